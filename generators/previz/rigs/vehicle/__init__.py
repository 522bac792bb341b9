"""Road vehicles: one rig, a table of body shapes."""

from generators.previz.rigs.vehicle.body import build_vehicle, usual_paint

__all__ = ["build_vehicle", "usual_paint"]
