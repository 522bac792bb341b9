"""What a script says of all its shots: a style, a light or an hour before its first mark or after its last shot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from prompts.reading.camera import read_camera
from prompts.reading.cues import read_fixed_phrases, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, PREPOSITIONS
from prompts.reading.scripts import Scene
from prompts.reading.spelling import mend_spelling
from prompts.reading.words import Words

__all__ = ["shared", "with_shared"]

_FOR_ALL: Final = ("style.", "lighting.", "camera.", "aspect", "time_scale", "setting.time_of_day", "setting.weather",
                   "setting.season", "setting.era")  # fmt: skip
_SAYS_NOTHING: Final = frozenset({
    "all", "and", "both", "each", "every", "everything", "film", "global", "in", "is", "look", "overall", "scene",
    "scenes", "shot", "shots", "style", "styled", "the", "throughout", "video", "whole", "mood", "tone", "lighting",
    "palette", "visual", "aesthetic", "with", "make", "it", "for", "clip", "clips",
})  # fmt: skip
_PLACED: Final = re.compile(
    r"^(?:(?:all|everything|the whole (?:film|video|story)|set|it is set) )?(?:in|at|on|inside) ", re.I
)


def _read(text: str) -> tuple[Draft, Words]:
    draft = Draft()
    words = Words.of(mend_spelling(text))
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    return draft, words


def shared(lead: str) -> str:
    """The cues of a preface that hold for every shot, as words; a place, where it says nothing else."""
    sentences = [s.strip(" .:\n") for s in re.split(r"(?<=[.!?])\s+|\n", lead) if s.strip(" .:\n")]
    told: list[str] = []
    for sentence in sentences:
        if _PLACED.match(sentence) and len(sentence.split()) <= 12:
            told.append(sentence)
            continue
        draft, _ = _read(sentence)
        told += [said for path, said in draft.said.items() if path.startswith(_FOR_ALL) and said]
        told += [said for said in draft.style_words if said]
    return ", ".join(dict.fromkeys(told))


def with_shared(scenes: Sequence[Scene], lead: str) -> list[Scene]:
    """The scenes with what the preface, and a last sentence that is nothing but cues, says of them all."""
    cues = [shared(lead)] if lead else []
    last = scenes[-1]
    sentences = re.split(r"(?<=[.!?])\s+|\n+", last.text)
    if len(sentences) > 1 and _is_only_cues(sentences[-1]):
        cues.append(re.sub(r"^[\w ]{2,20}:\s*", "", sentences[-1]).strip(" ."))
        scenes = [*scenes[:-1], replace(last, text=last.text[: last.text.rindex(sentences[-1])].strip())]
    added = ", ".join(cue for cue in cues if cue)
    return [replace(s, text=f"{s.text.rstrip('. ')}. {added}.") if added else s for s in scenes]


def _is_only_cues(sentence: str) -> bool:
    draft, words = _read(sentence)
    rest = [t.low for i, t in enumerate(words.tokens) if t.is_word and not words.claimed[i]]
    small = _SAYS_NOTHING | DETERMINERS | PREPOSITIONS
    return bool(draft.said) and not draft.moves and "camera.size" not in draft.values and all(w in small for w in rest)
