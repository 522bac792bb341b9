"""Four-legged animals: trunk, legs and neck from the breed's proportions."""

from __future__ import annotations

from dataclasses import replace
from math import radians, sin

from generators.previz.building import Surface
from generators.previz.motion.quadruped import LEGS, LegBones, Quadruped, QuadrupedGait
from generators.previz.motion.quadruped_script import QuadrupedScript
from generators.previz.motion.rotations import Quat, about_y
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.quadruped.breeds import Breed, breed_of
from generators.previz.rigs.quadruped.coat import Coat, coat_of
from generators.previz.rigs.quadruped.dressed import add_headwear, add_neckwear
from generators.previz.rigs.quadruped.head import TRUNK_BONES, build_head
from generators.previz.rigs.quadruped.said import as_said
from generators.previz.rigs.quadruped.tail import build_tail
from generators.previz.rigs.quadruped.wings import WINGS_M, build_wings
from generators.previz.rigs.standin import build_standin
from generators.previz.scene import GeomKind
from prompts.shot import Subject

__all__ = ["build_quadruped"]

_ALONG: Quat = about_y(radians(90))
"""Turns a shape's z axis to the figure's x: bands of a striped coat then run round the trunk."""

YOUNG_SHARE = 0.55
"""Of a grown animal's height."""
_YOUNG = ("puppy", "pup", "kitten", "foal", "calf", "lamb", "fawn", "piglet", "cub", "chick", "baby", "young")


@rig("quadruped")
def build_quadruped(casting: Casting) -> Model:
    """Builds the animal that the subject's noun names; a figure stands in for one that has no row."""
    subject = casting.subject
    hint = casting.noun.breed if casting.noun else ""
    breed = breed_of(subject.noun, hint)
    if breed is None:
        return build_standin(casting)
    young = bool(_words(casting) & set(_YOUNG))
    height = _withers_m(casting, breed) * (YOUNG_SHARE if young and not subject.height_m else 1.0)
    breed = as_said(_as_young(breed) if young else breed, subject)
    coat = coat_of(subject, casting.noun, breed, height)
    figure = casting.start()
    bones, tip_m = _build(figure, subject, breed, coat, height)
    winged = breed.wings != "none"
    top = max(_standing_height_m(breed, height), WINGS_M[1] * height if winged else 0.0)
    nose = bones.chest[0] + 0.4 * breed.length * height + breed.neck_length * height * 0.65 + tip_m

    def animate(act: Act) -> Animation:
        phase = (act.seed % 1000) / 1000
        if len(act.cues) > 1:
            return QuadrupedScript(bones, act.travel, act.cues, phase)
        words = act.cues[0].words if act.cues else ""
        return QuadrupedGait(bones, act.travel, act.motion, phase, words=words, end_s=act.story_seconds)

    return Model(
        figure=figure,
        height_m=top,
        length_m=nose + 0.52 * breed.length * height + 0.25 * breed.tail_length * height,
        width_m=max(breed.chest_width, 2 * breed.skull[1], 2 * WINGS_M[0] if winged else 0.0) * height,
        animate=animate,
        centre_height_m=0.55 * top,
        focus=(nose - 0.6 * tip_m, 0.0, top - 0.12 * height),
        proxy=Proxy(
            GeomKind.BOX,
            (0.5 * breed.length * height, 0.5 * breed.chest_width * height, 0.5 * height),
            400.0 * height**3,
            0.2,
            0.6,
        ),
        root_height_m=bones.root_m,
        saddle_m=0.97 * height,
        face_ahead_m=0.45 * tip_m,
    )


def _words(casting: Casting) -> set[str]:
    return {*casting.subject.noun.lower().split(), *casting.subject.age.lower().split()}


def _withers_m(casting: Casting, breed: Breed) -> float:
    asked = casting.subject.height_m
    return asked / breed.stature if asked else breed.height_m


def _as_young(breed: Breed) -> Breed:
    """The proportions of a puppy, a calf or a foal: a large head with a short muzzle, thick paws, a short neck."""
    return replace(
        breed,
        skull=(1.32 * breed.skull[0], 1.32 * breed.skull[1], 1.32 * breed.skull[2]),
        muzzle_length=0.9 * breed.muzzle_length,
        muzzle=1.15 * breed.muzzle,
        neck_length=0.9 * breed.neck_length,
        foot=1.2 * breed.foot,
        leg=1.1 * breed.leg,
        length=0.92 * breed.length,
        tail_length=0.75 * breed.tail_length,
        horns="none",
    )


def _standing_height_m(breed: Breed, height: float) -> float:
    neck = sin(radians(breed.neck_deg)) * breed.neck_length
    return max(1.0, 0.86 + neck + breed.skull[2]) * height


def _build(figure: Figure, subject: Subject, breed: Breed, coat: Coat, h: float) -> tuple[Quadruped, float]:
    root_m = 0.76 * h
    length = breed.length * h
    chest, pelvis = (0.06 * length, 0.0, 0.0), (-0.16 * length, 0.0, 0.0)
    figure.bone("chest", "root", chest)
    figure.bone("pelvis", "root", pelvis)
    _trunk(figure, breed, coat, h)
    legs = {leg: _leg(figure, breed, coat, h, leg, root_m) for leg in LEGS}
    _neck(figure, breed, coat, h)
    ears, tip_m = build_head(figure, breed, coat, h)
    build_wings(figure, breed, coat, h)
    add_headwear(figure, subject, breed, h)
    add_neckwear(figure, subject, breed, h)
    tail = build_tail(figure, breed, coat, h, (-0.36 * length, 0.0, 0.14 * h))
    bones = Quadruped(
        root_m=root_m,
        chest=chest,
        pelvis=pelvis,
        legs=legs,
        family=breed.family,
        hip_m=0.76 * h,
        neck_rad=radians(breed.neck_deg),
        run_neck_rad=radians(breed.run_neck_deg),
        head_rad=radians(breed.head_deg),
        jaw_rad=radians(breed.jaw_open_deg),
        tail_rad=radians(breed.tail_deg),
        tail_bones=tail,
        ears=ears,
        hanging_ears=breed.ears in ("drop", "flap"),
        trunk_bones=TRUNK_BONES if breed.trunk else 0,
    )
    return bones, tip_m


def _hide(
    figure: Figure, coat: Coat, bone: str, radii: tuple[float, float, float], at: tuple[float, float, float]
) -> None:
    """An ellipsoid of coat; a banded coat's bands run round the trunk."""
    if coat.banded:
        figure.ball(bone, (radii[2], radii[1], radii[0]), at, coat.trunk, quaternion=_ALONG)
    else:
        figure.ball(bone, radii, at, coat.trunk)


def _trunk(figure: Figure, breed: Breed, coat: Coat, h: float) -> None:
    length, z0 = breed.length * h, 0.76 * h
    chest, loin, rump = breed.chest_depth * h, breed.loin_depth * h, breed.rump_depth * h
    half_width = breed.chest_width * h / 2
    back = 0.985 * h - z0
    # Rib cage, fore chest, loin, rump: the back is level, the belly rises to the loin.
    _hide(figure, coat, "chest", (0.31 * length, half_width, chest / 2), (0.16 * length, 0, back - chest / 2))
    _hide(
        figure, coat, "chest", (0.17 * length, 0.8 * half_width, 0.38 * chest), (0.33 * length, 0, back - 0.52 * chest)
    )
    figure.limb(
        "root",
        (0.16 * length, 0, back - 0.5 * (0.5 * chest + 0.5 * loin) - 0.02 * h),
        (-0.24 * length, 0, back - loin / 2 - 0.01 * h),
        (0.25 * (chest + loin) * 0.94, loin / 2),
        coat.trunk,
    )
    _hide(
        figure,
        coat,
        "pelvis",
        (0.2 * length, 0.88 * half_width, rump / 2),
        (-0.19 * length, 0, back - rump / 2 - 0.015 * h),
    )
    if breed.fur > 0.3:
        figure.ball(
            "chest",
            (0.12 * h, 0.55 * half_width, 0.16 * h),
            (0.39 * length, 0, back - 0.55 * chest),
            coat.cloth or coat.under,
            quaternion=about_y(0.5),
        )
        hang = 0.035 * h * breed.fur
        figure.ball(
            "chest",
            (0.29 * length, 0.55 * half_width, 0.12 * h),
            (0.12 * length, 0, back - chest + 0.125 * h - hang),
            coat.cloth or coat.fringe,
        )
    elif breed.under and coat.cloth is None:
        # A pale belly and breast show below a smooth coat.
        deep = 0.3 * chest
        at = (0.02 * length, 0, back - chest + 0.94 * deep)
        figure.ball("root", (0.34 * length, 0.72 * half_width, deep), at, coat.under)
        figure.ball(
            "chest",
            (0.12 * length, 0.55 * half_width, 0.36 * chest),
            (0.39 * length, 0, back - 0.6 * chest),
            coat.under,
        )
    if breed.mane == "hump":
        figure.ball("root", (0.2 * length, 0.15 * h, 0.24 * h), (0.0, 0, back - 0.02 * h), coat.cloth or coat.mane)
    if breed.tail == "stub" and breed.family == "hop":
        figure.ball("pelvis", (0.1 * h, 0.1 * h, 0.1 * h), (-0.4 * length, 0, back - 0.2 * h), coat.under)
    if breed.mane == "wool" and coat.cloth is None:
        _wool(figure, breed, coat, h, back)


def _wool(figure: Figure, breed: Breed, coat: Coat, h: float, back: float) -> None:
    """Tufts in rows over back and flanks, each other row between those beside it."""
    length, chest, half_width = breed.length * h, breed.chest_depth * h, breed.chest_width * h / 2
    for row in range(_WOOL_ROWS):
        along = (0.36 - 0.74 * row / (_WOOL_ROWS - 1)) * length
        for angle in (-80, -30, 30, 80) if row % 2 else (-55, 0, 55, 100, -100):
            side, up = sin(radians(angle)), sin(radians(90 - angle))
            at = (along, 1.0 * half_width * side, back - 0.5 * chest + 0.42 * chest * up)
            figure.ball("root", (0.13 * h, 0.11 * h, 0.115 * h), at, coat.body)


_WOOL_ROWS = 7


def _leg(figure: Figure, breed: Breed, coat: Coat, h: float, leg: str, root_m: float) -> LegBones:
    return (
        _fore_leg(figure, breed, coat, h, leg, root_m)
        if leg.endswith("f")
        else _hind_leg(figure, breed, coat, h, leg, root_m)
    )


def _fore_leg(figure: Figure, breed: Breed, coat: Coat, h: float, leg: str, root_m: float) -> LegBones:
    side = 1.0 if leg.startswith("l") else -1.0
    length, r = breed.length * h, breed.leg * h
    hang = (0.25 * length, side * 0.31 * breed.chest_width * h, 0.04 * h)
    pivot_z = root_m + hang[2]
    sole = 0.55 * breed.foot * h
    elbow, wrist = breed.elbow_height * h, breed.wrist_height * h
    upper = ((pivot_z - elbow) ** 2 + (0.1 * h) ** 2) ** 0.5
    lower = (elbow - wrist) * 1.03
    foot = wrist - sole
    figure.bone(f"{leg}/upper", "chest", hang)
    figure.bone(f"{leg}/lower", f"{leg}/upper", (0, 0, -upper))
    figure.bone(f"{leg}/foot", f"{leg}/lower", (0, 0, -lower))
    figure.bone(f"{leg}/paw", f"{leg}/foot", (0, 0, -foot))
    limb = _limb_coat(breed, coat)
    shoulder = (0.13 if breed.family != "pillar" else 0.15) * h
    figure.shape(
        f"{leg}/upper",
        GeomKind.ROUND_CONE,
        (shoulder, 1.35 * r),
        coat.cloth or limb,
        ends=((0.02 * h, 0, -0.02 * h), (0, 0, -upper)),
    )
    figure.limb(f"{leg}/lower", (0, 0, 0), (0, 0, -lower), (1.3 * r, 0.82 * r), limb)
    _lower_leg(figure, breed, coat, h, leg, foot, (0.84 * r, 0.74 * r))
    if breed.fur > 0.5:
        figure.ball(
            f"{leg}/lower", (0.045 * h, 0.018 * h, 0.46 * lower), (-0.85 * r - 0.01 * h, 0, -0.4 * lower), coat.fringe
        )
    return LegBones(hang, upper, lower, foot, sole, 0.06 * length + hang[0] - 0.02 * h, 0.92 * hang[1])


def _hind_leg(figure: Figure, breed: Breed, coat: Coat, h: float, leg: str, root_m: float) -> LegBones:
    side = 1.0 if leg.startswith("l") else -1.0
    length, r = breed.length * h, breed.leg * h
    hang = (-0.2 * length, side * 0.29 * breed.chest_width * h, -0.01 * h)
    hip_z = root_m + hang[2]
    sole = 0.55 * breed.foot * h
    hock = breed.hock_height * h
    straight = 1.07 if breed.family == "pillar" else 1.19
    upper = (hip_z - hock) * straight * 0.49
    lower = (hip_z - hock) * straight * 0.51
    foot = hock - sole
    figure.bone(f"{leg}/upper", "pelvis", hang)
    figure.bone(f"{leg}/lower", f"{leg}/upper", (0, 0, -upper))
    figure.bone(f"{leg}/foot", f"{leg}/lower", (0, 0, -lower))
    figure.bone(f"{leg}/paw", f"{leg}/foot", (0, 0, -foot))
    limb = _limb_coat(breed, coat)
    thigh = breed.thigh * h
    figure.limb(f"{leg}/upper", (-0.01 * h, 0, 0.0), (0, 0, -upper), (thigh, 1.6 * r), limb)
    figure.ball(f"{leg}/upper", (0.85 * thigh, 0.55 * thigh, 0.55 * upper), (-0.35 * thigh, 0, -0.42 * upper), limb)
    figure.limb(f"{leg}/lower", (0, 0, 0), (0, 0, -lower), (1.5 * r, 0.8 * r), limb)
    _lower_leg(figure, breed, coat, h, leg, foot, (0.8 * r, 0.72 * r))
    if breed.fur > 0.5:
        figure.ball(
            f"{leg}/upper",
            (0.06 * h, 0.035 * h, 0.42 * upper),
            (-0.72 * thigh, 0, -0.66 * upper),
            coat.fringe,
            quaternion=about_y(0.3),
        )
    return LegBones(hang, upper, lower, foot, sole, -0.16 * length + hang[0] - 0.06 * h, 1.0 * hang[1])


def _limb_coat(breed: Breed, coat: Coat) -> Surface:
    return coat.points if breed.points and (breed.whole_legs or breed.pattern == "patches") else coat.body


def _lower_leg(
    figure: Figure, breed: Breed, coat: Coat, h: float, leg: str, foot: float, radii: tuple[float, float]
) -> None:
    """Metacarpus or metatarsus, and the paw or hoof."""
    paw = breed.foot * h
    surface = coat.points if breed.points else coat.body
    figure.limb(f"{leg}/foot", (0, 0, 0), (0, 0, -foot), radii, surface)
    if breed.family in ("hoof", "pillar"):
        dark = coat.nose if breed.family == "hoof" else surface
        sole = 0.55 * paw
        figure.shape(
            f"{leg}/paw", GeomKind.CONE, (1.15 * paw, 0.8 * paw), dark, ends=((0.1 * paw, 0, -sole), (0, 0, 0.75 * paw))
        )
        return
    figure.ball(f"{leg}/paw", (1.25 * paw, 0.82 * paw, 0.55 * paw), (0.45 * paw, 0, 0), surface)


def _neck(figure: Figure, breed: Breed, coat: Coat, h: float) -> None:
    length, n = breed.length * h, breed.neck_length * h
    base = breed.neck * h
    top = min(0.86 * base, 0.95 * breed.skull[2] * h)
    figure.bone("neck", "chest", (0.33 * length, 0.0, 0.1 * h))
    figure.bone("head", "neck", (n, 0.0, 0.0))
    figure.limb("neck", (-0.02 * h, 0, -0.01 * h), (0.98 * n, 0, 0), (base, top), coat.body)
    if breed.fur > 0.3:
        figure.ball("neck", (0.6 * n, 0.66 * base, 0.62 * base), (0.36 * n, 0, -0.48 * base), coat.fringe)
    if breed.mane in ("horse", "zebra"):
        surface = coat.mane if breed.mane == "horse" else coat.body
        figure.ball(
            "neck", (0.6 * n, 0.028 * h, 0.1 * h), (0.55 * n, 0, 0.95 * base), surface, quaternion=about_y(0.07)
        )
        figure.ball("head", (0.09 * h, 0.03 * h, 0.035 * h), (0.05 * h, 0, breed.skull[2] * h * 1.05), surface)
    if breed.mane == "wool":
        figure.ball("head", (0.08 * h, 0.085 * h, 0.07 * h), (0.02 * h, 0, breed.skull[2] * h), coat.body)
    if breed.mane == "lion":
        figure.ball("neck", (0.75 * n, 1.35 * base, 1.45 * base), (0.55 * n, 0, -0.1 * base), coat.mane)
        figure.ball("head", (0.09 * h, 0.2 * h, 0.215 * h), (-0.02 * h, 0, 0.0), coat.mane)
