"""Who is told to be at a table in somebody else's deed sits there, and who pulls a chair out sits on that."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_chairs_pulled_out", "with_those_told_at_tables"]

_AT: Final = r"(?: who is| who's| that is)?(?: sitting| seated| waiting)? at (?:an?|the|his|her|their|another) "
_TABLE: Final = r"(?P<table>(?:[\w-]+ ){0,2}?(?:table|desk))\b"
_UPRIGHT: Final = frozenset({"walk", "run", "stand", "dance", "jump", "climb", "ride", "drive", "sit", "lie"})
_PULLS: Final = re.compile(
    r"(?:\w+ly )?(?:pull|draw|slid|drag)\w* (?:out|up|over|back|away)? ?(?:an?|the|his|her|another) "
    r"(?:[\w-]+ )?(?:chair|stool|seat|armchair)\b(?: (?:out|up|over|back)\b)?"
)
_SITS: Final = re.compile(r"(?:\w+ly )?(?:sit(?:s|ting)?(?: down)?|taking a seat)\b(?! (?:on|in|onto) )")


def with_those_told_at_tables(shot: Shot) -> Shot:
    """The shot with who is at a table in the words of what another one does sitting at it.

    Args:
        shot: its people and their beats; who stands, goes or works somewhere by their own beats does that.
    """
    added = [beat for subject in shot.subjects if (beat := _sitting(shot, subject)) is not None]
    return shot.model_copy(update={"beats": [*shot.beats, *added][:24]}) if added else shot


def _sitting(shot: Shot, subject: Subject) -> Beat | None:
    own = sorted((b for b in shot.beats if b.subject == subject.id), key=lambda b: b.start_s or 0.0)
    if not is_person(subject) or subject.position or (own and own[0].motion in _UPRIGHT):
        return None
    names = "|".join(re.escape(name) for name in names_of(subject))
    others = [b.action.lower() for b in shot.beats if b.subject != subject.id]
    told = next((m for words in others if (m := re.search(rf"\b(?:{names}){_AT}{_TABLE}", words))), None)
    if told is None:
        return None
    until = (own[0].start_s or own[0].end_s) if own else shot.duration_s
    place = next((s.id for s in shot.subjects if told["table"].split()[-1] in names_of(s)), "")
    sits = {"action": f"sitting at the {told['table']}", "motion": "sit", "target": place}
    return Beat(subject=subject.id, start_s=0.0, end_s=until, **sits)


def with_chairs_pulled_out(shot: Shot) -> Shot:
    """The shot with who pulls out a chair and sits down sitting on that chair.

    Args:
        shot: its people and their beats, in order.
    """
    pulled: dict[str, Subject] = {}
    beats = []
    for beat in shot.beats:
        words = beat.action.lower()
        seat = next((s for s in shot.subjects if s.id == beat.target and s.kind == "furniture"), None)
        if seat is not None and _PULLS.match(words):
            pulled[beat.subject] = seat
        elif beat.subject in pulled and beat.motion == "sit" and (sits := _SITS.match(words)):
            on = f"{words[: sits.end()]} on the {pulled[beat.subject].noun}{words[sits.end() :]}"
            beat = beat.model_copy(update={"action": on})
        beats.append(beat)
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})
