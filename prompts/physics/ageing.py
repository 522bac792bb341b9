"""What time alone does to food, plants, metals and stuffs, and to what it does nothing: the rows of `ageing.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prompts.physics.things import stuff_of
from prompts.tables import tables_of

__all__ = ["Ageing", "ageing_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """A row of `ageing.toml`: of what, where, and what is seen.

    Attributes:
        of: what the thing is called or made of; where, unless: what the sentence says, and does not.
        law: the law that it is told by; changes: false for what stays as it is.
    """

    of: re.Pattern[str]
    outcome: str
    end: str
    where: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    law: str = "age"
    changes: bool = True


@cache
def _rows() -> tuple[Ageing, ...]:
    rows = tables_of(__package__, "ageing")["row"]
    return tuple(_row(row) for row in rows)


def _row(row: Mapping[str, Any]) -> Ageing:
    patterns = {name: re.compile(row[name]) for name in ("of", "where", "unless") if name in row}
    values: dict[str, Any] = {**row, **patterns}
    return Ageing(**values)


def ageing_of(named: str, words: str) -> Ageing | None:
    """What time does to a thing; `None` when no row knows it.

    Args:
        named: what the thing is called, lower case.
        words: the sentence, lower case.
    """
    stuff = stuff_of(named)
    called = f"{named} {stuff.called if stuff else ''}"
    for row in _rows():
        if row.unless and (row.unless.search(words) or row.unless.search(named)):
            continue
        if row.of.search(called) and (row.where is None or row.where.search(words)):
            return row
    return None
