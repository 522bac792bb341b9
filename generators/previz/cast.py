"""The cast: every subject of a shot built by its rig, given its place and its act, and posed at any story time.

`stage_cast` adds the figures to the stage before it is compiled; `Cast.bind` then measures them, lets physics run
where physics decides, and gives a `Performance`, which is a pure function of story time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part, parts_of, seed_of
from generators.previz.blocking import Terrain, Track
from generators.previz.building import StageBuilder
from generators.previz.company import company_of
from generators.previz.motion.debris import Debris, debris_of
from generators.previz.motion.rotations import add, rotate
from generators.previz.motion.simulation import Recording, simulate
from generators.previz.placing import Place, Placed, bout_of, places_of, travel_to
from generators.previz.rigs import Act, Animation, Casting, Model, Posture, Puppet, noun_of, rig_for
from generators.previz.scene import Flakes, Light
from generators.previz.tracks import Extents, FreeTrack, WayTrack, measure
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Cast", "Performance", "stage_cast"]

MOST_OF_A_KIND = 12
"""More of one subject than this are not drawn; the user is told."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One figure of the cast."""

    part: Part
    model: Model
    seed: int


@dataclass(frozen=True, slots=True)
class _Player:
    """One figure, bound: how it is posed, and what the camera knows of it."""

    puppet: Puppet
    animation: Animation
    model: Model
    track: Track
    debris: Debris | None

    def points(self, model: Any, data: Any) -> dict[str, NDArray[np.float64]]:
        """Its keypoints in the world, m, by name."""
        found = {}
        for name, (bone, at) in self.model.keypoints.items():
            body = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{self.model.figure.name}/{bone}")
            found[name] = data.xpos[body] + data.xmat[body].reshape(3, 3) @ np.asarray(at)
        return found


@dataclass(frozen=True, slots=True)
class Performance:
    """The cast in action. Everything is a pure function of story time (seconds).

    Attributes:
        tracks: where each figure is, for the camera.
        warnings: what differs from the shot, in words for the user.
    """

    tracks: tuple[Track, ...]
    warnings: tuple[str, ...]
    players: tuple[_Player, ...]

    def pose(self, story_s: float, data: Any) -> None:
        """Sets `MjData.qpos` for an instant; `mj_kinematics` then gives the shapes' poses."""
        for player in self.players:
            player.puppet.write(player.animation(story_s), data.qpos)

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """The lamps that subjects carry."""
        lamps: list[Light] = []
        for player in self.players:
            if player.model.lights:
                lamps += player.model.lights(story_s, player.animation(story_s))
        return tuple(lamps)

    def keypoints(self, model: Any, data: Any) -> list[tuple[int, dict[str, NDArray[np.float64]]]]:
        """The bodies that have keypoints: segmentation number, and world positions (3,) by name, m.

        Args:
            model: the stage's `MjModel`.
            data: posed, with its kinematics worked out.
        """
        return [(p.model.figure.number, p.points(model, data)) for p in self.players if p.model.keypoints]

    def flakes(self, story_s: float) -> Flakes | None:
        """Bits of ground that feet and wheels throw up."""
        clouds = [player.debris(story_s) for player in self.players if player.debris]
        some = [cloud for cloud in clouds if cloud is not None]
        return Flakes.joined(some)


@dataclass(frozen=True, slots=True)
class Cast:
    """The figures of a stage that is not compiled yet."""

    shot: Shot
    terrain: Terrain
    story_seconds: float
    members: tuple[_Member, ...]
    warnings: tuple[str, ...]

    def bind(self, model: Any) -> Performance:
        """Places the figures in the compiled model, runs physics, and measures what the camera must know.

        Args:
            model: the `MjModel` that the builder's spec was compiled to.
        """
        places = places_of(self.shot, [Placed(m.part, m.model) for m in self.members])
        data = mujoco.MjData(model)
        players = [self._player(member, place, model, data) for member, place in zip(self.members, places, strict=True)]
        return Performance(tuple(p.track for p in players), self.warnings, tuple(players))

    def _carrier_seed(self, member: _Member) -> int:
        """The seed of the way that a figure takes: a rider takes its mount's."""
        return next((m.seed for m in self.members if m.part.subject.id == member.part.mount), member.seed)

    def _player(self, member: _Member, place: Place, model: Any, data: Any) -> _Player:
        part, rigged = member.part, member.model
        puppet = rigged.figure.bind(model)
        seed = self._carrier_seed(member)
        travel = travel_to(self.terrain, part, place, self.story_seconds, seed)
        act = Act(part.motion, travel, member.seed, self.story_seconds, part.manner)
        if part.simulated and rigged.proxy:
            body, bout = bout_of(part, rigged, travel, member.seed)
            recording = simulate([body], bout, self.story_seconds)[0]
            animation: Animation = _recorded(recording, _half_height(rigged) if rigged.root_is_foot else 0.0)
            extents = Extents(rigged.height_m, rigged.length_m, rigged.width_m, rigged.centre_height_m, rigged.focus)
            track: Track = FreeTrack(
                part.subject.id, part.number, extents, recording, travel.heading, _half_height(rigged)
            )
            return _Player(puppet, animation, rigged, track, None)
        animation = rigged.animate(act)
        extents = measure(rigged, puppet, animation, travel, model, data, self.story_seconds)
        track = WayTrack(part.subject.id, part.number, extents, travel)
        debris = debris_of(self.shot, animation, travel, rigged, member.seed)
        return _Player(puppet, animation, rigged, track, debris)


def _half_height(model: Model) -> float:
    return model.root_height_m or model.height_m / 2


def _recorded(recording: Recording, foot_m: float) -> Animation:
    """Plays a recording; `foot_m` is how far the root bone lies below the centre that physics moved."""

    def pose(story_s: float) -> Posture:
        position, rotation = recording.at(story_s)
        return Posture(add(position, rotate(rotation, (0.0, 0.0, -foot_m))), rotation)

    return pose


def stage_cast(
    builder: StageBuilder, shot: Shot, terrain: Terrain, rng: np.random.Generator, *, clip_seconds: float
) -> Cast:
    """Builds every subject of a shot into the stage.

    Args:
        builder: the stage; gets bodies, joints and shapes.
        shot: its subjects, beats and physical events decide the cast.
        terrain: the ground that feet stand on.
        rng: everything random follows from it.
        clip_seconds: length of the clip; story time is that times the shot's time scale.
    """
    warnings: list[str] = []
    members: list[_Member] = []
    night = _is_night(shot)
    for part in parts_of(shot):
        company = company_of(part.subject)
        if len(company) > MOST_OF_A_KIND:
            told = f"{len(company)} of {part.subject.noun!r} asked for; the previz shows {MOST_OF_A_KIND}"
            warnings.append(told)
        for copy, subject in enumerate(company[:MOST_OF_A_KIND]):
            seed = seed_of(rng)
            casting = Casting(
                builder=builder,
                subject=subject,
                noun=noun_of(subject),
                name=f"s{part.number}.{copy}",
                number=part.number,
                rng=np.random.default_rng(seed),
                motion=part.motion,
                warnings=warnings if copy == 0 else [],
                night=night,
            )
            members.append(_Member(part, rig_for(subject)(casting), seed))
    return Cast(shot, terrain, clip_seconds * (shot.time_scale or 1.0), tuple(members), tuple(_once(warnings)))


def _once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _is_night(shot: Shot) -> bool:
    """Whether lamps are lit: at night and dusk, or when the sun is under the horizon."""
    if shot.lighting.sun_elevation_deg is not None and shot.lighting.sun_elevation_deg < 0:
        return True
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    return bool(time and (time.night or time.sun_elevation_deg < 3))
