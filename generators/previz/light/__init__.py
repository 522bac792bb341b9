"""Light: the sky, the key and its fill, and the grade, all from the shot's numbers."""

from generators.previz.light.cues import LightCues, cues_of
from generators.previz.light.grading import own_stops
from generators.previz.light.kelvin import kelvin_rgb, light_colour
from generators.previz.light.meter import METER_SIZE, metered
from generators.previz.light.placing import bearing_of
from generators.previz.light.rig import LightRig, light_of
from generators.previz.light.setups import setup_lights

__all__ = [
    "METER_SIZE",
    "LightCues",
    "LightRig",
    "bearing_of",
    "cues_of",
    "kelvin_rgb",
    "light_colour",
    "light_of",
    "metered",
    "own_stops",
    "setup_lights",
]
