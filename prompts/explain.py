"""Explaining: what a shot holds, who decided it and why; and what the words of film mean.

Nothing is worked out here: a fact is the record's own value with its cue, a definition is the vocabulary's.

    >>> [(fact.what, fact.value) for fact in explain(shot, ["camera.focal_length_mm"])]
    [('lens', '50 mm')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from prompts.describe import move_words, subject_words
from prompts.differences import label_of, value_in_words
from prompts.reading.grammar import singulars
from prompts.shot import Beat, IdOf, Shot, Source
from prompts.vocabulary import TABLES, TableName, table, terms_by_phrase

__all__ = ["Definition", "Fact", "define", "explain"]

_SKIPPED: Final = frozenset({"nouns", "kinds", "motions", "stages", "colours", "materials", "physical_laws"})
"""Tables of things and deeds rather than of film."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a field of a shot holds.

    Attributes:
        path: the field.
        what: the field in words; of a subject or a beat, whose it is.
        value: the value in words, with its unit; empty where there is none.
        source: who decided it; None where nobody did.
        reason: the director's reason, or the user's own words.
    """

    path: str
    what: str
    value: str
    source: Source | None
    reason: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word of film means.

    Attributes:
        term: the word, as the vocabulary writes it.
        kind: the table it stands in, such as `camera moves`.
        text: the definition, a sentence.
        distinction: what it is easily taken for, and how the two differ; empty where nothing is said of that.
    """

    term: str
    kind: str
    text: str
    distinction: str


def explain(shot: Shot, fields: Sequence[str], who: Sequence[int] = ()) -> tuple[Fact, ...]:
    """The facts of a shot that fields name, in the order of the fields.

    Args:
        shot: any shot.
        fields: paths such as `camera.focal_length_mm`, a list (`subjects`, `beats`, `camera.moves`), or a field of each
            item of one (`subjects.looks`). Paths that the record does not have are left out.
        who: indices of the subjects meant; of all when empty.
    """
    return tuple(fact for path in dict.fromkeys(fields) for fact in _facts(shot, path, who))


def _facts(shot: Shot, path: str, who: Sequence[int]) -> Iterator[Fact]:
    first, _, rest = path.partition(".")
    if first == "subjects":
        yield from _of_subjects(shot, rest, who)
    elif first == "beats":
        yield from _of_beats(shot, rest, who)
    elif path == "camera.moves":
        yield from _of_list(shot, path, "camera move", [move_words(move) for move in shot.camera.moves])
    elif path == "text":
        yield from _of_list(shot, path, "lettering", [f"“{lettering.text}”" for lettering in shot.text])
    else:
        yield from _scalar(shot, path)


def _of_subjects(shot: Shot, leaf: str, who: Sequence[int]) -> Iterator[Fact]:
    for index, subject in enumerate(shot.subjects):
        if who and index not in who:
            continue
        name = subject.name or f"the {subject.noun}"
        if not leaf:
            yield _fact(shot, f"subjects[{index}]", name, subject_words(subject))
        elif leaf in type(subject).model_fields:
            value = _words(f"subjects.{leaf}", getattr(subject, leaf))
            yield _fact(shot, f"subjects[{index}].{leaf}", f"{name}'s {_LEAVES.get(leaf, leaf)}", value)


def _of_beats(shot: Shot, leaf: str, who: Sequence[int]) -> Iterator[Fact]:
    meant = {shot.subjects[index].id for index in who}
    for index, beat in enumerate(shot.beats):
        if meant and beat.subject not in meant:
            continue
        if not leaf:
            yield _fact(shot, f"beats[{index}].action", "action", _beat(beat, shot))
        elif leaf in type(beat).model_fields:
            value = _words(f"beats.{leaf}", getattr(beat, leaf))
            yield _fact(shot, f"beats[{index}].{leaf}", _LEAVES.get(leaf, leaf), value)


def _of_list(shot: Shot, path: str, what: str, values: Sequence[str]) -> Iterator[Fact]:
    """A fact for each item; one without a value where there are none."""
    for index, value in enumerate(values):
        yield _fact(shot, f"{path}[{index}]", what, value)
    if not values:
        yield _fact(shot, path, what, "")


_LEAVES: Final = {"height_m": "height", "count": "number", "position": "place", "speed_mps": "speed"}
"""Fields of a subject or a beat by other words than their names."""


def _beat(beat: Beat, shot: Shot) -> str:
    """`the boy: flying a kite, 0-5 s`."""
    actor = next((s.name or f"the {s.noun}" for s in shot.subjects if s.id == beat.subject), "")
    parts = [f"{actor}: {beat.action}" if actor else beat.action, beat.manner if beat.manner not in beat.action else ""]
    if beat.start_s is not None and beat.end_s is not None:
        parts.append(f"{beat.start_s:g}-{beat.end_s:g} s")
    return ", ".join(part for part in parts if part)


def _scalar(shot: Shot, path: str) -> Iterator[Fact]:
    node: Any = shot
    owner, last = shot, path
    for step in path.split("."):
        if step not in getattr(type(node), "model_fields", {}):
            return
        owner, last, node = node, step, getattr(node, step)
    if hasattr(type(node), "model_fields"):
        for name in type(node).model_fields:
            if getattr(node, name) not in (None, "", []):
                yield from _facts(shot, f"{path}.{name}", ())
        return
    name = _table_of(type(owner).model_fields[last].annotation)
    value = table(name)[node].say if name and node else _words(path, node)
    if value and path in _MEANT:
        value = _MEANT[path].format(value)
    yield _fact(shot, path, label_of(path), value)


_MEANT: Final = {
    "lighting.key_azimuth_deg": "{} from the camera's side",
    "lighting.sun_elevation_deg": "{} above the horizon",
    "lighting.key_fill_ratio": "{} to 1",
    "time_scale": "{}× as fast as life",
}
"""Numbers that say little without what they are counted from."""


def _fact(shot: Shot, path: str, what: str, value: str) -> Fact:
    cue = shot.source_of(path) if value else None
    return Fact(path, what.replace("_", " "), value, cue.source if cue else None, cue.reason if cue else "")


def _words(path: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(getattr(item, "text", str(item)) for item in value)
    return value_in_words(path, value)


def _table_of(annotation: Any) -> TableName | None:
    """The vocabulary table that a field's values are ids of."""
    for part in get_args(annotation):
        if isinstance(part, IdOf):
            return part.name
        if name := _table_of(part):
            return name
    return None


def define(words: str) -> tuple[Definition, ...]:
    """The definitions of the terms of film that words name, in the order of the words; the longest term counts.

    Args:
        words: such as `a pan and a truck`. A term that goes several ways, such as `pan`, is told by one of them.
    """
    said = re.findall(r"[\w'/-]+", words.lower().replace("_", " "))
    found: list[Definition] = []
    at = 0
    while at < len(said):
        length = next((n for n in range(min(5, len(said) - at), 0, -1) if _defined(" ".join(said[at : at + n]))), 0)
        if length:
            found.extend(_defined(" ".join(said[at : at + length])))
        at += length or 1
    return tuple(dict.fromkeys(found))


def _defined(phrase: str) -> tuple[Definition, ...]:
    """The definition of one phrase: by the phrase itself, its singular, or as a move without its way."""
    ways = (f"{phrase} {way}" for way in ("left", "up", "in", "shot", "light", "cw"))
    for told in (phrase, *singulars(phrase), *ways):
        for name in _tables():
            row = table(name).get(terms_by_phrase(name).get(told, ""))
            if row is not None and row.definition:
                distinction = str(getattr(row, "distinction", ""))
                return (Definition(phrase, name.replace("_", " "), row.definition, distinction),)
    return ()


def _tables() -> Iterator[TableName]:
    """The tables of film, in which a word of the craft may stand."""
    yield from (cast("TableName", name) for name in TABLES if name not in _SKIPPED)
