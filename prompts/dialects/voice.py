"""What every part of a prompt is written from: the shot, the dialect, and who is called what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from prompts.dialects.dialect import Dialect
from prompts.shot import Shot, Source, Subject
from prompts.vocabulary import table
from prompts.wording import content_words, short_name

__all__ = ["Clause", "Voice"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a prompt.

    Attributes:
        text: the sentence, with its full stop.
        rank: 0 is never left out for length; the highest rank goes first.
    """

    text: str
    rank: int


@dataclass(frozen=True)
class Voice:
    """A shot, to be put into the words of a dialect."""

    shot: Shot
    dialect: Dialect

    def users(self, path: str) -> bool:
        """True when the field came from the user or from memory, or from nobody named."""
        cue = self.shot.source_of(path)
        return cue is None or cue.source is not Source.DIRECTOR

    def rank(self, path: str, otherwise: int) -> int:
        """0 for what the user decided, else the given rank."""
        return 0 if self.users(path) else otherwise

    def subject(self, subject_id: str) -> Subject | None:
        """The subject with this id."""
        return next((s for s in self.shot.subjects if s.id == subject_id), None)

    @property
    def main_name(self) -> str:
        """The main subject's short name; `the scene` without one."""
        main = self.shot.main_subject
        return short_name(main) if main else "the scene"

    @cached_property
    def action_words(self) -> set[str]:
        """Content words of all beats."""
        return content_words(" ".join(f"{b.action} {b.manner}" for b in self.shot.beats))

    @property
    def is_photographic(self) -> bool:
        """True for a live-action look, or when no look is set."""
        look = table("styles").get(self.shot.style.look or "")
        return look is None or look.medium == "photographic"
