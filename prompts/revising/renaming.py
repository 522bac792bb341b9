"""How deeds tell of a thing follows how it looks: `kicking a red ball` is told of a yellow one once it is yellow."""

from __future__ import annotations

import re

from prompts.revising.edits import Edits
from prompts.revising.subjects import gives_way
from prompts.shot import Look, Shot, Subject

__all__ = ["tidy_deeds"]


def tidy_deeds(shot: Shot, edits: Edits) -> None:
    """Bring the adjectives of the actions into line with looks that were changed; those that went go."""
    after = edits.preview(shot)
    for subject in shot.subjects:
        now = next((s for s in after.subjects if s.id == subject.id and s.noun == subject.noun), None)
        told = _retold(subject, now) if now is not None else {}
        path = next((p for p in edits.values if p.startswith("subjects")), "")
        for index, beat in enumerate(after.beats):
            action = beat.action
            for old, new in told.items():
                action = _in_words(action, old, new, subject.noun)
            if action == beat.action:
                continue
            if "beats" in edits.values:
                edits.values["beats"][index]["action"] = action
            else:
                edits.put(f"beats[{index}].action", action, edits.said[path], incidental=True)


def _retold(before: Subject, now: Subject) -> dict[str, str]:
    """The looks of the whole that went, and what each gave way to; empty where nothing took its place."""
    old = [look for look in before.looks if not look.part and look not in now.looks]
    new = [look for look in now.looks if not look.part and look not in before.looks]
    return {look.text: _instead(look, new) for look in old}


def _instead(old: Look, new: list[Look]) -> str:
    return next((look.text for look in new if gives_way(old, look) or old.text in look.text), "")


def _in_words(action: str, old: str, new: str, noun: str) -> str:
    """The action with an adjective before a noun exchanged or left out: `a glowing blue liquid`."""
    head = re.escape(noun.split()[-1])
    told = re.compile(rf"\b{re.escape(old)}\b,? (?=(?:(?!and\b|with\b|of\b)[\w-]+,? ){{0,3}}?{head}\b)", re.I)
    return told.sub(f"{new} " if new else "", action)
