"""What long requests of the open air need: stairs to the top, bridges of rope, falls overhead, arms spread wide."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.enacting import deeds_of
from generators.previz.motion.performing import performance_of
from generators.previz.rigs.stairs import as_told
from tests.generators.staged_words import shot_of, staged, track_of


def test_stairs_end_where_who_runs_up_them_stops() -> None:
    words = "A runner sprints up the stairs of a stadium and raises both arms at the top."
    stairs = next(subject for subject in as_told(shot_of(words)).subjects if subject.kind == "building")
    assert track_of(words, "runner").base(9.0)[2] == pytest.approx(stairs.height_m, abs=0.2)


def test_a_surfer_rides_no_horse() -> None:
    shot = as_staged(shot_of("A surfer rides inside a giant turquoise wave."))
    assert "horse" not in {subject.noun for subject in shot.subjects}


def test_who_is_under_a_waterfall_is_where_it_comes_down() -> None:
    shot = as_staged(shot_of("A monk sits cross-legged under a roaring waterfall."))
    assert shot.setting.place == "under the falls"


def test_who_walks_past_a_waterfall_is_not_under_it() -> None:
    shot = as_staged(shot_of("A monk walks past a waterfall."))
    assert shot.setting.place != "under the falls"


def test_giant_waves_are_said_to_be_lower() -> None:
    warnings = staged("A tsunami rolls over the open sea.").warnings
    assert any("the waves are no higher than a house" in warning for warning in warnings)


def test_a_boat_on_a_calm_sea_has_no_such_warning() -> None:
    assert not any("waves" in warning for warning in staged("A fishing boat lies on a calm sea.").warnings)


def test_on_foot_a_suspension_bridge_of_the_wilds_is_of_ropes() -> None:
    shot = as_staged(shot_of("A man walks across a wooden suspension bridge in the mountains."))
    assert "rope bridge" in {subject.noun for subject in shot.subjects}


def test_who_crosses_a_rope_bridge_is_on_its_deck() -> None:
    hiker = track_of("A hiker crosses a rope bridge over a deep canyon.", "hiker")
    assert hiker.base(2.0)[2] > 4.0


@pytest.mark.parametrize(
    ("words", "row"),
    [("spreading her arms", "arms_wide"), ("throwing his arms up", "cheer"), ("opening her arms wide", "arms_wide")],
)
def test_arms_are_spread_and_no_cloth(words: str, row: str) -> None:
    found = performance_of(words, "work", [], posture=False)
    assert found is not None
    assert found.id == row


@pytest.mark.parametrize(
    ("words", "tables"),
    [("A woman sits on a rock by a stream, sketching in a notebook.", 0), ("A clerk writes a letter in an office.", 1)],
)
def test_who_writes_in_the_open_has_no_table(words: str, tables: int) -> None:
    shot = as_staged(shot_of(words))
    writer = shot.subjects[0]
    assert ("write_on_knee" in {deed.performance for deed in deeds_of(shot, writer, shot.beats, "stand", 5.0)}) == (
        tables == 0
    )


def test_who_stands_on_a_deck_has_that_boat() -> None:
    shot = as_staged(shot_of("An old captain stands on the deck of a blue fishing boat."))
    boats = [subject for subject in shot.subjects if subject.kind == "boat"]
    assert [boat.noun for boat in boats] == ["fishing boat"]
    assert boats[0].looks[0].colour == "blue"


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("A fisherman pulls a golden box out of the sea.", "beach"),
        ("A girl looks out at the sea and waves to a ship.", "beach"),
        ("A man swims in the sea.", "sea"),
        ("A woman stands on a pier by the sea.", "sea"),
    ],
)
def test_who_is_at_the_sea_stands_on_land(words: str, stage: str) -> None:
    assert as_staged(shot_of(words)).setting.stage == stage


def test_a_mountain_known_for_its_faces_is_missed_aloud() -> None:
    warnings = staged("The camera orbits around. Mount Rushmore, the camera circles around.").warnings
    assert "there is no set for Mount Rushmore; the previz shows mountains" in warnings


def test_eyes_behind_a_dog_that_runs_ahead_are_not_its_own() -> None:
    shot = as_staged(shot_of("The first-person POV camera moves down a forest trail with a dog running ahead."))
    assert [move.kind for move in shot.camera.moves][:1] == ["track_tail"]
    assert shot.beats[0].direction == "away"


def test_what_a_drone_flies_towards_is_there() -> None:
    shot = as_staged(shot_of("The drone flies forward over a vineyard, descending slowly, toward a stone farmhouse."))
    assert "farmhouse" in {subject.noun for subject in shot.subjects}


@pytest.mark.parametrize(
    ("words", "row"), [("A hunter lowers his rifle in deep snow.", "carry"), ("A man repairs a radio.", "handiwork")]
)
def test_what_is_in_the_hand_out_in_the_wild_lies_on_no_table(words: str, row: str) -> None:
    shot = as_staged(shot_of(words))
    assert row in {deed.performance for deed in deeds_of(shot, shot.subjects[0], shot.beats, "stand", 5.0)}


def test_a_sea_of_dunes_is_no_sea_that_is_missed() -> None:
    words = "Camels walk through the desert, under a burning sun, in an endless sea of dunes."
    assert not any("the sea" in warning for warning in staged(words).warnings)


@pytest.mark.parametrize(
    "words", ["a woman paddles a kayak through a canyon", "a man rows a boat through a misty forest"]
)
def test_who_paddles_through_a_land_has_a_river(words: str) -> None:
    assert as_staged(shot_of(words)).setting.stage == "lake"


def test_a_boat_that_sails_over_sand_stays_on_it() -> None:
    assert as_staged(shot_of("a boat sails across a desert of sand")).setting.stage == "desert"


def test_who_draws_on_the_ground_kneels_at_a_drawing() -> None:
    row = performance_of("drawing with chalk on the pavement", "", ["child", "chalk"], posture=False)
    assert row is not None
    assert (row.id, row.posture, row.implied) == ("draw_on_ground", "kneel", "chalk drawing")


def test_a_ship_has_the_deck_that_the_sea_builds_and_a_boat_has_its_own() -> None:
    ship = as_staged(shot_of("two sailors face off on a ship in the rain"))
    assert ship.setting.place == "deck of a ship"
    assert [subject.id for subject in ship.subjects] == ["sailor"]
    boat = as_staged(shot_of("a fisherman stands on the deck of a boat"))
    assert "boat" in {subject.kind for subject in boat.subjects}
