"""Those whom nobody names: whom somebody of a trade works on, and the other one of a deed that takes two."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.company import company_of
from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_guests"]

_OWN: Final = re.compile(r"\b(?:his|her|their|its)\b")
"""What somebody does to their own hair or teeth."""

_WITH_ANOTHER: Final = frozenset(
    {"hug", "kiss", "handshake", "high_five", "couple_dance", "arm_wrestle", "fight", "give", "massage_somebody"}
)
"""Performances that take two, whom the words of a label leave out: `a person is hugging`."""
_ALONE: Final = re.compile(
    r"(?:hug\w*|embrac\w*|cuddl\w*|kiss\w*|wrestl\w*|shak\w* hands?|high[- ]fiv\w*|arm[- ]wrestl\w*"
    r"|massag\w* (?:the |a )?(?:(?:lower|upper) )?(?:back|shoulders?|neck|head|person'?s head)"
    r"|(?:ballroom |slow )?danc\w* together|waltz\w*|tango\w*|spar\w*"
    r"|(?:giv|hand|present)\w* (?:out )?(?:an? |the )?(?:\w+ )?"
    r"(?:award|trophy|medal|prize|gift|present|certificate|diploma|bouquet))"
)

TWIN: Final = "twin"
"""Stands for another such as the one: who are at a table for it are a pair there."""


def with_guests(shot: Shot) -> Shot:
    """The shot with somebody to whom it is done, where a trade's work is done to people and the request names none.

    Args:
        shot: its people and their beats.
    """
    if sum(is_person(subject) for subject in shot.subjects) != 1:
        return shot
    main = next(subject for subject in shot.subjects if is_person(subject))
    for number, beat in enumerate(shot.beats):
        noun = _guest(main, beat)
        if not noun:
            continue
        if noun == TWIN:
            subjects = [s.model_copy(update={"count": 2}) if s is main else s for s in shot.subjects]
            return shot.model_copy(update={"subjects": subjects})
        guest = Subject(id=f"{main.id}_{noun}", noun=noun, kind="human", importance=Importance.SUPPORTING)
        beats = [*shot.beats]
        beats[number] = beat.model_copy(update={"target": guest.id})
        return shot.model_copy(update={"subjects": [*shot.subjects, guest], "beats": beats})
    return shot


def _guest(subject: Subject, beat: Beat) -> str:
    """The noun of whom a beat is done to by trade or with, or nothing; `TWIN` for another such."""
    words = beat.action.lower()
    if beat.subject not in (subject.id, "") or len(company_of(subject)) > 1 or _OWN.search(words):
        return ""
    row = performance_of(words, "", [subject.noun], posture=False)
    if row is not None and row.id in _WITH_ANOTHER and _ALONE.fullmatch(words.strip()):
        return TWIN if row.surface else "person"
    by_trade = row is not None and any(re.search(rf"\b{re.escape(who)}$", subject.noun.lower()) for who in row.done_by)
    return row.guest if row is not None and by_trade else ""
