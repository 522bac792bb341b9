"""Revising: one sentence of change to a change of exactly the fields it speaks of.

The rule: what the words name is set, with the user as its source. What the director had decided *because of* a
changed field (`dependents.toml`) is released, so that `prompts.complete.complete` decides it anew;
what the user said before, what memory holds, what is locked and what the sentence itself spares (`everything but the
light`) stays. `Revision.fields` lists the paths that the
words themselves changed; compare the shots after completing to see what followed from them.

    >>> revise(shot, "at night instead, a bit closer").fields
    ('setting.time_of_day', 'camera.size')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import ValidationError

from prompts.errors import RevisionError
from prompts.reading.text import MAX_CHARACTERS, clean
from prompts.revising.absolute import read_absolute
from prompts.revising.addressing import Address, address
from prompts.revising.becoming import read_becoming
from prompts.revising.edits import Edits, released, value_of
from prompts.revising.objects import read_objects
from prompts.revising.relative import read_relative
from prompts.revising.sparing import read_spared
from prompts.shot import Shot

__all__ = ["Address", "Revision", "address", "released", "revise"]

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_HINT = "Try “slower”, “closer”, “at night”, “from above”, “at 85 mm”, “make the dog black” or “remove the tree”."


@dataclass(frozen=True)
class Revision:
    """What a sentence of change does to a shot.

    Attributes:
        shot: the changed shot, still to be completed; the same shot when there is a question.
        fields: the paths that the words changed.
        question: what must be answered first, in one sentence; empty when the change was made.
        unread: words that changed nothing.
    """

    shot: Shot
    fields: tuple[str, ...]
    question: str = ""
    unread: tuple[str, ...] = ()


def revise(shot: Shot, change: str) -> Revision:
    """Change a shot as a sentence says.

    Args:
        shot: the shot as it is.
        change: the user's words, without the number of the shot (see `address`).

    Raises:
        RevisionError: the change is empty or longer than a request may be.
    """
    text = clean(change)
    if not text:
        raise RevisionError("The change is empty. Say what should be different, such as: slower, from above.")
    if len(text) > MAX_CHARACTERS:
        raise RevisionError(f"The change is {len(text):,} characters long; the limit is {MAX_CHARACTERS:,}.")
    edits = Edits()
    plain, quotations = _hide_quotations(text)
    rest = read_spared(plain, shot, edits)
    rest, question = read_becoming(rest, shot, edits)
    rest, scaled = read_relative(rest, shot, edits)
    rest, asked = read_objects(rest, shot, edits)
    question = question or scaled or asked
    unread = read_absolute(_show_quotations(rest, quotations), shot, edits)
    return _made(shot, edits, question, unread, text)


def _made(shot: Shot, edits: Edits, question: str, unread: tuple[str, ...], text: str) -> Revision:
    data = shot.model_dump(mode="json")
    edits.drop_spared()
    fields = tuple(path for path, value in edits.values.items() if value != value_of(data, path))
    if question and not fields:
        return Revision(shot, (), question, unread)
    lock = edits.locked(shot)
    if lock:
        return Revision(shot, (), f"{lock} is locked in this shot. Shall I unlock it and make the change?", unread)
    if not edits.values:
        return Revision(shot, (), f"I did not understand “{text[:80]}”. {_HINT}", unread)
    if not fields:
        return Revision(shot, (), "The shot is like that already. What else should change?", unread)
    try:
        changed = edits.apply(shot)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the shot"
        return Revision(shot, (), f"That does not fit {where}: {first['msg']}. What should it be?", unread)
    return Revision(changed, fields, question, unread)


def _hide_quotations(text: str) -> tuple[str, list[str]]:
    """Take quoted strings out of reach of the rules, since what stands in them is not meant."""
    quotations = _QUOTED.findall(text)
    return _QUOTED.sub("\u241f", text), quotations


def _show_quotations(text: str, quotations: list[str]) -> str:
    for quotation in quotations:
        text = text.replace("\u241f", quotation, 1)
    return text
