"""The forest."""

from __future__ import annotations

import re

from generators.previz.building import Surface
from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.horizon import tree_line
from generators.previz.sets.paint import BARK, ROCK, SNOW, mottled
from generators.previz.sets.registry import stage_set
from generators.previz.sets.vegetation import Sward, bush, conifer, crown, foliage, grass_field

FLOOR = mottled((96, 78, 52), (70, 66, 40), 0.8)
MOSS = mottled((92, 108, 52), (70, 86, 44), 0.3)
BIRCH = mottled((226, 224, 216), (150, 146, 140), 0.45)
NEEDLED = (
    "pine", "pines", "fir", "firs", "spruce", "spruces", "conifer", "conifers", "coniferous", "taiga", "evergreen",
    "evergreens",
)  # fmt: skip
BIRCHES = ("birch", "birches", "aspen", "aspens")
SNOWY_CONIFERS = 0.5
"""Share of the trees of any wood under snow."""
CLEARING_M = 22.0
"""How far the trees stand back where the sky is what is looked at."""
_SKY = re.compile(
    r"\b(?:aurora\w*|northern lights|southern lights|rainbow|meteors?|meteor shower|comet|stars|milky way)$"
)
FERNS = Sward(
    blades=9000,
    height_m=0.26,
    bend=0.7,
    roots=((50, 62, 28), (60, 70, 30)),
    tips=((96, 128, 58), (120, 138, 62), (84, 110, 52)),
    flowers=0.012,
    petals=((240, 240, 230), (150, 130, 210)),
)


def is_of_the_sky(site: SetSite) -> bool:
    """Whether the shot is of something over the trees, which a clearing lets be seen."""
    main = site.shot.main_subject
    return main is not None and _SKY.search(main.noun.lower()) is not None


@stage_set("forest")
def forest(site: SetSite) -> SetDressing:
    """Tall trunks at all depths with crowns above the frame, ferns, fallen logs, and a closed green behind."""
    site.ground(SNOW if site.snowy else FLOOR)
    if not site.snowy:
        grass_field(site, FERNS)
    tree_line(site, away_m=30.0, count=60, lumps=5)
    open_m = CLEARING_M if is_of_the_sky(site) else 0.0
    for x, y in site.places(46, 0.8, 3.2 + open_m, 40.0 + open_m):
        wood_tree(site, x, y)
    for x, y in site.places(8, 0.7, 3.0, 18.0):
        bush(site, x, y, float(site.rng.uniform(0.5, 1.0)))
    for x, y in site.places(4, 0.9, 2.4, 12.0):
        _log(site, x, y)
    for x, y in site.places(5, 0.4, 2.2, 10.0):
        size = float(site.rng.uniform(0.2, 0.55))
        site.ball(
            (x, y, 0.25 * size), (size, 0.8 * size, 0.6 * size), _cover(site) if site.rng.uniform() < 0.6 else ROCK
        )
    return SetDressing()


def wood_tree(site: SetSite, x: float, y: float) -> None:
    """A tree of the wood that the words name: conifers, birches, or tall trees in leaf; in snow some are conifers."""
    if site.said(NEEDLED) or (site.snowy and site.rng.uniform() < SNOWY_CONIFERS):
        conifer(site, x, y, float(site.rng.uniform(8.0, 14.0)))
    else:
        _tall_tree(site, x, y, BIRCH if site.said(BIRCHES) else BARK)


def _tall_tree(site: SetSite, x: float, y: float, bark: Surface) -> None:
    rng = site.rng
    if site.leaves_out("tree") or not site.clearing.seen(x, y, 2.5):
        return
    tall, thick = float(rng.uniform(9.0, 14.0)), float(rng.uniform(0.16, 0.30))
    lean_x, lean_y = (float(value) for value in rng.normal(0.0, 0.25, 2))
    top = (x + lean_x, y + lean_y, 0.75 * tall)
    site.geom(GeomKind.ROUND_CONE, (thick, 0.55 * thick), bark, ends=((x, y, -0.1), top))
    site.geom(GeomKind.ROUND_CONE, (1.5 * thick, 0.9 * thick), bark, ends=((x, y, -0.05), (x, y, 0.5)))
    girth = float(rng.uniform(1.9, 2.7))
    crown(site, (top[0], top[1], 0.82 * tall), (girth, girth, 0.2 * tall), foliage(site), 4)


def _log(site: SetSite, x: float, y: float) -> None:
    angle = float(site.rng.uniform(0, 3.1))
    half, thick = float(site.rng.uniform(0.8, 1.6)), float(site.rng.uniform(0.14, 0.24))
    end = (x + half, y + 0.4 * half * (angle - 1.5), 0.7 * thick)
    start = (x - half, y - 0.4 * half * (angle - 1.5), 0.8 * thick)
    site.geom(GeomKind.CAPSULE, (thick,), BARK, ends=(start, end))
    site.ball((x, y, 1.4 * thick), (0.6 * half, 0.7 * thick, 0.5 * thick), _cover(site), yaw=0.4 * (angle - 1.5))


def _cover(site: SetSite) -> Surface:
    return SNOW if site.snowy else MOSS
