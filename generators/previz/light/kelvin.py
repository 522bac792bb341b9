"""Colour temperature to linear light.

The Planckian locus in CIE 1931 chromaticity is the cubic fit of Kim et al., "Design of advanced color temperature
control system for HDTV applications", J. Korean Phys. Soc. 41 (2002), valid from 1667 K to 25,000 K; its BT.709
colour follows from the standard's primaries (ITU-R BT.709-6).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["DAYLIGHT_FILM_K", "Rgb", "kelvin_rgb", "light_colour", "luminance", "mixed", "scaled"]

Rgb = tuple[float, float, float]

DAYLIGHT_FILM_K = 5600.0
"""What the picture renders as white: daylight-balanced film."""

LOWEST_K, HIGHEST_K = 1667.0, 25000.0

_XYZ_TO_BT709: NDArray[np.float64] = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
_LUMA = (0.2126, 0.7152, 0.0722)


def luminance(colour: Rgb) -> float:
    """Relative luminance of linear BT.709 light."""
    return sum(weight * part for weight, part in zip(_LUMA, colour, strict=True))


def scaled(colour: Rgb, factor: float) -> Rgb:
    """The colour made `factor` times as bright."""
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)


def mixed(first: Rgb, second: Rgb, share: float) -> Rgb:
    """A blend: 0 gives the first colour, 1 the second."""
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return (red, green, blue)


def _chromaticity(kelvin: float) -> tuple[float, float]:
    """CIE 1931 x, y of a black body."""
    t = min(max(kelvin, LOWEST_K), HIGHEST_K)
    k = 1000.0 / t
    if t <= 4000.0:
        x = -0.2661239 * k**3 - 0.2343589 * k**2 + 0.8776956 * k + 0.179910
    else:
        x = -3.0258469 * k**3 + 2.1070379 * k**2 + 0.2226347 * k + 0.240390
    if t <= 2222.0:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif t <= 4000.0:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    return x, y


@cache
def kelvin_rgb(kelvin: float) -> Rgb:
    """Linear BT.709 colour of a black body at luminance 1. Temperatures outside 1667..25,000 K are clamped."""
    x, y = _chromaticity(kelvin)
    rgb = _XYZ_TO_BT709 @ np.array([x / y, 1.0, (1.0 - x - y) / y])
    red, green, blue = (float(part) for part in np.clip(rgb, 0.0, None))
    return (red, green, blue)


@cache
def light_colour(kelvin: float) -> Rgb:
    """How light of a colour temperature looks on daylight film, at luminance 1: 5600 K is white, 3000 K orange."""
    red, green, blue = (a / b for a, b in zip(kelvin_rgb(kelvin), kelvin_rgb(DAYLIGHT_FILM_K), strict=True))
    bright = luminance((red, green, blue))
    return (red / bright, green / bright, blue / bright)
