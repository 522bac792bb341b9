"""Everyday requests: who sits, lies, stands aboard or leaps where the words say, and what is part of something else."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.acting import parts_of
from generators.previz.relations import whereabouts_of
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def staged(request: str) -> Stage:
    return Stage.build(shot_of(request), seed=3, width=64, height=36)


def implied(request: str) -> dict[str, str]:
    (part, *_) = parts_of(shot_of(request))
    return {"posture": part.deeds[0].posture, **dict(part.deeds[0].implied)}


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("an old man reads a newspaper on a park bench", {"posture": "sit", "seat": "park bench"}),
        ("a student falls asleep over his books at night", {"posture": "sit", "seat": "chair", "surface": "desk"}),
        ("a man sleeps in a bed", {"posture": "lie"}),
        ("a cyclist climbs a mountain road", {"posture": "pedal", "object": "bicycle"}),
    ],
)
def test_deeds_bring_the_furniture_that_their_words_name(request_: str, wanted: dict[str, str]) -> None:
    found = implied(request_)
    assert {role: found.get(role) for role in wanted} == wanted


def test_who_hauls_a_net_into_a_boat_stays_in_the_boat() -> None:
    tracks = {t.subject_id: t for t in staged("a fisherman pulls a net into his boat on a lake").tracks}
    for story_s in (0.5, 2.5, 4.5):
        aboard = np.asarray(tracks["fisherman"].base(story_s) - tracks["boat"].base(story_s))
        assert abs(float(aboard[0])) < 2.0
        assert float(aboard[2]) > 0.2


def test_a_cat_leaps_from_the_floor_onto_the_sofa() -> None:
    stage = staged("a cat jumps onto a sofa")
    (cat,) = [p for p in stage.performance.players if p.track.subject_id == "cat"]
    heights = [cat.animation(time).position[2] for time in (0.5, 1.6, 4.5)]
    assert heights[0] < 0.4 < heights[2]
    assert heights[1] > heights[0]


def test_a_bird_that_dives_is_above_the_water_then_under_it_then_on_it() -> None:
    stage = staged("a pelican dives into the sea to catch a fish")
    (bird,) = [p for p in stage.performance.players if p.track.subject_id == "pelican"]
    above, under, afloat = (bird.animation(time).position[2] for time in (0.5, 3.1, 4.8))
    assert above > 1.5
    assert under < 0.0 < afloat + 0.4


def test_doors_of_a_bus_stand_nowhere_by_themselves() -> None:
    stage = staged("a man runs to catch a bus and the doors close in front of him")
    assert "door" not in {track.subject_id for track in stage.tracks}
    assert any("not acted out" in warning for warning in stage.warnings)


def test_what_somebody_has_with_them_is_held() -> None:
    (girl, *_) = parts_of(shot_of("a girl with a red balloon stands in a meadow"))
    assert girl.deeds[0].object == "balloon"


def test_a_board_lies_under_what_is_cut_on_it() -> None:
    shot = shot_of("a chef slices a tomato on a wooden board")
    tomato = next(s for s in shot.subjects if s.id == "tomato")
    assert whereabouts_of(shot, tomato) == "on the wooden board"
    tracks = {t.subject_id: t for t in Stage.build(shot, seed=3, width=64, height=36).tracks}
    apart = np.asarray(tracks["tomato"].base(1.0) - tracks["wooden_board"].base(1.0))
    assert np.hypot(apart[0], apart[1]) < 0.05
    assert 0.0 < float(apart[2]) < 0.1


def test_a_horse_in_shallow_water_stands_in_it() -> None:
    shot = shot_of("a horse gallops through shallow water")
    assert shot.setting.stage == "beach"


def test_a_young_woman_has_grown_up() -> None:
    (woman,) = shot_of("a young woman waits").subjects
    assert (woman.height_m or 0.0) > 1.55


def test_a_busy_restaurant_has_people_in_it() -> None:
    stage = staged("a waiter carries a tray through a busy restaurant")
    assert "bystanders" in {track.subject_id for track in stage.tracks}


def test_the_earth_hangs_in_the_sky_of_the_moon() -> None:
    tracks = {t.subject_id: t for t in staged("an astronaut walks on the moon with the earth in the sky").tracks}
    away = np.asarray(tracks["earth"].base(2.5) - tracks["astronaut"].base(2.5))
    assert float(away[2]) > 2.0
    assert float(np.hypot(away[0], away[1])) > 20.0


def test_a_child_on_the_shoulders_is_above_who_carries_it() -> None:
    stage = staged("a father carries his daughter on his shoulders through a park")
    hips = {p.track.subject_id: p.animation(2.5).position for p in stage.performance.players[:2]}
    assert hips["daughter"][2] > 1.3
    assert abs(hips["daughter"][0] - hips["father"][0]) < 0.3


def test_a_bowl_of_apples_has_apples_in_it() -> None:
    stage = staged("a bowl of apples on a kitchen table")
    tracks = [t for t in stage.tracks if t.subject_id == "bowl_held"]
    (bowl,) = [t for t in stage.tracks if t.subject_id == "bowl"]
    assert len(tracks) > 3
    for apple in tracks:
        apart = np.asarray(apple.base(1.0) - bowl.base(1.0))
        assert float(np.hypot(apart[0], apart[1])) < 0.5 * bowl.length_m


@pytest.mark.parametrize(
    "request_",
    [
        "a motorbike does a wheelie on the street",
        "the wind blows a man's hat off his head on a bridge",
        "a lighthouse in a storm, waves crashing against the rocks",
    ],
)
def test_what_nobody_acts_out_is_said(request_: str) -> None:
    assert any("not acted out" in warning for warning in staged(request_).warnings)


def test_a_crash_drops_no_cars_from_the_sky() -> None:
    for track in staged("two cars crash at a crossing").tracks:
        assert float(track.base(0.1)[2]) < 0.1


def test_an_animal_that_lies_has_its_hocks_on_the_ground() -> None:
    stage = staged("a dog sleeps on a rug")
    (dog,) = [p for p in stage.performance.players if p.track.subject_id == "dog"]
    data = stage.new_data()
    stage.frame(2.0, data)
    root = dog.animation(2.0).position[2]
    name = dog.model.figure.name
    hocks = [data.body(f"{name}/{leg}/foot").xpos[2] for leg in ("lh", "rh")]
    assert max(hocks) < root
