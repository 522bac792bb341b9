"""What people put on and take off: it is in their hands before or after, and on them from or until its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part
from generators.previz.changing import Alteration, Shapes
from generators.previz.deeds import Deed
from generators.previz.rigs import Model
from generators.previz.rigs.base import Dressed
from generators.previz.rigs.human.wardrobe import Garment, garment_in, is_worn
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Importance, Look, Shot, Subject

__all__ = ["donned_by", "dressing", "ids_put_on", "off_while_worn", "with_what_is_put_on"]

_GONE: Final = (0.0, 0.0, -500.0)
_LIKE: Final = 0.01
"""How near a shape's colour is to that which it is known by."""
_NEVER: Final = -1.0
"""Before all that happens, story s: what is put on later is nowhere to be seen until then."""
_LATEST: Final = 0.6
"""At which share of a short deed something is on or off."""
_DRESSES: Final = re.compile(
    r"(?:start\w* (?:to )?)?(?:(?:putting|trying|pulling|slipping|throwing|shrugging|placing|changing) (?:on|into)"
    r"|(?:taking|pulling|slipping|peeling|throwing) off|removing|doffing|donning|shedding) "
    r"(?:(?:an?|the|his|her|their|its|some|one of|both) )*(?P<what>[\w' -]+)"
)
_SPLIT: Final = re.compile(
    r"(?P<verb>putting|pulling|taking|slipping|trying) "
    r"(?P<what>(?:(?:his|her|their|the|a|an) )?[\w-]+(?: (?!back\b)[\w-]+)?) "
    r"(?:back )?(?P<side>on|off)(?: again)?$"
)
"""What is put on or off where the garment stands in between: putting the hat back on."""
_PRONOUNS: Final = frozenset({"it", "them"})
_UNTIL: Final = re.compile(r" (?:and|with|before|then|in|at|for|from|while|as|on|onto|over|by|to|of|after|near) .*")
_ALONE: Final = frozenset({"feet", "hands"})
"""What is put on without being seen in the hand before: a shoe, a glove."""


def with_what_is_put_on(shot: Shot) -> Shot:
    """The shot with what its people put on or take off both as a look of theirs and as a thing for their hands.

    Args:
        shot: its people and their beats.
    """
    shot = _with_what_is_said_last(_with_deeds_of_looks(shot))
    for number, beat in enumerate(shot.beats):
        who = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        said = _said(beat)
        garment = garment_in(said) if said else None
        helped = any(s.id == beat.target and is_person(s) for s in shot.subjects)
        if who is not None and garment is not None and who.count == 1 and not helped:
            shot = _dressed(shot, number, who, garment, said)
    return shot


def _with_what_is_said_last(shot: Shot) -> Shot:
    """The shot with `puts his hat back on` said as `puts on his hat`, and `it` as what they took off before."""
    beats = list(shot.beats)
    for number, beat in enumerate(beats):
        found = _SPLIT.match(beat.action.lower())
        if found is None:
            continue
        what = found["what"]
        if what in _PRONOUNS:
            earlier = (_said(b) for b in reversed(beats[:number]) if b.subject == beat.subject)
            what = next((said for said in earlier if said and garment_in(said) is not None), "")
        if what:
            beats[number] = beat.model_copy(update={"action": f"{found['verb']} {found['side']} {what}"})
    return shot.model_copy(update={"beats": beats}) if beats != list(shot.beats) else shot


def _with_deeds_of_looks(shot: Shot) -> Shot:
    """The shot with what was read as a look and is a deed, `put on a jacket`, done at the end of the last one."""
    for who in (s for s in shot.subjects if is_person(s)):
        told = next((look for look in who.looks if _PUT_ON.match(look.text.lower())), None)
        own = [beat for beat in shot.beats if beat.subject == who.id]
        if told is None or not own:
            continue
        last = own[-1]
        start, end = last.start_s or 0.0, last.end_s
        mid = start + _SHARE * ((end if end is not None else start + 3.0) - start)
        words = _PUT_ON.sub(
            lambda found: _AS_ING[found[0].split()[0]] + " " + found[0].split()[1], told.text.lower(), 1
        )
        deed = last.model_copy(update={"action": words, "motion": "work", "target": "", "start_s": mid, "end_s": end})
        beats = [b.model_copy(update={"end_s": mid}) if b is last else b for b in shot.beats]
        beats.insert(beats.index(next(b for b in beats if b.action == last.action and b.end_s == mid)) + 1, deed)
        looks = [look for look in who.looks if look is not told]
        subjects = [s.model_copy(update={"looks": looks}) if s is who else s for s in shot.subjects]
        shot = shot.model_copy(update={"subjects": subjects, "beats": beats})
    return shot


_PUT_ON: Final = re.compile(r"(?:put|puts|take|takes|pull|pulls|slip|slips) (?:on|off)\b")
_AS_ING: Final = {
    **dict.fromkeys(("put", "puts"), "putting"),
    **dict.fromkeys(("take", "takes"), "taking"),
    **dict.fromkeys(("pull", "pulls"), "pulling"),
    **dict.fromkeys(("slip", "slips"), "slipping"),
}
_SHARE: Final = 0.3
"""At which share of what somebody does last they begin to dress."""


def _said(beat: Beat) -> str:
    """The words for what is put on or off in a beat, or nothing."""
    found = _DRESSES.match(beat.action.lower())
    return _UNTIL.sub("", found["what"]).strip() if found else ""


def _dressed(shot: Shot, number: int, who: Subject, garment: Garment, said: str) -> Shot:
    noun = said.split()[-1]
    known = next((s for s in shot.subjects if not is_person(s) and _is_meant(s, said)), None)
    looks = [look.text for look in known.looks] if known is not None else []
    own = next((look for look in who.looks if garment_in(f"{look.part}, {look.text}") is garment), None)
    colour = next((look.colour for look in (own, *(known.looks if known else ())) if look and look.colour), "")
    look = own or Look(text=" ".join([*looks, said])[:160], colour=colour)
    clad = who.model_copy(update={"looks": [*who.looks, look][:24]}) if own is None else who
    subjects = [clad if s is who else s for s in shot.subjects]
    beats = list(shot.beats)
    if garment.covers in _ALONE or (known is None and prop_of(noun) is None):
        gone = known.id if known else ""
        subjects = [s for s in subjects if not gone or s.id != gone]
        beats = [b.model_copy(update={"target": ""}) if gone and b.target == gone else b for b in beats]
        return shot.model_copy(update={"subjects": subjects, "beats": beats})
    if known is None:
        known = Subject(
            id=_free_id(shot, noun), noun=noun, kind="cloth", looks=[look], importance=Importance.SUPPORTING
        )
        subjects.append(known)
    beats[number] = beats[number].model_copy(update={"target": known.id})
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def ids_put_on(shot: Shot) -> frozenset[str]:
    """The ids of the things that somebody has on for a part of a shot, and not before them."""
    return frozenset(b.target for b in shot.beats if b.target and (said := _said(b)) and garment_in(said) is not None)


def _is_meant(subject: Subject, said: str) -> bool:
    return is_worn(subject.noun) and any(re.search(rf"\b{re.escape(name)}\b", said) for name in names_of(subject))


def _free_id(shot: Shot, noun: str) -> str:
    taken = {subject.id for subject in shot.subjects}
    return next(name for n in range(1, 99) if (name := noun if n == 1 else f"{noun}_{n}") not in taken)


def donned_by(part: Part) -> Mapping[str, tuple[tuple[float, bool], ...]]:
    """What somebody puts on and takes off by its words, with the story times, s, and whether it is on then."""
    found: dict[str, tuple[tuple[float, bool], ...]] = {}
    for deed in part.deeds:
        words = _DRESSES.match(deed.words) if deed.performance and deed.row.dons else None
        said = _UNTIL.sub("", words["what"]).strip() if words else ""
        if said:
            found[said] = (*found.get(said, ()), (_when(deed), deed.row.dons == "on"))
    return found


def _when(deed: Deed) -> float:
    return deed.start_s + min(deed.row.leave_s, _LATEST * (deed.end_s - deed.start_s))


def off_while_worn(parts: Iterable[Part]) -> Mapping[str, Dressed]:
    """The things that are not seen while somebody has them on, by id."""
    spells: dict[str, tuple[tuple[float, bool], ...]] = {}
    for part in parts:
        for deed in part.deeds:
            if deed.performance and deed.row.dons and deed.object:
                on = deed.row.dons != "off"
                hid = ((_NEVER, True), (deed.start_s, False)) if deed.row.dons == "on" and deed.start_s else ()
                first = spells.get(deed.object, hid)
                spells[deed.object] = (*first, (_when(deed), on))
    return {thing: Dressed((), times, inverted=True) for thing, times in spells.items()}


def dressing(model: Any, rigged: Model) -> Alteration:
    """What lets clothes come and go on a figure.

    Args:
        model: the compiled model.
        rigged: the figure.
    """
    bound = [(_geoms(model, rigged.figure.name, row), row) for row in rigged.dressed]

    def alter(story_s: float, shapes: Shapes) -> None:
        for geoms, row in bound:
            if row.shows(story_s):
                continue
            if row.without is None:
                shapes.position[geoms] = _GONE
            else:
                shapes.colour[geoms] = shapes.second_colour[geoms] = row.without

    return alter


def _geoms(model: Any, figure: str, row: Dressed) -> NDArray[np.intp]:
    """The geoms that a row is of."""
    root = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{figure}/root")
    own = model.body_rootid[model.geom_bodyid] == root
    if row.bones:
        bodies = [mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{figure}/{bone}") for bone in row.bones]
        own = np.isin(model.geom_bodyid, [body for body in bodies if body >= 0])
    if row.colour is not None:
        own &= np.abs(model.geom_rgba[:, :3] - np.asarray(row.colour)).max(axis=1) < _LIKE
    return np.flatnonzero(own)
