"""Who falls off what they ride, rides it before, and who gets on it stands beside it before they ride."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["gets_on", "with_mounting", "with_rides_before_falls"]

_FALLS_OFF: Final = re.compile(r"(?:\w+ly )?(?:fall|tumbl|slip|slid|topple|toppl)\w* (?:\w+ly )?(?:off|from) ")
_FALLS_OUT: Final = re.compile(r"(?:\w+ly )?(?:fall|tumbl|roll)\w* out of (?:an?|the|his|her|their) ")
_LAIN_ON: Final = re.compile(r"\b(?:bed|hammock|bunk|cot)\b")
_THROWN: Final = re.compile(r"(?:be|is|being|getting|gets) (?:thrown|bucked|tossed|knocked) (?:off|from) ")
_GETS_OFF: Final = re.compile(
    r"(?:\w+ly )?(?:dismount\w*|(?:get|hop|climb|jump|step|slid|slip)\w* (?:down )?(?:off|from) "
    r"(?:an?|the|his|her|their|its) )"
)
_INTO_THE_SADDLE: Final = re.compile(r"(?:\w+ly )?(?:get|hop|climb|swing|jump|step)\w* (?:up )?(?:in|on)to the saddle$")
_GETS_ON: Final = re.compile(
    r"(?:\w+ly )?(?:(?:get|hop|climb|swing|jump|step)\w* (?:up )?(?:on|onto|on to)|mount\w*) "
    r"(?:an?|the|his|her|their|its) "
)
_GETS_INTO: Final = re.compile(
    r"(?:\w+ly )?(?:get|hop|climb|step|jump|slid|slip|scrambl)\w* (?:back )?(?:in|into|inside) "
    r"(?:an?|the|his|her|their) "
)
_ONTO_IT: Final = re.compile(r"(?:get|hop|climb|jump|swing)\w* (?:up )?on(?:to)? (?:it|its back)")
_RIDING: Final = frozenset({"ride", "gallop", "trot"})
_RIDDEN: Final = frozenset({"cycle", "quadruped"})
_SHARE: Final = 0.4
"""Of the deed's time that the ride takes."""
_USUAL_S: Final = 4.0


def with_rides_before_falls(shot: Shot) -> Shot:
    """The shot with each fall or step off a bike or a horse as two deeds: the ride, and what ends it.

    Args:
        shot: its people and their beats; a ride that is told already stays the only one.
    """
    beats: list[Beat] = []
    fallen: set[str] = set()
    left: set[str] = set()
    for beat in shot.beats:
        mount = _mount(shot, beat)
        seat = _seat_left(shot, beat) if mount is None else None
        if seat is not None:
            beats += _off_the_seat(shot, beat, seat)
            left |= {seat.id, beat.subject}
            continue
        if mount is None:
            beats.append(beat)
            continue
        fallen.add(mount.id)
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
        rides = any(b.subject == beat.subject and b.motion == "ride" for b in beats)
        turn = start if rides else start + _SHARE * (end - start)
        if not rides:
            ride = {"action": f"riding the {mount.noun}", "motion": "ride", "target": mount.id, "end_s": turn}
            beats.append(beat.model_copy(update={**ride, "start_s": start}))
        fall = {"action": "falling to the ground", "motion": "fall", "target": "", "start_s": turn, "end_s": end}
        stand = {"action": f"standing beside the {mount.noun}", "motion": "stand", "target": mount.id}
        after = {**fall, **stand} if _GETS_OFF.match(beat.action.lower()) else fall
        beats.append(beat.model_copy(update={**after, "direction": ""}))
    if not fallen:
        physics = [event for event in shot.physics if event.subject not in left]
        return shot.model_copy(update={"beats": beats, "physics": physics}) if left else shot
    physics = [event for event in shot.physics if event.subject not in fallen]
    return shot.model_copy(update={"beats": beats, "physics": physics})


def _seat_left(shot: Shot, beat: Beat) -> Subject | None:
    """The chair or bed that somebody falls off in a beat, if they have not been told to sit on it before."""
    words = beat.action.lower()
    person = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    if person is None or not (_FALLS_OFF.match(words) or _THROWN.match(words) or _FALLS_OUT.match(words)):
        return None
    if any(b.subject == beat.subject and b.motion in ("sit", "lie", "stand", "climb") for b in shot.beats):
        return None
    seats = [s for s in shot.subjects if (prop := prop_of(s.noun)) is not None and prop.seat > 0]
    return next((s for s in seats if any(re.search(rf"\b{re.escape(n)}\b", words) for n in names_of(s))), None)


def _off_the_seat(shot: Shot, beat: Beat, seat: Subject) -> tuple[Beat, Beat]:
    """Somebody on a seat, and then on the floor before it."""
    start = beat.start_s or 0.0
    end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
    turn = start + _SHARE * (end - start)
    flat = _LAIN_ON.search(seat.noun.lower()) is not None
    posture, verb = ("lie", "lying") if flat else ("sit", "sitting")
    on = {"action": f"{verb} on the {seat.noun}", "motion": posture, "target": seat.id, "start_s": start, "end_s": turn}
    falls = {"action": "falling down to the floor", "motion": "fall", "target": "", "start_s": turn, "end_s": end}
    common = {"direction": "", "speed_mps": None}
    return beat.model_copy(update={**on, **common}), beat.model_copy(update={**falls, **common})


def _mount(shot: Shot, beat: Beat) -> Subject | None:
    """What somebody falls or gets off in a beat, if it is something that is ridden."""
    words = beat.action.lower()
    rider = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    if rider is None or not any(off.match(words) for off in (_FALLS_OFF, _THROWN, _GETS_OFF)):
        return None
    ridden = [s for s in shot.subjects if s.kind in _RIDDEN]
    aimed = next((s for s in ridden if s.id == beat.target), None)
    if words.split()[-1].startswith("dismount") and len(ridden) == 1:
        return ridden[0]
    return aimed or next(
        (s for s in ridden if any(re.search(rf"\b{re.escape(n)}\b", words) for n in names_of(s))), None
    )


def with_mounting(shot: Shot) -> Shot:
    """The shot with each getting on a bike or a horse as two deeds: beside it, and on it.

    Args:
        shot: its people and their beats.
    """
    shot = _with_the_saddle_on_it(shot)
    beats: list[Beat] = []
    for beat in shot.beats:
        rider = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        mount = next((s for s in shot.subjects if s.id == beat.target and s.kind in ("cycle", "vehicle")), None)
        earlier = any(b.subject == beat.subject for b in beats)
        gets = _GETS_INTO if mount is not None and mount.kind == "vehicle" else _GETS_ON
        goes = mount is not None and mount.kind == "vehicle" and _drives_later(shot, beat, mount)
        if rider is None or mount is None or earlier or goes or not gets.match(beat.action.lower()):
            beats.append(beat)
            continue
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
        turn = start + _SHARE * (end - start)
        waits: dict[str, str | float] = {"action": f"standing beside the {mount.noun}", "motion": "stand"}
        rides: dict[str, str | float] = {"action": f"riding the {mount.noun}", "motion": "ride"}
        waits |= {"start_s": start, "end_s": turn}
        rides |= {"start_s": turn, "end_s": end}
        if mount.kind == "vehicle":
            rides["speed_mps"] = 0.0  # it waits with them
        beats += [beat.model_copy(update={**waits, "speed_mps": None}), beat.model_copy(update=rides)]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _drives_later(shot: Shot, beat: Beat, car: Subject) -> bool:
    """Whether a car is told to go after somebody has got in: it closes round them, and takes them away."""
    later = shot.beats[shot.beats.index(beat) + 1 :]
    goes = any(b.subject == beat.subject and b.motion in ("drive", "ride") for b in later)
    return goes or any(b.subject == car.id and b.motion == "drive" for b in shot.beats)


def _with_the_saddle_on_it(shot: Shot) -> Shot:
    """The shot with who climbs into the saddle getting on the only horse or bike, and without a saddle by itself."""
    ridden = [s for s in shot.subjects if s.kind in _RIDDEN]
    if len(ridden) != 1 or not any(_INTO_THE_SADDLE.match(b.action.lower()) for b in shot.beats):
        return shot
    change = {
        "action": f"getting on the {ridden[0].noun}",
        "motion": "stand",
        "target": ridden[0].id,
        "speed_mps": None,
    }
    beats = [b.model_copy(update=change) if _INTO_THE_SADDLE.match(b.action.lower()) else b for b in shot.beats]
    kept = [s for s in shot.subjects if s.noun.lower() != "saddle"]
    return shot.model_copy(update={"beats": beats, "subjects": kept})


def gets_on(shot: Shot, beat: Beat) -> bool:
    """Whether somebody gets on what they then ride: they are beside it before, and on it afterwards."""
    later = shot.beats[shot.beats.index(beat) + 1 :]
    rides = any(b.subject == beat.subject and b.motion in _RIDING for b in later)
    words = beat.action.lower()
    return rides and (_GETS_ON.match(words) or _ONTO_IT.fullmatch(words)) is not None
