"""What is juggled: several things that go from hand to hand through the air, one after the other."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.fitting import CompanyMember
from generators.previz.letting_go import Carrying, Pose
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import IDENTITY, add, lerp, rotate
from generators.previz.things import is_person, names_of
from prompts.shot import Importance, Shot, Subject

__all__ = ["juggled", "with_juggled"]

_JUGGLES: Final = re.compile(r"\bjuggl\w+\b")
_BY_FOOT: Final = re.compile(r"\b(?:soccer|football|footballer|feet|foot|knees?|work|schedule)\b")
LEAST: Final = 3
"""How many are juggled where nobody says how many."""
EACH_S: Final = 0.45
"""From one throw to the next, s."""
HELD: Final = 0.3
"""Share of the time from hand to hand for which a thing lies in the palm."""
RISES: Final = 0.27
"""How high it flies over the hands, over the height of who juggles."""

ASIDE: Final = 0.05
"""How far before and behind one another those pass that cross in the air, over that."""


def with_juggled(shot: Shot) -> Shot:
    """The shot with all that somebody juggles in the hands, and thrown by nothing else.

    Args:
        shot: its people and their beats; a ball that is kept up by the feet is no part of it.
    """
    for number, beat in enumerate(shot.beats):
        who = next((s for s in shot.subjects if s.id == beat.subject), None)
        words = beat.action.lower()
        if who is None or not is_person(who) or not _JUGGLES.search(words) or _BY_FOOT.search(shot.request.lower()):
            continue
        things = [s for s in shot.subjects if s is not who and any(n in words for n in names_of(s))]
        thing = next((s for s in things if s.id == beat.target or not is_person(s)), None)
        subjects = list(shot.subjects)
        if thing is None:
            thing = Subject(id="juggled", noun="ball", kind="ball", count=LEAST, importance=Importance.SUPPORTING)
            subjects.append(thing)
        elif thing.count == 1 and not thing.count_text:
            thing = thing.model_copy(update={"count": LEAST})
            subjects = [thing if s.id == thing.id else s for s in subjects]
        beats = list(shot.beats)
        beats[number] = beat.model_copy(update={"target": thing.id, "motion": "work"})
        physics = [event for event in shot.physics if event.subject != thing.id]
        return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics})
    return shot


def juggled(thing: CompanyMember, member: CompanyMember, gait: BipedGait) -> Carrying:
    """The way of one of several things that somebody juggles.

    Args:
        thing: which of them.
        member: who juggles.
        gait: how that one moves.
    """
    placed, h = thing.placed, member.placed.model.height_m
    bearers = max(member.placed.part.subject.count, 1)
    of = max(placed.part.subject.count // bearers, 1)
    rank = (placed.copy // bearers) / of
    period = 2.0 * EACH_S * of
    up = 0.0 if placed.model.root_is_foot else 0.5 * placed.model.height_m

    def pose(story_s: float) -> Pose:
        bearing = gait.bear(story_s)
        palms = bearing.palms
        half = 2.0 * ((story_s / period + rank) % 1.0)
        start, end = (palms["r"], palms["l"]) if half < 1.0 else (palms["l"], palms["r"])
        flown = max(half % 1.0 - HELD, 0.0) / (1.0 - HELD)
        passes = ASIDE * h * (1.0 if half < 1.0 else -1.0) * 4.0 * flown * (1.0 - flown)
        x, y, z = add(lerp(start, end, flown), rotate(bearing.level, (passes, 0.0, 0.0)))
        return (x, y, z + up + 4.0 * RISES * h * flown * (1.0 - flown)), IDENTITY

    return pose
