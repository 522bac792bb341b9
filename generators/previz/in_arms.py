"""What is said to be in somebody's arms or hand is held: a cat in her arms, a bag in his hand."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject
from prompts.wording import is_many

__all__ = ["named_in", "with_full_arms"]

_WHERE: Final = r"in (?:his|her|their|one|both|each) (?:own |left |right |outstretched )?(?:arms?|hands?)\b"
_WITH: Final = re.compile(
    r"\bwith (?P<what>(?:an?|the|his|her|their|two|some) (?:[\w-]+ ){1,4}?)(?:held |cradled |clutched |asleep )?"
    rf"{_WHERE}"
)
_PLACE: Final = re.compile(rf"(?:held |cradled |clutched )?{_WHERE}$")
_BEARS: Final = re.compile(
    r"^(?P<else>.+?)(?:,| and| while)? "
    r"(?P<deed>(?:holding|carrying|cradling|clutching) (?P<what>(?:[\w-]+ ){1,3}?[\w-]+))"
    r"(?= in (?:his|her|their) arms|$)"
)
"""What somebody bears, told after what they do besides."""


def with_full_arms(shot: Shot) -> Shot:
    """The shot with a deed for what the words put into somebody's arms or hand.

    Args:
        shot: whose beats say so of what somebody does, or whose subjects say it of their place.
    """
    people = {s.id: s for s in shot.subjects if is_person(s)}
    beats = [_holding(shot, people[b.subject], b) if b.subject in people else b for b in shot.beats]
    subjects, last = list(shot.subjects), ""
    for number, subject in enumerate(shot.subjects):
        if last and _PLACE.match(subject.position.lower()) and not any(b.target == subject.id for b in beats):
            action = f"holding the {subject.noun.lower()}"
            first = next((b for b in beats if b.subject == last), None)
            when = {"start_s": first.start_s, "end_s": first.end_s} if first is not None else {}
            beats.append(Beat(subject=last, action=action, motion="carry", target=subject.id, **when))
            subjects[number] = subject.model_copy(update={"position": ""})
        last = subject.id if subject.id in people and subject.age != "baby" else last
    if beats == list(shot.beats):
        return shot
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _holding(shot: Shot, who: Subject, beat: Beat) -> Beat:
    """The beat that says of what is in somebody's arms that they hold it; of a baby or an animal, before all else."""
    words = beat.action.lower()
    held = _WITH.search(words)
    target = named_in(shot, who, held["what"]) if held is not None else ""
    if held is not None and target:
        words = _WITH.sub(f"holding {held['what'].strip()}", words)
        beat = beat.model_copy(update={"action": words, "target": target})
    borne = _BEARS.match(words)
    target = named_in(shot, who, borne["what"]) if borne is not None else ""
    if borne is None or not any(s.id == target and _is_small(s) for s in shot.subjects):
        return beat
    return beat.model_copy(update={"action": f"{borne['deed']} {borne['else']}", "target": target})


def _is_small(subject: Subject) -> bool:
    """Whether somebody is a baby, or an animal."""
    return subject.age == "baby" if is_person(subject) else subject.kind in ("quadruped", "bird")


def named_in(shot: Shot, who: Subject, words: str) -> str:
    """The first other subject that words name, by id; nothing where they name none."""
    places = {
        s.id: found.start()
        for s in shot.subjects
        if s is not who
        for name in names_of(s)
        if (found := re.search(rf"\b{re.escape(name.lower())}{'' if is_many(s) else 's?'}\b", words))
    }
    return min(places, key=places.__getitem__, default="")
