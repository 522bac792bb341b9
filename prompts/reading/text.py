"""The request as it arrives: cleaned of what is not text, measured, and refused when no shot can come of it."""

from __future__ import annotations

import re
import unicodedata

from prompts.errors import RequestError

__all__ = ["MAX_CHARACTERS", "MAX_SCRIPT_CHARACTERS", "clean", "clean_request"]

MAX_CHARACTERS = 8000
"""The longest request a shot can hold."""

MAX_SCRIPT_CHARACTERS = 60_000
"""The longest script that is divided into shots."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,400}(?:\x07|\x1b\\)?|[@-Z\\-_])")
"""Terminal escapes: control sequences, operating-system commands (such as window titles), two-character ones."""

_WITH = re.compile(r"(?<![\w/])w/(o\b)?[ \t]*(?=\w)", re.I)
"""`w/` and `w/o`, as people note `with` and `without`."""

_SHORTENED = re.compile(
    r"\b(he|she|they|there|that|do|does|did|is|are|was|were|has|have|could|should|would|wo|ca)(s|re|nt)\b", re.I
)
"""`hes`, `theyre`, `dont`: shortened forms typed without their mark; what is a word as it stands is not among them."""
_MARKED = {
    "s": frozenset({"he", "she", "there", "that"}),
    "re": frozenset({"they"}),
    "nt": frozenset({
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "could", "should", "would", "wo", "ca",
    }),
}  # fmt: skip
"""Which words each shortened ending may follow."""

_BREAKS = re.compile(r"[ \t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def clean(text: str) -> str:
    """The text without terminal escapes, control and invisible characters; spaces single, lines kept.

    Args:
        text: anything a person or a file gave. Markup such as `[red]` is left as the plain words it is.
    """
    text = _WITH.sub(lambda m: "without " if m[1] else "with ", text)
    text = _SHORTENED.sub(_with_mark, text)
    text = unicodedata.normalize("NFC", _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in text if c == "\n" or c == "\t" or unicodedata.category(c) not in _UNSEEN)
    lines = (_BREAKS.sub(" ", line).strip() for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _with_mark(match: re.Match[str]) -> str:
    """`he's` for `hes`, `don't` for `dont`."""
    word, ending = match[1], match[2].lower()
    if word.lower() not in _MARKED[ending]:
        return match.group()
    return f"{word}n't" if ending == "nt" else f"{word}'{ending}"


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean_request(request: str) -> str:
    """The cleaned request.

    Raises:
        RequestError: it is empty, longer than `MAX_CHARACTERS` once cleaned, or has no word in it.
    """
    text = clean(request)
    if not text:
        raise RequestError("The request is empty. Say what should be seen, such as: a dog running on a beach.")
    if len(text) > MAX_CHARACTERS:
        raise RequestError(
            f"The request is {len(text):,} characters long; the limit is {MAX_CHARACTERS:,}. "
            "Shorten it, or give it in parts."
        )
    if not any(unicodedata.category(c)[0] in "LN" for c in text):
        raise RequestError(
            "The request has no words in it. Say in words what should be seen: a dog running on a beach."
        )
    return text
