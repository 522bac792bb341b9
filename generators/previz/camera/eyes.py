"""Through whose eyes a shot is seen, and what they look at.

A shot is seen through the eyes of somebody whom its words name for it (`POV of a diver`, `a dog's point of view`,
`POV: I open the door`). Where they only tell who is met (`POV: a woman smiles at us`), nobody of the cast is behind
the lens.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera.moves import Amounts
from generators.previz.camera.optics import angles_of, direction
from generators.previz.scene import CameraPose
from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Subject

if TYPE_CHECKING:
    from generators.previz.camera.path import CameraPath

__all__ = ["Gaze", "gazes_of", "looked", "through_the_eyes", "viewer_of"]

F64 = NDArray[np.float64]

_SEEN_BY: Final = (
    r"(?:\bpov|point[- ]of[- ]view|first[- ]person(?: view| shot| perspective)?|\beyes)(?: shot| view)?(?: of|, as|:)? "
    r"(?:(?:an?|the|one|his|her|my) )?(?:[\w-]+ ){{0,3}}?{0}\b"
)
_OWNER: Final = r"\b{0}['\u2019]s?[- ](?:pov|point[- ]of[- ]view|perspective|eyes?|view)\b"
_OWNED: Final = re.compile(r"\b(?!his\b|her\b)[a-z]+['\u2019]s?[- ](?:pov|point[- ]of[- ]view|perspective)\b")
_SOMEBODY: Final = re.compile(r"\b(?:i|we|you|someone|somebody|my|our|your|one)\b")
"""Words for whoever sees it."""
_MET: Final = re.compile(r"\b(?:at|to|towards?|into|for|facing|before) (?:us|me|you|(?:the )?(?:camera|lens|viewer))\b")
"""Words by which who is told of is met, and does not see it."""
_AIMS: Final = re.compile(r"(?:aim|point|throw|shoot|fir|toss|hold|draw|swing|rais|wav|offer|show|shin)\w*\b")
_TAKES_ALONG: Final = re.compile(
    r"^(?:walk|run|mov|go|creep|sneak|crawl|step|wander|carry|hold)\w* .*"
    r"\b(?:with|carrying|holding|through|down|along|across)\b"
)
"""What is carried on the way is in the hands, and the eyes are on the way."""
UNNAMED: Final = frozenset({"person", "people", "someone", "somebody"})
MOST_TURN_RAD: Final = math.radians(150.0)
"""How far eyes and head and shoulders turn from the way that somebody faces."""
MOST_UP_RAD, MOST_DOWN_RAD = math.radians(50.0), math.radians(55.0)
GLANCE_RAD, GLANCE_AT_LAST_RAD = math.radians(32.0), math.radians(75.0)
"""How far somebody who crosses a room looks into it at first and at last: it is furnished along the wall beyond, +y."""
WALK_HZ, WALK_BOB_M = 1.9, 0.03
WALK_MPS, WALKED_IN, EYE_M = 1.1, 0.75, 1.62
"""Pace and eye height of somebody who walks into a place, and the most of the way to its middle that he goes."""
AT_HAND_M: Final = 1.1
"""What is taller than this is not looked up and down at from nearer than this."""
BEFORE_FACE_M: Final = 0.13
"""How far before a face its eyes are taken to be where hands are to be seen."""
TURNS_S: Final = 0.5
"""How long somebody takes to turn to what they look at."""


@dataclass(frozen=True, slots=True)
class Gaze:
    """What somebody looks at from one story time to another, s."""

    start_s: float
    end_s: float
    at: Track


def viewer_of(shot: Shot) -> str:
    """Id of the subject through whose eyes a shot is seen; empty where it is seen by nobody of the cast."""
    if not any(move.kind == "pov" for move in shot.camera.moves):
        return ""
    request = shot.request.lower()
    living = [subject for subject in shot.subjects if subject.kind in ("human", "quadruped", "bird", "fish", "insect")]
    owner = next((s.id for s in living if _is_named(_OWNER, s, request)), "")
    if owner or _OWNED.search(request):
        return owner  # or of somebody who is not in the picture: a dog's point of view of a boy
    named = next((s.id for s in living if _is_named(_SEEN_BY, s, request)), "")
    if named and not _MET.search(request):
        return named
    unnamed = next((s.id for s in living if s.noun.lower() in UNNAMED), "")
    if unnamed and _SOMEBODY.search(request):
        return unnamed
    main = shot.main_subject
    only = len(living) == 1 and main is not None and main.id == living[0].id
    only = only and living[0].importance is not Importance.BACKGROUND  # who walks through a crowd is none of it
    return main.id if only and main is not None and not _MET.search(request) and not _SOMEBODY.search(request) else ""


def _is_named(pattern: str, subject: Subject, request: str) -> bool:
    """Whether a pattern holds for one of the names of a subject."""
    names = "|".join(re.escape(name) for name in sorted(names_of(subject), key=len, reverse=True))
    return bool(names) and re.search(pattern.format(f"(?:{names})"), request) is not None


def gazes_of(shot: Shot, viewer: str, tracks: Sequence[Track], story_seconds: float) -> tuple[Gaze, ...]:
    """What the viewer's own deeds are about, in order: a door that is walked up to, a wolf that is looked back at."""
    by_id = {track.subject_id: track for track in reversed(tracks)}
    own = [
        beat
        for beat in shot.beats
        if beat.subject in (viewer, "") and beat.target in by_id and _TAKES_ALONG.search(beat.action.lower()) is None
    ]
    aims = [(beat, _aimed_at(shot, beat, by_id) or beat.target) for beat in own]
    return tuple(
        Gaze(beat.start_s or 0.0, min(beat.end_s or story_seconds, story_seconds), by_id[target])
        for beat, target in aims
        if target != viewer
    )


def _aimed_at(shot: Shot, beat: Beat, by_id: Mapping[str, Track]) -> str:
    """Id of what something is aimed at, thrown to or pointed at, which is looked at and not what is in the hands."""
    words = beat.action.lower()
    if _AIMS.match(words) is None:
        return ""
    others = (s for s in shot.subjects if s.id in by_id and s.id not in (beat.target, beat.subject))
    found = (
        s.id
        for s in others
        if any(re.search(rf"\b(?:at|to|towards?|on) .*\b{re.escape(name)}\b", words) for name in names_of(s))
    )
    return next(found, "")


def looked(gazes: Sequence[Gaze], eye: F64, ahead: tuple[float, float], story_s: float) -> tuple[float, float]:
    """Yaw and pitch (radians) of eyes that look at what their gazes are of, and ahead before and between.

    Args:
        gazes: by time.
        eye: where they are, m.
        ahead: yaw and pitch of somebody who looks where they go.
        story_s: time of the story.
    """
    yaw, pitch = ahead
    for gaze in gazes:
        share = min(max((story_s - gaze.start_s) / TURNS_S, 0.0), 1.0) if gaze.start_s > 0.0 else 1.0
        if story_s < gaze.start_s or story_s > gaze.end_s:
            continue
        if float(np.linalg.norm(np.asarray(gaze.at.centre(story_s))[:2] - eye[:2])) < AT_HAND_M < gaze.at.height_m:
            continue  # one looks through a door, and not at it, where one is about to go
        there, rise = angles_of(np.asarray(gaze.at.focus(story_s), np.float64) - eye, ahead[0])
        turn = math.remainder(there - ahead[0], 2.0 * math.pi)
        turn = min(max(turn, -MOST_TURN_RAD), MOST_TURN_RAD)
        share = share * share * (3.0 - 2.0 * share)
        yaw = ahead[0] + share * turn
        pitch = ahead[1] + share * (min(max(rise, -MOST_DOWN_RAD), MOST_UP_RAD) - ahead[1])
    return yaw, pitch


def through_the_eyes(path: CameraPath, clip_s: float, amounts: Amounts) -> CameraPose:
    """The subject's own eyes, with the bob of its steps when it walks; of nobody, eyes that walk into the place."""
    story_s = clip_s * path.time_scale
    if not path.target.animate:
        return _walking_in(path, clip_s, amounts)
    heading = path.target.heading(story_s)
    walking = min(path.target.speed(story_s), 1.0)
    phase = 2.0 * math.pi * WALK_HZ * story_s
    face = path.target.focus(story_s)
    at_hand = any(_is_at_hand(gaze, face, story_s) for gaze in path.gazes)
    position = face + heading * (BEFORE_FACE_M if at_hand else 0.25 + 0.06 * path.target.height_m)
    position = position + np.array([0.0, 0.0, walking * WALK_BOB_M * math.sin(phase)])
    yaw, _ = angles_of(heading)
    if path.glances and not path.gazes:
        gone = story_s / max(path.seconds * path.time_scale, 1e-6)
        yaw += (GLANCE_RAD + gone * (GLANCE_AT_LAST_RAD - GLANCE_RAD)) * float(heading[0]) * walking
    yaw, pitch = looked(path.gazes, position, (yaw, math.radians(-4.0)), story_s)
    yaw += math.radians(amounts.pan_deg) + walking * 0.006 * math.sin(phase / 2.0)
    pose = path.finished(clip_s, position, yaw, pitch + math.radians(amounts.tilt_deg), amounts)
    return replace(pose, focal_length_mm=min(pose.focal_length_mm, 24.0), focus_m=8.0)


def _is_at_hand(gaze: Gaze, face: F64, story_s: float) -> bool:
    """Whether a small thing is looked at in the hands, which are seen with it."""
    small = gaze.at.height_m < AT_HAND_M and gaze.start_s <= story_s <= gaze.end_s
    return small and float(np.linalg.norm(np.asarray(gaze.at.centre(story_s)) - face)) < AT_HAND_M


def _walking_in(path: CameraPath, clip_s: float, amounts: Amounts) -> CameraPose:
    """The eyes of somebody who is not seen and walks from where a place is filmed towards its middle."""
    way = path.framing.bearing_rad + math.pi
    start, _ = path.placed(0.0, amounts)
    farthest = WALKED_IN * path.framing.distance_m
    gone = min(WALK_MPS * path.seconds, farthest) * clip_s / max(path.seconds, 1e-6)
    phase = 2.0 * math.pi * WALK_HZ * clip_s
    position = start + gone * direction(way, 0.0)
    position[2] = float(path.terrain.height(float(position[0]), float(position[1]))) + EYE_M
    position[2] += WALK_BOB_M * math.sin(phase)
    yaw = way + math.radians(amounts.pan_deg) + 0.006 * math.sin(phase / 2.0)
    pose = path.finished(clip_s, position, yaw, math.radians(amounts.tilt_deg - 3.0), amounts)
    return replace(pose, focal_length_mm=min(pose.focal_length_mm, 24.0), focus_m=8.0)
