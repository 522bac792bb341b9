"""The surfaces of a dressed body: skin, cloth, fur and metal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generators.previz.building import Surface
from generators.previz.rigs.human.beast import is_dressed
from generators.previz.rigs.human.outfits import said_of
from generators.previz.rigs.human.wardrobe import Outfit, is_worn
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.quadruped.coat import Coat
from generators.previz.rigs.surfaces import Srgb, surface_of, woven
from prompts.shot import Subject

__all__ = ["Cloth", "cloth_of"]


@dataclass(frozen=True, slots=True)
class Cloth:
    """The surfaces of a dressed body, and how far the cloth stands off, m."""

    skin: Surface
    top: Surface
    under: Surface | None
    hand: Surface
    sleeve: Surface
    forearm: Surface
    hips: Surface
    thigh: Surface
    shank: Surface
    shoe: Surface
    top_off: float
    leg_off: float
    runs_on: str = ""


def cloth_of(subject: Subject, skin_colour: Srgb, outfit: Outfit, h: float, *, metal: bool) -> Cloth:
    """The surfaces of somebody of height `h`, m, in an outfit; `metal` is a robot, whose skin is."""
    skin = surface_of(skin_colour, 0.3, specular=0.4) if metal else surface_of(skin_colour, 0.6, specular=0.03)
    if metal and not any(is_worn(look.part) for look in subject.looks if look.part):
        dark = surface_of((70, 74, 82), 0.4, specular=0.3)
        return Cloth(skin, skin, None, skin, dark, skin, dark, dark, skin, dark, 0.004 * h, 0.0)
    garment, colour = outfit.top
    top = skin if garment.skin else woven(surface_of(colour, garment.gloss), said_of(subject, garment), 0.03 * h)
    below, below_colour = outfit.bottom
    cloth = woven(surface_of(below_colour, below.gloss), said_of(subject, below), 0.03 * h)
    legs = below.legs or "bare"
    gloves, calves = outfit.worn("hands"), outfit.worn("calves")
    sleeves, sleeve, under = garment.sleeves, top, None
    if outfit.under:
        shirt, shirt_colour = outfit.under
        under = woven(surface_of(shirt_colour, shirt.gloss), said_of(subject, shirt), 0.03 * h)
        sleeves, sleeve = (shirt.sleeves, under) if garment.sleeves == "none" else (sleeves, top)
    bare = surface_of(calves[1], 0.8) if calves else skin
    return Cloth(
        skin=skin,
        top=top,
        under=under,
        hand=surface_of(gloves[1], 0.8) if gloves else skin,
        sleeve=sleeve if sleeves in ("long", "short") else skin,
        forearm=sleeve if sleeves == "long" else skin,
        hips=cloth,
        thigh=top if garment.skirt >= 0.4 else cloth if legs in ("long", "short") or below.skirt >= 0.4 else bare,
        shank=cloth if legs == "long" else bare,
        shoe=surface_of(outfit.shoes, 0.5),
        top_off=garment.loose * h,
        leg_off=below.loose * h if legs != "bare" else 0.0,
        runs_on=outfit.runs_on,
    )


def furry(cloth: Cloth, breed: Breed, coat: Coat, subject: Subject) -> Cloth:
    """The surfaces of an animal's body: all of it its coat, or what its clothes leave bare."""
    paws = coat.points if breed.points else coat.plain
    limbs = coat.points if breed.whole_legs else coat.body
    if is_dressed(subject):

        def own(part: Surface) -> Surface:
            return limbs if part is cloth.skin else part

        return replace(
            cloth,
            skin=coat.plain,
            hand=paws,
            shoe=paws,
            sleeve=own(cloth.sleeve),
            forearm=own(cloth.forearm),
            hips=own(cloth.hips),
            thigh=own(cloth.thigh),
            shank=own(cloth.shank),
        )
    return Cloth(
        skin=coat.plain,
        top=coat.body,
        under=coat.under,
        hand=paws,
        sleeve=limbs,
        forearm=limbs,
        hips=coat.body,
        thigh=limbs,
        shank=limbs,
        shoe=paws,
        top_off=0.0,
        leg_off=0.0,
    )
