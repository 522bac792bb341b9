"""Where an action ends: at the next event, not at every comma or `and`."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import DETERMINERS, PRONOUNS
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import words_of
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.scan import THEN, Scan
from prompts.reading.subjects import is_person
from prompts.reading.tagging import AUX, FINITE, base_at, tag_at
from prompts.reading.verbals import skip_adverbs
from prompts.reading.word_tags import is_plural_word
from prompts.reading.words import Words
from prompts.vocabulary import table

__all__ = ["extent_of", "held_by_another"]


def extent_of(scan: Scan, first: int, start: int, end: int) -> int:
    """Where the action that begins at a verb ends: at the next event, not at every comma or `and`."""
    words = scan.words
    listed = _has_separators(words, start, end)
    relative = (
        tag_at(words, first) == "vg"
        or tag_at(words, first - 1) == "wh"
        or (tag_at(words, first - 1) in AUX and tag_at(words, first - 2) == "wh")
    )
    brief = base_at(words, first) in words_of("verbs", "at_once")
    at = first + 1
    while at < end:
        word = words.low(at)
        if not words.free(at):
            if _claimed_to_end(words, at, end):
                return at
            at += 1
            continue
        if words.tokens[at].is_mark and word not in "'\"-/%()$&":
            if word != "," or not _object_list_goes_on(words, at, end):
                return at
        elif (
            (word in THEN and words.low(at + 1) != "to")
            or (word in {"and", "but"} and _splits(words, at, end, listed=listed and not brief))
            or (word in {"before", "after", "while", "as", "when"} and _new_event(words, at, end))
            or word == "without"
            or held_by_another(scan, first, at)
            or (relative and _main_verb_comes(words, at, first))
            or (word in {"who", "which", "that"} and _of_another(scan, at))
            or (word == "no" and words.low(at - 1) == ",")
        ):
            return at
        at += 1
    return end


def _main_verb_comes(words: Words, at: int, first: int) -> bool:
    """After `a girl sitting in a cafe`, the verb of the sentence itself, with the adverb before it."""
    verb = tag_at(words, skip_adverbs(words, at)) in ("vz", "vd", "be")
    verb = verb or (tag_at(words, at) == "vb" == tag_at(words, first) and tag_at(words, first - 1) == "wh")
    told_of = tag_at(words, first - 1) in AUX and at - 1 == first  # who isn't smiling holds
    return verb and (told_of or tag_at(words, at - 1) in _ENDS_OBJECT)


_ENDS_OBJECT: Final = frozenset({"n", "name", "prt", "adv"})


def _of_another(scan: Scan, at: int) -> bool:
    """`barks at a postman who runs away`: what follows is told of the thing just named, which the cast can hold."""
    words = scan.words
    if tag_at(words, at) != "wh" or not begins_verb(words, at + 1, after_noun=True) or tag_at(words, at - 1) != "n":
        return False
    named = noun_at(words, at - 1, at) or noun_at(words, at - 2, at)
    row = table("nouns").get(named.id) if named else None
    return is_person(words.low(at - 1)) or bool(row and row.role == "thing")


def held_by_another(scan: Scan, first: int, at: int) -> bool:
    """The `carrying` of `bumps into a man carrying coffee`: what is in the hands of whom the deed is done to."""
    words = scan.words
    if tag_at(words, at) != "vg" or base_at(words, at) not in _IN_HANDS or base_at(words, first) in _SHOWS:
        return False
    named = noun_at(words, at - 1, at)
    row = table("nouns").get(named.id) if named and at - 1 > first else None
    return row is not None and row.kind == "human" and not is_plural_word(words.low(at - 1))


_IN_HANDS: Final = frozenset({"carry", "hold", "clutch", "balance", "cradle"})
_SHOWS: Final = frozenset({"show", "reveal", "depict", "feature", "follow", "track", "film"})


def _claimed_to_end(words: Words, at: int, end: int) -> bool:
    for index in range(at, end):
        if words.free(index):
            return words.tokens[index].is_mark or words.low(index) in THEN | {"and", "while", "as", "before"}
    return True


def _object_list_goes_on(words: Words, at: int, end: int) -> bool:
    first = at + 1
    if words.low(first) in {"and", "or"}:
        first += 1
    if first >= end or not words.free(first) or words.low(first) in THEN or begins_verb(words, first, after_noun=True):
        return False
    phrase = noun_phrase_at(words, first, end)
    if phrase is None or words.low(first) in PRONOUNS:
        return False
    if begins_verb(words, phrase.end, after_noun=True):
        return False
    after = words.low(phrase.end)
    return first > at + 1 or after == "and" or (after == "," and _object_list_goes_on(words, phrase.end, end))


def _splits(words: Words, at: int, end: int, *, listed: bool) -> bool:
    """Whether `and` begins a new event: always before `then`, else when the sentence has no other separators.

    A deed that is over at once is never one event with the next: `then it gets up and runs away` is two.
    """
    if words.low(at + 1) in THEN:
        return True
    first = skip_adverbs(words, at + 1)
    if begins_verb(words, at + 1, after_noun=True):
        if base_at(words, first) in _STARTS and tag_at(words, first + 1) in ("vg", "to"):
            return True
        last = tag_at(words, first) in FINITE and _is_last_item(words, at, end)
        return last or words.low(at - 1) == "," or not listed
    if tag_at(words, at + 1) == "pron" and begins_verb(words, at + 2, after_noun=True):
        return True
    phrase = noun_phrase_at(words, at + 1, end)
    if phrase is None or phrase.end >= end:
        return False
    return begins_verb(words, phrase.end, after_noun=True) or _acts_when_told(words, phrase, end)


def _acts_when_told(words: Words, phrase: NounPhrase, end: int) -> bool:
    """The `and a man in overalls paints` of a sentence: somebody with what is told of him, and his own verb."""
    told = noun_phrase_at(words, phrase.end + 1, end) if tag_at(words, phrase.end) == "prep" else None
    row = table("nouns").get(phrase.noun_id)
    alive = row is not None and table("kinds")[row.kind].animate and bool(phrase.determiner or phrase.count_text)
    if told is None or told.end >= end:
        return False
    tag = tag_at(words, told.end)
    one_of_several = tag == "vz" and phrase.determiner in {"a", "an"} and is_plural_word(words.low(told.end - 1))
    acts = ("vb", "vd", "be") if phrase.count > 1 else ("vz", "vd", "be")
    return (alive and tag in acts) or one_of_several  # and a cake with candles comes in


def _is_last_item(words: Words, at: int, end: int) -> bool:
    """The `and` of `jumps, turns and runs`: no further item follows, and none was opened by `then`."""
    later = (i for i in range(at + 1, end) if words.low(i) == "," or words.low(i) in THEN)
    if any(words.low(i) in THEN or begins_verb(words, i + 1, after_noun=True) for i in later):
        return False
    for index in range(at - 1, -1, -1):
        if words.tokens[index].is_mark:
            return True
        if words.low(index) == "up" and words.low(index - 1) in _RISES:
            return True
        if words.low(index) in THEN:
            return index == 0 or words.tokens[index - 1].low in {".", "!", "?", ";", ":"}
    return True


_STARTS: Final = frozenset({"start", "begin"})
"""Before a verb these always begin another deed: `stops and starts dancing`."""
_RISES: Final = frozenset(
    {"get", "gets", "got", "getting", "stand", "stands", "stood", "standing", "wake", "wakes", "woke"}
)
"""With `up`, what is done for itself, whatever follows: `then gets up and walks away`."""


def _new_event(words: Words, at: int, end: int) -> bool:
    """`before landing` and `as birds fly by` begin events; `as it runs`, `while walking` belong to the action."""
    word = words.low(at)
    following = words.low(at + 1)
    if word in {"before", "after"} and tag_at(words, at + 1) == "vg":
        return word == "before"
    if following in PRONOUNS - DETERMINERS:
        return False
    phrase = noun_phrase_at(words, at + 1, end)
    stop = phrase.end if phrase else end
    if word != "as" and tag_at(words, stop) == "prep" and (told := noun_phrase_at(words, stop + 1, end)):
        stop = told.end  # while a woman in a straw hat sings
    return phrase is not None and stop < end and begins_verb(words, stop, after_noun=True)


def _has_separators(words: Words, start: int, end: int) -> bool:
    """True when commas or `then` already part the events of a sentence."""
    for index in range(start, end):
        if words.low(index) in {"then", "finally"} and index > start:
            return True
        if words.low(index) == "," and words.free(index):
            nxt = index + 1 + (words.low(index + 1) == "and")
            if nxt < end and words.free(nxt) and begins_verb(words, nxt, after_noun=True):
                return True
    return False
