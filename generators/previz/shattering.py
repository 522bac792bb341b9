"""What shatters, bursts or pops before the camera: whole until then, and then in pieces that fly and lie."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.changing import Shapes, both
from generators.previz.motion.debris import Debris
from generators.previz.motion.plumes import plume_of
from generators.previz.motion.simulation import GRAVITY, RECORD_S
from generators.previz.own_work import does_itself
from generators.previz.performance import Member, Player
from generators.previz.scene import Flakes
from generators.previz.tracks import FreeTrack
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["in_pieces", "shatters_s"]

_BREAKS: Final = re.compile(
    r"(?:shatter|smash|burst|explod|pop(?!\w* (?:up|out|open)\b)|"
    r"disintegrat|splinter|crumbl|break|breaks|breaking|fall\w* apart)\w*\b"
    r"(?!.* (?:through|out of|against|into (?!(?:a (?:thousand|million|hundred) )?(?:pieces|bits|fragments|shards))))"
)
HARD: Final = frozenset({"vessel", "ball", "food", "box", "tool", "device", "thing", "instrument"})
FIRST: Final = 0.3
"""When in its beat something breaks that nothing throws down."""
NEAR: Final = 0.03
"""What has come so near to its lowest, over its whole way down, has struck the ground."""
PIECES, LARGEST, LEAST = 170, 0.09, 0.02
"""How many pieces, and their radii over the thing's size."""
FAST_MPS, SIZES_PER_S = 1.2, 3.2
"""How fast they fly apart, and that over the thing's size."""
GONE: Final = (0.0, 0.0, -500.0)


def shatters_s(shot: Shot, subject: Subject, player: Player, seconds: float) -> float | None:
    """Story time at which a thing breaks: as it strikes the ground where it falls, else early in its beat."""
    beats = [b for b in shot.beats if b.subject == subject.id]
    told = next((b for b in beats if _BREAKS.match(b.action.lower())), None)
    if told is None or subject.kind not in HARD or _is_all_sparks(subject):
        return None
    if does_itself(subject, told.action.lower()):
        return None  # corn pops in its pan, which stays whole
    if isinstance(player.track, FreeTrack):
        recording = player.track.recording
        heights = recording.positions[:, 2]
        near = heights.min() + NEAR * float(np.ptp(heights)) + 0.005
        return float(recording.start_s + int(np.argmax(heights <= near)) * RECORD_S)
    start = told.start_s or 0.0
    return start + FIRST * (min(told.end_s or seconds, seconds) - start)


def _is_all_sparks(subject: Subject) -> bool:
    """Whether nothing of it is seen but what it gives off: fireworks burst and leave no pieces."""
    plume = plume_of(subject.noun.lower())
    return plume is not None and plume.hides == "all"


def in_pieces(player: Player, member: Member, model: Any, geoms: NDArray[np.intp], when_s: float) -> Player:
    """A player that is gone from a time on, with its pieces in the air and on the ground.

    Args:
        player: bound.
        member: what it was built from.
        model: the compiled model, for its colours.
        geoms: of the figure.
        when_s: story time.
    """

    def alter(story_s: float, shapes: Shapes) -> None:
        if story_s >= when_s:
            shapes.position[geoms] = GONE

    rgb = np.asarray(model.geom_rgba[geoms, :3], np.float32)
    clear = table("materials").get(member.part.subject.material or "")
    if clear is not None and clear.transmission > 0.5:
        rgb = np.full((1, 3), 0.78, np.float32)
    cloud = _pieces(player, member.model.height_m, max(member.model.length_m, member.model.height_m), rgb, when_s)
    changes = alter if player.alter is None else both(player.alter, alter)
    return replace(player, alter=changes, debris=cloud)


def _pieces(player: Player, height_m: float, size_m: float, rgb: NDArray[np.float32], when_s: float) -> Debris:
    rng = np.random.default_rng(11)
    middle = np.asarray(player.track.centre(when_s), np.float64)
    floor = min(float(player.track.base(when_s)[2]), float(middle[2]) - 0.4 * height_m)
    start = middle + rng.normal(0.0, 0.22, (PIECES, 3)) * size_m
    start[:, 2] = np.maximum(start[:, 2], floor + 0.01 * size_m)
    out = rng.normal(0.0, 1.0, (PIECES, 3)) * (0.5 * FAST_MPS + 0.5 * SIZES_PER_S * size_m)
    out[:, 2] = np.abs(out[:, 2]) * 0.8
    radius = (LEAST + (LARGEST - LEAST) * rng.uniform(0.0, 1.0, PIECES) ** 3) * size_m
    lands = (out[:, 2] + np.sqrt(out[:, 2] ** 2 + 2.0 * GRAVITY * np.maximum(start[:, 2] - floor, 0.0))) / GRAVITY
    colours = rgb[np.arange(PIECES) % len(rgb)]

    def cloud(story_s: float) -> Flakes | None:
        age = story_s - when_s
        if age < 0.0:
            return None
        time = np.minimum(age, lands)[:, None]
        at = start + out * time - np.array([0.0, 0.0, 0.5 * GRAVITY]) * time**2
        flies = (age < lands)[:, None]
        velocity = np.where(flies, out - np.array([0.0, 0.0, GRAVITY]) * time, 0.0)
        return Flakes(
            at.astype(np.float32),
            velocity.astype(np.float32),
            radius.astype(np.float32),
            colours,
            np.full(PIECES, 0.95, np.float32),
            np.zeros(PIECES, np.float32),
        )

    return cloud
