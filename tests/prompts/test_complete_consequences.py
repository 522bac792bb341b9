"""What an action visibly does fits that action, names nothing new, and stands where such a thing is met."""

from __future__ import annotations

import re

import pytest

from prompts.complete import complete
from prompts.completing.deeds import _deeds
from prompts.completing.knowledge import _file
from prompts.physics.sighting import _rows
from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase

LIVING = frozenset({"human", "quadruped", "bird", "fish", "insect", "reptile", "creature", "robot"})
SAID_OF_PARTS = {"fly", "flies", "seal", "crane"}
"""Words that also name somebody or something, and mean none here."""


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("a violinist plays on a dark stage", "bow"),
        ("a grandmother knitting by the fireplace", "thread"),
        ("a man chopping wood in the snow", "splits"),
        ("a chef tossing vegetables in a wok", "wrist"),
        ("a child jumping in puddles", "crown"),
        ("a woman drinking tea in a cafe", "throat"),
        ("a golden retriever catching a frisbee", "jaws snap shut"),
        ("a wolf howling at the moon", "throat"),
        ("a snake slithering through sand", "winding track"),
        ("a rocket launching", "column of fire"),
        ("a farmer driving a tractor across a field", "tractor's wheels"),
        ("two knights fighting with swords", "blades"),
    ],
)
def test_the_consequence_is_the_deeds_own(request_: str, words: str) -> None:
    assert any(words in event.outcome for event in shot_of(request_).physics)


def test_nobody_strides_who_does_not_run() -> None:
    for request in ("a violinist plays on a stage", "a bee collecting pollen", "a snake slithering through sand"):
        shot = shot_of(request)
        assert "stride" not in shot.end_state
        assert all("stride" not in event.outcome for event in shot.physics)


@pytest.mark.parametrize(
    ("request_", "stage", "setup"),
    [
        ("a man waits on a subway platform at night", "room", "fluorescent"),
        ("a surgeon operating in a hospital", "room", "fluorescent"),
        ("a chef slicing an onion", "kitchen", "window"),
        ("a mechanic fixing an engine", "room", "window"),
        ("a magician pulling a rabbit out of a hat", "theatre", "spotlight"),
        ("a penguin looking around", "snow", "sunlight"),
        ("an old man telling a story by a campfire", "forest", "firelight"),
        ("a grandmother knitting by the fireplace", "room", "firelight"),
        ("a field of sunflowers swaying", "meadow", "sunlight"),
        ("a cup of tea", "table", "window"),
    ],
)
def test_a_place_left_open_is_where_such_a_thing_is_met(request_: str, stage: str, setup: str) -> None:
    shot = shot_of(request_)
    assert (shot.setting.stage, shot.lighting.setup) == (stage, setup)


def test_what_is_flown_is_in_the_frame() -> None:
    shot = shot_of("kids flying a kite on a beach")
    assert shot.camera.size == "wide"
    assert [move.kind for move in shot.camera.moves] == ["static"]


def test_a_change_on_a_table_is_seen_close_by_a_still_camera() -> None:
    shot = shot_of("butter melts in a hot pan")
    assert shot.camera.size == "close_up"
    assert [move.kind for move in shot.camera.moves] == ["static"]


def test_no_outcome_brings_in_somebody_who_is_not_there() -> None:
    nouns = terms_by_phrase("nouns")
    rows = _file()["consequence"] + _file()["ambient"]
    told = [said for deed in _deeds() for said in deed.outcomes]
    told += [said for row in rows for said in row["outcomes"]] + [row.outcome for row in _rows()]
    for sentence in told:
        for word in set(re.findall(r"[a-z]+", re.sub(r"\{\w+\}", "", sentence.lower()))) - SAID_OF_PARTS:
            entry = table("nouns").get(nouns.get(word, ""))
            assert entry is None or entry.kind not in LIVING, f"{word!r} in {sentence!r}"


def test_every_deed_is_told_by_a_pattern_that_compiles() -> None:
    for deed in _deeds():
        assert re.compile(deed.action).search("") is None, deed.action
