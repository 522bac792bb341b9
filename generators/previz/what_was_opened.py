"""What is opened is what things are then put into, and what is closed again: where the words say `it`, it is named."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Shot, Subject

__all__ = ["with_what_was_opened"]

_OPENS: Final = re.compile(
    r"(?:\w+ly )?(?:re)?open(?:s|ed|ing)?\b|(?:unlock|load|fill|unzipp)ing\b|packing (?:an?|the|his|her|their) "
)
_PUTS: Final = re.compile(
    r"(?:\w+ly )?(?:put|plac|pack|drop|lay|slip|tuck|slid|stuff|stow|load|throw|toss|fold|stor|set|shov|push|pop)\w*\b"
)
_INTO_IT: Final = re.compile(r"\b(in|into|inside|in it|into it|inside it|inside of it|back in|back inside)$")
_SHUTS: Final = re.compile(
    r"(?:\w+ly )?(?:(?:clos|shut|slamm?|lock|zipp?|start|stopp?)\w*|(?:switch|turn)\w* (?:on|off)) (it)\b"
    r"|(?:\w+ly )?(?:switch|turn|zipp?|slamm?|push|snapp?)\w* (it) (?:on|off|up|shut|closed)\b"
)
_DOOR: Final = re.compile(r"(?:\w+ly )?(?:clos|shut|slamm?|lock)\w* (?:the |its )(?:door|lid|drawer|hatch)\b")
_TAKES_OUT: Final = re.compile(
    r"(?P<verb>(?:\w+ly )?(?:tak|pull|get|lift|bring|fetch|grab)\w*) (?:out (?P<after>.+)|(?P<before>.+) out)$"
)
HOLDS: Final = frozenset({"box", "vessel", "device", "furniture", "tool", "vehicle"})
"""Kinds that something can be put into."""


def with_what_was_opened(shot: Shot) -> Shot:
    """The shot with the suitcase, oven or machine that somebody has opened named where the words only say `it`.

    Args:
        shot: its deeds, in order.
    """
    subjects = {subject.id: subject for subject in shot.subjects}
    opened: dict[str, Subject] = {}
    beats = []
    for beat in shot.beats:
        words = beat.action.lower()
        target = subjects.get(beat.target)
        if target is not None and target.kind in HOLDS and _OPENS.match(words):
            opened[beat.subject] = target
        elif _PUTS.match(words) and (filled := _filled(shot, words)) is not None:
            opened.setdefault(beat.subject, filled)
        beats.append(_named(beat, opened[beat.subject]) if beat.subject in opened else beat)
    if beats == list(shot.beats):
        return shot
    inside = {b.target: opened[b.subject] for b in beats if b.subject in opened and " out of the " in b.action}
    doors = {b.target for b in shot.beats if b not in beats and _DOOR.match(b.action.lower())}
    used = {b.target for b in beats}
    kept = [
        s.model_copy(update={"position": f"in the {inside[s.id].noun}"}) if s.id in inside and not s.position else s
        for s in shot.subjects
        if s.id not in doors - used
    ]
    return shot.model_copy(update={"subjects": kept, "beats": beats})


def _filled(shot: Shot, words: str) -> Subject | None:
    """What the words name that things are put into: the suitcase that clothes are packed into."""
    named = re.search(r"\b(?:in|into|inside) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?([\w-]+)$", words)
    return next(
        (s for s in shot.subjects if named and s.kind in HOLDS and s.noun.lower().split()[-1] == named[1]), None
    )


def _named(beat: Beat, container: Subject) -> Beat:
    """A deed with the noun of what was opened in the place of a pronoun, and done to it where it is shut again."""
    words, noun = beat.action.lower(), container.noun.lower()
    if beat.target != container.id and _PUTS.match(words) and (found := _INTO_IT.search(words)):
        return beat.model_copy(update={"action": f"{words[: found.start()]}in the {noun}"})
    if taken := _TAKES_OUT.match(words):
        what = taken["after"] or taken["before"]
        return beat.model_copy(update={"action": f"{taken['verb']} {what} out of the {noun}"})
    if shut := _SHUTS.match(words):
        at = 1 if shut[1] else 2
        said = f"{words[: shut.start(at)]}the {noun}{words[shut.end(at) :]}"
        return beat.model_copy(update={"action": said, "target": container.id})
    if _DOOR.match(words):
        return beat.model_copy(update={"action": f"closing the {noun}", "target": container.id})
    return beat
