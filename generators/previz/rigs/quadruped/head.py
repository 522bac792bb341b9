"""An animal's head: skull, muzzle, jaw, nose, eyes, ears, horns, and an elephant's trunk.

The head bone's x axis runs along the muzzle; its joint is where the skull meets the neck.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin
from typing import cast

from generators.previz.motion.rotations import about_x, about_y, multiply
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.quadruped.coat import Coat
from generators.previz.rigs.surfaces import Srgb, surface_of

__all__ = ["build_head"]

_TONGUE = surface_of((214, 110, 112), 0.5)
_MOUTH = surface_of((70, 30, 30), 0.8)
_HORN = surface_of((206, 194, 168), 0.5)
_IVORY = surface_of((240, 232, 210), 0.45)
_EAR_LINING = surface_of((206, 160, 146), 0.9)

_TUFT = surface_of((34, 28, 26), 0.9)

TRUNK_BONES = 5


def build_head(figure: Figure, breed: Breed, coat: Coat, height_m: float) -> tuple[tuple[str, ...], float]:
    """Builds the head on the bone `head`.

    Returns:
        The names of the ear bones, and how far the muzzle reaches from the joint, m.
    """
    h = height_m
    length, width, depth = (r * h for r in breed.skull)
    reach = length * 1.15 + breed.muzzle_length * h
    # Bands across a small face would hide its eyes.
    face = coat.plain if coat.banded and breed.family == "paw" else coat.body
    if breed.head:
        face = surface_of(cast("Srgb", breed.head), 0.9, specular=0.02)
    figure.ball("head", (length, width, depth), (0.55 * length, 0, 0.12 * depth), face)
    if breed.face_stripes:
        _stripes(figure, breed, h, reach)
    _muzzle(figure, breed, coat, h, reach)
    _eyes(figure, breed, coat, h)
    names = _EARS[breed.ears](figure, breed, coat, h)
    if breed.horns in _HORNS:
        _HORNS[breed.horns](figure, breed, h)
    if breed.trunk:
        _trunk(figure, coat, h, reach)
    if breed.beard:
        chin = 0.7 * (reach - 0.7 * breed.skull[0] * h)
        figure.limb("jaw", (chin, 0, 0), (0.9 * chin, 0, -breed.beard * h), (0.042 * h, 0.012 * h), coat.plain)
    if breed.tusks:
        _tusks(figure, breed, h, reach)
    return names, reach


def _tusks(figure: Figure, breed: Breed, h: float, reach: float) -> None:
    """A boar's: out of the lower jaw and up, on both sides of the snout."""
    side_m = 1.05 * breed.tip * h
    for side in (1, -1):
        root, tip = (
            (0.86 * reach, side * side_m, -0.1 * h),
            (0.95 * reach, side * 1.5 * side_m, breed.tusks * h - 0.1 * h),
        )
        figure.limb("head", root, tip, (0.028 * h, 0.01 * h), _IVORY)


def _muzzle(figure: Figure, breed: Breed, coat: Coat, h: float, reach: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    root, tip = breed.muzzle * h, breed.tip * h
    start = 0.95 * length
    low = -0.18 * depth
    figure.limb("head", (start, 0, low), (reach - tip, 0, low - 0.1 * root), (root, tip), coat.mask)
    # Cheeks fill the corner between skull and muzzle, so that the stop is a step and not a notch.
    for side in (1, -1):
        figure.ball(
            "head",
            (0.6 * length, 0.45 * width, 0.62 * depth),
            (0.75 * length, side * 0.5 * width, -0.2 * depth),
            coat.mask if breed.head else coat.body,
        )
    figure.bone("jaw", "head", (0.7 * length, 0, low - 0.45 * root))
    if breed.blaze:
        stripe = surface_of(cast("Srgb", breed.blaze), 0.9, specular=0.02)
        brow, nose = (0.85 * length, 0, 0.86 * depth), (reach - 1.6 * tip, 0, low + 0.62 * tip)
        figure.limb("head", brow, nose, (0.3 * width, 0.5 * tip), stripe)
    chin = reach - 0.7 * length - tip * 1.5
    figure.limb("jaw", (0, 0, -0.2 * root), (chin, 0, -0.34 * root), (0.62 * root, 0.62 * tip), coat.mask)
    if breed.jaw_open_deg > 0:
        figure.ball("jaw", (0.42 * chin, 0.5 * root, 0.16 * root), (0.66 * chin, 0, 0.3 * root), _TONGUE)
        figure.ball("head", (0.4 * chin, 0.55 * root, 0.2 * root), (start + 0.35 * chin, 0, low - 0.75 * root), _MOUTH)
    if not breed.trunk:
        size = tip * (0.72 if breed.family != "paw" else 0.56)
        flat = 0.5 if breed.id == "pig" else 0.85
        figure.ball("head", (size * flat, size * 1.15, size * 0.8), (reach - 0.2 * tip, 0, low + 0.42 * tip), coat.nose)


def _stripes(figure: Figure, breed: Breed, h: float, reach: float) -> None:
    """A dark stripe on each side from the nose over the eye to the ear, as a badger has."""
    length, width, depth = (r * h for r in breed.skull)
    dark = surface_of(cast("Srgb", breed.face_stripes), 0.9, specular=0.02)
    for side in (1, -1):
        over = (0.75 * length, side * 0.6 * width, 0.62 * depth)
        figure.limb("head", over, (-0.2 * length, side * 0.62 * width, 0.66 * depth), (0.3 * depth, 0.34 * depth), dark)
        nose = (reach - 1.6 * breed.tip * h, side * 0.6 * breed.tip * h, 0.05 * depth)
        figure.limb("head", over, nose, (0.3 * depth, 0.5 * breed.tip * h), dark)


def _eyes(figure: Figure, breed: Breed, coat: Coat, h: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    sides = breed.family != "paw"
    radius = 0.17 * min(width, depth) if not sides else 0.2 * width
    x = 1.1 * length if not sides else 0.85 * length
    y = (0.62 if not sides else 0.82) * width
    for side in (1, -1):
        if breed.eye_patch:
            patch = surface_of(cast("Srgb", breed.eye_patch), 0.9, specular=0.02)
            at = (x - 0.05 * length, side * 1.02 * y, 0.36 * depth)
            figure.ball("head", (0.4 * length, 0.3 * width, 0.36 * depth), at, patch, quaternion=about_x(side * 0.5))
        figure.ball("head", (radius,) * 3, (x + 0.12 * length, side * y, 0.42 * depth), coat.eyes)


def _ear_bones(figure: Figure, breed: Breed, h: float, back: float, up: float, out: float) -> tuple[str, str]:
    length, width, depth = (r * h for r in breed.skull)
    for name, side in (("lear", 1), ("rear", -1)):
        figure.bone(name, "head", (back * length, side * out * width, up * depth))
    return "lear", "rear"


def _drop_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.25, 0.72, 0.8)
    e = breed.ear * h
    for name, side in zip(names, (1, -1), strict=True):
        tilt = multiply(about_x(side * 0.22), about_y(-0.12))
        figure.ball(
            name, (0.36 * e, 0.1 * e, 0.6 * e), (-0.04 * e, side * 0.15 * e, -0.42 * e), coat.ears, quaternion=tilt
        )
        figure.ball(name, (0.3 * e, 0.16 * e, 0.2 * e), (0, 0, 0), coat.ears)
    return names


def _erect_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.25, 0.7, 0.6)
    e = breed.ear * h
    surface = coat.ears if breed.points and breed.family == "paw" else coat.plain
    for name, side in zip(names, (1, -1), strict=True):
        lean = (0.04 * e, side * 0.22 * e, 0.92 * e)
        figure.limb(name, (0, 0, 0), lean, (0.34 * e, 0.07 * e), surface)
        if breed.tufts:
            end = (lean[0], side * 0.3 * e, 0.92 * e + breed.tufts * h)
            figure.limb(name, (0.04 * e, side * 0.2 * e, 0.8 * e), end, (0.11 * e, 0.04 * e), _TUFT)
        figure.limb(
            name,
            (0.17 * e, side * 0.03 * e, 0.1 * e),
            (0.09 * e, side * 0.2 * e, 0.72 * e),
            (0.2 * e, 0.05 * e),
            _EAR_LINING,
        )
    return names


def _round_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.3, 0.85, 0.75)
    e = breed.ear * h
    surface = coat.points if breed.id == "panda" else coat.plain
    for name, side in zip(names, (1, -1), strict=True):
        figure.ball(name, (0.25 * e, 0.6 * e, 0.65 * e), (0, side * 0.2 * e, 0.3 * e), surface)
        figure.ball(name, (0.12 * e, 0.36 * e, 0.4 * e), (0.18 * e, side * 0.2 * e, 0.3 * e), _EAR_LINING)
    return names


def _long_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.2, 0.75, 0.45)
    e = breed.ear * h
    for name, side in zip(names, (1, -1), strict=True):
        back = multiply(about_x(side * -0.16), about_y(-0.25))
        figure.ball(
            name, (0.12 * e, 0.17 * e, 0.5 * e), (-0.12 * e, side * 0.08 * e, 0.46 * e), coat.plain, quaternion=back
        )
        figure.ball(
            name, (0.08 * e, 0.1 * e, 0.4 * e), (-0.05 * e, side * 0.08 * e, 0.46 * e), _EAR_LINING, quaternion=back
        )
    return names


def _side_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.2, 0.55, 0.8)
    e = breed.ear * h
    for name, side in zip(names, (1, -1), strict=True):
        figure.ball(
            name,
            (0.2 * e, 0.55 * e, 0.28 * e),
            (-0.05 * e, side * 0.5 * e, 0.08 * e),
            coat.plain,
            quaternion=about_x(side * 0.25),
        )
    return names


def _flap_ears(figure: Figure, breed: Breed, coat: Coat, h: float) -> tuple[str, ...]:
    names = _ear_bones(figure, breed, h, 0.1, 0.25, 0.85)
    e = breed.ear * h
    for name, side in zip(names, (1, -1), strict=True):
        figure.ball(name, (0.62 * e, 0.07 * e, 0.85 * e), (-0.5 * e, side * 0.22 * e, -0.1 * e), coat.plain)
    return names


_EARS: dict[str, Callable[[Figure, Breed, Coat, float], tuple[str, ...]]] = {
    "drop": _drop_ears,
    "erect": _erect_ears,
    "round": _round_ears,
    "long": _long_ears,
    "side": _side_ears,
    "flap": _flap_ears,
}


def _cow_horns(figure: Figure, breed: Breed, h: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    for side in (1, -1):
        elbow = (0.15 * length, side * 1.5 * width, 1.1 * depth)
        figure.limb(
            "head", (0.15 * length, side * 0.6 * width, 0.95 * depth), elbow, (0.2 * width, 0.15 * width), _HORN
        )
        figure.limb(
            "head", elbow, (0.3 * length, side * 1.75 * width, 2.0 * depth), (0.15 * width, 0.05 * width), _HORN
        )


def _goat_horns(figure: Figure, breed: Breed, h: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    for side in (1, -1):
        elbow = (-0.1 * length, side * 0.6 * width, 2.3 * depth)
        figure.limb("head", (0.3 * length, side * 0.4 * width, 0.9 * depth), elbow, (0.2 * width, 0.14 * width), _HORN)
        figure.limb(
            "head", elbow, (-1.0 * length, side * 0.8 * width, 2.7 * depth), (0.14 * width, 0.04 * width), _HORN
        )


def _antlers(figure: Figure, breed: Breed, h: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    for side in (1, -1):
        base = (0.15 * length, side * 0.4 * width, 0.9 * depth)
        mid = (-0.5 * length, side * 1.9 * width, 3.0 * depth)
        tip = (0.3 * length, side * 2.7 * width, 5.4 * depth)
        for start, end, first, last in (
            (base, mid, 0.17, 0.13),
            (mid, tip, 0.13, 0.05),
            ((0.0, side * 1.0 * width, 1.7 * depth), (1.2 * length, side * 1.1 * width, 2.7 * depth), 0.11, 0.04),
            (mid, (-1.1 * length, side * 2.3 * width, 4.2 * depth), 0.1, 0.04),
        ):
            figure.limb("head", start, end, (first * width, last * width), _HORN)


def _palms(figure: Figure, breed: Breed, h: float) -> None:
    """A moose's antlers: broad plates that lie out to the sides, with points along their edge."""
    length, width, depth = (r * h for r in breed.skull)
    for side in (1, -1):
        stem = (-0.1 * length, side * 1.8 * width, 1.7 * depth)
        figure.limb("head", (0.1 * length, side * 0.5 * width, 0.9 * depth), stem, (0.2 * width, 0.2 * width), _HORN)
        middle = (-0.2 * length, side * 3.1 * width, 2.9 * depth)
        figure.ball(
            "head", (0.85 * length, 1.6 * width, 0.18 * depth), middle, _HORN, quaternion=about_x(side * radians(38))
        )
        for along in (-0.8, -0.3, 0.2, 0.7):
            root = (along * length - 0.1 * length, side * 3.9 * width, 3.5 * depth)
            tip = (1.25 * along * length, side * 4.9 * width, 5.0 * depth)
            figure.limb("head", root, tip, (0.14 * width, 0.05 * width), _HORN)


def _giraffe_horns(figure: Figure, breed: Breed, h: float) -> None:
    length, width, depth = (r * h for r in breed.skull)
    for side in (1, -1):
        end = (-0.05 * length, side * 0.6 * width, 2.2 * depth)
        figure.limb("head", (0.2 * length, side * 0.4 * width, 0.8 * depth), end, (0.2 * width, 0.26 * width), _HORN)


def _unicorn_horn(figure: Figure, breed: Breed, h: float) -> None:
    length, _, depth = (r * h for r in breed.skull)
    figure.limb(
        "head", (0.75 * length, 0, 0.85 * depth), (1.6 * length, 0, 4.0 * depth), (0.16 * depth, 0.03 * depth), _IVORY
    )


def _rhino_horn(figure: Figure, breed: Breed, h: float) -> None:
    length, _, depth = (r * h for r in breed.skull)
    nose = length * 1.0 + breed.muzzle_length * h
    figure.limb(
        "head", (nose * 0.9, 0, 0.3 * depth), (nose * 1.05, 0, 1.6 * depth), (0.28 * depth, 0.04 * depth), _HORN
    )


_HORNS: dict[str, Callable[[Figure, Breed, float], None]] = {
    "cow": _cow_horns,
    "goat": _goat_horns,
    "antlers": _antlers,
    "palms": _palms,
    "giraffe": _giraffe_horns,
    "unicorn": _unicorn_horn,
    "rhino": _rhino_horn,
}


def _trunk(figure: Figure, coat: Coat, h: float, reach: float) -> None:
    """A chain of bones that hangs from the face, and two tusks."""
    parent, at = "head", (reach * 0.86, 0.0, -0.04 * h)
    segment = 0.135 * h
    for k in range(TRUNK_BONES):
        figure.bone(f"trunk{k}", parent, at)
        first, last = (0.085 - 0.011 * k) * h, (0.085 - 0.011 * (k + 1)) * h
        direction = (
            (segment * cos(radians(62)), 0.0, -segment * sin(radians(62))) if k == 0 else (0.02 * h, 0.0, -segment)
        )
        figure.limb(f"trunk{k}", (0, 0, 0), direction, (first, last), coat.plain)
        parent, at = f"trunk{k}", direction
    for side in (1, -1):
        figure.limb(
            "head",
            (0.8 * reach, side * 0.075 * h, -0.12 * h),
            (1.3 * reach, side * 0.1 * h, -0.2 * h),
            (0.024 * h, 0.008 * h),
            _IVORY,
        )
