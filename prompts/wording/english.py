"""Articles, plurals and verb forms of English, by rule with the exceptions as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from prompts.vocabulary import table

__all__ = [
    "base_form",
    "capital",
    "content_words",
    "ends_sentence",
    "is_plural",
    "join_list",
    "plural",
    "sentence",
    "third_person",
    "with_article",
    "word_stems",
]

DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "your", "our", "some",
     "several", "many", "few", "no", "each", "every", "one", "two", "three", "four", "five", "six", "seven", "eight",
     "nine", "ten", "another", "both", "all"}
)  # fmt: skip
IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice", "goose": "geese",
    "foot": "feet", "tooth": "teeth", "ox": "oxen", "wolf": "wolves", "leaf": "leaves", "knife": "knives",
    "life": "lives", "wife": "wives", "half": "halves", "shelf": "shelves", "loaf": "loaves", "calf": "calves",
    "elf": "elves", "thief": "thieves", "scarf": "scarves", "sheep": "sheep", "deer": "deer", "fish": "fish",
    "moose": "moose", "salmon": "salmon", "aircraft": "aircraft", "spacecraft": "spacecraft", "bison": "bison",
    "policeman": "policemen", "policewoman": "policewomen", "fisherman": "fishermen", "fireman": "firemen",
    "snowman": "snowmen", "cactus": "cacti", "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes",
}  # fmt: skip
PLURAL_ONLY = frozenset({"scissors", "trousers", "jeans", "shorts", "glasses", "sunglasses", "goggles", "pants",
                         "clothes", "police", "cattle", "binoculars", "headphones", "stairs", "tongs", "tights",
                         "pyjamas", "pajamas", "people"})  # fmt: skip
PLURALS_IN_IS = frozenset({"skis", "taxis", "bikinis", "kiwis", "khakis", "safaris", "alibis", "zombis"})
PLURALS = PLURALS_IN_IS | frozenset(p for s, p in IRREGULAR_PLURALS.items() if p != s) | PLURAL_ONLY
SINGULAR_IN_S = frozenset({"bus", "gas", "lens", "virus", "octopus", "walrus", "hippopotamus", "rhinoceros", "cactus",
                           "canvas", "atlas", "christmas", "news", "tennis", "physics", "mathematics", "iris", "oasis",
                           "series", "species", "campus", "circus", "compass", "chaos", "cosmos", "texas", "paris",
                           "platypus", "crocus", "asparagus", "citrus", "venus", "mars", "thermos",
                           "triceratops", "cyclops", "biceps", "triceps"})  # fmt: skip
SINGULAR_IN_MEN = frozenset(
    {"specimen", "regimen", "abdomen", "ramen", "stamen", "acumen", "yemen", "lumen", "bitumen"}
)
UNCOUNTED = frozenset(
    {"hair", "fur", "skin", "water", "grass", "sand", "snow", "smoke", "fire", "milk", "honey", "oil", "juice", "rain",
     "fog", "mist", "steam", "rice", "bread", "butter", "cheese", "coffee", "tea", "wine", "beer", "ice", "mud", "dust",
     "lightning", "lava", "paint", "paper", "wood", "metal", "clothing", "jewellery", "jewelry",
     "makeup", "plumage", "traffic", "food", "fruit", "meat", "pasta", "pizza dough", "sugar", "salt", "flour",
     "armour", "armor", "furniture", "equipment", "seaweed", "sunlight", "moonlight", "nature", "space", "scenery",
     "footage", "chocolate", "cotton", "silk", "leather", "denim", "fabric", "soil", "air", "sky", "outer space",
     "spaghetti", "macaroni", "vinegar", "ketchup", "mustard", "mayonnaise", "porridge", "custard", "gravy", "concrete",
     "cement", "petrol", "wear", "attire", "garb", "gear", "footwear", "sportswear", "swimwear", "darkness",
     "stubble"}
)  # fmt: skip
VOWEL_SOUND = re.compile(
    r"(?:[aeio]|u(?!ni(?!n)|s[aeiu]|r[aeiou]|t[aeiou]|f)|hou?rs?\b|hourglass|hono|hones|heir|8|11\b|18\b)", re.I
)
DECADE = re.compile(r"(?:1[0-9]|20)\d0s")
CONSONANT_SOUND = re.compile(r"(?:eu|ewe|one\b|once|ouija)", re.I)
SPELT_OUT = re.compile(r"^[AEFHILMNORSX](?:[A-Z0-9]|-|$)")
STOP_WORDS = DETERMINERS | {
    "of", "in", "on", "at", "by", "to", "and", "or", "with", "from", "into", "through", "for", "as", "is", "are",
    "it", "while", "then", "over", "under", "up", "down", "across", "along", "past", "near",
}  # fmt: skip


def capital(text: str) -> str:
    """The text with a capital first letter; the rest is left alone."""
    return text[:1].upper() + text[1:]


def ends_sentence(text: str) -> bool:
    """True when the text already ends as a sentence does, a closing quotation mark included."""
    return bool(re.search(r"[.!?…][\"'”’)]*$", text))


def sentence(text: str) -> str:
    """The text as a sentence: single spaces, capital first letter, full stop."""
    clean = " ".join(text.split()).rstrip(",;: ")
    if not clean:
        return ""
    return capital(clean) if ends_sentence(clean) else f"{capital(clean)}."


def join_list(parts: Sequence[str], word: str = "and") -> str:
    """Parts as a list in prose: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def content_words(text: str) -> set[str]:
    """The words of a text that carry meaning, lower case."""
    return {word for word in re.findall(r"[\w'-]+", text.lower()) if word not in STOP_WORDS}


def word_stems(text: str) -> set[str]:
    """The telling words of a text without their endings, so that `opens` and `opening` are one."""
    stems = set()
    for word in re.findall(r"[a-z]{3,}", text.lower()):
        if word in STOP_WORDS or word in {"then", "and", "his", "her", "its", "their", "there", "also", "them"}:
            continue
        stems.add(re.sub(r"(?<=..)(?:ies|ing|es|ed|s|e|y)$", "", word)[:4])
    return stems


def is_plural(noun: str) -> bool:
    """True when a noun phrase's head stands in the plural already: `dogs`, `three men`, `pots of paint`."""
    head = re.split(r" (?:of|in|on|with|from|at) ", f" {noun.lower()} ", maxsplit=1)[0].split()
    last = head[-1] if head else ""
    if last in PLURALS or (last.endswith("men") and len(last) > 4 and last not in SINGULAR_IN_MEN):
        return True
    if last in SINGULAR_IN_S or last.endswith(("ss", "us", "is")):
        return False
    return last.endswith("s") and len(last) > 2


def plural(noun: str) -> str:
    """The noun phrase with its last word in the plural; a plural stays as it is."""
    if not noun or is_plural(noun):
        return noun
    stem, _, last = noun.rpartition(" ")
    if last.lower() in UNCOUNTED:
        return noun
    return f"{stem} {_plural_word(last)}".strip()


def _plural_word(word: str) -> str:
    low = word.lower()
    if low in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[low]
    if low.endswith("fish"):
        return word
    if re.search(r"(?:s|x|z|ch|sh)$", low):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", low):
        return f"{word[:-1]}ies"
    return f"{word}s"


def with_article(phrase: str) -> str:
    """The phrase with `a` or `an` before it, unless it has a determiner, is plural, or is not counted."""
    words = phrase.split()
    if not words or words[0].lower() in DETERMINERS or (words[0][0].isdigit() and not DECADE.fullmatch(words[0])):
        return phrase
    head = re.split(r" (?:of|in|on|with|from|at|under|by|beside|near) ", phrase.lower(), maxsplit=1)[0]
    if is_plural(phrase) or head in UNCOUNTED or head.split()[-1] in UNCOUNTED or "'s" in words[0]:
        return phrase
    return f"{'an' if _sounds_like_vowel(words[0]) else 'a'} {phrase}"


def _sounds_like_vowel(word: str) -> bool:
    if SPELT_OUT.match(word) and not word.isalpha():
        return True
    return bool(VOWEL_SOUND.match(word)) and not CONSONANT_SOUND.match(word)


# --- verbs ---------------------------------------------------------------------------------------------------

KEEP_DOUBLE = ("ll", "ss", "zz", "ff")
DOUBLED_L = frozenset({"travell", "cancell", "controll", "propell", "patroll", "swivell", "unravell", "excell",
                       "compell", "repell", "labell", "tunnell", "pedall", "levell", "modell", "spirall",
                       "chisell", "quarrell", "marvell", "shovell", "signall", "duell", "funnell", "shrivell",
                       "grovell", "snivell", "fuell", "diall", "equall", "rivall", "totall", "barrell"})  # fmt: skip
SILENT_E = frozenset(
    {"accus", "ach", "ador", "amus", "appeas", "arrang", "bath", "becom", "breath", "bruis", "caus", "challeng",
     "chang", "cloth", "compet", "compil", "complet", "confus", "creat", "cruis", "decreas", "delet", "eas",
     "escap", "exchang", "excit", "exhal", "explor", "fus", "guid", "hous", "ignit", "ignor", "impal", "increas",
     "inhal", "interfer", "invit", "loath", "loung", "lung", "overcom", "past", "paus", "pleas", "plung", "prais",
     "rais", "rang", "refus", "releas", "restor", "rous", "seeth", "sooth", "squar", "stare", "tast", "teas",
     "tous", "traverse", "unit", "us", "wast"}
)  # fmt: skip
"""Stems that take back a final e although the rule below does not say so."""

IRREGULAR_BASE = {"lying": "lie", "dying": "die", "tying": "tie", "vying": "vie", "being": "be", "having": "have",
                  "going": "go", "doing": "do", "seeing": "see", "fleeing": "flee", "agreeing": "agree",
                  "skiing": "ski", "singing": "sing", "ringing": "ring", "bringing": "bring", "swinging": "swing",
                  "clinging": "cling", "hanging": "hang", "flinging": "fling", "stringing": "string",
                  "longing": "long", "dyeing": "dye", "panicking": "panic", "picnicking": "picnic",
                  "focusing": "focus", "focussing": "focus", "staring": "stare", "starring": "star",
                  "scraping": "scrape", "taping": "tape", "griping": "gripe", "boxing": "box",
                  "caring": "care", "baring": "bare", "eyeing": "eye", "hoeing": "hoe", "canoeing": "canoe",
                  "shoeing": "shoe", "tiptoeing": "tiptoe", "zigzagging": "zigzag", "gassing": "gas",
                  "bussing": "bus", "kissing": "kiss", "adding": "add", "egging": "egg", "shrugging": "shrug",
                  "kayaking": "kayak",
                  "purring": "purr", "whirring": "whirr", "using": "use", "aging": "age", "ageing": "age",
                  "combing": "comb", "icing": "ice", "tidying": "tidy", "buzzing": "buzz"}  # fmt: skip
IRREGULAR_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}


@cache
def _known_thirds() -> dict[str, str]:
    return {motion.gerund: motion.third for motion in table("motions").values()}


def base_form(gerund: str) -> str:
    """The base form of an -ing form: `running` to `run`, `driving` to `drive`."""
    low = gerund.lower()
    if low in IRREGULAR_BASE:
        return IRREGULAR_BASE[low]
    prefix, hyphen, verb = low.rpartition("-")
    if hyphen:
        return f"{prefix}-{base_form(verb)}"
    stem = low[:-3]
    if not re.search(r"[aeiouy]", stem):
        return low  # swing, bring, sing: the base form itself
    if re.search(r"([bdgkmnprtlvz])\1$", stem):
        if stem in DOUBLED_L or not stem.endswith(KEEP_DOUBLE):
            return stem[:-1]
        return stem
    if stem in SILENT_E or stem.endswith(("bath", "breath", "cloth")):
        return f"{stem}e"
    return f"{stem}e" if _wants_e(stem) else stem


def _wants_e(stem: str) -> bool:
    vowels = len(re.findall(r"[aeiouy]+", stem))
    if re.search(r"(?:[vcu]|[aeiou]z|dg|rg|[bcdfgkptz]l)$", stem):
        return True
    if re.search(r"[^aeious]s$|[^aeiou][aeiou]s$", stem):
        return not stem.endswith(("ss", "us"))
    if not re.search(r"(?:^|[^aeiou])[aeiouy][bdgkmnprtl]$", stem):
        return False
    if vowels == 1:
        return True
    return bool(re.search(r"(?:[aiou]t|[aiou]d|[iu]n|ag|ak|[aiu]m|[ai]r|ur|ob|ib|ub|ok|uk|ut|yp|ul)$", stem)) and not (
        re.search(r"(?:it|et|ain|ein|ot|om)$", stem)
    )


def _third_of(base: str) -> str:
    if base in IRREGULAR_THIRD:
        return IRREGULAR_THIRD[base]
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return f"{base}es"
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}s"


def third_person(gerund: str, *, plural_subject: bool = False) -> str:
    """The present form of an -ing form: `running` to `runs`, for a plural subject `run`."""
    if plural_subject:
        base = base_form(gerund)
        return "are" if base == "be" else base
    return _known_thirds().get(gerund.lower()) or _third_of(base_form(gerund))
