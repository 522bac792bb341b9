"""Clips as files: writing them frame by frame, and reading back what is in them.

with ClipWriter(path, 854, 480, 24.0, title="Rushes") as clip:
    for picture in pictures:
        clip.write(picture)
facts, measures = inspect_clip(path)
"""

from __future__ import annotations

from generators.video.fitting import ClipShape, fit_clip
from generators.video.lossless import LosslessWriter, read_lossless
from generators.video.reading import ClipFacts, Measures, frame_at, inspect_clip, measure, probe, sha256_of
from generators.video.stills import jpeg_preview
from generators.video.writing import ClipWriter, exact_rate, way_out

__all__ = [
    "ClipFacts",
    "ClipShape",
    "ClipWriter",
    "LosslessWriter",
    "Measures",
    "exact_rate",
    "fit_clip",
    "frame_at",
    "inspect_clip",
    "jpeg_preview",
    "measure",
    "probe",
    "read_lossless",
    "sha256_of",
    "way_out",
]
