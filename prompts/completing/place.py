"""Completing where: the stage and the place."""

from __future__ import annotations

import re
from functools import reduce

from prompts.completing.cast import leading_motion
from prompts.completing.deciding import Slate
from prompts.completing.knowledge import home_of, noun_entry, place_of
from prompts.completing.locales import Workplace, locale_of, workplace_of
from prompts.completing.rooms import room_around, room_fitted
from prompts.reading.models import model_called
from prompts.shot import Shot, Source, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import any_such, is_many, with_article

__all__ = [
    "OUTDOOR_KINDS",
    "OUT_OF_WEATHER",
    "SUNNY",
    "choose_place",
    "is_guessed",
    "is_open_place",
]

SUNNY = re.compile(r"\b(?:sun(?:lit|ny|light|shine|-drenched|-dappled)?|golden light|warm light)\b")
OUT_OF_WEATHER = frozenset({"space", "underwater"})
LOCATIVE = re.compile(
    r"\b(?:in|into|on|onto|through|across|over|along|by|at|near|under|past|off|from|down|up)"
    r" (?:the|an?|its|his|her)\b.*"
)
"""The part of an action that says where it happens."""

OUTDOOR_HOURS = frozenset({"dawn", "sunrise", "golden_hour", "sunset", "dusk", "blue_hour"})
"""Hours that nobody names for a room without saying so."""

NO_PLACE = "no place was named"
USUAL = "usually met there"
NEUTRAL = "a neutral place"
"""Reasons by which a value is known as the director's guess, which better knowledge may replace."""
NEUTRAL_STAGES = frozenset({"room", "studio"})
"""Stages that are taken where nothing points to any."""

DRY = frozenset({"mountains", "meadow", "forest", "street", "road", "desert", "plain", "village", "snow", "room"})
GROUNDED = frozenset({"quadruped", "reptile", "human", "plant"})
ALOFT = frozenset({"space", "sky"})
FLYERS = frozenset({"bird", "aircraft", "spacecraft", "celestial", "insect", "robot"})

PLACE_KINDS = frozenset({"thing", "landform", "liquid", "plant", "tree", "grass"})
"""Kinds whose noun may be the place itself: a field of sunflowers, a frozen lake, a village."""

OUTDOOR_KINDS = frozenset({"celestial", "tree", "landform", "aircraft", "spacecraft", "boat"})
POTTED = re.compile(r"\b(?:christmas|potted|bonsai|plastic|toy|family|palm tree in a pot)\b")
"""Trees that stand in rooms."""
INSIDE = re.compile(
    r"\b(?:interiors?|inside|nave of)\b|\b(?:full of|filled with|crammed with|packed with|lined with) (?!snow|water)"
)
HOUSE_M = 6.0
"""Height from which a building is no booth or bench that stands in a hall."""
TABLE_TOP_M = 0.6
"""Height from which a thing stands on the floor rather than on a table."""

HANDS = frozenset({"hand", "hands", "finger", "fingers", "baby"})
"""What of a person is seen on a table top."""

FLOORS = frozenset({"floor", "carpet", "sofa", "bed", "desk"})
"""Words that put a scene indoors."""

SHOALS = re.compile(r"\bschools? of (?!art|law|music|medicine|dance|magic|ballet|engineering|design|thought)")
"""A school that is none."""

ICED = re.compile(
    r"\bice(?:d| cubes?| cream| lolly| lollies| tray| bucket)\b"
    r"|\b(?:crush|shav|chip|chopp|blend|suck|chew|melt|add|stir|scoop|drop)\w* (?:the |some )?ice\b"
    r"|\b(?:lay|laid|pack|keep|kept|chill|cool|serv|display|arrang|put|set)\w* (?:[a-z' ]+ )?on (?:crushed |the )?ice\b"
)
"""Ice on a table, which is no place."""

AT_REST = frozenset({None, "stand", "perch", "rest", "sit", "walk", "eat", "sing", "look"})
"""Ways of moving of a bird that is not in the air."""
CARRIERS = frozenset({"vehicle", "aircraft", "boat", "cycle"})
MOUNTS = frozenset({"horse", "pony", "donkey", "camel", "elephant", "mule"})

AT_WINDOW = re.compile(
    r"\b(?:windows?|curtains|at home|living room|bedroom|kitchen|trains?|trams?|tickets?|passengers)\b"
)
"""Words of a room or a railway, where nobody stands on a stage."""

BEHELD = re.compile(
    r"\b(?:see|watch|dream|paint|draw|photograph|imagin|sketch|film|describ|admir|remember|miss|pictur)\w* "
    r"(?:of |about )?(?:the|an?) (?:[a-z]+ )?[a-z]+"
    r"|\b(?:look|gaz|star)\w* (?:out )?(?:at|over|on) (?:the|an?) (?:[a-z]+ )?[a-z]+"
)
"""What is only seen, dreamt of or painted, and is not where somebody is."""

NO_PLACES = frozenset({
    "ice", "space", "moon", "sky", "table", "surface", "stage", "shelf", "desk", "court", "bank", "gym", "track",
    "wave",    "waves", "school", "bar", "star", "mars", "hall", "gold", "coffee",
})  # fmt: skip
"""Words before a noun that make it another thing, and say nothing of where it is."""

TIMES = re.compile(r"\b(?:before|after|until|for|from) (?:school|work|church|college|dinner|lunch|class)\b")
"""Hours that are called by a place."""

GROUNDS = re.compile(r"\b(?:field|meadow|hillside)s?\b")
"""Masses of plants that are places."""

SURFACES = re.compile(r"\b(?:breach|leap|surfac|spout|blow|porpois|jump)\w*\b")
AFLOAT = frozenset({"boat", "bird"})
"""Words and company of those in the sea who are at its surface."""

LAUNCH = re.compile(r"\b(?:launch|lift(?:s|ing)?[- ]?off|blast(?:s|ing)?[- ]?off|tak(?:es|ing) off)")
"""Words of leaving the ground, which a spacecraft does on Earth."""


_INDOORS = re.compile(r"\b(?:indoors|inside (?:the|his|her|their|a) house|(?:at|in (?:his|her|their)) home)\b")


def choose_place(slate: Slate) -> None:
    """The stage that the place's words mean, else where the subject is at home; then a phrase for the place."""
    setting = slate.shot.setting
    place_words = f"{setting.place} {' '.join(setting.details)}"
    acted = _without_carriers(
        slate.shot, BEHELD.sub(" ", TIMES.sub(" ", _said_of_place(" ".join(b.action for b in slate.shot.beats))))
    )
    _choose_street_before(slate)
    if _INDOORS.search(slate.words) and not setting.place:
        slate.choose("setting.stage", "room", "the words say that it is indoors")
    locale = locale_of(_without_masses(slate))
    if locale is not None and not _stage_in(place_words):
        slate.choose("setting.stage", locale.stage, "the words name such a place")
        if locale.phrase and slate.shot.setting.stage == locale.stage:
            slate.choose("setting.place", locale.phrase, f"{NO_PLACE}; what is done there says it")
    named = _seen_from_outside(slate, _stage_in(place_words)) or _within_reach(
        slate, _stage_in(_where_acted(slate)) or _stage_in(acted) or _stage_in(_where_it_grows(slate))
    )
    main = slate.shot.main_subject
    work = workplace_of(main, flying=False, travelling=True) if main is not None and named == "sky" else None
    if work is not None and work.stage == "space":
        named = "space"  # the sky of an astronaut is black and has no clouds
    if named:
        slate.choose("setting.stage", named, "the words name such a place")
    if not slate.shot.setting.stage:
        if main is not None and model_called(main.noun) is not None:
            slate.choose("setting.stage", "studio", "nothing is to distract from a model")
            slate.choose("setting.place", place_of("studio").phrase, NEUTRAL)
        _choose_home(slate)
    _choose_workplace(slate)
    if locale is not None and locale.stage == "snow" and slate.shot.setting.stage != "snow":
        slate.choose("setting.season", "winter", "what is done there needs snow")
    stage = table("stages")[slate.shot.setting.stage] if slate.shot.setting.stage else None
    if stage is not None:
        slate.choose(
            "setting.interior",
            stage.interior,
            f"{with_article(stage.say)} is {'indoors' if stage.interior else 'out of doors'}",
        )


def _without_masses(slate: Slate) -> str:
    """The words without what they call a mass of plants by: a carpet of bluebells lies in no room."""
    plants = [s.count_text.lower() for s in slate.shot.subjects if s.kind == "plant" and s.count_text]
    return reduce(lambda words, mass: words.replace(mass, " "), plants, slate.words)


def _where_it_grows(slate: Slate) -> str:
    """Where plants that the shot is of are said to be: `in a spring wood`, `a field of`."""
    main = slate.shot.main_subject
    if main is None or main.kind != "plant":
        return ""
    return main.position or " ".join(GROUNDS.findall(main.count_text.lower()))


def _choose_street_before(slate: Slate) -> None:
    """The street, for what is in front of a house that no field holds: cars parked in front of a supermarket."""
    setting = slate.shot.setting
    found = None if setting.place or setting.stage else _BEFORE_A_HOUSE.search(slate.words)
    stage = table("stages").get(_stage_in(found[1]) or "") if found else None
    if found is not None and stage is not None and stage.interior and stage.id != "table":
        slate.choose("setting.stage", "street", "what is in front of a house is in its street")
        slate.choose("setting.place", found[1], "the words name the house")


_BEFORE_A_HOUSE = re.compile(r"\b(?:in front of|outside(?: of)?) ((?:an?|the) (?:[\w'-]+ )?[\w'-]+)")


def _choose_workplace(slate: Slate) -> None:
    """The phrase of where somebody is usually at work, where no words but those of the deed say the kind of place."""
    setting, main = slate.shot.setting, slate.shot.main_subject
    if main is None or main.kind != "human" or setting.place or setting.details:
        return
    work = workplace_of(main, flying=False, travelling=False)
    if work is not None and work.stage == setting.stage and setting.stage in ("room", "meadow"):
        slate.choose(
            "setting.place", work.phrase, f"{NO_PLACE}; {any_such(main)} {'are' if is_many(main) else 'is'} {USUAL}"
        )


def _without_carriers(shot: Shot, acted: str) -> str:
    """Deeds without the trains and cars that nobody is in: who races a train is beside it."""
    for subject in shot.subjects:
        noun = re.escape(subject.noun.lower())
        inside = rf"\b(?:in|on|inside|aboard|into|onto|through|off|board\w*)\s+(?:[\w-]+\s+){{0,3}}{noun}"
        if subject.kind in CARRIERS and not re.search(inside, acted.lower()):
            acted = re.sub(rf"\b{noun}\b", " ", acted, flags=re.IGNORECASE)
    return acted


def _seen_from_outside(slate: Slate, stage: str | None) -> str | None:
    """The stage that a place means; the street where the words lead past it, or only up to it."""
    place = slate.shot.setting.place.lower().split()
    if stage is None or not place or not table("stages")[stage].interior or stage == "table":
        return stage
    by = rf"\b(?:past|outside|in front of|pass(?:es|ing)?|towards?) (?:[\w-]+ ){{0,3}}{re.escape(place[-1])}\b"
    return "street" if re.search(by, slate.words) else stage


def _within_reach(slate: Slate, stage: str | None) -> str | None:
    """The stage that an action mentions, unless the subject cannot be there.

    A wolf that howls at the moon is not on it; somebody going home in the rain is not yet in a room.
    """
    main = slate.shot.main_subject
    if stage in ALOFT and LAUNCH.search(slate.words) and (stage == "space" or (main and main.kind == "spacecraft")):
        return None  # what launches into space is not there yet
    if stage == "space" and any(s.kind in {"building", "tree", "landform"} for s in slate.shot.subjects):
        return None  # a moon behind a house is seen from the ground
    if main is not None and main.kind == "fish" and stage in DRY:
        return None
    if main is not None and main.kind == "boat" and stage in DRY:
        return "lake" if any(s.noun.endswith("bridge") for s in slate.shot.subjects) else None
    if stage in ALOFT and main is not None and main.kind not in FLYERS:
        return None
    if stage == "table" and any(_needs_a_floor(subject) for subject in slate.shot.subjects):
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
    return None if indoors and slate.shot.setting.interior is None and _is_outdoors(slate) else stage


def _needs_a_floor(subject: Subject) -> bool:
    """Whether a subject is no thing on a table top: a table that is in the shot, or somebody at one."""
    return subject.noun.endswith("table") or (subject.kind == "human" and subject.noun.split()[-1] not in HANDS)


def _where_acted(slate: Slate) -> str:
    """What the beats and the physical events say of the place: `through the grass`, `onto a wooden floor`."""
    shot = slate.shot
    actions = [match.group() for beat in shot.beats for match in LOCATIVE.finditer(beat.action)]
    return _without_carriers(shot, _said_of_place(" ".join([*actions, *(event.other for event in shot.physics)])))


def _said_of_place(acted: str) -> str:
    """Deeds without what only sounds like a place: what is iced, and a school of fish."""
    return SHOALS.sub(" ", ICED.sub(" ", acted))


def _off_its_element(slate: Slate, home: str, main: Subject) -> str:
    """Where what flies or swims is seen from the ground or from above the water; empty where it is not."""
    others = [subject.kind for subject in slate.shot.subjects]
    if home == "sky" and main.kind == "bird" and leading_motion(slate) in AT_REST:
        return "meadow"  # on its legs, it stands on something
    if home == "sky" and any(kind in GROUNDED for kind in others):
        return "meadow"  # what a bird catches is on the ground
    afloat = SURFACES.search(slate.words) is not None or any(kind in AFLOAT for kind in others)
    return "sea" if home == "underwater" and main.kind == "fish" and afloat else ""


def _choose_home(slate: Slate) -> None:
    setting, main = slate.shot.setting, slate.shot.main_subject
    if main is None:
        slate.choose("setting.stage", "room" if setting.interior else "plain", NEUTRAL)
        return
    motion = table("motions").get(leading_motion(slate) or "")
    travelling = bool(motion and motion.speed_mps)
    if _choose_room_around(slate):
        return
    work = workplace_of(main, flying=bool(motion and motion.id in {"fly", "rise"}), travelling=travelling)
    itself = _stage_in(main.noun) if main.kind in PLACE_KINDS else None
    modified = _stage_by_modifier(main.noun) or (None if work else _home_of_what_takes_part(main.noun))
    at_window = work is not None and work.stage == "theatre" and AT_WINDOW.search(slate.words) is not None
    work = None if modified or at_window else work
    inside = main.kind == "building" and INSIDE.search(slate.words)
    if work is None and itself is None and modified is None and not inside:
        work = _met_with(slate.shot, main, travelling=travelling)
    home = (
        "room"
        if inside
        else itself or modified or (work.stage if work else home_of(main.kind or "thing", travelling=travelling))
    )
    big = (main.height_m or 0.0) > TABLE_TOP_M
    if home == "table" and (
        big or (motion and motion.simulated) or any(s.noun.endswith("table") for s in slate.shot.subjects)
    ):
        home = "room"  # what falls needs a floor, and a table that is in the shot stands on one
    if home == "space" and main.kind == "celestial" and any(s.kind != "celestial" for s in slate.shot.subjects):
        home = "plain"  # a moon behind a house is seen from the ground
    if elsewhere := _off_its_element(slate, home, main):
        home, work = elsewhere, None
    home = _beside_a_car(slate.shot, home) if work is None else home
    if home == "space" and LAUNCH.search(slate.words):
        home = "plain"
    behind = any(_stands_outdoors(s) for s in slate.shot.subjects if s is not main)
    trees = behind or any(s.kind == "tree" and not POTTED.search(s.noun.lower()) for s in slate.shot.subjects)
    home = "meadow" if trees and work is None and home == "street" else home
    if slate.shot.lighting.setup == "silhouette" and setting.interior is None and _is_outdoors(slate):
        home, work = home if home in OPEN_SKIES else "plain", None  # it needs the sky behind it
    open_air = setting.interior is None and itself is None and (trees or _is_outdoors(slate))
    wanted = False if open_air else setting.interior
    if wanted is not None and table("stages")[home].interior is not wanted:
        home, work = "room" if wanted else "meadow" if trees else "street" if main.kind == "human" else "plain", None
    home = home if home in table("stages") else "plain"
    such, be = any_such(main), "are" if is_many(main) else "is"
    met = f"{such} {be} {USUAL}"
    slate.choose("setting.stage", home, met if work else f"{NO_PLACE}; {such} {be} at home there")
    if not (setting.place or setting.details or itself or modified or _where_acted(slate)):
        phrase = work.phrase if work else place_of(slate.shot.setting.stage or home).phrase
        slate.choose("setting.place", phrase, f"{NO_PLACE}; {met}")


def _choose_room_around(slate: Slate) -> bool:
    """The room of what stands in rooms, if the shot has any such thing; says whether it does."""
    setting, room = slate.shot.setting, room_around(slate.shot)
    if not room or (setting.interior is False and setting.weather is None):
        return False
    slate.choose("setting.stage", room, "what stands there stands in a room")
    if not (setting.place or setting.details) and (fitted := room_fitted(slate.shot)):
        slate.choose("setting.place", fitted, f"{NO_PLACE}; what stands there belongs in one")
    return True


OPEN_SKIES = frozenset({"beach", "desert", "meadow", "plain", "sea", "snow", "mountains", "lake", "sky", "space"})
"""Stages over which nothing but the sky stands."""

MADE = re.compile(
    r"\b(?:teddy|toy|stuffed|plush|rubber|gummy|paper|wooden|plastic|tattoo|costume|model|statue|clay|lego|origami)\b"
)
"""What an animal is called that lives nowhere."""


def _beside_a_car(shot: Shot, home: str) -> str:
    """The street instead of a room where a car, a lorry or a bus stands, which no living room holds."""
    cars = (s for s in shot.subjects if s.kind == "vehicle" and (s.height_m or 1.0) > TABLE_TOP_M)
    parked = any(not MADE.search(s.noun.lower()) for s in cars)
    return "street" if parked and home in NEUTRAL_STAGES | {"table"} else home


def _met_with(shot: Shot, main: Subject, *, travelling: bool) -> Workplace | None:
    """Where the others of the shot are usually met, when the main subject itself may be anywhere."""
    others = [subject for subject in shot.subjects if subject.id != main.id]
    others = [subject for subject in others if not MADE.search(subject.noun.lower())]
    found = (workplace_of(subject, flying=False, travelling=travelling) for subject in others)
    return next((work for work in found if work is not None and not table("stages")[work.stage].interior), None)


def is_guessed(shot: Shot) -> bool:
    """True when the stage is a room or a studio only because no place was named, so that nothing may rest on it."""
    cue = shot.source_of("setting.stage")
    return shot.setting.stage in NEUTRAL_STAGES and cue is not None and cue.reason.startswith(NO_PLACE)


def is_open_place(shot: Shot) -> bool:
    """True when the words name no place, and the director took the one where the subject is usually met."""
    reason = _reason(shot, "setting.stage")
    return not shot.setting.stage or reason == NEUTRAL or reason.startswith(NO_PLACE) or reason.endswith(USUAL)


def _reason(shot: Shot, path: str) -> str:
    """Why the director decided a field; empty when somebody else did."""
    cue = shot.source_of(path)
    return cue.reason if cue is not None and cue.source is Source.DIRECTOR else ""


def _stage_by_modifier(noun: str) -> str | None:
    """The stage that stands before a noun: the street of a `street dog`, the desert of a `desert caravan`."""
    words = [word for word in noun.lower().split(" of ")[0].split()[:-1] if word not in NO_PLACES]
    return _stage_in(" ".join(words)) if words else None


def _home_of_what_takes_part(noun: str) -> str | None:
    """Where a happening is that no row knows: a sailboat race where sailboats are, a tea ceremony where tea is."""
    words = noun.lower().split(" of ")[0].split()[:-1]
    entry = noun_entry(" ".join(words)) if words and noun_entry(noun) is None else None
    return home_of(entry.kind, travelling=True) if entry else None


def _is_outdoors(slate: Slate) -> bool:
    """True when weather or an hour was given that is only seen outside, or somebody sits on what goes outside."""
    setting = slate.shot.setting
    mounted = any(s.position.lower().startswith("on ") for s in slate.shot.subjects if s.kind == "human")
    if mounted and any(s.kind in {"cycle", "vehicle"} or s.noun.lower() in MOUNTS for s in slate.shot.subjects):
        return True
    if any(_stands_outdoors(subject) for subject in slate.shot.subjects if subject is not slate.shot.main_subject):
        return True
    return setting.weather is not None or setting.time_of_day in OUTDOOR_HOURS or bool(SUNNY.search(slate.words))


def _stands_outdoors(subject: Subject) -> bool:
    """Whether a subject is so large a building, or such a part of the land, that who is seen with it is outside."""
    return subject.kind == "landform" or (subject.kind == "building" and (subject.height_m or 0.0) > HOUSE_M)


def _stage_in(words: str) -> str | None:
    known = terms_by_phrase("stages")
    tokens = re.findall(r"[\w'-]+", words.lower())
    for length in (3, 2, 1):
        for start in range(len(tokens) - length, -1, -1):
            phrase = " ".join(tokens[start : start + length])
            for form in (phrase, phrase.removesuffix("s")):
                if form in known:
                    return known[form]
    return "room" if FLOORS & set(tokens) else None
