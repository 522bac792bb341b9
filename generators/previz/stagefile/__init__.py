"""The stage as a file that other tools open: MJCF, MuJoCo's own format, with the camera, the lights and the motion.

write_stage(shot, settings, Path("stage.xml"))
clip = render_stage(Path("stage.xml"), Path("clip.mp4"), settings, progress=print)
"""

from __future__ import annotations

from generators.previz.stagefile.reading import StageFile, read_stage
from generators.previz.stagefile.rendering import render_stage
from generators.previz.stagefile.writing import stage_document, write_stage

__all__ = ["StageFile", "read_stage", "render_stage", "stage_document", "write_stage"]
