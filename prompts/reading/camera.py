"""Reading the camera: framing, moves told in sentences, and film terms that stand alone."""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_amounts import amounts_in, read_amounts
from prompts.reading.camera_keywords import read_keyword_moves
from prompts.reading.camera_sentences import read_sentence_moves
from prompts.reading.draft import Draft
from prompts.reading.framing import read_framing
from prompts.reading.words import Words
from prompts.shot import Camera
from prompts.vocabulary import table

__all__ = ["camera_labels", "read_camera"]


def read_camera(words: Words, draft: Draft) -> None:
    """Read every camera cue of a text into the draft, and claim its words."""
    amounts = amounts_in(words)
    spans = {amount.start: amount.end for amount in amounts}
    for start, end in words.sentences():
        read_framing(words, start, end, draft)
        read_sentence_moves(words, start, end, draft, spans)
        read_keyword_moves(words, start, end, draft)
    read_amounts(words, draft, amounts)
    _settle_stillness(draft)


_STILL: Final = frozenset({"static", "static_shake"})


def _settle_stillness(draft: Draft) -> None:
    """A camera that moves at all is not static: a hold before or after a move is no move of its own.

    A camera that is fixed and hand-held besides stays in place and trembles.
    """
    kinds = [move["kind"] for move in draft.moves]
    if not _STILL & set(kinds):
        return
    others = [kind for kind in kinds if kind not in _STILL]
    if others and not set(others) <= {"handheld"}:
        draft.keep_moves([i for i, kind in enumerate(kinds) if kind not in _STILL])
    elif len(kinds) > 1:
        draft.keep_moves([next(i for i, kind in enumerate(kinds) if kind in _STILL)])
        draft.moves[0]["kind"] = "static_shake"


def camera_labels(camera: Camera) -> frozenset[str]:
    """The CameraBench movement labels that a camera's moves imply, by their names there."""
    found: set[str] = set()
    for move in camera.moves:
        found.update(table("camera_moves")[move.kind].labels)
        way = table("camera_moves")[move.kind].sideways_label
        if way and move.direction in ("left", "right"):
            found.add(f"{way} {move.direction.title()}")
    return frozenset(found)
