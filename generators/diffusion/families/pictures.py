"""Models of single pictures: Z-Image, Flux 2 Klein, Qwen-Image-Edit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, Made, family
from generators.diffusion.planning import Plan, Segment
from generators.errors import CannotRender

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["flux2_klein", "qwen_edit", "z_image"]


def _pictures(_pipeline: Any, output: Any) -> Made:
    return Made(frames=np.asarray(output.images))


def _shown(call: Call) -> list[Picture]:
    """What a model is shown: the picture to change first, then those of the subjects."""
    first = call.source[0] if call.source else call.first
    return [picture for picture in (first, *call.references) if picture is not None]


def _left(plan: Plan, _segment: Segment) -> int:
    """Steps of Z-Image: a picture that is changed skips the first of them."""
    share = 1.0 if plan.role is Role.PICTURE else plan.strength
    return max(1, math.ceil(plan.sampling.steps * share))


def _left_inside(plan: Plan, segment: Segment) -> int:
    """Steps of Flux 2 Klein, which skips the first of them inside a mask alone."""
    return _left(plan, segment) if plan.role is Role.PICTURE_INPAINT else plan.sampling.steps


@family("z-image", reads=_pictures, steps=_left)
def z_image(call: Call) -> dict[str, Any]:
    """Arguments for Z-Image: one picture, from words, from another picture, or inside a mask of one."""
    arguments = call.usual
    del arguments["num_frames"]
    if call.role is Role.PICTURE:
        return arguments
    arguments |= {"image": _one(call), "strength": call.strength}
    return arguments | _inside(call)


@family("flux2-klein", reads=_pictures, steps=_left_inside)
def flux2_klein(call: Call) -> dict[str, Any]:
    """Arguments for Flux 2 Klein, which takes no negative prompt; without pictures it draws from words alone."""
    arguments = call.usual
    for name in ("num_frames", "negative_prompt"):
        del arguments[name]
    shown = _shown(call)
    if call.role is Role.PICTURE_INPAINT:
        beside = {"image_reference": shown[1]} if len(shown) > 1 else {}
        return arguments | {"image": _one(call), "strength": call.strength} | beside | _inside(call)
    return arguments | ({"image": shown} if shown else {})


@family("qwen-edit", reads=_pictures)
def qwen_edit(call: Call) -> dict[str, Any]:
    """Arguments for Qwen-Image-Edit: pictures, and words that say what becomes of them."""
    arguments = call.usual
    for name in ("num_frames", "guidance_scale"):
        del arguments[name]
    _one(call)
    return arguments | {
        "image": _shown(call),
        "true_cfg_scale": call.plan.sampling.guidance,
        "negative_prompt": call.negative or " ",  # without one there is no guidance
    }


def _inside(call: Call) -> dict[str, Any]:
    """Where a picture is drawn anew, for the pipelines that are told so."""
    return {"mask_image": call.mask[0].convert("L")} if call.role is Role.PICTURE_INPAINT and call.mask else {}


def _one(call: Call) -> Picture:
    shown = _shown(call)
    if not shown:
        raise CannotRender(f"{call.plan.model.title} changes a picture: give one")
    return shown[0]
