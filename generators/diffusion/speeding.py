"""What makes steps faster beside caches: attention back ends, compiled blocks, several cards on one clip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from generators.catalogue import Sampling
from generators.diffusion.device import Device
from generators.errors import CannotRender

__all__ = ["compile_blocks", "fast_attention", "share_work"]


@contextmanager
def fast_attention(name: str) -> Iterator[None]:
    """Has attention computed by a back end of diffusers within the block, and by the one before it afterwards.

    Setting it on a model would stay for every model of the process.

    Raises:
        CannotRender: there is no such back end, or what it needs is not here.
    """
    if not name:
        yield
        return
    from diffusers.models.attention_dispatch import AttentionBackendName, attention_backend

    known = [backend.value for backend in AttentionBackendName if not backend.value.startswith("_")]
    try:
        setting = attention_backend(AttentionBackendName(name))
        setting.__enter__()
    except (ValueError, ImportError, RuntimeError, AttributeError) as error:
        line = " ".join(str(error).split())[:160]
        raise CannotRender(
            f"attention cannot be computed by {name!r} here ({line}); there are {', '.join(known)}"
        ) from error
    try:
        yield
    finally:
        setting.__exit__(None, None, None)


def compile_blocks(denoisers: Mapping[str, Any], sampling: Sampling, device: Device) -> list[str]:
    """Compiles the blocks that a denoiser repeats, once for all of them; gives back what could not be done, in words.

    On a processor it is left: compiling takes longer there than it saves.
    """
    if not sampling.compiled:
        return []
    if not device.accelerator:
        return ["its blocks are compiled on an accelerator alone: here they are not"]
    said = []
    for module in denoisers.values():
        try:
            module.compile_repeated_blocks(fullgraph=True)
        except (ValueError, AttributeError):
            said.append(f"{type(module).__name__} has no blocks that can be compiled")
    return said


def share_work(denoisers: Mapping[str, Any], sampling: Sampling) -> None:
    """Divides every step between the cards of this process group, by heads of attention (Ulysses).

    Ring attention would divide it by tokens, and needs the sum of the exponents beside each part's outcome, which
    torch's own attention does not give.

    Raises:
        CannotRender: there are fewer cards, this process is not one of several that were started together, or the
            denoiser cannot be divided.
    """
    if sampling.gpus == 1:
        return
    import torch

    together = torch.distributed.is_initialized() and torch.distributed.get_world_size() == sampling.gpus
    cards = torch.cuda.device_count()
    if not together and cards < sampling.gpus:
        raise CannotRender(
            f"this profile divides a clip between {sampling.gpus} cards, and there {'is' if cards == 1 else 'are'} "
            f"{cards or 'none'} here; choose another profile or model"
        )
    if not together:
        raise CannotRender(
            f"a clip is divided between {sampling.gpus} cards by as many processes at a time: render it on a cluster "
            "(--ray), which starts them together"
        )
    from diffusers import ContextParallelConfig

    for name, module in denoisers.items():
        try:
            module.enable_parallelism(config=ContextParallelConfig(ulysses_degree=sampling.gpus))
        except (ValueError, AttributeError, RuntimeError) as error:
            raise CannotRender(
                f"the {name} cannot be divided between cards: {' '.join(str(error).split())[:160]}"
            ) from error
