"""Lossless video: FFV1 in Matroska, RGB or 16-bit grey, the same pictures giving the same bytes."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import av
import numpy as np
from numpy.typing import NDArray

from generators.errors import OutputError
from generators.video.writing import exact_rate, way_out

__all__ = ["LosslessWriter", "read_lossless"]

_PLANAR: Final = {"rgb24": "bgr0", "gray16le": "gray16le"}
"""Pixel format of the pictures to the one that is stored; nothing is lost between them."""


class LosslessWriter:
    """Writes pictures to a file as they are: (h, w, 3) uint8 RGB, or (h, w) uint16 grey.

    Args:
        path: the file; the caller sees to it that nobody reads it before it is whole.
        width, height: pixels.
        fps: frames per second.
        deep: whether the pictures are 16-bit grey.

    Raises:
        OutputError: (from every method) the file cannot be written.
    """

    def __init__(self, path: Path, width: int, height: int, fps: float, *, deep: bool) -> None:
        self._path = path
        self._format = "gray16le" if deep else "rgb24"
        self._size = (width, height)
        self._rate = exact_rate(fps)
        self._container: Any = None
        self._stream: Any = None
        self._frames = 0

    def __enter__(self) -> Self:
        try:
            self._container = av.open(os.fspath(self._path), "w", format="matroska", options={"fflags": "+bitexact"})
            stream: Any = self._container.add_stream("ffv1", rate=self._rate)
            stream.width, stream.height = self._size
            stream.pix_fmt = _PLANAR[self._format]
            stream.options = {"level": "3"}
            stream.codec_context.time_base = 1 / self._rate
            stream.codec_context.thread_count = 1
            self._stream = stream
        except OSError as error:
            raise self._failed(error) from error
        return self

    def write(self, picture: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
        """Adds one picture."""
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format=self._format)
        frame = frame.reformat(format=_PLANAR[self._format])
        frame.pts, frame.time_base = self._frames, 1 / self._rate
        try:
            self._container.mux(self._stream.encode(frame))
        except OSError as error:
            raise self._failed(error) from error
        self._frames += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        container, self._container = self._container, None
        if container is None:
            return
        if kind is not None:
            with suppress(OSError):  # it is thrown away
                container.close()
            return
        try:
            container.mux(self._stream.encode(None))
            container.close()
        except OSError as failure:
            raise self._failed(failure) from failure

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(f"cannot write {self._path.name}: {way_out(error.errno or errno.EIO, error)}")


def read_lossless(path: Path) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """All pictures of a lossless video: (f, h, w, 3) uint8 RGB or (f, h, w) uint16 grey.

    Raises:
        OSError: the file cannot be read.
    """
    with av.open(os.fspath(path)) as container:
        stored = container.streams.video[0].pix_fmt
        wanted = next(picture for picture, planar in _PLANAR.items() if planar == stored)
        return np.stack([frame.to_ndarray(format=wanted) for frame in container.decode(video=0)])
