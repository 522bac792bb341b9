"""In a tunnel there is a wall beyond who drives, a roof over them, and no grass."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.raycast import RayCaster
from tests.generators.staged_words import staged


@pytest.mark.parametrize("request_", ["a motorcycle speeding through a tunnel", "a car racing through a tunnel"])
def test_nothing_is_seen_of_the_sky(request_: str) -> None:
    stage = staged(request_)
    layers = RayCaster(stage.scene, 160, 90).draw(stage.frame(2.0, stage.new_data()))
    assert np.isfinite(layers.depth_m).mean() > 0.98
    assert stage.scene.blades is None
