"""Who arrives, lands or passes while another is filmed comes in from outside, and the camera keeps whom it is for."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import scene_of
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from tests.generators.staged_words import shot_of, staged


def views(words: str, subject_id: str, shares: tuple[float, ...]) -> list[View]:
    """How a subject is seen at shares of the clip."""
    stage, shot = staged(words), shot_of(words)
    whole = scene_of(stage.model)
    clear = ~np.isin(np.arange(stage.model.ngeom), stage.drawn)
    finder = Viewfinder(stage.model, stage.performance.pose, whole.subject, clear)
    number = next(n for n, subject in enumerate(shot.subjects, 1) if subject.id == subject_id)
    return [finder.look(stage.camera, share)[number] for share in shares]


CASES = [
    ("a sailor mends a net on a quay, then two gulls land beside him, slow push in", "sailor", "gull"),
    ("a woman reads on a bench, then a dog runs past, dolly in", "woman", "dog"),
    ("an old man waits at a bus stop, then a bus arrives, slow push in", "old_man", "bus"),
    ("a chef stirs a pot, then a waiter walks in, dolly in", "chef", "waiter"),
]


@pytest.mark.parametrize(("words", "main", "_comes"), CASES)
def test_a_push_in_ends_on_whom_it_is_for(words: str, main: str, _comes: str) -> None:
    faces = [view.box for view in views(words, main, MOMENTS)]
    assert all(-0.95 < (left + right) / 2 < 0.95 and top > -0.5 for left, _, right, top in faces)


@pytest.mark.parametrize(("words", "_main", "comes"), CASES)
def test_who_comes_is_not_there_at_first_and_is_seen_at_its_time(words: str, _main: str, comes: str) -> None:
    first, *there = views(words, comes, (0.0, 0.76, 0.8, 0.84))
    assert first.inside < 0.3
    assert max(view.inside for view in there) > 0.2


def test_gulls_that_land_come_down_from_the_air_and_stay() -> None:
    stage = staged(CASES[0][0])
    data = stage.new_data()
    bodies = [n for n in range(stage.model.nbody) if stage.model.body(n).name == "s3.0/root"]
    heights = []
    for time in (0.1, 1.5, 4.0, 4.9):
        stage.frame(time, data)
        heights.append(float(data.xpos[bodies[0]][2]))
    assert heights[0] > heights[1] > heights[2] + 0.3
    assert abs(heights[2] - heights[3]) < 0.05


def test_a_base_that_comes_later_is_no_place_to_stand_by() -> None:
    tracks = {track.subject_id: track for track in staged(CASES[2][0]).tracks}
    assert tracks["bus"].centre(4.5)[1] > tracks["old_man"].centre(4.5)[1], "the bus stops beyond him"


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("a man fishes from a jetty, then a motorboat races past, slow push in", "motorboat"),
        ("an old sailor waits on a pier, then a ship passes behind him, push in", "ship"),
        ("a woman reads on a bench, then a car drives past, push in", "car"),
    ],
)
def test_what_is_large_passes_beyond_and_the_main_subject_keeps_the_frame(words: str, passes: str) -> None:
    shot, stage = shot_of(words), staged(words)
    main = shot.subjects[0].id
    tracks = {track.subject_id: track for track in stage.tracks}
    assert tracks[passes].centre(4.0)[1] > tracks[main].centre(4.0)[1]
    assert stage.camera.target.tracks[0].subject_id == main
    assert all(view.size > 0.5 for view in views(words, main, MOMENTS))


def test_a_helicopter_comes_down_and_stays() -> None:
    (craft,) = [t for t in staged("a helicopter lands in a meadow at dusk").tracks if t.subject_id == "helicopter"]
    heights = [float(craft.base(time)[2]) for time in (0.2, 1.5, 3.5, 4.8)]
    assert heights[0] > heights[1] + 2.0 > heights[2] + 4.0
    assert abs(heights[2] - heights[3]) < 0.05
    assert staged("a helicopter lands in a meadow at dusk").warnings == ()
