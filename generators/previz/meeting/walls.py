"""What is thrown, bounced or rolled against a wall: the wall stands edge-on at the right, and sends it back."""

from __future__ import annotations

import re
from dataclasses import replace
from math import sqrt
from typing import Final

import numpy as np

from generators.previz.fitting import CompanyMember
from generators.previz.motion.rotations import IDENTITY, about_z
from generators.previz.motion.simulation import FreeBody, Recording
from generators.previz.motion.world import Fixed
from generators.previz.scene import GeomKind
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["against_a_wall", "comes_against", "is_wall", "picture_at_a_wall", "with_walls"]

_WALL: Final = re.compile(r"\bwalls?$")
_AGAINST: Final = (
    r"\b(?:against|at|to|towards?|into|off|from|hits?|hitting|strikes?|striking|meets?|the surface of)"
    r" (?:(?:an?|the|its) )?(?:[\w-]+ ){0,3}?walls?\b"
)
THROWN_KINDS: Final = frozenset({"ball", "food", "tool", "thing", "vessel", "box", "cloth", "device"})
FALLS: Final = frozenset({"fall", "slide", "swing", "topple"})
"""Motions by which a thing leaves the top of a wall, or leans on it, and does not come against it."""
WALL_SIZES: Final = 8.0
"""Height of a wall over that of what comes against it, where nobody told it: before a larger one it is a speck."""
AWAY, HIGH = 1.5, 0.55
"""How far before the wall a thing sets off, and how high over the ground where it is thrown, over the wall's height."""
THROWN, UP, ROLLED = 3.2, 1.1, 2.2
"""Speeds in m/s before a wall of one metre; they go with the root of its height, as those of falling things do."""
SEEN_S: Final = 2.0
ROOM: Final = 0.12
"""What the frame holds beyond the way and the wall, over the wall's height."""


def is_wall(subject: Subject) -> bool:
    """Whether a subject is a wall that stands by itself."""
    return subject.kind == "building" and _WALL.search(subject.noun.lower().partition(" of ")[0]) is not None


def comes_against(motion: str, words: str) -> bool:
    """Whether what moves so, by the words of its deeds, comes against a wall.

    Args:
        motion: id in the vocabulary's motions.
        words: of its deeds, in lower case.
    """
    return motion not in FALLS and re.search(_AGAINST, words) is not None


def with_walls(shot: Shot) -> Shot:
    """The shot with walls of a size at which what comes against them can still be made out.

    Args:
        shot: its beats say what comes against what.
    """
    walls = [s for s in shot.subjects if is_wall(s)]
    usual = table("nouns")["wall"].height_m or 2.5
    against = [
        s.height_m
        for s in shot.subjects
        for b in shot.beats
        if b.subject == s.id
        and s.height_m
        and s.kind in THROWN_KINDS
        and comes_against(b.motion or "", b.action.lower())
    ]
    if not walls or not against:
        return shot
    fit = min(usual, WALL_SIZES * max(against))
    subjects = [
        s.model_copy(update={"height_m": fit}) if is_wall(s) and s.height_m in (None, usual) else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def against_a_wall(
    body: FreeBody, thing: CompanyMember, base: CompanyMember, floor: float
) -> tuple[tuple[Fixed, ...], FreeBody]:
    """The wall as a block, and the thing before it, on its way.

    Args:
        body: what is thrown or rolled.
        thing: it, in the cast.
        base: the wall, at its place.
        floor: height of the ground there, m.
    """
    model, (x, y) = base.placed.model, base.travel.origin
    thin, wide = sorted((model.length_m, model.width_m))
    block = Fixed(
        GeomKind.BOX, (thin / 2, wide / 2, model.height_m / 2), (x, y, floor + model.height_m / 2), about_z(0.0)
    )
    tall, pace = model.height_m, sqrt(model.height_m)
    half = body.size[0] if body.kind is GeomKind.SPHERE else max(body.size)
    part = thing.placed.part
    rolls = part.motion in ("roll", "drive", "run")
    told = part.event.speed_mps if part.event else None
    speed = told or pace * (ROLLED if rolls else THROWN)
    start = (x - thin / 2 - AWAY * tall, y, floor + (half if rolls else HIGH * tall))
    return (block,), replace(
        body,
        position=start,
        velocity=(speed, 0.0, 0.0 if rolls else pace * UP),
        spin=(0.0, speed / half, 0.0) if rolls else (0.0, 0.0, 0.0),
        rotation=IDENTITY,
        start_s=0.0,
    )


def picture_at_a_wall(base: CompanyMember, recording: Recording, radius_m: float) -> PlaceTrack:
    """What the camera has to show: the wall's face and the way of what comes against it.

    Args:
        base: the wall.
        recording: of the other.
        radius_m: of the other.
    """
    model, (x, y) = base.placed.model, base.travel.origin
    floor = base.travel.terrain.height(x, y)
    face = x - min(model.length_m, model.width_m) / 2
    way = np.array([recording.at(float(t))[0] for t in np.arange(0.0, SEEN_S, 0.05)])
    room = ROOM * model.height_m
    low = max(float(way[:, 0].min()) - radius_m, face - 1.2 * AWAY * model.height_m) - room
    high = x + min(model.length_m, model.width_m) / 2 + room
    tall = max(float(way[:, 2].max()) + radius_m - floor, model.height_m)
    size = Extents(tall, high - low, 2 * radius_m, tall / 2, (0.0, 0.0, tall / 2))
    part = base.placed.part
    return PlaceTrack(part.subject.id, part.number, size, ((low + high) / 2, y, floor + tall / 2))
