"""Where the camera will be: its path is worked out with a stand-in before the subjects exist."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generators.previz.camera import camera_path
from generators.previz.company import company_of
from generators.previz.rigs import is_of_the_place, noun_of
from generators.previz.sets.dressing import Clearing, FlatGround, TravelBounds
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["clearing_of"]

F64 = NDArray[np.float64]
SAMPLES = 13
VIEW_MARGIN_RAD = 0.12
USUAL_SECONDS = 5.0
USUAL_HEIGHT_M = 1.7
USUAL_VIEW_DEG = 25.0
MOST_DRAWN = 12
STANDING_M = 2.0
"""A travel box no longer than this is just room around somebody who stays."""
_FACING = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "away": (0.0, 1.0), "camera": (0.0, -1.0), "toward": (0.0, -1.0)}


@dataclass(frozen=True)
class _StandIn:
    """A subject of about the right size that moves evenly through the travel box."""

    subject_id: str
    height_m: float
    length_m: float
    width_m: float
    start: F64
    end: F64
    way: F64
    story_seconds: float
    number: int = 1

    def base(self, story_s: float) -> F64:
        return np.asarray(self.start + (self.end - self.start) * (story_s / self.story_seconds), np.float64)

    def centre(self, story_s: float) -> F64:
        return np.asarray(self.base(story_s) + np.array([0.0, 0.0, self.height_m / 2]), np.float64)

    def focus(self, story_s: float) -> F64:
        face = np.array([0.0, 0.0, 0.9 * self.height_m]) + self.way * 0.3 * self.length_m
        return np.asarray(self.base(story_s) + face, np.float64)

    def heading(self, story_s: float) -> F64:  # noqa: ARG002
        return self.way

    def speed(self, story_s: float) -> float:  # noqa: ARG002
        return float(np.linalg.norm(self.end - self.start)) / self.story_seconds


def clearing_of(shot: Shot, travel: TravelBounds) -> Clearing:
    """The clearing of a shot whose subjects move through `travel`."""
    seconds = shot.duration_s or USUAL_SECONDS
    aspect = shot.aspect.ratio if shot.aspect else 16 / 9
    poses = []
    for forward in (True, False):
        # The subjects may run either way through their box.
        tracks = [_stand_in(shot, subject, travel, seconds, forward) for subject in _lead(shot)]
        path = camera_path(shot, tracks, FlatGround(), seconds=seconds, aspect=aspect, seed=0)
        poses += [path.pose(float(t)) for t in np.linspace(0.0, seconds, SAMPLES)]
    half_view = max(math.atan2(math.hypot(*pose.sensor_mm) / 2, pose.focal_length_mm) for pose in poses)
    cameras = np.array([pose.position for pose in poses], np.float64)
    views = np.array([-pose.rotation[:2, 2] for pose in poses], np.float64)
    gazes = cameras[:, :2] + views * np.array([[pose.focus_m] for pose in poses])
    return Clearing(travel, cameras, gazes, half_view + VIEW_MARGIN_RAD)


def _lead(shot: Shot) -> list[Subject]:
    """The subject that the stand-in stands for; none in a shot of a place."""
    main = shot.main_subject
    return [main] if main is not None and not is_of_the_place(main, shot.setting.stage) else []


def _size(subject: Subject) -> tuple[float, float]:
    """About how tall and how long a subject is, m."""
    noun = noun_of(subject)
    kind = table("kinds").get(subject.kind or "")
    known = (subject.height_m, noun and noun.height_m, kind and kind.height_m)
    height = next((size for size in known if size), USUAL_HEIGHT_M)
    return height, (noun.length_m if noun else None) or 0.4 * height


def _group_m(shot: Shot) -> float:
    """About how far several main subjects spread, m; 0 for a single one."""
    mains = [subject for subject in shot.subjects if subject.importance is Importance.MAIN]
    heads = [(min(len(company_of(subject)), MOST_DRAWN), _size(subject)) for subject in mains]
    if sum(count for count, _ in heads) < 2:
        return 0.0
    return sum(count * 0.6 * max(length, 0.5 * height) for count, (height, length) in heads)


def _way(shot: Shot, subject: Subject, travel: TravelBounds) -> F64:
    """The way it heads: along its travel, else as it faces, else turned so that the camera at -y has its view."""
    if travel.along_x:
        return np.array([1.0, 0.0, 0.0])
    if travel.y_max - travel.y_min > STANDING_M:
        return np.array([0.0, -1.0, 0.0])
    word = next((word for word in _FACING if word in subject.facing.lower()), "")
    if word:
        return np.array([*_FACING[word], 0.0])
    view = table("views").get(shot.camera.view or "")
    turn = math.radians((view.azimuth_deg if view else USUAL_VIEW_DEG) - 90.0)
    return np.array([math.cos(turn), math.sin(turn), 0.0])


def _stand_in(shot: Shot, subject: Subject, travel: TravelBounds, seconds: float, forward: bool) -> _StandIn:
    height, length = _size(subject)
    group = _group_m(shot)
    x, y = travel.centre
    if travel.along_x:
        start, end = np.array([travel.x_min, y, 0.0]), np.array([travel.x_max, y, 0.0])
    else:
        start, end = np.array([x, travel.y_max, 0.0]), np.array([x, travel.y_min, 0.0])
    way = _way(shot, subject, travel)
    if not forward and float(np.linalg.norm(end - start)) > STANDING_M:
        start, end, way = end, start, -way
    story = max(seconds * (shot.time_scale or 1.0), 1e-3)
    width = min(length, height) * 0.6
    return _StandIn(subject.id, height, max(length, group), max(width, group), start, end, way, story)
