"""Whether a deed shows that what it speaks of, by a name that no row has, stands before the camera.

`Obtains an amulet` and `jumps over a hurdle` do; `does a backflip`, `solves the riddle` and `falls into a slumber` name
what is done, known or felt.
"""

from __future__ import annotations

from typing import Final

from prompts.reading.lists import words_of
from prompts.reading.phrases import NounPhrase

__all__ = ["shows_it"]

_STANDS: Final = frozenset({
    "with", "on", "onto", "upon", "over", "under", "underneath", "beneath", "behind", "beside", "besides", "against",
    "past", "around", "round", "near", "between", "by", "atop", "across", "featuring",
})  # fmt: skip
"""Prepositions that put somebody or something next to a thing."""
_OF_NOTHING_THERE: Final = frozenset({"work", "embark", "focus", "agree", "reflect", "go", "decide", "insist", "bet"})
"""Verbs behind which a preposition leads to an undertaking: `works on a project`."""


def shows_it(phrase: NounPhrase, *, verb: str = "", preposition: str = "") -> bool:
    """Whether an unknown noun is a thing that is there.

    Args:
        phrase: whose noun no row knows.
        verb: base form of the deed whose object it is; empty where no deed is at hand.
        preposition: that leads to it; empty for an object.
    """
    handled = verb in words_of("verbs", "handling")
    if not preposition:
        return handled
    if verb in _OF_NOTHING_THERE:
        return False
    introduced = phrase.determiner in {"a", "an", "another"} or bool(phrase.count_text) or phrase.count > 1
    return (introduced or handled) and preposition in _STANDS
