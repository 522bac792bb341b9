"""What steers a model, taken from footage of the user's own, frame by frame: movement, lines, poses, depth.

A new way to take something: its name in `ways.WAYS`, its function in `taking`; if a model finds it, its roles in
`ways.LOOKED_AT_BY`.
"""

from __future__ import annotations

from generators.perceiving.ways import perceivable

__all__ = ["perceivable"]
