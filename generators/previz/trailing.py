"""What goes over dry ground and trails dust: it goes on, and the dust is what it leaves behind it and no figure."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Shot, Subject

__all__ = ["as_trailing_dust"]

_KICKS: Final = re.compile(
    r"(?:kick|throw|churn|whip|stir|rais|send|leav|trail)\w* (?:up )?(?:an? |the |its |some |thick |huge |big |long )*"
    r"(?:(?:clouds?|trails?|plumes?|wake|rooster tails?) of )?(?:the )?(?:dust|sand|dirt)\b"
    r"|(?:kick|throw|churn)\w* up$|clouding of (?:dust|sand|dirt)$"
)
_DUST: Final = re.compile(
    r"\b(?:dust|sand|dirt)(?: clouds?| trails?)?$|^(?:clouds?|trails?|plumes?) of (?:dust|sand|dirt)$"
)
_BEHIND: Final = re.compile(r"\b(?:behind|trailing|in (?:its|their|his|her) wake|after)\b")
GOES: Final = {"vehicle": ("driving", "drive"), "cycle": ("riding", "ride"), "quadruped": ("galloping", "gallop")}
"""How what kicks up dust goes, and by which motion."""
TRAILS: Final = "trailing dust"


def as_trailing_dust(shot: Shot) -> Shot:
    """The shot with what kicks up dust under way, and with dust that is said to be behind it as its trail."""
    kinds = {s.id: s.kind or "" for s in shot.subjects}
    gone = {s.id for s in shot.subjects if _is_trail(s, shot)}
    beats = [
        _going(b, kinds[b.subject]) if kinds.get(b.subject) in GOES else b for b in shot.beats if b.subject not in gone
    ]
    main = shot.main_subject
    if gone and main is not None and main.kind in GOES:
        beats = [_with_trail(b) if b.subject == main.id else b for b in beats]
    if beats == list(shot.beats):
        return shot
    under_way = {b.subject for b in beats if TRAILS in b.action}
    physics = [e for e in shot.physics if e.subject not in under_way or e.law not in ("throw", "fall", "bounce")]
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"beats": beats, "subjects": subjects, "physics": physics})


def _is_trail(subject: Subject, shot: Shot) -> bool:
    main = shot.main_subject
    behind = _BEHIND.search(subject.position.lower()) is not None or any(
        b.subject == subject.id and _BEHIND.search(b.action.lower()) for b in shot.beats
    )
    carried = main is not None and main.kind in GOES and main.id != subject.id
    return carried and behind and _DUST.search(subject.noun.lower()) is not None


def _going(beat: Beat, kind: str) -> Beat:
    found = _KICKS.match(beat.action.lower())
    if found is None:
        return beat
    word, motion = GOES[kind]
    action = f"{word}{beat.action[found.end() :]} {TRAILS}"
    return beat.model_copy(update={"action": action, "motion": motion, "target": ""})


def _with_trail(beat: Beat) -> Beat:
    return beat if TRAILS in beat.action else beat.model_copy(update={"action": f"{beat.action} {TRAILS}"})
