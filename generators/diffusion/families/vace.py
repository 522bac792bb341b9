"""Wan VACE: one pipeline whose video and mask say what is given and what is to be made.

Where the mask is black the video is kept; where it is white the model draws. A grey frame under a white mask is an
empty one; a control frame under a white mask is followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from generators.diffusion.families.calls import Call, family

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["vace"]

GREY: Final = (128, 128, 128)
WHITE, BLACK = 255, 0


@family("vace")
def vace(call: Call) -> dict[str, Any]:
    """Arguments for VACE: footage to change, a control video, pictures at the ends, and references."""
    size = (call.plan.width, call.plan.height)
    count = call.segment.frames
    video, mask = _base(call, size, count)
    given = dict(enumerate(call.opening)) | ({count - 1: call.last} if call.last is not None else {})
    for index, picture in given.items():
        video[index], mask[index] = picture, Image.new("L", size, BLACK)
    arguments = call.usual | {"video": video, "mask": mask}
    if call.references:
        arguments["reference_images"] = list(call.references)
    if call.strengths:
        arguments["conditioning_scale"] = max(call.strengths.values())
    return arguments


def _base(call: Call, size: tuple[int, int], count: int) -> tuple[list[Picture], list[Picture]]:
    white = Image.new("L", size, WHITE)
    control = next(iter(call.controls.values()), None)
    if call.source is not None:
        if not call.mask:
            return list(call.source), [white] * count
        masks = [picture.convert("L") for picture in call.mask]
        empty = Image.new("RGB", size, GREY)  # what is to go must not be seen where it was
        return [Image.composite(empty, frame, mask) for frame, mask in zip(call.source, masks, strict=True)], masks
    if control is not None:
        return list(control), [white] * count
    return [Image.new("RGB", size, GREY)] * count, [white] * count
