"""The camera over the clip: one pose for every instant, from the framing and the sum of the moves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Terrain, Track, under_the_lens
from generators.previz.camera.along import going_along
from generators.previz.camera.aperture import aperture_of
from generators.previz.camera.bodies import outside
from generators.previz.camera.eyes import Gaze, gazes_of, through_the_eyes, viewer_of
from generators.previz.camera.flights import FLIGHTS
from generators.previz.camera.framing import LEAST_CLEARANCE_M, Framing, frame_subject
from generators.previz.camera.moves import (
    Aiming,
    Amounts,
    PlannedMove,
    aiming_of,
    amounts_at,
    eased,
    follow_of,
    plan_moves,
)
from generators.previz.camera.noise import Sway
from generators.previz.camera.optics import angles_of, direction, rotation, sensor_mm
from generators.previz.camera.orbiting import all_round
from generators.previz.camera.panning import pan_between, panned_to, swept_in
from generators.previz.camera.proportions import in_proportion
from generators.previz.camera.receding import receding
from generators.previz.camera.revealing import BACK, ZOOMS, drawn_back, reveals_from
from generators.previz.camera.target import Target, target_of
from generators.previz.camera.tilting import opens_up, sky_share, tilted_over
from generators.previz.scene import CameraPose
from prompts.shot import Shot, Stability
from prompts.vocabulary import table

__all__ = ["CameraPath", "camera_path"]

F64 = NDArray[np.float64]

FOCAL_LIMITS_MM = (9.0, 400.0)
ZOOM_ROOM_MM = (16.0, 150.0)
"""Focal lengths that a dolly zoom runs between when the lens is the director's choice."""
ALONE, FOLLOWED = 0.6, 0.95
"""Natural logarithms of a zoom up to which the camera does not turn with it, and from which it turns wholly."""
DRIFT_SHARE = 1.1
"""A camera that only aims lets its subject go this many distances away, then travels along for the rest."""
AERIAL_ELEVATION_DEG = 32.0
GROUP_APPROACH = 0.15
"""A push-in on several subjects ends before the outer ones leave the frame, as a share of the distance."""
HORIZON_LOW, SUBJECT_LOW = 0.72, 1.12
"""Halves of the frame's height that the horizon may be over its middle, and the subject below the horizon."""
GIMBAL_SWAY_DEG = 0.06
OPENING: Final = 1.6
"""How much farther off a camera ends that rises to show what lies beyond, over its distance."""
SAME_DEPTH_M, BEHIND = 0.28, 5.0
"""Two whose depths differ by less have one; and how many times as far off what lies behind is."""


NEAR_APPROACH = 0.5
"""Share of the way to somebody who lies at which the face has the place in the frame that the body had."""


@dataclass(frozen=True, slots=True)
class CameraPath:
    """The camera of one clip. `pose` is a pure function of time.

    Attributes:
        framing: where it stands against its subject. planned: the moves with times and totals.
        aiming: how it keeps its subject. seconds: length of the clip.
    """

    framing: Framing
    planned: tuple[PlannedMove, ...]
    aiming: Aiming
    seconds: float
    target: Target
    others: tuple[Track, ...]
    terrain: Terrain
    time_scale: float
    aperture_f: float
    sway: Sway
    sway_deg: float
    ride: float
    """Share of the subject's travel that the camera body makes with it."""
    first: Track | None = None
    """Whom a pan from one to another begins on."""
    down_rad: float | None = None
    """How far down the lens looks on a flight over a place; None to go by what it is for."""
    eyes: bool = False
    """Whether a view through somebody's eyes is through those of its target, or of nobody who walks into a place."""
    gazes: tuple[Gaze, ...] = ()
    """What those eyes look at, and when."""
    glances: bool = False
    """Whether those eyes look into the room that they cross."""
    close_on: Track | None = None
    """What a camera begins close on that draws back to reveal its target."""
    zooms: bool = False
    """Whether it draws back by its lens alone."""
    opens: bool = False
    """Whether it rises over its subject to show what lies beyond: then it keeps the horizon in the frame."""

    skyward: float | None = None
    """The share of the clip at which a tilt is on the sky, and its subject out of frame; None for any other move."""

    def pose(self, clip_s: float) -> CameraPose:
        """The pose at a time of the clip, seconds (0 .. `seconds`)."""
        story_s = clip_s * self.time_scale
        amounts = amounts_at(self.planned, clip_s)
        if self.eyes and any(move.kind == "pov" for move in self.planned):
            return through_the_eyes(self, clip_s, amounts)
        position, aim = self.placed(story_s, amounts)
        position = self._clear(position, story_s)
        yaw, pitch = self._look(position, aim, story_s, amounts)
        pose = self.finished(clip_s, position, yaw, pitch, amounts)
        return pose if self.close_on is None else drawn_back(self, self.close_on, clip_s, pose)

    def _anchor(self, framing: Framing, story_s: float, bearing: float, elevation: float) -> F64:
        """The aim that the camera body keeps its distance from."""
        now = framing.aim(self.target, story_s, bearing, elevation)
        if self.aiming.follows:
            return now
        then = framing.aim(self.target, framing.still_s, bearing, elevation)
        return then + self.ride * (now - then)

    def placed(self, story_s: float, amounts: Amounts) -> tuple[F64, F64]:
        """Camera position, and the point it looks at if it keeps its subject."""
        approach = min(amounts.approach, GROUP_APPROACH) if len(self.target.tracks) > 1 else amounts.approach
        framing = self.framing.nearer(1.0 - approach) if approach else self.framing
        bearing = framing.bearing_rad + math.radians(amounts.orbit_deg)
        if self.aiming.follows:
            bearing += self._turned(story_s)
        elevation = min(framing.elevation_rad + math.radians(amounts.rise_deg), math.radians(89.0))
        factor = (1.0 - approach) * math.exp(amounts.dolly_zoom)
        distance = framing.distance_m * factor
        anchor = self._anchor(framing, story_s, bearing, elevation)
        right = np.array([-math.sin(bearing), math.cos(bearing), 0.0])
        offset = distance * direction(bearing, elevation) + amounts.right_m * right
        offset[2] += amounts.up_m
        offset -= self._flight(amounts.flight_m) * direction(bearing, 0.0)
        aim = framing.aim(self.target, story_s, bearing, elevation)
        to_face = self._to_face(story_s, approach)
        return anchor + offset + to_face, aim + to_face

    def _to_face(self, story_s: float, approach: float) -> F64:
        """How far towards the face of somebody who lies a camera goes aside as it comes nearer, m."""
        target = self.target
        if approach <= 0.0 or self.framing.close or len(target.tracks) != 1 or not (target.animate and target.lies):
            return np.zeros(3)
        share = min(approach / NEAR_APPROACH, 1.0)
        return np.asarray(share * (target.focus(story_s) - target.centre(story_s)) * (1.0, 1.0, 0.0), np.float64)

    def _turned(self, story_s: float) -> float:
        """How far the subject has turned since the start, so that a following camera keeps its side."""
        first, now = self.target.heading(0.0), self.target.heading(story_s)
        return math.atan2(float(first[0] * now[1] - first[1] * now[0]), float(first @ now))

    def _flight(self, flight_m: float) -> float:
        """Forward travel: an approach stops short of the subject, an aerial passes over from before to beyond."""
        kinds = {move.kind for move in self.planned}
        if "fpv" in kinds and self.down_rad is not None:
            total = sum(move.total for move in self.planned if move.kind == "fpv")
            return min(flight_m + total, 1.6 * self.framing.distance_m)  # in among what stands there, and past it
        if "fpv" in kinds:
            return max(flight_m, -4.0 * self.framing.distance_m)
        if "aerial" in kinds:
            total = sum(move.total for move in self.planned if move.kind == "aerial")
            return (flight_m - total / 2.0) * min(1.0, 0.8 * self.framing.distance_m / max(total, 1e-6))
        if self.ride > 0.0 or self.aiming.follows:
            return 0.0
        return min(flight_m, 0.5 * self.framing.distance_m)

    def _look(self, position: F64, aim: F64, story_s: float, amounts: Amounts) -> tuple[float, float]:
        framing = self.framing
        yaw = framing.bearing_rad + math.radians(amounts.orbit_deg) + math.pi
        pitch = -framing.elevation_rad
        if self.aiming.follows:
            yaw += self._turned(story_s)
        to_yaw, to_pitch = angles_of(aim - position, yaw)
        yaw = to_yaw if self.aiming.yaw else yaw
        pitch = to_pitch if self.aiming.pitch else pitch
        pitch = pitch if self.down_rad is None else -self.down_rad
        pitch = max(pitch, -HORIZON_LOW * self.half_view()) if self.opens else pitch
        if amounts.zoom > 0.0 and self.target.tracks:
            across, up = self._towards_it(position, aim, story_s, amounts)
            yaw, pitch = yaw + across, pitch + up
        return yaw + math.radians(amounts.pan_deg), pitch + math.radians(amounts.tilt_deg)

    def _towards_it(self, position: F64, aim: F64, story_s: float, amounts: Amounts) -> tuple[float, float]:
        """How far (rad) a lens that zooms far in turns, so that its subject keeps its place in the narrower frame.

        A lesser zoom leaves it in the frame and is the lens's alone.
        """
        framing = self.framing.nearer(math.exp(-amounts.zoom))
        bearing = framing.bearing_rad + math.radians(amounts.orbit_deg)
        nearer = framing.aim(self.target, story_s, bearing, framing.elevation_rad)
        yaw, pitch = angles_of(aim - position, bearing + math.pi)
        to_yaw, to_pitch = angles_of(nearer - position, yaw)
        share = min(max((amounts.zoom - ALONE) / (FOLLOWED - ALONE), 0.0), 1.0)
        return share * (to_yaw - yaw), share * (to_pitch - pitch)

    def half_view(self) -> float:
        """Half of the angle that the frame is high, rad."""
        return math.atan2(0.5 * self.framing.sensor_mm[1], self.framing.focal_length_mm)

    def finished(self, clip_s: float, position: F64, yaw: float, pitch: float, amounts: Amounts) -> CameraPose:
        """Roll, the operator's hand, the lens and the focus."""
        hand = self.sway.at(clip_s) * math.radians(self.sway_deg)
        roll = self.framing.roll_rad + math.radians(amounts.roll_deg) + 0.4 * hand[2] + self._bank(clip_s)
        axes = rotation(yaw + hand[0], min(max(pitch + hand[1], -1.56), 1.56), roll)
        position = position + axes @ hand[3:] * 0.35 * min(self.framing.distance_m, 4.0)
        focal = self.framing.focal_length_mm * math.exp(amounts.zoom + amounts.dolly_zoom)
        return CameraPose(
            position=position.astype(np.float32),
            rotation=axes.astype(np.float32),
            focal_length_mm=min(max(focal, FOCAL_LIMITS_MM[0]), FOCAL_LIMITS_MM[1]),
            sensor_mm=self.framing.sensor_mm,
            focus_m=self._focus(clip_s, position, axes),
            aperture_f=self.aperture_f,
        )

    def _bank(self, clip_s: float) -> float:
        """An FPV drone leans into its gentle weave."""
        if not any(move.kind == "fpv" for move in self.planned):
            return 0.0
        return math.radians(9.0) * math.sin(2.0 * math.pi * clip_s / 3.1 + float(self.sway.phases[0, 0]))

    def _focus(self, clip_s: float, position: F64, axes: F64) -> float:
        """Focus distance along the view axis, m; a rack pulls from one depth to another."""
        story_s = clip_s * self.time_scale

        def depth(point: F64) -> float:
            return max(float((point - position) @ -axes[:, 2]), 0.05)

        near = depth(self.framing.reference(self.target, story_s))
        if self.first is not None:
            there = (self.target.focus(story_s), np.asarray(self.first.focus(story_s)))
            seen = [(point - position) / max(float(np.linalg.norm(point - position)), 0.05) for point in there]
            return depth(there[int(np.argmax([float(way @ -axes[:, 2]) for way in seen]))])
        rack = next((move for move in self.planned if move.kind == "rack_focus"), None)
        if rack is None:
            return near
        if self.target.tracks:
            near = depth(self.target.focus(story_s))  # a face, however much of the body is framed
        named = next((t for t in self.others if t.subject_id == rack.target), None)
        depths = [depth(np.asarray(track.focus(story_s))) for track in ([named] if named else self.others)]
        other = next((away for away in depths if named or abs(away - near) > SAME_DEPTH_M), None)
        # Where nobody else is at another depth, it is pulled to what lies behind.
        first, last = (near, BEHIND * near) if other is None else (near, other) if named else (other, near)
        middle, half = (rack.start_s + rack.end_s) / 2, min(rack.total, rack.end_s - rack.start_s) / 2
        share = eased(clip_s, middle - half, middle + half)
        return 1.0 / (1.0 / first + share * (1.0 / last - 1.0 / first))

    def _clear(self, position: F64, story_s: float) -> F64:
        """Out of the ground and out of every body."""
        within = [track for track in self.others if not self._is_on(track, story_s)]
        for track in (*self.target.tracks, *within):
            position = outside(track, position, story_s)
        ground = under_the_lens(self.terrain, float(position[0]), float(position[1]))
        lowest = ground + min(LEAST_CLEARANCE_M, 0.5 * self.target.height_m)
        return np.array([position[0], position[1], max(float(position[2]), lowest)])

    def _is_on(self, other: Track, story_s: float) -> bool:
        """Whether the subject is in or on something larger, such as a bridge: then the camera may be so too."""
        point = self.target.centre(story_s)
        return other.height_m > self.target.height_m and bool(np.any(outside(other, point, story_s) != point))


def camera_path(
    shot: Shot, tracks: Sequence[Track], terrain: Terrain, *, seconds: float, aspect: float, seed: int
) -> CameraPath:
    """The camera of a clip.

    Args:
        shot: `camera` says everything; gaps get plain choices.
        tracks: the staged subjects, over story time.
        terrain: the ground.
        seconds: length of the clip, s.
        aspect: width over height of the picture.
        seed: of the operator's hand.
    """
    planned = plan_moves(shot.camera.moves, seconds)
    time_scale = shot.time_scale or 1.0
    viewer = viewer_of(shot)
    seeing = tuple(track for track in tracks if track.subject_id == viewer)[:1]
    target, first = pan_between(shot, target_of(shot, tracks, terrain, seconds * time_scale), tracks)
    target = replace(target, tracks=seeing, animate=True) if seeing else target
    target, close_on = reveals_from(shot, target, tracks)
    planned = tuple(move for move in planned if move.kind not in BACK) if close_on else planned
    aiming = going_along(shot, aiming_of(planned), target, seconds * time_scale)
    framing = frame_subject(
        shot,
        target,
        terrain,
        aiming,
        sensor_mm=sensor_mm(aspect),
        story_seconds=seconds * time_scale,
        follow_azimuth_deg=follow_of(planned),
    )
    framing = _for_moves(framing, shot, planned)
    flights = [] if target.tracks else [FLIGHTS[move.kind] for move in planned if move.kind in FLIGHTS]
    if flights:
        away = max(framing.distance_m, flights[0].distance_m)
        framing = replace(framing, elevation_rad=math.radians(flights[0].elevation_deg), distance_m=away)
    planned = tilted_over(all_round(in_proportion(planned, shot, framing), shot), shot, framing, target)
    planned = swept_in(receding(planned, shot, framing, target, seconds), shot, framing, target)
    path = CameraPath(
        framing=framing,
        planned=planned,
        aiming=aiming,
        seconds=seconds,
        target=target,
        others=tuple(track for track in tracks if track not in target.tracks),
        terrain=terrain,
        time_scale=time_scale,
        aperture_f=aperture_of(shot, framing, target),
        sway=Sway.of(seed),
        sway_deg=_sway_deg(shot, planned),
        ride=_ride(framing, target, aiming, planned, seconds * time_scale),
        down_rad=math.radians(flights[0].down_deg) if flights else None,
        eyes=bool(seeing) or not target.animate,
        close_on=close_on,
        zooms=any(move.kind in ZOOMS for move in shot.camera.moves),
        skyward=sky_share(shot),
        gazes=gazes_of(shot, viewer, tracks, seconds * time_scale) if seeing else (),
        glances=bool(seeing) and bool(shot.setting.interior),
    )
    path = _opened(path) if opens_up(shot) else path
    return path if first is None else replace(path, planned=panned_to(path, first), first=first)


def _opened(path: CameraPath) -> CameraPath:
    """The path with a rise that leaves both the subject and the horizon in the frame."""
    half = path.half_view()
    room = math.degrees(max(SUBJECT_LOW * half - path.framing.elevation_rad, 0.3 * half))
    planned = tuple(
        replace(move, total=min(move.total, room)) if move.kind == "crane_up" else move for move in path.planned
    )
    if all(move.kind in ("crane_up", "pedestal_up") for move in planned):
        rise = planned[0]
        planned = (*planned, PlannedMove("dolly_out", rise.start_s, rise.end_s, -OPENING))
    return replace(path, planned=planned, opens=True)


def _for_moves(framing: Framing, shot: Shot, planned: Sequence[PlannedMove]) -> Framing:
    """Room for what the moves will do: height for an aerial, focal lengths for a dolly zoom."""
    kinds = {move.kind for move in planned}
    if kinds & {"aerial", "track_aerial"} and shot.camera.angle in (None, "eye_level"):
        high = math.radians(AERIAL_ELEVATION_DEG)
        framing = replace(framing, elevation_rad=max(framing.elevation_rad, high))
    framing = _raised(framing, sum(move.total for move in planned if move.kind == "dolly_in"))
    total = sum(move.total for move in planned if move.kind in ("dolly_zoom_in", "dolly_zoom_out"))
    if total == 0.0:
        return framing
    low, high = ZOOM_ROOM_MM
    last = framing.focal_length_mm * math.exp(total)
    change = max(low / last, 1.0) if total < 0.0 else min(high / last, 1.0)
    start = max(framing.focal_length_mm * change, low)
    change = start / framing.focal_length_mm
    return replace(framing, focal_length_mm=start, distance_m=framing.distance_m * change)


def _raised(framing: Framing, approach: float) -> Framing:
    """The framing from a height at which a push-in can run level to its end, if the feet stay in frame for it."""
    end_up_m = framing.nearer(1.0 - approach).up_m
    feet_m = 0.48 * framing.frame_m - framing.head_m
    return replace(framing, up_m=end_up_m) if framing.up_m < end_up_m < feet_m else framing


def _ride(
    framing: Framing, target: Target, aiming: Aiming, planned: Sequence[PlannedMove], story_seconds: float
) -> float:
    """Share of the subject's travel that a camera which aims also makes, so that it stays a subject."""
    kinds = {move.kind for move in planned}
    stays = kinds & {"pan_follow", "tilt_follow"}
    if aiming.follows or stays or not (aiming.yaw and aiming.pitch) or not target.tracks:
        return 0.0
    if kinds & {"dolly_zoom_in", "dolly_zoom_out"} or ("steadicam" in kinds and target.speed(framing.still_s) > 0.0):
        return 1.0
    ends = [framing.reference(target, t) for t in (0.0, story_seconds)]
    away = max(float(np.linalg.norm(end - framing.reference(target, framing.still_s))) for end in ends)
    return max(0.0, 1.0 - DRIFT_SHARE * framing.distance_m / max(away, 1e-6))


def _sway_deg(shot: Shot, planned: Sequence[PlannedMove]) -> float:
    """How much the operator's hand shows, degrees."""
    texture = [move.total for move in planned if move.kind in ("handheld", "static_shake")]
    if texture:
        return max(texture)
    if shot.camera.stability is Stability.HANDHELD:
        return float(table("camera_moves")["handheld"].slow)
    floats = shot.camera.stability in (Stability.GIMBAL, Stability.DRONE)
    return GIMBAL_SWAY_DEG if floats or any(move.kind == "steadicam" for move in planned) else 0.0
