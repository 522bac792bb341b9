"""Eyes that go on behind somebody who runs ahead are not that somebody's own: they follow, and see them from behind."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Move, Shot
from prompts.vocabulary import table

__all__ = ["as_led_ahead"]

_AHEAD: Final = re.compile(
    r"\b(?:ahead|(?:in front|ahead) of (?:us|me|you|the camera|the viewer)|before (?:us|me|the camera)|"
    r"away from (?:us|me|the camera)|leading the way|leads the way)\b(?! at)"
)


def as_led_ahead(shot: Shot) -> Shot:
    """The shot of a first-person view with who goes ahead of it filmed from behind.

    Args:
        shot: any other than one seen through nobody's eyes, with somebody who goes ahead, stays as it is.
    """
    if not any(move.kind == "pov" for move in shot.camera.moves):
        return shot
    ahead = [
        beat
        for beat in shot.beats
        if beat.subject
        and _AHEAD.search(f"{beat.action} {beat.direction}".lower())
        and (motion := table("motions").get(beat.motion or "")) is not None
        and motion.speed_mps > 0
    ]
    if not ahead:
        return shot
    beats = [b.model_copy(update={"direction": "away"}) if b in ahead else b for b in shot.beats]
    kept = [move for move in shot.camera.moves if move.kind not in ("pov", "dolly_in", "track")]
    moves = [Move(kind="track_tail", target=ahead[0].subject), *kept]
    camera = shot.camera.model_copy(update={"moves": moves})
    return without_invented(shot.model_copy(update={"beats": beats, "camera": camera}), {"view": "back"})
