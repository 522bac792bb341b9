"""Fidelity, measured: which nouns, numbers, colours and quotations of a request a shot does not hold."""

from __future__ import annotations

import json
import re

from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    gerund_of,
    singulars,
    verb_of,
)
from prompts.reading.lexicon import place_at
from prompts.reading.words import Words
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["missing_words"]

_CLOSED = DETERMINERS | PRONOUNS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | ADVERBS | {"camera", "finally", "shot"}
"""Words that say nothing by themselves, and the words of the trade that a field stands for."""

_QUOTED = re.compile(r"[“\"]([^”\"\n]+)[”\"]")


def missing_words(shot: Shot, request: str) -> tuple[str, ...]:
    """Nouns, numbers, colours and quoted strings of the request that stand nowhere in the shot's record.

    The request itself does not count as a place; the cues' reasons do, since they hold the words a value was read
    from. A word counts as kept in the singular or the plural, a verb's form in another.
    """
    record = json.dumps(shot.model_dump(mode="json", exclude={"request"}), ensure_ascii=False).lower().replace("’", "'")
    kept = set(re.findall(r"[^\W_]+(?:'[^\W\d_]+)*", record))
    kept_singular = {single for word in kept for single in singulars(word)}
    missing = [
        quoted
        for quoted in _QUOTED.findall(request)
        if quoted.lower().replace("’", "'") not in record.replace('\\"', '"')
    ]
    words = Words.of(request)
    for index, token in enumerate(words.tokens):
        if not _counts(words, index):
            continue
        hyphened = "-" in token.low and token.low in record
        if hyphened or token.low in kept or any(single in kept_singular for single in singulars(token.low)):
            continue
        verb = verb_of(token.low)
        if verb and (gerund_of(verb.base) in kept or any(form.startswith(verb.base[:4]) for form in kept)):
            continue
        missing.append(token.text)
    return tuple(dict.fromkeys(missing))


def _counts(words: Words, index: int) -> bool:
    token = words.tokens[index]
    if token.is_number or token.low in NUMBER_WORDS:
        return True
    if not token.is_word or token.low in _CLOSED:
        return False
    nouns, colours = terms_by_phrase("nouns"), terms_by_phrase("colours")
    known = any(single in nouns or single in colours for single in singulars(token.low))
    return known or place_at(words, index, index + 1) is not None or (token.text[0].isupper() and index > 0)
