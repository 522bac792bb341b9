"""Clips one after another in one file: pictures at one size and rate, sound where there is any, silence where not."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from generators.base import Clip, Progress, ProgressCallback, RenderRequest
from generators.cutting.generator import CUTTER
from generators.diffusion.sound import Heard, joined_sound
from generators.upscale.conforming import Delivery, conformed, what_was_done
from generators.upscale.source import SourceClip, open_source
from generators.video import ClipWriter, checked_clip, exact_rate

__all__ = ["joined"]


class _Piece(NamedTuple):
    """A clip of the film, and how it fills its place in it."""

    source: SourceClip
    wanted: Delivery


def joined(request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Joins the clips; see `Generator.render`.

    Raises:
        CannotRender: one of them cannot be used; nothing is left.
        OutputError: the film cannot be written.
    """
    progress(Progress(stage="reading", done=0, total=1))
    settings = request.settings
    pieces = [_piece(path, request) for path in request.inputs.pieces]
    rate = float(exact_rate(settings.fps))
    heard = [Heard(one.source.path, one.source.begins_s, one.source.begins_s + one.wanted.frames / rate)
             for one in pieces]  # fmt: skip
    writer = ClipWriter(
        request.output,
        settings.width,
        settings.height,
        settings.fps,
        title=request.title,
        quality=settings.profile,
        beside=joined_sound(heard),
    )
    total = sum(one.wanted.frames for one in pieces)
    with writer as clip:
        for piece, begins in zip(pieces, (0, *accumulate(one.wanted.frames for one in pieces)), strict=False):
            _write(clip, piece, begins, total, progress)
        made = checked_clip(clip.seal(), request.output, CUTTER, on_frame=lambda: progress(_checking(total)))
    said = [f"clip {number} of the film: {done}" for number, done in enumerate(map(_done, pieces), 1) if done]
    return made.model_copy(update={"warnings": said})


def _piece(path: Path, request: RenderRequest) -> _Piece:
    settings, source = request.settings, open_source(path)
    frames = max(1, round(source.count / source.form.rate * exact_rate(settings.fps)))
    return _Piece(source, Delivery(settings.width, settings.height, settings.fps, frames, request.inputs.fit))


def _write(clip: ClipWriter, piece: _Piece, begins: int, total: int, progress: ProgressCallback) -> None:
    frames: Any = conformed(piece.source.frames(), piece.source.form, piece.wanted)
    for number, frame in enumerate(frames, begins + 1):
        clip.add(frame)
        progress(Progress(stage="joining", done=number, total=total))


def _checking(total: int) -> Progress:
    return Progress(stage="checking", done=total, total=total)


def _done(piece: _Piece) -> str:
    done = what_was_done(piece.source.form, piece.wanted)
    return f"{done[:1].lower()}{done[1:]}" if done else ""
