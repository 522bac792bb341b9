"""What an animal pulls goes along behind it on its wheels, and is not carried in its mouth."""

from __future__ import annotations

import pytest

from generators.previz.needs import role_of_animals
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "request_text",
    ["A horse pulls a carriage.", "A donkey pulls a cart.", "An ox pulls a wagon.", "A horse draws a carriage."],
)
def test_it_comes_along_behind(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    stage, seconds = Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0
    animal, thing = stage.performance.players[:2]
    gaps = [
        animal.animation(share * seconds).position[0] - thing.animation(share * seconds).position[0]
        for share in (0.1, 0.4)
    ]
    assert 1.0 < gaps[0] < 6.0
    assert gaps[1] == pytest.approx(gaps[0], abs=0.3)
    assert abs(thing.animation(0.3 * seconds).rotation[1]) < 0.05


def test_a_carriage_is_nothing_to_carry() -> None:
    assert role_of_animals("pulling a carriage") != "mouth"
    assert role_of_animals("carrying a stick") == "mouth"
