"""What may be a subject: things that are there to be seen, and never a feeling, an hour, a look or a thought."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read, read_shot


def nouns(request: str) -> list[str]:
    """The nouns of the subjects that are read, over all shots."""
    return [subject.noun for shot in read(request).shots for subject in shot.subjects]


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("loneliness in a big city", []),
        ("hope, shown as a single candle in a dark cathedral", ["candle"]),
        ("a ballerina on a stage, rich textures, muted colours", ["ballerina"]),
        ("an old sailor, a sense of regret", ["sailor"]),
        ("pressure builds, a kettle whistles", ["kettle"]),
        ("time stands still as a feather falls", ["feather"]),
        ("an overcast afternoon, a heron on a post", ["heron", "post"]),
        ("a courier takes a deep breath", ["courier"]),
        ("a car on fire", ["car"]),
        ("the house is on fire", ["house"]),
        ("the weight of words, a pen writes", ["pen"]),
        ("freedom is a kite above a field", ["kite"]),
        ("a boy waves at the lens", ["boy"]),
    ],
)
def test_what_no_camera_sees_is_no_subject(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen


@pytest.mark.parametrize(
    ("request_", "thing"),
    [
        ("a goalkeeper punches the ball over the crossbar", "crossbar"),
        ("an archer hits the bullseye", "bullseye"),
        ("a baker braids a challah", "challah"),
        ("a courier on a hoverbike", "hoverbike"),
    ],
)
def test_a_thing_that_the_vocabulary_does_not_know_is_there_when_a_deed_touches_it(request_: str, thing: str) -> None:
    assert thing in nouns(request_)


def test_the_mood_is_the_feeling_that_is_named() -> None:
    assert read_shot("quiet joy, a girl on a swing").style.mood == "quiet joy"


def test_a_bare_plural_of_an_unknown_thing_is_several() -> None:
    counts = {subject.noun: subject.count for subject in read_shot("pirates fight krakens with tweezers").subjects}
    assert counts["krakens"] > 1
    assert counts.get("tweezers", 1) == 1


@pytest.mark.parametrize(
    ("request_", "part", "owner"),
    [
        ("a bald eagle soars, its wings catching the light", "wings", "bald eagle"),
        ("a dancer spins, her skirt flaring out", "skirt", "dancer"),
        ("a fox crouches in the grass, ears flat", "ears", "fox"),
    ],
)
def test_a_part_that_is_held_some_way_is_a_look_of_its_owner(request_: str, part: str, owner: str) -> None:
    shot = read_shot(request_)
    assert part not in [subject.noun for subject in shot.subjects]
    whose = next(subject for subject in shot.subjects if subject.noun == owner)
    assert part in [look.part for look in whose.looks]


def test_a_name_that_is_explained_after_the_verb_is_one_person() -> None:
    shot = read_shot("Anna meets Ben, an old man with a beard, at a bus stop on a snowy night.")
    assert [(subject.name or subject.noun) for subject in shot.subjects] == ["Anna", "Ben"]
    assert shot.subjects[1].noun == "old man"
    assert (shot.setting.place, shot.setting.time_of_day, shot.setting.weather) == ("bus stop", "night", "snow")


def test_a_measure_before_a_thing_is_not_its_number() -> None:
    ramp = next(s for s in read_shot("a marble rolls down a 10 degree ramp").subjects if s.noun == "ramp")
    assert ramp.count == 1
    assert "10 degree" in [look.text for look in ramp.looks]


def test_two_hours_that_cannot_be_one_are_said_to_be_two() -> None:
    reading = read("midnight, golden hour, a lighthouse")
    assert reading.shots[0].setting.time_of_day == "night"
    assert [words.text for words in reading.unread] == ["golden hour"]
    assert read("sunset, golden hour, a lighthouse").unread == ()


def test_any_noun_may_be_a_verb_between_one_thing_and_its_object() -> None:
    shot = read_shot("a shortstop fields a ball")
    assert [subject.noun for subject in shot.subjects] == ["shortstop", "ball"]
    assert shot.beats[0].action == "fielding a ball"


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("a dog in the rain", ["dog"]),
        ("in heavy rain a dog runs", ["dog"]),
        ("a cat in a snow storm", ["cat"]),
        ("a man stands in the fog", ["man"]),
        ("a dancer in the dark", ["dancer"]),
        ("a fox in the moonlight", ["fox"]),
        ("a wolf howls in the cold night air", ["wolf"]),
        ("a monk in the silence of dawn", ["monk"]),
        ("a toddler in rain boots jumps", ["toddler"]),
    ],
)
def test_weather_and_light_around_somebody_are_no_subjects(request_: str, seen: list[str]) -> None:
    assert [subject.noun for subject in read(request_).shots[0].subjects] == seen


def test_rain_boots_bring_no_rain() -> None:
    assert read("a toddler in rain boots jumps").shots[0].setting.weather is None


def test_a_form_is_read_as_the_sentences_that_its_fields_make() -> None:
    shot = read_shot(
        "Subject: an old keeper. Action: winds a clock. Setting: lantern room at dusk. Style: oil painting."
    )
    assert [subject.noun for subject in shot.subjects] == ["keeper", "clock"]
    assert [(beat.subject, beat.action) for beat in shot.beats] == [(shot.subjects[0].id, "winding a clock")]
    assert (shot.setting.place, shot.setting.time_of_day, shot.style.look) == ("lantern room", "dusk", "oil_painting")


def test_the_prompt_of_a_form_has_none_of_its_heads() -> None:
    shot = complete(read_shot("Subject: an old keeper\nAction: winds a clock\nSetting: a cellar\nStyle: oil painting"))
    told = compile_prompt(shot, "plain").text
    assert "An old keeper winds a clock, in a cellar." in told
    assert not [head for head in ("Subject", "Action", "Setting") if head in told]


def test_one_head_alone_is_no_form() -> None:
    assert [subject.noun for subject in read_shot("Scene: a dog runs on a beach").subjects] == ["dog"]


def test_he_is_nobody_else_than_a_man() -> None:
    shot = read_shot("She paints the fence, he trims the hedge.")
    assert [subject.noun for subject in shot.subjects if subject.kind == "human"] == ["woman", "man"]
    assert [beat.subject for beat in shot.beats] == ["woman", "man"]


@pytest.mark.parametrize(
    ("request_", "beats"),
    [
        ("three friends: one juggles, one laughs", ["juggling", "laughing"]),
        ("a surgeon scrubs in while her intern panics", ["scrubbing in", "panicking"]),
        ("a trucker stirs his coffee without drinking it", ["stirring his coffee without drinking it"]),
        ("a thermal lifts a condor", ["lifting a condor"]),
        ("a woman who isn't smiling holds a cake", ["not smiling", "holding a cake"]),
    ],
)
def test_each_deed_is_one(request_: str, beats: list[str]) -> None:
    assert [beat.action for beat in read_shot(request_).beats] == beats


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("a whale does a backflip", ["whale"]),
        ("a knight solves a riddle", ["knight"]),
        ("a player makes a mistake", ["player"]),
        ("a man works on a project", ["man"]),
        ("a woman falls into a deep slumber", ["woman"]),
        ("a queen breaks the curse", ["queen"]),
        ("a boy obtains a zorbule", ["boy", "zorbule"]),
        ("a horse pulls a plow", ["horse", "plow"]),
        ("a girl jumps over a flibbet", ["girl", "flibbet"]),
    ],
)
def test_an_unknown_noun_is_a_thing_where_the_deed_shows_it(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen


@pytest.mark.parametrize(
    ("request_", "weather"),
    [("a man opens an umbrella as it starts to rain", "rain"), ("it begins to snow on a village", "snow")],
)
def test_weather_that_sets_in_is_the_weather(request_: str, weather: str) -> None:
    assert read(request_).shots[0].setting.weather == weather
