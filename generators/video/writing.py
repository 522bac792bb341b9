"""Writing a clip: H.264 in MP4, streamed frame by frame, under a temporary name until it is whole.

The pictures are BT.709 throughout: converted with its matrix to the limited range, and tagged so in the stream
and in the container. The same pictures give the same file, byte for byte: the number of encoder threads follows
from the size alone and nothing about the time or the machine is written.
"""

from __future__ import annotations

import errno
import math
import os
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from numpy.typing import NDArray

from generators.base import Profile
from generators.errors import CannotRender, OutputError
from generators.partials import partial_path

__all__ = ["ClipWriter", "Track", "exact_rate", "labels", "way_out"]

BT709: Final = 1
"""ITU-T H.273 code point of BT.709, for primaries, transfer and matrix alike."""
NTSC_RATES: Final = (24, 30, 48, 60, 120)
LARGE_PICTURE: Final = 1280 * 720
TITLE_LIMIT: Final = 200
COMMENT_LIMIT: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Quality:
    """x264's preset, its constant rate factor (lower is better, 18 is hard to tell from the source), and more."""

    preset: str
    crf: int
    settings: str = ""


_QUICK: Final = "bframes=0:rc-lookahead=0:cabac=0"
"""On graded previz: half of superfast's time to write and to read, at its fidelity, in a file a tenth larger."""
_QUALITIES: Final[dict[Profile, _Quality]] = {
    "draft": _Quality("superfast", 25, _QUICK),
    "standard": _Quality("superfast", 19, _QUICK),
    "final": _Quality("medium", 15),
}

_WAYS_OUT: Final = {
    errno.ENOSPC: "the disk is full; free some space or choose another place",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another place",
    errno.EFBIG: "the file grew over the size limit of this system or session",
    errno.EACCES: "you may not write there; choose another place",
    errno.EPERM: "you may not write there; choose another place",
    errno.EROFS: "that file system is read-only; choose another place",
    errno.ENOENT: "there is no such folder; create it or choose another place",
    errno.ENOTDIR: "part of the path is a file, not a folder; choose another place",
    errno.EISDIR: "that is a folder; give a file name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def exact_rate(fps: float) -> Fraction:
    """The frame rate as a fraction: 23.976 is 24000/1001, 29.97 is 30000/1001, 25.0 is 25."""
    for nominal in NTSC_RATES:
        ntsc = Fraction(nominal * 1000, 1001)
        if abs(fps - float(ntsc)) < 0.004:
            return ntsc
    return Fraction(fps).limit_denominator(1000)


def labels(title: str, comment: str) -> dict[str, str]:
    """A clip's metadata: plain text on one line, without control characters, not too long; none that is empty."""
    texts = {"title": _plain(title, TITLE_LIMIT), "comment": _plain(comment, COMMENT_LIMIT)}
    return {key: text for key, text in texts.items() if text}


def way_out(number: int, error: OSError) -> str:
    """What happened, and what to do about it.

    Args:
        number: the system's error number.
        error: the error itself, for a number that says nothing.
    """
    return _WAYS_OUT.get(number) or f"{os.strerror(number) if number > 0 else error}; choose another place"


class Track(Protocol):
    """What is written beside the pictures, such as a sound track."""

    def join(self, output: Any) -> None:
        """Adds its stream to a container that is about to be written."""
        ...

    def carry(self, output: Any, until_s: float) -> None:
        """Writes what is heard up to a time, s; infinity for the rest."""
        ...


class ClipWriter:
    """Writes one clip. The file appears under its name only when the `with` block ends without an error.

    Args:
        path: the finished file; an existing one is replaced.
        width, height: pixels, even.
        fps: frames per second.
        title, comment: for the file's metadata; plain text, control characters are left out.
        quality: effort and fidelity of the encoder.
        beside: a track that goes with the pictures.

    Raises:
        OutputError: (from every method) the file cannot be written, with what to do about it.
        CannotRender: the size is odd or out of range.
    """

    def __init__(
        self,
        path: Path,
        width: int,
        height: int,
        fps: float,
        *,
        title: str = "",
        comment: str = "",
        quality: Profile = "standard",
        beside: Track | None = None,
    ) -> None:
        if width % 2 or height % 2 or width < 2 or height < 2:
            raise CannotRender(f"a clip cannot be {width}x{height}: width and height must be even")
        self._path = path
        self._shape = (height, width, 3)
        self._rate = exact_rate(fps)
        self._labels = labels(title, comment)
        self._quality = _QUALITIES[quality]
        self._beside = beside
        self._partial = partial_path(path)
        self._reformatter = VideoReformatter()
        self._container: Any = None
        self._stream: Any = None
        self.frames = 0

    def __enter__(self) -> Self:
        try:
            if self._path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if self._path.exists() and not self._path.is_file():
                raise OutputError(f"cannot write {self._path}: that is no ordinary file; give another name")
            self._partial.touch()
            self._open()
        except OSError as error:
            self._discard()
            raise self._output_error(error) from error
        return self

    def write(self, picture: NDArray[np.uint8]) -> None:
        """Adds one picture, (h, w, 3) display RGB."""
        if picture.shape != self._shape or picture.dtype != np.uint8:
            raise ValueError(f"expected {self._shape} uint8, got {picture.shape} {picture.dtype}")
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        planar = self._reformatter.reformat(
            frame,
            format="yuv420p",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        self.add(planar)

    def add(self, frame: Any) -> None:
        """Adds one frame of FFmpeg's: yuv420p, BT.709, limited range, of the clip's size."""
        height, width, _ = self._shape
        if (frame.width, frame.height, frame.format.name) != (width, height, "yuv420p"):
            raise ValueError(f"expected {width}x{height} yuv420p, got {frame}")
        frame.pts = self.frames
        frame.time_base = 1 / self._rate
        try:
            self._container.mux(self._stream.encode(frame))
            if self._beside is not None:
                self._beside.carry(self._container, float(self.frames / self._rate))
        except OSError as error:
            raise self._output_error(error) from error
        self.frames += 1

    def seal(self) -> Path:
        """Ends the clip, which may be read from the path given back; it gets its name when the block ends."""
        if self._container is None:
            return self._partial
        try:
            self._container.mux(self._stream.encode(None))
            if self._beside is not None:
                self._beside.carry(self._container, math.inf)
            self._container.close()
            with self._partial.open("rb") as written:
                os.fsync(written.fileno())
        except OSError as error:
            raise self._output_error(error) from error
        self._container = None
        return self._partial

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            self.seal()
            os.replace(self._partial, self._path)
        except OSError as failure:
            self._discard()
            raise self._output_error(failure) from failure
        except OutputError:
            self._discard()
            raise

    def _open(self) -> None:
        height, width, _ = self._shape
        container = av.open(
            os.fspath(self._partial), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
        )
        self._container = container
        container.metadata.update(self._labels)
        stream: Any = container.add_stream("libx264", rate=self._rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": self._quality.preset, "crf": str(self._quality.crf)}
        if self._quality.settings:
            stream.options |= {"x264-params": self._quality.settings}
        codec = stream.codec_context
        codec.time_base = 1 / self._rate
        codec.thread_count = 1 if width * height < LARGE_PICTURE else 4
        codec.colorspace = codec.color_primaries = codec.color_trc = BT709
        codec.color_range = ColorRange.MPEG
        self._stream = stream
        if self._beside is not None:
            self._beside.join(container)

    def _discard(self) -> None:
        container, self._container = self._container, None
        if container is not None:
            with suppress(OSError):  # the file is thrown away, so that it could not be closed well does not matter
                container.close()
        with suppress(OSError):  # its folder is gone or not ours: there is nothing left to remove
            self._partial.unlink(missing_ok=True)

    def _output_error(self, error: OSError) -> OutputError:
        number = error.errno or 0
        if number == errno.ENOENT and self._path.parent.is_dir():
            number = errno.EACCES  # some file systems say so of a folder that takes no new files
        return OutputError(f"cannot write {self._path}: {way_out(number, error)}")


def _plain(text: str, limit: int) -> str:
    """Printable text on one line, whole characters, at most `limit` of them."""
    encodable = text[: 4 * limit].encode("utf-8", "replace").decode("utf-8")
    words = "".join(character if character.isprintable() else " " for character in encodable).split()
    return " ".join(words)[:limit]
