"""Renders that a tool puts into the queue, and the receipt that says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from assistant.events import Receipt
from assistant.queueing import queue_take
from assistant.taking import Order
from assistant.workbench import Call, whole
from prompts.describe import summary_line

__all__ = ["queued"]


async def queued(call: Call, action: str, orders: Sequence[Order], doing: str = "") -> Receipt:
    """Puts renders into the queue.

    Args:
        call: of the tool.
        action: the tool's name.
        orders: the renders.
        doing: what is done to the shot other than rendering it, such as "upscaled"; for the jobs' titles.
    """
    film = call.project.film()
    rows = []
    for order in orders:
        number = film.number_of(order.planned.shot_id)
        title = f"shot {number or '-'}{', ' if doing else ''}{doing}: {summary_line(order.request.shot)}"
        job = await whole(partial(queue_take, call.project, order, title=title))
        rows.append({"id": job.id, "shot": number, "title": job.title, "generator": job.generator})
    summary = "; ".join(f"shot {row['shot'] or '-'} put into the queue as job {row['id']}" for row in rows)
    return Receipt(action=action, summary=summary, details={"takes": [], "jobs": rows})
