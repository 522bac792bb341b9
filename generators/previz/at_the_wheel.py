"""Who drives and names nothing that is driven: a taxi driver in a taxi, anybody else in a car."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.pets import is_pet
from generators.previz.things import is_person
from prompts.shot import Importance, Shot, Subject

__all__ = ["with_cars"]

CAR_OF_TRADE: Final = {
    "taxi": "taxi", "cab": "taxi", "racing": "race car", "race": "race car", "police": "police car", "bus": "bus",
    "truck": "truck", "lorry": "truck", "tram": "tram", "farmer": "tractor", "ambulance": "ambulance",
}  # fmt: skip
"""What somebody drives, by a word of what they are called."""
CARRIERS: Final = frozenset({"vehicle", "cycle", "quadruped", "boat"})

_IS_BESIDE: Final = re.compile(r"\b(?:beside|next to|with|alongside|by) (?:him|her|his|them|the|a)\b")


def with_cars(shot: Shot) -> Shot:
    """The shot with a car under each person who drives where nothing in it could carry them, and under their pet."""
    if any(subject.kind in CARRIERS and not is_pet(subject) for subject in shot.subjects):
        return shot
    subjects, beats = list(shot.subjects), list(shot.beats)
    for number, beat in enumerate(shot.beats):
        driver = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        whom = next((s for s in shot.subjects if s.id == beat.target), None)
        if driver is None or beat.motion != "drive" or not (whom is None or is_pet(whom)):
            continue
        car = _car_of(driver)
        if car.id not in {subject.id for subject in subjects}:
            subjects.append(car)
        beats[number] = beat.model_copy(update={"target": car.id})
        taken = whom or next((s for s in shot.subjects if is_pet(s) and _IS_BESIDE.search(beat.action.lower())), None)
        if taken is not None and not any(b.subject == taken.id for b in shot.beats):
            rides = {"subject": taken.id, "action": f"riding in the {car.noun}", "motion": "ride", "target": car.id}
            beats.append(beat.model_copy(update=rides))
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if beats != list(shot.beats) else shot


def _car_of(driver: Subject) -> Subject:
    words = driver.noun.lower().split()
    noun = next((car for word, car in CAR_OF_TRADE.items() if word in words), "car")
    return Subject(id=f"{driver.id}.car"[:60], noun=noun, kind="vehicle", importance=Importance.SUPPORTING)
