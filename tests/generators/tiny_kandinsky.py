"""Kandinsky 5, Kandinsky 6 and its upscaler with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKLHunyuanVideo,
    FlowMatchEulerDiscreteScheduler,
    Kandinsky5T2VPipeline,
    Kandinsky5Transformer3DModel,
    Kandinsky6SRLatentUpscalerBank,
    Kandinsky6SRPipeline,
    Kandinsky6SRTransformer3DModel,
    Kandinsky6SRVAE,
    Kandinsky6TI2VAPipeline,
    Kandinsky6Transformer3DModel,
    MMAudioVAE,
    MMAudioVocoder,
)
from transformers import CLIPTextConfig, CLIPTextModel, Qwen2_5_VLProcessor, Qwen2VLProcessor

from tests.generators.tiny_models import chat_tokenizer
from tests.generators.tiny_pictures import SIGHT_TOKENS, qwen_vl, vl_processor

__all__ = ["tiny_kandinsky5", "tiny_kandinsky6", "tiny_kandinsky6_sr"]

MEL_BINS = 8


def tiny_kandinsky5(folder: Path, seed: int = 0) -> Path:
    """Words to a clip."""
    torch.manual_seed(seed)
    transformer = _lively(
        Kandinsky5Transformer3DModel(
            in_visual_dim=4,
            out_visual_dim=4,
            in_text_dim=16,
            in_text_dim2=8,
            time_dim=16,
            model_dim=24,
            ff_dim=32,
            num_text_blocks=1,
            num_visual_blocks=2,
            axes_dims=(4, 4, 4),
        )
    )
    Kandinsky5T2VPipeline(
        transformer=transformer.eval(),
        vae=_vae(),
        text_encoder=qwen_vl().eval(),
        tokenizer=vl_processor(Qwen2VLProcessor, chat_tokenizer(SIGHT_TOKENS)),
        text_encoder_2=_words(),
        tokenizer_2=chat_tokenizer(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
    ).save_pretrained(folder)
    return folder


def tiny_kandinsky6(folder: Path, seed: int = 0) -> Path:
    """Words or a picture to a clip with sound."""
    torch.manual_seed(seed)
    transformer = _lively(
        Kandinsky6Transformer3DModel(
            in_visual_dim=4,
            out_visual_dim=4,
            in_text_dim=16,
            in_text_dim2=8,
            time_dim=16,
            model_dim=24,
            ff_dim=32,
            num_text_blocks=1,
            num_visual_blocks=2,
            axes_dims=(4, 4, 4),
            in_audio_dim=4,
            out_audio_dim=4,
            visual_token_type_num_embeddings=2,
        )
    )
    Kandinsky6TI2VAPipeline(
        transformer=transformer.eval(),
        vae=_vae(),
        text_encoder=qwen_vl().eval(),
        tokenizer=vl_processor(Qwen2_5_VLProcessor, chat_tokenizer(SIGHT_TOKENS)),
        text_encoder_2=_words(),
        tokenizer_2=chat_tokenizer(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
        audio_vae=MMAudioVAE(
            mel_bins=MEL_BINS, latent_channels=4, hidden_channels=8, sample_rate=16_000, n_fft=256, hop_length=64
        ).eval(),
        vocoder=MMAudioVocoder(
            num_mels=MEL_BINS,
            upsample_initial_channel=16,
            upsample_rates=(8, 8),
            upsample_kernel_sizes=(16, 16),
            resblock_kernel_sizes=(3,),
            resblock_dilation_sizes=((1, 3),),
        ).eval(),
    ).save_pretrained(folder)
    return folder


def tiny_kandinsky6_sr(folder: Path, seed: int = 0) -> Path:
    """The upscaler, with tiles of 64 pixels."""
    torch.manual_seed(seed)
    transformer = Kandinsky6SRTransformer3DModel(
        in_visual_dim=4,
        out_visual_dim=4,
        time_dim=16,
        model_dim=24,
        ff_dim=32,
        num_visual_blocks=2,
        axes_dims=(4, 4, 4),
        tile_sizes=((64, 64), (64, 96), (96, 64)),
    )
    vae = Kandinsky6SRVAE(
        latent_channels=4,
        encoder_block_out_channels=(4, 8, 8),
        decoder_block_out_channels=(4, 8, 8),
        layers_per_block=1,
        temporal_compression_start_level=0,
    )
    upscaler = Kandinsky6SRLatentUpscalerBank(
        in_channels=4,
        stage_channels=(8, 8, 4),
        num_pre_blocks=1,
        num_mid_blocks=1,
        num_post_blocks=1,
        num_x2_adapter_blocks=1,
    )
    Kandinsky6SRPipeline(
        transformer=transformer.eval(),
        vae=vae.eval(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.5),
        latent_upscaler=upscaler.eval(),
    ).save_pretrained(folder)
    return folder


def _lively(transformer: Any) -> Any:
    """Its last layers start at nought, where nothing that is shown is seen."""
    with torch.no_grad():
        for parameter in transformer.parameters():
            if not parameter.any():
                parameter.normal_(std=0.1)
    return transformer


def _vae() -> AutoencoderKLHunyuanVideo:
    return AutoencoderKLHunyuanVideo(
        latent_channels=4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        mid_block_add_attention=False,
    ).eval()


def _words() -> CLIPTextModel:
    config = CLIPTextConfig(
        vocab_size=1000, hidden_size=8, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2
    )
    return CLIPTextModel(config).eval()
