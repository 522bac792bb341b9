"""A dog that is in a car, or looks out of its window, sits in it and is seen there; nobody else's car drives off."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.pets import is_pet
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_pets_in_cars"]

_CAR: Final = r"(?:car|truck|taxi|cab|van|jeep|convertible|pickup|suv|limousine)"
_IN: Final = re.compile(
    rf"\b(?:in|inside|from)(?: the (?:back(?: ?seat)?|front(?: seat)?|passenger seat|boot) of)?"
    rf" (?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,2}}?{_CAR}\b|\b(?:back|passenger) seat\b"
)
_OUT: Final = re.compile(
    rf"\bout (?:of )?(?:an?|the|its|his|her)? ?(?:[\w-]+ )?(?:window of (?:an?|the) (?:[\w-]+ )?)?{_CAR}(?: window)?\b"
    rf"|\bout (?:of )?the window\b.*\b{_CAR}\b"
)
_BESIDE: Final = re.compile(r"\b(?:beside|next to|with) (?:him|her|them|his|their)\b")
_DRIVES: Final = re.compile(r"(?:driv|steer)\w*\b")
_MOVES: Final = re.compile(
    r"\b(?:moving|driving|speeding|passing|rid(?:e|es|ing)|drives?|travell?ing|cruising|wind|road trip)\b"
)
_PARTS: Final = re.compile(r"\b(?:window|seat|backseat)\b")
"""What a car has by itself."""
_SLEEPS: Final = re.compile(r"\b(?:sleep|asleep|doz|nap)")
CAR: Final = "car"
STREET, PACE_MPS = "street", 6.0
_STREETS: Final = frozenset({"street", "road", "village", "desert", "mountains", "forest", "plain", "beach", "snow"})


def with_pets_in_cars(shot: Shot) -> Shot:
    """The shot with each small animal that is in a car sitting in it; it goes where the words say that it moves.

    Args:
        shot: a completed one; who drives the car themselves stays as they are.
    """
    for pet in (s for s in shot.subjects if is_pet(s)):
        own = [b for b in shot.beats if b.subject == pet.id]
        told = " ".join([pet.position, *(b.action for b in own)]).lower()
        if any(_DRIVES.match(b.action.lower()) for b in own):
            continue
        if _IN.search(told) or _OUT.search(told):
            return _with_it_inside(shot, pet, told)
        if not own and any(_takes_along(shot, beat) for beat in shot.beats):
            return _taken_along(shot, pet)
    return shot


def _takes_along(shot: Shot, beat: Beat) -> bool:
    """Whether somebody drives with their animal beside them."""
    driver = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    return driver is not None and beat.motion == "drive" and _BESIDE.search(beat.action.lower()) is not None


def _is_car(subject: Subject) -> bool:
    return subject.kind == "vehicle"


def _taken_along(shot: Shot, pet: Subject) -> Shot:
    car = next((s for s in shot.subjects if _is_car(s)), None)
    drive = next(b for b in shot.beats if _takes_along(shot, b))
    if car is None:
        return shot
    sits = drive.model_copy(
        update={"subject": pet.id, "action": "sitting in the car", "motion": "ride", "target": car.id}
    )
    return shot.model_copy(update={"beats": [*shot.beats, sits]})


def _with_it_inside(shot: Shot, pet: Subject, told: str) -> Shot:
    """The shot with a car round an animal, seen from the side, near enough for it to be made out."""
    found = next((s for s in shot.subjects if _is_car(s)), None)
    car = Subject(id=CAR, noun=CAR, kind="vehicle") if found is None else found
    of_a_part = _PARTS.search(car.noun.lower()) is not None
    named = re.search(rf"\b{_CAR}\b", car.noun.lower())
    noun = (named.group() if named else CAR) if of_a_part else car.noun
    car = car.model_copy(
        update={
            "noun": noun,
            "height_m": None if of_a_part else car.height_m,
            "importance": Importance.SUPPORTING,
            "position": "",
        }
    )
    window = {s.id for s in shot.subjects if _PARTS.search(s.noun.lower()) and s is not found}
    inside = pet.model_copy(update={"position": "", "importance": Importance.MAIN})
    subjects = [inside if s is pet else s for s in shot.subjects if s is not found and s.id not in window] + [car]
    moves = _MOVES.search(f"{told} {shot.request.lower()}") is not None
    others = [b for b in shot.beats if b.subject not in (pet.id, car.id) and b.target not in window]
    does = "sleeping" if _SLEEPS.search(told) else "sitting"
    sits = Beat(
        subject=pet.id, action=f"{does} in the {noun}", motion="ride", target=car.id, start_s=0.0,
        end_s=shot.duration_s, speed_mps=PACE_MPS if moves else 0.0, direction="right" if moves else "",
    )  # fmt: skip
    setting = shot.setting
    if setting.interior or (setting.stage or "") not in _STREETS:
        setting = setting.model_copy(update={"stage": STREET, "interior": False})
    staged = shot.model_copy(update={"subjects": subjects, "beats": [sits, *others], "setting": setting})
    return without_invented(staged, {"size": "wide", "view": "profile", "angle": "eye_level", "moves": []})
