"""Gifts and parcels that somebody opens: they have a lid that goes up, and what is found in them lies in them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.props import prop_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["HIDES", "with_hats_to_reach_into", "with_lids"]

_OPENS: Final = re.compile(r"(?:carefully |slowly |eagerly |excitedly )?(?:open|unwrap|unbox|unpack|tear|rip)\w*\b")
_GIFT: Final = re.compile(r"\b(?:gift|present)s?\b")
_PARCEL: Final = re.compile(
    r"^(?:(?:\w+ )*(?:cardboard|delivery|moving|small|large|big|mysterious) )?"
    r"(?:box|carton|parcel|package|delivery)$"
)
_CASE: Final = re.compile(r"\b(?:suitcase|briefcase|luggage|trolley case)$")
_SHUTS: Final = re.compile(r"(?:\w+ly )?(?:clos|shut|zip|snap|latch)\w*\b")
CASE: Final = "lidded suitcase"
CASE_M: Final = 0.2
"""A suitcase that lies flat under its lid, and how high it is with it."""
_FINDS: Final = re.compile(r"(?:find|discover|reveal|see|pull|tak|get|lift|remov|unpack|hold)\w*\b")
_REACHES: Final = re.compile(r"(?:tap|touch|point|reach|knock|wav)\w*\b")
_HAT: Final = re.compile(r"\bhat\b")
_DRAWS: Final = re.compile(
    r"(?:pull|draw|lift|tak|produc|conjur|bring|yank)\w*\b.*?(?:\bout\b|\bfrom (?:an?|the|his|her|inside)\b.*\bhat\b)"
)
HAT: Final = "conjuring table"
"""A hat upside down on a small table, in which there is room for a rabbit."""
HIDES: Final = ("in the lidded ", f"in the {HAT}")
"""How the position of what is hidden begins."""
LEAST_M: Final = 0.24
AROUND: Final = 1.02
OVER: Final = 1.2
"""How much longer than what is in it such a box is, and how much higher with its lid on: a head looks over its edge."""
LARGEST_M: Final = 0.75


def with_lids(shot: Shot) -> Shot:
    """The shot with lids on the gifts and parcels that are opened in it, and in them what is found there.

    Args:
        shot: its beats say what is opened, and what is taken out.
    """
    for n, beat in enumerate(shot.beats):
        box = next((s for s in shot.subjects if s.id == beat.target), None)
        lidded = _lidded(box) if box is not None and _opens(box, beat.action.lower()) else ""
        if box is not None and lidded:
            return _opened(shot, box, lidded, _found(shot, box, shot.beats[n + 1 :]))
    return shot


def with_hats_to_reach_into(shot: Shot) -> Shot:
    """The shot with the hat on a table that a conjurer pulls something out of, and that in it until then.

    Args:
        shot: one whose request speaks of a hat.
    """
    drawn = next((beat for beat in shot.beats if _DRAWS.match(beat.action.lower()) and beat.target), None)
    found = next((s for s in shot.subjects if drawn is not None and s.id == drawn.target), None)
    if found is None or found.kind == "human" or not _HAT.search(shot.request.lower()) or _HAT.search(found.noun):
        return shot
    table_ = {"noun": HAT, "kind": "furniture", "height_m": 1.0, "material": None, "importance": Importance.SUPPORTING}
    old = next((s for s in shot.subjects if _HAT.search(s.noun.lower())), None)
    hat = old.model_copy(update=table_) if old is not None else Subject(id="hat", **table_)
    inside = found.model_copy(update={"position": f"in the {HAT}"})
    subjects = [inside if s is found else hat if s is old else s for s in shot.subjects]
    beats = [
        _about_the_hat(beat, hat) if beat is not drawn else beat.model_copy(update={"motion": "carry"})
        for beat in shot.beats
    ]
    more = [] if old is not None else [hat]
    return shot.model_copy(update={"subjects": [*subjects, *more], "beats": beats})


def _about_the_hat(beat: Beat, hat: Subject) -> Beat:
    """A beat of a conjurer with their hat, which stands on its table and is in no hand."""
    if beat.target != hat.id or _REACHES.match(beat.action.lower()):
        return beat
    return beat.model_copy(update={"target": "", "action": _HAT.sub("one", beat.action)})


def _opens(box: Subject, words: str) -> bool:
    """Whether a deed needs the lid of a thing: a suitcase is closed too."""
    return bool(_OPENS.match(words) or (_CASE.search(box.noun.lower()) and _SHUTS.match(words)))


def _lidded(box: Subject) -> str:
    """The noun of such a box with a lid; nothing for what is none."""
    if box.count != 1:
        return ""
    if _GIFT.search(box.noun.lower()):
        return "lidded gift"
    if _CASE.search(box.noun.lower()):
        return CASE
    return "lidded box" if _PARCEL.search(box.noun.lower()) else ""


def _found(shot: Shot, box: Subject, later: list[Beat] | tuple[Beat, ...]) -> Subject | None:
    """What somebody finds in a box or takes out of it, if it fits."""
    by_id = {subject.id: subject for subject in shot.subjects}
    targets = (by_id.get(beat.target) for beat in later if _FINDS.match(beat.action.lower()))
    found = next((s for s in targets if s is not None and s is not box), None)
    small = found is not None and found.kind != "human" and _size_m(found) <= LARGEST_M
    return found if small else None


def _opened(shot: Shot, box: Subject, lidded: str, found: Subject | None) -> Shot:
    inside = _size_m(found) if found is not None else 0.0
    alive = found is not None and table("kinds")[found.kind or "thing"].animate
    prop = prop_of(lidded)
    wide = (2.0 * 15.0 / prop.high) if prop is not None else 1.0
    high = max(LEAST_M, AROUND * inside / wide, OVER * (found.height_m or 0.2) if alive and found else 0.0)
    change: dict[str, dict[str, object]] = {
        box.id: {
            "noun": lidded,
            "kind": "vessel",
            "material": None,
            "height_m": CASE_M if lidded == CASE else min(high, LARGEST_M),
        }
    }
    if found is not None:
        change[found.id] = {"position": f"in the {lidded}", "importance": Importance.SUPPORTING}
    subjects = [s.model_copy(update=change.get(s.id, {})) for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects})


def _size_m(subject: Subject) -> float:
    """About how long something is, m: animals are longer than they are high."""
    high = subject.height_m or 0.2
    return 1.5 * high if subject.kind == "quadruped" else high
