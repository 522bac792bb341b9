"""What a wish says that the change made of it would leave out: half a wish is a wrong one, and is asked about."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.grammar import singulars, verb_of
from prompts.reading.known_words import is_known
from prompts.revising.edits import Edits
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.revising.patterns import known_words, words_for
from prompts.revising.subjects import is_cue, is_of_the_trade, told_names
from prompts.revising.topics import topic_nouns
from prompts.revising.wishes import asking_verbs
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["left_out", "overlooked"]

_SMALL: Final = frozenset({"can", "person", "people", "lot", "bit", "thing", "things", "side", "top", "way", "time"})
"""Words that a table of things knows, and that mostly mean none."""

_SAID_OF_THE_SHOT: Final = frozenset({
    "go", "get", "come", "start", "begin", "end", "hold", "see", "show", "give", "be", "have", "do", "look", "keep",
    "feel", "stay", "move", "shift", "drive", "play", "turn", "work", "stop", "use", "follow", "run",
})  # fmt: skip
"""Verbs that speak of the shot as readily as of somebody in it."""


def left_out(unread: Sequence[str], shot: Shot, edits: Edits) -> str:
    """The first unread piece that names a thing or a deed which the shot does not have and the edits do not bring.

    Args:
        unread: the pieces of one wish that were not understood.
        shot: the shot as it is.
        edits: what the wish was taken to ask for.

    Returns:
        That piece; empty when only small words or words of film were left, or where a camera move goes.
    """
    here = told_names(shot) | set(re.findall(r"[\w'-]+", json.dumps(edits.values, default=str).lower()))
    pieces = [
        piece
        for piece in unread
        if not piece.lower().startswith("like ") and not {"camera.moves", "text"} & edits.values.keys()
    ]
    return next((p for p in pieces if any(_is_strange(word, here, shot) for word in p.lower().split())), "")


def overlooked(wish: str, shot: Shot, edits: Edits) -> str:
    """The first thing, deed or colour that a wish names and that neither the shot has nor the edits bring.

    Rules take whole phrases, and may take more words than they understand; what is asked for is not lost so.

    Args:
        wish: one wish in plain words.
        shot: the shot before it.
        edits: what the wish was taken to ask for.
    """
    if any(path.startswith(_OF_THE_LENS) for path in edits.values.keys() - edits.incidental):
        return ""
    brought = re.findall(r"[a-z'-]+", json.dumps(edits.values, default=str).lower())
    played = {thing for player in brought for thing in words_for("players").get(player, ())}
    here = told_names(shot) | set(brought) | played
    here |= {verb.base for word in here if (verb := verb_of(word))} | {f for word in here for f in singulars(word)}
    words = re.findall(r"[a-z'-]+", _DENIED.sub(" ", wish.lower()))
    return next((w for w in words if _is_overlooked(w, here, shot)), "")


_DENIED: Final = re.compile(
    r"\b(?:instead of|rather than|in place of|not|no|without|from|than|only|swap|replace|exchange|switch|trade) "
    r"(?:(?:an?|the|his|her) )?[\w'-]+"
)
_OF_THE_LENS: Final = ("camera.", "text", "setting.era", "lighting.", "style.", "sound.", "aspect", "time_scale")
"""Fields whose words are film's own, and name things and deeds in other senses."""


def _is_overlooked(word: str, here: frozenset[str] | set[str], shot: Shot) -> bool:
    verb = verb_of(word)
    if (
        word in asking_verbs()
        or (word in known_words() and not _is_instrument(word))
        or (verb is not None and verb.base in here)
    ):
        return False
    if any(name.endswith(word) or name in (f"{word}y", f"{word}{word[-1]}y") for name in here):
        return False
    unknown = word.isalpha() and len(word) > 3 and not word.endswith("er") and not is_known(word) and word not in here
    return unknown or _is_strange(word, here, shot) or (word in terms_by_phrase("colours") and word not in here)


def _is_instrument(word: str) -> bool:
    """What music is made with, which is a word of change in `with some flute` and a thing beside."""
    row = table("nouns").get(terms_by_phrase("nouns").get(word, ""))
    return row is not None and row.kind == "instrument"


def _is_strange(word: str, here: frozenset[str] | set[str], shot: Shot) -> bool:
    if word in _SMALL or _is_here(word, shot):
        return False
    forms = {word, *singulars(word)}
    if forms & here or forms & topic_nouns() or forms & set(words_for("lit_by")) or is_cue(word):
        return False
    return _is_thing(forms) or _is_deed(word)


def _is_here(word: str, shot: Shot) -> bool:
    try:
        return bool(find_subjects(shot, f"the {word}"))
    except Ambiguous:
        return True


def _is_thing(forms: set[str]) -> bool:
    nouns = terms_by_phrase("nouns")
    rows = [table("nouns")[nouns[form]] for form in forms if form in nouns]
    return any(row.role == "thing" for row in rows) and not any(is_of_the_trade(form, None) for form in forms)


def _is_deed(word: str) -> bool:
    verb = verb_of(word)
    known = verb is not None and verb.form in ("third", "ing") and verb.base not in _SAID_OF_THE_SHOT
    return known and verb is not None and terms_by_phrase("motions").get(verb.base) is not None
