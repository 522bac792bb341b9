"""What stands between commas behind somebody named and says who that is: `Mira, a teenage girl with red hair,`."""

from __future__ import annotations

from prompts.reading.appearance import modifiers
from prompts.reading.cast import Cast
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.tagging import FINITE, tag_at
from prompts.reading.words import Words
from prompts.shot import Look
from prompts.vocabulary import table

__all__ = ["aside"]


def aside(cast: Cast, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
    """`Mira, a teenage girl with red hair,`: what somebody called by name is; returns where it ends."""
    at = phrase.end
    if phrase.noun_id:
        return _apposition(cast, words, phrase, stop, subject_id)
    if not phrase.noun[:1].isupper() or phrase.determiner or words.low(at) not in {",", "("}:
        return at
    if words.low(at + 1) not in {"a", "an", "the"} or at + 1 >= stop or not words.free(at + 1):
        return at
    told = noun_phrase_at(words, at + 1, stop)
    row = table("nouns").get(told.noun_id) if told else None
    if told is None or row is None or not table("kinds")[row.kind].animate:
        return at
    cast.describe(subject_id, told)
    return told.end


def _apposition(cast: Cast, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
    """`the teacher, a young woman with glasses, points`: a second description between commas."""
    at = phrase.end
    if named := _called(cast, words, phrase, stop, subject_id) or _each(cast, words, phrase, stop, subject_id):
        return named
    if words.low(at) != "," or words.low(at + 1) not in {"a", "an"} or not words.free(at + 1):
        return at
    own, told = table("nouns").get(phrase.noun_id), noun_phrase_at(words, at + 1, stop)
    row = table("nouns").get(told.noun_id) if told else None
    close = next((i for i in range(told.end, stop) if words.low(i) == ","), 0) if told else 0
    if own is None or row is None or told is None or own.kind != row.kind or not table("kinds")[own.kind].animate:
        return at
    if not close or not begins_verb(words, close + 1, after_noun=True) or _lists_another(words, told.end, close):
        return at
    if row.sort == own.id and told.noun_id:
        cast.narrow(subject_id, told)  # my dog, a golden retriever
    else:
        cast.look(subject_id, Look(text=words.said(at + 1, told.end)[:160]))
    return modifiers(cast, words, told.end, stop, subject_id)


def _lists_another(words: Words, at: int, close: int) -> bool:
    """The `and a singer` of `a drummer, a guitarist and a singer, play`: three, and no second description of one."""
    joint = next((i for i in range(at, close) if words.low(i) == "and"), close)
    other = noun_phrase_at(words, joint + 1, close) if joint < close else None
    row = table("nouns").get(other.noun_id) if other and (other.determiner in {"a", "an"} or other.count_text) else None
    return row is not None and table("kinds")[row.kind].animate


def _each(cast: Cast, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
    """`two brothers, one tall and one short, walk`: how those of a group look, each by itself; 0 for anything else."""
    at = phrase.end + 1
    if phrase.count < 2 or words.low(phrase.end) != "," or not words.free(at):
        return 0
    end = next((i for i in range(at, stop) if words.tokens[i].is_mark or tag_at(words, i) in FINITE), stop)
    ones = sum(words.low(i) in {"one", "other", "another"} for i in range(at, end))
    if ones < 2 or "and" not in {words.low(i) for i in range(at, end)}:
        return 0
    cast.look(subject_id, Look(text=words.said(at, end)[:160]))
    return end


def _called(cast: Cast, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
    """`the driver, Zoe, checks her mirror`: a name between commas is whose it is; where it ends, or 0."""
    row, at = table("nouns").get(phrase.noun_id), phrase.end + 1
    alive = row is not None and table("kinds")[row.kind].animate and phrase.count == 1 and not phrase.name
    if not alive or words.low(phrase.end) != "," or not words.free(at) or tag_at(words, at) != "name":
        return 0
    end = at
    while end < stop and words.free(end) and tag_at(words, end) == "name":
        end += 1
    closes = words.low(end) == "," and (begins_verb(words, end + 1, after_noun=True) or words.low(end + 1) == "who")
    if not closes and not (end >= stop or words.low(end) in {".", "", ")"}):
        return 0
    cast.update(subject_id, name=words.said(at, end)[:160])
    return end + closes
