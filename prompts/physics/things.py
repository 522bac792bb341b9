"""What a named thing is, as far as physics asks: solid, liquid, metal, brittle, food, alive; and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from prompts.physics.substances import (
    Substance,
    body_of,
    drift_of,
    ends_on_substance,
    substance_in,
    substance_of_material,
    substances_in,
)
from prompts.vocabulary.terms import Noun
from prompts.wording.nouns import noun_entry

__all__ = ["CLASSES", "TOUGH", "is_a", "phrase_of", "stuff_of"]

TOUGH = re.compile(
    r"\b(?:steel|iron|metal|wooden|plastic|rubber|paper|brass|copper|silver|gold|aluminium|aluminum|tin)\b"
)
"""Materials of plates and cups that dent or ring where others shatter."""

ALIVE = frozenset({"human", "quadruped", "bird", "fish", "insect", "reptile", "creature", "robot"})
GROWN = frozenset({"plant", "tree", "grass"})
FIXED = frozenset({"building", "landform", "celestial", "smoke", "fire", "liquid"})
FLESH = frozenset({"flesh", "fabric_food", "cheese"})


def _entry(words: str) -> Noun | None:
    return noun_entry(words)


@lru_cache(maxsize=4096)
def stuff_of(words: str) -> Substance | None:
    """What a thing is made of: what its words name, else the usual material of its noun."""
    named = substance_in(words)
    if named is not None:
        return named
    entry = _entry(words)
    return substance_of_material(entry.material) if entry is not None and entry.material else None


def _is_thing(words: str) -> bool:
    """True for what can be taken, dropped and struck."""
    if _is_liquid(words):
        return False
    head, _, content = words.partition(" of ")
    if content and not (ends_on_substance(content) or _entry(content)):
        return False
    entry = _entry(head)
    if entry is not None and entry.role == "part":
        return False  # a hand is nobody's to drop
    if entry is not None and entry.kind in ALIVE | FIXED:
        return ends_on_substance(head) and entry.kind not in ALIVE
    known = entry is not None and entry.role == "thing"
    return known or body_of(words) is not None or ends_on_substance(words)


def _is_liquid(words: str) -> bool:
    inside = words.rpartition(" of ")[2]
    return ends_on_substance(inside) and substances_in(inside)[-1].is_liquid


def _is_metal(words: str) -> bool:
    stuff = stuff_of(words)
    return stuff is not None and (stuff.is_metal or bool(stuff.solid and stuff.solid.metallic))


def _is_brittle(words: str) -> bool:
    body = body_of(words)
    return body is not None and bool(body.breaks) and not TOUGH.search(words)


def _is_food(words: str) -> bool:
    entry = _entry(words)
    return entry is not None and entry.kind == "food"


def _is_alive(words: str) -> bool:
    entry = _entry(words)
    return entry is not None and entry.kind in ALIVE


def _is_grown(words: str) -> bool:
    entry = _entry(words)
    return entry is not None and entry.kind in GROWN


CLASSES: Mapping[str, Callable[[str], bool]] = {
    "thing": _is_thing,
    "liquid": _is_liquid,
    "metal": _is_metal,
    "brittle": _is_brittle,
    "breakable": lambda words: not TOUGH.search(words),
    "food": _is_food,
    "alive": _is_alive,
    "grown": _is_grown,
    "light": lambda words: drift_of(words) is not None,
    "heavy": lambda words: _is_thing(words) and drift_of(words) is None,
    "stuff": ends_on_substance,
    "unmetal": lambda words: ends_on_substance(words) and not _is_metal(words),
}
"""Classes of thing by name, as rows of phenomena ask for them."""


@lru_cache(maxsize=8192)
def is_a(words: str, class_name: str) -> bool:
    """True when words name a thing of the class; `a|b` is either."""
    bare = re.sub(r"^(?:an?|the|some|his|her|its|their|one|two|three|several)\s+", "", words.strip())
    return bool(bare) and any(CLASSES[name](bare) for name in class_name.split("|"))


def phrase_of(words: str, class_name: str) -> str:
    """The longest leading run of words that names a thing of the class; empty for none."""
    parts = words.split()
    runs = (" ".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((run for run in runs if is_a(run, class_name)), "")
