"""The cast: every subject of a shot built by its rig, given its place and its act, and posed at any story time.

`stage_cast` adds the figures to the stage before it is compiled; `Cast.bind` then measures them, lets physics run
where physics decides, and gives a `Performance`, which is a pure function of story time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part, parts_of, seed_of
from generators.previz.blocking import Terrain, Track
from generators.previz.bouts import bout_of
from generators.previz.building import StageBuilder
from generators.previz.company import company_of
from generators.previz.cords import Ends, cord_of
from generators.previz.fitting import CompanyMember, on_stairs
from generators.previz.handling import animation_of, is_handled, release_of
from generators.previz.meeting import meetings, usual_count, with_units
from generators.previz.motion.debris import Debris, debris_of
from generators.previz.motion.plume_sources import PlumeSource, plume_source
from generators.previz.motion.rotations import add, rotate
from generators.previz.motion.script import Cue
from generators.previz.motion.simulation import Recording, simulate
from generators.previz.needs import Placed, Use, extras_of, uses_of
from generators.previz.placing import mount_of, places_of, travel_to
from generators.previz.rigs import Act, Animation, Casting, Model, Posture, Puppet, is_of_the_place, noun_of, rig_for
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.stairs import as_told
from generators.previz.scene import Flakes, Light
from generators.previz.scripts import animal_cues, cues_of
from generators.previz.sets.swell import Swell, afloat
from generators.previz.tracks import ActedTrack, CarriedTrack, Extents, FreeTrack, WayTrack, measure
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["Cast", "Performance", "stage_cast"]

GLOWS = 0.5
"""Emission above which a shape is a flame."""
MOST_OF_A_KIND = 12
"""More of one subject than this are not drawn; the user is told."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One figure of the cast; `copy` counts the figures of one subject."""

    part: Part
    model: Model
    seed: int
    copy: int = 0


@dataclass(frozen=True, slots=True)
class _Player:
    """One figure, bound: how it is posed, and what the camera knows of it."""

    puppet: Puppet
    animation: Animation
    model: Model
    track: Track
    debris: Debris | None
    plume: PlumeSource | None = None

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
        met: ids of the subjects that run into one another.
    """

    tracks: tuple[Track, ...]
    warnings: tuple[str, ...]
    players: tuple[_Player, ...]
    met: frozenset[str] = frozenset()

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
            if player.plume:
                lamps += player.plume.lights(story_s)
        return tuple(lamps)

    def unseen(self, subject: NDArray[np.int32], emission: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Which shapes are not drawn, as fire or smoke stands in for them.

        Args:
            subject: (n,) segmentation numbers of the scene's shapes.
            emission: (n,) how much they glow.
        """
        hidden = np.zeros(len(subject), bool)
        for player in self.players:
            if player.plume and player.plume.plume.hides:
                own = subject == player.model.figure.number
                hidden |= own if player.plume.plume.hides == "all" else own & (emission > GLOWS)
        return hidden

    def keypoints(self, model: Any, data: Any) -> list[tuple[int, dict[str, NDArray[np.float64]]]]:
        """The bodies that have keypoints: segmentation number, and world positions (3,) by name, m.

        Args:
            model: the stage's `MjModel`.
            data: posed, with its kinematics worked out.
        """
        return [(p.model.figure.number, p.points(model, data)) for p in self.players if p.model.keypoints]

    def flakes(self, story_s: float) -> Flakes | None:
        """Bits of ground that feet and wheels throw up, and the fire, smoke and spray that subjects give off."""
        clouds = [player.debris(story_s) for player in self.players if player.debris]
        clouds += [player.plume.flakes(story_s) for player in self.players if player.plume]
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
        placed = [Placed(m.part, m.model, m.copy) for m in self.members]
        uses = uses_of(placed)
        seconds = self.story_seconds
        places = places_of(self.shot, placed, uses, seconds)
        travels = [
            travel_to(self.terrain, m.part, place, seconds, self._carrier_seed(m))
            for m, place in zip(self.members, places, strict=True)
        ]
        travels = on_stairs(placed, uses, travels, seconds)
        company = [CompanyMember(*row) for row in zip(placed, places, travels, strict=True)]
        met = meetings(company, self.shot, seconds)
        binding = _Binding(model, mujoco.MjData(model), company, uses, met, seconds)
        actors = {i: self._acting(binding, i) for i, m in enumerate(self.members) if m.part.deeds}
        players = [self._smoking(self._player(binding, i, actors), m) for i, m in enumerate(self.members)]
        handled = {i: p.animation for i, p in enumerate(players) if is_handled(uses, i)}
        cords: dict[int, Ends] = {}
        for i, member in enumerate(self.members):
            if member.part.role == "cord" and (cord := cord_of(company, uses, i, actors, handled, cords)):
                players[i] = replace(players[i], animation=cord)
        players = self._on_the_water(players)
        tracks = tuple(p.track for p, m in zip(players, self.members, strict=True) if not m.part.owner)
        ids = frozenset(self.members[i].part.subject.id for i in met)
        return Performance(tracks, self.warnings, tuple(players), ids)

    def _on_the_water(self, players: list[_Player]) -> list[_Player]:
        """The players, those in boats and the boats themselves carried by the waves of the set's water."""
        swell = self.terrain
        if not isinstance(swell, Swell):
            return players
        boats = {
            member.part.subject.id: player
            for player, member in zip(players, self.members, strict=True)
            if member.part.subject.kind == "boat"
        }
        floating = []
        for player, member in zip(players, self.members, strict=True):
            boat = boats.get(member.part.subject.id) or boats.get(member.part.mount or "")
            if boat is not None:
                animation = afloat(player.animation, swell, boat.track, boat.model)
                player = replace(player, animation=animation)
            floating.append(player)
        return floating

    def _smoking(self, player: _Player, member: _Member) -> _Player:
        """The player with what its subject gives off."""
        source = plume_source(self.shot, member.part.subject, player.track, player.model, member.seed)
        return replace(player, plume=source)

    def _carrier_seed(self, member: _Member) -> int:
        """The seed of the way that a figure takes: a rider takes its mount's."""
        return next((m.seed for m in self.members if m.part.subject.id == member.part.mount), member.seed)

    def _acting(self, binding: _Binding, index: int) -> Animation:
        """The animation of a figure that moves by itself."""
        member, placed = self.members[index], binding.company[index].placed
        part = member.part
        cues: tuple[Cue, ...] = ()
        if any(deed.performance for deed in part.deeds):
            figures = [m.placed for m in binding.company]
            cues = cues_of(binding.company, binding.uses, index, mount_of(figures, index), self.story_seconds)
        else:
            cues = animal_cues(part, binding.company[index].place)
        travel = binding.company[index].travel
        act = Act(part.motion, travel, member.seed, self.story_seconds, part.manner, cues)
        return placed.model.animate(act)

    def _player(self, binding: _Binding, index: int, actors: Mapping[int, Animation]) -> _Player:
        member = self.members[index]
        part, rigged, travel = member.part, member.model, binding.company[index].travel
        puppet = rigged.figure.bind(binding.model)
        still = Extents(rigged.height_m, rigged.length_m, rigged.width_m, rigged.centre_height_m, rigged.focus)
        recording = binding.met.get(index)
        if recording is None and part.simulated and rigged.proxy:
            body, bout = bout_of(part, rigged, travel, member.seed)
            hand = release_of(binding.company, binding.uses, index, actors) if part.thrower else None
            if hand is not None:
                up = _half_height(rigged) if rigged.root_is_foot else 0.0
                body = replace(body, position=add(hand(part.start_s), (0.0, 0.0, up)))
            recording = simulate([body], bout, self.story_seconds)[0]
        if recording is not None:
            animation: Animation = _recorded(recording, _half_height(rigged) if rigged.root_is_foot else 0.0)
            track: Track = FreeTrack(
                part.subject.id, part.number, still, recording, travel.heading, _half_height(rigged)
            )
            if is_handled(binding.uses, index):
                animation = animation_of(binding.company, binding.uses, index, actors, animation)
            return _Player(puppet, animation, rigged, track, None)
        act = Act(part.motion, travel, member.seed, self.story_seconds, part.manner)
        animation = actors[index] if index in actors else rigged.animate(act)
        if is_handled(binding.uses, index):
            animation = animation_of(binding.company, binding.uses, index, actors, animation)
            track = CarriedTrack(part.subject.id, part.number, still, animation, _root_height(rigged), travel.heading)
            return _Player(puppet, animation, rigged, track, None)
        cues = getattr(animation, "cues", ())
        extents = measure(rigged, puppet, animation, travel, binding.model, binding.data, self.story_seconds, cues)
        if cues:
            track = ActedTrack(part.subject.id, part.number, extents, travel, tuple(cues))
        else:
            track = WayTrack(part.subject.id, part.number, extents, travel)
        debris = debris_of(self.shot, animation, travel, rigged, member.seed)
        return _Player(puppet, animation, rigged, track, debris)


@dataclass(frozen=True, slots=True)
class _Binding:
    """What is known once the model is compiled and everybody has a place."""

    model: Any
    data: Any
    company: Sequence[CompanyMember]
    uses: Sequence[Use]
    met: Mapping[int, Recording]
    seconds: float


def _root_height(model: Model) -> float:
    """Height of the root over the lowest point."""
    return 0.0 if model.root_is_foot else model.root_height_m


def _half_height(model: Model) -> float:
    return model.root_height_m or model.height_m / 2


def _recorded(recording: Recording, foot_m: float) -> Animation:
    """Plays a recording; `foot_m` is how far the root bone lies below the centre that physics moved."""

    def pose(story_s: float) -> Posture:
        position, rotation = recording.at(story_s)
        return Posture(add(position, rotate(rotation, (0.0, 0.0, -foot_m))), rotation)

    return pose


HANDLED = ("hand", "aloft", "surface", "board", "front", "ground", "floor", "bounce", "push", "drag")
"""Ways of having to do with a thing in which it is shown as hands and feet use it."""
HELD_ROLES = ("object", "tool", "other_tool", "cord")
"""What a thing that the shot implies is to its owner, when it is in the hand."""


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
    seconds = clip_seconds * (shot.time_scale or 1.0)

    def build(part: Part, subject: Subject, copy: int, name: str) -> _Member:
        seed = seed_of(rng)
        casting = Casting(
            builder=builder,
            subject=subject,
            noun=noun_of(subject),
            name=name,
            number=part.number,
            rng=np.random.default_rng(seed),
            motion=part.motion,
            warnings=warnings if copy == 0 and not part.owner else [],
            night=night,
            held=subject.id in handled or part.role in HELD_ROLES,
        )
        return _Member(part, rig_for(subject, held=casting.held)(casting), seed, copy)

    shot = as_told(with_units(shot))
    stage = shot.setting.stage
    parts = [p for p in parts_of(shot, seconds) if not (_is_unseen(p.subject) or is_of_the_place(p.subject, stage))]
    deeds = [deed for part in parts for deed in part.deeds if deed.performance]
    handled = {deed.object for deed in deeds if deed.row.object in HANDLED} | {deed.tool for deed in deeds}
    told = " ".join(deed.words for deed in deeds)
    for part in (p for p in parts if not (_is_puddle(p.subject) and p.subject.noun.lower().split()[-1] in told)):
        company = company_of(part.subject, usual_count(part.subject))
        if len(company) > MOST_OF_A_KIND:
            many = f"{len(company)} of {part.subject.noun!r} asked for; the previz shows {MOST_OF_A_KIND}"
            warnings.append(many)
        for copy, subject in enumerate(company[:MOST_OF_A_KIND]):
            members.append(build(part, subject, copy, f"s{part.number}.{copy}"))
    for member in tuple(members):
        for number, extra in enumerate(extras_of(member.part, member.copy)):
            name = f"s{member.part.number}.{member.copy}.x{number}"
            members.append(build(extra, extra.subject, member.copy, name))
    return Cast(shot, terrain, seconds, tuple(members), tuple(_once(warnings)))


UNSEEN = frozenset(
    {
        "leash", "kite string", "trick", "five", "song", "music", "dance", "game", "show", "flip", "conversation",
        "floor", "ground", "hole", "sky", "air", "lawn", "sand", "snow", "horizon", "dust", "room", "water",
        "wind", "light", "shadow", "darkness",
    }
)  # fmt: skip
"""What the set shows already or nobody can see, and no figure can stand for."""


def _is_unseen(subject: Subject) -> bool:
    words = subject.noun.lower().split()
    if not words or words[-1] not in UNSEEN or subject.kind in ("human", "quadruped", "bird"):
        return False
    return len(words) < 2 or prop_of(subject.noun) is None  # "light" is unseen, a "traffic light" is not


def _is_puddle(subject: Subject) -> bool:
    """Whether it is a liquid with no vessel of its own, which is in the bottle or cup that hands hold."""
    prop = prop_of(subject.noun)
    return subject.kind == "liquid" and prop is not None and prop.id == "puddle"


def _once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _is_night(shot: Shot) -> bool:
    """Whether lamps are lit: at night and dusk, or when the sun is under the horizon."""
    if shot.lighting.sun_elevation_deg is not None and shot.lighting.sun_elevation_deg < 0:
        return True
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    return bool(time and (time.night or time.sun_elevation_deg < 3))
