"""What a deed visibly does: the rows of `deeds.toml`, found by the words of an action."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from prompts.shot import Subject

__all__ = ["LIVING", "Deed", "deed_of"]

LIVING = ("human", "quadruped", "bird", "reptile", "creature", "robot", "insect", "fish")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed and what it visibly does, in one or several ways of saying it.

    Attributes:
        action: pattern that is found in the words of the action.
        kinds: kinds of doer; all that live when empty.
        nouns: last words of the doer's noun; any when empty.
    """

    action: re.Pattern[str]
    outcomes: tuple[str, ...]
    kinds: tuple[str, ...] = LIVING
    nouns: tuple[str, ...] = ()


@cache
def _deeds() -> tuple[Deed, ...]:
    text = files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8")
    return tuple(_deed(row) for row in tomllib.loads(text)["deed"])


def _deed(row: Mapping[str, Any]) -> Deed:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Deed(**{**values, "action": re.compile(row["action"])})


def deed_of(action: str, doer: Subject) -> Deed | None:
    """The first deed that the action is, done by somebody of that kind; `None` when no row knows it."""
    words, last = action.lower(), doer.noun.lower().split(" of ")[0].split()[-1]
    return next(
        (
            row
            for row in _deeds()
            if doer.kind in row.kinds and (not row.nouns or last in row.nouns) and row.action.search(words)
        ),
        None,
    )
