"""The light of a shot from its numbers: sun or key lamp, sky, fill and grade."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generators.previz.grade import Grade
from generators.previz.light.changing import FLICKERS, flash, shifted_hue
from generators.previz.light.cues import LightCues, cues_of
from generators.previz.light.grading import grade_of
from generators.previz.light.kelvin import Rgb, luminance, mixed, scaled
from generators.previz.light.media import in_medium
from generators.previz.light.passing import day_passes, sun_moved_on
from generators.previz.light.placing import down_the_way, indoors, outdoors
from generators.previz.light.setups import setup_lights
from generators.previz.light.tinted import in_told_light, told_light
from generators.previz.light.told_lights import in_told_colours
from generators.previz.light.told_skies import as_told, sky_colours
from generators.previz.light.turning import Turning
from generators.previz.scene import CameraPose, Gobo, Light, LightKind, Sky
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["LightRig", "light_of"]

BUILT_UP = frozenset({"street", "village"})
"""Stages whose lamps, not the sky, draw the shadows after sunset."""
FLASH_SKY, FLASH_LIGHT = (0.50, 0.56, 0.72), (1.0, 1.1, 1.35)
"""What lightning adds to the sky and to what it shines on, at its strongest."""
FLASH_FROM = (0.35, 0.75, 0.56)
WEATHER_TINTS: dict[str, Rgb] = {"sandstorm": (0.78, 0.52, 0.26), "heat": (0.82, 0.74, 0.60)}
HUE_SHIFT = 0.85
RAYS_PER_M = 0.02
USUAL_S = 5.0
"""How long a clip is that has no length."""


@dataclass(frozen=True, slots=True)
class LightRig:
    """What lights a shot, beside the lamps that belong to its set."""

    sky: Sky
    lights: tuple[Light, ...]
    grade: Grade
    cues: LightCues
    flickers: tuple[str, ...] = ()
    """How the lamps change, by names in `FLICKERS`; the sun and the moon never do."""
    shifts_hue: bool = False
    lightning: bool = False
    day_s: float = 0.0
    """Story time in which the sun goes its way, where the hours pass; 0 where it stands."""
    turning: Turning | None = None
    """How all of it becomes brighter or darker once; None where it stays."""

    def at(self, story_s: float) -> tuple[Sky, tuple[Light, ...]]:
        """The sky and the lights at a story time, s."""
        sky, lights = self.sky, self.lights
        if self.day_s:
            sky, lights = sun_moved_on(sky, lights, story_s / self.day_s)
        if self.flickers or self.shifts_hue:
            lights = tuple(light if light.kind is LightKind.SUN else self._changed(light, story_s) for light in lights)
        strength = flash(story_s) if self.lightning else 0.0
        if strength > 0.01:
            sky = replace(
                sky,
                zenith=_brightened(sky.zenith, FLASH_SKY, strength),
                horizon=_brightened(sky.horizon, FLASH_SKY, 1.4 * strength),
                haze=_brightened(sky.haze, FLASH_SKY, strength),
            )
            # Its light is the last of a storm's; dark but for the strokes.
            lights = (*lights[:-1], replace(lights[-1], colour=scaled(FLASH_LIGHT, strength)))
        if self.turning is not None:
            sky, lights = self.turning.sky(sky, story_s), self.turning.lights(lights, story_s)
        return sky, lights

    def _changed(self, light: Light, story_s: float) -> Light:
        colour = light.colour
        for name in self.flickers:
            colour = scaled(colour, FLICKERS[name](story_s))
        if self.shifts_hue:
            bright = luminance(colour)
            colour = mixed(colour, scaled(shifted_hue(story_s), bright), HUE_SHIFT)
        return replace(light, colour=colour)


def _effects_of(shot: Shot) -> frozenset[str]:
    """Ids of the light effects that the shot's phrases mean."""
    known = terms_by_phrase("light_effects")
    return frozenset(known[phrase.lower()] for phrase in shot.lighting.effects if phrase.lower() in known)


def _tinted(sky: Sky, tint: Rgb) -> Sky:
    """The sky and the air in a colour, as bright as they are."""

    def in_tint(colour: Rgb) -> Rgb:
        return mixed(colour, scaled(tint, luminance(colour) / luminance(tint)), 0.85)

    return replace(sky, zenith=in_tint(sky.zenith), horizon=in_tint(sky.horizon), haze=in_tint(sky.haze))


def _brightened(colour: Rgb, by: Rgb, strength: float) -> Rgb:
    return (colour[0] + strength * by[0], colour[1] + strength * by[1], colour[2] + strength * by[2])


def light_of(
    shot: Shot,
    camera: CameraPose | None = None,
    open_way_rad: float | None = None,
    disc: tuple[float, float] | None = None,
) -> LightRig:
    """Sky, lights and grade of a shot.

    Args:
        shot: gaps in its lighting are filled from the vocabulary.
        camera: the pose that azimuths are counted from, usually that of the first frame; without it, a camera
            that looks along +y.
        open_way_rad: bearing of a street, along which the sun shines that nobody placed; None in the open.
        disc: azimuth and elevation of the sun or the moon that the picture shows, degrees; None for the usual place.
    """
    cues = cues_of(shot)
    if disc is not None:
        cues = replace(cues, azimuth_deg=disc[0], elevation_deg=disc[1])
    if cues.free and open_way_rad is not None and not cues.interior:
        cues = down_the_way(cues, camera, open_way_rad)
    setup = setup_lights(shot.lighting.setup)
    if cues.interior or cues.lamps_lit:
        setup = in_told_colours(setup, shot)
    if cues.interior:
        sky, lights = indoors(cues, setup, camera)
    else:
        lamplit = cues.sun_elevation_deg < 0.0 and shot.setting.stage in BUILT_UP
        sky, lights = outdoors(cues, setup, camera, lamplit=lamplit)
        tint = WEATHER_TINTS.get(shot.setting.weather or "")
        sky = _tinted(sky, tint) if tint else sky
        sky, lights = as_told(sky, lights, sky_colours(shot))
        sky, lights = in_medium(shot.setting.stage, sky, lights, camera)
    sky, lights = in_told_light(sky, lights, told_light(shot), interior=cues.interior)
    grade = grade_of(shot, cues.sun_elevation_deg, cues.interior)
    grade = replace(grade, exposure_stops=grade.exposure_stops + setup.stops)
    stormy = not cues.interior and shot.setting.weather == "storm"
    if stormy:
        lights = (*lights, Light(LightKind.SUN, (0.0, 0.0, 0.0), FLASH_FROM, shadows=False))
    effects = _effects_of(shot)
    if "rays_in_haze" in effects:
        sky = replace(sky, air_per_m=max(sky.air_per_m, RAYS_PER_M))
    if "caustics" in effects:
        lights = (
            replace(lights[0], gobo=Gobo.CAUSTICS, gobo_size=0.6 if lights[0].kind is LightKind.SUN else 0.12),
            *lights[1:],
        )
    flickers = tuple(name for name in (setup.flicker, *sorted(effects)) if name in FLICKERS)
    passes = day_passes(shot) and cues.sun_elevation_deg > 0.0 and not cues.interior
    day_s = (shot.duration_s or USUAL_S) * (shot.time_scale or 1.0) if passes else 0.0
    return LightRig(sky, lights, grade, cues, flickers, "colour_shift" in effects, stormy, day_s)
