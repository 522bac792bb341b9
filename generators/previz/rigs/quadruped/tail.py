"""Tails: a chain of bones that points backward (-x) from the rump, with what grows on it."""

from __future__ import annotations

from typing import cast

from generators.previz.motion.rotations import about_y
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.quadruped.coat import Coat
from generators.previz.rigs.surfaces import Srgb, surface_of

__all__ = ["build_tail"]

_RADII = {
    "feather": (0.034, 0.02),
    "plume": (0.05, 0.06),
    "thin": (0.03, 0.012),
    "rope": (0.045, 0.018),
    "cat": (0.036, 0.03),
    "tuft": (0.024, 0.012),
    "horse": (0.04, 0.05),
    "stub": (0.05, 0.04),
    "curl": (0.045, 0.04),
}
"""Radius at the root and at the tip, over the height at the withers."""

_BONES = {"stub": 1, "horse": 2}
_CURL_RAD = 0.75


def build_tail(figure: Figure, breed: Breed, coat: Coat, height_m: float, at: tuple[float, float, float]) -> int:
    """Builds the tail on the bone `pelvis`; returns how many bones it has."""
    h, count = height_m, _BONES.get(breed.tail, 4)
    root, tip = _RADII[breed.tail]
    segment = breed.tail_length * h / count
    parent, joint = "pelvis", at
    curled = breed.tail == "curl"
    dark = breed.tail in ("horse",)
    surface = coat.points if dark else coat.body if breed.pattern == "stripes" else coat.plain
    for k in range(count):
        name = figure.bone(f"tail{k}", parent, joint)
        first = (root + (tip - root) * k / count) * h
        last = (root + (tip - root) * (k + 1) / count) * h
        # A curled tail bends up a fixed angle at each bone, within the bone itself.
        end = (-segment, 0.0, 0.0) if not curled else (-segment * 0.75, 0.0, segment * _CURL_RAD * (1 - 0.1 * k))
        if breed.tail == "cat" and k >= count - 2:
            end = (-segment * 0.9, 0.0, segment * 0.35)
        figure.limb(name, (0, 0, 0), end, (first, last), surface)
        if breed.tail == "feather":
            _feather(figure, coat, name, k, segment, h)
        if breed.tail == "plume":
            bulge = (0.07, 0.115, 0.135, 0.095)[k] * h
            tipped = coat.under if k == count - 1 and breed.under else surface
            if breed.tail_rings:
                tipped = surface_of(cast("Srgb", breed.tail_rings), 0.95) if k % 2 else surface
            # The hair of each piece reaches over the next, so that the brush is one spindle.
            figure.ball(name, (segment * (1.15 if k < 3 else 0.85), bulge, bulge), (-segment * 0.6, 0, 0), tipped)
        parent, joint = name, end
    if breed.tail == "tuft":
        figure.ball(f"tail{count - 1}", (0.07 * h, 0.035 * h, 0.035 * h), (-segment, 0, 0), coat.points)
    if breed.tail == "horse":
        figure.ball(f"tail{count - 1}", (segment * 0.8, 0.06 * h, 0.055 * h), (-segment * 0.5, 0, 0), coat.points)
    return count


def _feather(figure: Figure, coat: Coat, bone: str, k: int, segment: float, h: float) -> None:
    """The fringe of long hair that hangs from a retriever's tail."""
    depth = (0.05, 0.085, 0.09, 0.06)[k] * h
    figure.ball(
        bone,
        (segment * (0.95 if k < 3 else 0.7), 0.022 * h, depth),
        (-segment * 0.55, 0, -0.55 * depth),
        coat.plain if k == 0 else coat.fringe,
        quaternion=about_y(0.1),
    )
