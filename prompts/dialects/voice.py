"""What every part of a prompt is written from: the shot, the dialect, and who is called what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from zlib import crc32

from prompts.dialects.dialect import Dialect
from prompts.dialects.own_words import OwnWords, own_words
from prompts.shot import Shot, Source, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.wording import content_words, head_noun, is_happening, is_unseen, short_name

__all__ = ["COLOURLESS", "UNNAMED", "Clause", "Voice"]


UNNAMED = "the action"
"""What the camera and the light are said to be on when the subject's name cannot be trusted."""

COLOURLESS = frozenset({"neon signs", "low-key lighting", "high-key lighting", "fluorescent light"})
"""Lights that are not called warm or cool: signs and tubes have colours of their own, and keys none."""


@cache
def _frames() -> Mapping[str, Mapping[str, list[str]]]:
    return tables_of(__package__, "data/frames")


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

    def name_of(self, subject: Subject | None) -> str:
        """A subject's short name; `the scene` for none, `the action` when the user's own words call it otherwise."""
        if subject is None:
            return "the scene"
        if is_unseen(subject) or is_happening(subject):
            return UNNAMED
        if self.told and not subject.name:
            words = head_noun(subject).lower().split()
            if not words or not re.search(rf"\b{re.escape(words[-1].rstrip('s'))}(?:e?s)?\b", self._spoken.lower()):
                return UNNAMED
        return short_name(subject, self.told)

    @property
    def main_name(self) -> str:
        """The main subject's short name; `the scene` without one."""
        return self.name_of(self.shot.main_subject)

    @cached_property
    def own(self) -> OwnWords | None:
        """The user's own words for what is seen and done, while they hold."""
        return own_words(self.shot)

    @cached_property
    def told(self) -> str:
        """What the user's own words tell in this prompt; empty when the record tells it."""
        return " ".join(told.text for told in self.own.told) if self.own else ""

    @cached_property
    def _spoken(self) -> str:
        return " ".join(told.said(progressive=False)[0] for told in self.own.told) if self.own else ""

    @cached_property
    def action_words(self) -> set[str]:
        """Content words of what is told to happen: of the user's sentences, or of all beats."""
        beats = " ".join(f"{b.action} {b.manner}" for b in self.shot.beats)
        return content_words(f"{beats} {self.told}")

    def ways(self, part: str) -> Mapping[str, list[str]]:
        """Every kind of a part of the frames, with its ways to be said."""
        return _frames()[part]

    def chosen(self, part: str, kind: str) -> str:
        """One of the frames of a kind, always the same for the same shot's words."""
        return self.picked(_frames()[part][kind], part, kind)

    def picked(self, ways: Sequence[str], *about: str) -> str:
        """One of several ways to say something, always the same for the same shot's words."""
        shot = self.shot
        words = [shot.request, *(s.noun for s in shot.subjects), *(b.action for b in shot.beats), shot.setting.place]
        return ways[crc32("|".join([*about, *words]).encode()) % len(ways)]

    def said_words(self, path: str) -> str:
        """The user's own words for a field, where the reader kept them."""
        cue = self.shot.provenance.get(path)
        found = re.fullmatch(r"said: '(.+)'", cue.reason) if cue and cue.source is Source.USER else None
        return found[1] if found else ""

    @property
    def is_monochrome(self) -> bool:
        """True for a picture without colours."""
        look = table("styles").get(self.shot.style.look or "")
        return look is not None and look.medium == "photographic" and look.saturation == 0

    @property
    def is_photographic(self) -> bool:
        """True for a live-action look, or when no look is set."""
        look = table("styles").get(self.shot.style.look or "")
        return look is None or look.medium == "photographic"
