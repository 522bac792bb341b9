"""What is told to those who are in the shot at hand, or added to it, without a sentence: `plant a flag`, `autumn`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.reading.pronouns import lives
from prompts.shot import Shot
from prompts.wording import is_plural

__all__ = ["added", "is_added", "is_of_the_scene_in_short", "is_order", "is_otherwise"]

_MOST_WORDS: Final = 8
_DOERS: Final = re.compile(r"(?:both(?: of them)?|all(?: of them)?|everyone|everybody) (?=[a-z])")
_OWNED: Final = re.compile(r"\b(?:his|her|their)\b")
_MOVED: Final = frozenset({"vehicle", "boat", "aircraft", "spacecraft", "cycle", "robot", "ball"})

_SEASON: Final = re.compile(
    r"(?:in |in the |it is |it's |its |(?:late|early|deep|high) )*"
    r"(?:autumn|fall|winter|spring|summer)(?:time)?"
)
_WEATHER: Final = re.compile(
    r"(?:(?:some|light|heavy|thick|fresh|deep|a bit of|a little|more|lots of) )*"
    r"(?:snow|rain|fog|mist|clouds?|ice|frost|puddles)"
    r" (?:on|in|over|across|around|at|above|behind) (?:the|his|her|its|their) [a-z]+(?: [a-z]+)?"
)
_IN_THE_PICTURE: Final = re.compile(
    r"(?:(?:an?|the|some|two|three|several|many|a few|lots of) )?[\w' -]+?"
    r" in the (?:sky|background|distance|foreground)"
)
_EVERYWHERE: Final = re.compile(
    r"(?:(?:an?|some|more|lots of|a lot of) )?[\w' -]+? (?:everywhere|all over(?: the place)?|all around|in the air)"
)
_AROUND_THEM: Final = re.compile(
    r"(?:(?:an?|some|two|three|several|many|a few|lots of) )?"
    r"(?:crowds?|people|others|kids|children|friends|tourists)\b[\w' -]*? "
    r"(?:around|behind|beside|next to|with|near) (?:him|her|it|them)"
)
_BESIDES: Final = re.compile(
    r"\s*(?:and|also|plus)(?: also)?,? (?=(?:an?|some|two|three|four|five|several|many|a few|lots of) )", re.IGNORECASE
)
_TOO: Final = re.compile(
    r"(?:(?:an?|some|two|three|four|five|several|many|a few) (?!bit\b|little bit\b|touch\b).+"
    r"|(?!this |always |does )[a-z]+s)"
    r" (?:too|as well|also)"
)


def is_order(said: str, shots: Sequence[Shot], at_hand: Shot) -> bool:
    """Whether words tell those who are there what to do: `plant a flag`, `both get up`.

    Args:
        said: the message in plain lower case.
        shots: as the reader sees the message.
        at_hand: the shot that is spoken of.
    """
    words = said.split()
    acting = any(lives(s) or s.kind in _MOVED or s.kind is None for s in at_hand.subjects)
    if not words or len(words) > _MOST_WORDS or len(shots) != 1 or not at_hand.subjects:
        return False
    if doers := _DOERS.match(said):
        verb = verb_of(said[doers.end() :].split()[0])
        return acting and verb is not None and verb.form == "base"
    verb = verb_of(words[0])
    shot = shots[0]
    told = verb is not None and verb.form == "base" and bool(shot.beats) and not shot.setting.place
    done = [beat for beat in shot.beats if not beat.subject]
    to_it = len(words) > 1 and words[1] in {"it", "them", "him"}
    return told and len(done) == len(shot.beats) and not _OWNED.search(said) and (acting or to_it)


def is_of_the_scene_in_short(said: str, shots: Sequence[Shot]) -> bool:
    """`Autumn`, `snow on the mountains`, `the moon in the sky`: how the scene is, or what is seen in it besides."""
    if _SEASON.fullmatch(said):
        return True
    if any(shot.beats for shot in shots) or len(said.split()) > _MOST_WORDS:
        return False
    return any(way.fullmatch(said) for way in (_WEATHER, _IN_THE_PICTURE, _AROUND_THEM, _EVERYWHERE))


def is_added(message: str, said: str, shots: Sequence[Shot]) -> bool:
    """`And some students`, `a baby elephant too`: somebody or something more, and no place or deed."""
    more = _BESIDES.match(message) or _TOO.fullmatch(message.strip().rstrip(".!").lower())
    bare = len(shots) == 1 and not (shots[0].beats or shots[0].setting.place)
    return bool(more) and bare and len(said.split()) <= _MOST_WORDS


def added(message: str) -> str:
    """`And some students` as the order to add them; other messages as they are."""
    return f"add {message[more.end() :]}" if (more := _BESIDES.match(message)) else message


_INSTEAD: Final = re.compile(r"(?P<who>he|she|it|they|both|the [\w'-]+(?: [\w'-]+)?|[\w'-]+) .*\binstead$")
_OF_THE_ONE: Final = re.compile(r"the (?!other|last|first|next|second|third)[\w-]+ one\b(?!s)")


def is_otherwise(said: str, at_hand: Shot) -> bool:
    """`She looks out of the window instead`, `the brown one jumps`: of those who are there, something else."""
    if _OF_THE_ONE.match(said):
        return len(at_hand.subjects) > 1 or any(s.count > 1 or is_plural(s.noun) for s in at_hand.subjects)
    match = _INSTEAD.match(said)
    if match is None:
        return False
    who = match["who"].removeprefix("the ")
    named = {word for s in at_hand.subjects for word in (s.noun.casefold(), s.noun.casefold().split()[-1])}
    return who in {"he", "she", "it", "they", "both"} or not named.isdisjoint((who, *who.split()))
