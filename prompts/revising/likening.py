"""What is to be as in another shot of the film: `the same lens as in shot 1`, `match the light of the first shot`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from prompts.revising.edits import Edits, value_of
from prompts.revising.finding import wearers
from prompts.revising.patterns import NUMBERS, ORDINALS, patterns, spared_paths, words_for
from prompts.revising.subjects import cut, put_looks
from prompts.shot import Shot

__all__ = ["read_likeness"]

_LEAD: Final = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|all|exact|exactly|same|use|with|give it|make|keep|have|put|do|it|and) )+", re.I
)


def read_likeness(text: str, shot: Shot, film: Sequence[Shot], edits: Edits) -> str:
    """Collect the edits that take fields over from another shot.

    Args:
        text: the wish.
        shot: the shot that changes.
        film: all shots of the film in order; empty where they are not known.
        edits: takes the values, and a question where the other shot or what to take of it is not clear.

    Returns:
        The text without what was understood.
    """
    match = next((found for rule in patterns("likeness", "as_in") if (found := rule.search(text))), None)
    if match is None:
        return text
    number = _number(match["which"].lower(), shot, film)
    what = _LEAD.sub("", (match["what"] or "").lower().strip())
    if not 1 <= number <= len(film):
        edits.ask(f"There is no {match['which'].lower()} here to take that from. What should it be instead?")
    elif _taken(what, film[number - 1], shot, edits, match.group()):
        if not edits.values:
            edits.ask(f"That is as in shot {number} already. What else should change?")
    else:
        edits.ask(f"What of shot {number} should it have: the light, the framing, the lens, the place or the colours?")
    return cut(text, match)


def _number(which: str, shot: Shot, film: Sequence[Shot]) -> int:
    """The number of the shot that the words name; 0 for none."""
    words = re.findall(r"[a-z]+|\d+", which)
    named = next((word for word in words if word.isdigit() or word in ORDINALS or word in NUMBERS), "")
    if named and not (named == "one" and len(words) > 2):
        return int(named) if named.isdigit() else ORDINALS.get(named) or NUMBERS[named]
    if "last" in words and "before" not in words:
        return len(film)
    here = next((number for number, other in enumerate(film, start=1) if other.request == shot.request
                 and other.subjects == shot.subjects and other.beats == shot.beats), 0)  # fmt: skip
    return here - 1 if {"previous", "before"} & set(words) else here + 1 if "next" in words and here else 0


def _taken(what: str, other: Shot, shot: Shot, edits: Edits, said: str) -> bool:
    """Put what the other shot has of a part of the picture, or of somebody's looks; false when it has no such part."""
    what = " ".join(words_for("alike").get(what, (what,)))
    paths = spared_paths(what) or spared_paths(what.split()[-1] if what else "")
    for path in paths:
        _copy(path, other.model_dump(mode="json"), shot, edits, said)
    worn = wearers(other, what) if what and not paths else []
    for index, look in worn[:1]:
        alike = [at for at, s in enumerate(shot.subjects) if s.id == other.subjects[index].id]
        for at in alike or ([0] if shot.subjects else []):
            put_looks(shot, edits, at, [look], said)
    return bool(paths or worn)


def _copy(path: str, other: dict[str, Any], shot: Shot, edits: Edits, said: str) -> None:
    """Put the values at a path, each field of a group by itself; who is followed is of this shot alone."""
    value = value_of(other, path)
    if isinstance(value, dict):
        for name in value:
            _copy(f"{path}.{name}", other, shot, edits, said)
        return
    if path == "camera.moves":
        known = {subject.id for subject in shot.subjects}
        value = [move | {"target": move["target"] if move["target"] in known else ""} for move in value]
        value = [move | {"start_s": None, "end_s": None} for move in value]
    if path in ("beats", "subjects") or value is None or value == value_of(shot.model_dump(mode="json"), path):
        return
    edits.put(path, value, said)
