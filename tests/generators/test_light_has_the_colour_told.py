"""Light and clothes have the colour that the words name; what is kept out of a set is not built."""

from __future__ import annotations

import pytest

from generators.previz.light import light_of
from generators.previz.rigs.human.outfits import told_worn
from generators.previz.stage import Stage
from generators.previz.supervising.undrawn import undrawn
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(("colour", "strongest"), [("red", 0), ("green", 1), ("blue", 2)])
def test_a_room_in_coloured_light_is_lit_by_it(colour: str, strongest: int) -> None:
    rig = light_of(shot_of(f"a man sits in a room in {colour} light"))
    key = rig.lights[0].colour
    assert max(range(3), key=lambda part: key[part]) == strongest


def test_light_that_is_only_warm_or_bright_stays_as_it_is() -> None:
    plain, warm = shot_of("a man sits in a room"), shot_of("a man sits in a room")
    golden = warm.model_copy(update={"lighting": warm.lighting.model_copy(update={"source": "golden light"})})
    bare = plain.model_copy(update={"lighting": plain.lighting.model_copy(update={"source": ""})})
    assert light_of(golden).lights == light_of(bare).lights


@pytest.mark.parametrize("request_", ["a man in green clothes", "a man dressed in green", "a man wearing green"])
def test_clothes_of_which_only_the_colour_is_told_have_it(request_: str) -> None:
    worn = told_worn(shot_of(request_).subjects[0])
    assert [garment.covers for garment, _ in worn] == ["top", "bottom"]
    assert all(colour[1] > max(colour[0], colour[2]) for _, colour in worn)


@pytest.mark.parametrize(
    ("request_", "said"),
    [("a man walks down a street in the 1950s", "1950s"), ("a left-handed painter paints a wall", "left-handed")],
)
def test_what_no_picture_of_the_previz_tells_is_said(request_: str, said: str) -> None:
    assert any(said in line for line in undrawn(shot_of(request_), (), ()))


def test_no_trees_builds_a_meadow_without_them() -> None:
    shot = shot_of("a dog sits on a meadow")
    bare = shot.model_copy(update={"avoid": ["trees"]})
    with_trees, without = (Stage.build(s, seed=3, width=64, height=36).model.ngeom for s in (shot, bare))
    assert without < with_trees
