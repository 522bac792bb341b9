"""A question is answered from the record, with who decided it and why, and changes nothing."""

from __future__ import annotations

import pytest

from assistant.offline.intents import Deed, Film, Speech, intend
from assistant.session import Studio
from tests.assistant.conftest import OpenStudio, collect, said

FILM = Film(shots=3, cast=("Mira",), seen=("woman", "dog"))
FORGE = "An old blacksmith in a leather apron hammers a horseshoe in a dim forge, medium shot, 50mm, slow dolly in, 6 s"


async def heard(studio: Studio, *messages: str) -> str:
    """What the director says to the last of several messages, without rendering."""
    events = []
    for message in messages:
        events = await collect(studio.say(message, render=False))
    return said(events)


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("what lens is that?", {"fields": ["camera.focal_length_mm"]}),
        ("do you know what lens that is", {"fields": ["camera.focal_length_mm"]}),
        ("how long is it?", {"fields": ["duration_s"]}),
        ("who is in shot 2?", {"shots": [2], "fields": ["subjects"]}),
        ("what's the dog doing?", {"fields": ["beats"], "who": "dog"}),
        ("why is the light so warm?", {"fields": ["lighting.colour_temperature_k", "lighting.source"]}),
        ("why did you put the camera so low?", {"fields": ["camera.angle", "camera.height_m"]}),
        ("what's the difference between a pan and a truck?", {"terms": "a pan and a truck"}),
        ("what is bokeh", {"terms": "bokeh"}),
        ("could you explain what a crane shot is?", {"terms": "a crane shot"}),
        ("which model made this?", {"takes": True}),
        ("what did you change?", {"changes": True}),
        ("what would it look like at f/2?", {"suppose": "at f/2"}),
        ("describe shot 2", {"shots": [2]}),
    ],
)
def test_a_question_is_told_from_everything_else(message: str, arguments: dict[str, object]) -> None:
    assert intend(message, FILM) == Deed("explain", arguments)


@pytest.mark.parametrize(
    ("message", "change"),
    [
        ("can you make it darker?", "make it darker"),
        ("could we be closer?", "closer"),
        ("why not at night?", "at night"),
        ("why don't we go closer?", "go closer"),
        ("shouldn't it be darker?", "it should be darker"),
        ("wouldn't it be better from above?", "from above"),
        ("what if we used a longer lens?", "a longer lens"),
        ("can we see her face?", "see her face"),
    ],
)
def test_a_request_put_as_a_question_is_a_change(message: str, change: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": change})


@pytest.mark.parametrize(
    "message",
    [
        "a man asks what time it is",
        "When the sun sets, a wolf howls",
        "How a clock works",
        "The dog asks: what lens is that?",
    ],
)
def test_who_asks_in_a_story_asks_the_director_nothing(message: str) -> None:
    assert intend(message, FILM) == Deed("plan_shots", {"request": message})


@pytest.mark.parametrize("message", ["do you like it?", "which shot is the funniest?", "what is love?"])
def test_what_nobody_can_answer_is_said_to_be_so(message: str) -> None:
    assert isinstance(intend(message, FILM), Speech)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what lens is that?", ["50 mm", "You said “50mm”"]),
        ("how long is it?", ["6 s"]),
        ("why is it so dark?", ["Exposure", "My choice: "]),
        ("what is he wearing?", ["leather apron"]),
        ("what happens in it?", ["hammering a horseshoe"]),
        ("is there music?", ["Music: none"]),
        ("which model made this?", ["no take yet"]),
        ("what's the difference between a pan and a truck?", ["turns", "slides"]),
    ],
)
async def test_answers_hold_the_values_their_source_and_the_reason(
    open_studio: OpenStudio, question: str, told: list[str]
) -> None:
    studio = await open_studio()
    answer = await heard(studio, FORGE, question)
    assert [words for words in told if words not in answer] == []


async def test_a_question_changes_nothing(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await heard(studio, FORGE, "a boy flies a kite on a hill")
    before = [view.hash for view in studio.shots()]
    for question in ("why is it so dark?", "what would it look like at f/2?", "who is in shot 1?", "what is a zoom?"):
        await heard(studio, question)
    assert [view.hash for view in studio.shots()] == before


async def test_what_if_is_worked_out_and_not_done(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    answer = await heard(studio, FORGE, "what would it look like at f/11?")
    assert "f/11 instead of f/" in answer
    assert "Nothing is changed" in answer


async def test_what_was_changed_is_told_from_the_film_s_history(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    answer = await heard(studio, FORGE, "make it night", "what did you change?")
    assert "“make it night”" in answer
    assert "night instead of " in answer


async def test_the_latest_take_tells_how_it_was_made(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say(FORGE))
    answer = await heard(studio, "what seed was that?")
    assert "quick" in answer
    assert "seed 0" in answer
