"""Fish in bowls, jars and tanks of glass swim round in clear water inside them."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.fishbowls import vessels_of_fish
from generators.previz.performance import Player
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    """A request on the stage."""
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def players_of(stage: Stage, subject_id: str) -> list[Player]:
    """The figures of a subject."""
    return [p for p in stage.performance.players if p.track.subject_id == subject_id]


@pytest.mark.parametrize(
    ("words", "fish", "vessel"),
    [
        ("Two goldfish swim in a round glass bowl on a table", "goldfish", "bowl"),
        ("An aquarium with colourful fish stands in a living room", "fish", "aquarium"),
        ("A blue betta fish in a jar", "fish", "jar"),
    ],
)
def test_fish_stay_inside_the_glass_that_they_are_said_to_be_in(words: str, fish: str, vessel: str) -> None:
    stage = staged(words)
    (around,) = players_of(stage, vessel)
    half = min(around.model.length_m, around.model.width_m) / 2
    for player in players_of(stage, fish):
        for story_s in np.linspace(0.0, 5.0, 9):
            at = np.subtract(player.animation(float(story_s)).position, around.animation(0.0).position)
            assert np.hypot(at[0], at[1]) < half
            assert 0.0 < at[2] < around.model.height_m


def test_a_fish_in_a_jar_is_in_a_room_and_not_under_water() -> None:
    assert as_staged(complete(read("A blue betta fish in a jar").shots[0])).setting.stage != "underwater"


def test_a_fish_comes_up_in_its_bowl_where_the_words_say_so() -> None:
    stage = staged("A goldfish swims in a glass bowl, turns around and swims to the surface")
    (fish,) = players_of(stage, "goldfish")
    assert fish.animation(stage.camera.seconds).position[2] > fish.animation(0.2).position[2] + 0.02


def test_fish_behind_clear_water_are_not_reported_as_hidden() -> None:
    assert not any("hidden" in told for told in staged("Two goldfish swim in a round glass bowl on a table").warnings)


def test_a_shark_in_the_sea_is_in_no_bowl() -> None:
    assert not vessels_of_fish(as_staged(complete(read("A shark swims in the sea").shots[0])))
