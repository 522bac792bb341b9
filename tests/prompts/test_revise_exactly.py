"""A sentence of change changes exactly the fields that it speaks of, as the suite of sentences says."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.revising.edits import value_of
from prompts.shot import Shot, Source

SUITE = tomllib.loads(Path(__file__).with_name("revision_suite.toml").read_text(encoding="utf-8"))
NAMES = {"subjects": "noun", "beats": "motion", "moves": "kind", "physics": "law", "text": "text", "looks": "text"}
"""By which of its fields an item of a list is told in the suite."""


@cache
def shot_of(name: str) -> Shot:
    return read(SUITE["shots"][name]).shots[0]


@cache
def completed(name: str) -> Shot:
    return complete(shot_of(name))


def changes(shot: str) -> list[dict[str, Any]]:
    return [change for change in SUITE["change"] if change["shot"] == shot]


def told(path: str, value: Any) -> Any:
    """A value as the suite tells it: subjects by their nouns, beats by their motions, looks by their texts."""
    last = path.rsplit(".", 1)[-1].split("[")[0]
    if isinstance(value, list):
        return [row[NAMES[last]] if isinstance(row, dict) else row for row in value]
    return value[NAMES[last]] if isinstance(value, dict) else value


def agrees(expected: Any, before: Any, after: Any) -> bool:
    if expected in (">", "<"):
        return bool(after > before) if expected == ">" else bool(after < before)
    return bool(after == pytest.approx(expected) if isinstance(expected, float) else after == expected)


def test_the_suite_is_large_and_has_no_sentence_twice() -> None:
    said = [(change["shot"], change["say"]) for change in SUITE["change"]]
    assert len(said) == len(set(said)) >= 150


@pytest.mark.parametrize("name", SUITE["shots"])
def test_exactly_the_fields_spoken_of_change(name: str) -> None:
    before = shot_of(name).model_dump(mode="json")
    wrong = {}
    for change in changes(name):
        revision = revise(shot_of(name), change["say"])
        after = revision.shot.model_dump(mode="json")
        got = {path: told(path, value_of(after, path)) for path in revision.fields}
        expected = change["fields"]
        same = got.keys() == expected.keys() and all(
            agrees(value, told(path, value_of(before, path)), got[path]) for path, value in expected.items()
        )
        if not same or bool(revision.question) is bool(expected):
            wrong[change["say"]] = (got, revision.question)
    assert wrong == {}


@pytest.mark.parametrize("name", SUITE["shots"])
def test_what_the_user_said_before_stays_through_completing(name: str) -> None:
    shot = completed(name)
    before = shot.model_dump(mode="json")
    said = [path for path, cue in shot.provenance.items() if cue.source is Source.USER]
    lost = {}
    for change in changes(name):
        revision = revise(shot, change["say"])
        after = complete(revision.shot).model_dump(mode="json")
        for path in said:
            touched = any(field.startswith(path) or path.startswith(field) for field in revision.fields)
            if not touched and told(path, value_of(after, path)) != told(path, value_of(before, path)):
                lost[change["say"], path] = value_of(after, path)
    assert lost == {}


@pytest.mark.parametrize(
    ("say", "kept"),
    [
        ("everything but the light: at night on a beach", "lighting"),
        ("at night, but leave the light alone", "lighting"),
        ("everything except the camera: make it a cat on a beach", "camera"),
        ("close-up, keep the camera as it is, at noon", "camera"),
        ("don't touch the place, at night", "setting.place"),
        ("make it rain, leave the dog alone", "subjects[0]"),
    ],
)
def test_what_a_sentence_spares_stays_as_it_is(say: str, kept: str) -> None:
    shot = completed("dog")
    revision = revise(shot, say)
    assert revision.fields
    assert value_of(revision.shot.model_dump(mode="json"), kept) == value_of(shot.model_dump(mode="json"), kept)
    assert revision.shot.locks == shot.locks


def test_what_the_director_chose_becomes_the_users_when_the_user_says_it_too() -> None:
    shot = completed("dog")
    lens = shot.camera.focal_length_mm
    revised = revise(shot, f"at {lens:g} mm, close-up").shot
    assert revised.camera.focal_length_mm == lens
    assert revised.provenance["camera.focal_length_mm"].source is Source.USER
