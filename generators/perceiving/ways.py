"""What can be taken from footage for a model. Importing this imports nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generators.base import Control, RenderInputs
from generators.catalogue import Model, Role, models_for
from generators.errors import CannotRender

__all__ = ["LOOKED_AT_BY", "WAYS", "as_if_perceived", "lookers", "perceivable"]

WAYS: Final[tuple[Control, ...]] = ("flow", "edges", "pose", "depth")
"""What can be taken from footage, in the order in which it stands for its motion."""

LOOKED_AT_BY: Final[Mapping[str, tuple[Role, ...]]] = MappingProxyType(
    {"pose": (Role.PEOPLE, Role.POSE), "depth": (Role.DEPTH,)}
)
"""What is found by models, and in which roles; the other ways need none."""


def perceivable(model: Model, kind: str) -> Control:
    """What is taken from footage for a model: the kind itself, or for `motion` what tells most of it.

    Raises:
        CannotRender: the model takes nothing of the kind, it cannot be taken from footage, or what finds it is not on
            this machine; says what can, or what to pull.
    """
    ways = [way for way in WAYS if way in model.controls]
    if not ways:
        raise CannotRender(f"{model.title} takes nothing that could be taken from footage; it takes "
                           f"{', '.join(model.controls) or 'no control video'}")  # fmt: skip
    if kind == "motion":
        return next((way for way in ways if not _not_here(way)), ways[0])
    chosen = next((way for way in ways if way == kind), None)
    if chosen is not None:
        return chosen
    raise CannotRender(
        f"{kind} cannot be taken from footage for {model.title}; {', '.join(ways)} can. "
        f"A video that shows the {kind} already can be given as it is"
    )


def lookers(kind: str) -> list[Model]:
    """The models that find something in footage, one for each role that it takes; none for what needs no model.

    Raises:
        CannotRender: one is not on this machine; says what to pull.
    """
    absent = _not_here(kind)
    if absent:
        raise CannotRender(absent)
    return [_here(role)[0] for role in LOOKED_AT_BY.get(kind, ())]


def as_if_perceived(model: Model, inputs: RenderInputs) -> RenderInputs:
    """The inputs with what will be taken from plain footage named as what it will show.

    Raises:
        CannotRender: as `perceivable` and `lookers`.
    """
    kinds = [perceivable(model, control.kind) if control.taken else control.kind for control in inputs.controls]
    for control, kind in zip(inputs.controls, kinds, strict=True):
        if control.taken:
            lookers(kind)
    named = (one.model_copy(update={"kind": kind}) for one, kind in zip(inputs.controls, kinds, strict=True))
    return inputs.model_copy(update={"controls": tuple(named)})


def _not_here(kind: str) -> str:
    """Why something cannot be found in footage on this machine; empty when it can."""
    pulls = [models_for(role)[0] for role in LOOKED_AT_BY.get(kind, ()) if not _here(role)]
    if not pulls:
        return ""
    names = " and ".join(model.title for model in pulls)
    commands = "; ".join(f"rushes models pull {model.name}" for model in pulls)
    return f"{kind} is found in footage by {names}, not on this machine: {commands}"


def _here(role: Role) -> list[Model]:
    """The models of a role that are whole on this machine, those that anybody may use first."""
    from generators.diffusion.generator import DiffusionGenerator

    ready = [model for model in models_for(role) if not DiffusionGenerator(model).missing()]
    return sorted(ready, key=lambda model: not model.licence.free)
