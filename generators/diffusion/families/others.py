"""Families with one pipeline each: HunyuanVideo 1.5, Helios, Kandinsky 6, SANA-WM, Wan-Animate, Z-Image."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, Made, family

__all__ = ["animate", "helios", "hunyuan", "kandinsky6", "sana_wm", "z_image"]

SEGMENT_FRAMES: Final = 77
"""Frames that Wan-Animate makes at a time; it goes on by itself."""


@family("hunyuan")
def hunyuan(call: Call) -> dict[str, Any]:
    """Arguments for HunyuanVideo 1.5: guidance is a part of the pipeline, and it calls nobody back."""
    arguments = call.usual
    for name in ("guidance_scale", "callback_on_step_end"):
        del arguments[name]
    if call.role is Role.IMAGE_TO_VIDEO:
        for name in ("height", "width"):  # it takes the picture's size
            del arguments[name]
        arguments["image"] = call.first
    return arguments


@family("helios")
def helios(call: Call) -> dict[str, Any]:
    """Arguments for Helios, which goes on chunk by chunk by itself."""
    arguments = call.usual
    return arguments | ({"image": call.first} if call.first is not None else {})


def _kandinsky_sound(pipeline: Any, output: Any) -> Made:
    audio = getattr(output, "audio", None)
    if audio is None:
        return Made(frames=output.frames[0])
    return Made(
        frames=output.frames[0], audio=audio[0].float().cpu().numpy(), audio_rate=int(pipeline.audio_sample_rate)
    )


@family("kandinsky6", reads=_kandinsky_sound)
def kandinsky6(call: Call) -> dict[str, Any]:
    """Arguments for Kandinsky 6, picture and sound in one."""
    arguments = call.usual | {"frame_rate": call.plan.rate}
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


@family("animate")
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


def _pictures(_pipeline: Any, output: Any) -> Made:
    return Made(frames=np.asarray(output.images))


@family("z-image", reads=_pictures)
def z_image(call: Call) -> dict[str, Any]:
    """Arguments for Z-Image: one picture, from words or from another picture."""
    arguments = call.usual
    del arguments["num_frames"]
    if call.role is Role.PICTURE_EDIT:
        arguments |= {"image": call.first, "strength": call.strength}
    return arguments
