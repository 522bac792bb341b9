"""Fish and whales: four bones in a row through which a wave runs, sideways in fish, up and down in whales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import pi, sin

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.rotations import Quat, about_x, about_y, about_z, multiply, yaw_towards
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.standin import build_standin
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, natural_colour, surface_of
from generators.previz.scene import GeomKind, Pattern

__all__ = ["build_fish"]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of fish: words that name it; usual length, m; depth and width over length; colours of back and belly;
    whether its tail beats up and down; size of its back fin over length; bands of a second colour, if any."""  # noqa: D205, D209

    words: str
    length_m: float
    depth: float
    width: float
    back: Srgb
    belly: Srgb
    whale: bool
    fin: float
    bands: Srgb | None = None


_SORTS: tuple[Sort, ...] = (
    Sort("clownfish", 0.1, 0.42, 0.2, (240, 120, 40), (240, 130, 50), False, 0.16, (244, 240, 232)),
    Sort("goldfish|koi|carp", 0.2, 0.38, 0.22, (236, 130, 40), (250, 190, 110), False, 0.16),
    Sort("shark", 3.0, 0.2, 0.17, (104, 116, 128), (226, 230, 232), False, 0.16),
    Sort("orca|killer whale", 6.0, 0.25, 0.22, (26, 28, 32), (240, 240, 240), True, 0.22),
    Sort("dolphin|porpoise", 2.4, 0.19, 0.17, (108, 126, 144), (214, 220, 226), True, 0.12),
    Sort("whale", 14.0, 0.25, 0.25, (60, 76, 94), (170, 184, 196), True, 0.05),
    Sort("salmon|tuna|trout|fish|herring|sardine|cod", 0.5, 0.26, 0.14, (110, 134, 150), (224, 228, 228), False, 0.12),
)
FINS = 0.2
"""How wide both side fins are beyond the body, over the length."""
_BONES = 3
_SHARES = (0.0, 0.3, 0.52, 0.74, 0.96)
_PROFILE = (1.0, 0.86, 0.58, 0.26)
"""Where the bones begin along the body, from the widest place to the tail, and how thick the body is there."""


@rig("fish")
def build_fish(casting: Casting) -> Model:
    """Builds the fish that the noun names; a figure stands in for what is not of a fish's build."""
    subject, words = casting.subject, casting.subject.noun.lower()
    hint = casting.noun.breed if casting.noun else "fish"
    sort = next((s for s in _SORTS if re.search(rf"\b({s.words})", words)), None)
    sort = sort or next((s for s in _SORTS if re.search(rf"\b({s.words})", hint)), None)
    if sort is None:
        return build_standin(casting)
    h = casting.height_m(sort.length_m * sort.depth)
    length = h / sort.depth
    asked = colour_of(subject, ("scales", "skin", "body"), (-1, 0, 0), whole=True)
    said = named_colour(subject, casting.noun) or natural_colour(casting.noun, sort.words.split("|"))
    own = asked if asked[0] >= 0 else said
    figure = casting.start()
    _build(figure, sort, length, own)

    def animate(act: Act) -> Animation:
        return lambda story_s: _swim(act, sort, length, story_s)

    return Model(
        figure=figure,
        height_m=h,
        length_m=length,
        width_m=(sort.width + FINS) * length,
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
    figure.ball("root", (deep, wide, 0.34 * length), (0.12 * length, 0, 0), back, quaternion=turn)
    figure.ball("root", (0.3 * length, 0.9 * wide, 0.72 * deep), (0.13 * length, 0, -0.22 * deep), belly)
    figure.limb(
        "root", (0.25 * length, 0, -0.04 * deep), (0.44 * length, 0, -0.1 * deep), (0.62 * wide, 0.3 * wide), back
    )
    for side in (1, -1):
        figure.ball(
            "root",
            (0.018 * length,) * 3,
            (0.36 * length, side * 0.62 * wide, 0.2 * deep),
            surface_of((16, 16, 18), 0.08),
        )
        flat = multiply(about_z(side * -0.7), about_x(side * -0.5))
        figure.ball(
            "root",
            (0.04 * length, 0.11 * length, 0.008 * length),
            (0.12 * length, side * (wide + 0.05 * length), -0.4 * deep),
            fin,
            quaternion=flat,
        )
    figure.ball(
        "root",
        (0.07 * length, 0.008 * length, sort.fin * length * 0.6),
        (0.02 * length, 0, deep + 0.2 * sort.fin * length),
        fin,
        quaternion=about_y(-0.5),
    )
    parent, begin = "root", 0.0
    for k in range(_BONES):
        name = figure.bone(f"spine{k}", parent, (-(_SHARES[k] - begin) * 0.5 * length if k else -0.06 * length, 0, 0))
        begin = _SHARES[k]
        reach = (_SHARES[k + 1] - _SHARES[k]) * 0.5 * length
        figure.ball(
            name, (deep * _PROFILE[k], wide * _PROFILE[k], 1.05 * reach), (-0.6 * reach, 0, 0), back, quaternion=turn
        )
        parent = name
    figure.bone("tail", parent, (-0.13 * length, 0, 0))
    for side in (1, -1):
        if sort.whale:
            figure.ball(
                "tail",
                (0.045 * length, 0.1 * length, 0.012 * length),
                (-0.05 * length, side * 0.075 * length, 0),
                fin,
                quaternion=about_z(side * 0.5),
            )
        else:
            figure.ball(
                "tail",
                (0.045 * length, 0.01 * length, 0.1 * length),
                (-0.05 * length, 0, side * 0.06 * length),
                fin,
                quaternion=about_y(side * -0.5),
            )


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
