"""Who goes on in a story is who the words mean: the one who was given something, the one who ran, nobody's leaves."""

from __future__ import annotations

import pytest

from prompts.read import read


def _deeds(words: str) -> list[tuple[str, str]]:
    return [(beat.subject, beat.action) for beat in read(words).shots[0].beats]


@pytest.mark.parametrize(
    "words",
    [
        "A courier hangs a parcel on the hook and leaves.",
        "A gardener kisses his wife and then leaves.",
        "A girl takes an umbrella and leaves without a word.",
    ],
)
def test_who_leaves_has_no_leaves_of_a_tree(words: str) -> None:
    shot = read(words).shots[0]
    assert shot.beats[-1].action.startswith("leaving")
    assert not any(subject.kind == "plant" for subject in shot.subjects)


def test_leaves_beside_what_lies_about_stay_leaves() -> None:
    shot = read("A gardener sweeps up the twigs and leaves.").shots[0]
    assert not any(beat.action.startswith("leaving") for beat in shot.beats)


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("A dentist hands a girl a sticker and she smiles.", ("girl", "smiling")),
        ("A nurse gives an old man a pill; he swallows it.", ("old_man", "swallowing it")),
        ("A teacher taps a boy on the shoulder and he turns around.", ("boy", "turning around")),
        ("A fireman lifts a girl down and she hugs her mother.", ("girl", "hugging her mother")),
    ],
)
def test_the_pronoun_after_a_gift_is_whoever_got_it(words: str, deed: tuple[str, str]) -> None:
    assert deed in _deeds(words)


def test_she_is_not_everyone() -> None:
    deeds = _deeds("A girl opens a present, everyone cheers, and she jumps for joy.")
    assert ("girl", "jumping for joy") in deeds


def test_who_is_chased_is_who_ran() -> None:
    shot = read("A robber walks up to a man, takes his hat and runs. A guard chases him.").shots[0]
    assert next(beat.target for beat in shot.beats if beat.subject == "guard") == "robber"


def test_a_cat_on_a_table_is_in_a_room() -> None:
    assert read("A cat leaps on the table, tips over a jug and runs off.").shots[0].setting.stage != "table"
    assert read("A mouse sits on the table.").shots[0].setting.stage in ("table", None)
