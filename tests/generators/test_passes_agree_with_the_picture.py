"""Control passes say exactly what the picture shows: where things go, who is who, where the joints are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.base import Progress, RenderSettings
from generators.errors import Cancelled, CannotRender, OutputError
from generators.previz.passes import PASSES, PassFrame, control_format, control_format_names, draw_passes, write_passes
from generators.previz.passes.flow import pixel_rays
from generators.previz.passes.frame import subject_colour
from generators.previz.passes.keypoints import KEYPOINTS
from generators.video import read_lossless
from tests.generators.staged_words import shot_of

WIDTH, HEIGHT, FPS = 192, 108, 8.0
SETTINGS = RenderSettings(width=WIDTH, height=HEIGHT, fps=FPS)


@pytest.fixture(scope="module")
def walk() -> list[PassFrame]:
    """A person who walks past while the camera pans."""
    return list(draw_passes(shot_of("a man walks across an empty street, wide shot, pan right"), SETTINGS, frames=4))


@pytest.mark.parametrize(
    "words",
    [
        "a ball rolls across a wooden floor, static",
        "a red car drives along a road, truck left",
        "an old man stands in a kitchen, dolly zoom",
        "a man stands on an empty street, crane up",
        "a vase stands on a table, the camera rolls clockwise",
        "a vase slides across the floor, pan right",
    ],
)
def test_flow_leads_to_the_same_surface_in_the_next_frame(words: str) -> None:
    now, then = list(draw_passes(shot_of(words), SETTINGS, start=19, frames=2))
    solid = np.isfinite(now.depth_m) & now.flow_known
    rows, columns = np.nonzero(solid)
    x = columns + 0.5 + now.flow_px[rows, columns, 0]
    y = rows + 0.5 + now.flow_px[rows, columns, 1]
    inside = (x >= 0) & (x < WIDTH) & (y >= 0) & (y < HEIGHT)
    met = then.segmentation[y[inside].astype(int), x[inside].astype(int)]
    came_from = now.segmentation[rows[inside], columns[inside]]
    uncovered = met <= came_from  # a subject may come between
    assert np.mean((met == came_from)[uncovered]) > 0.95
    assert np.mean(met[came_from == 1] == 1) > 0.9
    moved = now.flow_px[solid]
    assert np.isfinite(moved).all()


def test_flow_of_a_still_camera_is_the_motion_of_what_moves() -> None:
    now, then = list(draw_passes(shot_of("a red car drives along a road, static"), SETTINGS, start=19, frames=2))
    assert np.abs(now.flow_px[now.segmentation == 0]).max() < 0.01
    at_now, at_then = (np.argwhere(frame.segmentation == 1).mean(axis=0) for frame in (now, then))
    mean_flow = now.flow_px[now.segmentation == 1].mean(axis=0)
    assert np.hypot(*mean_flow) > 5.0
    assert mean_flow == pytest.approx((at_then - at_now)[::-1], abs=1.0)


def test_depth_and_camera_give_back_the_world() -> None:
    now, then = list(draw_passes(shot_of("a man stands on an empty street, truck right"), SETTINGS, frames=2))
    points = []
    for frame in (now, then):
        rays = pixel_rays(frame.camera, WIDTH, HEIGHT) * (1.0, -1.0, -1.0)  # computer vision looks along +z, y down
        matrix = frame.camera_to_world()
        depth = np.where(np.isfinite(frame.depth_m), frame.depth_m, 0.0)
        points.append(rays * depth[..., None] @ matrix[:3, :3].T + matrix[:3, 3])
    rows, columns = np.nonzero((now.segmentation == 0) & np.isfinite(now.depth_m) & (now.normal[..., 1] > 0.9))
    x = (columns + 0.5 + now.flow_px[rows, columns, 0]).astype(int)
    y = (rows + 0.5 + now.flow_px[rows, columns, 1]).astype(int)
    ok = (x >= 0) & (x < WIDTH) & (y >= 0) & (y < HEIGHT)
    ok[ok] &= then.segmentation[y[ok], x[ok]] == 0
    heights = points[1][y[ok], x[ok], 2] - points[0][rows[ok], columns[ok], 2]
    assert np.median(np.abs(heights)) < 0.01


def test_joints_lie_on_the_body_that_is_seen(walk: list[PassFrame]) -> None:
    for frame in walk:
        (body,) = frame.poses
        on = 0
        for x, y, confidence in body.points:
            near = frame.segmentation[max(int(y) - 2, 0) : int(y) + 3, max(int(x) - 2, 0) : int(x) + 3]
            on += bool(confidence) and bool(np.any(near == body.subject))
        assert on >= 16
        height = dict(zip(KEYPOINTS, body.world_m[:, 2], strict=True))
        assert height["nose"] > height["neck"] > height["right_hip"] > height["right_knee"] > height["right_ankle"]
        left, right = (body.world_m[KEYPOINTS.index(f"{side}_shoulder")] for side in ("left", "right"))
        nose, neck = body.world_m[0], body.world_m[1]
        # Facing along the nose, the left shoulder is on the left.
        ahead = (nose - neck) * (1, 1, 0)
        assert np.cross(ahead, left - right)[2] > 0


def test_a_line_runs_around_every_subject(walk: list[PassFrame]) -> None:
    frame = walk[0]
    mask = frame.segmentation == 1
    rim = mask & ~(np.roll(mask, 1, 0) & np.roll(mask, -1, 0) & np.roll(mask, 1, 1) & np.roll(mask, -1, 1))
    near = frame.edges > 0
    for axis in (0, 1):
        near |= np.roll(near, 1, axis) | np.roll(near, -1, axis)
    assert near[rim].mean() > 0.95
    assert (frame.edges == 255).mean() < 0.25


def test_an_empty_sky_has_no_lines() -> None:
    shot = shot_of("a man and a dog stand on a beach, wide shot, static")
    frame = next(iter(draw_passes(shot, SETTINGS, frames=1)))
    sky = ~np.isfinite(frame.depth_m)
    assert sky.mean() > 0.1
    # Two pixels off, beyond the soft side of what stands before it.
    shifts = [(down, across) for down in (-2, -1, 0, 1, 2) for across in (-2, -1, 0, 1, 2)]
    inner = np.all([np.roll(sky, shift, (0, 1)) for shift in shifts], axis=0)
    assert inner.mean() > 0.05
    assert not frame.edges[inner].any()


def test_lines_go_with_what_they_outline() -> None:
    frames = list(draw_passes(shot_of("a woman walks through a park, tracking shot"), SETTINGS, start=20, frames=4))
    height, width = frames[0].edges.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    changes = []
    for one, then in pairwise(frames):
        y = np.clip(rows + one.flow_px[..., 1], 0, height - 1.001)
        x = np.clip(columns + one.flow_px[..., 0], 0, width - 1.001)
        j, i = y.astype(int), x.astype(int)
        down, across, lines = y - j, x - i, then.edges.astype(float)
        upper = lines[j, i] * (1 - across) + lines[j, i + 1] * across
        lower = lines[j + 1, i] * (1 - across) + lines[j + 1, i + 1] * across
        moved, known = upper * (1 - down) + lower * down, one.flow_known
        changes.append(np.abs(moved - one.edges)[known].sum() / one.edges[known].sum())
    assert np.mean(changes) < 0.45


def test_files_hold_the_passes_bit_for_bit(tmp_path: Path) -> None:
    shot = shot_of("a man and a dog stand on a beach, static")
    record = write_passes(shot, SETTINGS, tmp_path / "out", frames=3, tensors=True)
    drawn = list(draw_passes(shot, SETTINGS, frames=3))
    assert set(record.videos) == set(PASSES)
    for name, file in record.videos.items():
        video = read_lossless(record.folder / file)
        assert video.shape[:3] == (3, HEIGHT, WIDTH), name
    colour = read_lossless(record.folder / record.videos["colour"])
    assert np.array_equal(colour, [frame.colour for frame in drawn])
    assert np.array_equal(np.load(record.folder / record.tensors["flow"]), [frame.flow_px for frame in drawn])
    depth = read_lossless(record.folder / record.videos["depth"])
    assert depth.max() == 65535
    assert depth.min() == 0
    seen = {tuple(c) for c in read_lossless(record.folder / record.videos["segmentation"]).reshape(-1, 3).tolist()}
    told = json.loads((record.folder / "passes.json").read_text())
    assert seen <= {tuple(row["colour"]) for row in told["segmentation"]}
    assert subject_colour(1) in seen
    assert told["frames"] == len(told["cameras"]) == 3
    poses = json.loads((record.folder / "poses.json").read_text())
    assert len(poses["frames"]) == 3
    assert (record.folder / record.stills[0]).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_same_shot_gives_the_same_bytes(tmp_path: Path) -> None:
    shot = shot_of("a man stands on a beach")
    names = ("colour", "depth", "flow")
    one = write_passes(shot, SETTINGS, tmp_path / "one", passes=names, frames=2)
    two = write_passes(shot, SETTINGS, tmp_path / "two", passes=names, frames=2)
    for file in [*one.videos.values(), "passes.json"]:
        assert (one.folder / file).read_bytes() == (two.folder / file).read_bytes()


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_passes(shot_of("a dog runs"), SETTINGS, tmp_path / "out", frames=6, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="other files"):
        write_passes(shot_of("a dog runs"), SETTINGS, tmp_path, frames=1)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_unknown_pass_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match="segmentation"):
        write_passes(shot_of("a dog runs"), SETTINGS, tmp_path / "out", passes=("heat",), frames=1)


@given(name=st.sampled_from(control_format_names()), seconds=st.floats(0.5, 60.0), side=st.integers(64, 4320))
def test_formats_give_what_their_pipelines_take(name: str, seconds: float, side: int) -> None:
    form = control_format(name)
    frames = form.frames_for(seconds)
    assert frames % form.frame_step == form.frame_rest
    assert frames <= form.most_frames
    assert frames == form.most_frames or frames / form.fps >= seconds - 1e-6
    assert all(value % form.multiple == 0 and value > 0 for value in form.size_for(side, side))
    assert form.width % form.multiple == form.height % form.multiple == 0
