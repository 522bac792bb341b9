"""A part of another animal that an animal is told to have lies nowhere beside it; what is not drawn of it is said."""

from __future__ import annotations

from generators.previz.parts_of_others import with_parts_of_others_on_them
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of


def test_such_a_part_is_no_thing_of_its_own() -> None:
    assert [s.id for s in with_parts_of_others_on_them(shot_of("a frog with the shell of a snail")).subjects] == [
        "frog"
    ]


def test_what_is_not_drawn_of_it_is_said() -> None:
    stage = Stage.build(shot_of("a bear with the shell of a turtle"), seed=3, width=96, height=54)
    assert "not seen in the previz: the shell of a turtle on the bear" in stage.warnings


def test_a_shell_beside_a_dog_is_a_shell() -> None:
    assert len(with_parts_of_others_on_them(shot_of("a dog and a shell of a snail on the beach")).subjects) == 2
