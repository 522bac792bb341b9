"""The words that people use for camera, lens, light, look, hour, frame, time and lettering set their fields."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


def value_at(shot: Shot, path: str) -> Any:
    return reduce(getattr, path.split("."), shot)


@pytest.mark.parametrize(
    ("words", "path", "value"),
    [
        ("ultra-wide lens", "camera.focal_length_mm", 14),
        ("macro lens", "camera.focal_length_mm", 100),
        ("portrait lens", "camera.focal_length_mm", 85),
        ("telephoto", "camera.focal_length_mm", 200),
        ("super telephoto", "camera.focal_length_mm", 400),
        ("shot on a 50 mm lens", "camera.focal_length_mm", 50),
        ("180-degree shutter", "camera.shutter_deg", 180),
        ("shutter angle 45 degrees", "camera.shutter_deg", 45),
        ("hip-level shot", "camera.height_m", 0.9),
        ("camera two metres above the ground", "camera.height_m", 2),
        ("camera 10 feet above the ground", "camera.height_m", 3.048),
        ("on the left third of the frame", "camera.composition", "on the left third of the frame"),
        ("negative space on the right", "camera.composition", "negative space on the right"),
        ("leading lines", "camera.composition", "leading lines"),
        ("razor sharp", "camera.focus", "razor sharp"),
        ("soft focus", "camera.focus", "soft focus"),
        ("selfie shot", "camera.view", "front"),
        ("isometric view", "camera.angle", "isometric"),
        ("lit from below", "lighting.setup", "underlight"),
        ("broad lighting", "lighting.setup", "broad_light"),
        ("torchlight", "lighting.setup", "torchlight"),
        ("8:1 lighting ratio", "lighting.key_fill_ratio", 8),
        ("two stops underexposed", "lighting.exposure_stops", -2),
        ("tungsten light", "lighting.colour_temperature_k", 3200),
        ("lens flare", "lighting.effects", ["lens flare"]),
        ("period drama", "style.look", "period_drama"),
        ("3D cartoon", "style.look", "cartoon"),
        ("voxel art", "style.look", "voxel"),
        ("16mm film", "style.look", "vintage"),
        ("teal and orange", "style.grade", "teal and orange"),
        ("bleach bypass", "style.grade", "bleach bypass"),
        ("film grain", "style.words", ["film grain"]),
        ("mood: melancholic", "style.mood", "melancholic"),
        ("at 3 am", "setting.time_of_day", "night"),
        ("at 7:30 in the morning", "setting.time_of_day", "early_morning"),
        ("at half past noon", "setting.time_of_day", "midday"),
        ("at five o'clock in the afternoon", "setting.time_of_day", "late_afternoon"),
        ("at 21:00", "setting.time_of_day", "night"),
        ("an hour before sunset", "setting.time_of_day", "golden_hour"),
        ("in the small hours", "setting.time_of_day", "night"),
        ("in December", "setting.season", "winter"),
        ("in early spring", "setting.season", "spring"),
        ("in hail", "setting.weather", "hail"),
        ("in a sandstorm", "setting.weather", "sandstorm"),
        ("in the 19th century", "setting.era", "19th century"),
        ("in 1888", "setting.era", "1888"),
        ("in the roaring twenties", "setting.era", "roaring twenties"),
        ("in red and gold tones", "style.palette", ["red", "gold"]),
        ("on a foggy November morning", "setting.season", "autumn"),
        ("for half a minute", "duration_s", 30),
        ("2000 ms", "duration_s", 2),
        ("for TikTok", "aspect", "9:16"),
        ("square", "aspect", "1:1"),
        ("cinemascope", "aspect", "21:9"),
        ("1080x1920", "aspect", "9:16"),
        ("at half speed", "time_scale", 0.5),
        ("120 fps slow-mo", "time_scale", 0.2),
        ("4x slow motion", "time_scale", 0.25),
        ("at 2x speed", "time_scale", 2),
        ("upbeat music", "sound.music", "upbeat music"),
        ("with the sound of waves", "sound.effects", ["waves"]),
    ],
)
def test_a_cue_sets_its_field_and_adds_nothing(words: str, path: str, value: object) -> None:
    shot = shot_of(f"a dog running, {words}")
    assert value_at(shot, path) == value
    assert [subject.noun for subject in shot.subjects] == ["dog"]
    assert shot.extra == []


@pytest.mark.parametrize(
    ("request_", "path"),
    [
        ("a square table", "aspect"),
        ("a portrait of a man", "aspect"),
        ("a knee", "camera.height_m"),
        ("a wide river", "camera.focal_length_mm"),
        ("a girl with short red hair", "lighting.setup"),
        ("a boy eating a spring roll", "setting.season"),
        ("a loop of rope", "style.words"),
        ("a torch on a wall", "lighting.setup"),
        ("a man playing piano music", "sound.music"),
        ("a dog, no lens flare", "lighting.effects"),
        ("a boy counting 20 people", "setting.era"),
    ],
)
def test_ordinary_words_are_no_cues(request_: str, path: str) -> None:
    assert not value_at(shot_of(request_), path)


@pytest.mark.parametrize(
    ("words", "kind", "amount"),
    [
        ("camera pans left by 30 degrees", "pan_left", 30),
        ("pan 90 degrees to the right", "pan_right", 90),
        ("360 degree orbit", "arc_cw", 360),
        ("orbit it counterclockwise half a turn", "arc_ccw", 180),
        ("camera rises two metres", "pedestal_up", 2),
        ("the camera rises 10 feet", "pedestal_up", 3.048),
        ("zoom from 24 mm to 85 mm", "zoom_in", 3.542),
        ("the camera circles it twice", "arc_cw", 720),
    ],
)
def test_how_far_a_move_goes(words: str, kind: str, amount: float) -> None:
    (move,) = shot_of(f"a vase, {words}").camera.moves
    assert (move.kind, move.amount) == (kind, pytest.approx(amount))


@pytest.mark.parametrize(
    ("words", "kind", "speed"),
    [
        ("slow push in", "dolly_in", "slow"),
        ("crash zoom", "zoom_in", "fast"),
        ("slow zoom out", "zoom_out", "slow"),
        ("camera cranes down very slowly", "crane_down", "slow"),
        ("the camera races forward", "dolly_in", "fast"),
    ],
)
def test_how_fast_a_move_is(words: str, kind: str, speed: str) -> None:
    (move,) = shot_of(f"a vase, {words}").camera.moves
    assert (move.kind, move.speed) == (kind, speed)


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        ("follow a cyclist from behind", "track_tail"),
        ("the camera follows a dog from the side", "track_side"),
        ("crab left past the shelves", "truck_left"),
        ("barrel roll over a canyon", "roll_cw"),
        ("walk and talk of two lawyers", "track_lead"),
        ("dashcam footage of a highway", "pov"),
        ("security camera footage of a shop", "static"),
    ],
)
def test_orders_and_names_of_moves(request_: str, kind: str) -> None:
    assert [move.kind for move in shot_of(request_).camera.moves] == [kind]


@pytest.mark.parametrize(
    ("request_", "role", "text", "position"),
    [
        ('a mountain with text "Hello" at the top', "title", "Hello", "at the top"),
        ("a T-shirt that says “I love Mondays”", "sign", "I love Mondays", ""),
        ("a poster with the words «Grand Opening»", "sign", "Grand Opening", ""),
        ("a sign saying STOP", "sign", "STOP", ""),
        ('a car on a road, titled "Summit"', "title", "Summit", ""),
        ('a reporter, lower third "Ann Lee"', "lower_third", "Ann Lee", ""),
        ('a jar labelled "Salt"', "label", "Salt", ""),
        ('a chalkboard with "E = mc2" written on it', "sign", "E = mc2", ""),
    ],
)
def test_lettering_with_its_kind_and_place(request_: str, role: str, text: str, position: str) -> None:
    shot = shot_of(request_)
    assert [(t.role, t.text, t.position) for t in shot.text] == [(role, text, position)]
    assert shot.sound.dialogue == []


@pytest.mark.parametrize(
    "request_",
    [
        'a man says "Good morning"',
        '"Good morning" says the man',
        "a girl whispers, ‘Good morning’",
        'a king declares: "Good morning"',
        'voice-over: "Good morning"',
        '"Good morning" she said, smiling',
    ],
)
def test_speech_is_no_lettering(request_: str) -> None:
    shot = shot_of(request_)
    assert (shot.sound.dialogue, shot.text) == (["Good morning"], [])


def test_a_first_and_a_last_framing_with_the_move_between() -> None:
    shot = shot_of("start on a close-up of hands then pull back to a wide shot")
    assert (shot.camera.size, [move.kind for move in shot.camera.moves]) == ("close_up", ["dolly_out"])
    assert [subject.noun for subject in shot.subjects] == ["hands"]


def test_the_depth_of_field_that_is_asked_for_decides_the_stop() -> None:
    shallow, deep = (complete(shot_of(f"a dog, {words}")) for words in ("shallow depth of field", "deep focus"))
    assert shallow.camera.aperture_f is not None
    assert deep.camera.aperture_f is not None
    assert shallow.camera.aperture_f <= 2.8 < 8 <= deep.camera.aperture_f


def test_what_a_title_says_is_lettering_and_what_a_boy_says_is_speech() -> None:
    title = read('over a lake the title reads "Day One"').shots[0]
    assert [text.text for text in title.text] == ["Day One"]
    assert not title.subjects
    assert read('a boy says "hello"').shots[0].sound.dialogue == ["hello"]


def test_a_feeling_is_a_mood_where_it_stands_alone() -> None:
    assert read("an empty beach, a melancholy feeling").shots[0].style.mood == "melancholy"
    assert not read("a boy with a bad feeling looks back").shots[0].style.mood


@pytest.mark.parametrize(
    "words", ["a dog runs on a quay, overcast morning, slow push in", "overcast morning, a dog runs"]
)
def test_an_overcast_morning_is_a_time_and_a_weather_and_no_subject(words: str) -> None:
    shot = read(words).shots[0]
    assert [subject.noun for subject in shot.subjects] == ["dog"]
    assert (shot.setting.time_of_day, shot.setting.weather) == ("morning", "overcast")


@pytest.mark.parametrize("words", ["A red ball falls from a height.", "A cat jumps down from above."])
def test_where_something_falls_from_is_no_angle(words: str) -> None:
    assert read(words).shots[0].camera.angle is None


def test_a_shot_from_a_height_is_one() -> None:
    assert read("A village from a height.").shots[0].camera.angle == "high_angle"
