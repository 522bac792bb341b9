"""Real pipelines with tiny random weights, saved to disk: what the diffusion tests load.

Each function writes a folder in the diffusers layout and returns it. Tokenizers are trained on a few words here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    AutoencoderKLLTXVideo,
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    LTXConditionPipeline,
    LTXVideoTransformer3DModel,
    LucyEditPipeline,
    UniPCMultistepScheduler,
    WanAnimatePipeline,
    WanAnimateTransformer3DModel,
    WanImageToVideoPipeline,
    WanPipeline,
    WanTransformer3DModel,
    WanVACEPipeline,
    WanVACETransformer3DModel,
    ZImagePipeline,
    ZImageTransformer2DModel,
)
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    CLIPImageProcessor,
    CLIPVisionConfig,
    CLIPVisionModel,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3Model,
    T5Config,
    T5EncoderModel,
    UMT5Config,
    UMT5EncoderModel,
)

__all__ = ["TINY", "chat_tokenizer", "tiny_lora", "tiny_wan_both", "tiny_wan_calm", "training_tokenizer"]

torch.set_num_threads(1)
"""Threads of two test workers that wait for one another's processors take many times longer than one."""

WORDS = [
    "a golden dog runs through a sunlit meadow",
    "the camera follows from the side at dusk",
    "water, light and dust",
]


def training_tokenizer() -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=200, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator(WORDS * 20, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>", model_max_length=64
    )


def _text_encoder() -> UMT5EncoderModel:
    return UMT5EncoderModel(
        UMT5Config(
            vocab_size=256,
            d_model=32,
            d_kv=8,
            d_ff=64,
            num_layers=2,
            num_heads=4,
            feed_forward_proj="gated-gelu",
        )
    )


def _vae() -> AutoencoderKLWan:
    return AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )


def _wan_sizes(**changed: Any) -> dict[str, Any]:
    return {
        "patch_size": (1, 2, 2),
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "in_channels": 16,
        "out_channels": 16,
        "text_dim": 32,
        "freq_dim": 256,
        "ffn_dim": 32,
        "num_layers": 2,
        "cross_attn_norm": True,
        "qk_norm": "rms_norm_across_heads",
        "rope_max_seq_len": 32,
    } | changed


def _lively(transformer: Any) -> Any:
    """Larger weights than usual, so that what a small model is shown can be seen in what it makes."""
    with torch.no_grad():
        for name, parameter in transformer.named_parameters():
            if parameter.dim() > 1:
                parameter.mul_(6.0 if "embed" in name or "proj_out" in name else 2.0)
    return transformer.eval()


def _common(seed: int) -> dict[str, Any]:
    torch.manual_seed(seed)
    return {
        "vae": _vae().eval(),
        "text_encoder": _text_encoder().eval(),
        "tokenizer": training_tokenizer(),
        "scheduler": UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0),
    }


def tiny_wan(folder: Path, seed: int = 0) -> Path:
    """Wan 2.1, text to video."""
    common = _common(seed)
    WanPipeline(transformer=_lively(WanTransformer3DModel(**_wan_sizes())), **common).save_pretrained(folder)
    return folder


def tiny_wan_both(folder: Path, seed: int = 0) -> Path:
    """Wan 2.2 that takes a picture in place of its first latents, as the 5B does."""
    common = _common(seed)
    transformer = _lively(WanTransformer3DModel(**_wan_sizes()))
    WanPipeline(transformer=transformer, expand_timesteps=True, **common).save_pretrained(folder)
    return folder


def tiny_wan_calm(folder: Path, seed: int = 0) -> Path:
    """Wan 2.1 whose steps differ little from one another, as a trained model's do."""
    common = _common(seed)
    WanPipeline(transformer=WanTransformer3DModel(**_wan_sizes()).eval(), **common).save_pretrained(folder)
    return folder


def tiny_wan_two_experts(folder: Path, seed: int = 0) -> Path:
    """Wan 2.2, text to video, with a denoiser for much noise and one for little."""
    common = _common(seed) | {"scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0)}
    first, second = (_lively(WanTransformer3DModel(**_wan_sizes())) for _ in range(2))
    WanPipeline(transformer=first, transformer_2=second, boundary_ratio=0.875, **common).save_pretrained(folder)
    return folder


def tiny_vace(folder: Path, seed: int = 0) -> Path:
    """Wan VACE."""
    common = _common(seed)
    transformer = _lively(WanVACETransformer3DModel(**_wan_sizes(vace_layers=[0], vace_in_channels=96)))
    WanVACEPipeline(transformer=transformer, **common).save_pretrained(folder)
    return folder


def tiny_wan_picture(folder: Path, seed: int = 0) -> Path:
    """Wan 2.2, picture to video: the picture's latents come beside the noise."""
    common = _common(seed)
    first, second = (_lively(WanTransformer3DModel(**_wan_sizes(in_channels=36))) for _ in range(2))
    WanImageToVideoPipeline(
        transformer=first, transformer_2=second, boundary_ratio=0.9, image_processor=None, image_encoder=None, **common
    ).save_pretrained(folder)
    return folder


def tiny_animate(folder: Path, seed: int = 0) -> Path:
    """Wan-Animate: a picture of somebody, moved by a pose and a face video."""
    common = _common(seed)
    transformer = WanAnimateTransformer3DModel(
        **_wan_sizes(in_channels=36),
        latent_channels=16,
        image_dim=4,
        motion_encoder_channel_sizes={"4": 16, "8": 16, "16": 16},
        motion_encoder_size=16,
        motion_style_dim=8,
        motion_dim=4,
        motion_encoder_dim=16,
        face_encoder_hidden_dim=16,
        face_encoder_num_heads=2,
        inject_face_latents_blocks=2,
    )
    encoder = CLIPVisionModel(
        CLIPVisionConfig(
            hidden_size=4,
            projection_dim=4,
            num_hidden_layers=2,
            num_attention_heads=2,
            image_size=32,
            intermediate_size=16,
            patch_size=1,
        )
    )
    WanAnimatePipeline(
        transformer=_lively(transformer),
        image_encoder=encoder.eval(),
        image_processor=CLIPImageProcessor(crop_size=32, size=32),
        **common,
    ).save_pretrained(folder)
    return folder


def tiny_lucy(folder: Path, seed: int = 0) -> Path:
    """Lucy Edit: the source's latents come beside the noise."""
    common = _common(seed)
    transformer = _lively(WanTransformer3DModel(**_wan_sizes(in_channels=32)))
    LucyEditPipeline(transformer=transformer, transformer_2=None, **common).save_pretrained(folder)
    return folder


def tiny_ltx(folder: Path, seed: int = 0) -> Path:
    """LTX-Video with conditions."""
    torch.manual_seed(seed)
    vae = AutoencoderKLLTXVideo(
        in_channels=3,
        out_channels=3,
        latent_channels=8,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False),
        decoder_inject_noise=(False, False, False, False, False),
        upsample_residual=(False, False, False, False),
        upsample_factor=(1, 1, 1, 1),
        timestep_conditioning=False,
        patch_size=1,
        patch_size_t=1,
        encoder_causal=True,
        decoder_causal=False,
    )
    transformer = LTXVideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        patch_size=1,
        patch_size_t=1,
        num_attention_heads=4,
        attention_head_dim=8,
        cross_attention_dim=32,
        num_layers=1,
        caption_channels=32,
    )
    encoder = T5EncoderModel(T5Config(vocab_size=256, d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4))
    LTXConditionPipeline(
        transformer=transformer.eval(),
        vae=vae.eval(),
        text_encoder=encoder.eval(),
        tokenizer=training_tokenizer(),
        scheduler=FlowMatchEulerDiscreteScheduler(),
    ).save_pretrained(folder)
    return folder


def tiny_z_image(folder: Path, seed: int = 0) -> Path:
    """Z-Image, words to a picture."""
    torch.manual_seed(seed)
    transformer = ZImageTransformer2DModel(
        all_patch_size=(2,),
        all_f_patch_size=(1,),
        in_channels=16,
        dim=32,
        n_layers=2,
        n_refiner_layers=1,
        n_heads=2,
        n_kv_heads=2,
        cap_feat_dim=16,
        rope_theta=256.0,
        t_scale=1000.0,
        axes_dims=[8, 4, 4],
        axes_lens=[1536, 32, 32],
    )
    with torch.no_grad():
        for name in ("x_pad_token", "cap_pad_token"):  # made empty, and would hold whatever the memory held
            getattr(transformer, name).normal_()
    vae = AutoencoderKL(
        in_channels=3,
        out_channels=3,
        down_block_types=["DownEncoderBlock2D"] * 2,
        up_block_types=["UpDecoderBlock2D"] * 2,
        block_out_channels=[32, 32],
        layers_per_block=1,
        latent_channels=16,
        norm_num_groups=32,
        scaling_factor=0.36,
        shift_factor=0.11,
    )
    encoder = Qwen3Model(
        Qwen3Config(
            vocab_size=1000,
            hidden_size=16,
            intermediate_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=2,
            head_dim=8,
        )
    )
    ZImagePipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=vae.eval(),
        text_encoder=encoder.eval(),
        tokenizer=chat_tokenizer(),
        transformer=transformer.eval(),
    ).save_pretrained(folder)
    return folder


def tiny_lora(folder: Path, seed: int = 0, *, blocks: str = "blocks", width: int = 24) -> Path:
    """A LoRA for a transformer's attention, Wan's where nothing else is said, as a file; gives back the file.

    Args:
        folder: where.
        seed: of its weights.
        blocks: what the transformer calls its blocks; it has two.
        width: of its attention.
    """
    from safetensors.torch import save_file

    torch.manual_seed(seed)
    weights = {}
    for block in range(2):
        for part in ("to_q", "to_v"):
            name = f"transformer.{blocks}.{block}.attn1.{part}"
            weights[f"{name}.lora_A.weight"] = torch.randn(4, width)
            weights[f"{name}.lora_B.weight"] = torch.randn(width, 4)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, str(folder / "lora.safetensors"))
    return folder / "lora.safetensors"


def chat_tokenizer(more: Sequence[str] = ()) -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=600,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>", *more],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(WORDS * 20, trainer)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<|endoftext|>", eos_token="<|im_end|>")
    fast.chat_template = (
        "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
        "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    return fast


TINY: dict[str, Callable[[Path], Path]] = {
    "wan": tiny_wan,
    "wan-two-experts": tiny_wan_two_experts,
    "wan-picture": tiny_wan_picture,
    "animate": tiny_animate,
    "lucy": tiny_lucy,
    "vace": tiny_vace,
    "ltx": tiny_ltx,
    "z-image": tiny_z_image,
}
"""What there is, by name."""
