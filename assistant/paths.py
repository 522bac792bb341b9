"""A shot's fields as paths and plain values: `camera.moves[0].kind`. What changed, and what is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from prompts.shot import Shot, ShotDraft

__all__ = ["changed_paths", "leaves"]

_BESIDE: Final = frozenset({"request", "provenance", "locks"})
"""What is kept beside the picture's fields, and is no cue itself."""


def leaves(draft: ShotDraft) -> Iterator[tuple[str, Any]]:
    """Every field that is set, with its plain value; lists of words and tables of numbers count as one value."""
    plain = draft.model_dump(mode="json", exclude_defaults=True, exclude=set(_BESIDE))
    yield from _walk("", plain)


def changed_paths(before: Shot, after: Shot) -> list[str]:
    """The paths of the fields that differ, in the record's order. Where lists differ in length: the list's path."""
    old = before.model_dump(mode="json", exclude=set(_BESIDE))
    new = after.model_dump(mode="json", exclude=set(_BESIDE))
    return list(_differences("", old, new))


def _walk(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and not path.endswith("quantities"):
        for name, inner in value.items():
            yield from _walk(f"{path}.{name}" if path else name, inner)
        return
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _walk(f"{path}[{number}]", inner)
        return
    yield path, value


def _differences(path: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for name in old:
            yield from _differences(f"{path}.{name}" if path else name, old[name], new[name])
        return
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and _records(old) and _records(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(f"{path}[{number}]", one, other)
        return
    yield path


def _records(values: list[Any]) -> bool:
    return all(isinstance(value, dict) for value in values)
