"""Our whole path against the bare diffusers pipeline: the same weights, settings and seed, in the same run.

    python bench/diffusion.py [--runs 3] [--steps 12]
    python bench/diffusion.py --full      # on an accelerator: Wan 2.1 1.3B and Wan 2.2 5B at full size, random weights

The first part runs on any machine, with a Wan of a few million parameters. The bare path is the pipeline's own call;
ours adds the plan, memory, progress, the cancel that is heard at each step, delivery and the check of the file. What
delivery takes is told apart: the bare pipeline writes no file. Aim: at most 2 % over the bare pipeline.

The second part gives seconds a step, peak memory, and what each way to be faster or thriftier gains.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanPipeline, WanTransformer3DModel
from transformers import UMT5Config, UMT5EncoderModel

from generators.base import Progress, RenderRequest, RenderSettings
from generators.catalogue import FrameRule, Licence, Model, Role, Sampling, Weights
from generators.diffusion.caches import CACHES, Saving, cached
from generators.diffusion.device import best_device
from generators.diffusion.loading import denoisers_of, forget, quieten
from generators.diffusion.rendering import render_clip
from generators.diffusion.speeding import fast_attention
from prompts.shot import Shot
from tests.generators.tiny_models import training_tokenizer

PROMPT = "A golden dog runs through a sunlit meadow, the camera follows from the side at dusk."
AIM_PERCENT = 2.0


@dataclass(frozen=True)
class Size:
    """A Wan of some size: its transformer's shape, and the picture it makes."""

    name: str
    heads: int
    head_width: int
    feed_forward: int
    layers: int
    text_width: int
    width: int
    height: int
    frames: int
    latent_channels: int = 16


SMALL = Size("a small Wan", 6, 64, 1024, 6, 64, 256, 144, 33)
FULL = (
    Size("Wan 2.1 1.3B", 12, 128, 8960, 30, 4096, 832, 480, 81),
    Size("Wan 2.1 14B shape, 10 of 40 layers", 40, 128, 13824, 10, 4096, 832, 480, 81),
)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="of each path, in turns; the fastest of each counts")
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--full", action="store_true", help="full size, on an accelerator")
    options = parser.parse_args()
    quieten()
    device = best_device()
    print(f"{os.cpu_count()} cores, {platform.machine()}, torch {torch.__version__}, {device.name}")
    with tempfile.TemporaryDirectory() as folder:
        if options.full:
            if not device.accelerator:
                sys.exit("no accelerator here: the full-size part is not run")
            for size in FULL:
                at_full_size(size, device.kind, options.steps)
        else:
            overhead(Path(folder), options.runs, options.steps)
            entries(options.steps)


def overhead(folder: Path, runs: int, steps: int) -> None:
    """Prints what our path costs beside the bare pipeline."""
    weights = folder / "wan"
    built(SMALL).save_pretrained(weights)
    model = Model(
        name="bench",
        title=SMALL.name,
        family="wan",
        folder=weights,
        pipelines={Role.TEXT_TO_VIDEO: "WanPipeline"},
        licence=Licence(name="none"),
        dialect="wan2.1",
        rate=16,
        frames=FrameRule(step=4, offset=1, least=5, most=81),
        sizes={SMALL.height: SMALL.width},
        weights=Weights(transformer=0.01, text_encoder=0.001),
        sampling={"standard": Sampling(steps=steps, guidance=5.0, height=SMALL.height)},
    )
    shot = Shot(duration_s=SMALL.frames / model.rate)
    settings = RenderSettings(width=SMALL.width, height=SMALL.height, fps=16)
    request = RenderRequest(shot=shot, settings=settings, prompt=PROMPT, output=folder / "clip.mp4")
    bare = WanPipeline.from_pretrained(weights, dtype=torch.float32)
    bare.set_progress_bar_config(disable=True)
    ours_s, bare_s, delivery_s = [], [], []
    render_clip(model, request, lambda _: None)  # loads, and warms both paths' kernels
    call(bare, SMALL, steps)
    for _ in range(runs):
        began = time.perf_counter()
        call(bare, SMALL, steps)
        bare_s.append(time.perf_counter() - began)
        told: dict[str, float] = {}
        began = time.perf_counter()
        render_clip(model, request, lambda one, told=told: noted(told, one))
        ended = time.perf_counter()
        ours_s.append(told["encoding"] - began)
        delivery_s.append(ended - told["encoding"])
    forget()
    gain = 100.0 * (min(ours_s) / min(bare_s) - 1.0)
    typical = 100.0 * (statistics.median(ours_s) / statistics.median(bare_s) - 1.0)
    print(f"{SMALL.name}, {SMALL.width}x{SMALL.height}, {SMALL.frames} frames, {steps} steps, {runs} runs in turns")
    print(f"  bare pipeline      {min(bare_s):7.3f} s")
    print(
        f"  ours, to pictures  {min(ours_s):7.3f} s   {gain:+.1f} % (medians {typical:+.1f} %; aim {AIM_PERCENT:g} %)"
    )
    print(f"  delivery           {min(delivery_s):7.3f} s   encoding, reading back, digest")


def entries(steps: int) -> None:
    """Prints what each speed entry gains on a processor, with random weights, whose steps are alike."""
    print(f"{SMALL.name} again, {steps} steps, each speed entry by itself")
    pipeline = built(SMALL)
    pipeline.set_progress_bar_config(disable=True)
    plain = timed("plain", pipeline, SMALL, steps, None)
    for name in CACHES:
        sampling = Sampling(steps=steps, cache=name, magnitudes=(1.0,) * steps if name == "magnitude" else ())
        timed(f"cache {name}", pipeline, SMALL, steps, plain,
              within=lambda sampling=sampling: cached(pipeline, denoisers_of(pipeline), sampling))  # fmt: skip
    for back_end in ("_native_math", "_native_flash", "flex"):
        timed(f"attention {back_end}", pipeline, SMALL, steps, plain,
              within=lambda back_end=back_end: fast_attention(back_end))  # fmt: skip


def noted(told: dict[str, float], progress: Progress) -> None:
    """Keeps when each stage began."""
    told.setdefault(progress.stage, time.perf_counter())


def call(pipeline: Any, size: Size, steps: int, **more: Any) -> Any:
    """The pipeline's own call."""
    return pipeline(
        prompt=None if "prompt_embeds" in more else PROMPT,
        height=size.height,
        width=size.width,
        num_frames=size.frames,
        num_inference_steps=steps,
        guidance_scale=5.0,
        generator=torch.Generator("cpu").manual_seed(0),
        **{"output_type": "np", **more},
    )


def built(size: Size, dtype: Any = torch.float32) -> WanPipeline:
    """A pipeline with random weights."""
    torch.manual_seed(0)
    full = size.text_width > 1000
    vae = AutoencoderKLWan(**({} if full else {"base_dim": 16, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1,
                              "temperal_downsample": [False, True, True]}), z_dim=size.latent_channels)  # fmt: skip
    encoder = UMT5EncoderModel(
        UMT5Config(vocab_size=256, d_model=size.text_width, d_kv=64, d_ff=256, num_layers=1, num_heads=4)
    )
    transformer = WanTransformer3DModel(
        num_attention_heads=size.heads,
        attention_head_dim=size.head_width,
        ffn_dim=size.feed_forward,
        num_layers=size.layers,
        text_dim=size.text_width,
        in_channels=size.latent_channels,
        out_channels=size.latent_channels,
    )
    scheduler = UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    return WanPipeline(
        tokenizer=training_tokenizer(),
        text_encoder=encoder.eval().to(dtype),
        vae=vae.eval(),
        scheduler=scheduler,
        transformer=transformer.eval() if dtype is torch.float32 else transformer.eval().to(dtype),
    )


def at_full_size(size: Size, kind: str, steps: int) -> None:
    """Prints seconds a step and memory, plain and with each speed entry."""
    print(f"{size.name}, {size.width}x{size.height}, {size.frames} frames, {steps} steps, bfloat16, random weights")
    pipeline = built(size, torch.bfloat16).to(kind)
    pipeline.set_progress_bar_config(disable=True)
    plain = timed("plain", pipeline, size, steps, None)
    for name in CACHES:
        sampling = Sampling(steps=steps, cache=name)
        timed(f"cache {name}", pipeline, size, steps, plain,
              within=lambda sampling=sampling: cached(pipeline, denoisers_of(pipeline), sampling))  # fmt: skip
    for back_end in ("flash", "_native_cudnn", "_native_flash"):
        timed(f"attention {back_end}", pipeline, size, steps, plain,
              within=lambda back_end=back_end: fast_attention(back_end))  # fmt: skip
    pipeline.transformer.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=torch.bfloat16)
    timed("stored in 8 bits", pipeline, size, steps, plain)
    pipeline = built(size, torch.bfloat16).to(kind)
    pipeline.set_progress_bar_config(disable=True)
    pipeline.transformer.compile_repeated_blocks(fullgraph=True)
    timed("compiled blocks", pipeline, size, steps, plain)
    pipeline.vae.enable_tiling()
    began = time.perf_counter()
    call(pipeline, size, 1)
    print(f"  one step and the tiled decoding  {time.perf_counter() - began:6.1f} s")


def timed(
    name: str, pipeline: Any, size: Size, steps: int, plain: float | None,
    within: Callable[[], Any] = nullcontext,
) -> float:  # fmt: skip
    """Prints and returns seconds a step, without the first, which warms up."""
    marks: list[float] = []

    def mark(_pipeline: Any, _step: int, _timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        marks.append(time.perf_counter())
        return tensors

    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
    saved = ""
    try:
        with within() as saving:
            call(pipeline, size, steps, callback_on_step_end=mark, output_type="latent")
            if isinstance(saving, Saving):
                saved = f", {100 * saving.share:.0f} % of the passes skipped"
    except Exception as error:  # noqa: BLE001 - a way that does not work here is a line of the table
        print(f"  {name:24} does not run here: {' '.join(str(error).split())[:90]}")
        return 0.0
    pace = (marks[-1] - marks[0]) / (len(marks) - 1)
    gain = f"   {plain / pace:4.2f} times as fast" if plain else ""
    memory = f", {torch.cuda.max_memory_allocated() / 1e9:5.1f} GB" if torch.cuda.is_available() else ""
    print(f"  {name:24} {pace:7.3f} s a step{memory}{gain}{saved}")
    return pace


if __name__ == "__main__":
    main()
