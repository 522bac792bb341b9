"""The track under a train: ballast, sleepers and two rails along its way, wherever it is filmed."""

from __future__ import annotations

import math

from generators.previz.building import Surface
from generators.previz.rigs import noun_of
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
STEEL = Surface.of(150, 146, 142)


def runs_on_rails(site: SetSite) -> bool:
    """Whether the shot is of a train out of doors."""
    main = site.shot.main_subject
    noun = noun_of(main) if main is not None else None
    toy = main is not None and main.height_m is not None and main.height_m < 1.0
    return noun is not None and noun.breed in TRAINS and not toy and not site.cues.interior


def lay_track(site: SetSite) -> None:
    """Lays the track under the main subject, if that is a train."""
    if not runs_on_rails(site):
        return
    travel = site.travel
    lane = Lane(travel.centre, site.lane_yaw)
    half = BEYOND_M + max(travel.x_max - travel.x_min, travel.y_max - travel.y_min) / 2
    site.sheet(lane.at(0.0, 0.0, 0.012), (half, HALF_BED_M), BALLAST, yaw=lane.yaw)
    for side in (-HALF_GAUGE_M, HALF_GAUGE_M):
        site.slab(lane.at(0.0, side, RAIL_M / 2), (half, 0.04, RAIL_M / 2), STEEL, yaw=lane.yaw)
    for number in range(-math.floor(SLEEPERS_M / APART_M), math.floor(SLEEPERS_M / APART_M) + 1):
        centre = lane.at(number * APART_M, 0.0, 0.03)
        site.box(centre, (0.13, HALF_SLEEPER_M, 0.03), WOOD, yaw=lane.yaw)
