"""Long tables as rows of text: a `[[group]]` says what its entries share, names the columns, and lists the rows.

    [[group]]
    kind = "quadruped"
    columns = "id | height_m | synonyms"
    rows = '''
    dog | 0.6 | hound, doggy
    cat | 0.28 | kitty
    '''

A cell is read by its field's type: numbers as numbers, tuples as comma-separated words; an empty cell or a missing
last one keeps the default. A row whose line ends with a comma goes on in the next line. A thousand rows load in a few
milliseconds, where a thousand TOML tables take a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from prompts.errors import VocabularyError

__all__ = ["entries_of_groups"]


def _words(cell: str) -> list[str]:
    return [part for part in map(str.strip, cell.split(",")) if part]


def _flag(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def _whole_numbers(cell: str) -> list[int]:
    return [int(part) for part in cell.split(",")]


_GOES_ON: Final = re.compile(r",[ \t]*\n[ \t]*")
"""A row whose line ends with a comma goes on in the next."""
_READERS: Mapping[str, Callable[[str], Any]] = {
    "float": float,
    "int": int,
    "bool": _flag,
    "tuple[str": _words,
    "tuple[int": _whole_numbers,
}


def _readers(kind: type[Any]) -> dict[str, Callable[[str], Any]]:
    """Field name to the function that reads its cell; annotations are strings here, such as `float | None`."""
    return {f.name: _READERS.get(str(f.type).partition(" ")[0].rstrip(","), str) for f in fields(kind)}


def entries_of_groups(name: str, kind: type[Any], groups: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every row of the groups as the dictionary that a `[[term]]` would give.

    Args:
        name: the table's name, for messages.
        kind: the dataclass of its entries.
        groups: the parsed `[[group]]` tables.

    Raises:
        VocabularyError: a group without columns or rows, a row with too many cells, a cell that cannot be read.
    """
    readers = _readers(kind)
    for group in groups:
        shared = {key: value for key, value in group.items() if key not in ("columns", "rows")}
        try:
            columns = [column.strip() for column in group["columns"].split("|")]
            cell_readers = [(column, readers[column]) for column in columns]
            lines = _GOES_ON.sub(", ", group["rows"]).splitlines()
        except KeyError as error:
            raise VocabularyError(f"{name}.toml: a group lacks or misnames {error}") from error
        for line in filter(str.strip, lines):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > len(columns):
                raise VocabularyError(f"{name}.toml: too many cells in {line.strip()!r}")
            try:
                read = {c: reader(cell) for (c, reader), cell in zip(cell_readers, cells, strict=False) if cell}
            except ValueError as error:
                raise VocabularyError(f"{name}.toml: {line.strip()!r}: {error}") from error
            yield {**shared, **read}
