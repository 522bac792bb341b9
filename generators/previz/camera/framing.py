"""From shot size, angle, view, lens and composition to where the camera stands.

Distance follows from the pinhole: d = h * f / (sensor height * fraction), with the subject's real extents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Terrain, Track, under_the_lens
from generators.previz.camera.composing import composition_of, head_above
from generators.previz.camera.frame_size import (
    LEAST_HEAD_ROOM,
    Wish,
    fall_m,
    falls,
    fraction_of,
    frame_height,
    said,
    told,
)
from generators.previz.camera.moves import Aiming
from generators.previz.camera.optics import direction, rotation
from generators.previz.camera.standpoint import bearing_of, pitch_deg_of, still_time
from generators.previz.camera.target import Target
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Framing", "frame_subject"]

F64 = NDArray[np.float64]
FOOT_ROOM = 0.12
"""Of the frame's height, left below what stands low in it."""
LEAST_CLEARANCE_M = 0.06
"""How far above the ground a lens can go."""
STEEP_UP_DEG = 45.0
LEAST_LENS_MM = 18.0
"""The shortest lens that a low angle is given."""
KERB_M = 0.38
"""How much higher a lens is beside a street, over whose pavement it looks."""
HEIGHT_TOLERANCE_DEG = 12.0
"""How far a suggested camera height may tip the camera away from the angle that the shot asks for."""
LYING_ELEVATION_DEG = 12.0
"""The camera looks down a little on who lies."""
SKYWARD_DEG = 8.0
"""How far the camera looks up at who is in the sky, so that the sky is behind them and not the land far below."""
FLIES_OVER = 1.5
"""How far over the ground somebody is, over their own height, who is not lying or standing on it."""
STAYS_M = 1e-3
FALL_ELEVATION_DEG = 13.0
"""The camera looks down a little on a thing that falls, so that the floor it lands on is seen."""
BEFORE_GLASS = ("windowsill", "window sill", "window ledge")
"""Places of which what is behind somebody is a part."""
FLAT_HEIGHT_M, FLAT_RATIO, FLAT_ELEVATION_DEG = 0.5, 0.5, 32.0
"""Things no higher than this, and than this share of their length, are seen from up to so far above."""
FLAT_SHARE, LOW_SHARE, HIGH_M, BESIDE_FLAT_DEG = 0.3, 0.35, 1.6, 20.0
"""What is lower than this share of its length is flat, or of the highest, up to so many metres, low;
and how far from above it is then seen.
"""


@dataclass(frozen=True, slots=True)
class Framing:
    """The camera against its subject, as the shot begins.

    Attributes:
        bearing_rad: of the camera, from the subject. elevation_rad: of the camera above the aim.
        distance_m: from the lens to the plane of the subject, along the view axis.
        focal_length_mm, sensor_mm: the lens.
        across_m, up_m: from the subject's reference point to the aim, along the camera's right and up.
        frame_m: height of the frame at the subject.
        head_m: from the reference point up to the top of a head, which a camera that comes nearer keeps in frame.
        roll_rad: of a Dutch angle, clockwise.
        close: whether the reference point is the face (or the focus) instead of the middle.
        still_s: story time whose subject a camera that does not follow frames.
        widened: how many times higher the frame is than its subject's size asks, so that a way across fits.
    """

    bearing_rad: float
    elevation_rad: float
    distance_m: float
    focal_length_mm: float
    sensor_mm: tuple[float, float]
    across_m: float
    up_m: float
    roll_rad: float
    close: bool
    still_s: float
    frame_m: float = 1.0
    head_m: float = 0.0
    widened: float = 1.0

    def nearer(self, scale: float) -> Framing:
        """The framing once the camera has come nearer, for a frame `scale` times as high.

        The subject keeps its place across the frame; the camera keeps its height unless a head would be cut off. What
        has no head and is looked up to, such as a house, keeps its place up the frame as well, and its foot in it.
        """
        if self.head_m == 0.0 and self.elevation_rad < 0.0:
            return replace(self, across_m=self.across_m * scale, up_m=self.up_m * scale)
        room = (0.5 - LEAST_HEAD_ROOM) * self.frame_m
        cut_m = max(self.head_m - room - self.up_m, 0.0)  # what of a head was left out at first stays so
        lowest = self.head_m - room * scale - cut_m
        return replace(self, across_m=self.across_m * scale, up_m=max(self.up_m, lowest))

    def looking(self, yaw: float, pitch: float, local: F64, focal_mm: float, sensor_h: float) -> Framing:
        """The framing of a lens of a focal length over a picture's height (mm) that looks along a bearing (radians).

        `local` is the (3,) place of the subject from it: right, up and back, m.
        """
        return replace(
            self,
            bearing_rad=yaw + math.pi,
            elevation_rad=-pitch,
            distance_m=float(-local[2]),
            focal_length_mm=focal_mm,
            across_m=float(-local[0]),
            up_m=float(-local[1]),
            frame_m=float(-local[2]) * sensor_h / focal_mm,
        )

    def reference(self, target: Target, story_s: float) -> F64:
        """The point of the subject that keeps its place in the frame."""
        return target.focus(story_s) if self.close else target.centre(story_s)

    def aim(self, target: Target, story_s: float, bearing_rad: float, elevation_rad: float) -> F64:
        """The point on the view axis beside the subject, for a camera at this bearing and elevation."""
        axes = rotation(bearing_rad + math.pi, -elevation_rad)
        return self.reference(target, story_s) + axes[:, 0] * self.across_m + axes[:, 1] * self.up_m


def frame_subject(
    shot: Shot,
    target: Target,
    terrain: Terrain,
    aiming: Aiming,
    *,
    sensor_mm: tuple[float, float],
    story_seconds: float,
    follow_azimuth_deg: float | None,
) -> Framing:
    """The framing of a shot.

    Args:
        shot: size, angle, view, lens, height and composition; what is missing gets a plain choice.
        target: what is framed.
        terrain: the ground, which the lens stays above.
        aiming: how the moves keep the subject.
        sensor_mm: width and height.
        story_seconds: how much story the clip shows.
        follow_azimuth_deg: the side that a following move prescribes.
    """
    camera = shot.camera
    still_s = still_time(shot, target, story_seconds, follow_azimuth_deg)
    story_s = 0.0 if aiming.follows else still_s
    size = table("shot_sizes")[camera.size or ("wide" if target.tracks else "extreme_wide")]
    angle = table("angles")[camera.angle or "eye_level"]
    wish = Wish(
        shot=shot,
        target=target,
        aiming=aiming,
        sensor_mm=sensor_mm,
        story_s=story_s,
        fraction=fraction_of(size.id, size.fraction, target),
        focal_length_mm=camera.focal_length_mm or size.focal_length_mm,
        bearing_rad=bearing_of(shot, target, story_s, follow_azimuth_deg),
        pitch_rad=math.radians(pitch_deg_of(shot, target, angle.pitch_deg)),
        falls=falls(target, story_seconds),
        fall_m=fall_m(target, story_seconds),
        story_seconds=story_seconds,
    )
    framing = _settled(wish, terrain)
    return replace(framing, roll_rad=math.radians(angle.roll_deg), still_s=still_s)


def _settled(wish: Wish, terrain: Terrain) -> Framing:
    """Distance, aim and elevation, which depend on one another: three rounds settle them to well under 1 mm."""
    camera, target = wish.shot.camera, wish.target
    if wish.pitch_rad > math.radians(STEEP_UP_DEG):
        return _from_below(wish)
    frame_m = frame_height(wish)
    close = wish.fraction > 1.0 and wish.target.height_m > frame_m
    distance = frame_m * wish.focal_length_mm / wish.sensor_mm[1]
    if camera.distance_m is not None and (camera.size is None or said(wish.shot, "camera.distance_m")):
        distance = camera.distance_m
        frame_m = distance * wish.sensor_mm[1] / wish.focal_length_mm
    across, up = composition_of(wish, close, frame_m)
    framing = Framing(
        bearing_rad=wish.bearing_rad,
        elevation_rad=-wish.pitch_rad,
        distance_m=distance,
        focal_length_mm=wish.focal_length_mm,
        sensor_mm=wish.sensor_mm,
        across_m=across,
        up_m=up,
        roll_rad=0.0,
        close=close,
        still_s=wish.story_s,
        frame_m=frame_m,
        head_m=head_above(wish, close),
        widened=frame_height(wish) / frame_height(replace(wish, aiming=replace(wish.aiming, yaw=True))),
    )
    for _ in range(3):
        framing = replace(framing, elevation_rad=_elevation(wish, framing, terrain))
    framing = _from_nearer(wish, framing, terrain, close=close)
    if framing.elevation_rad + wish.pitch_rad > math.radians(3.0) and wish.pitch_rad > 0.0 and not close:
        # The ground is in the way of a low angle: the subject stands low in the frame, under a lot of sky.
        lowest = max(0.5 - target.height_m / (2.0 * frame_m) - FOOT_ROOM, 0.0)
        framing = replace(framing, up_m=max(framing.up_m, lowest * frame_m))
        for _ in range(3):
            framing = replace(framing, elevation_rad=_elevation(wish, framing, terrain))
    return framing


def _from_nearer(wish: Wish, framing: Framing, terrain: Terrain, *, close: bool) -> Framing:
    """A low angle that the ground is in the way of, with a shorter lens from nearer, where nobody chose the lens.

    From far away a lens on the ground looks level at somebody of a man's height; from near it looks up.
    """
    blocked = framing.elevation_rad + wish.pitch_rad > math.radians(3.0) and wish.pitch_rad > 0.0
    free = not (told(wish.shot, "camera.focal_length_mm") or told(wish.shot, "camera.distance_m"))
    if not blocked or close or not free or not told(wish.shot, "camera.angle"):
        return framing
    scale = max(
        math.sin(max(-framing.elevation_rad, 0.02)) / math.sin(wish.pitch_rad), LEAST_LENS_MM / framing.focal_length_mm
    )
    if scale >= 1.0:
        return framing
    framing = replace(framing, distance_m=framing.distance_m * scale, focal_length_mm=framing.focal_length_mm * scale)
    for _ in range(3):
        framing = replace(framing, elevation_rad=_elevation(wish, framing, terrain))
    return framing


def _elevation(wish: Wish, framing: Framing, terrain: Terrain) -> float:
    """Elevation of the camera: from the angle, or from its height where the two agree, and above the ground."""
    aim = framing.aim(wish.target, wish.story_s, framing.bearing_rad, framing.elevation_rad)
    x, y, _ = aim + framing.distance_m * direction(framing.bearing_rad, framing.elevation_rad)
    ground = float(terrain.height(float(x), float(y)))
    wanted = -wish.pitch_rad
    if wish.falls and wish.fraction <= 1.0 and not told(wish.shot, "camera.angle"):
        wanted = max(wanted, math.radians(FALL_ELEVATION_DEG))
    high = float(aim[2]) - ground > FLIES_OVER * wish.target.height_m
    if wish.target.lies and not high and not told(wish.shot, "camera.angle"):
        wanted = max(wanted, math.radians(LYING_ELEVATION_DEG))
    if high and wish.shot.setting.stage == "sky" and not told(wish.shot, "camera.angle"):
        wanted = min(wanted, -math.radians(SKYWARD_DEG))
    flat = 0.0 if high and not _rests(wish) else _down_on(wish)
    wanted = max(wanted, flat) if flat > 0 else wanted
    asked = wish.shot.camera.height_m
    if asked is not None and not (
        (wish.falls or wish.target.lies or flat > 0) and not said(wish.shot, "camera.height_m")
    ):
        by_height = _reach(ground + asked - float(aim[2]), framing.distance_m)
        near_angle = abs(by_height - wanted) < math.radians(HEIGHT_TOLERANCE_DEG)
        if near_angle or said(wish.shot, "camera.height_m"):
            wanted = by_height
    kerb = KERB_M if wish.shot.setting.stage == "street" else 0.0
    floor = under_the_lens(terrain, float(x), float(y)) + kerb + min(LEAST_CLEARANCE_M, 0.5 * wish.target.height_m)
    return max(wanted, _reach(floor - float(aim[2]), framing.distance_m))


def _rests(wish: Wish) -> bool:
    """Whether what is high over the ground is a thing that stays there: it lies on something, and flies nowhere."""
    ends = ((track.centre(0.0), track.centre(wish.story_seconds)) for track in wish.target.tracks)
    return not wish.target.animate and all(abs(float(end[2] - start[2])) < STAYS_M for start, end in ends)


def _down_on(wish: Wish) -> float:
    """How far from above a small flat thing is seen when nobody has said: a fork or a crab is no line, radians."""
    tracks = wish.target.tracks
    said = told(wish.shot, "camera.angle") or told(wish.shot, "camera.height_m")
    low = [
        track for track in tracks if _is_flat(track) or track.height_m < LOW_SHARE * min(wish.target.height_m, HIGH_M)
    ]
    if not said and len(tracks) > 1 and low and not wish.target.animate:
        return math.radians(BESIDE_FLAT_DEG)
    if said or not tracks or wish.target.height_m > FLAT_HEIGHT_M or (wish.target.animate and wish.fraction > 1.0):
        return 0.0
    across = min(max(track.length_m, track.width_m) for track in tracks)
    if any(word in wish.shot.setting.place.lower() for word in BEFORE_GLASS):
        return 0.0  # the window is seen behind it
    flat = 1.0 - wish.target.height_m / max(across, 1e-6) / FLAT_RATIO
    return math.radians(FLAT_ELEVATION_DEG) * min(max(flat, 0.0) * 2.0, 1.0)


def _is_flat(track: Track) -> bool:
    """Whether a thing beside others would be a line in the picture from their own height: a book, a frisbee."""
    return track.height_m < FLAT_SHARE * min(max(track.length_m, track.width_m), FLAT_HEIGHT_M)


def _reach(rise_m: float, distance_m: float) -> float:
    return math.asin(min(max(rise_m / distance_m, -1.0), 1.0))


def _from_below(wish: Wish) -> Framing:
    """A worm's-eye view: the lens on the ground near the feet, looking up the subject with a wide lens."""
    target = wish.target
    focal = min(wish.focal_length_mm, 20.0)
    level = 0.5 * target.across_m(-direction(wish.bearing_rad, 0.0), wish.story_s) + 0.3 * target.height_m
    rise = 0.7 * target.height_m
    return Framing(
        bearing_rad=wish.bearing_rad,
        elevation_rad=-math.atan2(rise - LEAST_CLEARANCE_M, level),
        distance_m=math.hypot(level, rise - LEAST_CLEARANCE_M),
        focal_length_mm=focal,
        sensor_mm=wish.sensor_mm,
        across_m=0.0,
        up_m=0.2 * target.height_m,
        roll_rad=0.0,
        close=False,
        still_s=wish.story_s,
    )
