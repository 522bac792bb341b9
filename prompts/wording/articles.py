"""The article that a sentence's first noun phrase lacks: `girl walking` to `a girl walking`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    verb_of,
)
from prompts.reading.lists import words_of
from prompts.reading.words import Words
from prompts.vocabulary import TableName, table, terms_by_phrase
from prompts.wording.clauses import ALIKE, RELATIVES, is_deed, main_clause, words_of_text
from prompts.wording.english import UNCOUNTED, is_plural, with_article
from prompts.wording.naming import KIN_NAMES
from prompts.wording.sorts import UNSEEN

__all__ = ["subject_with_article"]

MASS_ENDINGS: Final = re.compile(r"(?:[oye]sis|tion|ness|ity|light|ment|ware|age|ism|ing|dust|smoke)$")
MASS: Final = frozenset({
    "magma", "vapor", "vapour", "pollen", "thunder", "foam", "frost", "dew", "hail", "sleet", "sap", "ink", "blood",
    "glitter", "confetti", "champagne", "soup", "dough", "batter", "cream", "syrup", "caramel", "plasma", "gold",
    "steel", "laundry", "graffiti", "music", "art", "moss", "ivy", "hair", "jelly", "clay", "wax", "glue", "mould",
    "iron", "lead", "copper", "brass", "bronze", "zinc", "aluminium", "aluminum", "tungsten", "mercury", "alcohol",
    "ethanol",
    "petrol", "paraffin", "sulphur", "sulfur", "chlorine", "helium", "hydrogen", "oxygen", "nitrogen", "resin",
    "blossom", "foliage", "heather", "driftwood", "scaffolding", "bunting",
    "popcorn", "garlic", "sushi", "rust", "sound", "toothpaste", "wind", "yoghurt", "yogurt",
    "hope", "love", "trust", "chaos", "grief", "joy", "time", "peace", "freedom", "courage", "justice", "faith",
    "gravity", "anger", "solitude", "nostalgia", "silence", "beauty", "power", "sadness", "photosynthesis",
    "dawn", "dusk", "daybreak", "twilight", "nightfall", "midnight", "noon", "spring", "summer", "autumn", "winter",
})  # fmt: skip
"""Nouns of stuff, feelings, hours and seasons, which take no article."""

TONES: Final = frozenset({
    "warm", "soft", "golden", "pale", "cool", "cold", "harsh", "dim", "bright", "natural", "morning", "evening", "late",
    "early", "afternoon", "low", "diffused", "dappled", "silver", "hazy",
})  # fmt: skip
"""Adjectives that make `light` the light of a place, which takes no article; a lamp's `neon light` takes one."""

INDEFINITE: Final = frozenset({"something", "someone", "somebody", "anything", "nothing", "everything", "everyone"})
NAMED_ALONE: Final = frozenset({"stonehenge", "everest", "vesuvius", "etna", "fuji", "kilimanjaro", "niagara", "uluru"})
"""Landmarks that are known by one name."""

JOINTS: Final = frozenset({"and", "as", "like", "after", "before", "during", "without"})
HOURS_OF_DOING: Final = frozenset({
    "rush hour", "high noon", "low tide", "high tide", "closing time", "bath time", "game day", "market day",
    "feeding time", "happy hour", "storm season", "harvest time", "christmas morning", "christmas eve",
})  # fmt: skip
"""Hours with a name of two words, which take no article."""

MADE_AS: Final = re.compile(r"(?:\d+-bit|[23]-?d|low-poly|lo-fi|hi-fi|sci-fi|all-[a-z]+) (?=[a-z])", re.I)
"""Openings that say how a thing is drawn or made, before its own noun phrase."""

COUNTED_THOUGHTS: Final = frozenset({
    "idea", "concept", "feeling", "emotion", "memory", "thought", "process", "secret", "difference", "beginning",
    "ending", "passage", "meaning", "essence", "mood", "atmosphere", "birth", "death", "theory", "conversation",
    "argument",
})  # fmt: skip
"""Things of the mind that are counted all the same."""

UNIQUE: Final = frozenset({"sun", "moon", "sky", "tide", "horizon", "camera", "sea", "ocean", "universe"})
"""Things of which there is one."""

QUESTIONS: Final = frozenset({"how", "why", "what", "when", "where", "explain", "title", "titles"})
"""Openings of a lesson or a heading, which are no subject."""

UNCOUNTED_KINDS: Final = frozenset({"liquid", "smoke", "grass"})
COUNTED: Final = frozenset({
    "waterfall", "fountain", "river", "lake", "pond", "wave", "stream", "puddle", "raindrop", "geyser", "cascade",
    "drop", "droplet", "ocean", "sea", "whirlpool", "bubble", "lawn", "field", "cloud", "tornado", "splash",
})  # fmt: skip
"""Nouns of those kinds that are counted all the same."""

KIN: Final = KIN_NAMES | frozenset({
    "santa", "god", "nobody", "everybody", "everyone", "somebody", "someone",
})  # fmt: skip
"""Words that name a person by themselves, as a name does."""

FIRST_NAMES: Final = re.compile(r"(?:[A-Z][\w'’-]*)(?: (?:of|the|de|la|van|and) [A-Z][\w'’-]*| [A-Z][\w'’-]*)*")


def subject_with_article(text: str, masked: str = "") -> str:
    """The sentence with an article before its first noun phrase, where one is missing: `girl walking` to `a girl ...`.

    Names and plurals take none.
    """
    made = MADE_AS.match(text)
    if made:
        rest = subject_with_article(text[made.end() :], masked[made.end() :])
        article = "an" if made[0][0].lower() in "8aeio" else "a"
        return f"{article} {made[0]}{rest.split(' ', 1)[1]}" if rest.startswith(("a ", "an ")) else text
    words = words_of_text(masked or text)
    clause = main_clause(words)
    start = clause.start
    if start >= len(words) or not words.tokens[start].is_word or words.low(start) in DETERMINERS | PREPOSITIONS:
        return text
    name = FIRST_NAMES.match(text, words.tokens[start].start)
    if name and " of " in name[0]:
        return f"{text[: name.start()]}the {text[name.start() :]}"
    end = start
    stop = clause.verb if clause.verb >= 0 else len(words)
    while end < stop and not words.tokens[end].is_mark and words.low(end) not in PREPOSITIONS | RELATIVES | JOINTS:
        if end > start and words.low(end).endswith("ed") and _uncounted(words.low(end - 1)):
            break
        if end > start and words.low(end).endswith("ing") and is_deed(words, end, start):
            break
        if end > start and words.low(start) in UNIQUE and words.low(end).endswith("ly"):
            break
        end += 1
    if clause.form == "base" or not _takes_article(words, start, end):
        return text  # a base form's subject stands in the plural
    first, phrase = words.tokens[start], text[words.tokens[start].start : words.tokens[end - 1].end]
    if end == start + 1 and first.low in UNIQUE:
        return f"{text[: first.start]}the {text[first.start :][:1].lower()}{text[first.start + 1 :]}"
    named = any(words.tokens[i].text[:1].isupper() for i in range(start + 1, end))
    if named and first.text[:1].isupper() and "'s" in phrase.replace("’", "'"):
        return text
    common = start == 0 and _is_common(first.low) and not named
    lower = f"{first.text[:1].lower()}{first.text[1:]}" if common else first.text
    changed = with_article(phrase.replace(first.text, lower, 1))
    return f"{text[: first.start]}{changed}{text[words.tokens[end - 1].end :]}"


def _uncounted(word: str) -> bool:
    """True for a noun that takes no `a`: a plural, or stuff."""
    return is_plural(word) or word in UNCOUNTED or word in MASS or word.endswith(("osis", "ysis", "esis"))


def _takes_article(words: Words, start: int, end: int) -> bool:
    closed = PRONOUNS | ADVERBS | AUXILIARIES | CONJUNCTIONS
    if (
        end <= start
        or not words.tokens[start].is_word
        or words.low(start) in closed
        or words.low(start) in NUMBER_WORDS
    ):
        return False
    if words.low(start) in QUESTIONS or (end < len(words) and words.low(end) == ":"):
        return False
    head = words.low(end - 1)
    if _goes_bare(words, start, end):
        return False
    doing = verb_of(words.low(start)) is not None and words.low(start).endswith("ing")
    if doing and (end == start + 1 or words.low(start + 1) in DETERMINERS):
        return False
    said = words.said(start, end)
    if FIRST_NAMES.fullmatch(said) and (end - start > 1 or said.lower() not in terms_by_phrase("nouns")):
        return False
    row = table("nouns").get(terms_by_phrase("nouns").get(head, ""))
    if row is not None and row.kind in UNCOUNTED_KINDS and head not in COUNTED:
        return False
    if head == "light" and words.low(start) in TONES:
        return False
    if head in MASS or MASS_ENDINGS.search(head):
        return end - start > 1 and head not in MASS
    return row is not None or end - start > 1 or said.islower()


def _goes_bare(words: Words, start: int, end: int) -> bool:
    """True for what takes no article as it stands: an hour with a name, `something`, a landmark, kin, a thought."""
    head = words.low(end - 1)
    if words.said(start, end).lower() in HOURS_OF_DOING or words.low(start) in INDEFINITE or head in NAMED_ALONE:
        return True
    if words.low(start + 1) in {"it", "me", "us"}:
        return True
    if end > start + 1:
        return False
    return head in KIN or head in ALIKE or (UNSEEN.search(head) is not None and head not in COUNTED_THOUGHTS)


def _is_common(word: str) -> bool:
    tables: tuple[TableName, ...] = ("nouns", "colours", "materials", "times_of_day", "weather")
    return word in words_of("english", "adjectives") or any(word in terms_by_phrase(name) for name in tables)
