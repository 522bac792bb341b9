"""What the director may do or say, and what is known of the film when it is decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from prompts.shot import Shot, Subject
from prompts.wording.nouns import noun_entry

__all__ = ["Deed", "Film", "Speech"]


@dataclass(frozen=True)
class Deed:
    """A tool to call, with its arguments."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Speech:
    """Something to say, without doing anything."""

    text: str


@dataclass(frozen=True)
class Film:
    """What the director knows of the film: how many shots, who is remembered, what is seen, and whether to render.

    Attributes:
        given: what the files of the message are for, by their roles.
        only_files: whether the message says nothing else.
        fresh: whether a file of it is to become a new shot.
        picture_file: whether the message names a picture that is to be changed.
        key_frames: numbers of the latest shots that start from a picture.
        seen_in: number of each of the latest shots, and the words for who and what it shows.
        last_change: the words of the change that was made last, where a change was the last thing done.
    """

    shots: int = 0
    cast: tuple[str, ...] = ()
    render: bool = True
    seen: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    only_files: bool = False
    fresh: bool = False
    picture_file: bool = False
    key_frames: tuple[int, ...] = ()
    seen_in: tuple[tuple[int, tuple[str, ...]], ...] = ()
    last_change: str = ""

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Self:
        """From the state that the agent's brief tells."""
        latest = state.get("latest_shots", ())
        seen = tuple(dict.fromkeys(word for shot in latest for word in shot.get("seen", ())))
        files = state.get("files", ())
        return cls(
            int(state.get("shots", 0)),
            tuple(state.get("cast", ())),
            bool(state.get("render", True)),
            seen,
            tuple(file["role"] for file in files),
            bool(state.get("only_files", False)),
            any(file.get("fresh") for file in files),
            any(file["role"] == "source" and file.get("medium") == "picture" for file in files),
            tuple(int(shot["number"]) for shot in latest if shot.get("key_frame")),
            tuple((int(shot["number"]), tuple(shot.get("seen", ()))) for shot in latest),
            str(state.get("last_change", "")),
        )

    def sketches(self) -> list[Shot]:
        """The shots by who and what they show, as far as it is known: enough to tell which one words speak of."""
        seen = dict(self.seen_in)
        return [
            Shot(subjects=[_sketched(at, word) for at, word in enumerate(seen.get(number, ()))])
            for number in range(1, self.shots + 1)
        ]

    @property
    def needs_shot(self) -> bool:
        """Whether the files of the message belong to a shot that has still to be planned."""
        return self.fresh or (not self.shots and bool(set(self.given) - {"reference"}))


def _sketched(at: int, word: str) -> Subject:
    """Somebody of a sketch; of what kind a name is, its word does not tell."""
    row = noun_entry(word) if word.islower() else None
    return Subject(id=f"s{at}", noun=word, kind=row.kind if row else None)
