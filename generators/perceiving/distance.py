"""How far everything in footage is, as the depth pass of previz shows it: near is white, far is black."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from generators.perceiving.footage import Footage, Pictures
from generators.perceiving.looking import Looker, looker_of
from generators.perceiving.ways import lookers

__all__ = ["depth_pictures"]

TOGETHER: Final = 4
"""Pictures that the model looks at in one go."""
SAMPLED: Final = 16
ENDS: Final = (1.0, 99.0)
"""Percentiles of nearness that become black and white. They are the whole clip's, so that grey does not flicker."""


def depth_pictures(footage: Footage) -> Pictures:
    """The depth of each picture, (h, w, 3) uint8.

    Raises:
        CannotRender: what finds it is not on this machine, or cannot be loaded.
    """
    (model,) = lookers("depth")
    looker = looker_of(model)
    seen = np.stack([near for pack in _packed(iter(footage.sample(SAMPLED))) for near in _nearness(looker, pack)])
    low, high = (float(end) for end in np.percentile(seen, ENDS))
    for pack in _packed(footage.pictures()):
        for near in _nearness(looker, pack):
            grey = np.clip((near - low) / max(high - low, 1e-6), 0.0, 1.0)
            yield np.repeat(np.round(grey * 255.0).astype(np.uint8)[..., None], 3, axis=2)


def _nearness(looker: Looker, pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """(n, h, w) one over the distance, in units of the model's own, at the pictures' size."""
    height, width, _ = pictures[0].shape
    found = looker.sees(pictures).predicted_depth
    sized = torch.nn.functional.interpolate(
        found[:, None].float(), (height, width), mode="bicubic", align_corners=False
    )
    near: NDArray[np.float32] = sized[:, 0].cpu().numpy()
    return near


def _packed(pictures: Pictures) -> Iterator[list[NDArray[np.uint8]]]:
    pack: list[NDArray[np.uint8]] = []
    for picture in pictures:
        pack.append(picture)
        if len(pack) == TOGETHER:
            yield pack
            pack = []
    if pack:
        yield pack
