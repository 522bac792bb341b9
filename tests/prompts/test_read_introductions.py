"""A sentence that introduces a character gives a name and its looks; other sentences do not."""

from __future__ import annotations

import pytest

from prompts.read import introduced, introduces_character, mentions, read


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


@pytest.mark.parametrize(
    ("words", "people", "does"),
    [
        ("Clara is a tall woman with red hair and a green coat. Clara opens a door", {"Clara": "woman"}, "opening"),
        ("This is Otto: an old sailor. He wears a blue cap. He mends a net", {"Otto": "sailor"}, "mending"),
        (
            "Ida and Per are children. Ida has blond braids, Per wears a cap. They fly a kite",
            {"Ida": "child", "Per": "child"},
            "flying",
        ),
        (
            "Bruno is a black dog, Nina is a girl in a yellow dress. They run on a beach",
            {"Bruno": "dog", "Nina": "girl"},
            "running",
        ),
    ],
)
def test_whom_the_first_sentences_introduce_acts_in_the_rest(words: str, people: dict[str, str], does: str) -> None:
    opening = introduced(words)
    assert {person.name: person.subject.noun.split()[-1] for person in opening.people} == people
    (shot,) = read(words).shots
    assert {s.name for s in shot.subjects if s.name} == set(people)
    assert {beat.action.split()[0] for beat in shot.beats} == {does}
    looks = {s.name: [look.text for look in s.looks] for s in shot.subjects}
    assert not any(does in text for texts in looks.values() for text in texts)


def test_a_city_is_nobody_who_is_introduced() -> None:
    assert introduced("London is a big city. Cars drive over a bridge.").people == ()


def test_a_pet_comes_back_by_its_name_though_it_is_a_common_word() -> None:
    first = read("a cat named Biscuit sleeps on a sofa").shots
    for words in ("Biscuit jumps off the sofa", "a mouse runs past biscuit"):
        (shot,) = read(words, first).shots
        assert [s.noun for s in shot.subjects if s.name == "Biscuit"] == ["cat"]


def test_what_somebody_lets_go_of_is_there() -> None:
    first = read("a boy flies a kite").shots
    (shot,) = read("he lets go of it", first).shots
    assert "kite" in [s.noun for s in shot.subjects]
