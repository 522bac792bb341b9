"""What somebody hangs on a wall or puts on a shelf stays there, and what lies on the ground is picked up from it."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.acting import Part, parts_of
from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


def _part(words: str, who: str) -> Part:
    shot = as_staged(shot_of(words))
    return next(part for part in parts_of(shot, shot.duration_s or 5.0) if part.subject.id == who)


@pytest.mark.parametrize(
    ("words", "who", "thing"),
    [
        ("A woman hangs a clock on the wall, steps back and looks at it.", "woman", "clock"),
        ("A boy nails a painting to the wall and walks away.", "boy", "painting"),
    ],
)
def test_a_picture_stays_on_the_wall(words: str, who: str, thing: str) -> None:
    picture, wall = track_of(words, thing), track_of(words, "hung_on")
    after, end = picture.base(3.0), picture.base(4.8)
    assert dist(after, end) < 0.01
    assert float(end[2]) > 0.8
    assert dist(end[:2], wall.base(0.0)[:2]) < 0.3


@pytest.mark.parametrize("where", ["on the shelf", "back on a rack"])
def test_a_jar_is_put_on_a_board_that_hands_reach(where: str) -> None:
    words = f"A girl picks up a jar and puts it {where}."
    jar, girl = track_of(words, "jar"), track_of(words, "girl")
    height = float(jar.base(4.8)[2])
    assert 0.4 * girl.height_m < height < 0.8 * girl.height_m


def test_books_stay_on_a_whole_bookshelf() -> None:
    shot = as_staged(shot_of("A girl puts a book on the bookshelf."))
    assert not any(subject.noun == "open shelf" for subject in shot.subjects)


def test_a_second_table_stands_beside_the_first() -> None:
    words = "A woman washes a cup, dries it with a towel and puts it on the rack."
    deeds = _part(words, "woman").deeds
    assert deeds[1].performance == "dry_dish"
    tables = [track for track in staged(words).tracks if track.subject_id == "rack" or "counter" in track.subject_id]
    assert all(dist(a.base(0.0)[:2], b.base(0.0)[:2]) > 0.7 for a in tables for b in tables if a is not b)


def test_a_stick_is_picked_up_from_the_ground_and_thrown() -> None:
    deeds = _part("A boy picks up a stick and throws it.", "boy").deeds
    assert [deed.object for deed in deeds] == ["stick", "stick"]
    assert not any(deed.needs("surface") or deed.needs("object") for deed in deeds)


def test_a_dog_comes_to_whom_it_brings_something() -> None:
    words = "A dog brings its owner the newspaper."
    dog, owner, paper = (track_of(words, who) for who in ("dog", "owner", "newspaper"))
    assert dist(dog.base(0.2)[:2], owner.base(0.2)[:2]) > dist(dog.base(4.8)[:2], owner.base(4.8)[:2]) + 1.0
    assert dist(paper.base(4.8)[:2], dog.base(4.8)[:2]) < 1.0


def test_who_takes_something_out_of_a_basket_is_not_in_it() -> None:
    shot = as_staged(shot_of("A monkey takes a banana from a basket and eats it."))
    assert not any(subject.position.startswith("in the open") for subject in shot.subjects if subject.id == "monkey")
