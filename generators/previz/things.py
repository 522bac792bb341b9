"""The things that an action is about: what it is done to, on, at and with, among the subjects of a shot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generators.previz.furnishing import is_table
from generators.previz.motion.performing import Performance
from generators.previz.rigs.base import is_somebody, noun_of, noun_words
from generators.previz.rigs.props import knows_prop, prop_of
from generators.previz.rigs.props.rows import prop_in
from generators.previz.sources import named_after
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import is_many

__all__ = [
    "CARRIES_NOBODY",
    "NO_PLACE",
    "TURNED_TO",
    "falls_from_high",
    "filmed_on",
    "held_by",
    "in_mouth",
    "is_alive",
    "is_inside",
    "is_large",
    "is_person",
    "is_put",
    "is_up",
    "load_among",
    "named_after",
    "names_of",
    "object_of",
    "only_near",
    "others_of",
    "passes_by",
    "posted_of",
    "says_it",
    "seat_among",
    "side_table",
    "stands_by",
    "tool_of",
    "vessel_in",
]

CARRIES_NOBODY = frozenset({"building", "landform", "tree", "plant", "grass", "celestial", "smoke", "fire"})
"""Kinds that nobody rides, though they ride or row to them."""
_HIGH = re.compile(
    r"\b(?:from|off|on) (?:a|the|an|his|her|their) (?:\w+ )?(?:tree|branch|shelf|bookshelf|wall|sky|hook|vine|bush)\b"
)
_ON_FLOOR = re.compile(
    r"\b(?:on|onto|from|off) (?:the|his|her|their) (?:\w+ )?(?:floor|ground|rug|carpet|grass|sand|doormat)\b"
)
_FROM_HIGH = re.compile(
    r"\b(?:from|off|out of|through|into|down)\b.*\b(?:cliff|roof|building|tower|sky|plane|aeroplane|airplane|bridge|"
    r"ladder|tree|balcony|window|ledge|height|helicopter|wall|scaffold|hole|pit|water|pool|sea|lake|river|void|space)\w*"
)
"""Where somebody falls from or into who does not only fall over."""
_WATCHES = re.compile(r"(?:watch|look|observ|gaz|star|listen|wav|call|smil)\w*")
"""What one does from where one sits."""
_PASSES_BY = re.compile(
    r"\b(?:overtak|chas|follow|rac(?:es|ing) (?:the|an?|another)\b|(?:pass(?:es|ing)?|past|behind|after|alongside)\b)"
)
_OVER = re.compile(r"\b(?:over|across|hurdl\w*|vault\w*|clear\w*|skip\w*)\b")
_PUT_INTO = re.compile(r"\binto\b")
_CAUGHT = re.compile(r"\bcatch")
_MOUTHFUL = re.compile(
    r"\b(\w+) (?:held |clamped |dangling )?(?:in|from) (?:its|his|her|their|the) (?:beak|bill|mouth|jaws|teeth)\b"
)
_WITH_PREY = re.compile(
    r"\b(?:com|ris|fl|emerg|surfac|return|tak|climb|swim|run|trot|land)\w* (?:\w+ )?(?:up |out |away |off |back )"
    r"(?:again )?(?:\w+ )?with (?:an?|its|the|his|her) (?:\w+ )??(\w+)\b"
)
"""What an animal comes up or goes off with."""
_BY = r"\b(?:under|beneath|below|by|beside|near|next to|behind|in front of|outside|around|inside|in|past) "
_NEXT_TO = r"\b(?:by|beside|near|next to|behind|in front of) "
_HAS = r"(?:with|holding|carrying|clutching)(?: (?:an?|the|his|her|their|one|two|three|four|five|six|several|some)\b)?"
_ONTO = r"(?:on|onto|atop|upon)\b(?: (?:the )?top of)?"
_BOTTOM = re.compile(r"\b(?:on|at) the (?:bottom|underside) of\b")
"""As said of something that another thing is seen over; in a pool or a glass it is the floor."""
_STEALS_UP = re.compile(r"\b(?:sneak|creep|steal|clos|com|gang|walk|stalk)\w* (?:up |in )on\b")
"""Who creeps up on something is by it."""
_INTO = r"(?:in|inside|into|within)"
ONTO = ("sprinkle",)
"""Rows of what falls out of the hand onto something, beside those of what is poured."""
TURNED_TO = ("aim", "listener")
"""Ways of having to do with something by only turning to it."""
LIGHT_SEATS = frozenset({"chair", "stool", "log", "rock"})
"""What people sit on and can carry about."""


NO_PLACE = (
    r"(?! (?:station|stop|shelter|track|park|shop|store|market|platform|ticket|seat|driver|lane|yard|garage)s?\b)"
)
"""What must not follow the name of a thing: a train station is no train."""


def is_alive(subject: Subject) -> bool:
    """Whether it is of a kind that lives: somebody, an animal."""
    kind = table("kinds").get(subject.kind or "thing")
    return kind is not None and kind.animate


def is_person(subject: Subject) -> bool:
    """Whether it has a person's body, and so a person's performances."""
    noun = noun_of(subject)
    kind = table("kinds").get(subject.kind or (noun.kind if noun else ""))
    if kind is None or kind.rig != "human":
        return False
    if is_somebody(subject):
        return True
    return not knows_prop(subject.noun, noun.breed if noun else "", noun_words(subject))  # a snowman is a thing


def names_of(subject: Subject) -> tuple[str, ...]:
    """What other words may call a subject."""
    noun = subject.noun.lower()
    last = noun.split()[-1] if noun else ""
    names = (subject.id.replace("_", " "), noun, last, last.removesuffix("s"), subject.name.lower())
    return tuple(dict.fromkeys(name for name in names if name))


def passes_by(words: str) -> bool:
    """Whether the words say that somebody has to do with a carrier without being on it."""
    return _PASSES_BY.search(words) is not None


def falls_from_high(words: str) -> bool:
    """Whether the words say that somebody falls from a height or into a depth, and not over."""
    return _FROM_HIGH.search(words) is not None


def is_up(words: str) -> bool:
    """Whether the words say that a thing is taken from above."""
    return bool(_HIGH.search(words))


def is_put(words: str, subject: Subject, *, inside: bool = False) -> bool:
    """Whether the words put something on a subject, or into it."""
    where = _INTO if inside else _ONTO
    words = _BOTTOM.sub("beneath", _STEALS_UP.sub(" ", words))
    return any(re.search(rf"\b{where}(?: \w+){{0,3}}? {re.escape(name)}\b", words) for name in names_of(subject))


def is_inside(subject: Subject) -> bool:
    """Whether an animal has been put into an open container."""
    return subject.position.startswith("in the open ")


def vessel_in(words: str, others: Iterable[Subject]) -> Subject | None:
    """The vessel that the words put something into: a bowl, a pan, a glass."""
    return next((s for s in others if s.kind == "vessel" and is_put(words, s, inside=True)), None)


_OF_THE_GROUND = re.compile(
    r"\b(?:sticks?|branch|twigs?|stones?|rocks?|pebbles?|seashells?|pine ?cones?|acorns?|logs?)$"
)
"""What lies on the ground, and on no table."""


def side_table(row: Performance, handled: Subject | None, words: str) -> str:
    """What a thing of the house lies on before it is taken up and after it is put down, where nothing else is said."""
    if (
        handled is None
        or _CAUGHT.search(words)
        or _PUT_INTO.search(words)
        or not (row.take_s or row.leaves_to == "surface")
        or _HIGH.search(words)
        or _ON_FLOOR.search(words)
        or _OF_THE_GROUND.search(handled.noun.lower())
    ):
        return ""
    found = prop_in(handled.noun, held=True)
    prop = found[1] if found else None
    of_the_house = handled.kind in ("vessel", "food", "device") or (prop is not None and prop.lies)
    return "table" if of_the_house else ""


def others_of(shot: Shot, subject: Subject, beat: Beat, words: str) -> tuple[Subject, ...]:
    """The other subjects that a beat speaks of: its target first, then those whose nouns stand in its words."""
    target = [s for s in shot.subjects if s.id == beat.target and s is not subject]
    named = [
        s
        for s in shot.subjects
        if s is not subject
        and s not in target
        and any(re.search(rf"\b{re.escape(name)}(?:s|es)?\b{NO_PLACE}", words) for name in names_of(s))
    ]
    return (*target, *named)


def held_by(shot: Shot, subject: Subject) -> Subject | None:
    """What the request says somebody has with them: a girl with a red balloon, a man holding an umbrella."""
    last = re.escape(subject.noun.lower().split()[-1]) if subject.noun else ""
    said = re.findall(rf"\b{last} {_HAS}((?: [\w-]+){{1,3}})", shot.request.lower())
    words = {word for found in said for word in found.split()}
    for other in shot.subjects:
        if other is subject or is_alive(other) or other.kind in ("liquid", "plant") or not last:
            continue
        if not set(other.noun.lower().split()[-1:]).isdisjoint(words) and _portable(other, animate=False):
            return other
    return None


def in_mouth(shot: Shot, subject: Subject) -> Subject | None:
    """What the request says an animal has in its beak or mouth."""
    if is_person(subject):
        return None
    words = shot.request.lower()
    said = [*_MOUTHFUL.findall(words), *_WITH_PREY.findall(words)]
    small = (other for other in shot.subjects if other is not subject and _portable(other, animate=True))
    return next((other for other in small if not set(names_of(other)).isdisjoint(said)), None)


def seat_among(others: Sequence[Subject], words: str) -> Subject | None:
    """What the action says somebody is on: something with a seat, unless it is said of somebody else."""
    people = [name for other in others if is_person(other) for name in names_of(other)]
    from_ = "|from" if _WATCHES.match(words) else ""
    for other in others:
        prop = prop_of(other.noun)
        if prop is None or prop.seat <= 0:
            continue
        for name in names_of(other):
            found = re.search(rf"\b(?:on|in|onto|into|upon{from_})(?: \w+){{0,4}} {re.escape(name)}\b", words)
            before = words[: found.start()] if found else ""
            if found and not any(re.search(rf"\b{re.escape(person)}\b", before) for person in people):
                return other
    return None


FLOOR_PIECE_M = 0.55
"""Furniture that is higher stands on the floor, and not on a table."""


def says_it(words: str) -> bool:
    """Whether the words speak of what was spoken of before."""
    return bool(re.search(r"\b(?:it|them|one)\b", words)) or len(words.split()) == 1


def _as_meant(others: Sequence[Subject], row: Performance, words: str) -> list[Subject]:
    """Things in the order in which a deed may be about them: what its row names first, and what is poured onto."""
    if row.leaves_to == "surface":  # what is put somewhere, and not where it is put
        return sorted(others, key=lambda other: named_after(words, "on|onto|into|in|inside", other))
    ordered = sorted(others, key=lambda other: not any(name in (*row.nouns, row.implied) for name in names_of(other)))
    if row.pours or row.id in ONTO:
        ordered.sort(key=lambda other: not named_after(words, "on|onto|over|into|in|to|with", other))
    return ordered


def object_of(
    others: Sequence[Subject],
    row: Performance,
    seat: Subject | None,
    surface: Subject | None,
    people: Sequence[Subject],
    words: str,
) -> Subject | None:
    """What the hands of a deed are about."""
    if not row.object:
        return None
    if row.object in TURNED_TO:
        heard = [other for other in others if other in people or is_alive(other)]
        return next(iter(heard or (others if row.object == "aim" else ())), None)
    others = [o for o in _as_meant(others, row, words) if not _is_company(words, o, row)]
    if row.object == "over" and not _OVER.search(words):
        return None
    vessels = [o for o in others if o.kind != "liquid" and not is_person(o) and _portable(o, animate=False)]
    for other in others:
        if other is seat or other is surface or (other in people and row.object != "companion"):
            continue
        if other.kind == "liquid" and any(vessel is not seat and vessel is not surface for vessel in vessels):
            continue  # a liquid is in what it is poured from or into
        if row.pours and other.kind == "food" and any(vessel.kind == "vessel" for vessel in vessels):
            continue  # and so is rice
        by = only_near(words, other) and (is_large(other) or stands_by(words, other))
        if row.object in ("surface", "hand", "floor") and by:
            continue
        if row.object == "board" and other.kind in ("liquid", "landform"):
            continue  # nobody stands on what they dive into
        if row.object == "way" and not any(noun in names_of(other) for noun in row.nouns):
            continue
        in_hand = row.object in ("hand", "surface", "board", "ground", "bounce")
        if in_hand and not _portable(other, animate=is_alive(other)):
            continue
        return other
    return None


def _is_company(words: str, other: Subject, row: Performance) -> bool:
    """Whether an animal is only there with who has something else in hand: who reads with her cat reads a book."""
    if other.kind != "quadruped" or row.object != "hand" or not row.implied:
        return False
    names = "|".join(map(re.escape, names_of(other)))
    with_it = rf"\b(?:with|beside|next to|and) (?:an?|the|his|her|their) (?:\w+ )?(?:{names})\b"
    return re.search(with_it, words) is not None


def tool_of(others: Sequence[Subject], words: str, taken: Sequence[Subject | None]) -> Subject | None:
    """What the words say it is done with, if that fits a hand."""
    for other in others:
        if other in taken or is_alive(other) or not _portable(other, animate=False):
            continue
        for name in names_of(other):
            if re.search(rf"\bwith (?:a|an|the|his|her|their|its)(?: \w+){{0,2}} {re.escape(name)}\b", words):
                return other
            if re.search(rf"\b(?:with|using) (?:\w+ )?{re.escape(name)}\b", words):
                return other
    return None


def filmed_on(others: Sequence[Subject], row: Performance, words: str) -> Subject | None:
    """What somebody films or photographs with, where it is no camera: on his phone."""
    if row.tool != "camera":
        return None
    devices = (other for other in others if other.kind == "device" and _portable(other, animate=False))
    return next(
        (d for d in devices for name in names_of(d) if re.search(rf"\bon \w+ (?:\w+ )?{re.escape(name)}\b", words)),
        None,
    )


def posted_of(others: Sequence[Subject], row: Performance) -> Subject | None:
    """What is put into something where that is what the hands are at: the letter that is posted."""
    if row.leaves_to not in ("inside", "wall"):
        return None
    return next((other for other in others if not is_large(other) and not is_person(other)), None)


TOYS = frozenset({"toy", "paper", "model", "miniature", "lego", "origami"})
"""Words of vehicles and houses that lie on a table."""


def is_large(subject: Subject) -> bool:
    """Whether one works at a thing where it stands, and not on a table."""
    prop = prop_of(subject.noun)
    if subject.kind in ("vehicle", "cycle", "boat", "aircraft", "building"):
        return TOYS.isdisjoint(subject.noun.lower().split())
    if is_alive(subject) or (prop is not None and (prop.seat > 0 or is_table(subject))):
        return False
    return (subject.height_m or 0.0) > (FLOOR_PIECE_M if subject.kind == "furniture" else 0.9)


def stands_by(words: str, subject: Subject) -> bool:
    """Whether the words put somebody next to a thing: who irons in front of the television irons something else."""
    names = "|".join(re.escape(name) for name in names_of(subject))
    return re.search(rf"{_NEXT_TO}(?:[\w-]+ ){{0,3}}?(?:{names})\b", words) is not None


def only_near(words: str, subject: Subject) -> bool:
    """Whether the words say that somebody is by a thing, and not at work on it: under a tree, beside a car."""
    names = "|".join(re.escape(name) for name in names_of(subject))
    return re.search(rf"{_BY}(?:[\w-]+ ){{0,3}}?(?:{names})\b", words) is not None


LONG_M = 1.1
"""What is longer or higher, two carry between them."""
_LOADS = frozenset({"furniture", "boat", "instrument", "thing", "tool", "box", "plant"})


def load_among(shot: Shot, subject: Subject, others: Sequence[Subject]) -> Subject | None:
    """What is so long that several who carry it have it between them; None for one alone."""
    for other in others:
        noun, prop = noun_of(other), prop_of(other.noun)
        size = max(other.height_m or 0.0, (noun.length_m or noun.height_m or 0.0) if noun else 0.0)
        size = size or (prop.height_m if prop else 0.0)
        bearers = {b.subject for b in shot.beats if b.motion == "carry" and b.target == other.id} | {subject.id}
        if other.kind in _LOADS and size > LONG_M and (_are_several(subject) or len(bearers) > 1):
            return other
    return None


_PAIR: Final = re.compile(r"\b(?:couple|duo|pair|family|crew|team|newlyweds|parents|trio|twins)$")
"""Nouns in the singular of people who are several."""


def _are_several(subject: Subject) -> bool:
    """Whether a subject is more than one: by its number, its plural, or as a couple."""
    return subject.count > 1 or is_many(subject) or _PAIR.search(subject.noun.lower()) is not None


def _portable(subject: Subject, *, animate: bool) -> bool:
    noun = noun_of(subject)
    prop = prop_of(subject.noun)
    height = subject.height_m or (noun.height_m if noun else None) or (prop.height_m if prop else 0.5)
    if subject.kind == "liquid":
        return prop is not None
    if subject.kind in ("building", "landform", "vehicle", "celestial", "fire", "smoke", "tree"):
        return False
    if prop is not None and prop.seat > 0 and prop.id not in LIGHT_SEATS and subject.kind != "tool":
        return False
    return height < (0.45 if animate else 2.2)
