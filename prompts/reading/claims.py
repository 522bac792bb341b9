"""Claims taken back: a cue's words that the sentence needs as well."""

from __future__ import annotations

from typing import Final

from prompts.reading.word_tags import is_known_noun, is_plural, word_options
from prompts.reading.words import Words

__all__ = ["give_back"]


def give_back(words: Words) -> None:
    """Set free the words of a cue that a clause cannot do without; the cue keeps what it read.

    `covered in mist`, `lit by neon signs`, `soft light sweeping across the table`, `in a candlelit church`.
    """
    for index in range(1, len(words)):
        if words.claimed[index] and not words.claimed[index - 1] and "prep" in word_options(words.low(index)):
            _after_participle(words, index)
        elif words.claimed[index] and words.low(index - 1) in {"a", "an", "the"} and index > 1:
            _take_determiner(words, index)
        elif words.claimed[index - 1] and not words.claimed[index]:
            _before_its_noun(words, index)
    words.tags = None


def _after_participle(words: Words, index: int) -> None:
    options = word_options(words.low(index - 1))
    if "vn" not in options or "n" in options:
        return
    while index < len(words) and words.claimed[index] and not words.tokens[index].is_mark:
        words.claimed[index] = False
        index += 1


_LIGHTS: Final = frozenset({
    "light", "sunlight", "moonlight", "fog", "rain", "mist", "snow", "wind", "shadows", "glow", "neon", "rays",
    "firelight", "smoke", "dust", "flame", "flames", "candlelight", "lamplight", "spotlight", "spotlights", "lamp",
})  # fmt: skip


def _take_determiner(words: Words, index: int) -> None:
    """The `on a` of `on a winter morning`, whose noun is a cue's."""
    end = index
    while end < len(words) and words.claimed[end]:
        end += 1
    led = words.low(index - 2) in {"on", "in", "at", "during", "by"} and not words.claimed[index - 2]
    if led and not words.claimed[index - 1] and is_known_noun(words.low(end - 1)):
        words.claim(index - 2, index)


def _before_its_noun(words: Words, index: int) -> None:
    first = index
    while first > 0 and words.claimed[first - 1] and not words.tokens[first - 1].is_mark:
        first -= 1
    options = word_options(words.low(index))
    acts = words.low(index - 1) in _LIGHTS and bool({"vz", "vg", "vb"} & set(options))
    opened = first == 0 or words.tokens[first - 1].is_mark or words.low(first - 1) in _BEFORE_LIGHT
    single = is_known_noun(words.low(index)) and not is_plural(words, index) and "vz" not in options
    goes_on = "n" in options and "prep" not in options and (single or not is_known_noun(words.low(index - 1)))
    describes = goes_on and any("det" in word_options(words.low(i)) for i in range(first, index))
    dangling = first > 0 and "prep" in word_options(words.low(first - 1)) and words.low(index - 1) in _LIGHTS
    if describes and not ((acts and opened) or dangling):
        opens, first = first, max(i for i in range(first, index) if "det" in word_options(words.low(i)))
        first -= first > opens and "prep" in word_options(words.low(first - 1))
    if (acts and opened) or describes or dangling:
        words.claimed[first:index] = [False] * (index - first)


_BEFORE_LIGHT: Final = frozenset({"and", "as", "while", "with", "when"})
