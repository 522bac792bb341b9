"""Clips made larger, and at another frame rate, on any machine: Lanczos, and motion-compensated interpolation.

`LanczosUpscaler` is the generator: a clip in (`RenderRequest.inputs.source`), a clip out. What it makes is named as
what it is, in the clip's facts and in the file. `conforming` brings frames of any rate, size and number to those of
the clip that was asked for; generators with rates and sizes of their own deliver through it.
"""

from __future__ import annotations

from generators.upscale.generator import LanczosUpscaler

__all__ = ["LanczosUpscaler"]
