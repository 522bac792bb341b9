"""Topics that are asked for in words of one's own: `a clip for my class about how the heart pumps blood`.

All words of such a request are either those of asking (who asks, for whom, what kind of film, that something works) or
those of one topic and of the model that shows it; nothing else is told that could be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from prompts.reading.lists import lists_of
from prompts.reading.models import TeachingModel, topics_of_models

__all__ = ["is_explained", "is_within", "names_in", "says_nothing", "somebody_explains", "topic_taught"]

_ENDINGS: Final = re.compile(r"(?<=...)(?:ations?|ating|ates?|ated|ings?|ions?|ies|es|ed|s|e|y)$")
"""What words of one stem differ by: `erupts` and `eruption`, `germinate` and `germination`."""


def is_explained(text: str) -> bool:
    """Whether a request asks for an explanation, not only for a film: `how`, `why`, `explain`, `lesson`.

    Args:
        text: the request, in any case.
    """
    return not _stems(text).isdisjoint(_asking())


def says_nothing(text: str) -> bool:
    """Whether words tell nothing that could be seen: `explain it with an animation`, `for my class`."""
    return _stems(text) <= _idle() | _asking()


def is_within(words: str, scene: str) -> bool:
    """Whether words only name what a scene shows: `a paper clip on water`, of one that floats there.

    Args:
        words: of the request.
        scene: in words.
    """
    said = _stems(words) - _idle() - _asking()
    shown = {stem for stem in _stems(scene) if len(stem) > 2}
    return bool(said) and all(
        any(s.startswith(word) or word.startswith(s) or word.endswith(s) for s in shown) for word in said
    )


def topic_taught(text: str, scenes: Mapping[str, str]) -> str:
    """The topic that a request is about and tells nothing beside; empty for any other request.

    Args:
        text: the request, without whom it is meant for.
        scenes: topics that have a scene, by their names in lower case; those of models are known.
    """
    said = _stems(text) - _idle() - _asking()
    if not said:
        return ""
    fits = [t for t, (own, known) in _by_model().items() if own and own <= said <= known]
    fits += [t for t in scenes if _own(t) == said]
    return max(fits, key=lambda topic: (len(_own(topic)), topic in text.lower(), -len(topic)), default="")


def _stems(text: str) -> frozenset[str]:
    """The stems of the words of a text; numbers tell nothing but that they are below zero."""
    plain = re.sub(r"['’]s?\b", "", re.sub(r"(?<![\w-])-(?=\d)", " negative ", text.lower()))
    words = re.findall(r"[a-z0-9]+", plain)
    return frozenset(_ENDINGS.sub("", word) for word in words if not word.isdigit())


@cache
def _own(topic: str) -> frozenset[str]:
    """The stems by which a topic is told from others."""
    return _stems(topic) - _idle() - _asking()


@cache
def _by_model() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Every topic of a model: its own stems, and all that the model shows and does."""
    known = {model.noun: _known(model) for model in topics_of_models().values()}
    return MappingProxyType({topic: (_own(topic), known[model.noun]) for topic, model in topics_of_models().items()})


def _known(model: TeachingModel) -> frozenset[str]:
    shown = " ".join([model.noun, *model.alias, model.topics, *(text for text, _ in model.labels), *model.parts])
    return _stems(shown) | _stems(" ".join(model.does))


@cache
def _idle() -> frozenset[str]:
    return _stems(lists_of("topics")["taught"]["idle"])


@cache
def _asking() -> frozenset[str]:
    return _stems(lists_of("topics")["taught"]["asking"])


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which names a text holds, longer ones first: a pattern of these alone is made at once, one of all is not.

    Args:
        text: in any case.
        names: in lower case.
    """
    said = f" {_only_words(text.lower())} "
    return tuple(sorted((name for name in names if f" {_only_words(name)} " in said), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _only_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


_SOMEBODY_EXPLAINS: Final = re.compile(
    r"(?:an?|the|my|our|his|her) (?:[\w-]+ ){0,2}?"
    r"(?:teacher|professor|lecturer|tutor|scientist|student|child|boy|girl|man|woman|mother|father|robot|guide)\b"
    r" (?:is |who |that )?(?:explain|teach|show|demonstrat|draw|tell|present|discuss)\w*",
    re.I,
)
"""Who is filmed while they explain something: they are the shot, and not what they explain."""


def somebody_explains(text: str) -> bool:
    """Whether a request begins with somebody who explains something.

    Args:
        text: the request.
    """
    return _SOMEBODY_EXPLAINS.match(text) is not None
