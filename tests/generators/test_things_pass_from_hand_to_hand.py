"""In a story things come from where they were, go from hand to hand, and stay where they are put."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.acting import Part, parts_of
from generators.previz.as_staged import as_staged
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, track_of


def _staged(words: str) -> Shot:
    return as_staged(shot_of(words))


def _part(words: str, who: str) -> Part:
    shot = _staged(words)
    return next(part for part in parts_of(shot, shot.duration_s or 5.0) if part.subject.id == who)


def _told(words: str, who: str) -> list[str]:
    return [deed.performance for deed in _part(words, who).deeds]


@pytest.mark.parametrize(
    ("words", "giver", "taker"),
    [
        ("A nurse brings an old man a cup of tea and he drinks it.", "nurse", "old_man"),
        ("A boy carries a gift to his grandmother and she opens it.", "boy", "grandmother"),
    ],
)
def test_who_brings_something_comes_and_hands_it_over(words: str, giver: str, taker: str) -> None:
    deeds = _part(words, giver).deeds
    assert deeds[0].speed_mps > 0.0
    assert [deed.partner for deed in deeds if deed.performance == "give"] == [taker]


def test_what_is_handed_back_goes_to_who_gave_it() -> None:
    words = "A nurse brings an old man a glass of water; he drinks it and hands the glass back."
    assert _part(words, "old_man").deeds[-1].partner == "nurse"


def test_who_is_served_at_a_table_sits_at_it() -> None:
    words = "A waitress brings a pot of tea to a man at a table and he nods."
    assert {deed.posture for deed in _part(words, "man").deeds} == {"sit"}


def test_a_balloon_is_let_go_by_whom_it_was_given_to() -> None:
    words = "An uncle gives a girl a balloon, the girl lets go and the balloon floats away."
    let_go = _part(words, "girl").deeds[-1]
    assert (let_go.performance, let_go.object) == ("release", "balloon")


def test_a_purse_is_in_its_owners_hands_until_it_is_snatched() -> None:
    words = "A pickpocket walks up to a lady, steals her purse and walks away."
    purse, lady = track_of(words, "purse"), track_of(words, "lady")
    thief = track_of(words, "pickpocket")
    end = 7.0
    start_m = dist(purse.base(0.2)[:2], lady.base(0.2)[:2]), dist(purse.base(0.2)[:2], thief.base(0.2)[:2])
    end_m = dist(purse.base(end)[:2], lady.base(end)[:2]), dist(purse.base(end)[:2], thief.base(end)[:2])
    assert start_m[0] < start_m[1]
    assert end_m[1] < end_m[0]


def test_who_pulls_out_a_chair_sits_on_that_one() -> None:
    words = "A girl pulls out a chair, sits down at the desk and writes."
    deeds = _part(words, "girl").deeds
    assert deeds[0].performance == "pull_out_chair"
    assert deeds[1].seat == "chair"


def test_the_book_that_was_taken_is_the_one_that_is_read() -> None:
    words = "A man takes a book from the shelf, sits down on the sofa and starts reading."
    assert _part(words, "man").deeds[-1].object == "book"


def test_who_stands_up_when_called_has_been_sitting() -> None:
    assert _part("A judge points at a witness, who stands up.", "witness").deeds[0].posture == "sit"


def test_the_driver_gets_in_before_the_car_goes() -> None:
    words = "A woman gets into a blue van, slams the door and drives away."
    shot = _staged(words)
    assert [beat.subject for beat in shot.beats] == ["woman", "van"]
    assert not any(subject.noun == "door" for subject in shot.subjects)
    van = _part(words, "van").deeds
    assert van[0].speed_mps == 0.0 < van[-1].speed_mps


@pytest.mark.parametrize(
    "deed", ["throws himself on the sofa", "flops down onto the couch", "collapses into an armchair"]
)
def test_who_throws_himself_on_a_sofa_sits_on_it(deed: str) -> None:
    last = _part(f"A boy drops his schoolbag and {deed}.", "boy").deeds[-1]
    assert last.posture == "sit"
    assert last.seat


def test_a_table_stands_beside_the_fridge_that_is_opened() -> None:
    words = "A boy opens the fridge, takes out a carton of juice and pours it into a cup."
    fridge, cup = track_of(words, "fridge").base(0.0), track_of(words, "cup").base(0.0)
    assert dist(fridge[:2], cup[:2]) > 1.0
    assert _part(words, "boy").deeds[-1].tool == "carton"


def test_who_carries_a_thing_out_of_a_house_walks() -> None:
    assert _part("A man carries a crate out of the house.", "man").speed_mps > 0.0
    assert _part("A man takes a tray out of the oven.", "man").speed_mps == 0.0


def test_a_guest_sits_at_the_bar_across_from_the_bartender() -> None:
    words = "A bartender pours a beer and hands it to a guest."
    shot = _staged(words)
    if any(subject.id == "bar_counter" for subject in shot.subjects):
        assert any(deed.posture == "sit" for deed in _part(words, "guest").deeds)


def test_an_alarm_clock_is_beside_the_bed() -> None:
    shot = _staged("A girl is asleep in bed, the alarm clock rings and she turns it off.")
    where = {subject.noun: subject.position for subject in shot.subjects}
    assert where["alarm clock"] == "on the nightstand"


def test_a_pack_that_is_taken_off_is_on_the_ground_then() -> None:
    assert "take_off_pack" in _told("A climber takes off his backpack and raises both arms.", "climber")
