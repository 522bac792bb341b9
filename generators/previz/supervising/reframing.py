"""The camera set right: farther, nearer, aside or round, until the key moments hold what they must.

The framing works from sizes and places before anybody acts; here the figures have been posed, and the camera is moved
by what it really sees. What the user said of the camera is kept to within a little.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.camera import CameraPath
from generators.previz.camera.frame_size import told
from generators.previz.supervising.at_work import WIDER
from generators.previz.supervising.holding import LARGE, WHOLE, core, face, upper
from generators.previz.supervising.limits import DRINKING_WIDER, INWARD, Limits, is_of_drinking, limits_of, told_moves
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from generators.previz.supervising.wanted import Wanted, comes_to_it, is_still, moments_of, over_somebody
from prompts.shot import Shot

__all__ = ["FAR_M", "reframed", "worth"]

F64 = NDArray[np.float64]

ROOM: Final = np.array([0.95, 0.9])
"""What must be seen lies within this share of the frame's half width and half height."""
LEAST_SIZE: Final = 0.36
"""A main subject that is smaller, in halves of the frame, is filmed from nearer if all that is wanted still fits."""
FILLED: Final = 0.9
ROUNDS: Final = 5
OUTSIDE: Final = 1.12
"""What must be seen may stick out of the frame by this, in halves of it, before the camera gives it up."""
STEP: Final = 0.015
"""A change smaller than this is none."""
FAR: Final = 4.0
"""Places farther outside the frame than so many of its halves count as this far."""
TURNS_DEG: Final = (35.0, -35.0, 65.0, -65.0)
RISES_DEG: Final = (12.0, 24.0)
FAR_M, SHORT_LENS = 7.0, 0.5
"""From farther than this, a lens of this share of the length is tried from as much nearer."""
OUT: Final = 0.05
"""What is inside the frame by less than this share is out of it."""
GOOD: Final = 0.85
"""A camera that sees so much of what it should is left where it is."""
ALL: Final = 0.98
"""A move round its subject that nobody asked for is left out where it costs more than this leaves."""
LOST: Final = 0.1
"""A camera that loses so much more of its subjects than it did is not moved after all."""
BETTER: Final = 0.1
ENOUGH: Final = 0.55
"""Share of a subject that must be seen for it to count as a whole one."""
KEPT_PAN: Final = (0.6, 0.35, 0.2)
"""Shares of a pan that is cut down so that its subject stays in the frame."""
PARTED: Final = 1.0
"""How many distances of the camera its subject may go away to the side before a camera that turns comes along."""
SINKS_M, LEVEL_RAD = 0.25, 0.35
"""How far a lens may come down where the camera only goes nearer, m; and how steep it may look to keep its height."""
SWEEPS: Final = frozenset({"pan_left", "pan_right", "tilt_up", "tilt_down"})


def reframed(path: CameraPath, shot: Shot, finder: Viewfinder, wanted: Wanted, gone: frozenset[int]) -> CameraPath:
    """The camera's path, changed as little as lets it see what it should.

    Args:
        path: as the shot's framing and moves have it.
        shot: what the user said of the camera is kept.
        finder: looks at the posed figures.
        wanted: what must be seen.
        gone: geoms taken off the stage for this camera.
    """
    if not wanted.mains or not moments_of(path):
        return path
    limits = limits_of(shot, path)
    if over_somebody(path):
        wanted = replace(wanted, works=(), acted=())  # what the hands are at is passed on the way to the face
    if wanted.works:
        wider = WIDER.get(shot.camera.size or "", 1.0)
        wider = min(wider, DRINKING_WIDER) if told(shot, "camera.size") and is_of_drinking(shot) else wider
        limits = replace(limits, for_work_m=wider * path.framing.distance_m)
    first = path
    path = _fitted(_kept_in_pan(_along(path, shot), shot, finder, wanted), finder, wanted, limits)
    if _in_frame(path, finder, wanted) < _in_frame(first, finder, wanted) - LOST:
        path = first  # the ground or a wall kept the camera from where it was to go
    found = worth(path, finder, wanted, gone)
    if limits.around and found < ALL:
        calm = _fitted(limits.calmer(path), finder, wanted, limits)
        if (value := worth(calm, finder, wanted, gone)) > found + STEP:
            path, found = calm, value
    if found >= GOOD:
        return path
    best = path
    for other in _elsewhere(path, limits):
        placed = _fitted(other, finder, wanted, limits)
        value = worth(placed, finder, wanted, gone)
        if value > found + BETTER:
            best, found = placed, value
        if found >= GOOD:
            break
    return best


def worth(path: CameraPath, finder: Viewfinder, wanted: Wanted, gone: frozenset[int]) -> float:
    """How much of what it should a camera sees at the start, in the middle and at the end, 0..1."""
    total = weight = 0.0
    for share in moments_of(path)[::2]:
        views = finder.look_closely(path, share, gone)
        solids = finder.solids(share * path.seconds * path.time_scale)
        for number in (*wanted.mains, *wanted.acted):
            absent = number not in views or solids[number].sunk
            if absent or (number in wanted.acted and not wanted.near(number, solids)):
                continue
            if views[number].inside < OUT:
                continue  # from another side it would be no nearer
            counts = 2.0 if number in wanted.mains else 1.0
            before = views[number].hidden_numbers[:1]
            ridden = bool(before) and wanted.ridden.get(number) == before[0]
            share = 1.0 if ridden else _share_seen(views[number], number in wanted.mains) / ENOUGH
            total += counts * min(share, 1.0)
            weight += counts
    return total / weight if weight else 1.0


def _share_seen(view: View, main: bool) -> float:
    """What is seen of a subject; of a main one, whose frame may cut it, as a share of what is inside."""
    return view.seen / max(view.inside, 0.25) if main else view.seen


def _elsewhere(path: CameraPath, limits: Limits) -> Iterator[CameraPath]:
    framing = path.framing
    if limits.lens and framing.distance_m > FAR_M:
        nearer = framing.distance_m * SHORT_LENS
        lens = replace(framing, distance_m=nearer, focal_length_mm=framing.focal_length_mm * SHORT_LENS)
        yield replace(path, framing=lens)  # what stands between is then behind the lens
    if limits.rises:
        for degrees in RISES_DEG:
            yield replace(path, framing=replace(framing, elevation_rad=framing.elevation_rad + math.radians(degrees)))
    if limits.turns:
        for degrees in TURNS_DEG:
            yield replace(path, framing=replace(framing, bearing_rad=framing.bearing_rad + math.radians(degrees)))


def _kept_in_pan(path: CameraPath, shot: Shot, finder: Viewfinder, wanted: Wanted) -> CameraPath:
    """A pan or tilt that loses its subject goes with it if it moves, and else goes less far.

    A camera that nobody asked to keep still turns with who would leave its frame.
    """
    story_s = path.seconds * path.time_scale
    moving = any(path.target.speed(share * story_s) > 0.0 for share in MOMENTS[1:])
    if is_still(path) and moving and not told_moves(shot) and not _held(path, finder, wanted):
        path = _moved(path, 1.0 / path.framing.widened, np.zeros(2))  # the way need not fit any more
        return replace(path, aiming=replace(path.aiming, yaw=True), ride=_ride(path))
    if path.aiming.yaw and not path.aiming.pitch and moving and not _held(path, finder, wanted):
        return replace(path, aiming=replace(path.aiming, pitch=True), ride=_ride(path))
    sweeps = [n for n, move in enumerate(path.planned) if move.kind in SWEEPS]
    if not sweeps or any(told(shot, f"camera.moves[{n}].amount") for n in sweeps):
        return path
    if over_somebody(path):
        return replace(path, aiming=replace(path.aiming, yaw=True), ride=1.0) if moving else path
    if comes_to_it(path) or _held(path, finder, wanted):
        return path

    def swept(share: float) -> CameraPath:
        moves = tuple(replace(move, total=share * move.total) if move.kind in SWEEPS else move for move in path.planned)
        return replace(path, planned=moves)

    options = [swept(share) for share in KEPT_PAN]
    if moving and len(sweeps) == 1:
        still = swept(0.0)
        options.insert(0, replace(still, aiming=replace(still.aiming, yaw=True), ride=_ride(path)))
    return next((option for option in options if _held(option, finder, wanted)), path)


def _along(path: CameraPath, shot: Shot) -> CameraPath:
    """A pan that nobody asked for comes along with who passes, so that they are no speck at either end."""
    pans = any(move.kind == "pan_follow" for move in path.planned)
    return replace(path, ride=_ride(path)) if pans and not told_moves(shot) else path


def _ride(path: CameraPath) -> float:
    """Share of its subject's way that a turning camera goes along, so that they do not part too far."""
    story_s = path.seconds * path.time_scale
    ends = [path.framing.reference(path.target, t) for t in (0.0, story_s)]
    middle = path.framing.reference(path.target, path.framing.still_s)
    away = max(float(np.linalg.norm(end - middle)) for end in ends)
    return max(path.ride, 1.0 - PARTED * path.framing.distance_m / max(away, 1e-6))


def _in_frame(path: CameraPath, finder: Viewfinder, wanted: Wanted) -> float:
    """How much of the main subjects is in the frame at the key moments, 0..1."""
    looks = [finder.look(path, share) for share in MOMENTS]
    return float(np.mean([views[n].inside for views in looks for n in wanted.mains]))


def _held(path: CameraPath, finder: Viewfinder, wanted: Wanted) -> bool:
    """Whether the main subjects are in the frame from start to end."""
    looks = [finder.look(path, share) for share in MOMENTS]
    return all(views[n].inside > 0.5 * looks[2][n].inside for views in looks for n in wanted.mains)


def _fitted(path: CameraPath, finder: Viewfinder, wanted: Wanted, limits: Limits) -> CameraPath:
    """The path with its distance and its aim settled: for the main subjects, then for one thing more after another.

    What stays beside the main subjects comes before what was only named; what would cost too much is left out.
    """
    held: tuple[int, ...] = ()
    best = None
    if wanted.works:
        farthest_m = max(limits.farthest_m, limits.for_work_m)
        best = _settled(limits.gentler(path), finder, wanted, held, farthest_m)
        if _holds(best, finder, wanted, held):
            limits = replace(limits, farthest_m=farthest_m)
        else:
            wanted, best = replace(wanted, works=()), None  # the face alone, as the size has it
    best = best or _settled(path, finder, wanted, held, limits.farthest_m)
    if is_still(path) and not _holds(best, finder, wanted, held):
        best = path  # who only crosses the frame is seen better from near
    for number in (*wanted.acted, *wanted.rest):
        if number in wanted.broad or not _stays(path, finder, wanted, number):
            continue
        farthest_m = limits.farthest_m if number in wanted.acted else limits.for_rest_m
        options = (best, limits.gentler(best)) if number in wanted.acted else (best,)
        for option in options:
            more = _settled(option, finder, wanted, (*held, number), farthest_m)
            if _holds(more, finder, wanted, (*held, number)):
                best, held = more, (*held, number)
                break
    return best


def _stays(path: CameraPath, finder: Viewfinder, wanted: Wanted, number: int) -> bool:
    """Whether a thing is with the main subjects when it counts, and not passed by or thrown away."""
    due = wanted.when(number)
    moments = [finder.solids(share * path.seconds * path.time_scale) for share in due]
    return sum(wanted.near(number, solids) for solids in moments if number in solids) > len(due) / 2


def _holds(path: CameraPath, finder: Viewfinder, wanted: Wanted, held: Sequence[int]) -> bool:
    """Whether a camera really holds what it should, with its own subjects not too small."""
    views = finder.look(path, 0.5)
    low, high = _extent(path, finder, wanted, held)
    fits = max(float(-low.min()), float(high.max())) < OUTSIDE
    return fits and max(views[n].size for n in wanted.mains) >= LEAST_SIZE


def _settled(
    path: CameraPath, finder: Viewfinder, wanted: Wanted, with_: Sequence[int], farthest_m: float
) -> CameraPath:
    shifted = np.zeros(2)
    for _ in range(ROUNDS):
        low, high = _extent(path, finder, wanted, with_)
        scale = float(np.max((high - low) / (2.0 * ROOM)))
        # A head that must stay in frame, or the ground, may hold the aim where it is; then only distance helps.
        stuck = (np.abs(shifted) > STEP) & (np.maximum(-low, high) > ROOM + STEP)
        if np.any(stuck):
            scale = max(scale, float(np.max(np.where(stuck, np.maximum(-low, high) / ROOM, 0.0))))
        scale = min(max(scale, _nearest(path, finder, wanted, scale)), max(farthest_m / path.framing.distance_m, 1.0))
        low, high = low / scale, high / scale
        shift = np.maximum(high - ROOM, 0.0) - np.maximum(-ROOM - low, 0.0)
        shift = np.where(high - low > 2.0 * ROOM, (high + low) / 2.0, shift)
        if abs(scale - 1.0) < STEP and np.all(np.abs(shift) < STEP):
            break
        shifted, path = shift, _moved(path, scale, shift)
    return path


def _nearest(path: CameraPath, finder: Viewfinder, wanted: Wanted, scale: float) -> float:
    """The least that the distance may be multiplied by: 1, or less where the main subjects are very small."""
    views = finder.look(path, 0.5)
    largest = max(views[n].size for n in wanted.mains)
    return max(min(largest / LEAST_SIZE, 1.0), scale / FILLED) if largest < LEAST_SIZE else 1.0


def _moved(path: CameraPath, scale: float, shift: F64) -> CameraPath:
    """The path with its distance multiplied, and its aim moved by halves of the frame."""
    framing = path.framing
    high = framing.frame_m * scale
    wide = high * framing.sensor_mm[0] / framing.sensor_mm[1]
    up_m, away = framing.up_m + float(shift[1]) * high / 2.0, framing.distance_m * scale
    lens_m = framing.up_m + framing.distance_m * math.sin(framing.elevation_rad)
    level = math.asin(min(max((lens_m - up_m) / away, -1.0), 1.0))
    # A camera that comes nearer does not sink into the grass on its way.
    sinks = lens_m - up_m - away * math.sin(framing.elevation_rad) > SINKS_M and abs(level) < LEVEL_RAD
    return replace(
        path,
        framing=replace(
            framing,
            distance_m=away,
            frame_m=high,
            across_m=framing.across_m * scale + float(shift[0]) * wide / 2.0,
            up_m=up_m,
            elevation_rad=level if sinks else framing.elevation_rad,
        ),
    )


def _extent(path: CameraPath, finder: Viewfinder, wanted: Wanted, with_: Sequence[int]) -> tuple[F64, F64]:
    """The box that must be in the frame over the key moments, in halves of it."""
    boxes = []
    kept = moments_of(path)
    acts = {share for n in with_ for share in wanted.due.get(n, ())} if kept else set()
    for share in sorted({*kept, *acts}):
        story_s = share * path.seconds * path.time_scale
        views, solids = finder.look(path, share), finder.solids(story_s)
        of_a_part = any(getattr(track, "of_a_part", False) for track in path.target.tracks)
        part = path.framing.close or of_a_part or _is_nearer(path, share)
        mains = [n for n in wanted.mains if not solids[n].sunk]
        boxes += [box for work in wanted.works if (box := work.box(finder, path, share))]
        boxes += [face(path, share, story_s) if part else core(views[n], WHOLE) for n in mains]
        due = [n for n in with_ if n in views and share in wanted.due.get(n, kept)]
        boxes += [
            upper(views[n]) if n in wanted.people else core(views[n], LARGE) for n in due if wanted.near(n, solids)
        ]
    corners = np.clip(np.array(boxes or [(0.0, 0.0, 0.0, 0.0)]), -FAR, FAR)
    return corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)


def _is_nearer(path: CameraPath, share: float) -> bool:
    """Whether a move in has begun, or one out has not ended, so that less than the whole subject need be seen."""
    kinds = {move.kind for move in path.planned}
    comes, goes = kinds & INWARD, kinds & {"dolly_out", "zoom_out"}
    return bool((comes and share > MOMENTS[0]) or (goes and share < MOMENTS[-1]))
