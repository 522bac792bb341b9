"""Video models of one pipeline each, with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    HeliosDMDScheduler,
    HeliosPyramidPipeline,
    HeliosTransformer3DModel,
    SanaWMPipeline,
    SanaWMTransformer3DModel,
)
from transformers import Gemma2Config, Gemma2Model, UMT5Config, UMT5EncoderModel

from tests.generators.tiny_ltx2 import video_vae
from tests.generators.tiny_models import training_tokenizer

__all__ = ["tiny_helios", "tiny_sana_wm"]


def tiny_helios(folder: Path, seed: int = 0) -> Path:
    """Helios, distilled: chunk after chunk, each in three sizes."""
    torch.manual_seed(seed)
    transformer = HeliosTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=16,
        out_channels=16,
        text_dim=32,
        freq_dim=256,
        ffn_dim=32,
        num_layers=2,
        rope_dim=(4, 4, 4),
    )
    encoder = UMT5Config(
        vocab_size=256, d_model=32, d_kv=8, d_ff=64, num_layers=1, num_heads=4, feed_forward_proj="gated-gelu"
    )
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    HeliosPyramidPipeline(
        tokenizer=training_tokenizer(),
        text_encoder=UMT5EncoderModel(encoder).eval(),
        vae=vae.eval(),
        scheduler=HeliosDMDScheduler(use_dynamic_shifting=True),
        transformer=transformer.eval(),
        is_distilled=True,
    ).save_pretrained(folder)
    return folder


def tiny_sana_wm(folder: Path, seed: int = 0) -> Path:
    """SANA-WM: a picture and the path of the camera from it."""
    torch.manual_seed(seed)
    transformer = SanaWMTransformer3DModel(
        in_channels=4,
        num_layers=2,
        hidden_size=32,
        num_attention_heads=2,
        softmax_every_n=2,
        linear_head_dim=16,
        chunk_plucker_post_attn_blocks=2,
        caption_channels=16,
        mlp_ratio=2.0,
        chunk_plucker_channels=12,
    )
    with torch.no_grad():  # the camera's layers start at nought, where no path changes anything
        for parameter in transformer.parameters():
            if not parameter.any():
                parameter.normal_(std=0.3)
    encoder = Gemma2Config(
        vocab_size=300,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
    )
    SanaWMPipeline(
        tokenizer=training_tokenizer(),
        text_encoder=Gemma2Model(encoder).eval(),
        vae=video_vae().eval(),
        transformer=transformer.eval(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
    ).save_pretrained(folder)
    return folder
