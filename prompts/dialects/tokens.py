"""How many tokens a text encoder will see: an estimate that errs upward, since no tokenizer is at hand."""

from __future__ import annotations

import re
from math import ceil

__all__ = ["estimate_tokens"]

_PIECES = re.compile(r"[A-Za-z]+|\d|[^\sA-Za-z\d]")
LETTERS_A_PIECE = 6
"""SentencePiece and BPE vocabularies keep common English words whole; longer ones split about every six letters."""


def estimate_tokens(text: str) -> int:
    """Tokens of a text: a piece for every six letters of a word, every digit and mark; two for other scripts."""
    total = 1
    for piece in _PIECES.findall(text):
        if piece.isascii():
            total += ceil(len(piece) / LETTERS_A_PIECE) if piece.isalpha() else 1
        else:
            total += 2
    return total
