"""Who shoots at a goal that nobody names is filmed over their shoulder, so that the goal is in the picture."""

from __future__ import annotations

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["with_goal_in_view"]

VIEW, SIZE, ELEVATED_M = "three_quarter_back", "wide", 2.4
"""From where both the one who shoots and what is shot at are seen; and how high, m."""

_MOVES = ("camera.moves", "camera.moves[0]", "camera.moves[0].kind")


def with_goal_in_view(shot: Shot) -> Shot:
    """The shot as it is taken from behind who has something ahead that only the deed brings with it.

    What the user said of the camera is kept.

    Args:
        shot: its people and their beats.
    """
    main = shot.main_subject
    if main is None or not is_person(main):
        return shot
    rows = [performance_of(b.action.lower(), b.motion or "", posture=False) for b in shot.beats if b.subject == main.id]
    if not any(row is not None and row.ahead for row in rows):
        return shot
    moves: dict[str, object] = {} if any(told(shot, path) for path in _MOVES) else {"moves": []}
    shot = shot.model_copy(update={"camera": shot.camera.model_copy(update=moves)})
    return without_invented(shot, {"view": VIEW, "size": SIZE, "height_m": ELEVATED_M})
