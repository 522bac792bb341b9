"""What animals are on: rocks large enough to carry them, and branches that grow on a tree."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.relations import relations_of
from generators.previz.rigs import noun_of
from generators.previz.things import names_of
from prompts.shot import Importance, Look, Shot, Subject

__all__ = ["BOUGH", "LOW_WALL_M", "with_boughs", "with_low_walls", "with_rocks_that_carry"]

ROCKS: Final = frozenset({"rock", "boulder", "stone", "outcrop"})
CARRIES: Final = 0.62
"""Height of a rock over the length of the animal that is on it."""
LOW_WALL_M: Final = 0.95
"""Height of a wall that people sit on and animals jump onto, m."""
_ON_A_WALL: Final = re.compile(
    r"\b(?:on|onto|atop|on top of|along|off|over|from|down from) (?:an?|the|its|their) (?:[\w-]+ ){0,2}?wall\b"
)
_HIGH_WALL: Final = re.compile(
    r"\b(?:high|tall|castle|city|great|climbing|rock|towering|prison|fortress|metres?|meters?|feet)\b|"
    r"\b(?:pictures?|paints?|painting|shadows?|hangs?|clocks?|poster|mirror|projected|writ\w+|graffiti|against)\b"
)
BOUGH: Final = "thick branch"
BRANCHLET: Final = "high branch"
"""Branches that grow on their trees, at the height of the eyes: a thick one, and one for small animals."""
BARE: Final = Look(text="bare")
"""What branches look like in winter."""
SMALL_M: Final = 0.36
"""Height up to which an animal has the small one."""
_BRANCHES: Final = frozenset({"branch", "branches", "bough", "limb"})
_ON_THE_GROUND: Final = re.compile(r"\b(?:fallen|broken|driftwood|on the (?:ground|floor|forest floor))\b")
CLIMBERS: Final = frozenset({"bird", "quadruped", "reptile", "insect", "creature", "human"})
_IN_POTS: Final = re.compile(r"\b(?:christmas|potted|bonsai|plastic|toy|family)\b")
_GOES: Final = frozenset({"climb", "jump", "fly"})
"""Ways into a tree, of which nobody is in it yet."""
LIGHT_M: Final = 0.6
"""Height up to which a thing may be in a tree."""
_ON_STEMS: Final = frozenset({"koala", "koalas", "sloth", "sloths"})
"""Animals whose figures hold on to a stem of their own."""
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


def with_low_walls(shot: Shot) -> Shot:
    """The shot with each wall that somebody is on, goes along or jumps off low enough for that, unless it is told.

    Args:
        shot: its people and animals, and what they do.
    """
    words = " ".join([*(s.position for s in shot.subjects), *(b.action for b in shot.beats)]).lower()
    if not _ON_A_WALL.search(words) or _HIGH_WALL.search(shot.request.lower()):
        return shot
    subjects = [
        s.model_copy(update={"height_m": LOW_WALL_M, "noun": "stone wall"})
        if s.noun.lower().split()[-1] == "wall" and not told(shot, f"subjects[{n}].height_m")
        else s
        for n, s in enumerate(shot.subjects)
    ]
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})


def with_boughs(shot: Shot) -> Shot:
    """The shot with each branch or tree that somebody is on, or settles on, as a tree with a bough at eye level."""
    if _ON_THE_GROUND.search(shot.request.lower()):
        return shot
    shot, trees = _as_on_boughs(shot)
    riders: dict[str, float] = {}
    for animal, word, branch in relations_of(shot):
        grown = branch.id in trees or (animal.kind in CLIMBERS and _is_branch(branch))
        if word in UPON and grown:
            riders[branch.id] = max(riders.get(branch.id, 0.0), animal.height_m or SMALL_M)
    own = {s.id for s in shot.subjects if s.noun.lower().split()[-1] in _ON_STEMS}
    with_stem = {b.id for a, word, b in relations_of(shot) if a.id in own and word in UPON | {"from"}}
    bare = [BARE] if shot.setting.season == "winter" or shot.setting.weather == "snow" else []
    subjects = [
        s.model_copy(update=_growing(BRANCHLET if riders[s.id] <= SMALL_M else BOUGH) | {"looks": [*s.looks, *bare]})
        if s.id in riders
        else s
        for s in shot.subjects
        if s.id not in with_stem
    ]
    beats = [b for n, b in enumerate(shot.beats) if b.subject not in riders or told(shot, f"beats[{n}].action")]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if riders or with_stem else shot


def _as_on_boughs(shot: Shot) -> tuple[Shot, frozenset[str]]:
    """The shot with what is in a tree said to be on it, and the ids of such trees."""
    trees = [s for s in shot.subjects if s.kind == "tree" and not _IN_POTS.search(s.noun.lower())]
    found: set[str] = set()
    small = {s.id for s in shot.subjects if _sits_in_trees(s)}
    for tree in trees:
        names = "|".join(re.escape(name) for name in names_of(tree))
        tree_said = rf"(?:an?|the|its) (?:[\w-]+ ){{0,2}}?(?:{names})s?\b(?! ?house)"
        within = re.compile(rf"\b(?:high )?(?:in|into|up|up in) {tree_said}")
        on_it = f"on the {tree.id.replace('_', ' ')}"
        beats = [
            b.model_copy(update={"action": within.sub(on_it, b.action.lower(), count=1), "target": b.target or tree.id})
            if b.subject in small and b.motion not in _GOES and within.search(b.action.lower())
            else b
            for b in shot.beats
        ]
        subjects = [
            s.model_copy(update={"position": within.sub(on_it, s.position.lower(), count=1)})
            if s.id in small and within.search(s.position.lower())
            else s
            for s in shot.subjects
        ]
        if beats != list(shot.beats) or subjects != list(shot.subjects):
            found.add(tree.id)
            shot = shot.model_copy(update={"beats": beats, "subjects": subjects})
    return shot, frozenset(found)


def _sits_in_trees(subject: Subject) -> bool:
    """Whether something is no heavier than what a bough carries: an animal, a nest, a ball."""
    return subject.kind in CLIMBERS or (subject.height_m or 1.0) < LIGHT_M


def _is_branch(subject: Subject) -> bool:
    return subject.noun.lower().split(" of ")[0].split()[-1] in _BRANCHES


def _growing(noun: str) -> dict[str, object]:
    """What becomes of a branch that grows on a tree."""
    alone = {"count": 1, "count_text": ""}
    return {"noun": noun, "kind": "plant", "height_m": None, "importance": Importance.BACKGROUND, **alone}
