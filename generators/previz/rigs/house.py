"""Buildings: houses, cottages, barns, towers, lighthouses, tents and skyscrapers, built of walls, roofs and windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.holding import hold
from generators.previz.rigs.base import Act, Animation, Casting, Model, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, second_colour, shade, surface_of
from generators.previz.scene import GeomKind, Pattern

__all__ = ["build_house"]

_PANE = (44, 54, 66)
_LIT = (255, 196, 110)
_FRAME = surface_of((236, 232, 222), 0.7)


@dataclass(frozen=True, slots=True)
class _Paint:
    """Colours of a building, and whether its windows are lit."""

    wall: Srgb
    roof: Srgb
    door: Srgb
    lit: bool

    @property
    def pane(self) -> Surface:
        """A window pane."""
        return surface_of(_LIT, 0.3, emission=1.6) if self.lit else surface_of(_PANE, 0.08, specular=0.2)


@rig("house")
def build_house(casting: Casting) -> Model:
    """Builds the building that the subject's noun names; others are houses."""
    noun = casting.subject.noun.lower()
    hint = casting.noun.breed if casting.noun else ""
    build, along, across, wall, roof = next(
        (row[1:] for row in _SORTS if row[0] in noun),
        next((row[1:] for row in _SORTS if row[0] == hint), _SORTS[-1][1:]),
    )
    h = casting.height_m(7.0)
    subject = casting.subject
    paint = _Paint(
        wall=colour_of(subject, ("wall", "walls", "facade"), named_colour(subject, casting.noun) or wall, whole=True),
        roof=colour_of(subject, ("roof",), roof),
        door=colour_of(subject, ("door",), (96, 52, 40)),
        lit=casting.night,
    )
    second = second_colour(subject)
    paint = paint if second is None else replace(paint, roof=colour_of(subject, ("roof",), second))
    figure = casting.start()
    build(figure, h, along * h, across * h, paint)

    def animate(act: Act) -> Animation:
        return hold(act)

    return Model(
        figure=figure,
        height_m=h,
        length_m=across * h,
        width_m=along * h,
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.4 * across * h, 0.0, 0.4 * h),
    )


def _prism(half_x: float, half_y: float, low: float, high: float) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """A gable roof whose ridge runs along y."""
    corners = [(x, y, low) for x in (-half_x, half_x) for y in (-half_y, half_y)]
    points = np.array([*corners, (0.0, -half_y, high), (0.0, half_y, high)])
    # Each flat side has vertices of its own, so that it is shaded flat.
    sides = ((0, 1, 5, 4), (2, 4, 5, 3), (0, 4, 2), (1, 3, 5), (0, 2, 3, 1))
    vertices: list[tuple[float, ...]] = []
    faces: list[tuple[int, int, int]] = []
    for side in sides:
        first = len(vertices)
        vertices += [tuple(points[i]) for i in side]
        faces += [(first, first + k, first + k + 1) for k in range(1, len(side) - 1)]
    return np.array(vertices), np.array(faces, np.int32)


def _house(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    """Front to +x: door in the middle, windows beside and above it, chimney behind the ridge."""
    eaves = 0.58 * h
    plaster = Surface(
        linear_rgb(paint.wall), linear_rgb(shade(paint.wall, 0.93)), Pattern.NOISE, 0.15 * h, roughness=0.9
    )
    tiles = Surface(
        linear_rgb(paint.roof), linear_rgb(shade(paint.roof, 0.72)), Pattern.STRIPES, 0.04 * h, roughness=0.85
    )
    figure.box("root", (deep / 2, wide / 2, eaves / 2), (0, 0, eaves / 2), plaster)
    figure.box(
        "root", (deep / 2 + 0.02 * h, wide / 2 + 0.02 * h, 0.03 * h), (0, 0, 0.03 * h), surface_of((120, 114, 106), 0.9)
    )
    roof = figure.builder.mesh(*_prism(deep / 2 + 0.06 * h, wide / 2 + 0.06 * h, eaves - 0.03 * h, h))
    figure.shape("root", GeomKind.MESH, (0.0,), tiles, meshname=roof)
    gable = figure.builder.mesh(*_prism(deep / 2, wide / 2 - 0.002 * h, eaves, h - 0.045 * h))
    figure.shape("root", GeomKind.MESH, (0.0,), plaster, meshname=gable)
    figure.box("root", (0.05 * h, 0.05 * h, 0.15 * h), (-0.2 * deep, 0.25 * wide, h), surface_of((140, 84, 66), 0.9))
    front = deep / 2
    figure.box("root", (0.012 * h, 0.085 * h, 0.165 * h), (front, 0, 0.165 * h), surface_of(paint.door, 0.5))
    figure.box("root", (0.05 * h, 0.12 * h, 0.012 * h), (front + 0.04 * h, 0, 0.36 * h), tiles)
    figure.box(
        "root", (0.05 * h, 0.11 * h, 0.02 * h), (front + 0.05 * h, 0, 0.02 * h), surface_of((150, 146, 138), 0.9)
    )
    for y in (-0.32, 0.32):
        _window(figure, (front, y * wide, 0.22 * h), 0.075 * h, 0.085 * h, paint)
    for y in (-0.32, 0.0, 0.32):
        _window(figure, (front, y * wide, 0.47 * h), 0.062 * h, 0.07 * h, paint)
    for side in (1, -1):
        figure.box("root", (0.07 * h, 0.008 * h, 0.08 * h), (0.0, side * wide / 2, 0.24 * h), paint.pane)


def _window(figure: Figure, at: tuple[float, float, float], half_wide: float, half_high: float, paint: _Paint) -> None:
    figure.box("root", (0.1 * half_wide, half_wide * 1.18, half_high * 1.14), at, _FRAME)
    figure.box("root", (0.16 * half_wide, half_wide, half_high), at, paint.pane)
    figure.box("root", (0.2 * half_wide, 0.06 * half_wide, half_high), at, _FRAME)


def _tower(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    walls = Surface(
        linear_rgb(paint.wall), linear_rgb(_LIT if paint.lit else _PANE), Pattern.WINDOWS, h / 16, roughness=0.4,
        specular=0.08, emission=0.8 if paint.lit else 0.0,
    )  # fmt: skip
    figure.box("root", (deep / 2, wide / 2, 0.44 * h), (0, 0, 0.44 * h), walls)
    figure.box("root", (0.38 * deep, 0.38 * wide, 0.06 * h), (0, 0, 0.92 * h), walls)
    figure.limb("root", (0, 0, 0.96 * h), (0, 0, h), (0.008 * h, 0.003 * h), surface_of((120, 124, 130), 0.4))
    figure.box("root", (0.03 * h, 0.2 * wide, 0.02 * h), (deep / 2, 0, 0.02 * h), paint.pane)


def _lighthouse(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    del deep
    bands = Surface(linear_rgb(paint.wall), linear_rgb(paint.roof), Pattern.STRIPES, h / 7, roughness=0.7)
    figure.shape("root", GeomKind.CONE, (wide / 2, wide / 3.2), bands, ends=((0, 0, 0), (0, 0, 0.78 * h)))
    dark = surface_of((40, 42, 46), 0.5)
    figure.shape("root", GeomKind.CONE, (wide / 2.3, wide / 2.3), dark, ends=((0, 0, 0.78 * h), (0, 0, 0.8 * h)))
    glow = surface_of((255, 226, 160), 0.2, emission=4.0 if paint.lit else 0.6)
    figure.shape("root", GeomKind.CONE, (wide / 4.2, wide / 4.2), glow, ends=((0, 0, 0.8 * h), (0, 0, 0.9 * h)))
    figure.shape(
        "root", GeomKind.CONE, (wide / 3, 0.01), surface_of(paint.roof, 0.5), ends=((0, 0, 0.9 * h), (0, 0, h))
    )
    figure.box("root", (0.02 * h, 0.05 * h, 0.06 * h), (wide / 2 - 0.01 * h, 0, 0.06 * h), surface_of(paint.door, 0.6))


def _castle(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    stone = Surface(
        linear_rgb(paint.wall), linear_rgb(shade(paint.wall, 0.8)), Pattern.BRICKS, 0.05 * h, roughness=0.95
    )
    figure.box("root", (deep / 2, wide / 2, 0.24 * h), (0, 0, 0.24 * h), stone)
    roof = surface_of(paint.roof, 0.7)
    for x, y, top, radius in (
        (0.5, 0.5, 0.72, 0.11),
        (0.5, -0.5, 0.72, 0.11),
        (-0.5, 0.5, 0.78, 0.12),
        (-0.5, -0.5, 0.78, 0.12),
        (0.0, 0.1, 0.82, 0.15),
    ):
        at = (x * deep, y * wide)
        figure.shape(
            "root", GeomKind.CONE, (radius * h, radius * 0.92 * h), stone, ends=((*at, 0), (*at, (top - 0.12) * h))
        )
        figure.shape(
            "root",
            GeomKind.CONE,
            (radius * 1.2 * h, 0.004 * h),
            roof,
            ends=((*at, (top - 0.12) * h), (*at, (top + 0.17) * h)),
        )
    for k in range(7):
        y = (k / 6 - 0.5) * 0.8 * wide
        figure.box("root", (0.03 * h, 0.03 * h, 0.03 * h), (deep / 2 - 0.02 * h, y, 0.5 * h), stone)
    figure.box("root", (0.02 * h, 0.09 * h, 0.13 * h), (deep / 2, 0, 0.13 * h), surface_of(paint.door, 0.8))
    for y in (-0.25, 0.25):
        figure.box("root", (0.012 * h, 0.02 * h, 0.04 * h), (deep / 2, y * wide, 0.34 * h), paint.pane)


def _church(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    stone = surface_of(paint.wall, 0.9)
    roof = surface_of(paint.roof, 0.8)
    nave = 0.34 * h
    figure.box("root", (deep / 2, wide / 2, nave / 2), (-0.1 * deep, 0, nave / 2), stone)
    vertices, faces = _prism(wide / 2 + 0.02 * h, deep / 2 + 0.02 * h, nave, 0.56 * h)
    turned = np.stack([-vertices[:, 1] - 0.1 * deep, vertices[:, 0], vertices[:, 2]], axis=1)
    figure.shape("root", GeomKind.MESH, (0.0,), roof, meshname=figure.builder.mesh(turned, faces))
    x = 0.4 * deep + 0.1 * h
    figure.box("root", (0.1 * h, 0.1 * h, 0.32 * h), (x, 0, 0.32 * h), stone)
    figure.shape("root", GeomKind.CONE, (0.14 * h, 0.004 * h), roof, ends=((x, 0, 0.64 * h), (x, 0, h)))
    figure.box("root", (0.012 * h, 0.05 * h, 0.09 * h), (x + 0.1 * h, 0, 0.09 * h), surface_of(paint.door, 0.7))
    figure.box("root", (0.01 * h, 0.025 * h, 0.05 * h), (x + 0.1 * h, 0, 0.5 * h), paint.pane)
    for k in range(3):
        figure.box(
            "root",
            (0.03 * h, wide / 2 + 0.004 * h, 0.08 * h),
            (-0.1 * deep + (k - 1) * 0.28 * deep, 0, 0.18 * h),
            paint.pane,
        )


def _tent(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    cloth = figure.builder.mesh(*_prism(wide / 2, deep / 2, 0.0, h))
    figure.shape("root", GeomKind.MESH, (0.0,), surface_of(paint.wall, 0.85), meshname=cloth)
    figure.box(
        "root", (0.1 * h, deep / 2 + 0.01 * h, 0.3 * h), (0, 0, 0.3 * h), surface_of(shade(paint.wall, 0.55), 0.9)
    )


def _pyramid(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    a, b = deep / 2, wide / 2
    base = [(-a, -b, 0.0), (a, -b, 0.0), (a, b, 0.0), (-a, b, 0.0)]
    vertices: list[tuple[float, ...]] = []
    faces: list[tuple[int, int, int]] = []
    for k in range(4):
        first = len(vertices)
        vertices += [base[k], base[(k + 1) % 4], (0.0, 0.0, h)]
        faces.append((first, first + 1, first + 2))
    first = len(vertices)
    vertices += base
    faces += [(first, first + 2, first + 1), (first, first + 3, first + 2)]
    stone = Surface(
        linear_rgb(paint.wall), linear_rgb(shade(paint.wall, 0.85)), Pattern.STRIPES, h / 40, roughness=0.95
    )
    name = figure.builder.mesh(np.array(vertices), np.array(faces, np.int32))
    figure.shape("root", GeomKind.MESH, (0.0,), stone, meshname=name)


def _windmill(figure: Figure, h: float, wide: float, deep: float, paint: _Paint) -> None:
    del deep
    figure.shape(
        "root", GeomKind.CONE, (wide / 2, wide / 3), surface_of(paint.wall, 0.9), ends=((0, 0, 0), (0, 0, 0.68 * h))
    )
    figure.ball("root", (wide / 2.8, wide / 2.8, 0.1 * h), (0, 0, 0.7 * h), surface_of(paint.roof, 0.8))
    figure.box("root", (0.02 * h, 0.05 * h, 0.08 * h), (wide / 2 - 0.01 * h, 0, 0.08 * h), surface_of(paint.door, 0.7))
    sail = surface_of((226, 218, 200), 0.8)
    figure.bone("sails", "root", (wide / 2.4, 0, 0.72 * h), axis=(1, 0, 0))
    figure.ball("sails", (0.04 * h,) * 3, (0, 0, 0), surface_of((90, 70, 54), 0.8))
    for y, z in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        end = (0.02 * h, y * 0.28 * h, z * 0.28 * h)
        figure.limb("sails", (0, 0, 0), end, (0.012 * h, 0.008 * h), surface_of((90, 70, 54), 0.8))
        quarter = (0.9239, y * z * -0.3827, 0.0, 0.0)
        figure.box(
            "sails",
            (0.005 * h, 0.035 * h, 0.13 * h),
            (0.03 * h, y * 0.18 * h + z * 0.02 * h, z * 0.18 * h),
            sail,
            quaternion=quarter,
        )


_Builder = Callable[[Figure, float, float, float, _Paint], None]
_SORTS: tuple[tuple[str, _Builder, float, float, Srgb, Srgb], ...] = (
    ("skyscraper", _tower, 0.28, 0.24, (150, 164, 178), (90, 96, 104)),
    ("office", _tower, 0.5, 0.4, (150, 160, 170), (90, 96, 104)),
    ("apartment", _tower, 0.7, 0.4, (188, 170, 150), (90, 80, 76)),
    ("lighthouse", _lighthouse, 0.3, 0.3, (240, 238, 232), (190, 36, 36)),
    ("windmill", _windmill, 0.5, 0.5, (226, 214, 190), (110, 70, 50)),
    ("castle", _castle, 1.1, 0.8, (160, 154, 144), (70, 84, 110)),
    ("church", _church, 0.4, 0.7, (196, 186, 168), (90, 80, 76)),
    ("tower", _tower, 0.2, 0.2, (170, 160, 146), (90, 80, 76)),
    ("tent", _tent, 1.3, 1.6, (216, 140, 50), (216, 140, 50)),
    ("pyramid", _pyramid, 1.6, 1.6, (206, 176, 122), (206, 176, 122)),
    ("barn", _house, 1.3, 1.05, (150, 40, 34), (84, 84, 88)),
    ("cabin", _house, 1.35, 1.05, (130, 92, 60), (74, 62, 52)),
    ("cottage", _house, 1.45, 1.1, (236, 226, 204), (150, 116, 70)),
    ("block", _tower, 0.6, 0.45, (186, 170, 150), (90, 80, 76)),
    ("house", _house, 1.2, 1.0, (232, 222, 200), (150, 72, 54)),
)
"""Word in the noun (or the noun's breed), builder, width and depth over height, wall and roof colours."""
