"""Pictures of the film that are changed by words: which one is meant, what it shows, where it is changed, and how.

A portrait, the key frame of a shot, or a picture file of the user's. What shows a picture has the new one in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from assistant.errors import InputError
from assistant.giving.keeping import Kept, subject_called
from assistant.giving.preparing import Preparation, Purpose, matte, portrait_shot
from assistant.giving.regions import box_of, draw_box, matte_named
from assistant.giving.sources import cast_in
from assistant.memory import Character, Draft, GivenRole, KeptFile, Project
from generators.base import RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role, model_named, models_for
from generators.choosing import models_by_place, picture_model
from generators.errors import CannotRender
from generators.registry import PICTURE
from prompts.dialects import compile_prompt
from prompts.shot import Shot

__all__ = ["Original", "editor_for", "key_frame_meant", "mask_for", "picture_given", "portrait_meant", "put_in_place",
           "retouch"]  # fmt: skip

CHANGES: Final = 0.6
"""How much of a picture may become new where a model is not told what to change: less, and a coat stays green."""
REDRAWN: Final = 1.0
"""How much inside a mask."""
_LONGEST: Final = 4320
_LEAST: Final = 64
"""Sides of a picture that can be made, pixels."""
_NOT_KNOWN: Final = (
    "Where “{what}” is in {title} is not known, since it was not drawn over a previz. Name a box in percent instead: "
    "only the box 20,30 to 60,80; or have the key frame drawn over the previz first."
)


class Original(NamedTuple):
    """A picture that is to be changed.

    Attributes:
        file: the picture.
        title: what it is, as one says it.
        role: what it is to a shot.
        shot: what it shows; None for a picture of which only the file is known.
        number: of the shot that it begins; 0 for any other picture.
        character: whom it shows.
    """

    file: KeptFile
    title: str
    role: GivenRole
    shot: Shot | None = None
    number: int = 0
    character: Character | None = None


def portrait_meant(project: Project, who: str) -> Original:
    """The portrait of somebody by name; of nobody named the one there is, of several that of who is in the last shot.

    Raises:
        InputError: there is none, or it is not clear whose.
    """
    cast = [one for one in project.cast() if not who or one.name.casefold() == who.casefold()]
    pictured = [one for one in cast if one.references]
    if not pictured:
        whom = cast[0].name if len(cast) == 1 else "anybody"
        raise InputError(
            f"There is no portrait of {whom} yet. Say “draw a portrait of NAME”, or “use photo.jpg for NAME”."
        )
    if len(pictured) > 1 and (shots := project.shots()):
        seen = [character.name for _, character in cast_in(project, shots[-1])]
        pictured = [one for one in pictured if one.name in seen] or pictured
    if len(pictured) > 1:
        raise InputError(f"Whose portrait: {' or '.join(one.name for one in pictured)}’s? Say the name with it.")
    one = pictured[0]
    return Original(one.references[0], f"portrait of {one.name}", "reference", portrait_shot(one), character=one)


def key_frame_meant(project: Project, number: int | None) -> Original:
    """The picture that a shot begins with; of no shot named, that of the last one that has one.

    Raises:
        InputError: there is none.
    """
    shots = project.shots()
    for at in [number] if number else range(len(shots), 0, -1):
        first = (
            next((one for one in project.given(at).files if one.role == "first"), None) if at <= len(shots) else None
        )
        if first is not None:
            return Original(first.file, f"key frame of shot {at}", "first", shots[at - 1], at)
    of = f"Shot {number}" if number else "The film"
    raise InputError(f"{of} has no key frame yet. Say “draw a key frame”, or “start from photo.jpg”.")


def picture_given(kept: Sequence[Kept]) -> tuple[Original, KeptFile | None]:
    """The picture among the files of a message, and the mask that is to go with it.

    Raises:
        InputError: there is no picture.
    """
    of = {one.gift.role: one.file for one in kept}
    if "source" not in of:
        raise InputError("Which picture is to be changed? Name its file, the portrait of somebody, or a key frame.")
    return Original(of["source"], of["source"].name, "reference"), of.get("mask")


def editor_for(*, masked: bool, name: str | None) -> Model:
    """The model that changes a picture, whole or inside a mask: the one that is named, else the best one here.

    Raises:
        CannotRender: there is none on this machine, or the one that is named does not do it; says which does.
    """
    role = Role.PICTURE_INPAINT if masked else Role.PICTURE_EDIT
    does = "draws a part of a picture anew" if masked else "changes pictures"
    if name is not None:
        model = model_named(name)
        if model is None or role not in model.pipelines:
            known = ", ".join(one.name for one in models_for(role))
            raise CannotRender(f"{name} is no model that {does}; these do: {known}")
        from generators.diffusion.generator import DiffusionGenerator

        if lacks := DiffusionGenerator(model).missing():
            raise CannotRender(lacks[0])
        return model
    model = picture_model(role)
    if model is None:
        _, elsewhere = models_by_place(role)
        raise CannotRender(f"No model that {does} is on this machine: rushes models pull {elsewhere[0]}")
    return model


def mask_for(project: Project, original: Original, what: str) -> KeptFile | Preparation:
    """Where in a picture something is: a box, drawn at once, or a matte from the previz that it was drawn over.

    Raises:
        InputError: it is nowhere in the picture, or where is not known.
    """
    width, height = _size(project, original.file)
    if (box := box_of(what, width, height)) is not None:
        drawn = project.references.new_file(".png")
        draw_box(box, width, height, drawn)
        mask = project.references.keep(drawn, f"box {what}")
        drawn.unlink(missing_ok=True)
        return mask
    staged = original.file.staged
    if staged is None:
        raise InputError(_NOT_KNOWN.format(what=what, title=_called(original)))
    shot = project.history.shot(staged.shot_hash)
    subject = subject_called(shot, what)
    place = subject.id if subject else matte_named(what)
    if not place:
        seen = ", ".join(f"the {one.noun}" for one in shot.subjects) or "nobody"
        raise InputError(f"“{what}” is not in {_called(original)}, where there is {seen}. Name one of them, or a box.")
    settings = RenderSettings(width=width, height=height, seed=staged.seed)
    called = subject.noun if subject else what.casefold().removeprefix("the ")
    return matte(project, shot, place, called, settings, still=True)


def retouch(
    project: Project, original: Original, model: Model, words: str, shows: Shot | None, mask: KeptFile | None
) -> Preparation:
    """The render of a picture as it is to be.

    Args:
        project: takes the file.
        original: the picture as it is.
        model: that changes it.
        words: the user's, for a model that is told what to change, or where nothing else says what is to be seen.
        shows: what is to be seen in it; None where the words say all that is known.
        mask: where it is drawn anew.
    """
    prompt, negative = _sentence(words), ""
    if shows is not None and not model.instructed:
        compiled = compile_prompt(shows, model.dialect)
        told = shows is not original.shot  # else the words are not in the shot
        prompt, negative = (compiled.text if told else f"{prompt} {compiled.text}"), compiled.negative
    width, height = _size(project, original.file)
    home = project.path
    request = RenderRequest(
        shot=shows or Shot(request=words, duration_s=1.0),
        settings=RenderSettings(width=width, height=height, seed=0),
        inputs=RenderInputs(
            source=home / original.file.path,
            mask=home / mask.path if mask else None,
            strength=REDRAWN if mask else CHANGES,
        ),
        prompt=prompt,
        negative=negative,
        title=original.title,
        output=project.references.new_file(".png"),
    )
    return Preparation(f"{PICTURE}{model.name}", request, Purpose(title=original.title, role=original.role, subject=""))


def put_in_place(draft: Draft, old: KeptFile, new: KeptFile) -> list[str]:
    """Puts a picture in place of another one everywhere in the film; gives back whose and which shots' it is."""
    whose: list[str] = []
    for name in list(draft.cast):
        known = draft.known(name)
        if any(one.sha256 == old.sha256 for one in known.references):
            references = tuple(new if one.sha256 == old.sha256 else one for one in known.references)
            draft.put_character(known.model_copy(update={"references": references}))
            whose.append(known.name)
    for number in range(1, len(draft.slots) + 1):
        given = draft.given(number)
        if any(one.file.sha256 == old.sha256 for one in given.files):
            files = tuple(
                one.model_copy(update={"file": new}) if one.file.sha256 == old.sha256 else one for one in given.files
            )
            draft.give(number, given.model_copy(update={"files": files}))
            whose.append(f"shot {number}")
    return whose


def _called(original: Original) -> str:
    return original.title if original.shot is None else f"the {original.title}"


def _size(project: Project, file: KeptFile) -> tuple[int, int]:
    """Width and height of a picture as renders have them: even, not below or above what can be made."""
    from generators.diffusion.pictures import open_picture

    width, height = open_picture(project.path / Path(file.path)).size
    scale = max(min(1.0, _LONGEST / max(width, height)), _LEAST / min(width, height))
    return 2 * round(width * scale / 2), 2 * round(height * scale / 2)


def _sentence(words: str) -> str:
    said = words.strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?")) else ".")
