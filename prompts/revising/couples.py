"""One of a couple: `she wears green, he wears white`, of two who are one subject until one is told of alone."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.subjects import sex_of
from prompts.shot import Shot

__all__ = ["read_couple"]

_PAIRS: Final = {
    "couple": ("man", "woman"),
    "young couple": ("young man", "young woman"),
    "old couple": ("old man", "old woman"),
    "elderly couple": ("old man", "old woman"),
    "married couple": ("man", "woman"),
    "lovers": ("man", "woman"),
    "newlyweds": ("groom", "bride"),
    "wedding couple": ("groom", "bride"),
}
"""Whom a noun for two of them means."""
_ONE: Final = re.compile(
    r"\b(?:s?he|him|her(?= (?:a|an|the|in|with|should|and)\b|$)|the (?:old |young )?(?:man|woman|guy|girl|boy"
    r"|lady|husband|wife|groom|bride))\b",
    re.I,
)


def read_couple(text: str, shot: Shot, edits: Edits) -> str:
    """Part a couple into the two where the words speak of one of them.

    Returns:
        The text as it is, to be read of the two.
    """
    pairs = [i for i, s in enumerate(shot.subjects) if s.noun.lower() in _PAIRS]
    people = [s for s in shot.subjects if s.kind == "human"]
    said = _ONE.search(text)
    if said is None or _EACH_OTHER.search(text) or len(pairs) != 1 or len(people) != 1:
        return text
    couple, taken = shot.subjects[pairs[0]], {s.id for s in shot.subjects}
    rows, names = [], []
    for noun in _PAIRS[couple.noun.lower()]:
        name = next(n for k in range(1, 99) if (n := noun.replace(" ", "_") + ("" if k == 1 else f"_{k}")) not in taken)
        looks = [
            look
            for look in couple.looks
            if not look.part or sex_of(noun.split()[-1]) in _MAY_WEAR.get(_head(look.part), _BOTH)
        ]
        fresh = {"id": name, "noun": noun, "count": 1, "count_text": "", "looks": looks}
        rows.append(couple.model_copy(update=fresh).model_dump(mode="json"))
        names.append(name)
    before = [s.model_dump(mode="json") for s in shot.subjects]
    edits.put("subjects", [*before[: pairs[0]], *rows, *before[pairs[0] + 1 :]][:24], said.group())
    beats = [
        beat.model_dump(mode="json")
        | ({"subject": name, "action": _DANCES.sub(r"\g<0> together", beat.action)} if name else {})
        for beat in shot.beats
        for name in (names if beat.subject == couple.id else [""])
    ]
    edits.put("beats", beats[:24], said.group())
    for at, move in enumerate(shot.camera.moves):
        if move.target == couple.id:
            edits.put(f"camera.moves[{at}].target", names[0], said.group(), incidental=True)
    return text


_EACH_OTHER: Final = re.compile(r"\bhe\b.*\bher\b|\bshe\b.*\bhi[ms]\b", re.I)
"""What one of the two does with the other, they do as a couple: `he puts his arm around her`."""
_DANCES: Final = re.compile(r"^(?:danc|waltz|sway)ing\b(?! together)", re.I)
"""What a couple does in one another's arms."""


def _head(part: str) -> str:
    return part.lower().split()[-1]


_BOTH: Final = frozenset({"male", "female"})
_MAY_WEAR: Final = {
    **dict.fromkeys(("dress", "skirt", "gown", "veil", "blouse"), frozenset({"female"})),
    **dict.fromkeys(("beard", "moustache", "tuxedo"), frozenset({"male"})),
}
"""What only one of the two has on."""
