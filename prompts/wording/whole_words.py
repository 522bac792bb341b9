"""Whether a word or phrase stands whole in a text, for tables of hundreds of words that are asked at every staging."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["stands_whole"]


def stands_whole(word: str, text: str, *, plural: str = "") -> bool:
    """Whether a word or phrase stands in a text with no letter of another word at either end.

    Most words are not in the text at all, which takes no pattern to tell.

    Args:
        word: as it is written in the text, no pattern.
        text: where it is looked for.
        plural: a pattern of the endings that it may have, if any, such as `(?:s|es)`.
    """
    return word in text and _whole(word, plural).search(text) is not None


@cache
def _whole(word: str, plural: str) -> re.Pattern[str]:
    endings = f"{plural}?" if plural else ""
    return re.compile(rf"\b{re.escape(word)}{endings}\b")
