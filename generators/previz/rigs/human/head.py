"""A person's head: face, hair, hat and glasses, on the bone `head` whose joint is at the top of the neck."""

from __future__ import annotations

from collections.abc import Container

from generators.previz.building import Surface
from generators.previz.motion.rotations import about_x, about_y
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.human.pieces import add_piece, pieces
from generators.previz.rigs.human.wardrobe import Garment, Hair, Outfit
from generators.previz.rigs.surfaces import Srgb, shade, surface_of

__all__ = ["build_head", "worn_bone"]

_HALF = 0.5
_EYE = surface_of((28, 22, 20), 0.1)
_WHITE = surface_of((236, 232, 226), 0.4)


def build_head(
    figure: Figure,
    skin: Srgb,
    hair: Hair,
    outfit: Outfit,
    head_m: float,
    *,
    feminine: bool = False,
    youth: float = 0.0,
    donned: Container[str] = (),
) -> None:
    """Builds the head; `head_m` is its height, chin to crown. The joint lies at 0.18 of it above the chin.

    `youth` is how much of the face is a small child's: large low eyes, round cheeks, a button of a nose. What is put on
    or taken off, by the id of its garment in `donned`, is on a bone of its own, the hair under such a hat on `crown`.
    """
    u = head_m
    face = surface_of(skin, 0.6, specular=0.03)
    figure.ball("head", (0.38 * u, 0.325 * u, 0.37 * u), (0.02 * u, 0, 0.43 * u), face)
    jaw = (0.225, 0.085) if feminine or youth > _HALF else (0.235, 0.115)
    figure.limb("head", (0.12 * u, 0, 0.22 * u), (0.20 * u, 0, 0.0), (jaw[0] * u, jaw[1] * u), face)
    bridge, tip = 0.03 * (1.0 - 0.6 * youth), 0.05 * (1.0 - 0.28 * youth)
    figure.limb(
        "head",
        (0.37 * u, 0, (0.36 - 0.08 * youth) * u),
        ((0.42 - 0.04 * youth) * u, 0, 0.245 * u),
        (bridge * u, tip * u),
        face,
    )
    for side in (1, -1):
        if youth:
            cheek = (0.13 * u, 0.12 * u, 0.12 * u)
            figure.ball("head", cheek, ((0.17 + 0.02 * youth) * u, side * 0.14 * u, 0.185 * u), face)
        figure.ball("head", (0.06 * u, 0.035 * u, 0.09 * u), (0.0, side * 0.325 * u, 0.33 * u), face)
        _eye(figure, side, face, shade(hair.colour, 0.8), u, youth)
    _mouth(figure, _lips(skin, 0.62 if feminine else 0.74), u)
    hat = outfit.worn("head")
    hat_piece = pieces()[hat[0].shape] if hat else None
    covered = hat_piece is not None and not hat_piece.bare
    changes = hat is not None and hat[0].id in donned
    crown = figure.bone("crown", "head") if covered and changes else "head"
    _hair(figure, hair, u, under_hat=covered and not changes, crown=crown)
    if not hat and outfit.top[0].hood:
        # A hood lies folded on the shoulders.
        figure.ball("chest", (0.42 * u, 0.5 * u, 0.2 * u), (-0.2 * u, 0, 1.42 * u), surface_of(outfit.top[1], 0.5))
    for garment, colour in outfit.extras:
        if garment.shape:
            piece = pieces()[garment.shape]
            own = figure.bone(worn_bone(garment), piece.bone) if garment.id in donned else ""
            add_piece(figure, piece, surface_of(colour, garment.gloss), u, bone=own)


def worn_bone(garment: Garment) -> str:
    """The name of the bone that carries what is put on or taken off."""
    return f"worn {garment.id}"


def _eye(figure: Figure, side: int, lid: Surface, brow: Srgb, u: float, youth: float) -> None:
    """An eye with its brow; `side` is 1 for the left one."""
    big, low = 1.0 + 0.3 * youth, 0.03 * youth
    y, z = side * 0.138 * u, (0.365 - low) * u
    figure.ball("head", (0.03 * u, 0.066 * big * u, 0.045 * big * u), (0.334 * u, y, z), _WHITE)
    figure.ball("head", (0.026 * u, 0.038 * big * u, 0.042 * big * u), (0.346 * u, 0.97 * y, z), _EYE)
    lifted = (0.036 * big + 0.002) * u
    figure.ball("head", (0.034 * u, 0.071 * big * u, 0.026 * u), (0.336 * u, y, z + lifted), lid)
    tilt = about_x(-side * 0.14)
    thick = 0.016 * (1.0 - 0.35 * youth)
    at = (0.357 * u, y, z + (0.103 + 0.014 * youth) * u)
    figure.ball("head", (0.03 * u, 0.078 * u, thick * u), at, surface_of(brow, 0.9), quaternion=tilt)


def _lips(skin: Srgb, pale: float) -> Srgb:
    """Lips are the skin with less green and blue in it: `pale` is the share that stays."""
    red, green, blue = skin
    return (round(0.86 * red), round(pale * green), round(1.05 * pale * blue))


def _mouth(figure: Figure, lips: Srgb, u: float) -> None:
    """Closed lips whose corners rise a little."""
    surface = surface_of(lips, 0.5)
    figure.ball("head", (0.024 * u, 0.07 * u, 0.017 * u), (0.328 * u, 0, 0.098 * u), surface)
    for side in (1, -1):
        tilt = about_x(side * 0.35)
        at = (0.309 * u, side * 0.078 * u, 0.109 * u)
        figure.ball("head", (0.02 * u, 0.034 * u, 0.011 * u), at, surface, quaternion=tilt)


def _hair(figure: Figure, hair: Hair, u: float, *, under_hat: bool, crown: str = "head") -> None:
    surface = surface_of(hair.colour, 0.7, specular=0.05)
    if hair.beard:
        add_piece(figure, hair.beard[0], surface_of(hair.beard[1], 0.9), u)
    style = hair.style
    if not style.bare:
        if not under_hat:
            tilt = about_y(-0.25)
            figure.ball(crown, (0.4 * u, 0.36 * u, 0.36 * u), (-0.045 * u, 0, 0.53 * u), surface, quaternion=tilt)
        if style.fringe and not under_hat:
            for x, y, z, long in _FRINGE:
                size = (0.15 * u, long * u, 0.10 * u)
                figure.ball(crown, size, (x * u, y * u, z * u), surface, quaternion=about_y(0.55))
        for side in (1, -1):
            figure.ball("head", (0.07 * u, 0.03 * u, 0.13 * u), (0.075 * u, side * 0.312 * u, 0.42 * u), surface)
        figure.ball("head", (0.26 * u, 0.33 * u, 0.28 * u), (-0.15 * u, 0, 0.32 * u), surface)
    if not (under_hat and style.bare):
        add_piece(figure, style, surface, u)


_FRINGE = ((0.20, 0.05, 0.74, 0.18), (0.24, -0.11, 0.70, 0.14), (0.15, 0.21, 0.69, 0.11))
"""Locks over the forehead, swept from a parting on the left: x, y, z and half width, in heads."""
