"""Slides, ladders, cribs, hooks and what is in which hand: people use things as the words have it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.chute import down_chute
from generators.previz.motion.performing import performance_of
from generators.previz.motion.score import score_of
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged, track_of, tracks_of


def _prepared(words: str) -> Shot:
    return as_staged(shot_of(words))


def _hips_m(words: str, number: int, story_s: float) -> np.ndarray:
    """Where the hips of the figure of a number are, or the foot of a thing."""
    return np.array(staged(words).performance.players[number].animation(story_s).position)


def _height_m(words: str, subject_id: str, story_s: float) -> float:
    return float(track_of(words, subject_id).base(story_s)[2])


@pytest.mark.parametrize(
    "words",
    [
        "a toddler goes down a playground slide",
        "two boys on a slide at the playground",
        "a girl slides down a red slide",
    ],
)
def test_who_is_on_a_slide_comes_down_it(words: str) -> None:
    (slide,) = tracks_of(words, "playground_slide")
    child = next(track for track in staged(words).tracks if track is not slide)
    top, foot = child.centre(0.3), child.centre(4.6)
    assert top[2] - foot[2] > 0.9
    assert (foot - top)[:2] @ slide.heading(0.3)[:2] > 1.5


def test_two_on_a_slide_go_down_one_after_the_other() -> None:
    first, second = tracks_of("two boys on a slide at the playground", "boy")
    apart = [float(np.linalg.norm(first.centre(s) - second.centre(s))) for s in np.arange(0.2, 4.8, 0.2)]
    assert min(apart) > 0.3


def test_a_slide_is_gone_down_faster_and_faster() -> None:
    chute = (-0.4, 1.6, 1.3, 0.6)
    heights = [down_chute(chute, s).up_m for s in np.arange(0.7, 1.9, 0.2)]
    drops = -np.diff(heights)
    assert np.all(np.diff(drops) > 0.0)
    assert down_chute(chute, 20.0).up_m == 0.0


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("a man holds a cup in his left hand", True),
        ("a left-handed woman writes a letter", True),
        ("a man holds a cup in his right hand", False),
        ("a man holds a cup", False),
    ],
)
def test_the_left_hand_does_what_it_is_told_to(words: str, left: bool) -> None:
    people = [p for p in staged(words).performance.players if getattr(p.animation, "cues", ())]
    score = people[0].animation.cues[0].score
    grips = people[0].animation.cues[0].grips
    assert {grip.hand for grip in grips} == ({"l"} if left else {"r"}) or not grips
    assert score is not None


def test_a_left_handed_score_is_the_mirrored_one() -> None:
    right, left = score_of("stand", "wave"), score_of("stand", "wave", left_handed=True)
    assert right.arms_given != left.arms_given
    assert right.at(0.5)["r.out"] == pytest.approx(left.at(0.5)["l.out"])


def test_two_things_are_held_one_in_each_hand() -> None:
    words = "a woman holds a cup in her right hand and a book in her left hand"
    (person,) = [p for p in staged(words).performance.players if getattr(p.animation, "cues", ())]
    assert {grip.hand for grip in person.animation.cues[0].grips} == {"l", "r"}


@pytest.mark.parametrize(
    ("words", "thing", "many"),
    [
        ("a guitarist sits on a bench", "guitar", 1),
        ("protesters march through a city", "placard", 3),
        ("a photographer walks through a forest", "camera", 1),
    ],
)
def test_who_is_called_by_a_thing_has_it(words: str, thing: str, many: int) -> None:
    shot = _prepared(words)
    assert any(s.noun == thing and s.count == many for s in shot.subjects)


@pytest.mark.parametrize("words", ["a guitarist waves to the crowd", "a photographer drinks coffee"])
def test_whose_hands_have_other_work_has_nothing_more(words: str) -> None:
    assert len(_prepared(words).subjects) <= len(shot_of(words).subjects) + 1
    assert not any("holding a" in beat.action for beat in _prepared(words).beats)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("a painter on a ladder paints a wall", "painter"),
        ("an electrician on a stepladder changes a light bulb", "electrician"),
    ],
)
def test_who_works_on_a_ladder_stands_on_it(words: str, who: str) -> None:
    assert _height_m(words, who, 3.0) > 0.6
    assert not any("not placed so" in warning for warning in staged(words).warnings)


@pytest.mark.parametrize("words", ["a woman falls off a stool", "a boy falls off a chair"])
def test_who_falls_off_a_seat_is_on_it_first(words: str) -> None:
    seat = staged(words).tracks[1]
    assert np.linalg.norm((_hips_m(words, 0, 0.5) - seat.centre(0.5))[:2]) < 0.4
    assert _hips_m(words, 0, 4.7)[2] < _hips_m(words, 0, 0.5)[2] - 0.2
    assert abs(float(seat.base(0.1)[2])) < 0.05


@pytest.mark.parametrize("words", ["a woman gets into a taxi", "a boy climbs into a red car"])
def test_who_gets_into_a_car_is_beside_it_before(words: str) -> None:
    person, car = staged(words).tracks[:2]
    away = [float(np.linalg.norm((person.centre(s) - car.centre(s))[:2])) for s in (0.5, 4.5)]
    assert away[0] > 0.5 * car.width_m
    assert away[1] < 0.5 * car.width_m


@pytest.mark.parametrize(
    ("words", "who", "action"),
    [
        ("a nurse talks to a boy in a hospital bed", "boy", "lying in the bed"),
        ("a waiter walks to a table where a family sits", "family", "sitting at the table"),
        ("a mother looks at a baby in a crib", "baby", "lying in the crib"),
    ],
)
def test_who_is_named_by_a_place_is_there(words: str, who: str, action: str) -> None:
    assert any(beat.subject == who and beat.action.endswith(action.split()[-1]) for beat in _prepared(words).beats)


def test_who_is_put_there_by_somebody_is_not_there_already() -> None:
    shot = _prepared("a father puts a baby in a crib")
    assert not any(beat.subject == "baby" and beat.action == "lying in the crib" for beat in shot.beats)


@pytest.mark.parametrize("words", ["six friends dance in a circle", "five children sit in a circle on the grass"])
def test_those_in_a_circle_stand_round_its_middle(words: str) -> None:
    places = np.array([track.centre(0.5)[:2] for track in staged(words).tracks])
    spread = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert spread.min() > 0.6
    assert np.ptp(spread) < 0.4


def test_who_is_dipped_leans_back_and_comes_up_again() -> None:
    words = "a man and a woman dance, then he dips her"
    heights = [float(_hips_m(words, 1, s)[2]) for s in np.arange(0.5, shot_of(words).duration_s or 5.0, 0.25)]
    assert max(heights) - min(heights) > 0.15


@pytest.mark.parametrize("words", ["a boy pops a balloon with a needle", "a girl bursts a red balloon"])
def test_a_balloon_that_is_popped_is_gone(words: str) -> None:
    lowest = min(float(p.animation(4.0).position[2]) for p in staged(words).performance.players)
    assert lowest < -10.0


def test_what_is_hung_up_stays_where_it_hangs() -> None:
    words = "a man hangs his jacket on a hook"
    players = staged(words).performance.players
    moved = [
        p for p in players
        if np.linalg.norm(np.subtract(p.animation(2.4).position, p.animation(4.6).position)) < 1e-6
        and np.linalg.norm(np.subtract(p.animation(0.4).position, p.animation(2.4).position)) > 0.1
    ]  # fmt: skip
    assert moved


@pytest.mark.parametrize("words", ["an athlete does the high jump", "a girl jumps over the high jump bar"])
def test_a_high_jump_goes_over_its_bar(words: str) -> None:
    times = np.arange(0.2, 4.8, 0.05)
    passing = min(times, key=lambda s: float(np.linalg.norm((_hips_m(words, 0, s) - _hips_m(words, 1, s))[:2])))
    assert _hips_m(words, 0, passing)[2] > _hips_m(words, 0, 0.2)[2] + 0.3


def test_what_is_jumped_over_in_a_run_lies_where_the_leap_is() -> None:
    words = "a man jumps over a fence"
    fence = staged(words).tracks[1]
    highest = max(np.arange(1.0, 4.0, 0.05), key=lambda s: float(_hips_m(words, 0, s)[2]))
    assert np.linalg.norm((_hips_m(words, 0, highest) - fence.centre(highest))[:2]) < 0.45


def test_an_owner_keeps_their_age() -> None:
    (man,) = [s for s in _prepared("a nurse takes an old man's temperature").subjects if "man" in s.noun]
    assert man.noun == "old man"


@pytest.mark.parametrize(
    ("words", "who", "thing"),
    [
        ("a boy hides under a table", "boy", "table"),
        ("a plumber lies under a sink", "plumber", "sink"),
        ("a girl sits under a desk", "girl", "desk"),
    ],
)
def test_who_is_low_under_furniture_is_under_it(words: str, who: str, thing: str) -> None:
    people = np.array([track.centre(2.0)[:2] for track in tracks_of(words, who)])
    assert np.linalg.norm(people.mean(axis=0) - track_of(words, thing).centre(2.0)[:2]) < 0.6
    assert not any("not acted" in told or "not placed" in told for told in staged(words).warnings)


@pytest.mark.parametrize("words", ["a girl blows bubbles on a swing", "a boy eats an apple on a swing"])
def test_who_does_something_else_on_a_swing_goes_with_it(words: str) -> None:
    ways = np.array([_hips_m(words, 0, s)[:2] for s in np.arange(0.2, 3.0, 0.2)])
    assert float(np.ptp(ways, axis=0).max()) > 0.4


def test_who_is_in_a_wheelchair_does_there_what_they_are_told_to() -> None:
    shot = _prepared("a man in a wheelchair plays the guitar")
    assert any("guitar" in beat.action for beat in shot.beats)
    assert not any("wheel of" in beat.action for beat in shot.beats)


def test_the_seat_of_somebody_else_is_not_ones_own() -> None:
    words = "a photographer takes a picture of a bride on a bench"
    assert not any("not placed so" in told for told in staged(words).warnings)
    assert _hips_m(words, 0, 2.0)[2] > 0.5


@pytest.mark.parametrize("words", ["a barber holds up a mirror", "a woman holds a small mirror"])
def test_a_mirror_that_is_held_is_one_for_the_hand(words: str) -> None:
    assert any(s.noun == "hand mirror" for s in _prepared(words).subjects)


def test_a_protesters_sign_is_held_and_no_signpost() -> None:
    (sign,) = [s for s in shot_of("a protester holds a sign").subjects if s.noun == "sign"]
    assert sign.kind == "tool"
    assert shot_of("a sign at a crossroads").subjects[0].kind != "tool"


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        ("a flautist plays in a park", "flute"),
        ("a trombone player plays a solo", "trombone"),
        ("a trumpeter plays", "trumpet"),
    ],
)
def test_players_have_the_instrument_they_are_called_by(words: str, instrument: str) -> None:
    row = performance_of("playing", "work", [words.split(" play")[0].removeprefix("a ")])
    assert row is not None
    assert row.implied == instrument


def test_a_close_view_before_a_mirror_holds_the_face_in_it() -> None:
    assert _prepared("close-up of a woman brushing her teeth in front of a mirror").camera.size == "medium"


@pytest.mark.parametrize(
    "words", ["a woman hangs wet sheets on a washing line", "a girl hangs laundry on a clothesline"]
)
def test_laundry_hangs_on_its_line(words: str) -> None:
    shown = {track.subject_id for track in staged(words).tracks}
    assert not shown & {"laundry", "sheet", "bedsheet", "wet_sheet"}
    assert not staged(words).warnings


@pytest.mark.parametrize(
    ("words", "who"), [("a boy waves and his parents clap", "parent"), ("the twins laugh", "twin")]
)
def test_who_are_two_by_nature_are_two(words: str, who: str) -> None:
    assert len(tracks_of(words, who)) == 2


@pytest.mark.parametrize("words", ["putting on a coat", "putting on his hat", "pinning a flower on her dress"])
def test_what_is_put_on_is_not_hung_up(words: str) -> None:
    row = performance_of(words, "work", ["coat", "hat", "dress"])
    assert row is None or row.leaves_to != "hung"
