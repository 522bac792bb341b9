"""Reading the camera: framing, moves told in sentences, and film terms that stand alone."""

from __future__ import annotations

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
    for start, end in words.sentences():
        read_framing(words, start, end, draft)
        read_sentence_moves(words, start, end, draft)
        read_keyword_moves(words, start, end, draft)


def camera_labels(camera: Camera) -> frozenset[str]:
    """The CameraBench movement labels that a camera's moves imply, by their names there."""
    found: set[str] = set()
    for move in camera.moves:
        found.update(table("camera_moves")[move.kind].labels)
        if move.kind == "track_side" and move.direction in ("left", "right"):
            found.add(f"Move {move.direction.title()}")
    return frozenset(found)
