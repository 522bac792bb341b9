"""Who is in a boat or on a horse: people whom the words put there, or who have nothing else to stand on."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.corners import is_told_of_corner
from generators.previz.relations import relations_of
from generators.previz.things import CARRIES_NOBODY, is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["boat_of", "rowed_by", "with_crew", "with_horses", "with_riders", "with_those_who_ride"]

WATERS: Final = frozenset({"sea", "lake", "river", "harbour", "beach"})
NO_LAND: Final = frozenset({"sea"})
"""Stages on which nobody stands beside a boat."""
NO_CREW: Final = frozenset({"swim", "float", "fall", "fly", "jump", "ride", "sail", "drive"})
"""Motions of who is in the water, or has a seat at the oars by the deed itself."""
_BY_PADDLE: Final = re.compile(r"\b(?:row|rows|rowing|rowed|paddl\w*|scull\w*|canoe(?:s|ing)|kayak(?:s|ing))\b")
"""Words of who makes a boat go with oars or a paddle, and sits in it."""
LOW_BOATS: Final = frozenset({"boat", "rowing boat", "rowboat", "canoe", "kayak", "dinghy", "raft", "gondola", "punt"})
"""Boats in which who has nothing else to do sits down."""
_DECK: Final = re.compile(r"\b(?:aboard|on board|on deck|at the helm|at the tiller)\b")
_IN: Final = (
    r"\b(?:in|into|on|onto|aboard|from|inside|over the side of) (?:(?:a|an|the|his|her|their) )?(?:[\w-]+ ){0,2}?"
)
_ON_HORSE: Final = re.compile(r"\b(?:on horseback|astride|in the saddle|gallop\w*|canter\w*)\b")
_IN_THE_SADDLE: Final = re.compile(r"\b(?:on horseback|astride|in the saddle)\b")
_RIDES_ALONG: Final = re.compile(
    r"^(?:slowly |fast |hard |quickly )?rid(?:e|es|ing)"
    r"(?: \w+ly| fast| hard| alone| together| side by side| again)?(?:$|,| )"
    r"(?:$|through|along|across|past|into|over|down|up|towards?|home|off|away|by|around|in|at|under|beneath|against"
    r"|with|between|among|beside|before|after|from|for"
    r"|on (?:an?|the) (?:\w+ )?(?:road|trail|path|track|beach|shore|plain|hill|ridge)\b"
    r")"
)
"""Riding of which nothing is said but the way."""
_ON_A_BOARD: Final = re.compile(
    r"\b(?:\w*surfers?|\w*boarders?|skaters?|sleds?|sledges?|skiers?|(?:inside|in|on|down|along) (?:an?|the|its) "
    r"(?:[\w-]+ ){0,3}?(?:waves?|swell|surf|barrel|crest|current|escalator|lift|elevator))\b"
)
"""Who rides on a board or the water itself, and on nothing that is alive."""
MOUNT_OF_TRADE: Final = {
    "biker": "motorcycle", "motorcyclist": "motorcycle", "courier": "bicycle", "cyclist": "bicycle",
    "postman": "bicycle", "commuter": "bicycle", "bedouin": "camel", "nomad": "camel",
}  # fmt: skip
CYCLED: Final = frozenset({"street", "road"})
"""Stages on which who rides something that nobody names is on a bicycle; elsewhere on a horse."""
RIDERS: Final = frozenset(
    {
        "cowboy", "cowgirl", "knight", "jockey", "horsewoman", "horseman", "gaucho", "sheriff", "soldier", "king",
        "queen", "prince", "princess", "warrior", "samurai", "outlaw",
    }
)  # fmt: skip
"""Who is on a horse in a street as well."""
MOUNTED: Final = frozenset({"ride", "gallop", "walk", "trot"})
_BESIDE: Final = re.compile(r"\b(?:dock|pier|jetty|quay|shore|beach|bank|harbour wall|lighthouse|cliff|bridge)\b")


def boat_of(shot: Shot, subject: Subject) -> Subject | None:
    """The boat that somebody is in without rowing or sailing it by the words of a deed; None for others.

    Args:
        shot: where it happens, and which boats there are.
        subject: who.
    """
    boat = next((other for other in shot.subjects if other.kind == "boat"), None)
    if boat is None or not is_person(subject) or shot.setting.stage not in WATERS:
        return None
    own = [beat for beat in shot.beats if beat.subject == subject.id]
    if any((beat.motion or "") in NO_CREW for beat in own):
        return None
    words = " ".join((subject.position, *(beat.action for beat in own))).lower()
    named = "|".join(re.escape(name) for name in names_of(boat))
    if re.search(rf"\b(?:behind|after|past) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){{0,2}}?(?:{named})\b", words):
        return None  # who is towed
    if _DECK.search(words) or re.search(rf"{_IN}(?:{named})\b", words):
        return boat
    ashore = _BESIDE.search(f"{words} {shot.setting.place} {' '.join(shot.setting.details)}".lower())
    return boat if shot.setting.stage in NO_LAND and not ashore else None


def with_crew(shot: Shot) -> Shot:
    """The shot with those in boats going no farther than their boat does: who hauls a net in walks nowhere.

    Who has nothing to do in a low boat sits in it.
    """
    crew = {subject.id: boat for subject in shot.subjects if (boat := boat_of(shot, subject)) is not None}
    if not crew:
        return shot
    beats = [_seated_low(_at_rest(b), crew[b.subject]) if b.subject in crew else b for b in shot.beats]
    return shot.model_copy(update={"beats": beats})


def rowed_by(shot: Shot, subject: Subject) -> Subject | None:
    """The boat that somebody rows or paddles by the words of a deed; None for others.

    Args:
        shot: which boats there are.
        subject: who.
    """
    boats = [other for other in shot.subjects if other.kind == "boat"]
    for beat in (b for b in shot.beats if b.subject == subject.id and _BY_PADDLE.search(b.action.lower())):
        words = f"{beat.action} {subject.position}".lower()
        for boat in boats if is_person(subject) else ():
            named = "|".join(re.escape(name) for name in names_of(boat))
            if beat.target == boat.id or re.search(rf"\b(?:{named})\b", words):
                return boat
    return None


def _seated_low(beat: Beat, boat: Subject) -> Beat:
    """The deed of somebody in a boat, who does not stand in a low one where nobody has said so."""
    idle = beat.motion in ("stand", "rest", None) and beat.action.startswith(("standing quietly", "resting"))
    if not idle or not LOW_BOATS.intersection(names_of(boat)):
        return beat
    return beat.model_copy(update={"action": "sitting on the floor", "motion": "sit"})


_RIDER: Final = re.compile(
    r"(?:(?!bike|bicycle|motor)[a-z]+ )?(?:rider|horseman|horsewoman|horsemen)s?|cavalry(?:man|men)?"
)
"""Who is on a horse by the name that they have, whatever they do."""


def with_horses(shot: Shot) -> Shot:
    """The shot with a horse under each who is said to be on horseback, or to gallop, where none is named.

    Who rides along with nothing named has what people of the kind ride there.
    """
    if any(map(_may_carry, shot.subjects)):
        return shot
    subjects, beats = list(shot.subjects), list(shot.beats)
    for subject in (s for s in shot.subjects if is_person(s)):
        own = [n for n, beat in enumerate(beats) if beat.subject == subject.id and beat.motion in MOUNTED]
        request = shot.request if subject is shot.main_subject else ""
        told = " ".join((subject.position, request, *(beats[n].action for n in own)))
        along = any(_RIDES_ALONG.match(beats[n].action.lower()) and not _is_ridden(shot, beats[n]) for n in own)
        along = (
            along
            and not shot.setting.interior
            and not any(other.kind == "vehicle" and _is_named(other, told.lower()) for other in shot.subjects)
        )
        along = along and _ON_A_BOARD.search(f"{subject.noun} {told}".lower()) is None
        along = along or (
            bool(own) and _RIDER.fullmatch(subject.noun.lower()) is not None and not shot.setting.interior
        )
        sits = not own and _IN_THE_SADDLE.search(told.lower()) is not None
        if not sits and (not own or not (along or _ON_HORSE.search(told.lower()))):
            continue
        noun = _mount_noun(shot, subject) if along and not _ON_HORSE.search(told.lower()) else "horse"
        kind = "quadruped" if noun in ("horse", "camel") else "cycle"
        horse = Subject(id=f"{subject.id}_{noun}", noun=noun, kind=kind, count=subject.count)
        subjects.append(horse)
        if sits:
            subjects[subjects.index(subject)] = subject.model_copy(update={"position": f"on a {noun}"})
            rides = {"action": f"riding the {noun}", "motion": "ride", "target": horse.id, "speed_mps": 0.0}
            beats = [
                b.model_copy(update=rides) if b.subject == subject.id and b.motion in ("stand", None) else b
                for b in beats
            ]
        for n in own:
            beats[n] = beats[n].model_copy(update={"motion": "ride", "target": horse.id})
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _may_carry(subject: Subject) -> bool:
    """Whether somebody may be on it already: a bicycle, or an animal as high as a pony, and no dog."""
    return subject.kind == "cycle" or (subject.kind == "quadruped" and (subject.height_m or PONY_M) >= PONY_M)


PONY_M: Final = 1.0


def _is_ridden(shot: Shot, beat: Beat) -> bool:
    """Whether what a deed is about can be what somebody rides, and no castle that they ride to."""
    target = next((s for s in shot.subjects if s.id == beat.target), None)
    return target is not None and target.kind not in _NEVER_RIDDEN


_NEVER_RIDDEN: Final = CARRIES_NOBODY | {"human"}


def _is_named(subject: Subject, words: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(subject))


def _mount_noun(shot: Shot, subject: Subject) -> str:
    """What somebody rides of whom only that is said, by their trade or by where they are."""
    trades = set(subject.noun.lower().split())
    told = next((MOUNT_OF_TRADE[trade] for trade in trades if trade in MOUNT_OF_TRADE), "")
    in_park = "park" in shot.setting.place.lower().split()
    cycled = (shot.setting.stage in CYCLED or in_park) and not trades & RIDERS
    return told or ("bicycle" if cycled else "horse")


_UNRIDDEN: Final = re.compile(
    r"\b(?:riderless|driverless|unmanned|empty|parked|toy|model|miniature|exercise|stationary|by (?:itself|themselves)"
    r"|on (?:its|their) own|with no (?:one|body|rider)|without (?:a rider|riders|anyone))\b"
)
_UNDER_WAY: Final = frozenset({"ride", "drive", "run", "walk", "roll", "slide"})


def with_those_who_ride(shot: Shot) -> Shot:
    """The shot with somebody on each bicycle or motorcycle that is under way with nobody in sight to ride it.

    Args:
        shot: its cycles and what they do; one that is said to go by itself stays alone.
    """
    if any(subject.kind not in _NO_RIDERS for subject in shot.subjects) or _UNRIDDEN.search(shot.request.lower()):
        return shot
    subjects, beats = list(shot.subjects), list(shot.beats)
    for cycle in (s for s in shot.subjects if s.kind == "cycle" and not s.noun.endswith("chair")):
        own = [n for n, beat in enumerate(beats) if beat.subject == cycle.id]
        if not any(beats[n].motion in _UNDER_WAY or is_told_of_corner(shot, beats[n]) for n in own):
            continue
        rider = Subject(id=f"{cycle.id}_rider", noun="rider", kind="human", count=cycle.count)
        subjects.append(rider)
        for n in own:
            ridden = f"riding the {cycle.noun}, {beats[n].action}"
            beats[n] = beats[n].model_copy(
                update={"subject": rider.id, "motion": "ride", "target": cycle.id, "action": ridden}
            )
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


_NO_RIDERS: Final = frozenset({"cycle", "building", "landform", "tree", "plant", "grass", "celestial", "vehicle"})
"""Kinds that are no company of a bicycle: none of them would ride it."""


def with_riders(shot: Shot) -> Shot:
    """The shot with each who is told to be on a bicycle or a horse riding it, whatever else they do there."""
    beats = list(shot.beats)
    for subject in (s for s in shot.subjects if is_person(s)):
        mount = _mount_of(shot, subject)
        own = [n for n, beat in enumerate(beats) if beat.subject == subject.id]
        if mount is None or not own or any(beats[n].motion in ("ride", "drive", "fall") for n in own):
            continue
        for n in own:
            if beats[n].motion in _GOES or beats[n].motion is None:
                if mount.kind == "vehicle" and beats[n].motion is None:
                    continue
                ridden = {
                    "motion": "drive" if mount.kind == "vehicle" else "ride",
                    "target": mount.id,
                    "action": f"riding the {mount.noun}",
                }
                beats[n] = beats[n].model_copy(update=ridden)
        if all(beats[n].motion != "ride" for n in own):
            on_wheels = mount.kind != "quadruped"
            if mount.kind == "vehicle" and not mount.noun.endswith("wheelchair"):
                at_wheel = f"at the wheel of the {mount.noun}"
                beats[own[0]] = beats[own[0]].model_copy(
                    update={"motion": "drive", "target": mount.id, "action": at_wheel, "speed_mps": 0.0}
                )
                continue
            seated = Beat(subject=subject.id, action=f"sitting on the {mount.noun}", motion="sit", target=mount.id)
            riding = Beat(subject=subject.id, action=f"riding the {mount.noun}", motion="ride", target=mount.id)
            beats.insert(own[0], seated if on_wheels else riding.model_copy(update={"speed_mps": 0.0}))
    return shot.model_copy(update={"beats": beats[:24]})


CAR_M: Final = 1.95
"""What is lower than this has windows that show who is in it."""
_GOES: Final = MOUNTED | {"run", "drive"}


def _mount_of(shot: Shot, subject: Subject) -> Subject | None:
    """The bicycle or animal that somebody's position says they are on, or the car that they are in."""
    cars = [
        b for a, word, b in relations_of(shot) if a is subject and word in ("in", "inside") and _is_small_car(shot, b)
    ]
    if cars:
        return cars[0]
    for other in shot.subjects:
        named = "|".join(re.escape(name) for name in names_of(other))
        on = rf"\b(?:on|in|astride) (?:(?:a|an|the|his|her|their) )?(?:[\w-]+ ){{0,2}}?(?:{named})\b"
        carries = other.kind in ("cycle", "quadruped") or other.noun.endswith("wheelchair")
        if carries and re.search(on, subject.position.lower()):
            return other
    return None


def _is_small_car(shot: Shot, vehicle: Subject) -> bool:
    """Whether it is a car seen from outside, which shows who is in it."""
    car = vehicle.kind == "vehicle" and not vehicle.noun.endswith("wheelchair")
    return car and not shot.setting.interior and (vehicle.height_m or 0.0) < CAR_M


def _at_rest(beat: Beat) -> Beat:
    ways = {"carry": "work", "walk": "stand", "run": "stand"}
    motion = ways.get(beat.motion or "", beat.motion)
    return beat if motion == "sail" else beat.model_copy(update={"motion": motion, "speed_mps": 0.0, "direction": ""})
