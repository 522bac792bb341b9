"""Those of a group who act apart are figures of their own: of two pigeons one flies away, and one stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generators.previz.company import company_of
from prompts.reading.subjects import singular_of
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import is_many

__all__ = ["with_ones_apart"]

_WHO: Final = re.compile(r"^(?P<who>.+?) of them(?: and )?(?P<manner>.*)$")
"""Who of a group does it, at the head of a deed's manner, and the manner."""
_ALL: Final = frozenset({"all", "both", "each", "none", "many", "most", "every one"})
"""Words for so many of a group that it acts as a whole."""
_FIRST: Final = frozenset({"one", "the one", "the first", "the first one", "first"})
_NEXT: Final = frozenset({"another", "another one", "the other", "the other one", "the second", "the second one"})
_REST: Final = frozenset({"the others", "the rest", "the other ones", "others"})
_NUMBERS: Final[Mapping[str, int]] = MappingProxyType({"two": 2, "some": 2, "several": 3, "three": 3, "a few": 2})
"""Words for a few of a group, and how many they are."""
_MUTUAL: Final = re.compile(
    r"\b(?:each other|one another)\b"
    r"|^(?:\w+ly )?(?:danc|kiss|hug|embrac|high-fiv|shak\w+ hands|hold\w+ hands|wrestl|fist-bump|cuddl|spar|fenc|waltz)"
)
_OTHERS: Final = re.compile(r"\bthe (?:others?|rest)\b")
"""Words for those of the group who do not do it."""
_CALLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"the man": ("man", "groom", "boy"), "the woman": ("woman", "bride", "girl")}
)
"""Whom of a couple the words mean."""
_LEAVING: Final = frozenset({"run", "walk", "fly", "ride"})
"""Motions by which somebody may leave the others."""
A_PAIR: Final = 2
CROWD: Final = 12
"""As many as this are a crowd, of whom nobody is told apart."""


def with_ones_apart(shot: Shot) -> Shot:
    """The shot with each of a group who does something alone as a subject, and the rest going on as before.

    Args:
        shot: its groups, and deeds whose manner tells who of them acts: `one of them`.
    """
    for group in shot.subjects:
        own = [_who(beat) for beat in shot.beats if beat.subject == group.id]
        company = company_of(group)
        if any(own) and A_PAIR <= len(company) < CROWD and _lives(group):
            shot = _apart(shot, group, company, [who for who in own if who])
    return shot


def _apart(shot: Shot, group: Subject, company: Sequence[Subject], told: Sequence[str]) -> Shot:
    """The shot with a group as those who act alone and the rest."""
    names = [who for who in dict.fromkeys(map(_role, told)) if who != "rest"]
    if len(company) == A_PAIR and names[:1] == ["first"]:
        names = names[:1]  # the other one of two is the rest
    left, ones = list(company), dict[str, Subject]()
    for number, name in enumerate(names, 1):
        many = _NUMBERS.get(name, 1)
        if len(left) <= many:
            break
        chosen = next(
            (s for s in left if s.noun.split()[-1] in _CALLED.get(name, (name.removeprefix("the "),))), left[0]
        )
        left.remove(chosen)
        del left[: many - 1]
        ones[name] = _single(chosen, f"{group.id}_apart_{number}", many)
    if not ones:
        return shot
    rest = _single(left[0], group.id, 1) if len(left) == 1 else group.model_copy(update={"count": len(left)})
    lone = next(iter(ones.values())) if len(ones) == 1 else None
    beats: list[Beat] = []
    for beat in shot.beats:
        beats += [beat] if beat.subject != group.id else _shared_out(beat, rest, ones, lone)
    leaves = {b.subject for b in beats if b.motion in _LEAVING and not b.target}
    parts = sorted([rest, *ones.values()], key=lambda s: s.id in leaves)  # the camera stays with who stays
    subjects = [new for s in shot.subjects for new in (parts if s.id == group.id else [s])]
    held = [
        _lasting(beat, beats) if beat.subject in {rest.id, *(s.id for s in ones.values())} else beat for beat in beats
    ]
    return shot.model_copy(update={"subjects": subjects, "beats": held})


def _shared_out(beat: Beat, rest: Subject, ones: Mapping[str, Subject], lone: Subject | None) -> list[Beat]:
    """A deed of a group as deeds of those of it who do it."""
    who = _role(_who(beat))
    words = beat.action.lower()
    if not who:
        pair = lone is not None and rest.count == 1 and lone.count == 1 and _MUTUAL.search(words) and not beat.target
        shares = [(s, rest.id if pair else beat.target) for s in ones.values()]
        return [
            beat.model_copy(update={"subject": subject.id, "target": target})
            for subject, target in [*shares, (rest, lone.id if pair and lone else beat.target)]
        ]
    actor = ones.get(who, rest)
    other = rest if actor is not rest else lone
    target = other.id if other and not beat.target and _OTHERS.search(words) else beat.target
    told = _WHO.match(beat.manner)
    return [beat.model_copy(update={"subject": actor.id, "target": target, "manner": told["manner"] if told else ""})]


def _lasting(beat: Beat, beats: Sequence[Beat]) -> Beat:
    """A deed that goes on until whoever does it has another: the rest of the cows graze while one lies down."""
    if beat.start_s is None or beat.end_s is None:
        return beat
    starts = [
        b.start_s for b in beats if b.subject == beat.subject and b.start_s is not None and b.start_s > beat.start_s
    ]
    ends = [b.end_s for b in beats if b.end_s is not None]
    return beat.model_copy(update={"end_s": max(beat.end_s, min(starts, default=max(ends)))})


def _who(beat: Beat) -> str:
    """Which of a group does it, lower case; empty where all do."""
    told = _WHO.match(beat.manner.lower())
    return told["who"] if told and told["who"] not in _ALL else ""


def _role(who: str) -> str:
    """One name for all the words that mean the same ones of a group."""
    same = {"first": _FIRST, "next": _NEXT, "rest": _REST}
    return next((role for role, words in same.items() if who in words), who)


def _single(subject: Subject, name: str, many: int) -> Subject:
    """One of a group, or a few."""
    several = many == 1 and is_many(subject)
    noun = singular_of(subject.noun.lower()) if several else subject.noun
    return subject.model_copy(update={"id": name, "noun": noun, "count": many, "count_text": ""})


def _lives(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "")
    return kind is not None and kind.animate
