"""The patterns of `patterns.toml`, compiled: the words in which people ask for a change."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

__all__ = ["NUMBERS", "ORDINALS", "pattern", "patterns", "scales", "source", "spared_paths"]

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10
}  # fmt: skip
_PARTS: Final = {
    "{end}": r"(?=$|[,.;]| and (?:make|add|put|remove|replace|give|at|in|with|the)\b| but )",
    "{article}": r"(?:(?:the|an?|his|her|its|their|that|this|any|all(?: the)?|some|of the) )?",
    "{number}": rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)})",
    "{ordinal}": "|".join(ORDINALS),
    "{lead}": r"(?:in |for |on |change |make |and |with )*",
}


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))


def source(group: str, name: str) -> str:
    """The text of a pattern, its parts filled in."""
    return _filled(_file()[group][name])


def _filled(text: str) -> str:
    for part, words in _PARTS.items():
        text = text.replace(part, words)
    return text


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """A pattern, compiled; case is ignored."""
    return re.compile(source(group, name), re.IGNORECASE)


@cache
def patterns(group: str, name: str) -> tuple[re.Pattern[str], ...]:
    """A list of patterns, compiled; case is ignored."""
    return tuple(re.compile(_filled(text), re.IGNORECASE) for text in _file()[group][name])


def spared_paths(word: str) -> tuple[str, ...]:
    """The paths that a word such as `light` stands for; empty when it names no part of a shot."""
    return tuple(_file()["spared"].get(word.lower(), "").split())


def scales() -> tuple[Mapping[str, Any], ...]:
    """The quantities that relative words move."""
    return tuple(_file()["scale"])
