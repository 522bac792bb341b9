"""Rocks that animals are on: large enough to carry them."""

from __future__ import annotations

from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.relations import relations_of
from generators.previz.rigs import noun_of
from prompts.shot import Shot

__all__ = ["with_rocks_that_carry"]

ROCKS: Final = frozenset({"rock", "boulder", "stone", "outcrop"})
CARRIES: Final = 0.62
"""Height of a rock over the length of the animal that is on it."""
UPON: Final = frozenset({"on", "onto", "atop", "upon"})


def with_rocks_that_carry(shot: Shot) -> Shot:
    """The shot with each rock that an animal is on as large as that animal needs; the user's own size stays."""
    wanted: dict[str, float] = {}
    words = {s.id: f"{s.position} {' '.join(b.action for b in shot.beats if b.subject == s.id)}" for s in shot.subjects}
    placed = [(a, b) for a, word, b in relations_of(shot) if word in UPON]
    placed += [
        (a, b) for a in shot.subjects for b in shot.subjects if a is not b and f"on a {b.noun.lower()}" in words[a.id]
    ]
    for animal, rock in placed:
        noun = noun_of(animal)
        length = (noun.length_m or 0.0) if noun else 0.0
        if animal.kind == "quadruped" and rock.noun.lower().split()[-1] in ROCKS and length:
            wanted[rock.id] = max(wanted.get(rock.id, 0.0), CARRIES * length)
    subjects = [
        s.model_copy(update={"height_m": max(s.height_m or 0.0, wanted[s.id])})
        if s.id in wanted and not told(shot, f"subjects[{n}].height_m")
        else s
        for n, s in enumerate(shot.subjects)
    ]
    return shot.model_copy(update={"subjects": subjects}) if wanted else shot
