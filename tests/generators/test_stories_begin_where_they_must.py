"""How things are before a deed follows from the deed: who stands up was sitting, what is opened was shut."""

from __future__ import annotations

import mujoco
import pytest

from generators.previz.acting import parts_of
from generators.previz.as_staged import as_staged
from generators.previz.deeds import Deed
from generators.previz.donning import off_while_worn, with_what_is_put_on
from prompts.read import read
from tests.generators.staged_words import shot_of, staged, track_of, tracks_of


def deeds(words: str) -> tuple[Deed, ...]:
    """What the first subject does."""
    return parts_of(as_staged(shot_of(words)), 7.5)[0].deeds


def bone_at(words: str, bone: str, story_s: float) -> tuple[float, ...]:
    """Where a bone of a figure is, m."""
    stage = staged(words)
    body = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, bone)
    data = stage.new_data()
    stage.frame(story_s, data)
    return tuple(float(value) for value in data.xpos[body])


@pytest.mark.parametrize(
    "words",
    [
        "A student raises her hand, stands up, and then answers the question.",
        "A person is reading a book, then they suddenly stand up and look out of the window.",
        "A woman closes her laptop, gets up, and then leaves the room.",
    ],
)
def test_who_stands_up_was_sitting(words: str) -> None:
    assert [deed.posture for deed in deeds(words)][:2] == ["sit", "stand"]


def test_who_gets_out_of_bed_was_on_it() -> None:
    first = deeds("A woman turns off the alarm clock, gets out of bed, and then stretches.")[0]
    assert (first.posture, first.seat) == ("sit", "bed")


def test_who_walks_up_before_was_on_no_seat() -> None:
    assert deeds("A boy runs across a room, falls, and then gets up.")[0].posture == "stand"


def test_who_has_opened_a_laptop_types_on_it() -> None:
    opened, typed, closed = deeds("A person opens a laptop, types for a while, and then closes it.")
    assert opened.object == typed.object == closed.object == "laptop"


def test_a_laptop_is_shut_before_it_is_opened_and_after() -> None:
    words = "A person opens a laptop, types for a while, and then closes it."
    stage = staged(words)
    lid = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, "s2.0/lid")
    turns = []
    for story_s in (0.0, 4.0, 7.4):
        data = stage.new_data()
        stage.frame(story_s, data)
        turns.append(float(data.xmat[lid][8]))  # of the lid's own upright
    assert turns[1] > 0.95
    assert turns[0] < 0.1 > turns[2]


def test_what_was_taken_off_is_put_back_on() -> None:
    shot = with_what_is_put_on(shot_of("An old man takes off his glasses, wipes them, and then puts them back on."))
    assert [beat.action for beat in shot.beats][2] == "putting on glasses"


def test_curtains_are_drawn_apart_by_who_opens_them() -> None:
    words = "A woman opens the curtains."
    moved = abs(bone_at(words, "s2.0/left", 4.5)[0] - bone_at(words, "s2.0/left", 0.0)[0])
    moved += abs(bone_at(words, "s2.0/left", 4.5)[1] - bone_at(words, "s2.0/left", 0.0)[1])
    assert moved > 0.3


def test_curtains_are_one_pair() -> None:
    assert [s.count for s in as_staged(shot_of("A woman opens the curtains.")).subjects] == [1, 1]


def test_a_shade_that_is_pulled_down_goes_up_again() -> None:
    words = "A window shade is pulled down, covers the window, and then is released to roll back up."
    low = bone_at(words, "s1.0/slatf", 3.0)[2]
    assert low < bone_at(words, "s1.0/slatf", 0.0)[2] - 0.5
    assert low < bone_at(words, "s1.0/slatf", 7.4)[2] - 0.5


def test_a_ball_lies_on_the_floor_until_it_is_taken_up_to_be_thrown() -> None:
    track = track_of("A baby crawls towards a ball, grabs it, and then throws it.", "ball")
    assert float(track.centre(0.5)[2]) < 0.2


def test_a_stone_is_thrown_by_the_hand_that_has_picked_it_up() -> None:
    words = "A boy picks up a stone, throws it into the lake, and watches the ripples."
    assert [deed.object for deed in deeds(words)][:2] == ["stone", "stone"]


def test_a_wand_that_is_waved_is_in_the_hand() -> None:
    wizard = deeds("A wizard waves his wand, a rabbit appears on the table, and then it hops away.")[0]
    assert (wizard.performance, wizard.object) == ("wave_wand", "wand")


def test_what_is_put_into_a_pocket_is_seen_before_and_not_after() -> None:
    words = "A man picks up a coin, looks at it, and puts it into his pocket."
    last = deeds(words)[-1]
    assert (last.performance, last.object) == ("pocket", "coin")
    spells = off_while_worn(parts_of(as_staged(shot_of(words)), 7.5))["coin"]
    assert spells.shows(1.0)
    assert not spells.shows(7.4)


def sun_up(words: str, story_s: float) -> float:
    """How high the disc in the sky is, as the sine of its elevation."""
    stage = staged(words)
    return float(stage.surroundings(story_s, stage.camera.pose(story_s)).sky.sun_direction[2])


def test_the_sun_goes_down_where_it_sets_and_up_where_it_rises() -> None:
    assert sun_up("The sun sets over the desert.", 0.0) > 0.05
    assert sun_up("The sun sets over the desert.", 4.9) < 0.0
    assert sun_up("The sun rises over the sea.", 0.0) < 0.0 < sun_up("The sun rises over the sea.", 4.9)


def test_stars_come_out_and_the_moon_rises_after_the_sun_has_set() -> None:
    words = "The sun sets behind the mountains, the stars come out, and then a full moon rises."
    stage = staged(words)
    skies = [stage.surroundings(t, stage.camera.pose(t)).sky for t in (0.2, 4.9, 7.4)]
    assert skies[0].stars < 0.2 < skies[1].stars
    assert skies[1].sun_direction[2] < 0.0 < skies[2].sun_direction[2]


def test_it_gets_dark_for_whoever_watches_the_sun_set() -> None:
    words = "A man sits on a bench and watches the sun set over the city."
    assert sun_up(words, 4.9) < sun_up(words, 0.0)


def test_who_waves_goodbye_waves_in_no_water() -> None:
    film = read("A postman walks up to a house, puts a letter in the mailbox, and then waves goodbye.")
    assert not film.shots[0].physics


def test_who_has_fallen_gets_up_to_pick_something_up() -> None:
    fallen, dropped, picked = deeds("A waiter slips, drops a plate, and then picks up the pieces.")
    assert fallen.row.ends_in == dropped.posture == "prone"
    assert picked.posture == "stand"


def test_an_animal_stands_on_the_rock_that_it_climbs_onto() -> None:
    words = "A goat climbs onto a rock, looks around, and then bleats."
    assert float(track_of(words, "goat").centre(7.0)[2]) > float(track_of(words, "rock").centre(7.0)[2]) + 0.5


def test_a_couple_that_kisses_needs_nobody_else() -> None:
    shot = as_staged(shot_of("A couple is walking hand in hand, then they suddenly stop and kiss."))
    assert [s.id for s in shot.subjects] == ["couple"]


def test_everyone_is_several_people() -> None:
    people = tracks_of("A boy blows out the candles on his cake, and then everyone claps.", "person")
    assert len(people) == 4
