"""The word lists of this package's TOML files, as sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from prompts.tables import tables_of

__all__ = ["lists_of", "pairs_of", "words_of"]


@cache
def lists_of(name: str) -> Mapping[str, Any]:
    """The tables of `prompts/reading/<name>.toml`."""
    return tables_of(__package__, name)


@cache
def pairs_of(name: str, table: str, key: str) -> Mapping[str, str]:
    """One row of pairs, `from to | from to`, of a table of `prompts/reading/<name>.toml`; empty when it has none."""
    row = lists_of(name)[table].get(key, "")
    return dict(pair.split() for pair in row.split("|") if pair.strip())


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """One list of `prompts/reading/<name>.toml` as a set of words."""
    return frozenset(lists_of(name)[key].split())
