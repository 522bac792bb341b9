"""Who is between two others has one of them to the left and one to the right, as the picture shows them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import is_invented_move, without_invented
from generators.previz.things import names_of
from prompts.reading.subjects import singular_of
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_ones_on_both_sides"]

_ARTICLE: Final = r"(?:(?:an?|the|two|both|his|her|their|its) )?(?:[\w-]+ ){0,3}?"
_STAYS: Final = (
    r"(?:sit|stand|lie|ly|wait|rest|sleep|park|pos|kneel|perch|squeez|sandwich|plac|hang|nestl|wedg)\w*\b.*?"
)
_BETWEEN: Final = re.compile(r" between .+?(?= (?:on|in|at|under|outside|inside) (?:an?|the)\b|$)")
A_PAIR: Final = 2
COMPARABLE: Final = 5.0
"""Who is no higher than this over what is between them is filmed with it."""
_SEEN: Final = {"view": "front", "composition": "centred", "distance_m": None}


def with_ones_on_both_sides(shot: Shot) -> Shot:
    """The shot with those that something is said to be between on its left and on its right.

    Args:
        shot: its positions, and what those do who stay where they are.
    """
    for middle in shot.subjects:
        words = [shot.request.lower()] if middle.position.lower().startswith("between ") else []
        words += [b.action.lower() for b in shot.beats if b.subject == middle.id and re.match(_STAYS, b.action.lower())]
        pair = next((found for said in words if (found := _pair(shot, middle, said))), None)
        if pair is not None and middle.count == 1:
            return _placed(shot, middle, pair)
    return shot


def _pair(shot: Shot, middle: Subject, words: str) -> tuple[Subject, Subject] | None:
    """The two that the words name: two of a kind, or one and another."""
    others = [s for s in shot.subjects if s.id != middle.id]
    for first in (s for s in others if s.count == A_PAIR and _are_named(words, s)):
        one = first.model_copy(update={"noun": singular_of(first.noun.lower()), "count": 1, "count_text": ""})
        return one, one.model_copy(update={"id": f"{first.id}_beyond"})
    ones = [s for s in others if s.count == 1]
    for first in ones:
        second = next((s for s in ones if s is not first and _are_named(words, first, s)), None)
        if second is not None:
            return first, second
    return None


def _are_named(words: str, *subjects: Subject) -> bool:
    names = [rf"(?:{'|'.join(re.escape(name) for name in names_of(subject) if name)})" for subject in subjects]
    return re.search(rf"\bbetween {_ARTICLE}{f' and {_ARTICLE}'.join(names)}\b", words) is not None


def _placed(shot: Shot, middle: Subject, pair: tuple[Subject, Subject]) -> Shot:
    """The shot with a pair on both sides; who does something else than stay there keeps that."""
    least = middle.height_m or 1.0
    left, right = (
        one.model_copy(
            update={
                "position": f"on the {side} of the {middle.noun}",
                "importance": Importance.MAIN
                if (one.height_m or least) < COMPARABLE * least
                else Importance.SUPPORTING,
            }
        )
        for one, side in zip(pair, ("left", "right"), strict=True)
    )
    subjects: list[Subject] = [middle.model_copy(update={"position": ""})]
    for subject in shot.subjects:
        if subject.id == middle.id:
            continue
        if subject.id == left.id:
            subjects += [left] if left.id in {s.id for s in shot.subjects if s.count == 1} else [left, right]
        else:
            subjects.append(right if subject.id == right.id else subject)
    new = right.id if right.id not in {s.id for s in shot.subjects} else ""
    twins = [b.model_copy(update={"subject": new}) for b in shot.beats if new and b.subject == left.id]
    moves = [m for n, m in enumerate(shot.camera.moves) if not is_invented_move(shot, n)]
    shot = shot.model_copy(
        update={
            "subjects": subjects,
            "beats": [*map(_without_goal, shot.beats), *twins],
            "camera": shot.camera.model_copy(update={"moves": moves}),
        }
    )
    return without_invented(shot, _SEEN)


def _without_goal(beat: Beat) -> Beat:
    """A deed of who stays between others, told without them: it is not done to one of them, and their places say it."""
    found = _BETWEEN.search(beat.action.lower()) if re.match(_STAYS, beat.action.lower()) else None
    if found is None:
        return beat
    return beat.model_copy(
        update={"target": "", "action": f"{beat.action[: found.start()]}{beat.action[found.end() :]}"}
    )
