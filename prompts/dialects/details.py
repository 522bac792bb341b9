"""What stands in a place and fills it, as a sentence."""

from __future__ import annotations

import re

from prompts.dialects.places import PREPOSITIONS
from prompts.dialects.voice import Voice
from prompts.wording import content_words, is_plural, join_list, sentence, with_article

__all__ = ["details_sentence"]


def _details(voice: Voice) -> list[str]:
    """The setting's details that the action has not named."""
    return [d for d in voice.shot.setting.details if not content_words(d) <= voice.action_words]


FILLS = re.compile(r"\b(?:everywhere|all around|all over the place)$", re.I)
"""How a detail ends that is all over the picture: `steam everywhere`."""


def details_sentence(voice: Voice) -> str:
    """The details of the place as a sentence, or nothing."""
    found = _details(voice)
    filling = [d for d in found if FILLS.search(d)]
    found = [d for d in found if d not in filling]
    things = [with_article(d) for d in found if d.split()[0].lower() not in PREPOSITIONS]
    places = [sentence(d) for d in found if d.split()[0].lower() in PREPOSITIONS]
    filled = [sentence(f"there {'are' if is_plural(FILLS.sub('', d).split()[-1]) else 'is'} {d}") for d in filling]
    return " ".join([sentence(f"the scene holds {join_list(things)}") if things else "", *places, *filled]).strip()
