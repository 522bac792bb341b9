"""A look at what is coming, from the latents of a step: one frame, decoded small.

Only where the decoder lies beside the denoiser: fetching it for a look would cost more than a step.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import torch

from generators.diffusion.loading import Loaded
from generators.video import jpeg_preview

__all__ = ["previewer"]

_log = logging.getLogger("rushes.diffusion")

BESIDE: Final = frozenset({"all", "encoder"})
"""Placements that leave the decoder beside the denoiser."""
MOST_LATENT_SIDE: Final = 32
"""Latents are made smaller than this before they are decoded, which makes a picture of about 256 pixels."""


def previewer(ready: Loaded) -> Callable[[Any], bytes | None] | None:
    """What makes a JPEG from a step's latents; None where it would be dear."""
    vae = getattr(ready.pipeline, "vae", None)
    if vae is None or ready.placement.parts not in BESIDE:
        return None

    def preview(latents: torch.Tensor) -> bytes | None:
        try:
            shaped = latents if latents.dim() in (4, 5) else _unpacked(ready, latents)
            if shaped is None:
                return None
            with torch.no_grad():
                return _decoded(vae, shaped)
        except (RuntimeError, ValueError, TypeError, AttributeError) as error:  # a look is never worth a render
            _log.info("no preview: %s", error)
            return None

    return preview


def _unpacked(ready: Loaded, latents: torch.Tensor) -> torch.Tensor | None:
    """Latents (1, tokens, channels) as (1, channels, t, h, w); None where it cannot be told how they lie.

    The first of two stages has half the height and width.
    """
    pipeline, plan = ready.pipeline, ready.plan
    across = getattr(pipeline, "vae_spatial_compression_ratio", 0)
    along = getattr(pipeline, "vae_temporal_compression_ratio", 0)
    if latents.dim() != 3 or not across or not along or not hasattr(pipeline, "_unpack_latents"):
        return None
    for frames in {(segment.frames - 1) // along + 1 for segment in plan.segments}:
        for stage in (1, 2):
            height, width = (round(side / across / stage) for side in (plan.height, plan.width))
            if latents.shape[1] == frames * height * width:
                shaped: torch.Tensor = pipeline._unpack_latents(latents[:1], frames, height, width)
                return shaped
    return None


def _decoded(vae: Any, latents: torch.Tensor) -> bytes | None:
    video = latents.dim() == 5
    one = latents[:1, :, latents.shape[2] // 2] if video else latents[:1]
    shrink = max(1.0, max(one.shape[-2:]) / MOST_LATENT_SIDE)
    small = torch.nn.functional.interpolate(one.float(), scale_factor=1.0 / shrink, mode="area")
    plain = _unscaled(vae, small).to(vae.dtype)
    picture = vae.decode(plain.unsqueeze(2) if video else plain, return_dict=False)[0]
    picture = picture[0, :, -1] if video else picture[0]
    pixels = ((picture.float().clamp(-1, 1) + 1) * 127.5).permute(1, 2, 0).cpu().numpy().astype(np.uint8)
    return jpeg_preview(pixels)


def _unscaled(vae: Any, latents: torch.Tensor) -> torch.Tensor:
    """Latents (1, channels, h, w) on the decoder's own scale."""
    mean, deviation = (
        getattr(vae.config, name, None) or getattr(vae, name, None) for name in ("latents_mean", "latents_std")
    )
    if mean is not None and deviation is not None:
        of, around = (torch.as_tensor(one).view(1, -1, 1, 1).to(latents) for one in (deviation, mean))
        return latents * of + around
    return latents / getattr(vae.config, "scaling_factor", 1.0) + (getattr(vae.config, "shift_factor", None) or 0.0)
