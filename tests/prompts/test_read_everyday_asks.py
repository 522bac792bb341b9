"""Requests as people type them: adverts, lessons, family scenes, slips of the pen."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot, Source


def shot_of(request: str) -> Shot:
    reading = read(request)
    assert len(reading.shots) == 1
    return reading.shots[0]


def nouns(request: str) -> list[tuple[str, int]]:
    return [(s.noun, s.count) for s in shot_of(request).subjects]


def deeds(request: str) -> list[str]:
    return [beat.action for beat in shot_of(request).beats]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            "a chef tastes the soup, makes a face, adds salt and nods",
            ["tasting the soup", "making a face", "adding salt", "nodding"],
        ),
        ("She stops, looks back.", ["stopping", "looking back"]),
        (
            "skier comes down a slope, sprays powder, jumps off a cliff",
            ["coming down a slope", "spraying powder", "jumping off a cliff"],
        ),
        ("two children share a sandwich on a bench and laugh", ["sharing a sandwich on a bench", "laughing"]),
        ("a surfer rides the wave, falls", ["riding the wave", "falling"]),
        ("a gymnast swings on a bar, lets go and lands", ["swinging on a bar", "letting go", "landing"]),
        ("a woman walks on the beach, waves crash on the rocks", ["walking on the beach", "crashing on the rocks"]),
        ("a train arrives, doors open, nobody gets out", ["arriving", "opening"]),
    ],
)
def test_a_series_of_deeds_is_read_to_its_end(request_: str, expected: list[str]) -> None:
    assert deeds(request_) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("burger and fries on a wooden board", [("burger", 1), ("fries", 1), ("wooden board", 1)]),
        ("a welder in a dark garage, sparks everywhere", [("welder", 1), ("sparks", 1)]),
        ("a mermaid combing her hair, ships in the distance", [("mermaid", 1), ("ships", 3)]),
        ("a man making pancakes with his kids", [("man", 1), ("pancakes", 3), ("kids", 3)]),
        ("a bird lands on the old man's shoulder", [("bird", 1), ("man", 1)]),
        ("half a dozen balloons rise", [("balloons", 6)]),
        ("a stack of pancakes beside a bunch of grapes", [("stack of pancakes", 1), ("bunch of grapes", 1)]),
        ("two bunches of grapes on a plate", [("bunches of grapes", 2), ("plate", 1)]),
        ("a dancer with a tight bun stretches", [("dancer", 1)]),
        ("a boy with a bun in his hand", [("boy", 1), ("bun", 1)]),
        ("a hundred coins are thrown on a table", [("coins", 100), ("table", 1)]),
        ("a man carries a 3 tier cake", [("man", 1), ("cake", 1)]),
        ("cherry blossoms fall on a bench", [("cherry blossoms", 1), ("bench", 1)]),
        ("pour whisky over ice in a glass", [("whisky", 1), ("ice", 1), ("glass", 1)]),
        ("portrait of a fisherman, long lens, 300mm", [("fisherman", 1)]),
        ("a goalkeeper and his team mates run", [("goalkeeper", 1), ("team mates", 3)]),
    ],
)
def test_who_and_what_is_there(request_: str, expected: list[tuple[str, int]]) -> None:
    assert nouns(request_) == expected


def test_a_pack_is_of_its_animals() -> None:
    (pack,) = shot_of("a wolf pack crosses a frozen river").subjects
    assert (pack.kind, pack.count) == ("quadruped", 6)


def test_a_name_between_commas_is_whose_it_is() -> None:
    shot = shot_of("the driver, Zoe, checks her mirror")
    assert [(s.noun, s.name) for s in shot.subjects] == [("driver", "Zoe"), ("mirror", "")]


@pytest.mark.parametrize("request_", ["three kids on a trampoline, one of them does a backflip",
                                      "three kids on a trampoline, one does a backflip",
                                      "three kids on a trampoline, one of the kids does a backflip"])  # fmt: skip
def test_one_of_several_acts_alone(request_: str) -> None:
    shot = shot_of(request_)
    kids = shot.subjects[0]
    assert (kids.noun, kids.count) == ("kids", 3)
    assert [(b.subject, b.action, b.manner) for b in shot.beats] == [(kids.id, "doing a backflip", "one of them")]


def test_both_are_the_two_who_were_named() -> None:
    shot = shot_of("a penguin slides into another penguin, both fall into the water")
    first, second = shot.subjects[:2]
    assert {b.subject for b in shot.beats if b.action.startswith("falling")} == {first.id, second.id}


def test_they_are_those_who_live() -> None:
    shot = shot_of("kids build a sandcastle, a big wave comes, they scream")
    assert shot.beats[-1].subject == shot.subjects[0].id


@pytest.mark.parametrize("topic", ["gravity", "inflation", "supply and demand", "osmosis", "trust"])
def test_a_lesson_on_what_cannot_be_seen_shows_a_scene_for_it(topic: str) -> None:
    shot = shot_of(f"explain {topic} to my class")
    assert shot.subjects
    assert shot.beats
    assert shot.title == topic
    assert not any("explain" in beat.action for beat in shot.beats)
    cue = shot.provenance["subjects[0]"]
    assert cue.source is Source.DIRECTOR
    assert topic in cue.reason


@pytest.mark.parametrize("topic", ["photosynthesis", "friction"])
def test_a_lesson_whose_model_shows_it_has_no_beats_of_its_own(topic: str) -> None:
    shot = shot_of(f"explain {topic} to my class")
    assert [s.noun for s in shot.subjects] == [f"{topic} model"]
    assert shot.beats == []
    assert shot.title == topic
    cue = shot.provenance["subjects[0]"]
    assert cue.source is Source.DIRECTOR
    assert topic in cue.reason


def test_a_topic_without_a_scene_is_explained_by_a_teacher() -> None:
    shot = shot_of("explain capitalism to my students")
    assert [s.noun for s in shot.subjects] == ["teacher", "whiteboard"]
    assert shot.beats[0].action.startswith("explaining capitalism")
    assert "capitalism" in shot.provenance["subjects[0]"].reason


def test_a_lesson_says_what_it_shows_in_the_prompt() -> None:
    shot = complete(shot_of("what is gravity? short clip for kids"))
    text = compile_prompt(shot, "plain").text
    assert "apple" in text
    assert "explain" not in text.lower()
    assert "kids" not in text


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("explain how a volcano erupts for 10 year olds", "volcano model"),
        ("how bees make honey, for children aged 8", "bees"),
        ("what causes a rainbow?", "rainbow"),
        ("explain a steam engine", "steam engine model"),
        ("story for kids about a brave hedgehog", "hedgehog"),
        ("what makes a plane fly?", "flight model"),
    ],
)
def test_whom_a_lesson_is_for_is_not_in_it(request_: str, noun: str) -> None:
    shot = shot_of(request_)
    assert shot.subjects[0].noun == noun
    assert not any(word in str(shot.beats) for word in ("kids", "children", "year"))


def test_labels_are_asked_for_by_what_they_name() -> None:
    shot = shot_of("show how a piston engine works, with labels for valve and piston")
    assert [(t.text, t.role) for t in shot.text] == [("valve", "label"), ("piston", "label")]
    (engine,) = shot.subjects
    assert engine.noun.endswith("engine model")


@pytest.mark.parametrize(
    ("request_", "moves", "size", "angle"),
    [
        ("camra traks forward through a market", ["dolly_in"], None, None),
        ("a castle, crain up, low angel", ["crane_up"], None, "low_angle"),
        ("camera zooms inn slowly on a man, pannig rigth", ["zoom_in", "pan_right"], None, None),
        ("an old train on a viaduct, arial shot", [], None, "overhead"),
        ("doly zom on a man", ["dolly_zoom_in"], None, None),
    ],
)
def test_slips_in_terms_of_film_are_forgiven(
    request_: str, moves: list[str], size: str | None, angle: str | None
) -> None:
    camera = shot_of(request_).camera
    assert ([m.kind for m in camera.moves], camera.size, camera.angle) == (moves, size, angle)


def test_what_falls_straight_down_is_seen_from_anywhere() -> None:
    assert shot_of("an egg rolls off a table and falls straight down").camera.angle is None
    assert shot_of("camera straight down on a chessboard").camera.angle == "birds_eye"


def test_an_hour_becomes_another() -> None:
    shot = shot_of("city skyline from day to night in 10 seconds")
    assert shot.setting.time_of_day == "day"
    assert deeds("city skyline from day to night") == ["day turning into night"]


def test_another_hour_is_another_shot() -> None:
    hours = [s.setting.time_of_day for s in read("a street in the morning, then the same street at night").shots]
    assert hours == ["morning", "night"]


def test_an_occasion_is_seen_as_those_who_take_part() -> None:
    shot = shot_of("aerobics class, six women in leotards")
    assert [(s.noun, s.count) for s in shot.subjects] == [("women", 6)]
    assert shot.setting.details == ["aerobics class"]
    (group,) = shot_of("yoga class at sunrise on the beach").subjects
    assert (group.kind, group.count) == ("human", 6)


@pytest.mark.parametrize(
    ("request_", "avoid"),
    [("a man swings a bucket, no water falls out", ["water falling out"]), ("a street, no people", ["people"])],
)
def test_what_must_not_happen_is_kept_apart(request_: str, avoid: list[str]) -> None:
    assert shot_of(request_).avoid == avoid


def test_what_is_said_of_the_weather_is_nobodys_deed() -> None:
    shot = shot_of("a farmer feeds the hens, it's raining")
    assert shot.setting.weather == "rain"
    assert len(shot.beats) == 1


def test_what_weather_does_next_is_told_too() -> None:
    assert deeds("mist rises from the lake and covers the field") == [
        "mist rising from the lake",
        "mist covering the field",
    ]


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    shot = shot_of('a boat called "Sea Star" leaves the harbour')
    assert shot.sound.dialogue == []
    assert shot.subjects[0].name == "Sea Star"


def test_an_hour_is_printed_as_it_was_written() -> None:
    shot = complete(shot_of("2 a.m. in an empty laundromat, one dryer still turning"))
    assert "2 a.m." in compile_prompt(shot, "plain").text


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("tourist drops his camera into a fountain", [("tourist", 1), ("camera", 1), ("fountain", 1)]),
        ("man with no umbrella runs through heavy rain", [("man", 1)]),
        ("two shadows playing cards in a tent", [("shadows", 2), ("cards", 3), ("tent", 1)]),
        ("puppy vs vacuum cleaner", [("puppy", 1), ("vacuum cleaner", 1)]),
        ("a person starts making lunch", [("person", 1), ("lunch", 1)]),
        ("lava flows into the sea", [("lava", 1)]),
        ("toast pops up, butter melts, jam drips", [("toast", 1), ("butter", 1), ("jam", 1)]),
        ("a ballet dancer on an empty stage, single spotlight", [("ballet dancer", 1)]),
    ],
)
def test_things_are_told_from_deeds_and_light(request_: str, expected: list[tuple[str, int]]) -> None:
    shot = shot_of(request_)
    assert [(s.noun, s.count) for s in shot.subjects] == expected
    assert not any(look.text in {"making", "single"} for s in shot.subjects for look in s.looks)
    assert shot.camera.moves == []


def test_what_takes_a_time_in_the_story_is_no_length_of_the_clip() -> None:
    assert shot_of("a pit stop, four tyres changed in 2 seconds").duration_s is None
    assert shot_of("a flower opens in 10 seconds").duration_s == 10


def test_lettering_needs_no_quotation_marks_behind_a_colon() -> None:
    (text,) = shot_of("a bus drives off, title at the end: The Last Bus").text
    assert (text.text, text.role) == ("The Last Bus", "title")


def test_how_lettering_looks_is_no_thing() -> None:
    shot = shot_of('a shop window with "SALE" in red letters')
    assert [s.noun for s in shot.subjects] == ["shop window"]
    assert shot.text[0].position == "in red letters"


def test_what_is_never_to_be_shown_is_avoided() -> None:
    shot = shot_of("a dancer turns, never show the face of the dancer")
    assert shot.avoid == ["face of the dancer"]
    assert shot.camera.focus == ""


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("a crowd of about 200 people waits outside a stadium", [("people", 200)]),
        ("a dozen roses", [("roses", 12)]),
        ("arc shot around a bride and groom", [("bride", 1), ("groom", 1)]),
        ("a man throws boiling water into the air", [("man", 1), ("water", 1)]),
    ],
)
def test_how_many_and_who_by_their_place(request_: str, expected: list[tuple[str, int]]) -> None:
    assert nouns(request_) == expected


def test_rain_on_the_glass_is_the_weather() -> None:
    shot = shot_of("two detectives in a car, rain on the windshield")
    assert (shot.setting.weather, shot.beats) == ("rain", [])


def test_a_temperature_needs_no_unit() -> None:
    assert shot_of("temperature is -20, a man waits at a bus stop").setting.temperature_c == -20


def test_two_speeds_are_said_to_be_one_too_many() -> None:
    reading = read("slow motion, a car drives, time-lapse")
    assert reading.shots[0].time_scale == 0.4
    assert any("one speed" in unread.reason for unread in reading.unread)


def test_who_is_given_something_is_called_by_the_name() -> None:
    shot = shot_of("an old man feeds a young boy named Tom")
    assert [s.name for s in shot.subjects] == ["", "Tom"]


def test_following_somebody_is_the_cameras_where_only_film_was_spoken_of() -> None:
    shot = shot_of("handheld, following a boy running through a market")
    assert [m.kind for m in shot.camera.moves] == ["handheld", "track"]
    assert [b.action for b in shot.beats] == ["running through a market"]


def test_a_close_up_is_no_way_up() -> None:
    assert [m.kind for m in shot_of("the camera pushes in to a close up of a man").camera.moves] == ["dolly_in"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("skateboarder falls, gets back up", ["falling", "getting back up"]),
        ("mum braids her daughter's hair, both laugh", ["braiding her daughter's hair", "laughing", "laughing"]),
        ("two dogs run and bark", ["running", "barking"]),
        ("an ice skater spins faster and faster", ["spinning faster and faster"]),
        ("zebra crossing the road", ["crossing the road"]),
        ("pouring syrup over a stack of pancakes", ["pouring syrup over a stack of pancakes"]),
        ("a couple in a tent, soup bubbling, they clink mugs", ["bubbling", "clinking mugs"]),
        ("a man named Tom waves", ["waving"]),
        ("a cat sits, stretches and yawns, close-up", ["sitting", "stretching", "yawning"]),
    ],
)
def test_deeds_in_few_words(request_: str, expected: list[str]) -> None:
    assert deeds(request_) == expected


def test_two_things_are_told_apart_side_by_side() -> None:
    assert nouns("what is the difference between a frog and a toad?") == [("frog", 1), ("toad", 1)]
    assert nouns("what's the difference between weather and climate?")[0] == ("teacher", 1)
    assert shot_of("explain time dilation").title == "time dilation"


@pytest.mark.parametrize(
    ("light", "hour", "season"),
    [
        ("low evening sun", "golden_hour", ""),
        ("evening sun", "golden_hour", ""),
        ("in the warm morning sun", "morning", ""),
        ("low winter sun", "golden_hour", "winter"),
    ],
)
def test_a_light_that_is_named_by_its_hour_is_no_subject_and_no_deed(light: str, hour: str, season: str) -> None:
    shot = read(f"leaves swirl, {light}").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["leaves"]
    assert [beat.action for beat in shot.beats] == ["swirling"]
    assert (shot.setting.time_of_day, shot.setting.season) == (hour, season)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("an ad for a coffee brand, warm and cosy", [("cup of coffee", 1)]),
        ("a commercial for our perfume company", [("bottle of perfume", 1)]),
        ("a spot for a car brand", [("car", 1)]),
        ("why does the moon change its shape", [("moon phases model", 1)]),
    ],
)
def test_what_a_brand_sells_and_a_question_asks_is_seen(request_: str, expected: list[tuple[str, int]]) -> None:
    assert nouns(request_) == expected
    assert shot_of(request_).extra == []


def test_two_adjectives_behind_a_comma_are_looks() -> None:
    shot = shot_of("a cup of coffee, warm and cosy")
    assert (shot.beats, [look.text for look in shot.subjects[0].looks]) == ([], ["warm", "cosy"])
    assert deeds("a glass is filled, lifted and emptied") == ["being filled", "being lifted", "being emptied"]


def test_the_only_one_is_nobody() -> None:
    shot = shot_of("a wide of a village street, the shop light is the only one on")
    assert shot.subjects == []
