"""How large the parts of a model are, counted in its files, where its row does not say so."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generators.catalogue.installed import folder_of, header_of, transformer_of
from generators.catalogue.records import Model, Weights

__all__ = ["weighed"]

DENOISERS: Final = ("transformer", "unet")
BILLION: Final = 1e9
BYTES_IN_BFLOAT16: Final = 2


def weighed(model: Model) -> Model:
    """The row with the sizes of its parts, where it says none and its files are here; else as it is."""
    if model.weights.gigabytes is not None or model.looks:
        return model
    folder = folder_of(model)
    if folder is None:
        return model
    parts = {place.name: _billions(place.glob("*.safetensors")) for place in folder.iterdir() if place.is_dir()}
    denoiser = next((parts[name] for name in DENOISERS if parts.get(name)), 0.0)
    single = transformer_of(model)
    if single is not None:
        denoiser = _billions([single])
    if not denoiser:
        return model
    readers = sum(size for name, size in parts.items() if name.startswith("text_encoder"))
    experts = 2 if parts.get(f"{DENOISERS[0]}_2") else 1
    other = sum(size for name, size in parts.items() if not name.startswith(("text_encoder", *DENOISERS)))
    return model.model_copy(
        update={"weights": Weights(transformer=denoiser, experts=experts, text_encoder=readers, other=other)}
    )


def _billions(files: Iterator[Path] | list[Path]) -> float:
    """Parameters of files of weights, in billions; of other than safetensors, as many as would fill it in bfloat16."""
    count = 0.0
    for file in files:
        header = header_of(file)
        if header is None:
            count += file.stat().st_size / BYTES_IN_BFLOAT16
            continue
        count += sum(math.prod(entry["shape"]) for name, entry in header.items() if name != "__metadata__")
    return count / BILLION
