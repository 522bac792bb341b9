"""Room between figures: the places to try beside another, where one is gone to, and whether two figures keep apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import cos, sin
from typing import Final

from generators.previz.fitting import ahead_of
from generators.previz.needs import Placed, Use
from generators.previz.place import Place
from generators.previz.things import NO_PLACE, names_of
from prompts.shot import Importance, Subject
from prompts.vocabulary import terms_by_phrase

__all__ = [
    "apart",
    "apart_throughout",
    "goal_place",
    "is_a_skein",
    "is_goal",
    "kept_places",
    "named_in",
    "offsets",
    "with_mounts",
]

SWEEPING = 1.5
"""Length over somebody's height of what passes beyond them."""
SMALL = 0.4
"""Height over that of a main subject, under which somebody who stays stands before its way."""
LONG, LONG_AND_HIGH = 4.0, 2.5
"""Length over that of somebody beside it, of what they stand before; and of what is this much higher too."""
HIGHER = 1.6
"""Height over that of somebody beside it, of what is that much higher."""
LARGE, AWAY = 2.5, 5.0
"""Length over that of what is filmed, of what flies far behind it; and how far that is, over how high it flies."""
UNDER_CROWN = 0.1
"""How near to a tree's middle those stand who are said to be by it, over its height: under its crown."""
GAP_M = 0.35
KNEES = 0.1
"""How far crossed knees stick out beyond the trunk, over body height."""
_TO = r"\b(?:to|towards?|up to|for|catch) (?:(?:an?|the|his|her|their|its) )?"
GOAL_M = 0.5
"""Room left to what somebody comes to at the end, and how far to the left of their way it is, m."""
_LEADS = re.compile(r"(?:lead|guid|show)\w*\b|.*\bbehind (?:her|him|it|them)\b")
TRIES = 200
STRIDE = 0.55
"""Length of somebody who walks or runs, over their height."""
KEEPS_OFF, KEEPS_OFF_S, ASIDE_M = 0.15, 0.08, 0.25
"""From one to who follows: over the longer one's length, and as far as they go in this time; and to the side, m."""
SIDE_BY_SIDE, BESIDE_M = 0.3, 0.35
"""How far before the other one of two goes side by side, over both their lengths; and between them, m."""
RANK, FILE = 0.25, 1.1
"""From one place to try to the next: along the way over somebody's length, and aside over both widths."""
CHECKS = 16
"""How many steps of the story two ways are compared at."""
MANY = 6
"""So many of a kind fill a place."""
SPREAD, NEAREST_SPREAD_M, FARTHEST_SPREAD_M = 6.0, 1.0, 9.0
"""How far those that fill a place reach from its middle: over the size of one, and at least and at most, m."""
HERD = 0.5
"""How far a herd reaches from its middle, over the length of one and the root of how many they are."""
SKEIN = (0.8, 0.6)
"""How far each bird of a V is behind the one before it, and to its side, over its span."""
_SKEIN = re.compile(
    r"\b(?:gees\w*|goose|cranes?|v-?formation|skein|in a v|in formation|migrat\w+|arrow\w*|pelicans?)\b"
)
_FILLED = re.compile(r"(?:in|on) (?:an?|the|its|his|her|their) (?P<place>[\w' -]+)", re.IGNORECASE)
"""Where those are that fill a place, as the reader says it: `in a room`."""
_SHADE = re.compile(r"\b(?:umbrella|parasol)s?$")
SHADED_BY = frozenset({"hand", "object", "tool", "aloft"})
"""Ways of having an umbrella up, under which nobody else has room for theirs."""
_ACROSS = r"\b(?:through|into|to|towards?|onto|on|over|under|at|inside|against|from)\b(?: [\w'-]+){0,3}? "
_SIDEWAYS = re.compile(r"\b(left|right)\b")
_BEHIND = re.compile(r"\b(behind|background|beyond|distance|far)\b")
_BACKGROUND = re.compile(r"\b(background|distance|far)\b")
BACKGROUND_M, PERSON_M, ASIDE_M = 3.0, 0.9, 2.0
"""How far behind is the background of what is as high as a person, or higher; how far aside what is less high."""
_BEFORE = re.compile(r"\b(in front|foreground|before|nearer)\b")


HIDES: Final = 0.6
"""Height of what hides somebody who is behind it, over theirs."""
PEEPS, TRUNK = 0.3, 0.12
"""How much of the breadth of who is behind it shows beside it, less a half; a tree's trunk, over its crown."""


def offsets(
    words: str, figures: Sequence[Placed], places: Sequence[Place], index: int, anchor: int
) -> Iterator[tuple[float, float]]:
    """Places to try, nearest first, as offsets from the anchor's place, m."""
    figure, other = figures[index], figures[anchor]
    place = places[index]
    size = min(other.model.length_m, LONG * max(figure.model.length_m, other.model.width_m))
    unit = 0.12 * max(figure.model.length_m, figure.model.width_m, size, 0.02)
    side = _SIDEWAYS.search(words)
    x = {"left": -1.0, "right": 1.0}[side.group(1)] if side else 0.0
    y = 1.0 if _BEHIND.search(words) else -1.0 if _BEFORE.search(words) else 0.0
    same = figure.part.subject == other.part.subject
    if same and _fills(figure.part.subject):
        yield from _spread(figure, index)
    if same and is_a_skein(figure):
        yield from _skein(figure, place)
    far = BACKGROUND_M if figure.model.height_m > PERSON_M else ASIDE_M if x else 0.0
    level = 0.5 * (_depth(figure, place) - _depth(other, places[anchor]))
    first = int(far / unit) if far and _BACKGROUND.search(words) else 1
    if _passes_overhead(figure, other):
        first = max(first, int(AWAY * (place.lift_m + 0.5 * figure.model.height_m) / unit))
    if x and not y:
        first = max(first, int(0.5 * (_breadth(figure, place) + _breadth(other, places[anchor])) / unit))
    peeps = _peeping_out_m(figure, place, other, places[anchor]) if y > 0.0 and not x else 0.0
    for k in range(first, first + TRIES - 1):
        sign = 1.0 if (k + index) % 2 else -1.0
        if x or y:
            yield unit * k * x - peeps, unit * k * y + (level if not y else 0.0)
        elif same:
            # A group spreads like the seeds of a sunflower, a little unevenly.
            out, angle = 0.8 * unit * k**0.7, 2.399963 * k + 0.7 * sin(5.0 * index)
            yield 1.25 * out * cos(angle), 0.9 * out * sin(angle)
        else:
            dx, dy = _company(figure, other)
            if figure.part.comes:
                sign, dx = 1.0, -dx * place.heading[0]  # not through who is there already
            yield unit * k * dx * (sign if abs(dx) == 1.0 and dy < 0.2 else 1.0), unit * k * dy


def _peeping_out_m(figure: Placed, place: Place, other: Placed, at: Place) -> float:
    """How far to the side one is behind something that would hide them else, m."""
    if other.model.height_m < HIDES * figure.model.height_m or other.part.subject.kind == "building":
        return 0.0
    trunk = TRUNK if other.part.subject.kind == "tree" else 1.0
    return 0.5 * (trunk * _breadth(other, at) + PEEPS * _breadth(figure, place))


def _depth(figure: Placed, place: Place) -> float:
    """How far a figure reaches away from the camera, m: those side by side stand with their near ends in a line."""
    hx, hy = place.heading
    return abs(hy) * figure.model.length_m + abs(hx) * figure.model.width_m


def _passes_overhead(figure: Placed, other: Placed) -> bool:
    """Whether something large flies over what is filmed, and is only in its picture from far: an airliner."""
    flies = figure.part.motion == "fly" and figure.part.subject.kind in ("aircraft", "spacecraft")
    return flies and other.part.motion != "fly" and figure.model.length_m > LARGE * other.model.length_m


def _breadth(figure: Placed, place: Place) -> float:
    """How wide a figure is to the camera, m: what is side by side is so in the picture, and not half behind."""
    hx, hy = place.heading
    return abs(hx) * figure.model.length_m + abs(hy) * figure.model.width_m


def _fills(subject: Subject) -> bool:
    """Whether many of a kind are told to be all over a place: `in a room`, `on a beach`."""
    told = _FILLED.fullmatch(subject.position)
    stage = terms_by_phrase("stages").get(told["place"].lower().split()[-1]) if told else None
    return stage is not None and stage != "table" and subject.count >= MANY


def is_a_skein(figure: Placed) -> bool:
    """Whether birds fly one behind and beside the other: as the words say, or as such birds do on their way."""
    part = figure.part
    flies = part.subject.kind == "bird" and all(deed.motion == "fly" for deed in part.deeds)
    return flies and any(_SKEIN.search(f"{part.subject.noun} {deed.words}".lower()) for deed in part.deeds)


def _skein(figure: Placed, place: Place) -> Iterator[tuple[float, float]]:
    """Places on the two arms of a V behind the first bird, m."""
    span = max(figure.model.width_m, figure.model.length_m)
    for k in range(figure.copy, TRIES):
        rank, side = (k + 1) // 2, 1.0 if k % 2 else -1.0
        x, y = ahead_of(place, -SKEIN[0] * rank * span, side * SKEIN[1] * rank * span)
        yield x - place.x, y - place.y


def _spread(figure: Placed, index: int) -> Iterator[tuple[float, float]]:
    """Places all over the ground that many fill, m."""
    size = max(figure.model.length_m, figure.model.width_m, 0.1)
    reach = min(max(SPREAD * size, NEAREST_SPREAD_M), FARTHEST_SPREAD_M)
    for k in range(1, TRIES):
        out, angle = reach * min((k / MANY) ** 0.5, 1.6), 2.399963 * k + 0.7 * sin(5.0 * index)
        yield 1.3 * out * cos(angle), out * sin(angle)


def _company(figure: Placed, other: Placed) -> tuple[float, float]:
    """The way in which a figure without position words keeps off the main one."""
    part, first = figure.part, other.part
    if part.comes and first.speed_mps == 0:
        # What is large stops beyond who is there, so that it hides nobody.
        large = max(figure.model.height_m, 0.7 * figure.model.length_m) > 1.3 * other.model.height_m
        return (0.25, 1.0) if large else (1.0, 0.15)
    together = part.speed_mps > 0 and first.speed_mps > 0 and not part.simulated and not first.simulated
    if together:
        # Side by side as the camera sees it: who is gone after leads, else the smaller one.
        smaller = figure.model.height_m < other.model.height_m
        led = any(_LEADS.match(deed.words) for deed in first.deeds)
        chased = first.target == part.subject.id or (smaller and part.target != first.subject.id)
        leads = chased and not led
        ahead = 1.0 if leads else -1.0
        if first.direction in ("toward", "away"):
            return 1.0, 0.25
        return (-ahead if first.direction == "left" else ahead), 0.3
    if part.simulated and not first.simulated:
        return 0.3, -1.0  # what falls off something comes down before it
    if part.motion == "fly" and first.speed_mps == 0:
        return 0.25, 1.0  # what flies is seen over who is before it
    if part.speed_mps > 0 == first.speed_mps and figure.model.length_m > SWEEPING * other.model.height_m:
        return 0.25, 1.0  # a car or a boat that passes would sweep over who is filmed
    if part.speed_mps > 0 and first.speed_mps == 0 and other.model.height_m > figure.model.height_m:
        return 0.25, -1.0  # who passes something large is not hidden by it
    long = LONG_AND_HIGH if other.model.height_m > HIGHER * figure.model.height_m else LONG
    if part.speed_mps == 0 == first.speed_mps and other.model.length_m > long * max(figure.model.length_m, 0.3):
        return 0.3, -1.0  # who is small stands before what is long, and not beyond its end
    far = part.subject.importance is Importance.BACKGROUND or figure.model.height_m > 2.0 * other.model.height_m
    if part.speed_mps == 0 < first.speed_mps and SMALL * other.model.height_m > figure.model.height_m:
        return 0.25, -1.0  # what is large and moves would hide who stands beyond it
    if far or (first.speed_mps > 0 and not first.simulated):
        # What is large, or stays while the main subject passes, stands beyond it.
        return 0.25, 1.0
    return 1.0, 0.15


def _names(words: str, subject: Subject) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(subject))


def named_in(words: str, figures: Sequence[Placed], done: Iterable[int], figure: Placed) -> int | None:
    """The figure among `done` whose noun stands in the words."""
    for other in done:
        subject = figures[other].part.subject
        if subject is not figure.part.subject and any(
            name and re.search(rf"\b{re.escape(name)}\b{NO_PLACE}", words) for name in names_of(subject)
        ):
            return other
    return None


def is_goal(figures: Sequence[Placed], lead: int, index: int) -> bool:
    """Whether something that stays is what the lead goes to."""
    part, goal = figures[lead].part, figures[index].part
    if part.speed_mps == 0 or goal.speed_mps > 0 or part.subject is goal.subject or part.comes or part.vault:
        return False
    names = "|".join(re.escape(name) for name in names_of(goal.subject))
    return any(re.search(rf"{_TO}(?:[\w-]+ ){{0,2}}?(?:{names})\b", deed.words) for deed in part.deeds)


def goal_place(figures: Sequence[Placed], places: Sequence[Place], lead: int, index: int, seconds: float) -> Place:
    """The place of what the lead comes to at the end of its way: beyond that, and a little aside."""
    lengths = figures[lead].model.length_m + figures[index].model.length_m
    x, y = ahead_of(places[lead], figures[lead].part.offset_m(seconds, seconds) + 0.5 * lengths + GOAL_M, GOAL_M)
    return replace(places[index], x=x, y=y)


def with_mounts(figures: Sequence[Placed], uses: Sequence[Use]) -> list[Placed]:
    """The figures, riders as long and wide as they are with what they ride, and who holds an umbrella as that is."""
    bulky = list(figures)
    for use in uses:
        if use.role == "mount" or (use.role in SHADED_BY and _is_shade(figures[use.thing].part.subject)):
            rider, mount = figures[use.actor].model, figures[use.thing].model
            length, width = max(rider.length_m, mount.length_m), max(rider.width_m, mount.width_m)
            bulky[use.actor] = replace(figures[use.actor], model=replace(rider, length_m=length, width_m=width))
    return bulky


def _is_shade(thing: Subject) -> bool:
    return _SHADE.search(thing.noun.lower()) is not None


def kept_places(figure: Placed, other: Placed, to: Place) -> Iterator[Place]:
    """Places for who keeps to another that is under way, the best first: behind or before it, or at its side.

    Before a camera that they come up to or leave, one behind the other is aside as well, so that both are seen.

    Args:
        figure: who keeps to the other.
        other: who leads.
        to: its place, whose heading both take.
    """
    where = figure.part.keeps.where if figure.part.keeps and figure.part.subject is not other.part.subject else "beside"
    lengths = [max(f.model.length_m, STRIDE * f.model.height_m if f.model.seat_m else 0.0) for f in (figure, other)]
    wide = (figure.model.width_m + other.model.width_m) / 2
    deep = abs(to.heading[1]) > abs(to.heading[0])
    herd_m = HERD * max(figure.model.length_m, figure.model.width_m) * figure.part.subject.count**0.5
    herd_m = herd_m if figure.part.subject.count >= MANY else 0.0
    ahead = herd_m + sum(lengths) / 2 + KEEPS_OFF * max(lengths) + KEEPS_OFF_S * figure.part.speed_mps
    aside = ASIDE_M + wide if deep else 0.0
    sign = 1.0 if where == "ahead" else -1.0
    if where == "beside":
        lower = figure.model.height_m < other.model.height_m
        sign = 1.0 if lower else -1.0
        passes = figure.part.keeps is not None and figure.part.keeps.pace != 1.0
        ahead, aside = 0.0 if deep or passes else SIDE_BY_SIDE * sum(lengths), BESIDE_M + wide
        aside = -aside if lower == (to.heading[0] > 0) or deep else aside  # the lower one is nearer to the camera
    if figure.part.subject is other.part.subject:
        rank = (figure.copy + 1) // 2  # the further ones of a group before and behind the first in turn
        ahead, aside = rank * ahead * (1.0 if figure.copy % 2 else -1.0), aside * (1.0 if figure.copy % 4 < 2 else -1.0)
    for step in range(TRIES):
        back, side = ahead + RANK * step * lengths[0], aside + FILE * ((step + 1) // 2) * (-1.0) ** step * wide
        x, y = ahead_of(to, sign * back, side)
        yield replace(to, x=x, y=y)


def apart_throughout(a: Placed, at: Place, b: Placed, by: Place, seconds: float) -> bool:
    """Whether two figures leave a gap for the whole story, each on its way."""
    still = a.part.pace is None and b.part.pace is None and a.part.speed_mps == b.part.speed_mps
    if (still and at.heading == by.heading) or a.part.simulated or b.part.simulated or _meets(a, b) or _meets(b, a):
        return apart(a, at, b, by)
    if a.part.speed_mps == 0.0 == b.part.speed_mps or a.part.owner or b.part.owner:
        return apart(a, at, b, by)
    return all(apart(a, _gone(a, at, t, seconds), b, _gone(b, by, t, seconds)) for t in _times(a, b, seconds))


def _meets(mover: Placed, other: Placed) -> bool:
    """Whether the words take somebody to or through another."""
    return _takes_to(tuple(deed.words for deed in mover.part.deeds), names_of(other.part.subject))


@lru_cache(maxsize=256)
def _takes_to(told: tuple[str, ...], names: tuple[str, ...]) -> bool:
    pattern = re.compile(rf"{_ACROSS}(?:{'|'.join(re.escape(name) for name in names)})")
    return any(pattern.search(words) for words in told)


def _times(a: Placed, b: Placed, seconds: float) -> tuple[float, ...]:
    if a.part.pace is None and b.part.pace is None and a.part.speed_mps == b.part.speed_mps:
        return (0.0, seconds)
    return tuple(seconds * n / CHECKS for n in range(CHECKS + 1))


def _gone(figure: Placed, place: Place, story_s: float, seconds: float) -> Place:
    """Where a figure is at a time of the story."""
    x, y = ahead_of(place, figure.part.offset_m(story_s, seconds))
    return replace(place, x=x, y=y)


def _knees_m(figure: Placed) -> float:
    """How far the knees of who sits on the ground stick out beyond where the trunk of a standing one ends, m."""
    sits = any(deed.posture == "sit_ground" for deed in figure.part.deeds[:1])
    return KNEES * figure.model.height_m if sits else 0.0


def apart(a: Placed, at: Place, b: Placed, by: Place) -> bool:
    """Whether two figures leave a gap, judged by their boxes along the axes of the longer one."""
    if b.model.length_m > a.model.length_m:
        (hx, hy), (ox, oy) = by.heading, at.heading
    else:
        (hx, hy), (ox, oy) = at.heading, by.heading
    long, small = (b, a) if b.model.length_m > a.model.length_m else (a, b)
    along, across = abs(hx * ox + hy * oy), abs(hx * oy - hy * ox)
    reach = long.model.length_m / 2 + small.model.length_m / 2 * along + small.model.width_m / 2 * across
    aside = long.model.width_m / 2 + small.model.length_m / 2 * across + small.model.width_m / 2 * along
    if b.part.subject.kind == "tree" and _names(a.part.whereabouts, b.part.subject):
        reach = aside = UNDER_CROWN * b.model.height_m + max(a.model.length_m, a.model.width_m) / 2
    gap = min(GAP_M, 0.3 * max(a.model.height_m, b.model.height_m)) + _knees_m(a) + _knees_m(b)
    dx, dy = at.x - by.x, at.y - by.y
    return abs(dx * hx + dy * hy) > reach + gap or abs(dx * hy - dy * hx) > aside + gap
