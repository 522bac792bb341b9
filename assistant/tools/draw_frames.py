"""`draw_frames`: a key frame for each shot, drawn by a picture model, from which the shot then starts: a storyboard.

A picture is made in seconds where a clip takes minutes, so that a film can be looked at before any of it is filmed.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from pydantic import Field

from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.preparing import key_frame
from assistant.limits import framed
from assistant.memory import Draft, GivenFile
from assistant.tools.base import Arguments, Tool
from assistant.tools.making import prepared, shots_wanted
from assistant.tools.receipts import shot_rows
from assistant.workbench import Call, whole
from generators.base import RenderSettings
from generators.catalogue import Role
from generators.choosing import models_by_place, picture_model
from generators.errors import CannotRender

__all__ = ["TOOL", "DrawFrames"]


_ASKED: Final = ("width", "height", "seed", "profile")
"""Settings of the turn that are those of a picture too."""


class DrawFrames(Arguments):
    """Arguments of `draw_frames`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, from 1; empty for the last one"
    )


async def _run(call: Call, arguments: DrawFrames) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; say it again with rendering on to have it drawn.")
    wanted = shots_wanted(call.bench, arguments.shots)
    model = await whole(picture_model)
    if model is None:
        _, elsewhere = models_by_place(Role.PICTURE)
        raise CannotRender(f"No model that draws pictures is on this machine: rushes models pull {elsewhere[0]}")
    drawn: dict[int, GivenFile] = {}
    asked = {
        name: value for name, value in call.turn.settings.items() if name in ("width", "height", "seed", "profile")
    }
    for number in wanted:
        shot = call.project.shots()[number - 1]
        settings = framed(RenderSettings.model_validate(asked), shot.aspect)
        frame = await whole(partial(key_frame, call.project, model, shot, number, settings))
        drawn[number] = await prepared(call, frame, number)

    def give(draft: Draft) -> None:
        for number, file in drawn.items():
            draft.give(number, draft.given(number).having(file))

    commit = await call.commit(f"draw: {call.turn.message}", give)
    views = await whole(lambda: [call.bench.shot_view(number) for number in wanted])
    call.emit(Proposal(shots=views, changed={view.id: ["given"] for view in views}))
    said = [f"shot {number} starts from a picture that {model.title} drew" for number, file in drawn.items()]
    return Receipt(
        action="draw_frames",
        summary="; ".join(said),
        commit=commit.hash if commit else "",
        details={"given": said, "shots": shot_rows(views)},
    )


TOOL = Tool(
    name="draw_frames",
    description=(
        "Draw a key frame of one or more shots that are in the film, as for a storyboard, with a picture model; each "
        "shot then starts from its own. Call it only when the user asks for a storyboard, key frames or stills."
    ),
    arguments=DrawFrames,
    run=_run,
)
