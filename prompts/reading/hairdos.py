"""How hair is put up, worn or done: `tied back in a loose bun`, and the `tight bun` of a dancer."""

from __future__ import annotations

from typing import Final

from prompts.reading.phrases import NounPhrase
from prompts.reading.tagging import tag_at
from prompts.reading.words import Words

__all__ = ["HELD_OUT", "done_up", "is_a_hairdo"]


def is_a_hairdo(kind: str | None, phrase: NounPhrase, words: Words) -> bool:
    """The `tight bun` of a dancer, which is baked where somebody has it in the hand, or it is sticky."""
    worn = phrase.noun.lower() in {"bun", "top knot"} and words.low(phrase.end) not in {"in", "on"}
    return kind == "human" and worn and all(adjective.lower() in _DONE for adjective in phrase.adjectives)


_DONE: Final = frozenset(
    {
        "messy",
        "tight",
        "loose",
        "low",
        "high",
        "neat",
        "sleek",
        "tidy",
        "grey",
        "gray",
        "blonde",
        "severe",
        "silver",
        "white",
        "dark",
        "black",
        "brown",
        "red",
        "auburn",
        "ginger",
        "blond",
        "greying",
    }
)
"""How hair is put up."""


def done_up(words: Words, at: int, stop: int) -> int:
    """Where the `tied back in a loose bun` of hair ends; 0 where its words are no hair's."""
    hair = next((words.low(i) for i in range(at - 1, max(-1, at - 3), -1) if words.low(i) in _HAIR), "")
    end = at
    if tag_at(words, end) in ("vn", "vd", "adj") and words.low(end + 1) in HELD_OUT:
        end += 2
    elif words.low(end) in _PUT_UP:
        end += 1
    if words.low(end) in {"in", "into"}:
        style = next((i for i in range(end + 1, min(end + 5, stop)) if words.low(i) in _HAIRDOS), 0)
        end = style + 1 if style and not any(words.tokens[i].is_mark for i in range(end, style)) else end
    return end if hair and at < end <= stop else 0


_HAIR: Final = frozenset({"hair", "curls", "dreadlocks", "locks", "braids", "plaits", "ponytail", "mane"})
_PUT_UP: Final = frozenset({"tied", "worn", "gathered", "pinned", "up", "swept", "pulled", "scraped", "done"})
_HAIRDOS: Final = frozenset({
    "bun", "buns", "ponytail", "pigtails", "bunches", "braid", "braids", "plait", "plaits", "topknot", "knot", "bob",
    "dreadlocks", "curls", "ringlets", "chignon", "mohawk", "updo", "waves", "spikes",
})  # fmt: skip
"""What hair is put up in, some of which are dishes and knots elsewhere."""

HELD_OUT: Final = frozenset(
    {"out", "up", "down", "wide", "apart", "back", "forward", "high", "low", "akimbo", "behind"}
)
"""Words behind a part of the body that say how it is held: `arms out`."""
