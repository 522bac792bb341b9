"""Families that diffusers has as modular pipelines alone: Wan-Animate-2 and MiniMax-H3. They call nobody back."""

from __future__ import annotations

from typing import Any, Final

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, Made, family
from generators.diffusion.planning import Plan, Segment
from generators.diffusion.sound import at_rate
from generators.errors import CannotRender

__all__ = ["animate_2", "h3"]

PIECE_FRAMES: Final = 81
"""Frames that Wan-Animate-2 makes at a time; it goes on by itself, with one frame of overlap."""


def _made(_pipeline: Any, state: Any) -> Made:
    return Made(frames=state.get("videos")[0])


def _passes(plan: Plan, segment: Segment) -> int:
    """Passes of Wan-Animate-2's denoiser: it looks at the driving video once for each piece, then makes its steps."""
    length = min(PIECE_FRAMES, segment.frames)
    return (plan.sampling.steps + 1) * max(1, -(-(segment.frames - 1) // max(1, length - 1)))


@family("animate-2", reads=_made, steps=_passes)
def animate_2(call: Call) -> dict[str, Any]:
    """Arguments for Wan-Animate-2: who it is, and footage of how somebody moves."""
    if call.source is None or not call.references:
        raise CannotRender(f"{call.plan.model.title} needs a picture of somebody and a video of how to move")
    return {
        "prompt": call.prompt,
        "image": call.references[0],
        "driving_video": call.source,
        "fps": int(call.plan.rate),
        "height": call.plan.height,
        "width": call.plan.width,
        "segment_frame_length": min(PIECE_FRAMES, call.segment.frames),
        "num_inference_steps": call.plan.sampling.steps,
        "generator": call.generator,
        "output_type": "np",
    }


def _video_and_sound(_pipeline: Any, state: Any) -> Made:
    audio = state.get("audio")
    return Made(
        frames=state.get("videos")[0],
        audio=audio[0].float().cpu().numpy() if audio is not None else None,
        audio_rate=int(state.get("sampling_rate") or 0),
    )


def _intervals(plan: Plan, _segment: Segment) -> int:
    """Passes of MiniMax-H3's denoiser: one between each two of its noise levels."""
    return max(1, plan.sampling.steps - 1)


def _with_sounds(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """Sounds are handed over at the rate of the sound's autoencoder, which the pipeline would need torchaudio for."""
    if call.sounds:
        import torch
        from diffusers.modular_pipelines.minimax_h3 import MiniMaxH3AudioReference

        rate = int(pipeline.audio_sampling_rate)
        arguments["references"] += [
            MiniMaxH3AudioReference(torch.from_numpy(at_rate(sound, rate)), sample_rate=rate) for sound in call.sounds
        ]
    return _video_and_sound(pipeline, pipeline(**arguments))


@family("h3", runs=_with_sounds, steps=_intervals)
def h3(call: Call) -> dict[str, Any]:
    """Arguments for MiniMax-H3, whose guidance is trained in: no guidance and no negative prompt."""
    arguments = {
        "prompt": call.prompt,
        "height": call.plan.height,
        "width": call.plan.width,
        "num_frames": call.segment.frames,
        "num_inference_steps": call.plan.sampling.steps,
        "generator": call.generator,
        "output_type": "np",
    }
    if call.role is Role.REFERENCES:
        return arguments | {"references": _references(call)}
    ends = {"image": call.first, "last_image": call.last}
    return arguments | {name: picture for name, picture in ends.items() if picture is not None}


def _references(call: Call) -> list[Any]:
    from diffusers.modular_pipelines.minimax_h3 import MiniMaxH3ImageReference, MiniMaxH3VideoReference

    return [
        *(MiniMaxH3ImageReference(image=picture) for picture in call.references),
        *(MiniMaxH3VideoReference(frames=clip, fps=call.plan.rate) for clip in call.clips),
    ]
