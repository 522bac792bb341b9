"""Small animals go up trees, walls and stems with their feet on them, where the camera sees that side."""

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.rotations import rotate
from generators.previz.rigs import Posture
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of, staged


def _posture(stage: Stage, animal: str, story_s: float) -> Posture:
    player = next(p for p in stage.performance.players if p.track.subject_id == animal)
    return player.animation(story_s)


@pytest.mark.parametrize(
    ("request_text", "animal"),
    [
        ("A chipmunk scurries up an oak tree.", "chipmunk"),
        ("A gecko crawls up the wall of a house.", "gecko"),
        ("An ant climbs a stalk.", "ant"),
    ],
)
def test_it_goes_up_with_its_nose_first(request_text: str, animal: str) -> None:
    stage = staged(request_text)
    first, last = _posture(stage, animal, 0.3), _posture(stage, animal, 4.5)
    assert last.position[2] - first.position[2] > 0.0
    assert rotate(last.rotation, (1.0, 0.0, 0.0))[2] > 0.8
    assert not any("not acted" in line or "hidden" in line for line in stage.warnings)


def test_who_goes_down_does_so_head_first() -> None:
    stage = staged("A squirrel climbs down a tree.")
    first, last = _posture(stage, "squirrel", 0.3), _posture(stage, "squirrel", 4.5)
    assert last.position[2] < first.position[2]
    assert rotate(last.rotation, (1.0, 0.0, 0.0))[2] < -0.8


def test_a_lizard_told_on_a_wall_clings_to_its_side() -> None:
    stage = staged("Close view of a lizard on a garden wall")
    at = [_posture(stage, "lizard", t).position for t in (0.5, 4.0)]
    assert np.allclose(at[0], at[1], atol=0.05)
    assert at[0][2] > 0.3


def test_a_cat_on_a_wall_is_on_top_of_it() -> None:
    shot = as_staged(shot_of("A cat sits on a wall."))
    assert not any("clinging" in beat.action for beat in shot.beats)


def test_a_goat_climbs_onto_a_rock_and_not_into_the_air() -> None:
    shot = as_staged(shot_of("An ibex climbs a large boulder."))
    assert any("onto" in beat.action for beat in shot.beats)


def test_who_stands_by_a_tree_goes_up_none() -> None:
    shot = as_staged(shot_of("A squirrel runs past a tree."))
    assert not any("climbing" in beat.action for beat in shot.beats)
