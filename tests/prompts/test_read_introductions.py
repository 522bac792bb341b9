"""A sentence that introduces a character gives a name and its looks; other sentences do not."""

from __future__ import annotations

import pytest

from prompts.read import introduces_character, mentions


def test_mira() -> None:
    introduction = introduces_character("this is Mira: a teenage girl with short red hair and a yellow raincoat")
    assert introduction is not None
    assert introduction.name == introduction.subject.name == "Mira"
    assert introduction.subject.kind == "human"
    assert {(k.part, k.text, k.colour) for k in introduction.subject.looks} == {
        ("hair", "short red hair", "red"),
        ("raincoat", "yellow raincoat", "yellow"),
    }


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("Meet Rex, a black labrador with a red collar.", "Rex", "labrador"),
        ("Tom is an old fisherman with a white beard", "Tom", "fisherman"),
        ("Remember Captain Blue: a tall robot made of steel", "Captain Blue", "robot"),
        ("a small grey cat called Luna", "Luna", "cat"),
    ],
)
def test_other_ways_to_introduce(text: str, name: str, noun: str) -> None:
    introduction = introduces_character(text)
    assert introduction is not None
    assert (introduction.name, introduction.subject.noun) == (name, noun)


@pytest.mark.parametrize(
    "text",
    ["a dog running", "Mira is running through a meadow", "make it slower", "This is nice", "Shot 1: a dog runs", ""],
)
def test_no_introduction(text: str) -> None:
    assert introduces_character(text) is None


def test_names_are_found_as_whole_words_in_any_case() -> None:
    assert mentions("again, with MIRA's dog", ["Mira", "Rex", "Mi"]) == ("Mira",)
