"""A number of shots that is asked for in any everyday way is made, and what they are of is in each."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Source


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("three shots of a lighthouse in a storm", ["lighthouse"] * 3),
        ("make a three-shot film about a lost dog", ["dog"] * 3),
        ("tell the story of a paper boat in four shots", ["paper boat"] * 4),
        ("a film about two rival bakers in three shots", ["bakers"] * 3),
        ("show a day in the life of a lighthouse keeper in 3 shots", ["lighthouse keeper"] * 3),
        ("a short lesson on gravity, two shots", ["apple"] * 2),
    ],
)
def test_each_shot_shows_what_the_film_is_about(request_: str, nouns: list[str]) -> None:
    shots = read(request_).shots
    assert [shot.subjects[0].noun for shot in shots] == nouns
    assert len({shot.camera.size for shot in shots}) == len(shots)


def test_a_list_of_verbs_is_a_shot_each_of_whoever_is_named_first() -> None:
    shots = read("make 4 shots: a dog wakes, eats, runs, sleeps").shots
    assert [[(b.subject, b.action) for b in shot.beats] for shot in shots] == [
        [("dog", "waking")], [("dog", "eating")], [("dog", "running")], [("dog", "sleeping")],
    ]  # fmt: skip


def test_a_lesson_in_several_shots_is_told_event_by_event() -> None:
    shots = read("explain the water cycle in 4 shots").shots
    assert [shot.beats[0].action for shot in shots] == [
        "mist rising from the sea", "gathering over a mountain", "rain falling", "running back down to the sea",
    ]  # fmt: skip
    assert all(shot.title == "water cycle" for shot in shots)
    assert all(shot.provenance["beats[0]"].source is Source.DIRECTOR for shot in shots)


@pytest.mark.parametrize("request_", ["explain volcanoes", "how do volcanoes work", "teach kids how volcanoes work"])
def test_what_has_a_model_is_shown_by_it_in_one_shot_and_as_it_happens_in_several(request_: str) -> None:
    (shot,) = read(request_).shots
    assert [s.noun for s in shot.subjects] == ["volcano model"]
    assert shot.beats == []
    shots = read(f"{request_} in 3 shots").shots
    assert [shot.beats[0].subject for shot in shots] == ["volcano", "lava", "lava"]
    assert all("model" not in shot.provenance["beats[0]"].reason for shot in shots)


@pytest.mark.parametrize("request_", ["explain rainbows", "how do rainbows form", "teach kids how rainbows form"])
def test_what_can_be_filmed_is_shown_as_it_happens(request_: str) -> None:
    (shot,) = read(request_).shots
    assert [beat.subject for beat in shot.beats] == ["rainbow", "", "sun"]
    assert "as one can see it happen" in shot.provenance["beats[0]"].reason
