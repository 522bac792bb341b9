"""A deed told as on a label brings its place, its tools and its company with it: `a person is archery`."""

from __future__ import annotations

from math import pi

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.corners import bend_of
from generators.previz.motion.corner import CornerWay
from generators.previz.motion.performing import performance_of
from generators.previz.sets.dressing import FlatGround
from generators.previz.sets.pool import is_pool
from generators.previz.supervising.unbuilt import unbuilt_places
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators.staged_words import staged


def _staged(request: str) -> Shot:
    return as_staged(complete(read(request).shots[0]))


@pytest.mark.parametrize(
    ("request_", "stage", "place"),
    [
        ("A person is archery", "meadow", "playing field"),
        ("A person is bowling", "room", "bowling alley"),
        ("A person is snowboarding", "snow", ""),
        ("A person is ice skating", "snow", "ice rink"),
        ("A person is golf driving", "meadow", "golf course"),
        ("A person is catching a fish", "lake", ""),
        ("A person is chopping wood", "forest", ""),
        ("A person is brushing teeth", "room", "bathroom"),
    ],
)
def test_a_deed_is_done_where_it_is_usually_done(request_: str, stage: str, place: str) -> None:
    setting = complete(read(request_).shots[0]).setting
    assert setting.stage == stage
    assert place in setting.place


@pytest.mark.parametrize(
    ("action", "nouns", "row"),
    [
        ("arm wrestling", [], "arm_wrestle"),
        ("spinning a hula hoop", ["hula hoop"], "hula_hoop"),
        ("drawing a bow", ["bow"], "draw_bow"),
        ("bowling", [], "bowl"),
        ("trimming a hedge", ["hedge"], "trim_hedge"),
        ("playing harmonica", ["harmonica"], "mouth_organ"),
        ("playing flute", ["flute"], "flute"),
    ],
)
def test_the_words_of_a_label_mean_its_performance(action: str, nouns: list[str], row: str) -> None:
    found = performance_of(action, "", nouns)
    assert found is not None
    assert found.id == row


def test_two_wrestle_with_their_arms_where_one_is_told() -> None:
    (person,) = _staged("A person is arm wrestling").subjects
    assert person.count == 2


def test_whose_back_is_massaged_is_there() -> None:
    assert len(_staged("A person is massaging back").subjects) == 2


@pytest.mark.parametrize(
    "request_",
    ["a motorcycle cruising along a coastal highway", "a bicycle slowing down to stop", "a motorcycle in the snow"],
)
def test_a_cycle_that_is_under_way_has_a_rider(request_: str) -> None:
    shot = _staged(request_)
    rides = [beat for beat in shot.beats if beat.motion == "ride"]
    people = [subject for subject in shot.subjects if subject.kind == "human"]
    assert len(people) == len(rides)
    assert bool(rides) is ("in the snow" not in request_)


@pytest.mark.parametrize(
    "request_", ["a bicycle leaning against a tree", "a riderless motorcycle rolls down the road", "a parked bicycle"]
)
def test_a_cycle_that_nobody_rides_stays_alone(request_: str) -> None:
    assert all(subject.kind != "human" for subject in _staged(request_).subjects)


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("a dog drinking water", "bowl of water"),
        ("a cat drinks milk", "bowl of milk"),
        ("a horse drinking water", "water trough"),
    ],
)
def test_an_animal_that_drinks_has_something_to_drink_from(request_: str, noun: str) -> None:
    assert noun in [subject.noun for subject in _staged(request_).subjects]


def test_who_drinks_from_a_river_needs_no_bowl() -> None:
    assert all(subject.kind != "vessel" for subject in _staged("a deer drinking water from a river").subjects)


def test_a_herd_that_is_joined_is_there() -> None:
    zebras = [subject.count for subject in _staged("a zebra running to join a herd of its kind").subjects]
    assert sum(zebras) > 3


def test_who_is_under_way_goes_where_the_pan_goes() -> None:
    shot = complete(read("a shark is swimming in the ocean, pan left").shots[0])
    assert shot.beats[0].direction == "left"


def test_pools_and_rinks_are_built() -> None:
    assert not {"swimming pool", "ice rink"} & set(unbuilt_places())


def test_a_bend_leads_from_one_road_down_another() -> None:
    way = CornerWay(terrain=FlatGround(), origin=(0.0, 0.0), heading=(1.0, 0.0), radius_m=4.0)
    before, after = way.point(-3.0), way.point(2.0 * pi + 3.0)
    assert before == pytest.approx((-3.0, 0.0))
    assert after == pytest.approx((4.0, -7.0))
    assert way.direction(20.0) == pytest.approx((0.0, -1.0))


@pytest.mark.parametrize("request_", ["a car turning a corner", "a truck rounds a bend in the road"])
def test_who_turns_a_corner_is_on_a_road_that_has_one(request_: str) -> None:
    shot = _staged(request_)
    assert shot.setting.stage == "road"
    assert bend_of(shot) > 0.0
    assert not any("corner" in warning or "bend" in warning for warning in staged(request_).warnings)


def test_a_corner_where_no_road_meets_the_street_is_warned_of() -> None:
    warnings = staged("a car drifts around a corner on a city street").warnings
    assert any("corner" in warning for warning in warnings)


def test_pines_are_trees_and_no_pins() -> None:
    pines = [
        track.height_m for track in staged("a cabin nestled among tall pines").tracks if track.subject_id == "pine"
    ]
    assert min(pines) > 5.0


def test_a_room_full_of_people_is_full() -> None:
    shot = _staged("a person giving a presentation to a room full of colleagues")
    assert max(subject.count for subject in shot.subjects) > 5
    assert shot.setting.place == "conference room"


@pytest.mark.parametrize(
    ("words", "built"), [("a swimming pool", True), ("poolside", True), ("a forest pool", False), ("a lake", False)]
)
def test_pools_are_built_and_not_found(words: str, built: bool) -> None:
    assert is_pool(words) is built


def test_a_sail_that_is_not_built_is_warned_of() -> None:
    assert any("parasailing" in warning for warning in staged("a person is parasailing").warnings)


@pytest.mark.parametrize("deed", ["pole vault", "abseiling", "paragliding"])
def test_what_needs_gear_that_is_not_built_is_warned_of(deed: str) -> None:
    assert any("not acted" in warning for warning in staged(f"a person is {deed}").warnings)


@pytest.mark.parametrize(
    ("action", "nouns", "row"),
    [
        ("laying bricks", ["bricks"], "lay_bricks"),
        ("scuba diving", [], "scuba"),
        ("making a snowman", ["snowman"], "build_up"),
        ("deadlifting", [], "deadlift"),
    ],
)
def test_deeds_that_were_taken_for_others_have_their_own_rows(action: str, nouns: list[str], row: str) -> None:
    found = performance_of(action, "", nouns, posture=False)
    assert found is not None
    assert found.id == row


def test_who_lays_bricks_does_not_lie_down() -> None:
    assert performance_of("laying bricks", "", ["bricks"], posture=True) is None
