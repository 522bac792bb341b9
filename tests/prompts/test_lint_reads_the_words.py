"""Contradictions in plain requests are found, and requests beside them that only sound alike are left in peace."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.lint import lint
from prompts.read import read
from prompts.revise import revise


def found_in(request: str) -> set[str]:
    return {finding.code for shot in read(request).shots for finding in lint(complete(shot))}


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("Midnight in the old town, golden hour light on the rooftops", "TIME-CLASH"),
        ("The sun sets at sunrise over the bay", "TIME-CLASH"),
        ("At high noon the stars glitter over the desert", "TIME-LIGHT-CLASH"),
        ("Sunbathers in bright sunshine at night on the beach", "TIME-LIGHT-CLASH"),
        ("A quiet street at sunset with the sun high overhead", "TIME-LIGHT-CLASH"),
        ("Snow falls thick during a heatwave of 38 degrees", "WEATHER-CLASH"),
        ("Windless afternoon, flags streaming from every mast", "WEATHER-CLASH"),
        ("A diver explores a wreck underwater in pouring rain", "PLACE-CLASH"),
        ("A candle burns on the open surface of the Moon", "PLACE-CLASH"),
        ("Rain falls in the kitchen", "WEATHER-INTERIOR"),
        ("The camera is locked off on a tripod while it tracks beside the runner", "CAM-STATIC-MOVE"),
        ("Zoom in while zooming out on a clock", "CAM-OPPOSED"),
        ("The camera orbits a statue while zooming in and tilting up", "CAM-TWO-DOMINANT"),
        ("A tracking shot following a parked car", "TRACK-STILL"),
        ("A portrait at 14 mm f/16 with creamy bokeh and a blurred background", "FOCUS-DEPTH"),
        ("A wide landscape at 200 mm f/1.4 with everything sharp from front to back", "FOCUS-DEPTH"),
        ("Marco walks in, then he sits down beside the piano", "PRONOUN-NAMED"),
        ("Two sisters named Eva wait at a tram stop", "SUBJECT-TWINS"),
        ("A blond man with brown hair reads", "LOOK-TWICE"),
        ("Sepia photograph style, a bright green parrot", "STYLE-COLOUR"),
        ("A ball rolls up a hill by itself", "PHYS-IMPOSSIBLE"),
        ("A glass vase bounces on the marble floor like a rubber ball", "PHYS-IMPOSSIBLE"),
        ("Ice boils in the freezer", "PHYS-IMPOSSIBLE"),
        ("Wood melts in the oven", "PHYS-IMPOSSIBLE"),
        ("Gold rusts in the rain", "PHYS-IMPOSSIBLE"),
        ("A magnet picks up a wooden spoon", "PHYS-IMPOSSIBLE"),
        ("A pig flies over the farm", "PHYS-IMPOSSIBLE"),
        ("The shadow of the post points toward the sun", "PHYS-IMPOSSIBLE"),
        ("Water freezes at 20 degrees in a glass", "PHYS-NOTHING"),
    ],
)
def test_what_cannot_be_is_found(request_: str, code: str) -> None:
    assert code in found_in(request_)


@pytest.mark.parametrize(
    "request_",
    [
        "A night watchman walks his round with a torch",
        "From sunrise to sunset over a city, time-lapse",
        "A woman remembers a sunny day as she sits in the dark at midnight",
        "Snow-capped mountains under a hot blue sky in summer",
        "A warm cabin in a blizzard, a fire burns in the hearth",
        "A thunderstorm seen from a living room window",
        "A submarine dives below the surface during a storm at sea",
        "A candle burns inside a space station",
        "The drone rises and tilts down to show the whole valley",
        "A crane shot rising over the crowd, tilting down as it goes",
        "Handheld camera follows a boy through a market",
        "A portrait at 85 mm f/1.8 with a blurred background",
        "An old iron gate rusts in the rain",
        "A magnet picks up steel nails",
        "Molten steel pours into a mould",
        "A man walks through a doorway",
        "A car drives up a hill",
        "A gull flies over the farm",
        "Water freezes in a pond on a winter night",
        "Snow falls on a village on a winter morning",
        "A light bulb flickers, glows brightly, and then burns out",
        "In a dream, a waterfall flows upward",
        "A cartoon stone floats on a pond",
    ],
)
def test_what_only_sounds_alike_is_left_in_peace(request_: str) -> None:
    assert found_in(request_) - {"WORDS-LEFT", "MOOD-UNSEEN"} == set()


def test_a_style_that_allows_it_states_what_is_then_seen() -> None:
    shot = complete(read("A cartoon glass vase bounces on the marble floor").shots[0])
    assert "PHYS-IMPOSSIBLE" not in {finding.code for finding in lint(shot)}
    assert "as if of rubber" in " ".join(event.outcome for event in shot.physics)


def test_a_change_settles_what_the_first_words_left_in_dispute() -> None:
    shot = complete(read("Midnight in the old town, golden hour light on the rooftops").shots[0])
    assert "TIME-CLASH" in {finding.code for finding in lint(shot)}
    changed = revise(shot, "make it noon").shot
    assert "TIME-CLASH" not in {finding.code for finding in lint(changed)}
