"""Light: the sky, the key and its fill, and the grade, all from the shot's numbers."""

from generators.previz.light.cues import LightCues, cues_of
from generators.previz.light.kelvin import kelvin_rgb, light_colour
from generators.previz.light.rig import LightRig, light_of

__all__ = ["LightCues", "LightRig", "cues_of", "kelvin_rgb", "light_colour", "light_of"]
