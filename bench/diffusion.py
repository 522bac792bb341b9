"""Our whole path against the bare diffusers pipeline: the same weights, settings and seed, in the same run.

    python bench/diffusion.py [--runs 3] [--steps 8]
    python bench/diffusion.py --full      # on an accelerator: Wan 2.1 1.3B and a larger one, full size, random weights

The first part runs on any machine in a minute or two, with a Wan of a few million parameters. The bare path is the
pipeline's own call; ours adds the plan, memory, progress, the cancel that is heard at each step, delivery and the check
of the file. What delivery takes is told apart: the bare pipeline writes no file. Aim: at most 2 % over the bare
pipeline. Both paths take turns on one thread, and the least of their processor times counts, so that it says the same
on a machine that does other work as well.

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
from functools import partial
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
ENTRY_RUNS = 2


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


SMALL = Size("a small Wan", 6, 64, 1024, 4, 64, 160, 96, 17)
FULL = (
    Size("Wan 2.1 1.3B", 12, 128, 8960, 30, 4096, 832, 480, 81),
    Size("Wan 2.1 14B shape, 10 of 40 layers", 40, 128, 13824, 10, 4096, 832, 480, 81),
)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="of each path, in turns; the fastest of each counts")
    parser.add_argument("--steps", type=int, default=8)
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
            entries(min(ENTRY_RUNS, options.runs), options.steps)


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
        began = time.process_time()
        call(bare, SMALL, steps)
        bare_s.append(time.process_time() - began)
        told: dict[str, float] = {}
        began = time.process_time()
        render_clip(model, request, lambda one, told=told: noted(told, one))
        ended = time.process_time()
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


def entries(runs: int, steps: int) -> None:
    """Prints what each speed entry gains on a processor, with random weights, whose steps are alike."""
    print(f"{SMALL.name} again, {steps} steps, each speed entry by itself, {runs} runs in turns")
    pipeline = built(SMALL)
    pipeline.set_progress_bar_config(disable=True)
    ways: dict[str, Callable[[], Any]] = {"plain": nullcontext}
    for name in CACHES:
        sampling = Sampling(steps=steps, cache=name, magnitudes=(1.0,) * steps if name == "magnitude" else ())
        ways[f"cache {name}"] = partial(cached, pipeline, denoisers_of(pipeline), sampling)
    for back_end in ("_native_math", "_native_flash"):
        ways[f"attention {back_end}"] = partial(fast_attention, back_end)
    best: dict[str, Timed] = {}
    for _ in range(runs):
        for name, within in ways.items():
            now = timed(pipeline, SMALL, steps, within)
            if name not in best or (now.pace_s or 0.0) < (best[name].pace_s or 0.0):
                best[name] = now
    for name, found in best.items():
        told(name, found, best["plain"].pace_s if name != "plain" else None)


def noted(told: dict[str, float], progress: Progress) -> None:
    """Keeps when each stage began."""
    told.setdefault(progress.stage, time.process_time())


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
    plain = timed(pipeline, size, steps)
    told("plain", plain, None)
    for name in CACHES:
        sampling = Sampling(steps=steps, cache=name, magnitudes=(1.0,) * steps if name == "magnitude" else ())
        within = partial(cached, pipeline, denoisers_of(pipeline), sampling)
        told(f"cache {name}", timed(pipeline, size, steps, within), plain.pace_s)
    for back_end in ("flash", "_native_cudnn", "_native_flash"):
        within = partial(fast_attention, back_end)
        told(f"attention {back_end}", timed(pipeline, size, steps, within), plain.pace_s)
    pipeline.transformer.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=torch.bfloat16)
    told("stored in 8 bits", timed(pipeline, size, steps), plain.pace_s)
    pipeline = built(size, torch.bfloat16).to(kind)
    pipeline.set_progress_bar_config(disable=True)
    pipeline.transformer.compile_repeated_blocks(fullgraph=True)
    told("compiled blocks", timed(pipeline, size, steps), plain.pace_s)
    pipeline.vae.enable_tiling()
    began = time.perf_counter()
    call(pipeline, size, 1)
    print(f"  one step and the tiled decoding  {time.perf_counter() - began:6.1f} s")


@dataclass(frozen=True)
class Timed:
    """What a call took: s a step without the first, which warms up; memory in GB; the share of passes that were saved.

    Attributes:
        failed: why it does not run here, empty when it does.
    """

    pace_s: float | None
    memory_gb: float = 0.0
    skipped: float | None = None
    failed: str = ""


def timed(pipeline: Any, size: Size, steps: int, within: Callable[[], Any] = nullcontext) -> Timed:
    """Calls the pipeline without decoding: wall time on an accelerator, processor time without one."""
    accelerated = torch.cuda.is_available()
    clock = time.perf_counter if accelerated else time.process_time
    marks: list[float] = []

    def mark(_pipeline: Any, _step: int, _timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        if accelerated:
            torch.cuda.synchronize()
        marks.append(clock())
        return tensors

    if accelerated:
        torch.cuda.reset_peak_memory_stats()
    skipped = None
    try:
        with within() as saving:
            call(pipeline, size, steps, callback_on_step_end=mark, output_type="latent")
            if isinstance(saving, Saving):
                skipped = saving.share
    except Exception as error:  # noqa: BLE001 - a way that does not work here is a line of the table
        return Timed(None, failed=" ".join(str(error).split())[:90])
    memory_gb = torch.cuda.max_memory_allocated() / 1e9 if accelerated else 0.0
    return Timed((marks[-1] - marks[0]) / (len(marks) - 1), memory_gb, skipped)


def told(name: str, found: Timed, plain_s: float | None) -> None:
    """Prints a line of the table."""
    if found.pace_s is None:
        print(f"  {name:24} does not run here: {found.failed}")
        return
    memory = f", {found.memory_gb:5.1f} GB" if found.memory_gb else ""
    gain = f"   {plain_s / found.pace_s:4.2f} times as fast" if plain_s else ""
    saved = "" if found.skipped is None else f", {100 * found.skipped:.0f} % of the passes skipped"
    print(f"  {name:24} {found.pace_s:7.3f} s a step{memory}{gain}{saved}")


if __name__ == "__main__":
    main()
