"""An alarm clock or a bedside lamp of who is in bed stands on a nightstand beside that."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Importance, Shot, Subject

__all__ = ["with_nightstands"]

_AT_BEDS: Final = re.compile(r"(?:alarm clock|alarm|bedside lamp|night light|clock radio)$")

_SWITCHES: Final = re.compile(
    r"(?:\w+ly )?(?:turn|switch|silenc|stopp?|hit|shutt?|press|slapp?|smack)ing\b|turning off"
)


def with_nightstands(shot: Shot) -> Shot:
    """The shot with what stands beside a bed on a nightstand there, where its words put it nowhere else.

    Args:
        shot: one with a bed in it.
    """
    bed = next((s for s in shot.subjects if s.noun.lower().split()[-1] == "bed"), None)
    things = {s.id for s in shot.subjects if _AT_BEDS.search(s.noun.lower()) and not s.position}
    placed = any(s.noun.lower().endswith(("nightstand", "table", "desk", "shelf")) for s in shot.subjects)
    if bed is None or not things or placed:
        return shot
    stand = Subject(
        id="nightstand", noun="nightstand", kind="furniture", position=f"to the right of the {bed.noun}",
        importance=Importance.BACKGROUND,
    )  # fmt: skip
    subjects = [
        s.model_copy(update={"position": f"on the {stand.noun}"}) if s.id in things else s for s in shot.subjects
    ]
    sleepers = {b.subject for b in shot.beats if b.motion == "lie"}
    beats = [
        b.model_copy(update={"action": "reaching aside", "target": "", "motion": "wave"})
        if b.subject in sleepers and b.target in things and _SWITCHES.match(b.action.lower())
        else b
        for b in shot.beats
    ]
    return shot.model_copy(update={"subjects": [*subjects, stand], "beats": beats})
