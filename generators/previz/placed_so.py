"""Where a thing is said to have been put is its place, and no look of its own: an apple placed beside a green pear."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["with_places_told_as_looks"]

_PUT: Final = re.compile(
    r"(?:placed|set|put|laid|positioned|situated|lying|sitting|standing|resting|nestled|wedged|arranged|propped) "
    r"(?P<where>(?:between|beside|next to|near|under|above|over|behind|in front of|on|to the|against|among|by) .+)"
)


def with_places_told_as_looks(shot: Shot) -> Shot:
    """The shot with such words as the position of whoever has none; else they go, with the colours that they name."""
    subjects = [_placed(subject) for subject in shot.subjects]
    return shot if subjects == shot.subjects else shot.model_copy(update={"subjects": subjects})


def _placed(subject: Subject) -> Subject:
    told = [found for look in subject.looks if not look.part and (found := _PUT.match(look.text.lower()))]
    if not told:
        return subject
    looks = [look for look in subject.looks if look.part or not _PUT.match(look.text.lower())]
    return subject.model_copy(update={"looks": looks, "position": subject.position or told[0]["where"][:160]})
