"""What can be filmed: a stage, or one read from a file."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from generators.previz.grade import Grade
from generators.previz.scene import Frame, Scene

__all__ = ["Filmed"]


class Filmed(Protocol):
    """A scene, and its frames as a function of time."""

    @property
    def model(self) -> Any:
        """Its `MjModel`."""
        ...

    @property
    def scene(self) -> Scene:
        """What is drawn."""
        ...

    @property
    def drawn(self) -> NDArray[np.intp]:
        """Which of the model's geoms those are, in the scene's order."""
        ...

    @property
    def grade(self) -> Grade:
        """How it is graded."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What differs from the shot, in words for the user."""
        ...

    def new_data(self) -> Any:
        """An `MjData` to pose frames in; one for each thread that draws."""
        ...

    def frame(self, clip_s: float, data: Any, *, air: bool = True) -> Frame:
        """What one picture needs, at a time of the clip; without what drifts in the air where it is not drawn."""
        ...
