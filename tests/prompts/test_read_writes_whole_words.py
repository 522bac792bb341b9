"""What the reader writes of its own reads like English: verbs in their right form, no gaps, no options of a command."""

from __future__ import annotations

import pytest

from prompts.errors import RequestError
from prompts.read import read


def test_has_is_a_form_of_have() -> None:
    [beat] = read("Mira has a green umbrella").shots[0].beats
    assert beat.action == "having a green umbrella"


def test_a_quotation_leaves_no_gap_behind() -> None:
    [shot] = read('a man holds a sign that says "OPEN ALL NIGHT" in front of a shop').shots
    assert [text.text for text in shot.text] == ["OPEN ALL NIGHT"]
    assert all("  " not in beat.action for beat in shot.beats)


def test_a_refusal_names_no_option_of_a_command() -> None:
    with pytest.raises(RequestError) as refusal:
        read("ein Hund läuft durch den Schnee")
    assert "--" not in str(refusal.value)
    assert "English" in str(refusal.value)
