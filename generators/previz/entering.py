"""How somebody comes into a picture that another one holds, or goes through it: from out of sight, at its own time.

Who arrives while somebody else is filmed does not stand there before. The words are rows of `entering.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from generators.previz.approaching import COMES_OVER
from generators.previz.deeds import WAITING, Deed
from generators.previz.motion.performing import stem_of, verb_forms
from generators.previz.readings import usual_speed
from generators.previz.tables import rows_of
from generators.previz.things import is_alive, names_of, others_of
from prompts.shot import Beat, Shot, Subject
from prompts.tables import tables_of

__all__ = ["MOMENT", "Entrance", "entrance_of", "going_over", "with_entrance"]

MOMENT: Final = 0.6
"""When in its beat somebody is there, as a share of the beat: who comes has come, who passes is passing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """One row of `entering.toml`, whose head says what each field means."""

    id: str
    verbs: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    stays: bool = False
    leads: bool = False
    to: bool = False


@cache
def _rows() -> tuple[tuple[str, Entrance], ...]:
    rows = rows_of(__package__ or "", "entering", Entrance, heading="entrance").values()
    return tuple((verb, row) for row in rows for verb in row.verbs)


@cache
def _by_kind(heading: str) -> Mapping[str, Any]:
    return MappingProxyType(tables_of(__package__, "entering")[heading])


def entrance_of(shot: Shot, subject: Subject, words: str) -> Entrance | None:
    """How the words of a beat say that its subject comes or passes; the longest way of saying it counts.

    Args:
        shot: whose main subject only comes where the words are about its coming.
        subject: who acts.
        words: the action, lower case.
    """
    if subject.kind not in _by_kind("comes_by"):
        return None
    leads = shot.main_subject is subject
    others = others_of(shot, subject, Beat(action=words), words)
    found = [
        (len(match.group()), row)
        for verb, row in _rows()
        if words.startswith(stem_of(verb))
        and (match := verb_forms(verb).match(words))
        and (row.leads or not leads)
        and (others or not row.to)
        and (not row.kinds or subject.kind in row.kinds)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def with_entrance(shot: Shot, subject: Subject, deeds: Sequence[Deed]) -> tuple[tuple[Deed, ...], float | None]:
    """The deeds of a subject, with its coming or passing; and when it passes its place, None where that is not told.

    Args:
        shot: whose main subject only comes where the words are about its coming.
        subject: who acts.
        deeds: in order, with the waiting before the first.
    """
    told = [n for n, deed in enumerate(deeds) if deed.words and deed.words != WAITING]
    first = deeds[told[0]] if told else None
    entrance = entrance_of(shot, subject, first.words) if first else None
    if first is None or entrance is None:
        return tuple(deeds), None
    rest = deeds[told[0] + 1 :]
    comes = replace(_on_its_way(first, subject, entrance), start_s=0.0)
    there_s = first.start_s + MOMENT * (first.end_s - first.start_s)
    if not entrance.stays:
        return (comes, *rest), there_s
    stay = replace(first, start_s=there_s, motion="perch" if subject.kind == "bird" else "stand", speed_mps=0.0)
    if first.performance and first.row.motions:
        stay = replace(stay, performance="stand", posture="stand")
    return (replace(comes, end_s=there_s), stay, *rest), None


def going_over(shot: Shot, subject: Subject, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """The deeds of who walks up to somebody after doing other things: the way there, and there.

    Args:
        shot: which others there are.
        subject: who acts.
        deeds: in order.
    """
    told = [n for n, deed in enumerate(deeds) if deed.words and deed.words != WAITING]
    later = [n for n in told[1:] if deeds[n].speed_mps > 0.0 and _goes_to_somebody(shot, subject, deeds[n].words)]
    if not later or any(deeds[n].speed_mps > 0.0 for n in told if n < later[-1]):
        return tuple(deeds)
    at = later[-1]
    there_s = deeds[at].start_s + MOMENT * (deeds[at].end_s - deeds[at].start_s)
    way = replace(deeds[at], end_s=there_s, words=COMES_OVER)
    stay = replace(deeds[at], start_s=there_s, motion="stand", speed_mps=0.0)
    stay = replace(stay, performance="stand", posture="stand") if stay.performance else stay
    return (*deeds[:at], way, stay, *deeds[at + 1 :])


def _goes_to_somebody(shot: Shot, subject: Subject, words: str) -> bool:
    """Whether the words take somebody up to another one who lives, and to no side of them."""
    row = entrance_of(shot, subject, words)
    living = (s for s in others_of(shot, subject, Beat(action=words), words) if is_alive(s))
    ends = r"\b(?:to|approaching) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){{0,2}}?(?:{})$"
    whom = (ends.format("|".join(map(re.escape, names_of(s)))) for s in living)
    return row is not None and row.to and any(re.search(pattern, words) for pattern in whom)


def _on_its_way(deed: Deed, subject: Subject, entrance: Entrance) -> Deed:
    """The deed of who comes, as it goes."""
    kind = subject.kind or ""
    own = usual_speed(deed.motion) > 0.0 and deed.speed_mps > 0
    motion = deed.motion if own else str(_by_kind("comes_by")[kind])
    speed = deed.speed_mps or usual_speed(motion)
    most = _by_kind("stops_from_mps" if entrance.stays else "passes_at_mps")
    speed = min(speed, float(most.get(kind, speed)))
    comes = replace(deed, motion=motion, speed_mps=speed)
    return replace(comes, performance=motion, posture="stand") if deed.performance and not own else comes
