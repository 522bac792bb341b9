"""Lens optics of the shot's camera: a sensor whose long side is 36 mm (36 x 20.25 mm at 16:9)."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, degrees, inf

__all__ = [
    "SENSOR_LONG_SIDE_MM",
    "DepthOfField",
    "depth_of_field",
    "field_of_view_deg",
    "frame_fraction",
    "framing_fraction",
    "hyperfocal_m",
    "sensor_height_mm",
    "subject_distance_m",
]

SENSOR_LONG_SIDE_MM = 36.0
CIRCLE_OF_CONFUSION_MM = 0.03
"""Largest blur that still reads as sharp on a 36 mm sensor (the usual full-frame figure)."""


@dataclass(frozen=True, slots=True)
class DepthOfField:
    """Nearest and farthest distance that looks sharp, in metres; `far_m` may be infinite."""

    near_m: float
    far_m: float

    @property
    def is_shallow(self) -> bool:
        """True when a background at twice the focus distance is visibly soft."""
        return self.far_m < 2 * self.near_m


def sensor_height_mm(ratio: float = 16 / 9) -> float:
    """Height of the sensor for a picture of this width to height."""
    return SENSOR_LONG_SIDE_MM / max(ratio, 1.0)


def subject_distance_m(height_m: float, focal_length_mm: float, fraction: float, ratio: float = 16 / 9) -> float:
    """Camera distance at which a subject takes `fraction` of the frame's height: h f / (sensor height x fraction)."""
    return height_m * focal_length_mm / (sensor_height_mm(ratio) * fraction)


def frame_fraction(height_m: float, focal_length_mm: float, distance_m: float, ratio: float = 16 / 9) -> float:
    """Part of the frame's height that a subject takes; above 1 it is cropped."""
    return height_m * focal_length_mm / (sensor_height_mm(ratio) * distance_m)


def framing_fraction(size_fraction: float, *, has_face: bool) -> float:
    """The part of the frame's height that a subject takes at a shot size.

    Sizes closer than a full shot are made for people and animals, whose face a close-up seeks: the body overflows the
    frame. A thing has no face, so coming closer means little more than that it fills the frame: above 0.85 only a
    twentieth of the excess counts (an extreme close-up of a ball shows 1.3 times its height, not a tenth of it).

    Args:
        size_fraction: the shot size's fraction in the vocabulary.
        has_face: True for people and animals.
    """
    full = 0.85
    return size_fraction if has_face or size_fraction <= full else full + (size_fraction - full) / 20


def field_of_view_deg(focal_length_mm: float, side_mm: float = SENSOR_LONG_SIDE_MM) -> float:
    """Angle of view across a side of the sensor: 2 atan(side / 2 f)."""
    return 2 * degrees(atan(side_mm / (2 * focal_length_mm)))


def depth_of_field(focal_length_mm: float, aperture_f: float, distance_m: float) -> DepthOfField:
    """Sharp range by the hyperfocal distance H = f² / (N c) + f (any photographic handbook)."""
    focal_m, hyperfocal = focal_length_mm / 1000, hyperfocal_m(focal_length_mm, aperture_f)
    near = distance_m * (hyperfocal - focal_m) / (hyperfocal + distance_m - 2 * focal_m)
    if distance_m >= hyperfocal:
        return DepthOfField(near, inf)
    return DepthOfField(near, distance_m * (hyperfocal - focal_m) / (hyperfocal - distance_m))


def hyperfocal_m(focal_length_mm: float, aperture_f: float) -> float:
    """Distance at which all from half of it to the horizon looks sharp, m: f² / (N c) + f."""
    focal_m = focal_length_mm / 1000
    return focal_m**2 / (aperture_f * CIRCLE_OF_CONFUSION_MM / 1000) + focal_m
