"""What steers a model, taken from footage of the user's own: its lines and its movement, frame by frame.

A new way to take something: its name in `ways.WAYS`, its function in `taking`.
"""

from __future__ import annotations

from generators.perceiving.ways import perceivable

__all__ = ["perceivable"]
