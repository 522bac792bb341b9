"""Exact lettering over pictures: titles, lower thirds, signs, and labels that stay pinned to what they name.

letters = Lettering(shot.text, width, height)
picture = letters.over(picture, clip_s, seconds, anchors)
"""

from __future__ import annotations

from generators.lettering.fonts import Face, face_for
from generators.lettering.overlay import Anchor, Lettering

__all__ = ["Anchor", "Face", "Lettering", "face_for"]
