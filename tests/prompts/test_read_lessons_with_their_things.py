"""Lessons that name the things they are shown with, two kinds of one thing, and machines that are demonstrated."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.topics import as_shown


def test_a_topic_with_the_things_of_its_own_scene_is_that_scene() -> None:
    lesson = as_shown("Demonstrate surface tension with a paper clip floating on water")
    assert lesson.topic == "surface tension"
    assert "teacher" not in lesson.text


def test_a_topic_with_other_things_is_still_explained_with_them() -> None:
    assert "teacher" in as_shown("Demonstrate surface tension with a banana").text


def test_magnetism_with_iron_filings_is_shown_by_field_lines() -> None:
    shot = read("Demonstrate magnetism with a bar magnet and iron filings").shots[0]
    assert [s.noun for s in shot.subjects] == ["magnetic field model"]


def test_a_solar_and_a_lunar_eclipse_are_two_eclipses() -> None:
    shot = read("Show the difference between a solar and a lunar eclipse").shots[0]
    assert [s.noun for s in shot.subjects] == ["solar eclipse model", "lunar eclipse model"] or [
        s.noun for s in shot.subjects
    ] == ["solar eclipse", "lunar eclipse"]


@pytest.mark.parametrize("words", ["Demonstrate Newton's cradle", "Please demonstrate a windmill"])
def test_a_thing_that_is_demonstrated_is_seen_and_nobody_demonstrates_it(words: str) -> None:
    shot = read(words).shots[0]
    assert len(shot.subjects) == 1
    assert all("demonstrat" not in beat.action for beat in shot.beats)


def test_a_model_that_is_cut_open_needs_no_other_place() -> None:
    shot = read("Show how a volcano erupts, cut open so we can see the magma chamber").shots[0]
    assert [s.noun for s in shot.subjects] == ["volcano model"]
    assert not shot.setting.place


@pytest.mark.parametrize("way", ["goes from air into water", "passes from air to water", "goes into water"])
def test_light_that_bends_where_it_goes_is_shown_by_its_model(way: str) -> None:
    subjects = read(f"show my class how light bends when it {way}").shots[0].subjects
    assert [s.noun for s in subjects] == ["refraction model"]
