"""Where the lights stand: the sun and its sky outdoors, a key lamp and the walls' glow indoors, and what a set-up adds.

Fill is the sky's light. What it must be for the shot's ratio follows from what the renderer makes of a sky, so that
(key + fill) / fill on a matt ball is the ratio asked for.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from generators.previz.light.cues import LightCues
from generators.previz.light.kelvin import Rgb, light_colour, luminance, mixed, scaled
from generators.previz.light.setups import SetupLights, hue_of
from generators.previz.light.skies import BY_DAY_DEG, SkyColours, clear_sky, cloudy, covered, haze_density_per_m
from generators.previz.scene import CameraPose, Gobo, Light, LightKind, Sky

__all__ = ["bearing_of", "down_the_way", "indoors", "key_direction", "outdoors"]

FILL_LIMITS = (0.05, 3.0)
DARK_SKY_FILL = 1.7
"""Least fill without a sun: the key is so weak there that its ratio alone would leave a black picture."""
CLEAR_SUN_RADIUS_RAD = 0.010
"""Twice the sun's own, so that edges stay clean at small picture sizes."""
AFTERGLOW_AZIMUTH_DEG = 165.0
"""Where the sun has gone down: the sky glows behind the subject, whichever side of the sky is the key."""
TWILIGHT_RADIUS_RAD = 0.06
"""Added after sunset, when the bright part of the sky is the key."""
ADAPTED_SHARE = 0.6
"""Share of a lamp's colour that stays indoors, where the eye (and the colourist) adapts to it."""
AIM_M = 1.1
"""Height that lamps are aimed at, m."""
LAMP_DISTANCE_M, LAMP_CONE_DEG = 4.2, 70.0
MIST_HAZE, FOG_HAZE = 0.4, 0.75
"""Haze up to which clouds are seen, and from which nothing of them is."""
FOG_AT_SUBJECT, FOG_FROM_AFAR, AFAR_M = 0.9, 0.5, 40.0
"""Optical depth of the air between the lens and its subject, at the most: of one nearer than so far, and of others."""
AIR_PER_M, INDOOR_AIR_PER_M = 0.010, 0.020
"""Scattering of air that is fully lit (`air` 1), by day and indoors."""
AIR_REACH_M, INDOOR_REACH_M = 22.0, 9.0
HAZE_AIR: Final = 0.009
"""Scattering of misty air around lamps at night, per unit of haze."""
MOST_LIGHT = 1.7
LEAST_STREET_SUN_DEG = 9.0
"""A lower sun would not get over what ends a street."""
SHADE_TO_HEIGHT, MOST_ASIDE = 0.5, 0.42
"""How far a front's shadow may reach over a street, over its height; and the sine of the sun's bearing off it."""
WASH_BEHIND_M = 2.4
MOST_FAR_LIGHT = 1.8
"""A lamp that stands for the sun falls on all of the set: above this share of the key it would bleach it."""
BEHIND_DEG = 120.0
"""A lamp that stands farther round than this draws a rim, and is flagged off the set."""
NIGHT_LAMP = 0.55
"""Strength of a set-up's lamp outdoors at night."""


def bearing_of(camera: CameraPose | None) -> float:
    """Bearing from the subject to the camera in the ground plane; -90 degrees (the camera at -y) without one."""
    if camera is None:
        return -math.pi / 2
    back_x, back_y = float(camera.rotation[0, 2]), float(camera.rotation[1, 2])
    if math.hypot(back_x, back_y) < 0.1:  # looking straight down or up: the top of the picture points away
        sign = 1.0 if camera.rotation[2, 2] > 0 else -1.0
        back_x, back_y = -sign * float(camera.rotation[0, 1]), -sign * float(camera.rotation[1, 1])
    return math.atan2(back_y, back_x)


def key_direction(cues: LightCues, camera: CameraPose | None = None) -> Rgb:
    """Unit vector from the scene towards the key light.

    Azimuth 0 lies behind the camera, 90 to the right of the picture, 180 behind the subject.
    """
    bearing = bearing_of(camera) + math.radians(cues.azimuth_deg)
    rise = math.radians(cues.elevation_deg)
    return (math.cos(rise) * math.cos(bearing), math.cos(rise) * math.sin(bearing), math.sin(rise))


def down_the_way(cues: LightCues, camera: CameraPose | None, way_rad: float) -> LightCues:
    """The cues with the sun moved to where it shines along a street, as it is at the hour when one films there.

    It stands a little aside of the street's own line, towards where it would stand in the open, so that the fronts on
    one side are lit; the lower it is, the less, so that the other side's shadow ends at the kerb.
    """
    along = math.degrees(way_rad - bearing_of(camera))
    turns = [math.remainder(along + half - cues.azimuth_deg, 360.0) for half in (0.0, 180.0)]
    turn = min(turns, key=abs)
    height = max(cues.elevation_deg, LEAST_STREET_SUN_DEG)
    most = math.degrees(math.asin(min(MOST_ASIDE, SHADE_TO_HEIGHT * math.tan(math.radians(height)))))
    aside = math.copysign(min(abs(turn), most), turn)
    return replace(cues, azimuth_deg=math.remainder(cues.azimuth_deg + turn - aside, 360.0), elevation_deg=height)


def fill_at(sky: Sky, elevation_deg: float) -> float:
    """Luminance that the open sky's light has on a white surface tilted up by an angle, at `ambient` 1.

    The renderer's own sum (`sky_light` of the ray caster), for the surface that faces the key and for its mirror image
    on the shadow side.
    """
    nz = math.sin(math.radians(min(max(elevation_deg, 0.0), 60.0)))
    up = 0.5 + 0.5 * nz
    side = 4.0 * up * (1.0 - up)
    high, middle, low = 0.62 * up * up, 0.38 * up * up + 0.38 * side, (1.0 - up) ** 2 + 0.3 * side
    return high * luminance(sky.zenith) + middle * luminance(sky.horizon) + low * luminance(sky.ground)


COVERED_K: Final = 6300.0
"""Colour temperature of the light that comes through such a cover."""


def outdoors(
    cues: LightCues, setup: SetupLights, camera: CameraPose | None, *, lamplit: bool
) -> tuple[Sky, tuple[Light, ...]]:
    """Sky and lights under it.

    Args:
        cues: the shot's.
        setup: what its set-up adds.
        camera: that azimuths are counted from.
        lamplit: whether the set's lamps draw the shadows, and not the sky.
    """
    by_day = cues.sun_elevation_deg > BY_DAY_DEG
    clear = clear_sky(cues.sun_elevation_deg, rising=cues.rising)
    colours = cloudy(clear, cues.clouds, cues.haze, by_day=by_day)
    sun_below = cues.sun_elevation_deg < 0.0 and not cues.night
    lamp = setup.lamp and cues.lamps_lit
    aside = replace(cues, azimuth_deg=70.0, elevation_deg=38.0) if lamp else cues
    towards_key = key_direction(aside, camera)
    kelvin = cues.kelvin + max(COVERED_K - cues.kelvin, 0.0) * (covered(cues.clouds) if by_day else 0.0)
    hue = light_colour(7500.0 if lamp and cues.night else kelvin)
    key = scaled(hue, colours.sun)
    afterglow = math.copysign(AFTERGLOW_AZIMUTH_DEG, cues.azimuth_deg)
    sun = key_direction(replace(cues, elevation_deg=cues.sun_elevation_deg, azimuth_deg=afterglow), camera)
    sky = Sky(
        zenith=colours.zenith,
        horizon=colours.horizon,
        ground=colours.ground,
        sun_direction=sun if sun_below else towards_key,
        sun_glow=_glow(colours, hue, cues),
        sun_disc_rad=_disc_rad(cues),
        clouds=cues.clouds * _through(cues.haze),
        stars=colours.stars,
        haze=colours.haze,
        haze_per_m=_density(cues.haze, camera),
        air_per_m=AIR_PER_M * setup.air if not cues.lamps_lit else HAZE_AIR * max(cues.haze, setup.air),
        air_reach_m=AIR_REACH_M,
    )
    sky = replace(sky, ambient=_ambient(sky, luminance(key), cues) * setup.fill)
    spread = CLEAR_SUN_RADIUS_RAD + 0.14 * max(0.0, cues.clouds - 0.45) + 0.02 * cues.softness
    spread += TWILIGHT_RADIUS_RAD if sun_below else 0.0
    pattern = Gobo.NONE if cues.lamps_lit else setup.pattern
    lights = [
        Light(
            LightKind.SUN, key, direction=towards_key, radius=spread, shadows=not (lamplit or lamp), gobo=pattern,
            gobo_size=setup.gobo_m,
        )
    ]  # fmt: skip
    if lamp:
        lights.append(_key_lamp(cues, setup, camera, NIGHT_LAMP))
        lights += [_lamp(row, cues, camera, NIGHT_LAMP) for row in setup.lamps]
    else:
        lights += [_parallel(row, cues, camera, luminance(key)) for row in setup.lamps]
    return sky, tuple(lights)


def _through(haze: float) -> float:
    """What is seen of the clouds through mist: nothing in fog."""
    return min(max((FOG_HAZE - haze) / (FOG_HAZE - MIST_HAZE), 0.0), 1.0)


def _density(haze: float, camera: CameraPose | None) -> float:
    """Extinction in 1/m, no more than leaves the subject (at the stage's middle) to be seen."""
    away = math.hypot(*camera.position) if camera is not None else 0.0
    most = FOG_FROM_AFAR if away > AFAR_M else FOG_AT_SUBJECT
    return min(haze_density_per_m(haze), most / max(away, 1.0))


def _glow(colours: SkyColours, hue: Rgb, cues: LightCues) -> Rgb:
    tint = mixed((1.0, 1.0, 1.0), hue, 0.5)
    red, green, blue = (a * b for a, b in zip(colours.glow, tint, strict=True))
    return scaled((red, green, blue), 1.0 + 0.6 * cues.haze)


def _disc_rad(cues: LightCues) -> float:
    if cues.clouds > 0.8 or cues.haze > 0.6:
        return 0.0
    return 0.022 if cues.night else 0.0085


def _ambient(sky: Sky, key: float, cues: LightCues) -> float:
    """Sky multiplier that makes (key + fill) / fill the shot's ratio, within what looks like a sky."""
    wanted = key / max(cues.ratio - 1.0, 0.1)
    low, high = FILL_LIMITS
    low = DARK_SKY_FILL if cues.night or cues.sun_elevation_deg < 0.0 else low
    return min(max(wanted / max(fill_at(sky, cues.elevation_deg), 1e-4), low), high)


def indoors(cues: LightCues, setup: SetupLights, camera: CameraPose | None) -> tuple[Sky, tuple[Light, ...]]:
    """A key lamp beyond the frame, the walls' own glow as the sky that fills, and what the set-up adds."""
    hue = mixed((1.0, 1.0, 1.0), light_colour(cues.kelvin), ADAPTED_SHARE)
    hue = scaled(hue, 1.0 / luminance(hue))
    # With much fill the key gives way, so that both together are no brighter than a lit face should be.
    both = 1.0 + 1.0 / max(cues.ratio - 1.0, 0.25)
    strength = (0.8 if cues.night else 1.0) * min(1.0, MOST_LIGHT / both)
    key = _key_lamp(cues, setup, camera, strength)
    walls = mixed((1.0, 0.97, 0.93), hue, 0.35)
    cool = mixed(walls, (0.75, 0.86, 1.1), 0.35 if not cues.night else 0.15)
    fill = strength / max(cues.ratio - 1.0, 0.25)
    sky = Sky(
        zenith=scaled(walls, 0.8),
        horizon=scaled(cool, 0.7),
        ground=scaled(mixed(walls, (0.8, 0.55, 0.35), 0.4), 0.4),
        sun_direction=scaled(key.direction, -1.0),
        haze=scaled(walls, 0.25 * fill),
        haze_per_m=0.0 if cues.haze < 0.2 else 0.25 * haze_density_per_m(cues.haze),
        air_per_m=INDOOR_AIR_PER_M * setup.air,
        air_reach_m=INDOOR_REACH_M,
    )
    sky = replace(sky, ambient=min(max(fill / fill_at(sky, cues.elevation_deg), 0.04), 3.0) * setup.fill)
    lights = [key, *(_lamp(row, cues, camera, strength) for row in setup.lamps)]
    if setup.wash:
        lights.append(_wash(setup, camera, strength))
    return sky, tuple(lights)


def _key_lamp(cues: LightCues, setup: SetupLights, camera: CameraPose | None, strength: float) -> Light:
    """A set-up's key as a spot that is aimed at the subject from its azimuth and elevation."""
    towards = key_direction(cues, camera)
    hue = hue_of(setup.key_rgb) if setup.key_rgb else mixed((1.0, 1.0, 1.0), light_colour(cues.kelvin), ADAPTED_SHARE)
    hue = scaled(hue, strength / luminance(hue))
    distance = setup.distance_m
    return Light(
        LightKind.SPOT,
        scaled(hue, distance**2),
        direction=scaled(towards, -1.0),
        position=_from_aim(towards, distance),
        radius=0.12 + 0.9 * cues.softness if setup.radius_m is None else setup.radius_m,
        cone_deg=setup.cone_deg,
        gobo=setup.lamp_pattern,
        gobo_size=setup.gobo_tan,
    )


def _from_aim(towards: Rgb, distance: float) -> Rgb:
    return (distance * towards[0], distance * towards[1], max(AIM_M + distance * towards[2], 0.15))


def _lamp(row: tuple[float, ...], cues: LightCues, camera: CameraPose | None, strength: float) -> Light:
    """One of a set-up's further lamps as a spot."""
    azimuth, elevation, share, *rgb = row
    towards = key_direction(replace(cues, azimuth_deg=_beside(azimuth, cues), elevation_deg=elevation), camera)
    return Light(
        LightKind.SPOT,
        scaled(hue_of(tuple(rgb)), share * strength * LAMP_DISTANCE_M**2),
        direction=scaled(towards, -1.0),
        position=_from_aim(towards, LAMP_DISTANCE_M),
        radius=0.3,
        cone_deg=LAMP_CONE_DEG,
        shadows=False,
    )


def _parallel(row: tuple[float, ...], cues: LightCues, camera: CameraPose | None, strength: float) -> Light:
    """One of a set-up's further lamps as far light, for subjects that move."""
    azimuth, elevation, share, *rgb = row
    rim = abs(azimuth) > BEHIND_DEG
    towards = key_direction(replace(cues, azimuth_deg=_beside(azimuth, cues), elevation_deg=elevation), camera)
    return Light(
        LightKind.SUN,
        scaled(hue_of(tuple(rgb)), (share if rim else min(share, MOST_FAR_LIGHT)) * strength),
        direction=towards,
        shadows=False,
        subjects_only=rim,
    )


def _beside(azimuth: float, cues: LightCues) -> float:
    """Rows are written for a key on the right; with the key on the left everything is mirrored."""
    return -azimuth if cues.azimuth_deg < 0.0 else azimuth


def _wash(setup: SetupLights, camera: CameraPose | None, strength: float) -> Light:
    """A light behind the subject for what lies there."""
    bearing = bearing_of(camera) + math.pi
    share = setup.wash * strength * WASH_BEHIND_M**2
    x, y = WASH_BEHIND_M * math.cos(bearing), WASH_BEHIND_M * math.sin(bearing)
    return Light(
        LightKind.SPOT, (share, share, share), direction=(math.cos(bearing), math.sin(bearing), 0.25),
        position=(0.5 * x, 0.5 * y, 0.6), radius=0.5, cone_deg=165.0, shadows=False,
    )  # fmt: skip
