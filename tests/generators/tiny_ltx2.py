"""LTX-2 with its sound, with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    FlowMatchEulerDiscreteScheduler,
    LTX2Pipeline,
    LTX2VideoTransformer3DModel,
)
from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
from transformers import Gemma3Config, Gemma3ForConditionalGeneration

from tests.generators.tiny_models import chat_tokenizer

__all__ = ["tiny_ltx2", "video_vae"]

TEXT_WIDTH, TEXT_LAYERS, MEL_BINS = 32, 2, 8


def tiny_ltx2(folder: Path, seed: int = 0) -> Path:
    """LTX-2: pictures and sound in one."""
    torch.manual_seed(seed)
    LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=video_vae().eval(),
        audio_vae=AutoencoderKLLTX2Audio(
            base_channels=4, ch_mult=(1, 1, 1), num_res_blocks=1, resolution=32, latent_channels=2, mel_bins=MEL_BINS
        ).eval(),
        text_encoder=_text_encoder().eval(),
        tokenizer=chat_tokenizer(),
        connectors=_connectors().eval(),
        transformer=_transformer().eval(),
        vocoder=LTX2Vocoder(
            in_channels=2 * MEL_BINS,
            hidden_channels=32,
            upsample_kernel_sizes=[4, 4],
            upsample_factors=[2, 2],
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1, 3, 5]],
            output_sampling_rate=16_000,
        ).eval(),
    ).save_pretrained(folder)
    LTX2LatentUpsamplerModel(in_channels=4, mid_channels=32, num_blocks_per_stage=1).save_pretrained(
        folder / "latent_upsampler"
    )
    return folder


def _text_encoder() -> Gemma3ForConditionalGeneration:
    text = {
        "vocab_size": 1000,
        "hidden_size": TEXT_WIDTH,
        "intermediate_size": 32,
        "num_hidden_layers": TEXT_LAYERS,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 16,
    }
    vision = {
        "hidden_size": 32,
        "intermediate_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 32,
        "patch_size": 16,
    }
    return Gemma3ForConditionalGeneration(Gemma3Config(text_config=text, vision_config=vision, mm_tokens_per_image=4))


def _transformer() -> LTX2VideoTransformer3DModel:
    return LTX2VideoTransformer3DModel(
        in_channels=4,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        audio_in_channels=4,
        audio_out_channels=4,
        audio_num_attention_heads=2,
        audio_attention_head_dim=4,
        audio_cross_attention_dim=8,
        num_layers=2,
        caption_channels=TEXT_WIDTH,
        rope_double_precision=False,
        vae_scale_factors=(2, 2, 2),
    )


def _connectors() -> LTX2TextConnectors:
    shape = {"num_attention_heads": 4, "attention_head_dim": 8, "num_layers": 1, "num_learnable_registers": None}
    return LTX2TextConnectors(
        caption_channels=TEXT_WIDTH,
        text_proj_in_factor=TEXT_LAYERS + 1,
        rope_double_precision=False,
        **{f"{part}_connector_{name}": value for part in ("video", "audio") for name, value in shape.items()},
    )


def video_vae() -> AutoencoderKLLTX2Video:
    """Of two pixels and two frames to a latent."""
    return AutoencoderKLLTX2Video(
        latent_channels=4,
        block_out_channels=(8,),
        down_block_types=("LTX2VideoDownBlock3D",),
        decoder_block_out_channels=(8,),
        layers_per_block=(1, 1),
        decoder_layers_per_block=(1, 1),
        spatio_temporal_scaling=(True,),
        decoder_spatio_temporal_scaling=(True,),
        decoder_inject_noise=(False, False),
        downsample_type=("spatiotemporal",),
        upsample_type=("spatiotemporal",),
        upsample_residual=(False,),
        upsample_factor=(1,),
        patch_size=1,
        decoder_causal=False,
    )
