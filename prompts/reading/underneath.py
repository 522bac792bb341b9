"""What something is shown on: `on black marble` is a table top of marble, and no marble beside the thing."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.subjects import row_of
from prompts.shot import Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["lay_on_surface", "stand_on_floor"]

_ON: Final = r"\b(?:on|upon|atop|across)(?: top of)? "
_A: Final = r"(?:an?|the|some|his|her|its|their)"
_ENDS: Final = r"(?=\s*(?:[,.;:!]|$|(?:in|with|under|at|and|by|beside|next|while|as) ))"
_HANDS: Final = frozenset({"hand", "hands", "finger", "fingers"})
"""What of a person is seen on a table top."""
_SLABS: Final = frozenset({"slab", "surface", "countertop", "tabletop"})
"""Things that are a table top whatever they are made of, if that is said."""


def lay_on_surface(draft: Draft, text: str) -> None:
    """Makes the material that a lifeless thing is said to be on the shot's place, on a table top.

    Args:
        draft: of the shot; a subject that stands for the material is taken out of it.
        text: of the request.
    """
    if any(subject.kind is None or table("kinds")[subject.kind].animate for subject in draft.subjects):
        return
    lying = next((found for s in draft.subjects[1:] if (found := _said_of(s, text.lower()))), None)
    bare = lying or _bare(text.lower())
    if bare is None or not draft.subjects or draft.values.get("setting.stage") not in (None, "table", "studio", "room"):
        return
    gone = {s.id for s in draft.subjects[1:] if re.search(rf"\b{re.escape(s.noun.lower())}\b", bare)}
    draft.subjects = [
        s.model_copy(update={"position": ""}) if bare in s.position.lower() else s
        for s in draft.subjects
        if s.id not in gone
    ]
    first = draft.subjects[0].id
    draft.beats = [
        b.model_copy(
            update={
                "target": "" if b.target in gone else b.target,
                "subject": first if b.subject in gone else b.subject,
            }
        )
        for b in draft.beats
    ]
    draft.values.setdefault("setting.place", bare)
    draft.values["setting.stage"] = "table"
    draft.note("setting.place", bare)
    draft.note("setting.stage", bare)


def stand_on_floor(draft: Draft) -> None:
    """Takes back a table top as the kind of place where people are at work on one, or a cat jumps on it: in a room.

    Args:
        draft: of the shot.
    """
    people = any(_walks_on_floors(s) for s in draft.subjects)
    if people and draft.values.get("setting.stage") == "table" and "setting.place" not in draft.values:
        del draft.values["setting.stage"]
        draft.said.pop("setting.stage", None)


def _walks_on_floors(subject: Subject) -> bool:
    """Whether somebody is too large to be at home on a table top: people, robots, a cat or a dog."""
    if subject.kind == "quadruped":
        row = row_of(subject)
        return row is not None and row.role == "thing" and (row.height_m or 0.0) >= _PET_M
    return subject.kind in ("human", "robot") and subject.noun.split()[-1] not in _HANDS


_PET_M: Final = 0.2


def _said_of(subject: Subject, text: str) -> str | None:
    """The words of a surface that a subject stands for: `slate slab`, `black marble`."""
    noun = subject.noun.lower()
    if noun.split()[-1] in _SLABS:
        found = re.search(rf"{_ON}(?:{_A} )?((?:[\w-]+ ){{1,3}}{re.escape(noun)})\b", text)
        return found.group(1) if found else None
    return None


def _bare(text: str) -> str | None:
    """`black marble`, of which something stands on no single piece; the longest name counts."""
    named = (name for name in terms_by_phrase("surfaces") if name in text)
    for name in sorted(named, key=len, reverse=True):
        found = re.search(rf"{_ON}(?!{_A} )((?:[\w-]+ ){{0,2}}?{re.escape(name)}){_ENDS}", text)
        if found:
            return found.group(1)
    return None
