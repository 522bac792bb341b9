"""The cast in action: every figure bound to the compiled model, posed, lit and changed at any story time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part
from generators.previz.blocking import Track
from generators.previz.burning import Burning
from generators.previz.changing import Alteration, Course, Shapes
from generators.previz.claims import Reach, Standing, Work
from generators.previz.motion.debris import Debris
from generators.previz.motion.plume_sources import PlumeSource
from generators.previz.rigs import Animation, Model, Puppet
from generators.previz.scene import Flakes, Light
from generators.previz.sides import Passage
from generators.previz.strangers import Strangers

__all__ = ["Member", "Performance", "Player"]

GLOWS = 0.5
"""Emission above which a shape is a flame."""


@dataclass(frozen=True, slots=True)
class Member:
    """One figure of the cast; `copy` counts the figures of one subject, `course` is what becomes of it."""

    part: Part
    model: Model
    seed: int
    copy: int = 0
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """One figure, bound: how it is posed, and what the camera knows of it."""

    puppet: Puppet
    animation: Animation
    model: Model
    track: Track
    debris: Debris | None
    plume: PlumeSource | None = None
    alter: Alteration | None = None
    burning: Burning | None = None

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
        met: ids of the subjects that run into one another. resized: of those that grow, shrink or melt.
        repainted: of those that take on another colour or are of another material.
        bases: of the furniture that something else moves on. altering: of those whose shapes change before the camera.
        strangers: who must not be inside whom. standing: who must rest on something. reaches: whose hands must be at
            what.
        works: who has the hands at what.
        rounds: the angle from which a circle that the picture is of is seen best; empty for none.
        passage: the way from one side of a thing to another that the picture is then of.
        scenery: what changes of the set.
    """

    tracks: tuple[Track, ...]
    warnings: tuple[str, ...]
    players: tuple[Player, ...]
    met: frozenset[str] = frozenset()
    resized: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    altering: frozenset[str] = frozenset()
    strangers: tuple[Strangers, ...] = ()
    rounds: str = ""
    standing: tuple[Standing, ...] = ()
    reaches: tuple[Reach, ...] = ()
    works: tuple[Work, ...] = ()
    passage: Passage | None = None
    repainted: frozenset[str] = frozenset()
    scenery: Alteration | None = None

    def among(self, scenery: Alteration | None, ids: frozenset[str]) -> Performance:
        """The performance in a set that changes, by what is told of some subjects."""
        return replace(self, scenery=scenery, altering=self.altering | ids)

    def pose(self, story_s: float, data: Any) -> None:
        """Sets `MjData.qpos` for an instant; `mj_kinematics` then gives the shapes' poses."""
        for player in self.players:
            player.puppet.write(player.animation(story_s), data.qpos)

    @property
    def alters(self) -> bool:
        """Whether any shape changes by more than its place."""
        return self.scenery is not None or any(player.alter for player in self.players)

    def altered(self, story_s: float, shapes: Shapes) -> Shapes:
        """The shapes of an instant with what changes in them."""
        for player in self.players:
            if player.alter:
                player.alter(story_s, shapes)
        if self.scenery:
            self.scenery(story_s, shapes)
        return shapes

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """The lamps that subjects carry."""
        lamps: list[Light] = []
        for player in self.players:
            if player.model.lights:
                strength = player.burning.strength(story_s) if player.burning else 1.0
                own = player.model.lights(story_s, player.animation(story_s))
                lamps += own if strength == 1.0 else (lamp.dimmed(strength) for lamp in own)
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
