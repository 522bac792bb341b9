"""Parts of a text that are nothing but film terms: the `static wide` of `two men in a diner, static wide`."""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_terms import KINDS_OF_SHOT, is_adverb_of_pace
from prompts.reading.grammar import DETERMINERS
from prompts.reading.lexicon import phrase_at
from prompts.reading.words import Words
from prompts.vocabulary import TableName

__all__ = ["in_film_list"]

_TABLES: Final[tuple[TableName, ...]] = (
    "shot_sizes", "angles", "views", "camera_moves", "lenses", "playbacks", "compositions", "focus_depths",
    "camera_heights",
)  # fmt: skip
_BETWEEN: Final = KINDS_OF_SHOT | DETERMINERS | {"and", "in", "with", "at", "then"}
"""Words that say nothing more among film terms."""
_A_LIST: Final = 2


def in_film_list(words: Words, at: int, start: int, end: int) -> bool:
    """Whether a token stands in a part between marks, or before `of`, that holds only film terms, and two or more.

    Words that are ordinary elsewhere, such as `wide`, `close` and `static`, mean the film term there.
    """
    first = at
    while first > start and not words.tokens[first - 1].is_mark:
        first -= 1
    terms, index = 0, first
    while index < end and not words.tokens[index].is_mark:
        if words.low(index) == "of" and index > at:
            break
        if words.claimed[index]:
            terms += not words.claimed[index - 1] or index == first
            index += 1
            continue
        reach = max((m.end for name in _TABLES if (m := phrase_at(words, index, name))), default=index)
        if reach > index:
            terms += 1
            index = reach
        elif words.low(index) in _BETWEEN or is_adverb_of_pace(words.low(index)):
            index += 1
        else:
            return False
    return terms >= _A_LIST
