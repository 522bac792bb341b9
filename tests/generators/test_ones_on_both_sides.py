"""Who is between two has one of them on the left and one on the right of the picture."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.on_both_sides import with_ones_on_both_sides
from generators.previz.placed_so import with_places_told_as_looks
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "left", "middle", "right"),
    [
        ("a vase between two books, front view", "book", "vase", "book_beyond"),
        ("a girl sits between two horses", "horse", "girl", "horse_beyond"),
        ("a red cup stands between a blue bottle and a green bowl", "bottle", "cup", "bowl"),
        ("a boy stands between his mother and father", "mother", "boy", "father"),
    ],
)
def test_the_two_are_on_either_side(words: str, left: str, middle: str, right: str) -> None:
    across = {track.subject_id: float(track.centre(1.0)[0]) for track in staged(words).tracks}
    assert across[left] < across[middle] < across[right]


def test_the_one_between_two_of_a_kind_makes_each_of_them_a_figure_by_its_own_name() -> None:
    nouns = [s.noun for s in with_ones_on_both_sides(shot_of("a girl sits between two horses")).subjects]
    assert nouns == ["girl", "horse", "horse"]


@pytest.mark.parametrize("words", ["a boy walks between two rows of trees", "two boys play catch between two cars"])
def test_who_goes_and_who_are_several_are_left_as_they_are(words: str) -> None:
    shot = shot_of(words)
    assert with_ones_on_both_sides(shot) == shot


def test_where_something_was_put_paints_it_in_no_colour() -> None:
    shot = with_places_told_as_looks(shot_of("a red apple placed between a green pear and a banana"))
    apple = next(s for s in shot.subjects if s.noun == "apple")
    assert [look.text for look in apple.looks] == ["red"]
    assert apple.position == "between a green pear and a banana"
    assert "pear" in {s.id for s in as_staged(shot).subjects}
