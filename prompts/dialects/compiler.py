"""From shot to prompt: the parts in the dialect's order, as long as the family likes, never above what it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prompts.dialects import action, enlarging, framing, light, look, outcomes
from prompts.dialects.dialect import Dialect, dialect
from prompts.dialects.tokens import estimate_tokens
from prompts.dialects.voice import Clause, Voice
from prompts.shot import Shot

__all__ = ["PARTS", "Prompt", "compile_prompt"]

PARTS: Mapping[str, Callable[[Voice], list[Clause]]] = MappingProxyType(
    {
        "action": action.action,
        "camera": framing.camera,
        "company": action.company,
        "detail": enlarging.detail,
        "dialogue": look.dialogue,
        "end": look.end,
        "extra": look.extra,
        "focus": framing.focus,
        "framing": framing.framing,
        "lettering": look.lettering,
        "light": light.light,
        "more": enlarging.more,
        "motion_score": framing.motion_score,
        "palette": look.palette,
        "physics": outcomes.physics,
        "setting": look.setting,
        "sound": look.sound,
        "steps": action.steps,
        "style": look.style,
        "style_close": look.style_close,
        "tags": look.tags,
    }
)
"""The parts of a prompt, by the names that a dialect's `order` uses."""

_RUNS_ON = re.compile(r",$")

SHAKEN = frozenset({"handheld", "static_shake", "fpv"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """A compiled prompt.

    Attributes:
        text: what the model reads.
        negative: what it is to avoid, comma separated; empty for families without a negative prompt of their own
            when the user excluded nothing.
        dialect: id of the dialect.
        words: words of `text`.
        tokens: its estimated tokens, never above `cap`.
        cap: what the family's text encoder takes.
    """

    text: str
    negative: str
    dialect: str
    words: int
    tokens: int
    cap: int


@dataclass(frozen=True, slots=True)
class _Said:
    part: str
    clause: Clause
    place: int


def compile_prompt(shot: Shot, dialect_id: str = "plain", *, from_image: bool = False) -> Prompt:
    """The shot in the words of a dialect.

    Everything that the user decided is said; what the director chose is left out from the least important upward
    when the family's length asks for it. Only a prompt above the encoder's cap loses words of the user's, from the end.

    Args:
        shot: best a completed shot; a partial one gives a shorter prompt.
        dialect_id: one of `dialect_ids()`.
        from_image: the first frame is a given picture, so that only what moves and the camera are said.

    Raises:
        VocabularyError: there is no such dialect.
    """
    family = dialect(dialect_id).from_image() if from_image else dialect(dialect_id)
    voice = Voice(shot, family)
    said: list[_Said] = []
    for part in family.order:
        said += [_Said(part, clause, len(said) + i) for i, clause in enumerate(PARTS[part](voice))]
    said = _without_repeats(said)
    kept = [s for s in said if s.clause.rank < enlarging.SPARE]
    for line in sorted((s for s in said if s.clause.rank >= enlarging.SPARE), key=lambda s: s.clause.rank):
        if _words(_text(kept, family)) >= family.words[0]:
            break
        kept.append(line)
    kept = _shortened(kept, family)
    text = _within_cap(_text(kept, family), family.tokens)
    return Prompt(text, _negative(voice), family.id, _words(text), estimate_tokens(text), family.tokens)


def _without_repeats(said: list[_Said]) -> list[_Said]:
    seen: set[str] = set()
    fresh = []
    for line in said:
        key = re.sub(r"\W+", " ", line.clause.text.lower()).strip()
        if key and key not in seen:
            seen.add(key)
            fresh.append(line)
    return fresh


def _words(text: str) -> int:
    return len(text.split())


def _shortened(kept: list[_Said], family: Dialect) -> list[_Said]:
    kept = list(kept)
    while _is_too_long(kept, family):
        spare = [s for s in kept if s.clause.rank > 0]
        if not spare:
            break
        kept.remove(max(spare, key=lambda s: (s.clause.rank, s.place)))
    return kept


def _is_too_long(kept: list[_Said], family: Dialect) -> bool:
    text = _text(kept, family)
    many = bool(family.sentences) and sum(1 for said in kept if said.part not in family.runs_on) > family.sentences
    return many or _words(text) > family.longest or estimate_tokens(text) > family.tokens


def _text(kept: list[_Said], family: Dialect) -> str:
    lines: list[str] = []
    for part in family.order:
        clauses = sorted((s for s in kept if s.part == part), key=lambda s: s.place)
        if clauses:
            said = " ".join(s.clause.text for s in clauses)
            if lines and _RUNS_ON.search(lines[-1]):
                said = f"{said[:1].lower()}{said[1:]}"
            closes = f"{said.rstrip('.')}," if part in family.runs_on else said
            lines.append(family.labels.get(part, "") + closes)
    return ("\n" if family.lines else " ").join(lines)


def _within_cap(text: str, cap: int) -> str:
    if estimate_tokens(text) <= cap:
        return text
    words = text.split(" ")
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if estimate_tokens(" ".join(words[:middle])) <= cap:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]).rstrip(",;: ")


def _negative(voice: Voice) -> str:
    family = voice.dialect
    standing = [*family.negative, *(family.negative_photographic if voice.is_photographic else ())]
    asked = " ".join(_asked(voice)).lower()
    kept = [words for words in standing if not _clashes(words, asked)]
    return ", ".join(dict.fromkeys([*voice.shot.avoid, *kept]))


def _asked(voice: Voice) -> list[str]:
    shot = voice.shot
    asked = [beat.action for beat in shot.beats]
    if any(move.kind in SHAKEN for move in shot.camera.moves):
        asked.append("shake shaky jitter")
    if any(subject.count > 3 for subject in shot.subjects):
        asked.append("crowd")
    if shot.text:
        asked.append("lettering")
    if shot.lighting.setup == "high_key" or (shot.lighting.exposure_stops or 0) > 1:
        asked.append("overexposure")
    return asked


def _clashes(words: str, asked: str) -> bool:
    """True when a standing negative would forbid what the user asked for."""
    telling = {"shake", "shaky", "jitter", "crowd", "lettering", "overexposure", "backwards"}
    return bool(telling & set(words.split()) & set(asked.split()))
