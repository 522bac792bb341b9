"""Where one shot ends and the next begins: `Shot 1:` lines, numbered lists, `cut to`, paragraphs of a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Scene", "scenes_of"]

_LABEL: Final = re.compile(
    r"(?:^|\n|(?<=[.;!?]\s))\s*[*#-]*\s*(?:shot|scene|clip|frame|panel|step)\s*#?\s*"
    r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"\s*(?:[:.)\u2013\u2014-]|\n)\s*", re.I
)  # fmt: skip
_NUMBERED: Final = re.compile(r"(?:^|\n)\s*\(?(\d{1,3})[.):]\s+")
_INLINE: Final = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\w)")
_BULLET: Final = re.compile(r"(?:^|\n)\s*[-*•–]\s+")
_CUT: Final = re.compile(
    r"[.;,]?\s*\b(?:(?:we |then )?(?:smash |hard |match )?cuts? (?:back )?to:?|(?:then )?(?:the )?next shot:?"
    r"|(?:dissolve|fade) to:?)\s+",
    re.I,
)
_SLUG: Final = re.compile(r"^(?:INT|EXT|INT/EXT|I/E)[. ].*$", re.M)
_MAX_SHOTS: Final = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of one shot; `title` is its label, if it had one."""

    title: str
    text: str


def scenes_of(text: str) -> list[Scene]:
    """Split a request into the texts of its shots; a request without marks of division is one."""
    for pattern in (_LABEL, _NUMBERED, _INLINE, _BULLET):
        scenes = _by_marks(text, pattern)
        if len(scenes) > 1 or (scenes and pattern is _LABEL):
            return scenes[:_MAX_SHOTS]
    if len(_SLUG.findall(text)) > 1:
        return [
            Scene(title="", text=part.strip()) for part in re.split(r"\n(?=(?:INT|EXT|I/E)[. ])", text) if part.strip()
        ]
    parts = [part.strip(" ,;") for part in _CUT.split(text)]
    parts = [part for part in parts if len(part) > 2]
    if len(parts) > 1:
        return [Scene(title="", text=part) for part in parts][:_MAX_SHOTS]
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    if len(paragraphs) > 1:
        return [Scene(title="", text=p) for p in paragraphs][:_MAX_SHOTS]
    return [Scene(title="", text=text)]


def _by_marks(text: str, pattern: re.Pattern[str]) -> list[Scene]:
    """The pieces after each mark; words before the first mark are said of every shot."""
    marks = list(pattern.finditer(text))
    if not marks or (pattern is not _LABEL and (len(marks) < 2 or not _counts_up(marks))):
        return []
    lead = text[: marks[0].start()].strip().rstrip(":")
    if len(lead.split()) > 60 or (
        pattern is _INLINE and lead and not text[: marks[0].start()].rstrip().endswith((":", "."))
    ):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    pieces = [text[m.end() : end].strip() for m, end in zip(marks, ends, strict=True)]
    return [
        Scene(title="", text=f"{piece.rstrip('.')}. {lead}" if _is_style(lead) else piece) for piece in pieces if piece
    ]


def _counts_up(marks: list[re.Match[str]]) -> bool:
    numbers = [int(m[1]) for m in marks if m.re.groups and m[1].isdigit()]
    return not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_style(lead: str) -> bool:
    """A lead such as `Make three shots, cinematic, at night` is worth repeating; a bare `Storyboard` is not."""
    return len(lead.split()) > 2 and not re.match(
        r"(?:here|please|make|create|generate|storyboard|script)\b", lead, re.I
    )
