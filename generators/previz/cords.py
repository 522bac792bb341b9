"""Leashes, strings and lines: pieces in a row from a hand to what it holds by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import dist
from typing import TypeAlias

from generators.previz.carried import carrying_of
from generators.previz.fitting import Company
from generators.previz.gripping import lead_of
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import Vec, add, aim, lerp, rotate, scale, subtract
from generators.previz.needs import Use
from generators.previz.rigs import Animation, Posture

__all__ = ["Ends", "cord_of"]

Ends: TypeAlias = Callable[[float], tuple[Vec, Vec]]
"""Both ends of a cord over story time: at the hand, and at what it holds."""


def cord_of(
    company: Company,
    uses: Sequence[Use],
    piece: int,
    actors: Mapping[int, Animation],
    thing: Mapping[int, Animation],
    cords: dict[int, Ends],
) -> Animation | None:
    """The animation of one piece of a leash, a string or a line; None where nobody holds one.

    Args:
        company: all figures.
        uses: everything that is used.
        piece: the index of the piece's figure.
        actors: the animations of people and animals, by index.
        thing: those of handled things.
        cords: both ends of each owner's cord, which its pieces share; is filled.
    """
    part = company[piece].placed.part
    owner = next((i for i, m in enumerate(company) if m.placed.part.subject.id == part.owner), None)
    gait = actors.get(owner) if owner is not None else None
    if owner is None or not isinstance(gait, BipedGait):
        return None
    deed = next(d for d in company[owner].placed.part.deeds if d.performance and d.row.cord)
    assert deed.row.cord is not None
    length, pieces, slack = deed.row.cord
    if owner not in cords:
        far = _far_end(company, uses, owner, deed.row.object, gait, actors, thing)
        near = _near_end(company, uses, owner, gait)
        cords[owner] = lru_cache(maxsize=32)(lambda t: (near(t), far(t)))
    ends = cords[owner]

    def point(share: float, a: Vec, b: Vec) -> Vec:
        x, y, z = lerp(a, b, share)
        return (x, y, z - 4.0 * slack * share * (1.0 - share) * dist(a, b))

    def animate(story_s: float) -> Posture:
        if not deed.start_s - 0.3 <= story_s <= deed.end_s + 0.3:
            return Posture(OUT_OF_SIGHT)
        a, b = ends(story_s)
        start, end = point(part.piece / pieces, a, b), point((part.piece + 1) / pieces, a, b)
        way = subtract(end, start)
        if part.piece == pieces - 1:
            start = subtract(end, scale(way, length / (dist(start, end) or 1.0)))
        return Posture(start, aim(scale(way, -1.0), (way[1] + 0.3 * way[2] + 1e-3, -way[0], 0.1 * dist(a, b))))

    return animate


OUT_OF_SIGHT: Vec = (0.0, 0.0, -60.0)
"""Where a cord is while nobody holds it."""


def _near_end(company: Company, uses: Sequence[Use], owner: int, gait: BipedGait) -> Callable[[float], Vec]:
    """The hand, or the tip of the rod in it."""
    rod = next((u for u in uses if u.actor == owner and u.role == "tool"), None)
    carrying = carrying_of(company, rod, gait) if rod is not None else None
    if rod is None or carrying is None:
        hand = lead_of(next(d for d in company[owner].placed.part.deeds if d.performance and d.row.cord))
        return lambda t: gait.bear(t).palms[hand]
    height = company[rod.thing].placed.model.height_m

    def tip(story_s: float) -> Vec:
        at, turn = carrying(story_s)
        return add(at, rotate(turn, (0.0, 0.0, height)))

    return tip


def _far_end(
    company: Company,
    uses: Sequence[Use],
    owner: int,
    mode: str,
    gait: BipedGait,
    actors: Mapping[int, Animation],
    thing: Mapping[int, Animation],
) -> Callable[[float], Vec]:
    """The animal's neck, the thing aloft, or the ground under the rod's tip."""
    use = next((u for u in uses if u.actor == owner and u.role == mode), None)
    if use is None:
        tip = _near_end(company, uses, owner, gait)
        terrain = company[owner].travel.terrain

        def below(story_s: float) -> Vec:
            x, y, _ = tip(story_s)
            return (x, y, terrain.height(x, y))

        return below
    model = company[use.thing].placed.model
    other = actors.get(use.thing) if model.figure.has("neck") or model.figure.has("head") else None
    if other is not None:
        bone = "neck" if model.figure.has("neck") else "head"
        return lambda t: model.figure.place_of(bone, other(t))[0]
    carried = thing.get(use.thing)
    if carried is None:
        return lambda t: gait.bear(t).palms["r"]
    up = 0.3 * model.height_m if mode == "aloft" and "kite" in company[use.thing].placed.part.subject.noun else 0.0

    def held(story_s: float) -> Vec:
        posture = carried(story_s)
        return add(posture.position, rotate(posture.rotation, (0.0, 0.0, up)))

    return held
