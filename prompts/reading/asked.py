"""How topics are asked for: the tables of `topics.toml` as patterns."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from prompts.reading.lists import lists_of
from prompts.reading.models import model_of_topic
from prompts.reading.taught import names_in

__all__ = [
    "CUES_AT_MOST",
    "asked_for",
    "explained",
    "for_an_audience",
    "has_scene",
    "headed",
    "introduced",
    "listed_topic",
    "meant_for",
    "rows_of_topics",
    "scenes",
    "topic_first_in",
]


@cache
def introduced() -> re.Pattern[str]:
    """`a short film that`: words before what is taught."""
    return re.compile(rf"^{lists_of('topics')['modelled']['intro']}", re.I)


CUES_AT_MOST: Final = 4
"""So many words after a topic's full stop are still cues: `Close-up, 9:16.`"""


@cache
def asked_for() -> re.Pattern[str]:
    """`explain`, `what is`, `a short film about`: an order before a topic, and the rest."""
    rows = lists_of("topics")["asking"]
    return re.compile(rf"(?:(?P<teach>{rows['teach']})|(?P<show>{rows['show']})) (?P<rest>.+)$", re.I | re.S)


def headed(text: str) -> re.Match[str] | None:
    """`Explain a solar eclipse: the moon passes before the sun`: a topic that heads the scene which the user tells."""
    named = names_in(text, scenes()) if _HEADS.search(text) else ()
    return _heading(named).match(text) if named else None


_HEADS: Final = re.compile("[:–—]")


@lru_cache(maxsize=64)
def _heading(topics: tuple[str, ...]) -> re.Pattern[str]:
    rows, names = lists_of("topics")["asking"], "|".join(map(re.escape, topics))
    return re.compile(
        rf"(?:(?:{rows['teach']}|{rows['show']}) )?{rows['before']}(?P<topic>{names}){rows['after']}"
        rf"(?P<where> (?:on|in|under|at) [\w' ]{{2,30}}?)?"
        rf"(?:{rows['audience']})?\s*[:–—]\s+(?P<scene>(?:[\w'’-]+,? ){{{CUES_AT_MOST},}}.*)$",
        re.I | re.S,
    )


@cache
def explained() -> re.Pattern[str]:
    """`Why do cats purr? Explain it to kids.`: a last sentence that only asks for what went before."""
    audience = lists_of("topics")["asking"]["audience"]
    return re.compile(
        rf"(?<=[.!?;,])\s*(?:please )?(?:explain|show|teach|illustrate|answer) (?:it|this|that)"
        rf"(?: (?:simply|visually|clearly|in simple terms))?(?:{audience})?[.!]?\s*$",
        re.I,
    )


@cache
def for_an_audience() -> re.Pattern[str]:
    """`for kids`, `to beginners`: whom a lesson is for."""
    return re.compile(rf"{lists_of('topics')['asking']['audience']}(?=\s*(?:[:.,;?!]|$| with | using | in ))", re.I)


@cache
def meant_for() -> re.Pattern[str]:
    """`a video for my class`: what is to be made, with whom it is for."""
    audience = lists_of("topics")["asking"]["audience"]
    return re.compile(
        rf"(?P<what>\b(?:video|clip|film|lesson|explainer|animation|short|story|cartoon|ad|advert)){audience}", re.I
    )


@cache
def scenes() -> dict[str, str]:
    """Every name of a topic, in lower case, and its scene."""
    return rows_of_topics("scenes") | rows_of_topics("themes") | rows_of_topics("happenings")


def has_scene(topic: str) -> bool:
    """Whether a topic has a scene of its own, rather than a teacher who explains it."""
    return topic.lower() in scenes() or model_of_topic(topic) is not None


@cache
def rows_of_topics(table: str) -> dict[str, str]:
    """One table of `topics.toml`: scenes by each name of a topic."""
    rows = lists_of("topics")[table]
    return {name.strip(): scene for names, scene in rows.items() for name in names.split(",")}


def topic_first_in(text: str) -> re.Match[str] | None:
    """The topic that a text begins with, as groups `topic` and `after`; None where it begins with none."""
    text = text.replace("’", "'")
    named = names_in(text, scenes())
    return _topics(named).match(text) if named else None


@lru_cache(maxsize=64)
def _topics(topics: tuple[str, ...]) -> re.Pattern[str]:
    rows, names = lists_of("topics")["asking"], "|".join(map(re.escape, topics))
    return re.compile(rf"{rows['before']}(?:an? )?(?P<topic>{names})\b{rows['after']}(?P<after>.*)$", re.I | re.S)


def listed_topic(rest: str) -> tuple[str, str] | None:
    """The topic that the rest of an order begins with, and what follows it; None where more than cues follows."""
    found = topic_first_in(rest)
    if found is None or not re.match(r"\s*(?:[.,;:?!–—-]|$|with |using |in \d)", found["after"]):
        return None
    return found["topic"], found["after"]
