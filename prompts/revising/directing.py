"""Orders to somebody in the shot: `it should spread its wings and take off`, `have him lean back and light a cigar`.

Verbs such as `take`, `put`, `turn` and `light` are what a director is asked with, and what people do. After a deed
that somebody is told to do, a further one in the same form is theirs too, unless it is done to the film.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.grammar import gerund_of, verb_of
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.revising.patterns import pattern, patterns
from prompts.revising.subjects import is_cue, is_of_the_trade
from prompts.revising.topics import topic_nouns
from prompts.revising.wishes import asking_verbs
from prompts.shot import Shot
from prompts.tables import tables_of

__all__ = ["in_statements"]

_SUBJECT: Final = {"him": "he", "her": "she", "them": "they"}


@cache
def _of_the_film() -> frozenset[str]:
    return frozenset(tables_of(__package__, "wishes")["of_the_film"].split())


def in_statements(text: str, shot: Shot) -> str:
    """The sentence with the deeds that somebody is told to do said of them as they happen; other text as it is.

    Only sentences are changed in which a later deed could be taken for an order to the director.
    """
    said = text.strip(" ,.")
    match = next((found for shape in patterns("directing", "told") if (found := shape.match(said))), None)
    if match is None or not _is_deed(match["first"]) or not _is_here(match["who"], shot):
        return text
    further = [found for found in pattern("directing", "further").finditer(match["deeds"]) if _goes_on(found)]
    if not any(found["verb"].lower() in asking_verbs() for found in further):
        return text
    deeds = match["deeds"]
    for found in reversed(further):
        verb = gerund_of(found["verb"].lower())
        deeds = f"{deeds[: found.start('verb')]}{verb}{deeds[found.end('verb') :]}"
    first = match["first"]
    rest = deeds.removeprefix(first)
    who = _SUBJECT.get(match["who"].lower(), match["who"])
    several = who.lower() == "they" or (" " in who and who.lower().endswith("s"))
    be = "are" if several else "is"
    return f"{who} {be} {gerund_of(first)}{rest}".strip()


def _is_deed(word: str) -> bool:
    verb = verb_of(word)
    return verb is not None and verb.form == "base" and verb.base not in _NO_DEEDS


_NO_DEEDS: Final = frozenset(
    {"be", "have", "feel", "seem", "become", "get", "wear", "need", "want", "stay", "remain", "appear"}
)


def _goes_on(found: re.Match[str]) -> bool:
    """Whether a further verb is done by the same doer: not `make it night`, nor `pan left`."""
    verb, rest = verb_of(found["verb"].lower()), found["rest"].strip().lower()
    if verb is None or verb.form != "base" or verb.base in _of_the_film() | _NO_DEEDS:
        return False
    words = re.sub(r"^(?:the|a|an|all|it|up|down|off|out) ", "", rest).split()
    of_film = bool(words) and (words[0] in topic_nouns() or is_of_the_trade(words[0], "the") or is_cue(" ".join(words)))
    return not of_film


def _is_here(who: str, shot: Shot) -> bool:
    try:
        return bool(find_subjects(shot, who))
    except Ambiguous:
        return True
