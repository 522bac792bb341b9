"""LTX-2 draws to a sound: what is heard stands clean beside the pictures at every step, and is never drawn anew.

The denoiser is trained on pictures and sound at noise levels of their own, so that a sound at level 0 is one that is
given: the mouth, the step and the cut follow it. The pipelines have no argument for that. A hook before the denoiser
puts the sound there, in the pass that they make.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from generators.diffusion.sound import at_rate

__all__ = ["heard_by", "log_mel"]

WINDOW: Final = 1024
"""Samples of a window of the spectrogram, as the sound's autoencoder was trained."""
QUIETEST: Final = 1e-5
"""Magnitude below which the spectrogram does not go."""


@contextmanager
def heard_by(pipeline: Any, samples: NDArray[np.float32] | None) -> Iterator[None]:
    """Has an LTX-2 pipeline draw to a sound within the block; to none where there is no sound.

    Args:
        pipeline: any of LTX-2's.
        samples: (2, n) at `GIVEN_RATE`; what comes after is silence.
    """
    if samples is None:
        yield
        return
    clean = _latents(pipeline, samples)

    def hear(_module: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        drawn = named["audio_hidden_states"]
        level = named["timestep"].new_zeros(drawn.shape[0])
        given = _as_long_as(clean, drawn.shape[1]).to(drawn).expand_as(drawn)
        return arguments, named | {"audio_hidden_states": given, "audio_timestep": level, "audio_sigma": level}

    handle = pipeline.transformer.register_forward_pre_hook(hear, with_kwargs=True)
    try:
        yield
    finally:
        handle.remove()


def _as_long_as(latents: Any, count: int) -> Any:
    short = max(0, count - latents.shape[1])
    return torch.nn.functional.pad(latents, (0, 0, 0, short))[:, :count]


def _latents(pipeline: Any, samples: NDArray[np.float32]) -> Any:
    """The sound as the denoiser takes it: (1, moments, channels x bands)."""
    vae = pipeline.audio_vae
    rate = int(vae.config.sample_rate)
    heard = torch.from_numpy(at_rate(samples, rate))
    mel = log_mel(heard, rate, int(vae.config.mel_hop_length), int(vae.config.mel_bins))
    shown = mel[None].to(device=pipeline._execution_device, dtype=vae.dtype)
    with torch.no_grad():
        latents = pipeline._pack_audio_latents(vae.encode(shown).latent_dist.mode())
        return pipeline._normalize_audio_latents(latents, vae.latents_mean, vae.latents_std)


def log_mel(samples: torch.Tensor, rate: int, hop: int, bands: int) -> torch.Tensor:
    """How loud each band of pitch is at each moment: natural logarithms, (channels, moments, bands).

    Args:
        samples: (channels, n) in -1..1.
        rate: samples a second.
        hop: samples from one moment to the next.
        bands: how many, evenly spaced in mel (Slaney's scale, each of the same area).
    """
    from transformers.audio_utils import mel_filter_bank

    filters = mel_filter_bank(WINDOW // 2 + 1, bands, 0.0, rate / 2, rate, norm="slaney", mel_scale="slaney")
    window = torch.hann_window(WINDOW)
    enough = torch.nn.functional.pad(samples.float(), (0, max(0, WINDOW - samples.shape[-1])))
    spectrum = torch.stft(enough, WINDOW, hop, window=window, pad_mode="reflect", return_complex=True).abs()
    loudness = spectrum.transpose(1, 2) @ torch.from_numpy(filters).float()
    return torch.log(loudness.clamp(min=QUIETEST))
