"""LoRAs for how the camera moves: which one a shot wants, whether it is here, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.catalogue import CameraAdapter, Model, Role
from generators.catalogue.installed import adapter_file
from generators.diffusion.planning import Plan
from prompts.shot import Move, Shot
from prompts.vocabulary import table

__all__ = ["camera_adapters_here", "camera_said", "with_camera"]

FREE_CAMERA: Final = frozenset({Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO, Role.FIRST_LAST, Role.REFERENCES})
"""Roles in which nothing else says how the camera moves: no footage, no passes, no camera path."""
LAID_OVER: Final = frozenset({"texture", "focus"})
"""Families of moves that are laid over what the camera does, and are never what it does most."""
LEAST_SHARE: Final = 0.5
"""A LoRA bends the whole clip, so that its move has to last for more than this share of it."""


def with_camera(plan: Plan, shot: Shot) -> Plan:
    """The plan with the LoRA for what the camera does most, where that is here; else it says which pull would help."""
    move = _dominant(shot) if plan.role in FREE_CAMERA else ""
    wanted = next((one for one in plan.model.camera_adapters if move in one.moves), None)
    if wanted is None or adapter_file(wanted) is not None:
        return replace(plan, camera=wanted)
    way_out = f"rushes models pull {plan.model.name} --camera"
    if wanted.folder is not None:
        way_out = f"there is no file {wanted.folder / wanted.file}"
    lacks = f"{plan.model.title} has a LoRA for {move.replace('_', ' ')}, which is not on this machine: {way_out}"
    return replace(plan, warnings=(*plan.warnings, lacks))


def camera_adapters_here(model: Model) -> tuple[CameraAdapter, ...]:
    """Those of the model's LoRAs for camera moves that are on this machine."""
    return tuple(one for one in model.camera_adapters if adapter_file(one) is not None)


def camera_said(adapter: CameraAdapter) -> str:
    """What is said of a clip that was made with it."""
    place = adapter.repository or str(adapter.folder)
    return f"the camera move is made with the LoRA {place} at strength {adapter.strength:g}"


def _dominant(shot: Shot) -> str:
    """Id of the move that lasts longest, of equals the first; empty when that is no more than half of the shot."""
    seconds = shot.duration_s or 0.0
    families = table("camera_moves")
    moves = [move for move in shot.camera.moves if families[move.kind].family not in LAID_OVER]
    longest = max(moves, key=lambda move: _lasts(move, seconds), default=None)
    return longest.kind if longest is not None and _lasts(longest, seconds) > LEAST_SHARE * seconds else ""


def _lasts(move: Move, seconds: float) -> float:
    return (seconds if move.end_s is None else move.end_s) - (move.start_s or 0.0)
