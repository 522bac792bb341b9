"""Cosmos 3: words, a picture or the beginning of a clip to a clip, with sound if the checkpoint makes any."""

from __future__ import annotations

from typing import Any

from generators.diffusion.families.calls import Call, Made, family

__all__ = ["cosmos3"]


def _video_and_sound(pipeline: Any, output: Any) -> Made:
    if output.sound is None:
        return Made(frames=output.video)
    rate = int(pipeline.sound_tokenizer.config.sampling_rate)
    return Made(frames=output.video, audio=output.sound.float().cpu().numpy(), audio_rate=rate)


@family("cosmos3", reads=_video_and_sound)
def cosmos3(call: Call) -> dict[str, Any]:
    """Arguments for Cosmos 3."""
    arguments = call.usual | {"fps": call.plan.rate, "enable_sound": call.plan.model.audio}
    if len(call.opening) > 1:
        return arguments | {"video": list(call.opening)}
    return arguments | ({"image": call.first} if call.first is not None else {})
