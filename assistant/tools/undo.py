"""`undo`: the film as it was before the last changes. Nothing is deleted: the head moves back."""

from __future__ import annotations

from pydantic import Field

from assistant.events import Receipt
from assistant.tools.base import Arguments, Tool
from assistant.workbench import Call, whole

__all__ = ["TOOL", "Undo"]


class Undo(Arguments):
    """Arguments of `undo`."""

    steps: int = Field(1, ge=1, le=1000, description="how many changes to take back")


async def _run(call: Call, arguments: Undo) -> Receipt:
    undone = await whole(lambda: call.project.history.undo(arguments.steps))
    film = call.project.film()
    head = call.project.history.head()
    return Receipt(
        action="undo",
        summary=f"{len(undone)} change{'' if len(undone) == 1 else 's'} taken back",
        commit=head.hash if head else "",
        details={
            "undone": [commit.message for commit in undone],
            "shot_count": len(film.slots),
            "character_count": len(film.cast),
        },
    )


TOOL = Tool(
    name="undo",
    description="Take back the last change of the film, or several. It can be redone.",
    arguments=Undo,
    run=_run,
)
