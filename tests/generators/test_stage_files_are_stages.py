"""A stage written as MJCF is the same stage read back; what an editor changes in the file is changed in the picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import mujoco
import numpy as np
import pytest

from generators.base import RenderSettings
from generators.errors import CannotRender
from generators.previz.raycast import RayCaster
from generators.previz.scene import Gobo
from generators.previz.stage import Stage
from generators.previz.stagefile import read_stage, render_stage, write_stage
from generators.video import inspect_clip
from tests.generators.staged_words import shot_of

SETTINGS = RenderSettings(width=160, height=90, fps=8)
FOREIGN = """
<mujoco><worldbody>
  <light name="lamp" pos="0 0 4"/>
  <geom type="plane" size="3 3 .1" rgba=".5 .5 .4 1"/>
  <body pos="0 0 1"><freejoint/><geom type="sphere" size=".2" rgba="1 .1 .1 1"/></body>
</worldbody></mujoco>
"""


WALK = shot_of("a man walks past a lantern in a snowy forest at night, arc clockwise")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stage") / "stage.xml"
    write_stage(WALK, SETTINGS, path)
    return path


@pytest.mark.parametrize("clip_s", [0.0, 1.25, 3.0])
def test_read_back_it_is_the_same_stage(written: Path, clip_s: float) -> None:
    built = Stage.build(WALK, seed=0, width=160, height=90)
    found = read_stage(written)
    assert found.seconds == pytest.approx(WALK.duration_s, abs=0.01)
    before, after = built.frame(clip_s, built.new_data()), found.frame(clip_s, found.new_data())
    assert np.allclose(before.position, after.position, atol=1e-3)
    assert np.allclose(before.rotation, after.rotation, atol=1e-3)
    assert np.allclose(before.camera.position, after.camera.position, atol=1e-3)
    assert after.camera.focal_length_mm == pytest.approx(before.camera.focal_length_mm, rel=1e-3)
    assert before.lights == after.lights
    pictures = [
        RayCaster(scene, 160, 90).draw(frame).light for scene, frame in ((built.scene, before), (found.scene, after))
    ]
    assert np.abs(pictures[0] - pictures[1]).mean() < 0.002


def test_mujoco_shows_the_same_view(written: Path) -> None:
    model = mujoco.MjModel.from_xml_path(str(written))
    data = mujoco.MjData(model)
    found = read_stage(written)
    for key in (0, model.nkey - 1):
        mujoco.mj_resetDataKeyframe(model, data, key)
        mujoco.mj_forward(model, data)
        camera = found.keys.camera(float(model.key_time[key]))
        number = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_CAMERA, "shot")
        assert np.allclose(data.cam_xpos[number], camera.position, atol=1e-4)
        assert np.allclose(data.cam_xmat[number].reshape(3, 3), camera.rotation, atol=1e-4)


def test_edits_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "stage.xml"
    write_stage(shot_of("a red ball on a wooden floor, static"), SETTINGS, path)
    text = path.read_text()
    red = read_stage(path)
    ball = int(np.flatnonzero(red.scene.subject == 1)[0])
    model = mujoco.MjModel.from_xml_string(text)
    rgba = " ".join(f"{value:g}" for value in model.geom_rgba[ball])
    assert text.count(f'rgba="{rgba}"') >= 1
    blue_text = text.replace(f'rgba="{rgba}"', 'rgba="0.05 0.1 0.8 1"')
    low = re.sub(r'(<light name="key"[^>]*? dir=")[^"]*"', r'\g<1>1 0 -0.2"', blue_text)
    path.write_text(low)
    blue = read_stage(path)
    assert np.allclose(blue.scene.colour[ball], (0.05, 0.1, 0.8), atol=1e-5)
    assert not np.allclose(red.scene.colour[ball], blue.scene.colour[ball], atol=0.1)
    assert blue.light.lights[0].direction != red.light.lights[0].direction


def test_a_lamp_that_was_moved_keeps_its_pattern(tmp_path: Path) -> None:
    path = tmp_path / "stage.xml"
    write_stage(shot_of("a woman in a room, light through venetian blinds"), SETTINGS, path)
    before = read_stage(path).light.lights[0]
    text = path.read_text()
    found = re.search(r'<light name="key"[^>]*? pos="([^"]*)"', text)
    assert found is not None
    path.write_text(text.replace(found[1], "2 -2 2.5"))
    after = read_stage(path).light.lights[0]
    assert after.position != before.position
    assert before.gobo is Gobo.BLINDS
    assert (after.gobo, after.gobo_size) == (before.gobo, before.gobo_size)


def test_it_is_filmed(written: Path, tmp_path: Path) -> None:
    clip = render_stage(written, tmp_path / "clip.mp4", lambda _: None, seconds=0.5)
    facts, measures = inspect_clip(clip.path)
    assert (facts.width, facts.height, facts.frames) == (160, 90, 4)
    assert not measures.black


def test_a_model_from_elsewhere_is_let_go_and_falls(tmp_path: Path) -> None:
    path = tmp_path / "ball.xml"
    path.write_text(FOREIGN)
    found = read_stage(path, seconds=1.0)
    data = found.new_data()
    first, last = (found.frame(time, data).position[1, 2] for time in (0.0, 1.0))
    assert first == pytest.approx(1.0, abs=0.01)
    assert last == pytest.approx(0.2, abs=0.02)
    layers = RayCaster(found.scene, 96, 54).draw(found.frame(0.0, data), passes=True)
    assert layers.geom is not None
    assert {0, 1} <= set(np.unique(layers.geom))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense", "as a stage"),
        ('<mujoco><include file="/etc/passwd"/></mujoco>', "other files"),
        ('<mujoco><asset><mesh name="m" file="/etc/hostname"/></asset></mujoco>', "other files"),
        ("<mujoco><worldbody><geom type='sphere'/></worldbody></mujoco>", "as a stage"),
        ('<mujoco><custom><text name="rushes" data="{}"/></custom></mujoco>', "damaged"),
    ],
)
def test_a_file_that_is_no_stage_is_told_in_a_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(text)
    with pytest.raises(CannotRender, match=words) as told:
        read_stage(path)
    assert "\n" not in str(told.value)


def test_a_place_that_an_editor_of_xml_gives_a_body_is_where_it_is_in_every_picture(tmp_path: Path) -> None:
    path = tmp_path / "stage.xml"
    write_stage(shot_of("a man walks past a parked red car, static"), SETTINGS, path)
    before = read_stage(path)
    tree = ElementTree.parse(path)
    body = next(b for b in tree.iter("body") if (b.get("name") or "").startswith("s2"))
    x, y, z = (float(value) for value in body.get("pos", "0 0 0").split())
    body.set("pos", f"{x + 1.5} {y + 2.0} {z}")
    tree.write(path)
    after = read_stage(path)
    car, man = before.scene.subject == 2, before.scene.subject == 1
    for clip_s in (0.0, 0.5 * before.seconds):
        moved = after.frame(clip_s, after.new_data()).position - before.frame(clip_s, before.new_data()).position
        assert np.allclose(moved[car], (1.5, 2.0, 0.0), atol=1e-3)
        assert np.allclose(moved[man], 0.0, atol=1e-3)


def test_mujoco_opens_it_with_everything_in_its_first_place(written: Path) -> None:
    model = mujoco.MjModel.from_xml_path(str(written))
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    opened = data.geom_xpos.copy()
    mujoco.mj_resetDataKeyframe(model, data, 0)
    mujoco.mj_forward(model, data)
    roots = [g for g in range(model.ngeom) if model.body(int(model.geom_bodyid[g])).name.endswith("/root")]
    assert np.allclose(opened[roots], data.geom_xpos[roots], atol=1e-3)
