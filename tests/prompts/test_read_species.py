"""A colour that belongs to the name of a species or a thing is no paint; one that is asked for is."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Subject
from prompts.vocabulary import terms_by_phrase


def _first(request: str) -> Subject:
    return read(request).shots[0].subjects[0]


@pytest.mark.parametrize(
    ("request_", "noun", "kind"),
    [
        ("a red fox crosses the road", "red fox", "quadruped"),
        ("three grey wolves howl", "grey wolves", "quadruped"),
        ("a black bear fishes in a river", "black bear", "quadruped"),
        ("two white rhinos graze", "white rhinos", "quadruped"),
        ("a green sea turtle glides over coral", "green sea turtle", "reptile"),
        ("a black widow spins its web", "black widow", "insect"),
        ("a red kite circles over a field", "red kite", "bird"),
        ("red wine is poured into a glass", "red wine", "liquid"),
        ("blue whale, underwater", "blue whale", "fish"),
    ],
)
def test_a_colour_in_a_name_is_part_of_the_name(request_: str, noun: str, kind: str) -> None:
    subject = _first(request_)
    assert (subject.noun, subject.kind) == (noun, kind)
    assert not [look for look in subject.looks if look.colour]


@pytest.mark.parametrize(
    ("request_", "noun", "colour"),
    [
        ("a bright red fox runs", "fox", "bright red"),
        ("a very red fox runs", "fox", "red"),
        ("a fox painted red", "fox", "red"),
        ("a blue fox in a forest", "fox", "blue"),
        ("a fence painted bright green", "fence", "green"),
        ("a ball of red colour rolls", "ball", "red"),
        ("a pink elephant dances", "elephant", "pink"),
    ],
)
def test_a_colour_that_is_asked_for_is_a_look(request_: str, noun: str, colour: str) -> None:
    subject = _first(request_)
    assert subject.noun == noun
    assert [look.colour for look in subject.looks] == [colour]


def test_bears_of_two_species_stay_two() -> None:
    shot = read("A black bear meets a brown bear. The brown bear growls.").shots[0]
    assert [s.noun for s in shot.subjects] == ["black bear", "brown bear"]
    assert shot.beats[-1].subject == shot.subjects[1].id


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("a polar bear mother walks with two cubs", "polar bear"),
        ("an elephant mother and her calf", "elephant"),
        ("a mother and her son", "mother"),
    ],
)
def test_an_animal_mother_is_an_animal(request_: str, noun: str) -> None:
    assert _first(request_).noun == noun


@pytest.mark.parametrize("words", ["a small plane takes off", "a light airplane over fields"])
def test_a_small_plane_is_no_airliner(words: str) -> None:
    assert noun_of(_first(words)) == "propeller_plane"


def noun_of(subject: Subject) -> str:
    return terms_by_phrase("nouns")[subject.noun]


@pytest.mark.parametrize(
    ("request_", "parent"),
    [
        ("an elephant calf follows its mother", "elephant"),
        ("a seal pup lies beside its mother", "seal"),
        ("a giraffe calf stands next to its mother", "giraffe"),
        ("a wolf pup follows its mother", "wolf"),
    ],
)
def test_the_mother_of_a_young_animal_is_of_its_kind(request_: str, parent: str) -> None:
    assert parent in [subject.noun.removeprefix("mother ") for subject in read(request_).shots[0].subjects]
