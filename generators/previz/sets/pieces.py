"""Pieces of a set from `furniture.toml`: what stands along a wall, in a market, on a quay."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from generators.previz.light import light_colour
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paints import paint_of
from prompts.tables import tables_of

__all__ = ["Piece", "Spot", "build", "frozen", "lamp_of", "pieces", "standing"]

Spot = Callable[[float, float, float], tuple[float, float, float]]
"""From a piece's own x, y, z to the world, m."""


PIECE_TABLES = ("furniture", "fittings", "halls", "carriages", "outdoors", "landmarks", "yards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One row of these tables: its shapes as (kind, paint, numbers)."""

    wide_m: float
    shapes: tuple[tuple[str, str, tuple[float, ...]], ...]
    lamp: tuple[float, ...] = ()
    plume: tuple[Any, ...] = ()


def frozen(value: Any) -> Any:
    """Lists of a TOML row as tuples, all the way down."""
    return tuple(frozen(part) for part in value) if isinstance(value, list) else value


@cache
def pieces() -> Mapping[str, Piece]:
    """All pieces by name."""
    rows: dict[str, Any] = {}
    for name in PIECE_TABLES:
        rows |= tables_of(__package__, name)
    return MappingProxyType({name: _piece(row) for name, row in rows.items()})


def _piece(row: dict[str, Any]) -> Piece:
    shapes = []
    for line in row.pop("shapes").strip().splitlines():
        kind, paint, *numbers = line.split()
        shapes.append((kind, paint, tuple(float(number) for number in numbers)))
    return Piece(shapes=tuple(shapes), **{key: frozen(value) for key, value in row.items()})


def standing(x: float, y: float, yaw: float, scale: float = 1.0, *, up_m: float = 0.0) -> Spot:
    """A place on open ground, or `up_m` over it, where a piece faces along `yaw` (its own y axis), radians."""
    c, s = math.cos(yaw - math.pi / 2), math.sin(yaw - math.pi / 2)
    return lambda u, v, w: (x + scale * (u * c - v * s), y + scale * (u * s + v * c), up_m + scale * w)


def build(site: SetSite, piece: Piece, spot: Spot, *, scale: float = 1.0) -> None:
    """Builds a piece at a spot."""
    x0, y0, _ = spot(0.0, 0.0, 0.0)
    x1, y1, _ = spot(1.0, 0.0, 0.0)
    yaw = math.atan2(y1 - y0, x1 - x0)
    for kind, paint, n in piece.shapes:
        surface = paint_of(paint, lamps_lit=site.cues.lamps_lit)
        if kind in ("box", "ball"):
            shape = GeomKind.BOX if kind == "box" else GeomKind.ELLIPSOID
            site.geom(shape, [scale * part for part in n[3:6]], surface, spot(n[0], n[1], n[2]), yaw=yaw)
            continue
        ends = (spot(n[0], n[1], n[2]), spot(n[3], n[4], n[5]))
        shape, size = (GeomKind.CYLINDER, n[6:7]) if kind == "rod" else (GeomKind.CONE, n[6:8])
        site.geom(shape, [scale * part for part in size], surface, ends=ends)


def lamp_of(piece: Piece, spot: Spot) -> Light:
    """The light of a piece that has a lamp."""
    x, y, z, strength, kelvin = piece.lamp
    red, green, blue = light_colour(kelvin)
    colour = (strength * red, strength * green, strength * blue)
    return Light(LightKind.POINT, colour, position=spot(x, y, z), radius=0.15, shadows=False)
