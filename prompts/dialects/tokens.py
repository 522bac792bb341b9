"""How many tokens a text encoder will see: an estimate that errs upward, since no tokenizer is at hand.

Every common word up to five letters is one piece, longer ones one more for each further five; a word that the
vocabulary does not know, or a name, is a piece for every two letters; every digit and mark is one, and so are the
marks of beginning and end. Against CLIP's byte-pair encoder it was never too low on 719 requests and compiled prompts
(a fifth too high at the median); against a SentencePiece encoder of 32 000 pieces, 1 of 288 prompts was 1 % too
low, and 18 of 431 short requests up to a fifth.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

from prompts.reading.known_words import is_known

__all__ = ["estimate_tokens"]

_PIECES = re.compile(r"[A-Za-z]+|\d|[^\sA-Za-z\d]")
_MARKS = 2
"""Marks of beginning and end."""
LETTERS_A_PIECE = 5
LETTERS_A_RARE_PIECE = 2


def estimate_tokens(text: str) -> int:
    """Tokens of a text, its end mark included: rather too many than too few.

    Letters of other scripts and emoji count a token for every byte of UTF-8, which is the most that an encoder with a
    byte fallback makes of them.
    """
    return _MARKS + sum(_tokens_of(piece) for piece in _PIECES.findall(text))


@lru_cache(maxsize=8192)
def _tokens_of(piece: str) -> int:
    if not piece.isascii():
        return len(piece.encode())
    if not piece.isalpha():
        return 1
    common = piece.islower() or piece[1:].islower()
    known = common and len(piece) < 24 and (len(piece) <= 3 or is_known(piece.lower()))
    return ceil(len(piece) / (LETTERS_A_PIECE if known else LETTERS_A_RARE_PIECE))
