"""How many things people have with them, what is worn on the back, and what several lift, hang and plant."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.acting import parts_of
from generators.previz.motion.biped import BipedGait
from tests.generators.staged_words import shot_of, staged


def held_by_palms(words: str, thing: str) -> int:
    """How many things of a name are within reach of a palm."""
    players = staged(words).performance.players
    gaits = [p.animation for p in players if isinstance(p.animation, BipedGait)]
    palms = [np.array(palm) for gait in gaits for palm in gait.bear(2.0).palms.values()]
    things = [np.array(p.animation(2.0).position) for p in players if p.track.subject_id == thing]
    return sum(min(float(np.linalg.norm(palm - at)) for palm in palms) < 1.0 for at in things)


def test_two_people_with_three_umbrellas_have_all_of_them_in_their_hands() -> None:
    assert held_by_palms("Two people with three umbrellas.", "umbrella") == 3


def test_a_backpack_is_worn() -> None:
    shot = shot_of("A boy with a backpack walks to school.")
    assert [s.id for s in shot.subjects] == ["boy"]
    assert [look.text for look in shot.subjects[0].looks] == ["backpack"]


def test_a_backpack_in_the_hand_is_a_thing() -> None:
    assert "backpack" in {s.id for s in shot_of("A boy with a backpack in his hand waits.").subjects}


@pytest.mark.parametrize("words", ["Two friends lift a sofa together.", "Two people move a table together."])
def test_two_who_lift_a_sofa_have_it_between_them(words: str) -> None:
    (deed,) = parts_of(shot_of(words))[0].deeds
    assert deed.performance == "bear"


def test_a_tree_that_is_planted_is_a_sapling() -> None:
    tops = {t.subject_id: t.centre(2.0)[2] for t in staged("A man plants a tree.").tracks}
    assert tops["tree"] < 1.3


def test_something_that_is_picked_up_is_there() -> None:
    (deed,) = parts_of(shot_of("One person picks up something dropped by another."))[0].deeds
    assert deed.needs("object") == "book"


def test_who_rides_in_a_carriage_has_no_bicycle() -> None:
    stage = staged("A couple rides in a horse-drawn carriage through the park.")
    assert not any("bicycle" in track.subject_id for track in stage.tracks)


def test_a_door_that_is_held_open_is_there() -> None:
    assert "door" in {s.id for s in shot_of("One person holds a door open while the other walks through.").subjects}


def test_clothes_are_picked_out_of_a_wardrobe() -> None:
    (deed,) = parts_of(shot_of("One person picks out clothes for another person."))[0].deeds
    assert deed.needs("object") == "wardrobe"
