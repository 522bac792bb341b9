"""Cloth in the wind: a sheet of points that MuJoCo holds together, pushed by the air that meets it.

The sheet is a flex in a small model of its own. Each point feels the air on its share of the sheet: the pressure of
what meets it squarely (drag coefficient of a flat plate) and a little of what slides along it. The wind is unsteady,
and eddies run down it with the flow, which is what makes a flag ripple from its mast to its free end.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

__all__ = ["AIR", "LONGEST_S", "STEPS_A_RECORD", "STEP_S", "Sheet", "SheetRecording", "air_at", "simulate_sheet"]

F64 = NDArray[np.float64]
STEP_S: Final = 0.004
STEPS_A_RECORD: Final = 4
SETTLE_S: Final = 1.6
"""Simulated before the story begins, so that it does not start from a flat sheet."""
LONGEST_S: Final = 10.0
"""Longer stories see the same again, blended over MERGE_S."""
MERGE_S: Final = 0.8
AIR: Final = 1.2
"""Density of air, kg/m3."""
PLATE, SKIN = 1.15, 0.05
"""Drag of a plate across the flow, and along it."""
GUST, GUST_HZ = 0.22, (0.31, 0.83)
EDDY, EDDIES_PER_SHEET = 0.38, 1.3
"""Speed of eddies across the wind over the wind's, and how many lie along the sheet at a time."""
CALM_MPS: Final = 0.3
DAMPING: Final = 0.02


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet at rest.

    Attributes:
        points: (rows, columns, 3) world positions, m.
        pinned: (rows, columns) which points stay where they are.
        mass_kg: of the whole.
    """

    points: F64
    pinned: NDArray[np.bool_]
    mass_kg: float


@dataclass(frozen=True, slots=True)
class SheetRecording:
    """Positions (times, rows, columns, 3) every `every_s` seconds from story time 0."""

    positions: F64
    every_s: float

    def at(self, story_s: float) -> F64:
        """(rows, columns, 3) at a story time; after its end it goes on as from its beginning."""
        count = len(self.positions)
        length = (count - 1) * self.every_s
        if story_s <= length:
            return self._between(story_s)
        merge = min(MERGE_S, length / 3)
        after = (story_s - length) % (length - merge)
        share = min(after / merge, 1.0)
        old = self._between(length - merge + after) if share < 1.0 else 0.0
        return np.asarray((1.0 - share) * old + share * self._between(after), np.float64)

    def _between(self, story_s: float) -> F64:
        place = min(max(story_s / self.every_s, 0.0), len(self.positions) - 1.001)
        first = int(place)
        share = place - first
        return np.asarray((1.0 - share) * self.positions[first] + share * self.positions[first + 1], np.float64)


def simulate_sheet(sheet: Sheet, wind: F64, seconds: float, seed: int) -> SheetRecording:
    """Lets the wind at a sheet and records it.

    Args:
        sheet: at rest.
        wind: (3,) mean velocity, m/s.
        seconds: of story; at most LONGEST_S are simulated.
        seed: of the gusts.
    """
    model, free = _model(sheet)
    data = mujoco.MjData(model)
    rows, columns = sheet.pinned.shape
    faces = _faces(rows, columns)
    gusts = np.random.default_rng(seed).uniform(0.0, 2.0 * pi, 4)
    long = float(np.linalg.norm(sheet.points[0, -1] - sheet.points[0, 0]))
    lasts, settle = min(seconds, LONGEST_S), int(SETTLE_S / STEP_S)
    frames = []
    before = sheet.points.reshape(-1, 3)
    for step in range(settle + int(lasts / STEP_S) + STEPS_A_RECORD + 1):
        points = np.asarray(data.flexvert_xpos)
        if step == 0:
            mujoco.mj_forward(model, data)
        if step >= settle and (step - settle) % STEPS_A_RECORD == 0:
            frames.append(points.reshape(rows, columns, 3).copy())
        air = air_at(points, sheet.points[0, 0], wind, step * STEP_S, gusts, long)
        force = _push(points, (points - before) / STEP_S, air, faces)
        before = points.copy()
        data.qfrc_applied[:] = force[free].ravel()
        mujoco.mj_step(model, data)
    return SheetRecording(np.array(frames), STEP_S * STEPS_A_RECORD)


def _model(sheet: Sheet) -> tuple[Any, NDArray[np.intp]]:
    """The sheet's model, and the numbers of the points that may move, in the order of its coordinates."""
    rows, columns = sheet.pinned.shape
    points = " ".join(f"{value:.6f}" for value in sheet.points.ravel())
    elements = " ".join(str(corner) for face in _faces(rows, columns) for corner in face)
    pins = " ".join(str(number) for number in np.flatnonzero(sheet.pinned.ravel()))
    spec = mujoco.MjSpec.from_string(
        f'<mujoco><option timestep="{STEP_S}" integrator="implicitfast" solver="CG" iterations="12" tolerance="1e-6"/>'
        f'<worldbody><flexcomp name="sheet" type="direct" dim="2" mass="{sheet.mass_kg}" radius="0.004" '
        f'point="{points}" element="{elements}"><edge equality="true" damping="{DAMPING}" solref="0.008 1"/>'
        f'<contact contype="0" conaffinity="0" selfcollide="none"/><pin id="{pins}"/></flexcomp></worldbody></mujoco>'
    )
    return spec.compile(), np.flatnonzero(~sheet.pinned.ravel())


def _faces(rows: int, columns: int) -> NDArray[np.int64]:
    """(f, 3) the two triangles of every cell; their diagonals take turns, so that no way is stiffer."""
    faces = []
    for row in range(rows - 1):
        for column in range(columns - 1):
            a = row * columns + column
            b, c, d = a + 1, a + columns, a + columns + 1
            faces += [(a, b, c), (b, d, c)] if (row + column) % 2 else [(a, b, d), (a, d, c)]
    return np.array(faces, np.int64)


def air_at(points: F64, mast: F64, wind: F64, story_s: float, gusts: F64, long: float) -> F64:
    """(n, 3) velocity of the air at every point."""
    speed = float(np.linalg.norm(wind))
    if speed < CALM_MPS:
        return np.zeros_like(points)
    way = wind / speed
    across = np.array([-way[1], way[0], 0.0])
    much = 1.0 + GUST * sum(np.sin(2.0 * pi * hz * story_s + gusts[k]) for k, hz in enumerate(GUST_HZ)) / 2.0
    along = (points - mast) @ way
    phase = 2.0 * pi * EDDIES_PER_SHEET * (along - 0.6 * speed * story_s) / max(long, 0.1)
    eddy = EDDY * speed * (np.sin(phase + gusts[2]) + 0.5 * np.sin(1.7 * phase + 3.0 * points[:, 2] + gusts[3]))
    return np.asarray(much * wind + eddy[:, None] * across, np.float64)


def _push(points: F64, velocity: F64, air: F64, faces: NDArray[np.int64]) -> F64:
    """(n, 3) force of the air on every point, N."""
    corners = points[faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = 0.5 * np.linalg.norm(cross, axis=1, keepdims=True)
    normal = cross / np.maximum(2.0 * area, 1e-12)
    meets = (air - velocity)[faces].mean(axis=1)
    square = np.einsum("ij,ij->i", meets, normal)[:, None]
    slides = meets - square * normal
    force = (
        0.5
        * AIR
        * area
        * (PLATE * np.abs(square) * square * normal + SKIN * np.linalg.norm(slides, axis=1, keepdims=True) * slides)
    )
    total = np.zeros_like(points)
    for corner in range(3):
        np.add.at(total, faces[:, corner], force / 3.0)
    return total
