"""Lighting set-ups of one head, and styles of one scene, differ to the eye."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from generators.previz.finish import needs_passes
from generators.previz.grade import display_picture
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

SIZE = (96, 54)
SET_UPS = [f"close-up of a woman's face, {name} lighting" for name in ("broad", "flat", "loop", "studio")]
STYLES = [
    f"a woman drinks coffee in a kitchen, {name}" for name in ("commercial style", "realistic style", "digital art")
]


def picture(words: str) -> np.ndarray:
    """The middle picture of a request, display RGB."""
    shot = complete(read(words).shots[0])
    stage = Stage.build(shot, seed=3, width=SIZE[0], height=SIZE[1])
    frame = stage.frame((shot.duration_s or 5.0) / 2, stage.new_data())
    layers = RayCaster(stage.scene, *SIZE).draw(frame, passes=needs_passes(stage.grade.effects))
    return display_picture(layers, stage.grade, seed=3, frame_index=0).astype(np.float32)


@pytest.mark.parametrize("requests", [SET_UPS, STYLES], ids=["set-ups", "styles"])
def test_each_is_visibly_its_own(requests: list[str]) -> None:
    shown = {words: picture(words) for words in requests}
    for first, second in combinations(requests, 2):
        assert float(np.abs(shown[first] - shown[second]).mean()) > 6.0, (first, second)
