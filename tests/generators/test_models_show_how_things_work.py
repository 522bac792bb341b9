"""Models of lessons do what they show: lamps light when the switch closes, gears turn at their ratio, seeds grow."""

from __future__ import annotations

from itertools import pairwise

import mujoco
import numpy as np
import pytest

from generators.previz.gear_trains import with_gear_trains
from generators.previz.pins import Pins
from generators.previz.rigs.props.gears import TRAIN, as_train, teeth_said
from generators.previz.rigs.props.rows import prop_of
from generators.previz.stage import Stage
from generators.previz.uncast import unstaged
from generators.previz.wholes import with_wholes
from prompts.reading.models import TeachingModel, models
from prompts.shot import Look, Subject
from tests.generators.staged_words import shot_of


def staged(words: str) -> Stage:
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def turned(stage: Stage, bone: str, story_s: float) -> float:
    """The angle of a hinge, or the way of a slide, of the first figure at a story time."""
    data = stage.new_data()
    stage.performance.pose(story_s, data)
    joint = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_JOINT, f"s1.0/{bone}")
    return float(data.qpos[stage.model.jnt_qposadr[joint]])


def bones_of(model: TeachingModel) -> set[str]:
    """The parts of the prop that a model is shown by, and of the copies in their rows."""
    prop = prop_of(model.noun)
    assert prop is not None
    return {"root", *(part.id.split("#")[0].split("@")[0] for part in prop.parts)}


@pytest.mark.parametrize("model", [m for m in models() if not m.scene], ids=lambda model: model.noun)
def test_every_label_of_a_model_points_at_a_part_of_it(model: TeachingModel) -> None:
    assert {part.rstrip("0123456789") for _, part in model.labels} <= bones_of(model)


def test_labels_of_a_model_lie_apart_and_in_the_picture() -> None:
    shot, stage = shot_of("how does the water cycle work?"), staged("how does the water cycle work?")
    data = stage.new_data()
    anchors = Pins(shot, stage).anchors(data, stage.frame(1.0, data, air=False), 480, 270)
    assert len({(round(a.x), round(a.y)) for a in anchors.values()}) == len(shot.text) == 6
    assert all(0 < a.x < 480 and 0 < a.y < 270 for a in anchors.values())


def test_a_lamp_is_lit_once_the_switch_is_closed() -> None:
    stage = staged(
        "a simple electric circuit with a battery, a lamp and a switch, the switch closes and the lamp lights up"
    )
    data = stage.new_data()
    colours = [stage.frame(t, data, air=False).colour for t in (0.2, 4.5)]
    glowing = np.flatnonzero(stage.scene.emission > 2.0)
    before, after = (np.asarray(colour)[glowing].max() for colour in colours)
    assert after > 10.0 * np.asarray(colours[0])[glowing].min()
    assert before <= after
    assert turned(stage, "switch", 0.2) == pytest.approx(np.radians(-48.0))
    assert turned(stage, "switch", 4.5) == pytest.approx(0.0, abs=1e-6)
    assert turned(stage, "charges", 0.5) == 0.0
    assert turned(stage, "charges", 3.3) > 0.0


def test_gears_turn_opposite_ways_at_the_ratio_of_their_teeth() -> None:
    stage = staged("two gears meshing, one with 20 teeth and one with 40")
    small, large = (turned(stage, bone, 2.0) - turned(stage, bone, 1.0) for bone in ("geara", "gearb"))
    assert small == pytest.approx(-2.0 * large)
    assert stage.warnings == ()


@pytest.mark.parametrize(
    ("words", "teeth"),
    [
        ("two gears meshing, one with 20 teeth and one with 40", (20, 40)),
        ("a small gear turns a large gear", (12, 28)),
        ("three gears turning together", (16, 24, 10)),
    ],
)
def test_a_train_has_the_gears_that_the_words_say(words: str, teeth: tuple[int, ...]) -> None:
    shot = with_gear_trains(shot_of(words))
    assert [teeth_said(s) for s in shot.subjects] == [teeth]


@pytest.mark.parametrize("teeth", [(20, 40), (16, 24, 10), (9, 13, 31)])
def test_teeth_stand_in_the_gaps_of_the_gear_beside(teeth: tuple[int, ...]) -> None:
    prop = prop_of("gear")
    assert prop is not None
    looks = [Look(text=f"{TRAIN} {', '.join(map(str, teeth))}")]
    train = as_train(prop, Subject(id="gear", noun="gear", looks=looks))
    turns = [part.rest for part in train.parts]
    for left, right in pairwise(range(len(teeth))):
        of_left = (turns[left] + 90.0) / (360.0 / teeth[left])
        of_right = (90.0 - turns[right]) / (360.0 / teeth[right])
        assert (of_right - of_left) % 1.0 == pytest.approx(0.5)


def test_a_seed_sends_its_root_down_and_its_shoot_up() -> None:
    stage = staged("a bean seed growing underground, roots down, shoot up")
    data = stage.new_data()
    early, late = (np.asarray(stage.frame(t, data, air=False).position)[:, 2].copy() for t in (0.2, 4.8))
    grown = late - early
    assert grown.max() > 0.15
    assert grown.min() < -0.05
    assert stage.warnings == ()


def test_the_moon_turns_its_lit_side_to_the_sun_all_the_way_round() -> None:
    stage = staged("phases of the moon")
    for t in (0.0, 1.3, 2.9, 4.4):
        assert turned(stage, "orbit", t) + turned(stage, "moon", t) == pytest.approx(0.0)
        assert turned(stage, "orbit", t) + turned(stage, "seen", t) == pytest.approx(0.0)


@pytest.mark.parametrize("words", ["explain the greenhouse effect", "how do lungs work?", "the water cycle"])
def test_a_lesson_with_a_model_warns_of_nothing(words: str) -> None:
    assert staged(words).warnings == ()


def test_like_poles_move_apart_and_unlike_ones_together() -> None:
    for words, sense in (("two magnets repelling each other", 1.0), ("two bar magnets attract each other", -1.0)):
        stage = staged(words)
        data = stage.new_data()
        apart = []
        for t in (0.0, 4.5):
            stage.performance.pose(t, data)
            mujoco.mj_kinematics(stage.model, data)
            left, right = (
                data.xpos[mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, f"s1.0/{side}")][0:2].copy()
                for side in ("left", "right")
            )
            apart.append(float(np.linalg.norm(left - right)))
        assert sense * (apart[1] - apart[0]) > 0.2


@pytest.mark.parametrize("words", ["two gears, a small one driving a big one", "a crowbar lifting a heavy rock"])
def test_a_model_is_filmed_from_its_front_by_a_camera_that_stands(words: str) -> None:
    shot = shot_of(words)
    assert shot.camera.view == "front"
    assert [move.kind for move in shot.camera.moves] == ["static"]


def test_an_inclined_plane_is_rolled_down() -> None:
    stage = staged("a ball rolling down an inclined plane")
    ball = next(p.animation for p in stage.performance.players if p.track.subject_id == "ball")
    assert ball(0.0).position[2] > ball(4.0).position[2] + 0.2


def test_a_request_of_which_nothing_is_staged_says_so() -> None:
    shot = shot_of("a dog runs").model_copy(update={"subjects": [], "beats": [], "extra": ["the meaning of life"]})
    assert unstaged(shot.model_copy(update={"provenance": {}})) == ("not shown in the previz: the meaning of life",)


def test_a_model_does_by_itself_what_is_told_of_its_parts() -> None:
    shot = with_wholes(shot_of("white light going through a prism and splitting into a rainbow"))
    assert [s.noun for s in shot.subjects] == ["prism"]
    assert {b.motion for b in shot.beats} == {"rest"}
