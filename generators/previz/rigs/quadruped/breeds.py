"""Breeds: the proportions, coat and parts of each four-legged animal, read from `breed.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.previz.rigs.surfaces import Srgb
from generators.previz.tables import rows_of

__all__ = ["Breed", "breed_of", "breeds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breed:
    """One row of `breed.toml`. Lengths are over the height at the withers, angles in degrees, colours sRGB.

    Attributes:
        id: the row's name. names: nouns that mean it; the longest that ends a subject's noun wins.
        height_m: usual height at the withers. stature: what people call its height, over that of the withers.
        family: paw, hoof, pillar or hop: how its feet and gaits are.
        length: from the point of the shoulder to the buttock.
        chest_depth, chest_width, loin_depth, rump_depth: of the trunk.
        wrist_height, hock_height, elbow_height: of the joints above ground as it stands.
        leg: radius of the forearm. foot: radius of the paw or hoof. thigh: radius of the thigh at the hip.
        neck_length, neck: length and radius at the base. neck_deg: its slope as it stands; run_neck_deg: as it runs.
        skull: half length, half width, half height. muzzle_length; muzzle, tip: radius at the stop and at the nose.
        head_deg: how far the muzzle points down. jaw_open_deg: when it runs (panting).
        ears: drop, erect, round, long, side, flap. ear: length.
        tail: feather, plume, thin, tuft, horse, stub, cat, rope, curl. tail_length. tail_deg: above the level.
        fur: how far the coat stands out: ruff, breeches and feathering, 0 none .. 1 much.
        mane: none, horse, lion, zebra, wool or hump; mane_colour. horns: none, cow, antlers, palms (a moose's), goat,
            giraffe, unicorn or rhino. beard: how far it hangs from the chin. tusks: length of those of the lower jaw.
            tufts: of the hair on the tips of erect ears. trunk: an elephant's, with tusks.
        wings: none, feather, skin or butterfly.
        coat, under, points, nose, eyes: colours of the body; belly and feathering; lower legs, mane and ear tips...
        mask: colour of the muzzle; empty for the coat's. blaze: of a stripe down the face; empty for none.
        whole_legs: whether the points reach up to the trunk.
        head: of the skull, where it is not the coat's. face_stripes: from the nose over the eyes to the ears.
        eye_patch: round the eyes. tail_rings: of every other piece of a brush.
        pattern: plain, stripes, spots or patches, in the second colour `marks`, of the size `marks_size`.
        solid: whether it is without markings in a colour that is not its own, as patched animals are: a white cat.
    """

    id: str
    names: tuple[str, ...] = ()
    height_m: float = 0.55
    stature: float = 1.0
    family: str = "paw"
    length: float = 1.07
    chest_depth: float = 0.48
    chest_width: float = 0.33
    loin_depth: float = 0.36
    rump_depth: float = 0.36
    wrist_height: float = 0.19
    hock_height: float = 0.26
    elbow_height: float = 0.53
    leg: float = 0.046
    foot: float = 0.055
    thigh: float = 0.135
    neck_length: float = 0.36
    neck: float = 0.145
    neck_deg: float = 52.0
    run_neck_deg: float = 30.0
    skull: tuple[float, float, float] = (0.13, 0.105, 0.1)
    muzzle_length: float = 0.17
    muzzle: float = 0.064
    tip: float = 0.046
    head_deg: float = 12.0
    jaw_open_deg: float = 0.0
    ears: str = "drop"
    ear: float = 0.17
    tail: str = "thin"
    tail_length: float = 0.5
    tail_deg: float = 20.0
    fur: float = 0.0
    mane: str = "none"
    mane_colour: tuple[int, ...] = ()
    horns: str = "none"
    beard: float = 0.0
    tusks: float = 0.0
    tufts: float = 0.0
    trunk: bool = False
    wings: str = "none"
    coat: Srgb = (150, 110, 70)
    under: tuple[int, ...] = ()
    points: tuple[int, ...] = ()
    mask: tuple[int, ...] = ()
    blaze: tuple[int, ...] = ()
    whole_legs: bool = False
    nose: Srgb = (28, 24, 24)
    eyes: Srgb = (30, 20, 14)
    eye_patch: tuple[int, ...] = ()
    head: tuple[int, ...] = ()
    face_stripes: tuple[int, ...] = ()
    tail_rings: tuple[int, ...] = ()
    pattern: str = "plain"
    marks: tuple[int, ...] = ()
    marks_size: float = 0.1
    solid: bool = False


@cache
def breeds() -> Mapping[str, Breed]:
    """All breeds by id."""
    return rows_of(__package__ or "", "breed", Breed)


def breed_of(noun: str, hint: str = "") -> Breed | None:
    """The breed that a noun means.

    Args:
        noun: in the user's words, such as "old golden retriever".
        hint: the breed in the vocabulary's noun row, taken when no longer name in the table fits.
    """
    words = re.findall(r"[a-z]+", noun.lower())
    phrases = {" ".join(words[i:j]): j - i for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    best: tuple[int, Breed] | None = None
    for breed in breeds().values():
        for name in (*breed.names, breed.id.replace("_", " ")):
            size = phrases.get(name) or phrases.get(name + "s")
            if size and (best is None or size > best[0] or (size == best[0] and breed.id == hint)):
                best = (size, breed)
    if best:
        return best[1]
    return breeds().get(hint)
