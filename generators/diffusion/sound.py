"""Sound that a model made with its pictures, as a track beside them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, Final

import av
import numpy as np
from numpy.typing import NDArray

__all__ = ["MadeSound"]

AAC_SAMPLES: Final = 1024
"""Of one AAC frame."""
_LAYOUTS: Final = {1: "mono", 2: "stereo"}


class MadeSound:
    """Samples, written as AAC and cut to the length of the pictures; what is missing is silence.

    Args:
        samples: (channels, n) in -1..1, one or two channels; more are left out.
        rate: samples a second.
        seconds: how long the pictures are.
    """

    def __init__(self, samples: NDArray[np.float32], rate: int, seconds: float) -> None:
        self._samples = np.clip(np.atleast_2d(samples)[:2], -1.0, 1.0).astype(np.float32)
        self._rate = rate
        self._written = 0
        self._end = round(seconds * rate)
        self._stream: Any = None

    def join(self, output: Any) -> None:
        """Adds its stream to a container that is about to be written."""
        self._stream = output.add_stream("aac", rate=self._rate, layout=_LAYOUTS[len(self._samples)])

    def carry(self, output: Any, until_s: float) -> None:
        """Writes what is heard up to a time, s; infinity ends it where the pictures do."""
        last = math.isinf(until_s)
        end = self._end if last else min(self._end, round(until_s * self._rate))
        while self._written < end and (last or end - self._written >= AAC_SAMPLES):
            self._mux(output, min(AAC_SAMPLES, end - self._written))
        if last:
            output.mux(self._stream.encode(None))

    def _mux(self, output: Any, count: int) -> None:
        block = np.zeros((len(self._samples), count), np.float32)
        heard = self._samples[:, self._written : self._written + count]
        block[:, : heard.shape[1]] = heard
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=_LAYOUTS[len(self._samples)])
        frame.sample_rate = self._rate
        frame.pts = self._written
        frame.time_base = Fraction(1, self._rate)
        output.mux(self._stream.encode(frame))
        self._written += count
