"""The camera: a real pinhole, framed by the shot's size, angle and lens, and moved by its moves."""

from generators.previz.camera.labels import movement_labels
from generators.previz.camera.optics import project, subject_scale
from generators.previz.camera.panning import from_one_to_another
from generators.previz.camera.parts import part_of
from generators.previz.camera.path import CameraPath, camera_path
from generators.previz.camera.racking import as_racked
from generators.previz.camera.shouldering import as_over_shoulder, shoulder_of
from generators.previz.camera.sight import in_the_way
from generators.previz.camera.target import BROAD, as_place, is_of_hands

__all__ = [
    "BROAD",
    "CameraPath",
    "as_over_shoulder",
    "as_place",
    "as_racked",
    "camera_path",
    "from_one_to_another",
    "in_the_way",
    "is_of_hands",
    "movement_labels",
    "part_of",
    "project",
    "shoulder_of",
    "subject_scale",
]
