"""What the tools that make something share: which shots are meant, and what is made before a render and shown."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import InputError
from assistant.events import PictureEvent, ProgressEvent
from assistant.giving.preparing import Preparation, keep_prepared
from assistant.memory import GivenFile
from assistant.workbench import Call, Workbench, whole
from generators.base import Progress

__all__ = ["prepared", "shots_wanted"]


async def prepared(call: Call, needed: Preparation, number: int) -> GivenFile:
    """Makes what a shot needs first, keeps it, and shows it if it is a picture."""
    file, purpose = needed.request.output, needed.purpose

    def report(progress: Progress) -> None:
        call.emit(ProgressEvent(shot_id="", shot_number=number, **progress.model_dump()))

    try:
        clip = await call.bench.worker.render(needed.generator, needed.request, report)
        seed = needed.request.settings.seed
        kept = await whole(lambda: keep_prepared(call.project, clip, purpose, call.bench.author, seed))
        if kept.role in ("reference", "first"):
            preview = await whole(lambda: _preview(call.project.path / kept.file.path))
            call.emit(PictureEvent(title=purpose.title, path=kept.file.path, preview=preview))
    finally:
        file.unlink(missing_ok=True)
    return kept


def shots_wanted(bench: Workbench, numbers: list[int]) -> list[int]:
    """The numbers of the shots that are meant, each once: those that are named, else the last one.

    Raises:
        InputError: the film has no shots, or not one of that number.
    """
    film = bench.project.film()
    if not film.slots:
        raise InputError("The film has no shots yet. Describe one first.")
    wanted = list(dict.fromkeys(numbers)) or [len(film.slots)]
    strangers = [str(number) for number in wanted if not 1 <= number <= len(film.slots)]
    if strangers:
        raise InputError(f"There is no shot {', '.join(strangers)}: the film has {len(film.slots)}.")
    return wanted


def _preview(picture: Path) -> bytes:
    import numpy as np

    from generators.diffusion.pictures import open_picture
    from generators.video import jpeg_preview

    return jpeg_preview(np.asarray(open_picture(picture)))
