"""The light of a shot from its numbers: sun or key lamp, sky, fill and grade."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from generators.previz.light.grading import grade_of
from generators.previz.light.kelvin import Rgb, light_colour, luminance, mixed, scaled
from generators.previz.light.media import in_medium
from generators.previz.light.skies import SkyColours, clear_sky, cloudy, haze_density_per_m
from generators.previz.scene import CameraPose, Grade, Light, LightKind, Sky
from prompts.shot import Shot, Source
from prompts.vocabulary import table
from prompts.vocabulary.terms import LightingSetup, TimeOfDay, Weather

__all__ = ["LightCues", "LightRig", "cues_of", "light_of"]

MOON_ELEVATION_DEG = 38.0
MOON_K = 7500.0
"""Film convention: moonlight reads as blue (measured, it is about 4100 K)."""
LAMPS_BELOW_DEG = 2.0
"""Sun elevation below which the lamps are lit."""
DEFAULT_KEY_AZIMUTH_DEG = 55.0
LOW_SUN_AZIMUTH_DEG = 118.0
"""A low sun is shown from behind and beside the subject, where it draws a rim."""
FILL_LIMITS = (0.18, 2.2)
DARK_SKY_FILL = 1.7
"""Least fill without a sun: the key is so weak there that its ratio alone would leave a black picture."""
MIST_BELOW_DEG, LOW_SUN_HAZE = 14.0, 0.13
"""A low sun lights the air: distance shows in layers."""
FAIR_WEATHER_CLOUDS = 0.34
BUILT_UP = frozenset({"street", "village"})
"""Stages whose lamps, not the sky, draw the shadows after sunset."""
CLEAR_SUN_RADIUS_RAD = 0.010
"""Twice the sun's own, so that edges stay clean at small picture sizes."""

ADAPTED_SHARE = 0.6
"""Share of a lamp's colour that stays indoors, where the eye (and the colourist) adapts to it."""
AFTERGLOW_AZIMUTH_DEG = 165.0
"""Where the sun has gone down: the sky glows behind the subject, whichever side of the sky is the key."""
TWILIGHT_RADIUS_RAD = 0.06
"""Added after sunset, when the bright part of the sky is the key."""


@dataclass(frozen=True, slots=True)
class LightCues:
    """The shot's lighting in numbers, every gap filled.

    Attributes:
        elevation_deg: of the key light. sun_elevation_deg: of the sun, below 0 at night.
        azimuth_deg: the key's bearing from the camera axis: 0 front, 90 right, 180 behind the subject.
        kelvin: of the key. ratio: (key + fill) / fill. softness: 0 hard .. 1 soft.
        clouds, haze: 0..1. night: lit by the moon and by lamps. interior: lit by lamps and windows.
    """

    elevation_deg: float
    sun_elevation_deg: float
    azimuth_deg: float
    kelvin: float
    ratio: float
    softness: float
    clouds: float
    haze: float
    night: bool
    interior: bool

    @property
    def lamps_lit(self) -> bool:
        """Whether street lamps and windows shine."""
        return self.night or self.sun_elevation_deg < LAMPS_BELOW_DEG


@dataclass(frozen=True, slots=True)
class LightRig:
    """What lights a shot, beside the lamps that belong to its set."""

    sky: Sky
    lights: tuple[Light, ...]
    grade: Grade
    cues: LightCues


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def is_interior(shot: Shot) -> bool:
    """Whether the shot is indoors: as it says, else as its stage is."""
    if shot.setting.interior is not None:
        return shot.setting.interior
    stage = table("stages").get(shot.setting.stage or "")
    return stage.interior if stage else False


def cues_of(shot: Shot) -> LightCues:
    """The shot's lighting cues; what is missing follows from set-up, time of day and weather, in that order."""
    light, setting = shot.lighting, shot.setting
    hour: TimeOfDay = table("times_of_day")[setting.time_of_day or "day"]
    weather: Weather = table("weather")[setting.weather or "clear"]
    setup: LightingSetup = table("lighting_setups")[light.setup or "natural"]
    interior = is_interior(shot)
    sun = _first(light.sun_elevation_deg, hour.sun_elevation_deg)
    night = hour.night or sun < -10.0
    outdoors_high = MOON_ELEVATION_DEG if night else max(sun, 2.0)
    default_azimuth = LOW_SUN_AZIMUTH_DEG if sun < 15.0 or night else DEFAULT_KEY_AZIMUTH_DEG
    indoors_k = 3000.0 if night else 4600.0
    hour_k = indoors_k if interior else (MOON_K if night else hour.colour_temperature_k)
    soft_word = light.quality.lower() or setup.quality
    return LightCues(
        elevation_deg=_first(setup.key_elevation_deg, 38.0 if interior else outdoors_high),
        sun_elevation_deg=sun,
        azimuth_deg=_first(light.key_azimuth_deg, setup.key_azimuth_deg, default_azimuth),
        kelvin=_first(
            None if night and not interior else light.colour_temperature_k, setup.colour_temperature_k, hour_k
        ),
        ratio=_first(light.key_fill_ratio, setup.key_fill_ratio if light.setup else None, hour.key_fill_ratio),
        softness=0.8 if "soft" in soft_word else 0.15,
        clouds=max(weather.clouds, _fair_weather_clouds(shot, night)),
        haze=max(_first(light.haze, 0.0), weather.haze, LOW_SUN_HAZE if -1.0 < sun < MIST_BELOW_DEG else 0.0),
        night=night,
        interior=interior,
    )


def _fair_weather_clouds(shot: Shot, night: bool) -> float:
    """A few clouds by day where the user did not ask for a clear sky: they give it depth."""
    cue = shot.source_of("setting.weather")
    asked = cue is not None and cue.source is Source.USER
    return 0.0 if night or asked else FAIR_WEATHER_CLOUDS


def _asked_kelvin(shot: Shot, moonlit: bool) -> float | None:
    """The shot's kelvin; under the moon only if the user said it, for a table's 4100 K would not read as night."""
    cue = shot.source_of("lighting.colour_temperature_k")
    if moonlit and not (cue and cue.source is Source.USER):
        return None
    return shot.lighting.colour_temperature_k


def camera_bearing_rad(camera: CameraPose | None) -> float:
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
    bearing = camera_bearing_rad(camera) + math.radians(cues.azimuth_deg)
    rise = math.radians(cues.elevation_deg)
    return (math.cos(rise) * math.cos(bearing), math.cos(rise) * math.sin(bearing), math.sin(rise))


def light_of(shot: Shot, camera: CameraPose | None = None) -> LightRig:
    """Sky, lights and grade of a shot.

    Args:
        shot: gaps in its lighting are filled from the vocabulary.
        camera: the pose that azimuths are counted from, usually that of the first frame; without it, a camera
            that looks along +y.
    """
    cues = cues_of(shot)
    if cues.interior:
        sky, lights = _indoors(cues, camera)
    else:
        lamplit = cues.sun_elevation_deg < 0.0 and shot.setting.stage in BUILT_UP
        sky, lights = in_medium(shot.setting.stage, *_outdoors(cues, camera, lamplit=lamplit))
    return LightRig(sky, lights, grade_of(shot, cues.sun_elevation_deg, cues.interior), cues)


def _outdoors(cues: LightCues, camera: CameraPose | None, *, lamplit: bool) -> tuple[Sky, tuple[Light, ...]]:
    colours = cloudy(clear_sky(cues.sun_elevation_deg), cues.clouds, cues.haze)
    towards_key = key_direction(cues, camera)
    hue = light_colour(cues.kelvin)
    key = scaled(hue, colours.sun)
    sun_below = cues.sun_elevation_deg < 0.0 and not cues.night
    afterglow = math.copysign(AFTERGLOW_AZIMUTH_DEG, cues.azimuth_deg)
    sun = key_direction(replace(cues, elevation_deg=cues.sun_elevation_deg, azimuth_deg=afterglow), camera)
    sky = Sky(
        zenith=colours.zenith,
        horizon=colours.horizon,
        ground=colours.ground,
        sun_direction=sun if sun_below else towards_key,
        sun_glow=_glow(colours, hue, cues),
        sun_disc_rad=_disc_rad(cues),
        clouds=cues.clouds,
        stars=colours.stars,
        haze=colours.haze,
        haze_per_m=haze_density_per_m(cues.haze),
        ambient=_ambient(colours, luminance(key), cues),
    )
    spread = CLEAR_SUN_RADIUS_RAD + 0.14 * max(0.0, cues.clouds - 0.45) + 0.02 * cues.softness
    spread += TWILIGHT_RADIUS_RAD if sun_below else 0.0
    return sky, (Light(LightKind.SUN, key, direction=towards_key, radius=spread, shadows=not lamplit),)


def _glow(colours: SkyColours, hue: Rgb, cues: LightCues) -> Rgb:
    tint = mixed((1.0, 1.0, 1.0), hue, 0.5)
    red, green, blue = (a * b for a, b in zip(colours.glow, tint, strict=True))
    return scaled((red, green, blue), 1.0 + 0.6 * cues.haze)


def _disc_rad(cues: LightCues) -> float:
    if cues.clouds > 0.8 or cues.haze > 0.6:
        return 0.0
    return 0.022 if cues.night else 0.0085


def _ambient(colours: SkyColours, key: float, cues: LightCues) -> float:
    """Sky multiplier that makes (key + fill) / fill the shot's ratio, within what looks like a sky."""
    open_sky = luminance(mixed(colours.zenith, colours.horizon, 0.55))
    wanted = key / max(cues.ratio - 1.0, 0.1)
    low, high = FILL_LIMITS
    low = DARK_SKY_FILL if cues.night or cues.sun_elevation_deg < 0.0 else low
    return min(max(wanted / max(open_sky, 1e-4), low), high)


def _indoors(cues: LightCues, camera: CameraPose | None) -> tuple[Sky, tuple[Light, ...]]:
    """A key lamp beyond the frame, a weak fill beside the camera, and the walls' own glow as the sky."""
    towards_key = key_direction(cues, camera)
    hue = mixed((1.0, 1.0, 1.0), light_colour(cues.kelvin), ADAPTED_SHARE)
    strength = 0.8 if cues.night else 1.0
    distance = 5.0
    position = scaled(towards_key, distance)
    key = Light(
        LightKind.SPOT,
        scaled(hue, strength * distance**2),
        direction=scaled(towards_key, -1.0),
        position=(position[0], position[1], min(position[2] + 0.8, 3.0) if cues.elevation_deg < 60 else position[2]),
        radius=0.12 + 0.9 * cues.softness,
        cone_deg=100.0,
    )
    fill = strength / max(cues.ratio - 1.0, 0.25)
    walls = mixed((1.0, 0.97, 0.93), hue, 0.35)
    cool = mixed(walls, (0.75, 0.86, 1.1), 0.35 if not cues.night else 0.15)
    sky = Sky(
        zenith=scaled(walls, 0.8),
        horizon=scaled(cool, 0.7),
        ground=scaled(mixed(walls, (0.8, 0.55, 0.35), 0.4), 0.4),
        sun_direction=towards_key,
        haze=scaled(walls, 0.25 * fill),
        haze_per_m=0.0 if cues.haze < 0.2 else 0.25 * haze_density_per_m(cues.haze),
        ambient=min(max(1.3 * fill, 0.16), 1.2),
    )
    return sky, (key,)
