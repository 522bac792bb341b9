"""Physical events that the words imply: what falls, bounces, breaks or burns, on what."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.words import Words
from prompts.shot import Beat, PhysicalEvent, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_events"]

_HEIGHT: Final = re.compile(
    r"\bfrom (?:a height of |about )?(\d+(?:\.\d+)?) ?(mm|cm|km|m|met(?:re|er)s?|feet|ft)\b", re.I
)
_UNIT_M: Final = {"mm": 0.001, "cm": 0.01, "km": 1000.0, "m": 1.0, "feet": 0.3048, "ft": 0.3048}
_SURFACE: Final = re.compile(
    r"\b(?:on|onto|into|against|off|across|over|down|along|in)\s+(?:to )?(?:the |a |an )?([\w' -]{2,60})", re.I
)
_ANIMATE: Final = frozenset({"human", "quadruped", "bird", "fish", "insect", "reptile", "creature", "robot"})
_AIRY: Final = frozenset({"smoke", "celestial"})
_LAWS_OF_THINGS: Final = frozenset(
    {"fall", "throw", "bounce", "slide", "roll", "swing", "float", "sink", "pour", "melt", "boil", "burn", "break"}
)
_LAWS_OF_ANYBODY: Final = frozenset({"fall", "slide", "swing"})
_CASUALTY: Final = frozenset({"break", "throw", "melt", "burn", "pour", "boil"})
"""Laws that, done by somebody, happen to the target: a boy kicks a ball."""


def read_events(words: Words, draft: Draft) -> None:
    """Add an event for every beat that physics decides."""
    subjects = {s.id: s for s in draft.subjects}
    for beat in draft.beats:
        event = _event(words, beat, subjects, draft)
        if event and not any(e.law == event.law and e.subject == event.subject for e in draft.physics):
            draft.physics.append(event)


def _event(words: Words, beat: Beat, subjects: dict[str, Subject], draft: Draft) -> PhysicalEvent | None:
    law = beat.motion or ""
    if law not in _LAWS_OF_THINGS:
        return None
    doer, target = subjects.get(beat.subject), subjects.get(beat.target)
    who = doer
    if doer is None or doer.kind in _ANIMATE:
        if law in _CASUALTY and target is not None and target.kind not in _ANIMATE:
            who = target
        elif law not in _LAWS_OF_ANYBODY or doer is None:
            return None
    if who is None:
        return None
    if who.kind in _AIRY and law in {"float", "fall", "roll"}:
        return None  # clouds and smoke are carried by the air
    other, surface = _surface(beat.action, draft)
    height = _HEIGHT.search(words.text)
    return PhysicalEvent(
        law=law,
        subject=who.id,
        other=other,
        material=who.material,
        surface=surface,
        height_m=float(height[1]) * _UNIT_M[_unit(height[2])] if height and law in {"fall", "bounce"} else None,
        temperature_c=draft.values.get("setting.temperature_c"),
    )


def _unit(word: str) -> str:
    low = word.lower()
    return "m" if low.startswith("met") else low


def _surface(action: str, draft: Draft) -> tuple[str, str | None]:
    """What the event meets, in the user's words, and its material where a word or the noun's row says it."""
    match = _SURFACE.search(action)
    text = re.split(r" (?:and|with|as|while|in|on|of) ", match[1].strip(), maxsplit=1)[0] if match else ""
    if not text:
        text = (
            str(draft.values.get("setting.place", "")) if draft.values.get("setting.stage") in {"table", "room"} else ""
        )
    return text[:160], _material_of(text)


def _material_of(text: str) -> str | None:
    materials, nouns = terms_by_phrase("materials"), terms_by_phrase("nouns")
    parts = text.lower().split()
    for word in parts:
        if word in materials:
            return materials[word]
    for word in reversed(parts):
        row = table("nouns").get(nouns.get(word, ""))
        if row and row.material in materials.values():
            return row.material
    stage = table("stages").get(terms_by_phrase("stages").get(parts[-1], "")) if parts else None
    return stage.ground if stage else None
