"""The track under a train: ballast, sleepers and two rails along its way, wherever it is filmed."""

from __future__ import annotations

import math
import re

from generators.previz.building import Surface
from generators.previz.rigs import noun_of
from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.houses import Lane
from generators.previz.sets.paint import mottled

__all__ = ["lay_track", "runs_on_rails"]

TRAINS = frozenset({"train", "tram"})
"""Breeds of the nouns of what runs on rails."""
HALF_GAUGE_M, HALF_BED_M, HALF_SLEEPER_M = 0.75, 2.1, 1.3
BEYOND_M = 120.0
"""How far rails and ballast lead beyond the way of the train on either side."""
SLEEPERS_M, APART_M = 42.0, 0.8
"""How far sleepers are laid from the middle, and from one to the next."""
RAIL_M = 0.09
BALLAST = mottled((122, 114, 106), (92, 86, 80), 0.25)
WOOD = Surface.of(78, 60, 46)
PAVING, EDGE = mottled((158, 152, 144), (146, 140, 132), 0.6), Surface.of(236, 214, 120)
ROOF, POST, BRICK, PANE = (
    Surface.of(70, 84, 88), Surface.of(48, 70, 62), mottled((150, 88, 66), (136, 78, 60), 0.3),
    Surface.of(196, 208, 214, roughness=0.3),
)  # fmt: skip
PIECE_M, PLATFORM_PIECES, DEEP_M = 9.0, 8, 2.6
"""Length of one piece of a platform, how many lie on either side of its middle, and half its depth, m."""
STEEL = Surface.of(150, 146, 142)


def runs_on_rails(site: SetSite) -> bool:
    """Whether the shot is of a train out of doors."""
    main = site.shot.main_subject
    noun = noun_of(main) if main is not None else None
    toy = main is not None and main.height_m is not None and main.height_m < 1.0
    return noun is not None and noun.breed in TRAINS and not toy and not site.cues.interior


def _is_at_a_station(site: SetSite) -> bool:
    words = f"{site.words} {' '.join(beat.action for beat in site.shot.beats)}".lower()
    return re.search(r"\b(?:station|platform)\b", words) is not None and "space station" not in words


def _platform(site: SetSite, lane: Lane) -> None:
    """A platform behind the train, with a roof on posts, benches, a station house with its clock and its sign."""
    near = HALF_BED_M - 0.3
    for number in range(-PLATFORM_PIECES, PLATFORM_PIECES):
        along = (number + 0.5) * PIECE_M
        site.box(lane.at(along, near + DEEP_M, 0.45), (PIECE_M / 2, DEEP_M, 0.45), PAVING, yaw=lane.yaw)
        site.box(lane.at(along, near + 0.15, 0.91), (PIECE_M / 2, 0.12, 0.012), EDGE, yaw=lane.yaw)
        site.box(lane.at(along, near + 2.4, 5.2), (PIECE_M / 2, 2.2, 0.1), ROOF, yaw=lane.yaw)
        foot, head = lane.at(along, near + 2.4, 0.9), lane.at(along, near + 2.4, 5.2)
        site.geom(GeomKind.CAPSULE, (0.11,), POST, ends=(foot, head))
        if number % 2 == 0:
            site.box(lane.at(along + 3.0, near + 3.6, 1.35), (0.9, 0.25, 0.05), WOOD, yaw=lane.yaw)
            site.box(lane.at(along + 3.0, near + 3.85, 1.65), (0.9, 0.04, 0.25), WOOD, yaw=lane.yaw)
    for along, half, high in ((-9.0, 8.0, 5.2), (4.0, 5.0, 3.6), (-22.0, 5.0, 3.6)):
        house = lane.at(along, near + 2 * DEEP_M + 2.6, 0.9 + high / 2)
        site.box(house, (half, 2.6, high / 2), BRICK, yaw=lane.yaw)
        ridge = lane.at(along, near + 2 * DEEP_M + 2.6, 0.9 + high + 0.25)
        site.box(ridge, (half + 0.4, 3.0, 0.25), ROOF, yaw=lane.yaw)
        for bar in range(int(half)):
            pane = lane.at(along - half + 1.0 + 2.0 * bar, near + 2 * DEEP_M - 0.02, 2.7)
            site.box(pane, (0.5, 0.04, 0.85), PANE, yaw=lane.yaw)
    clock = lane.at(-9.0, near + 2 * DEEP_M - 0.1, 5.3)
    site.ball(clock, (0.62, 0.1, 0.62), Surface.of(240, 238, 228), yaw=lane.yaw)
    for turn, long in ((0.4, 0.42), (2.2, 0.3)):
        tip = lane.at(-9.0 + long * math.sin(turn), near + 2 * DEEP_M - 0.22, 5.3 + long * math.cos(turn))
        root = lane.at(-9.0, near + 2 * DEEP_M - 0.22, 5.3)
        site.geom(GeomKind.CAPSULE, (0.035,), POST, ends=(root, tip))


def lay_track(site: SetSite) -> None:
    """Lays the track under the main subject, if that is a train."""
    if not runs_on_rails(site):
        return
    travel = site.travel
    lane = Lane(travel.centre, site.lane_yaw)
    half = BEYOND_M + max(travel.x_max - travel.x_min, travel.y_max - travel.y_min) / 2
    site.sheet(lane.at(0.0, 0.0, 0.012), (half, HALF_BED_M), BALLAST, yaw=lane.yaw)
    if _is_at_a_station(site):
        _platform(site, lane)
    for side in (-HALF_GAUGE_M, HALF_GAUGE_M):
        site.slab(lane.at(0.0, side, RAIL_M / 2), (half, 0.04, RAIL_M / 2), STEEL, yaw=lane.yaw)
    for number in range(-math.floor(SLEEPERS_M / APART_M), math.floor(SLEEPERS_M / APART_M) + 1):
        centre = lane.at(number * APART_M, 0.0, 0.03)
        site.box(centre, (0.13, HALF_SLEEPER_M, 0.03), WOOD, yaw=lane.yaw)
