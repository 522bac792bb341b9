"""Whether the camera does what was asked, measured on the drawn picture, for every move of the vocabulary.

    python bench/camera.py [--only NAME ...] [--verbose]

Each move is asked for in plain words, read, completed, staged and drawn. The camera's turns, slides and zooms are then
solved from the optical flow of the set and the depth alone (`passes.egomotion`), and its poses are read beside them;
what the subject does in the frame is measured on the segmentation. A move passes when it was read as itself, when flow
and poses agree, and when both show what the move is, and nothing that it is not.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from generators.base import RenderSettings
from generators.previz.camera.labels import (
    SLIDE_LIMIT,
    TURN_LIMIT_DEG,
    ZOOM_LIMIT,
    labels_of,
    movement_labels,
)
from generators.previz.passes.egomotion import egomotion
from generators.previz.passes.frame import PassFrame
from generators.previz.passes.render import PassStudio
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import table

STEP_S = 1.0 / 2000.0
"""Pictures of a pair lie this close, so that even a whip pan turns by a fraction of a degree between them."""
SAMPLES = 24
TREMBLE_DEG = 0.08
"""Pictures of a camera that sways more than this are taken five times as often."""
SIZE = (128, 72)
STILL_SHARE = 0.005
"""Flow of the set over the whole clip, in picture heights, that is no motion."""

STANDING = "a man stands on a street, full shot, deep focus, {move}"
WALKING = "a man walks along a street, full shot, {move}"
SCENES = {
    "follow": WALKING,
    "focus_tracking": "a man walks towards the camera along a street, shallow depth of field, {move}",
    "tilt_follow": "a red ball falls from a rooftop onto a street, {move}",
    "rack_focus": "a man stands beside a tree in a meadow, shallow depth of field, {move}",
    "pov": "a man walks along a street, {move}",
    "aerial": "a house in a meadow, aerial flyover",
    "fpv": "a car drives along a road, {move}",
    "track_aerial": "a red car drives along a road, {move}",
    "compound": "a man stands on a street, full shot, deep focus, panning left while dollying in",
    "steadicam": "a man walks along a street, full shot, deep focus, {move}",
}
"""Plain words for a move, by its id or its family; `{move}` is how the vocabulary says it."""


@dataclass(frozen=True)
class Seen:
    """What was measured over a clip.

    Attributes:
        right, up, forward: slides in the camera's level axes, over the focus distance.
        yaw, pitch, roll: turns, degrees. zoom: logarithm of the focal length's factor.
        tilted: between the lowest and the highest tilt, degrees. rate: fastest yaw, degrees a second.
        shake: standard deviation of the turns that are faster than half a hertz, degrees.
        flow: greatest sum of the set's flow, picture heights.
        drift: how far the subject wanders in the frame, frame widths. grown: its last height over its first.
        at_start, at_end: share of the frame that it fills then.
        side: bearing of the camera from where the subject faces, degrees, 0 front, 180 behind.
        height: of the camera above the subject's foot, m. bank: standard deviation of the roll, degrees.
        focus: last focus distance over the first. focus_error: of the focus at the subject, share.
        slow: story seconds a second. disagreement: between flow and poses, in units of the limits.
        labels, pose_labels: the movement labels from flow and from poses.
    """

    right: float
    up: float
    forward: float
    yaw: float
    pitch: float
    roll: float
    zoom: float
    tilted: float
    rate: float
    shake: float
    flow: float
    drift: float
    grown: float
    at_start: float
    at_end: float
    side: float
    height: float
    bank: float
    focus: float
    focus_error: float
    slow: float
    disagreement: float
    labels: frozenset[str]
    pose_labels: frozenset[str]


def small(*values: float, limit: float = 1.0) -> bool:
    """Whether all are nothing much."""
    return all(abs(value) < limit for value in values)


EXPECTED: dict[str, tuple[str, Callable[[Seen], bool]]] = {
    "static_shake": (
        "trembles in one place",
        lambda s: 0.03 < s.shake < 0.6 and small(s.right, s.up, s.forward, limit=SLIDE_LIMIT) and small(s.yaw, s.pitch),
    ),
    "crane_up": ("rises on an arc, tilts down, subject stays", lambda s: s.up > 0.1 and s.pitch < -5 and s.drift < 0.1),
    "crane_down": ("sinks on an arc, tilts up, subject stays", lambda s: s.up < -0.1 and s.pitch > 4 and s.drift < 0.1),
    "arc_cw": ("slides left, turns right, subject stays", lambda s: s.right < -0.5 and s.yaw < -30 and s.drift < 0.08),
    "arc_ccw": ("slides right, turns left, subject stays", lambda s: s.right > 0.5 and s.yaw > 30 and s.drift < 0.08),
    "track": ("travels, subject stays", lambda s: _travels(s) and s.drift < 0.12),
    "track_side": ("travels alongside", lambda s: _travels(s) and s.drift < 0.12 and 60 < s.side < 120),
    "track_tail": ("travels behind", lambda s: s.forward > 0.3 and s.drift < 0.12 and s.side > 150),
    "track_lead": ("backs away before", lambda s: s.forward < -0.3 and s.drift < 0.12 and s.side < 30),
    "track_front_side": ("leads from the front quarter", lambda s: _travels(s) and s.drift < 0.12 and 25 < s.side < 70),
    "track_rear_side": (
        "follows from the rear quarter",
        lambda s: _travels(s) and s.drift < 0.12 and 110 < s.side < 160,
    ),
    "track_aerial": ("travels above", lambda s: _travels(s) and s.drift < 0.12 and s.height > 3.0),
    "track_arc": ("travels and circles", lambda s: _travels(s) and s.drift < 0.12 and abs(s.yaw) > 30),
    "pan_follow": (
        "turns from one spot, subject stays",
        lambda s: abs(s.yaw) > 10 and small(s.right, s.up, s.forward, limit=SLIDE_LIMIT) and s.drift < 0.15,
    ),
    "tilt_follow": (
        "tilts from one spot, subject stays",
        lambda s: s.tilted > 5 and small(s.right, s.up, s.forward, limit=SLIDE_LIMIT) and s.drift < 0.2,
    ),
    "whip_pan": (
        "turns at over 200 degrees a second",
        lambda s: s.rate > 200 and small(s.right, s.forward, limit=SLIDE_LIMIT),
    ),
    "handheld": ("sways", lambda s: 0.1 < s.shake < 1.5),
    "steadicam": ("travels with almost no shake", lambda s: _travels(s) and s.shake < 0.35),
    "rack_focus": (
        "refocuses from one spot",
        lambda s: (
            abs(math.log(s.focus)) > 0.15
            and small(s.right, s.up, s.forward, limit=SLIDE_LIMIT)
            and small(s.zoom, s.yaw)
        ),
    ),
    "focus_tracking": ("stays sharp on what moves", lambda s: abs(math.log(s.focus)) > 0.1 and s.focus_error < 0.1),
    "aerial": ("flies high over", lambda s: s.height > 5.0 and _travels(s)),
    "fpv": ("races on, banking", lambda s: s.forward > 0.5 and s.bank > 2.0),
    "pov": ("goes where the eyes go", lambda s: s.forward > 0.3 and 1.0 < s.height < 2.2 and s.at_start < 0.02),
    "bullet_time": ("circles, time all but stands", lambda s: abs(s.yaw) > 40 and s.slow <= 0.2 and s.drift < 0.08),
    "reveal": ("shows what was hidden", lambda s: s.at_start < 0.4 * s.at_end and s.at_end > 0.01),
    "compound": ("both moves", lambda s: {"Pan Left", "Move In"} <= s.labels),
}
"""What a move shows that has no movement labels of its own in the vocabulary; the others show their labels alone."""


def _travels(seen: Seen) -> bool:
    return math.hypot(seen.right, seen.forward) > 0.3


def main() -> None:
    """Measures every move and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--verbose", action="store_true", help="print all that was measured")
    given = parser.parse_args()
    kinds = given.only or list(table("camera_moves"))
    passed = 0
    for kind in kinds:
        request, shot = asked(kind)
        read_as = [move.kind for move in shot.camera.moves]
        seen = measured(shot)
        wanted, holds = expectation(kind)
        as_read = kind in read_as or (kind == "compound" and len(read_as) == 2)
        right = as_read and holds(seen) and seen.disagreement < 1.0
        passed += right
        told = ", ".join(sorted(seen.labels))
        print(f"{'ok ' if right else 'NO '} {kind:<17} {wanted:<44} seen: {told}", flush=True)
        if given.verbose or not right:
            print(f"     {request}\n     read as {read_as}\n     {seen}")
    print(f"{passed} of {len(kinds)} moves are seen as asked: {100 * passed / len(kinds):.1f} %  (aim 100 %)")


def asked(kind: str) -> tuple[str, Shot]:
    """The request for a move, and the completed shot that it is read as."""
    term = table("camera_moves")[kind]
    scene = SCENES.get(kind) or SCENES.get(term.family) or STANDING
    request = scene.format(move=term.synonyms[0])
    return request, complete(read(request).shots[0])


def expectation(kind: str) -> tuple[str, Callable[[Seen], bool]]:
    """What a move is to show, in words and as a check."""
    if kind in EXPECTED:
        return EXPECTED[kind]
    labels = frozenset(table("camera_moves")[kind].labels)
    if kind == "static":
        return "nothing moves", lambda s: s.labels == s.pose_labels == labels and s.flow < STILL_SHARE
    return ", ".join(sorted(labels)), lambda s: s.labels == s.pose_labels == labels


def measured(shot: Shot) -> Seen:
    """Draws pairs of frames over the clip and measures them."""
    width, height = SIZE
    seconds = shot.duration_s or 5.0
    stage = Stage.build(shot, seed=0, width=width, height=height)
    studio = PassStudio(stage, RenderSettings(width=width, height=height))
    edges = _spans(stage, seconds)
    frames = [studio.draw_at(middle, middle + STEP_S) for middle in (edges[:-1] + edges[1:]) / 2]
    spans = np.diff(edges)
    amounts, rates, disagreement, flow = dict.fromkeys(_AXES, 0.0), [], 0.0, 0.0
    for frame, span in zip(frames, spans, strict=True):
        found = _level(frame)
        posed = _posed(stage, frame)
        for name in _AXES:
            amounts[name] += found.get(name, posed[name]) * span
        if found:
            gaps = [abs(found[n] - posed[n]) * span / _LIMITS[n] for n in _AXES]
            disagreement = max(disagreement, *gaps)
        rates.append(abs(posed["yaw"]))
        still = frame.segmentation <= 0
        if still.any():
            flow += float(np.hypot(*frame.flow_px[still].mean(axis=0))) / STEP_S * span / height
    pose_times = np.linspace(0.0, seconds, 241)
    turns = np.array([_angles(stage.camera.pose(float(t)).rotation) for t in pose_times])
    return Seen(
        **amounts,
        tilted=float(np.ptp(turns[:, 1])),
        rate=max(rates),
        shake=_shake(turns, pose_times[1]),
        flow=flow,
        slow=stage.time_scale,
        disagreement=disagreement,
        labels=labels_of({name: amounts[name] / _LIMITS[name] for name in _AXES}),
        pose_labels=movement_labels(stage.camera, seconds),
        bank=float(np.std(turns[:, 2])),
        **_subject(stage, frames, seconds),
    )


_AXES = ("right", "up", "forward", "yaw", "pitch", "roll", "zoom")
_LIMITS = {
    "right": SLIDE_LIMIT,
    "up": SLIDE_LIMIT,
    "forward": SLIDE_LIMIT,
    "yaw": TURN_LIMIT_DEG,
    "pitch": TURN_LIMIT_DEG,
    "roll": TURN_LIMIT_DEG,
    "zoom": ZOOM_LIMIT,
}


def _spans(stage: Stage, seconds: float) -> np.ndarray:
    """Borders of the spans that one pair of pictures each stands for; a move of a third of a second gets its own."""
    trembles = stage.camera.sway_deg > TREMBLE_DEG
    borders = set(np.linspace(0.0, seconds, (5 * SAMPLES if trembles else SAMPLES) + 1).tolist())
    for move in stage.camera.planned:
        if move.end_s - move.start_s < 1.0:
            borders |= set(np.linspace(move.start_s, min(move.end_s, seconds), 25).tolist())
    return np.array(sorted(borders))


def _angles(rotation: np.ndarray) -> tuple[float, float, float]:
    """Yaw, pitch and roll, degrees."""
    axes = np.asarray(rotation, np.float64)
    forward = -axes[:, 2]
    return (
        math.degrees(math.atan2(forward[1], forward[0])),
        math.degrees(math.asin(max(-1.0, min(1.0, forward[2])))),
        math.degrees(math.atan2(-axes[2, 0], axes[2, 1])),
    )


def _level(frame: PassFrame) -> dict[str, float]:
    """The camera's motion from the flow: slides in level axes over the focus distance, turns in degrees, a second."""
    found = egomotion(frame, 1.0 / STEP_S)
    if found is None:
        return {}
    axes = np.asarray(frame.camera.rotation, np.float64)
    travel = axes @ (found.right, found.up, -found.forward)
    spin = axes @ np.radians((found.pitch_deg, found.yaw_deg, -found.roll_deg))
    return {**_in_level_axes(travel, frame), **_turns(axes, spin), "zoom": found.zoom}


def _in_level_axes(travel: np.ndarray, frame: PassFrame) -> dict[str, float]:
    yaw = math.radians(_angles(frame.camera.rotation)[0])
    focus = max(frame.camera.focus_m, 0.05)
    return {
        "right": float(travel @ (math.sin(yaw), -math.cos(yaw), 0.0)) / focus,
        "up": float(travel[2]) / focus,
        "forward": float(travel @ (math.cos(yaw), math.sin(yaw), 0.0)) / focus,
    }


def _turns(axes: np.ndarray, spin: np.ndarray) -> dict[str, float]:
    """Yaw, pitch and roll rates, degrees a second, from an angular velocity in the world, radians a second."""
    step = 1e-3
    angle = float(np.linalg.norm(spin)) * step
    if angle < 1e-15:
        return {"yaw": 0.0, "pitch": 0.0, "roll": 0.0}
    x, y, z = spin / np.linalg.norm(spin)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    later = (np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross) @ axes
    before, after = _angles(axes), _angles(later)
    names = ("yaw", "pitch", "roll")
    return {n: math.remainder(b - a, 360.0) / step for n, a, b in zip(names, before, after, strict=True)}


def _posed(stage: Stage, frame: PassFrame) -> dict[str, float]:
    """The same from the poses."""
    then = stage.camera.pose(frame.clip_s + STEP_S)
    travel = (np.asarray(then.position, np.float64) - np.asarray(frame.camera.position, np.float64)) / STEP_S
    before, after = _angles(frame.camera.rotation), _angles(then.rotation)
    turns = {
        n: math.remainder(b - a, 360.0) / STEP_S
        for n, a, b in zip(("yaw", "pitch", "roll"), before, after, strict=True)
    }
    zoom = math.log(then.focal_length_mm / frame.camera.focal_length_mm) / STEP_S
    return {**_in_level_axes(travel, frame), **turns, "zoom": zoom}


def _shake(turns: np.ndarray, step_s: float) -> float:
    """Standard deviation of what is faster than half a hertz in yaw and pitch, degrees."""
    window = max(3, round(2.0 / step_s) | 1)
    kernel = np.hanning(window + 2)[1:-1]
    kernel /= kernel.sum()
    unwrapped = np.degrees(np.unwrap(np.radians(turns[:, :2]), axis=0))
    rough = [signal - np.convolve(signal, kernel, "same") for signal in unwrapped.T]
    inside = slice(window // 2, -(window // 2))
    return float(max(np.std(signal[inside]) for signal in rough))


def _subject(stage: Stage, frames: list[PassFrame], seconds: float) -> dict[str, float]:
    """Where the subject is in the frame and against the camera."""
    target = stage.camera.target
    masks = [frame.segmentation == 1 for frame in frames]
    middles = [np.argwhere(mask).mean(axis=0) for mask in masks if mask.sum() > 12]
    wander = np.ptp(np.array(middles), axis=0) / (SIZE[0], SIZE[0]) if middles else np.zeros(2)
    heights = [float(np.ptp(np.argwhere(mask)[:, 0]) + 1) for mask in masks if mask.sum() > 12]
    camera = stage.camera.pose(seconds / 2)
    story_s = seconds / 2 * stage.time_scale
    away = (
        np.asarray(camera.position, np.float64) - target.centre(story_s) * (1, 1, 0) - (0, 0, -target.base_z(story_s))
    )
    heading = np.asarray(target.heading(story_s), np.float64)
    level = math.hypot(away[0], away[1])
    side = math.degrees(math.acos(max(-1.0, min(1.0, float(away[:2] @ heading[:2]) / max(level, 1e-9)))))
    errors = []
    for frame in frames:
        point = target.focus(frame.clip_s * stage.time_scale) - np.asarray(frame.camera.position, np.float64)
        depth = float(point @ -np.asarray(frame.camera.rotation, np.float64)[:, 2])
        if depth > 0.1:
            errors.append(abs(frame.camera.focus_m / depth - 1.0))
    return {
        "drift": float(np.max(wander)),
        "grown": heights[-1] / heights[0] if heights else 1.0,
        "at_start": float(masks[0].mean()),
        "at_end": float(masks[-1].mean()),
        "side": side,
        "height": float(away[2]),
        "focus": frames[-1].camera.focus_m / frames[0].camera.focus_m,
        "focus_error": float(np.median(errors)) if errors else 0.0,
    }


if __name__ == "__main__":
    main()
