"""Names in a stage file, which its writer and its reader share."""

from __future__ import annotations

from typing import Final

__all__ = ["CAMERA", "CAMERA_BODY", "KEY_LIGHT", "LENS_NUMBERS", "LENS_ROWS", "PLACES", "PRACTICAL", "RECORD", "RIG"]

CAMERA: Final = "shot"
CAMERA_BODY: Final = "camera"
"""A mocap body that carries the camera, so that the keyframes hold its path."""
KEY_LIGHT: Final = "key"
RIG: Final = "rig"
PRACTICAL: Final = "practical"
"""Lights: the key, the others of the rig (`rig1` ...), and the lamps of the set and of subjects (`practical1` ...)."""
PLACES: Final = "places"
"""Custom numbers, three for each body that moves freely: where it stood when the file was written, m."""
RECORD: Final = "rushes"
"""Custom text: JSON with the shot, the seed and the settings; weather, grass, sky and grade follow from it."""
LENS_ROWS: Final = "lens"
"""Custom numbers, `LENS_NUMBERS` a keyframe: focal length, sensor width and height (mm), focus (m), f-number."""
LENS_NUMBERS: Final = 5
