"""Clips as files: writing them frame by frame, and reading back what is in them.

with ClipWriter(path, 854, 480, 24.0, title="Rushes") as clip:
    for picture in pictures:
        clip.write(picture)
facts, measures = inspect_clip(path)
"""

from __future__ import annotations

from generators.video.checking import checked_clip
from generators.video.lossless import LosslessWriter, read_lossless
from generators.video.reading import ClipFacts, Measures, frame_at, inspect_clip, measure, probe, sha256_of
from generators.video.stills import jpeg_preview
from generators.video.writing import ClipWriter, Track, exact_rate, labels, way_out

__all__ = [
    "ClipFacts",
    "ClipWriter",
    "LosslessWriter",
    "Measures",
    "Track",
    "checked_clip",
    "exact_rate",
    "frame_at",
    "inspect_clip",
    "jpeg_preview",
    "labels",
    "measure",
    "probe",
    "read_lossless",
    "sha256_of",
    "way_out",
]
