"""LoRAs over a pipeline's parts: loaded once, each put to work for the shots and the stage that it is for."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from generators.catalogue import Adapter
from generators.catalogue.installed import adapter_file
from generators.diffusion.camerawork import camera_adapters_here
from generators.diffusion.planning import Plan
from generators.errors import CannotRender

__all__ = ["LoraSizes", "adapters_of", "lora_sizes", "loras_of", "put_adapters"]

PARTS_OF: Final = {1: ("transformer", "connectors"), 2: ("transformer_2",)}
"""Expert to the parts of a pipeline that its LoRAs lie over: the denoiser first, then what hands words to it."""


class LoraSizes(NamedTuple):
    """What LoRAs weigh, GB: those over the denoiser that has most of them, and all together."""

    most: float = 0.0
    all: float = 0.0


def loras_of(plan: Plan) -> tuple[Adapter, ...]:
    """The LoRAs that are loaded for a plan: of both stages, its own in context, and all for camera moves that are here.

    Another camera move then takes no other loading.
    """
    context = (plan.context,) if plan.context else ()
    return (*plan.sampling.all_adapters, *context, *camera_adapters_here(plan.model))


def lora_sizes(plan: Plan) -> LoraSizes:
    """What the LoRAs that are loaded for a plan weigh, by their files; one that is not here counts for nothing yet."""
    sizes = dict.fromkeys(PARTS_OF, 0.0)
    for adapter in loras_of(plan):
        file = adapter_file(adapter)
        if file is not None:
            sizes[adapter.expert] += file.stat().st_size / 1e9
    return LoraSizes(max(sizes.values()), sum(sizes.values()))


def put_adapters(pipeline: Any, adapters: tuple[Adapter, ...]) -> None:
    """Loads LoRAs, of which those are at work that `adapters_of` says; of two experts each has its own.

    Raises:
        CannotRender: one is not here, cannot be loaded, or is for a denoiser that the pipeline does not have.
    """
    for expert, (denoiser, *_) in PARTS_OF.items():
        mine = [adapter for adapter in adapters if adapter.expert == expert]
        if mine and getattr(pipeline, denoiser, None) is None:
            raise CannotRender(f"a LoRA is for denoiser {expert}, which {type(pipeline).__name__} does not have")
        for adapter in mine:
            _load(pipeline, adapter)


@contextmanager
def adapters_of(pipeline: Any, adapters: tuple[Adapter, ...]) -> Iterator[None]:
    """Has these of the loaded LoRAs alone at work within the block, and leaves them so."""
    _work(pipeline, adapters)
    yield


def _load(pipeline: Any, adapter: Adapter) -> None:
    file = adapter_file(adapter)
    if file is None:
        raise CannotRender(f"{adapter.words}, which this profile needs, is not on this machine")
    options = {"load_into_transformer_2": True} if adapter.expert == 2 else {}
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Already found a `peft_config`")  # that there are several is meant
            pipeline.load_lora_weights(str(file.parent), weight_name=file.name, adapter_name=_name(adapter),
                                       local_files_only=True, use_safetensors=True, **options)  # fmt: skip
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise CannotRender(f"the LoRA {file} cannot be loaded: {' '.join(str(error).split())[:200]}") from error


def _work(pipeline: Any, adapters: tuple[Adapter, ...]) -> None:
    for expert, names in PARTS_OF.items():
        for part in (getattr(pipeline, name, None) for name in names):
            over = getattr(part, "peft_config", None)
            if part is None or not over:
                continue
            mine = [adapter for adapter in adapters if adapter.expert == expert and _name(adapter) in over]
            if mine:
                part.enable_adapters()
                part.set_adapters([_name(adapter) for adapter in mine], [adapter.strength for adapter in mine])
            else:
                part.disable_adapters()


def _name(adapter: Adapter) -> str:
    """How diffusers knows it: a name without dots, which it would take for a path of modules."""
    place = adapter.repository or str(adapter.folder)
    return f"{place}-{adapter.file}-{adapter.expert}".replace(".", "_").replace("/", "_")
