"""Animals that meet stand face to face or side by side; those that leap go from thing to thing."""

from __future__ import annotations

import math

import pytest

from generators.previz.encounters import encounter_in
from generators.previz.motion.rotations import rotate
from generators.previz.stage import Stage
from generators.previz.young import with_young
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Subject


def staged(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=64, height=36)


def ways(stage: Stage) -> list[tuple[tuple[float, ...], tuple[float, float]]]:
    """Where each living figure is in the middle, and the level way it faces."""
    found = []
    for track in stage.tracks:
        heading = track.heading(2.5)
        found.append((tuple(track.base(2.5)), (float(heading[0]), float(heading[1]))))
    return found


@pytest.mark.parametrize(
    "request_",
    ["two rams butting heads on a hillside", "a mare nuzzles her foal", "a terrier growling at a goose"],
)
def test_those_who_meet_face_one_another_at_arms_length(request_: str) -> None:
    (a, way_a), (b, way_b) = ways(staged(request_))[:2]
    assert way_a[0] * way_b[0] + way_a[1] * way_b[1] < -0.9
    towards = math.atan2(b[1] - a[1], b[0] - a[0])
    assert math.cos(towards) * way_a[0] + math.sin(towards) * way_a[1] > 0.9
    assert math.dist(a[:2], b[:2]) < 3.2


def test_what_an_animal_does_to_another_is_not_reported_as_missing() -> None:
    assert not any("not acted" in words for words in staged("a bull nuzzles a cow in a field").warnings)


def test_hooves_clash_and_paws_scuffle() -> None:
    found = [encounter_in("fighting", Subject(id="a", noun=noun, kind="quadruped")) for noun in ("stag", "dog")]
    assert [row.id for row in found if row] == ["clash", "scuffle"]


def test_a_young_one_suckles_beside_its_mother_with_its_nose_at_her_belly() -> None:
    (calf, _), (cow, _) = ways(staged("a calf suckling from its mother cow"))[:2]
    assert 0.1 < math.dist(calf[:2], cow[:2]) < 1.6


def heights(stage: Stage, who: str) -> list[float]:
    (player,) = [p for p in stage.performance.players if p.track.subject_id == who]
    return [player.animation(time).position[2] for time in (0.4, 1.55, 4.5)]


def test_a_cat_comes_down_from_a_shelf_onto_a_chair() -> None:
    before, over, after = heights(staged("a ginger cat leaps from a bookcase onto an armchair"), "cat")
    assert before > 1.2 > after > 0.3
    assert over > after


def test_what_is_leapt_from_and_to_are_two_of_a_kind() -> None:
    stage = staged("an ibex jumps from boulder to boulder")
    boulders = [track for track in stage.tracks if track.subject_id == "boulder"]
    assert len(boulders) == 2
    before, over, after = heights(stage, "ibex")
    assert over > max(before, after)
    assert abs(before - after) < 0.3


def test_what_has_no_gait_leaps_through_the_air_as_well() -> None:
    before, over, after = heights(staged("a frog hops from one lily pad to another"), "frog")
    assert over > max(before, after) + 0.02


def test_a_dog_drives_the_whole_flock_before_it_and_both_are_framed() -> None:
    stage = staged("a collie rounds up a flock of sheep")
    at = {
        track.subject_id: [t.base(2.5)[0] for t in stage.tracks if t.subject_id == track.subject_id]
        for track in stage.tracks
    }
    assert max(at["collie"]) < min(at["sheep"])
    assert {track.subject_id for track in stage.camera.target.tracks} == {"collie", "sheep"}


def test_geese_on_their_way_fly_in_two_arms_behind_the_first() -> None:
    stage = staged("a flock of wild geese flying south")
    at = [track.base(2.5) for track in stage.tracks]
    first, others = at[0], at[1:]
    assert all(x < first[0] for x, _, _ in others)
    assert {bool(y > first[1]) for _, y, _ in others} == {True, False}


def test_cubs_are_those_of_their_mother() -> None:
    shot = with_young(complete(read("a tigress rests with her cubs").shots[0]))
    mother, cubs = shot.subjects
    assert (cubs.noun, cubs.age) == (mother.noun, "young")
    assert (cubs.height_m or 0.0) < 0.6 * (mother.height_m or 0.0)


def test_a_ball_that_is_chased_rolls_before_who_chases_it() -> None:
    stage = staged("a puppy chases a red ball across the lawn")
    tracks = {track.subject_id: track for track in stage.tracks}
    for story_s in (0.5, 4.5):
        gap = tracks["ball"].base(story_s)[0] - tracks["puppy"].base(story_s)[0]
        assert 0.2 < gap < 2.0


def test_swans_that_glide_over_a_lake_swim_on_it() -> None:
    (swan, *_) = staged("two swans gliding across a lake").tracks
    assert swan.base(2.5)[2] < 0.5


def test_a_school_of_fish_is_in_no_school() -> None:
    assert complete(read("a seal hunts a school of herring").shots[0]).setting.stage != "classroom"


def test_pigeons_that_peck_bend_down_again_and_again() -> None:
    stage = staged("pigeons pecking at crumbs on the pavement")
    (bird, *_) = [player for player in stage.performance.players if player.track.subject_id == "pigeon"]
    noses = [rotate(bird.animation(0.1 * step).rotation, (1.0, 0.0, 0.0))[2] for step in range(50)]
    assert min(noses) < -0.5 < 0.2 < max(noses)
    assert not any("not acted" in words for words in stage.warnings)


@pytest.mark.parametrize(
    "request_", ["penguins waddling in a line over the ice", "four elephants walking in single file"]
)
def test_animals_in_a_line_go_one_after_another(request_: str) -> None:
    (first, way), *others = ways(staged(request_))
    behind = [(first[0] - x) * way[0] + (first[1] - y) * way[1] for (x, y, *_), _ in others]
    aside = [abs((first[0] - x) * way[1] - (first[1] - y) * way[0]) for (x, y, *_), _ in others]
    assert behind == sorted(behind)
    assert behind[0] > 0.2
    assert max(aside) < 0.3
