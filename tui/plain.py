"""Text from users, models, files and servers, made safe to show.

What comes from outside is data. Before any of it reaches a terminal it passes through here: escape sequences,
control characters and invisible direction marks are taken out, so that no text can move the cursor, set the
window's title or read differently from how it is stored.
"""

from __future__ import annotations

import re

__all__ = ["one_line", "plain"]

_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor moves
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"  # strings: titles, links, sixels
    "|\x1b[ -/]*[0-~]?"  # any other escape
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # zero-width marks and direction overrides
)
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without escape sequences and control characters; line ends become line feeds, tabs four spaces."""
    text = _LINE_END.sub("\n", _ESCAPES.sub("", text))
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text)).replace("\t", "    ")


def one_line(text: str, limit: int = 0) -> str:
    """`plain` text on one line, cut with an ellipsis where it is longer than `limit` characters (0: uncut)."""
    line = " ".join(plain(text).split())
    return line if not limit or len(line) <= limit else line[: max(limit - 1, 0)].rstrip() + "…"
