"""A clip's sound beside new pictures: copied as it is where MP4 can hold it, else encoded again as AAC."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import av

from generators.errors import CannotRender

__all__ = ["SourceSound"]

COPIED: Final = frozenset({"aac", "ac3", "alac", "eac3", "mp3"})


class SourceSound:
    """The first sound track of a clip, handed to a writer piece by piece. Use it as a context.

    Args:
        path: the clip.
        begins_s: the time on its clock that becomes 0.

    Attributes:
        present: whether it has sound at all. notes: what is changed on the way.
    """

    def __init__(self, path: Path, begins_s: float) -> None:
        self._path = path
        self._begins_s = begins_s
        self._opened = ExitStack()
        self._waiting: Any = None
        self._packets: Iterator[Any] = iter(())
        self.notes: list[str] = []
        self.present = False

    def __enter__(self) -> Self:
        container = self._opened.enter_context(av.open(os.fspath(self._path)))
        tracks = [track for track in container.streams.audio if track.codec_context is not None]
        self._track = tracks[0] if tracks else None
        self.present = bool(tracks)
        self._container = container
        if len(tracks) > 1:
            self.notes.append(f"the first of its {len(tracks)} sound tracks was kept")
        if self.present and tracks[0].codec_context.name not in COPIED:
            self.notes.append(f"its sound was encoded again from {tracks[0].codec_context.name} to AAC")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def join(self, output: Any) -> None:
        """Adds the track to a container that is about to be written."""
        track = self._track
        if track is None:
            return
        if track.codec_context.name in COPIED:
            self._packets = self._copied(output.add_stream_from_template(track), track)
        else:
            added = output.add_stream("aac", rate=track.codec_context.sample_rate)
            added.codec_context.layout = "mono" if track.codec_context.channels == 1 else "stereo"
            self._packets = self._encoded(added, track)

    def carry(self, output: Any, until_s: float) -> None:
        """Writes the sound up to a time of the new clip, s; infinity for the rest.

        Raises:
            CannotRender: the track does not decode.
        """
        try:
            while (packet := self._waiting or next(self._packets, None)) is not None:
                self._waiting = packet
                if packet.pts is not None and float(packet.pts * packet.time_base) > until_s:
                    return
                self._waiting = None
                output.mux(packet)
        except av.error.InvalidDataError as error:
            raise CannotRender(f"the sound of {self._path.name} is damaged; take it out of the file first") from error

    def _copied(self, added: Any, track: Any) -> Iterator[Any]:
        for packet in self._container.demux(track):
            if packet.size == 0:
                continue
            offset = round(self._begins_s / packet.time_base)
            packet.pts = None if packet.pts is None else packet.pts - offset
            packet.dts = None if packet.dts is None else packet.dts - offset
            packet.stream = added
            yield packet

    def _encoded(self, added: Any, track: Any) -> Iterator[Any]:
        codec = added.codec_context
        same = av.AudioResampler(format=codec.format, layout=codec.layout, rate=codec.sample_rate)
        for frame in self._container.decode(track):
            if frame.pts is not None:
                frame.pts -= round(self._begins_s / frame.time_base)
            for piece in same.resample(frame):
                yield from added.encode(piece)
        for piece in same.resample(None):
            yield from added.encode(piece)
        yield from added.encode(None)
