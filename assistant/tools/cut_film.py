"""`cut_film`: the film in one file, each shot by its newest take."""

from __future__ import annotations

from functools import partial

from pydantic import Field

from assistant.cutting import CUTTER, CutAsked, cut_request, keep_cut, queue_cut
from assistant.errors import InputError
from assistant.events import ProgressEvent, Receipt
from assistant.tools.base import Arguments, Tool
from assistant.workbench import Call, Emit, Workbench, whole
from generators.base import Clip, Progress

__all__ = ["TOOL", "CutFilm", "made_cut"]


class CutFilm(Arguments):
    """Arguments of `cut_film`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, in order; empty for the whole film"
    )


async def made_cut(bench: Workbench, asked: CutAsked, emit: Emit) -> tuple[str, Clip]:
    """Joins the film and keeps the file; its path in the project, and what is true of it.

    Raises:
        InputError: the film has no such shots, or one of them has no take yet.
        GeneratorError: a take cannot be used, or the file not be written.
    """
    request = await whole(partial(cut_request, bench.project, asked))

    def report(progress: Progress) -> None:
        emit(ProgressEvent(shot_id="", shot_number=0, **progress.model_dump()))

    try:
        clip = await bench.worker.render(CUTTER, request, report)
        return await whole(partial(keep_cut, bench.project, clip)), clip
    finally:
        request.output.unlink(missing_ok=True)  # there only when something failed on the way


async def _run(call: Call, arguments: CutFilm) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; ask again when the film may be cut.")
    asked = CutAsked(shots=tuple(arguments.shots))
    count = len(arguments.shots) or len(call.project.film().slots)
    if call.turn.queue:
        job = await whole(partial(queue_cut, call.project, asked))
        row = {"id": job.id, "shot": None, "title": job.title, "generator": job.generator,
               "waits_for": list(job.waits_for)}  # fmt: skip
        summary = f"the cut put into the queue as job {job.id}"
        return Receipt(action=TOOL.name, summary=summary, details={"jobs": [row], "shot_count": count})
    path, clip = await made_cut(call.bench, asked, call.emit)
    return Receipt(
        action=TOOL.name,
        summary=f"{count} shot{'' if count == 1 else 's'} cut together",
        details={"path": str(call.project.path / path), "seconds": clip.seconds, "size": f"{clip.width}x{clip.height}",
                 "fps": clip.fps, "shot_count": count, "warnings": clip.warnings},
    )  # fmt: skip


TOOL = Tool(
    name="cut_film",
    description=(
        "Join the newest takes of the film's shots, in their order, into one file. Call it when the user asks to cut "
        "or put the film together, or to export or watch the whole film; every shot needs a take first."
    ),
    arguments=CutFilm,
    run=_run,
)
