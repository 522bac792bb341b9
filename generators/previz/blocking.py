"""Who is where when: what the camera needs to know of the staged subjects.

Story time runs at `Shot.time_scale` story seconds per second of clip; camera moves run on clip time.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Terrain", "Track", "under_the_lens"]

F64 = NDArray[np.float64]


class Terrain(Protocol):
    """The ground."""

    def height(self, x: float, y: float) -> float:
        """Ground height at a point, m."""
        ...


def under_the_lens(terrain: Terrain, x: float, y: float) -> float:
    """What a lens at a point must stay above, m: the ground, or the highest wave that passes there."""
    highest = getattr(terrain, "highest", terrain.height)
    return float(highest(x, y))


class Track(Protocol):
    """One staged subject over story time (seconds). Points are (3,) in world metres."""

    @property
    def subject_id(self) -> str:
        """The `Subject.id`."""
        ...

    @property
    def number(self) -> int:
        """Its segmentation number, from 1."""
        ...

    @property
    def height_m(self) -> float:
        """Height of its bounding box as it stands."""
        ...

    @property
    def length_m(self) -> float:
        """Extent along its heading."""
        ...

    @property
    def width_m(self) -> float:
        """Extent across its heading."""
        ...

    def base(self, story_s: float) -> F64:
        """The point on the ground below it (for a falling thing: its lowest point)."""
        ...

    def centre(self, story_s: float) -> F64:
        """The middle of its bounding box; smooth (without the bob of a gait)."""
        ...

    def focus(self, story_s: float) -> F64:
        """What a close shot looks at: the face of a person or animal, else the centre."""
        ...

    def heading(self, story_s: float) -> F64:
        """Unit vector it faces, level."""
        ...

    def speed(self, story_s: float) -> float:
        """Travelling speed, m/s."""
        ...
