"""Camera and set looked over together before a clip is drawn: reframed, cleared, and what is left over reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

import mujoco
import numpy as np

from generators.previz.camera import CameraPath, from_one_to_another, in_the_way, is_of_hands, part_of, shoulder_of
from generators.previz.claims import Standing
from generators.previz.fishbowls import vessels_of_fish
from generators.previz.immersing import vessels_dropped_into
from generators.previz.light import cues_of
from generators.previz.performance import Performance
from generators.previz.ranks import unformed
from generators.previz.relations import place_in
from generators.previz.rigs.quadruped.borrowed import not_borrowed
from generators.previz.rigs.stuff import not_of_stuff
from generators.previz.scene import Scene
from generators.previz.supervising.acted import unacted
from generators.previz.supervising.at_work import at_work
from generators.previz.supervising.figures import unused_figures
from generators.previz.supervising.heavenly import NOWHERE, placed_in_frame
from generators.previz.supervising.left_and_right import swapped_sides
from generators.previz.supervising.overlaps import overlapping
from generators.previz.supervising.reframing import FAR_M, reframed
from generators.previz.supervising.relations import misplaced
from generators.previz.supervising.report import unseen
from generators.previz.supervising.touching import untouched
from generators.previz.supervising.unbuilt import unbuilt
from generators.previz.supervising.viewfinder import MOMENTS, Viewfinder
from generators.previz.supervising.wanted import Wanted, wanted_of
from generators.previz.supervising.waters import unseen_water
from generators.previz.tunnels import in_a_tunnel
from generators.previz.under_glass import glass_that_is_looked_into
from prompts.shot import Shot, Subject

__all__ = ["Supervised", "supervised"]

INTO: Final = frozenset({"in", "inside", "into"})
GLASS: Final = 0.3
"""One sees through what lets more light pass than this."""
FOREGROUND: Final = 0.7
"""Nearer than this share of the way to the subject is the foreground."""
LARGE_SHARE: Final = 0.2
"""A shape there is large when its radius is this share of half the picture's width."""
CLEAR: Final = 0.8
"""Less of a subject than this in front of everything, and what hides it is taken away."""
PIECE_M, PIECE_SHARE = 4.0, 0.45
"""Radius of the largest shape of a piece of dressing, and how far apart in it the shapes are at the most."""
HANGS_M, LESSER = 0.9, 0.8
"""What is within this of a wall that is taken away, and of less than this share of its size, hangs on it."""
CLEARINGS: Final = 3
"""How often the set is looked through again when something was taken away."""
_GROUND: Final = (int(mujoco.mjtGeom.mjGEOM_PLANE), int(mujoco.mjtGeom.mjGEOM_HFIELD))


@dataclass(frozen=True, slots=True)
class Supervised:
    """What came of it.

    Attributes:
        path: the camera. hidden: geoms of the model that are not drawn.
        warnings: what was asked for and will not be seen, in sentences.
        disc: azimuth and elevation of the sun or the moon that is to be seen, degrees; None where none is.
    """

    path: CameraPath
    hidden: frozenset[int]
    warnings: tuple[str, ...]
    disc: tuple[float, float] | None = None


OUT_OF_SIGHT: Final = "out of sight"


def supervised(model: Any, shot: Shot, path: CameraPath, performance: Performance, scene: Scene) -> Supervised:
    """Looks a stage over.

    Args:
        model: its `MjModel`.
        shot: as it is staged.
        path: the camera as the shot has it.
        performance: the cast.
        scene: all geoms of the model, drawable.
    """
    unlit = performance.unseen(scene.subject, scene.emission)
    looked_into = frozenset(vessels_of_fish(shot).values()) | glass_that_is_looked_into(shot)
    looked_into |= frozenset(vessels_dropped_into(shot).values())
    looked_into |= {s.id for s in shot.subjects if s.kind == "vessel" and _holds(shot, s)}
    clear = [0, *(n for n, s in enumerate(shot.subjects, 1) if s.id in looked_into)]
    glass = np.isin(scene.subject, clear) & (scene.transmission > GLASS)
    shown = frozenset(int(n) for n in np.unique(scene.subject[~unlit]) if n > 0)
    wanted = wanted_of(shot, path, shown)
    finder = Viewfinder(model, performance.pose, scene.subject, unlit | glass, wanted.animate, path.terrain)
    wanted = replace(wanted, works=at_work(model, performance.works, wanted.mains, finder))
    tracks = path.target.tracks
    far = path.framing.distance_m > FAR_M  # from where whole houses may stand in between
    wild = (
        in_the_way(model, mujoco.MjData(model), performance.pose, path, tracks, scene.subject) if far else frozenset()
    )
    # A rack of focus, a pan from one to another, a shot over a shoulder and a blow are framed for both already.
    racked = bool(path.others) and [move.kind for move in path.planned] == ["rack_focus"]
    struck = bool(performance.met) and not path.aiming.follows and path.framing.still_s > 0.0
    both = from_one_to_another(shot) or shoulder_of(shot) or path.close_on
    part = is_of_hands(shot) or part_of(shot) is not None
    framed = racked or struck or part or both or path.skyward is not None
    first, path = path, path if framed else reframed(path, shot, finder, wanted, wild)
    if path is not first or not far:
        wild = in_the_way(model, mujoco.MjData(model), performance.pose, path, tracks, scene.subject)
    if path is not first:
        wild |= _foreground(model, finder, path)
    wild |= _dressing_before(model, finder, path, wanted, wild)
    wild |= _left_hanging(model, wild)
    dark = frozenset(int(geom) for geom in np.flatnonzero(unlit))
    story_s = path.seconds * path.time_scale
    cues = cues_of(shot)
    disc = None
    if cues.shown:
        disc = placed_in_frame(model, performance.pose, path, cues, wild | dark, at=path.skyward)
    hill = in_a_tunnel(shot)  # who is in there is out of sight as the words have it
    told = (
        *unbuilt(shot),
        *unformed(shot),
        *(line for line in unseen(path, finder, wanted, wild) if not line.startswith(OUT_OF_SIGHT) or not hill),
        *unseen_water(shot, path, finder, scene, wild),
        *misplaced(shot, path, finder, wanted),
        *swapped_sides(shot, path, finder, wanted.names),
        *overlapping(model, performance.pose, performance.strangers, wanted.names, path.seconds * path.time_scale),
        *untouched(model, finder, _of_their_size(shot, performance), performance.reaches, wanted.names, story_s),
        *unacted(shot, performance.met | performance.altering),
        *unused_figures(shot),
        *not_borrowed(shot),
        *not_of_stuff(shot),
        *((NOWHERE.format(cues.shown),) if cues.shown and disc is None else ()),
    )
    return Supervised(path, wild | dark, told, disc)


def _holds(shot: Shot, vessel: Subject) -> bool:
    """Whether the words have something in a vessel, which is seen through its glass."""
    told = [
        *(b.action.lower() for b in shot.beats if b.motion != "pour"),
        *(s.position.lower() for s in shot.subjects if s is not vessel),
    ]
    return any((found := place_in(text, vessel)) is not None and found.group(1) in INTO for text in told)


def _of_their_size(shot: Shot, performance: Performance) -> tuple[Standing, ...]:
    """Who must rest on something and does not grow out of nothing or vanish."""
    free = performance.resized | glass_that_is_looked_into(shot)  # glass is round what stands in it
    numbers = {number for number, s in enumerate(shot.subjects, 1) if s.id in free}
    return tuple(figure for figure in performance.standing if figure.number not in numbers)


def _foreground(model: Any, finder: Viewfinder, path: CameraPath) -> frozenset[int]:
    """Large shapes of the set near the lens of a camera that stands elsewhere than the set was dressed for."""
    world = (model.geom_bodyid == 0) & (model.geom_rbound > 0.0) & ~np.isin(model.geom_type, _GROUND)
    gone = np.zeros(model.ngeom, bool)
    turns = np.zeros((model.ngeom, 9))
    for turn, quaternion in zip(turns, model.geom_quat, strict=True):
        mujoco.mju_quat2Mat(turn, quaternion)
    for share in MOMENTS[::2]:
        camera = path.pose(share * path.seconds)
        middles = finder.middles(share * path.seconds * path.time_scale)
        axes = np.asarray(camera.rotation, np.float64)
        across, up, back = ((middles - camera.position) @ axes).T
        half = np.einsum(
            "nji,nj->ni", np.abs(turns.reshape(-1, 3, 3).transpose(0, 2, 1) @ axes), model.geom_aabb[:, 3:]
        )
        depth, farthest = -back, half[:, 2] - back
        wide, high = (0.5 * mm / camera.focal_length_mm for mm in camera.sensor_mm)
        # What is beside or behind the lens, such as what hangs on the wall behind it, is in nobody's way.
        inside = (np.abs(across) - half[:, 0] < wide * farthest) & (np.abs(up) - half[:, 1] < high * farthest)
        near = inside & (depth + model.geom_rbound < FOREGROUND * camera.focus_m)
        gone |= near & (model.geom_rbound > LARGE_SHARE * wide * np.maximum(depth, 0.0))
    return frozenset(int(geom) for geom in np.flatnonzero(gone & world))


def _dressing_before(
    model: Any, finder: Viewfinder, path: CameraPath, wanted: Wanted, wild: frozenset[int]
) -> frozenset[int]:
    """Shapes of the set that stand before what must be seen at the start, in the middle or at the end."""
    gone: set[int] = set()
    for share in MOMENTS[::2]:
        for _ in range(CLEARINGS):
            views = finder.look_closely(path, share, wild | gone, whole=True)
            hidden = [views[n] for n in (*wanted.mains, *wanted.acted) if n in views]
            before = {
                geom
                for view in hidden
                if view.seen < CLEAR * view.inside
                for geom in _of_the_set(model, view.hidden_by)
            }
            if not before:
                break
            gone |= before | _pieces_with(model, before)
    return frozenset(gone)


def _pieces_with(model: Any, chosen: set[int]) -> set[int]:
    """The small shapes of the set around others, which stand for the rest of the same piece."""
    small = (model.geom_bodyid == 0) & (model.geom_rbound > 0.0) & (model.geom_rbound < PIECE_M)
    found: set[int] = set()
    for geom in chosen:
        if small[geom]:
            away = np.hypot(*(model.geom_pos[:, :2] - model.geom_pos[geom, :2]).T)
            near = away < PIECE_SHARE * PIECE_M
            found |= {int(other) for other in np.flatnonzero(small & near) if model.geom_type[other] not in _GROUND}
    return found


def _left_hanging(model: Any, gone: frozenset[int]) -> frozenset[int]:
    """Shapes of the set that would hang in the air without what is taken away: signs and goods of a house, a crown."""
    solid = (model.geom_bodyid == 0) & (model.geom_rbound > 0.0) & ~np.isin(model.geom_type, _GROUND)
    found = _pieces_with(model, set(gone))
    for geom in gone:
        if not solid[geom] or model.geom_rbound[geom] < PIECE_M:
            continue
        turn = np.zeros(9)
        mujoco.mju_quat2Mat(turn, model.geom_quat[geom])
        local = (model.geom_pos - model.geom_pos[geom]) @ turn.reshape(3, 3) - model.geom_aabb[geom, :3]
        half = model.geom_aabb[geom, 3:] + HANGS_M
        level = np.all(np.abs(local[:, :2]) < half[:2], axis=1) & (local[:, 2] > -half[2])
        lesser = model.geom_rbound < LESSER * model.geom_rbound[geom]
        found |= {int(other) for other in np.flatnonzero(solid & level & lesser)}
    return frozenset(found)


def _of_the_set(model: Any, geoms: Iterable[int]) -> set[int]:
    """Those that belong to the world itself and are no ground."""
    return {geom for geom in geoms if model.geom_bodyid[geom] == 0 and int(model.geom_type[geom]) not in _GROUND}
