"""A render that costs more than the budget is asked for first; the question outlives the program."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.events import Question
from tests.assistant.conftest import OpenStudio, collect, of_type, said

REQUEST = "a dog running"
OPTIONS: dict[str, Any] = {"generator": "costly", "budget_seconds": 10}


async def asked(studio: Any) -> Question:
    events = await collect(studio.say(REQUEST, seconds=0.5))
    assert [e.action for e in of_type(events, "receipt")] == ["plan_shots"]
    assert not of_type(events, "take")
    question: Question = of_type(events, "question")[0]
    assert question.kind == "approve"
    assert "50 seconds" in question.text
    assert question.details["seconds"] == 50.0
    return question


async def test_leave_given_renders_once(open_studio: OpenStudio) -> None:
    studio = await open_studio(**OPTIONS)
    question = await asked(studio)
    events = await collect(studio.answer(question.id, question.choices[0]))
    assert len(of_type(events, "take")) == 1
    assert of_type(events, "take")[0].take.width == 64  # the settings of the turn that asked
    assert len(studio.shots()) == 1
    assert "Take 1 is ready" in said(events)


async def test_leave_refused_renders_nothing(open_studio: OpenStudio) -> None:
    studio = await open_studio(**OPTIONS)
    question = await asked(studio)
    events = await collect(studio.answer(question.id, question.choices[1]))
    assert not of_type(events, "take")
    assert "Not rendered" in said(events)
    assert studio.takes() == []
    assert len(studio.shots()) == 1


@pytest.mark.parametrize(("words", "takes"), [("yes, go ahead", 1), ("Render", 1), ("no", 0), ("Not now.", 0)])
async def test_plain_words_answer_too(open_studio: OpenStudio, words: str, takes: int) -> None:
    studio = await open_studio(**OPTIONS)
    await asked(studio)
    await collect(studio.say(words))
    assert len(studio.takes()) == takes


async def test_the_question_waits_for_the_next_sitting(open_studio: OpenStudio) -> None:
    first = await open_studio(**OPTIONS)
    question = await asked(first)
    await first.close()
    second = await open_studio(**OPTIONS)
    await collect(second.answer(question.id, question.choices[0]))
    assert [take.seconds for take in second.takes()] == [0.5]


async def test_going_on_to_something_else_is_a_no(open_studio: OpenStudio) -> None:
    studio = await open_studio(**OPTIONS)
    question = await asked(studio)
    events = await collect(studio.say("what have we got?"))
    assert [e.action for e in of_type(events, "receipt")] == ["recall"]
    late = await collect(studio.answer(question.id, question.choices[0]))
    assert "no longer open" in of_type(late, "error")[0].message
    assert studio.takes() == []


@pytest.mark.parametrize(
    "options", [{"generator": "costly", "budget_seconds": 1000}, {"generator": "quick", "budget_seconds": 0}]
)
async def test_within_the_budget_or_free_nobody_is_asked(open_studio: OpenStudio, options: dict[str, Any]) -> None:
    studio = await open_studio(**options)
    events = await collect(studio.say(REQUEST, seconds=0.5))
    assert not of_type(events, "question")
    assert len(studio.takes()) == 1
