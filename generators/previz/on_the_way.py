"""What somebody does as they go: who walks down the street eating an apple goes, and eats.

The words are one beat; on the stage they are two that happen at once.
"""

from __future__ import annotations

import re
from typing import Final

from generators.previz.enacting import is_up_stairs
from generators.previz.in_arms import named_in
from generators.previz.motion.performing import performance_of, verb_forms
from generators.previz.things import is_alive, is_person, names_of
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_deeds_on_the_way"]

_GOES: Final = re.compile(
    r"(?:walk|stroll|march|hik|wander|stagger|run|jogg|sprint|rac|rid|cycl|bik|skateboard|pac|hurry|rush|strid|trudg"
    r"|cross|climb|limp|tiptoe|sneak|creep|stumbl|return|head|com|go|pass|enter|leav|approach)\w*ing\b"
)
"""Words of who is under way by themselves."""
_MEANWHILE: Final = re.compile(
    r"(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bhis)(?<!\bher)(?<!\btheir)(?<!\bof)(?<!\bfor)(?<!\bby)(?<!\bafter)(?<!\bbefore)"
    r"(?<!\bwithout)(?<!\bwith)(?<!\bsome)(?<!\btwo)(?<!\bto)(?<!\bfrom)(?<!\bpast)(?<!\bin)(?<!\bon)(?<!\bat)"
    r" (?:and |while |(?:as )?(?:he|she|they) (?:is |are )?)?([a-z]+ing\b.*)"
)
"""The words of what somebody does beside that; no -ing word that is part of a thing's name, or of a purpose."""
_WHILE_GOING: Final = re.compile(
    rf"^(?P<deed>.+?) (?:while|as (?:he|she|they)(?: is| are)?) (?P<way>{_GOES.pattern}.*)$"
)
_THE_WAY: Final = frozenset({"walk", "run", "ride"})
"""Performances that are the way itself."""


def with_deeds_on_the_way(shot: Shot) -> Shot:
    """The shot with a beat of its own for what somebody does as they go, at the same time.

    Args:
        shot: whose people are under way in some of their beats.
    """
    people = {s.id: s for s in shot.subjects if is_person(s)}
    beats, more = list(shot.beats), list[Beat]()
    for number, beat in enumerate(shot.beats):
        who = people.get(beat.subject)
        parts = _parts(shot, who, beat) if who is not None else None
        if parts is not None:
            beats[number], *meanwhile = parts
            more += meanwhile
    return shot.model_copy(update={"beats": [*beats, *more]}) if [*beats, *more] != list(shot.beats) else shot


def _parts(shot: Shot, who: Subject, beat: Beat) -> tuple[Beat, ...] | None:
    """The way and what is done on it, if the words of a beat tell both."""
    words = beat.action.lower()
    turned = _WHILE_GOING.match(words)
    if turned is not None and not _GOES.match(words):
        way, deed = turned["way"], turned["deed"]
        return _beats(shot, who, beat, way, deed) if _goes_with_walking(shot, who, deed) else None
    if not _GOES.match(words):
        return None
    at = 0
    while (found := _MEANWHILE.search(words, at)) is not None:
        if _goes_with_walking(shot, who, found[1]):
            return _beats(shot, who, beat, words[: found.start()], found[1])
        at = found.start(1)
    return None


def _goes_with_walking(shot: Shot, who: Subject, deed: str) -> bool:
    """Whether a deed is acted with the arms and the face, and done to a thing or to nobody."""
    whom = next((s for s in shot.subjects if s.id == named_in(shot, who, deed)), None)
    if whom is not None and is_alive(whom):
        return False
    named = names_of(whom) if whom is not None else ()
    row = performance_of(deed, "", [who.noun, *named], posture=False)
    if row is None or row.id in _THE_WAY or row.onto_other or row.posture not in ("", "stand") or row.climb_mps:
        return False
    return any(verb_forms(verb).match(deed) for verb in row.verbs)


def _beats(shot: Shot, who: Subject, beat: Beat, way: str, deed: str) -> tuple[Beat, ...]:
    """The two beats; each keeps the target that its own words name. On stairs it is carried up or down."""
    going, _, where = way.partition(" ")
    target = named_in(shot, who, deed)
    if is_up_stairs(way):
        return (beat.model_copy(update={"action": f"{deed} {where}", "target": target}),)
    motion = terms_by_phrase("motions").get(going) or beat.motion or ""
    motion = motion if motion in table("motions") and table("motions")[motion].speed_mps > 0.0 else "walk"
    goes = beat.model_copy(update={"action": way, "motion": motion, "target": named_in(shot, who, way)})
    does = beat.model_copy(
        update={"action": deed, "motion": "work", "target": target, "direction": "", "speed_mps": None}
    )
    return goes, does
