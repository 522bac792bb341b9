"""What this machine lacks for a model, or for one of its profiles, in words with the way out. Loads nothing."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from generators.catalogue import Model, Sampling
from generators.catalogue.installed import adapter_file, checked_folder, folder_of, transformer_of
from generators.diffusion.families import family_names
from generators.diffusion.quantizing import QUANTIZED
from generators.errors import CatalogueError

__all__ = ["lacking", "lacking_at"]

REQUIRED: Final = ("torch", "diffusers", "transformers", "accelerate")


def lacking(model: Model) -> list[str]:
    """What is not here for a model, whatever the profile; nothing when it can run."""
    if not model.looks and model.family not in family_names():
        return [f"{model.title} is listed, but this version of Rushes cannot run it yet"]
    absent = [module for module in (*REQUIRED, *model.needs) if find_spec(module) is None]
    if absent:
        packages = " ".join(("'rushes[diffusion]'", *model.needs))
        return [f"{', '.join(absent)} not installed: pip install {packages}"]
    folder = folder_of(model)
    if folder is None and model.folder is not None:
        return [f"there is no folder {model.folder}, which your row of {model.title} names"]
    if folder is None:
        return [f"{model.title} is not on this machine: rushes models pull {model.name}"]
    try:
        checked_folder(folder)
    except CatalogueError as error:
        return [str(error)]
    return _lacking_file(model)


def lacking_at(model: Model, sampling: Sampling) -> list[str]:
    """What is not here for one of its profiles alone: LoRAs, and what stores its weights in fewer bits."""
    absent = [one for one in sampling.all_adapters if adapter_file(one) is None]
    said = [f"{one.words} is not on this machine: {_way_to(model, bool(one.repository))}" for one in absent]
    way = QUANTIZED.get(sampling.quantized)
    if way is not None and find_spec(way.module) is None:
        said.append(f"weights stored as {sampling.quantized} need {way.module}: pip install {way.module}")
    return said


def _lacking_file(model: Model) -> list[str]:
    """What is amiss with the single file that a row names for its denoiser."""
    if not model.transformer_file:
        return []
    if transformer_of(model) is None:
        way_out = _way_to(model, bool(model.transformer_repository))
        return [f"{model.title} has no {model.transformer_file} here: {way_out}"]
    if Path(model.transformer_file).suffix == ".gguf" and find_spec("gguf") is None:
        return [f"{model.title} is stored as GGUF, which needs gguf: pip install gguf"]
    return []


def _way_to(model: Model, published: bool) -> str:
    return f"rushes models pull {model.name}" if published else "put it there, or change your row"
