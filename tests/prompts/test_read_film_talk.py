"""Shots told in short, as people of film tell them, are read as what they mean."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


def moves(request: str) -> list[str]:
    return [move.kind for move in shot_of(request).camera.moves]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("drone reveal of a castle at dawn", ["aerial", "reveal"]),
        ("one-take oner through a house", ["steadicam"]),
        ("following from behind a boy walking down a corridor", ["track_tail"]),
        ("front-quarter tracking of a jogger in a park", ["track_front_side"]),
        ("steadicam through a restaurant following a waiter with a tray", ["steadicam", "track"]),
        ("drone through a canyon following a red car", ["track_aerial"]),
        ("hood-mounted shot of a rally driver", ["track"]),
        ("pedestal up behind a mountaineer to show the valley", ["pedestal_up"]),
    ],
)
def test_moves_told_in_short(request_: str, expected: list[str]) -> None:
    assert moves(request_) == expected


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("drone reveal of a castle at dawn", ["castle"]),
        ("following from behind a boy walking down a corridor", ["boy"]),
        ("one-take oner through a house", []),
        ("underwater shot of a diver and a whale", ["diver", "whale"]),
        ("macro of an eye", ["woman"]),
        ("venetian blind shadows on a detective", ["detective"]),
        ("football player under floodlights in a stadium", ["football player"]),
        ("crane down onto a protest in a city square", ["protesters"]),
    ],
)
def test_words_of_film_are_no_subjects(request_: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in shot_of(request_).subjects] == nouns


def test_who_is_filmed_from_behind_is_seen_from_there() -> None:
    assert shot_of("pedestal up behind a mountaineer to show the valley").camera.view == "back"


def test_what_a_rise_shows_is_its_end() -> None:
    assert shot_of("crane up from a farmer in a field to show the horizon").end_state == "the horizon is revealed"


def test_symmetry_is_of_the_composition() -> None:
    assert "symmetrical" in shot_of("symmetrical shot of a receptionist at a desk").camera.composition


def test_a_match_cut_is_two_shots() -> None:
    shots = read("match cut from a spinning basketball to the moon").shots
    assert [shot.subjects[0].noun for shot in shots] == ["basketball", "moon"]


def test_shot_and_reverse_shot_see_both_sides() -> None:
    shots = read("two friends talk at a table, shot reverse shot").shots
    assert [shot.camera.view for shot in shots] == [None, "three_quarter_front", "three_quarter_back"]


@pytest.mark.parametrize(
    "caption",
    [
        "The camera pans left to capture the crowd, maintaining a steady and shake-free motion throughout.",
        "The camera nears the door. After the pan, it gradually descends. The movement is very smooth with no shaking.",
        "The camera moves forward to the street, all while exhibiting some shaking.",
        "The camera pans right to track the moving car, with the subject becoming larger in the frame as it follows.",
    ],
)
def test_how_a_camera_goes_is_no_deed(caption: str) -> None:
    assert not shot_of(caption).beats


def test_an_unsteady_camera_stays_unsteady() -> None:
    said = "The camera moves forward, maintaining a slightly unsteady movement with some shaking."
    assert shot_of(said).camera.stability == "handheld"


def test_a_drone_camera_is_no_thing_in_the_picture() -> None:
    said = "The drone camera smoothly tracks two motorcyclists from behind in an aerial view."
    assert [s.noun for s in shot_of(said).subjects] == ["motorcyclists"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("two kids ride down a street, drone behind them, dusk", ["track_tail"]),
        ("a nurse walks down a corridor, camera pulls back in front of her", ["track_lead"]),
        ("two ladies stroll through a garden, lateral dolly", ["track_side"]),
    ],
)
def test_where_the_camera_is_to_whom_it_films(request_: str, expected: list[str]) -> None:
    shot = shot_of(request_)
    assert [move.kind for move in shot.camera.moves] == expected
    assert not {"camera", "drone"} & {subject.noun for subject in shot.subjects}


@pytest.mark.parametrize("genre", ["comedy", "war film", "romantic drama", "heist thriller"])
def test_a_genre_is_the_style_and_nobody(genre: str) -> None:
    shot = shot_of(f"a man runs down a street, {genre}")
    assert [subject.noun for subject in shot.subjects] == ["man"]
    assert genre in shot.style.words


def test_a_genre_that_is_called_by_its_place_is_there() -> None:
    assert shot_of("Courtroom drama, a lawyer stands before the judge").setting.place.lower() == "courtroom"


@pytest.mark.parametrize(
    ("words", "move", "view"),
    [("toward the camera", "track_lead", "front"), ("away from the camera", "static", "back")],
)
def test_who_comes_to_the_camera_or_goes_from_it_is_seen_so(words: str, move: str, view: str) -> None:
    shot = complete(shot_of(f"a woman walks through a forest {words}"))
    assert shot.beats[0].direction in ("toward", "away")
    assert ([m.kind for m in shot.camera.moves], shot.camera.view) == ([move], view)


def test_whose_back_is_to_us_is_seen_from_behind() -> None:
    assert shot_of("two friends sit on a hill, their backs to us, sunset").camera.view == "back"


def test_stripes_of_blinds_are_light() -> None:
    shot = shot_of("a detective sits at his desk, blinds casting stripes across the wall")
    assert shot.lighting.setup == "gobo"
    assert "blinds" not in {subject.noun for subject in shot.subjects}


def test_tones_are_no_things() -> None:
    assert [s.noun for s in shot_of("a lawyer stands in a courtroom, warm wood tones").subjects] == ["lawyer"]


@pytest.mark.parametrize(
    "request_",
    [
        "Elena [emerald blouse, hair in a low bun] pours tea",
        "An old woman [grey cardigan, round glasses, silver bun] knits a scarf",
    ],
)
def test_hair_in_brackets_is_nothing_to_eat(request_: str) -> None:
    assert "bun" not in {subject.noun for subject in shot_of(request_).subjects}


@pytest.mark.parametrize(
    ("request_", "size"),
    [
        ("Insert of a hand turning a key in a lock", "close_up"),
        ("Reverse on the sheriff, sweating", "medium_close_up"),
        ("Split lighting portrait of a rapper", "medium_close_up"),
    ],
)
def test_sizes_told_in_short(request_: str, size: str) -> None:
    assert shot_of(request_).camera.size == size


def test_a_reverse_angle_is_nobodys_deed() -> None:
    shot = shot_of("Reverse angle: the crowd cheers as the boxer raises his arms, shot from behind him")
    assert [beat.action for beat in shot.beats] == ["cheering", "raising his arms"]
    assert shot.camera.view == "back"


def test_a_third_person_camera_is_no_thing() -> None:
    assert [s.noun for s in shot_of("Third-person camera behind a knight walking in a forest").subjects] == ["knight"]


def test_whose_shoulder_it_is_stands_in_the_foreground() -> None:
    shot = shot_of("over the doctor's shoulder, the patient listens")
    assert {s.noun: s.position for s in shot.subjects} == {"doctor": "in the foreground", "patient": ""}


def test_what_a_camera_draws_back_from_is_no_reveal() -> None:
    assert shot_of("pull back from a cup to reveal a man at his desk").end_state == "a man is revealed"


def test_a_face_that_is_closed_in_on_is_no_thing() -> None:
    shot = shot_of("Close on her face as she reads the letter, then tilt down to the letter in her hands")
    assert [s.noun for s in shot.subjects] == ["woman", "letter"]


def test_whom_a_steadicam_follows_goes_there() -> None:
    shot = shot_of("Steadicam follows a waiter through a crowded restaurant")
    assert [(beat.subject, beat.motion) for beat in shot.beats] == [("waiter", "walk")]


def test_a_hero_product_shot_is_of_the_product() -> None:
    assert [s.noun for s in shot_of("Hero product shot: a leather handbag, black background").subjects] == ["handbag"]


def test_a_close_up_that_is_pulled_back_from_is_where_it_begins() -> None:
    shot = shot_of("close-up on a diamond ring, zoom out to reveal a jeweller")
    assert [move.kind for move in shot.camera.moves] == ["zoom_out"]
    assert shot.end_state == "a jeweller is revealed"


@pytest.mark.parametrize(
    "request_",
    [
        "The camera does a 360 around her as she stands in the rain.",
        "A violinist plays on a rooftop while the camera makes a full circle around him.",
    ],
)
def test_a_camera_that_does_a_full_circle_orbits(request_: str) -> None:
    (move,) = shot_of(request_).camera.moves
    assert (move.kind, move.amount) == ("arc_cw", 360.0)


def test_a_truck_that_is_followed_is_no_move_of_the_camera() -> None:
    shot = shot_of("A motorcycle follows a truck down a desert highway.")
    assert [subject.id for subject in shot.subjects] == ["motorcycle", "truck"]
    assert not shot.camera.moves


@pytest.mark.parametrize("request_", ["a hamster is inside", "three men are outside"])
def test_who_is_inside_stands_there(request_: str) -> None:
    assert [beat.motion for beat in shot_of(request_).beats] == ["stand"]
