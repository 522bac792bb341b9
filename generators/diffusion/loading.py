"""Loading pipelines: from a folder that was looked at first, safetensors only, never code from the folder, offline.

The last pipeline stays loaded, so that the next shot of the same kind starts at once.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import inspect
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generators.catalogue import Model, Role
from generators.catalogue.installed import checked_folder, folder_of, transformer_of
from generators.diffusion.adapters import adapters_of, loras_of, put_adapters
from generators.diffusion.device import Device, best_device, host_free_gb
from generators.diffusion.memory import Placement, apply, placements_for
from generators.diffusion.modular import load_modular, parts_of
from generators.diffusion.planning import Plan
from generators.diffusion.quantizing import quantization
from generators.diffusion.sight import sighted_parts
from generators.diffusion.speeding import compile_blocks, share_work
from generators.errors import CannotRender, DoesNotFit

__all__ = ["Loaded", "denoisers_of", "forget", "loaded", "quieten"]

_log = logging.getLogger("rushes.diffusion")

DENOISERS: Final = ("transformer", "transformer_2", "transformer_ref", "unet")
SMALL_PARAMETERS: Final = 100e6
"""A model smaller than this computes in float32 on the processor, which does so faster than in bfloat16."""


@dataclass(frozen=True)
class Loaded:
    """A pipeline that is ready.

    Attributes:
        pipeline: the diffusers pipeline.
        plan: for which it was loaded.
        device, placement: where and how its parts lie.
    """

    pipeline: Any
    plan: Plan
    device: Device
    placement: Placement

    @property
    def denoisers(self) -> dict[str, Any]:
        """Its denoising modules by name."""
        return denoisers_of(self.pipeline)

    def pipeline_for(self, role: Role) -> Any:
        """The pipeline that plays a role of the model, made of the same parts; they lie where they lay."""
        named = self.plan.model.pipelines.get(role, self.plan.pipeline)
        if named == self.plan.pipeline:
            return self.pipeline
        return _made_of(self.pipeline, named)


_last: list[tuple[tuple[Any, ...], Any]] = []


def denoisers_of(pipeline: Any) -> dict[str, Any]:
    """The denoising modules of a pipeline by name: one, or two experts."""
    found = {name: getattr(pipeline, name, None) for name in DENOISERS}
    return {name: module for name, module in found.items() if module is not None}


def forget() -> None:
    """Lets the loaded pipeline go, and its memory with it."""
    _last.clear()
    gc.collect()
    import torch

    if torch.cuda.is_available():
        torch.cuda.empty_cache()


@contextmanager
def loaded(plan: Plan, *, thriftier_than: Placement | None = None) -> Iterator[Loaded]:
    """The plan's pipeline, placed as fast as memory allows.

    Args:
        plan: what is made.
        thriftier_than: a placement that ran out of memory; the next one that fits is taken.

    Raises:
        CannotRender: the model is not here, its files cannot be used, or it fits in no way.
    """
    device = best_device()
    placement = _choose(plan, device, thriftier_than)
    loras = loras_of(plan)
    key = (
        plan.model,
        plan.pipeline,
        loras,
        plan.sampling.second,
        plan.sampling.shift,
        placement,
        device.kind,
    )
    if not (_last and _last[0][0] == key):
        forget()
        pipeline = _load(plan, device)
        second = plan.sampling.second
        put_adapters(pipeline, loras)
        if second:
            pipeline.latent_upsampler = _upsampler(plan.model, second.upsampler, pipeline.dtype)
        _shift(pipeline, plan.sampling.shift)
        apply(pipeline, placement, device, tuple(denoisers_of(pipeline)))
        for line in compile_blocks(denoisers_of(pipeline), plan.sampling, device):
            _log.info("%s", line)
        share_work(denoisers_of(pipeline), plan.sampling)
        _last.append((key, pipeline))
    with adapters_of(_last[0][1], plan.adapters):
        yield Loaded(_last[0][1], plan, device, placement)


def _choose(plan: Plan, device: Device, thriftier_than: Placement | None) -> Placement:
    ways = list(placements_for(plan, device, host_free_gb()))
    if thriftier_than is not None:
        names = [way.name for way in ways]
        ways = ways[names.index(thriftier_than.name) + 1 :] if thriftier_than.name in names else []
    if not ways:
        raise DoesNotFit(
            f"{plan.model.title} does not fit the memory of the {device.name} at {plan.width}x{plan.height}, "
            f"{plan.segments[0].frames} frames; choose a smaller size, a shorter shot or another model"
        )
    return ways[0]


def _load(plan: Plan, device: Device) -> Any:
    model = plan.model
    for module in model.needs:
        if importlib.util.find_spec(module) is None:
            raise CannotRender(f"{model.title} needs {module}, which is not installed: pip install {module}")
    folder = folder_of(model)
    if folder is None:
        raise CannotRender(f"{model.title} is not on this machine: rushes models pull {model.name}")
    index = checked_folder(folder)
    quieten()
    import diffusers

    named, workflow = parts_of(plan.pipeline)
    kind = getattr(diffusers, named, None)
    if kind is None:
        raise CannotRender(f"this diffusers ({diffusers.__version__}) has no {named}, which {model.title} needs")
    options: dict[str, Any] = {"dtype": _dtype(folder, device), "local_files_only": True, "use_safetensors": True}
    try:
        parts = tuple(name for name in DENOISERS if (folder / name).is_dir())
        stored = quantization(plan.sampling.quantized, parts, device)
        if stored is not None:
            options["quantization_config"] = stored
        if model.modular:
            return load_modular(kind, workflow, folder, options["dtype"], stored, sighted_parts(folder, index))
        if model.transformer_file:
            options["transformer"] = _single_file(model, folder, index, options["dtype"])
        pipeline = kind.from_pretrained(folder, **options, **sighted_parts(folder, index))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise CannotRender(f"{model.title} cannot be loaded from {folder}: {_line(error)}") from error
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _made_of(pipeline: Any, named: str) -> Any:
    """A pipeline of another class with the parts and the settings of one that is loaded."""
    import diffusers

    kind = getattr(diffusers, named)
    settings = {name: value for name, value in pipeline.config.items() if not name.startswith("_")}
    known = settings | pipeline.components
    takes = inspect.signature(kind.__init__).parameters
    other = kind(
        **{
            name: known.get(name)
            for name, parameter in takes.items()
            if name != "self" and (name in known or parameter.default is inspect.Parameter.empty)
        }
    )
    if hasattr(pipeline, "latent_upsampler"):
        other.latent_upsampler = pipeline.latent_upsampler
    other.set_progress_bar_config(disable=True)
    return other


def quieten() -> None:
    """Loading is told through progress; the libraries' own bars and hints stay out of the log."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.disable_progress_bar()
        library.utils.logging.set_verbosity_error()


def _dtype(folder: Path, device: Device) -> Any:
    import torch

    stored = sum(file.stat().st_size for file in folder.rglob("*.safetensors"))
    small = stored < 4 * SMALL_PARAMETERS
    return torch.float32 if small and not device.accelerator else torch.bfloat16


def _single_file(model: Model, folder: Path, index: Mapping[str, Any], dtype: Any) -> Any:
    import diffusers

    file = transformer_of(model)
    name = index.get("transformer", [None, ""])[1]
    kind = getattr(diffusers, name, None)
    if kind is None or not hasattr(kind, "from_single_file"):
        raise CannotRender(f"{model.title}: its transformer {name or '(none)'} does not load from a single file")
    if file is None:
        raise CannotRender(f"{model.title}: there is no file {model.transformer_file}")
    options: dict[str, Any] = {"dtype": dtype, "config": str(folder), "subfolder": "transformer"}
    if file.suffix == ".gguf":
        if importlib.util.find_spec("gguf") is None:
            raise CannotRender(f"{model.title} is stored as GGUF, which needs gguf: pip install gguf")
        options["quantization_config"] = diffusers.GGUFQuantizationConfig(compute_dtype=dtype)
    return kind.from_single_file(str(file), local_files_only=True, **options)


def _upsampler(model: Model, name: str, dtype: Any) -> Any:
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    folder = folder_of(model)
    if folder is None or not (folder / name).is_dir():
        raise CannotRender(f"{model.title} has no {name} here, which its second stage needs; choose a lower profile")
    return LTX2LatentUpsamplerModel.from_pretrained(
        folder, subfolder=name, dtype=dtype, local_files_only=True, use_safetensors=True
    ).eval()


def _shift(pipeline: Any, shift: float | None) -> None:
    if shift is None:
        return
    config = dict(pipeline.scheduler.config)
    key = "flow_shift" if "flow_shift" in config else "shift"
    pipeline.scheduler = type(pipeline.scheduler).from_config(config, **{key: shift})


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
