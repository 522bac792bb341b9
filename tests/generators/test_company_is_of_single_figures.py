"""A word for several people stands for single figures, each of its own age; a number that was said is kept."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
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


def who_does(words: str) -> list[tuple[str, int, list[str]]]:
    """The living of a staged request: each noun, how many, and what they do."""
    shot = as_staged(shot_of(words))
    return [
        (s.noun, s.count, [b.action for b in shot.beats if b.subject == s.id])
        for s in shot.subjects
        if s.kind in {"bird", "quadruped", "human"}
    ]


def test_one_of_two_acts_and_the_other_goes_on() -> None:
    assert who_does("Two pigeons peck on the ground, and then one flies away.") == [
        ("pigeon", 1, ["pecking on the ground"]),
        ("pigeon", 1, ["pecking on the ground", "flying away"]),
    ]


def test_of_three_two_stay_as_they_were() -> None:
    assert [count for _, count, _ in who_does("Three cows graze in a meadow, and then one lies down.")] == [2, 1]


def test_the_rest_go_on_with_what_they_did_till_the_end() -> None:
    shot = as_staged(shot_of("Three cows graze in a meadow, and then one lies down."))
    grazing = next(beat for beat in shot.beats if beat.subject == "cow")
    assert grazing.end_s == max(beat.end_s or 0.0 for beat in shot.beats)


def test_the_other_of_two_has_its_own_deed() -> None:
    first, second = who_does("Two boys play chess, one waves, and the other scratches his head.")
    assert (first[2][-1], second[2][-1]) == ("scratching his head", "waving")


def test_who_all_act_act_together() -> None:
    deeds = [acts for *_, acts in who_does("Two puppies play in the grass, one rolls over, and then both run off.")]
    assert [acts[-1] for acts in deeds] == ["running off", "running off"]


def test_of_two_who_have_to_do_with_each_other_each_is_met_by_the_other() -> None:
    shot = as_staged(shot_of("Two wolves growl at each other, and then one runs away."))
    mutual = {beat.subject: beat.target for beat in shot.beats if "each other" in beat.action}
    assert {mutual[target] for target in mutual.values()} == set(mutual)


@pytest.mark.parametrize("noun", ["orchestra conductor", "family doctor", "team captain"])
def test_who_belongs_to_a_company_is_one(noun: str) -> None:
    assert len(company_of(Subject(id="one", noun=noun, kind="human"))) == 1
