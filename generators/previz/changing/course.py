"""What becomes of a figure over the story: which row of `changes.toml` it goes by, and its shapes at any time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface, linear_rgb
from generators.previz.changing.becoming import FLOWERING, OPEN_FLOWER, Becoming, becoming_of
from generators.previz.changing.shapes import F64, FINISH, Shapes
from generators.previz.changing.spoken_colours import Rgb, colours_of_deed, said_colours
from generators.previz.changing.states import material_into, sizes_in
from generators.previz.passengers import carrier_boarded
from generators.previz.rigs import Model, noun_of
from generators.previz.rigs.figure import ROOT
from generators.previz.rigs.surfaces import colour_in, material_surface, surface_of
from generators.previz.scene import GeomKind
from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table

__all__ = ["Change", "Course", "add_pool", "change_of", "washed_away_s", "with_changes_in_place"]

LEAST_POOL: Final = 1e-3
POOL_DEPTH: Final = 0.012
"""Depth of a pool over its width: what water stands to."""
WATERY: Final = Surface.of(150, 164, 176, roughness=0.08, specular=0.08)
SETTLED: Final = 0.04
"""Share of the time before it begins and after it has ended."""
LATE, QUICK = 0.62, 0.08
"""Shares of its time after which a sudden change comes, and how long that takes."""
BACK_S: Final = 0.6
"""How long it takes to come back, s."""
_WASHED: Final = "washed_away"
_GOES_AWAY, _COMES_BACK = "vanish", "appear"
GONE, COMES = 0.6, 0.22
"""Shares of the time after which what becomes another thing is gone, and from which that one is seen."""
SECOND_SHADE: Final = 0.8
"""The pattern's other colour beside the one that a thing takes on."""
LIVING: Final = frozenset({"human", "quadruped", "bird", "fish"})
CLEAR: Final = frozenset({"ice", "snow", "water"})
"""What becomes water, whatever colour it had."""
UNLIVING_NOUNS: Final = frozenset({"snowman", "statue", "sculpture", "figurine", "doll", "mannequin", "scarecrow"})
_PARTS: Final = (
    "hair", "beard", "moustache", "skin", "face", "cheeks", "shirt", "dress", "jacket", "coat", "sweater", "hoodie",
    "suit", "trousers", "pants", "jeans", "skirt", "shoes", "hat", "cap", "clothes", "eyes", "eye", "lips", "nails",
    "fur", "mane", "tail", "feathers", "plumage", "wings", "scales",
)  # fmt: skip
_OF_A_PART = re.compile(
    r"(?:'s|s'|\bits|\bhis|\bher|\btheir|\bthe) (?:\w+ )?"
    rf"(?P<part>{'|'.join(_PARTS)})\b(?: \w+ly)? (?:is |are )?(?:chang|turn|go|becom|fad|shift|transform|get|got)"
)
"""What of somebody it is that changes: their hair."""
DYED: Final = frozenset({"plastic", "cloth", "paper", "rubber"})
"""Materials that come in all colours, so that a thing of them has its own."""
LAMPS: Final = frozenset({"light", "lights", "lamp", "lantern", "signal"})
"""What shines in a colour, which is not that of the whole of it."""
ALL_OVER: Final = frozenset({"fur", "feathers", "plumage", "scales", "coat"})
"""Parts of an animal that are all of it to the eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of `changes.toml`, whose head says what each field means."""

    id: str
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    height: tuple[float, float] = (1.0, 1.0)
    width: tuple[float, float] = (1.0, 1.0)
    span: tuple[float, float] | None = None
    start_rgb: Rgb | None = None
    end_rgb: Rgb | None = None
    tint: float = 0.0
    said: bool = False
    late: bool = False
    sized: bool = False
    material: bool = False
    living: bool = False
    boards: bool = False
    puddle: float = 0.0


@dataclass(frozen=True, slots=True)
class Course:
    """A change from one story time to another, s, with the display colours it begins and ends with."""

    change: Change
    start_s: float
    end_s: float
    start_rgb: Rgb | None
    end_rgb: Rgb | None
    part: str = ""
    """What of the figure it is of; empty for all."""
    back_s: float | None = None
    """When it is undone, as what was gone comes back; None for never."""
    finishes: tuple[F64 | None, F64 | None] = (None, None)
    """How its surfaces are first and last, as a row of `Shapes.finish`; None for their own."""
    then: Course | None = None
    """What becomes of it next: what was inflated deflates."""

    def share(self, story_s: float) -> float:
        """How far it has come, 0..1, eased at both ends."""
        long = max(self.end_s - self.start_s, 1e-3)
        share = ((story_s - self.start_s) / long - SETTLED) / (1.0 - 2.0 * SETTLED)
        share = min(max((share - LATE) / QUICK if self.change.late else share, 0.0), 1.0)
        if self.back_s is not None:
            share = min(share, 1.0 - min(max((story_s - self.back_s) / BACK_S, 0.0), 1.0))
        return share * share * (3.0 - 2.0 * share)

    @property
    def resizes(self) -> bool:
        """Whether its size changes, and not only its colour."""
        own = self.change.height != self.change.width or self.change.height != (1.0, 1.0)
        return own or (self.then is not None and self.then.resizes)

    def all(self) -> tuple[Course, ...]:
        """It and all that follow it, in order."""
        return (self, *(self.then.all() if self.then is not None else ()))

    def size(self, story_s: float) -> tuple[float, float]:
        """Height and width over the full ones."""
        share = self.share(story_s)
        (h0, h1), (w0, w1) = self.change.height, self.change.width
        return h0 + (h1 - h0) * share, w0 + (w1 - w0) * share

    def sunk(self, story_s: float) -> float:
        """How far what stands above the shrinking part has come down, over the full height."""
        low, high = self.change.span or (0.0, 0.0)
        return (high - low) * (1.0 - self.size(story_s)[0])

    def alter(
        self,
        geoms: NDArray[np.intp],
        plain: NDArray[np.bool_],
        place: Callable[[float], F64],
        height_m: float,
        pool: int | None = None,
    ) -> Callable[[float, Shapes], None]:
        """What changes a figure's shapes.

        Args:
            geoms: of the figure.
            plain: which of them take on colours (lamps and flames do not).
            place: its foot, (3,) m, at a story time.
            height_m: of the whole figure at its full size.
            pool: the geom of the pool round its foot, which spreads as the figure goes.
        """

        def apply(story_s: float, shapes: Shapes) -> None:
            for course in self.all():
                course._resize(geoms, place(story_s), height_m, story_s, shapes)
                course._recolour(geoms[plain], story_s, shapes)
            if pool is not None:
                wide = max(self.share(story_s), LEAST_POOL) ** 0.5
                shapes.scale[pool] = (wide, wide, wide)

        return apply

    def repaint(self, geoms: NDArray[np.intp]) -> Callable[[float, Shapes], None]:
        """What gives shapes of the set the colours and the finish that their subject takes on.

        Args:
            geoms: which.
        """
        return lambda story_s, shapes: self._recolour(geoms, story_s, shapes)

    def _resize(self, geoms: NDArray[np.intp], foot: F64, height_m: float, story_s: float, shapes: Shapes) -> None:
        tall, wide = self.size(story_s)
        if tall == wide == 1.0:
            return
        factors = np.tile((wide, wide, tall), (len(geoms), 1))
        if self.change.span is None:
            shapes.stretch(geoms, foot, factors)
            return
        low, high = (share * height_m for share in self.change.span)
        up = shapes.position[geoms, 2] - foot[2]
        inside = (up >= low) & (up <= high)
        shapes.position[geoms[up > high], 2] -= (high - low) * (1.0 - tall)
        shapes.stretch(geoms[inside], foot + np.array([0.0, 0.0, low]), factors[inside])

    def _recolour(self, geoms: NDArray[np.intp], story_s: float, shapes: Shapes) -> None:
        share, tint = self.share(story_s), self.change.tint
        for finish, much in zip(self.finishes, (1.0 - share, share), strict=True):
            if finish is not None:
                shapes.finish[geoms] += much * (finish - shapes.finish[geoms])
        for rgb, much in ((self.start_rgb, 1.0 - share), (self.end_rgb, share)):
            if rgb is None:
                continue
            colour, much = np.array(linear_rgb(rgb)), much * tint
            shapes.colour[geoms] += much * (colour - shapes.colour[geoms])
            shapes.second_colour[geoms] += much * (SECOND_SHADE * colour - shapes.second_colour[geoms])


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


@cache
def _changes() -> tuple[Change, ...]:
    rows = tables_of(__package__, "changes")["change"]
    return tuple(Change(**{key: _frozen(value) for key, value in row.items()}) for row in rows)


def change_of(shot: Shot, subject: Subject, story_seconds: float) -> Course | None:
    """What becomes of a subject in the shot, one thing after the other; None for most.

    Args:
        shot: its beats say what happens to whom.
        subject: who.
        story_seconds: how long the story is.
    """
    becoming = becoming_of(shot, story_seconds)
    if becoming is not None and subject.id in (becoming.source, becoming.target):
        return _becomes(becoming, subject)
    found = _first_change(shot, subject, story_seconds, -1.0)
    if found is None or found.back_s is not None:
        return found
    courses, seen, after_s = [found], {found.change.id}, found.start_s
    while (later := _first_change(shot, subject, story_seconds, after_s)) is not None:
        if later.part or later.change.sized or courses[-1].change.said:
            break
        if later.change.id not in seen:
            courses.append(later)
            seen.add(later.change.id)
        after_s = later.start_s
    chain = courses.pop()
    while courses:
        chain = replace(courses.pop(), then=chain)
    return chain


@cache
def _begun_by(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}")


def _first_change(shot: Shot, subject: Subject, story_seconds: float, after_s: float) -> Course | None:
    """The first thing that becomes of a subject by a beat that begins after a story time, s."""
    alive = subject.kind in LIVING and subject.noun.lower().split()[-1] not in UNLIVING_NOUNS
    for beat in sorted(_said_of(shot, subject), key=lambda b: b.start_s or 0.0):
        words = beat.action.lower()
        if (beat.start_s or 0.0) <= after_s:
            continue
        for change in _changes():
            found = next((m for word in change.words if (m := _begun_by(word).search(words))), None)
            if found is None or not _fits(change, subject) or (alive and not change.living):
                continue
            if change.boards and carrier_boarded(shot, subject, beat) is None:
                continue
            sizes = sizes_in(words) if change.sized else None
            material = material_into(words, names_of(subject)) if change.material else None
            if (change.sized and sizes is None) or (change.material and material is None):
                continue
            if change.said and subject.noun.lower().split()[-1] in LAMPS:
                continue
            start_rgb, end_rgb = (
                colours_of_deed(shot, subject, beat, words[found.start() :]) if change.said else (None, None)
            )
            if change.said and end_rgb is None:
                continue
            start_s = beat.start_s or 0.0
            later = [b.start_s for b in shot.beats if b.subject == beat.subject and (b.start_s or 0.0) > start_s]
            end_s = min((s for s in later if s is not None), default=story_seconds)
            end_s = beat.end_s if change.boards and beat.end_s is not None else end_s
            course = Course(change, start_s, end_s, start_rgb or change.start_rgb, end_rgb or change.end_rgb)
            if change.id == _GOES_AWAY:
                course = replace(course, back_s=_back_s(shot, subject, start_s))
            if sizes is not None:
                course = replace(course, change=replace(change, height=sizes[0], width=sizes[1]))
            if material is not None:
                said, _ = said_colours(words)  # from yellow to silver
                course = _into(course, subject, material)
                course = replace(course, start_rgb=said or course.start_rgb)
            return replace(course, part=_part_of(shot, subject)) if alive and change.said else course
    return None


def _back_s(shot: Shot, subject: Subject, gone_s: float) -> float | None:
    """When what has vanished is there again, in the middle of the deed that says so; None for never."""
    row = next(change for change in _changes() if change.id == _COMES_BACK)
    for beat in _said_of(shot, subject):
        start_s = beat.start_s or 0.0
        if start_s > gone_s and any(re.search(rf"\b{word}", beat.action.lower()) for word in row.words):
            return start_s + 0.4 * ((beat.end_s or start_s) - start_s)
    return None


def _part_of(shot: Shot, subject: Subject) -> str:
    """Which part of somebody changes its colour: their hair; a face that turns red is skin."""
    found = _OF_A_PART.search(shot.request.lower())
    part = found["part"] if found else ""
    if subject.kind != "human":
        return "" if part in ALL_OVER else part
    return part or "skin"


def _into(course: Course, subject: Subject, material: str) -> Course:
    """The course of a thing that turns into another material, from the one that it was said to be of."""
    rows, usual = table("materials"), noun_of(subject)
    first, last = rows.get(subject.material or ""), rows[material]
    surfaces = [material_surface(row) if row is not None else None for row in (None if first is last else first, last)]
    own = first is None or first is last or (first.id in DYED and usual is not None and usual.material == first.id)
    colour = None if own or first is None else colour_in(first.colour)
    before, after = (None if s is None else np.array([getattr(s, name) for name in FINISH], float) for s in surfaces)
    return replace(course, start_rgb=colour, end_rgb=colour_in(last.colour), finishes=(before, after))


def with_changes_in_place(shot: Shot, story_seconds: float) -> Shot:
    """The shot with whoever takes on a colour staying as they are: a face that turns red turns nowhere.

    Args:
        shot: a completed one.
        story_seconds: how long the story is.
    """
    alive = [s for s in shot.subjects if s.kind in LIVING and change_of(shot, s, story_seconds) is not None]
    becoming = becoming_of(shot, story_seconds)
    ids = {s.id for s in alive} - ({becoming.source, becoming.target} if becoming is not None else set())
    beats = [
        beat.model_copy(update={"action": f"becoming{beat.action[len('turning') :]}", "motion": "stand"})
        if beat.subject in ids and beat.action.lower().startswith("turning ")
        else beat
        for beat in shot.beats
    ]
    return shot.model_copy(update={"beats": beats}) if ids else shot


def _becomes(becoming: Becoming, subject: Subject) -> Course:
    """The course of what becomes another thing, or of that one."""
    rows = {change.id: change for change in _changes()}
    long = becoming.end_s - becoming.start_s
    bud = becoming.target == OPEN_FLOWER  # whose stem stays
    if subject.id == becoming.source:
        gone_s = becoming.start_s + GONE * long
        goes = rows["bud_gives_way" if bud else "gives_way"]
        return Course(goes, becoming.start_s, gone_s, None, None, back_s=becoming.back_s)
    comes_s = becoming.start_s + COMES * long
    comes = rows["bud_opens" if bud else "takes_over"]
    return Course(comes, comes_s, becoming.end_s, None, None, back_s=becoming.back_s)


POOL_INSIDE: Final = 1.8
"""How wide a pool gets in a vessel, over what leaves it."""


def add_pool(change: Change, subject: Subject, model: Model, *, inside: bool = False) -> None:
    """Adds the pool that a thing leaves to its figure, as its last shape.

    Args:
        change: how wide it gets.
        subject: whose colour it has.
        model: the figure.
        inside: whether it lies in a vessel, beyond whose walls it does not spread.
    """
    across = (min(change.puddle, POOL_INSIDE) if inside else change.puddle) / 2 * max(model.length_m, model.width_m)
    noun = noun_of(subject)
    material = table("materials").get(subject.material or "")
    said = (" ".join(look.text for look in subject.looks), subject.noun, noun.colour if noun else "")
    named = (*said, material.colour if material else "") if subject.material not in CLEAR else ()
    colour = next((rgb for words in named if (rgb := colour_in(words.replace("_", " ")))), None)
    surface = surface_of(colour, 0.12, specular=0.06) if colour else WATERY
    model.figure.shape(ROOT, GeomKind.ELLIPSOID, (across, 0.8 * across, POOL_DEPTH * across), surface)


def _said_of(shot: Shot, subject: Subject) -> Iterator[Beat]:
    """The beats of what a thing does, and of what those who live do to it."""
    living = {s.id for s in shot.subjects if s.kind in LIVING}
    yield from (b for b in shot.beats if b.subject == subject.id)
    yield from (b for b in shot.beats if b.target == subject.id and b.subject in living)
    if shot.main_subject is subject:
        yield from (b for b in shot.beats if not b.subject)


def washed_away_s(course: Course | None) -> float | None:
    """Story time at which water takes a figure away; None for what it leaves alone."""
    if course is None or course.change.id != _WASHED:
        return None
    return course.start_s + (SETTLED + LATE * (1.0 - 2.0 * SETTLED)) * (course.end_s - course.start_s)


def _fits(change: Change, subject: Subject) -> bool:
    if subject.noun in FLOWERING.values():
        return False  # its own parts grow
    noun = noun_of(subject)
    kinds = {subject.kind or "thing", noun.kind if noun else ""}
    of_kind = not change.kinds or not kinds.isdisjoint(change.kinds)
    said = set(re.findall(r"[a-z]+", subject.noun.lower()))
    return of_kind and (not change.nouns or any(n in said or f"{n}s" in said for n in change.nouns))
