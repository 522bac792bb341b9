"""A compiled prompt is whole sentences that a film editor would write: nothing stiff, doubtful or told out of order."""

from __future__ import annotations

import re

import pytest

from prompts.complete import complete
from prompts.completing.deeds import owned_parts
from prompts.dialects import compile_prompt, dialect_ids
from prompts.read import read
from prompts.shot import Shot

EVERYDAY = (
    "a golden retriever catching a frisbee on the beach, then running back to its owner",
    "a chef flambés a steak in a dark restaurant kitchen",
    "a hot air balloon rises over Cappadocia at dawn",
    "heavy snow falls on a quiet village at night",
    "a perfume bottle on black marble",
)


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def told(request: str, dialect: str = "veo") -> str:
    return compile_prompt(shot_of(request), dialect).text


@pytest.mark.parametrize("request_", EVERYDAY)
def test_the_camera_is_told_in_sentences_with_a_verb(request_: str) -> None:
    for name in dialect_ids():
        text = told(request_, name)
        assert not re.search(r"(?:^|[.\n:] )An? [\w -]*(?:shot|close-up)[^.;]*(?:[:;]|, as|, and) the camera", text)


@pytest.mark.parametrize("request_", EVERYDAY)
def test_no_prompt_measures_its_subject_or_counts_its_metres_a_second(request_: str) -> None:
    for name in ("hunyuanvideo1.5", "ltx-2.5"):
        assert not re.search(r"true scale|metres tall|every second|metres a second|degrees above", told(request_, name))


def test_the_parts_of_a_body_belong_to_the_doer() -> None:
    assert owned_parts("The jaw works, and the ears twitch", many=False) == "{Its} jaw works, and {its} ears twitch"
    assert owned_parts("The jaw works, and the ears twitch", many=True) == ""
    assert owned_parts("Fingers press the neck of the guitar", many=False) == "Fingers press the neck of the guitar"
    assert "panda's jaw works" in told("a panda eating bamboo")


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("two kids build a sandcastle, then a wave washes it away", "Damp sand holds"),
        ("a robot waters plants in an abandoned greenhouse", "level sinks"),
        ("a dragon lands on a castle tower and roars", "drops faster"),
        ("a detective enters a smoky bar, sits down and lights a cigarette", "each step"),
        ("a gymnast swings on the bars and lands", "even beat"),
        ("a family packs the car for a road trip", "layers"),
        ("storm clouds building over a wheat field", "thrashes"),
    ],
)
def test_a_consequence_that_is_doubtful_or_undone_is_left_out(request_: str, never: str) -> None:
    assert never not in told(request_)


@pytest.mark.parametrize(
    ("request_", "move"),
    [
        ("a woman walks into a cafe, sits down and opens a book", "pan_follow"),
        ("a painter steps back from the canvas and looks at it", "pan_follow"),
        ("a retriever catches a frisbee, then runs back to its owner", "pan_follow"),
        ("a fox walks across a field", "track_side"),
        ("the sea evaporates and clouds form", "static"),
    ],
)
def test_the_camera_goes_along_only_with_what_keeps_going(request_: str, move: str) -> None:
    assert [m.kind for m in shot_of(request_).camera.moves] == [move]


def test_light_fits_what_stands_in_its_way() -> None:
    assert shot_of("storm clouds building over a wheat field").lighting.setup == "overcast"
    assert shot_of("a businessman runs through an airport").setting.interior
    assert re.search(r"through the (?:trees|leaves)", told("a deer grazing in a forest"))


def test_weather_at_the_end_of_a_list_is_said_in_a_sentence_of_its_own() -> None:
    text = told("a woman checks her watch outside a tower, medium shot, tracking, overcast")
    assert ", overcast" not in text
    assert "The scene lies under an overcast sky." in text


def test_what_happens_at_the_same_time_is_not_told_as_what_comes_next() -> None:
    text = told("a farmer drives an old tractor across a field while seagulls follow", "cogvideox")
    assert "Moments later" not in text


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("a potter shapes a vase on the wheel, it collapses and she laughs", "drops"),
        ("a rally car skids around a gravel corner", "comes to rest"),
        ("a motorcycle courier weaves through traffic", "thread"),
        ("a magician pulls out a chosen card", "load"),
        ("a submarine surfaces in the Arctic, breaking through the ice", "stays whole"),
        ("a corgi jumps onto the sofa", "clothes"),
        ("a clown juggles, drops a ball and bows", "side by side"),
        ("a street vendor fries dumplings, steam rises into the light", "Steam lifts"),
        ("divers explore a shipwreck", "step"),
    ],
)
def test_a_law_or_a_deed_is_told_only_of_what_does_it(request_: str, never: str) -> None:
    assert never not in told(request_)


@pytest.mark.parametrize("request_", ["a horse grazes, then stops", "a cat watches a bowl and dips a paw into it"])
def test_an_end_in_which_somebody_only_goes_on_is_not_told(request_: str) -> None:
    for name in ("hunyuanvideo1.5", "ltx-2.5", "sora"):
        assert "At the end" not in told(request_, name)


def test_what_is_advertised_is_named() -> None:
    text = told("an advert for headphones: a girl puts them on and the noisy subway goes quiet")
    assert "This is an advert for headphones. A girl puts them on" in text


@pytest.mark.parametrize(
    ("request_", "setup"),
    [
        ("a witch flies over a village at full moon", "moonlight"),
        ("a deer steps out of the fog", "overcast"),
        ("raindrops run down a car window, blurred city lights behind", "street_lamps"),
    ],
)
def test_the_light_is_that_of_the_words(request_: str, setup: str) -> None:
    assert shot_of(request_).lighting.setup == setup


def test_what_is_only_seen_from_a_room_is_not_where_it_is() -> None:
    assert shot_of("a couple opens the curtains and sees the sea").setting.stage == "room"
