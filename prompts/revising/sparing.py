"""What a sentence of change wants left alone: `everything but the light`, `keep the camera as it is`."""

from __future__ import annotations

from prompts.revising.camerawork import kinds_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subject
from prompts.revising.patterns import patterns, spared_paths
from prompts.revising.subjects import cut
from prompts.shot import Shot

__all__ = ["read_spared"]


def read_spared(text: str, shot: Shot, edits: Edits) -> str:
    """Note what is to stay as it is, for this one change; returns the text without those words."""
    for spare in patterns("address", "spare"):
        match = spare.search(text)
        if match is None:
            continue
        index = find_subject(shot, match["kept"])
        moves = ("camera.moves",) if kinds_of(match["kept"]) else ()
        paths = spared_paths(match["kept"]) or moves or ((f"subjects[{index}]",) if index is not None else ())
        if paths:
            edits.spared.extend(paths)
            text = cut(text, match)
    return text
