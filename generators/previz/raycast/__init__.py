"""The analytic ray caster that draws previz pictures on the CPU."""

from __future__ import annotations

from generators.previz.raycast.caster import RayCaster

__all__ = ["RayCaster"]
