"""A small real generator for the worker's tests: grey frames, as slowly as the shot's title says."""

from __future__ import annotations

import os
import sys
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
from generators.errors import CannotRender, RenderFailed
from generators.video import ClipWriter, inspect_clip, sha256_of
from prompts.shot import Shot


class PatientGenerator:
    """`title` orders a misbehaviour: "dawdle", "refuse", "break", "print", "hang"."""

    name: str = "patient"
    dialect = "plain"
    costs = False

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:
        return Ability(able=True)

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        return Estimate(seconds=1.0, peak_memory_mb=100.0, file_mb=0.1)

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        settings, order = request.settings, request.shot.title
        if order == "refuse":
            raise CannotRender("this shot has [red]no[/red] pictures; describe one")
        if order == "break":
            raise ZeroDivisionError("a bug")
        if order == "print":
            print("a library prints this")
            os.write(1, b"and this\n")
            sys.stdout.flush()
        frames = round((request.shot.duration_s or 1.0) * settings.fps)
        with ClipWriter(request.output, settings.width, settings.height, settings.fps, title=request.title) as clip:
            for index in range(frames):
                clip.write(np.full((settings.height, settings.width, 3), index * 5 % 256, np.uint8))
                progress(Progress(stage="drawing", done=index + 1, total=frames, preview=bytes([255, 0, 216])))
                if order == "dawdle":
                    time.sleep(0.05)
                if order == "hang":
                    time.sleep(3600)
        facts, _ = inspect_clip(request.output)
        if facts.frames != frames:
            raise RenderFailed("frames are missing")
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
        )


class NamedGenerator(PatientGenerator):
    """The same, by the name that it is given."""

    def __init__(self, name: str) -> None:
        self.name = name
