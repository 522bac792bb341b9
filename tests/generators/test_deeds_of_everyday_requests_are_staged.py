"""What everyday requests say is what the stage shows: dropped things fall, stacks are stacked, who passes is beside."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.performing import performance_of
from tests.generators.staged_words import staged, tracks_of


def test_what_is_dropped_falls_and_who_licks_it_up_is_there() -> None:
    words = "a boy drops his ice cream, then a dog licks it up"
    (ice,), (dog,) = tracks_of(words, "ice_cream"), tracks_of(words, "dog")
    assert ice.centre(0.2)[2] > 0.6
    assert ice.base(2.4)[2] < 0.05
    assert abs(ice.centre(2.4)[0] - dog.centre(3.5)[0]) < 0.8 * dog.length_m


def test_a_stack_is_stacked() -> None:
    plates = tracks_of("a stack of plates on a table", "plate")
    heights = sorted(float(track.base(0.0)[2]) for track in plates)
    assert len(plates) > 2
    assert len({round(float(t.centre(0.0)[0]), 3) for t in plates}) == 1
    assert np.all(np.diff(heights) > 0.5 * plates[0].height_m)


def test_a_stack_that_has_a_rig_of_its_own_is_one_thing() -> None:
    (stack,) = tracks_of("a stack of pancakes with syrup dripping down", "pancake_stack")
    assert stack.height_m > 0.05


def test_who_overtakes_rides_its_own_machine_beside_the_other() -> None:
    words = "a motorcyclist overtakes a lorry on a wet motorway"
    rider, lorry = staged(words).tracks
    assert abs(rider.centre(2.5)[1] - lorry.centre(2.5)[1]) > 1.0
    assert rider.centre(4.5)[0] - lorry.centre(4.5)[0] > rider.centre(0.5)[0] - lorry.centre(0.5)[0] + 3.0
    nouns = {player.model.figure.name for player in staged(words).performance.players}
    assert any(".x" in name for name in nouns), "its motorcycle comes with it"


def test_a_mother_duck_swims_before_her_ducklings() -> None:
    words = "a mother duck leads five ducklings across a pond"
    (duck,), ducklings = tracks_of(words, "duck"), tracks_of(words, "duckling")
    ahead = duck.heading(2.5)
    assert all(float((duck.centre(2.5) - other.centre(2.5)) @ ahead) > 0.0 for other in ducklings)


def test_a_bird_that_flies_off_is_followed() -> None:
    stage = staged("an owl turns its head on a branch at night, then flies off")
    (owl,) = [track for track in stage.tracks if track.subject_id == "owl"]
    assert owl.centre(4.8)[2] > owl.centre(1.0)[2] + 0.8
    assert not any("out of sight" in words for words in stage.warnings)


def test_who_watches_from_a_bench_sits_on_it() -> None:
    words = "a child blows soap bubbles in a park while her father watches from a bench"
    (father,), (bench,) = tracks_of(words, "father"), tracks_of(words, "bench")
    assert np.linalg.norm((father.centre(2.0) - bench.centre(2.0))[:2]) < 0.8


def test_the_moon_has_ground() -> None:
    assert staged("an astronaut plants a flag on the moon").warnings == ()
    model = staged("an astronaut plants a flag on the moon").model
    assert any(model.geom_type == 0), "a plane to stand on"


@pytest.mark.parametrize(
    ("words", "verb"), [("circling each other in a ring", "box_in_ring"), ("ringing the bell", "press")]
)
def test_a_ring_is_no_verb(words: str, verb: str) -> None:
    row = performance_of(words, "", posture=False)
    assert row is not None
    assert row.id == verb


def test_a_move_in_begins_where_it_goes_on() -> None:
    stage = staged("a watchmaker repairs a pocket watch at his bench, medium close-up, slow push in")
    first, next_ = (np.asarray(stage.camera.pose(t).position, np.float64) for t in (0.0, 0.05))
    assert np.linalg.norm(next_ - first) < 0.02


def test_a_macro_is_of_what_the_hands_are_at() -> None:
    stage = staged("a watchmaker repairs a pocket watch at his bench, macro")
    assert stage.camera.target.tracks[0].subject_id == "pocket_watch"
    face = staged("an extreme close-up of a woman's eyes as she reads a letter")
    assert face.camera.target.tracks[0].subject_id == "woman"


def test_who_is_pushed_sits_in_the_wheelchair_and_looks_ahead() -> None:
    words = "a nurse pushes an old woman in a wheelchair through a hospital corridor"
    (nurse,), (rider,), (chair,) = (tracks_of(words, name) for name in ("nurse", "old_woman", "wheelchair"))
    for time in (0.5, 2.5, 4.5):
        assert np.linalg.norm((rider.centre(time) - chair.centre(time))[:2]) < 0.6
        assert float((rider.centre(time) - nurse.centre(time)) @ nurse.heading(time)) > 0.3
        assert float(rider.heading(time) @ nurse.heading(time)) > 0.9


def test_who_trips_falls_on_the_spot() -> None:
    (waiter,) = tracks_of("a waiter trips and drops a tray of glasses, then everybody looks at him", "waiter")
    assert waiter.centre(0.0)[2] < 1.2


def test_cubs_go_along_behind() -> None:
    words = "a polar bear walks across the ice with two cubs behind her"
    (bear,), cubs = tracks_of(words, "polar_bear"), tracks_of(words, "cub")
    for time in (0.5, 4.5):
        assert all(float((cub.centre(time) - bear.centre(time)) @ bear.heading(time)) < 0.0 for cub in cubs)


def test_lightning_strikes_in_the_flash_and_what_it_strikes_is_framed() -> None:
    stage = staged("lightning strikes a lone tree on a hill during a storm")
    assert stage.camera.target.tracks[0].subject_id == "tree"
    assert stage.warnings == ()
    number, data = 1, stage.new_data()
    stroke = np.flatnonzero(stage.scene.subject == number)
    high = [float(stage.frame(time, data).position[stroke, 2].max()) for time in (0.7, 1.5)]
    assert high[0] > 0.0 > high[1]


def test_a_net_on_a_quay_is_a_fishing_net_and_lies_before_who_mends_it() -> None:
    words = "a sailor mends a net on a quay while two gulls land beside him, slow push in"
    (net,) = tracks_of(words, "net")
    assert net.height_m < 0.5
    assert staged(words).warnings == ()


def test_several_that_fall_lie_side_by_side() -> None:
    apples = tracks_of("three apples fall out of a paper bag onto a table", "apple")
    places = np.array([apple.centre(4.5)[:2] for apple in apples])
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)[np.triu_indices(3, 1)]
    assert gaps.min() > 0.8 * apples[0].height_m


def test_a_tornado_stands_near_enough_to_be_seen() -> None:
    stage = staged("a tornado moves across a farm, wide shot")
    assert stage.camera.framing.distance_m < 300.0


@pytest.mark.parametrize(
    "words", ["a barber shaves an old man with a razor, close-up", "a dog chases a boy through a park"]
)
def test_people_whom_others_have_to_do_with_can_be_posed(words: str) -> None:
    assert len(staged(words).tracks) >= 2


def test_two_who_push_one_thing_stand_beside_each_other_behind_it() -> None:
    words = "two farmers push a cart along a lane"
    (cart,), (one, other) = tracks_of(words, "cart"), tracks_of(words, "farmer")
    ahead = one.heading(2.5)
    apart = (one.centre(2.5) - other.centre(2.5))[:2]
    assert float(abs(apart[0] * ahead[1] - apart[1] * ahead[0])) > 0.3
    for farmer in (one, other):
        assert float((cart.centre(2.5) - farmer.centre(2.5)) @ ahead) > 0.3


def test_beds_are_made_at_the_bed_and_nothing_else_is() -> None:
    made = [performance_of(f"making the {noun}", "work", (noun,)) for noun in ("bed", "birdhouse")]
    assert [row.id == "make_bed" for row in made if row] == [True, False]
