"""A throw or a kick comes when whoever watches has seen who does it, and not with the first picture."""

from __future__ import annotations

from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot

__all__ = ["with_wind_up"]

WAIT: Final = 0.25
"""Share of the clip before a throw that is all that happens."""
LEAST_S: Final = 3.0
"""In a shorter clip it comes at once, s."""


def with_wind_up(shot: Shot) -> Shot:
    """The shot with its only throw or kick a little later, where nobody has said when it comes.

    Args:
        shot: its beats and length.
    """
    seconds = shot.duration_s or 0.0
    thrown = [number for number, beat in enumerate(shot.beats) if _is_thrown(shot, beat)]
    if len(thrown) != 1 or seconds < LEAST_S or any(event.time_s is not None for event in shot.physics):
        return shot
    number = thrown[0]
    beat = shot.beats[number]
    own = [other for other in shot.beats if other.subject == beat.subject or other.target == beat.target]
    timed = bool(beat.start_s) or (beat.end_s is not None and beat.end_s < seconds)
    if timed or len(own) > 1:
        return shot
    beats = [*shot.beats]
    beats[number] = beat.model_copy(update={"start_s": WAIT * seconds, "end_s": seconds})
    return shot.model_copy(update={"beats": beats})


def _is_thrown(shot: Shot, beat: Beat) -> bool:
    """Whether a person throws or kicks one of the things of the shot."""
    by_id = {subject.id: subject for subject in shot.subjects}
    actor, thing = by_id.get(beat.subject), by_id.get(beat.target)
    if actor is None or not is_person(actor) or thing is None or is_person(thing) or beat.motion != "throw":
        return False
    row = performance_of(beat.action.lower(), "", [actor.noun, *names_of(thing)], posture=False)
    return row is not None and row.leaves_to == "air"
