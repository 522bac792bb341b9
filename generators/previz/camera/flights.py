"""Flights of the camera over a place: from how far and how high they begin."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FLIGHTS", "Flight"]


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight over a place: how far before its middle and how high it begins, and how far down it looks."""

    distance_m: float
    elevation_deg: float
    down_deg: float


FLIGHTS = {"aerial": Flight(34.0, 30.0, 9.0), "fpv": Flight(26.0, 7.0, 3.0)}
"""By the move: high and to the horizon, or low and headlong."""
