"""Clouds that gather over what is filmed are the sky's, and no figure before it."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Camera, Shot, Source

__all__ = ["with_clouds_in_the_sky"]

_CLOUDS: Final = re.compile(r"\b(?:storm|rain|thunder)?[ -]?clouds?$|\bthunderclouds?$")
_GATHER: Final = re.compile(
    r"(?:\w+ly )?(?:gather|roll|build|form|darken|loom|mov|part|cover|approach|com|drift|clear|thicken|open|break"
    r"|swirl)\w*\b"
)
LOW: Final = frozenset({"sky", "space", "mountains"})
"""Stages on which clouds are what is looked at."""


def with_clouds_in_the_sky(shot: Shot) -> Shot:
    """The shot without clouds as a thing of their own, where they only make the weather of what else is filmed.

    The camera that was chosen for them is chosen again, unless the user has spoken of it.

    Args:
        shot: a completed one, with its weather.
    """
    if shot.setting.weather in (None, "clear") or shot.setting.stage in LOW or shot.setting.interior:
        return shot
    gone = {s.id for s in shot.subjects if s.kind == "smoke" and _CLOUDS.search(s.noun.lower())}
    gone = {i for i in gone if all(_GATHER.match(b.action.lower()) for b in shot.beats if b.subject == i)}
    if not gone or len(gone) == len(shot.subjects) or any(b.target in gone for b in shot.beats):
        return shot
    without = {
        "subjects": [s for s in shot.subjects if s.id not in gone],
        "beats": [b for b in shot.beats if b.subject not in gone],
        "physics": [e for e in shot.physics if e.subject not in gone],
    }
    said = any(path.startswith("camera") and cue.source is Source.USER for path, cue in shot.provenance.items())
    if said:
        return shot.model_copy(update=without)
    from prompts.complete import complete  # few shots need it, and it loads all the laws

    return complete(shot.model_copy(update=without | {"camera": Camera()}))
