"""Who has something done to them has somebody who does it: a hairdresser, of a woman who gets her hair cut.

The deeds are rows of `services.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.tables import rows_of
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_those_who_serve"]

_WAITS: Final = "sitting in a chair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One row of `services.toml`, whose head says what each field means."""

    id: str
    words: str
    by: str
    does: str


@cache
def _rows() -> Mapping[str, Service]:
    return rows_of(__package__ or "", "services", Service, heading="service")


def with_those_who_serve(shot: Shot) -> Shot:
    """The shot with the deed of whoever cuts the hair or paints the nails of somebody who has it done.

    Args:
        shot: its people and their beats; whoever else is there without a deed of their own is who does it.
    """
    for number, beat in enumerate(shot.beats):
        whom = next((s for s in shot.subjects if s.id == beat.subject and is_person(s) and s.count == 1), None)
        row = next((r for r in _rows().values() if re.search(r.words, beat.action.lower())), None) if whom else None
        if whom is None or row is None:
            continue
        busy = {b.subject for b in shot.beats}
        free = next((s for s in shot.subjects if is_person(s) and s.id not in busy and s.count == 1), None)
        server = free or Subject(id=f"{whom.id}_{row.id}", noun=row.by, kind="human", importance=Importance.SUPPORTING)
        others = [s for s in shot.subjects if s is not free]
        subjects = [server.model_copy(update={"importance": Importance.MAIN}), *others]  # who acts leads
        beats = [*shot.beats]
        beats[number] = beat.model_copy(update={"action": _WAITS, "motion": "sit", "target": ""})
        does = row.does.format(whom=f"the {whom.noun}")
        beats.insert(
            number,
            Beat(subject=server.id, action=does, motion="work", target=whom.id, start_s=beat.start_s, end_s=beat.end_s),
        )
        return shot.model_copy(update={"subjects": subjects, "beats": beats[:24]})
    return shot
