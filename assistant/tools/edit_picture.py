"""`edit_picture`: a portrait, a key frame or a picture file is changed by a picture model, as words say.

The new picture takes the old one's place in the film. What the words say of somebody, or of the shot that the picture
begins, is remembered as well, so that later takes are told what their pictures show.
"""

from __future__ import annotations

from functools import partial
from typing import Final, Literal, NamedTuple

from pydantic import Field

from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.keeping import kept_gifts
from assistant.giving.preparing import Preparation
from assistant.giving.retouching import (
    Original,
    editor_for,
    key_frame_meant,
    mask_for,
    picture_given,
    portrait_meant,
    put_in_place,
    retouch,
)
from assistant.memory import Draft, KeptFile
from assistant.tools.base import Arguments, Tool
from assistant.tools.making import prepared, shots_wanted
from assistant.tools.receipts import shot_rows
from assistant.workbench import Call, whole
from prompts.complete import complete
from prompts.revise import revise
from prompts.shot import Shot
from prompts.wording import join_list, subject_phrase

__all__ = ["TOOL", "EditPicture"]

_TOLD_ALL: Final = (
    "{title} is not told what to change, but what is to be seen: say all that the picture shall show, or pull a model "
    "that is: rushes models pull qwen-image-edit"
)


class EditPicture(Arguments):
    """Arguments of `edit_picture`."""

    picture: Literal["portrait", "key frame", "file"] = Field(
        description="which picture: the portrait of a character, the key frame that a shot starts from, or the picture "
        "file that the user named in this message"
    )
    change: str = Field(max_length=2000, description="what is to change, in the user's words, without the picture")
    who: str = Field("", max_length=80, description="whose portrait; leave out if there is only one")
    shot: int | None = Field(None, ge=1, description="number of the shot whose key frame it is; leave out for the last")
    only: str = Field(
        "",
        max_length=200,
        description="if nothing else may change: what is to be drawn anew, such as 'the sky', or a box in percent, "
        "'left,top to right,bottom'",
    )
    part: str = Field("", max_length=200, description="the same, where all may change if it cannot be told apart")
    model: str | None = Field(None, max_length=80, description="the model that changes it, only if the user names it")


class _Shown(NamedTuple):
    """What a picture is to show, and whether the words were understood."""

    shot: Shot | None
    understood: bool


async def _run(call: Call, arguments: EditPicture) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; say it again with rendering on to have it changed.")
    original, mask = await whole(partial(_meant, call, arguments))
    where: KeptFile | Preparation | None = mask
    if where is None:
        where = await whole(partial(_place, call, original, arguments))
    model = await whole(partial(editor_for, masked=where is not None, name=arguments.model))
    place = (await prepared(call, where, original.number)).file if isinstance(where, Preparation) else where
    shown = _shown(original, arguments.change)
    needed = await whole(partial(retouch, call.project, original, model, arguments.change, shown.shot, place))
    made = await prepared(call, needed, original.number)
    new = made.file.model_copy(update={"staged": original.file.staged})
    whose: list[str] = []

    def edit(draft: Draft) -> None:
        whose.extend(put_in_place(draft, original.file, new))
        if shown.understood and shown.shot is not None:
            _remember(draft, original, shown.shot)

    commit = await call.commit(f"edit: {call.turn.message}", edit)
    numbers = [original.number] if original.number else []
    views = await whole(lambda: [call.bench.shot_view(number) for number in numbers])
    if views:
        call.emit(Proposal(shots=views, changed={view.id: ["given"] for view in views}))
    the = "the " if original.shot else ""
    said = [f"{model.title} changed {the}{original.title}: {new.path}"]
    if place is not None:
        which = arguments.only or arguments.part or f"the white of {place.name}"
        said.append(f"only {which} was drawn anew, and all else is as it was")
    said += _notes(call, original, shown, whose)
    if original.shot is None and not model.instructed:
        said.append(_TOLD_ALL.format(title=model.title))
    return Receipt(
        action="edit_picture",
        summary="; ".join(said),
        commit=commit.hash if commit else "",
        details={"given": said, "shots": shot_rows(views), "picture": new.path, "masked": place is not None},
    )


def _meant(call: Call, arguments: EditPicture) -> tuple[Original, KeptFile | None]:
    if arguments.picture == "file":
        return picture_given(kept_gifts(call.project, call.turn.gifts))
    if arguments.picture == "portrait":
        return portrait_meant(call.project, arguments.who), None
    if arguments.shot:
        shots_wanted(call.bench, [arguments.shot])
    return key_frame_meant(call.project, arguments.shot), None


def _place(call: Call, original: Original, arguments: EditPicture) -> KeptFile | Preparation | None:
    if arguments.only:
        return mask_for(call.project, original, arguments.only)
    if not arguments.part:
        return None
    try:
        return mask_for(call.project, original, arguments.part)
    except InputError:
        return None


def _shown(original: Original, change: str) -> _Shown:
    """What the picture shows once the words are done; as it was, where they were not understood."""
    if original.shot is None:
        return _Shown(None, understood=False)
    revision = revise(original.shot, change, [original.shot])
    if not revision.fields or revision.question:
        return _Shown(original.shot, understood=False)
    return _Shown(complete(revision.shot), understood=True)


def _remember(draft: Draft, original: Original, shot: Shot) -> None:
    if original.number:
        draft.replace_shot(original.number, shot)
    elif original.character is not None and shot.subjects:
        known = draft.known(original.character.name)
        own = known.subject
        subject = shot.subjects[0].model_copy(update={"id": own.id, "name": own.name})
        draft.put_character(known.model_copy(update={"subject": subject}))


def _notes(call: Call, original: Original, shown: _Shown, whose: list[str]) -> list[str]:
    """What becomes of the new picture, and what is remembered of the words."""
    said: list[str] = []
    if original.character is not None:
        known = call.project.character(original.character.name)
        if known is not None and shown.understood:
            said.append(f"remembered from now on: {subject_phrase(known.subject)}")
    elif original.number and shown.understood:
        said.append(f"shot {original.number} was changed to match")
    elif original.number:
        said.append(f"the words of shot {original.number} stay as they are")
    if original.shot is None and whose:
        said.append(f"it takes the old one's place for {join_list(whose)}")
    return said


TOOL = Tool(
    name="edit_picture",
    description=(
        "Change a picture with a picture model: the portrait of a character, the key frame of a shot, or a picture "
        "file of this message. Call it only when the user speaks of such a picture; a change of the shot or of its "
        "clip is `revise_shot`."
    ),
    arguments=EditPicture,
    run=_run,
)
