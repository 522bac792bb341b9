"""Road vehicles: one rig, a table of body shapes."""

from generators.previz.rigs.vehicle.body import build_vehicle

__all__ = ["build_vehicle"]
