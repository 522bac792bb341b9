"""`her` behind a verb is whom a deed is done to, as `him` is; before a noun it is whose that is."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "number", "target"),
    [
        ("A woman waits, and then her husband kisses her.", 1, "woman"),
        ("A girl falls down and her mother hugs her.", 1, "girl"),
        ("A postman rings the doorbell, a woman opens the door, and he hands her a parcel.", 2, "woman"),
        ("A man sits next to a woman and gives her a flower.", 1, "woman"),
        ("A woman meets a boy, and then hugs him.", 1, "boy"),
        ("A woman takes off her coat and hangs it on a hook.", 1, "hook"),
    ],
)
def test_her_is_whom_a_deed_is_done_to(request_: str, number: int, target: str) -> None:
    assert read(request_).shots[0].beats[number].target == target


@pytest.mark.parametrize(
    ("request_", "motion"),
    [
        ("a seagull circles above a beach", "fly"),
        ("an eagle circles and then dives", "fly"),
        ("a penguin dives into the sea", "swim"),
        ("a cat laps up some milk", "eat"),
    ],
)
def test_what_animals_do_is_of_their_kind(request_: str, motion: str) -> None:
    assert read(request_).shots[0].beats[0].motion == motion


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("a waitress carries a tray and sets down two glasses", "glass"),
        ("a librarian takes off her glasses and yawns", "spectacles"),
    ],
)
def test_glasses_on_a_tray_are_drunk_from(request_: str, noun: str) -> None:
    ids = {subject.id for subject in read(request_).shots[0].subjects}
    assert (noun in ids) or (noun == "spectacles" and "glass" not in ids)
