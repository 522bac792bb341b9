"""A dialect: how one family of video models wants to be spoken to. One TOML file a family, in `data/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from prompts.errors import VocabularyError
from prompts.tables import tables_of

__all__ = ["Dialect", "dialect", "dialect_ids"]

IMAGE_PARTS = frozenset({"action", "physics", "camera", "lettering", "extra", "sound", "dialogue", "motion_score"})
"""Parts that still have something to say when the first frame is a given picture."""

_NOT_DIALECTS = frozenset({"frames", "models", "moves"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a family of models reads.

    Attributes:
        id: the file's name without `.toml`.
        say: the family's name.
        order: the parts of a prompt, in the family's order; a part that is left out is not said.
        words: shortest and longest length at which the family works best.
        tokens: what its text encoder takes; a prompt is never estimated above it.
        most: a harder upper length in words, where the family names one; else the longer of `words`.
        tense: "present" (runs) or "progressive" (is running).
        beats: "series" (one sentence) or "staged" (one sentence a beat, led by `stages`).
        stages: the leading words of staged beats: first, second, middle, last.
        moves: "any"; "asked" says only the camera moves that the user asked for; "required" always states one;
            "none" says none, for models of still pictures.
        one_move: only the dominant camera move is said.
        mood, composition, sound: whether it wants them (what the user said is always said).
        lens: whether a lens that nobody asked for is named.
        colours: whether colours that nobody asked for are named even where there are words enough.
        labels: a label before a part.
        lines: one line a part instead of one paragraph.
        sentences: the most sentences that it likes; 0 for any number.
        runs_on: parts that end in a comma, the next part going on in the same sentence.
        image_moves: "any" or "asked": the camera moves that are said when the first frame is given as a picture.
        image_words: the most words that it likes then.
        image: true for the form that `from_image` makes.
        negative: what the negative prompt always holds; `negative_photographic` only for live-action looks.
    """

    id: str
    say: str
    order: tuple[str, ...]
    words: tuple[int, int]
    tokens: int
    tense: str
    beats: str
    moves: str
    most: int = 0
    stages: tuple[str, ...] = ()
    one_move: bool = False
    mood: bool = True
    composition: bool = True
    sound: bool = False
    lens: bool = True
    colours: bool = False
    lines: bool = False
    sentences: int = 0
    runs_on: tuple[str, ...] = ()
    image_moves: str = "any"
    image_words: int = 100
    image: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    negative: tuple[str, ...] = ()
    negative_photographic: tuple[str, ...] = ()

    def from_image(self) -> Dialect:
        """How the family is spoken to when the first frame is a given picture: what moves, and the camera, no more."""
        order = tuple(part for part in self.order if part in IMAGE_PARTS)
        moves = self.image_moves if self.moves == "any" else self.moves
        labels = {part: label for part, label in self.labels.items() if part in {"sound", "dialogue", "steps"}}
        return replace(
            self, order=order, moves=moves, labels=labels, words=(1, self.image_words), most=0, beats="series",
            stages=(), image=True,
        )  # fmt: skip

    @property
    def longest(self) -> int:
        """The length in words above which parts are left out."""
        return self.most or self.words[1]


@cache
def dialect_ids() -> tuple[str, ...]:
    """The dialects there are, `plain` first."""
    names = sorted(f.name.removesuffix(".toml") for f in files(__package__).joinpath("data").iterdir())
    return ("plain", *(n for n in names if n != "plain" and n not in _NOT_DIALECTS and not n.startswith("_")))


@cache
def dialect(dialect_id: str) -> Dialect:
    """The dialect with this id.

    Raises:
        VocabularyError: there is none, or its file has an unknown or a missing key.
    """
    if dialect_id not in dialect_ids():
        raise VocabularyError(f"there is no dialect {dialect_id!r}; there are {', '.join(dialect_ids())}")
    raw: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in tables_of(__package__, f"data/{dialect_id}").items()
    }
    unknown = raw.keys() - {f.name for f in fields(Dialect)}
    if unknown:
        raise VocabularyError(f"{dialect_id}.toml has unknown keys {sorted(unknown)}")
    try:
        return Dialect(id=dialect_id, **raw)
    except TypeError as error:
        raise VocabularyError(f"{dialect_id}.toml: {error}") from error
