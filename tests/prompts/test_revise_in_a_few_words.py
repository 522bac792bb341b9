"""Orders to the cast and fragments change what they speak of, and leave the rest of the shot as it is."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot


def changed(request: str, say: str) -> Shot:
    """The first shot of a request as a sentence of change leaves it, completed."""
    (shot,) = read(request).shots
    revision = revise(complete(shot), say)
    assert revision.question == ""
    return complete(revision.shot)


@pytest.mark.parametrize(
    ("request_", "say", "deed"),
    [
        ("a gardener stands in a garden", "dig a hole", ("gardener", "digging a hole")),
        ("a robot walks in a factory", "give it a box to carry", ("robot", "carrying a box")),
        ("a lamp burns on a table", "blow it out", ("lamp", "going out")),
    ],
)
def test_an_order_is_what_the_main_subject_does(request_: str, say: str, deed: tuple[str, str]) -> None:
    assert deed in [(beat.subject, beat.action) for beat in changed(request_, say).beats]


@pytest.mark.parametrize(
    ("request_", "say", "before"),
    [
        ("a tiger lies under a palm tree", "it gets up", "lying under a palm tree"),
        ("a girl sits on a swing", "she jumps down", "sitting on a swing"),
        ("two men sit on a bench", "both get up and walk away", "sitting on a bench"),
    ],
)
def test_who_gets_up_is_down_first(request_: str, say: str, before: str) -> None:
    first, second, *_ = changed(request_, say).beats
    assert first.action == before
    assert (first.start_s or 0.0) < (second.start_s or 0.0)


def test_who_stands_instead_does_not_sit_first() -> None:
    assert [beat.motion for beat in changed("a man sits on a chair", "he should stand").beats] == ["stand"]


def test_who_goes_beside_another_goes_at_the_same_time() -> None:
    first, second = changed("a boy rides a bike down a road", "add a dog running next to him").beats
    assert (first.start_s, first.end_s) == (second.start_s, second.end_s)


def test_one_of_a_colour_acts_while_the_other_goes_on() -> None:
    shot = changed("two dogs play on a beach", "the white one jumps over a log")
    looks = {s.id: [look.text for look in s.looks] for s in shot.subjects}
    jump = next(beat for beat in shot.beats if beat.motion == "jump")
    other = next(beat for beat in shot.beats if beat.subject != jump.subject)
    assert looks[jump.subject] == ["white"]
    assert (jump.start_s, other.action) == (other.start_s, "playing on a beach")


def test_two_who_hold_hands_walk_on() -> None:
    (beat,) = changed("a couple walks through a park", "they hold hands").beats
    assert (beat.motion, beat.action) == ("walk", "walking through a park holding hands")


def test_the_other_one_gives_instead() -> None:
    shot = changed("a girl gives a rose to an old woman", "swap them: the old woman gives her the rose")
    assert [beat.subject for beat in shot.beats] == ["old_woman"]


@pytest.mark.parametrize(("say", "side"), [("no the other side", "right"), ("on the right", "right")])
def test_what_was_put_on_one_side_goes_to_the_other(say: str, side: str) -> None:
    (shot,) = read("a cat sits on a wall").shots
    with_tree = complete(revise(complete(shot), "put a tree on the left").shot)
    tree = next(s for s in revise(with_tree, say).shot.subjects if s.noun == "tree")
    assert side in tree.position


@pytest.mark.parametrize(
    ("request_", "say", "nouns"),
    [
        ("a whale swims in the sea", "a small whale too", ["whale", "small whale"]),
        ("a van stops in a street", "no not a van, a truck", ["truck"]),
        ("an astronaut walks on the moon", "the earth in the sky", ["astronaut", "earth"]),
    ],
)
def test_who_is_there_afterwards(request_: str, say: str, nouns: list[str]) -> None:
    found = [f"{s.looks[0].text} {s.noun}" if s.looks else s.noun for s in changed(request_, say).subjects]
    assert found == nouns


def test_what_is_put_on_a_table_is_on_it() -> None:
    cat = changed("a woman drinks tea at a kitchen table", "put a cat on the table").subjects[-1]
    assert (cat.noun, cat.position) == ("cat", "on the table")


def test_it_is_the_bird_and_not_the_moon() -> None:
    (shot,) = read("a bird on a branch").shots
    with_moon = complete(revise(complete(shot), "at night with a full moon").shot)
    beats = revise(with_moon, "then it flies off").shot.beats
    assert [beat.subject for beat in beats if beat.motion == "fly"] == ["bird"]


def test_who_comes_into_an_empty_room_does_not_lie_in_it() -> None:
    shot = changed("an empty classroom", "add a teacher at the blackboard")
    assert not any("lying" in beat.action for beat in shot.beats)


def test_who_is_called_by_name_keeps_it_as_another_sort() -> None:
    shot = changed("a girl walks a dog named Max in a park", "Max should be a poodle")
    assert [(s.noun, s.name) for s in shot.subjects if s.name] == [("poodle", "Max")]


def test_a_deed_done_faster_is_done_to_nothing() -> None:
    (shot,) = read("a skater spins faster").shots
    assert [s.noun for s in shot.subjects] == ["skater"]


@pytest.mark.parametrize(("say", "path"), [("its dusk", "dusk"), ("its raining", "rain")])
def test_its_without_its_mark_is_it_is(say: str, path: str) -> None:
    setting = changed("a helicopter flies over a city", say).setting
    assert path in (setting.time_of_day, setting.weather)


def test_the_other_one_alone_is_asked_about() -> None:
    (shot,) = read("two goats stand on a hill").shots
    revision = revise(complete(shot), "no, the other goat")
    assert revision.fields == ()
    assert "other goat" in revision.question


@pytest.mark.parametrize("say", ["i only want to see the dog", "only the dog in the picture"])
def test_only_one_stays(say: str) -> None:
    assert [s.noun for s in changed("a dog and a cat play in a garden", say).subjects] == ["dog"]


def test_weather_made_is_no_deed_of_the_animals() -> None:
    assert changed("a dog and a black dog play on a beach", "make it snow").setting.weather == "snow"


def test_one_who_leaves_does_so_after_the_quarrel() -> None:
    beats = changed("two people argue in a kitchen", "one of them leaves").beats
    leaving = next(beat for beat in beats if beat.action.startswith("leaving"))
    assert (leaving.start_s or 0.0) > min(beat.start_s or 0.0 for beat in beats)
