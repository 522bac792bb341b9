"""Camera moves said in order: `start with a pan, then push in`, `tilt down before tracking right`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from prompts.revising.camerawork import kinds_of
from prompts.revising.patterns import pattern
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["in_sequence", "is_move", "named_moves"]

_ARTICLE: Final = re.compile(r"^(?:(?:an?|the|do|doing|first|just|nice|then|with) )+", re.I)
_PACE: Final = re.compile(
    r"^(?P<pace>(?:(?:very|really|slow|slowly|quick|quickly|fast|smooth|smoothly|gentle|gently) )+)", re.I
)


@cache
def _moves() -> re.Pattern[str]:
    phrases = sorted(terms_by_phrase("camera_moves"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})\b")


def is_move(words: str) -> bool:
    """`pan left`, `a slow zoom in`: words that begin as a move of the camera does."""
    low = _PACE.sub("", _bare(words.lower()))
    return bool(low) and (bool(kinds_of(low.split()[0])) or bool(_moves().match(low)))


def named_moves(words: str) -> bool:
    """Whether a move of the camera is named anywhere in the words: `faster orbit`."""
    return any(kinds_of(word) not in ((), ("any",)) for word in re.findall(r"[a-z-]+", words.lower()))


def in_sequence(text: str, shot: Shot) -> str:
    """Moves with words of order between them as a plain list, the first one first; other text as it is.

    A move that may go several ways, such as a bare `pan`, is told as the one that the shot has, or else as the one that
    it usually is.
    """
    told = tuple(_in_order(text.strip(" ,.;")))
    return ", ".join(_in_full(move, shot) for move in told) if told else text


def _bare(words: str) -> str:
    return _ARTICLE.sub("", pattern("sequence", "opens").sub("", words.strip(" ,")).strip())


def _in_order(said: str) -> Iterator[str]:
    later = pattern("sequence", "after").fullmatch(said)
    if later is not None:
        pieces = [later["first"] or later["first2"], later["then"] or later["then2"]]
    else:
        pieces = pattern("sequence", "joint").split(said)
    bare = [_bare(piece) for piece in pieces]
    if len(bare) > 1 and all(map(is_move, bare)):
        yield from bare


def _in_full(move: str, shot: Shot) -> str:
    pace = match["pace"] if (match := _PACE.match(move)) else ""
    kinds = kinds_of(move.removeprefix(pace))
    if not kinds or kinds == ("any",):
        return move
    here = {known.kind for known in shot.camera.moves}
    return pace + next((kind for kind in kinds if kind in here), kinds[0]).replace("_", " ")
