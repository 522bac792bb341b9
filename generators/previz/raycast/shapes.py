"""The shapes: where a ray meets one, which way its surface faces there, and how far away it is.

All work in the geom's own frame. Three solids stand for six kinds: an ellipsoid (also the sphere), a round cone
(also the capsule) and a capped cone (also the cylinder); then the box and the plane.

A round cone is the hull of two spheres; a capped cone the solid between two discs. For both, a point of the
slanted side at height z has the distance `k0 - k1 * z` from the axis, and the side's normal in the half-plane
(radius, z) is (cos, sin) of the slant. `SHAPE` holds: sin, cos, k0, k1, and the heights between which the side
runs.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    BOX,
    CONE,
    ELLIPSOID,
    FAR,
    GEOM_COLUMNS,
    PLANE,
    ROTATION,
    ROUND_CONE,
    SHAPE,
    SIZE,
)

TINY = 1.0e-12


@inner
def to_local(geoms, g, x, y, z):
    """Turns a world vector into the axes of geom `g`."""
    r = ROTATION
    return (
        geoms[g * GEOM_COLUMNS + r] * x + geoms[g * GEOM_COLUMNS + r + 1] * y + geoms[g * GEOM_COLUMNS + r + 2] * z,
        geoms[g * GEOM_COLUMNS + r + 3] * x + geoms[g * GEOM_COLUMNS + r + 4] * y + geoms[g * GEOM_COLUMNS + r + 5] * z,
        geoms[g * GEOM_COLUMNS + r + 6] * x + geoms[g * GEOM_COLUMNS + r + 7] * y + geoms[g * GEOM_COLUMNS + r + 8] * z,
    )


@inner
def to_world(geoms, g, x, y, z):
    """Turns a vector in the axes of geom `g` into a world vector."""
    r = ROTATION
    return (
        geoms[g * GEOM_COLUMNS + r] * x + geoms[g * GEOM_COLUMNS + r + 3] * y + geoms[g * GEOM_COLUMNS + r + 6] * z,
        geoms[g * GEOM_COLUMNS + r + 1] * x + geoms[g * GEOM_COLUMNS + r + 4] * y + geoms[g * GEOM_COLUMNS + r + 7] * z,
        geoms[g * GEOM_COLUMNS + r + 2] * x + geoms[g * GEOM_COLUMNS + r + 5] * y + geoms[g * GEOM_COLUMNS + r + 8] * z,
    )


@inner
def hit_ellipsoid(geoms, g, ox, oy, oz, dx, dy, dz):
    """First and second crossing of the ray with an ellipsoid; (FAR, -FAR) for none. t is in units of d."""
    ix, iy, iz = (
        geoms[g * GEOM_COLUMNS + SHAPE],
        geoms[g * GEOM_COLUMNS + SHAPE + 1],
        geoms[g * GEOM_COLUMNS + SHAPE + 2],
    )
    ox, oy, oz, dx, dy, dz = ox * ix, oy * iy, oz * iz, dx * ix, dy * iy, dz * iz
    a = dx * dx + dy * dy + dz * dz
    b = ox * dx + oy * dy + oz * dz
    # Distance of the line from the centre, from the nearest point itself: exact for far rays too.
    f = b / a
    qx, qy, qz = ox - f * dx, oy - f * dy, oz - f * dz
    h = 1.0 - (qx * qx + qy * qy + qz * qz)
    if h <= 0.0:
        return FAR, -FAR
    s = sqrt(h / a)
    return -f - s, -f + s


@inner
def _hit_ball(ox, oy, oz, dx, dy, dz, dd, radius):
    f = (ox * dx + oy * dy + oz * dz) / dd
    qx, qy, qz = ox - f * dx, oy - f * dy, oz - f * dz
    h = radius * radius - (qx * qx + qy * qy + qz * qz)
    if h <= 0.0:
        return FAR
    return -f - sqrt(h / dd)


@inner
def _hit_slant(k0, k1, z0, z1, ox, oy, oz, dx, dy, dz):
    """First crossing with the slanted side between the heights z0 and z1, from outside."""
    rim = k0 - k1 * oz
    a = dx * dx + dy * dy - k1 * k1 * dz * dz
    b = ox * dx + oy * dy + rim * k1 * dz
    c = ox * ox + oy * oy - rim * rim
    h = b * b - a * c
    if h <= 0.0 or abs(a) < TINY:
        return FAR
    s = sqrt(h)
    # Entering crossings only: there the outward radius shrinks along the ray.
    for sign in (-1.0, 1.0):
        t = (-b + sign * s) / a
        z = oz + t * dz
        entering = (ox + t * dx) * dx + (oy + t * dy) * dy + (k0 - k1 * z) * k1 * dz
        if z0 <= z <= z1 and k0 - k1 * z >= 0.0 and entering < 0.0:
            return t
    return FAR


@inner
def hit_round_cone(geoms, g, ox, oy, oz, dx, dy, dz):
    """First crossing with the hull of two spheres, from outside."""
    ra, half, rb = (
        geoms[g * GEOM_COLUMNS + SIZE],
        geoms[g * GEOM_COLUMNS + SIZE + 1],
        geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    z0, z1 = geoms[g * GEOM_COLUMNS + SHAPE + 4], geoms[g * GEOM_COLUMNS + SHAPE + 5]
    t = _hit_slant(
        geoms[g * GEOM_COLUMNS + SHAPE + 2], geoms[g * GEOM_COLUMNS + SHAPE + 3], z0, z1, ox, oy, oz, dx, dy, dz
    )
    if t < FAR:
        return t
    dd = dx * dx + dy * dy + dz * dz
    ta = _hit_ball(ox, oy, oz + half, dx, dy, dz, dd, ra)
    tb = _hit_ball(ox, oy, oz - half, dx, dy, dz, dd, rb)
    return min(ta, tb)


@inner
def hit_cone(geoms, g, ox, oy, oz, dx, dy, dz):
    """First crossing with a capped cone, from outside."""
    ra, half, rb = (
        geoms[g * GEOM_COLUMNS + SIZE],
        geoms[g * GEOM_COLUMNS + SIZE + 1],
        geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    t = _hit_slant(
        geoms[g * GEOM_COLUMNS + SHAPE + 2], geoms[g * GEOM_COLUMNS + SHAPE + 3], -half, half, ox, oy, oz, dx, dy, dz
    )
    if t < FAR or abs(dz) < TINY:
        return t
    cap = -half if dz > 0.0 else half
    radius = ra if dz > 0.0 else rb
    t = (cap - oz) / dz
    x, y = ox + t * dx, oy + t * dy
    return t if x * x + y * y <= radius * radius else FAR


@inner
def _inverse(d):
    return 1.0 / d if abs(d) > TINY else (1.0e12 if d >= 0.0 else -1.0e12)


@inner
def hit_box(geoms, g, ox, oy, oz, dx, dy, dz):
    """First and second crossing with a box; (FAR, -FAR) for none."""
    ix, iy, iz = _inverse(dx), _inverse(dy), _inverse(dz)
    at = g * GEOM_COLUMNS + SIZE
    mx, my, mz = -ox * ix, -oy * iy, -oz * iz
    hx, hy, hz = geoms[at] * abs(ix), geoms[at + 1] * abs(iy), geoms[at + 2] * abs(iz)
    near, far = max(mx - hx, max(my - hy, mz - hz)), min(mx + hx, min(my + hy, mz + hz))
    if near > far:
        return FAR, -FAR
    return near, far


@inner
def hit_plane(geoms, g, ox, oy, oz, dx, dy, dz):
    """Crossing with the plane's front (+z) side, within its half extents where those are above 0."""
    if dz >= 0.0 or oz <= 0.0:
        return FAR
    t = -oz / dz
    half_x, half_y = geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 1]
    if half_x > 0.0 and abs(ox + t * dx) > half_x:
        return FAR
    if half_y > 0.0 and abs(oy + t * dy) > half_y:
        return FAR
    return t


@inner
def hit_solid(kind, geoms, g, ox, oy, oz, dx, dy, dz):
    """First crossing with any shape but a mesh or a height field, from outside."""
    if kind == ELLIPSOID:
        return hit_ellipsoid(geoms, g, ox, oy, oz, dx, dy, dz)[0]
    if kind == ROUND_CONE:
        return hit_round_cone(geoms, g, ox, oy, oz, dx, dy, dz)
    if kind == BOX:
        return hit_box(geoms, g, ox, oy, oz, dx, dy, dz)[0]
    if kind == CONE:
        return hit_cone(geoms, g, ox, oy, oz, dx, dy, dz)
    if kind == PLANE:
        return hit_plane(geoms, g, ox, oy, oz, dx, dy, dz)
    return FAR


@inner
def distance_solid(kind, geoms, g, x, y, z):
    """Signed distance to the surface and its gradient (the outward normal), in the geom's frame.

    Exact for boxes and round cones; to first order for ellipsoids; a lower bound near the rims of capped cones.

    Returns:
        distance, normal x, y, z, and which face (0.. for boxes and caps, so that edges can be told).
    """
    if kind == ELLIPSOID:
        ix, iy, iz = (
            geoms[g * GEOM_COLUMNS + SHAPE],
            geoms[g * GEOM_COLUMNS + SHAPE + 1],
            geoms[g * GEOM_COLUMNS + SHAPE + 2],
        )
        x, y, z = x * ix, y * iy, z * iz
        k0 = sqrt(x * x + y * y + z * z)
        x, y, z = x * ix, y * iy, z * iz
        k1 = sqrt(x * x + y * y + z * z) + TINY
        return k0 * (k0 - 1.0) / k1, x / k1, y / k1, z / k1, 0
    if kind == ROUND_CONE:
        return _distance_round_cone(geoms, g, x, y, z)
    if kind == CONE:
        return _distance_cone(geoms, g, x, y, z)
    if kind == BOX:
        return _distance_box(geoms, g, x, y, z)
    return z, 0.0, 0.0, 1.0, 0


@inner
def _distance_round_cone(geoms, g, x, y, z):
    ra, half, rb = (
        geoms[g * GEOM_COLUMNS + SIZE],
        geoms[g * GEOM_COLUMNS + SIZE + 1],
        geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    sin, cos = geoms[g * GEOM_COLUMNS + SHAPE], geoms[g * GEOM_COLUMNS + SHAPE + 1]
    rho = sqrt(x * x + y * y) + TINY
    along = (z + half) * cos - rho * sin
    if along <= 0.0:
        z += half
        length = sqrt(rho * rho + z * z) + TINY
        return length - ra, x / length, y / length, z / length, 0
    if along >= 2.0 * half * cos:
        z -= half
        length = sqrt(rho * rho + z * z) + TINY
        return length - rb, x / length, y / length, z / length, 0
    return rho * cos + (z + half) * sin - ra, x / rho * cos, y / rho * cos, sin, 0


@inner
def _distance_cone(geoms, g, x, y, z):
    half = geoms[g * GEOM_COLUMNS + SIZE + 1]
    sin, cos = geoms[g * GEOM_COLUMNS + SHAPE], geoms[g * GEOM_COLUMNS + SHAPE + 1]
    rho = sqrt(x * x + y * y) + TINY
    side = (rho - geoms[g * GEOM_COLUMNS + SHAPE + 2] + geoms[g * GEOM_COLUMNS + SHAPE + 3] * z) * cos
    cap = abs(z) - half
    if side > cap:
        return side, x / rho * cos, y / rho * cos, sin, 0
    return cap, 0.0, 0.0, 1.0 if z > 0.0 else -1.0, 1 if z > 0.0 else 2


@inner
def _distance_box(geoms, g, x, y, z):
    qx, qy, qz = (
        abs(x) - geoms[g * GEOM_COLUMNS + SIZE],
        abs(y) - geoms[g * GEOM_COLUMNS + SIZE + 1],
        abs(z) - geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    sx, sy, sz = 1.0 if x > 0.0 else -1.0, 1.0 if y > 0.0 else -1.0, 1.0 if z > 0.0 else -1.0
    ex, ey, ez = max(qx, 0.0), max(qy, 0.0), max(qz, 0.0)
    outside = sqrt(ex * ex + ey * ey + ez * ez)
    if outside > 1.0e-4:
        return outside, sx * ex / outside, sy * ey / outside, sz * ez / outside, 0
    if qx >= qy and qx >= qz:
        return qx, sx, 0.0, 0.0, 1 if x > 0.0 else 2
    if qy >= qz:
        return qy, 0.0, sy, 0.0, 3 if y > 0.0 else 4
    return qz, 0.0, 0.0, sz, 5 if z > 0.0 else 6


@inner
def extent(kind, geoms, g, ux, uy, uz):
    """Half of the geom's width along the world direction u (a unit vector), seen from its centre."""
    lx, ly, lz = to_local(geoms, g, ux, uy, uz)
    a, b, c = geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 1], geoms[g * GEOM_COLUMNS + SIZE + 2]
    if kind == ELLIPSOID:
        return sqrt((a * lx) ** 2 + (b * ly) ** 2 + (c * lz) ** 2)
    if kind == ROUND_CONE:
        return b * abs(lz) + max(a, c)
    if kind == CONE:
        return b * abs(lz) + max(a, c) * sqrt(max(0.0, 1.0 - lz * lz))
    return a * abs(lx) + b * abs(ly) + c * abs(lz)
