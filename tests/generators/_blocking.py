"""Subjects for the tests of camera, light and sets: plain tracks on level ground."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from prompts.shot import Shot
from prompts.vocabulary import table

PERSON_KIND = next(kind.id for kind in table("kinds").values() if kind.animate)
CLIP_S = 5.0


class LevelGround:
    def height(self, x: float, y: float) -> float:
        return 0.0


@dataclass
class Walker:
    """Somebody who passes the origin at the middle of the clip."""

    speed_mps: float = 0.0
    way: tuple[float, float, float] = (0.0, -1.0, 0.0)
    height_m: float = 1.8
    length_m: float = 0.3
    width_m: float = 0.5
    subject_id: str = "walker"
    number: int = 1
    story_seconds: float = CLIP_S
    start: np.ndarray = field(default_factory=lambda: np.zeros(3))

    def base(self, story_s):
        return self.start + np.array(self.way) * self.speed_mps * (story_s - self.story_seconds / 2)

    def centre(self, story_s):
        return self.base(story_s) + np.array([0.0, 0.0, self.height_m / 2])

    def focus(self, story_s):
        return self.base(story_s) + np.array([0.0, 0.0, 0.93 * self.height_m])

    def heading(self, story_s):
        return np.array(self.way)

    def speed(self, story_s):
        return self.speed_mps


def shot_with(animate: bool = True, **fields) -> Shot:
    subject = {"id": "walker", "noun": "walker", "kind": PERSON_KIND if animate else None}
    return Shot(subjects=[subject], **fields)
