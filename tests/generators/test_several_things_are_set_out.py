"""Several things that are on one thing lie beside one another on it, and are all seen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prompts.read import read
from tests.generators.staged_words import staged, tracks_of


def spots(words: str, *subjects: str) -> list[tuple[float, float]]:
    """Where the figures of subjects are on the ground, (x, y) m, from the left."""
    tracks = [track for subject in subjects for track in tracks_of(words, subject)]
    return sorted((float(t.centre(1.0)[0]), float(t.centre(1.0)[1])) for t in tracks)


@pytest.mark.parametrize(
    ("words", "subjects", "many"),
    [
        ("Three apples and two bananas lie on a table.", ("apple", "banana"), 5),
        ("Seven candles burn on a shelf.", ("candle",), 7),
        ("A vase and a lamp stand on a table.", ("vase", "lamp"), 2),
    ],
)
def test_each_of_several_things_on_one_has_a_place_of_its_own(words: str, subjects: tuple[str, ...], many: int) -> None:
    places = spots(words, *subjects)
    assert len(places) == many
    assert all(right[0] - left[0] > 0.02 or abs(right[1] - left[1]) > 0.02 for left, right in pairwise(places))


def test_what_is_on_a_plate_shares_it() -> None:
    words = "Three lemons, two limes and one orange on a white plate."
    plate = spots(words, "plate")[0]
    around = spots(words, "lemon", "lime", "orange")
    assert len({(round(x, 2), round(y, 2)) for x, y in around}) == 6
    assert all(abs(x - plate[0]) < 0.2 for x, _ in around)


@pytest.mark.parametrize(
    ("words", "subjects"),
    [("A cat and a dog on a sofa.", ("cat", "dog")), ("A cup of coffee and a croissant on a small table.", ("cup",))],
)
def test_all_that_are_named_together_are_where_the_last_is(words: str, subjects: tuple[str, ...]) -> None:
    there = {subject.id: subject.position for subject in read(words).shots[0].subjects}
    assert all(there[name].startswith("on a") for name in subjects)


def test_books_that_are_counted_are_single_books() -> None:
    books = tracks_of("Three books on a desk.", "book")
    assert all(track.height_m < 0.3 * track.width_m for track in books)
    assert staged("Three books on a desk.").warnings == ()


@pytest.mark.parametrize(
    ("words", "thing", "vessel"),
    [
        ("A woman puts an apple into a bag.", "apple", "bag"),
        ("A man puts a book into a backpack.", "book", "backpack"),
        ("A person puts bread into a toaster.", "bread", "toaster"),
    ],
)
def test_what_is_put_into_something_ends_in_it(words: str, thing: str, vessel: str) -> None:
    stage = staged(words)
    put, bag = (next(t for t in stage.tracks if t.subject_id == name) for name in (thing, vessel))
    end_s = stage.camera.seconds
    away = put.centre(end_s) - bag.centre(end_s)
    assert float(abs(away[0]) + abs(away[1])) < 0.15
    assert not any("not placed so" in warning for warning in stage.warnings)
