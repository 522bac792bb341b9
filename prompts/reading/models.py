"""Models that show how something works: the water cycle, a circuit, the phases of the moon; their rows in models.toml.

A lesson on one of their topics is shown by the model, with labels on its parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from prompts.reading.lists import lists_of

__all__ = ["TeachingModel", "model_called", "model_of_topic", "model_where", "models", "topics_of_models"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachingModel:
    """One row of `models.toml`.

    Attributes:
        noun: of the vocabulary and of the props. alias: nouns that mean the same model.
        topics: what it answers, in lower case, between commas.
        labels: what each label reads, and the part that it points at.
        parts: nouns of what it shows already. does: stems of what it does by itself.
        scene: the words that a lesson stands for, where they are not the noun.
        where: nouns of things that are shown by it where the request holds the pattern `told`.
    """

    noun: str
    topics: str
    labels: Sequence[Sequence[str]]
    parts: Sequence[str]
    alias: Sequence[str] = ()
    does: Sequence[str] = ()
    where: Sequence[str] = ()
    told: str = ""
    scene: str = ""

    @property
    def shown(self) -> str:
        """What a lesson on it is read as."""
        article = "an" if self.noun[0] in "aeiou" else "a"
        return self.scene or f"{article} {self.noun}"

    def tells(self, words: str) -> bool:
        """Whether words only name what its labels and parts show: `solid, liquid and gas`."""
        shown = " ".join([*(label for label, _ in self.labels), *self.parts, self.topics]).lower()
        return set(re.findall(r"[a-z]+", words.lower())) <= {*re.findall(r"[a-z]+", shown), *_LITTLE}

    @property
    def names(self) -> frozenset[str]:
        """All nouns that mean it."""
        return frozenset({self.noun, *self.alias})


_LITTLE: Final = frozenset(
    {"with", "using", "showing", "and", "or", "the", "a", "an", "of", "its", "from", "to", "in", "cut", "open", "away",
     "so", "that", "we", "you", "can", "see", "inside", "half", "through", "cross", "section", "cutaway", "where"}
)  # fmt: skip
"""Words that tell nothing by themselves."""


@cache
def models() -> tuple[TeachingModel, ...]:
    """All rows."""
    return tuple(TeachingModel(**row) for row in lists_of("models")["model"])


@cache
def _by_name() -> Mapping[str, TeachingModel]:
    return MappingProxyType({name: model for model in models() for name in model.names})


@cache
def topics_of_models() -> Mapping[str, TeachingModel]:
    """Every topic, in lower case, and its model."""
    return MappingProxyType({topic.strip(): model for model in models() for topic in model.topics.split(",")})


def model_called(noun: str) -> TeachingModel | None:
    """The model that a noun means, if any."""
    return _by_name().get(noun.lower())


def model_where(noun: str, text: str) -> TeachingModel | None:
    """The model that shows a thing with what the request tells of it: the roots and the shoot of a seed.

    Args:
        noun: of the thing.
        text: the request.
    """
    return next((m for m in models() if noun.lower() in m.where and re.search(m.told, text, re.I)), None)


def model_of_topic(topic: str) -> TeachingModel | None:
    """The model that shows a topic, if any."""
    return topics_of_models().get(topic.lower().replace("’", "'"))
