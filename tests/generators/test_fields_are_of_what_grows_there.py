"""Masses of plants are the ground of the place: rows, colours and middles of their flowers, and no single plant."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.crops import as_crops
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "ground"),
    [
        ("a field of sunflowers at noon", "sunflower field"),
        ("a carpet of bluebells in an oak wood", "bluebell wood"),
        ("rows of lavender in the evening", "lavender field"),
        ("a hillside covered in poppies", "poppy field"),
        ("a field of barley in the wind", "wheat field"),
    ],
)
def test_a_mass_of_plants_is_the_ground_and_no_figure(request_: str, ground: str) -> None:
    shot = as_crops(shot_of(request_))
    assert not shot.subjects
    assert ground in shot.setting.details


def test_a_few_flowers_stay_figures() -> None:
    for request in ("three tulips in a vase", "a sunflower turning to the sun", "a rose in the rain"):
        assert as_crops(shot_of(request)).subjects


def test_who_is_in_a_field_stays_its_subject() -> None:
    shot = as_crops(shot_of("a girl walking through a field of poppies"))
    assert [subject.kind for subject in shot.subjects] == ["human"]


def test_sunflowers_have_heads_as_large_as_hands_with_dark_middles_and_none_hangs_before_the_lens() -> None:
    stage = Stage.build(shot_of("a field of sunflowers at noon"), seed=3, width=64, height=36)
    blades = stage.scene.blades
    assert blades is not None
    heads = blades.flower_radius_m > 0.0
    assert float(blades.flower_radius_m.max()) > 0.07
    dark = blades.flower_colour[heads].sum(axis=1) < 0.2
    assert 0.2 < dark.mean() < 0.8
    eye = np.asarray(stage.camera.pose(0.0).position)[:2]
    assert np.linalg.norm(blades.root[heads, :2] - eye, axis=1).min() > 2.0
