"""A band is shown as who plays in it, each with an instrument; who drums has a kit before them."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("a band plays on stage", {"drummer", "singer", "guitarist"}),
        ("a jazz trio plays in a club", {"drummer", "saxophonist"}),
        ("a string quartet performs in a concert hall", {"violinist", "cellist"}),
        ("a punk band rehearsing in a garage, handheld", {"drummer", "singer"}),
    ],
)
def test_a_band_has_its_musicians(words: str, nouns: set[str]) -> None:
    shot = as_staged(shot_of(words))
    assert nouns <= {subject.noun for subject in shot.subjects}
    actors = {beat.subject for beat in shot.beats}
    assert {subject.id for subject in shot.subjects if subject.kind == "human"} <= actors


def test_a_marching_band_walks_and_plays() -> None:
    shot = as_staged(shot_of("a brass band marches down the street"))
    for subject in shot.subjects:
        own = {beat.action.split()[0] for beat in shot.beats if beat.subject == subject.id}
        assert own == {"marching", "playing"}


@pytest.mark.parametrize("noun", ["wedding band", "rubber band"])
def test_other_bands_are_no_people(noun: str) -> None:
    assert all(s.kind != "human" for s in shot_of(f"a {noun} on a table").subjects)


def test_the_sticks_of_a_drummer_reach_the_drums() -> None:
    stage = staged("a drummer plays a drum kit")
    data = stage.new_data()
    stage.frame(2.0, data, air=False)
    mujoco.mj_kinematics(stage.model, data)
    kit = data.geom_xpos[stage.whole.subject == 2]
    hands = [n for n in range(stage.model.nbody) if stage.model.body(n).name.endswith("/hand")]
    assert len(hands) == 2
    assert float(np.min(np.linalg.norm(data.xpos[hands][:, None] - kit[None], axis=2))) < 0.4
