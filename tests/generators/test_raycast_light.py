"""Light falls as it does in the world: shadows, lamps, the sky, haze, mirrors and glass."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.scene import GeomKind, HeightField, Light, LightKind
from tests.generators.raycast_scenes import FLAT_SKY, SUN, look_at, pixel_of, shoot

GROUND = {"kind": GeomKind.PLANE, "size": (0.0, 0.0, 0.1)}
TOP_VIEW = look_at((0.0, 0.0, 14.0), (0.0, 0.0, 0.0), 35.0)


def sun_at(elevation_deg, towards=(1.0, 0.0), **more):
    e = np.radians(elevation_deg)
    return replace(SUN, direction=(np.cos(e) * towards[0], np.cos(e) * towards[1], np.sin(e)), **more)


def light_at(layers, point, camera=TOP_VIEW):
    x, y = pixel_of(camera, point, layers.light.shape[1], layers.light.shape[0])
    return float(layers.light[int(y), int(x)].mean())


POST = {
    "capsule": {"kind": GeomKind.CAPSULE, "size": (0.15, 1.0, 0.0), "at": (0.0, 0.0, 0.85)},
    "round cone": {"kind": GeomKind.ROUND_CONE, "size": (0.2, 0.95, 0.1), "at": (0.0, 0.0, 0.95)},
    "cylinder": {"kind": GeomKind.CYLINDER, "size": (0.15, 1.0, 0.0), "at": (0.0, 0.0, 1.0)},
    "box": {"kind": GeomKind.BOX, "size": (0.15, 0.15, 1.0), "at": (0.0, 0.0, 1.0)},
    "ellipsoid": {"kind": GeomKind.ELLIPSOID, "size": (0.2, 0.2, 1.0), "at": (0.0, 0.0, 1.0)},
}


@pytest.mark.parametrize("name", POST)
@pytest.mark.parametrize("elevation_deg", [35.0, 60.0])
def test_a_shadow_falls_away_from_the_sun_as_long_as_height_over_tangent(name, elevation_deg):
    size = (480, 270)
    layers = shoot([GROUND, POST[name]], TOP_VIEW, [sun_at(elevation_deg)], size=size)
    open_ground = light_at(layers, (0.0, -3.0, 0.0))
    length = 2.0 / np.tan(np.radians(elevation_deg))
    # Seen from above the post itself hides a little; the shadow lies on the far side of the sun, towards -x.
    assert light_at(layers, (-0.6 * length, 0.0, 0.0)) < 0.6 * open_ground
    assert light_at(layers, (0.6 * length, 0.0, 0.0)) > 0.95 * open_ground
    dark = [x for x in np.arange(-0.3, -6.0, -0.02) if light_at(layers, (x, 0.0, 0.0)) < 0.75 * open_ground]
    assert -min(dark) == pytest.approx(length, abs=0.16)


@pytest.mark.parametrize("gap", [0.002, 0.02, 0.1])
def test_a_disc_before_a_drum_is_lit_all_over_its_face(gap):
    drum = {"kind": GeomKind.CYLINDER, "size": (1.0, 0.3, 0.0), "at": (0.0, 0.0, 0.3)}
    disc = {"kind": GeomKind.CYLINDER, "size": (0.9, 0.01, 0.0), "at": (0.0, 0.0, 0.6 + gap)}
    layers = shoot([drum, disc], TOP_VIEW, [sun_at(50.0)], size=(480, 270))
    face = [light_at(layers, (x, 0.0, 0.61 + gap)) for x in np.linspace(-0.8, 0.8, 17)]
    assert min(face) > 0.97 * max(face)


def test_a_lamp_for_the_subjects_alone_leaves_the_set_as_it_is():
    ball = {"kind": GeomKind.SPHERE, "size": (1.0, 0.0, 0.0), "at": (0.0, 0.0, 1.0), "subject": 1}
    rim = replace(SUN, direction=(0.6, 0.0, 0.8), shadows=False, subjects_only=True)
    without, with_it = (shoot([GROUND, ball], TOP_VIEW, lights) for lights in ([sun_at(60.0)], [sun_at(60.0), rim]))
    assert light_at(with_it, (0.0, 0.0, 2.0)) > 1.5 * light_at(without, (0.0, 0.0, 2.0))
    assert light_at(with_it, (3.0, 2.0, 0.0)) == pytest.approx(light_at(without, (3.0, 2.0, 0.0)), rel=1e-4)


def test_a_wider_sun_makes_a_softer_shadow():
    def steps(radius):
        layers = shoot([GROUND, POST["box"]], TOP_VIEW, [sun_at(45.0, radius=radius)], size=(480, 270))
        row = [light_at(layers, (-1.2, y, 0.0)) for y in np.arange(-1.0, 1.0, 0.02)]
        return sum(min(row) * 1.1 < value < max(row) * 0.95 for value in row)

    assert steps(0.08) > steps(0.005) + 5


def test_what_stands_behind_a_wall_darkens_none_of_its_front():
    wall = {"kind": GeomKind.BOX, "size": (1.0, 0.02, 1.0), "at": (0.0, 0.0, 1.0)}
    slab = {"kind": GeomKind.CYLINDER, "size": (0.5, 0.15, 0.0)}
    behind = [{**slab, "at": (0.0, 0.56, 0.3 + 0.4 * k)} for k in range(3)]
    camera = look_at((0.0, -6.0, 1.0), (0.0, 0.0, 1.0))

    def front(geoms):
        layers = shoot(geoms, camera, [], size=(240, 135))
        return [light_at(layers, (0.0, -0.02, z), camera) for z in np.linspace(0.2, 1.8, 17)]

    assert np.allclose(front([wall, *behind]), front([wall]), rtol=1e-4)


def test_a_floating_ball_darkens_the_ground_below_it_from_the_sky():
    def under(height):
        ball = {"kind": GeomKind.SPHERE, "size": (0.5, 0.0, 0.0), "at": (0.0, 0.0, height)}
        camera = look_at((0.0, -6.0, 1.0), (0.0, 0.0, 0.3))
        layers = shoot([GROUND, ball], camera, lights=())
        return light_at(layers, (0.0, -0.25, 0.0), camera) / light_at(layers, (2.0, -0.25, 0.0), camera)

    assert under(0.52) < 0.75
    assert under(0.52) < under(1.0) < 1.001
    assert under(3.0) == pytest.approx(1.0, abs=0.02)


def test_relief_shades_itself_from_a_low_sun():
    half = 10.0
    x, _ = np.meshgrid(np.linspace(-half, half, 81), np.linspace(-half, half, 81))
    ridge = (1.5 * np.exp(-(x**2) / 0.5)).astype(np.float32)
    layers = shoot(
        [{"kind": GeomKind.HFIELD, "size": (half, half, 1.0)}],
        TOP_VIEW,
        [sun_at(25.0)],
        height_fields=(HeightField(ridge, half, half),),
        hfield_index=np.zeros(1, np.int32),
    )
    assert light_at(layers, (-2.2, 0.0, 0.0)) < 0.75 * light_at(layers, (2.2, 0.0, 0.0))
    assert light_at(layers, (-5.0, 0.0, 0.0)) == pytest.approx(light_at(layers, (2.5, 0.0, 0.0)), rel=0.05)


def test_a_lamp_fades_with_the_square_of_the_distance_and_casts_shadows():
    lamp = Light(LightKind.POINT, (4.0, 4.0, 4.0), position=(0.0, 0.0, 2.0), radius=0.02)
    black_sky = replace(FLAT_SKY, zenith=(0, 0, 0), horizon=(0, 0, 0), ground=(0, 0, 0))
    ball = {"kind": GeomKind.SPHERE, "size": (0.3, 0.0, 0.0), "at": (1.2, 0.0, 0.8)}
    layers = shoot([GROUND, ball], TOP_VIEW, [lamp], black_sky, size=(480, 270))
    near, far = light_at(layers, (0.0, -1.0, 0.0)), light_at(layers, (0.0, -2.5, 0.0))
    # Irradiance goes as cos / d^2 = h / d^3; the wrap of the shading and the lamp's cut-off soften it a little.
    assert near / far == pytest.approx((10.25 / 5.0) ** 1.5, rel=0.2)
    assert light_at(layers, (2.2, 0.0, 0.0)) < 0.1 * light_at(layers, (-2.2, 0.0, 0.0))


def test_a_spot_lights_its_cone_only():
    spot = Light(LightKind.SPOT, (9.0, 9.0, 9.0), direction=(0, 0, -1), position=(0, 0, 3.0), cone_deg=40.0)
    layers = shoot([GROUND], TOP_VIEW, [spot], replace(FLAT_SKY, ambient=0.0))
    edge = 3.0 * np.tan(np.radians(20.0))
    assert light_at(layers, (0.4 * edge, 0.0, 0.0)) > 0.1
    assert light_at(layers, (1.3 * edge, 0.0, 0.0)) == pytest.approx(0.0, abs=1e-3)


def test_distance_fades_to_the_haze():
    haze = (0.1, 0.2, 0.9)
    sky = replace(FLAT_SKY, haze=haze, haze_per_m=0.1)
    ball = {"kind": GeomKind.SPHERE, "size": (2.0, 0.0, 0.0), "emission": 1.0, "colour": (1.0, 0.0, 0.0)}
    far = [ball | {"at": (0.0, distance, 0.0), "size": (distance / 8, 0.0, 0.0)} for distance in (5.0, 60.0)]
    camera = look_at((0.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    near, away = (shoot([geom], camera, (), sky).light[27, 48] for geom in far)
    assert near[0] > 0.5 > near[2]
    assert np.allclose(away, haze, atol=0.02)


def test_a_mirror_shows_what_stands_before_it():
    mirror = {"kind": GeomKind.PLANE, "size": (0, 0, 0.1), "specular": 0.9, "roughness": 0.0, "colour": (1, 1, 1)}
    red = {"kind": GeomKind.SPHERE, "size": (0.5, 0, 0), "at": (0, 0, 1.0), "colour": (1, 0, 0), "emission": 1.0}
    camera = look_at((0.0, -4.0, 1.0), (0.0, 0.0, 0.0))
    layers = shoot([mirror, red], camera, ())
    # The image of a point lies as far below the mirror as the point is above it.
    x, y = pixel_of(camera, (0.0, 0.0, -1.0))
    assert layers.geom[int(y), int(x)] == 0
    r, g, _ = layers.light[int(y), int(x)]
    assert r > 0.5
    assert r > 2 * g


def test_a_clear_ball_turns_the_picture_behind_it_over():
    glass = {"size": (0.5, 0, 0), "transmission": 1.0, "ior": 1.5, "colour": (1, 1, 1), "roughness": 0.0}
    above = {"kind": GeomKind.BOX, "size": (6, 0.1, 3), "at": (0, 6, 3.0), "colour": (1, 0, 0), "emission": 1.0}
    below = {"kind": GeomKind.BOX, "size": (6, 0.1, 3), "at": (0, 6, -3.0), "colour": (0, 0, 1), "emission": 1.0}
    layers = shoot([glass, above, below], look_at((0.0, -3.0, 0.0), (0.0, 0.0, 0.0)), ())
    upper, lower = layers.light[27 - 8, 48], layers.light[27 + 7, 48]
    assert upper[2] > 3 * upper[0]
    assert lower[0] > 3 * lower[2]


def test_a_clear_ball_casts_a_lighter_shadow_with_a_bright_heart():
    def shadow(**material):
        ball = {"size": (0.8, 0.0, 0.0), "at": (0.0, 0.0, 1.2), **material}
        layers = shoot([GROUND, ball], TOP_VIEW, [sun_at(35.0)], size=(480, 270))
        heart = -1.2 / np.tan(np.radians(35.0))
        return light_at(layers, (heart, 0.0, 0.0)), light_at(layers, (heart, 0.62, 0.0)), light_at(layers, (5, 0, 0))

    solid, _, open_ground = shadow()
    heart, rim, _ = shadow(transmission=0.95, colour=(1, 1, 1))
    assert solid < 0.7 * open_ground
    assert solid < rim < open_ground
    assert heart > rim
