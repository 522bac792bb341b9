"""Modular pipelines with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKLMiniMaxH3,
    AutoencoderKLMiniMaxH3Audio,
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    MiniMaxH3ModularPipeline,
    MiniMaxH3Scheduler,
    MiniMaxH3Transformer3DModel,
    WanAnimate2DistilledModularPipeline,
    WanAnimate2Transformer3DModel,
)
from transformers import (
    CLIPVisionConfig,
    CLIPVisionModel,
    Qwen3VLConfig,
    Qwen3VLForConditionalGeneration,
    Qwen3VLProcessor,
    UMT5Config,
    UMT5EncoderModel,
)

from tests.generators.tiny_models import chat_tokenizer, training_tokenizer
from tests.generators.tiny_pictures import SIGHT_TOKENS, vl_processor

__all__ = ["tiny_animate_2", "tiny_h3"]

H3_TEXT, H3_LATENTS, H3_SOUND = 16, 4, 4


def tiny_animate_2(folder: Path, seed: int = 0) -> Path:
    """Wan-Animate-2, distilled: a picture of somebody, moved as in a driving video."""
    torch.manual_seed(seed)
    text = UMT5Config(
        vocab_size=256, d_model=32, d_kv=8, d_ff=64, num_layers=1, num_heads=4, feed_forward_proj="gated-gelu"
    )
    sight = CLIPVisionConfig(
        hidden_size=1280,  # the denoiser's projection is made for this width
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=224,
        patch_size=14,
    )
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    transformer = WanAnimate2Transformer3DModel(
        dim=24, ffn_dim=32, freq_dim=256, text_dim=32, num_heads=2, num_layers=2
    )
    pipeline = WanAnimate2DistilledModularPipeline()
    pipeline.update_components(
        text_encoder=UMT5EncoderModel(text).eval(),
        tokenizer=training_tokenizer(),
        image_encoder=CLIPVisionModel(sight).eval(),
        vae=vae.eval(),
        transformer=transformer.eval(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
    )
    pipeline.save_pretrained(str(folder), overwrite_modular_index=True)
    return folder


def tiny_h3(folder: Path, seed: int = 0) -> Path:
    """MiniMax-H3, both of its halves."""
    torch.manual_seed(seed)
    tokenizer = chat_tokenizer(SIGHT_TOKENS)
    ids = dict(zip(SIGHT_TOKENS, tokenizer.convert_tokens_to_ids(SIGHT_TOKENS), strict=True))
    text = {
        "vocab_size": 1000,
        "hidden_size": H3_TEXT,
        "intermediate_size": 16,
        "num_hidden_layers": 51,  # the pipeline reads what comes out of the 50th
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "rope_scaling": {"rope_type": "default", "mrope_section": [2, 1, 1], "mrope_interleaved": True},
    }
    sight = {
        "depth": 1,
        "hidden_size": 16,
        "intermediate_size": 16,
        "num_heads": 2,
        "out_hidden_size": H3_TEXT,
        "deepstack_visual_indexes": [0],
        "patch_size": 16,
        "num_position_embeddings": 16,
    }
    encoder = Qwen3VLConfig(
        text_config=text,
        vision_config=sight,
        image_token_id=ids["<|image_pad|>"],
        video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"],
        vision_end_token_id=ids["<|vision_end|>"],
    )
    vae = AutoencoderKLMiniMaxH3(
        latent_channels=H3_LATENTS,
        block_out_channels=(8, 8, 8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        decoder_num_layers=1,
        decoder_num_attention_heads=2,
        decoder_attention_head_dim=16,
        latents_mean=(0.0,) * H3_LATENTS,
        latents_std=(1.0,) * H3_LATENTS,
    )
    audio_vae = AutoencoderKLMiniMaxH3Audio(
        encoder_dim=4,
        encoder_rates=(10, 20),
        latent_dim=8,
        latent_channels=H3_SOUND,
        num_attention_heads=2,
        decoder_dim=16,
        decoder_rates=(20, 10),
        decoder_kernel_sizes=(40, 20),
        resblock_kernel_sizes=(3,),
        resblock_dilation_sizes=((1, 3),),
        sampling_rate=8000,
        latents_mean=[0.0] * H3_SOUND,
        latents_std=[1.0] * H3_SOUND,
    )

    def denoiser() -> MiniMaxH3Transformer3DModel:
        return MiniMaxH3Transformer3DModel(
            num_attention_heads=2,
            attention_head_dim=16,
            hidden_size=32,
            num_layers=2,
            num_refiner_layers=1,
            ffn_dim=32,
            in_channels=H3_LATENTS,
            audio_in_channels=H3_SOUND,
            text_dim=H3_TEXT,
            time_embed_hidden_dim=32,
            time_embed_dim=16,
            rope_freq_dim=2,
        ).eval()

    pipeline = MiniMaxH3ModularPipeline()
    pipeline.register_to_config(reference_image_short_edge=64, canvas_short_edge=32, canvas_max_pixels=32 * 64)
    pipeline.update_components(
        text_encoder=Qwen3VLForConditionalGeneration(encoder).eval(),
        tokenizer=tokenizer,
        processor=vl_processor(Qwen3VLProcessor, tokenizer, patch_size=16),
        vae=vae.eval(),
        audio_vae=audio_vae.eval(),
        scheduler=MiniMaxH3Scheduler(shift=12.0),
        audio_scheduler=MiniMaxH3Scheduler(shift=3.0),
        transformer=denoiser(),
        transformer_ref=denoiser(),
    )  # fmt: skip
    pipeline.save_pretrained(str(folder), overwrite_modular_index=True)
    return folder
