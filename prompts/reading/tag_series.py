"""One deed after another: the words in -s that go on with what the subject of a sentence does."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import NUMBER_WORDS, PREPOSITIONS, verbs
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import words_of
from prompts.reading.word_tags import (
    Options,
    is_closed,
    is_given_name,
    is_known_noun,
    is_plural,
    options_by_ending,
    word_options,
)
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = [
    "BEFORE_OBJECT",
    "acts_alone",
    "begins_two_word_deed",
    "by_itself",
    "changes_state",
    "closes_aside",
    "goes_away",
    "goes_on",
    "goes_on_together",
    "handled_together",
    "in_company",
    "in_series",
    "is_counted",
    "is_handled",
    "is_named",
    "is_pastime",
    "names_it",
    "opens_series",
    "says_how",
    "they_do",
    "verbed",
]

_JOINTS: Final = frozenset({",", "and", "then"})
_ENDS: Final = frozenset({".", "!", "?", ";", ":"})
_BACK_TO: Final = 24
"""Tokens before a word in which the sentence's first verb is looked for."""

_AFTER_VERBS: Final = frozenset({
    "a", "an", "the", "his", "her", "its", "their", "him", "them", "it", "another", "back", "up", "down", "away", "off",
    "out", "around", "round", "over", "again", "forward", "backwards", "forwards", "twice", "itself", "himself",
    "herself", "at", "into", "onto", "towards", "toward",
})  # fmt: skip
"""After these in a series a word in -s is what is done: `stops, looks back`."""
_OF_PARTS: Final = frozenset({"at", "into", "onto", "towards", "toward"})


def goes_away(words: Words, index: int) -> bool:
    """The `leaves` of `puts a letter in the mailbox and leaves`: who acts goes, and has no leaves of a tree."""
    joint = words.low(index - 1) == "and" or (words.low(index - 1) == "then" and words.low(index - 2) in {"and", ","})
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or words.low(index + 1) in _GONE
    if index < _TELLS_FIRST or words.low(index) != "leaves" or not joint or not closes:
        return False
    before = index - 2 if words.low(index - 1) == "and" else index - 3
    noun = noun_at(words, before, before + 1)
    lies_about = noun is not None and table("nouns")[noun.id].kind in ("plant", "grass", "food", "landform")
    acts = any("vz" in word_options(words.low(i)) for i in range(max(0, before - _BACK_TO), before + 1))
    return acts and not lies_about and words.low(before) not in _AMONG_LEAVES


_TELLS_FIRST: Final = 3
_GONE: Final = frozenset({"again", "quietly", "quickly", "silently", "happily", "alone", "without", "in", "with"})
"""After these `leaves` says how somebody goes."""
_AMONG_LEAVES: Final = frozenset({"sticks", "stick", "dirt", "mud", "dust", "stones", "rain", "snow", "wind", "litter"})


def goes_on(words: Words, index: int, own: Options) -> bool:
    """Whether a word in -s tells the next deed of one who acts: the `adds` of `tastes the soup, adds salt and nods`.

    Args:
        words: the text.
        index: the word, which may be a verb in the third person.
        own: what the word may be by itself.
    """
    if words.low(index - 1) not in _JOINTS or not words.free(index - 1) or not _has_acted(words, index):
        return False
    after = words.low(index + 1)
    verb_first = own["vz"] < own.get("n", 9)
    if after in _AFTER_VERBS:
        return verb_first or after not in _OF_PARTS
    if words.low(index) in _HELPERS and "vb" in word_options(after):
        return True
    closes = index + 1 < len(words) and words.tokens[index + 1].is_mark and words.low(index - 1) == "and"
    ends = index + 1 >= len(words) or after in _ENDS or closes
    named = noun_at(words, index, index + 1) is not None
    return verb_first and (
        not is_known_noun(words.low(index)) if ends else _is_bare_object(words, index + 1, named=named)
    )


_HELPERS: Final = frozenset({"lets", "makes", "helps", "dares"})
"""After these another verb follows at once: `lets go`."""


def acts_alone(words: Words, index: int, own: Options) -> bool:
    """The `falls` of `skateboarder falls, gets back up`: one who lives, without an article, and what is done."""
    living = noun_at(words, index - 1, index) if index and words.free(index - 1) else None
    alive = living is not None and table("kinds")[table("nouns")[living.id].kind].animate
    opens = index == 1 or (index > 1 and words.tokens[index - 2].is_mark)
    closes = index + 1 < len(words) and words.tokens[index + 1].is_mark
    return alive and opens and closes and not is_plural(words, index - 1) and own["vz"] <= own.get("n", 9)


def is_counted(words: Words, index: int) -> bool:
    """The `coins` of `a hundred coins are thrown`, the `bands` of `two marching bands and a duck`."""
    described = {"adj", "vg"} & set(word_options(words.low(index - 1))) and index > 1
    first = index - 2 if described and words.low(index - 2) in NUMBER_WORDS else index - 1
    before, after = words.low(first), words.low(index + 1)
    many = before in NUMBER_WORDS and NUMBER_WORDS[before] > 1
    ends = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "be" in word_options(after)
    ends = ends or (first < index - 1 and after == "and")
    led = words.low(first - 1) in {"of", "the", "all", "these", "those"} and "be" not in word_options(after)
    return all(words.free(i) for i in range(max(first, 0), index)) and many and ends and not led


def says_how(words: Words, index: int) -> bool:
    """The `faster` of `faster and faster`."""
    word = words.low(index)
    twice = words.low(index + 1) == "and" and words.low(index + 2) == word
    return word.endswith("er") and (twice or (words.low(index - 1) == "and" and words.low(index - 2) == word))


def they_do(words: Words, index: int) -> bool:
    """The `laugh` of `both laugh`, where nothing follows that could be done to."""
    after = words.low(index + 1)
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "prep" in word_options(after)
    return words.low(index - 1) in {"both", "all"} and closes and _needs_no_object(words.low(index))


def is_handled(words: Words, index: int) -> bool:
    """The `pouring` of `pouring syrup over pancakes`, at the head of a request: what unseen hands do."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "ing"}
    done = any(
        base in words_of("verbs", "handling") and terms_by_phrase("motions").get(base) in {None, "work", "pour", "eat"}
        for base in bases
    )
    thing = is_known_noun(words.low(index + 1)) and words.free(index + 1)
    return index == 0 and done and thing and words.low(index + 2) in _ONTO


_ONTO: Final = frozenset({"over", "into", "onto", "on", "with", "from", "in"})


def names_it(words: Words, index: int) -> bool:
    """The `rain` of `two men in a car, rain on the glass`, the `groom` of `a bride and groom`: nouns by their place."""
    word, before, after = words.low(index), words.low(index - 1), words.low(index + 1)
    ends = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "prep" in word_options(after)
    if not ends or not index or not words.free(index - 1):
        return False
    if before == "," and word in terms_by_phrase("weather"):
        return True
    living = noun_at(words, index, index + 1)
    kind = table("kinds")[table("nouns")[living.id].kind] if living else None
    named = noun_at(words, index - 2, index - 1) is not None and not is_plural(words, index - 2)
    return before == "and" and named and kind is not None and kind.animate


def goes_on_together(words: Words, index: int) -> bool:
    """Whether a base form tells the next deed of several: the `laugh` of `two children share a bench and laugh`."""
    after = words.low(index + 1)
    if words.low(index - 1) != "and" or not words.free(index - 1) or not _needs_no_object(words.low(index)):
        return False
    if index + 1 < len(words) and not (words.tokens[index + 1].is_mark or "prep" in word_options(after)):
        return False
    for at in range(index - 2, max(0, index - _BACK_TO), -1):
        if words.low(at) in _ENDS or words.low(at) == ",":
            return False
        acts = "vb" in word_options(words.low(at)) and words.free(at) and words.free(at - 1)
        far = at < index - 2 or _needs_no_object(words.low(at))
        if acts and is_plural(words, at - 1) and not is_closed(words.low(at)) and far:
            return True
    return False


def _needs_no_object(word: str) -> bool:
    """A verb that may stand alone, and names no thing of the vocabulary."""
    stands = word in terms_by_phrase("motions") or word in words_of("verbs", "intransitive")
    return stands and word not in terms_by_phrase("nouns")


def _has_acted(words: Words, index: int) -> bool:
    """Whether one thing has a verb earlier in the sentence, with a noun before it that is not of several."""
    for at in range(index - 2, max(-1, index - _BACK_TO), -1):
        if words.low(at) in _ENDS:
            return False
        options = word_options(words.low(at))
        known = words.free(at) and not is_closed(words.low(at))
        acts = known and options.get("vz", 9) <= options.get("n", 9)
        if acts and at > 0 and not is_plural(words, at - 1) and words.low(at - 1) not in {"a", "an", "the"}:
            return True
    return False


def _is_bare_object(words: Words, at: int, *, named: bool) -> bool:
    """The `salt` of `adds salt, tastes again`: a noun without a determiner, and nothing that goes on with it.

    Args:
        words: the text.
        at: the noun's token.
        named: whether the word before it is a thing's name as well, which may do what the noun says as a verb.
    """
    options, after = word_options(words.low(at)), words.low(at + 1)
    if not words.free(at) or is_closed(words.low(at)) or options.get("n", 9) > _A_NOUN:
        return False
    moves = words.low(at) in terms_by_phrase("motions") or words.low(at) in words_of("verbs", "intransitive")
    if named and moves:
        return False  # waves crash on the rocks
    ends = at + 1 >= len(words) or words.tokens[at + 1].is_mark or after == "and"
    return ends or "prep" in word_options(after)


_A_NOUN: Final = 0.4
"""The cost up to which a word may well be a noun."""


def in_series(words: Words, index: int) -> bool:
    """The middle verb of `glows, bubbles and explodes`."""
    if index < 2 or words.low(index - 1) != "," or words.low(index + 1) not in {"and", ","}:
        return False
    after = index + 2 + (words.low(index + 1) == "," and words.low(index + 2) == "and")
    before, later = word_options(words.low(index - 2)), word_options(words.low(after))
    if not later.get("vz", 9) <= later.get("n", 9):
        return False
    unknown = word_options(words.low(index)) == options_by_ending(words.low(index))
    own = word_options(words.low(index))
    unknown = unknown or own.get("vz", 9) <= own.get("n", 9)
    told = (i for i in range(max(0, index - 8), index - 1) if "vz" in word_options(words.low(i)) or verbed(words, i))
    acts = unknown and any(told)
    return acts or before.get("vz", 9) <= before.get("n", 9)


def opens_series(words: Words, index: int) -> bool:
    """The `spins` of `the ballerina spins, stumbles and falls`, after one thing."""
    one = "n" in word_options(words.low(index - 1)) and words.free(index - 1) and not is_plural(words, index - 1)
    return one and words.low(index + 1) == "," and words.low(index + 2).endswith("s") and in_series(words, index + 2)


def verbed(words: Words, index: int) -> bool:
    """The `fields` of `a shortstop fields a ball`: any noun may be made a verb, between one thing and its object."""
    word, before = words.low(index), words.low(index - 1)
    if index < 1 or not words.free(index - 1) or is_plural(words, index - 1):
        return False
    if not word.endswith("s") or word.endswith("ings"):
        return False
    acts = "n" in word_options(before) or is_given_name(before) or before in {"he", "she", "it"}
    opened = words.low(index - 2) not in PREPOSITIONS
    return acts and opened and words.low(index + 1) in BEFORE_OBJECT | _ALONG


_ALONG: Final = frozenset({"up", "down", "into", "through", "across", "past", "away", "off", "out"})
BEFORE_OBJECT: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "him", "them", "it", "another"})


def by_itself(words: Words, index: int) -> bool:
    """The `melts` of `toast pops up, butter melts, jam drips`: between marks, after one thing, and nothing follows."""
    before, ends = words.low(index - 1), index + 1 >= len(words) or words.tokens[index + 1].is_mark
    opens = words.low(index - 2) in {",", ";", ":"}
    if not (ends and opens and words.free(index - 1) and not is_plural(words, index - 1)):
        return False
    moves = any(v.form == "third" and v.base in terms_by_phrase("motions") for v in verbs().get(words.low(index), ()))
    return moves and is_known_noun(before) and not is_known_noun(words.low(index))


def is_named(words: Words, at: int) -> bool:
    """`a man named Tom waves`: a given name, after which stands what its owner does."""
    capital = at >= 0 and words.free(at) and words.tokens[at].text[0].isupper()
    return capital and is_given_name(words.low(at)) and not is_known_noun(words.low(at))


def changes_state(words: Words, index: int) -> bool:
    """The `open` of `a train arrives, doors open, people get out`: after several things, between marks."""
    if (
        words.low(index) not in _STATES
        or not is_plural(words, index - 1)
        or words.low(index - 2) not in {",", ".", ";"}
    ):
        return False
    noun = noun_at(words, index - 1, index)
    ends = index + 1 >= len(words) or words.tokens[index + 1].is_mark
    return ends and noun is not None and table("nouns")[noun.id].role != "part" and words.free(index - 1)


_STATES: Final = frozenset({"open", "close", "shut", "dim", "clear", "empty", "slow"})


def begins_two_word_deed(words: Words, index: int) -> bool:
    """The `jump` of `two girls jump rope`, the `ice` of `friends ice skate`: several stand before it, and no more."""
    pair = f"{words.low(index)}_{words.low(index + 1)}"
    if pair not in words_of("verbs", "two_word_deeds") or not words.free(index) or not words.free(index + 1):
        return False
    after_mark = words.low(index - 1) == "," and is_known_noun(words.low(index - 2))
    many = is_plural(words, index - 1) or words.low(index - 1) in {"they", "we", "you", "i"}
    return (many or after_mark or in_company(words, index)) and index > 0


def handled_together(words: Words, index: int, own: Options) -> Options | None:
    """The `ride` and the `horses` of `a boy and a girl ride horses`: two before them, several things behind."""
    if "vb" in own and _do_to_several(words, index):
        return {"vb": 0.0}
    return {"n": 0.0} if "n" in own and _do_to_several(words, index - 1) else None


def _do_to_several(words: Words, index: int) -> bool:
    does = 0 < index < len(words) - 1 and "vb" in word_options(words.low(index))
    return does and is_plural(words, index + 1) and in_company(words, index)


def in_company(words: Words, index: int) -> bool:
    """Whether two who live, joined by `and`, stand right before a word: `a grandfather and his grandson fish`."""
    living = noun_at(words, index - 1, index) if index > 2 and words.free(index - 1) else None
    if living is None or not table("kinds")[table("nouns")[living.id].kind].animate:
        return words.low(index - 1) == "i" and words.low(index - 2) == "and"
    first = index - 2
    while first > 1 and ({"adj", "det"} & set(word_options(words.low(first)))) and words.low(first) != "and":
        first -= 1
    before = word_options(words.low(first - 1))
    return words.low(first) == "and" and bool({"n", "name", "pron"} & set(before)) and words.free(first - 1)


def acts_as_group(words: Words, index: int) -> bool:
    """The `eating` of `a family of four eating dinner`, and not the `burning` of `a convoy of six burning buses`."""
    of = words.low(index - 2) == "of" and index > 2 and words.low(index - 3) in _GROUPS_OF_PEOPLE
    if not of or not (words.tokens[index - 1].is_number or words.low(index - 1) in NUMBER_WORDS):
        return False
    if not is_plural(words, index + 1):
        return True
    counted = noun_at(words, index + 1, len(words))
    return counted is None or not table("kinds")[table("nouns")[counted.id].kind].animate


_GROUPS_OF_PEOPLE: Final = frozenset({"family", "team", "band", "gang", "squad", "troupe", "party", "group"})
"""Groups that do something as one."""


def is_pastime(words: Words, index: int) -> bool:
    """The `fish` of `a man and his son fish from a pier`: what several do, with nothing behind it to be a name of."""
    if words.low(index) not in words_of("verbs", "pastimes"):
        return False
    after = words.low(index + 1)
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "prep" in word_options(after)
    closes = closes or "adv" in word_options(after) or after in BEFORE_OBJECT or after in {"and", "while", "as"}
    living = noun_at(words, index - 1, index) if index else None
    people = living is not None and table("nouns")[living.id].kind == "human"
    return closes and people and (is_plural(words, index - 1) or in_company(words, index))


def closes_aside(words: Words, index: int) -> bool:
    """The `play` of `three musicians, a drummer and two singers, play on a roof`: the deed behind who they are."""
    after = words.low(index + 1)
    if words.low(index - 1) != "," or not ({"prep", "adv", "det"} & set(word_options(after))):
        return False
    first = next((i for i in range(index - 2, max(index - _BACK_TO, 0), -1) if words.low(i) in {",", *_ENDS}), 0)
    while first > 2 and words.low(first) == "," and not is_plural(words, first - 1):
        first = next((i for i in range(first - 1, 0, -1) if words.low(i) in {",", *_ENDS}), 0)
    inner = [words.low(i) for i in range(first + 1, index - 1)]
    opens = words.low(first) == "," and is_plural(words, first - 1) and "det" in word_options((inner or [""])[0])
    told = any("vz" in word_options(word) and "n" not in word_options(word) for word in inner)
    return opens and "and" in inner and not told
