"""Animals on the roof of a house or a barn: the building stands under them, and they are seen on top of it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_roofs_underfoot"]

_HOUSES: Final = (
    r"(?P<house>houses?|barns?|sheds?|huts?|cottages?|cabins?|farmhouses?|stables?|church(?:es)?|garages?|henhouses?|coops?"
    r"|mills?|bungalows?)\b"
)
_OF: Final = r"(?:(?:an?|the|its|his|her|our|their|some) )?(?:[\w-]+ ){0,2}?"
_ON_A_ROOF: Final = re.compile(
    r"\b(?:on|onto|atop|up on) (?:top of )?(?:the |an? )?(?:[\w-]+ )??"
    rf"(?:(?:roof|rooftop|top|ridge) of {_OF}{_HOUSES}"
    r"|(?P<whose>house|barn|shed|hut|cottage|cabin|farmhouse|stable|church|garage|henhouse|coop|mill) ?roof(?:top)?\b"
    rf"|top of {_OF}(?:barn|shed|hut|henhouse|coop)\b)|\b(?:on|atop) {_OF}(?P<top>barns?|sheds?|henhouses?)\b"
)
_NOUNS: Final = {"barn": "barn", "church": "church", "mill": "barn", "stable": "barn"}
"""What each is built as; the others as a house."""
USUAL: Final = "house"
STAGES: Final = {"barn": "meadow", "stable": "meadow", "mill": "meadow", "farmhouse": "meadow"}
SMALL_M: Final = 0.45
"""Who is smaller is seen from farther off, with more of the roof."""
KINDS: Final = frozenset({"quadruped", "bird", "creature"})


def with_roofs_underfoot(shot: Shot) -> Shot:
    """The shot of an animal on a roof with the building of that roof under it.

    Args:
        shot: a completed one; where the building is a subject already, it stays as it is.
    """
    beat = next((b for b in shot.beats if _ON_A_ROOF.search(b.action.lower())), None)
    if beat is not None and table("motions")[beat.motion or "stand"].speed_mps > 0.0:
        return shot  # who goes along a roof does so on a flat one
    animal = next((s for s in shot.subjects if _is_up(s, beat.subject if beat else "")), None)
    at_place = _ON_A_ROOF.search(f"on the {shot.setting.place.lower()}") if shot.setting.place else None
    if animal is None and at_place and shot.main_subject is not None and shot.main_subject.kind in KINDS:
        animal = shot.main_subject
        beat = next((b for b in shot.beats if b.subject == animal.id), None)
        if beat is not None and table("motions")[beat.motion or "stand"].speed_mps > 0.0:
            return shot
    if animal is None:
        return shot
    found = _ON_A_ROOF.search(beat.action.lower() if beat is not None else animal.position.lower()) or at_place
    if found is None:
        return shot
    house = next(iter(word for word in (found["house"], found["whose"], found["top"]) if word), USUAL)
    house = house.removesuffix("es") if house.startswith("church") else house.removesuffix("s")
    roofs = {s.id for s in shot.subjects if s.noun.lower().partition(" of ")[0].split()[-1] in ("roof", "rooftop")}
    if any(house in s.noun.lower().split() and s.id not in roofs for s in shot.subjects):
        return shot
    noun = _NOUNS.get(house, USUAL)
    row = table("nouns").get(noun)
    under = Subject(
        id=f"{noun}_underfoot", noun=noun, kind="building", height_m=row.height_m if row else 6.0,
        importance=Importance.SUPPORTING,
    )  # fmt: skip
    on_it = f"on the {noun}"
    subjects = [_put(s, found.group(), on_it) if s is animal else s for s in shot.subjects if s.id not in roofs]
    beats = [
        b.model_copy(update={"action": b.action.lower().replace(found.group(), on_it), "target": ""})
        if b is beat
        else b
        for b in shot.beats
    ]
    setting = shot.setting
    if not told(shot, "setting.stage") or setting.stage in ("street", "room"):
        stage = STAGES.get(house, "village")
        setting = setting.model_copy(update={"stage": stage, "place": "", "interior": False})
    staged = shot.model_copy(update={"subjects": [*subjects, under], "beats": beats, "setting": setting})
    wide = {
        "size": "extreme_wide" if (animal.height_m or 1.0) < SMALL_M else "wide",
        "height_m": None,
        "distance_m": None,
        "angle": "low_angle",
    }
    return without_invented(staged, wide)


def _is_up(subject: Subject, doer: str) -> bool:
    return subject.kind in KINDS and (subject.id == doer or bool(_ON_A_ROOF.search(subject.position.lower())))


def _put(subject: Subject, words: str, on_it: str) -> Subject:
    position = subject.position.lower()
    return subject.model_copy(update={"position": position.replace(words, on_it) if words in position else on_it})
