"""Characters who come back look the same in every shot of a script, wherever the script describes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_same_looks"]

_PASSING: Final = frozenset({
    "smile", "face", "expression", "gaze", "posture", "stance", "hand", "hands", "arm", "arms", "finger", "fingers",
    "head", "leg", "legs", "back", "shoulder", "shoulders", "motion", "motions", "movement", "movements",
})  # fmt: skip
"""Parts whose looks change with the moment: a calm face, folded hands."""


def with_same_looks(shots: Sequence[Shot]) -> list[Shot]:
    """The shots with every recurring animate subject's hair, clothes and features told in each of them.

    What is said of the whole subject (`wet`, `seated`) or of a passing part (`a calm face`) stays in its own shot.
    """
    lasting: dict[str, list[Look]] = {}
    seen: dict[str, int] = {}
    for shot in shots:
        for subject in filter(_is_animate, shot.subjects):
            seen[subject.id] = seen.get(subject.id, 0) + 1
            known = lasting.setdefault(subject.id, [])
            known.extend(look for look in subject.looks if _lasts(look) and not _is_told(look, known))
    return [_told_again(shot, {i: looks for i, looks in lasting.items() if seen[i] > 1}) for shot in shots]


def _told_again(shot: Shot, lasting: dict[str, list[Look]]) -> Shot:
    if not any(subject.id in lasting for subject in shot.subjects):
        return shot
    subjects = []
    for subject in shot.subjects:
        looks = lasting.get(subject.id, [])
        passing = [look for look in subject.looks if not _lasts(look)]
        subjects.append(subject.model_copy(update={"looks": [*passing, *looks][:24]}) if looks else subject)
    return shot.model_copy(update={"subjects": subjects})


def _is_animate(subject: Subject) -> bool:
    return subject.kind is None or table("kinds")[subject.kind].animate


def _lasts(look: Look) -> bool:
    return bool(look.part) and look.part.lower().split()[-1] not in _PASSING


def _is_told(look: Look, known: Sequence[Look]) -> bool:
    """The same part is told once, in the words that told it first."""
    part = look.part.lower().split()[-1]
    return any(part == other.part.lower().split()[-1] for other in known)
