"""Cosmos 3 with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path

import torch
from diffusers import AutoencoderKLWan, Cosmos3OmniPipeline, Cosmos3OmniTransformer, UniPCMultistepScheduler
from diffusers.models.autoencoders.autoencoder_cosmos3_audio import Cosmos3AVAEAudioTokenizer

from tests.generators.tiny_models import chat_tokenizer

__all__ = ["tiny_cosmos3"]

SOUND = 4


def tiny_cosmos3(folder: Path, seed: int = 0) -> Path:
    """Cosmos 3 with sound, and without the guard that judges what it makes."""
    torch.manual_seed(seed)
    transformer = Cosmos3OmniTransformer(
        head_dim=16,
        hidden_size=32,
        intermediate_size=32,
        latent_channel=16,
        num_attention_heads=2,
        num_hidden_layers=2,
        num_key_value_heads=1,
        patch_latent_dim=64,
        rope_axes_dim=(4, 2, 2),
        sound_dim=SOUND,
        sound_gen=True,
        vocab_size=1000,
    )
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    sound = Cosmos3AVAEAudioTokenizer(
        sampling_rate=8000,
        vocoder_input_dim=SOUND,
        dec_dim=8,
        dec_c_mults=(1, 2),
        dec_strides=(8, 40),
        encoder_enabled=False,
    )
    Cosmos3OmniPipeline(
        transformer=transformer.eval(),
        text_tokenizer=chat_tokenizer(["<|vision_start|>"]),
        vae=vae.eval(),
        scheduler=UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0),
        sound_tokenizer=sound.eval(),
        enable_safety_checker=False,
    ).save_pretrained(folder)
    return folder
