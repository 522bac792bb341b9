"""An operator's hand: smooth noise with a band of frequencies, the same for the same seed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Sway"]

F64 = NDArray[np.float64]
TONES = 14


@dataclass(frozen=True, slots=True)
class Sway:
    """Six channels (three turns, three shifts) of sines between two frequencies, weaker as they get faster.

    Attributes:
        amplitude: standard deviation of each channel is about this.
    """

    frequencies_hz: F64
    phases: F64
    weights: F64

    @classmethod
    def of(cls, seed: int, *, low_hz: float = 0.5, high_hz: float = 6.0) -> Sway:
        """The sway of a seed. Frequencies are spread evenly over the band's octaves."""
        rng = np.random.default_rng([seed, 0x5A7])
        steps = (np.arange(TONES) + rng.uniform(0.1, 0.9, (6, TONES))) / TONES
        frequencies = low_hz * (high_hz / low_hz) ** steps
        weights = 1.0 / frequencies
        weights *= math.sqrt(2.0) / np.linalg.norm(weights, axis=1, keepdims=True)
        return cls(frequencies, rng.uniform(0.0, 2.0 * math.pi, (6, TONES)), weights)

    def at(self, clip_s: float) -> F64:
        """(6,) values of unit standard deviation at a time, seconds of clip."""
        angle = 2.0 * math.pi * self.frequencies_hz * clip_s + self.phases
        return np.asarray(np.sum(self.weights * np.sin(angle), axis=1), np.float64)
