"""What steers a model is taken from plain footage: where things move, and where their lines are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from generators.base import ControlVideo, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, model_named
from generators.diffusion.footage import frames_of
from generators.diffusion.planning import plan_of, reach
from generators.errors import CannotRender
from generators.perceiving import perceivable
from generators.perceiving.lines import blurred, line_pictures
from generators.perceiving.movement import flow_between
from generators.perceiving.taking import perceived
from generators.video import ClipWriter
from generators.video.lossless import read_lossless
from prompts.shot import Shot
from tests.generators.clips import make_clip, turned


def texture(seed: int = 0, size: tuple[int, int] = (96, 160)) -> NDArray[np.float32]:
    """Soft blots, 0..1."""
    grey = blurred(np.random.default_rng(seed).random(size).astype(np.float32), 3.0)
    low, high = float(grey.min()), float(grey.max())
    return ((grey - low) / (high - low)).astype(np.float32)


@pytest.mark.parametrize("step", [(0, 0), (3, 0), (-2, 5), (6, -4)])
def test_a_shift_of_the_whole_picture_is_found_to_a_quarter_of_a_pixel(step: tuple[int, int]) -> None:
    one = texture()
    other = np.roll(one, step, (0, 1))
    found = flow_between(one, other)[20:-20, 20:-20]
    assert np.abs(np.median(found.reshape(-1, 2), axis=0) - [step[1], step[0]]).max() < 0.25


def test_what_stands_still_beside_what_moves_stays_still() -> None:
    one = texture()
    other = one.copy()
    other[:, 80:] = np.roll(one, 3, 1)[:, 80:]
    found = flow_between(one, other)
    assert np.abs(np.median(found[20:-20, 20:60], axis=(0, 1))).max() < 0.2
    assert abs(float(np.median(found[20:-20, 110:140, 0])) - 3.0) < 0.5


def test_lines_lie_on_the_outline_and_nowhere_else() -> None:
    picture = np.full((90, 120, 3), 40, np.uint8)
    picture[30:60, 40:80] = 220
    lines = next(line_pictures(iter([picture])))[..., 0] > 0
    rows, columns = np.nonzero(lines)
    assert 100 < len(rows) < 400
    near = np.minimum(np.abs(rows[:, None] - [30, 59]).min(axis=1), np.abs(columns[:, None] - [40, 79]).min(axis=1))
    assert near.max() <= 2


def vace() -> Model:
    model = model_named("wan2.1-vace-1.3b")
    assert model is not None
    return model.model_copy(update={"sizes": {64: 112}})


def test_footage_becomes_a_control_video_as_long_as_the_clip(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    with ClipWriter(clip, 96, 64, 12.0) as written:
        for index in range(12):
            shown = np.full((64, 96, 3), 40, np.uint8)
            shown[16:48, 8 + index * 4 : 28 + index * 4] = 220
            written.write(shown)
    inputs = RenderInputs(controls=(ControlVideo(kind="motion", path=clip, taken=True),))
    settings = RenderSettings(width=112, height=64)
    request = RenderRequest(shot=Shot(duration_s=1.0), settings=settings, inputs=inputs, output=tmp_path / "out.mp4")
    plan = plan_of(vace(), request)
    (control,) = perceived(vace(), inputs, plan, tmp_path, lambda _: None).controls
    frames = read_lossless(control.path)
    assert control.kind == "flow"
    assert not control.taken
    assert frames.shape == (reach(plan), plan.height, plan.width, 3)
    red, _, blue = (float(frames[6, 28:36, 50:70, band].mean()) for band in range(3))
    assert red > blue + 30  # to the right is red


def test_what_cannot_be_taken_from_footage_is_said_with_what_can() -> None:
    assert perceivable(vace(), "motion") == "flow"
    assert perceivable(vace(), "edges") == "edges"
    with pytest.raises(CannotRender, match=r"camera cannot be taken from footage .* flow, edges, pose, depth can"):
        perceivable(vace(), "camera")
    words = model_named("wan2.2-t2v-a14b")
    assert words is not None
    with pytest.raises(CannotRender, match="takes nothing that could be taken from footage"):
        perceivable(words, "motion")


@pytest.mark.parametrize(
    ("matrix", "corner"),
    [((0, 1, -1, 0), (8, -8)), ((0, -1, 1, 0), (-8, 8)), ((-1, 0, 0, -1), (-8, -8))],
)
def test_footage_of_a_telephone_held_otherwise_stands_upright(
    matrix: tuple[int, ...], corner: tuple[int, int], tmp_path: Path
) -> None:
    picture = np.full((96, 160, 3), 50, np.uint8)
    picture[:30, :30] = 220  # stored top left
    clip = turned(make_clip(tmp_path / "a.mp4", [picture] * 3), matrix)
    upright = (160, 96) if matrix[0] else (96, 160)
    (shown,) = frames_of(clip, 1, 24.0, *upright)
    assert np.asarray(shown)[corner].mean() > 180
