"""A rope between two points: a chain of short edges that MuJoCo holds together, with its weight and the wind on it."""

from __future__ import annotations

from typing import Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.cloth import AIR, LONGEST_S, SheetRecording, air_at

__all__ = ["simulate_rope"]

F64 = NDArray[np.float64]
STEP_S: Final = 0.002
STEPS_A_RECORD: Final = 8
SETTLE_S: Final = 4.0
"""Simulated before the story begins; the first half of it in thick air, so that it comes to rest."""
THICK: Final = 3.0
"""Damping of its speed in that half, 1/s; and THIN after it."""
THIN: Final = 0.25
ROUND: Final = 1.1
"""Drag coefficient of a cylinder across the flow."""


def simulate_rope(points: F64, radius_m: float, mass_kg: float, wind: F64, seconds: float, seed: int) -> SheetRecording:
    """Lets a rope hang and records it.

    Args:
        points: (n, 3) at rest; both ends stay. The edges between them keep their lengths.
        radius_m: of the rope.
        mass_kg: of the whole.
        wind: (3,) mean velocity, m/s.
        seconds: of story; at most LONGEST_S are simulated.
        seed: of the gusts.

    Returns:
        positions as of a sheet of one row.
    """
    count = len(points)
    told = " ".join(f"{value:.6f}" for value in points.ravel())
    edges = " ".join(f"{i} {i + 1}" for i in range(count - 1))
    spec = mujoco.MjSpec.from_string(
        f'<mujoco><option timestep="{STEP_S}" integrator="implicitfast" solver="CG" iterations="50" tolerance="1e-7"/>'
        f'<worldbody><flexcomp name="rope" type="direct" dim="1" mass="{mass_kg}" radius="{radius_m}" point="{told}" '
        f'element="{edges}"><edge equality="true" damping="0.05" solref="0.004 1" solimp="0.99 0.999 0.001"/>'
        f'<contact contype="0" conaffinity="0" selfcollide="none"/><pin id="0 {count - 1}"/></flexcomp>'
        "</worldbody></mujoco>"
    )
    model = spec.compile()
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    gusts = np.random.default_rng(seed).uniform(0.0, 2.0 * np.pi, 4)
    long = float(np.linalg.norm(points[-1] - points[0]))
    settle, lasts = int(SETTLE_S / STEP_S), int(min(seconds, LONGEST_S) / STEP_S)
    frames, each = [], mass_kg / count
    for step in range(settle + lasts + STEPS_A_RECORD + 1):
        now = np.asarray(data.flexvert_xpos)
        if step >= settle and (step - settle) % STEPS_A_RECORD == 0:
            frames.append(now.reshape(1, count, 3).copy())
        velocity = data.qvel.reshape(-1, 3)
        damping = THICK if step < settle / 2 else THIN
        air = air_at(now, points[0], wind, step * STEP_S, gusts, long)[1:-1]
        data.qfrc_applied[:] = (_drag(now, velocity, air, radius_m) - damping * each * velocity).ravel()
        mujoco.mj_step(model, data)
    return SheetRecording(np.array(frames), STEP_S * STEPS_A_RECORD)


def _drag(points: F64, velocity: F64, air: F64, radius_m: float) -> F64:
    """(n - 2, 3) force of the air on the points between the ends, N: on what meets the rope squarely."""
    along = points[2:] - points[:-2]
    lengths = np.linalg.norm(along, axis=1, keepdims=True)
    along = along / np.maximum(lengths, 1e-9)
    meets = air - velocity
    square = meets - np.einsum("ij,ij->i", meets, along)[:, None] * along
    area = 2.0 * radius_m * lengths / 2.0
    return np.asarray(0.5 * AIR * ROUND * area * np.linalg.norm(square, axis=1, keepdims=True) * square, np.float64)
