"""Renders that a tool puts into the queue, and the receipt that says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from assistant.events import Receipt
from assistant.ordering import Ready
from assistant.queueing import JobView, queue_preparation, queue_take
from assistant.workbench import Call, whole
from prompts.describe import summary_line

__all__ = ["queued"]


async def queued(call: Call, action: str, ready: Sequence[Ready], doing: str = "") -> Receipt:
    """Puts renders into the queue.

    Args:
        call: of the tool.
        action: the tool's name.
        ready: the renders, each with what has to be made before it.
        doing: what is done to the shot other than rendering it, such as "upscaled"; for the jobs' titles.
    """
    film = call.project.film()
    rows = []
    for order, before in ready:
        number = film.number_of(order.planned.shot_id)
        title = f"shot {number or '-'}{', ' if doing else ''}{doing}: {summary_line(order.request.shot)}"
        first = [await whole(partial(queue_preparation, call.project, one)) for one in before]
        job = await whole(partial(queue_take, call.project, order, title=title, waits_for=[one.id for one in first]))
        rows += [_row(one, number) for one in (*first, job)]
    takes = [row for row in rows if row["title"].startswith("shot ")]
    summary = "; ".join(f"shot {row['shot'] or '-'} put into the queue as job {row['id']}" for row in takes)
    return Receipt(action=action, summary=summary, details={"takes": [], "jobs": rows})


def _row(job: JobView, number: int | None) -> dict[str, Any]:
    return {"id": job.id, "shot": number, "title": job.title, "generator": job.generator, "waits_for": job.waits_for}
