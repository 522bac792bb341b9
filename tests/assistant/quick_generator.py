"""Small real generators for the tests of the agent: grey frames at once, or as the shot's request orders."""

from __future__ import annotations

import os
import time

import numpy as np

from generators.base import (
    NO_INPUTS,
    Ability,
    Clip,
    Estimate,
    Progress,
    ProgressCallback,
    RenderInputs,
    RenderRequest,
    RenderSettings,
)
from generators.video import ClipWriter, inspect_clip, sha256_of
from prompts.shot import Shot


class QuickGenerator:
    """The words "dawdle" and "vanish" in a shot's request order a misbehaviour."""

    name = "quick"
    dialect = "plain"
    costs = False

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:
        if "impossible" in shot.request:
            return Ability(able=False, reasons=["it is impossible"])
        return Ability(able=True)

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        return Estimate(seconds=100.0 * (shot.duration_s or 0), peak_memory_mb=100.0, file_mb=0.1)

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        settings, order = request.settings, request.shot.request
        frames = round((request.shot.duration_s or 1.0) * settings.fps)
        with ClipWriter(request.output, settings.width, settings.height, settings.fps, title=request.title) as clip:
            for index in range(frames):
                grey = (index * 5 + settings.seed * 40) % 256
                clip.write(np.full((settings.height, settings.width, 3), grey, np.uint8))
                progress(Progress(stage="drawing", done=index + 1, total=frames))
                if "dawdle" in order:
                    time.sleep(0.05)
                if "vanish" in order:
                    os._exit(9)
        facts, _ = inspect_clip(request.output)
        return Clip(
            path=request.output,
            sha256=sha256_of(request.output),
            seconds=facts.seconds,
            width=facts.width,
            height=facts.height,
            fps=facts.fps,
            frames=facts.frames,
            bytes=request.output.stat().st_size,
            generator=self.name,
            version="1",
            facts={"mean_luma": 100.0},
            warnings=["everything is grey"],
        )


class CostlyGenerator(QuickGenerator):
    """The same, but it needs leave."""

    name = "costly"
    costs = True
