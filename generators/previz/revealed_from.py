"""A small thing on the table that somebody sits at, whether it is told so or a camera draws back from it to them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.furnishing import is_table
from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_large, is_person, names_of
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["as_sized_for_its_end", "with_racked_things_on_a_table", "with_things_on_tables_of_sitters"]

_DRAWS_BACK: Final = frozenset({"dolly_out", "zoom_out", "crane_up", "pedestal_up", "reveal"})
_FROM_ONE: Final = frozenset({"rack_focus", "pan_left", "pan_right", "whip_pan"})
"""Moves that go from a small thing to somebody."""
_IDLE: Final = frozenset({None, "", "stand"})
_SITS_AT: Final = re.compile(r"\b(?:at|around|round|over|behind)\b.*\b(?:table|desk|counter|bar)\b")
_ON_IT: Final = re.compile(r"^on (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}?(?:table|desk|counter|bar)\b")


def with_things_on_tables_of_sitters(shot: Shot) -> Shot:
    """The shot with a small thing before whoever sits at the table that it is on.

    Args:
        shot: `pull back from a cup to reveal a man at his desk`, `a candle on a table, a monk writing at the table`.
    """
    table = next((subject for subject in shot.subjects if is_table(subject)), None)
    if table is None:
        return _in_their_hands(shot)
    who = next((s for s in shot.subjects if is_person(s) and table and _at_table(shot, s)), None)
    thing = next((s for s in shot.subjects if s is not table and _lies_there(shot, s)), None)
    if who is None or thing is None or any(beat.target == thing.id for beat in shot.beats):
        return shot
    on_it = f"with a {thing.noun} on it"
    own = next((n for n, beat in enumerate(shot.beats) if beat.subject == who.id), None)
    beats = list(shot.beats)
    if own is None:
        beats.append(Beat(subject=who.id, action=f"sitting at the {table.noun} {on_it}", motion="sit", target=table.id))
    else:
        beats[own] = beats[own].model_copy(update={"action": f"{beats[own].action} {on_it}"})
    subjects = [s.model_copy(update={"position": ""}) if s is thing else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _in_their_hands(shot: Shot) -> Shot:
    """The shot with what the camera draws back from in the hands of whom it reveals, if they do nothing else."""
    thing, said = shot.subjects[0] if shot.subjects else None, (shot.end_state or "").lower()
    who = next((s for s in shot.subjects if is_person(s) and any(name in said for name in names_of(s))), None)
    if thing is None or who is None or who is thing or not _lies_there(shot, thing) or not _is_held(thing):
        return shot
    if any((b.subject == who.id and b.motion not in _IDLE) or b.target == thing.id for b in shot.beats):
        return shot
    others = [beat for beat in shot.beats if beat.subject != who.id]
    holds = Beat(subject=who.id, action=f"holding the {thing.noun}", motion="carry", target=thing.id)
    return shot.model_copy(update={"beats": [*others, holds]})


def _is_held(thing: Subject) -> bool:
    return thing.kind in ("tool", "vessel", "device", "food", "cloth", "ball", "plant", "box")


def _at_table(shot: Shot, who: Subject) -> bool:
    told = [who.position, *(beat.action for beat in shot.beats if beat.subject == who.id)]
    return any(_SITS_AT.search(words.lower()) for words in told)


def _lies_there(shot: Shot, thing: Subject) -> bool:
    """Whether a thing is said to be on a table, or is what the camera draws back from."""
    if is_person(thing) or is_large(thing) or thing.kind in ("quadruped", "bird", "insect", "building", "landform"):
        return False
    if _ON_IT.match(thing.position.lower()):
        return True
    return _draws_back(shot) and thing is shot.subjects[0] and not thing.position


def with_racked_things_on_a_table(shot: Shot) -> Shot:
    """The shot with a small thing that focus or a pan goes from or to at the height of a table, and not on the floor.

    Args:
        shot: of a thing and of somebody, indoors.
    """
    racks = any(move.kind in _FROM_ONE for move in shot.camera.moves)
    thing = next((s for s in shot.subjects if _is_held(s) and not s.position and not is_large(s)), None)
    people = any(is_person(s) for s in shot.subjects)
    named = any(is_table(s) for s in shot.subjects)
    if not racks or thing is None or not people or named or not shot.setting.interior:
        return shot
    if any(beat.target == thing.id for beat in shot.beats):
        return shot
    table = Subject(id="racked_table", noun="side table", kind="furniture", importance=Importance.BACKGROUND)
    put = thing.model_copy(update={"position": "on the side table"})
    racked = any(move.kind == "rack_focus" for move in shot.camera.moves)
    subjects = [put if s is thing else _well_behind(s) if racked and is_person(s) else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": [*subjects, table]})


def _well_behind(who: Subject) -> Subject:
    """Somebody who is far enough behind a small thing for a lens on it to hold their face."""
    behind = not who.position or who.position.lower() in ("behind", "behind it", "in the background")
    return who.model_copy(update={"position": "in the background"}) if behind else who


def _draws_back(shot: Shot) -> bool:
    return (shot.end_state or "").endswith("revealed") and any(m.kind in _DRAWS_BACK for m in shot.camera.moves)


def as_sized_for_its_end(shot: Shot) -> Shot:
    """The shot that draws back to somebody with a size for them, where the director chose one for what it begins on.

    Args:
        shot: whose end may reveal somebody.
    """
    said = (shot.end_state or "").lower()
    people = any(is_person(s) and any(name in said for name in names_of(s)) for s in shot.subjects)
    if not people or not _draws_back(shot) or is_person(shot.subjects[0]):
        return shot
    return without_invented(shot, {"size": "full", "distance_m": None, "height_m": None})
