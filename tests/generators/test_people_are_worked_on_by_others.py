"""Who is cared for sits and is within reach; work has its own tool; several are drawn up as the words say."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.acting import Part, parts_of
from generators.previz.ball_games import with_game_balls
from generators.previz.caused import with_caused
from tests.generators.staged_words import shot_of, staged


def part_of(words: str, subject_id: str) -> Part:
    return next(part for part in parts_of(shot_of(words)) if part.subject.id == subject_id)


@pytest.mark.parametrize(
    ("words", "who", "whom"),
    [
        ("a nurse bandages a soldier's arm", "nurse", "soldier"),
        ("a father massages his wife's shoulders", "father", "wife"),
        ("a barber shaves a farmer", "barber", "farmer"),
        ("a woman feeds her grandfather with a spoon", "woman", "grandfather"),
        ("a doctor listens to a boy's heart", "doctor", "boy"),
    ],
)
def test_who_is_cared_for_sits_and_is_within_reach(words: str, who: str, whom: str) -> None:
    cared = part_of(words, whom).deeds[0]
    assert cared.posture == "sit"
    tracks = {track.subject_id: track for track in staged(words).tracks}
    assert np.linalg.norm(tracks[who].centre(2.5)[:2] - tracks[whom].centre(2.5)[:2]) < 1.1


def test_a_trade_that_is_done_to_people_has_somebody_to_do_it_to() -> None:
    people = [track.subject_id for track in staged("a hairdresser cuts hair").tracks]
    assert people == ["hairdresser", "hairdresser_client"]


def test_nobody_is_added_where_somebody_combs_their_own_hair() -> None:
    assert len(staged("a hairdresser brushes her hair").tracks) == 1


@pytest.mark.parametrize(
    ("words", "who", "tool"),
    [
        ("a woman vacuums the bedroom", "woman", "vacuum cleaner"),
        ("a caretaker mops the corridor", "caretaker", "mop"),
        ("a woman rakes the lawn", "woman", "rake"),
        ("a girl sweeps the yard", "girl", "broom"),
        ("a joiner planes a board", "joiner", "hand plane"),
    ],
)
def test_work_is_done_with_its_own_tool(words: str, who: str, tool: str) -> None:
    assert part_of(words, who).deeds[0].needs("tool") == tool


def test_two_at_chess_have_one_board_between_them() -> None:
    nouns = [p.track for p in staged("two women play chess").performance.players]
    assert len(nouns) == 6  # two women, two chairs, a table and a board


def places_of(words: str) -> np.ndarray:
    tracks = staged(words).tracks
    return np.array([track.centre(2.5)[:2] for track in tracks])


def test_a_circle_of_children_is_round() -> None:
    places = places_of("six children stand in a circle in a field")
    away = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert away.std() < 0.12 * away.mean()
    assert away.min() > 0.6


def test_two_rows_are_two_rows() -> None:
    places = places_of("eight soldiers stand in two rows")
    heading = staged("eight soldiers stand in two rows").tracks[0].heading(2.5)[:2]
    depths = np.sort(places @ heading)
    assert np.ptp(depths[:4]) < 0.1
    assert np.ptp(depths[4:]) < 0.1
    assert depths[4] - depths[3] > 0.6


def test_a_formation_that_nobody_is_drawn_up_in_is_said() -> None:
    assert "not drawn up so in the previz: the pyramid" in staged("five gymnasts form a pyramid").warnings


def test_a_verb_that_nobody_can_act_is_said() -> None:
    assert any("not acted out" in line for line in staged("a woman tattles on her sister").warnings)


def test_a_kick_comes_when_who_kicks_has_been_seen() -> None:
    deeds = [cue for p in staged("a girl kicks a ball").performance.players for cue in getattr(p.animation, "cues", ())]
    assert [round(cue.start_s, 1) for cue in deeds][:2] == [0.0, 1.2]


def test_who_changes_a_tyre_is_at_the_side_of_the_car_by_its_wheel() -> None:
    tracks = {track.subject_id: track for track in staged("a man changes a tyre on his car").tracks}
    car, man = tracks["car"], tracks["man"]
    along = (man.centre(2.5) - car.centre(2.5)) @ car.heading(2.5)
    assert 0.2 < abs(along) / car.length_m < 0.4


def test_with_whom_it_is_done_does_it_too_at_the_same_counter() -> None:
    words = "a man washes the dishes with his daughter"
    assert part_of_staged(words, "daughter") == "wash"
    tracks = {track.subject_id: track for track in staged(words).tracks}
    assert np.linalg.norm(tracks["man"].centre(2.5)[:2] - tracks["daughter"].centre(2.5)[:2]) < 1.2


def part_of_staged(words: str, subject_id: str) -> str:
    shot = with_caused(shot_of(words))
    return next(part for part in parts_of(shot) if part.subject.id == subject_id).deeds[0].performance


def test_to_whom_a_ball_is_thrown_stands_opposite_and_catches_it() -> None:
    words = "a woman throws a ball to her brother in a meadow"
    tracks = {track.subject_id: track for track in staged(words).tracks}
    woman, brother, ball = tracks["woman"], tracks["brother"], tracks["ball"]
    assert woman.heading(2.5) @ brother.heading(2.5) < -0.5
    assert np.linalg.norm(ball.centre(4.8) - brother.centre(4.8)) < 0.8
    assert not any("out of the picture" in line for line in staged(words).warnings)


def test_who_is_served_in_a_restaurant_is_at_a_table() -> None:
    shot = with_caused(shot_of("a waitress serves soup to an old man in a restaurant"))
    guest = next(part for part in parts_of(shot) if part.subject.id == "old_man").deeds[0]
    assert guest.posture == "sit"
    assert guest.needs("surface") == "table"


def test_a_ball_is_that_of_its_game() -> None:
    tennis = with_game_balls(shot_of("a tennis player hits the ball"))
    assert [s.noun for s in tennis.subjects][-1] == "tennis ball"
    assert [s.noun for s in with_game_balls(shot_of("a boy throws a ball")).subjects][-1] == "ball"


def test_trying_on_a_hat_puts_nobody_on_it() -> None:
    assert not any("not placed" in line for line in staged("a man tries on a hat").warnings)


def test_a_ladder_that_two_carry_is_in_their_hands() -> None:
    words = "two women carry a ladder across a field"
    ladder = next(track for track in staged(words).tracks if track.subject_id == "ladder")
    player = next(p for p in staged(words).performance.players if p.track.subject_id == "ladder")
    assert 0.5 < player.animation(2.5).position[2] < 1.3
    assert ladder.height_m > 0


def test_what_is_drawn_is_on_the_paper() -> None:
    assert [track.subject_id for track in staged("a girl draws a giraffe").tracks] == ["girl"]


def test_hands_are_at_what_somebody_wears_where_the_words_say_so() -> None:
    assert part_of("a man polishes his shoes", "man").deeds[0].needs("object") == "shoes"


def test_a_coach_who_shouts_is_as_tall_as_a_person() -> None:
    coach = next(s for s in shot_of("a coach shouts at the players").subjects if s.id == "coach")
    assert coach.height_m is not None
    assert coach.height_m < 2.0


def test_a_dad_who_bathes_his_baby_does_not_swim() -> None:
    deed = part_of("a dad bathes his baby", "dad").deeds[0]
    assert (deed.performance, deed.posture) == ("wash_somebody", "stand")
