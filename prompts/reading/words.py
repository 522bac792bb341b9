"""A sentence as tokens: words with their place in the text, and which of them a reader has claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Token", "Words"]

_COMPOUNDS = (
    r"(?:high-fiv|spray-paint|ice-skat|roller-skat|tap-danc|belly-danc|hand-feed|stir-fr|deep-fr|blow-dr|arm-wrestl|trick-or-treat|water-ski|"
    r"window-shop|free-fall|head-butt|slow-danc|criss-cross|pole-vault|hang-glid|line-danc|cliff-div)"
    r"(?:e|es|ed|s|ing|y|ies|ied|pped|pping)?(?![\w-])"
)
"""Verbs written with a hyphen are one word."""

_MIDWAY = r"mid-(?:air|flight|stride|leap|jump|swing|turn|step|bite|song|word|sentence|stream|dance)\b"
"""`mid-air` and its like say when, as one adverb."""

_TOKEN = re.compile(rf"(?i:{_COMPOUNDS}|{_MIDWAY})|" r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|\d+(?:[.,]\d+)*|\S")
_HYPHENS = "-‐‑–"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark.

    Attributes:
        text, low: as written, and in lower case with plain apostrophes.
        start, end: offsets in the text.
        joined: a hyphen binds it to the token before it, as `up` in `close-up`.
    """

    text: str
    low: str
    start: int
    end: int
    joined: bool = False

    @property
    def is_word(self) -> bool:
        """A word, not a number or a mark."""
        return self.low[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Written in digits."""
        return self.low[0].isdigit()

    @property
    def is_mark(self) -> bool:
        """A punctuation mark or symbol."""
        return not (self.is_word or self.is_number)


@dataclass(slots=True)
class Words:
    """The tokens of a text, with the claims of its readers.

    Readers of the film cues claim what they understood; what nobody claims is the content, and in the end the rest.
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    claimed: list[bool] = field(default_factory=list)
    tags: list[str] | None = None
    """The part of speech of every token, once `tagging` has decided it."""

    @classmethod
    def of(cls, text: str) -> Words:
        """Tokenise a text. A hyphen inside a word is no token of its own."""
        tokens: list[Token] = []
        hyphen = False
        for match in _TOKEN.finditer(text):
            word = match.group()
            start, end = match.span()
            if word in _HYPHENS and _inside_word(text, start):
                hyphen = True
                continue
            low = word.lower().replace("’", "'")
            if low.endswith("'") and len(low) > 1:
                low, end, word = low[:-1], end - 1, word[:-1]
            tokens.append(Token(word, low, start, end, joined=hyphen))
            hyphen = False
        return cls(text, tokens, [False] * len(tokens))

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.tokens)

    def low(self, index: int) -> str:
        """The token in lower case; empty beyond either end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def free(self, index: int) -> bool:
        """True when the token exists and nobody has claimed it."""
        return 0 <= index < len(self.tokens) and not self.claimed[index]

    def is_split(self, start: int, end: int) -> bool:
        """True when the range of tokens begins or ends inside a hyphenated word."""
        return self.tokens[start].joined or (end < len(self.tokens) and self.tokens[end].joined)

    def claim(self, start: int, end: int) -> None:
        """Mark tokens `start` to `end` (exclusive) as understood."""
        for index in range(start, min(end, len(self.claimed))):
            self.claimed[index] = True

    def claim_characters(self, start: int, end: int) -> None:
        """Mark the tokens inside a range of character offsets as understood."""
        for index, token in enumerate(self.tokens):
            if token.start >= end:
                break
            if token.end > start:
                self.claimed[index] = True

    def said(self, start: int, end: int) -> str:
        """The words of a range of tokens as they were written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The ranges of tokens between full stops, line ends and semicolons."""
        start = 0
        for index, token in enumerate(self.tokens):
            line_ends = "\n" in self.text[token.end : self._next_start(index)]
            if token.low in {".", "!", "?", ";", "…"} or line_ends:
                yield start, index + 1
                start = index + 1
        if start < len(self.tokens):
            yield start, len(self.tokens)

    def _next_start(self, index: int) -> int:
        return self.tokens[index + 1].start if index + 1 < len(self.tokens) else len(self.text)


def _inside_word(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isalnum() and text[index + 1].isalnum()
