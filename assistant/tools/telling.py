"""What a revision changed, as rows that a model can speak from: what was asked for, and what followed from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from prompts.differences import Difference, differences
from prompts.shot import Shot, Source, Subject

__all__ = ["change_rows"]

_SUBJECT: Final = re.compile(r"subjects\[(\d+)\]")
_LOOKS: Final = {"text": "looks"}
_UNTOLD: Final = re.compile(
    r".*\.(?:id|subject|target|other)|subjects\[\d+\]\.kind|setting\.(?:stage|interior)|beats\[\d+\]\.motion|.*\.colour"
)
"""The names that records call each other by, and what only repeats in the renderer's terms what another field says."""


def change_rows(before: Shot, revised: Shot, after: Shot) -> dict[str, list[dict[str, str]]]:
    """The changes from `before` to `after`, in two lists of field, words, and the values before and after.

    Args:
        before: the shot as it was.
        revised: as the words changed it.
        after: as completed.

    Returns:
        `changed`: what the words asked for; `followed`: what else is different.
    """
    asked = {d.path: d for d in differences(before, revised) if not _released(d, before, revised)}
    every = differences(before, after)
    return {
        "changed": list(_rows([d for d in every if asked.get(d.path) == d], before, after)),
        "followed": list(_rows([d for d in every if asked.get(d.path) != d], before, after)),
    }


def _released(difference: Difference, before: Shot, revised: Shot) -> bool:
    """Whether a field is only open again, for the director to decide anew, rather than emptied by the words."""
    cue = before.provenance.get(difference.path)
    was_chosen = cue is not None and cue.source is Source.DIRECTOR
    return not difference.after and was_chosen and difference.path not in revised.provenance


def _rows(found: Sequence[Difference], before: Shot, after: Shot) -> Iterator[dict[str, str]]:
    """A row for each difference; somebody in another's place is one row, whatever else differs between the two."""
    new = {d.path.rsplit(".", 1)[0] for d in found if _SUBJECT.match(d.path) and d.path.endswith((".id", ".noun"))}
    told: set[str] = set()
    for difference in found:
        owner = difference.path.rsplit(".", 1)[0]
        if owner in new:
            if owner not in told:
                told.add(owner)
                index = int(_SUBJECT.match(owner)[1])  # type: ignore[index]
                yield _row(owner, "", _called(before.subjects[index]), _called(after.subjects[index]))
            continue
        if not _UNTOLD.fullmatch(difference.path):
            yield _row(difference.path, _label(difference, after), difference.before, difference.after)


def _row(path: str, words: str, before: str, after: str) -> dict[str, str]:
    return {"field": path, "what": words, "before": before, "after": after}


def _label(difference: Difference, after: Shot) -> str:
    """The field in words; a subject's with the subject's own name."""
    match = _SUBJECT.match(difference.path)
    if match is None:
        return difference.label
    field = difference.label.partition(f"subject {int(match[1]) + 1} ")[2]
    return f"{_called(after.subjects[int(match[1])])} {_LOOKS.get(field, field)}"


def _called(subject: Subject) -> str:
    return subject.name or f"the {subject.noun}"
