"""What comes next in a story of a few events is seen: what was blown up goes down, what was changed acts as it is."""

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def size_of(stage: Stage, subject: str, share: float) -> float:
    """How large the shapes of a subject are at a share of the clip, over their own size."""
    number = next(track.number for track in stage.tracks if track.subject_id == subject)
    frame = stage.frame(share * 7.5, stage.new_data())
    return 1.0 if frame.scale is None else float(frame.scale[stage.scene.subject == number].mean())


def height_of(stage: Stage, subject: str, story_s: float) -> float:
    track = next(track for track in stage.tracks if track.subject_id == subject)
    return float(track.centre(story_s)[2])


def test_what_vanishes_is_gone_and_comes_back_where_the_words_say_so() -> None:
    stage = staged("A wizard snaps his fingers, vanishes, and then reappears.")
    assert size_of(stage, "wizard", 0.2) > 0.9
    assert size_of(stage, "wizard", 0.64) < 0.1
    assert size_of(stage, "wizard", 0.97) > 0.9


def test_who_disappears_into_a_crowd_or_behind_a_wall_keeps_its_size() -> None:
    stage = staged("A dog runs across a meadow, sniffs the grass, and disappears behind a tree.")
    assert size_of(stage, "dog", 0.95) > 0.9


def test_what_has_turned_into_another_thing_acts_as_that_one() -> None:
    stage = staged("A paper crane unfolds itself, turns into a real bird, and then flies off.")
    assert height_of(stage, "bird", 7.4) > height_of(stage, "bird", 4.5) + 0.2


def test_what_turns_back_is_what_it_was() -> None:
    stage = staged("A car transforms into a robot, waves to passersby, and then changes back into a car.")
    assert size_of(stage, "car", 0.01) > 0.8
    assert size_of(stage, "car", 0.5) < 0.1
    assert size_of(stage, "car", 0.97) > 0.8


def test_a_flower_that_has_grown_wilts_after_it() -> None:
    stage = staged("A flower grows, blooms, and then slowly wilts.")
    grown = size_of(stage, "flower", 0.6)
    assert grown > size_of(stage, "flower", 0.02)
    assert grown > size_of(stage, "flower", 0.98)


def test_an_animal_tosses_up_what_it_balances() -> None:
    stage = staged("A seal balances a ball on its nose, and then flips it into the air.")
    heights = [height_of(stage, "ball", t) for t in (1.0, 2.9, 3.2, 3.5)]
    assert max(heights) > heights[0] + 0.3
    assert not any("not acted" in warning for warning in stage.warnings)


def test_a_penguin_lies_down_to_slide_and_leaps_off_the_ice_into_the_sea() -> None:
    stage = staged("A penguin slides on ice, and then dives into the sea.")
    assert not any("not acted" in warning or "the sea" in warning for warning in stage.warnings)


def test_nobody_is_put_where_only_a_finger_goes_or_a_thing_is_carried() -> None:
    stage = staged("A woman slides her finger across the tablet screen, and then writes on a notebook.")
    assert not any("not placed so" in warning for warning in stage.warnings)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("A girl blows up a balloon, ties it, and then lets it fly away.", "back"),
        ("A deer drinks from a stream, lifts its head, and then runs away.", "back"),
    ],
)
def test_who_first_stays_or_only_lets_something_go_is_not_filmed_from_behind(words: str, view: str) -> None:
    assert complete(read(words).shots[0]).camera.view != view


def test_a_runner_passes_the_finish_line() -> None:
    stage = staged("A runner runs down the street, crosses the finish line, and raises his arms.")
    line = next(track for track in stage.tracks if track.subject_id == "finish_line")
    runner = next(track for track in stage.tracks if track.subject_id == "runner")
    way = runner.centre(7.4)[:2] - runner.centre(0.1)[:2]
    before, after = (float((runner.centre(t)[:2] - line.centre(t)[:2]) @ way) for t in (0.1, 7.4))
    assert before < 0.0 < after


def test_a_windmill_turns_its_own_blades() -> None:
    stage = staged("A windmill rotates its blades in the wind, speeds up, and then slows down to stop.")
    assert not stage.warnings


def test_a_dog_catches_the_treat_that_it_begs_for() -> None:
    stage = staged("A dog rolls over, begs for a treat, and then catches it.")
    assert any(track.subject_id == "treat" for track in stage.tracks)
    assert not any("not acted" in warning for warning in stage.warnings)


def test_a_pen_that_writes_is_in_a_hand() -> None:
    stage = staged("A fountain pen is dipped into ink, and then writes on paper.")
    assert any(track.subject_id == "somebody" for track in stage.tracks)
    assert not any("not acted" in warning for warning in stage.warnings)
