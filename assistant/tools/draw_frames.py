"""`draw_frames`: a key frame for each shot, drawn by a picture model, from which the shot then starts: a storyboard.

A picture is made in seconds where a clip takes minutes, so that a film can be looked at before any of it is filmed. The
portrait of somebody is drawn in the same way.
"""

from __future__ import annotations

from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Final

from pydantic import Field

from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.preparing import key_frame, portrait
from assistant.giving.sources import takes_of
from assistant.limits import framed
from assistant.memory import Character, Draft, GivenFile, Project, Staged, TakeRecord
from assistant.tools.base import Arguments, Tool
from assistant.tools.making import prepared, shots_wanted
from assistant.tools.receipts import shot_rows
from assistant.workbench import Call, whole
from generators.base import RenderSettings
from generators.catalogue import Model, Role
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
    over_previz: bool = Field(
        False, description="whether the picture is drawn over the shot's previz, which it then keeps the places of"
    )
    portraits: list[str] = Field(
        default_factory=list, max_length=20, description="names of characters of whom a portrait is drawn instead"
    )


async def _run(call: Call, arguments: DrawFrames) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; say it again with rendering on to have it drawn.")
    if arguments.portraits:
        return await _portraits(call, arguments.portraits)
    wanted = shots_wanted(call.bench, arguments.shots)
    model = await whole(partial(_model, Role.PICTURE_EDIT if arguments.over_previz else Role.PICTURE))
    drawn: dict[int, GivenFile] = {}
    for number in wanted:
        drawn[number] = await _drawn(call, model, number, over=arguments.over_previz)

    def give(draft: Draft) -> None:
        for number, file in drawn.items():
            draft.give(number, draft.given(number).having(file))

    commit = await call.commit(f"draw: {call.turn.message}", give)
    views = await whole(lambda: [call.bench.shot_view(number) for number in wanted])
    call.emit(Proposal(shots=views, changed={view.id: ["given"] for view in views}))
    over = " over its previz" if arguments.over_previz else ""
    said = [f"shot {number} starts from a picture that {model.title} drew{over}" for number in drawn]
    return Receipt(
        action="draw_frames",
        summary="; ".join(said),
        commit=commit.hash if commit else "",
        details={"given": said, "shots": shot_rows(views)},
    )


async def _drawn(call: Call, model: Model, number: int, *, over: bool) -> GivenFile:
    """The key frame of a shot, drawn and shown."""
    asked = {name: value for name, value in call.turn.settings.items() if name in _ASKED}
    shot = call.project.shots()[number - 1]
    there = next((one.file for one in call.project.given(number).files if one.role == "first"), None)
    if there is not None:
        asked.setdefault("seed", there.another_seed)
    settings = framed(RenderSettings.model_validate(asked), shot.aspect)
    take = await whole(partial(_previz_take, call.project, number)) if over else None
    below = await whole(partial(_first_picture, call.project, take)) if take else None
    try:
        needed = await whole(partial(key_frame, call.project, model, shot, number, settings, below))
        made = await prepared(call, needed, number)
    finally:
        if below is not None:
            below.unlink(missing_ok=True)
    if take is None:
        return made
    staged = Staged(shot_hash=take.shot_hash, seed=take.seed)
    return made.model_copy(update={"file": made.file.model_copy(update={"staged": staged})})


def _model(role: Role) -> Model:
    model = picture_model(role)
    if model is None:
        _, elsewhere = models_by_place(role)
        raise CannotRender(f"No model that draws pictures is on this machine: rushes models pull {elsewhere[0]}")
    return model


def _previz_take(project: Project, number: int) -> TakeRecord:
    """The newest previz of a shot as it is."""
    digest = project.film().slots[number - 1].hash
    seen = [take for take in takes_of(project, number) if take.generator == "previz" and take.shot_hash == digest]
    if not seen:
        raise InputError(f"Shot {number} has no previz of how it is yet. Say “render it with previz” first.")
    return seen[-1]


def _first_picture(project: Project, take: TakeRecord) -> Path:
    from PIL import Image

    from generators.video import frame_at

    file = project.references.new_file(".png")
    Image.fromarray(frame_at(project.path / take.path, 0.0)).save(file, "PNG")
    return file


async def _portraits(call: Call, names: list[str]) -> Receipt:
    known = [_known(call.project, name) for name in names]
    model = await whole(partial(_model, Role.PICTURE))
    said: list[str] = []
    for character in known:
        seed = max((one.another_seed for one in character.references), default=0)
        needed = await whole(partial(portrait, call.project, model, character.subject.id, character, seed))
        made = await prepared(call, needed, 0)
        own = [one for one in character.references if not one.made_by]
        pictured = character.model_copy(update={"references": (made.file, *own)})
        await call.commit(f"draw: {call.turn.message}", methodcaller("put_character", pictured))
        said.append(f"{character.name} looks from now on as {model.title} drew them: {made.file.path}")
    return Receipt(action="draw_frames", summary="; ".join(said), details={"given": said, "shots": []})


def _known(project: Project, name: str) -> Character:
    character = project.character(name)
    if character is None:
        raise InputError(f"{name} is not remembered yet. Say who that is first: this is Mira: a girl…")
    return character


TOOL = Tool(
    name="draw_frames",
    description=(
        "Draw a key frame of one or more shots that are in the film, as for a storyboard, with a picture model; each "
        "shot then starts from its own. Or draw the portrait of remembered characters. Call it only when the user asks "
        "for a storyboard, key frames, stills or a portrait."
    ),
    arguments=DrawFrames,
    run=_run,
)
