"""Families with one pipeline each: HunyuanVideo 1.5, Helios, SANA-WM, Wan-Animate."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, Made, family
from generators.diffusion.planning import Plan, Segment

__all__ = ["animate", "helios", "hunyuan", "sana_wm"]

SEGMENT_FRAMES: Final = 77
"""Frames that Wan-Animate makes at a time; it goes on by itself."""
CHUNK_FRAMES: Final = 33
LEVELS: Final = 3
"""Of Helios: frames that it makes at a time, and sizes through which each goes."""


def _guided(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """Guidance is a part of HunyuanVideo 1.5's pipeline, and no argument of its call."""
    pipeline.guider = pipeline.guider.new(guidance_scale=call.plan.sampling.guidance)
    return Made(frames=pipeline(**arguments).frames[0])


@family("hunyuan", runs=_guided)
def hunyuan(call: Call) -> dict[str, Any]:
    """Arguments for HunyuanVideo 1.5, which calls nobody back."""
    arguments = call.usual
    for name in ("guidance_scale", "callback_on_step_end"):
        del arguments[name]
    if call.role is Role.IMAGE_TO_VIDEO:
        for name in ("height", "width"):  # it takes the picture's size
            del arguments[name]
        arguments["image"] = call.first
    return arguments


def _chunks(plan: Plan, segment: Segment) -> int:
    """Steps of Helios: as many for each chunk, and twice as many for the first one of a distilled model."""
    count = _chunk_frames(segment) // CHUNK_FRAMES
    return _level_steps(plan) * LEVELS * (count + (1 if _distilled(plan) else 0))


def _chunk_frames(segment: Segment) -> int:
    """Frames to ask Helios for: it gives back 4 k + 1 of them, which may be fewer."""
    led = segment.lead if segment.lead > 1 else 0  # these are not made again
    count = max(1, -(-(segment.frames - led) // CHUNK_FRAMES))
    while led + (count * CHUNK_FRAMES - 1) // 4 * 4 + 1 < segment.skip + segment.keep:
        count += 1
    return count * CHUNK_FRAMES


def _level_steps(plan: Plan) -> int:
    return max(1, plan.sampling.steps // LEVELS)


def _distilled(plan: Plan) -> bool:
    return plan.sampling.guidance <= 1.0


def _after_the_opening(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """Helios gives back what is new alone; what it went on from is put before it, as other families have it."""
    made = pipeline(**arguments).frames[0]
    if len(call.opening) < 2:
        return Made(frames=made)
    shown = np.stack([np.asarray(picture, np.float32) / 255.0 for picture in call.opening])
    return Made(frames=np.concatenate([shown, np.asarray(made, np.float32)]))


@family("helios", steps=_chunks, runs=_after_the_opening)
def helios(call: Call) -> dict[str, Any]:
    """Arguments for Helios, which goes on chunk by chunk by itself, each from coarse to fine."""
    arguments = call.usual
    del arguments["num_inference_steps"]
    arguments |= {
        "num_frames": _chunk_frames(call.segment),
        "pyramid_num_inference_steps_list": [_level_steps(call.plan)] * LEVELS,
        "is_amplify_first_chunk": _distilled(call.plan),
    }
    if len(call.opening) > 1:
        return arguments | {"video": list(call.opening)}
    return arguments | ({"image": call.first} if call.first is not None else {})


def _sana_frames(_pipeline: Any, output: Any) -> Made:
    return Made(frames=np.asarray(output.frames))


@family("sana-wm", reads=_sana_frames)
def sana_wm(call: Call) -> dict[str, Any]:
    """Arguments for SANA-WM: a picture and the path of the camera from it, as matrices."""
    matrices, intrinsics = call.camera or (None, None)
    arguments = call.usual | {
        "image": call.first,
        "c2w": matrices,
        "intrinsics": intrinsics,
        "fps": int(call.plan.rate),
    }
    arguments["negative_prompt"] = call.negative
    return arguments


def _pieces(plan: Plan, segment: Segment) -> int:
    """Steps of Wan-Animate, which makes a long clip in pieces that overlap by a frame."""
    length = min(SEGMENT_FRAMES, segment.frames)
    return plan.sampling.steps * max(1, -(-(segment.frames - 1) // max(1, length - 1)))


@family("animate", steps=_pieces)
def animate(call: Call) -> dict[str, Any]:
    """Arguments for Wan-Animate: who it is, how the body moves, and how the face does."""
    arguments = call.usual
    del arguments["num_frames"]
    pose = call.controls["pose"]
    return arguments | {
        "image": call.references[0],
        "pose_video": pose,
        "face_video": call.controls.get("face", pose),
        "segment_frame_length": min(SEGMENT_FRAMES, call.segment.frames),
        "mode": "animate",
    }
