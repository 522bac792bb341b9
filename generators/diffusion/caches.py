"""Step caches: what a denoiser computed at one step, used again at the next. And whether they do anything.

A cache that names no layer of a model, or that a pipeline tells too little, silently computes everything: the work that
was really done is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from generators.catalogue import Sampling
from generators.errors import CannotRender

__all__ = ["CACHES", "Saving", "cached"]

Configuration: TypeAlias = Callable[[Any, Sampling], Any]


def _first_block(_pipeline: Any, _sampling: Sampling) -> Any:
    from diffusers import FirstBlockCacheConfig

    return FirstBlockCacheConfig(threshold=0.08)


def _taylor(_pipeline: Any, _sampling: Sampling) -> Any:
    from diffusers import TaylorSeerCacheConfig

    # Its own defaults match no layer of Wan, where they change nothing.
    return TaylorSeerCacheConfig(
        cache_interval=3, disable_cache_before_step=4, max_order=1, cache_identifiers=[r"blocks\.\d+\.attn[12]"]
    )


def _spectral(_pipeline: Any, _sampling: Sampling) -> Any:
    from diffusers import SeaCacheConfig

    return SeaCacheConfig()


def _magnitude(_pipeline: Any, sampling: Sampling) -> Any:
    from diffusers import MagCacheConfig

    if not sampling.magnitudes:
        raise CannotRender("the step cache magnitude needs the model's own ratios: give them as magnitudes in its row")
    return MagCacheConfig(mag_ratios=list(sampling.magnitudes), num_inference_steps=sampling.steps)


def _broadcast(pipeline: Any, _sampling: Sampling) -> Any:
    from diffusers import PyramidAttentionBroadcastConfig

    return PyramidAttentionBroadcastConfig(
        spatial_attention_block_skip_range=2,
        cross_attention_block_skip_range=4,
        spatial_attention_block_identifiers=("blocks", "transformer_blocks"),
        cross_attention_block_identifiers=("blocks", "transformer_blocks"),
        current_timestep_callback=lambda: pipeline.current_timestep,
    )


CACHES: Final[Mapping[str, Configuration]] = MappingProxyType(
    {
        "first-block": _first_block,
        "taylor": _taylor,
        "sea": _spectral,
        "magnitude": _magnitude,
        "broadcast": _broadcast,
    }
)
"""Name to what makes its diffusers configuration, from the pipeline and the profile."""


@dataclass
class Saving:
    """How much of a denoiser's work a cache saved.

    Attributes:
        passes: forward passes of the denoiser.
        computed: of these, how many computed a layer in its middle.
    """

    passes: int = 0
    computed: int = 0
    handles: list[Any] = field(default_factory=list, repr=False)

    @property
    def share(self) -> float:
        """Share of the passes that skipped it, 0..1."""
        return 1.0 - self.computed / self.passes if self.passes else 0.0


@contextmanager
def cached(pipeline: Any, denoisers: Mapping[str, Any], sampling: Sampling) -> Iterator[Saving]:
    """Runs the block with the profile's cache on every denoiser, and takes it off again.

    Args:
        pipeline: whose they are.
        denoisers: the torch modules by name.
        sampling: the profile; without a cache in it nothing is cached.

    Raises:
        CannotRender: there is no such cache, or these models take none.
    """
    saving, name = Saving(), sampling.cache
    if not name:
        yield saving
        return
    if name not in CACHES:
        raise CannotRender(f"there is no step cache {name!r}; there are {', '.join(CACHES)}")
    able = [module for module in denoisers.values() if hasattr(module, "enable_cache")]
    if not able:
        raise CannotRender(f"this model takes no step cache: leave {name!r} out of its row")
    with _counting(able, saving):
        try:
            for module in able:
                _enable(module, CACHES[name](pipeline, sampling), name)
            yield saving
        finally:
            for module in able:
                if module.is_cache_enabled:
                    module.disable_cache()


def _enable(module: Any, configuration: Any, name: str) -> None:
    try:
        module.enable_cache(configuration)
    except (ValueError, TypeError) as error:
        line = " ".join(str(error).split())[:160]
        raise CannotRender(f"the step cache {name} does not suit {type(module).__name__}: {line}") from error


@contextmanager
def _counting(modules: list[Any], saving: Saving) -> Iterator[None]:
    def passed(*_: Any) -> None:
        saving.passes += 1

    def computed(*_: Any) -> None:
        saving.computed += 1

    handles = []
    for module in modules:
        handles.append(module.register_forward_pre_hook(passed))
        inner = _inner_layer(module)
        if inner is not None:
            handles.append(inner.register_forward_pre_hook(computed))
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _inner_layer(module: Any) -> Any:
    """A layer inside the last block: it is only entered when that block is really computed."""
    import torch

    blocks = next(
        (child for child in module.children() if isinstance(child, torch.nn.ModuleList) and len(child) > 1), None
    )
    if blocks is None:
        return None
    linear = [layer for layer in blocks[-1].modules() if isinstance(layer, torch.nn.Linear)]
    return linear[0] if linear else None
