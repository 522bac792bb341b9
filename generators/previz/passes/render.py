"""Drawing passes: the stage, frame by frame, on several threads, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import Any

import numpy as np

from generators.base import RenderSettings
from generators.previz.generator import frame_count
from generators.previz.grade import display_picture
from generators.previz.pace import drawing_threads
from generators.previz.passes.edges import line_drawing
from generators.previz.passes.flow import optical_flow
from generators.previz.passes.frame import PassFrame
from generators.previz.passes.keypoints import KEYPOINTS, BodyPose, seen_pose
from generators.previz.raycast import RayCaster
from generators.previz.scene import CameraPose
from generators.previz.stage import Stage
from prompts.shot import Shot

__all__ = ["PassStudio", "draw_passes"]


class PassStudio:
    """Draws all passes of one stage, from any thread."""

    def __init__(self, stage: Stage, settings: RenderSettings) -> None:
        self.stage = stage
        self._settings = settings
        self._caster = RayCaster(stage.scene, settings.width, settings.height)

    @property
    def pixels(self) -> int:
        """Of one picture."""
        return self._settings.width * self._settings.height

    def draw(self, index: int) -> PassFrame:
        """All passes of frame number `index`, with the flow to the next frame."""
        fps = self._settings.fps
        return self.draw_at(index / fps, (index + 1) / fps, index=index)

    def draw_at(self, clip_s: float, next_s: float, *, index: int = 0) -> PassFrame:
        """All passes at a time of the clip, with the flow to another time, seconds."""
        data = self.stage.new_data()
        then = self.stage.frame(next_s, data, air=False)
        now = self.stage.frame(clip_s, data)
        layers = self._caster.draw(now, passes=True)
        flow, known = optical_flow(now, then, layers)
        colour = display_picture(layers, self.stage.grade, seed=self._settings.seed, frame_index=index)
        assert layers.normal is not None
        assert layers.subject is not None
        return PassFrame(
            index=index,
            clip_s=clip_s,
            colour=colour,
            depth_m=layers.depth_m,
            normal=(layers.normal @ now.camera.rotation).astype(np.float32),
            edges=line_drawing(layers, self.stage.scene.pattern),
            segmentation=layers.subject,
            flow_px=flow,
            flow_known=known,
            poses=self._poses(data, now.camera, layers.depth_m),
            camera=now.camera,
        )

    def _poses(self, data: Any, camera: CameraPose, depth_m: Any) -> tuple[BodyPose, ...]:
        """The bodies' points, from `data` as `Stage.frame` has posed it."""
        poses = []
        for number, points in self.stage.performance.keypoints(self.stage.model, data):
            points["neck"] = (points["left_shoulder"] + points["right_shoulder"]) / 2
            poses.append(seen_pose(number, np.array([points[name] for name in KEYPOINTS]), camera, depth_m))
        return tuple(poses)


def draw_passes(
    shot: Shot, settings: RenderSettings, *, start: int = 0, frames: int | None = None, threads: int | None = None
) -> Iterator[PassFrame]:
    """Stages a shot and draws all its passes, frame after frame, in order.

    Args:
        shot: a completed one.
        settings: size, rate and seed; the picture is the one that a clip with these settings shows.
        start: number of the first frame.
        frames: how many; to the end of the shot when None.
        threads: frames drawn at once; None for as many as this machine has cores for.
    """
    stage = Stage.build(shot, seed=settings.seed, width=settings.width, height=settings.height)
    end = frame_count(shot, settings) if frames is None else start + frames
    with closing(in_order(PassStudio(stage, settings), range(start, end), threads)) as drawn:
        yield from drawn


def in_order(studio: PassStudio, indices: range, threads: int | None = None) -> Generator[PassFrame]:
    """These frames of a studio, drawn ahead by a few; leaving early draws no more."""
    threads = threads or drawing_threads(studio.pixels)
    waiting: deque[Future[PassFrame]] = deque()
    pool = ThreadPoolExecutor(threads, thread_name_prefix="passes")
    try:
        for index in indices:
            waiting.append(pool.submit(studio.draw, index))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
