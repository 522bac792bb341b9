"""From the picture to the world: the rays that leave the eye."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import CAMERA, HALF_HEIGHT, HALF_WIDTH


@inner
def through(x, y, stage, width, height):
    """The point (x, y), in pixels, on a picture at 1 m: how far right and up of its middle."""
    return (2.0 * x / width - 1.0) * stage[HALF_WIDTH], (1.0 - 2.0 * y / height) * stage[HALF_HEIGHT]


@inner
def direction(x, y, stage, width, height):
    """World direction through the picture point (x, y) in pixels, with a length of 1 along the view axis."""
    a, b = through(x, y, stage, width, height)
    c = CAMERA
    return (
        a * stage[c] + b * stage[c + 3] - stage[c + 6],
        a * stage[c + 1] + b * stage[c + 4] - stage[c + 7],
        a * stage[c + 2] + b * stage[c + 5] - stage[c + 8],
        sqrt(1.0 + a * a + b * b),
    )
