"""Who looks out of a window is seen at it, with the weather and the garden or the city outside."""

from __future__ import annotations

import pytest

from generators.previz.at_the_window import at_the_window
from generators.previz.sets.at_a_window import PLACE
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged


def seen(words: str) -> Shot:
    return at_the_window(shot_of(words))


@pytest.mark.parametrize(
    "words",
    [
        "a woman looking out of a window at the rain",
        "a boy stares out the window on a rainy day",
        "an old man stands at the window watching the rain",
    ],
)
def test_the_room_is_seen_at_its_window_and_the_rain_outside(words: str) -> None:
    shot = seen(words)
    assert shot.setting.place.startswith(PLACE)
    assert shot.setting.weather == "rain"
    assert shot.camera.view == "three_quarter_back"
    stage = staged(words)
    assert stage.frame(1.0, stage.new_data()).flakes is not None
    assert not [warning for warning in stage.warnings if "window" in warning or "rain" in warning]


@pytest.mark.parametrize("words", ["rain on a window, city lights outside", "a view of paris from a window"])
def test_a_window_alone_is_seen_from_the_room(words: str) -> None:
    assert seen(words).setting.interior
    assert "city" in seen(words).setting.place
    assert not staged(words).tracks


@pytest.mark.parametrize(
    "words",
    ["a woman cleaning a window", "a boy looks out of a train window", "a woman walks past a shop window"],
)
def test_other_deeds_at_windows_stay_as_they_are(words: str) -> None:
    shot = shot_of(words)
    assert at_the_window(shot) is shot


def test_a_view_that_was_asked_for_stays() -> None:
    assert seen("a woman looking out of a window, front view").camera.view != "three_quarter_back"


@pytest.mark.parametrize("request_text", ["a cup of tea steaming by a window on a rainy day", "a vase by the window"])
def test_a_small_thing_at_a_window_stands_on_its_sill(request_text: str) -> None:
    setting = at_the_window(shot_of(request_text)).setting
    assert (setting.stage, setting.place) == ("table", "windowsill")
