"""What a turn of the conversation yields, as it happens. Every face shows these and knows nothing else.

`Studio.say` yields them in order; a turn ends with `TurnDone`, whatever happened. Text in events is data: a face
must never read it as markup.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from assistant.memory import GivenFile, KeptFile
from prompts.shot import Shot, Subject

__all__ = [
    "CharacterView",
    "CommitView",
    "ErrorEvent",
    "Event",
    "FindingView",
    "GivenView",
    "MessageView",
    "PictureEvent",
    "ProgressEvent",
    "PromptView",
    "Proposal",
    "Question",
    "Receipt",
    "ShotView",
    "TakeEvent",
    "TakeView",
    "TextEvent",
    "TurnDone",
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PromptView(_Record):
    """A compiled prompt."""

    text: str
    negative: str = ""
    dialect: str


class FindingView(_Record):
    """One finding of the linter. severity: error, warning or note."""

    code: str
    severity: str
    field: str
    message: str
    mend: str = ""


class GivenView(_Record):
    """A file that a shot or a take starts from: what it is to it, its name as the user calls it, where it is kept."""

    role: str
    name: str
    path: str
    subject: str = ""
    kind: str = ""


class ShotView(_Record):
    """A shot of the film as it stands: number from 1, stable id, content hash, record, prompt, findings and files."""

    number: int
    id: str
    hash: str
    shot: Shot
    prompt: PromptView
    findings: list[FindingView] = []
    given: list[GivenView] = []


class TakeView(_Record):
    """A take: an immutable clip, the hash of the shot it shows, and how it was made."""

    id: str
    shot_id: str
    shot_number: int | None
    """None when the shot is no longer in the film."""
    shot_hash: str
    current: bool
    """Whether it shows the shot as it stands now."""
    path: str
    sha256: str
    seconds: float
    width: int
    height: int
    fps: float
    frames: int
    seed: int
    model: str
    settings: dict[str, Any]
    prompt: PromptView
    facts: dict[str, float] = {}
    warnings: list[str] = []
    inputs: list[GivenFile] = []
    """The files that it started from, each with its hash."""
    created: str
    """UTC, ISO 8601."""


class CharacterView(_Record):
    """A remembered character: the name, how they look in one phrase, notes, and the record shots are filled from."""

    name: str
    description: str
    notes: str = ""
    subject: Subject
    references: list[KeptFile] = []
    """Pictures of them."""


class CommitView(_Record):
    """One step of the film's history. `created`: UTC, ISO 8601."""

    hash: str
    message: str
    author: str
    created: str


class MessageView(_Record):
    """One message of the conversation. `role`: user, assistant, or error. `created`: UTC, ISO 8601."""

    role: str
    text: str
    created: str


class TextEvent(_Record):
    """Words for the user; `delta` pieces of one `message` join into one paragraph."""

    type: Literal["text"] = "text"
    message: str
    delta: str


class Proposal(_Record):
    """Shots as they now stand after planning or revising, before any render."""

    type: Literal["proposal"] = "proposal"
    shots: list[ShotView]
    changed: dict[str, list[str]] = {}
    """Shot id to the paths of the fields that changed (a new shot: an empty list)."""


class Receipt(_Record):
    """What was done, read back from the database. action: the tool's name."""

    type: Literal["receipt"] = "receipt"
    action: str
    summary: str
    commit: str = ""
    details: dict[str, Any] = {}


class ProgressEvent(_Record):
    """How far a render is."""

    type: Literal["progress"] = "progress"
    shot_id: str
    shot_number: int
    stage: str
    done: int
    total: int
    seconds_left: float | None = None
    preview: bytes | None = Field(None, repr=False)
    """A small JPEG."""


class TakeEvent(_Record):
    """A finished take."""

    type: Literal["take"] = "take"
    take: TakeView


class PictureEvent(_Record):
    """A picture was made that later takes start from, such as the portrait of a character."""

    type: Literal["picture"] = "picture"
    title: str
    path: str
    """Relative to the project folder."""
    preview: bytes | None = Field(None, repr=False)
    """A small JPEG."""


class Question(_Record):
    """The studio needs an answer; answer it with `Studio.answer` or the next `say`.

    `kind`: "approve" (a costly render) or "clarify".
    """

    type: Literal["question"] = "question"
    id: str
    kind: Literal["approve", "clarify"]
    text: str
    choices: list[str] = []
    details: dict[str, Any] = {}


class ErrorEvent(_Record):
    """Something failed; the project is as it was before. One or two lines: what, on what, and the way out."""

    type: Literal["error"] = "error"
    message: str
    code: str = ""


class TurnDone(_Record):
    """The turn is over. `cancelled`: the user stopped it."""

    type: Literal["done"] = "done"
    cancelled: bool = False


Event: TypeAlias = Annotated[
    TextEvent | Proposal | Receipt | ProgressEvent | PictureEvent | TakeEvent | Question | ErrorEvent | TurnDone,
    Field(discriminator="type"),
]
