"""A noun phrase as a subject: its kind, number, looks, age and material, and whom it may mean again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.grammar import DETERMINERS, singulars
from prompts.reading.lists import words_of
from prompts.reading.numbers import GROUPS
from prompts.reading.phrases import WITHIN, NounPhrase
from prompts.reading.trades import is_trade
from prompts.reading.word_tags import is_plural_word
from prompts.reading.words import Words
from prompts.shot import OPEN_COUNT, Importance, Look, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun

__all__ = [
    "AGES",
    "PASSED",
    "agrees",
    "given_names",
    "head_words",
    "is_broader",
    "is_person",
    "is_place_phrase",
    "look_of",
    "made_of_it",
    "material_of",
    "part_look",
    "phrase_singulars",
    "row_of",
    "singular_of",
    "subject_of",
]

AGES: Final = {
    "young": "young", "old": "old", "elderly": "elderly", "teenage": "teenage", "adult": "adult",
    "middle-aged": "middle-aged", "little": "", "baby": "baby", "newborn": "newborn", "aged": "old",
}  # fmt: skip


_NOUN_AGES: Final = frozenset({"child", "puppy", "kitten", "baby"})


_GROUND_KINDS: Final = frozenset({"grass", "landform", "liquid"})


_STAND_FOR_PLACE: Final = frozenset({"in", "inside", "at", "within", "through", "across", "along", "into"})


_COUNTED_KINDS: Final = frozenset({
    "vehicle", "cycle", "aircraft", "boat", "spacecraft", "ball", "tree", "plant", "box", "vessel", "tool", "furniture",
    "instrument", "device", "building", "food", "thing",
})  # fmt: skip


_KEEP_AS_THING: Final = frozenset(
    {"furniture", "vessel", "food", "vehicle", "cycle", "box", "tool", "device", "human", "quadruped"}
)


def row_of(subject: Subject) -> Noun | None:
    """The vocabulary's noun for a subject, if it has one: of two that share its word, the one of its kind."""
    named = table("nouns").get(terms_by_phrase("nouns").get(head_words(subject.noun), ""))
    meant = table("nouns").get(re.sub(r"_\d+$", "", subject.id))
    if named is None or (meant is not None and named.kind != subject.kind == meant.kind):
        return meant
    return named


def head_words(noun: str) -> str:
    """The words before the first `of` or `for`, in lower case: `tip` of `tip of a sword`."""
    return re.split(r" of | for ", noun.lower().replace("’", "'"), maxsplit=1)[0]


def phrase_singulars(phrase: str) -> list[str]:
    """What a phrase may be the plural of, the likeliest first."""
    stem, _, last = phrase.rpartition(" ")
    plurals = (
        {n.plural: n.id.replace("_", " ") for n in table("nouns").values() if n.plural} if last in _IRREGULAR else {}
    )
    found = [plurals.get(last, "")] if last in plurals else []
    rows = [f"{stem} {word}".strip() for word in [*found, *singulars(last)] if word]
    return rows[1:] + rows[:1] if len(rows) > 1 and not found else rows


def singular_of(phrase: str) -> str:
    """What a phrase is the plural of: a noun that the vocabulary has, else the likeliest one."""
    found = phrase_singulars(phrase) or [phrase]
    known = terms_by_phrase("nouns")
    return next((one for one in found if one in known or one.split()[-1] in known), found[0])


_IRREGULAR: Final = frozenset({
    "people", "men", "women", "children", "mice", "geese", "feet", "teeth", "wolves", "leaves", "thieves",
    "elves", "knives", "shelves", "calves",
})  # fmt: skip


_KINDS_BY_NOUN: Final = {
    "fire": "fire", "flame": "fire", "vehicle": "vehicle", "bird": "bird", "fish": "fish", "insect": "insect",
    "tree": "tree", "boat": "boat", "ball": "ball",
}  # fmt: skip
"""Nouns that mean any of a kind, where one of it has been named."""
_NOT_SO_CALLED: Final = frozenset(
    {"match", "lighter", "whale", "dolphin", "orca", "seal", "walrus", "squid", "octopus"}
)
"""Ids of nouns of such a kind that nobody means by it: the flame is that of the match."""


def is_broader(phrase: NounPhrase, subject: Subject) -> bool:
    """`the dog` for a corgi, `the man` for a chef, `the animal` for a horse."""
    if phrase.determiner not in {"the", "this", "that", "his", "her", "its", "their"} or not phrase.noun_id:
        return False
    row, own = table("nouns")[phrase.noun_id], row_of(subject)
    if own is None:
        return False
    if row.id == own.id:  # the cat, of a tabby
        return row.id.replace("_", " ") in phrase_singulars(head_words(phrase.noun)) and agrees(phrase, subject)
    if own.sort == row.id or (
        row.id in {"animal", "creature"} and table("kinds")[own.kind].animate and own.kind != "human"
    ):
        return agrees(phrase, subject)
    if _KINDS_BY_NOUN.get(row.id) == own.kind and own.id not in _NOT_SO_CALLED:  # the fire, of a bonfire
        return agrees(phrase, subject)
    plain = row.id in {"man", "woman", "boy", "girl", "person", "child"} and phrase.determiner in {
        "the",
        "this",
        "that",
    }
    return plain and own.kind == "human" and (not own.gender or row.gender in ("", own.gender)) and not own.age


def agrees(phrase: NounPhrase, subject: Subject) -> bool:
    """A phrase with a colour of its own does not mean a subject of another colour."""
    colours = terms_by_phrase("colours")
    theirs = {look.text.lower() for look in subject.looks}
    own = {a.lower() for a in phrase.adjectives if a.lower() in colours}
    if phrase.adjectives and {"other", "second", "third"} & {a.lower() for a in phrase.adjectives}:
        return False
    return not own or bool(own & theirs)


def material_of(word: str) -> str:
    """The id of the material that a word names; empty for other words."""
    return terms_by_phrase("materials").get(word, "")


def made_of_it(phrase: NounPhrase, subjects: Sequence[Subject]) -> str:
    """The id of the one thing that `the wood` means beside `a wooden block and an iron cube`; empty for anything else.

    Args:
        phrase: a noun phrase.
        subjects: those named so far, of whom at least two are told apart by what they are made of.
    """
    said = material_of(phrase.noun.lower()) if phrase.determiner == "the" and not phrase.adjectives else ""
    told = {s.id: s.material for s in subjects if s.material and s.material in _told_materials(s)}
    own = [name for name, material in told.items() if material == said]
    return own[0] if len(own) == 1 and len(set(told.values())) > 1 else ""


def _told_materials(subject: Subject) -> set[str]:
    words = (word for said in (subject.noun, *(look.text for look in subject.looks)) for word in said.lower().split())
    return {material_of(word) for word in words}


def subject_of(phrase: NounPhrase, subject_id: str, importance: Importance) -> Subject:
    """The subject that a noun phrase tells of, with its looks."""
    row = table("nouns").get(phrase.noun_id)
    pack = _pack_of(phrase)
    row = table("nouns")[pack[0]] if pack else row
    open_count = phrase.count == 1 and phrase.count_text in {"", "some"} and _is_several(phrase, row)
    looks: list[Look] = []
    age = row.age if row and row.age in _NOUN_AGES else ""
    material = ""
    for adjective in phrase.adjectives:
        low = adjective.lower()
        if AGES.get(low):
            age = AGES[low]
            continue
        material = material or material_of(low)
        looks.append(look_of(adjective))
    return Subject(
        id=subject_id[:160],
        noun=phrase.noun[:160],
        name=phrase.name[:160],
        kind=_kind_of_robots(phrase, row) or (row.kind if row else _kind_of_unknown(phrase)),
        count=pack[1] if pack and phrase.count == 1 else OPEN_COUNT if open_count else phrase.count,
        count_text=phrase.count_text[:160],
        looks=looks[:24],
        age=age,
        material=material or _made_of(phrase) or (row.material or None if row else None),
        height_m=None,
        importance=importance,
    )


def _kind_of_robots(phrase: NounPhrase, row: Noun | None) -> str:
    """`robot chef`, `android nurse`: a robot of a trade, and nobody; empty for any other phrase."""
    words = {*phrase.noun.lower().split()[:-1], *(adjective.lower() for adjective in phrase.adjectives)}
    return "robot" if row is not None and row.kind == "human" and words & _ROBOTS else ""


_ROBOTS: Final = frozenset({"robot", "robotic", "android", "cyborg", "droid"})


def _pack_of(phrase: NounPhrase) -> tuple[str, int] | None:
    """The animal of `a wolf pack` and how many of them that is; None for any other phrase."""
    first, _, group = phrase.noun.lower().rpartition(" ")
    animal = next((found for form in singulars(first) if (found := terms_by_phrase("nouns").get(form))), "")
    row = table("nouns").get(animal)
    alive = row is not None and table("kinds")[row.kind].animate and row.kind != "human"
    return (animal, GROUPS[group]) if alive and group in _OF_ANIMALS else None


_OF_ANIMALS: Final = frozenset({
    "pack", "family", "herd", "flock", "colony", "swarm", "pride", "pod", "litter", "school", "shoal", "brood", "army",
})  # fmt: skip


def _made_of(phrase: NounPhrase) -> str:
    """The `plastic` of `plastic bag`, where it is part of the thing's name, or the `ice` of `block of ice`."""
    *before, last = head_words(phrase.noun).split() or [""]
    matter = phrase.noun.lower().partition(" of ")[2]
    if matter and last.lower() in _LUMPS and (found := material_of(matter.split()[-1])):
        return found
    if any(form in words_of("open_classes", "workers_of_materials") for form in singulars(last)):
        return ""
    return next((found for word in before if word in _MAKES and (found := material_of(word))), "")


_LUMPS: Final = frozenset({
    "block", "cube", "slab", "chunk", "lump", "bar", "ball", "sphere", "orb", "plank", "rod", "ingot", "pillar",
    "column", "brick", "boulder", "statue", "sculpture", "bust", "tower", "wall", "throne", "sheet", "pane",
})  # fmt: skip
"""Shapes and works of which `of` tells the matter, and not what is in them as in a glass of water."""
_MAKES: Final = frozenset({
    "plastic", "paper", "rubber", "leather", "cardboard", "wooden", "ceramic", "porcelain", "steel", "metal", "stone",
})  # fmt: skip
"""Materials that, before a thing, say what it is made of and not what is in it or what it is for."""


_PERSON: Final = re.compile(
    r"(?:man|men|woman|women|boys?|girls?|lady|ladies|person|people|folk|(?:some|every)(?:one|body)|[^aeiou]ists?)$"
)


_TITLES: Final = frozenset(
    {
        "captain", "doctor", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "professor", "king", "queen",
        "prince", "princess", "sir", "lady", "lord", "count", "uncle", "aunt", "father", "saint", "general", "colonel",
        "major", "sergeant", "detective", "inspector", "agent", "emperor", "pharaoh", "president",
    }
)  # fmt: skip
"""What is said before a name of somebody."""


def given_names() -> frozenset[str]:
    """Given names in lower case."""
    return words_of("names", "female") | words_of("names", "male")


def is_person(word: str) -> bool:
    """True for a noun that names a person by its ending, such as `postman`."""
    return bool(_PERSON.search(word.lower())) and word.lower() not in {"human", "talisman", "ottoman"}


def _kind_of_unknown(phrase: NounPhrase) -> str | None:
    """The kind of what the vocabulary has no noun for: a person by name or ending; other names are left open."""
    first, last = phrase.noun.split()[0], phrase.noun.split()[-1]
    given = first.lower() in given_names()
    titled = first[:1].isupper() and last[:1].isupper() and last != first and first.lower() in _TITLES
    if titled:
        return "human"
    if is_person(head_words(phrase.noun)) or (phrase.is_name and given):
        return "human" if phrase.is_name or is_person(last) else "thing"
    if is_trade(phrase.noun) and not phrase.is_name:
        return "human"
    return None if phrase.is_name else "thing"


def _is_several(phrase: NounPhrase, row: Noun | None) -> bool:
    """`birds`, `people`: more than one of what is counted, with no number said."""
    last = head_words(phrase.noun).rpartition(" ")[2]
    if last in words_of("open_classes", "pairs"):
        return False
    if row is None:
        return not phrase.is_name and phrase.determiner not in {"a", "an"} and is_plural_word(last)
    if not (table("kinds")[row.kind].animate or row.kind in _COUNTED_KINDS) or row.role != "thing":
        return False
    if table("kinds")[row.kind].animate and not phrase.determiner and last == row.plural:
        return True
    names = {name.rpartition(" ")[2] for name in (row.id.replace("_", " "), *row.synonyms)}
    return last not in names and (last in _IRREGULAR or last.endswith("s"))


def look_of(adjective: str) -> Look:
    """An adjective as a look."""
    return Look(text=adjective[:160], colour=_colour_in(adjective))


def _colour_in(text: str) -> str:
    low = text.lower().replace("-", " ")
    colours = terms_by_phrase("colours")
    if low in colours:
        return low
    parts = low.split()
    pairs = [" ".join(parts[i : i + 2]) for i in range(len(parts) - 1)]
    return next((p for p in [*pairs, *parts] if p in colours), "")


def part_look(words: Words, phrase: NounPhrase) -> Look:
    """A part or a garment as a look: `short red hair`."""
    start = phrase.start + (words.low(phrase.start) in DETERMINERS and words.low(phrase.start) not in {"one", "both"})
    text = words.said(start, phrase.end)
    part = re.split(r" of ", phrase.noun, maxsplit=1)[0].lower()
    return Look(part=part[:160], text=text[:160], colour=_colour_in(text))


_STOOD_ON: Final = frozenset({"building", "celestial"})
PASSED: Final = frozenset({"over", "onto", "under"})
"""What one goes over, onto or under by the name of a room is a thing: `arcs over the bar`."""

_BESIDE: Final = frozenset({"around", "round", "by", "beside", "near", "behind", "under", "from", "over", "past"})


def _is_underfoot(phrase: NounPhrase) -> bool:
    return phrase.noun.lower().split()[-1] in {"floor", "ground", "floorboards"}


def _is_furniture(phrase: NounPhrase) -> bool:
    last = terms_by_phrase("nouns").get(phrase.noun.lower().split()[-1])
    return last is not None and table("nouns")[last].kind == "furniture"


def is_place_phrase(phrase: NounPhrase, preposition: str = "") -> bool:
    """Whether a noun phrase is where the shot takes place, rather than a thing in it."""
    if not phrase.stage or phrase.count > 1:
        return False
    if phrase.noun.lower() == "surface" and not phrase.adjectives and phrase.determiner == "the":
        return False  # clouds bloom beneath the surface
    row = table("nouns").get(phrase.noun_id)
    if row is None and preposition in PASSED and phrase.stage == "room" and not _is_underfoot(phrase):
        return False  # arcs over the bar
    if row is None and preposition in _BESIDE and _is_furniture(phrase):
        return False  # around a wooden table
    if row is None or row.role == "place":
        return True
    if phrase.stage == "room" and preposition in WITHIN:
        return True  # inside the bus
    if row.kind in _GROUND_KINDS:
        return row.kind != "liquid" or preposition != ""
    if row.kind in _KEEP_AS_THING:
        return False
    return preposition in _STAND_FOR_PLACE or (preposition == "on" and row.kind in _STOOD_ON)
