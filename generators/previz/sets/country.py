"""The village and the country road."""

from __future__ import annotations

import math
from dataclasses import replace

from generators.previz.building import Surface
from generators.previz.corners import bend_of
from generators.previz.scene import GeomKind, Light
from generators.previz.sets.coast import sea_cliffs
from generators.previz.sets.coastal import is_coastal
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.dry import cactus
from generators.previz.sets.grounds import is_deserted
from generators.previz.sets.horizon import hills, mountains, tree_line
from generators.previz.sets.houses import Lane, cottage, lamp
from generators.previz.sets.paint import ASPHALT, CONCRETE, EARTH, GRASS, IRON, ROCK, SAND, mottled, snow_covered
from generators.previz.sets.railway import runs_on_rails
from generators.previz.sets.registry import stage_set
from generators.previz.sets.relief import dunes
from generators.previz.sets.street import SLUSH, carriageway
from generators.previz.sets.vegetation import Sward, bare_tree, broadleaf, bush, conifer, grass_field

LANE_M = 4.4
COAST_M, SHORE_DROP_M = 3.0, 3.5
"""From the road to the brink of a coast, and how far below it the sea lies."""
HIGH_WORDS = ("mountain", "mountains", "alpine", "alps", "pass")
"""What says that a road leads through mountains."""
DESERT_WORDS = ("desert", "sahara", "mojave", "namib", "dunes", "arizona", "nevada", "outback")
WOODED_WORDS = ("forest", "woods", "woodland", "wooded", "jungle", "rainforest")
"""What says that a road leads through sand, and through trees."""
WOODED_M, SCATTERED_M, NEEDLED = (7.5, 12.0), (4.5, 7.5), 0.4
"""Heights of trees along a road, m, in a forest and in the open; the share of conifers in a forest."""
STANDING_M, ASLANT_RAD = 3.0, 1.0
"""Where nobody goes along a coastal road, it runs so across the view that the sea is ahead."""
TUNNEL_WORDS = ("tunnel", "underpass")
STATION_WORDS = ("station", "platform")
YELLOW = Surface.of(222, 178, 40)
FENCE = mottled((150, 122, 88), (122, 98, 72), 0.3)


def _lane(site: SetSite) -> Lane:
    return Lane(site.travel.centre, 0.0 if site.travel.along_x else math.pi / 2)


def _half_length(site: SetSite) -> float:
    travel = site.travel
    return 50.0 + max(travel.x_max - travel.x_min, travel.y_max - travel.y_min) / 2


@stage_set("village")
def village(site: SetSite) -> SetDressing:
    """A lane between cottages with gardens, trees and a few lamps; without these among ruins."""
    lane, half = _lane(site), _half_length(site)
    site.ground(snow_covered(GRASS, site.snowy))
    site.sheet(lane.at(0, 0, 0.004), (half + 60, LANE_M / 2), snow_covered(EARTH, site.snowy), yaw=lane.yaw)
    lights: list[Light] = []
    for side in () if is_deserted(site) else (1.0, -1.0):
        along = -half + 4.0 * side
        while along < half:
            width = float(site.rng.uniform(6.5, 9.0))
            back = LANE_M / 2 + 0.5 * width + float(site.rng.uniform(1.5, 3.5))
            x, y, _ = lane.at(along, side * back)
            if site.clearing.free(x, y, 0.75 * width) and site.clearing.seen(x, y, width):
                cottage(site, x, y, lane.yaw + float(site.rng.normal(0, 0.08)), width_m=width)
            along += width + float(site.rng.uniform(4.0, 8.0))
        for number in range(5):
            post = lane.at((number - 2) * 16.0 + 6.0 * side, side * (LANE_M / 2 + 0.5))
            if side > 0 and site.clearing.free(post[0], post[1], 0.8):
                lights.append(
                    lamp(site, lane, (number - 2) * 16.0 + 6.0 * side, side * (LANE_M / 2 + 0.5), strength=12.0)
                )
    if not site.snowy:
        grass_field(site, Sward(blades=7000, height_m=0.13), keep=_discs(lane, half))
    tree_line(site, away_m=52.0, land=hills(site, height_m=14.0, near_m=56.0))
    for x, y in site.places(8, 1.8, 6.0, 30.0):
        if abs(_across(lane, x, y)) > LANE_M / 2 + 1.5:
            (bare_tree if site.snowy else broadleaf)(site, x, y, float(site.rng.uniform(4.0, 6.5)))
    lit = tuple(lights[:5]) if site.cues.lamps_lit else ()
    return SetDressing(practicals=lambda _: lit, open_way_rad=lane.yaw)


def _across(lane: Lane, x: float, y: float) -> float:
    dx, dy = x - lane.origin[0], y - lane.origin[1]
    return -dx * math.sin(lane.yaw) + dy * math.cos(lane.yaw)


def _discs(lane: Lane, half: float) -> list[tuple[float, float, float]]:
    """Discs along the lane that stay free of grass."""
    step = LANE_M * 0.4
    count = int(2 * half / step)
    return [(*lane.at(-half + number * step, 0.0)[:2], LANE_M / 2) for number in range(count)]


@stage_set("road")
def country_road(site: SetSite) -> SetDressing:
    """A road through open country: verge posts, a fence, fields, trees and hills; along a coast above the sea."""
    lane, half = _lane(site), _half_length(site) + 60.0
    wide = 6.4
    station = site.said(STATION_WORDS)
    tunnel = not station and site.said(TUNNEL_WORDS)
    coastal = not (station or tunnel) and is_coastal(site)
    if coastal and site.travel.y_max - site.travel.y_min < STANDING_M:
        lane = replace(lane, yaw=lane.yaw if site.travel.along_x else ASLANT_RAD)
    if coastal:
        sea_cliffs(site, edge_m=wide / 2 + COAST_M, yaw=lane.yaw, drop_m=SHORE_DROP_M)
    else:
        site.ground(CONCRETE if tunnel else SAND if is_desert(site) else snow_covered(GRASS, site.snowy))
    lane = replace(lane, yaw=0.0) if station else lane  # the rails lie across the view
    if station:
        _platform(site, lane, half, wide)
    elif runs_on_rails(site):
        lane = replace(lane, yaw=site.lane_yaw)
    elif site.snowy:
        site.sheet(lane.at(0, 0, 0.004), (half + 100, wide / 2), SLUSH, yaw=lane.yaw)
    else:
        carriageway(site, lane, half + 100, wide)
    if tunnel:
        return SetDressing()  # its walls are the ground's
    if not station and _has_corner(site):
        _side_road(site, lane, half, wide)
    off_road = station or runs_on_rails(site)
    for side in () if off_road else (-1.0, 1.0):
        verge = lane.at(0, side * (wide / 2 + 0.5), 0.002)
        site.sheet(verge, (half + 100, 0.5), snow_covered(EARTH, site.snowy), yaw=lane.yaw)
    if not off_road:
        _posts_and_fence(site, lane, wide, fenced=not coastal and not is_desert(site) and not site.said(WOODED_WORDS))
    if is_desert(site):
        _desert_beside(site, lane, wide)
        return SetDressing()
    _beside_road(site, lane, half, wide, coastal=coastal)
    return SetDressing()


def _beside_road(site: SetSite, lane: Lane, half: float, wide: float, *, coastal: bool) -> None:
    """Grass, trees and bushes along the road, and the land behind them; none grow at the brink of a coast."""
    if not site.snowy:
        keep = [(*lane.at(-half + number * 2.0, 0.0)[:2], wide / 2 + 0.9) for number in range(int(half))]
        if _has_corner(site):
            keep += [(*lane.at(bend_of(site.shot) / 2, -2.0 * step)[:2], wide / 2 + 0.6) for step in range(40)]
        if coastal:
            keep += [(*lane.at(step * 20.0, wide / 2 + 27.5)[:2], 20.0) for step in range(-4, 5)]
        grass_field(site, Sward(blades=9000, height_m=0.22, flowers=0.03), keep=keep)
    if not coastal:
        land = mountains(site, ROCK) if site.said(HIGH_WORDS) else hills(site, near_m=60.0)
        tree_line(site, away_m=56.0, land=land, conifers=site.said(HIGH_WORDS))
    inland = wide / 2 + 2.5
    wooded = site.said(WOODED_WORDS)
    for x, y in site.places(70, 1.4, 4.0, 46.0) if wooded else site.places(9, 2.2, 9.0, 48.0):
        across = _across(lane, x, y)
        on_side_road = _has_corner(site) and across < 0.0
        if abs(across) > inland and not on_side_road and not (coastal and across > 0.0):
            height = float(site.rng.uniform(*(WOODED_M if wooded else SCATTERED_M)))
            needled = wooded and site.rng.uniform() < NEEDLED
            (conifer if needled else bare_tree if site.snowy else broadleaf)(site, x, y, height)
    for x, y in site.places(8, 0.8, 6.0, 30.0):
        across = _across(lane, x, y)
        on_side_road = _has_corner(site) and across < 0.0
        if abs(across) > wide / 2 + 1.5 and not on_side_road and not (coastal and across > 6.0):
            bush(site, x, y, float(site.rng.uniform(0.5, 1.1)))


def is_desert(site: SetSite) -> bool:
    """Whether a road leads through sand and stones."""
    return site.said(DESERT_WORDS) and not site.snowy


def _desert_beside(site: SetSite, lane: Lane, wide: float) -> None:
    """Dunes behind, and stones and cacti to both sides of the road."""
    land = dunes(site, SAND, near_m=40.0)
    for x, y in site.places(26, 0.3, 3.0, 32.0):
        if abs(_across(lane, x, y)) > wide / 2 + 1.5:
            size = float(site.rng.uniform(0.08, 0.5))
            site.ball((x, y, 0.25 * size), (size, 0.8 * size, 0.6 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    for x, y in site.places(8, 0.6, 6.0, 40.0):
        if abs(_across(lane, x, y)) > wide / 2 + 2.0 and land.height(x, y) < 0.2:
            cactus(site, x, y, float(site.rng.uniform(1.6, 3.2)))


def _has_corner(site: SetSite) -> bool:
    """Whether somebody turns off the road."""
    return bend_of(site.shot) > 0.0


def _side_road(site: SetSite, lane: Lane, half: float, wide: float) -> None:
    """A road that meets the one along the picture from the camera's side, with its edges and a sign at the corner."""
    long = half + 60.0
    middle = bend_of(site.shot) / 2
    site.sheet(lane.at(middle, -long, 0.008), (wide / 2, long), ASPHALT, yaw=lane.yaw)
    for side in (-1.0, 1.0):
        edge = lane.at(middle + side * (wide / 2 - 0.2), -long - wide / 2, 0.01)
        site.sheet(edge, (0.06, long), Surface.of(230, 228, 220), yaw=lane.yaw)
    x, y, _ = lane.at(middle + wide / 2 + 1.4, wide / 2 + 1.0)
    if site.clearing.free(x, y, 0.5):
        site.geom(GeomKind.CYLINDER, (0.05, 1.1), IRON, (x, y, 1.1))
        site.box((x, y - 0.06, 2.1), (0.9, 0.03, 0.26), Surface.of(230, 228, 220), yaw=lane.yaw)


def _platform(site: SetSite, lane: Lane, half: float, wide: float) -> None:
    """A station's platform with its yellow line and a canopy on posts, to the near side of the rails."""
    site.sheet(lane.at(0, -0.4, 0.004), (half, wide / 2), snow_covered(CONCRETE, site.snowy), yaw=lane.yaw)
    edge = wide / 2 - 0.4
    site.slab(lane.at(0, edge + 0.1, -0.2), (half, 0.12, 0.22), CONCRETE, yaw=lane.yaw)
    site.sheet(lane.at(0, edge - 0.5, 0.008), (half, 0.07), YELLOW, yaw=lane.yaw)
    for number in range(-2, 3):
        x, y, _ = lane.at(number * 7.0 + 3.0, -wide / 2 - 0.2)
        if site.clearing.free(x, y, 0.4):
            site.geom(GeomKind.CYLINDER, (0.08, 1.75), IRON, (x, y, 1.75))


def _posts_and_fence(site: SetSite, lane: Lane, wide: float, *, fenced: bool) -> None:
    """White verge posts on both sides, and a wooden fence beyond the far one; none before a view of the sea."""
    for number in range(-8, 9):
        for side in (-1.0, 1.0):
            x, y, _ = lane.at(number * 9.0, side * (wide / 2 + 1.0))
            if site.clearing.free(x, y, 0.4) and site.clearing.seen(x, y, 0.5):
                site.geom(GeomKind.CYLINDER, (0.055, 0.5), Surface.of(230, 228, 220), (x, y, 0.45))
                site.geom(GeomKind.CYLINDER, (0.058, 0.07), Surface.of(190, 60, 44), (x, y, 0.72))
        x, y, _ = lane.at(number * 9.0, wide / 2 + 5.0)
        if fenced and site.clearing.seen(x, y, 5.0):
            site.box((x, y, 0.55), (0.06, 0.06, 0.55), FENCE, yaw=lane.yaw)
            for level in (0.45, 0.85):
                site.box(lane.at(number * 9.0 + 4.5, wide / 2 + 5.0, level), (4.5, 0.025, 0.06), FENCE, yaw=lane.yaw)
