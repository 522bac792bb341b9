"""`redo`: what was undone since the last change, done again."""

from __future__ import annotations

from pydantic import Field

from assistant.events import Receipt
from assistant.tools.base import Arguments, Tool
from assistant.workbench import Call, whole

__all__ = ["TOOL", "Redo"]


class Redo(Arguments):
    """Arguments of `redo`."""

    steps: int = Field(1, ge=1, le=1000, description="how many undone changes to do again")


async def _run(call: Call, arguments: Redo) -> Receipt:
    again = await whole(lambda: call.project.history.redo(arguments.steps))
    film = call.project.film()
    return Receipt(
        action="redo",
        summary=f"{len(again)} change{'' if len(again) == 1 else 's'} done again",
        commit=again[-1].hash,
        details={
            "redone": [commit.message for commit in again],
            "shot_count": len(film.slots),
            "character_count": len(film.cast),
        },
    )


TOOL = Tool(
    name="redo",
    description="Do again what the last undo took back.",
    arguments=Redo,
    run=_run,
)
