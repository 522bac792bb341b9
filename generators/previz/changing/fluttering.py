"""Cloth that the wind moves: its sheets are simulated before the first picture and bent in every one."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.changing.shapes import Alteration, Shapes, along
from generators.previz.motion.cloth import Sheet, simulate_sheet
from generators.previz.motion.plume_sources import wind_of
from generators.previz.motion.rope import simulate_rope
from generators.previz.motion.rotations import rotate
from generators.previz.rigs import Posture
from generators.previz.rigs.base import Cloth
from generators.previz.rigs.cloth import is_cloth, row_name, two_sided, usual_height
from prompts.shot import Shot

__all__ = ["as_hung", "fluttering"]

F64 = NDArray[np.float64]
FLUTTERS_MPS, STRONGEST_MPS = 5.0, 11.0
"""Least wind where cloth is said to flutter; and the most, over which sheets would stretch."""
_FLUTTERS = re.compile(r"\b(?:flutter|wav(?:e|es|ing)|flap|stream|billow|fly|flies|flying|blow)")
ROPE_KG_M: Final = 0.25
LEFT: Final = "left"
ROPES: Final = frozenset({"rope", "cable", "wire", "chain"})
_BETWEEN = re.compile(r"\b(?:hang|sag|dangl|sway|stretch|swing|droop)\w*\b.*\bbetween\b")
LIVING: Final = frozenset({"human", "quadruped", "bird"})


def as_hung(shot: Shot) -> Shot:
    """The shot with hung cloth staying where it hangs, whatever it does there; the line of a washing is one with it.

    Flags that fly and sheets that stream go nowhere.
    """
    shot = _with_hanging_ropes(shot)
    hung = {s.id: s for s in shot.subjects if s.kind not in LIVING and is_cloth(s.noun)}
    if not hung:
        return shot
    first: dict[str, str] = {}
    same = {s.id: first.setdefault(row_name(s.noun), s.id) for s in hung.values()}
    subjects = [s for s in shot.subjects if same.get(s.id, s.id) == s.id]
    beats = [
        beat.model_copy(update={"motion": "wave", "speed_mps": 0.0, "subject": same[beat.subject], "target": ""})
        if beat.subject in hung
        else beat.model_copy(update={"target": same.get(beat.target, beat.target)})
        for beat in shot.beats
    ]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _with_hanging_ropes(shot: Shot) -> Shot:
    """The shot with ropes that hang between two things called so: others lie in a coil."""
    between = " ".join(b.action.lower() for b in shot.beats if _BETWEEN.search(b.action.lower()))
    subjects = [
        s.model_copy(update={"noun": (noun := f"hanging {s.noun.lower().split()[-1]}"), "height_m": usual_height(noun)})
        if between and s.noun.lower().split()[-1] in ROPES
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def breeze_of(shot: Shot) -> F64:
    """The wind that moves cloth, (3,) m/s: that of the shot, and enough of it where something flutters."""
    wind = wind_of(shot)
    speed = float(np.linalg.norm(wind))
    if any(_FLUTTERS.search(beat.action.lower()) for beat in shot.beats) and speed < FLUTTERS_MPS:
        wind, speed = FLUTTERS_MPS * np.array([0.92, 0.39, 0.0]), FLUTTERS_MPS
    wind = wind * min(1.0, STRONGEST_MPS / max(speed, 1e-6))
    if any(beat.direction == LEFT for beat in shot.beats):
        wind = wind * (-1.0, 1.0, 1.0)
    return np.asarray(wind, np.float64)


def _lay(points: F64, pieces: NDArray[np.intp], shapes: Shapes) -> None:
    """Lays capsules one after another along a line (n, 3)."""
    for geom, a, b in zip(pieces.tolist(), points, points[1:], strict=False):
        shapes.position[geom] = (a + b) / 2
        shapes.rotation[geom] = along(b - a)


def fluttering(
    cloth: Cloth, geoms: NDArray[np.intp], stands: Posture, shot: Shot, seconds: float, seed: int
) -> Alteration:
    """What bends the sheets of a figure.

    Args:
        cloth: the sheets.
        geoms: of the figure; the last ones are the sheets' meshes.
        stands: where the figure stands.
        shot: its wind.
        seconds: of story.
        seed: of the gusts.
    """
    wind, origin = breeze_of(shot), np.asarray(stands.position, np.float64)
    turn = np.array([rotate(stands.rotation, (x, y, z)) for x, y, z in np.eye(3).tolist()]).T
    recordings = [
        simulate_sheet(Sheet(s.points @ turn.T + origin, s.pinned, s.mass_kg), wind, seconds, seed + number)
        for number, s in enumerate(cloth.sheets)
    ]
    if cloth.rope is not None:
        line = cloth.rope @ turn.T + origin
        lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
        mass = ROPE_KG_M * float(lengths.sum())
        rope = simulate_rope(line, cloth.rope_radius_m, mass, wind, seconds, seed)
        pieces = geoms[len(geoms) - len(lengths) :]
        return lambda story_s, shapes: _lay(rope.at(story_s)[0], pieces, shapes)
    meshes = sum(len(sheet.bands) for sheet in cloth.sheets)
    own = geoms[len(geoms) - meshes :].tolist()

    def apply(story_s: float, shapes: Shapes) -> None:
        numbers = iter(own)
        for sheet, recording in zip(cloth.sheets, recordings, strict=True):
            points = recording.at(story_s)
            for low, high, _ in sheet.bands:
                geom = next(numbers)
                vertices, _ = two_sided(points[low : high + 1])
                shapes.meshes[geom] = (vertices - shapes.position[geom]) @ shapes.rotation[geom]

    return apply
