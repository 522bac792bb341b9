"""A word for several people stands for single figures, each of its own age; a number that was said is kept."""

from __future__ import annotations

import pytest

from generators.previz.company import company_of
from prompts.shot import Subject


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
