"""Which deeds of a shot nobody acts out on the stage: the words for the user that say so.

A person acts what the words of a beat call for by name, an animal what its habits hold; both, and things, also what
`acted.toml` says of their kind.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generators.previz.belly import slides_on_belly
from generators.previz.burning import shows_light
from generators.previz.burrows import goes_by_burrow
from generators.previz.corners import is_told_of_corner, turns_corner
from generators.previz.deeds import Deed
from generators.previz.encounters import shows_meeting
from generators.previz.entering import entrance_of
from generators.previz.falling_off import gets_on
from generators.previz.fixtures import is_fixture
from generators.previz.immersing import vessels_dropped_into
from generators.previz.into_water import WATERS, goes_in, splash_into_water
from generators.previz.launching import STARTS
from generators.previz.letting_go import tosses
from generators.previz.motion.habits import habit_named
from generators.previz.motion.performing import Performance, performance_of, verb_forms
from generators.previz.motion.plumes import plume_of
from generators.previz.needs import role_of_animals
from generators.previz.own_work import does_itself
from generators.previz.part_pace import shows_pace
from generators.previz.rigs import goes_on_legs
from generators.previz.rigs.base import noun_of, noun_words
from generators.previz.rigs.props import knows_prop, prop_of
from generators.previz.rigs.quadruped.borrowed import has_wings
from generators.previz.sets.hillside import slope_of
from generators.previz.side_words import told_of
from generators.previz.supervising.undrawn import actor_of, lists_of_acted, undrawn
from generators.previz.tables import rows_of
from generators.previz.taking_in import takers_of
from generators.previz.things import is_inside, is_person, names_of, others_of
from generators.previz.toppling import knocked_over
from generators.previz.up_faces import goes_up_face
from generators.previz.vaulting import vault_of
from generators.previz.whirling import is_of_whirlwind
from prompts.shot import Beat, Shot, Source, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.wording import short_name

__all__ = ["unacted"]

FALLBACK_KIND = "thing"
HALF_ACTED = frozenset({"open_door", "surf_by_sail"})
"""Performances of which only the hand is seen where the thing is built without a door that swings, or no sail."""
_COMES_TO_REST = re.compile(r"(?:stop|brak|halt)\w*\b(?!.*\bfor gas\b)")
"""What who was under way shows by standing then."""
_HIDES_UNDER = re.compile(r"(?:\w+ly )?hid\w* (?:away )?(?:under|underneath|beneath|behind)\b")
"""Hiding that is a place more than a deed."""
_WIPES_AWAY = re.compile(r"(?:eras\w*|rub\w* (?:it |them )?(?:out|off))\b")
"""Deeds by which writing goes."""
_TAKES_OFF = re.compile(
    r"(?:(?:tak\w*|slip\w*|pull\w*) off|(?:put\w*|slip\w*|pull\w*) on|slip\w* into|shrug\w* (?:into|on))"
    r" (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}?"
    r"(?:jackets?|coats?|shirts?|sweaters?|hoodies?|hats?|caps?|helmets?|gloves?|(?:sun|eye)?glasses|shoes|boots|socks|scarf|dress)\b"
)
"""Deeds after which somebody has more on, or less."""
_DOWN_FALLS = re.compile(
    r"\b(?:over|down|through|into) (?:an?|the|some) (?:[\w-]+ )?(?:waterfalls?|falls|rapids|cascades?)\b"
)
"""Words of who goes down where the river falls: all waters are level."""
_ASHORE = re.compile(r"\b(?:ashore|onto (?:the|its) (?:beach|sand|shore|bank|rocks))\b")
"""Words of who comes out of the water."""
_OFF_AN_EDGE = re.compile(
    r"\b(?:fall|tumbl|jump|leap|plung|slip)\w* (?:down )?(?:off|over|from) (?:an?|the|its|his|her) (?:[\w-]+ ){0,2}?"
    r"(?:cliff|waterfall|ledge|precipice|balcony|rooftop|skyscraper|edge)\b"
)
"""Edges that no set has where somebody goes over them."""
WET = frozenset({*WATERS, "beach", "underwater"})
"""Stages with water that one can be in."""
_PRESENTS = re.compile(
    r"(?:showing|capturing|showcasing|demonstrating|highlighting|illustrating|emphasi[sz]ing|revealing|displaying"
    r"|being captured) (?:how|its|their|the|his|her|as|that|an?)\b"
)
"""What a clip does with a thing that it shows, which is no deed of the thing."""
AIR = frozenset(
    {
        "wind", "rain", "snow", "mist", "fog", "cloud", "clouds", "wave", "waves", "storm", "sandstorm", "leaves",
        "dust", "light", "sun", "moon", "stars", "sunlight", "moonlight", "shadow", "shadows", "thunder",
        "lightning", "thunderstorm", "rainstorm", "snowstorm", "thunderclouds", "drizzle", "water", "surf", "tide",
        "snowflakes", "raindrops", "breeze", "fire", "smoke", "camera", "grass", "trees", "sunset", "sunrise",
        "dawn", "night", "sky", "blizzard", "hail", "season", "seasons", "time", "day",
    }
)  # fmt: skip
"""What air, light and set of a place without anybody show as they are said to go."""
_CURLS = re.compile(r"(?:\w+ly )?curl\w*\b")
"""What an animal without joints does not do."""
_LAYS_EGGS = re.compile(r"(?:\w+ly )?(?:lay|laid)\w* (?:an? |its |her |their |some |\w+ )?(?:[\w-]+ )?eggs?\b")
"""What is seen by the eggs that lie by who lays them."""
STILL = frozenset({"stand", "sit", "rest", "lie", "perch", "look", "float"})
"""Motions of an animal that only sits there."""
WAITS = frozenset({"stand", "rest"})
"""Motions of who stays."""
STEPS = frozenset({"walk", "run", "jump", "trot", "gallop", "crawl"})
"""Motions in which such an animal goes by its own parts."""
TURNED = frozenset({"turn", "spin", "work"})
"""Motions that wheels within a thing show."""
HOLDS = frozenset({"carry", "stand", "work"})
"""Motions in which an animal may have something in its mouth or on its nose."""
GIVEN_OFF = frozenset({"burn", "shine", "flow", "pour", "boil"})
"""Motions that a thing shows when it gives off fire, smoke or water."""
PUT = frozenset({"carry", "rest", "fall", "throw", "slide", "float", "sink"})
"""Motions of what is put or thrown into a vessel of liquid, which is seen by how it goes in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """One row of `acted.toml`, whose head says what each field means."""

    id: str
    kinds: tuple[str, ...]
    motions: tuple[str, ...]
    but: tuple[str, ...] = ()


@cache
def _by_kind() -> Mapping[str, Acted]:
    rows = rows_of(__package__ or "", "acted", Acted)
    return MappingProxyType({kind: row for row in rows.values() for kind in row.kinds})


def unacted(shot: Shot, met: Container[str] = ()) -> tuple[str, ...]:
    """What the shot tells and the stage does not act out, in sentences for the user.

    Args:
        shot: as it is staged.
        met: ids of the subjects that physics brings together, or that change before the camera: what becomes of them
            is seen.
    """
    deeds: list[str] = []
    silent: set[str] = set()
    for beat in shot.beats:
        subject = actor_of(shot, beat)
        if subject is None and _is_of_nobody(shot, beat):
            deeds.append(beat.action)
        if subject is None or subject.id in met or _is_of_the_clip(subject, beat) or _is_shown(shot, subject, beat):
            continue
        silent.add(subject.id)
        deeds.append(f"{short_name(subject)} {beat.action}")
    lines = [f"not acted out in the previz: {'; '.join(dict.fromkeys(deeds))}"] if deeds else []
    return (*lines, *dict.fromkeys(undrawn(shot, silent, met)))


def _is_of_the_clip(subject: Subject, beat: Beat) -> bool:
    """Whether a beat says what is to be seen of a thing, and nothing that it does."""
    return not is_person(subject) and _PRESENTS.match(beat.action.lower()) is not None


def _is_a_wait(shot: Shot, beat: Beat, motion: str) -> bool:
    """Whether a beat says by its verb that somebody stays; a verb that nobody knows is read as if it did."""
    cue = shot.source_of(f"beats[{shot.beats.index(beat)}].action")
    if cue is None or cue.source is not Source.USER:
        return True
    first = beat.action.lower().partition(" ")[0]
    if not first.endswith("ing"):
        return True
    term = table("motions")[motion]
    return any(_says(verb, beat.action.lower()) for verb in (term.id, *term.synonyms))


def _is_of_nobody(shot: Shot, beat: Beat) -> bool:
    """Whether a beat tells of something that is no subject and that neither air nor set shows: `weight bouncing`."""
    cue = shot.source_of(f"beats[{shot.beats.index(beat)}].action")
    told = cue is not None and cue.source is Source.USER
    words = set(re.findall(r"[a-z]+", beat.action.lower()))
    weather = table("weather").get(shot.setting.weather or "")
    shown = {*AIR, *re.findall(r"[a-z]+", weather.say if weather else "")}
    if (beat.motion or "") in STEPS and any(move.kind == "pov" for move in shot.camera.moves):
        return False  # whose eyes they are walks by the camera's own way
    return told and not shot.subjects and words.isdisjoint(shown)


_LIKENS = re.compile(r"(?:looking|seeming|appearing)(?: \w+ly)? like (?:an?|the) |resembling ")
"""A likeness to something else, which no figure takes on."""


def _is_shown(shot: Shot, subject: Subject, beat: Beat) -> bool:
    if _LIKENS.match(beat.action.lower()):
        return False
    if subject.id in vessels_dropped_into(shot) and beat.motion in PUT:
        return True
    if is_of_whirlwind(shot, beat):
        return True
    if gets_on(shot, beat) or knocked_over(shot, beat) is not None:
        return True
    if beat.target and takers_of(shot).get(subject.id) == beat.target:
        return True
    if goes_up_face(subject, beat.action.lower()) or goes_by_burrow(subject, beat.action.lower()):
        return True
    passage = told_of(shot, subject)
    if passage is not None and passage.beat is beat:
        return True
    return turns_corner(shot, beat) if is_told_of_corner(shot, beat) else _is_acted(shot, subject, beat)


def _is_acted(shot: Shot, subject: Subject, beat: Beat) -> bool:
    words, motion = beat.action.lower(), beat.motion or "stand"
    if subject.kind == "quadruped" and _is_figurine(shot, subject) and not _is_by_place(shot, subject, beat):
        stays = (motion in STILL or motion == "eat") and not _CURLS.match(words)
        stays = stays and (motion not in WAITS or _is_a_wait(shot, beat, motion))
        return stays or (motion in STEPS and _has_legs(subject))
    if _is_stated(subject, words) or _is_by_place(shot, subject, beat) or _shows_by_itself(subject, words):
        return True
    others = others_of(shot, subject, beat, words)
    if _lacks_its_ground(shot, words, motion, others):
        return False
    if motion in WAITS and not _played(subject, words, others) and not _is_a_wait(shot, beat, motion):
        return habit_named(words) is not None and subject.kind == "quadruped"
    kind = subject.kind or FALLBACK_KIND
    row = _by_kind().get(kind, _by_kind()[FALLBACK_KIND])
    if _is_barred(shot, beat, row):
        return False
    if is_person(subject):
        played = _played(subject, words, others)
        if played is not None:
            swings = any((prop := prop_of(o.noun)) and prop.opens for o in others)
            return played.id not in HALF_ACTED or swings
    elif (role_of_animals(words) and others) or (kind == "quadruped" and habit_named(words) is not None):
        return True
    opens = (prop := prop_of(subject.noun)) is not None and prop.opens and not is_fixture(shot, subject)
    if (motion == "open" and opens) or (motion == "fly" and has_wings(subject)):
        return True
    if (motion in GIVEN_OFF or words.startswith("erupt")) and plume_of(subject.noun):
        return True
    return motion in row.motions or _pours(subject, motion, others) or _turns_parts(subject, motion)


def _pours(subject: Subject, motion: str, others: Sequence[Subject]) -> bool:
    """Whether a vessel pours into another one, by a stream that is seen."""
    return motion == "pour" and not is_person(subject) and any(other.kind == "vessel" for other in others)


def _turns_parts(subject: Subject, motion: str) -> bool:
    """Whether parts of a thing turn as the whole is said to."""
    prop = prop_of(subject.noun) if motion in TURNED else None
    return prop is not None and any(part.drive == "turn" for part in prop.parts)


def _is_stated(subject: Subject, words: str) -> bool:
    """Whether a beat tells how something is, not what it does."""
    if words.startswith("being ") and any(_says(verb, words.removeprefix("being ")) for verb in lists_of_acted()[1]):
        return True
    return not table("kinds")[subject.kind or FALLBACK_KIND].animate and _is_there(words)


def _is_barred(shot: Shot, beat: Beat, row: Acted) -> bool:
    """Whether a deed is among those that a kind does not show, unless it is seen after what came before it."""
    words = beat.action.lower()
    if row.id == "beasts" and beat.motion == "carry" and not beat.target and not _holds_itself(words):
        return True  # it catches what nobody has named
    if row.id == "people" and _HIDES_UNDER.match(words):
        return False  # whether they are under it is seen, and told where they are not
    if row.id == "people" and (_WIPES_AWAY.match(words) or (_TAKES_OFF.match(words) and not _dons(shot, beat))):
        return True  # what is written, or worn, stays
    if not any(_says(verb, words) for verb in row.but) or (row.id == "beasts" and _holds_itself(words)):
        return False
    subject = actor_of(shot, beat)
    if row.id == "carriers" and subject is not None and _stops(shot, subject, words):
        return False
    starts = (beat.motion or "stand") == "rise" and STARTS.match(words) is not None
    earlier = shot.beats[: shot.beats.index(beat)]
    under_way = any(b.subject == beat.subject and table("motions")[b.motion or "stand"].speed_mps > 0 for b in earlier)
    return not starts and not (under_way and _COMES_TO_REST.match(words))


def _dons(shot: Shot, beat: Beat) -> bool:
    """Whether somebody is seen to put on or take off what a beat tells of."""
    who = actor_of(shot, beat)
    words = beat.action.lower()
    played = _played(who, words, others_of(shot, who, beat, words)) if who is not None else None
    return played is not None and played.dons != "" and who is not None and who.count == 1


def _stops(shot: Shot, subject: Subject, words: str) -> bool:
    """Whether the words are of a vehicle that comes to its place and stays there."""
    entrance = entrance_of(shot, subject, words)
    return entrance is not None and entrance.stays


def _holds_itself(words: str) -> bool:
    """Whether it is the animal's own head or ears that it lifts or holds."""
    return re.search(r"\b(?:its|his|her|their) (?:[\w-]+ )?(?:heads?|ears?|tails?|necks?)\b", words) is not None


def _tosses_it(shot: Shot, subject: Subject, words: str) -> bool:
    """Whether an animal throws up what it has in its mouth or on its nose."""
    held = any(b.subject == subject.id and b.target and b.motion in HOLDS for b in shot.beats)
    return subject.kind == "quadruped" and held and tosses(words)


def _shows_by_itself(subject: Subject, words: str) -> bool:
    """Whether a thing shows by its light or by the pace of its parts what becomes of it."""
    if is_person(subject):
        return False
    return does_itself(subject, words) or shows_light(subject, words) or shows_pace(subject, words)


def _lacks_its_ground(shot: Shot, words: str, motion: str, others: Sequence[Subject]) -> bool:
    """Whether the set has no slope for who climbs a mountain, no water for who jumps in, or no edge to fall off."""
    if _DOWN_FALLS.search(words) and any(s.kind == "boat" for s in shot.subjects):
        return True
    if _ASHORE.search(words) and any(b.motion in ("sail", "swim") for b in shot.beats):
        return True  # who comes to an island is filmed on the water
    if motion == "climb" and any(other.kind == "landform" for other in others):
        return slope_of(shot) == 0.0  # elsewhere land rises only beyond the action
    return (goes_in(words) and shot.setting.stage not in WET) or _OFF_AN_EDGE.search(words) is not None


def _is_by_place(shot: Shot, subject: Subject, beat: Beat) -> bool:
    """Whether an animal shows a deed by where it is: close to whom it meets, or in the air between two things."""
    words = beat.action.lower()
    if _LAYS_EGGS.match(words) and any(re.search(r"\beggs?$", s.noun.lower()) for s in shot.subjects):
        return True  # they lie behind it
    if splash_into_water(shot, subject, (Deed(0.0, 1.0, "", words),)) is not None:
        return True
    if vault_of(shot, subject, words) is not None or (is_inside(subject) and (beat.motion or "stand") in STILL):
        return True
    if slides_on_belly(subject, words) or _tosses_it(shot, subject, words):
        return True
    has_habits = subject.kind == "quadruped" and not _is_figurine(shot, subject)
    return shows_meeting(shot, subject, words, by_habit=has_habits)


def _played(subject: Subject, words: str, others: Sequence[Subject]) -> Performance | None:
    """What a person plays by the words of a deed; None for anybody else."""
    nouns = [subject.noun, *(name for other in others for name in names_of(other))]
    return performance_of(words, "", nouns) if is_person(subject) else None


def _has_legs(subject: Subject) -> bool:
    """Whether an animal that is built like a thing moves parts as it goes."""
    prop = prop_of(subject.noun)
    return prop is not None and any(part.drive in ("step", "beat") for part in prop.parts)


def _is_figurine(shot: Shot, subject: Subject) -> bool:
    """Whether an animal is built like a thing, without legs that move."""
    noun = noun_of(subject)
    if goes_on_legs(subject, [beat.motion or "" for beat in shot.beats if beat.subject == subject.id]):
        return False
    return knows_prop(subject.noun, noun.breed if noun else "", noun_words(subject))


@cache
def _is_there(words: str) -> bool:
    """Whether the words begin with a verb of what only is there, and does nothing: `a lantern graces the square`."""
    return any(_says(verb, words) for verb in tables_of(__package__, "acted")["states"]["idle"])


def _says(verb: str, words: str) -> bool:
    """Whether the words begin with a verb in one of its forms."""
    return verb_forms(verb).match(words) is not None
