"""Sound that a model made with its pictures, as a track beside them."""

from __future__ import annotations

import math
import os
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from generators.errors import CannotRender

__all__ = ["GIVEN_RATE", "Heard", "MadeSound", "at_rate", "given_sound", "joined_sound", "samples_of"]

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


GIVEN_RATE: Final = 48_000
"""What sound from outside is brought to, samples a second."""


def given_sound(path: Path | None, seconds: float) -> MadeSound | None:
    """The first sound track of a file, for a clip of that length; None when there is no file.

    Raises:
        CannotRender: it holds no sound, or does not decode.
    """
    return None if path is None else MadeSound(samples_of(path, seconds), GIVEN_RATE, seconds)


def samples_of(path: Path, seconds: float) -> NDArray[np.float32]:
    """What is heard of the first sound track of a file from its beginning on, (2, n) at `GIVEN_RATE`.

    Raises:
        CannotRender: it holds no sound, or does not decode.
    """
    samples = _decoded_sound(path, seconds)
    if samples is None:
        raise CannotRender(f"{path.name} holds no sound that can be heard; give another file")
    return samples[:, : round(seconds * GIVEN_RATE)]


def at_rate(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Samples (2, n) at `GIVEN_RATE`, at another rate."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
    frame.sample_rate = GIVEN_RATE
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
    pieces = [piece.to_ndarray() for part in (frame, None) for piece in resampler.resample(part)]
    return np.concatenate(pieces, axis=1)


class Heard(NamedTuple):
    """What is heard of a clip: from a time on up to another, s of its own."""

    path: Path
    from_s: float
    to_s: float


def joined_sound(parts: list[Heard]) -> MadeSound | None:
    """The sound of clips one after another, each cut or filled to its length; None when all are silent."""
    heard = [(_decoded_sound(part.path), round(part.from_s * GIVEN_RATE), round(part.to_s * GIVEN_RATE))
             for part in parts]  # fmt: skip
    if all(samples is None for samples, _, _ in heard):
        return None
    whole = np.zeros((2, sum(end - start for _, start, end in heard)), np.float32)
    at = 0
    for samples, start, end in heard:
        if samples is not None:
            piece = samples[:, start:end]
            whole[:, at : at + piece.shape[1]] = piece
        at += end - start
    return MadeSound(whole, GIVEN_RATE, whole.shape[1] / GIVEN_RATE)


def _decoded_sound(path: Path, seconds: float = math.inf) -> NDArray[np.float32] | None:
    """The first sound track of a file, (2, n) at `GIVEN_RATE`, at least so long if it is; None without one."""
    pieces: list[NDArray[np.float32]] = []
    count = 0
    try:
        with av.open(os.fspath(path)) as container:
            if not container.streams.audio:
                return None
            same = av.AudioResampler(format="fltp", layout="stereo", rate=GIVEN_RATE)
            for frame in container.decode(container.streams.audio[0]):
                for piece in same.resample(frame):
                    pieces.append(piece.to_ndarray())
                    count += pieces[-1].shape[1]
                if count >= seconds * GIVEN_RATE:
                    break
    except (av.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRender(f"the sound {path.name} cannot be read ({reason}); give it in another format") from error
    return np.concatenate(pieces, axis=1) if pieces else None
