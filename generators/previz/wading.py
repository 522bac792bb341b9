"""Who goes through shallow water instead of beside or upon it."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["WADING_M", "wades"]

WADING_M: Final = 0.16
"""Depth of the water that is waded through, m."""
SHALLOWS: Final = frozenset({"beach", "lake", "river"})
ON_FEET: Final = frozenset(
    {"walk", "run", "trot", "gallop", "jump", "stand", "ride", "dance", "lie", "sit", "rest", "carry", "eat", "work"}
    | {"sway", "look"}
)
_WADES: Final = re.compile(
    r"\b(?:wad\w+|splash\w*|(?:through|in|into|across|along) (?:the )?(?:[\w-]+ ){0,2}?"
    r"(?:shallows?|surf|waves|water|wash)"
    r"|(?:cross|ford)\w* (?:the |an? )?(?:[\w-]+ ){0,2}?(?:river|stream|creek|brook|ford|water|shallows))\b"
    r"(?!.* (?:bridge|ferry|boat|stones|log|ice)\b)"
)
_FISHES: Final = re.compile(
    r"\b(?:catch|fish|hunt|snatch|grab|pounc)\w*\b.* (?:in|at|from) (?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?:river|stream|creek|brook|rapids|shallows|water|waterfalls?)\b"
)
"""Deeds of an animal that stands in the water for its fish."""
_DRINKS: Final = re.compile(
    r"\b(?:drink|lap|sip)\w*\b.*? (?:at|from|in|out of) (?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?:waterhole|water hole|watering hole|oasis|lake|pond|river|stream|creek|brook|water)\b"
)
TALL_M: Final = 0.6
"""Who is at least so high steps into the water to drink; others would swim."""


def wades(shot: Shot) -> bool:
    """Whether the main subject is on its feet in shallow water."""
    main = shot.main_subject
    if main is None or shot.setting.stage not in SHALLOWS or main.kind not in ("human", "quadruped", "bird"):
        return False
    own = [beat for beat in shot.beats if beat.subject in (main.id, "")]
    told = [beat.action.lower() for beat in own if beat.motion in ON_FEET]
    drinks = main.kind == "quadruped" and (main.height_m or 0.0) >= TALL_M
    fishes = main.kind == "quadruped"
    return any(
        _WADES.search(words) or (fishes and _FISHES.search(words)) or (drinks and _DRINKS.search(words))
        for words in told
    )
