"""Where the words of a shot lead: the stage that a place or a deed means, unless the subject cannot be there."""

from __future__ import annotations

import re

from prompts.completing.cast import leading_motion
from prompts.completing.deciding import Slate
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = [
    "LAUNCH",
    "OUTDOOR_KINDS",
    "RURAL",
    "SUNNY",
    "ashore",
    "is_outdoors",
    "on_earth",
    "place_name_in",
    "said_of_place",
    "says_open_air",
    "seen_from_outside",
    "stage_in",
    "stands_outdoors",
    "where_acted",
    "within_reach",
    "without_carriers",
]

LOCATIVE = re.compile(
    r"\b(?:in|into|on|onto|through|across|over|along|by|at|near|under|past|off|from|down|up)"
    r" (?:the|an?|its|his|her)\b.*"
)
"""The part of an action that says where it happens."""

SHOALS = re.compile(r"\bschools? of (?!art|law|music|medicine|dance|magic|ballet|engineering|design|thought)")
"""A school that is none."""

ICED = re.compile(
    r"\bice(?:d| cubes?| cream| lolly| lollies| tray| bucket)\b"
    r"|\b(?:crush|shav|chip|chopp|blend|suck|chew|melt|add|stir|scoop|drop)\w* (?:the |some )?ice\b"
    r"|\b(?:lay|laid|pack|keep|kept|chill|cool|serv|display|arrang|put|set)\w* (?:[a-z' ]+ )?on (?:crushed |the )?ice\b"
)
"""Ice on a table, which is no place."""

CARRIERS = frozenset({"vehicle", "aircraft", "boat", "cycle"})

ALOFT = frozenset({"space", "sky"})

LAUNCH = re.compile(
    r"\b(?:touch(?:es|ing) down|land(?:s|ing)\b(?! on\b)|launch|lift(?:s|ing)?[- ]?off|blast(?:s|ing)?[- ]?off"
    r"|tak(?:es|ing) off)"
)
"""Words of leaving the ground and of coming down to it, which a spacecraft does on Earth."""

DRY = frozenset({"mountains", "meadow", "forest", "street", "road", "desert", "plain", "village", "snow", "room"})

FLYERS = frozenset({"bird", "aircraft", "spacecraft", "celestial", "insect", "robot"})

HANDS = frozenset({"hand", "hands", "finger", "fingers", "baby"})
"""What of a person is seen on a table top."""

OUTDOOR_KINDS = frozenset({"celestial", "tree", "landform", "aircraft", "spacecraft", "boat"})

OUTDOOR_HOURS = frozenset({"dawn", "sunrise", "golden_hour", "sunset", "dusk", "blue_hour"})
"""Hours that nobody names for a room without saying so."""

SUNNY = re.compile(r"\b(?:sun(?:lit|ny|light|shine|-drenched|-dappled)?|golden light|warm light)\b")

MOUNTS = frozenset({"horse", "pony", "donkey", "camel", "elephant", "mule"})

FLOORS = frozenset({"floor", "carpet", "sofa", "bed", "desk"})
"""Words that put a scene indoors."""

HOUSE_M = 6.0
"""Height from which a building is no booth or bench that stands in a hall."""

RURAL = re.compile(
    r"\b(?:castle|fortress|citadel|\w*mill|barn|cabin|cottage|farm\w*|hut|lighthouse|monastery|ruins?|temple|pagoda|"
    r"shrine|pyramids?|chapel|abbey|silo|aqueduct|viaduct|dam|stonehenge|tent|yurt|igloo|chalet|lodge)s?$"
)
"""Buildings that stand in the country, and not in a street."""


def without_carriers(shot: Shot, acted: str) -> str:
    """Deeds without the trains and cars that nobody is in: who races a train is beside it."""
    for subject in shot.subjects:
        noun = re.escape(subject.noun.lower())
        inside = rf"\b(?:in|on|inside|aboard|into|onto|through|off|board\w*)\s+(?:[\w-]+\s+){{0,3}}{noun}"
        if subject.kind in CARRIERS and not re.search(inside, acted.lower()):
            acted = re.sub(rf"\b{noun}\b", " ", acted, flags=re.IGNORECASE)
    return acted


def seen_from_outside(slate: Slate, stage: str | None) -> str | None:
    """The stage that a place means; the street where the words lead past it, or only up to it."""
    place = slate.shot.setting.place.lower().split()
    if stage is None or not place or not table("stages")[stage].interior or stage == "table":
        return stage
    by = rf"\b(?:past|outside|in front of|pass(?:es|ing)?|towards?) (?:[\w-]+ ){{0,3}}{re.escape(place[-1])}\b"
    return "street" if re.search(by, slate.words) else stage


_MOON_BEHIND = re.compile(
    r"\b(?:in front of|against|under|beneath|below|before|by|behind"
    r"|(?:fly\w*|flies|flew|soar\w*|glid\w*) (?:across|past)) "
    r"(?:the |a |an )?(?:[\w-]+ ){0,2}?moon\b(?!'s)"
)


_ON_FOOT = frozenset({"walk", "run", "ride", "gallop", "trot"})
_ON_WATER = re.compile(r"\b(?:on|over|across) (?:the )?(?:[\w-]+ )?(?:water|sea|ocean|waves|ice)\b|surf|jet ?ski|deck")


def ashore(slate: Slate) -> bool:
    """Whether somebody goes on foot, who is by the sea and not on it."""
    main = slate.shot.main_subject
    going = {beat.motion for beat in slate.shot.beats if main is not None and beat.subject == main.id}
    return not going.isdisjoint(_ON_FOOT) and not _ON_WATER.search(slate.words)


def on_earth(slate: Slate) -> list[str]:
    """The details of the place, without a moon that is only seen in the sky."""
    behind = _MOON_BEHIND.search(slate.words) is not None
    return [said for said in slate.shot.setting.details if not (behind and said.lower().endswith("moon"))]


def within_reach(slate: Slate, stage: str | None) -> str | None:
    """The stage that an action mentions, unless the subject cannot be there.

    A wolf that howls at the moon is not on it; somebody going home in the rain is not yet in a room.
    """
    main = slate.shot.main_subject
    if stage in ALOFT and LAUNCH.search(slate.words) and (stage == "space" or (main and main.kind == "spacecraft")):
        return None  # what launches into space is not there yet
    earthly = any(s.kind in {"building", "tree", "landform"} for s in slate.shot.subjects)
    if stage == "space" and (earthly or _MOON_BEHIND.search(slate.words)):
        return None  # a moon behind a house is seen from the ground
    if main is not None and main.kind == "fish" and stage in DRY:
        return None
    if stage == "sea" and ashore(slate):
        return "beach"
    if main is not None and main.kind == "boat" and stage in DRY:
        return "lake" if any(s.noun.endswith("bridge") for s in slate.shot.subjects) else None
    if stage in ALOFT and main is not None and main.kind not in FLYERS:
        return None
    if stage == "table" and any(needs_a_floor(subject) for subject in slate.shot.subjects):
        return "kitchen" if "kitchen" in slate.words else "room"
    indoors = stage is not None and table("stages")[stage].interior
    if indoors and main is not None and main.kind in OUTDOOR_KINDS:
        return None
    if indoors and any(subject.kind == "building" for subject in slate.shot.subjects):
        return None  # a house that is in the shot is seen from outside
    if (
        indoors
        and stage != "table"
        and main is not None
        and main.kind == "vehicle"
        and leading_motion(slate) == "drive"
    ):
        return None  # a bus passes shops, it does not go through one
    if indoors and stage != "table" and leading_motion(slate) in {"ride", "sail"}:
        return None  # who cycles home is not there yet
    return None if indoors and slate.shot.setting.interior is None and is_outdoors(slate) else stage


def needs_a_floor(subject: Subject) -> bool:
    """Whether a subject is no thing on a table top: a table that is in the shot, or somebody at one."""
    return subject.noun.endswith("table") or (subject.kind == "human" and subject.noun.split()[-1] not in HANDS)


def where_acted(slate: Slate) -> str:
    """What the beats and the physical events say of the place: `through the grass`, `onto a wooden floor`."""
    shot = slate.shot
    actions = [match.group() for beat in shot.beats for match in LOCATIVE.finditer(beat.action)]
    return without_carriers(shot, said_of_place(" ".join([*actions, *(event.other for event in shot.physics)])))


def said_of_place(acted: str) -> str:
    """Deeds without what only sounds like a place: what is iced, and a school of fish."""
    return SHOALS.sub(" ", ICED.sub(" ", acted))


def is_outdoors(slate: Slate) -> bool:
    """True when weather or an hour was given that is only seen outside, or somebody sits on what goes outside."""
    setting = slate.shot.setting
    mounted = any(s.position.lower().startswith("on ") for s in slate.shot.subjects if s.kind == "human")
    if mounted and any(s.kind in {"cycle", "vehicle"} or s.noun.lower() in MOUNTS for s in slate.shot.subjects):
        return True
    if any(stands_outdoors(subject) for subject in slate.shot.subjects if subject is not slate.shot.main_subject):
        return True
    if says_open_air(slate.words):
        return True
    return setting.weather is not None or setting.time_of_day in OUTDOOR_HOURS or bool(SUNNY.search(slate.words))


_OPEN_AIR = re.compile(
    r"\b(?:outdoors|out of doors|in the (?:open|fresh) air|al fresco"
    r"|under (?:the|a|an) (?:[\w-]+ ){0,2}?(?:stars|sky|moon)"
    r"|(?:play|danc|sing|sit|sat|eat|stand|wait|walk|run|talk|chat|read|sleep|work|smok|practis|practic|train|exercis)\w*"
    r"(?: (?:dinner|lunch|breakfast|together|alone|a meal|a book|football|cards))? outside"
    r"(?! (?:of|the|an?|his|her|their|my|our)\b))\b"
)
"""Words of what is done in the open; what it does outside is seen from within."""


def says_open_air(words: str) -> bool:
    """Whether words say of what is done that it is done in the open air, wherever that is."""
    return _OPEN_AIR.search(words.lower()) is not None


def stands_outdoors(subject: Subject) -> bool:
    """Whether a subject is so large a building, or such a part of the land, that who is seen with it is outside."""
    return subject.kind == "landform" or (subject.kind == "building" and (subject.height_m or 0.0) > HOUSE_M)


def stage_in(words: str) -> str | None:
    """The stage that the last and longest name of a place in some words means; None where they name none."""
    if name := place_name_in(words):
        return terms_by_phrase("stages")[name]
    return "room" if FLOORS & set(re.findall(r"[\w'-]+", words.lower())) else None


def place_name_in(words: str) -> str:
    """The last and longest name of a place in some words, as the stages' table has it; empty where they name none."""
    known = terms_by_phrase("stages")
    tokens = re.findall(r"[\w'-]+", words.lower())
    for length in (3, 2, 1):
        for start in range(len(tokens) - length, -1, -1):
            phrase = " ".join(tokens[start : start + length])
            for form in (phrase, phrase.removesuffix("s")):
                if form in known:
                    return form
    return ""
