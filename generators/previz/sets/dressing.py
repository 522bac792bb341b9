"""What a set is given and what it gives back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Terrain
from generators.previz.building import StageBuilder, Surface
from generators.previz.light import LightCues
from generators.previz.scene import Flakes, GeomKind, Light
from prompts.shot import Shot
from prompts.vocabulary import table
from prompts.wording.nouns import singulars

__all__ = ["Clearing", "FlatGround", "SetDressing", "SetSite", "TravelBounds"]

F64 = NDArray[np.float64]
ALWAYS_BUILT_M = 7.0
"""What is nearer to the camera than this is built even behind it: its shadow may fall into the picture."""

LENS_RADII = 5.0
"""Nothing that is strewn stands nearer to the lens than so many of its radii: a bush would fill half the frame."""
LOW_SUN_DEG, LONGEST_SHADOW_M = 20.0, 60.0
DESERTED_WORDS = frozenset({"empty", "deserted", "abandoned", "desolate", "lonely", "quiet", "bare"})


@dataclass(frozen=True, slots=True)
class TravelBounds:
    """The level box (metres) that the subjects move through during the clip."""

    x_min: float = 0.0
    x_max: float = 0.0
    y_min: float = 0.0
    y_max: float = 0.0

    @property
    def along_x(self) -> bool:
        """Whether the travel runs mainly across the stage (along x)."""
        return self.x_max - self.x_min > self.y_max - self.y_min + 2.0

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the box."""
        return (self.x_min + self.x_max) / 2, (self.y_min + self.y_max) / 2

    def distance(self, x: float, y: float) -> float:
        """Distance of a point from the box, m; 0 inside."""
        return math.hypot(max(self.x_min - x, 0.0, x - self.x_max), max(self.y_min - y, 0.0, y - self.y_max))


@dataclass(frozen=True, slots=True)
class FlatGround:
    """Level ground."""

    level_m: float = 0.0

    def height(self, x: float, y: float) -> float:  # noqa: ARG002
        """The level, everywhere."""
        return self.level_m


@dataclass(frozen=True)
class SetDressing:
    """A dressed set.

    Attributes:
        terrain: the ground the subjects stand on.
        warnings: what the user is to be told, in sentences.
        practicals: lamps that belong to the set, for a story time in seconds.
        falling: particles in the air around a camera, for a story time and the camera's position (3,).
        open_way_rad: bearing along which the sun gets in between what stands on both sides; None in the open.
    """

    terrain: Terrain = field(default_factory=FlatGround)
    warnings: tuple[str, ...] = ()
    practicals: Callable[[float], tuple[Light, ...]] | None = None
    falling: Callable[[float, F64], Flakes | None] | None = None
    open_way_rad: float | None = None

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """The set's own lamps."""
        return self.practicals(story_s) if self.practicals else ()

    def flakes(self, story_s: float, camera_position: F64) -> Flakes | None:
        """Snow, rain or dust around the camera."""
        return self.falling(story_s, camera_position) if self.falling else None


@dataclass(frozen=True)
class Clearing:
    """Where no set piece may stand: the subjects' way, the camera's way, and what lies between them.

    Attributes:
        travel: the subjects' box.
        cameras: (n, 3) where the camera will be, sampled over the clip, and `gazes` (n, 2) the points of the
            ground below what it looks at.
        half_view_rad: half of the lens's view across the diagonal, with a margin.
    """

    travel: TravelBounds
    cameras: F64
    gazes: F64
    half_view_rad: float = 0.6

    def away(self, x: float, y: float) -> float:
        """Distance from the nearest place of the camera, m."""
        return float(np.min(np.hypot(self.cameras[:, 0] - x, self.cameras[:, 1] - y)))

    def seen(self, x: float, y: float, radius_m: float) -> bool:
        """Whether a thing at (x, y) may come into the picture, or throw its shadow or reflection into it."""
        to = np.array([x, y]) - self.cameras[:, :2]
        away = np.maximum(np.linalg.norm(to, axis=1), 1e-6)
        if float(np.min(away)) < radius_m + ALWAYS_BUILT_M:
            return True
        cosine = np.clip(np.einsum("ij,ij->i", to, self.ahead()) / away, -1.0, 1.0)
        spread = np.arctan2(radius_m, away) + self.half_view_rad
        return bool(np.any(np.arccos(cosine) < spread))

    @property
    def reach_m(self) -> float:
        """How far from the subjects' box the camera gets, m."""
        return max(self.travel.distance(float(x), float(y)) for x, y, _ in self.cameras)

    def gap(self, x: float, y: float) -> float:
        """Distance from a point to the nearest thing that must stay free, m."""
        point = np.array([x, y])
        way = self.gazes - self.cameras[:, :2]
        length = np.maximum(np.einsum("ij,ij->i", way, way), 1e-9)
        share = np.clip(np.einsum("ij,ij->i", point - self.cameras[:, :2], way) / length, 0.0, 1.0)
        nearest = self.cameras[:, :2] + share[:, None] * way
        sight = float(np.min(np.linalg.norm(point - nearest, axis=1)))
        return min(sight, self.travel.distance(x, y))

    def free(self, x: float, y: float, radius_m: float) -> bool:
        """Whether a piece of this radius may stand here."""
        return self.gap(x, y) > radius_m

    def open_to(self, x: float, y: float, radius_m: float) -> bool:
        """Whether a piece of this radius may be strewn here: off the ways, and not so near the lens as to fill it."""
        return self.free(x, y, radius_m) and self.away(x, y) > LENS_RADII * radius_m

    def ahead(self) -> F64:
        """(n, 2) unit vectors of where the camera looks, level."""
        way = self.gazes - self.cameras[:, :2]
        return np.asarray(way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9), np.float64)


@dataclass(frozen=True)
class SetSite:
    """What a set is built with."""

    builder: StageBuilder
    shot: Shot
    rng: np.random.Generator
    clearing: Clearing
    cues: LightCues
    snowy: bool
    words: str
    """The place and its details in lower case."""
    fronts: list[tuple[float, float, float]] = field(default_factory=list)
    """Before which windows of houses flames come out if the place burns, m: sets add to it."""
    back_walls: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Of a room, where it begins and ends along x, its y, and the height of the ceiling, m: sets add to it."""

    @property
    def lane_yaw(self) -> float:
        """Bearing of a street under the action, radians: along who goes on it, or as a standing vehicle is turned."""
        main, travel = self.shot.main_subject, self.travel
        on_wheels = main is not None and main.kind in ("vehicle", "cycle") and not main.facing
        view = table("views").get(self.shot.camera.view or "")
        square = travel.y_max - travel.y_min == travel.x_max - travel.x_min
        if on_wheels and square and view is not None:
            return math.radians(view.azimuth_deg - 90.0)
        return 0.0 if travel.along_x else math.pi / 2

    @property
    def travel(self) -> TravelBounds:
        """The subjects' box."""
        return self.clearing.travel

    def said(self, words: Iterable[str]) -> bool:
        """Whether the place or its details hold one of these words."""
        return not set(words).isdisjoint(re.findall(r"[a-z]+", self.words))

    def leaves_out(self, thing: str) -> bool:
        """Whether the words keep things of a noun out of the picture: `no trees`."""
        heads = (re.split(r" (?:on|in|at|behind|around|by|near)\b", said.lower())[0] for said in self.shot.avoid)
        kept_out = (form for head in heads if head.split() for form in singulars(head.split()[-1]))
        return thing in kept_out

    @property
    def deserted(self) -> bool:
        """Whether nothing that belongs to people may stand about."""
        return self.said(DESERTED_WORDS)

    def shades_the_way(self, x: float, y: float, height_m: float, half_width_m: float) -> bool:
        """Whether something at (x, y) would throw the shadow of a low sun over the subjects' way."""
        if not 0.0 < self.cues.sun_elevation_deg < LOW_SUN_DEG or self.cues.interior:
            return False
        ahead = self.clearing.ahead().mean(axis=0)
        bearing = math.atan2(-ahead[1], -ahead[0]) + math.radians(self.cues.azimuth_deg)
        longest = min(height_m / math.tan(math.radians(self.cues.sun_elevation_deg)), LONGEST_SHADOW_M)
        for out in np.arange(0.0, longest, half_width_m):
            if self.travel.distance(x - out * math.cos(bearing), y - out * math.sin(bearing)) < half_width_m:
                return True
        return False

    def geom(
        self,
        kind: GeomKind,
        size: Sequence[float],
        surface: Surface,
        position: Sequence[float] = (0.0, 0.0, 0.0),
        *,
        yaw: float = 0.0,
        ends: tuple[Sequence[float], Sequence[float]] | None = None,
        quaternion: Sequence[float] | None = None,
    ) -> None:
        """Adds one shape to the world; `yaw` turns it about the vertical, radians."""
        turn = quaternion if quaternion is not None else (math.cos(yaw / 2), 0.0, 0.0, math.sin(yaw / 2))
        world = self.builder.world
        if ends is not None:
            self.builder.geom(world, kind, size, surface, ends=ends)
            return
        self.builder.geom(world, kind, size, surface, position=position, quaternion=turn)

    def box(self, centre: Sequence[float], half: Sequence[float], surface: Surface, *, yaw: float = 0.0) -> None:
        """A box by its centre and half sizes; left out where no camera can see it."""
        if self.clearing.seen(centre[0], centre[1], math.hypot(half[0], half[1])):
            self.geom(GeomKind.BOX, half, surface, centre, yaw=yaw)

    def slab(self, centre: Sequence[float], half: Sequence[float], surface: Surface, *, yaw: float = 0.0) -> None:
        """A box that is always built: floors, walls, roads."""
        self.geom(GeomKind.BOX, half, surface, centre, yaw=yaw)

    def sheet(self, centre: Sequence[float], half: Sequence[float], surface: Surface, *, yaw: float = 0.0) -> None:
        """A flat rectangle on the ground, by its centre and half sizes: cheaper to draw than a slab."""
        self.geom(GeomKind.PLANE, (half[0], half[1], 1.0), surface, centre, yaw=yaw)

    def wall(
        self, centre: Sequence[float], half: tuple[float, float], surface: Surface, facing: tuple[float, float]
    ) -> None:
        """An upright rectangle that is seen from the side it faces and casts no shadow.

        `half`: across and up, m. `facing`: level unit vector. In its own frame x runs along it and y up.
        """
        # The columns along (level), up and facing, as a quaternion: a quarter turn about x, then one about z.
        turn = math.atan2(facing[1], facing[0]) + math.pi / 2
        root = math.sqrt(0.5)
        half_turn = turn / 2
        quaternion = (
            root * math.cos(half_turn), root * math.cos(half_turn), root * math.sin(half_turn),
            root * math.sin(half_turn),
        )  # fmt: skip
        self.geom(GeomKind.PLANE, (half[0], half[1], 1.0), surface, centre, quaternion=quaternion)

    def ball(self, centre: Sequence[float], radii: Sequence[float], surface: Surface, *, yaw: float = 0.0) -> None:
        """An ellipsoid by its centre and half axes."""
        self.geom(GeomKind.ELLIPSOID, radii, surface, centre, yaw=yaw)

    def ground(self, surface: Surface, level_m: float = 0.0) -> None:
        """Endless ground that physics can land on."""
        self.builder.geom(
            self.builder.world, GeomKind.PLANE, (0.0, 0.0, 1.0), surface, position=(0.0, 0.0, level_m), collides=True
        )

    def places(
        self, count: int, radius_m: float, near_m: float, far_m: float, *, tries: int = 12
    ) -> list[tuple[float, float]]:
        """Free places around the action, evenly spread over the angles that the camera sees first.

        Args:
            count: how many at most.
            radius_m: of what stands there.
            near_m: nearest distance from the subjects' box.
            far_m: farthest.
            tries: for each.
        """
        found: list[tuple[float, float]] = []
        ahead = self.clearing.ahead()
        for number in range(count):
            for _ in range(tries):
                # Two of three stand where the camera looks, the others all round.
                pick = int(self.rng.integers(len(ahead)))
                spread = 0.75 if number % 3 else math.pi
                angle = math.atan2(ahead[pick, 1], ahead[pick, 0]) + spread * float(self.rng.uniform(-1.0, 1.0))
                along = self.rng.uniform()
                x = self.travel.x_min + along * (self.travel.x_max - self.travel.x_min)
                y = self.travel.y_min + along * (self.travel.y_max - self.travel.y_min)
                away = near_m + (far_m - near_m) * float(self.rng.uniform()) ** 1.3
                x, y = x + away * math.cos(angle), y + away * math.sin(angle)
                apart = all(math.hypot(x - a, y - b) > 1.6 * radius_m for a, b in found)
                if apart and self.travel.distance(x, y) >= 0.8 * near_m and self.clearing.open_to(x, y, radius_m):
                    found.append((x, y))
                    break
        return found
