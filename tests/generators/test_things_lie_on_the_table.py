"""Who works at a table has the other small things there too, and what is put somewhere comes to be there."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import staged


def base(stage: Stage, thing: str, story_s: float) -> tuple[float, float, float]:
    """The point on which the first thing of such an id stands, m."""
    player = next(p for p in stage.performance.players if thing in p.track.subject_id)
    x, y, z = player.animation(story_s).position
    return x, y, z - (0.0 if player.model.root_is_foot else player.model.root_height_m)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("A florist trims the stems of roses, arranges them in a vase, and ties a ribbon around it.", "vase"),
        ("Someone dips a spoon into a jar of honey, lifts it, and lets the honey drip onto toast.", "jar"),
        ("A man writes a letter, folds it, and slips it into an envelope.", "envelope"),
    ],
)
def test_small_things_lie_where_somebody_works(words: str, thing: str) -> None:
    assert base(staged(words), thing, 0.1)[2] > 0.6


@pytest.mark.parametrize(
    "words",
    [
        "A boy pours cereal into a bowl, adds milk, and starts eating.",
        "A man opens a bottle of wine, pours two glasses, and raises a toast.",
        "A receptionist answers the phone, writes a note, and hangs up.",
    ],
)
def test_who_works_there_stays_on_the_floor(words: str) -> None:
    stage = staged(words)
    assert stage.tracks[0].base(0.1)[2] < 0.05
    assert not any("hangs in the air" in warning for warning in stage.warnings)


def test_what_is_said_to_be_on_the_floor_stays_there() -> None:
    assert base(staged("A man writes a letter at a table. A bowl is on the floor."), "bowl", 0.1)[2] < 0.1


@pytest.mark.parametrize(
    ("words", "thing", "into"),
    [
        ("A jeweler examines a diamond, polishes it, and places it in a box.", "diamond", "box"),
        ("A woman folds clothes, packs them into a suitcase, and zips it shut.", "clothes", "suitcase"),
        ("A man picks up his keys from the table, drops them in a bowl, and sighs.", "key", "bowl"),
    ],
)
def test_what_is_put_into_something_is_in_it_then(words: str, thing: str, into: str) -> None:
    stage = staged(words)
    end = 7.2
    assert dist(base(stage, thing, end)[:2], base(stage, into, end)[:2]) < 0.06
    assert dist(base(stage, thing, 0.2)[:2], base(stage, into, 0.2)[:2]) > 0.06


def test_a_customer_stands_on_the_other_side_of_the_counter() -> None:
    stage = staged("A cashier scans groceries, puts them in a bag, and hands the bag to a customer.")
    counter = next(p for p in stage.performance.players if "counter" in p.track.subject_id)
    customer = base(stage, "customer", 0.1)
    assert dist(customer[:2], counter.animation(0.1).position[:2]) > 0.5 * counter.model.length_m


def test_a_gift_opens_and_the_puppy_is_in_it() -> None:
    stage = staged("A kid opens a birthday present, finds a puppy inside, and then hugs it.")
    assert dist(base(stage, "puppy", 7.0)[:2], base(stage, "birthday_present", 7.0)[:2]) < 0.05
    number = next(p.track.number for p in stage.performance.players if p.track.subject_id == "birthday_present")
    shut, opened = (
        stage.frame(t, stage.new_data()).position[stage.scene.subject == number][:, 2].max() for t in (0.05, 4.0)
    )
    assert opened > shut + 0.1


def test_who_lays_something_down_does_not_lie() -> None:
    stage = staged("A chef slices bread, lays it on a plate, and serves it.")
    chef = stage.performance.players[0]
    assert min(chef.animation(t).position[2] for t in (3.5, 4.5)) > 0.6


def test_who_lies_down_where_there_is_a_bed_lies_on_it() -> None:
    stage = staged("A woman spreads a blanket on the bed, lies down, and then falls asleep.")
    assert dist(base(stage, "woman", 7.0)[:2], base(stage, "bed", 7.0)[:2]) < 1.2


def test_coffee_grounds_are_no_open_ground() -> None:
    shot = complete(read("A barista grinds coffee beans, tamps the grounds, and pulls a shot of espresso.").shots[0])
    assert shot.setting.interior
