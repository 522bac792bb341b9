"""Weights in fewer bits: what each way needs, and what it leaves of a denoiser's size."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, Final

from generators.diffusion.device import Device
from generators.errors import CannotRender

__all__ = ["QUANTIZED", "Quantized", "quantization", "quantized_share", "refuse_quantized"]


@dataclass(frozen=True, slots=True)
class Quantized:
    """A way to store a denoiser.

    Attributes:
        module: that it needs, and its name to pip.
        share: of the size in bfloat16, what is left.
        make: its diffusers configuration.
        accelerated: whether it computes on an accelerator alone.
    """

    module: str
    share: float
    make: Callable[[], Any]
    accelerated: bool = False


def _torchao(name: str) -> Callable[[], Any]:
    def make() -> Any:
        from diffusers import TorchAoConfig
        from torchao import quantization

        return TorchAoConfig(getattr(quantization, name)())

    return make


def _bitsandbytes(**options: Any) -> Callable[[], Any]:
    def make() -> Any:
        from diffusers import BitsAndBytesConfig

        return BitsAndBytesConfig(**options)

    return make


QUANTIZED: Final[Mapping[str, Quantized]] = MappingProxyType(
    {
        "int8": Quantized("torchao", 0.52, _torchao("Int8WeightOnlyConfig")),
        "fp8": Quantized("torchao", 0.52, _torchao("Float8WeightOnlyConfig"), accelerated=True),
        "nf4": Quantized(
            "bitsandbytes",
            0.3,
            _bitsandbytes(load_in_4bit=True, bnb_4bit_quant_type="nf4"),
            accelerated=True,
        ),
        "bnb-int8": Quantized("bitsandbytes", 0.52, _bitsandbytes(load_in_8bit=True), accelerated=True),
    }
)
"""By the name that a profile gives. A GGUF file is no profile's choice: a row names it as its `transformer_file`."""


def refuse_quantized(name: str, device: Device) -> str | None:
    """Why weights cannot be stored so on a device; None when they can."""
    if not name:
        return None
    way = QUANTIZED.get(name)
    if way is None:
        return f"weights cannot be stored as {name!r}; there are {', '.join(QUANTIZED)}"
    if find_spec(way.module) is None:
        return f"weights stored as {name} need {way.module}: pip install {way.module}"
    if way.accelerated and not device.accelerator:
        return f"weights stored as {name} compute on an accelerator alone, and there is none here"
    return None


def quantization(name: str, denoisers: tuple[str, ...], device: Device) -> Any:
    """What `from_pretrained` takes to store the denoisers so; None for weights as published.

    Raises:
        CannotRender: it cannot be had here; says what to install or to leave out.
    """
    if not name:
        return None
    reason = refuse_quantized(name, device)
    if reason is not None:
        raise CannotRender(reason)
    from diffusers import PipelineQuantizationConfig

    for library in ("torchao", "bitsandbytes"):
        logging.getLogger(library).setLevel(logging.ERROR)  # each lists what it could not load beside itself
    return PipelineQuantizationConfig(quant_mapping={part: QUANTIZED[name].make() for part in denoisers})


def quantized_share(name: str) -> float:
    """Of a denoiser's size in bfloat16, what is left when its weights are stored so."""
    way = QUANTIZED.get(name)
    return way.share if way is not None else 1.0
