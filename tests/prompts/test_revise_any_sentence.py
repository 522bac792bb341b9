"""Any words at all are a change, a question or unread, and never a fault of the program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.revisions import SUITES, cases_of
from prompts.complete import complete
from prompts.errors import RequestError
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot

SHOTS = [
    complete(read(request).shots[0])
    for request in (
        "a man walks his dog through a park",
        "two astronauts float in a station, one waves",
        "a cup of coffee on a wooden table, warm lamp light",
        "a city at night from above",
    )
]
SENTENCES = [case.say.split() for path in SUITES.values() for case in cases_of(path)]


def _tried(shot: Shot, change: str) -> None:
    try:
        revised = revise(shot, change)
    except RequestError:
        return
    assert Shot.model_validate_json(revised.shot.model_dump_json()) == revised.shot


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SHOTS), st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.data())
def test_pieces_of_sentences_are_no_fault(shot: Shot, first: list[str], second: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(first)))
    begin = data.draw(st.integers(0, len(second) - 1))
    joint = data.draw(st.sampled_from([[], ["and"], ["but"], ["not"]]))
    _tried(shot, " ".join([*first[:cut], *joint, *second[begin:]]))


@pytest.mark.parametrize(
    "change", ["no wider", "not so but go wider", "without and red collar", "less mist should run"]
)
def test_half_a_wish_is_no_fault(change: str) -> None:
    for shot in SHOTS:
        _tried(shot, change)
