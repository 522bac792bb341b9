"""English for records: articles, plurals, verb forms, and how a subject is named, always in the same words."""

from __future__ import annotations

from prompts.wording.english import (
    base_form,
    capital,
    content_words,
    ends_sentence,
    is_plural,
    join_list,
    plural,
    sentence,
    third_person,
    with_article,
    word_stems,
)
from prompts.wording.naming import any_such, head_noun, short_name, subject_phrase
from prompts.wording.pronouns import Pronouns, pronouns_of, sex_of
from prompts.wording.sorts import is_bodiless, is_happening, is_lifeless, is_many, is_unseen, takes_plural_verb

__all__ = [
    "Pronouns",
    "any_such",
    "base_form",
    "capital",
    "content_words",
    "ends_sentence",
    "head_noun",
    "is_bodiless",
    "is_happening",
    "is_lifeless",
    "is_many",
    "is_plural",
    "is_unseen",
    "join_list",
    "plural",
    "pronouns_of",
    "sentence",
    "sex_of",
    "short_name",
    "subject_phrase",
    "takes_plural_verb",
    "third_person",
    "with_article",
    "word_stems",
]
