"""Step caches: what a denoiser computed at one step, used again at the next. And whether they do anything.

A cache that names no layer of a model silently computes everything, so the work that was really done is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from generators.errors import CannotRender

__all__ = ["CACHES", "Saving", "cached"]


def _first_block() -> Any:
    from diffusers import FirstBlockCacheConfig

    return FirstBlockCacheConfig(threshold=0.08)


def _taylor() -> Any:
    from diffusers import TaylorSeerCacheConfig

    # Its own defaults match no layer of Wan, where they change nothing.
    return TaylorSeerCacheConfig(
        cache_interval=3, disable_cache_before_step=4, max_order=1, cache_identifiers=[r"blocks\.\d+\.attn[12]"]
    )


CACHES: Final[Mapping[str, Callable[[], Any]]] = MappingProxyType({"first-block": _first_block, "taylor": _taylor})
"""Name to what makes its diffusers configuration."""


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
def cached(denoisers: Mapping[str, Any], name: str) -> Iterator[Saving]:
    """Runs the block with a cache on every denoiser, and takes it off again.

    Args:
        denoisers: the torch modules by name.
        name: of the cache; with an empty one nothing is cached.

    Raises:
        CannotRender: there is no such cache, or these models take none.
    """
    saving = Saving()
    if not name:
        yield saving
        return
    if name not in CACHES:
        raise CannotRender(f"there is no step cache {name!r}; there are {', '.join(CACHES)}")
    able = [module for module in denoisers.values() if hasattr(module, "enable_cache")]
    if not able:
        raise CannotRender(f"this model takes no step cache: leave {name!r} out of its row")
    with _counting(able, saving):
        for module in able:
            module.enable_cache(CACHES[name]())
        try:
            yield saving
        finally:
            for module in able:
                module.disable_cache()


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
