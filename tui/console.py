"""Where the commands write: any stream, any encoding, any width."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
from collections.abc import Mapping
from typing import Any, TextIO

from tui.plain import plain

__all__ = ["Console"]

_BY_ASCII = str.maketrans(
    {
        "─": "-", "━": "=", "═": "=", "│": "|", "┃": "|", "▏": "|", "▕": "|", "█": "#", "░": ".", "▚": "/",
        "•": "*", "◦": "o", "▸": ">", "✓": "v", "●": "*", "○": "o", "→": "->", "…": "...", "–": "-", "—": "-",
        "×": "x", "·": ".", "°": " deg", "“": '"', "”": '"', "‘": "'", "’": "'", "≈": "~", "≤": "<=", "≥": ">=",
        "²": "2", "³": "3", "½": "1/2", "±": "+/-", "\u00a0": " ",
    }
)  # fmt: skip
_WIDEST = 100
_NARROWEST = 20


class Console:
    """A stream that takes any text.

    What is written is made `plain` first, and characters that the stream's encoding lacks are put in ASCII.

    Args:
        stream: standard output or standard error.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.is_terminal = stream.isatty()
        self.has_colour = self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """Columns to fill: the terminal's own, at most 100."""
        return max(min(shutil.get_terminal_size((88, 24)).columns, _WIDEST), _NARROWEST)

    def write(self, text: str = "") -> None:
        """Writes `text` and a line end."""
        self._stream.write(self._encodable(plain(text)) + "\n")
        self._stream.flush()

    def heading(self, text: str) -> None:
        """Writes a heading: bold where the terminal allows it."""
        if not self.has_colour:
            self.write(text)
            return
        self._stream.write(f"\x1b[1m{self._encodable(plain(text))}\x1b[0m\n")

    def paragraph(self, text: str, *, indent: str = "  ") -> None:
        """Writes `text` wrapped to the width, each line after `indent`; names with hyphens stay whole, to be copied."""
        for line in plain(text).splitlines() or [""]:
            filled = textwrap.fill(
                line, self.width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
            )
            self.write(filled)

    def redraw(self, line: str) -> None:
        """Replaces the terminal's current line by `line`, cut to the width; "" clears it. Only for terminals."""
        columns = shutil.get_terminal_size((80, 24)).columns
        self._stream.write("\r" + self._encodable(plain(line))[: columns - 1] + "\x1b[K")
        self._stream.flush()

    def document(self, document: Mapping[str, Any]) -> None:
        """Writes one JSON document; characters the encoding lacks become JSON escapes."""
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
        if not self._can_encode(text):
            text = json.dumps(document, ensure_ascii=True, indent=2, allow_nan=False)
        self._stream.write(text + "\n")
        self._stream.flush()

    def can_encode(self, text: str) -> bool:
        """Whether the stream's encoding holds every character of `text`."""
        return self._can_encode(text)

    def _can_encode(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True

    @property
    def _encoding(self) -> str:
        return self._stream.encoding or "utf-8"

    def _encodable(self, text: str) -> str:
        if self._can_encode(text):
            return text
        return text.translate(_BY_ASCII).encode(self._encoding, "replace").decode(self._encoding)
