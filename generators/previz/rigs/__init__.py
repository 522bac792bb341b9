"""Parametric subjects: one file or folder a family, registered by name. To add one, add a file here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from generators.previz.rigs.base import (
    Act,
    Animation,
    Casting,
    Model,
    Proxy,
    Rig,
    is_somebody,
    noun_of,
    noun_words,
    rig,
    rig_named,
    rig_names,
)
from generators.previz.rigs.cloth import build_cloth, is_cloth
from generators.previz.rigs.figure import Figure, Posture, Puppet
from generators.previz.rigs.props import build_prop, knows_prop, prop_for, prop_of
from generators.previz.rigs.standin import build_standin
from prompts.shot import Importance, Subject
from prompts.vocabulary import table, terms_by_phrase

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
    "goes_on_legs",
    "is_of_the_place",
    "is_unknown",
    "noun_of",
    "rig",
    "rig_for",
    "rig_names",
]


@cache
def _load_all() -> None:
    """Imports every file of this folder, so that its rigs register themselves."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


LANDMARKS = frozenset({"volcano", "iceberg", "island"})
"""Land that is built where it is what is filmed."""
_WATERS = frozenset({"beach", "sea", "lake", "river", "harbour", "underwater"})
_INDOORS = frozenset({"room", "kitchen", "classroom", "laboratory", "studio", "table", "stage"})


def is_of_the_place(subject: Subject, stage: str | None) -> bool:
    """Whether the set itself shows a subject: mountains, a lake, the waves of a sea.

    Args:
        subject: the record.
        stage: id of the kind of place; indoors a mountain is a model of one.
    """
    noun = noun_of(subject)
    kind = noun.kind if noun and subject.kind in (None, "thing") else subject.kind
    if stage in _INDOORS or kind not in ("landform", "liquid", "thing", None):
        return False
    filmed = kind in ("liquid", "landform") and subject.importance is Importance.MAIN
    prop = prop_of(subject.noun) if filmed else None
    if prop is not None and prop.id not in ("wave", "puddle") and (kind == "liquid" or prop.id in LANDMARKS):
        return False  # a waterfall that is filmed is no part of the shore
    word = subject.noun.lower().split()[-1] if subject.noun else ""
    places = terms_by_phrase("stages")
    if kind == "thing" and subject.importance is Importance.MAIN and prop_of(subject.noun) is not None:
        return False  # a space station that is filmed from outside is no room
    named = any(form in places for form in (word, word.removesuffix("s"), word.removesuffix("es")))
    return named or (kind == "liquid" and stage in _WATERS)


OWN_RIGS = frozenset({"stairs"})
"""Breeds of the vocabulary's nouns that are built by a rig of that name, whatever their kind."""


GOES: Final = frozenset({"walk", "run", "trot", "gallop", "jump", "climb", "crawl", "work", "roll"})
"""Motions of an animal that needs its legs: it goes somewhere, or digs."""


def goes_on_legs(subject: Subject, motions: Iterable[str]) -> bool:
    """Whether an animal of which the props tables have one that sits is built with legs, since it goes somewhere.

    Args:
        subject: the record.
        motions: ids of what it does.
    """
    noun = noun_of(subject)
    found = prop_for(subject.noun, noun.breed if noun else "", noun_words(subject))
    return found is not None and found[0].afoot and subject.kind == "quadruped" and not GOES.isdisjoint(motions)


def rig_for(subject: Subject, *, held: bool = False, motions: Iterable[str] = ()) -> Rig:
    """The rig that builds a subject: a row of a props table before its kind's rig; a stand-in when there is none.

    The props tables also hold what belongs to a kind by nature but not by build: an octopus among the fish, a bench
    among what stands in streets.

    Args:
        subject: the record.
        held: whether somebody has it in the hand.
        motions: ids of what it does.
    """
    _load_all()
    noun = noun_of(subject)
    if not held and is_cloth(subject.noun):
        return build_cloth
    hint = noun.breed if noun else ""
    is_thing = not is_somebody(subject) and knows_prop(subject.noun, hint, noun_words(subject), held=held)
    if is_thing and (held or not goes_on_legs(subject, motions)):
        return build_prop
    kind = table("kinds").get(subject.kind or (noun.kind if noun else "thing"))
    own = rig_named(noun.breed) if noun and kind is not None and noun.breed in OWN_RIGS else None
    if own is not None:
        return own
    if kind is None:
        return build_standin
    return rig_named(kind.rig) or rig_named(kind.id) or build_prop


def is_unknown(subject: Subject) -> bool:
    """Whether nothing is known of how a subject looks, so that a neutral figure would stand in for it."""
    found = rig_for(subject)
    if found is not build_prop:
        return found is build_standin
    noun = noun_of(subject)
    return prop_for(subject.noun, noun.breed if noun else "", noun_words(subject), loose=True) is None
