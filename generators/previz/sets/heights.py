"""Without a floor: the sky and outer space."""

from __future__ import annotations

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import FlatGround, SetDressing, SetSite
from generators.previz.sets.paint import leafy, mottled
from generators.previz.sets.registry import stage_set

CLOUD = leafy((214, 220, 232), (250, 250, 252), 4.5).with_(emission=0.22)
GROUND_BELOW_M = 260.0


@stage_set("sky")
def high_sky(site: SetSite) -> SetDressing:
    """High in the air: banks of cloud at all depths, the land far below."""
    rng = site.rng
    site.builder.geom(
        site.builder.world, GeomKind.PLANE, (0.0, 0.0, 1.0), mottled((104, 124, 84), (138, 140, 96), 60.0),
        position=(0.0, 0.0, -GROUND_BELOW_M),
    )  # fmt: skip
    for x, y in site.places(20, 6.0, 55.0, 260.0):
        base, size = float(rng.uniform(-50.0, 8.0)), float(rng.uniform(7.0, 16.0))
        for _ in range(10):
            dx, dy, dz = (float(value) for value in rng.normal(0.0, 0.75, 3))
            radius = size * float(rng.uniform(0.26, 0.62))
            centre = (x + dx * size, y + dy * size, base + 0.30 * abs(dz) * size)
            site.ball(centre, (1.35 * radius, 1.2 * radius, 0.7 * radius), CLOUD)
    return SetDressing(terrain=FlatGround(0.0))


@stage_set("space")
def outer_space(site: SetSite) -> SetDressing:
    """Stars, a blue planet with weather below, and its moon."""
    x0, y0 = site.travel.centre
    ahead = site.clearing.ahead().mean(axis=0)
    aside = (-float(ahead[1]), float(ahead[0]))
    planet = Surface.of(
        34, 84, 158, second_colour=Surface.of(104, 118, 74).colour, pattern=Pattern.PATCHES, pattern_scale=70.0,
        roughness=0.5,
    )  # fmt: skip
    centre = (x0 + 420.0 * float(ahead[0]) + 140.0 * aside[0], y0 + 420.0 * float(ahead[1]) + 140.0 * aside[1], -190.0)
    site.ball(centre, (260.0, 260.0, 260.0), planet)
    moon = mottled((168, 166, 162), (128, 126, 124), 9.0)
    centre = (x0 + 380.0 * float(ahead[0]) - 150.0 * aside[0], y0 + 380.0 * float(ahead[1]) - 150.0 * aside[1], 95.0)
    site.ball(centre, (22.0, 22.0, 22.0), moon)
    return SetDressing()
