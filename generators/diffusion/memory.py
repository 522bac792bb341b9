"""Fitting a model into memory: how its parts are placed, from what is free, never from a card's name."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generators.catalogue import Model
from generators.diffusion.adapters import LoraSizes, lora_sizes
from generators.diffusion.device import Device
from generators.diffusion.planning import Plan
from generators.diffusion.quantizing import quantized_share

__all__ = ["PLACEMENTS", "Placement", "apply", "free_readers", "needs_gb", "placements_for", "working_gb"]

_log = logging.getLogger("rushes.diffusion")

WORKING_BASE_GB: Final = 0.8
WORKING_GB_PER_MEGAPIXEL_FRAME: Final = 0.1
"""Activations and the tiled decoding, for a picture of a megapixel; working figures."""
SPARE: Final = 0.92
"""Of the free memory, what is planned with."""
BLOCKS_AT_ONCE_SHARE: Final = 0.08
"""Of a denoiser, what lies on the device when its blocks are streamed."""
FP8_SHARE: Final = 0.55
"""Of a denoiser's size in bfloat16, what is left when its layers are stored in eight bits."""


NO_LORAS: Final = LoraSizes()


@dataclass(frozen=True, slots=True)
class Placement:
    """A way to hold a model.

    Attributes:
        name: for the log, for receipts and for `rushes models`.
        say: in words for the user.
        parts: `all` on the device, all but the text encoders after they have read (`encoder`), one part at a time
            (`model`), or a few blocks at a time (`group`).
        eight_bits: whether the denoiser's layers are stored in float8 and computed in bfloat16.
    """

    name: str
    say: str
    parts: str
    eight_bits: bool = False


PLACEMENTS: Final = (
    Placement("resident", "all of it in the accelerator's memory", "all"),
    Placement("encoder-offload", "what reads the words leaves the accelerator's memory once it has read", "encoder"),
    Placement("model-offload", "one part at a time in the accelerator's memory", "model"),
    Placement("model-offload-fp8", "one part at a time, the denoiser stored in 8 bits", "model", eight_bits=True),
    Placement("group-offload", "a few layers at a time in the accelerator's memory", "group"),
    Placement("group-offload-fp8", "a few layers at a time, stored in 8 bits", "group", eight_bits=True),
)
"""The fastest first."""


def working_gb(plan: Plan) -> float:
    """What a segment needs beside the weights, GB."""
    megapixels = plan.width * plan.height / 1e6
    return WORKING_BASE_GB + WORKING_GB_PER_MEGAPIXEL_FRAME * megapixels * max(s.frames for s in plan.segments)


def needs_gb(
    model: Model, placement: Placement, working: float, share: float = 1.0, loras: LoraSizes = NO_LORAS
) -> float | None:
    """Device memory that a placement needs, GB; None where the model's sizes are not published.

    Args:
        model: the row.
        placement: how it is held.
        working: what a segment needs beside the weights, GB.
        share: of the denoiser's size in bfloat16, what its stored weights take.
        loras: what lies over the denoisers; it moves with them.
    """
    weights = model.weights
    if weights.transformer is None or weights.text_encoder is None:
        return None
    denoiser = 2.0 * weights.transformer * (FP8_SHARE if placement.eight_bits else share)
    encoder, other = 2.0 * weights.text_encoder, 2.0 * weights.other
    if placement.parts == "all":
        return denoiser * weights.experts + loras.all + encoder + other + working
    if placement.parts == "encoder":
        return max(denoiser * weights.experts + loras.all + other + working, encoder + other)
    if placement.parts == "model":
        return max(denoiser + loras.most + working, encoder, other + working)
    return (denoiser + loras.most) * BLOCKS_AT_ONCE_SHARE + other + working


def placements_for(plan: Plan, device: Device, host_gb: float) -> Iterator[Placement]:
    """The placements that fit, the fastest first. A model whose size is not published is tried the thriftiest way.

    Args:
        plan: what is made.
        device: where.
        host_gb: main memory that is free, GB; what is off the device lies there.
    """
    if not device.accelerator:
        yield PLACEMENTS[0]
        return
    working = working_gb(plan)
    whole = plan.model.weights.gigabytes
    share, loras = quantized_share(plan.sampling.quantized), lora_sizes(plan)
    for placement in PLACEMENTS:
        if plan.model.modular and placement.parts in ("group", "encoder"):  # offered by whole pipelines alone
            continue
        if placement.eight_bits and plan.sampling.quantized:
            continue
        needed = needs_gb(plan.model, placement, working, share, loras)
        if needed is None or whole is None:
            continue
        held = whole + loras.all if placement.parts != "all" else 0.0
        if needed <= SPARE * device.free_gb and held <= host_gb:
            yield placement
    if whole is None:
        yield PLACEMENTS[-1]


def apply(pipeline: Any, placement: Placement, device: Device, denoisers: tuple[str, ...]) -> None:
    """Places a loaded pipeline.

    Args:
        pipeline: a diffusers pipeline on the processor.
        placement: how.
        device: where.
        denoisers: names of its denoising components.
    """
    import torch

    if placement.eight_bits:
        for name in denoisers:
            getattr(pipeline, name).enable_layerwise_casting(
                storage_dtype=torch.float8_e4m3fn, compute_dtype=torch.bfloat16
            )
    vae = getattr(pipeline, "vae", None)
    if vae is not None and hasattr(vae, "enable_tiling") and device.accelerator:
        vae.enable_tiling()
    if not device.accelerator:
        return
    if placement.parts == "all":
        pipeline.to(device.kind)
    elif placement.parts == "encoder":
        free_readers(pipeline, device.kind, denoisers)
    elif placement.parts == "model":
        _offload_parts(pipeline, device)
    else:
        pipeline.enable_group_offload(
            onload_device=torch.device(device.kind),
            offload_type="block_level",
            num_blocks_per_group=1,
            use_stream=device.kind == "cuda",
        )
    _log.info("placed %s: %s", type(pipeline).__name__, placement.name)


def free_readers(pipeline: Any, kind: str, denoisers: tuple[str, ...]) -> None:
    """Puts a pipeline on a device; its text encoders leave when the first denoiser begins, and come when they read.

    Args:
        pipeline: a diffusers pipeline.
        kind: of the device.
        denoisers: names of its denoising components.
    """
    import torch
    from accelerate import cpu_offload_with_hook
    from accelerate.hooks import ModelHook, add_hook_to_module

    away = []
    for name, module in pipeline.components.items():
        if not isinstance(module, torch.nn.Module):
            continue
        if name.startswith("text_encoder"):
            away.append(cpu_offload_with_hook(module, kind)[1])
            continue
        here = ModelHook()
        here.execution_device = torch.device(kind)  # by which the pipeline knows where it computes
        add_hook_to_module(module.to(kind), here)

    def leave(*_: Any) -> None:
        for hook in away:
            hook.offload()

    getattr(pipeline, denoisers[0]).register_forward_pre_hook(leave)


def _offload_parts(pipeline: Any, device: Device) -> None:
    manager = getattr(pipeline, "_components_manager", None)
    if manager is not None:  # a modular pipeline leaves it to its components' manager
        manager.enable_auto_cpu_offload(device=device.kind)
    else:
        pipeline.enable_model_cpu_offload(device=device.kind)
