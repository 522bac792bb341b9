"""Built to be filmed on: the studio's cyclorama and the theatre's stage."""

from __future__ import annotations

import math

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import BOARDS, mottled
from generators.previz.sets.registry import stage_set

BACKDROPS = {
    "white": (236, 234, 230), "black": (26, 26, 28), "green": (40, 170, 70), "blue": (70, 110, 180),
    "grey": (150, 150, 150), "gray": (150, 150, 150), "red": (150, 40, 36), "yellow": (226, 186, 70),
}  # fmt: skip
DEFAULT_BACKDROP = (196, 190, 184)
VELVET = mottled((126, 28, 34), (84, 16, 24), 0.3, roughness=0.95)


@stage_set("studio")
def cyclorama(site: SetSite) -> SetDressing:
    """Seamless paper all round, the floor and the walls of one colour."""
    named = next((colour for word, colour in BACKDROPS.items() if word in site.words), DEFAULT_BACKDROP)
    paper = Surface.of(*named, roughness=0.95)
    site.ground(paper)
    x, y = site.travel.centre
    reach = max(6.0, site.clearing.reach_m + 3.0)
    half = (site.travel.x_max - site.travel.x_min) / 2
    # A ring of narrow panels: from inside it reads as one curve.
    panels = 48
    width = 1.2 * math.pi * (reach + half) / panels
    for number in range(panels):
        angle = 2 * math.pi * number / panels
        px, py = x + (reach + half) * math.cos(angle), y + (reach + half) * math.sin(angle)
        site.box((px, py, 4.0), (0.2, width, 5.0), paper, yaw=angle)
    # The backdrop's own light gives way where the shot wants contrast.
    glow = min(1.0, 2.5 / site.cues.ratio)
    lights = (
        Light(
            LightKind.POINT, (4.0 * glow, 3.9 * glow, 3.8 * glow), position=(x, y + 0.4 * reach, 3.8), radius=1.0,
            shadows=False,
        ),
    )  # fmt: skip
    return SetDressing(practicals=lambda _: lights)


@stage_set("theatre")
def theatre(site: SetSite) -> SetDressing:
    """A boarded stage with velvet curtains, footlights and two beams from above."""
    site.ground(BOARDS)
    x0, y0 = site.travel.centre
    back = site.travel.y_max + 4.2
    for number in range(34):
        x = x0 + (number - 16.5) * 0.46
        thick = float(site.rng.uniform(0.24, 0.31))
        if site.clearing.seen(x, back, 0.5):
            site.geom(GeomKind.CAPSULE, (thick,), VELVET, ends=((x, back, 0.0), (x, back, 7.5)))
    for side in (-1.0, 1.0):
        for number in range(5):
            x, y = x0 + side * (5.6 + 0.5 * number), back - 0.9 - 0.5 * number
            if site.clearing.free(x, y, 0.6):
                site.geom(GeomKind.CAPSULE, (0.3,), VELVET, ends=((x, y, 0.0), (x, y, 7.5)))
    site.slab((x0, back + 1.0, 4.0), (14.0, 0.3, 4.5), Surface.of(18, 14, 16))
    lights = tuple(
        Light(
            LightKind.SPOT,
            colour,
            direction=_towards((x0 + dx, y0 - 1.5, 7.0), (x0, y0, 0.0)),
            position=(x0 + dx, y0 - 1.5, 7.0),
            radius=0.15,
            cone_deg=26.0,
        )
        for dx, colour in ((-3.5, (46.0, 40.0, 30.0)), (3.5, (30.0, 34.0, 46.0)))
    )
    return SetDressing(practicals=lambda _: lights)


def _towards(start: tuple[float, float, float], end: tuple[float, float, float]) -> tuple[float, float, float]:
    way = [b - a for a, b in zip(start, end, strict=True)]
    length = math.sqrt(sum(part * part for part in way))
    return (way[0] / length, way[1] / length, way[2] / length)
