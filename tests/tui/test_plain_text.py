"""No text from outside can steer the terminal, and what can be read of it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain import one_line, plain

STEERING = [
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b]0;a new title\x07after", "after"),
    ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("\x1bP0;1q#0;2;0;0;0#0~~\x1b\\after", "after"),
    ("\x9b2Jclear", "clear"),
    ("\x1b(0line drawing", "line drawing"),
    ("back\x08\x08space", "backspace"),
    ("bell\x07", "bell"),
    ("nul\x00", "nul"),
    ("left\u202eright", "leftright"),
    ("zero\u200bwidth", "zerowidth"),
    ("half\ud83dpair", "half\ufffdpair"),
    ("cr\r\nlf\rend\u2028line", "cr\nlf\nend\nline"),
    ("a\tb", "a    b"),
]


@pytest.mark.parametrize(("given_text", "shown"), STEERING)
def test_steering_is_taken_out_and_words_stay(given_text: str, shown: str) -> None:
    assert plain(given_text) == shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_that_steers_is_ever_left(text: str) -> None:
    shown = plain(text)
    assert all(
        character == "\n" or (ord(character) >= 32 and not 0x7F <= ord(character) <= 0x9F) for character in shown
    )
    shown.encode("utf-8")


@given(st.text(alphabet=st.characters(codec=None)))
def test_making_plain_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["犬が走る", "Ein Hund läuft über die Wiese", "كلب يركض", "👩‍🚀🐕", "[bold]x[/bold]", "50 °C, ×2"]
)
def test_every_language_and_markup_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("a\n b   c") == "a b c"
    assert one_line("abcdefgh", 5) == "abcd…"
    assert one_line("abcde", 5) == "abcde"
