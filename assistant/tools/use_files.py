"""`use_files`: pictures, footage and sound of the user's message, given to shots and characters that are there."""

from __future__ import annotations

from pydantic import Field

from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.keeping import kept_gifts, put_in
from assistant.memory import Draft
from assistant.tools.base import Arguments, Tool
from assistant.tools.receipts import shot_rows
from assistant.workbench import Call, whole

__all__ = ["TOOL", "UseFiles"]


class UseFiles(Arguments):
    """Arguments of `use_files`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, from 1; empty for the last one"
    )


async def _run(call: Call, arguments: UseFiles) -> Receipt:
    gifts = call.turn.gifts
    if not gifts:
        raise InputError("The message names no file. Name a picture, a video or a sound file, such as photo.jpg.")
    kept = await whole(lambda: kept_gifts(call.project, gifts))
    said: list[str] = []

    def give(draft: Draft) -> None:
        said.extend(put_in(draft, kept, arguments.shots or [len(draft.slots)][: len(draft.slots)]))

    before = {slot.shot_id: slot for slot in call.project.film().slots}
    commit = await call.commit(f"use: {call.turn.message}", give)
    film = call.project.film()
    changed = [number for number, slot in enumerate(film.slots, start=1) if before.get(slot.shot_id) != slot]
    looks = any(one.gift.role == "reference" for one in kept)
    seen = {one.gift.who.casefold() for one in kept if one.gift.role == "reference"}
    shown = changed or ([len(film.slots)] if looks and film.slots and _is_in(call, len(film.slots), seen) else [])
    views = await whole(lambda: [call.bench.shot_view(number, film) for number in shown])
    if views:
        call.emit(Proposal(shots=views, changed={view.id: ["given"] for view in views}))
    return Receipt(
        action="use_files",
        summary="; ".join(said),
        commit=commit.hash if commit else "",
        details={"given": said, "shots": shot_rows(views)},
    )


def _is_in(call: Call, number: int, names: set[str]) -> bool:
    """Whether one of these is in a shot, so that a new take of it shows what the picture does."""
    shot = call.project.shots()[number - 1]
    return any({subject.name.casefold(), subject.noun.casefold()} & names for subject in shot.subjects)


TOOL = Tool(
    name="use_files",
    description=(
        "Give the files that the user named in this message to shots that are there, or to the characters that they "
        "show. Call it when the message asks for nothing else; otherwise planning or revising takes them along."
    ),
    arguments=UseFiles,
    run=_run,
)
