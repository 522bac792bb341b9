"""Trains of meshing gears: as many as the words say, with as many teeth, turning opposite ways at their ratio."""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, pi, radians, sin
from typing import Final

from generators.previz.rigs.props.parts import Part
from generators.previz.rigs.props.rows import Prop
from generators.previz.rigs.props.shapes import ShapeRow
from prompts.shot import Subject

__all__ = ["TRAIN", "as_train", "teeth_said"]

TRAIN: Final = "gear train of"
"""How a subject's look begins that lists the teeth of its gears."""
WIDE: Final = 48.0
"""How wide a train is, in the row's unit."""
FASTEST_HZ: Final = 0.16
"""Turns a second of the gear with the fewest teeth."""
LEAST, MOST = 6, 80
"""Teeth that a gear is built with."""
NAMES: Final = "abcdefgh"
PAINTS: Final = ("steel", "brass", "copper", "iron")
ADDENDUM, DEDENDUM = 1.0, 1.15
"""Height of a tooth over the pitch circle, and depth of a gap below it, in modules."""
FLANK: Final = ((-0.29, -DEDENDUM), (-0.22, 0.0), (-0.12, ADDENDUM), (0.12, ADDENDUM), (0.22, 0.0), (0.29, -DEDENDUM))
"""The outline of a tooth: shares of a pitch aside, and modules out from the pitch circle."""


def teeth_said(subject: Subject) -> tuple[int, ...]:
    """The teeth of every gear of a train, from left to right; none for a subject that is no train."""
    looks = (look.text for look in subject.looks if look.text.startswith(TRAIN))
    return tuple(min(max(int(n), LEAST), MOST) for look in looks for n in re.findall(r"\d+", look))


def as_train(prop: Prop, subject: Subject) -> Prop:
    """The row of a gear as the train that a subject is, if it is one."""
    teeth = teeth_said(subject)
    if not teeth:
        return prop
    module = WIDE / (sum(teeth) + 2 * ADDENDUM)
    radii = [module * n / 2 for n in teeth]
    axle = max(radii) + 2.6 * module
    parts: list[Part] = []
    stands: list[ShapeRow] = [("box", "darkwood", -2.0, 0.0, 0.5, 5.0, WIDE / 2, 0.5)]
    y, turned = -WIDE / 2 + module, -90.0
    for number, (n, radius) in enumerate(zip(teeth, radii, strict=True)):
        y += radius
        turned = _meshing(turned, teeth[number - 1], n) if number else turned
        hz = FASTEST_HZ * min(teeth) / n * (-1.0) ** number
        wheel = _wheel(n, radius, module, PAINTS[number % len(PAINTS)])
        at = (0.0, y, axle)
        parts.append(
            Part(id=f"gear{NAMES[number]}", at=at, axis=(1.0, 0.0, 0.0), drive="turn", hz=hz, rest=turned, shapes=wheel)
        )
        stands.append(("box", "iron", -3.4, y, axle / 2, 0.7, 1.6, axle / 2))
        y += radius
    return replace(prop, high=axle + max(radii) + module, parts=tuple(parts), shapes=tuple(stands))


def _meshing(turned_deg: float, before: int, teeth: int) -> float:
    """How far a gear is turned at the start, degrees, so that its teeth lie in the gaps of the one on its left.

    Args:
        turned_deg: how far that one is turned; a gear's first tooth points up where it is not turned.
        before: teeth of that one.
        teeth: of this one.
    """
    ahead = (turned_deg + 90.0) / (360.0 / before) % 1.0
    return 90.0 - (ahead + 0.5) * 360.0 / teeth


def _wheel(teeth: int, radius: float, module: float, paint: str) -> tuple[ShapeRow, ...]:
    """A gear that faces x, with holes, and a mark by which its turning is seen."""
    outline: list[float] = []
    for k in range(teeth):
        for aside, out in FLANK:
            outline += _round(2 * pi * (k + aside) / teeth, radius + out * module)
    holes: list[ShapeRow] = []
    for degrees in (60.0, 180.0, 300.0):
        y, z = _round(radians(degrees), 0.5 * radius)
        holes.append(("rod", "black", 1.2, y, z, 1.5, y, z, 0.15 * radius))
    return (
        ("cut", paint, 0.0, 0.0, 0.0, 1.4, *outline),
        ("rod", "black", -4.0, 0.0, 0.0, 2.2, 0.0, 0.0, max(0.16 * radius, 0.8)),
        ("ball", "red", 1.5, 0.0, radius - 2.6 * module, 0.4, 0.12 * radius, 0.12 * radius),
        *holes,
    )


def _round(angle: float, radius: float) -> tuple[float, float]:
    """A point, y and z, on a circle, at an angle from straight up, counterclockwise as seen from the front."""
    return -radius * sin(angle), radius * cos(angle)
