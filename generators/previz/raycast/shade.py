"""The colour that a ray brings back from a surface: worked out in full, or from the light that is known there."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import COLOUR, GEOM_COLUMNS, KIND_COLUMNS, PATTERN
from generators.previz.raycast.lit import surface_light
from generators.previz.raycast.mirrors import UNSEEN, over_body, with_mirror
from generators.previz.raycast.sky import haze_colour, haze_share
from generators.previz.raycast.surface import is_clear, is_mirror, painted, under_light
from generators.previz.raycast.trace import surface_at


@inner
def _in_haze(colour, vx, vy, vz, t, stage):
    r, g, b = colour
    share = haze_share(t, stage)
    hr, hg, hb = haze_colour(vx, vy, vz, stage)
    return r + share * (hr - r), g + share * (hg - g), b + share * (hb - b)


@inner
def shade(
    g, spot, opened, keyed, mirror, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone
):
    """The colour seen along a ray that meets geom g at distance t, haze included.

    spot, opened, keyed: as for `surface_light`. mirror: as for `over_body`; UNSEEN to look.
    vx, vy, vz: unit direction. cone: angular width of the pixel, radians.

    Returns:
        (red, green, blue), the world normal (x, y, z), the shares that arrive, the light (see `under_light`), and what
        a mirror shows.
    """
    colour, normal, shares, lit = surface_light(
        g, spot, opened, keyed, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone * t
    )
    if is_mirror(g, geoms) or is_clear(g, geoms):
        colour, normal, mirror = with_mirror(
            g, colour, normal, mirror, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone
        )
    return _in_haze(colour, vx, vy, vz, t, stage), normal, shares, lit, mirror


@inner
def relit(g, lit, mirror, geoms, kinds, stage, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone):
    """The colour as `shade` finds it, of a geom that is not clear, under light that is known.

    lit: see `under_light`. mirror: as for `over_body`; anything where geom g is none.
    """
    at = g * GEOM_COLUMNS + COLOUR
    paint = (geoms[at], geoms[at + 1], geoms[at + 2], 1.0)
    if kinds[g * KIND_COLUMNS + PATTERN] > 0:
        x, y, z, nx, ny, nz, _ = surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, vx, vy, vz, t)
        px, py = ox + t * vx, oy + t * vy
        paint, _ = painted(g, geoms, kinds, stage, terrain, table, x, y, z, nx, ny, nz, px, py, vx, vy, vz, cone * t)
    colour = under_light(g, geoms, paint, lit)
    if is_mirror(g, geoms) and mirror[0] != UNSEEN:
        colour = over_body(g, geoms, colour, mirror)
    return _in_haze(colour, vx, vy, vz, t, stage)
