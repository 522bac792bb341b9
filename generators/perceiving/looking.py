"""Models of transformers that look at pictures: from a folder that was checked first, offline, safetensors only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import transformers
from numpy.typing import NDArray

from generators.catalogue import Model
from generators.catalogue.installed import checked_folder, folder_of
from generators.diffusion.device import best_device
from generators.diffusion.loading import quieten
from generators.errors import CannotRender

__all__ = ["Looker", "looker_of"]


@dataclass(frozen=True)
class Looker:
    """A model that is ready to look.

    Attributes:
        model: its row.
        module: the transformers model, on its device.
        processor: its image processor.
    """

    model: Model
    module: Any
    processor: Any

    def sees(self, pictures: Sequence[NDArray[np.uint8]]) -> Any:
        """What the model gives for pictures, (h, w, 3) each, as its processor prepares them."""
        return self.looks_at(self.processor(images=list(pictures), return_tensors="pt")["pixel_values"])

    def looks_at(self, pixels: torch.Tensor) -> Any:
        """What the model gives for prepared pixels, (n, 3, h, w)."""
        with torch.no_grad():
            return self.module(pixel_values=pixels.to(self.module.device))


def looker_of(model: Model) -> Looker:
    """Loads a model.

    Raises:
        CannotRender: it is not here, or cannot be loaded.
    """
    folder = folder_of(model)
    if folder is None:
        raise CannotRender(f"{model.title} is not on this machine: rushes models pull {model.name}")
    checked_folder(folder)
    quieten()
    (named,) = model.pipelines.values()
    kind = getattr(transformers, named, None)
    if kind is None:
        raise CannotRender(f"this transformers ({transformers.__version__}) has no {named}, which {model.title} needs")
    options = {"local_files_only": True}
    try:
        module = kind.from_pretrained(folder, use_safetensors=True, **options).eval().to(best_device().kind)
        processor = transformers.AutoImageProcessor.from_pretrained(folder, **options)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        line = " ".join(str(error).split())[:200]
        raise CannotRender(f"{model.title} cannot be loaded from {folder}: {line}") from error
    return Looker(model, module, processor)
