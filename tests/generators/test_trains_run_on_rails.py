"""A train has a track under it out of doors, and no road."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.sets.railway import HALF_GAUGE_M
from generators.previz.stage import Stage
from tests.generators.staged_words import staged


def rails(stage: Stage) -> int:
    """How many very long narrow shapes of the set lie on the ground."""
    sizes = stage.scene.size[stage.scene.subject == 0]
    return int(np.sum((sizes[:, 0] > 50.0) & (sizes[:, 1] < 0.1 * HALF_GAUGE_M) & (sizes[:, 2] < 0.1)))


@pytest.mark.parametrize("words", ["a train", "a green train in the snow", "a steam locomotive crosses a meadow"])
def test_a_train_out_of_doors_has_two_rails(words: str) -> None:
    assert rails(staged(words)) == 2


@pytest.mark.parametrize("words", ["a bus", "a toy train on a table"])
def test_what_is_no_train_has_none(words: str) -> None:
    assert rails(staged(words)) == 0
