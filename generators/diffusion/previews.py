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
    """What makes a JPEG from a step's latents; None where it would be dear or the latents are packed."""
    vae = getattr(ready.pipeline, "vae", None)
    if vae is None or ready.placement.parts not in BESIDE:
        return None

    def preview(latents: torch.Tensor) -> bytes | None:
        if latents.dim() not in (4, 5):
            return None
        try:
            with torch.no_grad():
                return _decoded(vae, latents)
        except (RuntimeError, ValueError, TypeError, AttributeError) as error:  # a look is never worth a render
            _log.info("no preview: %s", error)
            return None

    return preview


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
    mean, deviation = getattr(vae.config, "latents_mean", None), getattr(vae.config, "latents_std", None)
    if mean is not None and deviation is not None:
        shape = (1, -1, 1, 1)
        return latents * torch.tensor(deviation).view(shape).to(latents) + torch.tensor(mean).view(shape).to(latents)
    return latents / getattr(vae.config, "scaling_factor", 1.0) + (getattr(vae.config, "shift_factor", None) or 0.0)
