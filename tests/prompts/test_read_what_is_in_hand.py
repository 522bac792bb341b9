"""What is told to be in hand is held by whom it is told of, and acts by no means itself."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "who", "what"),
    [
        ("a pirate, cutlass in hand, climbs onto the deck", "pirate", "cutlass"),
        ("a teacher walks into the classroom, book in hand", "teacher", "book"),
        ("an old man stands at the bus stop, umbrella in hand", "old_man", "umbrella"),
    ],
)
def test_who_has_it_in_hand_holds_it(request_: str, who: str, what: str) -> None:
    shot = read(request_).shots[0]
    thing = next(s for s in shot.subjects if s.noun == what)
    assert {beat.subject for beat in shot.beats} == {who}
    assert any(beat.target == thing.id for beat in shot.beats)


def test_a_head_in_hands_is_no_thing_that_is_held() -> None:
    assert not any("holding" in beat.action for beat in read("a boy, head in hands, sits on a step").shots[0].beats)


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("shampoo ad, a girl with long hair laughing under a shower", ["girl", "shower"]),
        ("travel vlog: a boy riding a scooter", ["boy", "scooter"]),
        ("a singer on a stage, gritty, 24fps", ["singer"]),
        ("an empty hall, peeling paint on the walls, a piano", ["piano"]),
    ],
)
def test_what_kind_of_film_it_is_is_nobody(request_: str, nouns: list[str]) -> None:
    assert [s.noun for s in read(request_).shots[0].subjects] == nouns


def test_whose_eyes_are_a_drivers_drives() -> None:
    shot = read("POV of a driver on a desert road").shots[0]
    assert [beat.motion for beat in shot.beats] == ["drive"]
    assert any(s.kind == "vehicle" for s in shot.subjects)
