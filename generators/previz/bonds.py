"""Who keeps to whom while both are under way: behind, ahead or beside, at one pace, for the whole clip.

The words that say so are rows of `bonds.toml`. Of two, one leads the picture; the other takes its pace and its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from generators.previz.deeds import WAITING, Deed
from generators.previz.motion.performing import performance_of, verb_pattern
from generators.previz.tables import rows_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Source, Subject

if TYPE_CHECKING:
    from generators.previz.acting import Part

__all__ = ["Keeping", "bonded", "keepings", "said_speed"]

FASTER_THAN_WALKING_MPS: Final = 2.0
ON_FOOT: Final = frozenset({"walk", "run", "trot", "gallop"})
PLAIN: Final = frozenset({"", "walk", "run"})
"""Performances of who only goes, at whatever pace."""
_AGAINST: Final = {"behind": "ahead", "ahead": "behind", "beside": "beside"}
_BEFORE_NAME: Final = r"(?: (?!by\b)[\w'-]+){0,3}? "
_PRONOUN: Final = r"(?:him|her|it|them|their|his|its)\b"
_CARRIED: Final = re.compile(
    r"\b(?:in|on|over|under) (?:his|her|their|its) (?:arms?|shoulders?|back|lap|basket|bag|hands?)\b"
)
_AFTERWARDS: Final = r"(?:(?P<behind>behind|following|trailing|in tow)|ahead|in front|leading)\b"
WHEELED: Final = frozenset({"vehicle", "cycle"})
_GOES: Final = {
    "quadruped": ("walk", "run"),
    "human": ("walk", "run"),
    "robot": ("walk", "run"),
    "bird": ("walk", "fly"),
    "insect": ("fly", "fly"),
    "fish": ("swim", "swim"),
    "vehicle": ("drive", "drive"),
    "cycle": ("drive", "drive"),
    "boat": ("sail", "sail"),
    "aircraft": ("fly", "fly"),
    "ball": ("roll", "roll"),
}
"""How a kind goes along with others, slowly and fast; what is not here does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One row of `bonds.toml`, whose head says what each field means."""

    id: str
    verbs: tuple[str, ...]
    says: tuple[str, ...]
    keeps: str
    flees: bool = False
    beasts: bool = False
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Keeping:
    """Somebody's place by another who is under way.

    Attributes:
        who, to: ids of subjects. where: of the first, as seen from the other: behind, ahead or beside.
        flees: id of the one that flees, if that is what they do.
        firm: whether a verb says it of both, so that what has no deed of its own goes along.
        pace: of the first, over that of the other.
    """

    who: str
    to: str
    where: str
    flees: str = ""
    firm: bool = True
    pace: float = 1.0

    @property
    def other_way(self) -> Keeping:
        """The same, said of the other one."""
        return replace(self, who=self.to, to=self.who, where=_AGAINST[self.where], pace=1.0 / self.pace)


@cache
def _bonds() -> tuple[tuple[re.Pattern[str], Bond, bool], ...]:
    rows = rows_of(__package__ or "", "bonds", Bond, heading="bond").values()
    found = [(re.compile(verb_pattern(verb)), row, True) for row in rows for verb in row.verbs]
    return (*found, *((re.compile(rf"\b{re.escape(words)}\b"), row, False) for row in rows for words in row.says))


def keepings(shot: Shot) -> tuple[Keeping, ...]:
    """Who keeps to whom by the words of the beats, each pair once.

    Args:
        shot: its beats, in order.
    """
    found: dict[frozenset[str], Keeping] = {}
    for beat in shot.beats:
        actor = next((s for s in shot.subjects if s.id == beat.subject), None) or shot.main_subject
        if actor is None or _CARRIED.search(beat.action.lower()):
            continue
        for other in (s for s in shot.subjects if s is not actor):
            bond = _bond_to(shot, beat, other)
            if bond is not None and not (bond[0].beasts and is_person(actor)):
                row, firm = bond
                keeping = Keeping(actor.id, other.id, row.keeps, actor.id if row.flees else "", firm, 1.0 / row.pace)
                found.setdefault(frozenset((actor.id, other.id)), keeping)
    return tuple(found.values())


def _bond_to(shot: Shot, beat: Beat, other: Subject) -> tuple[Bond, bool] | None:
    """The row that binds who acts to another, by the nearest words before its name, and whether they are a verb."""
    words = beat.action.lower()
    names = "|".join(re.escape(name) for name in names_of(other))
    named = re.search(rf"\b(?:{names})(?:e?s)?\b", words) is not None
    meant = not named and (other.id == beat.target or (not beat.target and other is shot.main_subject))
    if not named and not meant:
        return None
    called = rf"(?:(?:{names})(?:e?s)?\b" + (rf"|{_PRONOUN})" if meant else ")")
    follows = re.compile(rf"{_BEFORE_NAME}(?={called})")
    found = [
        (after.end() - match.start(), row, firm)
        for pattern, row, firm in _bonds()
        for match in pattern.finditer(words)
        if (after := follows.match(words, match.end()))
    ]
    nearest = min(found, key=lambda bond: bond[0], default=None)
    if nearest is None:
        return None
    place = re.search(rf"(?:{names})(?:e?s)? (?:\w+ )?{_AFTERWARDS}", words) if nearest[1].keeps == "beside" else None
    if place is not None:  # with two cubs behind her
        return replace(nearest[1], keeps="ahead" if place["behind"] else "behind"), nearest[2]
    return nearest[1:]


def bonded(shot: Shot, parts: Sequence[Part]) -> list[Part]:
    """The parts, those who keep to another with its pace, its way and their place by it.

    Args:
        shot: whose main subject leads where it is one of two.
        parts: in the shot's order.
    """
    done = {part.subject.id: part for part in parts}
    riders = {part.mount: part.subject.id for part in parts if part.mount}
    lead = shot.main_subject.id if shot.main_subject else ""
    for keeping in _from_lead(shot, riders.get(lead, lead), riders):
        who, to = done.get(keeping.who), done.get(keeping.to)
        if who is None or to is None or not _can_keep(shot, keeping, who, to):
            continue
        if keeping.flees:
            done[keeping.flees] = replace(done[keeping.flees], direction="")
        done[keeping.who] = _kept(who, done[keeping.to], keeping)
    return [done[part.subject.id] for part in parts]


def _from_lead(shot: Shot, lead: str, riders: Mapping[str, str]) -> Iterator[Keeping]:
    """The bonds, turned so that each is of somebody to one who is nearer to the lead; of riders, not of mounts."""
    left = [replace(k, who=riders.get(k.who, k.who), to=riders.get(k.to, k.to)) for k in keepings(shot)]
    known = {lead}
    while left:
        index = next((i for i, k in enumerate(left) if known & {k.who, k.to}), 0)
        keeping = left.pop(index)
        keeping = keeping.other_way if keeping.who in known and keeping.to not in known else keeping
        known |= {keeping.who, keeping.to}
        yield keeping


def _can_keep(shot: Shot, keeping: Keeping, who: Part, to: Part) -> bool:
    """Whether one goes along with another who is under way."""
    if who is to or to.speed_mps == 0 or who.simulated or to.simulated or said_speed(shot, who.subject):
        return False
    if who.subject.kind not in _GOES or any(_told(deed) for deed in who.deeds if deed.speed_mps == 0):
        return False
    wheeled = who.subject.kind in WHEELED and who.speed_mps == 0
    return keeping.firm or not wheeled or to.subject.kind in WHEELED or any(d.motion == "ride" for d in to.deeds)


def _told(deed: Deed) -> bool:
    """Whether a deed is one that the words tell of, and no waiting for one."""
    return deed.words not in ("", deed.motion, WAITING)


def _kept(who: Part, to: Part, keeping: Keeping) -> Part:
    """Who keeps to another, for as long as that one is on its way."""
    own = next((deed for deed in who.deeds if deed.speed_mps > 0), None)
    deeds = tuple(_alike(deed, who.subject, own) for deed in to.deeds)
    motion = next((deed.motion for deed in deeds if deed.speed_mps > 0), who.motion)
    if keeping.pace != 1.0:
        slower = tuple(replace(deed, speed_mps=keeping.pace * deed.speed_mps) for deed in deeds)
        return replace(who, motion=motion, direction=to.direction, deeds=slower, origin_s=to.origin_s, keeps=keeping)
    return replace(
        who, motion=motion, speed_mps=to.speed_mps, direction=to.direction, deeds=deeds, origin_s=to.origin_s,
        keeps=keeping,
    )  # fmt: skip


def _alike(deed: Deed, other: Subject, own: Deed | None) -> Deed:
    """A deed of the lead as another one does it, who goes at the same pace: in its own manner, if that is told."""
    if own is not None and deed.speed_mps > 0 and (own.motion not in ON_FOOT or own.performance not in PLAIN):
        return replace(own, start_s=deed.start_s, end_s=deed.end_s, speed_mps=deed.speed_mps)
    slow, fast = _GOES[other.kind or "human"]
    going = slow if deed.speed_mps < FASTER_THAN_WALKING_MPS else fast
    alike = Deed(deed.start_s, deed.end_s, going if deed.speed_mps > 0 else "stand", speed_mps=deed.speed_mps)
    if not is_person(other):
        return alike
    rides = performance_of("ride", "", [other.noun])
    if rides is not None and rides.nouns and deed.speed_mps > 0:  # a cyclist goes by bicycle
        things = (("object", rides.implied),) if rides.implied else ()
        return replace(alike, motion="ride", performance=rides.id, posture=rides.posture, implied=things)
    row = performance_of("", alike.motion)
    return replace(alike, performance=row.id if row else "stand", posture="stand")


def said_speed(shot: Shot, subject: Subject) -> bool:
    """Whether the user gave this subject's speed."""
    for index, beat in enumerate(shot.beats):
        cue = shot.source_of(f"beats[{index}].speed_mps")
        if beat.subject == subject.id and cue and cue.source is Source.USER:
            return True
    return False
