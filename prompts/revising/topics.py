"""Degrees said of a part of the picture, in plain words: `the background should be softer` is `more bokeh`.

What is spoken of may stand before the degree (`the light is too hard`, `make the colours a bit richer`), after it
(`a softer background`) or be the object of a verb (`soften the light`); `topics.toml` says what each adjective means of
it. Adjectives that mean nothing of a topic leave the words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from prompts.revising.degrees import Degree, degree_in
from prompts.revising.patterns import source
from prompts.tables import tables_of

__all__ = ["in_plain_topics", "topic_nouns", "topics_file"]

_LEAD: Final = r"(?:(?:the|this|that|all|its|his|her|whole|an?|some|with|over|overall|entire|key|main) )*"
_SHOULD: Final = (
    r"(?:(?:should|must|could|can|might|would|to|is|are|be|look|looks|feel|feels|seem|seems|become|get|gets|go|goes|stay"
    r"|still|now|appear)(?= ) )"
)
_MADE: Final = r"(?:make|keep|have|let|get|turn|set|put|bring|render|paint|give|use|try|go)"


@cache
def topics_file() -> Mapping[str, Any]:
    """The tables of `topics.toml`."""
    return tables_of(__package__, "topics")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


@cache
def topic_nouns() -> frozenset[str]:
    """The nouns of which `topics.toml` knows what is said."""
    return frozenset(noun for row in topics_file()["topic"] for noun in _words(row["of"]))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for row in topics_file()["topic"] for word in _words(f"{row['up']} {row['down']}"))


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(sorted(map(re.escape, topic_nouns()), key=len, reverse=True))
    heads = {verb.split()[0] for verb in _made_by()}
    verbs = "|".join(sorted(map(re.escape, {*_made_by(), *heads}), key=len, reverse=True))
    topic = rf"{_LEAD}(?P<topic>{nouns})"
    after = source("relative", "degree").removeprefix("(?P<degree>")
    shapes = (
        rf"(?:{_MADE} )?{topic} {_SHOULD}*(?P<what>[\w' -]+)",
        rf"(?:{_MADE} )?(?:it |this )?{_LEAD}(?P<what>[\w' -]+?) (?P<topic>{nouns})"
        r"(?P<after> (?:a bit|a little|slightly))?",
        rf"(?P<verb>{verbs}) {topic}(?: (?P<particle>up|down|out|back))?(?: (?P<after>{after})?",
    )
    return tuple(re.compile(shape, re.I) for shape in shapes)


@cache
def _made_by() -> Mapping[str, str]:
    """Verb to the adjective of what it makes."""
    return {verb: word for word, verbs in topics_file()["verbs"].items() for verb in _words(verbs)}


def in_plain_topics(text: str) -> str:
    """The wish told of the shot as a whole where it is a degree of one of its parts; other text as it is."""
    said = text.strip(" ,.")
    for topic, degree in _told(said):
        for row in topics_file()["topic"]:
            sign = _sign(row, topic, degree)
            if sign:
                words = row["more"] if sign > 0 else row["less"]
                return f"{degree.said} {words}".strip()
    return text


def _sign(row: Mapping[str, Any], topic: str, degree: Degree) -> int:
    if topic not in _words(row["of"]) or not (degree.compared or row.get("plain")):
        return 0
    side = 1 if degree.word in _words(row["up"]) else -1 if degree.word in _words(row["down"]) else 0
    return side if degree.more else -side


def _told(text: str) -> Iterator[tuple[str, Degree]]:
    """The topics of which something is said by degree, and the degree."""
    before, after, ordered = _shapes()
    if (match := ordered.fullmatch(text)) and (word := _made_by().get(_verb(match), "")):
        yield match["topic"].lower(), Degree(word, True, match["after"] or "", True)
    if (match := before.fullmatch(text)) and (degree := degree_in(match["what"], _adjectives())):
        yield match["topic"].lower(), degree
    if (match := after.fullmatch(text)) and (degree := degree_in(match["what"], _adjectives())):
        yield match["topic"].lower(), degree._replace(said=degree.said or (match["after"] or "").strip())


def _verb(match: re.Match[str]) -> str:
    verb, particle = match["verb"].lower(), (match["particle"] or "").lower()
    whole = f"{verb} {particle}".strip()
    return whole if whole in _made_by() else verb
