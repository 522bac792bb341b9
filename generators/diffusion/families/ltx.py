"""LTX-Video and LTX-2: conditions are pictures or footage at a frame; LTX-2 makes the sound as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.catalogue import Role, SecondStage
from generators.diffusion.adapters import adapters_of
from generators.diffusion.families.calls import Call, Made, family
from generators.diffusion.hearing import heard_by
from generators.diffusion.planning import Plan, Segment
from generators.diffusion.sound import GIVEN_RATE

__all__ = ["ltx", "ltx2"]

UNGUIDED: Final = {
    "stg_scale": 0.0,
    "modality_scale": 1.0,
    "audio_guidance_scale": 1.0,
    "audio_stg_scale": 0.0,
    "audio_modality_scale": 1.0,
}
"""For steps of a distilled model or of the second stage, each one pass."""


@family("ltx")
def ltx(call: Call) -> dict[str, Any]:
    """Arguments for LTXConditionPipeline."""
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    pictures = ((call.first, 0), (call.last, call.segment.frames - 1))
    conditions = [LTXVideoCondition(image=picture, frame_index=index) for picture, index in pictures if picture]
    if len(call.opening) > 1:
        conditions[0] = LTXVideoCondition(video=list(call.opening), frame_index=0)
    arguments = call.usual | {"frame_rate": call.plan.rate}
    return arguments | ({"conditions": conditions} if conditions else {})


def _with_sound(pipeline: Any, call: Call, output: Any) -> Made:
    audio = output.audio
    if call.sounds:
        return Made(frames=output.frames[0], audio=_heard(call), audio_rate=GIVEN_RATE)
    if audio is None:
        return Made(frames=output.frames[0])
    rate = getattr(pipeline.vocoder.config, "output_sampling_rate", 24_000)
    return Made(frames=output.frames[0], audio=audio[0].float().cpu().numpy(), audio_rate=int(rate))


def _heard(call: Call) -> NDArray[np.float32] | None:
    """What is heard of the sound that is drawn to, while the segment lasts; silence follows it."""
    if not call.sounds:
        return None
    start = round(call.start_s * GIVEN_RATE)
    count = round(call.segment.frames / call.plan.rate * GIVEN_RATE)
    piece = call.sounds[0][:, start : start + count]
    return np.pad(piece, ((0, 0), (0, count - piece.shape[1])))


def _to_its_sound(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    with heard_by(pipeline, _heard(call)):
        return _in_two_stages(pipeline, call, arguments)


def _in_two_stages(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """Once at half the size, then over the doubled latents; the adapters of the second stage sleep in the first."""
    second = call.plan.sampling.second
    if call.role is Role.UPSCALE:
        return _gone_over(pipeline, call, arguments)
    if second is None:
        return _with_sound(pipeline, call, pipeline(**arguments))
    small = arguments | {"height": call.plan.height // 2, "width": call.plan.width // 2, "output_type": "latent"}
    with adapters_of(pipeline, call.plan.adapters):
        latents, audio = pipeline(**small, return_dict=False)
    arguments.pop("reference_conditions", None)  # what was shown shaped the first stage, at the size it was trained at
    over = {"audio_latents": audio} | _over(second, _doubled(pipeline, latents=latents))
    with adapters_of(pipeline, call.plan.second_adapters), _plain_schedule(pipeline):
        return _with_sound(pipeline, call, pipeline(**arguments | over))


def _gone_over(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """A clip that is there as the second stage makes it; the sound that comes with it is not the clip's."""
    second, (width, height) = call.plan.sampling.second, call.plan.source_size
    assert second is not None
    doubled = _doubled(pipeline, video=call.source, width=width, height=height)
    with adapters_of(pipeline, call.plan.second_adapters), _plain_schedule(pipeline):
        return Made(frames=pipeline(**arguments | _over(second, doubled)).frames[0])


def _over(second: SecondStage, latents: Any) -> dict[str, Any]:
    """Arguments for going over latents once more."""
    return UNGUIDED | {
        "latents": latents,
        "sigmas": list(second.sigmas),
        "num_inference_steps": len(second.sigmas),
        "noise_scale": second.sigmas[0],
        "guidance_scale": 1.0,
    }


def _doubled(pipeline: Any, **what: Any) -> Any:
    from diffusers import LTX2LatentUpsamplePipeline

    upsampler = pipeline.latent_upsampler.to(pipeline._execution_device)
    doubling = LTX2LatentUpsamplePipeline(vae=pipeline.vae, latent_upsampler=upsampler)
    doubling.set_progress_bar_config(disable=True)
    return doubling(**what, output_type="latent", return_dict=False)[0]


@contextmanager
def _plain_schedule(pipeline: Any) -> Iterator[None]:
    """Takes the second stage's noise levels as they are: the schedule's own would move them by the clip's size."""
    usual = pipeline.scheduler
    pipeline.scheduler = type(usual).from_config(usual.config, use_dynamic_shifting=False, shift_terminal=None)
    try:
        yield
    finally:
        pipeline.scheduler = usual


def _both_stages(plan: Plan, _segment: Segment) -> int:
    second = len(plan.sampling.second.sigmas) if plan.sampling.second else 0
    return second if plan.role is Role.UPSCALE else plan.sampling.steps + second


@family("ltx2", runs=_to_its_sound, steps=_both_stages)
def ltx2(call: Call) -> dict[str, Any]:
    """Arguments for LTX-2's pipelines: plain, with a first picture, with conditions, with references."""
    arguments = call.usual | {"frame_rate": call.plan.rate}
    if call.plan.model.perturbed_block is not None:
        arguments["spatio_temporal_guidance_blocks"] = [call.plan.model.perturbed_block]
    if call.plan.sampling.sigmas:
        arguments["sigmas"] = list(call.plan.sampling.sigmas)
        arguments |= UNGUIDED
    if call.role is Role.IMAGE_TO_VIDEO:
        return arguments | {"image": call.first}
    if call.role is Role.FIRST_LAST:
        return arguments | {"conditions": _ends(call)}
    if call.role in (Role.REFERENCES, Role.EDIT, Role.CONTROL):
        smaller = call.plan.context.downscale if call.plan.context else 1
        opening = {"conditions": _ends(call)} if call.first is not None else {}
        return arguments | {"reference_conditions": _references(call), "reference_downscale_factor": smaller} | opening
    return arguments


def _ends(call: Call) -> list[Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    opening = list(call.opening) if len(call.opening) > 1 else call.first
    given = ((opening, 0), (call.last, -1))
    return [LTX2VideoCondition(frames=frames, index=index) for frames, index in given if frames is not None]


def _references(call: Call) -> list[Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    step = call.plan.model.frames.step
    shown = [(clip, 1.0) for clip in ([call.source] if call.source else call.clips)]
    shown += [(clip, min(1.0, call.strengths[kind])) for kind, clip in call.controls.items()]
    clips = [(clip[: (len(clip) - 1) // step * step + 1], strength) for clip, strength in shown]  # whole latents
    pictures = [(picture, 1.0) for picture in call.references]
    return [LTX2ReferenceCondition(frames=one, strength=strength) for one, strength in (*pictures, *clips)]
