"""Kandinsky 5; Kandinsky 6, pictures and sound in one; and its upscaler."""

from __future__ import annotations

import math
from typing import Any, Final

from generators.diffusion.families.calls import Call, Made, family
from generators.diffusion.planning import Plan, Segment

__all__ = ["kandinsky5", "kandinsky6", "kandinsky6_sr"]

TILES: Final = ((512, 512), (512, 768), (768, 512))
"""Height and width of the upscaler's tiles, pixels, as published; the shape nearest to the picture's is taken."""
TILES_OVERLAP: Final = 0.2


@family("kandinsky5")
def kandinsky5(call: Call) -> dict[str, Any]:
    """Arguments for Kandinsky 5: words or a picture."""
    return call.usual | ({"image": call.first} if call.first is not None else {})


def _with_sound(pipeline: Any, output: Any) -> Made:
    if output.audio is None:
        return Made(frames=output.frames[0])
    return Made(frames=output.frames[0], audio=output.audio[0][None], audio_rate=int(pipeline.audio_sample_rate))


@family("kandinsky6", reads=_with_sound)
def kandinsky6(call: Call) -> dict[str, Any]:
    """Arguments for Kandinsky 6: words or a picture, and one channel of sound."""
    arguments = call.usual | {"frame_rate": call.plan.rate, "sample_audio": call.plan.model.audio}
    return arguments | ({"image": call.first} if call.first is not None else {})


def _tiled(plan: Plan, _segment: Segment) -> int:
    """Steps of the upscaler: as many for each tile."""
    tall, wide = min(TILES, key=lambda tile: abs(tile[1] / tile[0] - plan.width / plan.height))
    return plan.sampling.steps * _along(plan.height, tall) * _along(plan.width, wide)


def _along(side: int, tile: int) -> int:
    return 1 + max(0, math.ceil((side - tile) / (tile * (1.0 - TILES_OVERLAP))))


@family("kandinsky6-sr", steps=_tiled)
def kandinsky6_sr(call: Call) -> dict[str, Any]:
    """Arguments for Kandinsky 6's upscaler, which reads no words and calls nobody back."""
    return {
        "video": call.source,
        "resolution_scale": call.plan.scale,
        "num_inference_steps": call.plan.sampling.steps,
        "generator": call.generator,
        "output_type": "np",
    }
