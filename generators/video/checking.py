"""A finished file as a clip: every number of it read back from the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from generators.base import Clip
from generators.version import version
from generators.video.reading import inspect_clip, sha256_of

__all__ = ["checked_clip"]


def checked_clip(
    whole: Path,
    output: Path,
    generator: str,
    *,
    warnings: Iterable[str] = (),
    on_frame: Callable[[], None] | None = None,
) -> Clip:
    """Decodes a file to its end and says what it is.

    Args:
        whole: the file as it lies now.
        output: the name that it gets.
        generator: who made it.
        warnings: what differs from the shot, in words for the user.
        on_frame: called after every frame; it may raise to stop.

    Raises:
        RenderFailed: it does not open, holds no picture, or does not decode to its end.
    """
    facts, measures = inspect_clip(whole, on_frame=on_frame)
    return Clip(
        path=output,
        sha256=sha256_of(whole),
        seconds=facts.seconds,
        width=facts.width,
        height=facts.height,
        fps=facts.fps,
        frames=facts.frames,
        bytes=whole.stat().st_size,
        generator=generator,
        version=version(),
        facts=measures.as_numbers(),
        warnings=list(warnings),
    )
