"""Parametric subjects: one file or folder a family, registered by name. To add one, add a file here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, Rig, noun_of, rig, rig_named, rig_names
from generators.previz.rigs.figure import Figure, Posture, Puppet
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.standin import build_standin
from prompts.shot import Subject
from prompts.vocabulary import table

__all__ = [
    "Act",
    "Animation",
    "Casting",
    "Figure",
    "Model",
    "Posture",
    "Proxy",
    "Puppet",
    "Rig",
    "noun_of",
    "rig",
    "rig_for",
    "rig_names",
]


LOW_M = 3.0
"""What counts as a building, a vehicle or a box and is lower than this is none, if it has a row of its own."""


@cache
def _load_all() -> None:
    """Imports every file of this folder, so that its rigs register themselves."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def rig_for(subject: Subject) -> Rig:
    """The rig that builds a subject: by its kind's rig, then by its kind; a stand-in when there is none."""
    _load_all()
    noun = noun_of(subject)
    kind = table("kinds").get(subject.kind or (noun.kind if noun else "thing"))
    if kind is None:
        return build_standin
    prop = prop_of(subject.noun) if kind.rig in ("house", "vehicle", "box") or kind.id == "plant" else None
    wooden = prop is not None and prop.own_size and prop.material == "wood"
    if prop and (wooden or kind.id != "plant") and (prop.own_size or kind.rig == "house") and prop.height_m < LOW_M:
        return rig_named("thing") or build_standin
    return rig_named(kind.rig) or rig_named(kind.id) or build_standin
