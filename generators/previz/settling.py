"""Places of what has none of its own: boards under what is cut, planets in the sky."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generators.previz.fitting import upon_m
from generators.previz.meeting.filming import without_invented
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs.props import prop_of
from generators.previz.spacing import named_in
from generators.previz.things import is_put
from prompts.shot import Importance, Shot, Subject

__all__ = ["as_in_the_sky", "hang_in_the_sky", "is_sky", "lay_under_ways", "put_at_one_place", "set_off", "set_under"]

_IN_SKY = re.compile(
    r"\b(?:in|across|above|over|filling) (?:the )?(?:\w+ )?(?:sky|heavens|horizon|background|distance)|overhead"
    r"|\b(?:look|gaz|star|watch|point)\w*(?: (?:up|back|out))?(?: (?:at|to|towards?))? (?:the )?(?:distant |blue )?"
    r"(?:earth|planets?|saturn|jupiter|mars|neptune|stars|galaxy)\b|\bearth ?rise\b"
)
"""What is said of heavenly bodies that are high and far: they are in the sky, or are looked at from below."""
UNDER_M = 0.2
"""What is lower than this is put under a thing where hands are at it; what is higher, the thing is put on."""
SKY_AWAY = (9.0, 34.0, 5.0)
"""Where a heavenly body that is in the sky hangs from who is filmed, m."""


GAP = 0.3
"""Between two things that an animal leaps from and to, over the way that it leaps."""
OF_THE_SKY = {
    "aurora": (64.0, 0.0, 200.0, 4.0),
    "meteor_shower": (60.0, 0.0, 190.0, 8.0),
    "rainbow": (70.0, 24.0, 190.0, -6.0),
    "lightning": (60.0, 20.0, 85.0, 0.0),
}
"""Props that stand in the sky, however they are spoken of: how high they are built; and aside, away and up, m."""


def is_sky(subject: Subject) -> bool:
    """Whether a subject is a thing of the sky that no camera goes up to: northern lights, a rainbow."""
    return subject.kind == "smoke" and _prop_id(subject) in OF_THE_SKY


def as_in_the_sky(shot: Shot) -> Shot:
    """The shot with the things of the sky as they are built: one of each, of a size that stands before the horizon."""
    subjects = [
        s.model_copy(update={"noun": found, "count": 1, "height_m": OF_THE_SKY[found][0]})
        if is_sky(s) and (found := _prop_id(s))
        else s
        for s in shot.subjects
    ]
    there = {_prop_id(s) for s in subjects}
    told = re.findall(r"\b(?:rainbow|aurora|northern lights)\b", " ".join(shot.setting.details).lower())
    for found in dict.fromkeys(_id_of(noun) for noun in told):
        if found not in there:
            more = Subject(id=found, noun=found, kind="smoke", height_m=OF_THE_SKY[found][0])
            subjects.append(more.model_copy(update={"importance": Importance.BACKGROUND}))
    if any(is_sky(s) for s in subjects):
        shot = without_invented(shot, {"view": "front"})  # they hang where a camera that faces the action looks
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _prop_id(subject: Subject) -> str:
    return _id_of(subject.noun)


def _id_of(noun: str) -> str:
    prop = prop_of(noun)
    return prop.id if prop is not None else ""


def hang_in_the_sky(figures: Sequence[Placed], places: list[Place], lead: int, words: str) -> None:
    """Hangs planets that are said to be in the sky far behind the action and over it."""
    for index, figure in enumerate(figures):
        if is_sky(figure.part.subject):
            _, dx, dy, up = OF_THE_SKY[_prop_id(figure.part.subject)]
            places[index] = replace(places[index], x=dx, y=dy, lift_m=up, heading=(0.0, -1.0))
        elif index != lead and figure.part.subject.kind == "celestial" and _IN_SKY.search(words):
            dx, dy, up = SKY_AWAY
            places[index] = replace(places[index], x=places[lead].x + dx, y=places[lead].y + dy, lift_m=up)


def put_at_one_place(figures: Sequence[Placed], places: list[Place], first: str, second: str) -> None:
    """Puts what one thing becomes where that one is, by the ids of their subjects."""
    there = {figure.part.subject.id: index for index, figure in reversed(list(enumerate(figures)))}
    if first in there and second in there:
        at = places[there[first]]
        places[there[second]] = replace(places[there[second]], x=at.x, y=at.y, lift_m=at.lift_m)


def set_under(figures: Sequence[Placed], places: list[Place], used: Iterable[int], lead: int) -> None:
    """Puts boards and plates under what is worked at and said to lie on them."""
    for index in used:
        others = [i for i in range(len(figures)) if i not in used and i != lead]
        base = named_in(figures[index].part.whereabouts, figures, others, figures[index])
        if base is None or not is_put(figures[index].part.whereabouts, figures[base].part.subject):
            continue
        model = figures[base].model
        if model.height_m < UNDER_M and figures[base].part.speed_mps == 0:
            places[base] = replace(places[index], heading=places[base].heading)
            places[index] = replace(places[index], lift_m=places[index].lift_m + model.height_m)


FLAT_M = 0.06
"""What is lower, others go over: a carpet."""
_GOES_OVER = r"\b(?:across|over|along|on|onto) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ )?"


def lay_under_ways(figures: Sequence[Placed], places: list[Place]) -> None:
    """Puts carpets and mats under the way of what drives or walks over them.

    Args:
        figures: in the cast's order.
        places: of them; those of the carpets are changed.
    """
    for index, figure in enumerate(figures):
        subject = figure.part.subject
        if subject.kind not in ("furniture", "cloth") or figure.model.height_m > FLAT_M:
            continue
        over = re.compile(rf"{_GOES_OVER}{re.escape(subject.noun.lower().split()[-1])}\b")
        for other, mover in enumerate(figures):
            if other != index and mover.part.speed_mps > 0 and any(over.search(d.words) for d in mover.part.deeds):
                places[index] = replace(places[index], x=places[other].x, y=places[other].y, lift_m=0.0)


def set_off(figures: Sequence[Placed], places: list[Place], index: int) -> None:
    """Puts what somebody leaps off and onto where the leap begins and ends, and lets who leaps come from its top.

    Args:
        figures: in the cast's order.
        places: of them; those of who leaps, of what it leaves and of what it comes to are changed.
        index: who leaps.
    """
    part, at = figures[index].part, places[index]
    if part.vault is None or part.pace is None:
        return
    reach = part.pace.covered(part.pace.times[-1]) - part.pace.covered(part.pace.times[0])
    twice = part.vault.off == part.vault.onto
    off, onto = (
        [i for i, figure in enumerate(figures) if end and figure.part.subject.id == end]
        for end in (part.vault.off, part.vault.onto)
    )
    base = off[min(twice, len(off) - 1)] if off else None
    end = next((i for i in onto if i != base), None)
    hx, hy = at.heading
    if twice and base is not None and end is not None:
        places[base], places[end] = replace(at, lift_m=0.0), replace(at, lift_m=0.0, heading=(-hx, -hy))
    halves = [0.0 if i is None else _half_m(figures[i], places[i], at.heading) for i in (base, end)]
    body = 0.5 * figures[index].model.length_m
    close = max(sum(halves) + (body if base is None or end is None else GAP * reach) - reach, 0.0)
    aside = [close * half / (sum(halves) or 1.0) for half in halves]
    if base is not None:
        leaves = replace(at, x=at.x - hx * reach, y=at.y - hy * reach, lift_m=0.0, heading=places[base].heading)
        places[base] = _still_under(figures[base], leaves, (-hx * aside[0], -hy * aside[0]), body)
        places[index] = replace(at, from_m=upon_m(figures[base]))
    if end is not None:
        comes = replace(places[end], x=at.x, y=at.y)
        places[end] = _still_under(figures[end], comes, (hx * aside[1], hy * aside[1]), body)


def _still_under(thing: Placed, place: Place, by: tuple[float, float], body_m: float) -> Place:
    """The place of a thing that is shifted so far that it still bears who stands where its middle was."""
    hx, hy = place.heading
    along, left = by[0] * hx + by[1] * hy, by[1] * hx - by[0] * hy
    room = [max(0.5 * side - 0.6 * body_m, 0.0) for side in (thing.model.length_m, thing.model.width_m)]
    along, left = (min(max(way, -most), most) for way, most in zip((along, left), room, strict=True))
    return replace(place, x=place.x + hx * along - hy * left, y=place.y + hy * along + hx * left)


def _half_m(figure: Placed, place: Place, way: tuple[float, float]) -> float:
    """How far a thing reaches from its middle along a level way, m."""
    along = abs(place.heading[0] * way[0] + place.heading[1] * way[1])
    across = abs(place.heading[0] * way[1] - place.heading[1] * way[0])
    return 0.5 * (along * figure.model.length_m + across * figure.model.width_m)
