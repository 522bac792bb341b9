"""Hair, beards, hats, glasses and what hangs on people, as rows of shapes: see the head of `piece.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.previz.building import Surface
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.props.paints import paint_named
from generators.previz.rigs.props.shapes import ShapeRow, add_shape
from generators.previz.tables import rows_of

__all__ = ["Piece", "add_piece", "pieces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One row of `piece.toml`; see its head."""

    id: str
    kind: str
    names: tuple[str, ...] = ()
    bone: str = "head"
    bare: bool = False
    fringe: bool = False
    shapes: tuple[ShapeRow, ...] = ()


@cache
def pieces() -> Mapping[str, Piece]:
    """All pieces by id."""
    return rows_of(__package__ or "", "piece", Piece)


def add_piece(figure: Figure, piece: Piece, surface: Surface, head_m: float, *, bone: str = "") -> None:
    """Adds a piece to a person.

    Args:
        figure: the person.
        piece: what.
        surface: of its main colour.
        head_m: height of the head.
        bone: to be used instead of the piece's own.
    """
    for row in piece.shapes:
        add_shape(figure, bone or piece.bone, row, head_m, paint_named(str(row[1]), surface))
