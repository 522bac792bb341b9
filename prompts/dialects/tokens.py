"""How many tokens a text encoder will see: an estimate that errs upward, since no tokenizer is at hand.

SentencePiece (T5, umT5) and byte-pair encoders (CLIP, Llama, Qwen, Gemma) make 1.3 to 1.5 tokens of a word of plain
English, its share of the marks included, and two to five of a rare word or a name. The estimate gives about 1.6 for
plain English: every common word up to five letters is one piece, longer ones one more for each further five; a word
that the vocabulary does not know, or a name, is a piece for every three letters; every digit and mark is one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

from prompts.reading.phrases import is_known

__all__ = ["estimate_tokens"]

_PIECES = re.compile(r"[A-Za-z]+|\d|[^\sA-Za-z\d]")
LETTERS_A_PIECE = 5
LETTERS_A_RARE_PIECE = 3
BEYOND_BASIC_PLANE = 0x10000
"""Emoji and rare scripts, which byte-level encoders write as four bytes."""


def estimate_tokens(text: str) -> int:
    """Tokens of a text, its end mark included: rather too many than too few.

    Letters of other scripts count two each, what lies beyond the basic plane four.
    """
    return 1 + sum(_tokens_of(piece) for piece in _PIECES.findall(text))


@lru_cache(maxsize=8192)
def _tokens_of(piece: str) -> int:
    if not piece.isascii():
        return 4 if ord(piece) >= BEYOND_BASIC_PLANE else 2
    if not piece.isalpha():
        return 1
    common = piece.islower() or piece[1:].islower()
    known = common and len(piece) < 24 and (len(piece) <= 3 or is_known(piece.lower()))
    return ceil(len(piece) / (LETTERS_A_PIECE if known else LETTERS_A_RARE_PIECE))
