"""The light that suits a shot whose words leave it open: rows of `usual_light.toml` for hour, sky and bearing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from prompts.completing.knowledge import pick
from prompts.shot import Shot
from prompts.tables import tables_of

__all__ = ["Usual", "is_usual", "usual"]

Question = Literal["hour", "sky", "bearing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What suits shots of a sort.

    Attributes:
        values: ids of hours or weathers, or bearings in degrees; one is taken by the shot's words.
        why: the reason that the shot keeps.
        words, stages, kinds, seasons: what the row is for; empty fits any.
        unless: words with which it does not fit.
        interior: only indoors, only out of doors, or `None` for both.
    """

    values: tuple[str | float, ...]
    why: str
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    interior: bool | None = None


@cache
def _file() -> Mapping[str, Any]:
    return tables_of(__package__, "usual_light")


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def _rows(question: Question) -> tuple[tuple[Usual, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    rows = [Usual(**_typed(row)) for row in _file()[question]]
    return tuple((row, _any_of(row.words), _any_of(row.unless)) for row in rows)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None


def usual(question: Question, shot: Shot, words: str) -> tuple[str | float, str] | None:
    """The value that suits the shot, and why; `None` where no row fits.

    Args:
        question: what is open: "hour", "sky" (the weather) or "bearing" (of the sun or window, degrees).
        shot: with its place chosen.
        words: the shot's words that bear on light and mood, lower case.
    """
    main = shot.main_subject
    for row, said, denied in _rows(question):
        fits: Mapping[str | None, tuple[str, ...]] = {
            shot.setting.stage: row.stages,
            main.kind if main else None: row.kinds,
        }
        if any(wanted and value not in wanted for value, wanted in fits.items()):
            continue
        if row.seasons and not any(season in shot.setting.season.lower() for season in row.seasons):
            continue
        if row.interior is not None and bool(shot.setting.interior) is not row.interior:
            continue
        if (said and not said.search(words)) or (denied and denied.search(words)):
            continue
        return pick(row.values, question, words), row.why
    return None


@cache
def _reasons(question: Question) -> frozenset[str]:
    return frozenset(row.why for row, _, _ in _rows(question))


def is_usual(question: Question, reason: str) -> bool:
    """True for a reason of the table: the words say nothing of the field by themselves."""
    return reason in _reasons(question)
