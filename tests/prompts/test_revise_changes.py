"""A sentence of change changes exactly the fields it speaks of, for the better or as told."""

from __future__ import annotations

from typing import Any

import pytest

from prompts.complete import complete
from prompts.errors import RevisionError
from prompts.read import read
from prompts.revise import released, revise
from prompts.revising.edits import value_of
from prompts.shot import Shot, Source

REQUEST = (
    "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, slow motion"
)


@pytest.fixture(scope="module")
def shot() -> Shot:
    return complete(read(REQUEST).shots[0])


@pytest.mark.parametrize(
    ("change", "path", "rises"),
    [
        ("make it slower", "time_scale", False),
        ("a bit faster", "time_scale", True),
        ("speed it up", "time_scale", True),
        ("warmer", "lighting.colour_temperature_k", False),
        ("much cooler light", "lighting.colour_temperature_k", True),
        ("not so dark", "lighting.exposure_stops", True),
        ("darker please", "lighting.exposure_stops", False),
        ("longer", "duration_s", True),
        ("2 seconds shorter", "duration_s", False),
        ("more dramatic", "lighting.key_fill_ratio", True),
        ("shallower focus", "camera.aperture_f", False),
        ("windier", "setting.wind_mps", True),
    ],
)
def test_relative_words_move_one_quantity(shot: Shot, change: str, path: str, rises: bool) -> None:
    revision = revise(shot, change)
    assert revision.fields == (path,)
    before = value_of(shot.model_dump(mode="json"), path) or 0
    after = value_of(revision.shot.model_dump(mode="json"), path)
    assert (after > before) is rises
    assert after != before


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ("at 85 mm", {"camera.focal_length_mm": 85.0}),
        ("from below, at noon", {"camera.angle": "low_angle", "setting.time_of_day": "midday"}),
        ("from above", {"camera.angle": "high_angle"}),
        ("10 seconds", {"duration_s": 10.0}),
        ("vertical", {"aspect": "9:16"}),
        ("as a watercolour", {"style.look": "watercolour", "style.words": ["watercolour"]}),
        ("medium shot", {"camera.size": "medium"}),
        ("in real time", {"time_scale": 1.0}),
        (
            "make it rain",
            {"setting.weather": "rain", "setting.place": "meadow", "beats[0].action": "running through a meadow"},
        ),
        ("in a forest", {"setting.place": "forest", "setting.stage": "forest", "beats[0].action": "running"}),
        ("no people", {"avoid": ["people"]}),
        ("closer", {"camera.size": "full"}),
    ],
)
def test_absolute_words_set_what_they_name(shot: Shot, change: str, fields: dict[str, Any]) -> None:
    revision = revise(shot, change)
    data = revision.shot.model_dump(mode="json")
    assert {path: value_of(data, path) for path in revision.fields} == fields
    assert revision.question == ""
    assert all(revision.shot.source_of(path).source is Source.USER for path in fields)  # type: ignore[union-attr]


def test_several_changes_at_once(shot: Shot) -> None:
    revision = revise(shot, "slower, closer, at night")
    assert {"time_scale", "camera.size", "setting.time_of_day"} <= set(revision.fields)
    assert revision.unread == ()


@pytest.mark.parametrize(("change", "kinds"), [
    ("static camera", ["static"]),
    ("orbit instead", ["arc_cw"]),
    ("pan left then tilt up", ["pan_left", "tilt_up"]),
    ("no camera movement", ["static"]),
    ("handheld", ["track_side", "handheld"]),
    ("zoom in slowly", ["zoom_in"]),
])  # fmt: skip
def test_camera_moves_are_replaced_and_textures_added(shot: Shot, change: str, kinds: list[str]) -> None:
    assert [m.kind for m in revise(shot, change).shot.camera.moves] == kinds


def test_the_camera_can_be_slowed_without_slowing_the_dog(shot: Shot) -> None:
    revision = revise(shot, "make the camera move faster")
    assert revision.fields == ("camera.moves[0].speed",)
    assert revision.shot.time_scale == shot.time_scale


def test_night_releases_the_light_and_the_completer_decides_anew(shot: Shot) -> None:
    night = revise(shot, "at night instead").shot
    assert night.lighting.colour_temperature_k is None
    assert "sunlit" not in night.setting.place
    assert night.camera == shot.camera
    done = complete(night)
    assert (done.lighting.sun_elevation_deg or 0) < 0
    assert done.subjects == shot.subjects


def test_what_the_user_said_before_is_not_released(shot: Shot) -> None:
    warm = complete(revise(shot, "3200 K").shot)
    night = revise(warm, "at night").shot
    assert night.lighting.colour_temperature_k == 3200


def test_an_untouched_part_stays_equal(shot: Shot) -> None:
    revised = revise(shot, "at 85 mm").shot
    assert (revised.subjects, revised.beats, revised.setting, revised.lighting) == (
        shot.subjects, shot.beats, shot.setting, shot.lighting,
    )  # fmt: skip


def test_same_dog_in_the_snow(shot: Shot) -> None:
    snow = revise(shot, "same dog, but in the snow").shot
    assert snow.setting.stage == "snow"
    assert "meadow" not in snow.beats[0].action
    assert snow.subjects == shot.subjects


def test_recolouring_a_subject_by_its_broader_noun(shot: Shot) -> None:
    black = revise(shot, "make the dog black").shot
    assert [k.colour for k in black.subjects[0].looks] == ["black"]
    white = revise(black, "make it white").shot
    assert [k.colour for k in white.subjects[0].looks] == ["white"]


def test_giving_a_look_by_part(shot: Shot) -> None:
    first = revise(shot, "give the dog a red collar").shot
    assert [(k.part, k.colour) for k in first.subjects[0].looks] == [("collar", "red")]
    second = revise(first, "make the collar blue").shot
    assert [(k.part, k.colour) for k in second.subjects[0].looks] == [("collar", "blue")]


def test_replacing_adding_and_removing(shot: Shot) -> None:
    cat = revise(shot, "replace the dog with a black cat").shot
    assert [s.noun for s in cat.subjects] == ["cat"]
    assert cat.beats[0].subject == cat.subjects[0].id
    two = revise(shot, "add a cat chasing the dog").shot
    assert [s.noun for s in two.subjects] == ["golden retriever", "cat"]
    assert two.beats[1].target == two.subjects[0].id
    one = revise(two, "remove the cat").shot
    assert one.subjects[0].noun == "golden retriever"
    assert [b.subject for b in one.beats] == [one.subjects[0].id]


def test_counting_anew(shot: Shot) -> None:
    subject = revise(shot, "make it two dogs").shot.subjects[0]
    assert (subject.count, subject.noun) == (2, "golden retriever")


def test_another_deed_in_the_same_place(shot: Shot) -> None:
    beat = revise(shot, "make it walk").shot.beats[0]
    assert (beat.motion, beat.action) == ("walk", "walking through a sunlit meadow")


def test_then_adds_a_beat(shot: Shot) -> None:
    assert [b.motion for b in revise(shot, "then it jumps over a log").shot.beats] == ["run", "jump"]


def test_lettering(shot: Shot) -> None:
    titled = revise(shot, 'add the title "Slower at Night"').shot
    assert [t.text for t in titled.text] == ["Slower at Night"]
    assert titled.time_scale == shot.time_scale
    assert revise(titled, "remove the title").shot.text == []


def test_a_lock_makes_a_question(shot: Shot) -> None:
    locked = shot.model_copy(update={"locks": ["camera"]})
    revision = revise(locked, "closer")
    assert revision.shot == locked
    assert "locked" in revision.question
    assert revise(locked, "at night").question == ""


def test_locked_choices_are_not_released(shot: Shot) -> None:
    locked = shot.model_copy(update={"locks": ["lighting.colour_temperature_k"]})
    assert revise(locked, "at night").shot.lighting.colour_temperature_k == shot.lighting.colour_temperature_k


@pytest.mark.parametrize(
    "change", ["blorf the quux", "remove the tree", "remove the dog", "replace the cat with a fox", "🐕"]
)
def test_what_cannot_be_done_is_a_question(shot: Shot, change: str) -> None:
    revision = revise(shot, change)
    assert revision.shot == shot
    assert revision.fields == ()
    assert revision.question


@pytest.mark.parametrize("change", ["", "   ", "x" * 9000])
def test_no_change_at_all_is_an_error(shot: Shot, change: str) -> None:
    with pytest.raises(RevisionError):
        revise(shot, change)


def test_releasing_everything_leaves_the_users_words(shot: Shot) -> None:
    bare = released(shot)
    assert bare.lighting.sun_elevation_deg is None
    assert bare.setting.place == "sunlit meadow"
    assert all(cue.source is not Source.DIRECTOR for cue in bare.provenance.values())
    assert complete(bare) == shot
