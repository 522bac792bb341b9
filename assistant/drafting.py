"""From what a chat model drafted to a shot that is true to the user's words.

A model may fill any field. What it took from the user is marked as the user's; what it chose is marked as the
director's; and what of the user's words it left out is put back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from assistant.paths import leaves
from prompts.read import Reading, missing_words
from prompts.shot import Cue, Shot, ShotDraft, Source

__all__ = ["credit", "shots_from_drafts"]

_TOKEN: Final = re.compile(r"[^\W_]+(?:\.\d+)?")
_SAID: Final = Cue(source=Source.USER, reason="in the user's words")
_CHOSEN: Final = Cue(source=Source.DIRECTOR, reason="chosen by the chat model")
_EXTRA_ROOM: Final = 32


def shots_from_drafts(
    drafts: Sequence[ShotDraft], request: str, reading: Reading | None
) -> tuple[list[Shot], list[str]]:
    """Shots from a model's drafts, with the source of each field; and warnings of what was put back.

    Args:
        drafts: what the model filled in, one for each shot.
        request: the user's words.
        reading: the same words as the rule-based reader understands them, None when it cannot read them. What both
            agree on counts as the user's.
    """
    said = _values_read(reading)
    shots = [
        Shot.model_validate({**draft.model_dump(), "request": request, "provenance": credit(draft, request, said)})
        for draft in drafts
    ]
    missing = _missing(shots, request)
    if not missing:
        return shots, []
    first = shots[0]
    room = _EXTRA_ROOM - len(first.extra)
    provenance = {**first.provenance, "extra": _SAID}
    shots[0] = first.model_copy(update={"extra": [*first.extra, *missing[:room]], "provenance": provenance})
    return shots, [f"The draft left out {', '.join(missing)}; put back as extra words of shot 1 of this plan."]


def credit(draft: ShotDraft, request: str, said: frozenset[tuple[str, str]] = frozenset()) -> dict[str, Cue]:
    """The source of each field that a model set: the user's where the words say it, else the director's.

    Args:
        draft: what the model filled in.
        request: the user's words.
        said: (field without its list numbers, value) pairs that are known to be the user's.
    """
    tokens = set(_tokens(request))
    return {
        path: _SAID if _is_said(value, tokens) or (_bare(path), str(value)) in said else _CHOSEN
        for path, value in leaves(draft)
    }


def _is_said(value: Any, tokens: set[str]) -> bool:
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        return f"{value:g}" in tokens
    words = _tokens(" ".join(value) if isinstance(value, list) else str(value))
    return bool(words) and all(word in tokens for word in words)


def _values_read(reading: Reading | None) -> frozenset[tuple[str, str]]:
    shots = reading.shots if reading else ()
    return frozenset((_bare(path), str(value)) for shot in shots for path, value in leaves(shot))


def _missing(shots: Sequence[Shot], request: str) -> list[str]:
    """What of the user's nouns, numbers and quotations no shot of the plan holds."""
    lost = [set(missing_words(shot, request)) for shot in shots]
    in_none = set.intersection(*lost) if lost else set()
    return [word for word in missing_words(shots[0], request) if word in in_none] if shots else []


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold().replace("_", " "))


def _bare(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)
