"""Stairs: straight flights with a rail, and spirals round a newel, cut so that feet find their treads."""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil, cos, pi, sin

from generators.previz.building import Surface
from generators.previz.motion.holding import hold
from generators.previz.motion.rotations import about_z
from generators.previz.motion.stairs import (
    DOWN,
    FIRST_TREADS,
    RISE_M,
    STAIRS_MPS,
    STAIRS_RUN_MPS,
    TREAD_M,
    Flight,
)
from generators.previz.rigs.base import Act, Animation, Casting, Model, noun_of, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.surfaces import Srgb, colour_of, shade, surface_of
from generators.previz.scene import GeomKind
from prompts.shot import Shot

__all__ = ["as_told", "build_stairs"]

_UP = re.compile(r"\b(?:up|climb\w*|ascend\w*|mount\w*) [^,.;]*?(?:stairs|steps|staircase|stairway|stairwell)\b")
USUAL_S = 5.0
SPIRAL = re.compile(r"\b(?:spiral|winding|helical|circular|corkscrew)\b")
STONE: Srgb = (186, 178, 166)
IRON = surface_of((52, 54, 60), 0.4)
FEWEST, MOST, SPIRAL_STEPS = 6, 22, 24
SPIRAL_RADIUS_M, SPIRAL_WIDE_M, NEWEL_M = 0.95, 1.2, 0.13
RAIL_M = 0.92
"""Height of a rail over the edges of the treads."""
LANDING_M = 1.5
"""How far the level top of straight stairs reaches, so that who gets up there has ground under their feet."""
SLAB = 0.35
"""Thickness of a spiral's treads over their rise."""


def as_told(shot: Shot) -> Shot:
    """The shot with stairs called spiral ones where only its words say so, and as long as who goes up them needs."""
    return _as_long_as_the_climb(_as_spiral(shot))


def _as_long_as_the_climb(shot: Shot) -> Shot:
    """The shot with straight stairs whose top is where somebody who goes up them stops, or does what comes next."""
    climb = next((b for b in shot.beats if _UP.search(b.action.lower())), None)
    if climb is None or DOWN.search(climb.action.lower()):
        return shot
    ends_s = climb.end_s if climb.end_s is not None else shot.duration_s or USUAL_S
    seconds = (ends_s - (climb.start_s or 0.0)) * (shot.time_scale or 1.0)
    pace = STAIRS_RUN_MPS if climb.motion == "run" else STAIRS_MPS
    steps = min(max(ceil(pace * seconds / TREAD_M - FIRST_TREADS) + 1, FEWEST), MOST)
    subjects = [
        s.model_copy(update={"height_m": steps * RISE_M})
        if (noun := noun_of(s)) and noun.breed == "stairs" and s.height_m in (None, noun.height_m)
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _as_spiral(shot: Shot) -> Shot:
    words = " ".join((shot.request, shot.setting.place, *(beat.action for beat in shot.beats))).lower()
    if not re.search(rf"{SPIRAL.pattern} (?:\w+ )?(?:stair|steps)", words):
        return shot
    subjects = [
        subject.model_copy(update={"noun": f"spiral {subject.noun}"})
        if (noun := noun_of(subject)) and noun.breed == "stairs" and not SPIRAL.search(subject.noun)
        else subject
        for subject in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


@rig("stairs")
def build_stairs(casting: Casting) -> Model:
    """Builds a flight as high as the subject is; a spiral where its noun or its looks say so."""
    subject = casting.subject
    said = " ".join((subject.noun, *(look.text for look in subject.looks))).lower()
    colour = colour_of(subject, ("steps", "treads"), STONE, whole=True)
    figure = casting.start()
    if SPIRAL.search(said):
        flight = Flight(SPIRAL_STEPS, SPIRAL_WIDE_M, SPIRAL_RADIUS_M)
        _spiral(figure, flight, surface_of(colour, 0.7))
    else:
        steps = min(max(round(casting.height_m(2.5) / RISE_M), FEWEST), MOST)
        flight = Flight(steps)
        _straight(figure, flight, surface_of(colour, 0.75), surface_of(shade(colour, 0.86), 0.75))
    high = flight.steps * flight.rise_m
    across = 2.0 * (flight.radius_m + flight.wide_m / 2.0) if flight.radius_m else flight.wide_m

    def animate(act: Act) -> Animation:
        return hold(act)

    return Model(
        figure=figure,
        height_m=high,
        length_m=across if flight.radius_m else 2.0 * flight.length_m,
        width_m=across,
        animate=animate,
        centre_height_m=high / 2,
        focus=(0.0 if flight.radius_m else flight.length_m / 2, 0.0, high / 2),
        root_is_foot=True,
        flight=flight,
    )


def _straight(figure: Figure, flight: Flight, tread: Surface, riser: Surface) -> None:
    """Solid steps, each reaching down to the ground, with a rail on the far side (+y)."""
    half = flight.wide_m / 2
    for step in range(flight.steps):
        x, top = (step + 0.5) * flight.tread_m, (step + 1) * flight.rise_m
        figure.shape("root", GeomKind.BOX, (flight.tread_m / 2, half, top / 2), riser, position=(x, 0.0, top / 2))
        nose = (flight.tread_m / 2 + 0.015, half + 0.01, 0.014)
        figure.shape("root", GeomKind.BOX, nose, tread, position=(x - 0.015, 0.0, top - 0.012))
    first, last = (0.1, flight.rise_m), ((flight.steps - 0.4) * flight.tread_m, flight.steps * flight.rise_m)
    middle, top = flight.length_m + LANDING_M / 2, flight.steps * flight.rise_m
    figure.shape("root", GeomKind.BOX, (LANDING_M / 2, half, top / 2), riser, position=(middle, 0.0, top / 2))
    ends = ((first[0], half - 0.06, first[1] + RAIL_M), (last[0], half - 0.06, last[1] + RAIL_M))
    figure.shape("root", GeomKind.CAPSULE, (0.028,), IRON, ends=ends)
    for step in range(0, flight.steps, 2):
        x, top = (step + 0.4) * flight.tread_m, (step + 1) * flight.rise_m
        low, high = (x, half - 0.06, top), (x, half - 0.06, top + RAIL_M - 0.04)
        figure.shape("root", GeomKind.CYLINDER, (0.012,), IRON, ends=(low, high))


def _spiral(figure: Figure, flight: Flight, tread: Surface) -> None:
    """Wedges round a newel, two boards each, and an outer rail."""
    r, half = flight.radius_m, flight.wide_m / 2
    high = flight.steps * flight.rise_m
    newel = NEWEL_M
    figure.shape("root", GeomKind.CYLINDER, (newel,), IRON, ends=((0, 0, 0), (0, 0, high + RAIL_M)))
    wedge = flight.tread_m / r
    outer = r + half
    rail: list[tuple[float, float, float]] = []
    for step in range(flight.steps):
        top = (step + 1) * flight.rise_m
        for board in (0.25, 0.75):
            angle = -pi / 2 + (step + board) * wedge
            # Boards overlap towards the newel and meet at the rim, as wedges do.
            size = ((outer - newel) / 2, 0.5 * outer * wedge / 2 + 0.012, SLAB * flight.rise_m / 2)
            at = ((newel + outer) / 2 * cos(angle), (newel + outer) / 2 * sin(angle), top - size[2])
            figure.shape("root", GeomKind.BOX, size, tread, position=at, quaternion=about_z(angle))
        angle = -pi / 2 + (step + 0.5) * wedge
        foot = ((outer - 0.03) * cos(angle), (outer - 0.03) * sin(angle), top)
        head = (foot[0], foot[1], top + RAIL_M)
        figure.shape("root", GeomKind.CYLINDER, (0.011,), IRON, ends=(foot, head))
        rail.append(head)
    for first, second in pairwise(rail):
        figure.shape("root", GeomKind.CAPSULE, (0.024,), IRON, ends=(first, second))
