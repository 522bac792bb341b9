"""Gears that mesh: all gears of a shot are one train, whose turning is what they do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generators.previz.rigs.props.gears import TRAIN
from prompts.shot import Importance, Look, Shot, Subject

__all__ = ["with_gear_trains"]

_SIZES: Final = r"(?: of (?:different|various|unequal|two|several) sizes?)?"
GEARS: Final = re.compile(rf"\b(?:gears?|cogs?|gearwheels?|cogwheels?|gear train){_SIZES}$")
TURNS: Final = re.compile(r"\b(?:turn|mesh|interlock|driv|spin|rotat|work|mov|engag|grind|connect|rest|stand)\w*")
TEETH: Final = re.compile(r"\b(?:teeth|tooth|toothed)\b")
TRAIN_NOUN: Final = "gear train"
AS_BUILT: Final = "resting in place"
USUAL: Final = 16
"""Teeth of a gear of which the words say nothing."""
MIXED: Final = (USUAL, 24, 10)
"""Teeth of several such gears, from left to right, and again."""
BY_SIZE: Mapping[str, int] = MappingProxyType(
    {
        "tiny": 8,
        "small": 12,
        "smaller": 12,
        "little": 12,
        "large": 28,
        "larger": 28,
        "big": 28,
        "bigger": 28,
        "huge": 40,
    }
)
MANY: Final = 5
"""Gears in the longest train."""


def with_gear_trains(shot: Shot) -> Shot:
    """The shot with one train in place of all its gears, where there are several.

    Args:
        shot: a completed one; the teeth and the sizes are read from its gears' looks.
    """
    gears = [s for s in shot.subjects if GEARS.search(s.noun.lower())]
    teeth = [n for gear in gears for n in _teeth(gear)][:MANY]
    if len(teeth) < 2:
        return shot
    first, ids = gears[0], {gear.id for gear in gears}
    main = shot.main_subject
    rank = Importance.MAIN if main is not None and main.id in ids else first.importance
    looks = [Look(text=f"{TRAIN} {', '.join(map(str, teeth))}")]
    train = first.model_copy(update={"noun": TRAIN_NOUN, "count": 1, "looks": looks, "importance": rank})
    subjects = [train if s is first else s for s in shot.subjects if s is first or s.id not in ids]
    turning = [b for b in shot.beats if b.subject in ids and TURNS.search(b.action.lower())]
    rest = {"subject": first.id, "motion": "rest", "action": AS_BUILT, "target": "", "direction": "", "start_s": 0.0}
    beats = [b for b in shot.beats if b not in turning]
    beats = [turning[0].model_copy(update=rest), *beats] if turning else beats
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _teeth(gear: Subject) -> Sequence[int]:
    """The teeth of each gear that a subject means."""
    looks = " ".join(look.text for look in gear.looks).lower()
    said = [int(n) for n in re.findall(r"\d+", looks)] if TEETH.search(looks) else []
    of_size = next((BY_SIZE[word] for word in re.findall(r"[a-z]+", looks) if word in BY_SIZE), None)
    count = max(gear.count, len(said))
    if said:
        return [*said, *[said[-1]] * (count - len(said))]
    if of_size is not None or count == 1:
        return [of_size or USUAL] * count
    return [MIXED[n % len(MIXED)] for n in range(count)]
