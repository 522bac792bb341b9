"""The completer's slate: choosing a value for a field that nobody has set, with the reason beside it."""

from __future__ import annotations

import re
from typing import Any, cast

from pydantic import BaseModel

from prompts.shot import Cue, Shot, Source, Subject
from prompts.wording.eyepieces import without_eyepiece

__all__ = ["Slate", "value_at"]

_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def _steps(path: str) -> list[str | int]:
    return [name or int(index) for name, index in _STEP.findall(path)]


def value_at(record: BaseModel, path: str) -> Any:
    """The value at a field's path, such as `camera.moves[0].speed`.

    Raises:
        AttributeError: there is no such field.
        IndexError: there is no such item.
    """
    value: Any = record
    for step in _steps(path):
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _with_value(node: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return [_with_value(item, rest, value) if i == step else item for i, item in enumerate(node)]
    return node.model_copy(update={step: _with_value(getattr(node, step), rest, value)})


def _is_open(value: Any) -> bool:
    return value is None or value == "" or value == []


class Slate:
    """A shot in the making. Only open, unlocked fields can be chosen; everything else stays as it is."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot

    def choose(self, path: str, value: Any, reason: str) -> None:
        """Set an open field and note the director's reason; does nothing when the field is set or locked.

        Args:
            path: the field's path.
            value: its value, already within the field's range; `None` leaves it open.
            reason: why, in plain trade English.
        """
        if _is_open(value) or self.locked(path) or not _is_open(value_at(self.shot, path)):
            return
        changed = cast("Shot", _with_value(self.shot, _steps(path), value))
        cue = Cue.model_construct(source=Source.DIRECTOR, reason=reason[:400])
        self.shot = changed.model_copy(update={"provenance": {**self.shot.provenance, path: cue}})

    def note_quantities(self, index: int, quantities: dict[str, float]) -> None:
        """Write the computed quantities of a physical event beside it."""
        events = list(self.shot.physics)
        events[index] = events[index].model_copy(update={"quantities": quantities})
        self.shot = self.shot.model_copy(update={"physics": events})

    def locked(self, path: str) -> bool:
        """True when the path, or one that contains it, is locked."""
        return any(path == lock or path.startswith((f"{lock}.", f"{lock}[")) for lock in self.shot.locks)

    def said(self, path: str) -> bool:
        """True when the field is set and the user decided it."""
        if _is_open(value_at(self.shot, path)):
            return False
        cue = self.shot.source_of(path)
        return cue is None or cue.source is not Source.DIRECTOR

    def subject(self, subject_id: str) -> Subject | None:
        """The subject with this id."""
        return next((s for s in self.shot.subjects if s.id == subject_id), None)

    @property
    def words(self) -> str:
        """The user's words that bear on mood and light, lower case: request, place, style, extra."""
        shot = self.shot
        parts = [without_eyepiece(shot.request), shot.setting.place, *shot.style.words, shot.style.mood, *shot.extra]
        return " ".join(parts).lower()
