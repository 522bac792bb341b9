"""Who plays in a match or speaks in a talk that is told as a thing between them: `a game of chess between two men`."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["as_played"]

_GAMES: Final = (
    "chess|checkers|draughts|cards|poker|dominoes|backgammon|tennis|table tennis|ping[- ]pong|badminton|squash"
    "|volleyball|beach volleyball|basketball|football|soccer|rugby|hockey|ice hockey|baseball|cricket|golf|darts|pool"
    "|billiards|snooker|frisbee|catch|tag|hide[- ]and[- ]seek|hopscotch"
)
_FACING: Final = "facing each other"
_DEEDS: Final = {
    "boxing": "boxing", "wrestling": "wrestling", "fencing": "fencing", "judo": "doing judo", "karate": "doing karate",
    "sword": "fighting with swords", "snowball": "throwing snowballs at each other",
    "pillow": "having a pillow fight", "arm wrestling": "arm wrestling", "arm-wrestling": "arm wrestling",
}  # fmt: skip
"""What those do whose fight or match is called so."""
_TALKS: Final = {
    "conversation": "talking", "chat": "talking", "talk": "talking", "dialogue": "talking", "argument": "arguing",
    "quarrel": "arguing", "handshake": "shaking hands", "hug": "hugging", "kiss": "kissing", "dance": "dancing",
    "race": "racing", "fight": "fighting", "duel": "fighting", "battle": "fighting", "standoff": _FACING,
    "stand-off": _FACING, "showdown": _FACING, "face-off": _FACING, "confrontation": _FACING, "interview": "talking",
}  # fmt: skip
_MANNERS: Final = (
    "friendly|tense|intense|quiet|fast|epic|fierce|exciting|close|final|heated|long|short|slow|lively|secret|hard"
    "|tough|casual|serious|passionate|dramatic|warm|firm|loud|gentle|tender|thrilling|fast-paced"
)
_BETWEEN: Final = re.compile(
    rf"\b(?:an? |the )?(?:(?:{_MANNERS}) )*"
    rf"(?:(?:game|match|round) of (?P<of>{_GAMES})|(?P<game>{_GAMES}) (?:game|match|duel|rally|final)"
    rf"|(?P<deed>{'|'.join(_DEEDS)}) (?:match|bout|fight|duel|battle)|(?P<talk>{'|'.join(_TALKS)}))"
    r" between (?P<who>(?:(?:an?|the|one|his|her|my) [\w' -]+? and (?=an?\b|the\b|his\b|her\b))?[\w' -]+?)"
    r"(?=$|[,.;:!?]| (?:in|on|at|under|during|by|while|over|beside|near|outside|inside|as|with|behind|before)\b)",
    re.IGNORECASE,
)


def as_played(text: str) -> str:
    """The text with those a match, a talk or a fight is between as who plays, talks or fights.

    Args:
        text: a request, such as `a tense game of chess between two old men in a park`.
    """
    return _BETWEEN.sub(_played, text)


def _played(found: re.Match[str]) -> str:
    if found["deed"]:
        deed = _DEEDS[found["deed"].lower()]
    elif found["talk"]:
        deed = _TALKS[found["talk"].lower()]
    else:
        deed = f"playing {(found['of'] or found['game']).lower()}"
    return f"{found['who']} {deed}"
