"""Where one shot ends and the next begins: `Shot 1:` lines, numbered lists, `cut to`, paragraphs of a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS

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
_WORDS_OF_A_SHOT: Final = 6
"""Lines of a script without marks are shots when each is a sentence of at least so many words."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of one shot.

    Attributes:
        title: its label, if it had one.
        text: the words.
        coverage: id of the shot size for one of several views of the same words; empty for the first.
    """

    title: str
    text: str
    coverage: str = ""


def scenes_of(text: str) -> list[Scene]:
    """Split a request into the texts of its shots; a request without marks of division is one.

    A number of shots that is asked for (`in 8 shots`) decides, where the marks do not.
    """
    marked = _marked(text)
    return marked if len(marked) > 1 else (divided(text) or marked)


def _marked(text: str) -> list[Scene]:
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
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 2 and all(len(line.split()) >= _WORDS_OF_A_SHOT and line[-1] in '.!?”"' for line in lines):
        return [Scene(title="", text=line) for line in lines][:_MAX_SHOTS]
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


_MANY: Final = rf"(?P<number>\d{{1,2}}|{'|'.join(n for n in NUMBER_WORDS if n not in ('zero', 'hundred', 'thousand'))})"
_KIND_OF_SHOT: Final = r"(?:separate |different |consecutive |short )?(?:shots|clips|scenes)\b[:.]?"
_ASKED: Final = tuple(
    re.compile(words, re.I)
    for words in (
        r"\b(?:please )?(?:make|create|generate|produce|film|shoot|tell|show|give me|split|divide|break|render)\b"
        rf"[^.!?\n]{{0,40}}? {_MANY} {_KIND_OF_SHOT}",
        rf"(?:\b(?:it |this |the story )?(?:in|into|as|over|across) )(?:exactly )?{_MANY} {_KIND_OF_SHOT}",
        rf"(?:^|\n|(?<=[.!?:;] )){_MANY} {_KIND_OF_SHOT}(?=$|[\n ])",
        rf"(?:\b(?:as |make |create )?(?:a |an )){_MANY}[ -](?:shot|scene) "
        r"(?:story|sequence|film|video|montage|storyboard)\b(?: of)?[:.]?",
    )
)
_STEPS: Final = re.compile(
    r"(?<=[.!?;])\s+|\s*[—–:]\s*|,\s+and\s+|\s+(?:and then|before|until|while)\s+|,\s+(?=\w+ing\b)"
    r"|,\s+(?:and\s+)?(?:then|finally|before|until|while|as|culminating in|ending in|ending with)\s+",
    re.I,
)
_COVERAGE: Final = ("wide", "medium", "close_up", "full", "medium_close_up", "extreme_close_up")


def divided(text: str) -> list[Scene]:
    """A story as the number of shots that it asks for; empty when it asks for none.

    Where fewer things happen than shots are asked for, some are seen in several sizes; where more, neighbours share.
    """
    asked = next((found for pattern in _ASKED if (found := pattern.search(text))), None)
    if asked is None:
        return []
    word = asked["number"].lower()
    number = min(int(word) if word.isdigit() else NUMBER_WORDS[word], _MAX_SHOTS)
    story = f"{text[: asked.start()]} {text[asked.end() :]}".strip(" ,.;:\n")
    steps = [step.strip(" ,;") for step in _STEPS.split(story) if len(step.split()) > 1]
    if number < 2 or not steps:
        return []
    while len(steps) > number:
        at = min(range(len(steps) - 1), key=lambda i: len(steps[i]) + len(steps[i + 1]))
        steps[at : at + 2] = [f"{steps[at].rstrip('.')}. {steps[at + 1]}"]
    views = [number // len(steps) + (index < number % len(steps)) for index in range(len(steps))]
    return [
        Scene(title="", text=step, coverage=_COVERAGE[view % len(_COVERAGE)] if count > 1 else "")
        for step, count in zip(steps, views, strict=True)
        for view in range(count)
    ]


def _counts_up(marks: list[re.Match[str]]) -> bool:
    numbers = [int(m[1]) for m in marks if m.re.groups and m[1].isdigit()]
    return not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_style(lead: str) -> bool:
    """A lead such as `Make three shots, cinematic, at night` is worth repeating; a bare `Storyboard` is not."""
    return len(lead.split()) > 2 and not re.match(
        r"(?:here|please|make|create|generate|storyboard|script)\b", lead, re.I
    )
