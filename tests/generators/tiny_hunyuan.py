"""HunyuanVideo 1.5 with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKLHunyuanVideo15,
    ClassifierFreeGuidance,
    FlowMatchEulerDiscreteScheduler,
    HunyuanVideo15ImageToVideoPipeline,
    HunyuanVideo15Pipeline,
    HunyuanVideo15Transformer3DModel,
)
from transformers import (
    ByT5Tokenizer,
    Qwen2_5_VLTextConfig,
    Qwen2_5_VLTextModel,
    SiglipImageProcessor,
    SiglipVisionConfig,
    SiglipVisionModel,
    T5Config,
    T5EncoderModel,
)

from tests.generators.tiny_models import chat_tokenizer

__all__ = ["tiny_hunyuan", "tiny_hunyuan_picture"]

LATENTS, TEXT, GLYPHS, SIGHT = 8, 16, 8, 16


def tiny_hunyuan(folder: Path, seed: int = 0) -> Path:
    """Words to a clip."""
    torch.manual_seed(seed)
    HunyuanVideo15Pipeline(**_parts()).save_pretrained(folder)
    return folder


def tiny_hunyuan_picture(folder: Path, seed: int = 0) -> Path:
    """A first picture to a clip, seen by an encoder as well."""
    torch.manual_seed(seed)
    # The pipeline counts on 729 patches: 27 along each side.
    sight = SiglipVisionConfig(
        hidden_size=SIGHT,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=27 * 2,
        patch_size=2,
    )
    HunyuanVideo15ImageToVideoPipeline(
        image_encoder=SiglipVisionModel(sight).eval(),
        feature_extractor=SiglipImageProcessor(size={"height": 54, "width": 54}),
        **_parts(),
    ).save_pretrained(folder)
    return folder


def _parts() -> dict[str, Any]:
    text = Qwen2_5_VLTextConfig(
        vocab_size=1000,
        hidden_size=TEXT,
        intermediate_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        num_key_value_heads=1,
        rope_scaling={"type": "mrope", "mrope_section": [1, 1, 2]},
    )
    glyphs = T5Config(
        vocab_size=384, d_model=GLYPHS, d_kv=4, d_ff=8, num_layers=1, num_heads=2, feed_forward_proj="gated-gelu"
    )
    vae = AutoencoderKLHunyuanVideo15(
        latent_channels=LATENTS,
        block_out_channels=(16, 16, 16, 16),
        layers_per_block=1,
        spatial_compression_ratio=16,
        temporal_compression_ratio=4,
        downsample_match_channel=False,
        upsample_match_channel=False,
    )
    transformer = HunyuanVideo15Transformer3DModel(
        in_channels=2 * LATENTS + 1,
        out_channels=LATENTS,
        num_attention_heads=2,
        attention_head_dim=8,
        num_layers=2,
        num_refiner_layers=1,
        mlp_ratio=2.0,
        text_embed_dim=TEXT,
        text_embed_2_dim=GLYPHS,
        image_embed_dim=SIGHT,
        rope_axes_dim=(2, 2, 4),
        target_size=64,
    )
    return {
        "text_encoder": Qwen2_5_VLTextModel(text).eval(),
        "tokenizer": chat_tokenizer(),
        "text_encoder_2": T5EncoderModel(glyphs).eval(),
        "tokenizer_2": ByT5Tokenizer(),
        "transformer": transformer.eval(),
        "vae": vae.eval(),
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0),
        "guider": ClassifierFreeGuidance(guidance_scale=6.0),
    }
