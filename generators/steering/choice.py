"""What steers a render: which passes a model can be handed, and which of them suits a shot."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final

from generators.base import ControlVideo, RenderInputs, RenderSettings, Steer
from generators.catalogue import Model, Role
from generators.catalogue.installed import controls_here
from generators.errors import CannotRender
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["PASS_OF", "as_if_steered", "is_driven", "steer_of", "steers"]

PASS_OF: Final = MappingProxyType({"depth": "depth", "pose": "pose", "edges": "edges", "flow": "flow"})
"""Steer to the previz pass that is handed over as a control video."""
_FIRST_ROLES: Final = (Role.FIRST_LAST, Role.IMAGE_TO_VIDEO)


def steers(model: Model) -> tuple[Steer, ...]:
    """The ways in which a model can be steered, the most exact first."""
    ways: list[Steer] = []
    if Role.CONTROL in model.pipelines:
        ways += [way for way in ("depth", "pose", "edges", "flow") if way in controls_here(model)]
    elif Role.AVATAR in model.pipelines:
        ways.append("pose")
    if Role.CAMERA_PATH in model.pipelines:
        ways.append("camera")
    if any(role in model.pipelines for role in _FIRST_ROLES):
        ways.append("frames")
    return tuple(ways)


def is_driven(model: Model) -> bool:
    """Whether a model moves somebody as in plain footage, so that a previz is handed over as it looks."""
    return Role.AVATAR in model.pipelines and not model.controls


def steer_of(model: Model, shot: Shot, asked: Steer) -> Steer:
    """The way to steer: the one that is asked for, or for `auto` the one that suits the shot.

    People alone are steered by their pose, which leaves their looks to the model; all else by depth, which keeps the
    place and the camera too.

    Raises:
        CannotRender: the model cannot be steered, or not like this; says how it can.
    """
    if asked == "none":
        return "none"
    ways = steers(model)
    if not ways:
        raise CannotRender(f"{model.title} cannot be steered by previz; {_steerable()}")
    if asked != "auto":
        if asked not in ways:
            raise CannotRender(f"{model.title} cannot be steered by {asked}; it can by {', '.join(ways)}")
        return asked
    if "pose" in ways and shot.subjects and _are_people(shot) and not _camera_moves(shot):
        return "pose"
    return ways[0]


def as_if_steered(model: Model, shot: Shot, settings: RenderSettings, given: RenderInputs) -> RenderInputs:
    """The inputs that a steered render will have, before there is a file of them.

    Raises:
        CannotRender: as `steer_of`.
    """
    way = steer_of(model, shot, settings.steer)
    later = Path("-")
    if way == "none":
        return given
    if way == "frames":
        last = later if Role.FIRST_LAST in model.pipelines else given.last_frame
        return given.model_copy(update={"first_frame": given.first_frame or later, "last_frame": last})
    if is_driven(model):
        return given.model_copy(update={"source": later})
    first = later if way == "camera" else None
    controls = (*given.controls, ControlVideo(kind=way, path=later))
    return given.model_copy(update={"controls": controls, "first_frame": given.first_frame or first})


def _are_people(shot: Shot) -> bool:
    people = {name for name, kind in table("kinds").items() if kind.rig == "human"}
    return all(subject.kind in people for subject in shot.subjects)


def _camera_moves(shot: Shot) -> bool:
    return any(move.kind != "static" for move in shot.camera.moves)


def _steerable() -> str:
    from generators.catalogue import catalogue

    names = [model.name for model in catalogue().values() if steers(model)]
    return f"these can: {', '.join(names)}"
