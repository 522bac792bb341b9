"""Completing where: the stage and the place."""

from __future__ import annotations

import re
from functools import reduce
from typing import Final

from prompts.completing.afloat import at_the_water
from prompts.completing.cast import leading_motion
from prompts.completing.deciding import Slate
from prompts.completing.guessed import NEUTRAL, NEUTRAL_STAGES, NO_PLACE, USUAL
from prompts.completing.knowledge import home_of, noun_entry, place_of
from prompts.completing.locales import Workplace, asks_for_stage, locale_of, workplace_of
from prompts.completing.reach import (
    LAUNCH,
    OUTDOOR_KINDS,
    RURAL,
    SUNNY,
    ashore,
    is_outdoors,
    on_earth,
    place_name_in,
    said_of_place,
    says_open_air,
    seen_from_outside,
    stage_in,
    stands_outdoors,
    where_acted,
    within_reach,
    without_carriers,
)
from prompts.completing.rooms import HOUSEHOLD, room_around, room_fitted
from prompts.completing.worlds import is_beyond, is_far_world
from prompts.reading.models import model_called
from prompts.shot import Shot, Subject
from prompts.vocabulary import table
from prompts.wording import any_such, is_many, with_article
from prompts.wording.skies import shows_sun_or_moon
from prompts.wording.sorts import MADE

__all__ = [
    "OUTDOOR_KINDS",
    "OUT_OF_WEATHER",
    "SUNNY",
    "choose_place",
]

OUT_OF_WEATHER = frozenset({"space", "underwater"})

GROUNDED = frozenset({"quadruped", "reptile", "human", "plant"})

PLACE_KINDS = frozenset({"thing", "landform", "liquid", "plant", "tree", "grass"})
"""Kinds whose noun may be the place itself: a field of sunflowers, a frozen lake, a village."""

POTTED = re.compile(r"\b(?:christmas|potted|bonsai|plastic|toy|family|palm tree in a pot)\b")
"""Trees that stand in rooms."""
BRANCH = re.compile(r"\b(?:branch|branches|boughs?)$")
"""What grows on trees."""
INSIDE = re.compile(
    r"\b(?:interiors?|inside|nave of)\b|\b(?:full of|filled with|crammed with|packed with|lined with) (?!snow|water)"
)
TABLE_TOP_M = 0.6
"""Height from which a thing stands on the floor rather than on a table."""


OUT_OF_HOUSES = frozenset({"sea", "sky", "underwater"})
"""Homes that whoever else is there changes nothing of: a ship in a storm of lightning is at sea."""
AT_REST = frozenset({None, "stand", "perch", "rest", "sit", "walk", "eat", "sing", "look"})
"""Ways of moving of a bird that is not in the air."""

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

COFFEE = re.compile(r"\b(?:coffee|espresso|tea|tamp\w*|used)(?: the)? grounds\b")
"""What is left of a drink, and no ground."""

TIMES = re.compile(r"\b(?:before|after|until|for|from) (?:school|work|church|college|dinner|lunch|class)\b")
"""Hours that are called by a place."""

GROUNDS = re.compile(r"\b(?:field|meadow|hillside)s?\b")
"""Masses of plants that are places."""

SURFACES = re.compile(r"\b(?:breach|leap|surfac|spout|blow|porpois|jump)\w*\b")
AFLOAT = frozenset({"boat", "bird"})
"""Words and company of those in the sea who are at its surface."""


_INDOORS = re.compile(r"\b(?:indoors|inside (?:the|his|her|their|a) house|(?:at|in (?:his|her|their)) home)\b")


def choose_place(slate: Slate) -> None:
    """The stage that the place's words mean, else where the subject is at home; then a phrase for the place."""
    setting = slate.shot.setting
    place_words = f"{setting.place} {' '.join(on_earth(slate))}"
    said = said_of_place(" ".join(beat.action for beat in slate.shot.beats))
    acted = without_carriers(slate.shot, BEHELD.sub(" ", COFFEE.sub(" ", TIMES.sub(" ", said))))
    _choose_street_before(slate)
    if _INDOORS.search(slate.words) and not setting.place:
        slate.choose("setting.stage", "room", "the words say that it is indoors")
    locale = locale_of(_without_masses(slate))
    if locale is not None and not stage_in(place_words):
        there = "beach" if locale.stage == "sea" and ashore(slate) else locale.stage
        slate.choose("setting.stage", there, "the words name such a place")
        if locale.phrase and slate.shot.setting.stage == locale.stage:
            slate.choose("setting.place", locale.phrase, f"{NO_PLACE}; what is done there says it")
    named = seen_from_outside(slate, stage_in(place_words)) or within_reach(
        slate, stage_in(where_acted(slate)) or stage_in(acted) or stage_in(_where_it_grows(slate))
    )
    main = slate.shot.main_subject
    work = workplace_of(main, flying=False, travelling=True) if main is not None and named == "sky" else None
    if work is not None and work.stage == "space":
        named = "space"  # the sky of an astronaut is black and has no clouds
    if named == "sky" and main is not None and is_far_world(slate.shot, main):
        named = "space"
    if named:
        slate.choose("setting.stage", named, "the words name such a place")
        _choose_where_it_is_done(slate)
    if not slate.shot.setting.stage:
        if main is not None and model_called(main.noun) is not None and not _AURORA.search(main.noun.lower()):
            slate.choose("setting.stage", "studio", "nothing is to distract from a model")
            slate.choose("setting.place", place_of("studio").phrase, NEUTRAL)
        _choose_home(slate)
    _choose_workplace(slate)
    snows = asks_for_stage(_without_masses(slate), "snow") or _SNOW_LIES.search(slate.words)
    if snows and slate.shot.setting.stage != "snow":
        slate.choose("setting.season", "winter", "what is done there needs snow")
    stage = table("stages")[slate.shot.setting.stage] if slate.shot.setting.stage else None
    if stage is not None:
        slate.choose(
            "setting.interior",
            stage.interior,
            f"{with_article(stage.say)} is {'indoors' if stage.interior else 'out of doors'}",
        )


def _choose_where_it_is_done(slate: Slate) -> None:
    """The place at which something is done, where its stage is chosen by it: hugging at the airport terminal."""
    setting = slate.shot.setting
    deeds = " ; ".join(beat.action.lower() for beat in slate.shot.beats)
    for found in reversed([*_AT_A_PLACE.finditer(deeds)]):
        name = place_name_in(found["where"])
        ends = found["where"].rstrip().endswith(name) if name else False
        if ends and not setting.place and not setting.details and stage_in(name) == setting.stage:
            slate.choose("setting.place", name, "what is done there says it")
            return


_AT_A_PLACE = re.compile(
    r"\b(?:at|in|inside|into|through|across) (?:an?|the|his|her|their) (?P<where>(?:[\w'-]+ ){0,2}?[\w'-]+)"
    r"(?=$|[,.;]| (?:with|and|while|as|by|for|on|in|before|after|;))"
)
"""What is said of where something is done."""


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
    stage = table("stages").get(stage_in(found[1]) or "") if found else None
    inside = found is not None and _is_furnishing(found[1].lower().split()[-1])
    if found is not None and stage is not None and stage.interior and stage.id != "table" and not inside:
        slate.choose("setting.stage", "street", "what is in front of a house is in its street")
        slate.choose("setting.place", found[1], "the words name the house")


def _is_furnishing(noun: str) -> bool:
    """Whether what somebody is in front of is no house, though it is called by one: a bathroom mirror, a sofa."""
    entry = noun_entry(noun)
    return noun in HOUSEHOLD or (entry is not None and entry.kind in _IN_ROOMS)


_IN_ROOMS = frozenset({"furniture", "device", "tool", "instrument", "box", "vessel"})
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


def _off_its_element(slate: Slate, home: str, main: Subject) -> str:
    """Where what flies or swims is seen from the ground or from above the water; empty where it is not."""
    others = [subject.kind for subject in slate.shot.subjects]
    if home == "sky" and main.kind == "bird" and leading_motion(slate) in AT_REST:
        return "meadow"  # on its legs, it stands on something
    if home == "sky" and main.kind == "bird" and "tree" in others and leading_motion(slate) != "fly":
        return "forest" if any(s.kind == "tree" and is_many(s) for s in slate.shot.subjects) else "meadow"
    if home == "sky" and any(kind in GROUNDED for kind in others):
        return "meadow"  # what a bird catches is on the ground
    if home == "underwater" and main.kind == "fish" and leading_motion(slate) == "fly":
        return "sky"  # a whale that flies is seen in the air
    if home == "underwater" and main.kind == "boat" and not re.search(r"submarine|submersible", main.noun.lower()):
        return "sea"  # whom it meets comes up beside it
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
    itself = stage_in(main.noun) if main.kind in PLACE_KINDS else None
    modified = _stage_by_modifier(main.noun) or (None if work else _home_of_what_takes_part(main.noun))
    at_window = work is not None and work.stage == "theatre" and AT_WINDOW.search(slate.words) is not None
    work = None if modified or at_window else work
    inside = main.kind == "building" and INSIDE.search(slate.words)
    rooted = home_of(main.kind or "thing", travelling=travelling) in OUT_OF_HOUSES
    if work is None and itself is None and modified is None and not inside and not rooted:
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
    if home == "space" and main.kind == "celestial" and not is_beyond(slate.shot):
        home = "plain"  # a moon behind a house is seen from the ground
    home, work = _brought_down(slate, home, main, work)
    if elsewhere := _off_its_element(slate, home, main):
        home, work = elsewhere, None
    home = _beside_a_car(slate.shot, home) if work is None else home
    if home == "space" and LAUNCH.search(slate.words):
        home = "plain"
    home, work = at_the_water(slate, itself or home, main) or (home, work)
    grounds = [s for s in slate.shot.subjects if s is not main and stands_outdoors(s)]
    in_town = any(s.kind == "building" and not RURAL.search(s.noun.lower()) for s in grounds)
    trees = any(
        (s.kind == "tree" and not POTTED.search(s.noun.lower())) or BRANCH.search(s.noun.lower().split(" of ")[0])
        for s in slate.shot.subjects
    )
    trees = trees or (bool(grounds) and not in_town)
    home = "meadow" if trees and work is None and home == "street" else home
    if slate.shot.lighting.setup == "silhouette" and setting.interior is None and is_outdoors(slate):
        home, work = home if home in OPEN_SKIES else "plain", None  # it needs the sky behind it
    if under := _under_what_it_shows(slate, home, main):
        home, work = under, None
    open_air = setting.interior is None and itself is None and (trees or is_outdoors(slate))
    wanted = False if open_air else setting.interior
    if wanted is not None and table("stages")[home].interior is not wanted:
        open_ground = (
            "meadow"
            if trees or says_open_air(slate.words)
            else "street"
            if main.kind == "human" or in_town
            else "plain"
        )
        home, work = "room" if wanted else open_ground, None
    home = home if home in table("stages") else "plain"
    such, be = any_such(main), "are" if is_many(main) else "is"
    met = f"{such} {be} {USUAL}"
    slate.choose("setting.stage", home, met if work else f"{NO_PLACE}; {such} {be} at home there")
    if not (setting.place or setting.details or itself or modified or grounds or where_acted(slate)):
        phrase = work.phrase if work else place_of(slate.shot.setting.stage or home).phrase
        slate.choose("setting.place", phrase, f"{NO_PLACE}; {met}")


def _under_what_it_shows(slate: Slate, home: str, main: Subject) -> str:
    """Where the sky that the words show is seen, or the water that is swum in; empty where home will do."""
    if (
        home == "meadow"
        and main.kind == "quadruped"
        and any(s.noun.lower().endswith("door") for s in slate.shot.subjects)
    ):
        return "room"  # who waits at a door is in the house
    if home == "street" and slate.shot.setting.interior is None and shows_sun_or_moon(slate.words):
        return "meadow"  # between houses no low moon is seen
    if _AURORA.search(main.noun.lower()):
        return "snow"
    return "sea" if home == "snow" and leading_motion(slate) == "swim" else ""


_AURORA: Final = re.compile(r"\b(?:aurora|northern lights|southern lights|polar lights)\b")


def _brought_down(slate: Slate, home: str, main: Subject, work: Workplace | None) -> tuple[str, Workplace | None]:
    """Where those are who are at home above, once the words keep them on the ground: on a runway, under a sunny sky."""
    if home == "sky" and PLANE.search(main.noun.lower()) and ON_RUNWAY.search(slate.words):
        return "plain", Workplace(nouns=(), stage="plain", phrase="a runway")
    if home == "space" and main.kind == "spacecraft" and any(s.kind == "boat" for s in slate.shot.subjects):
        return "sea", None
    if home == "space" and main.kind in {"human", "robot"} and _under_a_sky(slate):
        return "lake" if WATERS.search(slate.words) else "meadow", None
    return home, work


def _under_a_sky(slate: Slate) -> bool:
    """Whether the words speak of an hour or a weather, which only a world with air has."""
    return slate.said("setting.time_of_day") or slate.said("setting.weather")


PLANE = re.compile(r"\b(?:air|aero|sea)?planes?$|\b(?:jets?|airliners?|jumbo)$")
ON_RUNWAY = re.compile(r"\b(?:tak\w+ off|take-?off|touch\w+ down|taxi\w*|com\w+ in to land)\b")
"""Deeds of an aeroplane that has the ground under its wheels."""
WATERS = re.compile(r"\b(?:ducks?|swans?|pond|lake|river|water)\b")
"""Words by which who is out of doors is at a water."""


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


def _beside_a_car(shot: Shot, home: str) -> str:
    """The street instead of a room where a car, a lorry or a bus stands, which no living room holds."""
    cars = (s for s in shot.subjects if s.kind == "vehicle" and (s.height_m or 1.0) > TABLE_TOP_M)
    parked = any(not MADE.search(s.noun.lower()) for s in cars)
    return "street" if parked and home in NEUTRAL_STAGES | {"table"} else home


_SNOW_LIES = re.compile(
    r"\b(?:shovel\w*|clear\w*|plough\w*|plow\w*|sweep\w*|scrap\w*|brush\w*) (?:away |off )?(?:the )?snow\b"
    r"|\bsnow (?:shovel|plough|plow|drift)s?\b"
    r"|\bsnowboard(?:s|ers?|ing)?\b|(?<!water )(?<!water-)(?<!jet )(?<!jet-)\bski(?:s|ers?|ing)?\b"
    r"(?! (?:lift|resort|mask|goggles))"
    r"|\btobogganing\b|\bbobsleds?\b"
)
"""Work that there must be snow for."""


def _met_with(shot: Shot, main: Subject, *, travelling: bool) -> Workplace | None:
    """Where the others of the shot are usually met, when the main subject itself may be anywhere."""
    others = [subject for subject in shot.subjects if subject.id != main.id]
    others = [subject for subject in others if not MADE.search(subject.noun.lower())]
    found = (workplace_of(subject, flying=False, travelling=travelling) for subject in others)
    return next((work for work in found if work is not None and not table("stages")[work.stage].interior), None)


def _stage_by_modifier(noun: str) -> str | None:
    """The stage that stands before a noun: the street of a `street dog`, the desert of a `desert caravan`."""
    words = [word for word in noun.lower().split(" of ")[0].split()[:-1] if word not in NO_PLACES]
    return stage_in(" ".join(words)) if words else None


def _home_of_what_takes_part(noun: str) -> str | None:
    """Where a happening is that no row knows: a sailboat race where sailboats are, a tea ceremony where tea is."""
    words = noun.lower().split(" of ")[0].split()[:-1]
    entry = noun_entry(" ".join(words)) if words and noun_entry(noun) is None else None
    return home_of(entry.kind, travelling=True) if entry else None
