"""Flags and washing on a line: posts, and sheets of cloth that the wind moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface
from generators.previz.motion.holding import hold
from generators.previz.rigs.base import Casting, Cloth, Model, SheetShape, rig
from generators.previz.rigs.figure import ROOT, Figure
from generators.previz.rigs.surfaces import Srgb, colour_in, colour_of, surface_of
from generators.previz.scene import GeomKind
from prompts.tables import tables_of

__all__ = ["build_cloth", "is_cloth", "row_name", "two_sided", "usual_height"]

F64 = NDArray[np.float64]
POINT_M: Final = 0.14
"""Distance of a sheet's points, about."""
FEWEST, MOST = 4, 11
"""Points along a side."""
ROPE_POINTS, ROPE_M = 25, 0.011
"""Points of a rope, and its radius over the height of its posts."""
HALF_THICK_M: Final = 0.004
POST: Final = Surface.of(206, 208, 210, roughness=0.6)
FOOT: Final = Surface.of(150, 146, 138, roughness=0.9)
KNOB: Final = Surface.of(222, 176, 70, roughness=0.25, specular=0.5)
CORD: Final = Surface.of(216, 210, 196, roughness=0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClothRow:
    """One row of `cloths.toml`, whose head says what each field means."""

    names: tuple[str, ...]
    height_m: float
    hang: str
    top: float
    colour: Srgb
    sheets: tuple[tuple[float | str, ...], ...] = ()
    stripes: tuple[str, ...] = ("main",)
    width: float = 0.0
    kg_m2: float = 0.15
    slack: float = 0.0


@cache
def _rows() -> Mapping[str, ClothRow]:
    def frozen(value: Any) -> Any:
        return tuple(frozen(part) for part in value) if isinstance(value, list) else value

    rows = {name: {key: frozen(v) for key, v in row.items()} for name, row in tables_of(__package__, "cloths").items()}
    return MappingProxyType({name: ClothRow(**row) for name, row in rows.items()})


def _row_of(noun: str) -> ClothRow | None:
    said = noun.lower()
    return next((r for r in _rows().values() if any(said == n or said.endswith(f" {n}") for n in r.names)), None)


def row_name(noun: str) -> str:
    """Which row a noun means; empty for none."""
    return next((name for name, row in _rows().items() if row is _row_of(noun)), "")


def usual_height(noun: str) -> float | None:
    """Height of a noun's row, m."""
    row = _row_of(noun)
    return row.height_m if row else None


def is_cloth(noun: str) -> bool:
    """Whether a noun names cloth that hangs in the wind."""
    return _row_of(noun) is not None


@rig("hung_cloth")
def build_cloth(casting: Casting) -> Model:
    """Builds the posts, and each sheet as a mesh that the wind bends."""
    row = _row_of(casting.subject.noun)
    assert row is not None
    figure, height = casting.start(), casting.height_m(row.height_m)
    top, wide = row.top * height, row.width * height
    _posts(figure, row, height, top, wide)
    asked = colour_of(casting.subject, ("cloth", "surface"), (-1, 0, 0), whole=True)
    asked = asked if asked[0] >= 0 else colour_in(casting.subject.noun) or (-1, 0, 0)
    own = asked if asked[0] >= 0 else row.colour
    shapes = []
    for left, width, tall, named in row.sheets:
        first = (0.02 if row.hang == "mast" else float(left) * height - wide / 2, 0.0)
        points = _grid(first, top, float(width) * height, float(tall) * height)
        pinned = np.zeros(points.shape[:2], bool)
        if row.hang == "mast":
            pinned[:, 0] = True
        else:
            pinned[0, :] = True
        colours = row.stripes if asked[0] < 0 and named == "main" else (str(named),)
        for low, high, colour in _bands(len(points), colours):
            surface = surface_of(own if colour == "main" else colour_in(colour) or own, 0.95)
            vertices, faces = two_sided(points[low : high + 1])
            figure.shape(ROOT, GeomKind.MESH, (0.0,), surface, meshname=casting.builder.mesh(vertices, faces))
        area = float(width) * float(tall) * height * height
        shapes.append(SheetShape(points, pinned, area * row.kg_m2, tuple(_bands(len(points), colours))))
    rope = None
    if row.slack:
        rope = _slack_line(wide, top, row.slack)
        surface = surface_of(own, 0.95)
        for a, b in pairwise(rope):
            figure.shape(ROOT, GeomKind.CAPSULE, (ROPE_M * height,), surface, ends=(tuple(a), tuple(b)))
    reach = float(row.sheets[0][1]) * height if row.hang == "mast" else 0.4
    return Model(
        figure=figure,
        height_m=height,
        length_m=max(wide, 2 * reach) + 0.1,
        width_m=0.3,
        animate=hold,
        centre_height_m=height / 2,
        focus=(reach / 2 if row.hang == "mast" else 0.0, 0.0, 0.8 * height),
        root_is_foot=True,
        root_height_m=height / 2,
        cloth=Cloth(tuple(shapes), rope, ROPE_M * height),
    )


def _slack_line(wide: float, top: float, slack: float) -> F64:
    """(n, 3) points of a line that is longer than what it spans by a share, as an upside-down gable."""
    half = (1.0 + slack) * wide / 2
    deep = (half**2 - (wide / 2) ** 2) ** 0.5
    share = np.linspace(-1.0, 1.0, ROPE_POINTS)
    return np.column_stack([share * wide / 2, np.zeros(ROPE_POINTS), top - deep * (1.0 - np.abs(share))])


def _posts(figure: Figure, row: ClothRow, height: float, top: float, wide: float) -> None:
    thick = 0.011 * height
    for x in (0.0,) if row.hang == "mast" else (-wide / 2, wide / 2):
        end = 0.985 * height if row.hang == "mast" else top + 0.02
        figure.limb(ROOT, (x, 0.0, 0.0), (x, 0.0, end), (thick, thick), POST)
        figure.ball(ROOT, (0.08 * height, 0.08 * height, 0.02 * height), (x, 0.0, 0.0), FOOT)
        figure.ball(ROOT, (0.016 * height,) * 3, (x, 0.0, end), KNOB)
    if row.hang == "line":
        figure.limb(ROOT, (-wide / 2, 0.0, top), (wide / 2, 0.0, top), (0.006, 0.006), CORD)


def _grid(first: tuple[float, float], top: float, width: float, tall: float) -> F64:
    """(rows, columns, 3) points of a sheet that hangs straight, the upper edge first."""
    rows, columns = (int(min(max(round(side / POINT_M) + 1, FEWEST), MOST)) for side in (tall, width))
    x, z = np.linspace(first[0], first[0] + width, columns), np.linspace(top, top - tall, rows)
    grid = np.zeros((rows, columns, 3))
    grid[:, :, 0], grid[:, :, 2] = x[None, :], z[:, None]
    # A sheet that is quite flat would not know which way to give way.
    grid[:, :, 1] = first[1] + 0.01 * np.sin(2.0 * np.arange(columns))[None, :]
    return grid


def _bands(rows: int, colours: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """First and last row of points of every level band, with its colour."""
    edges = np.round(np.linspace(0, rows - 1, len(colours) + 1)).astype(int)
    return [(int(a), int(b), c) for a, b, c in zip(edges, edges[1:], colours, strict=False) if b > a]


def two_sided(points: F64) -> tuple[F64, NDArray[np.int64]]:
    """A sheet (rows, columns, 3) as a closed thin mesh: vertices of the front, then of the back, and faces."""
    rows, columns = points.shape[:2]
    along, down = np.gradient(points, axis=1), np.gradient(points, axis=0)
    normal = np.cross(along, down)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-9)
    vertices = np.concatenate(
        [(points + HALF_THICK_M * normal).reshape(-1, 3), (points - HALF_THICK_M * normal).reshape(-1, 3)]
    )
    return vertices, _faces(rows, columns)


@cache
def _faces(rows: int, columns: int) -> NDArray[np.int64]:
    count, faces = rows * columns, []
    for row in range(rows - 1):
        for column in range(columns - 1):
            a = row * columns + column
            b, c, d = a + 1, a + columns, a + columns + 1
            faces += [(a, b, d), (a, d, c), (count + a, count + d, count + b), (count + a, count + c, count + d)]
    rim = [*range(columns - 1)] + [r * columns + columns - 1 for r in range(rows - 1)]
    rim += [count - 1 - c for c in range(columns - 1)] + [(rows - 1 - r) * columns for r in range(rows - 1)]
    for a, b in zip(rim, [*rim[1:], rim[0]], strict=True):
        faces += [(a, count + a, b), (b, count + a, count + b)]
    return np.array(faces, np.int64)
