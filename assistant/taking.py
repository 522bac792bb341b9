"""From an order to a take: what is known of the shot before the render, joined with what the finished file says."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from assistant.memory import GivenFile, TakeRecord
from generators.base import Clip, RenderRequest

__all__ = ["Order", "Planned"]


class Planned(BaseModel):
    """What a take's record says that the clip does not; kept with a job until the clip is there.

    Attributes:
        shot_id, shot_hash: the shot, and its record at the time.
        settings: the full render settings.
        prompt: text, negative and dialect.
        warnings: known before the render.
        inherited: warnings of the take that it is made from; told after the clip's own.
        inputs: the files that it starts from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shot_id: str
    shot_hash: str
    settings: dict[str, Any]
    prompt: dict[str, str]
    warnings: list[str] = []
    inherited: list[str] = []
    inputs: list[GivenFile] = []

    def record(self, clip: Clip) -> TakeRecord:
        """The take's record; its path is set when it is recorded."""
        measured = clip.model_dump(include=set(TakeRecord.model_fields) - {"path", "warnings"})
        return TakeRecord(
            **self.model_dump(exclude={"warnings", "inherited"}),
            **measured,
            path="",
            seed=self.settings["seed"],
            warnings=list(dict.fromkeys([*self.warnings, *clip.warnings, *self.inherited])),
        )


class Order(NamedTuple):
    """A render, ready to be made or to be put into the queue.

    Attributes:
        generator: by name.
        request: what to make.
        planned: what its take will say.
    """

    generator: str
    request: RenderRequest
    planned: Planned
