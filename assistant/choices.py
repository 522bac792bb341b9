"""Which of a question's choices an answer means."""

from __future__ import annotations

import re
from typing import Final

from assistant.events import Question

__all__ = ["choice_in"]

_YES: Final = re.compile(r"(yes|y|ok|okay|sure|go ahead|go on|do it|render( it)?|please do)\b", re.IGNORECASE)
_NO: Final = re.compile(r"(no|n|not now|don'?t|stop|later|never mind)\b", re.IGNORECASE)
_SHORT_ANSWER: Final = 24


def choice_in(words: str, question: Question) -> str:
    """Which of a question's choices the words mean; the words themselves when they mean neither."""
    for choice in question.choices:
        if words.casefold().strip(" .!") == choice.casefold():
            return choice
    if len(words) <= _SHORT_ANSWER and len(question.choices) == 2:
        if _NO.match(words):
            return question.choices[1]
        if _YES.match(words):
            return question.choices[0]
    return words
