"""Vague asks have a scene, and what is said of the camera makes nobody and nothing of the picture."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


@pytest.mark.parametrize(
    "request_",
    [
        "something sad in the fog",
        "make me a creepy video",
        "dreamy",
        "film noir",
        "something funny",
        "please make a romantic scene",
    ],
)
def test_a_feeling_alone_has_a_scene(request_: str) -> None:
    assert shot_of(request_).subjects


def test_a_feeling_before_a_scene_leaves_it_as_it_is() -> None:
    assert next(s.noun for s in shot_of("dreamy, a girl on a swing").subjects) == "girl"


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("handheld shot following a girl running through a market", {"girl"}),
        ("wide shot following two riders across a plain", {"riders"}),
        ("a couple singing in a car, camera mounted on the dashboard", {"couple", "car"}),
        ("a surgeon at work, shot on Arri Alexa", {"surgeon"}),
        ("hi everyone welcome to my kitchen, a woman holding a cake", {"woman", "cake"}),
        ("camera slowly pushes in from wide to close-up, dust floating over a violin", {"dust", "violin"}),
    ],
)
def test_words_of_the_camera_are_nobody(request_: str, nouns: set[str]) -> None:
    assert {s.noun for s in shot_of(request_).subjects} == nouns


def test_who_is_followed_does_the_deed() -> None:
    shot = shot_of("low angle shot following a skateboarder jumping over a bench")
    assert [m.kind for m in shot.camera.moves] == ["track"]
    assert shot.beats[0].subject == "skateboarder"


@pytest.mark.parametrize(
    ("request_", "end"),
    [
        ("pull back until she is just a dot", "she is just a dot"),
        ("a climber on a ridge, the camera pulls back until he's tiny", "he is tiny"),
    ],
)
def test_what_somebody_becomes_in_a_growing_frame_is_the_end(request_: str, end: str) -> None:
    shot = shot_of(request_)
    assert shot.end_state is not None
    assert shot.end_state.replace("'s", " is") == end
    assert not any(look.text in end for s in shot.subjects for look in s.looks)


def test_a_cut_in_a_size_is_another_shot() -> None:
    first, second = read("close up of a man's hands, then cut wide to reveal he is sitting on a roof").shots
    assert (first.camera.size, second.camera.size) == ("close_up", "wide")
    assert second.subjects[0].noun == "man"


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a tense standoff between a sheriff and an outlaw on a bridge", {"sheriff", "outlaw", "bridge"}),
        ("a showdown between two samurai in the snow", {"samurai"}),
    ],
)
def test_those_a_standoff_is_between_face_each_other(request_: str, nouns: set[str]) -> None:
    shot = shot_of(request_)
    assert {s.noun for s in shot.subjects} <= nouns
    assert any("facing each other" in beat.action for beat in shot.beats)


def test_a_title_card_is_text_over_its_place() -> None:
    shot = shot_of('a title card that says "PART TWO" over a snowy mountain')
    assert [text.text for text in shot.text] == ["PART TWO"]
    assert not any("card" in s.noun for s in shot.subjects)


@pytest.mark.parametrize(
    ("request_", "first", "last", "move"),
    [
        ("open on a ringing alarm clock, then the camera pans to a tired nurse", "alarm clock", "nurse", "pan_right"),
        ("we start on an old radio and slowly move left to an old woman", "radio", "old woman", "pan_left"),
        ("starts on a trumpet, whip pan to a laughing boy", "trumpet", "boy", "whip_pan"),
    ],
)
def test_a_camera_that_starts_on_one_pans_to_the_other(request_: str, first: str, last: str, move: str) -> None:
    shot = shot_of(request_)
    assert [s.noun for s in shot.subjects] == [first, last]
    assert [(m.kind, m.target) for m in shot.camera.moves] == [(move, shot.subjects[1].id)]


def test_feet_that_a_camera_tracks_are_somebodys() -> None:
    shot = shot_of("ground level tracking shot of boots marching through mud")
    assert [s.kind for s in shot.subjects if s.noun == "person"] == ["human"]
    assert shot.camera.size == "close_up"


def test_a_gladiators_arena_is_in_the_open() -> None:
    assert complete(shot_of("two gladiators fight in the arena")).setting.interior is not True
    assert shot_of("a singer in the arena").setting.place == "arena"


@pytest.mark.parametrize("noun", ["commentator", "femme fatale", "private eye", "paparazzi", "orc"])
def test_who_films_are_about_is_alive(noun: str) -> None:
    kind = shot_of(f"a {noun} walks into a room").subjects[0].kind
    assert kind in ("human", "creature")


@pytest.mark.parametrize(
    ("request_", "noun", "place", "move"),
    [
        ("pull back from a girl's face to reveal she is in a crowded cafe", "girl", "crowded cafe", "dolly_out"),
        ("the camera zooms out from a man's eyes to show that he is standing on a roof", "man", "roof", "zoom_out"),
    ],
)
def test_where_somebody_is_revealed_to_be_is_the_place(request_: str, noun: str, place: str, move: str) -> None:
    shot = shot_of(request_)
    assert [s.noun for s in shot.subjects] == [noun]
    assert shot.setting.place == place
    assert [m.kind for m in shot.camera.moves] == [move]


def test_a_camera_that_spins_around_somebody_is_no_thing() -> None:
    shot = shot_of("two lovers embrace, camera spinning around them")
    assert not any("camera" in s.noun for s in shot.subjects)
    assert [m.kind for m in shot.camera.moves] == ["arc_cw"]


def test_who_is_inside_a_rainy_car_sits_in_it() -> None:
    shot = shot_of("raindrops on a taxi window, a tired woman inside")
    assert shot.subjects[0].noun == "woman"
    assert any(beat.motion == "sit" for beat in shot.beats)


@pytest.mark.parametrize(
    ("request_", "action"),
    [
        ("the striker takes a penalty", "kicking a football towards the goal"),
        ("a girl taking a free kick, the ball flies into the net", "kicking a football into the goal"),
    ],
)
def test_a_kick_that_is_taken_is_a_kick(request_: str, action: str) -> None:
    assert [beat.action for beat in shot_of(request_).beats] == [action]
