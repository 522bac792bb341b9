"""Things that belong together, shown by one row of the props: popcorn in its pan, a blender and what it mixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.previz.meeting.filming import without_invented
from generators.previz.rigs.props import prop_of
from generators.previz.tables import rows_of
from generators.previz.things import is_alive
from prompts.shot import Importance, Setting, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["shown_as_one"]


HANDLE_NOTHING = frozenset({"insect", "creature", "bird", "fish"})
"""Kinds of animals that have nothing to do with the things about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One row of `shown_as_one.toml`, whose head says what each field means."""

    id: str
    of: tuple[str, ...]
    noun: str
    kind: str
    also: tuple[str, ...] = ()
    told: str = ""
    unless: str = ""
    height_m: float = 0.0
    where: str = ""
    place: str = ""
    people: str = ""
    view: str = "three_quarter_front"


@cache
def _rows() -> Mapping[str, Together]:
    return rows_of(__package__ or "", "shown_as_one", Together, heading="one")


def shown_as_one(shot: Shot) -> Shot:
    """The shot with what belongs together as one thing that shows it all.

    Args:
        shot: a completed one; where somebody is in it who handles the things, they stay apart.
    """
    handled = any(is_alive(s) and s.kind not in HANDLE_NOTHING for s in shot.subjects)
    words = shot.request.lower()
    for row in _rows().values():
        if handled and not row.people:
            continue
        parts = _parts(shot, row)
        said = re.search(row.told, words) is not None and not (row.unless and re.search(row.unless, words))
        if parts and said:
            return _as_one(shot, row, parts)
    return shot


def _parts(shot: Shot, row: Together) -> list[Subject]:
    """The subjects that a row stands for, what its first pattern means before all; none where one is missing."""
    found: list[Subject] = []
    for pattern in row.of:
        one = next((s for s in shot.subjects if s not in found and re.search(pattern, s.noun.lower())), None)
        if one is None:
            return []
        found.append(one)
    more = [s for s in shot.subjects if s not in found and any(re.search(p, s.noun.lower()) for p in row.also)]
    return [*found, *more]


def _as_one(shot: Shot, row: Together, parts: list[Subject]) -> Shot:
    first = parts[0]
    gone = {s.id for s in parts[1:]}
    prop = prop_of(row.noun)
    one = first.model_copy(
        update={
            "noun": row.noun, "kind": row.kind, "count": 1, "count_text": "", "material": None, "position": "",
            "height_m": row.height_m or (prop.height_m if prop is not None else None),
            "importance": Importance.SUPPORTING if row.people else Importance.MAIN,
        }
    )  # fmt: skip
    subjects = [one if s is first else s for s in shot.subjects if s.id not in gone]
    ids = {first.id, *gone}
    beats = [
        b.model_copy(update={"subject": first.id, "target": "", "motion": "rest", "speed_mps": None, "direction": ""})
        if b.subject in ids
        else b.model_copy(update=_done_to(row, first))
        if b.target in ids
        else b
        for b in shot.beats
    ]
    physics = [event for event in shot.physics if event.subject not in ids]
    moves = [m.model_copy(update={"target": first.id}) if m.target in gone else m for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves})
    kept = {"subjects": subjects, "beats": beats, "physics": physics, "camera": camera, "setting": _set(shot, row)}
    return without_invented(shot.model_copy(update=kept), {"view": row.view})


def _done_to(row: Together, one: Subject) -> dict[str, str]:
    """What becomes of a deed that is done to the things: somebody is at work on them all."""
    if not row.people:
        return {"target": ""}
    return {"target": one.id, "action": row.people, "motion": "work"}


def _set(shot: Shot, row: Together) -> Setting:
    """The setting, where a row's things are at home unless a place was told."""
    cue, stage = shot.source_of("setting.stage"), table("stages").get(row.where)
    if stage is None or (cue is not None and cue.source is Source.USER):
        return shot.setting
    return shot.setting.model_copy(update={"stage": row.where, "interior": stage.interior, "place": row.place})
