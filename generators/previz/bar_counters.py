"""Who serves drinks does so at a counter, and not at a table in the middle of the floor."""

from __future__ import annotations

from typing import Final

from generators.previz.furnishing import is_table
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_bar_counters"]

SERVES: Final = frozenset({"bartender", "barman", "barmaid", "barkeeper", "mixologist", "barista"})
_HANDWORK: Final = frozenset({"work", "pour", "carry", "slide", "boil", None})
"""Motions of deeds at a counter."""


def with_bar_counters(shot: Shot) -> Shot:
    """The shot with a counter before a bartender at work, where its words name nothing to work at, and guests at it.

    Args:
        shot: one in a room.
    """
    serving = {s.id for s in shot.subjects if s.noun.lower().split()[-1] in SERVES}
    at_work = any(beat.subject in serving and beat.motion in _HANDWORK for beat in shot.beats)
    if shot.setting.stage != "room" or not at_work or any(map(is_table, shot.subjects)):
        return shot
    counter = Subject(id="bar_counter", noun="bar counter", kind="furniture", importance=Importance.BACKGROUND)
    acts = {beat.subject for beat in shot.beats}
    guests = [s for s in shot.subjects if is_person(s) and s.id not in acts | serving and not s.position]
    sits = [
        Beat(subject=s.id, action=f"sitting at the {counter.noun}", motion="sit", target=counter.id) for s in guests
    ]
    return shot.model_copy(update={"subjects": [*shot.subjects, counter], "beats": [*shot.beats, *sits][:24]})
