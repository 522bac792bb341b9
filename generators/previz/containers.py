"""Animals in boxes, baskets and bags: what they are in is open, wide enough for them, and low enough to see them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.rigs import noun_of
from generators.previz.rigs.props import prop_of
from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["is_open_container", "with_containers_to_fill", "with_open_containers"]

_FAMILIES: Final = (
    ("open box", re.compile(r"\b(?:box|carton|parcel|package)\b")),
    ("open crate", re.compile(r"\b(?:crate|drawer|chest|trunk)\b")),
    ("open basket", re.compile(r"\b(?:basket|hamper)\b")),
    ("open bag", re.compile(r"\b(?:bag|sack|backpack|purse|handbag|rucksack)\b")),
    ("open suitcase", re.compile(r"\b(?:suitcase|briefcase|luggage)\b")),
)
"""What each kind of container is when it is open, by its words."""
_NO_CONTAINER: Final = re.compile(r"\b(?:mailbox|sandbox|punching|sleeping|bean|tea|juke|phone|telephone|litter)\b")
_IN: Final = r"\b(?:in|inside|into|within|out of|from|from inside) (?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){0,2}?"
_LOW: Final = re.compile(r"\b(?:sleep|nap|doz|lie|lies|lying|curl|snooz|asleep|hid)")
_SHOWS: Final = re.compile(r"\b(?:peek|peer|pok|pop|stick|com|emerg|look)\w*\b.*\bout\b")
_JUMPS: Final = re.compile(r"(?:jump|leap|climb|hop|get|crawl|step|scrambl|tumbl)\w*\b.* (?:in|into|inside)\b")
_TAKES_OUT: Final = re.compile(r"(?:\w+ly )?(?:tak|steal|grabb?|pull|pick|snatch|fetch|pluck|eat|drink)ing\b(?! out\b)")
"""What an animal does to what is in there, and is not in there itself."""
_IN_IT: Final = re.compile(r"\b(?:in|inside|into|within)\b")
KINDS: Final = frozenset({"quadruped", "reptile"})
AROUND: Final = 1.2
"""How much longer than the animal a container is."""
WIDE: Final = {"open bag": 50.0}
USUALLY_WIDE: Final = 58.0
"""How long each is, in its row's unit."""
_PUTS: Final = re.compile(r"(?:put|plac|pack|drop|lay|slip|tuck|slid|stuff|stow|load|thr[eo]w|toss|fold|stor|set)\w*\b")
SLIPPED_INTO: Final = "open bag"
"""What a thing of the hands is slipped into as it is, and seen in no more."""
USUAL_M: Final = {"open suitcase": 0.62, "open bag": 0.42}
LEAST_M: Final = 0.22
ROOM: Final = 2.2
"""How long a container is at the least that something is put in; and how much longer than that, where it is a box."""
LONGEST_M: Final = 1.1
"""What is longer is in no box."""


def with_open_containers(shot: Shot) -> Shot:
    """The shot with the containers that animals are in open and of their size, and with the animals in them."""
    for beat in shot.beats:
        animal = next((s for s in shot.subjects if s.id == beat.subject), None)
        found = _container(shot, animal, beat.action.lower()) if animal is not None else None
        if animal is not None and found is not None:
            return _with_in(shot, animal, *found)
    for animal in shot.subjects:
        free = animal.model_copy(update={"position": ""})
        found = _container(shot, free, animal.position.lower()) if animal.position else None
        if found is not None and found[0] is not animal:
            return _with_in(shot, animal, *found)
    return shot


def with_containers_to_fill(shot: Shot) -> Shot:
    """The shot with the boxes, bags and suitcases open that somebody puts something into, and of its size.

    Args:
        shot: its beats say what is put where.
    """
    for beat in shot.beats:
        words = beat.action.lower()
        thing = next((s for s in shot.subjects if s.id == beat.target), None)
        if thing is None or not _PUTS.match(words) or table("kinds")[thing.kind or "thing"].animate:
            continue
        found = next(((s, f) for s in shot.subjects if s is not thing and (f := _family_in(s, words))), None)
        if found is not None and found[1] != SLIPPED_INTO and found[0].kind in ("box", "tool", "vessel", "furniture"):
            return shot.model_copy(update={"subjects": [_open_for(s, thing, *found) for s in shot.subjects]})
    return shot


def _family_in(other: Subject, words: str) -> str | None:
    """What a container is when it is open that some words put something into; None for what is none."""
    family = next((name for name, row in _FAMILIES if row.search(other.noun.lower())), None)
    named = "|".join(re.escape(name) for name in names_of(other))
    into = re.search(rf"{_IN}(?:{named})\b", words) is not None
    no_box = _NO_CONTAINER.search(other.noun.lower()) or other.noun.startswith("lidded")
    return family if into and not no_box else None


def _open_for(subject: Subject, thing: Subject, container: Subject, family: str) -> Subject:
    if subject is not container:
        return subject
    prop = prop_of(family)
    long_m = USUAL_M.get(family) or max(LEAST_M, ROOM * (thing.height_m or 0.1))
    high = (prop.high if prop else 24.0) * long_m / WIDE.get(family, USUALLY_WIDE)
    return subject.model_copy(update={"noun": family, "kind": "vessel", "height_m": min(high, 0.5)})


def is_open_container(subject: Subject) -> bool:
    """Whether a thing is a container that has been opened for what is in it."""
    return subject.kind == "vessel" and any(subject.noun == name for name, _ in _FAMILIES)


def _container(shot: Shot, animal: Subject, words: str) -> tuple[Subject, str] | None:
    if animal.kind not in KINDS or _length_m(animal) > LONGEST_M or animal.position or _TAKES_OUT.match(words):
        return None
    for other in shot.subjects:
        if other is not animal and (family := _family_in(other, words)):
            return other, family
    return None


def _with_in(shot: Shot, animal: Subject, other: Subject, family: str) -> Shot:
    prop = prop_of(family)
    scale = AROUND * _length_m(animal) * max(animal.count, 1) ** 0.5 / WIDE.get(family, USUALLY_WIDE)
    height = scale * (prop.high if prop else 24.0)
    several = animal.count > 1  # they are put into what has its place before them
    ranks = (Importance.MAIN, Importance.SUPPORTING) if several else (Importance.SUPPORTING, Importance.MAIN)
    boxes = {
        "noun": family, "kind": "vessel", "height_m": height, "importance": ranks[0], "material": None,
        "count": 1, "count_text": "",
    }  # fmt: skip
    changes = {other.id: boxes, animal.id: {"position": f"in the {family}", "importance": ranks[1]}}
    subjects = [s.model_copy(update=changes[s.id]) if s.id in changes else s for s in shot.subjects]
    beats = [_stilled(beat) if beat.subject == animal.id else beat for beat in shot.beats]
    low = any(_LOW.search(beat.action.lower()) for beat in beats if beat.subject == animal.id)
    seen = {"size": "full", "height_m": None, "distance_m": None, "angle": "high_angle" if low else "eye_level"}
    return without_invented(shot.model_copy(update={"subjects": subjects, "beats": beats}), seen)


def _stilled(beat: Beat) -> Beat:
    """A beat of an animal in a box, of which the head comes up where it looks out, and which lies where it hides."""
    words = beat.action.lower()
    if _SHOWS.search(words):
        return beat.model_copy(update={"motion": "sit", "action": f"sitting up, {beat.action}", "speed_mps": 0.0})
    if _JUMPS.match(words):
        return beat.model_copy(update={"motion": "stand", "action": f"standing, {beat.action}", "speed_mps": 0.0})
    if re.match(r"hid\w*\b", words):
        return beat.model_copy(update={"motion": "lie", "action": f"lying down, {beat.action}", "speed_mps": 0.0})
    return beat.model_copy(update={"speed_mps": 0.0, "direction": ""}) if _IN_IT.search(words) else beat


def _length_m(animal: Subject) -> float:
    noun = noun_of(animal)
    row = table("nouns").get(noun.id) if noun else None
    return (row.length_m if row and row.length_m else 0.0) or 1.7 * (animal.height_m or 0.3)
