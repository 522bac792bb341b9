"""Parts of other animals that an animal is said to have, told as things: they are on it, and lie nowhere beside it."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_parts_of_others_on_them"]

_PART_OF: Final = re.compile(
    r"(?P<part>shell|body|head|face|tail|wings?|legs?|feet|horns?|antlers?|ears?|mane|trunk|tusks?|neck|claws|fins?|beak|fur"
    r"|scales|stripes|spots|eyes|tongue|spines|quills) of (?:an? |the |some )?(?P<whose>[a-z -]+)$"
)


def with_parts_of_others_on_them(shot: Shot) -> Shot:
    """The shot with such parts as looks of the animal that has them.

    Args:
        shot: one of `a frog with the shell of a snail`.
    """
    for part in shot.subjects:
        host = _host_of(shot, part)
        if host is None:
            continue
        look = Look(part=part.noun.lower().split()[0], text=part.noun.lower())
        subjects = [
            s.model_copy(update={"looks": [*s.looks, look]}) if s is host else s for s in shot.subjects if s is not part
        ]
        beats = [b for b in shot.beats if b.subject != part.id]
        return with_parts_of_others_on_them(shot.model_copy(update={"subjects": subjects, "beats": beats}))
    return shot


def _host_of(shot: Shot, part: Subject) -> Subject | None:
    """Which animal has a part of another, if the words say that one has."""
    found = _PART_OF.match(part.noun.lower())
    row = table("nouns").get(terms_by_phrase("nouns").get(found["whose"], "")) if found else None
    if found is None or row is None or not table("kinds")[row.kind].animate:
        return None
    had = rf"\b(?:with|has|having) [^.;]*?{re.escape(part.noun.lower())}"
    if not re.search(had, shot.request.lower()):
        return None
    hosts = (s for s in shot.subjects if s is not part and table("kinds")[s.kind or "thing"].animate)
    return next((s for s in hosts if s.kind != "human"), None)
