"""What has to be made before a render: the portrait of somebody who has no picture, the matte of what is to change.

Each is a render of its own, whose file is kept in the project and then handed to the shot's: one after another in a
turn, as jobs of which one waits for the other in the queue.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict

from assistant.giving.sources import cast_in, inputs_from
from assistant.memory import Character, Draft, GivenFile, GivenRole, KeptFile, Project
from assistant.taking import Planned
from generators.base import Clip, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role
from generators.registry import PICTURE
from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.shot import Beat, Camera, Setting, Shot, Subject

__all__ = [
    "Preparation",
    "Purpose",
    "keep_prepared",
    "kept_at",
    "key_frame",
    "matte",
    "portrait",
    "portrait_shot",
    "portraits",
    "with_prepared",
]

_PORTRAIT: Final = (768, 1024)
_NEVER: Final = "text, lettering, frame, several pictures in one"
_DRAWN_OVER: Final = 0.75
"""How much of a previz becomes new in a key frame that is drawn over it: its surfaces, and not its places."""
_OVER: Final = "Paint this rough layout as a finished picture; keep everything in its place."


class Purpose(BaseModel):
    """What a prepared file is for; kept with its job.

    Attributes:
        title: what it is, in words.
        role, subject: what it becomes for the shot.
        character: whose record it goes into as well.
        suffix: of the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    role: GivenRole
    subject: str
    character: str = ""
    suffix: str = ".png"


class Preparation(NamedTuple):
    """A render that another one needs."""

    generator: str
    request: RenderRequest
    purpose: Purpose


def portraits(project: Project, model: Model, shot: Shot, picture_model: Model | None) -> list[Preparation]:
    """The portraits to make first: of the remembered characters in a shot of whom there is no picture.

    Args:
        project: is looked into.
        model: that renders the shot; takes so many pictures at most.
        shot: completed.
        picture_model: that makes them; None when there is none.
    """
    if picture_model is None or not {Role.REFERENCES, Role.AVATAR} & set(model.pipelines):
        return []
    cast = cast_in(project, shot)
    taken = sum(1 for _, character in cast if character.references)
    bare = [(subject_id, character) for subject_id, character in cast if not character.references]
    return [
        portrait(project, picture_model, subject_id, character)
        for subject_id, character in bare[: max(0, model.references - taken)]
    ]


def portrait(project: Project, model: Model, subject_id: str, character: Character, seed: int = 0) -> Preparation:
    """The portrait of a character.

    Args:
        project: takes the file.
        model: that draws it.
        subject_id: of the character in a shot that it is for.
        character: whom it shows.
        seed: from which it is drawn.
    """
    shot = portrait_shot(character)
    prompt = compile_prompt(shot, model.dialect)
    width, height = _PORTRAIT
    request = RenderRequest(
        shot=shot,
        settings=RenderSettings(width=width, height=height, seed=seed),
        prompt=prompt.text,
        negative=", ".join(part for part in (prompt.negative, _NEVER) if part),
        title=f"portrait of {character.name}",
        output=project.references.new_file(".png"),
    )
    purpose = Purpose(
        title=f"portrait of {character.name}", role="reference", subject=subject_id, character=character.name
    )
    return Preparation(f"{PICTURE}{model.name}", request, purpose)


def portrait_shot(character: Character) -> Shot:
    """The character alone, at rest before a plain ground, in even light: a picture that a model can take looks from."""
    subject = character.subject.model_copy(update={"id": "sitter", "name": ""})
    return complete(
        Shot(
            request=f"portrait of {character.name}",
            subjects=[Subject.model_validate(subject.model_dump())],
            beats=[Beat(subject="sitter", action="looking into the camera")],
            setting=Setting(place="a photographer's studio with a plain light grey background", interior=True),
            camera=Camera(size="medium"),
            duration_s=1.0,
        )
    )


def key_frame(
    project: Project, model: Model, shot: Shot, number: int, settings: RenderSettings, over: Path | None = None
) -> Preparation:
    """A picture of a shot's beginning, from which it is to start.

    Args:
        project: takes the file.
        model: that draws it.
        shot: completed.
        number: in the film.
        settings: how large, of which shape.
        over: a picture whose places it keeps.
    """
    prompt, title = compile_prompt(shot, model.dialect), f"key frame of shot {number}"
    words = f"{_OVER} {prompt.text}" if over and model.instructed else prompt.text
    request = RenderRequest(
        shot=shot,
        settings=settings,
        inputs=RenderInputs(source=over, strength=_DRAWN_OVER),
        prompt=words,
        negative=prompt.negative,
        title=title,
        output=project.references.new_file(".png"),
    )
    return Preparation(f"{PICTURE}{model.name}", request, Purpose(title=title, role="first", subject=""))


def matte(
    project: Project, shot: Shot, place: str, called: str, settings: RenderSettings, *, still: bool = False
) -> Preparation:
    """The matte of something in a take or a picture, from the previz that it shows or follows.

    Args:
        project: takes the file.
        shot: as it was then.
        place: id of a subject of that shot, or `generators.steering.SKY` or `BACKGROUND`.
        called: what it is, in words.
        settings: size, rate and seed of that previz.
        still: whether it is for a picture, which shows the beginning.
    """
    suffix = ".png" if still else ".mkv"
    request = RenderRequest(shot=shot, settings=settings, prompt=place, output=project.references.new_file(suffix))
    purpose = Purpose(title=f"matte of the {called}", role="mask", subject=place, suffix=suffix)
    return Preparation("mattes", request, purpose)


def keep_prepared(
    project: Project,
    clip: Clip,
    purpose: Purpose,
    author: str,
    seed: int,
    also: Callable[[Any, KeptFile], None] | None = None,
) -> GivenFile:
    """Keeps a file that was made, in the character's record too if it shows one. Blocking.

    Args:
        project: where.
        clip: what was made.
        purpose: what for.
        author: who asked.
        seed: that it was made with.
        also: what is to be written in the same transaction.

    Raises:
        ProjectError: it cannot be kept.
    """
    made_by = f"{clip.generator} {clip.version}, seed {seed}".strip()
    file = project.references.keep(clip.path, purpose.title, made_by)

    def remember(draft: Draft) -> None:
        if purpose.character.casefold() in draft.cast and not draft.known(purpose.character).references:
            known = draft.known(purpose.character)
            draft.put_character(known.model_copy(update={"references": (file,)}))

    project.history.commit(purpose.title, author, remember, (lambda db: also(db, file)) if also else None)
    return GivenFile(role=purpose.role, file=file, subject=purpose.subject)


def kept_at(project: Project, path: str, name: str) -> KeptFile:
    """A file of the project that was made earlier, by its path in it."""
    from generators.video import sha256_of

    return KeptFile(path=path, sha256=sha256_of(project.path / path), name=name, made_by="queue")


def with_prepared(
    home: Path, request: RenderRequest, planned: Planned, made: list[GivenFile]
) -> tuple[RenderRequest, Planned]:
    """A render and what its take will say, with files that were made for it."""
    inputs = [*planned.inputs, *made]
    return (
        request.model_copy(update={"inputs": inputs_from(home, inputs)}),
        planned.model_copy(update={"inputs": inputs}),
    )
