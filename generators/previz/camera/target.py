"""What the camera is for: the subject, or the group of subjects, or the place itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Terrain, Track
from generators.previz.bonds import keepings
from generators.previz.camera.parts import part_of
from generators.previz.lone_isles import is_lone_isle
from generators.previz.things import names_of
from prompts.shot import Importance, Move, Shot, Source, Speed
from prompts.vocabulary import table

__all__ = ["Target", "as_place", "is_of_hands", "target_of"]

F64 = NDArray[np.float64]
FACING = -0.6
"""Cosine between the headings of two who face one another."""
LYING = 1.6
"""Length over height of a person who lies."""
TOGETHER = frozenset({"ride", "drive", "work", "carry", "open"})
"""Motions whose target, if it is large, is one picture with who does them."""
ASTRIDE_M, ASTRIDE_UP_M = 0.6, 0.35
"""How near over somebody's middle a rider's is, and how far above it."""
BROAD = frozenset({"building", "landform"})
"""Kinds that people are filmed before and not with."""
_BY_ITS_SIDE = re.compile(
    r"\b(?:left|right|top|bottom|side) of\b"
    r"|\b(?:beside|next to|near|alongside|behind|in front of|above|below|over|under|beneath|underneath)\b"
)
"""Words of a place that is only seen with what it is told by."""
COMPARABLE, COMPARABLE_TO_ONE = 6.0, 3.0
"""How many times as large, at the most, what a place is told by may be to be framed with it; and with who lives."""
PARTING = 1.2
"""Who comes or goes by more than this, over the size of the two, is not framed with who is there all along."""
MOUNTS = frozenset({"quadruped", "cycle", "vehicle", "boat"})
FACES = frozenset({"extreme_close_up", "close_up", "medium_close_up", "medium"})
"""Sizes that show who is in a vehicle, and not all of it."""
CLOSE = frozenset({"extreme_close_up", "close_up", "medium_close_up"})
SEEN_PLACE = {
    "size": "wide", "focal_length_mm": 26.0, "height_m": 2.0, "distance_m": None, "view": None,
    "aperture_f": 8.0, "focus": "deep focus",
}  # fmt: skip
_FROM_THE_AIR = re.compile(
    r"\b(?:aerial|drone|from the air|helicopter) (?:shot|view|flight|flyover|footage|perspective|video|clip)\b"
    r"|\b(?:fly|flies|flying|flight|flyover) over\b",
    re.IGNORECASE,
)
"""How a place is asked for that is seen from the air."""
ROUND_A_PLACE = frozenset({"arc_cw", "arc_ccw", "orbit_cw", "orbit_ccw", "orbit"})
ROUND_FROM_M = 36.0
"""From how far off a camera in the air goes round a place, m."""
PLACE_HEIGHT_M = 1.8
"""A landscape without a subject is framed as if somebody stood in it."""


_OF_HANDS = re.compile(r"^(?!deep|soft|shallow).*\b(?:hands?|fingers?|fingertips|palms?)$")


def is_of_hands(shot: Shot) -> bool:
    """Whether the camera is close on somebody's hands, and need not see whose they are."""
    return shot.camera.size in CLOSE and _OF_HANDS.search(shot.camera.focus.lower()) is not None


@dataclass(frozen=True)
class Target:
    """One subject or several, seen as one thing to frame.

    Attributes:
        tracks: the subjects; empty for a place.
        animate: whether close sizes mean a face (else they mean a thing that fills the frame).
        ground_z: ground height at the origin, for a place.
    """

    tracks: tuple[Track, ...]
    animate: bool
    ground_z: float = 0.0

    def _middle(self, of: Callable[[Track], F64]) -> F64:
        points = [np.asarray(of(track), np.float64) for track in self.tracks]
        return np.asarray((np.min(points, axis=0) + np.max(points, axis=0)) / 2, np.float64)

    def centre(self, story_s: float) -> F64:
        """Middle of the bounding box, m."""
        if not self.tracks:
            return np.array([0.0, 0.0, self.ground_z + PLACE_HEIGHT_M / 2])
        return self._middle(lambda track: track.centre(story_s))

    def focus(self, story_s: float) -> F64:
        """What a close shot looks at: the face, the middle of several faces, or the middle of the thing."""
        return self._middle(lambda track: track.focus(story_s)) if self.tracks else self.centre(story_s)

    def base_z(self, story_s: float) -> float:
        """Height of the ground below, m."""
        return float(self._middle(lambda track: track.base(story_s))[2]) if self.tracks else self.ground_z

    def heading(self, story_s: float) -> F64:
        """Level unit vector; towards -y for a place."""
        if not self.tracks:
            return np.array([0.0, -1.0, 0.0])
        ways = [np.asarray(track.heading(story_s), np.float64) for track in self.tracks]
        if len(ways) == 2 and self.animate and float(ways[0] @ ways[1]) < FACING:
            # Two who face one another are seen from the side, across the line between them.
            x, y, _ = ways[0]
            across = np.array([y, -x, 0.0])
            return across if across[1] < 0 else -across
        return ways[0]

    @cached_property
    def height_m(self) -> float:
        """Of the tallest; of things that stand on one another, of the whole pile."""
        tallest = max((track.height_m for track in self.tracks), default=PLACE_HEIGHT_M)
        if len(self.tracks) < 2 or (self.animate and not self._ridden()):
            return tallest
        ends = [(float(track.centre(0.0)[2]), track.height_m / 2) for track in self.tracks]
        return max(tallest, max(z + half for z, half in ends) - min(z - half for z, half in ends))

    def _ridden(self) -> bool:
        """Whether the first of those who live sits on the back of another, over which the frame must reach."""
        first = self.tracks[0].centre(0.0)
        return any(
            float(np.hypot(*(first - other.centre(0.0))[:2])) < ASTRIDE_M
            and first[2] - other.centre(0.0)[2] > ASTRIDE_UP_M
            for other in self.tracks[1:]
        )

    @cached_property
    def stature_m(self) -> float:
        """Height of the tallest as it stands; of who lies, the length."""
        acted = [track for track in self.tracks if self.animate and getattr(track, "cues", None)]
        lengths = [(max(track.length_m, track.width_m), track.height_m) for track in acted]
        return max([self.height_m, *(length for length, height in lengths if length > LYING * height)])

    @cached_property
    def head_m(self) -> float:
        """How high the highest head is, where heads are a large share of a height; 0 otherwise."""
        return max((getattr(track, "head_m", 0.0) for track in self.tracks), default=0.0) if self.animate else 0.0

    @property
    def lies(self) -> bool:
        """Whether it is much longer than high."""
        return self.stature_m > self.height_m

    @cached_property
    def busy_m(self) -> tuple[float, float] | None:
        """Lowest and highest of what hands are at, over the ground, m."""
        spans = [span for track in self.tracks if (span := getattr(track, "busy_m", None))]
        return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None

    def across_m(self, view_axis: F64, story_s: float) -> float:
        """Horizontal extent as seen along a level unit vector."""
        if not self.tracks:
            return 0.0
        right = np.array([view_axis[1], -view_axis[0], 0.0])
        ends = [_ends(track, right, story_s) for track in self.tracks]
        return max(high for _, high in ends) - min(low for low, _ in ends)

    def speed(self, story_s: float) -> float:
        """Travelling speed of the first, m/s."""
        return self.tracks[0].speed(story_s) if self.tracks else 0.0


def _ends(track: Track, right: F64, story_s: float) -> tuple[float, float]:
    heading = np.asarray(track.heading(story_s), np.float64)
    along = abs(float(heading @ right))
    half = 0.5 * (track.length_m * along + track.width_m * max(1.0 - along * along, 0.0) ** 0.5)
    middle = float(np.asarray(track.centre(story_s)) @ right)
    return middle - half, middle + half


def is_animate(shot: Shot, subject_id: str) -> bool:
    """Whether a subject of the shot is a person or an animal."""
    kind = next((subject.kind for subject in shot.subjects if subject.id == subject_id), None)
    entry = table("kinds").get(kind or "")
    return entry is not None and entry.animate


def as_place(shot: Shot, asked: Shot, tracks: Sequence[Track], *, skyward: bool = False) -> Shot:
    """The shot as a camera takes a place in which nobody is framed: what the director chose for a thing is let go.

    Args:
        shot: as it is staged.
        asked: as it was asked for, with subjects that the set and the air show by themselves.
        tracks: whom the stage shows.
        skyward: whether it is for something in the sky, which the lens is tipped up to.
    """
    aloft = _FROM_THE_AIR.search(shot.request) is not None or is_lone_isle(asked)
    if not tracks and not asked.subjects and aloft:
        return _flown_over(shot)
    mains = {subject.id for subject in asked.subjects if subject.importance is Importance.MAIN}
    if any(track.subject_id in mains for track in tracks) or (tracks and not mains):
        return shot
    sources = {field: shot.source_of(f"camera.{field}") for field in ("angle", *SEEN_PLACE)}
    if any(_is_decided(shot, field) for field in ("angle", "height_m")):
        return shot
    let_go = {f: v for f, v in SEEN_PLACE.items() if (cue := sources[f]) and cue.source is not Source.USER}
    composed = shot.source_of("camera.composition")
    if not shot.setting.interior and composed is not None and composed.source is not Source.USER:
        let_go["composition"] = "horizon on the lower third"
    let_go |= {"angle": "ground_level", "height_m": None} if skyward else {}
    moves = [move.model_copy(update={"target": ""}) for move in shot.camera.moves]
    if skyward:  # nobody goes along with what streaks across the sky
        moves = [move for move in moves if not move.kind.startswith("track")]
    return shot.model_copy(update={"camera": shot.camera.model_copy(update={**let_go, "moves": moves})})


def _is_decided(shot: Shot, field: str) -> bool:
    """Whether the user, or nobody on record, decided a field of the camera."""
    cue = shot.source_of(f"camera.{field}")
    return getattr(shot.camera, field) is not None if cue is None else cue.source is Source.USER


def _flown_over(shot: Shot) -> Shot:
    """The shot of a place from the air: a level flight towards the horizon, unless the user told another move."""
    told = [move for move in shot.camera.moves if _is_told(shot, move.kind)]
    moves = told or [Move(kind="aerial", speed=Speed.SLOW)]
    seen = {**SEEN_PLACE, "angle": "high_angle", "height_m": None, "moves": moves}
    if any(move.kind in ROUND_A_PLACE for move in moves):
        seen |= {"size": None, "distance_m": ROUND_FROM_M}
    return shot.model_copy(update={"camera": shot.camera.model_copy(update=seen)})


def _is_told(shot: Shot, kind: str) -> bool:
    """Whether the user asked for a move that is in the shot."""
    at = next(number for number, move in enumerate(shot.camera.moves) if move.kind == kind)
    cue = shot.source_of(f"camera.moves[{at}].kind") or shot.source_of("camera.moves")
    return cue is None or cue.source is Source.USER


def target_of(shot: Shot, tracks: Sequence[Track], terrain: Terrain, story_seconds: float) -> Target:
    """What the shot frames: the subject its moves name, else its main subjects, else all, else the place.

    Args:
        shot: whose main subjects they are.
        tracks: the staged subjects.
        terrain: the ground.
        story_seconds: who comes or goes while the first of them stays is not framed with it.
    """
    families = table("camera_moves")
    aimed = [move for move in shot.camera.moves if move.target and move.kind != "rack_focus"]
    named = {move.target for move in aimed}
    mains = {subject.id for subject in shot.subjects if subject.importance is Importance.MAIN}
    if named <= mains and not any(families[move.kind].family == "follow" for move in aimed):
        named = mains  # a move about one of several main subjects still shows them all
    if not named or named == mains:
        mains |= _with(shot, mains)
        named = mains if named else named
    chosen = [track for track in tracks if track.subject_id in named]
    if named & mains:
        chosen += _told_by(shot, chosen, tracks)
    chosen = chosen or [track for track in tracks if track.subject_id in mains] or _whose_eyes(shot, tracks)
    if len(chosen) > 1 and is_animate(shot, chosen[0].subject_id):
        broad = {subject.id for subject in shot.subjects if subject.kind in (*BROAD, "smoke")}
        chosen = [track for track in chosen if track.subject_id not in broad]
    if part_of(shot) is not None and shot.main_subject is not None:
        chosen = [track for track in chosen if track.subject_id == shot.main_subject.id][:1] or chosen
    chosen = _keeping_together(chosen, story_seconds)
    animate = bool(chosen) and is_animate(shot, chosen[0].subject_id)
    return Target(tuple(chosen), animate, float(terrain.height(0.0, 0.0)))


def _whose_eyes(shot: Shot, tracks: Sequence[Track]) -> list[Track]:
    """All that are there; nobody of the passers-by where the lens is the eyes of who walks among them."""
    passing = {subject.id for subject in shot.subjects if subject.importance is Importance.BACKGROUND}
    own_eyes = any(move.kind == "pov" for move in shot.camera.moves)
    return [track for track in tracks if not (own_eyes and track.subject_id in passing)]


def _told_by(shot: Shot, chosen: Sequence[Track], tracks: Sequence[Track]) -> list[Track]:
    """The things by which the words tell where the subjects are: a car, for a bicycle on the left of it."""
    by_id = {subject.id: subject for subject in shot.subjects}
    found: list[Track] = []
    for track in chosen:
        told = by_id[track.subject_id].position.lower() if track.subject_id in by_id else ""
        if not _BY_ITS_SIDE.search(told):
            continue
        most = (COMPARABLE_TO_ONE if is_animate(shot, track.subject_id) else COMPARABLE) * _size_m(track)
        found += [
            other
            for other in tracks
            if other not in (*chosen, *found)
            and _size_m(other) <= most
            and any(re.search(rf"\b{re.escape(name)}\b", told) for name in names_of(by_id[other.subject_id]))
        ]
    return found


def _size_m(track: Track) -> float:
    return max(track.height_m, track.length_m, track.width_m)


def _keeping_together(tracks: Sequence[Track], story_seconds: float) -> list[Track]:
    """The first of the subjects, and those that stay with it; physics alone brings together what it moves."""
    if len(tracks) < 2 or not hasattr(tracks[0], "travel"):
        return list(tracks)
    lead, times = tracks[0], np.linspace(0.0, story_seconds, 9)

    def parts(track: Track) -> bool:
        apart = [np.asarray(track.centre(float(t)) - lead.centre(float(t)))[:2] for t in times]
        size = max(lead.height_m, lead.length_m)
        return float(np.linalg.norm(np.ptp(apart, axis=0))) > PARTING * (size + min(size, track.length_m))

    return [
        lead,
        *(t for t in tracks[1:] if not hasattr(t, "travel") or t.subject_id == lead.subject_id or not parts(t)),
    ]


def _with(shot: Shot, mains: set[str]) -> set[str]:
    """Whom the main subjects act on, ride, chase or lead: no picture of the one is without the other."""
    kinds = {subject.id: table("kinds").get(subject.kind or "") for subject in shot.subjects}
    found = set()
    close = shot.camera.size in FACES
    mounts = MOUNTS - {"vehicle"} if close else MOUNTS
    for beat in shot.beats:
        kind = kinds.get(beat.target)
        rides = kind is not None and kind.id in mounts and beat.motion in TOGETHER
        if beat.subject in mains and kind is not None and (kind.animate or rides):
            found.add(beat.target)
    for keeping in keepings(shot):
        if keeping.firm and mains & {keeping.who, keeping.to}:
            found |= {keeping.who, keeping.to}
    return found - {beat.target for beat in shot.beats if beat.motion == "drive"} if close else found
