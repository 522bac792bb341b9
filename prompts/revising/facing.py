"""Where somebody looks, and from which side they are seen: `she should look to camera`, `from the other side`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import pattern
from prompts.revising.subjects import cut
from prompts.shot import Shot

__all__ = ["read_facing"]

_WAYS: Final = {
    "left": "left", "right": "right", "away": "away", "off": "away", "camera": "camera", "us": "camera",
    "me": "camera", "lens": "camera", "viewer": "camera", "audience": "camera", "each": "each other",
}  # fmt: skip
_OPPOSITE: Final = {
    "front": "back", "back": "front", "three_quarter_front": "three_quarter_back",
    "three_quarter_back": "three_quarter_front",
}  # fmt: skip
_TURNED: Final = {"left": "right", "right": "left", "toward": "away", "away": "toward"}


def read_facing(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to where the cast looks, and to the side from which it is seen.

    Returns:
        The text without what was understood.
    """
    for rule in (_looks, _other_side):
        text = rule(text, shot, edits)
    return text


def _looks(text: str, shot: Shot, edits: Edits) -> str:
    """`he looks at the camera`, `turn her away from us`."""
    if match := pattern("facing", "turned").search(text.strip(" ,.")):
        text = f"the main subject should be {match.group()}"
    match = pattern("facing", "looks").search(text)
    found = find_subjects(shot, match["who"] or match["who2"]) if match else ()
    if match is None or not found:
        return text
    way = next(_WAYS[word] for word in re.findall(r"[a-z]+", match["way"].lower()) if word in _WAYS)
    for index in found:
        edits.put(f"subjects[{index}].facing", way, match.group())
    return cut(text, match)


def _other_side(text: str, shot: Shot, edits: Edits) -> str:
    """`from the other side`: the front for the back; in profile, the same side with everything going the other way."""
    match = pattern("facing", "other_side").search(text)
    if match is None:
        return text
    view = _OPPOSITE.get(shot.camera.view or "")
    ways = [i for i, beat in enumerate(shot.beats) if beat.direction in _TURNED]
    if view:
        edits.put("camera.view", view, match.group())
    for index in ways if not view else ():
        edits.put(f"beats[{index}].direction", _TURNED[shot.beats[index].direction], match.group())
    if not view and not ways:
        edits.ask("Both sides look alike in this shot. Do you want it from the front, from behind or from above?")
    return cut(text, match)
