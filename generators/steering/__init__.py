"""From the approved previz to a model's render: the same stage, seen again as what the model takes.

The shot is staged with the seed and settings of the take, at the model's own size and rate, and its passes are handed
to the model: depth, pose, edges or flow as a control video, the camera's path as matrices, or the first and the last
picture. Camera and blocking are then what the user has seen.
"""

from __future__ import annotations

from generators.steering.choice import steer_of, steers

__all__ = ["steer_of", "steers"]
