"""A stream of liquid: a falling thread that thins as it speeds up, and the level that rises where it lands.

What leaves a spout falls on a parabola; as much passes every height in a second, so where the thread has got faster
by a factor its section is smaller by it, and its radius by the square root.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import StageBuilder, Surface
from generators.previz.changing import Shapes, along
from generators.previz.motion.rotations import Vec
from generators.previz.motion.simulation import GRAVITY
from generators.previz.rigs import Model
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.props.paints import paint_named
from generators.previz.rigs.surfaces import colour_in, surface_of
from generators.previz.scene import GeomKind
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Spring", "Stream", "build_stream", "hollow_of", "liquid_surface", "shown_floor_m"]

F64 = NDArray[np.float64]
PIECES: Final = 9
SLICES: Final = 3
"""Of the liquid in the vessel, one over the other, each as wide as the vessel is there."""
THREAD: Final = 0.14
"""Radius of the stream where it leaves, over that of the vessel's mouth."""
THICKEST_M: Final = 0.012
BRIM: Final = 0.86
"""How full the vessel gets, over its inner height."""
WOBBLE, WOBBLE_HZ = 0.07, 5.3
DROPS: Final = 8
"""Drops in the air at a time where the stream lands."""
DROP: Final = 0.34
"""Radius of the largest of them over that of the stream."""
HOP: Final = 1.1
"""How high they spring, over the radius of the vessel's mouth."""
HOP_ASIDE: Final = 0.42
"""And how far."""
TURN_RAD: Final = 2.399963
"""From one drop's way to the next one's, so that they go all round."""
COATED, RUNS_TO = 0.56, 0.45
"""Radius of what runs over a thing over half its width, and how far down it comes, over the thing's height."""
SPREADS = 0.55
"""Share of its time in which it spreads over the top, before it runs down."""
RUN = 0.12
"""Radius of a run of it down the side, over that of the top."""
DOME = 0.1
"""Thickness of what lies on top, over the thing's height."""
OVER_BRIM = 0.5
"""How far foam stands over the brim, over the depth of its head in the vessel."""
FOAM = surface_of((246, 240, 226), 0.8)
BACK_M: Final = -60.0
"""Where shapes are that nobody sees."""
WALL: Final = 0.86
"""Inner radius over the outer one, where a row of the tables does not show its inside."""
CLEAR_OF_WALL: Final = 0.97
SHALLOW: Final = 0.3
"""An inside that is less deep than this, over the vessel's height, is the thickness of a brim."""

Spring = Callable[[float], tuple[Vec, bool]]
"""Where the liquid leaves at a story time, m, and whether it does."""


@dataclass(frozen=True, slots=True)
class Hollow:
    """The inside of a vessel: heights over its foot, from the floor to the brim, and radii there, m; (n,) each."""

    heights: F64
    radii: F64

    def radius(self, height_m: float) -> float:
        """At a height over the foot."""
        return float(np.interp(height_m, self.heights, self.radii))


@dataclass(frozen=True, slots=True)
class Stream:
    """The shapes of a stream and of what it fills, built at their full sizes.

    Attributes:
        name: of its body in the model. hollow: of the vessel. radius_m: of the stream where it leaves.
        coats: whether it spreads over a thing and runs down its sides. foams: whether a white head rises on it.
        thick: whether nothing springs up where it lands.
    """

    name: str
    hollow: Hollow
    radius_m: float
    coats: bool = False
    thick: bool = False
    foams: bool = False

    def alter(
        self, model: Any, place: Callable[[float], F64], spring: Spring, start_s: float, end_s: float
    ) -> Callable[[float, Shapes], None]:
        """What puts stream and level where they are.

        Args:
            model: the compiled model.
            place: the foot of the vessel that is filled, (3,) m, at a story time.
            spring: where the liquid comes from.
            start_s: story time at which it begins to flow.
            end_s: story time at which the vessel is full.
        """
        first = int(model.body_geomadr[model.body(self.name).id])
        pieces, slices = np.arange(first, first + PIECES), np.arange(first + PIECES, first + PIECES + SLICES)
        drops = np.arange(first + PIECES + SLICES, first + PIECES + SLICES + DROPS)

        def apply(story_s: float, shapes: Shapes) -> None:
            foot = place(story_s)
            fill = self._coat if self.coats else self._level
            level = fill(foot, slices, min(max((story_s - start_s) / max(end_s - start_s, 0.1), 0.0), 1.0), shapes)
            if self.foams:
                come = min(max((story_s - start_s) / max(end_s - start_s, 0.1), 0.0), 1.0)
                self._froth(foot, int(drops[-1]) + 1, level, come, shapes)
            lands_s = self._fall(_over(foot, level), spring, pieces, story_s, (start_s, end_s), shapes)
            wet = not self.thick and start_s + lands_s <= story_s <= end_s + lands_s and spring(story_s)[1]
            if not self.coats:
                self._splash(_over(foot, level), drops, story_s, shapes, wet=wet)

        return apply

    def _level(self, foot: F64, slices: NDArray[np.intp], share: float, shapes: Shapes) -> float:
        """Fills the slices up to a share of the brim; returns the height of the surface over the foot."""
        low, brim = float(self.hollow.heights[0]), float(self.hollow.heights[-1])
        full = (brim - low) * BRIM
        level = low + share * full
        each = full / SLICES
        for number, geom in enumerate(slices):
            bottom = low + number * each
            much = min(max((level - bottom) / each, 0.0), 1.0)
            height = bottom + 0.5 * much * each if much > 0.02 else BACK_M
            shapes.position[geom] = _over(foot, height)
            shapes.rotation[geom] = np.eye(3)
            shapes.scale[geom] = (1.0, 1.0, max(much, 0.02))
        return level

    def _coat(self, foot: F64, slices: NDArray[np.intp], share: float, shapes: Shapes) -> float:
        """Spreads over the top of a thing and then runs down its sides; returns the height of the top."""
        top, high = float(self.hollow.heights[-1]), float(np.ptp(self.hollow.heights))
        wide = max(min(share / SPREADS, 1.0) ** 0.5, 0.08)
        for number, geom in enumerate(slices):
            shapes.position[geom] = _over(foot, top if number == 0 and share > 0.01 else BACK_M)
            shapes.rotation[geom] = np.eye(3)
            shapes.scale[geom] = (wide, wide, 1.0)
        drips = np.arange(int(slices[-1]) + 1, int(slices[-1]) + 1 + DROPS)
        for number, geom in enumerate(drips):
            late = SPREADS + 0.3 * math.sin(2.3 * number) ** 2
            much = min(max((share - late) / (1.0 - SPREADS), 0.0), 1.0) * (
                0.5 + 0.5 * math.sin(1.3 * number + 1.0) ** 2
            )
            angle, radius = 2.0 * math.pi * number / DROPS, 0.9 * float(self.hollow.radii[-1])
            down = np.array([radius * math.cos(angle), radius * math.sin(angle), top - 0.5 * much * high])
            shapes.position[geom] = foot + down if much > 0.03 else (0.0, 0.0, BACK_M)
            shapes.rotation[geom] = np.eye(3)
            shapes.scale[geom] = (1.0, 1.0, max(0.5 * much * high / (RUN * float(self.hollow.radii[-1])), 0.3))
        return top

    def _froth(self, foot: F64, geom: int, level: float, share: float, shapes: Shapes) -> None:
        """Lays a head of foam on a level: it rises as the vessel fills, and stands over the brim at last."""
        deep = float(np.ptp(self.hollow.heights)) * (1.0 - BRIM) * (1.0 + OVER_BRIM)
        much = min(max((share - 0.15) / 0.85, 0.0), 1.0)
        shapes.position[geom] = _over(foot, level + 0.5 * much * deep if much > 0.02 else BACK_M)
        shapes.rotation[geom] = np.eye(3)
        shapes.scale[geom] = (1.0, 1.0, max(much, 0.02))

    def _fall(
        self,
        end: F64,
        spring: Spring,
        pieces: NDArray[np.intp],
        story_s: float,
        flows_s: tuple[float, float],
        shapes: Shapes,
    ) -> float:
        """Lays the pieces along the parabola from the spout to the surface, those that the liquid has reached.

        Returns:
            how long the liquid falls, s.
        """
        source, flows = spring(story_s)
        start = np.asarray(source, np.float64)
        drop = max(float(start[2] - end[2]), 1e-3)
        speed = math.sqrt(2.0 * GRAVITY * 0.15 * drop)
        takes = (math.sqrt(speed * speed + 2.0 * GRAVITY * drop) - speed) / GRAVITY
        level = (end[:2] - start[:2]) / takes
        times = np.linspace(0.0, takes, PIECES + 1)
        points = np.column_stack([start[0] + level[0] * times, start[1] + level[1] * times,
                                  start[2] - speed * times - 0.5 * GRAVITY * times**2])  # fmt: skip
        begin, stop = flows_s
        for number, geom in enumerate(pieces):
            reached = begin + times[number] <= story_s <= stop + times[number]
            a, b = points[number], points[number + 1]
            faster = (speed + GRAVITY * 0.5 * (times[number] + times[number + 1])) / speed
            wobble = 1.0 + WOBBLE * math.sin(2.0 * math.pi * (WOBBLE_HZ * story_s + 0.37 * number))
            thin = wobble / math.sqrt(faster)
            shapes.position[geom] = (a + b) / 2 if reached and flows else (0.0, 0.0, BACK_M)
            shapes.rotation[geom] = along(b - a)
            shapes.scale[geom] = (thin, thin, float(np.linalg.norm(b - a)))
        return takes

    def _splash(self, end: F64, drops: NDArray[np.intp], story_s: float, shapes: Shapes, *, wet: bool) -> None:
        """Drops that spring up round the place where the stream lands and fall back, one after another."""
        mouth = float(self.hollow.radii[-1])
        for number, geom in enumerate(drops):
            high = HOP * mouth * (0.4 + 0.6 * math.sin(1.7 * number + 0.4) ** 2)
            speed = math.sqrt(2.0 * GRAVITY * high)
            hop_s = 2.0 * speed / GRAVITY
            cycle = story_s / hop_s + number / DROPS
            t, angle = (cycle % 1.0) * hop_s, TURN_RAD * (number + DROPS * int(cycle))
            away = HOP_ASIDE * mouth * (cycle % 1.0)
            up = speed * t - 0.5 * GRAVITY * t * t
            at = end + np.array([away * math.cos(angle), away * math.sin(angle), up])
            shapes.position[geom] = at if wet else (0.0, 0.0, BACK_M)
            shapes.scale[geom] = (1.0, 1.0, 1.0 if number % 2 else 0.7)


def _over(foot: F64, height_m: float) -> F64:
    return np.asarray(foot + np.array([0.0, 0.0, height_m]), np.float64)


def hollow_of(noun: str, model: Model) -> Hollow:
    """The inside of a vessel: what its row's lathe work shows between brim and floor, else a cylinder within it."""
    numbers, prop = _lathe_work(noun, model), prop_of(noun)
    if prop is not None and prop.floor > 0.0:
        radius = WALL * min(model.length_m, model.width_m) / 2
        return Hollow(np.array([prop.floor, 0.95]) * model.height_m, np.array([radius, radius]))
    if numbers is not None:
        brim = int(np.argmax(numbers[:, 1]))
        rising = numbers[brim:][::-1]
        rising = rising[rising[:, 0] > 1e-6]
        if np.ptp(rising[:, 1]) < SHALLOW * model.height_m:  # lathe work of one wall: within its outside
            rising = numbers[: brim + 1][numbers[: brim + 1, 0] > 1e-6]
        return Hollow(rising[:, 1], CLEAR_OF_WALL * rising[:, 0])
    radius = WALL * min(model.length_m, model.width_m) / 2
    return Hollow(np.array([0.1, 0.95]) * model.height_m, np.array([radius, radius]))


def shown_floor_m(noun: str, model: Model) -> float:
    """Height over its foot of what a vessel's row shows as its floor, m: some show one just under the brim."""
    numbers = _lathe_work(noun, model)
    return 0.0 if numbers is None else float(numbers[-1, 1])


def _lathe_work(noun: str, model: Model) -> F64 | None:
    """(n, 2) radii and heights, m, of the outline with the highest brim that goes down to the axis within it."""
    prop = prop_of(noun)
    rows = [row[4:] for row in prop.shapes if row[0] == "turned"] if prop else []
    outlines = [np.array([float(n) for n in row]).reshape(-1, 2) for row in rows]
    hollow = [numbers for numbers in outlines if _is_hollow(numbers)]
    if prop is None or not hollow:
        return None
    # Of a washbasin, and not of what it stands on.
    return max(hollow, key=lambda numbers: float(numbers[:, 1].max())) * (model.height_m / prop.high)


def _is_hollow(outline: F64) -> bool:
    inner = outline[int(np.argmax(outline[:, 1])) :]
    return len(inner) > 2 and bool(inner[-1, 0] < 0.3 * inner[0, 0])


def _outside_of(model: Model) -> Hollow:
    """The upper part of a thing that something runs over."""
    radius = COATED * min(model.length_m, model.width_m) / 2
    return Hollow(np.array([RUNS_TO, 1.0]) * model.height_m, np.array([radius, radius]))


def build_stream(
    builder: StageBuilder,
    name: str,
    number: int,
    noun: str,
    liquid: str,
    model: Model,
    *,
    coats: bool = False,
    thick: bool = False,
    foams: bool = False,
) -> Stream:
    """Adds the shapes of a stream into a vessel to the stage.

    Args:
        builder: the stage.
        name: of its body.
        number: segmentation number of the vessel.
        noun: of the vessel.
        liquid: its noun.
        model: the vessel as built.
        coats: whether it runs over the thing.
        thick: whether it flows without a splash.
        foams: whether it froths.
    """
    hollow = _outside_of(model) if coats else hollow_of(noun, model)
    radius = min(THREAD * float(hollow.radii[-1]), THICKEST_M)
    surface = liquid_surface(liquid)
    body = builder.world.add_body(name=name)
    for _ in range(PIECES):
        builder.geom(body, GeomKind.CAPSULE, (radius, 0.5, 0.0), surface, subject=number, position=(0.0, 0.0, BACK_M))
    (_coating if coats else _filling)(builder, body, hollow, surface, number, radius)
    if foams:
        wide = hollow.radius(float(hollow.heights[-1]))
        deep = 0.5 * float(np.ptp(hollow.heights)) * (1.0 - BRIM) * (1.0 + OVER_BRIM)
        builder.geom(body, GeomKind.CONE, (wide, deep, 0.98 * wide), FOAM, subject=number, position=(0.0, 0.0, BACK_M))
    return Stream(name, hollow, radius, coats, thick, foams)


def _filling(builder: StageBuilder, body: Any, hollow: Hollow, surface: Surface, number: int, thread_m: float) -> None:
    """The shapes of what fills a vessel, and of the drops that spring up from it."""
    low, full = float(hollow.heights[0]), (float(hollow.heights[-1]) - float(hollow.heights[0])) * BRIM
    for step in range(SLICES):
        a, b = (hollow.radius(low + full * (step + k) / SLICES) for k in (0, 1))
        builder.geom(
            body, GeomKind.CONE, (a, 0.5 * full / SLICES, b), surface, subject=number, position=(0.0, 0.0, BACK_M)
        )
    for _ in range(DROPS):
        size = (DROP * thread_m, 0.0, 0.0)
        builder.geom(body, GeomKind.SPHERE, size, surface, subject=number, position=(0.0, 0.0, BACK_M))


def _coating(builder: StageBuilder, body: Any, hollow: Hollow, surface: Surface, number: int, _: float) -> None:
    """The shapes of what lies on top of a thing and runs down its sides."""
    wide = float(hollow.radii[-1])
    for _ in range(SLICES):
        size = (wide, wide, DOME * float(hollow.heights[-1]))
        builder.geom(body, GeomKind.ELLIPSOID, size, surface, subject=number, position=(0.0, 0.0, BACK_M))
    for _ in range(DROPS):
        run = RUN * wide
        builder.geom(body, GeomKind.ELLIPSOID, (run, run, run), surface, subject=number, position=(0.0, 0.0, BACK_M))


def liquid_surface(liquid: str) -> Surface:
    """What a liquid looks like: by its words, its row in the vocabulary, or its material; else water."""
    noun = table("nouns").get(terms_by_phrase("nouns").get(liquid.lower(), ""))
    material = table("materials").get(noun.material or "") if noun else None
    if liquid.lower().split()[-1:] == ["water"]:
        return paint_named("water", Surface((0.5, 0.5, 0.5)))
    said = (liquid, noun.colour.replace("_", " ") if noun and noun.colour else "", material.colour if material else "")
    colour = next((rgb for words in said if (rgb := colour_in(words or ""))), None)
    return surface_of(colour, 0.12, specular=0.05) if colour else paint_named("water", Surface((0.5, 0.5, 0.5)))
