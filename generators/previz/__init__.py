"""The embedded generator: a stage built as a MuJoCo model, drawn by a ray caster of our own, on the CPU.

`PrevizGenerator` is light to import; what draws is imported when it first renders.
"""

from __future__ import annotations

from generators.previz.generator import PrevizGenerator

__all__ = ["PrevizGenerator"]
