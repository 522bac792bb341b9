"""How far the lens is open: as it is wished, and no wider than keeps a small thing sharp in its whole depth."""

from __future__ import annotations

from generators.previz.camera.framing import Framing
from generators.previz.camera.target import Target
from prompts.shot import Shot, Source

__all__ = ["aperture_of"]

CONFUSION_M = 0.00012
"""The blur on the sensor that a small subject may have: a three-hundredth of the picture's width."""
MACRO = 3.0
"""Nearer than so many focal lengths a lens holds next to nothing: such pictures are stacked from many, all sharp."""
SMALL_F = 5.6
"""Lenses are stopped down for subjects' own depth only beyond this."""


def aperture_of(shot: Shot, framing: Framing, target: Target) -> float:
    """F-number; 0 (all sharp) for deep focus. It is no wider than keeps a small thing sharp in its whole depth.

    The depth of field of a lens is 2 N c d^2 / f^2, for a circle of confusion c, where d is far beyond f.
    """
    focus = shot.camera.focus.lower()
    if "deep" in focus:
        return 0.0
    wished = shot.camera.aperture_f or (2.8 if "shallow" in focus else 5.6)
    told = shot.source_of("camera.aperture_f")
    if not target.tracks or (told is not None and told.source is Source.USER):
        return wished
    deep_m = min(max(track.length_m, track.width_m) for track in target.tracks)
    focal_m, distance_m = framing.focal_length_mm / 1000.0, max(framing.distance_m, 1e-3)
    if distance_m < MACRO * focal_m:
        return 0.0
    least = deep_m * focal_m**2 / (2.0 * CONFUSION_M * distance_m**2)
    return max(wished, least) if least > SMALL_F else wished
