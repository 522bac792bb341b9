"""The cut: clips joined one after another into one film, each at the size and rate that all of it has."""

from __future__ import annotations

from generators.cutting.generator import Cutter

__all__ = ["Cutter"]
