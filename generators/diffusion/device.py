"""What this machine can compute on, and how much of its memory is free."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

__all__ = ["Device", "best_device", "host_free_gb"]

GB: Final = 1e9
ACCELERATOR_TERAFLOPS: Final = 60.0
APPLE_TERAFLOPS: Final = 10.0
"""Working figures for whole steps in bfloat16, until a render has been measured."""
_CGROUP: Final = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current"))


@dataclass(frozen=True, slots=True)
class Device:
    """Where a model runs.

    Attributes:
        kind: `cuda` (also AMD's ROCm), `xpu`, `mps` or `cpu`.
        name: as its maker calls it.
        free_gb, total_gb: memory for weights and pictures, GB.
        teraflops: what an accelerator is taken to do a second in bfloat16; a processor is measured (`throughput`).
    """

    kind: str
    name: str
    free_gb: float
    total_gb: float
    teraflops: float = 0.0

    @property
    def accelerator(self) -> bool:
        """Whether it is more than the processor itself."""
        return self.kind != "cpu"


def best_device() -> Device:
    """The accelerator with the most free memory, or the processor. Needs torch."""
    import torch

    if torch.cuda.is_available():
        free, total, index = max(
            (*torch.cuda.mem_get_info(number), number) for number in range(torch.cuda.device_count())
        )
        return Device("cuda", torch.cuda.get_device_name(index), free / GB, total / GB, ACCELERATOR_TERAFLOPS)
    xpu: Any = getattr(torch, "xpu", None)
    if xpu is not None and xpu.is_available():
        free, total = xpu.mem_get_info()
        return Device("xpu", xpu.get_device_name(0), free / GB, total / GB, ACCELERATOR_TERAFLOPS)
    if torch.backends.mps.is_available():
        most = torch.mps.recommended_max_memory()
        return Device("mps", "Apple GPU", (most - torch.mps.driver_allocated_memory()) / GB, most / GB, APPLE_TERAFLOPS)
    free_gb = host_free_gb()
    return Device("cpu", "processor", free_gb, free_gb)


def host_free_gb() -> float:
    """Main memory that a process may still take, GB; a container's limit counts."""
    import psutil

    free = float(psutil.virtual_memory().available)
    with suppress(OSError, ValueError):  # no such limit here: `max`, or no cgroup at all
        limit, used = (int(path.read_text()) for path in _CGROUP)
        free = min(free, float(limit - used))
    return free / GB
