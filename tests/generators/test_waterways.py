"""A river is seen from its bank, and a gondola between the houses of its town; waves break on a beach by themselves."""

from __future__ import annotations

import pytest

from generators.previz.airborne import unshown, without_airborne
from generators.previz.motion.rotations import rotate
from generators.previz.sets.shore import angles
from generators.previz.waterways import as_waterway, is_canal
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "request_text",
    ["a river winding through a green valley", "a river flowing through a forest", "a creek in a meadow"],
)
def test_a_river_is_of_its_bank(request_text: str) -> None:
    setting = as_waterway(complete(read(request_text).shots[0])).setting
    assert setting.stage == "lake"
    assert any(word in setting.place for word in ("river", "creek", "lake", "stream"))


@pytest.mark.parametrize("request_text", ["a gondola in a narrow street in Venice", "a boat on a canal in Amsterdam"])
def test_a_boat_in_a_town_is_on_its_canal(request_text: str) -> None:
    assert is_canal(as_waterway(complete(read(request_text).shots[0])))


@pytest.mark.parametrize(
    "request_text", ["Venice", "a couple walking in Venice", "a dog running along a canal in Venice"]
)
def test_streets_of_venice_are_seen_with_their_canal(request_text: str) -> None:
    assert is_canal(as_waterway(complete(read(request_text).shots[0])))


def test_a_square_of_venice_lies_away_from_the_water() -> None:
    assert not is_canal(as_waterway(complete(read("a crowd in a square in Venice").shots[0])))


@pytest.mark.parametrize("request_text", ["a sailboat on the open sea", "a tourist in Rome", "a canoe on a lake"])
def test_others_stay_where_they_are(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert as_waterway(shot) == shot


@pytest.mark.parametrize(
    ("request_text", "told"), [("waves breaking on a beach", False), ("waves crashing against a fishing boat", True)]
)
def test_waves_break_on_a_beach_by_themselves(request_text: str, told: bool) -> None:
    shot = complete(read(request_text).shots[0])
    assert bool(unshown(shot, without_airborne(shot))) is told


def test_a_lake_in_the_woods_has_trees_beyond_its_water() -> None:
    wooded, open_ = (_behind(f"a boy fishing at a lake{where}") for where in (" in the woods", ""))
    assert wooded > 3 * max(open_, 10)


def _behind(words: str) -> int:
    """How many shapes of the set are high and within 60 m of the water's far side."""
    stage = staged(words)
    world = stage.model.geom_bodyid == 0
    x, y, z = stage.model.geom_pos[world].T
    return int(((abs(x) < 60.0) & (y > 24.0) & (y < 60.0) & (z > 3.0)).sum())


@pytest.mark.parametrize("words", ["a boy fishing at a lake", "an old man fishing from the beach at dawn"])
def test_who_fishes_has_the_line_over_the_water(words: str) -> None:
    stage = staged(words)
    angler = next(p for p in stage.performance.players if p.track.subject_id.endswith(("boy", "man")))
    assert rotate(angler.animation(2.0).rotation, (1.0, 0.0, 0.0))[1] > 0.5
    assert angles(shot_of(words))


def test_who_fishes_from_a_boat_is_on_the_water() -> None:
    assert shot_of("a man fishing from a boat").setting.stage == "lake"
    assert shot_of("a man building a model boat").setting.stage != "lake"


def test_who_rows_to_a_lighthouse_is_in_a_boat_and_not_on_it() -> None:
    words = "a woman rowing towards a lighthouse"
    assert any(
        "kayak" in p.track.subject_id or "boat" in p.track.subject_id or "canoe" in p.track.subject_id
        for p in staged(words).performance.players
    )
    lighthouse = next(p for p in staged(words).performance.players if p.track.subject_id == "lighthouse")
    assert abs(lighthouse.track.centre(0.0)[1]) > 20.0
