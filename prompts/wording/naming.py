"""How a subject is named: one full phrase, the same for the same record, and short names after it."""

from __future__ import annotations

import re

from prompts.shot import OPEN_COUNT, Look, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import PLURAL_ONLY, UNCOUNTED, content_words, is_plural, join_list, plural, with_article
from prompts.wording.pronouns import pronouns_of
from prompts.wording.sorts import is_many

__all__ = ["any_such", "head_noun", "short_name", "subject_phrase"]

WORN = frozenset({
    "apron", "armour", "armor", "backpack", "bag", "beanie", "belt", "beret", "blazer", "blouse", "boots", "bow",
    "bracelet", "cap", "cape", "cardigan", "cloak", "clothes", "clothing", "coat", "collar", "costume", "crown",
    "dress", "earrings", "glasses", "gloves", "goggles", "gown", "hat", "headphones", "headscarf", "helmet", "hood",
    "hoodie", "jacket", "jeans", "jersey", "jewellery", "jumper", "kimono", "leggings", "makeup", "mask", "mittens",
    "necklace", "outfit", "overalls", "pants", "parka", "pyjamas", "raincoat", "ring", "robe", "robes", "saddle",
    "sandals", "sari", "scarf", "shawl", "shirt", "shoes", "shorts", "skirt", "slippers", "sneakers", "socks",
    "spacesuit", "suit", "sunglasses", "sweater", "sweatshirt", "swimsuit", "t-shirt", "tie", "tie-dye", "tights",
    "top", "trainers", "trousers", "tunic", "turban", "tutu", "uniform", "vest", "veil", "waistcoat", "watch",
    "wetsuit", "wig", "wear", "attire", "garb", "gear", "sportswear", "swimwear", "footwear"
})  # fmt: skip
ANIMAL_COVER = frozenset({"coat", "fur", "hide", "feathers", "plumage", "mane"})
THE_NAMES = frozenset({"Tower", "Bridge", "River", "Sea", "Ocean", "Desert", "Canyon", "Palace", "Museum", "Wall",
                       "Earth", "Moon", "Sun", "Louvre", "Colosseum", "Titanic", "Alps", "Himalayas"})  # fmt: skip
"""Last words of proper names that take `the`."""

KIN_NAMES = frozenset({"grandpa", "grandma", "granny", "grandad", "granddad", "mum", "mom", "mommy", "mummy", "dad",
                       "daddy", "nana"})  # fmt: skip
"""Words for one's own people, which are names where nothing stands before them."""

INDEFINITE = frozenset({"everyone", "everybody", "someone", "somebody", "nobody", "anyone", "everything", "something",
                        "nothing", "anything"})  # fmt: skip
"""Words that stand for whoever or whatever it is, and take no article."""

KEEPS_CAPITAL = frozenset({
    "lego", "barbie", "olympic", "christmas", "halloween", "easter", "french", "japanese", "american", "english",
    "italian", "german", "chinese", "indian", "african", "arabian", "persian", "siamese", "spanish", "russian",
    "british", "scottish", "irish", "greek", "roman", "egyptian", "viking", "victorian", "martian", "ferris", "tesla",
    "ferrari", "vespa", "steinway", "arctic", "antarctic", "alpine", "pixar-style", "zen", "mexican", "brazilian",
    "korean", "thai", "turkish", "dutch", "swiss", "swedish", "norwegian", "polish", "celtic", "gothic",
})  # fmt: skip
"""Adjectives and makes that keep their capital wherever they stand."""

LONG_NOUN = 3
"""Words above which a noun is cut to its last two once it has been said in full."""

ONE_OF_A_KIND = frozenset({"sun", "moon", "sky", "earth", "sea", "ocean", "horizon", "world", "universe"})
"""Things of which there is one, when nothing is said of them."""

PARTITIVE = frozenset(
    {"inside", "interior", "outside", "surface", "top", "edge", "back", "front", "end", "rest", "cross-section"}
)
"""Nouns that say nothing without what they are of: `the inside of a clock`."""

COLLECTIVE = frozenset(
    {
        "crowd",
        "audience",
        "team",
        "band",
        "family",
        "couple",
        "group",
        "orchestra",
        "choir",
        "crew",
        "class",
        "quartet",
        "trio",
    }
)
"""Nouns that name their many well enough alone."""

AGES = frozenset({"child", "adult", "puppy", "kitten", "baby"})
"""Ages that a noun says already or that read oddly as an adjective."""

_DECADE = re.compile(r"(?:early |mid[- ]|late )?(?:[1-9]0s|teens|[a-z]+ies)")
"""An age that is a decade: `60s`, `late thirties`."""


def head_noun(subject: Subject) -> str:
    """The noun by which it is called after the first mention: the user's own word or words."""
    noun = _noun(subject)
    if noun.split(" of ")[0] in PARTITIVE:
        return noun
    if subject.count != 1 or subject.count_text:
        return noun
    return re.split(r" (?:full )?of ", noun, maxsplit=1)[0]


def _noun(subject: Subject) -> str:
    """The noun as it reads inside a sentence: a common noun that began the request loses its capital."""
    noun = subject.noun
    if not noun[:1].isupper() or noun.split()[0].lower() in KEEPS_CAPITAL:
        return noun
    first, rest = noun.split(" ")[0], noun[len(noun.split(" ")[0]) :]
    known = terms_by_phrase("nouns")
    if noun.isupper() and len(noun) > 1:
        return noun  # an abbreviation: the DJ
    if noun.lower() in known and not _is_landmark(noun):
        return noun.lower()
    return f"{first.lower()}{rest}" if rest and rest.islower() and first.lower() in known else noun


def short_name(subject: Subject, told: str = "") -> str:
    """How it is called after the first mention: its name, or `the` with its noun.

    Args:
        subject: who or what.
        told: the words that tell of it, which call a grandma so or by that as a name.
    """
    if subject.name:
        return subject.name
    if subject.noun.lower() in KIN_NAMES and subject.count == 1 and told and not _is_some(subject.noun, told):
        return subject.noun.capitalize()
    noun = head_noun(subject)
    if noun.lower() in {"someone", "somebody", "anyone", "anybody"}:
        return "the person"
    if noun.lower() in INDEFINITE:
        return noun.lower()
    if _is_proper(noun):
        return _proper(noun)
    if noun.lower().split()[0] in {"the", "his", "her", "its", "their", "my", "our"}:
        return noun
    words = noun.split()
    if len(words) > LONG_NOUN and not {"of", "and", "in", "on", "with"} & set(words):
        noun = " ".join(words[-2:])
    if " ".join(words[-2:]).lower() not in terms_by_phrase("nouns") and words[-1].lower() in COLLECTIVE:
        noun = words[-1]
    return f"the {plural(noun) if subject.count > 1 else noun}"


def _is_some(noun: str, told: str) -> bool:
    """True for `a grandma`, `his old grandma`: one of many that are called so."""
    owners = "an?|the|his|her|their|your|its|this|that|one|every|another"
    return re.search(rf"\b(?:{owners}) (?:[\w-]+ )?{re.escape(noun)}\b", told, re.I) is not None


def any_such(subject: Subject) -> str:
    """Any of its kind, for a reason: `an old man`, `honeybees`."""
    noun = _noun(subject)
    if is_many(subject):
        return plural(noun) if subject.count > 1 else noun
    return noun if _is_proper(noun) else with_article(noun)


def subject_phrase(subject: Subject) -> str:
    """The full phrase of a subject: `two golden retrievers with wet coats`, `Mira, a teenage girl with short red hair`.

    It depends on the subject's own record alone, so that a character reads the same, byte for byte, in every shot.
    """
    adjectives = [look.text for look in subject.looks if _is_adjective(look)]
    years = _DECADE.fullmatch(subject.age)
    if subject.age and subject.age not in AGES and not years:
        adjectives.insert(0, subject.age)
    fresh: list[str] = []
    for adjective in adjectives:
        said = content_words(" ".join([subject.noun, *fresh]))
        if not content_words(adjective) <= said:
            fresh.append(adjective)
    many = subject.count > 1 or bool(subject.count_text and subject.count != 1)
    noun = plural(_noun(subject)) if many else _noun(subject)
    core = _with_number(subject, _adjectives(fresh, noun))
    if years:
        core = f"{core} in {pronouns_of(subject).possessive} {subject.age}"
    phrase = f"{core}{_features(subject)}"
    return f"{subject.name}, {phrase}" if subject.name and subject.name.lower() != subject.noun.lower() else phrase


def _adjectives(adjectives: list[str], noun: str) -> str:
    return " ".join([", ".join(adjectives), noun]).strip() if len(adjectives) > 2 else " ".join([*adjectives, noun])


def _with_number(subject: Subject, core: str) -> str:
    if subject.count_text:
        if subject.count_text.lower() in {"a", "an"}:
            return with_article(core)
        return f"{subject.count_text[:1].lower()}{subject.count_text[1:]} {core}"
    if subject.count == OPEN_COUNT and is_plural(subject.noun):
        return core
    if subject.count > 1:
        words = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
        return f"{words[subject.count - 2] if subject.count <= 12 else subject.count} {core}"
    if core in ONE_OF_A_KIND:
        return f"the {core}"
    return _proper(core) if _is_proper(core) else with_article(core)


def _is_proper(core: str) -> bool:
    known = core.lower() in terms_by_phrase("nouns") and not _is_landmark(core)
    return not known and all(w[:1].isupper() or w in {"of", "the"} for w in core.split())


def _is_landmark(noun: str) -> bool:
    """True for a building or a piece of land with a name of its own: the Eiffel Tower."""
    row = table("nouns").get(terms_by_phrase("nouns").get(noun.lower(), ""))
    return row is not None and row.kind in {"building", "landform"} and " " in noun and noun.istitle()


def _proper(core: str) -> str:
    return f"the {core}" if core.split()[-1] in THE_NAMES or " of " in core else core


def _is_adjective(look: Look) -> bool:
    opener = look.text.split()[0].lower() if look.text.split() else ""
    return not look.part and opener not in {"with", "in", "wearing", "made", "covered", "dressed", "holding", "without"}


def _features(subject: Subject) -> str:
    has: list[str] = []
    wears: list[str] = []
    verbatim: list[str] = []
    for look in subject.looks:
        if _is_adjective(look):
            continue
        if not look.part:
            verbatim.append(look.text)
            continue
        said = content_words(subject.noun)
        text = _feature_text(look)
        if content_words(text) <= said:
            continue
        worn = _is_worn(look, subject)
        (wears if worn else has).append(text)
    tail = f" with {join_list(has)}" if has else ""
    tail += f"{',' if has else ''} wearing {join_list(wears)}" if wears else ""
    for text in verbatim:
        tail += f" {text}"
    return tail


def _is_worn(look: Look, subject: Subject) -> bool:
    last = look.part.lower().split()[-1]
    if last in ANIMAL_COVER and subject.kind != "human":
        return False
    return last in WORN or last.rstrip("s") in WORN


def _feature_text(look: Look) -> str:
    part = look.part
    words = look.text.lower().split()
    part_last = part.lower().split()[-1]
    text = look.text if part_last in words or part_last in look.text.lower() else f"{look.text} {part}"
    if text.split()[0].lower() in {"with", "in", "wearing"}:
        text = text.split(maxsplit=1)[1]
    if part_last in UNCOUNTED or part_last in PLURAL_ONLY:
        return text
    return with_article(text)
