"""How fast this machine draws: measured at every render, remembered for the next estimate."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Self

from platformdirs import user_cache_path

from generators.partials import write_whole

__all__ = ["Pace", "drawing_threads", "pace_file"]

UNMEASURED_CORE_SECONDS_PER_MEGAPIXEL: Final = 0.17
"""Of drawing, grading and encoding one frame on one core of a 2020s server at 3 GHz."""
UNMEASURED_START_S: Final = 1.5
UNMEASURED_COMPILING_S: Final = 40.0
"""The first render on a machine compiles the renderer."""
NEWEST_SHARE: Final = 0.5
"""Weight of the newest measure against those before it."""
MOST_THREADS: Final = 16
PICTURE_MEMORY_BYTES: Final = 1_500_000_000
"""What pictures in flight may take; large pictures are drawn on fewer threads."""
BYTES_PER_PIXEL_IN_FLIGHT: Final = 80


def pace_file() -> Path:
    """Where the pace is remembered; it may be deleted at any time."""
    return user_cache_path("rushes", appauthor=False) / "previz-pace.json"


def drawing_threads(pixels: int) -> int:
    """How many frames of that many pixels are drawn at once. The pictures do not depend on it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    room = PICTURE_MEMORY_BYTES // (BYTES_PER_PIXEL_IN_FLIGHT * pixels)
    return max(1, min(cores, MOST_THREADS, room))


@dataclass(frozen=True, slots=True)
class Pace:
    """What a render takes here.

    Attributes:
        frame_s_per_megapixel: wall seconds per frame and megapixel, all threads together.
        start_s: wall seconds before the first frame and after the last.
        compiling_s: wall seconds for compiling the renderer; 0 once it has been.
    """

    frame_s_per_megapixel: float
    start_s: float
    compiling_s: float = 0.0

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The remembered pace, or a guess from the number of cores where there is none."""
        try:
            stored = json.loads((path or pace_file()).read_text())
            pace = cls(float(stored["frame_s_per_megapixel"]), float(stored["start_s"]))
            if pace.frame_s_per_megapixel > 0 and pace.start_s >= 0:
                return pace
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none yet, or not ours: measured anew at the next render
        guess = UNMEASURED_CORE_SECONDS_PER_MEGAPIXEL / drawing_threads(410_000)
        return cls(guess, UNMEASURED_START_S, UNMEASURED_COMPILING_S)

    def seconds_for(self, megapixels: float, frames: int) -> float:
        """Wall seconds for a clip."""
        return self.compiling_s + self.start_s + self.frame_s_per_megapixel * megapixels * frames

    def after(self, megapixels: float, frames: int, drawing_s: float, other_s: float) -> Pace:
        """The pace once a render has been measured too: seconds of drawing, and of all else."""
        if megapixels * frames < 1.0:
            return self  # too short to tell
        measured = Pace(drawing_s / (megapixels * frames), other_s)
        if self.compiling_s > 0:
            return measured
        mix = {
            name: (1 - NEWEST_SHARE) * old + NEWEST_SHARE * new
            for (name, old), new in zip(asdict(self).items(), asdict(measured).values(), strict=True)
        }
        return replace(self, **mix)

    def save(self, path: Path | None = None) -> None:
        """Remembers it; where that cannot be written, the next estimate is a guess again."""
        path = path or pace_file()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, json.dumps(asdict(self)))
