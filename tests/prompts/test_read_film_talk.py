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


def test_who_draws_a_sword_makes_no_picture_of_it() -> None:
    assert shot_of("a samurai drawing his sword").beats[0].action == "raising his sword"
    assert shot_of("a boy drawing a sword with chalk").beats[0].action.startswith("drawing")


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


@pytest.mark.parametrize(
    ("request_", "action"),
    [
        ("tracking shot of a cyclist in a city street", "riding a bicycle"),
        ("a swimmer in a pool", "swimming"),
        ("close-up of a violinist", "playing the violin"),
        ("a knight on a horse in a forest", "riding the horse"),
        ("a woman at a piano", "playing the piano"),
        ("a boy on a bench in a park", "sitting on the bench"),
        ("a gamer at his computer", "typing at a computer"),
        ("a woman in a garden", "standing quietly"),
    ],
)
def test_who_is_only_named_does_what_he_is_named_by(request_: str, action: str) -> None:
    assert complete(shot_of(request_)).beats[0].action == action


@pytest.mark.parametrize(
    ("request_", "action", "motion"),
    [
        ("a running boy in a park", "running", "run"),
        ("follow a galloping horse", "galloping", "gallop"),
        ("a charming woman in a park", "standing quietly", "stand"),
    ],
)
def test_a_word_before_the_noun_may_tell_a_deed(request_: str, action: str, motion: str) -> None:
    beat = complete(shot_of(request_)).beats[0]
    assert (beat.action, beat.motion) == (action, motion)


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("a woman walking in an airport", "airport terminal"),
        ("two men fighting in the cosmic expanse", "cosmic expanse"),
    ],
)
def test_places_that_everybody_names(request_: str, place: str) -> None:
    assert shot_of(request_).setting.place == place


def test_a_plane_lands_at_no_terminal() -> None:
    assert "terminal" not in shot_of("a plane landing at the airport").setting.place


def test_who_is_ridden_does_nothing_else() -> None:
    beats = complete(shot_of("a knight on a horse in a forest")).beats
    assert [beat.subject for beat in beats] == ["knight"]


def test_a_fire_that_people_are_around_is_there() -> None:
    assert [s.noun for s in shot_of("friends around a campfire in the forest").subjects] == ["friends", "campfire"]


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


def test_a_letter_home_is_a_letter() -> None:
    assert "letter" in {subject.noun for subject in shot_of("a soldier writes a letter home").subjects}


def test_who_sits_around_a_fire_has_it() -> None:
    shot = shot_of("the camera descends to a group of kids around a campfire")
    assert "campfire" in {subject.noun for subject in shot.subjects}


@pytest.mark.parametrize(
    ("words", "move", "view"),
    [("toward the camera", "track_lead", "front"), ("away from the camera", "static", "back")],
)
def test_who_comes_to_the_camera_or_goes_from_it_is_seen_so(words: str, move: str, view: str) -> None:
    shot = complete(shot_of(f"a woman walks through a forest {words}"))
    assert shot.beats[0].direction in ("toward", "away")
    assert ([m.kind for m in shot.camera.moves], shot.camera.view) == ([move], view)


@pytest.mark.parametrize(
    ("request_", "held"),
    [
        ("two women walk under red umbrellas in the rain", "umbrella"),
        ("a man walks under an umbrella down a street", "umbrella"),
        ("a girl under a yellow umbrella waiting at a bus stop", "umbrella"),
        ("two friends under one umbrella", "umbrella"),
        ("a man and a woman walking under a red umbrella in the rain", "umbrella"),
    ],
)
def test_who_walks_under_an_umbrella_holds_it(request_: str, held: str) -> None:
    assert held in {beat.target for beat in shot_of(request_).beats}


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


def test_a_house_in_flames_is_seen_with_its_flames() -> None:
    shot = complete(shot_of("a man stands before a burning house at dusk"))
    assert shot.camera.size == "extreme_wide"
    assert complete(shot_of("a man stands before a house at dusk")).camera.size != "extreme_wide"


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


def test_they_who_embrace_are_a_couple() -> None:
    assert [s.noun for s in shot_of("they run toward each other and embrace").subjects] == ["couple"]


def test_they_who_fight_each_other_are_two() -> None:
    assert [s.count for s in shot_of("they fight each other in a bar").subjects] == [2]


def test_who_is_sat_next_to_does_what_is_told_of_them() -> None:
    shot = shot_of("A woman sits on the park bench next to a man reading a newspaper")
    assert [(beat.subject, beat.target) for beat in shot.beats][-1] == ("man", "newspaper")


def test_a_face_that_is_closed_in_on_is_no_thing() -> None:
    shot = shot_of("Close on her face as she reads the letter, then tilt down to the letter in her hands")
    assert [s.noun for s in shot.subjects] == ["woman", "letter"]


def test_a_door_that_is_pushed_open_is_opened() -> None:
    assert shot_of("POV: I walk up to a red door and push it open").beats[-1].motion == "open"


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
    ("request_", "action"),
    [
        ("an old man asleep on a park bench", "sleeping on a park bench"),
        ("a boy fast asleep at his desk", "sleeping at his desk"),
        ("a woman seated on a sofa", "sitting on a sofa"),
        ("a boat adrift on a lake", "drifting on a lake"),
    ],
)
def test_a_state_that_is_a_posture_is_what_they_do(request_: str, action: str) -> None:
    assert read(request_).shots[0].beats[0].action == action


def test_falling_asleep_stays_a_fall() -> None:
    assert read("a girl falls asleep on a train").shots[0].beats[0].action.startswith("falling asleep")


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("a wolf runs through a forest in the snow", "forest"),
        ("children play in the snow in a park", "meadow"),
        ("a fox in the snow looks at the sky", "snow"),
        ("children play in the snow", "snow"),
    ],
)
def test_snow_lies_on_the_place_that_is_named(request_: str, stage: str) -> None:
    assert read(request_).shots[0].setting.stage == stage


@pytest.mark.parametrize(
    "request_",
    [
        "a pirate stands on a ship",
        "a captain stands at the bow of his ship",
        "two pirates fight with swords on a galleon",
    ],
)
def test_who_is_on_a_ship_is_on_its_deck(request_: str) -> None:
    setting = read(request_).shots[0].setting
    assert setting.place.startswith("deck of")
    assert setting.stage == "sea"


def test_who_lets_go_of_something_releases_it() -> None:
    shot = read("a boy lets go of a red balloon").shots[0]
    assert shot.subjects[-1].noun == "balloon"
    assert shot.beats[0].action == "releasing a red balloon"


def test_who_listens_in_a_classroom_sits_there() -> None:
    shot = complete(read("a teacher writes on the blackboard while students listen").shots[0])
    assert "sit" in {beat.motion for beat in shot.beats if beat.subject == "student"}


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a lion pride rests under a tree", ["lions", "tree"]),
        ("a heron lands on the bow of his boat", ["heron", "boat"]),
        ("a fox sleeps in the shade of an old oak", ["fox", "oak"]),
        ("squirrels chase each other around a tree trunk", ["squirrels", "tree"]),
        ("a parrot on the shoulder of a pirate", ["parrot", "pirate"]),
        ("a cat in a girl's arms", ["cat", "girl"]),
        ("a dog shaking itself dry next to a swimming pool", ["dog"]),
    ],
)
def test_animals_are_told_apart_from_where_they_are(request_: str, nouns: list[str]) -> None:
    assert [subject.noun.lower() for subject in read(request_).shots[0].subjects] == nouns


@pytest.mark.parametrize("request_", ["a teacher talking to her class", "a professor in front of the class"])
def test_a_class_that_is_taught_is_its_pupils(request_: str) -> None:
    assert "pupils" in {subject.noun for subject in shot_of(request_).subjects}


@pytest.mark.parametrize(
    ("request_", "place", "stage"),
    [
        ("a spaceship landing on a red planet", "mars", "desert"),
        ("an astronaut walks across a strange planet", "alien planet", "space"),
        ("a rocket lands on another planet", "alien planet", "space"),
    ],
)
def test_what_is_on_a_planet_is_on_its_ground(request_: str, place: str, stage: str) -> None:
    setting = shot_of(request_).setting
    assert (setting.place, setting.stage) == (place, stage)
