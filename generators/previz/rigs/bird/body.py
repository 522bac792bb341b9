"""Birds: body, neck, beak, wings that flap or fold, tail and legs, from a row of `species.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import atan2, cos, pi, sin, sqrt
from types import MappingProxyType
from typing import Final

from generators.previz.building import Surface
from generators.previz.motion.rotations import Quat, Vec, about_x, about_y, about_z, multiply, yaw_towards
from generators.previz.motion.script import Cue, moment_of, way_of
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure, Posture, blended
from generators.previz.rigs.meshes import cut_out
from generators.previz.rigs.standin import build_standin
from generators.previz.rigs.surfaces import (
    Srgb,
    colour_of,
    named_colour,
    natural_colour,
    second_colour,
    shade,
    surface_of,
)
from generators.previz.scene import GeomKind
from generators.previz.tables import rows_of

__all__ = ["Species", "build_bird"]

SUNK = -0.62
"""How far a swimming bird's body lies below where it stands, over its middle's height."""
_AIRBORNE = ("fly", "rise")
_GLIDES = re.compile(r"\b(?:glid|soar|hover|drift|sail|circl)\w*")
"""Ways of flying on wings that are held still."""
STEEP_MPS = -1.2
"""A bird that comes down faster than this folds its wings and points its beak down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Species:
    """One row of `species.toml`. Lengths over the height as it stands, colours sRGB.

    Attributes:
        id: the row's name. names: nouns that mean it. height_m: usual height as it stands.
        neck, legs: lengths. skull: radius. beak_length, beak_deep: a hooked one. half_span: of one wing.
        tail_length. upright: stands erect as a penguin. comb: a hen's. bill: a duck's flat
            one. pouch: a pelican's. beak_root: how thick the beak begins, over the skull; 0 as usual.
        spread: how the tail is held: level, arched (a cock's) or fan (an open wheel). eyes_m: radius of the eyes
            over height. rim: the patch about them, where the head is too dark for eyes to be seen on.
        coat, belly, wing, head, beak, feet, train: colours; head and train may be left out.
    """

    id: str
    names: tuple[str, ...] = ()
    height_m: float = 0.3
    neck: float = 0.1
    legs: float = 0.16
    skull: float = 0.17
    beak_length: float = 0.13
    beak_deep: bool = False
    half_span: float = 0.85
    tail_length: float = 0.4
    upright: bool = False
    comb: bool = False
    bill: bool = False
    pouch: bool = False
    beak_root: float = 0.0
    spread: str = "level"
    eyes_m: float = 0.035
    coat: Srgb = (120, 100, 80)
    belly: Srgb = (200, 180, 160)
    wing: Srgb = (100, 80, 64)
    head: tuple[int, int, int] | None = None
    beak: Srgb = (220, 170, 70)
    feet: Srgb = (150, 120, 90)
    train: tuple[int, int, int] | None = None
    rim: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Sizes in metres that motion needs: height of the body's middle, half span, whether it stands erect, its head."""

    middle_m: float
    half_span_m: float
    tilt_rad: float
    head_m: float


@cache
def _species() -> Mapping[str, Species]:
    return rows_of(__package__ or "", "species", Species)


def _species_of(noun: str, hint: str) -> Species | None:
    words = " ".join(re.findall(r"[a-z]+", noun.lower()))
    found = [(len(n), s) for s in _species().values() for n in s.names if re.search(rf"\b{n}s?\b", words)]
    own = (words, words.removesuffix("s"))  # flamingos are no herons, though a heron's row has their name too
    return max(found, key=lambda pair: (pair[0], pair[1].id in own))[1] if found else _species().get(hint)


@rig("bird")
def build_bird(casting: Casting) -> Model:
    """Builds the bird that the noun names."""
    subject = casting.subject
    species = _species_of(subject.noun, casting.noun.breed if casting.noun else "")
    if species is None:
        return build_standin(casting)
    h = casting.height_m(species.height_m)
    asked = colour_of(subject, ("feathers", "plumage", "body"), (-1, 0, 0), whole=True)
    said = named_colour(subject, casting.noun) or natural_colour(casting.noun, species.names)
    own = asked if asked[0] >= 0 else said
    figure = casting.start()
    plan = _build(figure, species, h, own, second_colour(subject))
    flying = casting.motion in _AIRBORNE

    def animate(act: Act) -> Animation:
        if len(act.cues) > 1:
            return _InTurn(act, plan)
        return lambda story_s: _posture(act, plan, story_s, flying=act.motion in _AIRBORNE)

    return Model(
        figure=figure,
        height_m=h,
        length_m=0.9 * h,
        width_m=2 * plan.half_span_m if flying else 0.45 * h,
        animate=animate,
        centre_height_m=0.5 * h,
        focus=(0.3 * h, 0.0, 0.85 * h),
        proxy=Proxy(GeomKind.ELLIPSOID, (0.35 * h, 0.22 * h, 0.25 * h), 8.0 * h**3 * 10, 0.2, 0.5),
        root_height_m=plan.middle_m,
        face_ahead_m=0.1 * h,
        face_up_m=0.18 * plan.head_m,
        head_m=plan.head_m,
    )


def _build(figure: Figure, s: Species, h: float, own: Srgb | None, second: Srgb | None) -> _Plan:
    coat, wing = surface_of(own or s.coat, 0.85), surface_of(shade(own, 0.8) if own else s.wing, 0.85)
    belly = surface_of(second or (s.belly if own is None else shade(own, 1.15)), 0.9)
    body = (1.0 - s.legs - s.neck - 1.6 * s.skull * 0.75) * h
    middle = s.legs * h + 0.5 * body
    radii = (0.62 * body, 0.42 * body, 0.5 * body) if not s.upright else (0.34 * body, 0.36 * body, 0.56 * body)
    figure.ball("root", radii, (0, 0, 0), coat)
    share, low = ((0.92, 0.78, 0.88), -0.06) if s.upright else ((0.85, 0.9, 0.8), -0.14)
    front = (share[0] * radii[0], share[1] * radii[1], share[2] * radii[2])
    figure.ball("root", front, (0.16 * radii[0], 0, low * radii[2]), belly)
    reach = 0.72 * radii[0] if not s.upright else 0.05 * h
    figure.bone("head", "root", (reach, 0, 0.62 * radii[2] + s.neck * h))
    skull = s.skull * h * 0.8
    top = surface_of(s.head, 0.85) if s.head and own is None else coat
    throat = (0.5 * radii[1] if s.neck < 0.3 else 0.3 * radii[1], min(0.75 * skull, 0.05 * h + 0.3 * skull))
    shoulder = (0.55 * radii[0] if not s.upright else 0.0, 0.0, 0.4 * radii[2])
    figure.limb("root", shoulder, (reach, 0, 0.62 * radii[2] + s.neck * h), throat, coat)
    figure.ball("head", (1.05 * skull, 0.95 * skull, skull), (0.1 * skull, 0, 0.35 * skull), top)
    _face(figure, s, h, skull)
    _tail(figure, s, h, radii, wing)
    for name, side in (("lwing", 1.0), ("rwing", -1.0)):
        half = s.half_span * h
        figure.bone(name, "root", (0.18 * radii[0], side * 0.75 * radii[1], 0.4 * radii[2]))
        figure.ball(name, (0.34 * body, 0.27 * half, 0.035 * body), (-0.05 * body, side * 0.25 * half, 0), wing)
        tip = figure.bone(f"{name}tip", name, (0, side * 0.48 * half, 0))
        _wing_tip(figure, tip, body, side * half, wing)
    for name, side in (("lleg", 1.0), ("rleg", -1.0)):
        figure.bone(name, "root", (0.0, side * 0.45 * radii[1], -0.6 * radii[2]))
        length = middle - 0.6 * radii[2]
        feet = surface_of(s.feet, 0.6)
        figure.limb(name, (0, 0, 0), (0.0, 0, -length + 0.02 * h), (0.03 * h, 0.014 * h), feet)
        figure.ball(name, (0.09 * h, 0.05 * h, 0.014 * h), (0.05 * h, 0, -length + 0.012 * h), feet)
    return _Plan(middle, s.half_span * h, 0.0 if s.upright or s.neck > 0.2 else 0.3, 2.0 * skull)


def _wing_tip(figure: Figure, bone: str, body: float, half: float, wing: Surface) -> None:
    """The hand of a wing: a blade that is swept back to a point; `half` (m) is negative on the right."""
    outline = (
        (0.24 * body, -0.06 * half), (0.2 * body, 0.24 * half), (0.02 * body, 0.48 * half), (-0.26 * body, 0.62 * half),
        (-0.3 * body, 0.4 * half), (-0.34 * body, 0.16 * half), (-0.32 * body, -0.06 * half),
        (-0.2 * body, -0.15 * half), (-0.04 * body, -0.18 * half), (0.12 * body, -0.15 * half),
    )  # fmt: skip
    name = figure.builder.mesh(*cut_out(outline, 0.014 * body))
    figure.shape(bone, GeomKind.MESH, (0.0,), wing, meshname=name)


def _face(figure: Figure, s: Species, h: float, skull: float) -> None:
    beak = surface_of(s.beak, 0.4)
    length = s.beak_length * h
    tip = (0.95 * skull + length, 0, (0.2 if not s.beak_deep else -0.15) * skull)
    root = s.beak_root or (0.34 if s.beak_deep else 0.24)
    if s.bill:
        flat = (0.75 * length, 0.46 * skull, 0.13 * skull)
        figure.ball("head", flat, (0.85 * skull + 0.5 * length, 0, 0.12 * skull), beak, quaternion=about_y(0.12))
    else:
        figure.limb("head", (0.85 * skull, 0, 0.3 * skull), tip, (root * skull, 0.05 * skull), beak)
    if s.pouch:
        at = (0.85 * skull + 0.45 * length, 0, -0.1 * skull)
        figure.ball("head", (0.5 * length, 0.3 * skull, 0.42 * skull), at, beak, quaternion=about_y(0.1))
    dark = surface_of((20, 18, 16), 0.08)
    eye = s.eyes_m * h
    for side in (1, -1):
        if s.eyes_m > 0.06:
            figure.ball(
                "head",
                (0.5 * eye, eye * 1.25, eye * 1.25),
                (0.92 * skull, side * 0.42 * skull, 0.55 * skull),
                surface_of((232, 190, 70), 0.3),
            )
        if s.rim:
            about = (0.6 * skull, side * 0.63 * skull, 0.56 * skull)
            figure.ball("head", (1.15 * eye,) * 3, about, surface_of(s.rim, 0.8))
        ahead = (1.0 if s.eyes_m > 0.06 else 0.68) * skull
        figure.ball(
            "head", (0.8 * eye,) * 3, (ahead, side * (0.42 if s.eyes_m > 0.06 else 0.7) * skull, 0.58 * skull), dark
        )
    if s.comb:
        red = surface_of((200, 36, 34), 0.6)
        for k in range(3):
            figure.ball(
                "head", (0.28 * skull, 0.1 * skull, 0.34 * skull), ((0.4 - 0.4 * k) * skull, 0, 1.35 * skull), red
            )
        figure.ball("head", (0.14 * skull, 0.12 * skull, 0.34 * skull), (1.0 * skull, 0, -0.25 * skull), red)


def _tail(figure: Figure, s: Species, h: float, radii: tuple[float, float, float], wing: Surface) -> None:
    length = s.tail_length * h
    if s.train and s.spread == "level":
        for k in range(5):
            turn = (k - 2) * 0.16
            at = (-0.8 * radii[0] - 0.45 * length, 0.07 * (k - 2) * length, -0.05 * h)
            plume = surface_of(shade(s.train, 0.9 + 0.1 * (k % 2)), 0.5)
            figure.ball("root", (length / 2, 0.07 * h, 0.02 * h), at, plume, quaternion=about_z(-turn))
        return
    if s.spread in _SPREADS:
        _SPREADS[s.spread](figure, s, length, (-0.75 * radii[0], 0.0, 0.25 * radii[2]), wing)
        return
    figure.ball(
        "root",
        (0.55 * length, 0.45 * radii[1], 0.06 * radii[2]),
        (-0.75 * radii[0] - 0.3 * length, 0, -0.05 * radii[2]),
        wing,
        quaternion=about_y(0.1),
    )


def _arched(figure: Figure, s: Species, length: float, at: Vec, wing: Surface) -> None:
    """A cock's tail: plumes one above another that rise and hang over."""
    surface = surface_of(s.train, 0.5) if s.train else wing
    for k in range(4):
        reach, rise = length * (1.0 - 0.12 * k), 0.35 + 0.38 * k
        top = (at[0] - 0.6 * reach * cos(rise), 0.0, at[2] + 0.6 * reach * sin(rise))
        end = (top[0] - 0.45 * reach * cos(rise - 1.1), 0.0, top[2] + 0.45 * reach * sin(rise - 1.1))
        figure.limb("root", at, top, (0.05 * length, 0.09 * length), surface)
        figure.limb("root", top, end, (0.09 * length, 0.02 * length), surface)


def _fan(figure: Figure, s: Species, length: float, at: Vec, wing: Surface) -> None:
    """An open wheel of feathers, each with its eye or its band near the end."""
    plume, tip = (surface_of(s.train, 0.6) if s.train else wing), surface_of(s.coat, 0.4)
    feathers = 13
    for k in range(feathers):
        turn = (k / (feathers - 1) - 0.5) * 2.9
        out = (at[0] - 0.12 * length, sin(turn), cos(turn))
        middle = (out[0], 0.5 * length * out[1], at[2] + 0.5 * length * out[2])
        flat = about_x(-turn)
        figure.ball("root", (0.02 * length, 0.1 * length, 0.55 * length), middle, plume, quaternion=flat)
        eye = (out[0] + 0.025 * length, 0.88 * length * out[1], at[2] + 0.88 * length * out[2])
        figure.ball("root", (0.015 * length, 0.06 * length, 0.075 * length), eye, tip, quaternion=flat)


_PECKS: Final = re.compile(r"\b(?:peck|feed|eat|drink|nibbl|forag|sip|dabbl)\w*")
_HAMMERS: Final = re.compile(r"\b(?:hammer|drill|knock|tap)\w*")
PECK_RAD, PECK_HZ = 1.05, 0.55
HAMMER_RAD, HAMMER_HZ = 0.3, 4.0
"""How deep and how often a bird bends down that feeds, and one that hammers on wood."""
_SPREADS: Final = MappingProxyType({"arched": _arched, "fan": _fan})


def _posture(act: Act, plan: _Plan, story_s: float, *, flying: bool) -> Posture:
    travel = act.travel
    distance = travel.distance(story_s)
    x, y = travel.point(distance)
    yaw = yaw_towards(*travel.direction(distance))
    ground = travel.ground(distance)
    phase = (act.seed % 628) / 100
    if flying:
        words = " ".join(cue.words for cue in act.cues)
        return _flight(plan, (x, y, ground + plan.middle_m), yaw, story_s, phase, glides=bool(_GLIDES.search(words)))
    walking = travel.speed_mps > 0
    stride = 1.6 * plan.middle_m
    step = sin(2 * pi * distance / stride) if walking else 0.0
    bob = (
        0.06 * plan.middle_m * abs(sin(2 * pi * distance / stride))
        if walking
        else 0.02 * plan.middle_m * sin(2 * story_s)
    )
    look = 0.5 * sin(1.3 * story_s + phase) * (0.0 if walking else 1.0)
    joints: dict[str, Quat | float] = {
        "head": multiply(about_y(plan.tilt_rad), about_z(look), about_y(0.1 * sin(3.1 * story_s + phase))),
        "lleg": multiply(about_y(plan.tilt_rad), about_y(-0.55 * step)),
        "rleg": multiply(about_y(plan.tilt_rad), about_y(0.55 * step)),
    }
    for name, side in (("lwing", 1.0), ("rwing", -1.0)):
        joints[name] = multiply(about_x(-side * 1.25), about_z(side * 1.45))
        joints[f"{name}tip"] = about_z(-side * 2.7)
    dip = _peck(act, story_s, phase) if not walking else 0.0
    for leg in ("lleg", "rleg") if dip else ():
        joints[leg] = about_y(plan.tilt_rad - dip)
    if act.motion in ("swim", "float"):
        bob = SUNK * plan.middle_m + 0.03 * plan.middle_m * sin(1.7 * story_s + phase)
    return Posture((x, y, ground + plan.middle_m + bob), multiply(yaw, about_y(dip - plan.tilt_rad)), joints)


def _peck(act: Act, story_s: float, phase: float) -> float:
    """How far a bird that feeds or hammers bends down at a time, radians."""
    words = " ".join(cue.words for cue in act.cues)
    if _HAMMERS.search(words):
        return HAMMER_RAD * (0.5 - 0.5 * cos(2.0 * pi * HAMMER_HZ * story_s))
    if act.motion != "eat" and not _PECKS.search(words):
        return 0.0
    return PECK_RAD * max(0.0, sin(2.0 * pi * PECK_HZ * story_s + phase))


class _InTurn:
    """A bird that does one thing after another: takes off, flies, lands, pecks."""

    def __init__(self, act: Act, plan: _Plan) -> None:
        self.cues = act.cues
        self._act, self._plan = act, plan
        self._starts = [cue.start_s for cue in act.cues]

    def __call__(self, story_s: float) -> Posture:
        moment = moment_of(self.cues, self._starts, story_s)
        now = self._one(moment.now, story_s)
        return now if moment.before is None else blended(self._one(moment.before, story_s), now, moment.share)

    def _one(self, cue: Cue, story_s: float) -> Posture:
        act = replace(self._act, motion=cue.motion, travel=way_of(cue, self._act.travel), cues=(cue,))
        posture = _posture(act, self._plan, story_s, flying=cue.motion in _AIRBORNE)
        x, y, z = posture.position
        up = cue.raise_m + cue.climb_mps * min(max(story_s - cue.start_s, 0.0), cue.end_s - cue.start_s)
        if cue.motion in _AIRBORNE and cue.climb_mps < STEEP_MPS:
            nose = atan2(-cue.climb_mps, max(cue.speed_mps, 1.0))
            sides = (("l", 1.0), ("r", -1.0))
            folded = {f"{wing}wing": multiply(about_x(-side * 0.5), about_z(side * 1.15)) for wing, side in sides}
            posture = replace(
                posture, rotation=multiply(posture.rotation, about_y(nose)), joints={**posture.joints, **folded}
            )
        return replace(posture, position=(x, y, z + up))


def _flight(
    plan: _Plan, at: tuple[float, float, float], yaw: Quat, story_s: float, phase: float, *, glides: bool = False
) -> Posture:
    """Wing beats whose rate falls with the span (Pennycuick 1996: about its root); the tips lag behind.

    A bird that glides holds its wings out, a little raised, and leans from side to side.
    """
    if glides:
        held: dict[str, Quat | float] = {"lleg": about_y(1.3), "rleg": about_y(1.3)}
        for name, side in (("lwing", 1.0), ("rwing", -1.0)):
            held[name] = about_x(side * (0.16 + 0.03 * sin(1.9 * story_s + phase)))
            held[f"{name}tip"] = about_x(side * 0.1)
        return Posture(at, multiply(yaw, about_x(0.16 * sin(0.7 * story_s + phase))), held)
    rate = min(9.0, max(1.3, 2.2 / sqrt(2 * plan.half_span_m)))
    beat = 2 * pi * rate * story_s + phase
    rise = 0.05 * plan.half_span_m * sin(beat + 1.6)
    joints: dict[str, Quat | float] = {"lleg": about_y(1.3), "rleg": about_y(1.3)}
    for name, side in (("lwing", 1.0), ("rwing", -1.0)):
        joints[name] = multiply(about_x(side * (0.12 + 0.62 * sin(beat))), about_y(-0.18 * sin(beat + 1.2)))
        joints[f"{name}tip"] = about_x(side * (0.45 * sin(beat - 0.9) - 0.08))
    return Posture((at[0], at[1], at[2] + rise), multiply(yaw, about_x(0.06 * sin(0.7 * story_s + phase))), joints)
