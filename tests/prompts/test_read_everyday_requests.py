"""Everyday sentences become the shots a person would mean."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Aspect, Shot, Source, Stability


def shot_of(request: str) -> Shot:
    reading = read(request)
    assert len(reading.shots) == 1
    return reading.shots[0]


def test_the_golden_retriever_sentence() -> None:
    shot = shot_of(
        "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, "
        "slow motion"
    )
    (dog,) = shot.subjects
    assert (dog.noun, dog.kind) == ("golden retriever", "quadruped")
    assert [(b.subject, b.motion) for b in shot.beats] == [(dog.id, "run")]
    assert (shot.setting.place, shot.setting.stage) == ("sunlit meadow", "meadow")
    assert [m.kind for m in shot.camera.moves] == ["track_side"]
    assert shot.camera.view == "profile"
    assert shot.time_scale == 0.4
    assert shot.style.look == "cinematic"
    assert shot.extra == []


def test_a_red_car_at_night() -> None:
    shot = shot_of("a red car drives through a snowy street at night, crane up")
    assert shot.subjects[0].kind == "vehicle"
    assert shot.subjects[0].looks[0].colour == "red"
    assert (shot.setting.stage, shot.setting.time_of_day) == ("street", "night")
    assert [m.kind for m in shot.camera.moves] == ["crane_up"]


def test_a_glass_ball_falls_and_bounces() -> None:
    shot = shot_of("a glass ball falls onto a wooden floor and bounces, extreme close-up, slow motion")
    assert shot.subjects[0].material == "glass"
    assert [b.motion for b in shot.beats] == ["fall", "bounce"]
    assert [(e.law, e.surface) for e in shot.physics] == [("fall", "wood"), ("bounce", "wood")]
    assert shot.camera.size == "extreme_close_up"


def test_a_dolly_zoom_on_a_man() -> None:
    shot = shot_of("dolly zoom on a man standing on an empty street at dusk")
    assert [s.noun for s in shot.subjects] == ["man"]
    assert shot.beats[0].motion == "stand"
    assert shot.setting.time_of_day == "dusk"
    assert [m.kind for m in shot.camera.moves] == ["dolly_zoom_in"]


def test_counts_lens_aspect_and_duration() -> None:
    shot = shot_of("Two black cats and a dog sit on a red sofa, medium shot at 85 mm, from above, 5 seconds, vertical")
    cats, dog, sofa = shot.subjects
    assert (cats.count, cats.looks[0].colour, dog.noun, sofa.noun) == (2, "black", "dog", "sofa")
    assert {b.subject for b in shot.beats} == {cats.id, dog.id}
    assert shot.camera.focal_length_mm == 85
    assert shot.camera.angle == "high_angle"
    assert (shot.duration_s, shot.aspect) == (5, Aspect.TALL)


def test_looks_by_part_and_things_to_avoid() -> None:
    shot = shot_of(
        "A teenage girl with short red hair wearing a yellow raincoat walks slowly through a rainy city at night, "
        "no people, handheld"
    )
    looks = {look.part: look for look in shot.subjects[0].looks}
    assert (looks["hair"].text, looks["hair"].colour) == ("short red hair", "red")
    assert looks["raincoat"].colour == "yellow"
    assert shot.avoid == ["people"]
    assert shot.setting.weather == "rain"
    assert shot.camera.stability is Stability.HANDHELD


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("a dog running, then it sits and then it barks", ["run", "sit", "talk"]),
        ("A horse is standing in the stable, then it suddenly starts trotting.", ["stand", "trot"]),
        ("A boy climbs a tree, looks out over the yard, and then waves to the sky.", ["climb", "look", "wave"]),
        ("a woman walks to the door before opening it", ["walk", "open"]),
        ("The cat ran across the road", ["run"]),
        ("a bird flew over the lake while singing", ["fly"]),
    ],
)
def test_beats_stand_in_the_order_they_happen(request_: str, expected: list[str]) -> None:
    assert [beat.motion for beat in shot_of(request_).beats] == expected


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("super slow motion", "time_scale", 0.15),
        ("a timelapse", "time_scale", 120.0),
        ("fast motion", "time_scale", 2.0),
        ("9:16", "aspect", Aspect.TALL),
        ("for 8 seconds", "duration_s", 8.0),
        ("ten seconds long", "duration_s", 10.0),
    ],
)
def test_fixed_phrases(words: str, field: str, value: object) -> None:
    assert getattr(shot_of(f"a dog running, {words}"), field) == value


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("extreme close up", "size", "extreme_close_up"),
        ("bird's-eye view", "angle", "birds_eye"),
        ("from below", "angle", "low_angle"),
        ("front view", "view", "front"),
        ("with a 35mm lens", "focal_length_mm", 35.0),
        ("at f/2.8", "aperture_f", 2.8),
    ],
)
def test_camera_words(words: str, field: str, value: object) -> None:
    assert getattr(shot_of(f"a dog running, {words}").camera, field) == value


def test_british_and_american_spellings_read_alike() -> None:
    british = shot_of("a grey cat in the centre of a theatre, watercolour")
    american = shot_of("a gray cat in the center of a theater, watercolor")
    assert british.style.look == american.style.look == "watercolour"
    assert british.setting.stage == american.setting.stage
    assert british.subjects[0].looks[0].colour == "grey"


def test_quoted_lettering_is_kept_letter_for_letter() -> None:
    shot = shot_of('a neon sign that says "Open 24/7 [red]" above a bar')
    assert [(t.text, t.role) for t in shot.text] == [("Open 24/7 [red]", "sign")]


def test_speech_is_dialogue_and_not_lettering() -> None:
    shot = shot_of('an old man says "Come back soon" and waves')
    assert shot.sound.dialogue == ["Come back soon"]
    assert shot.text == []


def test_every_cue_read_names_the_user_and_the_words() -> None:
    shot = shot_of("a dog running at night, close-up")
    assert shot.provenance["camera.size"].source is Source.USER
    assert "close-up" in shot.provenance["camera.size"].reason
    assert "night" in shot.provenance["setting.time_of_day"].reason


def test_nothing_is_decided_that_was_not_said() -> None:
    shot = shot_of("a dog running")
    assert shot.setting.time_of_day is None
    assert shot.camera.moves == []
    assert shot.lighting.setup is None


def test_the_request_is_kept_verbatim() -> None:
    request = "A  dog\trunning — fast!"
    assert shot_of(request).request == "A dog running — fast!"


@pytest.mark.parametrize("request_", ["a second dog runs as fast as the first", "notes that drift as bubbles"])
def test_ordinary_words_are_no_durations(request_: str) -> None:
    assert shot_of(request_).duration_s is None


@pytest.mark.parametrize(
    ("request_", "deeds"),
    [
        ("a stone is thrown into a lake and sinks", ["throw", "sink"]),
        ("a chef stirs a pot, flames rise", ["work", "rise"]),
        ("a candle burns while rain falls outside", ["burn", "fall"]),
        ("waves crash on a rocky coast", ["flow"]),
    ],
)
def test_words_that_could_be_noun_or_verb(request_: str, deeds: list[str]) -> None:
    assert [beat.motion for beat in shot_of(request_).beats] == deeds


def test_evening_wear_is_not_the_hour() -> None:
    shot = shot_of("a couple in formal evening wear dancing")
    assert shot.setting.time_of_day is None
    assert shot.subjects[0].looks[0].text == "formal evening wear"


def test_where_things_stand_to_each_other() -> None:
    shot = shot_of("A dog is behind a chair, then the dog runs to the right of the chair.")
    assert [s.noun for s in shot.subjects] == ["dog", "chair"]
    assert shot.subjects[0].position == "behind a chair"
    assert [b.target for b in shot.beats] == ["", "chair"]


@pytest.mark.parametrize(
    ("request_", "seconds"),
    [
        ("A man pauses for two seconds, then he walks away.", None),
        ("She waits for two seconds before opening the door", None),
        ("a timer counts down from ten seconds", None),
        ("a dog runs for two seconds", 2.0),
        ("a 6 second clip of a man who waits for two seconds", 6.0),
    ],
)
def test_a_wait_within_the_story_is_not_the_length_of_the_clip(request_: str, seconds: float | None) -> None:
    assert shot_of(request_).duration_s == seconds


def test_a_verb_at_the_end_of_a_request_is_read() -> None:
    assert next(s.noun for s in shot_of("The boat leaves ripples").subjects) == "boat"
