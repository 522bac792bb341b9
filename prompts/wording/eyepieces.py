"""What the lens looks through: `seen through binoculars`, `a sniper scope view of a bridge`, `through a keyhole`."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["eyepiece_of", "without_eyepiece"]

_PIECE: Final = (
    r"(?P<piece>binoculars?|field glasses|opera glasses|spyglass|telescope|periscope|keyhole|peephole|spy ?hole"
    r"|porthole|doorway|open door|half-open door|archway|cross-?hairs|(?:[a-z]+ )?scope"
    r"|(?:crack|gap|slit|hole) in (?:the|an?) (?:door|wall|fence|curtains?)"
    r"|(?:car|taxi|cab|bus|train|truck|van|limo|limousine|passenger|side|rear|driver['’]?s)(?:['’]s)? window"
    r"|windows? of (?:an? |the |his |her |their )?(?:[a-z]+ )?(?:car|taxi|cab|bus|train|truck|van|limo|limousine)"
    r"|windscreen|windshield|car windows)\b"
)
_BEFORE: Final = (
    r"(?:an? |the |his |her |their |some |one |two )?(?:pair of )?"
    r"(?:(?:old|wet|rainy|rain-streaked|dirty|foggy|fogged|fogged-up|misted|small|round|brass|closed|open|tiny) )*"
)
_SHOT: Final = r"(?:pov|point[- ]of[- ]view|view|shot|footage|scene|glimpse|close-?up|look)(?: shot)?"
_AFTER: Final = r"(?: of| at| on| to| onto|,| we see| showing| shows|:)+ "
_FORMS: Final = (
    # A shot through it of somebody.
    re.compile(
        rf"^(?:an? |the )?(?:{_SHOT}|looking|peeking|peering|peeping|spying|watching|filmed|seen|shot)(?: in| out)?"
        rf"(?: from)? (?:through|out of) {_BEFORE}{_PIECE}{_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(rf"^through {_BEFORE}{_PIECE}(?:,|:| we see|, we see)+ ", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_PIECE} {_SHOT}(?: of| on|:|,)? ", re.IGNORECASE),
    re.compile(
        rf"^(?P<kept>(?:[\w-]+ ){{1,5}}(?:shot|view|close-?up))(?: from)? through {_BEFORE}{_PIECE}(?= (?:of|on) )",
        re.IGNORECASE,
    ),
    # Somebody, seen through it.
    re.compile(
        rf",? (?:as )?(?:seen|viewed|filmed|shot|watched|observed|framed|spied|pov|view|shown)(?: shot)?(?: from)? "
        rf"through {_BEFORE}{_PIECE}(?=\s*(?:$|[,.;]))",
        re.IGNORECASE,
    ),
    re.compile(
        rf", (?:an? |the )?{_PIECE} (?:{_SHOT}|mask|vignette|framing)(?=\s*(?:$|[,.;]))",
        re.IGNORECASE,
    ),
    re.compile(rf",(?: (?:pov|point of view|view))? through {_BEFORE}{_PIECE}(?=\s*(?:$|[,.;]))", re.IGNORECASE),
)


def eyepiece_of(words: str) -> str:
    """What the lens looks through, in lower case; empty where it looks through nothing of the kind.

    Args:
        words: a request. Somebody in the picture who looks through a telescope is no such view.
    """
    return next((found["piece"].lower() for form in _FORMS if (found := form.search(words.strip()))), "")


def without_eyepiece(text: str) -> str:
    """The text without what the lens looks through, which is no thing of the picture."""
    text = text.strip()
    for form in _FORMS:
        if found := form.search(text):
            kept = found.groupdict().get("kept") or ""
            return text[: found.start()] + kept + text[found.end() :]
    return text
