"""What is seen of a substance that is heated, cooled or set alight: the rows of `seen.toml`, by law, state and matter.

The laws of `fire.py` and `heat.py` work out the state from figures; the table says what the eye sees of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prompts.physics.case import Case, Facts
from prompts.physics.substances import Substance, substance_in
from prompts.tables import tables_of

__all__ = ["named_substance", "seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen of a law in one state, of the substances that the row names, else of any.

    Attributes:
        law, state: the law, and the state that its figures decide.
        substances: ids of substances; any when empty.
        metal, hard, oily: true for rows of metals, of what is scratched only by something hard, of what is like oil.
        outcome, end: as in `Facts`; braces hold `Facts`' own words, `{flame}` the flame's colour, `{place}` a surface.
    """

    law: str
    outcome: str
    state: str = ""
    substances: tuple[str, ...] = ()
    metal: bool = False
    hard: bool = False
    oily: bool = False
    end: str = ""

    def fits(self, matter: Substance | None) -> bool:
        """True where the row is about this matter; a row that names none is about any, and about nobody knows what."""
        if self.substances:
            return matter is not None and matter.id in self.substances
        if self.metal or self.hard or self.oily:
            hard = matter is not None and self.hard and bool(matter.hardness_mohs)
            oily = matter is not None and self.oily and matter.mixes == "oil"
            return matter is not None and ((self.metal and matter.is_metal) or hard or oily)
        return True


@cache
def _rows() -> tuple[Sight, ...]:
    return tuple(_row(row) for row in tables_of(__package__, "seen")["seen"])


def _row(row: Mapping[str, Any]) -> Sight:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Sight(**values)


def seen(
    law: str, state: str, matter: Substance | None, numbers: dict[str, float] | None = None, **words: str
) -> Facts:
    """What the first row of a law and a state says of a substance.

    Args:
        law: id of the law.
        state: what the figures decide: `solid`, `furnished`; empty for the usual course.
        matter: what it happens to; None when nobody knows.
        numbers: quantities with units in their names.
        words: what stands in the row's own braces, `flame="green"`.

    Raises:
        LookupError: the table has no row for that state.
    """
    row = next((row for row in _rows() if (row.law, row.state) == (law, state) and row.fits(matter)), None)
    if row is None:
        raise LookupError(f"seen.toml has no row of {law} for the state {state!r}")
    outcome, end = row.outcome, row.end
    for name, said in words.items():
        outcome, end = outcome.replace(f"{{{name}}}", said), end.replace(f"{{{name}}}", said)
    return Facts(outcome, dict(numbers or {}), end)


def named_substance(case: Case) -> Substance | None:
    """The substance that the row's own words name, else the case's."""
    it = case.phenomenon[1] if case.phenomenon else ""
    return (substance_in(it) if it else None) or case.matter
