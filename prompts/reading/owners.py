"""Whose a part or a thing is: the mother of `a mother's face`, the bulldog of `the nose of a sleeping bulldog`."""

from __future__ import annotations

from prompts.reading.grammar import DETERMINERS
from prompts.reading.homonyms import take_meaning
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["owner_of"]


def owner_of(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    """Whose part is spoken of: the mother of `a mother's face`, the bulldog of `the nose of a sleeping bulldog`."""
    at = next((i for i in reversed(range(phrase.start, phrase.end)) if words.low(i).endswith("'s")), None)
    if at is None:
        of = next((i for i in range(phrase.head_start, phrase.end) if words.low(i) == "of"), phrase.end)
        inner = noun_phrase_at(words, of + 1, phrase.end) if of + 1 < phrase.end else None
        row = table("nouns").get(inner.noun_id) if inner else None
        return inner if row is not None and table("kinds")[row.kind].animate else None
    start = next((i + 1 for i in range(at - 1, phrase.start, -1) if words.low(i) == "of"), phrase.start)
    whose_is = phrase.determiner if start == phrase.start else words.low(start) * (words.low(start) in DETERMINERS)
    owner = terms_by_phrase("nouns").get(words.low(at).removesuffix("'s"), "")
    called = words.tokens[at].text[:-2]
    if not owner and at == start and called[:1].isupper():
        return NounPhrase(at, at + 1, noun=called, head_start=at, is_name=True)
    whose = NounPhrase(start, at + 1, whose_is, head_start=at, noun_id=owner)
    whose.noun = called
    take_meaning(words, whose)
    row = table("nouns").get(whose.noun_id)
    if row is None or not table("kinds")[row.kind].animate:
        return None
    whose.adjectives = [words.said(i, i + 1) for i in range(start + bool(whose_is), at)]
    return whose
