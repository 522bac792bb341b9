"""What goes on in the shot at hand, though it is told as something to see: `the sun comes out`, `follow the dog`."""

from __future__ import annotations

import re
from typing import Final

from assistant.offline.deeds import Film
from prompts.reading.pronouns import SUBJECT_FORMS, fits_pronoun, lives
from prompts.shot import Shot

__all__ = ["stays_in_shot", "without_purpose"]

_PURPOSE: Final = re.compile(
    r"(?<=\w),? (?:so (?:that )?|till |until )(?:we|i|you|one|people|the (?:viewers?|audience)) "
    r"(?:can |could |only |just |all )*(?:really |actually |also )?"
    r"(?:sees?|gets?|reads?|notices?|feels?|tells?|knows?|hears?|looks?)\b.*$",
    re.IGNORECASE,
)
"""`over her shoulder, so we can read the page`: whoever watches the film is nobody in it."""

_SKY: Final = re.compile(
    r"(?:(?:and|but|then|now|suddenly|meanwhile|slowly)\b[, ]*)*(?:"
    r"(?:the|a|some) (?:[a-z]+ )?"
    r"(?:sun|moon|rain|snow|storm|thunderstorm|fog|mist|haze|wind|breeze|clouds?|stars?|weather)"
    r" (?:slowly |suddenly |finally )?(?:comes?|breaks?|goes|go|sets?|rises?|picks?|gets?|starts?|begins?|stops?|lifts?"
    r"|clears?|rolls?|thins?|thickens?|gathers?|passes|pass|parts?|drops?|dies|settles?|moves?|draws?|hits?|turns?"
    r"|appears?|disappears?|vanish(?:es)?|falls?|eases?|grows?|strengthens?|freshens?)"
    r"(?: (?:out|up|in|down|away|off|over|through|apart|low|dark|heavy|heavier|stronger|thicker|lighter|by|on|again"
    r"|to (?:fall|rise|set|shine|blow|clear|lift)|falling|rising|blowing|shining|the clouds?))*"
    r"|the (?:sky|light) (?:slowly |suddenly )?"
    r"(?:turns?|gets?|goes|becomes?|darkens?|brightens?|clears?|fades?|reddens?)(?: [a-z]+){0,2}"
    r"|(?:night|darkness|dusk|evening|dawn|day|morning|snow|rain|fog|mist) (?:slowly )?(?:falls|breaks|comes|rolls in)"
    r"|it (?:starts|begins|stops|is starting) (?:to )?(?:rain|snow|hail|raining|snowing|get dark|storm)"
    r")(?: (?:now|slowly|suddenly|at last|again|for a moment|behind (?:him|her|it|them)))*"
)
"""A turn of the weather, the hour or the sky: it comes over the scene that is there."""

_CAMERA_ON: Final = re.compile(
    r"(?:(?:and|but|then|now)\b[, ]*)*"
    r"(?:follow|track|trail|chase|stay (?:close )?(?:with|on)|keep (?:up )?with|linger on|hold on|"
    r"dwell on|go with|move (?:along )?with|circle|orbit|start (?:on|with|from)|open on) "
    r"(?P<who>him|her|it|them|(?:the|his|her|its|their) [\w' -]+?)"
    r"(?: (?:from|as|while|until|around|round|slowly|closely|for|through|across|along|into|up|down)\b.*|,.*)?"
)
"""An order to the camera, about somebody who is there."""

_NEWCOMER: Final = re.compile(
    r"(?:(?:and|but|then|now|suddenly|meanwhile)\b[, ]*)*(?:an?|some|two|three|several|another|somebody|someone)\b"
    r"(?!.*\ban? .*\b(?:it|them)$).* "
    r"(?:(?:past|towards?|to|at|behind|beside|next to|in front of|above|over|under|around|round"
    r"|between|onto|with|after|for|by|near|from|against|before) (?P<whom>him|her|it|them|the [\w'-]+)"
    r"|(?P<done_to>him|her))(?: and [\w' -]+)?"
)
"""`A boy runs past them`: somebody new, who has to do with those who are there."""

_THROUGH_IT: Final = re.compile(
    r"(?:an?|one|some|two|three|several|another|somebody|someone)\b(?!.*\band\b.*\bit$).* "
    r"(?:through|across|along|inside|out of) (?:it|there)"
)
"""`One old lady walks through it`: the place that is seen."""

_ALONGSIDE: Final = re.compile(
    r"\s*(?:and|while|meanwhile,?) (?P<who>he|she|it|they|(?:the|his|her|its|their) [\w'-]+) "
)
"""`and the dog carries a stick`: told on from what is there."""


_STOPS: Final = re.compile(
    r"(?:(?:and|but|then|now|suddenly)\b[, ]*)*(?P<who>the [\w'-]+(?: [\w'-]+)?) (?:then |suddenly |slowly )?"
    r"(?:stops?|pauses?|halts?)\b.*"
)
"""`The nurse stops`: the end of what is going on."""

_ALIGHTS: Final = re.compile(
    r"(?:.* )?(?:gets?|jumps?|steps?|climbs?|hops?|comes?|come) (?:off|out)(?: of (?:it|the (?P<what>[\w' -]+)))?"
)
"""`Five people get off`: out of what is there."""
_CARRIES: Final = frozenset({"vehicle", "boat", "aircraft", "spacecraft", "cycle", "building"})


def without_purpose(message: str) -> str:
    """The message without the clause that only says what the viewer is to make out."""
    return _PURPOSE.sub("", message)


def stays_in_shot(message: str, said: str, film: Film) -> bool:
    """Whether a message tells of the scene at hand, rather than of another.

    Args:
        message: the message as the user wrote it.
        said: the message as `assistant.offline.patterns.plain` gives it.
        film: what is known of the film; its last shot is the one at hand.
    """
    sketches = film.sketches()
    if not sketches:
        return False
    if _SKY.fullmatch(said):
        return True
    at_hand = sketches[-1]
    if camera := _CAMERA_ON.fullmatch(said):
        return _is_there(camera["who"], at_hand)
    if _THROUGH_IT.fullmatch(said) and not any(s.kind is not None and not lives(s) for s in at_hand.subjects):
        return True
    if newcomer := _NEWCOMER.fullmatch(said):
        return _is_there(newcomer["whom"] or newcomer["done_to"], at_hand)
    if stops := _STOPS.fullmatch(said):
        return _is_there(stops["who"], at_hand)
    if _ALIGHTS.fullmatch(said) and any(subject.kind in _CARRIES for subject in at_hand.subjects):
        return True
    told_on = _ALONGSIDE.match(message.casefold())
    return told_on is not None and _is_there(told_on["who"], at_hand)


def _is_there(who: str, shot: Shot) -> bool:
    """Whether a pronoun or a noun with its article is of somebody in a shot."""
    who = who.casefold()
    if who in SUBJECT_FORMS or who in SUBJECT_FORMS.values():
        return any(fits_pronoun(SUBJECT_FORMS.get(who, who), subject) for subject in shot.subjects)
    nouns = {word for s in shot.subjects for word in (s.noun.casefold(), s.noun.casefold().split()[-1])}
    return any(re.search(rf"\b{re.escape(noun)}(?:e?s)?\b", who) for noun in nouns)
