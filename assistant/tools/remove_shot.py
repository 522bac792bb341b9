"""`remove_shot`: takes shots out of the film. Nothing is deleted: their takes stay, and `undo` brings them back."""

from __future__ import annotations

from pydantic import Field

from assistant.events import Receipt
from assistant.memory import Draft, Slot
from assistant.tools.base import Arguments, Tool
from assistant.tools.receipts import order_rows
from assistant.workbench import Call, whole

__all__ = ["TOOL", "RemoveShot"]


class RemoveShot(Arguments):
    """Arguments of `remove_shot`."""

    shots: list[int] = Field(min_length=1, max_length=1000, description="numbers of the shots to take out, from 1")


async def _run(call: Call, arguments: RemoveShot) -> Receipt:
    numbers = sorted(set(arguments.shots))
    removed: list[Slot] = []

    def remove(draft: Draft) -> None:
        for number in numbers:
            draft.shot(number)  # says so when there is none
        removed.extend(draft.slots[number - 1] for number in numbers)
        for number in reversed(numbers):
            draft.remove_shot(number)

    commit = await call.commit(f"remove: {call.turn.words}", remove)
    rows = await whole(lambda: order_rows(call.project, removed))
    gone = [{**row, "number": number} for row, number in zip(rows, numbers, strict=True) if row["number"] is None]
    return Receipt(
        action="remove_shot",
        summary="; ".join(f"shot {row['number']} removed" for row in gone),
        commit=commit.hash if commit else "",
        details={"removed": gone, "shot_count": len(call.project.film().slots)},
    )


TOOL = Tool(
    name="remove_shot",
    description="Take one or more whole shots out of the film. For a thing inside a shot call revise_shot.",
    arguments=RemoveShot,
    run=_run,
)
