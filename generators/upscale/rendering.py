"""From a clip's file to the file of the clip that was asked for, frame by frame, and read back before it is named."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from generators.base import Clip, Progress, ProgressCallback, RenderRequest
from generators.errors import CannotRender
from generators.upscale.conforming import Delivery, conformed, what_was_done
from generators.upscale.filters import picture_of
from generators.upscale.sound import SourceSound
from generators.upscale.source import SourceClip, open_source
from generators.video import ClipWriter, checked_clip, exact_rate, jpeg_preview

__all__ = ["upscale_clip"]

PREVIEW_EVERY_S: Final = 0.5
PREVIEW_LINES: Final = 180
SILENT: Final = "the picture is as it was: size and rate are already as asked for"


def upscale_clip(request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Makes the clip; see `Generator.render`.

    Raises:
        CannotRender: the source cannot be used.
        OutputError: the clip cannot be written.
    """
    settings, path = request.settings, request.inputs.source
    assert path is not None
    if path.exists() and request.output.exists() and path.samefile(request.output):
        raise CannotRender(f"the clip {path.name} would be written over itself; give another name")
    progress(Progress(stage="reading", done=0, total=1))
    source = open_source(path)
    with SourceSound(path, source.begins_s) as sound:
        count = max(1, round(source.count / source.form.rate * exact_rate(settings.fps)))
        wanted = Delivery(settings.width, settings.height, settings.fps, count, request.inputs.fit)
        done = what_was_done(source.form, wanted) or SILENT.capitalize()
        writer = ClipWriter(
            request.output,
            settings.width,
            settings.height,
            settings.fps,
            title=request.title or source.title,
            comment="; ".join(words for words in (done, request.prompt or source.comment) if words),
            quality=settings.profile,
            beside=sound if sound.present else None,
        )
        with writer as clip:
            _write(clip, source, wanted, progress)
            made = checked_clip(clip.seal(), request.output, "lanczos", on_frame=_beat(progress, count))
        return made.model_copy(update={"warnings": [done, *source.notes, *sound.notes]})


def _write(clip: ClipWriter, source: SourceClip, wanted: Delivery, progress: ProgressCallback) -> None:
    began = shown = time.perf_counter()
    stage = "interpolating" if exact_rate(wanted.fps) != source.form.rate else "upscaling"
    for number, frame in enumerate(conformed(source.frames(), source.form, wanted), 1):
        clip.add(frame)
        now = time.perf_counter()
        left = (now - began) / number * (wanted.frames - number)
        preview = None
        if now - shown > PREVIEW_EVERY_S:
            shown, preview = now, _preview(frame)
        progress(Progress(stage=stage, done=number, total=wanted.frames, seconds_left=round(left, 1), preview=preview))


def _beat(progress: ProgressCallback, total: int) -> Callable[[], None]:
    done = 0

    def heard() -> None:
        nonlocal done
        done += 1
        progress(Progress(stage="checking", done=min(done, total), total=total))

    return heard


def _preview(frame: Any) -> bytes:
    width = max(2, round(frame.width * PREVIEW_LINES / frame.height))
    return jpeg_preview(picture_of(frame.reformat(width=width, height=PREVIEW_LINES)))
