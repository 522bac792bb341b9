"""Who looks out of a window, or is at one: the room is then seen at that window, and what is outside in it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.sets.at_a_window import PLACE
from generators.previz.things import is_inside, is_person
from prompts.shot import Shot, Source, Subject

__all__ = ["at_the_window"]

_A: Final = r"(?:an? |the |his |her |their |its |my |our )?(?:[\w-]+ ){0,2}?"
_OUT: Final = re.compile(
    rf"\b(?:look|star|gaz|peer|watch|daydream)\w*\b.*?\b(?:out(?: of)?|through|from|outside) {_A}window\b"
    r"|\bout (?:of )?(?:the |a |his |her )?window\b"
)
_AT: Final = re.compile(rf"\b(?:at|by|near|beside|next to|in front of) {_A}window\b")
_SEEN: Final = re.compile(r"\b(?:look|star|gaz|peer|watch|overlook|stand|daydream|wait|think|smok|cry)\w*\b")
_SILL: Final = re.compile(r"window ?(?:sill|ledge)$")
_VEHICLE: Final = re.compile(r"\b(?:car|bus|train|plane|aeroplane|airplane|taxi|shop|display|ticket|stained)\b")
_SPACE: Final = re.compile(r"\b(?:space ?station|space ?ship|space ?craft|space capsule|star ?ship|space shuttle)\b")
_WEATHER: Final = (
    ("storm", re.compile(r"\b(?:storm|thunder)\w*\b")),
    ("rain", re.compile(r"\brain\w*\b")),
    ("snow", re.compile(r"\bsnow\w*\b")),
)
SMALL_KINDS: Final = frozenset({"vessel", "food", "plant", "tool", "thing", "box"})
SMALL_M: Final = 0.5
"""An animal no taller than this sits on the sill, and a thing of these kinds stands on it."""


def at_the_window(shot: Shot) -> Shot:
    """The shot with the room of who looks out of a window seen at it, from behind; and a small animal on the sill."""
    shot = _with_worlds_outside(_with_planes_outside(shot))
    if _is_of_a_window(shot):
        return _alone(shot)
    if shot.setting.stage == "table" and _SILL.search(shot.setting.place.lower()):
        return shot.model_copy(update={"setting": shot.setting.model_copy(update={"weather": _weather(shot)})})
    shot = _turning_to_it_later(shot)
    who = next((s for s in shot.subjects if _looks_out(shot, s) or _stands_at(shot, s)), None)
    if who is None or _VEHICLE.search(shot.request.lower()):
        return shot
    if _SPACE.search(shot.request.lower()):
        return _in_space(shot, who)
    on_sill = not is_person(who)
    if on_sill and (who.height_m or 0.0) > SMALL_M:
        return shot
    windows = {s.id for s in shot.subjects if s.noun.lower().split(" of ")[0].split()[-1:] == ["window"]}
    place = "windowsill" if on_sill else f"{PLACE}, {shot.setting.place} {_city(shot)}".strip()
    setting = {"stage": "table" if on_sill else "room", "place": place, "interior": True, "weather": _weather(shot)}
    turns = not _is_of_the_face(shot)
    subjects = [_turned(s) if s is who and turns else s for s in shot.subjects if s.id not in windows]
    beats = [b.model_copy(update={"target": ""}) if b.target in windows else b for b in shot.beats]
    beats = [beat for beat in beats if beat.subject not in windows]
    shot = shot.model_copy(
        update={"subjects": subjects, "beats": beats, "setting": shot.setting.model_copy(update=setting)}
    )
    view = "profile" if on_sill else "three_quarter_front" if _is_of_the_face(shot) else "three_quarter_back"
    return without_invented(shot, {"view": view})


def _turning_to_it_later(shot: Shot) -> Shot:
    """The shot with somebody who first sits, and looks out of a window later, turned to one at the back of the room."""
    people = {s.id for s in shot.subjects if is_person(s)}
    beats = list(shot.beats)
    for number, beat in enumerate(beats):
        before = [b for b in beats[:number] if b.subject == beat.subject]
        sat = any(_ON_A_SEAT.search(b.action.lower()) for b in before)
        if beat.subject in people and sat and _OUT_OF_IT.match(beat.action.lower()):
            beats[number] = beat.model_copy(update={"action": "turning round to the window", "motion": "look"})
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


_ON_A_SEAT: Final = re.compile(r"\b(?:sofa|couch|armchair|chair|table|desk|bed|bench)\b")
_OUT_OF_IT: Final = re.compile(
    r"(?:start\w* )?(?:look|gaz|star|peer|glanc)ing out(?: of| through)? (?:of )?(?:the|an?|his|her) (?:\w+ )?window\b"
)


def _is_of_the_face(shot: Shot) -> bool:
    """Whether it is a face that is to be seen, with the window behind it: in a close-up, or as it weeps."""
    close = shot.camera.size in _FACES and told(shot, "camera.size")
    return close or any(_FELT.match(beat.action.lower()) for beat in shot.beats)


_FACES: Final = frozenset({"extreme_close_up", "close_up", "medium_close_up"})
_FELT: Final = re.compile(r"(?:cry|weep|sob|smil|laugh|grin|sing|talk|speak)\w*\b")


_OUTSIDE: Final = re.compile(
    r"\b(?:outside|beyond|through|behind)\b(?: [\w-]+){0,3}? (?:windows?|glass)\b|\bwindows?\b"
)


def _with_worlds_outside(shot: Shot) -> Shot:
    """The shot inside a craft in space without the planet that its windows show."""
    if not shot.setting.interior or not _SPACE.search(shot.request.lower()):
        return shot
    gone = {s.id for s in shot.subjects if s.kind == "celestial" and _OUTSIDE.search(s.position.lower())}
    gone = {i for i in gone if not any(b.subject == i for b in shot.beats) and len(gone) < len(shot.subjects)}
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": subjects}) if gone else shot


def _with_planes_outside(shot: Shot) -> Shot:
    """The shot of an airport's hall without the planes that its windows show."""
    setting = shot.setting
    hall = setting.interior and re.search(r"\b(?:airport|terminal|departure|gate)\b", setting.place.lower())
    if not hall or not _OUTSIDE.search(shot.request.lower()):
        return shot
    gone = {s.id for s in shot.subjects if s.kind == "aircraft"}
    subjects = [s for s in shot.subjects if s.id not in gone]
    beats = [b for b in shot.beats if b.subject not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if gone else shot


def _in_space(shot: Shot, who: Subject) -> Shot:
    """The shot with somebody who looks out of a spaceship inside it, before the pane at its end."""
    windows = {s.id for s in shot.subjects if s.noun.lower().split()[-1:] in (["window"], ["porthole"], ["viewport"])}
    seen = {s.id for s in shot.subjects if s.kind == "celestial"}
    subjects = [_turned(s) if s is who else s for s in shot.subjects if s.id not in windows | seen]
    beats = [b.model_copy(update={"target": ""}) if b.target in windows | seen else b for b in shot.beats]
    beats = [beat for beat in beats if beat.subject not in windows | seen]
    setting = {"stage": "room", "place": "space station", "interior": True}
    shot = shot.model_copy(
        update={"subjects": subjects, "beats": beats, "setting": shot.setting.model_copy(update=setting)}
    )
    return without_invented(shot, {"view": "three_quarter_back"})


def _is_of_a_window(shot: Shot) -> bool:
    """Whether the shot is of weather on a window, or of a view from one, and of nobody."""
    words = shot.request.lower()
    if any(is_person(s) or s.kind in ("quadruped", "bird", "insect") for s in shot.subjects):
        return False
    if _VEHICLE.search(words) or not re.search(r"\bwindow(?:pane|s)?\b", words):
        return False
    on_it = re.search(rf"\b(?:rain\w*|drops|snow\w*|frost)\b.*\b(?:on|down|against|over|outside) {_A}window", words)
    return bool(on_it or re.search(rf"\b(?:view|seen|looking)\b.*\b(?:from|through|out of) {_A}window", words))


def _alone(shot: Shot) -> Shot:
    """The shot of a window in its room, without what it is made of as things."""
    names = ("window", "raindrop", "drop", "rain", "city", "skyline", "pane", "city light", "light")
    subjects = [s for s in shot.subjects if not s.noun.lower().split(" of ")[0].rstrip("s").endswith(names)]
    kept = {s.id for s in subjects}
    place = f"{PLACE}, {shot.setting.place} {_city(shot)}".strip()
    setting = {"stage": "room", "place": place, "interior": True, "weather": _weather(shot)}
    beats = [beat for beat in shot.beats if beat.subject in kept]
    return shot.model_copy(
        update={"subjects": subjects, "beats": beats, "setting": shot.setting.model_copy(update=setting)}
    )


def _looks_out(shot: Shot, subject: Subject) -> bool:
    if not (is_person(subject) or subject.kind == "quadruped") or is_inside(subject):
        return False
    told = [f"{b.action} {subject.position}".lower() for b in shot.beats if b.subject == subject.id]
    return any(_OUT.search(words) or (_AT.search(words) and _SEEN.search(words)) for words in told)


def _stands_at(shot: Shot, subject: Subject) -> bool:
    """Whether a small thing that the shot is about is said to be at a window: a cup of tea, a vase of flowers."""
    if subject is not shot.main_subject or subject.kind not in SMALL_KINDS or (subject.height_m or 1.0) > SMALL_M:
        return False
    told = [f"{b.action} {subject.position}".lower() for b in shot.beats if b.subject == subject.id]
    return any(_AT.search(words) for words in told)


def _turned(subject: Subject) -> Subject:
    return subject.model_copy(update={"facing": "away from camera"}) if is_person(subject) else subject


def _weather(shot: Shot) -> str | None:
    """The weather that is told of outside, whatever a room has."""
    cue = shot.source_of("setting.weather")
    if shot.setting.weather and cue is not None and cue.source is Source.USER:
        return shot.setting.weather
    words = shot.request.lower()
    return next((weather for weather, pattern in _WEATHER if pattern.search(words)), shot.setting.weather)


def _city(shot: Shot) -> str:
    words = re.search(
        r"\b(?:city|street|skyline|town|downtown|neon|skyscrapers?|new york|tokyo|paris|london)\b", shot.request.lower()
    )
    return "above the city" if words else ""
