"""A shot over somebody's shoulder: their head and shoulder large and soft at one edge, and beyond them whom they face.

What is beyond is somebody they have to do with, or else the thing that they are at. Lens and distance follow from the
width of the frame at the shoulder, which is the same for every lens; so a longer lens shows more of a face.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera.frame_size import told
from generators.previz.camera.framing import LEAST_CLEARANCE_M, Framing
from generators.previz.camera.moves import PlannedMove
from generators.previz.camera.optics import angles_of, rotation
from generators.previz.camera.path import CameraPath
from generators.previz.camera.racking import eye_beside
from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["as_over_shoulder", "is_over_shoulder", "shoulder_of"]

F64 = NDArray[np.float64]

VIEW: Final = "three_quarter_back"
_SHOULDER: Final = re.compile(
    r"\bover[- ](?:(?:the|an?|his|her|their|my|your|one|[\w-]+['\u2019]s?)[- ])*shoulders?\b|\bots\b", re.IGNORECASE
)
_ONTO: Final = (
    r"(?:shoulder|\bots)(?: shot| view)? (?:on|onto|towards?|favou?ring|looking at) (?:(?:an?|the|his|her) )?"
    r"(?:[\w-]+ ){{0,3}}?{}\b"
)
"""Words that name whom such a shot is of, and not whose shoulder it is."""
BEFORE: Final = ("foreground", "back to")
"""Words of a place or a way to face of whose shoulder it is."""
LENSES_MM: Final = {
    "extreme_close_up": 100.0,
    "close_up": 85.0,
    "medium_close_up": 60.0,
    "medium_wide": 32.0,
    "full": 28.0,
}
LENS_MM: Final = 45.0
"""Lens for a size that is asked for, and for any other."""
PERSON_M, LEAST_SIZE, MOST_SIZE = 1.7, 0.45, 4.0
"""Height of a person; and how many times as large a head and a shoulder of somebody else are taken for."""
WIDTH_M: Final = 0.92
"""Width of the frame at the shoulder: a head, a shoulder, and as much room again beside them."""
HAND_WIDTH_M: Final = 1.0
"""And where what is beyond is in somebody's hands, over which the lens must look down."""
NEAR_ACROSS, FAR_ACROSS = 0.33, 0.13
"""How far from the middle the near head and what is beyond lie, frame widths, on either side."""
FACE_UP, THING_UP = 0.1, -0.02
"""Where a face and a thing beyond the shoulder lie above the middle, frame heights."""
OVER_M, OVER_THING_M = 0.04, 0.2
"""How far the lens is above the near one's eyes, for a face and for a thing beyond."""
MOST_TURN_DEG: Final = 70.0
LEAVING: Final = frozenset(
    {
        "dolly_in", "dolly_out", "zoom_in", "zoom_out", "arc_cw", "arc_ccw", "orbit", "truck_left", "truck_right",
        "pan_left", "pan_right", "crane_up", "crane_down", "pedestal_up", "pedestal_down",
    }
)  # fmt: skip
"""Moves that would leave the shoulder out of the frame."""
GENTLE: Final = 0.3
"""Share of such a move that is made where it was asked for."""
SOFT_F: Final = 2.8
"""Opening at which a shoulder is soft and a face beyond it sharp."""


def is_over_shoulder(shot: Shot) -> bool:
    """Whether a shot is asked for over somebody's shoulder."""
    return shot.camera.view == VIEW and told(shot, "camera.view") and _SHOULDER.search(shot.request) is not None


def shoulder_of(shot: Shot) -> tuple[str, str] | None:
    """Ids of whose shoulder it is and of what is beyond it; the same one twice for two of a kind.

    None where it is no such shot, or nobody or nothing else is there.
    """
    people = [subject for subject in shot.subjects if _has_a_face(subject)]
    if not people or not is_over_shoulder(shot):
        return None
    near = next((who for who in people if any(word in f"{who.position} {who.facing}" for word in BEFORE)), people[0])
    others = [who for who in people if who is not near]
    if others and any(re.search(_ONTO.format(re.escape(name)), shot.request.lower()) for name in names_of(near)):
        near, others = others[0], [near]
    if not others:
        return (near.id, near.id) if (near.count or 1) > 1 else _with_its_thing(shot, near)
    spoken_to = {beat.target for beat in shot.beats if beat.subject == near.id}
    return near.id, next((who for who in others if who.id in spoken_to), others[0]).id


def _has_a_face(subject: Subject) -> bool:
    """Whether it is somebody or an animal, over whose shoulder a lens can look and who can be looked in the face."""
    return is_person(subject) or (subject.kind is not None and table("kinds")[subject.kind].animate)


def _with_its_thing(shot: Shot, near: Subject) -> tuple[str, str] | None:
    things = [
        s for s in shot.subjects if s is not near and s.kind not in ("building", "landform", "smoke", "celestial")
    ]
    aimed = {beat.target for beat in shot.beats if beat.subject == near.id}
    found = next((s for s in things if s.id in aimed), things[0] if things else None)
    return (near.id, found.id) if found is not None else None


def as_over_shoulder(path: CameraPath, shot: Shot) -> CameraPath:
    """The path from behind the shoulder of the one towards the other; itself for any other shot.

    Args:
        path: as framing and moves have it.
        shot: what it says of size and lens is kept.
    """
    found = _tracks(shot, (*path.target.tracks, *path.others))
    if found is None:
        return path
    near, far, face = found
    others = tuple(track for track in (*path.target.tracks, *path.others) if track is not far)
    path = replace(path, target=replace(path.target, tracks=(far,), animate=face), others=others)
    path = replace(path, framing=_framed(path, shot, near, far, face), planned=_with_the_shoulder(path, shot))
    return path if told(shot, "camera.aperture_f") else replace(path, aperture_f=min(path.aperture_f, SOFT_F))


def _with_the_shoulder(path: CameraPath, shot: Shot) -> tuple[PlannedMove, ...]:
    """The moves, of which those that would leave the shoulder behind go a little way, or none that nobody asked for."""
    asked = any(told(shot, field) for field in ("camera.moves", "camera.moves[0]", "camera.moves[0].kind"))
    share = GENTLE if asked else 0.0
    return tuple(replace(m, total=share * m.total) if m.kind in LEAVING else m for m in path.planned)


def _tracks(shot: Shot, tracks: Sequence[Track]) -> tuple[Track, Track, bool] | None:
    """The tracks of both, and whether what is beyond has a face."""
    ids = shoulder_of(shot)
    near = next((track for track in tracks if ids and track.subject_id == ids[0]), None)
    far = next((track for track in tracks if ids and track is not near and track.subject_id == ids[1]), None)
    if near is None or far is None:
        return None
    return near, far, any(subject.id == far.subject_id and _has_a_face(subject) for subject in shot.subjects)


def _framed(path: CameraPath, shot: Shot, near: Track, far: Track, face: bool) -> Framing:
    """The framing from behind the near one, with the far one beyond and to the other side of the frame."""
    asked = shot.camera.size if told(shot, "camera.size") else None
    focal = path.framing.focal_length_mm
    focal = focal if told(shot, "camera.focal_length_mm") else LENSES_MM.get(asked or "", LENS_MM)
    sensor_w, sensor_h = path.framing.sensor_mm
    story_s = path.framing.still_s
    first, second = (np.asarray(who.focus(story_s), np.float64) for who in (near, far))
    person = any(subject.id == near.subject_id and is_person(subject) for subject in shot.subjects)
    size = 1.0 if person else min(max(near.height_m / PERSON_M, LEAST_SIZE), MOST_SIZE)
    away = size * (WIDTH_M if face else HAND_WIDTH_M) * focal / sensor_w
    apart = math.atan((NEAR_ACROSS + FAR_ACROSS) * sensor_w / focal)
    eye = eye_beside(path, first, second, away, apart, most_deg=MOST_TURN_DEG)
    eye[2] = first[2] + (OVER_M if face else OVER_THING_M)
    ground = float(path.terrain.height(float(eye[0]), float(eye[1])))
    eye[2] = max(eye[2], ground + LEAST_CLEARANCE_M)
    (near_yaw, _), (yaw, rise) = (angles_of(point - eye) for point in (first, second))
    turned = math.remainder(near_yaw - yaw, 2.0 * math.pi)
    yaw += turned * FAR_ACROSS / (NEAR_ACROSS + FAR_ACROSS)
    pitch = rise - (FACE_UP if face else THING_UP) * math.atan(sensor_h / focal)
    local = (second - eye) @ rotation(yaw, pitch)
    return replace(path.framing.looking(yaw, pitch, local, focal, sensor_h), close=True, widened=1.0)
