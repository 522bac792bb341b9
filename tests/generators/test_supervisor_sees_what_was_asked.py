"""The camera is set right by what it sees, and what a clip does not show is said in plain words."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.building import scene_of
from generators.previz.rigs.human.wardrobe import build_of
from generators.previz.scene import GeomKind
from generators.previz.sets.furnishing import room_of
from generators.previz.sets.grounds import ground_of
from generators.previz.stage import Stage
from generators.previz.supervising import unacted
from generators.previz.supervising.unbuilt import unbuilt, unbuilt_places
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from prompts.shot import Subject
from prompts.vocabulary import table
from tests.generators.staged_words import shot_of

WALL_M = 1.2
"""Half of the height of a house's walls, at the least."""


@cache
def staged(words: str) -> Stage:
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def views(words: str, subject_id: str) -> list[View]:
    """How a subject is seen at the key moments."""
    stage, shot = staged(words), as_staged(shot_of(words))
    whole = scene_of(stage.model)
    clear = ~np.isin(np.arange(stage.model.ngeom), stage.drawn)
    finder = Viewfinder(stage.model, stage.performance.pose, whole.subject, clear)
    number = next(n for n, subject in enumerate(shot.subjects, 1) if subject.id == subject_id)
    return [finder.look_closely(stage.camera, share)[number] for share in MOMENTS]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("Mira types on a laptop in a cafe", "laptop"),
        ("A cat watches a bowl filled with water", "bowl"),
        ("A scientist looks through a microscope", "microscope"),
        ("A boy kneels beside a bucket", "bucket"),
    ],
)
def test_what_the_deed_is_about_is_in_the_frame(words: str, thing: str) -> None:
    seen = views(words, thing)
    assert all(view.inside > 0.6 for view in (seen[0], seen[2], seen[4]))
    assert all(view.seen > 0.3 for view in (seen[0], seen[2], seen[4]))


@pytest.mark.parametrize(
    "words",
    [
        "a leaf turns from green to yellow",
        "coffee is poured into a cup",
        "a flag waves in the wind",
        "laundry flutters on a clothesline in a garden",
    ],
)
def test_what_changes_before_the_camera_counts_as_acted(words: str) -> None:
    assert not [told for told in staged(words).warnings if told.startswith("not acted out")]


def test_nobody_has_a_cottage_among_ruins() -> None:
    lived_in, left = (staged(f"a woman walks through {place}, wide shot") for place in ("a village", "ancient ruins"))
    assert shot_of("a woman walks through ancient ruins, wide shot").setting.stage == "village"
    walls = [
        np.count_nonzero((stage.scene.kind == int(GeomKind.BOX)) & (stage.scene.size[:, 2] > WALL_M))
        for stage in (lived_in, left)
    ]
    assert walls[0] > 2
    assert walls[1] == 0


@pytest.mark.parametrize(
    "words", ["a fox runs through a meadow, pan right", "a fox runs to the left, pan left, wide shot"]
)
def test_a_pan_keeps_a_subject_that_moves(words: str) -> None:
    assert all(view.inside > 0.5 for view in views(words, "fox"))


@pytest.mark.parametrize(
    ("words", "worker", "thing"),
    [
        ("close-up of a girl blowing out the candles on a cake", "girl", "cake"),
        ("close-up of a baker kneading dough", "baker", "dough"),
        ("medium close-up of a pupil writing in a notebook", "pupil", "notebook"),
    ],
)
def test_a_close_picture_of_somebody_at_work_holds_the_face_and_the_work(words: str, worker: str, thing: str) -> None:
    faces = views(words, worker)
    assert all(-0.98 < face.box[3] < 1.0 for face in faces)
    assert all(abs(edge) < 1.15 for view in views(words, thing) for edge in view.box)


@pytest.mark.parametrize(
    "words", ["extreme close-up of a cook slicing bread", "close-up of the hands of a cook slicing bread"]
)
def test_an_insert_of_hands_is_of_the_work(words: str) -> None:
    stage = staged(words)
    assert stage.camera.framing.frame_m < 0.7


def test_a_size_that_was_told_is_kept() -> None:
    words = "close-up of a woman listening in a library"
    assert shot_of(words).camera.size == "close_up"
    face = next(view for view in views(words, "woman"))
    assert face.size > 4.0


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("A car transforms into a robot", "the car transforming into a robot"),
        ("A light bulb flickers and burns out", "the light bulb flickering"),
        ("A bird builds a nest", "the bird building a nest"),
        ("An ice cube melts on a table", "the ice cube melting"),
    ],
)
def test_what_nobody_acts_is_said(words: str, part: str) -> None:
    told = " ".join(unacted(shot_of(words)))
    assert "not acted out" in told
    assert part in told


@pytest.mark.parametrize(
    "words",
    [
        "A dog runs across a meadow",
        "A woman plays the violin",
        "Two men shake hands",
        "A red ball rolls down a ramp",
        "A barn nestled among hills",
        "A boat sails across the sea",
        "Yellow flowers sway in the wind",
        "a fried egg on a plate",
        "popcorn in a studio",
    ],
)
def test_what_is_acted_needs_no_words(words: str) -> None:
    assert unacted(shot_of(words)) == ()


def test_words_that_place_something_are_checked() -> None:
    under = "A dog sleeps under a car"
    assert any("the dog under the car" in words for words in staged(under).warnings)
    assert not any("not placed" in words for words in staged("A train crosses a bridge over a river").warnings)
    assert not any("not placed" in words for words in staged("A man sits on a chair in a room").warnings)
    assert not any("not placed" in words for words in staged("A cat sits on a table").warnings)


def test_places_without_a_set_have_none() -> None:
    assert not unbuilt(shot_of("A woman waters flowers on a porch"))
    assert not unbuilt(shot_of("A woman waters flowers in a garden"))
    assert unbuilt(shot_of("Soldiers sit in a muddy trench"))
    assert not unbuilt(shot_of("A detective in a trench coat sits at his desk"))
    for place in unbuilt_places():
        assert room_of(place) is None
        assert not any(ground_of(stage, place) for stage in table("stages"))


@pytest.mark.parametrize(("name", "feminine"), [("Mira", True), ("Elena", True), ("Tom", False), ("woman", True)])
def test_names_say_who_is_a_woman(name: str, feminine: bool) -> None:
    assert build_of(Subject(id="a", noun=name, kind="human")).feminine is feminine


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("A red bus drives past a row of shops", "street"),
        ("A woman walks past a bakery", "street"),
        ("A woman walks into a bakery", "room"),
        ("A person is kayaking", "lake"),
    ],
)
def test_places_are_seen_from_where_the_words_are(words: str, stage: str) -> None:
    assert shot_of(words).setting.stage == stage


@pytest.mark.parametrize(
    ("words", "motion"), [("The candle goes out", "sink"), ("A sprinter runs down the track", "run")]
)
def test_a_verb_with_its_particle_is_read_by_who_does_it(words: str, motion: str) -> None:
    (beat,) = shot_of(words).beats
    assert beat.motion == motion


def test_what_fills_the_frame_without_a_middle_in_it_is_no_fault() -> None:
    words = "a candle is lit beside an open book on a desk, close-up"
    assert not any("out of the picture: the desk" in told for told in staged(words).warnings)


def test_what_is_beside_the_lens_does_not_fill_the_frame() -> None:
    stage, shot = staged("a kettle boiling on a stove"), as_staged(shot_of("a kettle boiling on a stove"))
    whole = scene_of(stage.model)
    finder = Viewfinder(stage.model, stage.performance.pose, whole.subject, np.zeros(stage.model.ngeom, bool))
    number = next(n for n, subject in enumerate(shot.subjects, 1) if subject.noun == "kettle")
    covered = finder.covered(stage.camera, 0.5)
    assert 0.0 < covered[number] < 1.0
    assert set(covered) <= set(range(1, len(shot.subjects) + 1))


def test_a_lake_that_is_nowhere_in_the_picture_is_told_of() -> None:
    assert any("the lake" in warning for warning in staged("a rocket lifts off beyond the lake").warnings)
    assert not any("the lake" in warning for warning in staged("a boy fishing on a lake").warnings)
