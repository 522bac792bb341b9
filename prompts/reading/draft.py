"""What has been read so far: field values by path, with the words that said each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from prompts.shot import Beat, Cue, Importance, OnScreenText, PhysicalEvent, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["Draft"]

_SAID_LIMIT = 300


BRINGS_RAIN: Final = 0.3
"""Clouds of a weather that may bring rain, 0..1."""


@dataclass(slots=True)
class Draft:
    """A shot in the making. The first words that speak of a field keep it.

    Attributes:
        values: scalar fields by path, such as `camera.size`.
        said: the user's words by path; they become the cues' reasons.
        moves_at: the tokens at which the moves begin.
        unkept: words that say another value of a field that has one, each with the reason that it is not kept.
        moves, subjects, beats, physics, text, details, avoid, extra: the lists, in the order of the words.
    """

    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    moves: list[dict[str, Any]] = field(default_factory=list)
    moves_at: list[int] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    beats: list[Beat] = field(default_factory=list)
    physics: list[PhysicalEvent] = field(default_factory=list)
    text: list[OnScreenText] = field(default_factory=list)
    dialogue: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    style_words: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unkept: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, value: Any, said: str) -> bool:
        """Set a field that is still open; False when it is taken by something else.

        Rain or snow that is told of later takes the place of the clouds that bring it.
        """
        if path == "setting.weather" and _brings(self.values.get(path), value):
            del self.values[path]
        if path in self.values:
            if self.values[path] == value:
                self.note(path, said)
                return True
            return False
        self.values[path] = value
        self.note(path, said)
        return True

    def move(self, kind: str, said: str, speed: str | None = None, direction: str = "", at: int = 0) -> None:
        """Add a camera move, unless it is the same as the one before; `at` is the token that begins it."""
        if self.moves and self.moves[-1]["kind"] == kind and not direction:
            self.note(f"camera.moves[{len(self.moves) - 1}]", said)
            return
        if len(self.moves) < 8:
            self.note(f"camera.moves[{len(self.moves)}]", said)
            self.moves.append({"kind": kind, "speed": speed, "direction": direction})
            self.moves_at.append(at)

    def keep_moves(self, kept: Sequence[int]) -> None:
        """Keep only the moves at these places, with the words that said them."""
        said = [self.said.pop(f"camera.moves[{index}]", "") for index in range(len(self.moves))]
        self.moves = [self.moves[index] for index in kept]
        self.moves_at = [self.moves_at[index] for index in kept]
        self.said.update({f"camera.moves[{at}]": said[index] for at, index in enumerate(kept)})

    def note(self, path: str, said: str) -> None:
        """Add words to those that said a field."""
        before = self.said.get(path, "")
        if said and said not in before:
            self.said[path] = f"{before}, {said}" if before else said

    def shot(self, request: str) -> Shot:
        """The partial shot, with a cue for every field that was read."""
        parts: dict[str, dict[str, Any]] = {"setting": {}, "camera": {}, "lighting": {}, "style": {}, "sound": {}}
        top: dict[str, Any] = {}
        for path, value in self.values.items():
            group, _, name = path.rpartition(".")
            (parts[group] if group else top)[name] = value
        parts["camera"]["moves"] = self.moves
        parts["setting"]["details"] = _unique(self.details)[:24]
        parts["style"]["words"] = _unique(self.style_words)[:12]
        parts["lighting"]["effects"] = _unique(self.effects)[:8]
        parts["sound"]["dialogue"] = self.dialogue[:8]
        counts = {"subjects": len(self.subjects), "beats": len(self.beats), "text": len(self.text)}
        for path, count in {**counts, "avoid": len(self.avoid), "physics": len(self.physics)}.items():
            for index in range(count):
                self.said.setdefault(f"{path}[{index}]", "")
        for path, rows_of_words in (("setting.details", self.details), ("style.words", self.style_words)):
            if rows_of_words:
                self.said.setdefault(path, ", ".join(rows_of_words))
        subjects = _led_from_the_ground(self.subjects, self.beats)[:24]
        return Shot(
            request=request,
            subjects=subjects,
            beats=_among(subjects, self.beats)[:24],
            physics=self.physics[:12],
            text=self.text[:8],
            avoid=_unique(self.avoid)[:16],
            extra=_unique(self.extra)[:32],
            provenance={path: _cue(said) for path, said in self.said.items()},
            **parts,
            **top,
        )


def _among(subjects: Sequence[Subject], beats: Sequence[Beat]) -> list[Beat]:
    """The beats, with nobody and nothing in them that became part of another subject, as what somebody wears does."""
    known = {"", *(subject.id for subject in subjects)}
    gone = {"subject": "", "target": ""}
    return [
        beat.model_copy(update={role: at for role, at in gone.items() if getattr(beat, role) not in known})
        for beat in beats
    ]


IN_THE_AIR = frozenset({"aircraft", "spacecraft", "celestial", "bird", "insect"})


def _led_from_the_ground(subjects: list[Subject], beats: Sequence[Beat]) -> list[Subject]:
    """The subjects, where nobody does anything: an aircraft is in the sky of what is told with it, and not its lead."""
    mains = [s for s in subjects if s.importance is Importance.MAIN]
    if beats or not mains or mains[0].kind != "aircraft" or mains[0].position:
        return subjects
    if all(s.kind in IN_THE_AIR for s in mains):
        return subjects
    behind = {"importance": Importance.SUPPORTING}
    return [s.model_copy(update=behind) if s.kind == "aircraft" and s in mains else s for s in subjects]


def _cue(said: str) -> Cue:
    return Cue(source=Source.USER, reason=f"said: '{said[:_SAID_LIMIT]}'" if said else "said")


def _unique(rows: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(row for row in rows if row))


def _brings(before: Any, weather: Any) -> bool:
    """Whether rain or snow is told of after a weather that is dry."""
    rows = table("weather")
    dry, wet = rows.get(before or ""), rows.get(weather or "")
    cloudy = dry is not None and not dry.precipitation and dry.clouds >= BRINGS_RAIN
    return cloudy and wet is not None and bool(wet.precipitation)
