"""Commands can write any text to any stream: of every encoding, as text or as JSON."""

from __future__ import annotations

import io
import json

import pytest

from tui.console import Console

CARD = "• subject  “fox” ─ 35° × 2 … naïve 狐 🦊"


def written(encoding: str) -> tuple[Console, io.BytesIO]:
    raw = io.BytesIO()
    return Console(io.TextIOWrapper(raw, encoding=encoding)), raw


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "shift_jis"])
def test_text_is_written_in_every_encoding(encoding: str) -> None:
    console, raw = written(encoding)
    console.write(CARD)
    console.heading(CARD)
    console.paragraph(CARD * 9)
    assert raw.getvalue().decode(encoding).startswith(("• subject", "* subject"))


def test_ascii_gets_readable_stand_ins() -> None:
    console, raw = written("ascii")
    console.write("• 35° ─ “fox”…")
    assert raw.getvalue() == b'* 35 deg - "fox"...\n'


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_reads_back_the_same_in_every_encoding(encoding: str) -> None:
    console, raw = written(encoding)
    console.document({"text": CARD, "escape": "\x1b[31m", "half": "\ud83d"})
    assert json.loads(raw.getvalue().decode(encoding)) == {"text": CARD, "escape": "\x1b[31m", "half": "\ud83d"}


def test_escapes_never_reach_the_stream() -> None:
    console, raw = written("utf-8")
    console.write("\x1b[2J[red]x[/red]\x07")
    console.paragraph("\x1b]0;t\x07y")
    assert raw.getvalue() == b"[red]x[/red]\n  y\n"


def test_a_stream_that_is_no_terminal_gets_no_colour() -> None:
    console, raw = written("utf-8")
    console.heading("Findings")
    assert raw.getvalue() == b"Findings\n"


@pytest.mark.parametrize("columns", ["1", "24", "40", "400"])
def test_paragraphs_fit_narrow_terminals(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    console, raw = written("utf-8")
    console.paragraph("a golden retriever runs through a sunlit meadow " * 5)
    widest = max(len(line) for line in raw.getvalue().decode().splitlines())
    assert widest <= max(min(int(columns), 100), 20)
