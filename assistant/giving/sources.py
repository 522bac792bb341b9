"""What a render of a shot starts from: the shot's own files, and pictures of the characters that are in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.memory import Character, GivenFile, KeptFile, Project, TakeRecord
from generators.base import ControlVideo, Reference, RenderInputs
from generators.media import medium_of
from generators.relocating import input_files_of
from prompts.shot import Shot

__all__ = ["cast_in", "file_of_take", "files_of", "inputs_from", "pictures_of", "takes_of", "used"]

_PLACES = {
    "first": "first_frame",
    "last": "last_frame",
    "source": "source",
    "mask": "mask",
    "before": "before",
    "sound": "sound",
}


def files_of(project: Project, number: int, shot: Shot) -> list[GivenFile]:
    """The files of a shot of the film: its own, then a picture of each character in it, then their others.

    A mask that comes without footage is for the newest take of the shot.
    """
    own = list(project.given(number).files)
    roles = {one.role for one in own}
    if "mask" in roles and "source" not in roles and (takes := takes_of(project, number)):
        own.append(GivenFile(role="source", file=file_of_take(takes[-1])))
    return [*own, *pictures_of(project, shot)]


def takes_of(project: Project, number: int) -> list[TakeRecord]:
    """The takes of a shot of the film, the newest last."""
    return project.takes.all(project.film().slots[number - 1].shot_id)


def file_of_take(take: TakeRecord) -> KeptFile:
    """A take as a file that another render starts from."""
    return KeptFile(path=take.path, sha256=take.sha256, name=f"take {take.id.removeprefix('t')}")


def pictures_of(project: Project, shot: Shot) -> list[GivenFile]:
    """The pictures of a shot's characters: the first of each, then the second of each, and so on."""
    cast = cast_in(project, shot)
    most = max((len(character.references) for _, character in cast), default=0)
    return [
        GivenFile(role="reference", file=character.references[place], subject=subject_id)
        for place in range(most)
        for subject_id, character in cast
        if place < len(character.references)
    ]


def cast_in(project: Project, shot: Shot) -> list[tuple[str, Character]]:
    """The characters that are in a shot, each with the id of its subject, the main ones first."""
    order = sorted(shot.subjects, key=lambda subject: subject.importance is not shot.subjects[0].importance)
    found = [(subject.id, project.character(subject.name)) for subject in order if subject.name]
    return [(subject_id, character) for subject_id, character in found if character is not None]


def inputs_from(home: Path, files: Iterable[GivenFile]) -> RenderInputs:
    """The inputs that hand files of the project to a generator.

    Args:
        home: the project's folder.
        files: what is given.
    """
    places: dict[str, Any] = {}
    references: list[Reference] = []
    controls: list[ControlVideo] = []
    for one in files:
        path = home / one.file.path
        if one.role == "reference":
            references.append(_reference(path, one))
        elif one.role == "control":
            kind: Any = one.kind or "motion"
            controls.append(ControlVideo(kind=kind, path=path, strength=one.strength, taken=one.taken))
        else:
            places[_PLACES[one.role]] = path
    return RenderInputs(**places, references=tuple(references), controls=tuple(controls))


def _reference(path: Path, one: GivenFile) -> Reference:
    """A reference as generators take it; what a file is follows from its name, unless it is given for its sound."""
    medium = "sound" if one.kind == "sound" else medium_of(path) or "picture"
    return Reference(path=path, subject=one.subject, medium=medium, shows="motion" if one.kind == "motion" else "looks")


def used(home: Path, files: Sequence[GivenFile], inputs: RenderInputs) -> list[GivenFile]:
    """Those of the files that a render really starts from."""
    paths = set(input_files_of(inputs))
    return [one for one in files if home / one.file.path in paths]
