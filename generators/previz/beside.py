"""Where somebody stands by others: where the words put them, else at the nearest place that stays free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from generators.previz.abreast import abreast_on
from generators.previz.bridges import deck_m, goes_over
from generators.previz.contents import heaped
from generators.previz.fitting import SHOULDERS, ahead_of, upon_m
from generators.previz.meeting.formations import is_stacked
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.pouring.stream import hollow_of
from generators.previz.relations import BODILY
from generators.previz.set_out import set_out_on
from generators.previz.spacing import apart, apart_throughout, goal_place, is_goal, kept_places, named_in, offsets
from generators.previz.things import is_inside, is_person, is_put, vessel_in
from generators.previz.underneath import is_beneath
from prompts.shot import Subject
from prompts.wording import is_many

__all__ = ["beside", "stands_behind", "vessel_of"]

_RELATION = re.compile(r"\b(?:behind|in front of|(?:left|right) of)\b")
FEW = 5
"""More than this that are under way are a crowd, without an order."""
_PAN = re.compile(r"\b(?:pan|skillet|griddle|wok)$")
"""What food that is on it lies in."""
_SHOULDER = re.compile(r"\bshoulder")
ASIDE = 0.15
"""How far to the side of the middle a shoulder is, over body height."""
BOARDED = ("vehicle", "aircraft")
"""Who comes to such a thing and gets on is seen before its door, and not on its roof."""
FLAT_M = 0.06
"""What is no higher, people are on who do something on it: a carpet, a blanket."""
AT_FEET = re.compile(r"\bat (?:his|her|their|the \w+'s|\w+'s) feet\b")
FEET_AHEAD, FEET_ASIDE = 0.5, 0.2
"""Where what lies at somebody's feet is, ahead and to the left, over their height."""
BACKED = frozenset(
    {"fireplace", "hearth", "bookshelf", "bookcase", "wardrobe", "blackboard", "whiteboard", "mantelpiece"}
)
"""What stands against a wall."""
BACKED_M = 0.7
"""What is left free between it and who is filmed before it."""
POST_M = 0.7
"""How far to the side of people a post is that they are under or by, m."""
_POSTS = re.compile(r"\b(?:street ?(?:lamps?|lights?)|lamp ?posts?|sign ?posts?|bus stop sign)$")
BY_EACH_OTHER = 2.1
"""From one to the next who lie in one box, over their width."""
ABREAST = 0.42
"""From one to the next of several who stand on a bridge, over body height."""
ON_STAIRS = 0.66
"""From one to the next on stairs, over body height."""


FALLS_BACK, FALLS_APART = 0.12, 0.5
"""How far back and behind the one before the next of those is who fall over, over height: side by side."""


def beside(
    figures: Sequence[Placed], places: list[Place], done: list[int], index: int, lead: int, seconds: float
) -> Place:
    """A free place for a figure: by its position words, else next to those that stand already."""
    figure, place = figures[index], places[index]
    twin = next((i for i in done if figures[i].part.subject is figure.part.subject), None)
    if twin is not None and is_stacked(figure.part.subject):
        top = max((i for i in done if figures[i].part.subject is figure.part.subject), key=lambda i: places[i].lift_m)
        return replace(places[top], lift_m=places[top].lift_m + figures[top].model.height_m)
    words = figure.part.whereabouts
    there = [i for i in done if figures[i].part.role != "seat"]  # each has their own
    base = named_in(words, figures, there, figure)
    under = _under(figures, places, done, index, base)
    if under is not None:
        return _upon(figures, places, index, *under)
    if twin is None and lead in done and is_goal(figures, lead, index):
        return goal_place(figures, places, lead, index, seconds)
    if twin is not None and any(deed.row.object == "way" for deed in figure.part.deeds if deed.performance):
        x, y = ahead_of(places[twin], -ON_STAIRS * figure.copy * figure.model.height_m)
        return replace(place, x=x, y=y)
    if twin is not None and any(deed.performance == "fall_down" for deed in figure.part.deeds):
        x, y = places[twin].x - FALLS_BACK * figure.model.height_m, places[twin].y
        return replace(place, x=x, y=y + FALLS_APART * figure.copy * figure.model.height_m)
    usual = _as_usual(figures, places, done, index, lead) if twin is None and lead in done else None
    if usual is not None:
        return usual
    anchor = twin if twin is not None else base if base is not None else lead if lead in done else done[0]
    origin = places[anchor]
    tried = partial(_candidates, figures, places, done, index, anchor, base)
    for free in (partial(apart_throughout, seconds=seconds), apart):
        for candidate in tried():
            if all(free(figure, candidate, figures[other], places[other]) for other in done):
                return candidate
    sizes = [max(f.model.length_m, f.model.width_m) for f in figures]
    behind = max(places[other].y + 0.5 * sizes[other] for other in done)
    return replace(place, x=origin.x, y=behind + sizes[index])


def _upon(figures: Sequence[Placed], places: Sequence[Place], index: int, base: int, up_m: float) -> Place:
    """The place on or in another figure, at a height over its own; several are heaped, or stand abreast."""
    figure, under, below = figures[index], figures[base], places[base]
    words = figure.part.whereabouts
    dx, dy, up = 0.0, 0.0, 0.0
    laid = set_out_on(figures, places, index, base)
    if laid is not None:
        return replace(laid, lift_m=below.lift_m + up_m + laid.lift_m)
    if under.part.subject.kind == "vessel" and is_inside(figure.part.subject) and figure.part.subject.count > 1:
        dy = (figure.copy - (figure.part.subject.count - 1) / 2) * BY_EACH_OTHER * figure.model.width_m
    elif under.part.subject.kind == "vessel":
        number, many = _heap(figures, index, base)
        dx, dy, up = heaped(number, figure.model.width_m, figure.model.height_m) if many > 1 else (dx, dy, up)
    if figure.copy and is_person(figure.part.subject) and deck_m(under.part.subject, 1.0) > 0.0:
        dx = ABREAST * figure.model.height_m * figure.copy
    shared = abreast_on(figures, places, index, base) if under.part.subject.kind != "vessel" else None
    if shared is not None:
        return replace(shared, lift_m=below.lift_m + up_m)
    if is_person(under.part.subject) and _SHOULDER.search(words):
        x, y = ahead_of(below, 0.0, -ASIDE * under.model.height_m)
        dx, dy = x - below.x, y - below.y
    return replace(places[index], x=below.x + dx, y=below.y + dy, lift_m=below.lift_m + up_m + up)


def _heap(figures: Sequence[Placed], index: int, base: int) -> tuple[int, int]:
    """Which one a figure is of all that lie in one vessel, and how many these are: lemons, and limes among them."""
    vessel = figures[base].part.subject
    there = [
        i
        for i, f in enumerate(figures)
        if i != base and not f.part.owner and vessel_in(f.part.whereabouts, (vessel,)) is not None
    ]
    return (
        (there.index(index), len(there)) if index in there else (figures[index].copy, figures[index].part.subject.count)
    )


def _as_usual(
    figures: Sequence[Placed], places: Sequence[Place], done: Sequence[int], index: int, lead: int
) -> Place | None:
    """The place that a thing usually has by who is filmed: against a wall behind them, at their feet; None for most."""
    figure, other = figures[index], figures[lead]
    if stands_behind(figure.part.subject):
        behind = _against_a_wall(figures, places, lead, index)
        clear = behind is not None and all(apart(figure, behind, figures[i], places[i]) for i in done)
        return behind if clear else None
    if not (AT_FEET.search(figure.part.whereabouts) and is_person(other.part.subject)):
        return None
    h = other.model.height_m
    x, y = ahead_of(places[lead], FEET_AHEAD * h, FEET_ASIDE * h + 0.5 * figure.model.width_m)
    hx, hy = places[lead].heading
    return replace(places[index], x=x, y=y, heading=(hy, -hx))


def _against_a_wall(figures: Sequence[Placed], places: Sequence[Place], lead: int, index: int) -> Place | None:
    """The place of what stands with its back to a wall: behind who is filmed, a little aside, facing the lens."""
    figure, other, at = figures[index], figures[lead], places[lead]
    if figure.part.speed_mps > 0.0 or other.part.speed_mps > 0.0 or _RELATION.search(figure.part.whereabouts):
        return None
    post = _is_post(figure.part.subject)
    size_m = max(other.model.length_m, other.model.width_m)
    room_m = 0.5 * (size_m + figure.model.length_m) + (0.0 if post else BACKED_M)
    ahead = 1.0 if at.heading[0] >= 0.0 else -1.0
    aside_m = -ahead * (0.5 * size_m + POST_M) if post else ahead * 0.5 * figure.model.width_m
    return replace(places[index], x=at.x + aside_m, y=at.y + room_m, heading=(0.0, -1.0))


def stands_behind(subject: Subject) -> bool:
    """Whether something is filmed behind who is by it: what stands against a wall, and posts."""
    return subject.noun.lower().split()[-1] in BACKED or _is_post(subject)


def _is_post(subject: Subject) -> bool:
    return _POSTS.search(subject.noun.lower()) is not None


def _candidates(
    figures: Sequence[Placed], places: Sequence[Place], done: Sequence[int], index: int, anchor: int, base: int | None
) -> Iterator[Place]:
    """Places to try by another figure, the best first."""
    figure, place, origin = figures[index], places[index], places[anchor]
    twin = figures[anchor].part.subject is figure.part.subject
    kept = _kept_to(figures, done, index, anchor if twin else None)
    if kept is not None:
        yield from (replace(way, lift_m=place.lift_m) for way in kept_places(figure, figures[kept], places[kept]))
        return
    words = figure.part.whereabouts
    told = words if base is not None and _RELATION.search(words) else figure.part.subject.position.lower()
    for dx, dy in offsets("" if twin else told, figures, places, index, anchor):
        yield replace(place, x=origin.x + dx, y=origin.y + dy)


def _kept_to(figures: Sequence[Placed], done: Sequence[int], index: int, twin: int | None) -> int | None:
    """Whom a figure keeps to, if that one has a place: who is ridden stands for its rider; of a few, the first."""
    part = figures[index].part
    if twin is not None and _is_few(part.subject) and part.speed_mps > 0 and not part.simulated:
        return twin
    keeping = part.keeps
    if keeping is None or (twin is not None and part.speed_mps > 0):  # a herd is about the first of it
        return None
    there = [i for i in done if figures[i].part.subject.id == keeping.to]
    ridden = next((f.part.mount for f in figures if f.part.subject.id == keeping.to), "")
    there += [i for i in done if ridden and figures[i].part.subject.id == ridden]
    return there[0] if there else None


def _is_few(subject: Subject) -> bool:
    """Whether several are so few that each is seen beside the first."""
    return 2 <= subject.count <= FEW or (subject.count == 1 and is_many(subject))


def _under(
    figures: Sequence[Placed], places: list[Place], done: list[int], index: int, base: int | None
) -> tuple[int, float] | None:
    """What the words put a figure on or into, and how high it is there, m. A bridge is turned along the way over it.

    A thing that is said to be over the figure and has nothing beneath it is lifted onto the figure.
    """
    figure = figures[index]
    words = figure.part.whereabouts
    if base is not None:
        subject, model = figures[base].part.subject, figures[base].model
        if is_beneath(words, subject) and figures[base].part.speed_mps == 0:
            places[base] = replace(places[base], lift_m=places[base].lift_m + figure.model.height_m)
            return base, -figure.model.height_m
        deck = deck_m(subject, model.height_m)
        if deck > 0.0 and goes_over(words):
            hx, hy = places[index].heading
            if figure.part.speed_mps > 0:
                places[base] = replace(places[base], heading=(hy, -hx))
            return base, deck
        sits = any(deed.seat == subject.id for deed in figure.part.deeds)
        works = is_person(figure.part.subject) and all(deed.motion not in BODILY for deed in figure.part.deeds)
        if is_person(figure.part.subject) and model.height_m <= FLAT_M:
            works = any(is_person(figures[i].part.subject) for i in done)  # the others are beside who is on it
        boards = is_person(figure.part.subject) and subject.kind in BOARDED and figure.part.speed_mps > 0
        if is_put(words, subject) and not (figure.part.simulated or sits or works or boards):
            if is_person(subject) and _SHOULDER.search(words):
                return base, SHOULDERS * model.height_m
            if _PAN.search(subject.noun.lower()) and (in_it := _floor_m(figures, index, base)) is not None:
                return base, in_it
            return base, upon_m(figures[base], figure)
    vessel = vessel_of(figures, index)
    return vessel if vessel is not None and vessel[0] in done else None


def _floor_m(figures: Sequence[Placed], index: int, vessel: int) -> float | None:
    """Height of the floor of a vessel that a figure fits into, m."""
    model, other = figures[index].model, figures[vessel].model
    fits = max(model.length_m, model.width_m) <= max(other.length_m, other.width_m)
    return float(hollow_of(figures[vessel].part.subject.noun, other).heights[0]) if fits else None


def vessel_of(figures: Sequence[Placed], index: int) -> tuple[int, float] | None:
    """The vessel that the words put a figure into, if it fits, and the height of its floor, m."""
    figure = figures[index]
    tall = figure.model.height_m if is_person(figure.part.subject) else 0.0  # who cracks an egg into a pan is in none
    size = max(figure.model.length_m, figure.model.width_m, tall)
    for other, vessel in enumerate(figures):
        fits = other != index and size <= max(vessel.model.length_m, vessel.model.width_m)
        if fits and not figure.part.simulated and vessel_in(figure.part.whereabouts, (vessel.part.subject,)):
            return other, float(hollow_of(vessel.part.subject.noun, vessel.model).heights[0])
    return None
