"""LTX-Video and LTX-2: conditions are pictures or footage at a frame; LTX-2 makes the sound as well."""

from __future__ import annotations

from typing import Any

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, Made, family

__all__ = ["ltx", "ltx2"]


@family("ltx")
def ltx(call: Call) -> dict[str, Any]:
    """Arguments for LTXConditionPipeline."""
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    pictures = ((call.first, 0), (call.last, call.segment.frames - 1))
    conditions = [LTXVideoCondition(image=picture, frame_index=index) for picture, index in pictures if picture]
    arguments = call.usual | {"frame_rate": call.plan.rate}
    return arguments | ({"conditions": conditions} if conditions else {})


def _with_sound(pipeline: Any, output: Any) -> Made:
    audio = output.audio
    if audio is None:
        return Made(frames=output.frames[0])
    rate = getattr(pipeline.vocoder.config, "output_sampling_rate", 24_000)
    return Made(frames=output.frames[0], audio=audio[0].float().cpu().numpy(), audio_rate=int(rate))


@family("ltx2", reads=_with_sound)
def ltx2(call: Call) -> dict[str, Any]:
    """Arguments for LTX-2's pipelines: plain, with a first picture, with conditions, with references."""
    arguments = call.usual | {"frame_rate": call.plan.rate}
    if call.plan.sampling.sigmas:
        arguments["sigmas"] = list(call.plan.sampling.sigmas)
        arguments |= {"stg_scale": 0.0, "modality_scale": 1.0, "audio_guidance_scale": 1.0, "audio_stg_scale": 0.0,
                      "audio_modality_scale": 1.0}  # fmt: skip
    if call.role is Role.IMAGE_TO_VIDEO:
        return arguments | {"image": call.first}
    if call.role is Role.FIRST_LAST:
        return arguments | {"conditions": _ends(call)}
    if call.role is Role.REFERENCES:
        return arguments | {"reference_conditions": _references(call)}
    return arguments


def _ends(call: Call) -> list[Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    pictures = ((call.first, 0), (call.last, -1))
    return [LTX2VideoCondition(frames=picture, index=index) for picture, index in pictures if picture is not None]


def _references(call: Call) -> list[Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    return [LTX2ReferenceCondition(frames=picture) for picture in call.references]
