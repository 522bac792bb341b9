"""Things by the names that rigs know them by: the surface of a box is the box, a container of cream is a jar."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["as_plainly_called"]

_SURFACE: Final = re.compile(
    r"^(?:[a-z]+ )?(?:surface|edge|face|side|end|top|bottom|foot|head|middle|corner) of (?:an? |the )?(?P<thing>.+)$"
)
_CONTAINER: Final = re.compile(r"^(?:small |large |plastic )?container of (?P<held>.+)$")
JAR_M: Final = 0.16


def as_plainly_called(shot: Shot) -> Shot:
    """The shot with its things under the names of what is seen of them.

    Args:
        shot: as it was told.
    """
    subjects = [_called(subject) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def _called(subject: Subject) -> Subject:
    noun = subject.noun.lower()
    if found := _CONTAINER.match(noun):
        return subject.model_copy(update={"noun": f"jar of {found['held']}", "kind": "vessel", "height_m": JAR_M})
    found = _SURFACE.match(noun)
    return subject.model_copy(update={"noun": found["thing"]}) if found else subject
