"""Modular pipelines: built from the blocks that diffusers itself has, with every component from one folder.

A modular index may name other repositories and code of its own; neither is followed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.errors import CannotRender

__all__ = ["load_modular", "parts_of"]


def parts_of(name: str) -> tuple[str, str | None]:
    """The class and the workflow that a catalogue's pipeline names: `MiniMaxH3ModularPipeline:t2va`."""
    kind, _, workflow = name.partition(":")
    return kind, workflow or None


def load_modular(
    kind: Any,
    workflow: str | None,
    folder: Path,
    dtype: Any,
    stored: Any = None,
    ready: Mapping[str, Any] = MappingProxyType({}),
) -> Any:
    """A modular pipeline with the components that its workflow needs.

    Args:
        kind: the diffusers class.
        workflow: which of its workflows; None for all that it does.
        folder: checked before (`generators.catalogue.installed.checked_folder`).
        dtype: of the weights.
        stored: how its denoisers' weights are stored, where not as published.
        ready: components by name that are not to be loaded from the folder.

    Raises:
        CannotRender: a component lies elsewhere, or cannot be loaded.
    """
    from diffusers import ComponentsManager

    pipeline = kind(
        pretrained_model_name_or_path=str(folder),
        workflow=workflow,
        components_manager=ComponentsManager(),
        local_files_only=True,
    )
    wanted = {
        name: spec
        for name, spec in pipeline._component_specs.items()
        if spec.default_creation_method == "from_pretrained"
    }
    for name, spec in wanted.items():
        if str(spec.pretrained_model_name_or_path) != str(folder):
            raise CannotRender(f"{folder} does not hold its {name}; pull the model again")
    known = {name: part for name, part in ready.items() if name in pipeline._component_specs}
    if known:
        pipeline.update_components(**known)
    options = {"quantization_config": dict(stored.quant_mapping)} if stored is not None else {}
    pipeline.load_components(dtype=dtype, local_files_only=True, use_safetensors=True, **options)
    missing = [name for name in wanted if getattr(pipeline, name, None) is None]
    if missing:
        raise CannotRender(f"{folder}/{missing[0]} cannot be loaded; pull the model again")
    pipeline.set_progress_bar_config(disable=True)
    return pipeline
