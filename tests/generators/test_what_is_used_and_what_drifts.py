"""What is used to do something is in a hand; things go by plain names; what drifts in space is left out."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.things import is_large
from prompts.shot import Subject
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("A knife is used to cut a tomato.", "knife"),
        ("A silver pen is used to write on a sheet of paper.", "pen"),
        ("A red paintbrush is used to apply paint to the rough surface of a canvas.", "paintbrush"),
    ],
)
def test_what_is_used_is_in_somebodys_hand(words: str, tool: str) -> None:
    shot = as_staged(shot_of(words))
    (deed,) = (beat for beat in shot.beats if beat.subject == "somebody")
    assert deed.action.endswith(f"with the {tool}")
    assert not any("not acted" in warning for warning in staged(words).warnings)


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("A cork is placed on the surface of a bucket filled with water.", "bucket"),
        ("A container of yoghurt is opened.", "jar of yoghurt"),
    ],
)
def test_things_go_by_the_name_of_what_is_seen_of_them(words: str, noun: str) -> None:
    assert noun in {s.noun for s in as_staged(shot_of(words)).subjects}


def test_liquid_that_drifts_in_space_is_left_out_and_said() -> None:
    words = "A bottle of ketchup is squeezed in the space station, with the thick liquid spreading out."
    assert "liquid" not in {s.kind for s in as_staged(shot_of(words)).subjects}
    assert "not drawn in the previz: the liquid" in staged(words).warnings


@pytest.mark.parametrize(
    ("noun", "kind", "large"),
    [
        ("toy car", "vehicle", False),
        ("paper airplane", "aircraft", False),
        ("car", "vehicle", True),
        ("boat", "boat", True),
    ],
)
def test_toys_and_folded_paper_are_worked_at_on_a_table(noun: str, kind: str, *, large: bool) -> None:
    assert is_large(Subject(id="it", noun=noun, kind=kind)) is large


def test_who_plays_on_a_phone_looks_at_it_in_the_hand() -> None:
    assert staged("A boy plays a game on his phone.").warnings == ()
