"""Fish and whales: four bones in a row through which a wave runs, sideways in fish, up and down in whales."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import pi, sin

import numpy as np

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.rotations import Quat, Vec, about_x, about_y, about_z, add, multiply, rotate, yaw_towards
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.meshes import Point2, cut_out
from generators.previz.rigs.standin import build_standin
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, natural_colour, surface_of
from generators.previz.scene import GeomKind, Pattern
from generators.previz.tables import rows_of

__all__ = ["Sort", "build_fish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One row of `sort.toml`. Lengths over the body's length, colours sRGB.

    Attributes:
        id: the row's name. names: nouns that mean it; the longest that is in a subject's noun wins.
        length_m: usual length. depth, width: of the body at its widest.
        whale: whether its tail lies flat and beats up and down. pointed: whether its fins are blades and not fans.
        fin: height of the back fin above the back. fin_at: where it stands, ahead of the body's middle.
        flipper: length of the pair of fins at the breast. tail: length of one lobe of the tail's fin.
        lower_lobe: the tail's lower lobe over the upper one.
        blunt: how full the head is in front, 0 a point .. 1 a block. snout: length of a beak. horn: of a tusk.
        hammer: half the width of a hammerhead's head. gills: whether slits are seen behind the head. eye: radius.
        back, belly: colours. bands: of stripes round the body. patch: behind the eye and at the flank.
    """

    id: str
    names: tuple[str, ...] = ()
    length_m: float = 0.5
    depth: float = 0.26
    width: float = 0.14
    whale: bool = False
    pointed: bool = False
    fin: float = 0.12
    fin_at: float = 0.03
    flipper: float = 0.14
    tail: float = 0.12
    lower_lobe: float = 1.0
    blunt: float = 0.0
    snout: float = 0.0
    horn: float = 0.0
    hammer: float = 0.0
    gills: bool = False
    eye: float = 0.018
    back: Srgb = (110, 134, 150)
    belly: Srgb = (224, 228, 228)
    bands: tuple[int, int, int] | None = None
    patch: tuple[int, int, int] | None = None


@cache
def _sorts() -> Mapping[str, Sort]:
    return rows_of(__package__ or "", "sort", Sort)


def _sort_of(words: str) -> Sort | None:
    found = [(len(name), s) for s in _sorts().values() for name in s.names if re.search(rf"\b{name}", words)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


FLARE = 1.5
"""How far both breast fins stand out beyond the body, over the length of one."""
_JOINTS = (-0.06, -0.21, -0.32, -0.45)
"""Where the bones of the spine and the tail begin, ahead of the body's middle, over its length."""
_DORSAL: tuple[Point2, ...] = ((0.6, 0.0), (-0.35, 1.0), (-0.5, 0.96), (-0.4, 0.4), (-0.55, 0.0))
_FLIPPER: tuple[Point2, ...] = ((0.3, 0.0), (-0.3, 1.0), (-0.45, 0.95), (-0.2, 0.0))
_LOBE: tuple[Point2, ...] = ((0.3, 0.0), (-0.25, 0.62), (-0.7, 1.0), (-0.42, 0.3), (-0.3, 0.0))
"""Outlines of blades over their reach: ahead, and out from the body."""
_DARK, _IVORY = surface_of((16, 16, 18), 0.08), surface_of((236, 228, 206), 0.4)
_PIECES = ((-0.06, 0.26, 0.84), (-0.03, 0.22, 0.62), (-0.04, 0.16, 0.38))
"""Of each bone's flesh: its middle behind the joint, its half length, and its thickness over the widest place's."""


@rig("fish")
def build_fish(casting: Casting) -> Model:
    """Builds the fish that the noun names; a figure stands in for what is not of a fish's build."""
    subject, words = casting.subject, casting.subject.noun.lower()
    hint = casting.noun.breed if casting.noun else "fish"
    sort = _sort_of(words) or _sort_of(hint)
    if sort is None:
        return build_standin(casting)
    h = casting.height_m(sort.length_m * sort.depth)
    length = h / sort.depth
    asked = colour_of(subject, ("scales", "skin", "body"), (-1, 0, 0), whole=True)
    said = named_colour(subject, casting.noun) or natural_colour(casting.noun, sort.names)
    own = asked if asked[0] >= 0 else said
    figure = casting.start()
    _build(figure, sort, length, own)

    def animate(act: Act) -> Animation:
        return lambda story_s: _swim(act, sort, length, story_s)

    return Model(
        figure=figure,
        height_m=h,
        length_m=length,
        width_m=(sort.width + FLARE * sort.flipper) * length,
        animate=animate,
        centre_height_m=0.5 * h,
        focus=(0.35 * length, 0.0, 0.5 * h),
        proxy=Proxy(
            GeomKind.ELLIPSOID, (length / 2, sort.width * length / 2, h / 2), 500 * length * h * h * 0.4, 0.2, 0.3
        ),
        root_height_m=0.5 * h,
    )


def _build(figure: Figure, sort: Sort, length: float, own: Srgb | None) -> None:
    back: Surface = surface_of(own or sort.back, 0.35, specular=0.06)
    if sort.bands and own is None:
        back = Surface(linear_rgb(sort.back), linear_rgb(sort.bands), Pattern.STRIPES, 0.14 * length, roughness=0.35)
    belly, fin = surface_of(sort.belly, 0.4), surface_of(own or sort.back, 0.5)
    deep, wide = sort.depth * length / 2, sort.width * length / 2
    turn = about_y(pi / 2)
    figure.ball("root", (deep, wide, 0.38 * length), (0.1 * length, 0, 0), back, quaternion=turn)
    figure.ball("root", (0.32 * length, 0.9 * wide, 0.78 * deep), (0.1 * length, 0, -0.24 * deep), belly)
    parent, begin = "root", 0.0
    for k, (behind, half, thick) in enumerate(_PIECES):
        parent = figure.bone(f"spine{k}", parent, ((_JOINTS[k] - begin) * length, 0, 0))
        begin = _JOINTS[k]
        figure.ball(parent, (deep * thick, wide * thick, half * length), (behind * length, 0, 0), back, quaternion=turn)
    figure.bone("tail", parent, ((_JOINTS[-1] - begin) * length, 0, 0))
    _head(figure, sort, length, back)
    _fins(figure, sort, length, fin)


def _head(figure: Figure, sort: Sort, length: float, back: Surface) -> None:
    deep, wide = sort.depth * length / 2, sort.width * length / 2
    nose = (0.62 * wide, (0.3 + 0.6 * sort.blunt) * wide)
    figure.limb("root", (0.25 * length, 0, -0.04 * deep), (0.44 * length, 0, -0.1 * deep), nose, back)
    if sort.snout:
        tip = ((0.47 + sort.snout) * length, 0.0, -0.3 * deep)
        figure.limb("root", (0.42 * length, 0, -0.24 * deep), tip, (0.3 * wide, 0.16 * wide), back)
    if sort.horn:
        tip = ((0.46 + sort.horn) * length, 0.0, 0.3 * deep)
        figure.limb("root", (0.44 * length, 0, 0), tip, (0.016 * length, 0.004 * length), _IVORY)
    if sort.hammer:
        figure.ball("root", (0.07 * length, sort.hammer * length, 0.22 * deep), (0.44 * length, 0, -0.1 * deep), back)
    for side in (1, -1):
        out, up = (sort.hammer * length, -0.1) if sort.hammer else (0.62 * wide, 0.2)
        at = ((0.44 if sort.hammer else 0.36) * length, side * out, up * deep)
        figure.ball("root", (sort.eye * length,) * 3, at, _DARK)
        if sort.patch:
            _patches(figure, sort, length, side)
        for k in range(5 if sort.gills else 0):
            top = ((0.27 - 0.018 * k) * length, side * 0.93 * wide, 0.22 * deep)
            low = (top[0] - 0.005 * length, side * 0.94 * wide, -0.2 * deep)
            figure.limb("root", top, low, (0.003 * length, 0.003 * length), _DARK)


def _patches(figure: Figure, sort: Sort, length: float, side: int) -> None:
    """An orca's white: behind the eye, and up the flank."""
    deep, wide = sort.depth * length / 2, sort.width * length / 2
    white = surface_of(sort.patch or sort.belly, 0.4)
    behind, flank = (0.31 * length, side * 0.74 * wide, 0.34 * deep), (-0.1 * length, side * 0.58 * wide, -0.3 * deep)
    figure.ball("root", (0.06 * length, 0.2 * wide, 0.16 * deep), behind, white, quaternion=about_y(0.25))
    figure.ball("spine0", (0.13 * length, 0.3 * wide, 0.22 * deep), flank, white, quaternion=about_y(-0.3))


def _fins(figure: Figure, sort: Sort, length: float, fin: Surface) -> None:
    """The back fin, the pair at the breast and the tail's, as the fans of a fish."""
    if sort.pointed:
        _blades(figure, sort, length, fin)
        return
    deep, wide = sort.depth * length / 2, sort.width * length / 2
    if sort.fin:
        at = ((sort.fin_at - 0.01) * length, 0.0, deep + 0.2 * sort.fin * length)
        figure.ball("root", (0.07 * length, 0.008 * length, 0.6 * sort.fin * length), at, fin, quaternion=about_y(-0.5))
    lobe = sort.tail * length
    for side in (1, -1):
        flat = multiply(about_z(side * -0.7), about_x(side * -0.5))
        at = (0.12 * length, side * (wide + 0.05 * length), -0.4 * deep)
        figure.ball("root", (0.04 * length, 0.8 * sort.flipper * length, 0.008 * length), at, fin, quaternion=flat)
        half = (0.4 * lobe, 0.08 * lobe, 0.84 * lobe)
        figure.ball("tail", half, (-0.42 * lobe, 0, side * 0.5 * lobe), fin, quaternion=about_y(side * -0.5))


def _blades(figure: Figure, sort: Sort, length: float, fin: Surface) -> None:
    """The same as the blades of a shark or a whale."""
    deep, wide, upright = sort.depth * length / 2, sort.width * length / 2, about_x(pi / 2)
    if sort.fin:
        at = (sort.fin_at * length, 0.0, 0.88 * deep)
        _blade(figure, "root", _scaled(_DORSAL, sort.fin * length), fin, at, upright)
    for side in (1, -1):
        at = (0.14 * length, side * 0.8 * wide, -0.45 * deep)
        _blade(figure, "root", _scaled(_FLIPPER, sort.flipper * length, side), fin, at, about_x(side * -0.45))
        lobe = sort.tail * length * (1.0 if side > 0 or sort.whale else sort.lower_lobe)
        turn = about_x(0.0) if sort.whale else upright
        _blade(figure, "tail", _scaled(_LOBE, lobe, side), fin, (0.0, 0.0, 0.0), turn)


def _scaled(outline: Sequence[Point2], size_m: float, side: int = 1) -> list[Point2]:
    return [(size_m * x, side * size_m * y) for x, y in outline]


def _blade(figure: Figure, bone: str, outline: Sequence[Point2], surface: Surface, at: Vec, turn: Quat) -> None:
    """A thin plate cut in the level plane of its own frame, then turned and put in its place (metres)."""
    vertices, faces = cut_out(outline, 0.05 * max(abs(y) for _, y in outline))
    points = np.array([add(rotate(turn, (x, y, z)), at) for x, y, z in vertices.tolist()])
    figure.shape(bone, GeomKind.MESH, (0.0,), surface, meshname=figure.builder.mesh(points, faces))


def _swim(act: Act, sort: Sort, length: float, story_s: float) -> Posture:
    """A wave from head to tail: about one beat for each 0.7 lengths travelled (Bainbridge 1958)."""
    travel = act.travel
    distance = travel.distance(story_s)
    x, y = travel.point(distance)
    yaw = yaw_towards(*travel.direction(distance))
    beats = distance / (0.7 * length) if travel.speed_mps > 0 else 0.8 * story_s
    turn = about_y if sort.whale else about_z
    joints: dict[str, Quat | float] = {}
    for k, name in enumerate(("spine0", "spine1", "spine2", "tail")):
        joints[name] = turn((0.08 + 0.09 * k) * sin(2 * pi * beats - 0.9 * k + act.seed % 7))
    lift = 0.03 * length * sin(1.1 * story_s + act.seed % 5)
    z = travel.ground(distance) + 0.5 * sort.depth * length + lift
    return Posture((x, y, z), multiply(yaw, turn(-0.05 * sin(2 * pi * beats + 0.6))), joints)
