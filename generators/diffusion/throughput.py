"""How fast a device computes, before a render has been made on it."""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Final

from generators.diffusion.device import ACCELERATOR_TERAFLOPS, Device, best_device
from generators.diffusion.history import History, Measured

__all__ = ["device_flops", "flops_here"]

ROWS, DEPTH, COLUMNS = 2048, 1536, 1536
"""Of the matrices that are multiplied: a slice of a layer of a denoiser of a billion parameters."""
TRIES: Final = 4
PROCESSOR_SHARE: Final = 0.3
"""Of what plain multiplication reaches, what a whole step is taken to: attention and all else are slower."""


def flops_here() -> float:
    """Operations a second of the best device of this machine; of an accelerator while torch is not installed."""
    if find_spec("torch") is None:
        return ACCELERATOR_TERAFLOPS * 1e12
    return device_flops(best_device())


def device_flops(device: Device) -> float:
    """Operations a second, as `history.work_of` counts them.

    An accelerator is taken at its working figure. A processor is measured once, which takes a fraction of a second, and
    remembered beside the renders.
    """
    if device.accelerator:
        return device.teraflops * 1e12
    history = History.load()
    key = f"device:{device.kind}"
    if key not in history.measured:
        history.remember(key, Measured(PROCESSOR_SHARE * _multiplied_a_second(), 0.0, 0.0))
    return history.measured[key].flops


def _multiplied_a_second() -> float:
    """Operations a second of the processor in bfloat16, the best of a few tries; the first one warms up."""
    import torch

    one = torch.ones(ROWS, DEPTH, dtype=torch.bfloat16)
    other = torch.ones(DEPTH, COLUMNS, dtype=torch.bfloat16)
    best = float("inf")
    for _ in range(TRIES):
        began = time.perf_counter()
        torch.mm(one, other)
        best = min(best, time.perf_counter() - began)
    return 2.0 * ROWS * DEPTH * COLUMNS / max(best, 1e-9)
