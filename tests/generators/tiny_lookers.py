"""Models that look at footage, with tiny random weights; see `tiny_models`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from transformers import (
    DepthAnythingConfig,
    DepthAnythingForDepthEstimation,
    Dinov2Config,
    DPTImageProcessorPil,
    RTDetrConfig,
    RTDetrForObjectDetection,
    RTDetrImageProcessorPil,
    RTDetrResNetConfig,
    VitPoseBackboneConfig,
    VitPoseConfig,
    VitPoseForPoseEstimation,
    VitPoseImageProcessorPil,
)

__all__ = ["LOOKERS", "looking_row", "tiny_depth", "tiny_people", "tiny_pose"]


def tiny_depth(folder: Path, seed: int = 0) -> Path:
    """Depth Anything."""
    torch.manual_seed(seed)
    backbone = Dinov2Config(
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        image_size=28,
        patch_size=14,
        out_features=["stage1", "stage2"],
        reshape_hidden_states=False,
    )
    config = DepthAnythingConfig(
        backbone_config=backbone,
        patch_size=14,
        reassemble_hidden_size=32,
        reassemble_factors=[1, 0.5],
        neck_hidden_sizes=[8, 8],
        fusion_hidden_size=8,
        head_hidden_size=8,
    )
    DepthAnythingForDepthEstimation(config).save_pretrained(folder)
    size = {"height": 56, "width": 56}
    DPTImageProcessorPil(size=size, ensure_multiple_of=14, keep_aspect_ratio=True).save_pretrained(folder)
    return folder


def tiny_people(folder: Path, seed: int = 0, *, blind: bool = False) -> Path:
    """RT-DETR, which takes whatever it sees for people; a blind one sees none."""
    torch.manual_seed(seed)
    shape = {"d_model": 32, "num_queries": 10, "num_denoising": 0, "feat_strides": [8, 16, 32]}
    encoder = {"encoder_hidden_dim": 32, "encoder_layers": 1, "encoder_ffn_dim": 32, "encoder_attention_heads": 2}
    decoder = {"decoder_layers": 2, "decoder_ffn_dim": 32, "decoder_attention_heads": 2}
    channels = {"encoder_in_channels": [16, 16, 16], "decoder_in_channels": [32, 32, 32]}
    backbone = RTDetrResNetConfig(
        embedding_size=8,
        hidden_sizes=[8, 16, 16, 16],
        depths=[1, 1, 1, 1],
        layer_type="basic",
        out_features=["stage2", "stage3", "stage4"],
    )
    config = RTDetrConfig(**shape, **encoder, **decoder, **channels, id2label={0: "person"}, backbone_config=backbone)
    model = RTDetrForObjectDetection(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "class_embed" in name and name.endswith("bias"):
                parameter.fill_(-9.0 if blind else 2.0)
    model.save_pretrained(folder)
    RTDetrImageProcessorPil(size={"height": 64, "width": 64}).save_pretrained(folder)
    return folder


def tiny_pose(folder: Path, seed: int = 0) -> Path:
    """ViTPose, whose heat maps are hot enough to be believed."""
    torch.manual_seed(seed)
    backbone = VitPoseBackboneConfig(
        image_size=[64, 48],
        patch_size=[16, 16],
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        out_indices=[2],
    )
    model = VitPoseForPoseEstimation(VitPoseConfig(backbone_config=backbone, num_labels=17, use_simple_decoder=True))
    with torch.no_grad():
        for parameter in model.head.parameters():
            parameter.mul_(20.0)
    model.save_pretrained(folder)
    VitPoseImageProcessorPil(size={"height": 64, "width": 48}).save_pretrained(folder)
    return folder


LOOKERS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "depth": (tiny_depth, 'footage-depth = "DepthAnythingForDepthEstimation"'),
    "people": (tiny_people, 'footage-people = "RTDetrForObjectDetection"'),
    "pose": (tiny_pose, 'footage-pose = "VitPoseForPoseEstimation"'),
}
"""What there is: how it is written, and the inside of its row's table of pipelines."""


def looking_row(name: str, where: str, pipelines: str) -> str:
    """A user's row for such a model, as the text of `models.toml`; `where` is its line for folder or repository."""
    return f"""
[[model]]
name = "{name}"
title = "Tiny {name}"
family = "looking"
{where}
licence = "apache-2.0"
dialect = "plain"
pipelines = {{ {pipelines} }}
"""
