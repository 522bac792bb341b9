"""Taking subjects out of a shot, with all that it tells of them."""

from __future__ import annotations

from collections.abc import Container

from prompts.shot import Shot

__all__ = ["without_subjects"]


def without_subjects(shot: Shot, gone: Container[str]) -> Shot:
    """The shot without some of its subjects, their deeds and their physics; deeds of others have them for no target.

    Args:
        shot: as it was.
        gone: ids of subjects.
    """
    return shot.model_copy(
        update={
            "subjects": [s for s in shot.subjects if s.id not in gone],
            "beats": [
                b.model_copy(update={"target": ""}) if b.target in gone else b
                for b in shot.beats
                if b.subject not in gone
            ],
            "physics": [event for event in shot.physics if event.subject not in gone],
        }
    )
