"""What a model can be asked to do, and the LoRAs that are loaded over its weights for it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from generators.base import Control
from prompts.shot import MoveId

__all__ = [
    "LOOKING_ROLES", "PICTURE_ROLES", "Adapter", "CameraAdapter", "ContextAdapter", "Record", "Role", "of_a_kind",
]  # fmt: skip


class Role(StrEnum):
    """What a model is asked to do."""

    TEXT_TO_VIDEO = "text-to-video"
    IMAGE_TO_VIDEO = "image-to-video"
    FIRST_LAST = "first-and-last-frame"
    REFERENCES = "references"
    CONTROL = "control"
    CAMERA_PATH = "camera-path"
    AVATAR = "avatar"
    EDIT = "edit"
    REFINE = "refine"
    PICTURE = "picture"
    PICTURE_EDIT = "picture-edit"
    PICTURE_INPAINT = "picture-inpaint"
    UPSCALE = "upscale"
    DEPTH = "footage-depth"
    POSE = "footage-pose"
    PEOPLE = "footage-people"


PICTURE_ROLES: Final = frozenset({Role.PICTURE, Role.PICTURE_EDIT, Role.PICTURE_INPAINT})
"""Roles in which one picture is made, no clip."""
LOOKING_ROLES: Final = frozenset({Role.DEPTH, Role.POSE, Role.PEOPLE})
"""Roles in which nothing is made: footage is looked at, how far all is, how bodies stand, where people are."""


class Record(BaseModel):
    """What the catalogue holds: frozen, and with no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def of_a_kind(file: str, kinds: tuple[str, ...]) -> str:
    """The file's name, if its ending is one of these."""
    if file and not file.endswith(kinds):
        raise ValueError(
            f"{file} is no {' or '.join(kind.removeprefix('.') for kind in kinds)} file; others are never read"
        )
    return file


class Adapter(Record):
    """A LoRA that is loaded over the weights.

    Attributes:
        repository, file: where it is; `file` may lie in a folder of the repository, and is a safetensors file.
        folder: a folder of this machine instead of a repository.
        strength: how much of it, 1 as trained.
        expert: which of two denoisers it is for, 1 (high noise) or 2 (low noise).
        licence: on what terms, when they are not the model's own.
    """

    repository: str = ""
    folder: Path | None = None
    file: str = ""
    strength: Annotated[float, Field(gt=0, le=4)] = 1.0
    expert: Literal[1, 2] = 1
    licence: str = ""

    @field_validator("file")
    @classmethod
    def _no_pickle(cls, file: str) -> str:
        return of_a_kind(file, (".safetensors",))

    @property
    def words(self) -> str:
        """What it is called where it is spoken of."""
        return f"the LoRA {self.repository or self.folder}/{self.file}"


class CameraAdapter(Adapter):
    """A LoRA that was trained on one way for a camera to move, and is at work in the shots whose camera moves so.

    Attributes:
        moves: ids of the camera moves that are that way.
    """

    moves: Annotated[tuple[MoveId, ...], Field(min_length=1)]


class ContextAdapter(Adapter):
    """A LoRA that was trained to follow what a model is shown beside the clip that it makes.

    Attributes:
        controls: kinds of control video that it follows.
        roles: roles in which it is at work besides, such as `edit`.
        downscale: how many times smaller, along each side, it is shown what it follows.
    """

    controls: tuple[Control, ...] = ()
    roles: tuple[Role, ...] = ()
    downscale: Annotated[int, Field(ge=1, le=8)] = 1

    @model_validator(mode="after")
    def _is_for_something(self) -> Self:
        if not self.controls and not self.roles:
            raise ValueError("an in-context LoRA is for controls or for roles: say which")
        return self
