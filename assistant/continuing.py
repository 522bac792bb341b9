"""Which shot of the film a new one goes on from: the one whose people it shows again, or the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.memory import Draft
from prompts.read import Reading
from prompts.shot import Shot
from prompts.wording.nouns import singulars

__all__ = ["gone_on_from", "latest_shots"]

_RECALLED: Final = 24
"""How many of the film's last shots `she` and `the dog` may speak of."""
_GOES_ON: Final = re.compile(
    r"\s*(?:(?:ok(?:ay)?|good|great|nice|fine|and|so)\b[,.! ]*)*"
    r"(?:then|next|after (?:that|this)|afterwards?|a (?:moment|second) later|cut to|from there|meanwhile)\b(?! to\b)",
    re.IGNORECASE,
)
"""Openings of a message that put its shot after the last one: `then she turns`, `next, a close-up`."""
_GIVEN: Final = re.compile(
    r"\s*(?:show (?:me |us )?)?what (?:s?he|they|it) sees?\b|"
    r"\s*(?:(?:and|now|so|but),? )*"
    r"(?:(?:an? )?(?:[\w-]+ ){0,2}?(?:close[- ]?up|shot|view|detail|insert|macro)(?: shot)? (?:of|on) )?"
    r"(?:(?:through|from|behind|under|over|near|beside|on|in|out of|in front of) )?"
    r"(?:the|his|her|their|its)\s+(?!sun\b|moon\b|sky\b|sea\b|ocean\b)\w",
    re.IGNORECASE,
)
"""`The sauce drips`, `through the window`: what is spoken of as given belongs to the scene that is there."""
_JOINS: Final = re.compile(
    r"\b(?:arrives?|appears?|enters?|approach(?:es)?|joins?|interrupts?|emerges?|(?:comes?|walks?|runs?|rushes|storms?|steps?|"
    r"bursts?|drives?|flies|pulls?) (?:in|up|by|past|over|along|out|into view)|passes(?: by)?|overhead|nearby|"
    r"in the (?:background|distance|foreground)|off-?screen|(?:in|out)side(?! (?:an?|the|his|her|their|of)\b)|"
    r"(?:up|down)stairs|across the (?:street|road|room|table)|a?round the (?:corner|bend)|"
    r"(?:from|in|at|by) the (?:corner|door|doorway|window|counter|back|balcony|stairs|crowd|next table|other side)|"
    r"(?:watch(?:es)?|looks? on|stares?|listens?|eavesdrops?|claps?|cheers?|nods?|whispers?|giggles?|gasps?)"
    r"(?= ?(?:$|[,.;]|and\b))|"
    r"(?:behind|beside|towards?|past|around|next to|in front of|over) (?:him|her|them|it|us))\b",
    re.IGNORECASE,
)
"""`A bus arrives`, `a dragon flies overhead`: the words put what is new into a scene that is there."""
_ONE_OF_THEM: Final = re.compile(
    r"\s*(?:(?:and|then|now|but),? )*(?:one|another|someone|somebody|everyone|everybody|nobody)\b"
    r"|\s*(?:customers|guests|passengers|students|pupils|kids|children|people|players|soldiers|dancers|workers|neighbours"
    r"|neighbors|visitors|tourists|passers-by|others|the others|all) [a-z]+",
    re.IGNORECASE,
)
"""`One kid raises a hand`, `customers laugh`: those whom no article brings in belong to the scene that is there."""
_OF_THE_SCENE: Final = frozenset({
    "audience", "bystander", "crowd", "everybody", "everyone", "fan", "guest", "lightning", "nobody", "onlooker",
    "passenger", "passer-by", "spectator", "thunder", "wave", "wind",
})  # fmt: skip
"""Those who are only met where something else happens."""


def latest_shots(draft: Draft) -> list[Shot]:
    """The last shots of the film, in order."""
    count = len(draft.slots)
    return [draft.shot(number) for number in range(max(1, count - _RECALLED + 1), count + 1)]


def gone_on_from(reading: Reading | None, film: Sequence[Shot], words: str) -> Shot | None:
    """The shot whose place, hour and look a new one keeps where its words leave them open; None where it stands alone.

    Args:
        reading: of the new shot's words, after `film`; None when they cannot be read.
        film: the shots before it, in order.
        words: the user's message.
    """
    again = reading.again if reading is not None else frozenset()
    shared = next((shot for shot in reversed(film) if again & {subject.id for subject in shot.subjects}), None)
    if shared or not film:
        return shared
    goes_on = bool(_GOES_ON.match(words) or _GIVEN.match(words) or _JOINS.search(words) or _ONE_OF_THEM.match(words))
    if reading is not None:
        goes_on = goes_on or _is_of(reading.shots[0], film[-1]) or _is_owned(reading.shots[0], words)
    return film[-1] if goes_on else None


def _is_owned(shot: Shot, words: str) -> bool:
    """`Her tether snaps`: whose it is can only be somebody of the scene that is there."""
    owned = re.search(r"\b(?:his|her|their)\b", words, re.IGNORECASE) is not None
    return owned and not any(subject.kind in ("human", None) for subject in shot.subjects)


def _is_of(shot: Shot, before: Shot) -> bool:
    """Whether the lead of a shot is named in the words of the one before, or is only met where something happens."""
    lead = shot.main_subject
    if lead is None:
        return False
    ones = {lead.noun.lower(), *singulars(lead.noun.lower())}
    named = rf"\b(?:{'|'.join(re.escape(one) for one in ones)})s?\b"
    return bool(ones & _OF_THE_SCENE) or bool(re.search(named, before.request, re.IGNORECASE))
