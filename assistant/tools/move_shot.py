"""`move_shot`: changes the order of the shots. The shots themselves stay as they are."""

from __future__ import annotations

from pydantic import Field

from assistant.events import Receipt
from assistant.memory import Draft, Slot
from assistant.tools.base import Arguments, Tool
from assistant.tools.receipts import order_rows
from assistant.workbench import Call, whole

__all__ = ["TOOL", "MoveShot"]


class MoveShot(Arguments):
    """Arguments of `move_shot`."""

    shot: int = Field(ge=1, description="number of the shot to move, from 1")
    to: int = Field(ge=1, description="the number that it shall have")
    swap: bool = Field(False, description="true: the two shots change places; false: those between make room")


async def _run(call: Call, arguments: MoveShot) -> Receipt:
    moved: list[Slot] = []

    def move(draft: Draft) -> None:
        draft.shot(arguments.to)  # says so when there is none
        draft.shot(arguments.shot)
        here, there = draft.slots[arguments.shot - 1], draft.slots[arguments.to - 1]
        if here == there:
            return
        moved.extend([here, there] if arguments.swap else [here])
        if arguments.swap:
            draft.slots[arguments.shot - 1], draft.slots[arguments.to - 1] = there, here
        else:
            draft.move_shot(arguments.shot, arguments.to)

    commit = await call.commit(f"move: {call.turn.words}", move)
    before = [arguments.shot, arguments.to][: len(moved)]
    rows = await whole(lambda: order_rows(call.project, moved))
    return Receipt(
        action="move_shot",
        summary=" and ".join(
            f"shot {number} is now shot {row['number']}" for number, row in zip(before, rows, strict=True)
        )
        or "nothing to move",
        commit=commit.hash if commit else "",
        details={"moved": rows},
    )


TOOL = Tool(
    name="move_shot",
    description="Change the order of the film: put a shot at another number, or let two shots change places.",
    arguments=MoveShot,
    run=_run,
)
