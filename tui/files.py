"""The files that a shot is given, in words: one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.events import ShotView

__all__ = ["file_lines"]

_SAID = {
    "first": "starts from {name}",
    "last": "ends on {name}",
    "reference": "{subject} looks as in {name}",
    "control": "follows the {kind} of {name}",
    "source": "is made from {name}",
    "mask": "only the white of {name} is redrawn",
    "sound": "is heard with {name}",
}


def file_lines(view: ShotView) -> list[str]:
    """What each file is to the shot, such as "starts from photo.jpg"."""
    return [
        _SAID.get(one.role, "{name}").format(name=one.name, subject=one.subject.replace("_", " "), kind=one.kind)
        for one in view.given
    ]
