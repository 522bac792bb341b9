"""The director's choices follow from subject, action, place and light, and each says why."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.physics import framing_fraction, subject_distance_m
from prompts.shot import (
    Aspect,
    Beat,
    Camera,
    Cue,
    Lighting,
    Move,
    PhysicalEvent,
    Setting,
    Shot,
    Source,
    Stability,
    Style,
    Subject,
)
from prompts.vocabulary import table


def running_dog(**fields: object) -> Shot:
    return Shot(
        subjects=[Subject(id="dog", noun="golden retriever", kind="quadruped")],
        beats=[Beat(subject="dog", action="running through a sunlit meadow")],
        setting=Setting(place="sunlit meadow"),
        **fields,  # type: ignore[arg-type]
    )


CUES = (
    "camera.size", "camera.angle", "camera.focal_length_mm", "camera.moves", "camera.stability", "camera.aperture_f",
    "camera.shutter_deg", "camera.focus", "camera.composition", "setting.stage", "setting.time_of_day",
    "lighting.setup", "lighting.key_azimuth_deg", "lighting.colour_temperature_k", "lighting.key_fill_ratio",
    "lighting.haze", "style.look", "style.palette", "sound.ambience", "duration_s", "time_scale", "aspect",
    "end_state", "physics",
)  # fmt: skip


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_of_an_open_shot_is_chosen_with_a_reason(cue: str) -> None:
    shot = complete(running_dog())
    noted = shot.source_of(cue)
    assert noted is not None
    assert noted.source is Source.DIRECTOR
    assert len(noted.reason) > 8


def test_cinematic_and_sunlit_mean_a_low_warm_sun_from_behind() -> None:
    shot = complete(running_dog(style=Style(words=["cinematic lighting"])))
    assert shot.setting.time_of_day == "golden_hour"
    assert shot.lighting.sun_elevation_deg == 12
    assert shot.lighting.colour_temperature_k == 3500
    assert abs(shot.lighting.key_azimuth_deg or 0) > 90
    assert "sunlit" in (shot.provenance["setting.time_of_day"].reason)


def test_a_cinematic_day_that_the_user_named_keeps_its_name_and_gets_the_low_sun() -> None:
    shot = running_dog(style=Style(words=["cinematic"]))
    shot = complete(shot.model_copy(update={"setting": Setting(place="sunlit meadow", time_of_day="day")}))
    assert shot.setting.time_of_day == "day"
    assert shot.lighting.sun_elevation_deg == 12


def test_a_sunlit_place_is_never_given_night_or_cloud() -> None:
    shot = complete(running_dog())
    assert shot.setting.weather == "clear"
    assert not table("times_of_day")[shot.setting.time_of_day or ""].night
    assert (shot.lighting.sun_elevation_deg or 0) > 0


def test_a_runner_is_tracked_from_the_side_with_lead_room() -> None:
    shot = complete(running_dog())
    assert [m.kind for m in shot.camera.moves] == ["track_side"]
    assert shot.camera.view == "profile"
    assert shot.camera.stability is Stability.GIMBAL
    assert shot.beats[0].direction == "right"
    assert "lead-room" in shot.camera.composition


def test_a_falling_thing_is_watched_by_a_still_camera_that_holds_the_drop() -> None:
    ball = Shot(
        subjects=[Subject(id="ball", noun="ball", kind="ball", height_m=0.2)],
        beats=[Beat(subject="ball", action="falling", motion="fall")],
        physics=[PhysicalEvent(law="fall", subject="ball", height_m=1.0)],
    )
    shot = complete(ball)
    assert [m.kind for m in shot.camera.moves] == ["static"]
    fraction = table("shot_sizes")[shot.camera.size or ""].fraction
    assert 0.2 / fraction > 1.2
    assert shot.physics[0].quantities["fall_time_s"] == pytest.approx(0.4515, abs=0.001)


def test_distance_follows_from_height_lens_and_size() -> None:
    shot = complete(running_dog(camera=Camera(size="close_up", focal_length_mm=85)))
    dog = shot.subjects[0]
    wanted = framing_fraction(table("shot_sizes")["close_up"].fraction, has_face=True)
    assert shot.camera.distance_m == pytest.approx(subject_distance_m(dog.height_m or 0, 85, wanted), rel=0.01)


def test_a_given_distance_decides_the_lens_instead() -> None:
    shot = complete(running_dog(camera=Camera(size="full", distance_m=20, moves=[Move(kind="static")])))
    assert shot.camera.distance_m == 20
    assert (shot.camera.focal_length_mm or 0) > 300


def test_a_tall_frame_gets_a_longer_lens_not_a_closer_camera() -> None:
    still = Camera(moves=[Move(kind="static")], size="full")
    wide, tall = (complete(running_dog(camera=still, aspect=a)) for a in (Aspect.WIDE, Aspect.TALL))
    assert tall.camera.distance_m == pytest.approx(wide.camera.distance_m, rel=0.05)


def test_night_on_a_street_is_lit_by_lamps_and_on_a_meadow_by_the_moon() -> None:
    for place, setup in (("snowy street", "street_lamps"), ("meadow", "moonlight")):
        shot = complete(Shot(subjects=[Subject(id="m", noun="man")], setting=Setting(place=place, time_of_day="night")))
        assert shot.lighting.setup == setup
        assert (shot.lighting.sun_elevation_deg or -90) < 0


def test_weather_given_keeps_a_person_outside() -> None:
    shot = complete(Shot(subjects=[Subject(id="m", noun="woman")], setting=Setting(weather="rain")))
    assert shot.setting.interior is False
    assert shot.lighting.setup == "overcast"


def test_moves_in_a_row_share_the_time_and_have_amounts_from_the_table() -> None:
    moves = [Move(kind="pan_left", speed="slow"), Move(kind="tilt_up"), Move(kind="handheld")]
    shot = complete(running_dog(camera=Camera(moves=moves), duration_s=6))
    pan, tilt, hand = shot.camera.moves
    assert (pan.start_s, pan.end_s, tilt.start_s, tilt.end_s) == (0, 3, 3, 6)
    assert pan.amount == pytest.approx(table("camera_moves")["pan_left"].slow * 3)
    assert (hand.start_s, hand.end_s) == (0, 6)


def test_slow_motion_shows_less_story() -> None:
    shot = complete(running_dog(time_scale=0.4))
    assert shot.beats[-1].end_s == pytest.approx((shot.duration_s or 0) * 0.4)


def test_more_beats_take_more_time() -> None:
    beats = [Beat(subject="d", action=a) for a in ("sitting", "standing", "walking", "running")]
    shot = complete(Shot(subjects=[Subject(id="d", noun="dog")], beats=beats))
    assert (shot.duration_s or 0) >= 8
    starts = [b.start_s or 0.0 for b in shot.beats]
    assert starts == sorted(set(starts))


def test_space_has_no_weather_and_a_room_no_wind() -> None:
    for place in ("outer space", "room"):
        shot = complete(Shot(subjects=[Subject(id="m", noun="astronaut")], setting=Setting(place=place)))
        assert shot.setting.weather is None
        assert shot.setting.wind_mps is None


def test_a_remembered_look_is_in_the_palette() -> None:
    coat = Subject(id="m", noun="girl", looks=[{"part": "raincoat", "text": "yellow raincoat", "colour": "yellow"}])
    assert "yellow" in complete(Shot(subjects=[coat])).style.palette


def test_stillness_asked_for_gets_no_physics() -> None:
    bowl = Shot(request="a still life of a bowl", subjects=[Subject(id="b", noun="bowl")])
    assert complete(bowl).physics == []


def test_a_locked_field_stays_open() -> None:
    shot = complete(running_dog(locks=["camera.focal_length_mm", "lighting"]))
    assert shot.camera.focal_length_mm is None
    assert shot.lighting == Lighting()


def test_light_source_said_by_the_user_stays() -> None:
    shot = running_dog(
        lighting=Lighting(setup="candlelight"),
        provenance={"lighting.setup": Cue(source=Source.USER, reason="said: candlelight")},
    )
    done = complete(shot)
    assert done.lighting.setup == "candlelight"
    assert (done.lighting.colour_temperature_k or 9999) < 2500
    assert done.provenance["lighting.setup"].source is Source.USER


def test_somebody_who_flies_a_kite_does_not_fly() -> None:
    child = [Subject(id="c", noun="child", kind="human")]
    kite = complete(Shot(subjects=child, beats=[Beat(subject="c", action="flying a kite", motion="fly")]))
    bird = complete(
        Shot(subjects=[Subject(id="b", noun="bird")], beats=[Beat(subject="b", action="flying home", motion="fly")])
    )
    assert kite.beats[0].speed_mps is None
    assert "air" not in kite.end_state
    assert (bird.beats[0].speed_mps or 0) > 0
    assert "in the air" in bird.end_state


def test_a_howl_at_the_moon_is_not_on_it() -> None:
    wolf = Shot(subjects=[Subject(id="w", noun="wolf")], beats=[Beat(subject="w", action="howling at the moon")])
    assert complete(wolf).setting.stage != "space"


def test_a_windy_place_has_wind() -> None:
    shot = complete(running_dog().model_copy(update={"setting": Setting(place="windy beach")}))
    assert shot.setting.weather == "wind"
    assert (shot.setting.wind_mps or 0) > 5
