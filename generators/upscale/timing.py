"""From one frame rate to another, with the length kept: frames left out, or made in between by motion compensation.

FFmpeg's `minterpolate` finds where each block of the picture goes and draws it half-way. It was chosen by measure:
`bench/upscale.py` holds it against doubling and blending on clips whose true in-between frames are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice, repeat
from typing import Any, Final

from generators.upscale.filters import FrameForm, filtered, one

__all__ = ["keeps_frames", "retimed"]

SEARCH_PER_LINE: Final = 32 / 480 * 24
"""How far motion is looked for: 32 pixels in a picture of 480 lines at 24 frames a second, and in proportion."""
SEARCH_RANGE: Final = (32, 128)
CUT_ABOVE: Final = 10
"""Percent of full scale: a change from one frame to the next beyond it is a cut; nothing is drawn across it."""
SAME_RATE: Final = Fraction(1, 500)
TAIL: Final = 4
"""Copies of the last frame that follow it: the filter looks that far ahead."""


def keeps_frames(native: Fraction, rate: Fraction) -> bool:
    """Whether frames are only left out or shown twice: 48 to 24, or 23.976 to 24, where it is one in a thousand."""
    return (native / rate).denominator == 1 or abs(native / rate - 1) < SAME_RATE


def retimed(frames: Iterable[Any], form: FrameForm, rate: Fraction, count: int) -> Iterator[Any]:
    """Exactly `count` frames at `rate`; a stream that ends early keeps its last picture.

    Args:
        frames: in `form`, at its rate.
        form: what they share; planar YUV, 8 bits.
        rate: frames per second to deliver.
        count: how many to deliver.
    """
    if keeps_frames(form.rate, rate):
        yield from _chosen(_without_end(frames), form.rate / rate, count)
        return
    low, high = SEARCH_RANGE
    search = min(high, max(low, round(SEARCH_PER_LINE * form.height / float(form.rate))))
    between = one(
        "minterpolate",
        f"fps={rate}:mi_mode=mci:mc_mode=aobmc:me_mode=bilat:search_param={search}:scd=fdiff:scd_threshold={CUT_ABOVE}",
    )
    last = -(-count * form.rate // rate) + 1
    ended = islice(_without_end(frames), int(last) + TAIL)
    yield from islice(_without_end(filtered(ended, form, [between])), count)


def _chosen(frames: Iterator[Any], ratio: Fraction, count: int) -> Iterator[Any]:
    """`count` frames, each the one nearest to `ratio` times its number."""
    shown, at = None, -1
    for number in range(count):
        while at < round(number * ratio):
            if (shown := next(frames, None)) is None:
                return
            at += 1
        yield shown


def _without_end(frames: Iterable[Any]) -> Iterator[Any]:
    """The frames, and the last one for ever after."""
    last = None
    for last in frames:
        yield last
    if last is not None:
        yield from chain(repeat(last))
