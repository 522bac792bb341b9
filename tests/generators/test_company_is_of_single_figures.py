"""A word for several people stands for single figures, each of its own age; a number that was said is kept."""

from __future__ import annotations

import pytest

from generators.previz.caused import with_caused
from generators.previz.company import company_of
from prompts.shot import Subject
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [
        ("couple", ["man", "woman"]),
        ("young couple", ["young man", "young woman"]),
        ("family", ["man", "woman", "girl", "boy"]),
        ("children", ["boy", "girl", "boy"]),
        ("woman", ["woman"]),
    ],
)
def test_a_company_is_of_single_people(noun: str, nouns: list[str]) -> None:
    assert [s.noun for s in company_of(Subject(id="a", noun=noun, kind="human"))] == nouns


def test_a_number_that_was_said_is_kept() -> None:
    assert len(company_of(Subject(id="a", noun="children", kind="human", count=5))) == 5
    assert len(company_of(Subject(id="a", noun="dog", kind="quadruped", count=4))) == 4


def test_a_plural_without_a_number_is_several() -> None:
    assert len(company_of(Subject(id="a", noun="horses", kind="quadruped"))) > 1


def test_children_of_a_family_are_not_as_tall_as_its_average() -> None:
    family = company_of(Subject(id="a", noun="family", kind="human", height_m=1.6))
    assert all(member.height_m is None for member in family)


def test_a_thing_called_like_a_company_is_one_thing() -> None:
    assert len(company_of(Subject(id="a", noun="family car", kind="vehicle"))) == 1


@pytest.mark.parametrize("noun", ["Jonas", "James", "Agnes"])
def test_a_name_that_ends_in_s_is_one_person(noun: str) -> None:
    assert len(company_of(Subject(id="a", noun=noun, kind="human"))) == 1


@pytest.mark.parametrize(
    ("request_", "group", "deed"),
    [
        ("an orchestra playing", "orchestra", "violin"),
        ("a rock band performing on stage", "rock_band", "guitar"),
        ("a marching band", "marching_band", "trumpet"),
        ("a choir singing in a church", "choir", "singing"),
    ],
)
def test_musicians_are_several_who_play(request_: str, group: str, deed: str) -> None:
    stage = staged(request_)
    assert sum(track.subject_id == group for track in stage.tracks) >= 4
    assert deed in " ".join(beat.action for beat in with_caused(shot_of(request_)).beats)
    assert not any("not acted" in warning for warning in stage.warnings)


def test_a_ballet_class_dances_in_a_studio() -> None:
    shot = shot_of("a ballet class")
    assert [beat.motion for beat in shot.beats] == ["dance"]
    assert "dance studio" in shot.setting.place
