"""What can be taken from footage for a model. Importing this imports nothing heavy."""

from __future__ import annotations

from typing import Final

from generators.base import Control
from generators.catalogue import Model
from generators.errors import CannotRender

__all__ = ["WAYS", "perceivable"]

WAYS: Final[tuple[Control, ...]] = ("flow", "edges")
"""What can be taken from footage, in the order in which it stands for its motion."""


def perceivable(model: Model, kind: str) -> Control:
    """What is taken from footage for a model: the kind itself, or for `motion` what tells most of it.

    Raises:
        CannotRender: the model takes nothing of the kind, or it cannot be taken from footage; says what can.
    """
    ways = [way for way in WAYS if way in model.controls]
    if kind == "motion" and ways:
        return ways[0]
    chosen = next((way for way in ways if way == kind), None)
    if chosen is not None:
        return chosen
    if not ways:
        raise CannotRender(f"{model.title} takes nothing that could be taken from footage; it takes "
                           f"{', '.join(model.controls) or 'no control video'}")  # fmt: skip
    raise CannotRender(
        f"{kind} cannot be taken from footage for {model.title}; {' and '.join(ways)} can. "
        f"A video that shows the {kind} already can be given as it is"
    )
