"""Lamps named first are about who acts; focus is pulled to a whole face; what cannot be mirrored is told."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.camera import project
from generators.previz.company import company_of
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Subject
from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("lanterns glow in the mist, a monk walks by", "monk"),
        ("neon signs flicker above, a girl runs down the street", "girl"),
    ],
)
def test_who_acts_is_what_the_shot_is_of(words: str, who: str) -> None:
    main = as_staged(complete(read(words).shots[0])).main_subject
    assert main is not None
    assert main.noun == who


def test_lamps_alone_stay_the_subject() -> None:
    main = as_staged(complete(read("neon signs flicker in the rain").shots[0])).main_subject
    assert main is not None
    assert "neon" in main.noun


def test_a_rack_from_a_small_thing_ends_on_a_face_in_the_frame() -> None:
    stage = staged("rack focus from a candle in front to the woman behind")
    pose = stage.camera.pose(stage.camera.seconds)
    woman = next(track for track in stage.tracks if track.subject_id == "woman")
    across, up, depth = project(pose, np.asarray(woman.focus(0.0), np.float64))
    assert depth > 0.0
    assert max(abs(across), abs(up)) < 1.0


def test_a_crane_that_shows_a_garden_draws_back_as_it_rises() -> None:
    camera = staged("crane up from a bride to show the whole garden").camera
    first, last = (np.asarray(camera.pose(t).position) for t in (0.0, camera.seconds))
    face = np.asarray(camera.target.focus(0.0))
    assert last[2] > first[2] + 0.3
    assert np.linalg.norm(last - face) > 1.5 * np.linalg.norm(first - face)


@pytest.mark.parametrize(
    "words", ["a city reflected in a man's sunglasses", "close-up of a fire reflected in a wolf's eyes"]
)
def test_what_is_reflected_in_small_things_is_told(words: str) -> None:
    assert any("reflected in the" in warning for warning in staged(words).warnings)


def test_a_mirror_needs_no_such_words() -> None:
    assert not any("reflected" in warning for warning in staged("a woman reflected in a mirror").warnings)


def test_a_crew_is_several() -> None:
    assert len(company_of(Subject(id="crew", noun="crew", kind="human"))) == 4


def test_a_pan_from_a_small_thing_to_somebody_misses_neither() -> None:
    stage = staged("start on a radio, pan to an anxious woman")
    assert not any("out of sight" in warning for warning in stage.warnings)
    radio = next(track for track in stage.tracks if track.subject_id == "radio")
    assert radio.base(0.0)[2] > 0.3
