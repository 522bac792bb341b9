"""Models of single pictures with tiny random weights; see `tiny_models` for Z-Image."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
import transformers
from diffusers import (
    AutoencoderKLFlux2,
    AutoencoderKLQwenImage,
    FlowMatchEulerDiscreteScheduler,
    Flux2KleinPipeline,
    Flux2Transformer2DModel,
    QwenImageEditPlusPipeline,
    QwenImageTransformer2DModel,
)
from transformers import (
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2VLImageProcessor,
    Qwen2VLProcessor,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from generators.diffusion.sight import pictures_alone
from tests.generators.tiny_models import chat_tokenizer

__all__ = ["SIGHT_TOKENS", "qwen_vl", "tiny_flux2_klein", "tiny_qwen_edit", "vl_processor"]

SIGHT_TOKENS = ["<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"]


def tiny_flux2_klein(folder: Path, seed: int = 0) -> Path:
    """Flux 2 Klein, distilled."""
    torch.manual_seed(seed)
    encoder = Qwen3Config(
        vocab_size=1000,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=27,  # the pipeline reads three of them, the last one the 27th
        num_attention_heads=2,
        num_key_value_heads=2,
        head_dim=8,
    )
    vae = AutoencoderKLFlux2(
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        block_out_channels=(8, 8),
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=4,
    )
    transformer = Flux2Transformer2DModel(
        in_channels=16,
        num_layers=1,
        num_single_layers=1,
        attention_head_dim=16,
        num_attention_heads=2,
        joint_attention_dim=48,
        timestep_guidance_channels=32,
        axes_dims_rope=(4, 4, 4, 4),
        guidance_embeds=False,
    )
    Flux2KleinPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
        vae=vae.eval(),
        text_encoder=Qwen3ForCausalLM(encoder).eval(),
        tokenizer=chat_tokenizer(),
        transformer=transformer.eval(),
        is_distilled=True,
    ).save_pretrained(folder)
    return folder


def qwen_vl(width: int = 16) -> Qwen2_5_VLForConditionalGeneration:
    """A model that reads words and pictures."""
    return Qwen2_5_VLForConditionalGeneration(
        Qwen2_5_VLConfig(
            text_config={
                "vocab_size": 1000,
                "hidden_size": width,
                "intermediate_size": 16,
                "num_hidden_layers": 2,
                "num_attention_heads": 2,
                "num_key_value_heads": 2,
                "rope_scaling": {"type": "mrope", "mrope_section": [1, 1, 2]},
            },
            vision_config={
                "depth": 1,
                "hidden_size": 16,
                "intermediate_size": 16,
                "num_heads": 2,
                "out_hidden_size": width,
                "fullatt_block_indexes": [0],
            },
            **dict(zip(("vision_start_token_id", "vision_end_token_id", "image_token_id", "video_token_id"),
                       chat_tokenizer(SIGHT_TOKENS).convert_tokens_to_ids(SIGHT_TOKENS), strict=True)),
        )
    )  # fmt: skip


def vl_processor(kind: Any, tokenizer: Any, patch_size: int = 14) -> Any:
    """A processor of words, pictures and, with torchvision, video."""
    pictures = Qwen2VLImageProcessor(patch_size=patch_size)
    if find_spec("torchvision") is None:
        return _saved_in_halves(pictures_alone(kind, pictures, tokenizer))
    videos = getattr(transformers, f"{kind.__name__.removesuffix('Processor').replace('2_5_', '2')}VideoProcessor")
    return kind(
        image_processor=pictures,
        tokenizer=tokenizer,
        video_processor=videos(),
        chat_template=tokenizer.chat_template,
    )


def _saved_in_halves(processor: Any) -> Any:
    """The processor, which the library cannot save without its video half."""

    def save(folder: str, **_: Any) -> None:
        processor.tokenizer.save_pretrained(folder)
        processor.image_processor.save_pretrained(folder)

    processor.save_pretrained = save
    return processor


def tiny_qwen_edit(folder: Path, seed: int = 0) -> Path:
    """Qwen-Image-Edit."""
    torch.manual_seed(seed)
    tokenizer = chat_tokenizer(SIGHT_TOKENS)
    vae = AutoencoderKLQwenImage(
        base_dim=3,
        z_dim=4,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
        latents_mean=[0.0] * 4,
        latents_std=[1.0] * 4,
    )
    transformer = QwenImageTransformer2DModel(
        in_channels=16,
        out_channels=4,
        num_layers=2,
        attention_head_dim=16,
        num_attention_heads=2,
        joint_attention_dim=16,
        axes_dims_rope=(8, 4, 4),
    )
    QwenImageEditPlusPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
        vae=vae.eval(),
        text_encoder=qwen_vl().eval(),
        tokenizer=tokenizer,
        processor=vl_processor(Qwen2VLProcessor, tokenizer),
        transformer=transformer.eval(),
    ).save_pretrained(folder)
    return folder
