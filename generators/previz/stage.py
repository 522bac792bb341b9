"""The stage: everything of a shot that can be drawn, as one MuJoCo model and functions of time.

stage = Stage.build(shot, seed=0, width=854, height=480)
frame = stage.frame(2.5, stage.new_data())
layers = RayCaster(stage.scene, 854, 480).draw(frame)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.airborne import FAR_STROKE, unshown, without_airborne
from generators.previz.as_staged import as_staged
from generators.previz.blocking import Track
from generators.previz.building import StageBuilder, scene_of, with_geoms
from generators.previz.camera import CameraPath, as_over_shoulder, as_place, as_racked, camera_path
from generators.previz.camera.orbiting import goes_all_round
from generators.previz.casting import stage_cast
from generators.previz.caused import with_caused
from generators.previz.changing import Shapes, as_changing, scenery_of, with_becoming, with_changes_in_place
from generators.previz.circling import as_seen_round
from generators.previz.details import as_detail, is_insert
from generators.previz.finish import unmade
from generators.previz.gear_trains import with_gear_trains
from generators.previz.going import as_they_go
from generators.previz.grade import Grade
from generators.previz.in_arms import with_full_arms
from generators.previz.landscapes import as_seen_through, is_landscape, is_open, not_of_the_landscape
from generators.previz.light import METER_SIZE, LightRig, light_of, metered, own_stops, setup_lights
from generators.previz.light.risings import disc_on_its_way
from generators.previz.light.turning import turning_of
from generators.previz.like_people import as_people
from generators.previz.meeting import as_filmed, as_seen_on
from generators.previz.meeting.filming import without_invented
from generators.previz.performance import Performance
from generators.previz.pouring import Pour, pour_of
from generators.previz.raycast import RayCaster
from generators.previz.scene import CameraPose, Flakes, Frame, Light, LightKind, Scene
from generators.previz.sets import SetDressing, TravelBounds, dress
from generators.previz.settling import as_in_the_sky, is_sky
from generators.previz.shown_as_one import shown_as_one
from generators.previz.sides import as_seen_from_the_front, with_sides
from generators.previz.strokes import with_strokes, without_strokes
from generators.previz.supervising import supervised, with_low_grass, without_near_blooms
from generators.previz.things import is_person
from generators.previz.timing import Timings
from generators.previz.uncast import unstaged
from generators.previz.unknown import left_out
from generators.previz.wholes import with_wholes
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Stage"]

DEFAULT_DURATION_S: Final = 5.0
DEFAULT_SHUTTER_DEG: Final = 180.0
FILM_FPS: Final = 24.0
"""Frames a second that a shutter angle is read at."""
ROOM_AROUND_M: Final = 0.8
"""Kept free around the way of the subjects."""
SWAY_HZ: Final = 0.55
"""How often grass sways in a breeze."""
STILL_AIR_LEAN: Final = 0.03
LEAN_PER_MPS: Final = 0.022
MOST_LEAN: Final = 0.5
DEFAULT_WIND_MPS: Final = 2.0
LONGEST_STREAK_S: Final = 1 / 24
"""In a time-lapse each picture is still a short exposure."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A staged shot. All of it is fixed but for what `frame` works out for an instant.

    Attributes:
        model: the compiled `MjModel`. spec: the `MjSpec` it came from.
        whole: all geoms of the model. scene: those that the renderer draws. drawn: which those are.
        grade: how it is graded.
        camera: its path over the clip. light: sky and lights.
        dressing, performance: the set and the subjects over story time.
        time_scale: story seconds per second of clip.
        warnings: what differs from the shot, in words for the user.
    """

    model: Any
    spec: Any
    whole: Scene
    scene: Scene
    drawn: NDArray[np.intp]
    grade: Grade
    camera: CameraPath
    light: LightRig
    dressing: SetDressing
    performance: Performance
    time_scale: float
    wind_mps: float
    exposure_s: float
    warnings: tuple[str, ...]

    @classmethod
    def build(cls, shot: Shot, *, seed: int, width: int, height: int, timings: Timings | None = None) -> Self:
        """Stages a shot.

        Args:
            shot: a completed one; what is missing is staged plainly.
            seed: everything random follows from it.
            width: of the picture, pixels.
            height: of the picture, pixels; its shape decides the framing.
            timings: is filled with the seconds spent on the set, the cast and the physics.
        """
        story_s = (shot.duration_s or DEFAULT_DURATION_S) * (shot.time_scale or 1.0)
        shot = shown_as_one(shot)
        told, timings, shot = shot, timings or Timings(), with_sides(as_people(with_full_arms(shot)))
        pour = pour_of(shot)
        shot = with_strokes(as_they_go(with_gear_trains(with_wholes(with_caused(shot)))))
        shot = with_becoming(as_in_the_sky(shot), story_s)
        shot = with_changes_in_place(shot, story_s)
        shot = _with_room_to_go_round(as_staged(shot))
        asked, shot = shot, without_airborne(shot)
        set_rng, cast_rng = (np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(2))
        seconds = shot.duration_s or DEFAULT_DURATION_S
        builder = StageBuilder()
        with timings.of("set"):
            through = is_landscape(told) and is_open(shot)
            seen_there = without_strokes(shot)
            # Grass keeps clear of where the lens will be.
            filmed = seen_there if seen_there.subjects else as_place(seen_there, without_strokes(asked), ())
            filmed = as_seen_through(shot) if through else filmed
            dressing = dress(builder, filmed, set_rng, travel=travel_of(shot), told=asked)
        with timings.of("cast"):
            cast = stage_cast(builder, shot, dressing.terrain, cast_rng, clip_seconds=seconds, pour=pour)
            shot_camera = builder.world.add_camera(name="shot")
            key_light = builder.world.add_light(name="key")
            model = builder.spec.compile()
        with timings.of("physics"):
            turning = turning_of(told, story_s) or disc_on_its_way(told, story_s)
            level = turning.level if turning is not None else None
            scenery, repainted = scenery_of(told, model, story_s, level)
            lit = turning.ids if turning is not None else frozenset()
            performance = cast.bind(model).among(scenery, repainted | lit)
        with timings.of("camera and light"):
            skies = {subject.id for subject in shot.subjects if is_sky(subject)}
            tracks = tuple(track for track in performance.tracks if track.subject_id not in skies)
            skies -= {FAR_STROKE}
            taken = as_changing(_filmed(shot, performance, pour), performance.resized, performance.repainted)
            taken = (
                as_seen_through(shot)
                if through
                else as_place(taken, without_strokes(asked), tracks, skyward=bool(skies))
            )
            path = camera_path(
                taken,
                () if through else tracks,
                dressing.terrain,
                seconds=seconds,
                aspect=width / height,
                seed=seed,
            )
            path = as_over_shoulder(as_racked(path, shot), shot)
            whole = scene_of(model, builder.blades)
            seen = supervised(model, shot, path, performance, whole)
            whole = with_low_grass(without_near_blooms(whole, seen.path), seen.path, tracks)
            light = light_of(shot, seen.path.pose(0.0), dressing.open_way_rad, seen.disc)
            light = replace(light, turning=turning)
            if skies and not tracks:  # no shadow falls from what is far up in the air
                light = replace(light, lights=tuple(replace(lamp, shadows=False) for lamp in light.lights))
            _place_camera(shot_camera, seen.path.pose(0.0))
            _place_key(key_light, light.lights)
            drawn = np.array([geom for geom in range(model.ngeom) if geom not in seen.hidden], np.intp)
        time_scale = shot.time_scale or 1.0
        wind = shot.setting.wind_mps
        shutter = shot.camera.shutter_deg or DEFAULT_SHUTTER_DEG
        stage = cls(
            model=model,
            spec=builder.spec,
            whole=whole,
            scene=with_geoms(whole, drawn),
            drawn=drawn,
            grade=light.grade,
            camera=seen.path,
            light=light,
            dressing=dressing,
            performance=performance,
            time_scale=time_scale,
            wind_mps=DEFAULT_WIND_MPS if wind is None else wind,
            exposure_s=shutter / 360.0 / FILM_FPS * time_scale,
            warnings=(
                *dressing.warnings,
                *performance.warnings,
                *unshown(told, shot),
                *left_out(told, shot),
                *not_of_the_landscape(told),
                *unstaged(told),
                *unmade(shot),
                *seen.warnings,
            ),
        )
        with timings.of("camera and light"):
            when = seconds / 2 if turning is None else turning.brightest_s / (shot.time_scale or 1.0)
            return replace(stage, grade=stage.metered_grade(shot, min(when, seconds)))

    def metered_grade(self, shot: Shot, clip_s: float) -> Grade:
        """The grade as a light meter sets it, from what the camera sees at a time of the clip."""
        frame = self.frame(clip_s, self.new_data())
        layers = RayCaster(self.scene, *METER_SIZE).draw(frame, passes=True)
        setup = setup_lights(shot.lighting.setup)
        return metered(self.grade, layers, self.scene, self.light.cues, setup, own_stops(shot))

    @property
    def tracks(self) -> tuple[Track, ...]:
        """Who is where when."""
        return tuple(self.performance.tracks)

    def new_data(self) -> Any:
        """An `MjData` to pose frames in; one for each thread that draws."""
        return mujoco.MjData(self.model)

    def frame(self, clip_s: float, data: Any, *, air: bool = True) -> Frame:
        """What one picture needs, at a time of the clip.

        Args:
            clip_s: seconds from the start of the clip.
            data: an `MjData` of this stage that no other thread uses; its pose is overwritten.
            air: whether the frame is drawn, and so needs what drifts in the air, or only tells where things are.
        """
        self.performance.pose(clip_s * self.time_scale, data)
        mujoco.mj_kinematics(self.model, data)
        surroundings = self.surroundings(clip_s, self.camera.pose(clip_s), air=air)
        if self.performance.alters:
            shapes = self.performance.altered(clip_s * self.time_scale, Shapes.of(self.whole, data))
            return replace(surroundings, **shapes.fields_of(self.drawn))
        return replace(
            surroundings,
            position=data.geom_xpos[self.drawn].astype(np.float32),
            rotation=data.geom_xmat[self.drawn].reshape(-1, 3, 3).astype(np.float32),
        )

    def surroundings(self, clip_s: float, camera: CameraPose, *, air: bool = True) -> Frame:
        """A frame without shapes: light, sky, weather and wind, as a camera meets them at a time of the clip."""
        story_s = clip_s * self.time_scale
        sky, lights = self.light.at(story_s)
        flakes = self._flakes(story_s, camera) if air else None
        return Frame(
            position=np.zeros((0, 3), np.float32),
            rotation=np.zeros((0, 3, 3), np.float32),
            camera=camera,
            lights=(*lights, *self.practicals(story_s)),
            sky=sky,
            wind_phase=2.0 * math.pi * SWAY_HZ * story_s,
            wind_lean=min(STILL_AIR_LEAN + LEAN_PER_MPS * self.wind_mps, MOST_LEAN),
            flakes=flakes,
            time_s=story_s,
            exposure_s=min(self.exposure_s, LONGEST_STREAK_S),
        )

    def _flakes(self, story_s: float, camera: CameraPose) -> Flakes | None:
        """All that drifts, falls and burns."""
        some = (
            self.dressing.flakes(story_s, np.asarray(camera.position, np.float64)),
            self.performance.flakes(story_s),
        )
        return Flakes.joined([cloud for cloud in some if cloud is not None])

    def practicals(self, story_s: float) -> tuple[Light, ...]:
        """The lamps of the set and those that subjects carry, at a story time."""
        of_the_set = self.dressing.lights(story_s)
        if self.light.turning is not None:
            of_the_set = self.light.turning.lights(of_the_set, story_s)
        return (*of_the_set, *self.performance.lights(story_s))

    def mjcf(self) -> str:
        """The stage as MJCF text, with the camera and the key light of the first frame, for other tools."""
        text: str = self.spec.to_xml()
        return text


def _with_room_to_go_round(shot: Shot) -> Shot:
    """The shot whose camera goes all round what then fills the frame; in a room it stays as near as it was.

    The set is dressed for it: from farther away a camera would go through the walls, or their furniture be struck.
    """
    stage, main = table("stages").get(shot.setting.stage or ""), shot.main_subject
    near = stage is not None and stage.interior and main is not None and is_person(main)
    return without_invented(shot, {"size": "full"}) if goes_all_round(shot) and not near else shot


def _filmed(shot: Shot, performance: Performance, pour: Pour | None) -> Shot:
    """The shot as the camera takes what physics moves in it."""
    bases, close = performance.bases, frozenset[str]()
    if pour is not None:
        pourer = next((subject for subject in shot.subjects if subject.id == pour.actor and is_person(subject)), None)
        of_the_vessel = pourer is None or is_insert(shot, pourer)
        close = frozenset({pour.into}) if pour.close and of_the_vessel else close
        bases = bases if of_the_vessel else bases - {pour.into}
    if performance.rounds:
        shot = without_invented(shot, {"size": "full"})  # what is gone round fills the frame
    shot = as_seen_round(shot, performance.rounds) if performance.rounds else shot
    shot = as_seen_from_the_front(shot, performance.passage) if performance.passage else shot
    return as_detail(as_seen_on(as_filmed(shot, performance.met), bases, close & bases))


def travel_of(shot: Shot) -> TravelBounds:
    """The box that the subjects will move through, around the origin, m."""
    story_s = (shot.duration_s or DEFAULT_DURATION_S) * (shot.time_scale or 1.0)
    reach = max((_speed(beat.speed_mps, beat.motion) for beat in shot.beats), default=0.0) * story_s / 2
    reach += ROOM_AROUND_M
    deep = any(beat.direction in ("toward", "away") for beat in shot.beats)
    main = shot.main_subject
    first = next((b for b in shot.beats if main is not None and b.subject in (main.id, "")), None)
    if shot.setting.stage == "lake" and first is not None and _speed(first.speed_mps, first.motion) == 0.0:
        deep = False  # who is by the water first has it behind them
    wide = reach if not deep else ROOM_AROUND_M
    return TravelBounds(-wide, wide, -(reach if deep else ROOM_AROUND_M), reach if deep else ROOM_AROUND_M)


def _speed(given_mps: float | None, motion: str | None) -> float:
    if given_mps is not None:
        return given_mps
    return table("motions")[motion].speed_mps if motion else 0.0


def _place_camera(camera: Any, pose: CameraPose) -> None:
    """Gives the model's camera a pose and its lens (MuJoCo's field of view is the vertical one)."""
    quaternion = np.zeros(4)
    mujoco.mju_mat2Quat(quaternion, np.asarray(pose.rotation, np.float64).ravel())
    camera.pos, camera.quat = np.asarray(pose.position, np.float64), quaternion
    camera.fovy = math.degrees(2.0 * math.atan(pose.sensor_mm[1] / 2.0 / pose.focal_length_mm))


def _place_key(light: Any, lights: Sequence[Light]) -> None:
    """Gives the model's light the direction and colour of the sun, or of the first lamp when there is none."""
    key = next((some for some in lights if some.kind is LightKind.SUN), next(iter(lights), None))
    if key is None:
        return
    towards = -1.0 if key.kind is LightKind.SUN else 1.0  # ours points at the sun, MuJoCo's along the light
    light.dir = [towards * value for value in key.direction]
    light.diffuse = [min(value, 1.0) for value in key.colour]
    light.castshadow = key.shadows
    if key.kind is LightKind.SUN:
        light.type = mujoco.mjtLightType.mjLIGHT_DIRECTIONAL
    else:
        light.pos = list(key.position)
