"""Who has a hand in another's deed: with whom it is done, who catches what is thrown, the guest who is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["joins_in"]

_ONES: Final = r"(?:an?|the|his|her|their|another|some|two) (?:[\w-]+ ){0,2}?"
_THROWS: Final = re.compile(r"(?:throw|toss|lob|pass|chuck|bowl)\w*\b")
_SERVES: Final = re.compile(r"(?:serv|pour|bring)\w*\b")
_SITS: Final = re.compile(
    r"(?:sit|lie|ly|kneel|relax|cuddl|snuggl)\w*(?: down)? (?:together )?(?:on|in|at|under|by|beside|around|with)\b"
)
_AT_TABLE: Final = re.compile(r"\bat (?:an?|the|his|her|their) (?:[\w-]+ )?table\b")
_EATING_PLACES: Final = re.compile(r"\b(?:caf[eé]|restaurant|diner|bistro|pub|bar|canteen|tea ?room|pizzeria)\b")
DONE_TOGETHER: Final = frozenset({"", "surface", "floor", "front"})
"""Ways of having to do with a thing in which two have room beside one another."""
CAUGHT: Final = 0.5
"""Share of a throw's time after which it is caught."""


def joins_in(shot: Shot, subject: Subject, beat: Beat) -> Iterator[Beat]:
    """What somebody who has no deed of their own does in another's.

    Args:
        shot: who else and what there is.
        subject: an idle person.
        beat: what another one does.
    """
    words = beat.action.lower()
    name = f"(?:{'|'.join(re.escape(name) for name in names_of(subject))})"
    beside = re.search(rf" (?:together )?with {_ONES}{name}\b", words) if _SITS.match(words) else None
    if beside is not None and subject.count == 1:
        alone = f"{words[: beside.start()]}{words[beside.end() :]}"
        yield beat.model_copy(update={"subject": subject.id, "action": alone})
    elif re.search(rf"\b(?:together )?with {_ONES}{name}\b", words) and _is_for_two(shot, subject, beat):
        yield beat.model_copy(update={"subject": subject.id})
    elif subject.count == 1 and _THROWS.match(words) and re.search(rf"\bto {_ONES}{name}\b", words):
        thing = next((s.id for s in shot.subjects if s.id == beat.target and not is_person(s)), "")
        start, end = beat.start_s or 0.0, beat.end_s or shot.duration_s or 5.0
        if thing:
            caught_s = start + CAUGHT * (end - start)
            catches = {"subject": subject.id, "action": "catching it", "motion": "carry", "start_s": caught_s}
            yield beat.model_copy(update={**catches, "end_s": end})
    elif _SERVES.match(words) and re.search(rf"\b(?:for|to|(?:serv|bring)\w*) {_ONES}{name}\b", words):
        at = _AT_TABLE.search(words)
        if at or _EATING_PLACES.search(f"{words} {shot.setting.place.lower()}"):
            sits = {"subject": subject.id, "action": f"sitting {at.group() if at else 'at a table'}", "motion": "sit"}
            yield beat.model_copy(update={**sits, "target": ""})


def _is_for_two(shot: Shot, subject: Subject, beat: Beat) -> bool:
    """Whether there is room for another one in a deed, and it is not done by turns."""
    nouns = [name for s in shot.subjects if s is not subject for name in names_of(s)]
    row = performance_of(beat.action.lower(), beat.motion or "", nouns, posture=False, alone=beat.target != subject.id)
    together = row is not None and row.pair == 0.0 and row.object in DONE_TOGETHER and not row.is_posture
    return together and row is not None and (row.tool != "" or row.object != "" or row.posture != "")
