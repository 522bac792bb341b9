"""A thing told as a look, or held on the way, is a thing in the hand, and nothing that one walks to."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.things import held_by
from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Look, Shot
from tests.generators.rig_stage import shot_of, stage


def staged(request: str, say: str = "") -> Shot:
    """A request as it is staged, after a sentence of change."""
    shot = complete(read(request).shots[0])
    return as_staged(complete(revise(shot, say).shot) if say else shot)


@pytest.mark.parametrize(
    ("request_", "say", "thing"),
    [
        ("a woman walks down a road", "give her a yellow umbrella", "umbrella"),
        ("a boy runs in a meadow", "give him a balloon", "balloon"),
    ],
)
def test_it_is_carried_along(request_: str, say: str, thing: str) -> None:
    shot = staged(request_, say)
    held = held_by(shot, shot.subjects[0])
    assert held is not None
    assert held.noun == thing
    assert [beat.target for beat in shot.beats if beat.subject == shot.subjects[0].id] == [""]


def test_what_is_worn_stays_a_look() -> None:
    shot = staged("a woman walks down a road", "give her a red hat")
    assert [[look.text for look in s.looks] for s in shot.subjects] == [["red hat"]]


def test_who_stands_holds_what_they_are_given() -> None:
    shot = staged("a woman stands on a pier", "give her a guitar")
    guitar = next(s for s in shot.subjects if s.noun == "guitar")
    assert [(beat.subject, beat.target) for beat in shot.beats if "holding" in beat.action] == [("woman", guitar.id)]


def test_a_robot_whose_eyes_have_a_colour_wears_no_clothes() -> None:
    plain, eyed = (_surfaces(looks) for looks in ([], [Look(part="eyes", text="red eyes", colour="red")]))
    assert len(plain - eyed) == len(eyed - plain) == 1


def _surfaces(looks: list[Look]) -> set[tuple[float, ...]]:
    """The colours of a robot's shapes."""
    scene = stage(shot_of("robot", "robot", "stand", looks=looks)).scene
    return {tuple(round(float(part), 3) for part in colour) for colour in scene.colour}


def test_what_is_put_on_a_lap_sits_there() -> None:
    shot = staged("an old man sits in an armchair", "put a cat on his lap")
    assert [beat.action for beat in shot.beats if beat.subject == "cat"] == ["sitting on the lap of the old man"]
