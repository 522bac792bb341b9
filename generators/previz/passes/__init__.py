"""Passes: what steers a diffusion model, drawn frame by frame from the same stage as the picture.

Colour, depth, normals, edges, segmentation by subject, exact optical flow and body keypoints, aligned to the pixel,
as lossless videos, as tensors and as arrays in memory.

    for drawn in draw_passes(shot, settings):
        drawn.flow_px, drawn.depth_m, drawn.poses
    record = write_passes(shot, settings, Path("passes"), progress=print)
"""

from __future__ import annotations

from generators.previz.passes.formats import ControlFormat, control_format, control_format_names
from generators.previz.passes.frame import PASSES, PassFrame
from generators.previz.passes.render import draw_passes
from generators.previz.passes.writing import PassRecord, write_passes

__all__ = [
    "PASSES",
    "ControlFormat",
    "PassFrame",
    "PassRecord",
    "control_format",
    "control_format_names",
    "draw_passes",
    "write_passes",
]
