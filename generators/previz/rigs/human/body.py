"""A person's body: bones by the proportions of the figure, and clothes as shapes a little larger than the limbs."""

from __future__ import annotations

from copy import deepcopy
from zlib import crc32

import numpy as np

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.biped import Biped, BipedGait
from generators.previz.motion.rotations import Vec, about_x
from generators.previz.motion.script import cue_of
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.human.beast import bare, beast_of, build_beast_head, built_like, coat_like, is_dressed
from generators.previz.rigs.human.cloth import Cloth, cloth_of, furry
from generators.previz.rigs.human.donned import TAILS, dressed_as, without
from generators.previz.rigs.human.head import build_head
from generators.previz.rigs.human.outfits import outfit_of
from generators.previz.rigs.human.pieces import pieces
from generators.previz.rigs.human.points import body_points
from generators.previz.rigs.human.wardrobe import Build, Hair, Outfit, build_of, garment_in, hair_of, skin_of
from generators.previz.rigs.surfaces import Srgb, colour_of, surface_of
from generators.previz.scene import GeomKind
from prompts.wording import is_plural

__all__ = ["build_human"]


def _parts(skin: Srgb, hair: Hair, outfit: Outfit) -> dict[str, Vec]:
    """Colours of what words may name on a person."""
    (top, top_rgb), (bottom, bottom_rgb) = outfit.top, outfit.bottom
    named = dict.fromkeys(("skin", "face", "cheeks"), skin) | {"hair": hair.colour, "shoes": outfit.shoes}
    named |= {top.id: top_rgb, bottom.id: bottom_rgb, "clothes": top_rgb, "shirt": top_rgb, "trousers": bottom_rgb}
    named |= {"beard": hair.beard[1]} if hair.beard else {}
    return {name: linear_rgb(colour) for name, colour in named.items()}


def _single(casting: Casting) -> str:
    """The noun of one of them, so that whoever is parted from a group looks as before."""
    noun = casting.subject.noun
    return casting.noun.id.replace("_", " ") if casting.noun is not None and is_plural(noun) else noun


@rig("human")
def build_human(casting: Casting) -> Model:
    """Builds the person that the subject's words describe."""
    subject = casting.subject
    breed = beast_of(subject)
    build = built_like(build_of(subject), breed) if breed else build_of(subject)
    h = subject.height_m or build.height_m
    metal = subject.kind == "robot"
    rng = np.random.default_rng([crc32(_single(casting).encode()), int(casting.rng.integers(2**31))])
    skin = colour_of(subject, ("body", "metal"), (176, 182, 190), whole=True) if metal else skin_of(subject, rng)
    hair = Hair(pieces()["bald"], (60, 60, 64)) if metal else hair_of(subject, build, rng)
    before = deepcopy(rng)
    outfit = outfit_of(subject, build, rng)
    figure = casting.start()
    bones = _bones(figure, build, h)
    worn = {garment.id for noun in casting.donned if (garment := garment_in(noun))}
    if breed:
        coat = coat_like(subject, breed, h)
        outfit = outfit if is_dressed(subject) else bare(outfit)
        _body(figure, build, furry(cloth_of(subject, skin, outfit, h, metal=False), breed, coat, subject), outfit, h)
        build_beast_head(figure, subject, breed, coat, h / build.heads, h)
    else:
        _body(figure, build, cloth_of(subject, skin, outfit, h, metal=metal), outfit, h, tails=bool(worn))
        build_head(figure, skin, hair, outfit, h / build.heads, feminine=build.feminine, youth=build.youth, donned=worn)
    if metal:
        _robot_eyes(figure, h / build.heads, colour_of(subject, ("eyes", "eye"), (120, 220, 255)))

    def cloth_without(noun: str) -> Cloth:
        rest = without(subject, noun)
        return cloth_of(rest, skin, outfit_of(rest, build, deepcopy(before)), h, metal=metal)

    cloth = cloth_of(subject, skin, outfit, h, metal=metal)
    dressed = () if breed else dressed_as(casting.donned, outfit, cloth, cloth_without)

    def animate(act: Act) -> Animation:
        phase = (act.seed % 1000) / 1000
        cues = act.cues or (cue_of(act.motion, act.travel.speed_mps, act.story_seconds, phase),)
        return BipedGait(bones, act.travel, cues, phase)

    return Model(
        figure=figure,
        height_m=h,
        length_m=0.3 * h,
        width_m=0.3 * h,
        animate=animate,
        centre_height_m=0.5 * h,
        focus=(0.06 * h, 0.0, h - 0.55 * h / build.heads),
        proxy=Proxy(GeomKind.CAPSULE, (0.12 * h, 0.38 * h, 0.0), 22.0 * h**2.2, 0.15, 0.6),
        root_height_m=bones.root_m,
        seat_m=bones.seat_m,
        parts=_parts(skin, hair, outfit),
        dressed=dressed,
        face_ahead_m=0.25 * h / build.heads,
        face_up_m=0.3 * h / build.heads,
        keypoints=body_points(h / build.heads),
    )


def _robot_eyes(figure: Figure, head_m: float, colour: Srgb) -> None:
    glow = surface_of(colour, 0.3, emission=2.5)
    for side in (1, -1):
        figure.ball("head", (0.05 * head_m,) * 3, (0.37 * head_m, side * 0.135 * head_m, 0.38 * head_m), glow)


def _leg_share(build: Build) -> float:
    """Length of the legs over that of an adult's of the same height: the larger the head, the shorter they are."""
    return 1.0 - 0.56 * max(0.0, 7.4 - build.heads) / 7.4


def _bones(figure: Figure, build: Build, h: float) -> Biped:
    """Segment lengths over height follow Drillis and Contini (1966), a little adapted for the young."""
    leg = _leg_share(build)
    root, ankle = 0.525 * h * leg, 0.042 * h
    thigh, shank = (root - ankle) * 0.502, (root - ankle) * 0.5
    head = h / build.heads
    neck_z = h - head * 0.98 - root
    waist, ribs = 0.07 * h, 0.27 * neck_z + 0.04 * h
    figure.bone("spine", "root", (0, 0, waist))
    figure.bone("chest", "spine", (0, 0, ribs - waist + 0.02 * h))
    chest_z = ribs + 0.02 * h
    neck_at = (-0.012 * h, 0.0, neck_z - chest_z - 0.025 * h)
    head_at = (0.012 * h, 0.0, 0.025 * h + 0.16 * head)
    shoulder = (-0.005 * h, build.shoulders * h, neck_z - chest_z - SHOULDER_DROP * h)
    figure.bone("neck", "chest", neck_at)
    figure.bone("head", "neck", head_at)
    for side, sign in (("l", 1.0), ("r", -1.0)):
        figure.bone(f"{side}/arm", "chest", (shoulder[0], sign * shoulder[1], shoulder[2]))
        figure.bone(f"{side}/forearm", f"{side}/arm", (0, 0, -_ARM * h))
        figure.bone(f"{side}/hand", f"{side}/forearm", (0, 0, -_FOREARM * h))
        figure.bone(f"{side}/thigh", "root", (0, sign * build.hips * h, 0.0))
        figure.bone(f"{side}/shank", f"{side}/thigh", (0, 0, -thigh))
        figure.bone(f"{side}/foot", f"{side}/shank", (0, 0, -shank))
    return Biped(
        root_m=root,
        hip=(0.0, build.hips * h, 0.0),
        thigh_m=thigh,
        shank_m=shank,
        ankle_m=ankle,
        heel_m=0.036 * h,
        ball_m=0.082 * h,
        stoop_rad=build.stoop_rad,
        seat_m=0.265 * h * leg,
        height_m=h,
        mouth=(0.36 * head, 0.0, 0.1 * head),
        spine=(0.0, 0.0, waist),
        chest=(0.0, 0.0, ribs - waist + 0.02 * h),
        neck=neck_at,
        head=head_at,
        shoulder=shoulder,
        arm_m=_ARM * h,
        forearm_m=_FOREARM * h,
        palm_m=_PALM * h,
    )


SHOULDER_DROP = 0.076
"""How far the shoulder joint lies below the foot of the neck, over height."""
_ARM, _FOREARM, _PALM = 0.175, 0.15, 0.048
"""Lengths of upper arm and forearm, and from the wrist to the middle of the closed hand, over height."""


def _body(figure: Figure, build: Build, cloth: Cloth, outfit: Outfit, h: float, *, tails: bool = False) -> None:
    bones_leg = 0.525 * h * _leg_share(build)
    _torso(figure, build, cloth, outfit, h, bones_leg, tails=tails)
    for side in ("l", "r"):
        _arm(figure, side, build, cloth, h)
        _leg(figure, side, build, cloth, h, bones_leg)


def _torso(
    figure: Figure, build: Build, cloth: Cloth, outfit: Outfit, h: float, root: float, *, tails: bool = False
) -> None:
    off, girth = cloth.top_off, build.girth
    head = h / build.heads
    neck_z = h - 0.98 * head - root
    chest_z = 0.27 * neck_z + 0.06 * h
    span = neck_z - chest_z
    wide = build.shoulders * h
    hips = cloth.hips if outfit.bottom[0].covers != "dress" else cloth.top
    long_top = outfit.top[0].skirt > 0.2
    figure.ball(
        "root",
        (0.076 * h * girth + off, build.hips * h + 0.043 * h * girth + off, 0.078 * h),
        (0, 0, 0.02 * h),
        cloth.top if long_top else hips,
    )
    waist = 0.068 * h if build.feminine else 0.081 * h
    figure.ball("spine", (0.06 * h * girth + off, waist * girth + off, 0.135 * h), (0, 0, 0.005 * h), cloth.top)
    if build.belly > 0:
        at = (0.4 * build.belly * h, 0, 0.0)
        round_m = (0.05 * h + 0.75 * build.belly * h + off, 0.9 * waist * girth + off, 0.095 * h)
        figure.ball("spine", round_m, at, cloth.top)
    figure.ball("chest", (0.066 * h * girth + off, wide * 0.9 + off, 0.80 * span), (0.0, 0, 0.12 * span), cloth.top)
    figure.ball(
        "chest", (0.058 * h * girth + off, wide * 0.94 + off, 0.30 * span), (-0.006 * h, 0, 0.46 * span), cloth.top
    )
    if build.feminine and build.heads > 7:
        figure.ball("chest", (0.05 * h + off, 0.07 * h, 0.046 * h), (0.034 * h, 0, 0.24 * span), cloth.top)
    for sign in (1, -1):
        # From the neck the shoulder slopes down to the arm.
        figure.limb(
            "chest",
            (-0.012 * h, sign * 0.012 * h, span - 0.022 * h),
            (-0.006 * h, sign * 0.92 * wide, span - SHOULDER_DROP * h),
            (0.028 * h + 0.5 * off, 0.03 * h + off),
            cloth.top,
        )
    figure.limb("neck", (0, 0, -0.03 * h), (0.010 * h, 0, 0.025 * h + 0.3 * head), (0.034 * h, 0.030 * h), cloth.skin)
    figure.ball("neck", (0.042 * h, 0.043 * h, 0.012 * h), (-0.002 * h, 0, -0.018 * h), cloth.under or cloth.top)
    if cloth.under:
        # What is worn below an open top is seen in a strip down the front.
        at = (0.014 * h + 0.1 * off, 0, 0.2 * span)
        figure.ball("chest", (0.062 * h * girth + off, 0.03 * h, 0.62 * span), at, cloth.under)
    _hangings(figure, build, cloth, outfit, h, root, figure.bone(TAILS, "root") if tails else "root")


def _fluke(figure: Figure, surface: Surface, span: float, at: tuple[float, float, float]) -> None:
    """The two lobes of a tail's fin; `span` is the length of one, m."""
    for side in (1, -1):
        lobe = (at[0], at[1] + side * 0.62 * span, at[2] - 0.02 * span)
        figure.ball("root", (0.1 * span, 0.7 * span, 0.3 * span), lobe, surface, quaternion=about_x(side * 0.5))


def _hangings(
    figure: Figure, build: Build, cloth: Cloth, outfit: Outfit, h: float, root: float, tails: str = "root"
) -> None:
    """Skirts and, on the bone `tails`, coat tails."""
    for garment, surface, off in (
        (outfit.bottom[0], cloth.hips, 0.0),
        (outfit.top[0], cloth.top, cloth.top_off),
    ):
        if garment.skirt <= 0.05 or (garment.covers == "bottom" and garment.legs == "long"):
            continue
        length = garment.skirt * root
        waist = (build.hips + 0.036) * h + off
        flare = waist + garment.flare * length + 0.01 * h
        figure.shape(
            tails if garment is outfit.top[0] else "root",
            GeomKind.CONE,
            (flare, waist * 0.86),
            surface,
            ends=((0.01 * h, 0, 0.03 * h - length), (0, 0, 0.08 * h)),
        )
        if garment.fin:
            _fluke(figure, surface, garment.fin * h, (0.02 * h, 0.0, 0.05 * h - length))
        if garment is outfit.bottom[0] is outfit.top[0]:
            break
    apron = outfit.worn("front")
    if apron:
        _bib(figure, build, surface_of(apron[1], apron[0].gloss), h, cloth.top_off)
        drop = apron[0].skirt * root
        size = (0.03 * h, (build.hips + 0.05) * h * build.girth, 0.62 * drop)
        figure.ball(
            "root",
            size,
            (0.075 * h * build.girth + cloth.top_off, 0, 0.07 * h - 0.5 * drop),
            surface_of(apron[1], 0.85),
        )
    elif outfit.bottom[0].bib:
        _bib(figure, build, cloth.hips, h, cloth.top_off)


def _bib(figure: Figure, build: Build, cloth: Surface, h: float, off: float) -> None:
    """The bib of dungarees or an apron, on straps over the shoulders."""
    ahead = 0.066 * h * build.girth + off
    figure.ball("spine", (ahead + 0.008 * h, 0.07 * h, 0.1 * h), (0.004 * h, 0, 0.03 * h), cloth)
    figure.ball("chest", (0.024 * h, 0.058 * h, 0.075 * h), (ahead - 0.008 * h, 0, 0.0), cloth)
    for sign in (1, -1):
        top = (0.01 * h, sign * 0.5 * build.shoulders * h, 0.125 * h + off)
        figure.limb("chest", (ahead + 0.004 * h, sign * 0.045 * h, 0.05 * h), top, (0.012 * h, 0.014 * h), cloth)
        figure.limb("chest", top, (-ahead, sign * 0.03 * h, 0.0), (0.014 * h, 0.012 * h), cloth)


def _arm(figure: Figure, side: str, build: Build, cloth: Cloth, h: float) -> None:
    off = cloth.top_off if cloth.sleeve is not cloth.skin else 0.0
    lower_off = cloth.top_off if cloth.forearm is not cloth.skin else 0.0
    thick = (0.9 if build.feminine else 1.0) * (0.4 + 0.6 * build.girth)
    figure.limb(
        f"{side}/arm", (0, 0, 0), (0, 0, -_ARM * h), (0.030 * h * thick + off, 0.025 * h * thick + off), cloth.sleeve
    )
    figure.limb(
        f"{side}/forearm",
        (0, 0, 0),
        (0, 0, -_FOREARM * h),
        (0.027 * h * thick + lower_off, 0.018 * h * thick + lower_off),
        cloth.forearm,
    )
    figure.ball(f"{side}/hand", (0.023 * h, 0.011 * h, 0.036 * h), (0.004 * h, 0, -0.034 * h), cloth.hand)
    figure.limb(
        f"{side}/hand", (0.004 * h, 0, -0.055 * h), (0.012 * h, 0, -0.088 * h), (0.013 * h, 0.009 * h), cloth.hand
    )
    figure.limb(f"{side}/hand", (0.014 * h, 0, -0.02 * h), (0.03 * h, 0, -0.05 * h), (0.01 * h, 0.007 * h), cloth.hand)


def _leg(figure: Figure, side: str, build: Build, cloth: Cloth, h: float, root: float) -> None:
    ankle = 0.042 * h
    thigh, shank = (root - ankle) * 0.502, (root - ankle) * 0.5
    off = cloth.leg_off
    lower_off = cloth.leg_off if cloth.shank is cloth.thigh and cloth.shank is not cloth.skin else 0.0
    wide = (0.056 if build.feminine else 0.053) * h * (0.3 + 0.7 * build.girth)
    figure.limb(f"{side}/thigh", (0, 0, -0.01 * h), (0, 0, -thigh), (wide + off, 0.036 * h + off), cloth.thigh)
    figure.limb(
        f"{side}/shank",
        (0, 0, 0),
        (0, 0, -0.96 * shank),
        (0.035 * h + lower_off, 0.022 * h + 1.5 * lower_off),
        cloth.shank,
    )
    figure.ball(
        f"{side}/shank",
        (0.034 * h + lower_off, 0.031 * h + lower_off, 0.075 * h),
        (-0.012 * h, 0, -0.3 * shank),
        cloth.shank,
    )
    sole = -ankle + 0.026 * h
    figure.limb(
        f"{side}/foot", (-0.02 * h, 0, sole + 0.004 * h), (0.062 * h, 0, sole), (0.03 * h, 0.026 * h), cloth.shoe
    )
    figure.ball(f"{side}/foot", (0.05 * h, 0.031 * h, 0.022 * h), (0.072 * h, 0, -ankle + 0.022 * h), cloth.shoe)
    _add_skate(figure, side, cloth.runs_on, ankle, h)


def _add_skate(figure: Figure, side: str, runs_on: str, ankle: float, h: float) -> None:
    """The blade or the wheels of a skate, under the sole and a little longer than it."""
    foot = f"{side}/foot"
    if runs_on == "blade":
        steel = Surface.of(206, 210, 216, roughness=0.2)
        figure.box(foot, (0.098 * h, 0.005 * h, 0.009 * h), (0.04 * h, 0, -ankle + 0.009 * h), steel)
        for along in (-0.02, 0.08):
            figure.box(foot, (0.012 * h, 0.006 * h, 0.014 * h), (along * h, 0, -ankle + 0.016 * h), steel)
    elif runs_on == "wheels":
        rubber = Surface.of(214, 66, 58, roughness=0.5)
        for along in (-0.035, 0.015, 0.065, 0.115):
            figure.ball(foot, (0.02 * h, 0.018 * h, 0.02 * h), (along * h, 0, -ankle + 0.017 * h), rubber)
