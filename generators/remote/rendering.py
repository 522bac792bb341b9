"""A server's clip, made into the one that was asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import av

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.errors import Abandoned, Cancelled, OutputError, RenderFailed, ServerFailed
from generators.partials import partial_path
from generators.remote.asking import Asked, asked_of
from generators.remote.client import VideosClient
from generators.remote.desk import Desk, Patience
from generators.remote.errand import Errand
from generators.remote.fitting import ClipShape, fit_clip
from generators.remote.notes import NoteFile
from generators.remote.pace import pace_key, remember_pace, remembered_pace
from generators.remote.servers import Server
from generators.video import ClipFacts, checked_clip, inspect_clip

__all__ = ["render_at"]

MOST_PIXELS: Final = 7680 * 4320
MOST_FRAMES: Final = 20_000
"""Beyond these a clip is not decoded: nothing that we ask for comes near."""
_CONTAINERS: Final = re.compile(rb"....ftyp|\x1a\x45\xdf\xa3", re.DOTALL)
"""How MP4, and Matroska with WebM, begin. Playlists, which name other files, are not for a server to send."""


def render_at(
    server: Server, name: str, request: RenderRequest, progress: ProgressCallback, *, patience: Patience
) -> Clip:
    """Renders a clip at a server; see `Generator.render`.

    Args:
        server: where.
        name: what the user calls it.
        request: what to make.
        progress: may raise `Cancelled`, which stops the job there, or `Abandoned`, which lets it go on.
        patience: with the server.
    """
    asked = asked_of(server, request)
    notes = NoteFile.beside(request.output, asked.digest(server))
    key = pace_key(name, server.model, request.settings.profile)
    came, whole = partial_path(request.output), partial_path(request.output)
    pace = remembered_pace(key)
    try:
        with VideosClient(server, name) as client, Desk(progress, patience) as desk:
            errand = Errand(
                client,
                name,
                asked,
                notes,
                desk,
                patience=patience,
                tells_prompts=server.does.prompts,
                expected_s=None if pace is None else pace * asked.megapixel_frames,
            )
            try:
                errand.bring(came)
                clip = _delivered(name, server, request, came, whole, desk)
            except Abandoned:
                raise
            except Cancelled:
                errand.call_back()
                raise
            except RenderFailed as error:  # it would be no better when it is fetched again
                notes.forget()
                raise ServerFailed(str(error)) from error
        notes.forget()
        _measure(key, errand, asked)
        facts = clip.facts if errand.sent_s is None else {**clip.facts, "server_s": round(errand.sent_s, 1)}
        return clip.model_copy(update={"facts": facts, "warnings": [*errand.warnings, *clip.warnings]})
    finally:
        for left_over in (came, whole):
            with suppress(OSError):
                left_over.unlink(missing_ok=True)


def _measure(key: str, errand: Errand, asked: Asked) -> None:
    if errand.sent_s is not None:
        remember_pace(key, errand.sent_s, asked.megapixel_frames)


def _delivered(name: str, server: Server, request: RenderRequest, came: Path, whole: Path, desk: Desk) -> Clip:
    """Checks what came, makes it fit, checks that, and gives it its name."""
    settings, shot = request.settings, request.shot
    desk.tell("checking", 100)
    facts = _checked(name, came, desk.beat)
    desk.tell("fitting", 100)
    shape = ClipShape(settings.width, settings.height, settings.fps, shot.duration_s or facts.seconds)
    try:
        warnings = fit_clip(
            came,
            whole,
            shape,
            title=request.title or shot.title,
            comment=request.prompt,
            quality=settings.profile,
            on_frame=desk.beat,
        )
        made = checked_clip(whole, request.output, f"remote:{name}", on_frame=desk.beat)
        os.replace(whole, request.output)
    except RenderFailed as error:
        raise RenderFailed(f"the server {name} sent a clip that cannot be used: {error}") from error
    except OutputError as error:
        raise OutputError(f"cannot write {request.output}: {str(error).rpartition(': ')[2]}") from error
    except OSError as error:
        raise OutputError(f"cannot write {request.output}: {error.strerror}; choose another place") from error
    if made.facts["black"] or made.facts["frozen"]:
        warnings.append("the clip is black" if made.facts["black"] else "nothing moves in the clip")
    return made.model_copy(update={"version": server.model, "warnings": warnings})


def _checked(name: str, came: Path, beat: Callable[[], None]) -> ClipFacts:
    """What the file that came is, once it has decoded to its end."""
    frames = 0
    broken = f"the server {name} sent a clip that does not decode"

    def counted() -> None:
        nonlocal frames
        frames += 1
        if frames > MOST_FRAMES:
            raise RenderFailed(f"the server {name} sent a clip of more than {MOST_FRAMES} frames, which is not taken")
        beat()

    try:
        with came.open("rb") as file:
            if not _CONTAINERS.match(file.read(12)):
                raise RenderFailed(f"the server {name} sent a clip that is neither MP4 nor WebM; render the shot again")
        with av.open(os.fspath(came)) as clip:
            size = [(video.codec_context.width, video.codec_context.height) for video in clip.streams.video]
    except (av.FFmpegError, OSError) as error:
        raise RenderFailed(f"{broken} ({error.strerror}); render the shot again") from error
    if size and size[0][0] * size[0][1] > MOST_PIXELS:
        raise RenderFailed(f"the server {name} sent a picture of {size[0][0]}x{size[0][1]}, which is not taken")
    try:
        return inspect_clip(came, on_frame=counted)[0]
    except RenderFailed as error:
        if frames > MOST_FRAMES:
            raise
        raise RenderFailed(f"{broken}; render the shot again") from error
