"""Snow country and mountains."""

from __future__ import annotations

import math
from dataclasses import replace

from generators.previz.building import Surface
from generators.previz.scene import Pattern
from generators.previz.sets.brink import is_on_a_brink, on_the_brink
from generators.previz.sets.coast import CLIFF_EDGE_M, sea_cliffs
from generators.previz.sets.coastal import is_coastal
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.horizon import hills, mountains, tree_line
from generators.previz.sets.paint import GRASS, ROCK, SNOW, mottled
from generators.previz.sets.polar import is_polar, polar_ice
from generators.previz.sets.registry import stage_set
from generators.previz.sets.relief import canyon, gorge
from generators.previz.sets.vegetation import Sward, bare_tree, bush, conifer, grass_field

SNOW_LINE_M = 46.0
RINK_WORDS = ("rink", "ice rink", "skating rink", "ice skating rink", "hockey rink", "ice arena")
CANYON_WORDS = ("canyon", "canyons", "gorge", "ravine")
CANYON_ROCK, CANYON_SAND = mottled((184, 108, 70), (150, 84, 58), 5.0), mottled((196, 148, 104), (176, 128, 88), 1.2)
SNOWY_WORDS = frozenset({"snowy", "snow-covered", "snow-capped", "snow-blanketed", "snow", "icy", "frozen"})
BLUE_SNOW = SNOW.with_(colour=(0.66, 0.74, 0.86), second_colour=(0.58, 0.67, 0.81))


COAST_YAW = -0.7
"""Bearing of a coast with cliffs; the sea is ahead of the action and to its right."""
SNOWY_ROCK = Surface.of(96, 94, 98, second_colour=BLUE_SNOW.colour, pattern_scale=12.0, roughness=0.95)


@stage_set("snow")
def snowfield(site: SetSite) -> SetDressing:
    """A snowfield with drifts, firs laden with snow, a forest edge and white hills; the ice of a polar sea."""
    site = replace(site, snowy=True)
    if is_polar(site):
        return polar_ice(site)
    site.ground(SNOW)
    tree_line(site, conifers=True, count=40, land=hills(site, height_m=15.0))
    if site.said(RINK_WORDS):
        return SetDressing()  # nothing stands on the ice
    for x, y in site.places(13, 1.6, 9.0, 40.0):
        conifer(site, x, y, float(site.rng.uniform(4.0, 10.0)))
    for x, y in site.places(3, 1.5, 9.0, 26.0):
        bare_tree(site, x, y, float(site.rng.uniform(3.5, 6.0)))
    for x, y in site.places(14, 1.2, 2.5, 26.0):
        wide = float(site.rng.uniform(1.2, 3.4))
        drift = (wide, 0.45 * wide, float(site.rng.uniform(0.12, 0.34)))
        site.ball((x, y, -0.03), drift, SNOW, yaw=float(site.rng.uniform(-0.5, 0.5)))
    for x, y in site.places(5, 0.6, 4.0, 18.0):
        bush(site, x, y, float(site.rng.uniform(0.5, 0.9)))
    return SetDressing()


def _canyon_floor(site: SetSite) -> SetDressing:
    """Between walls of red rock; with snow, a canyon that winds on between white mountains."""
    if site.snowy or site.said(SNOWY_WORDS):
        site.ground(SNOW)
        gorge(site, SNOWY_ROCK.with_(pattern=Pattern.CAPPED))
        for x, y in site.places(10, 0.9, 8.0, 34.0):
            size = float(site.rng.uniform(0.3, 1.4))
            site.ball((x, y, 0.3 * size), (size, 0.8 * size, 0.7 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
        return SetDressing()
    site.ground(CANYON_SAND)
    land = canyon(site, CANYON_ROCK)
    for x, y in site.places(26, 0.8, 3.0, 40.0):
        size = float(site.rng.uniform(0.2, 1.4))
        if land.height(x, y) < 0.3:
            site.ball(
                (x, y, 0.3 * size), (size, 0.8 * size, 0.7 * size), CANYON_ROCK, yaw=float(site.rng.uniform(0, 3))
            )
    for x, y in site.places(8, 0.8, 4.0, 30.0):
        if land.height(x, y) < 0.3:
            bush(site, x, y, float(site.rng.uniform(0.3, 0.7)))
    return SetDressing()


def _clifftop(site: SetSite) -> SetDressing:
    """Turf with boulders above the sea; the coast runs across the view, so that its edge and the water are seen."""
    travel, (x0, y0) = site.travel, site.travel.centre
    out = (-math.sin(COAST_YAW), math.cos(COAST_YAW))
    edge = out[0] * (travel.x_max - x0) + out[1] * (travel.y_max - y0) + CLIFF_EDGE_M
    sea_cliffs(site, edge_m=edge, yaw=COAST_YAW)
    if not site.snowy:
        beyond = [
            (x0 + (edge + 20.3) * out[0] + along * out[1], y0 + (edge + 20.3) * out[1] - along * out[0], 20.0)
            for along in range(-90, 91, 10)
        ]
        grass_field(site, Sward(blades=9000, height_m=0.16, flowers=0.05), keep=beyond)
    for x, y in site.places(12, 0.9, 2.5, 24.0):
        if (x - x0) * out[0] + (y - y0) * out[1] < edge - 1.0:
            size = float(site.rng.uniform(0.2, 0.8))
            site.ball((x, y, 0.3 * size), (size, 0.8 * size, 0.7 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    return SetDressing()


@stage_set("mountains")
def high_country(site: SetSite) -> SetDressing:
    """An alpine pasture with boulders and firs under a range with white peaks; a canyon between walls of red rock."""
    if site.said(CANYON_WORDS):
        return _canyon_floor(site)
    if is_coastal(site):
        return _clifftop(site)
    if is_on_a_brink(site):
        return on_the_brink(site)
    site.ground(SNOW if site.snowy else GRASS)
    if not site.snowy:
        grass_field(site, Sward(blades=9000, height_m=0.14, flowers=0.06))
    rock = Surface.of(104, 100, 100, second_colour=BLUE_SNOW.colour, pattern_scale=SNOW_LINE_M, roughness=0.95)
    land = mountains(site, rock)
    tree_line(site, conifers=True, count=44, away_m=66.0, land=land)
    for x, y in site.places(8, 1.6, 12.0, 44.0):
        conifer(site, x, y, float(site.rng.uniform(5.0, 9.0)))
    for x, y in site.places(14, 0.9, 3.0, 34.0):
        size = float(site.rng.uniform(0.25, 1.3))
        site.ball((x, y, 0.3 * size), (size, 0.8 * size, 0.7 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    return SetDressing()
