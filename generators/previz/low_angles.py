"""Several who are looked up at fill the height of the frame: from far off, a lens on the ground looks at them level."""

from __future__ import annotations

from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["as_looked_up_at"]

LOW: Final = frozenset({"low_angle", "ground_level", "worms_eye"})
WIDE: Final = frozenset({"wide", "extreme_wide"})


def as_looked_up_at(shot: Shot) -> Shot:
    """The shot with people who are filmed from below as large as they fit, where nobody told their size.

    Args:
        shot: its angle and its main subject.
    """
    main = shot.main_subject
    low = shot.camera.angle in LOW and told(shot, "camera.angle")
    if main is None or not is_person(main) or not low or shot.camera.size not in WIDE:
        return shot
    return without_invented(shot, {"size": "full"})
