"""How the offline director words a change: what was asked for in full, what followed from it by what it is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from prompts.reading.phrases import is_adjective
from prompts.vocabulary import terms_by_phrase
from prompts.wording import join_list

__all__ = ["deed_words", "what_changed", "what_followed"]

_PHRASES: Final[Mapping[str, str]] = {
    "time_scale": "time runs at {after}× instead of {before}×",
    "duration_s": "{after} long instead of {before}",
    "setting.time_of_day": "{after} instead of {before}",
    "setting.weather": "{after} instead of {before}",
    "camera.size": "{after} shot instead of {before}",
    "camera.view": "seen from the {after} instead of {before}",
    "lighting.exposure_stops": "exposure {after} instead of {before}",
}
"""How a field is said. Where it had no value before, the words from "instead of" on are left out."""

_OF_SUBJECTS: Final[Mapping[str, str]] = {
    "name": "{who} is called {after}",
    "age": "{who} is now {after}",
    "height_m": "{who} {after} tall instead of {before}",
    "position": "{who} {after}",
    "count": "{after} of {who} instead of {before}",
    "count_text": "{after} of {who} instead of {before}",
}
"""How a field of a subject is said; `who` is what the subject is called."""

_MEANT_BY_NONE: Final[Mapping[str, str]] = {"time_scale": "1", "lighting.exposure_stops": "0 stops"}

_AREAS: Final[Sequence[tuple[str, str]]] = (
    (r"beats\[\d+\]\.(start_s|end_s)", "timing"),
    (r"camera\.moves.*\.(start_s|end_s)", "timing"),
    (r"beats.*", "action"),
    (r"subjects.*", "cast"),
    (r"setting.*", "setting"),
    (r"camera\.(moves|stability).*", "camera move"),
    (r"camera.*", "framing"),
    (r"lighting.*", "light"),
    (r"style.*", "colours"),
    (r"sound.*", "sound"),
    (r"end_state", "ending"),
)
"""What a field is part of; the first pattern that fits counts."""

_TOLD_WITH_THE_CHANGE: Final = frozenset({"action", "camera move", "cast"})

_DEEDS: Final[Mapping[str, str]] = {"plan": "the new shot “{}”", "revise": "the change “{}”"}
"""How the message of a commit is said, by its first word; the others are quoted."""

_NUMBERED: Final = re.compile(r"^(?:(move) \d+(?: kind)?|beat \d+)")
_LISTED: Final = 5


def what_changed(rows: Sequence[Mapping[str, str]]) -> str:
    """The changes that were asked for, in one clause: "low angle instead of eye level; the cat looks black"."""
    said = [words for words in dict.fromkeys(_change(row) for row in rows) if words]
    more = len(said) - _LISTED
    return "; ".join(said[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


def what_followed(rows: Sequence[Mapping[str, str]], asked: Sequence[Mapping[str, str]] = ()) -> str:
    """What else is different, by what it is part of: "the framing and the light". Empty when nothing is.

    Args:
        rows: what followed.
        asked: what was asked for, whose own small consequences are not told again.
    """
    told = {_area(row) for row in asked} & _TOLD_WITH_THE_CHANGE
    areas = dict.fromkeys(_area(row) for row in rows)
    return join_list([f"the {area}" for area in areas if area and area not in told])


def _area(row: Mapping[str, str]) -> str:
    return next((name for like, name in _AREAS if re.fullmatch(like, row["field"])), "")


def deed_words(message: str) -> str:
    """The message of a commit, as one says it: "the change “make it slower”"."""
    kind, colon, words = message.partition(": ")
    return _DEEDS.get(kind, "“{}”").format(words) if colon else message


def _change(row: Mapping[str, str]) -> str:
    field, after = row["field"], row["after"]
    label = _NUMBERED.sub(lambda match: "camera move" if match[1] else "", row["what"]).strip()
    before = row["before"] or _MEANT_BY_NONE.get(field, "")
    if field == "subjects":
        return _comings_and_goings(before, after)
    if field == "beats" and set(before.split(", ")) == set(after.split(", ")):
        return ""
    if field == "beats" and before and after.startswith(f"{before}, "):
        return f"then {join_list(after.removeprefix(f'{before}, ').split(', '))}"
    who, _, last = row["what"].rpartition(" ")
    if field.startswith("subjects[") and last == "looks":
        return _looks(who, before, after)
    leaf = field.rpartition(".")[2]
    if field.startswith("subjects[") and leaf in _OF_SUBJECTS and after:
        phrase = _OF_SUBJECTS[leaf]
        who = row["what"].removesuffix(" height").rpartition(" ")[0] if leaf != "height_m" else who
        return (phrase if before else phrase.partition(" instead of ")[0]).format(who=who, after=after, before=before)
    if not after:
        return f"{label} no longer {before}"
    name = "" if _says(after, label) else f"{label} "
    phrase = _PHRASES.get(field) or f"{name}{{after}} instead of {{before}}"
    return (phrase if before else phrase.partition(" instead of ")[0]).format(before=before, after=after)


def _looks(who: str, before: str, after: str) -> str:
    """What somebody has on or looks like that is new, and what it takes the place of."""
    old, new = before.split(", ") if before else [], after.split(", ") if after else []
    fresh, gone = [w for w in new if w not in old], [w for w in old if w not in new]
    if fresh:
        instead = f" instead of {join_list(gone)}" if gone else ""
        return f"{who}{' looks' if all(map(_is_quality, fresh)) else ':'} {join_list(fresh)}{instead}"
    return f"{who} without {join_list(gone)}"


def _is_quality(look: str) -> bool:
    """`black`, `rusty`; not `glasses` or `red cap`, which somebody has."""
    return look in terms_by_phrase("colours") or (" " not in look and is_adjective(look))


def _comings_and_goings(before: str, after: str) -> str:
    old, new = before.split(", ") if before else [], after.split(", ") if after else []
    said = [f"{join_list([w for w in new if w not in old])} added"] if set(new) - set(old) else []
    said += [f"{join_list([w for w in old if w not in new])} gone"] if set(old) - set(new) else []
    return ", ".join(said) or f"now with {after}"


def _says(after: str, label: str) -> bool:
    """Whether a value names its own field, as "low angle" does."""
    return not label or label.split()[-1] in after.split()
