"""Deeds in a row: what was picked is bitten into, what is done to a thing is done by somebody, who lies yawns lying."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.by_somebody import in_active_words
from generators.previz.deeds import Deed
from generators.previz.enacting import deeds_of
from generators.previz.motion.habits import habit_of, resting_after
from generators.previz.motion.performing import performance_of
from generators.previz.supervising.acted import unacted
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged


def deeds(words: str) -> tuple[Deed, ...]:
    """What the main subject of a request does, as it is staged."""
    shot = as_staged(shot_of(words))
    main = shot.main_subject
    assert main is not None
    own = [beat for beat in shot.beats if beat.subject == main.id]
    return deeds_of(shot, main, own, "stand", shot.duration_s or 5.0)


def warned(words: str) -> str:
    """What the stage says is not acted out."""
    shot: Shot = as_staged(shot_of(words))
    return " ".join(unacted(shot))


@pytest.mark.parametrize(
    ("words", "food"),
    [
        ("A person picks fruit from a tree, and then takes a bite.", "fruit"),
        ("A woman peels an orange, sits down and starts chewing.", "orange"),
    ],
)
def test_a_bite_is_of_what_is_at_hand(words: str, food: str) -> None:
    assert food in deeds(words)[-1].object


def test_who_has_nothing_at_hand_eats_something_of_their_own() -> None:
    assert deeds("A man sits down and starts chewing.")[-1].needs("object") == "sandwich"


@pytest.mark.parametrize(
    ("action", "noun", "active"),
    [
        ("being opened", "thermos", "opening the thermos"),
        ("being cut into slices", "cake", "cutting the cake into slices"),
        ("being picked up", "apple", "picking up the apple"),
        ("being typed on", "keyboard", "typing on the keyboard"),
        ("being wound up by a hand", "toy car", "winding up the toy car"),
        ("rising", "steam", ""),
    ],
)
def test_what_is_done_to_a_thing_is_told_of_who_does_it(action: str, noun: str, active: str) -> None:
    assert in_active_words(action, noun) == active


def test_somebody_does_what_is_done_to_a_thing() -> None:
    words = "An apple is picked up, washed, and then sliced."
    assert [deed.performance for deed in deeds(words)] == ["pick_up", "wash", "chop"]


def test_a_hand_has_somebody_to_it() -> None:
    main = as_staged(shot_of("A hand picks up a key and puts it down.")).main_subject
    assert main is not None
    assert (main.noun, main.kind) == ("person", "human")


def test_nobody_lifts_steam() -> None:
    words = "A teapot whistles as steam comes out, is lifted off the stove, and then poured into a cup."
    assert not [s for s in as_staged(shot_of(words)).subjects if s.kind == "human"]


def test_the_hands_of_a_clock_are_nobodys() -> None:
    assert not [s for s in as_staged(shot_of("The hands of a clock move and then stop.")).subjects if s.kind == "human"]


def test_nobody_is_added_where_somebody_is_told_of() -> None:
    assert len(as_staged(shot_of("A dog watches as a letter is folded.")).subjects) == 2


@pytest.mark.parametrize(
    ("action", "nouns", "row"),
    [
        ("shaking a cocktail", [], "shake_drink"),
        ("shaking hands", [], "handshake"),
        ("dipping a cookie into milk", [], "dip"),
        ("flipping it", ["steak"], "flip_over"),
        ("doing a flip", [], "somersault"),
        ("turning the key", [], "turn_key"),
        ("turning around", [], "turn"),
        ("adding milk", [], "add_to"),
        ("crumpling a piece of paper", [], "squeeze_out"),
        ("beating its chest", [], "beat_chest"),
        ("getting on the bike", [], "get_on_cycle"),
        ("unrolling a yoga mat", [], "unroll"),
        ("rolling out the dough", [], "roll_out"),
        ("smelling it", ["flower"], "smell"),
        ("checking her watch", [], "check_watch"),
        ("loading a washing machine", [], "load_machine"),
    ],
)
def test_everyday_deeds_have_performances(action: str, nouns: list[str], row: str) -> None:
    played = performance_of(action, "", nouns, posture=False)
    assert played is not None
    assert played.id == row


def test_one_bicycle_is_mended_mounted_and_ridden() -> None:
    told = deeds("A person inflates the rear wheel of the bike, gets on it, and then continues to ride.")
    assert {deed.object for deed in told} == {"bike"}


def test_one_table_is_enough() -> None:
    told = deeds("A chef cracks an egg into a bowl and then whisks it.")
    assert len({deed.needs("surface") for deed in told}) == 1


def test_in_a_forest_one_sits_on_the_ground() -> None:
    assert deeds("A woman walks into the forest and sits down.")[-1].posture == "sit_ground"
    assert deeds("A woman walks into the kitchen and sits down.")[-1].posture == "sit"


def test_on_a_mat_one_sits_on_the_ground() -> None:
    assert deeds("A woman unrolls a yoga mat, sits down on it, and then meditates.")[1].posture == "sit_ground"


def test_a_childs_friend_is_a_child() -> None:
    girl, friend = (s for s in as_staged(shot_of("A girl gives her friend a flower.")).subjects if s.kind == "human")
    assert friend.height_m == girl.height_m


def test_a_lion_that_lies_yawns_lying() -> None:
    lies = habit_of("lie", "lounging in the sun")
    _, rests = resting_after(None, lies, moving=False)
    now, rests = resting_after(rests, habit_of("talk", "yawning widely"), moving=False)
    assert now == lies.stance
    assert resting_after(rests, habit_of("run", "running away"), moving=True) == (None, None)


def test_a_deer_lifts_its_own_head() -> None:
    assert not warned("A deer drinks from a stream, lifts its head to listen, and then darts away.")


def test_who_jumps_with_an_umbrella_jumps_and_has_it_in_the_hand() -> None:
    stage = staged("a girl with an umbrella jumping into a puddle")
    girl, umbrella = (next(t for t in stage.tracks if t.subject_id == name) for name in ("girl", "umbrella"))
    ways = [umbrella.centre(time) - girl.centre(time) for time in (0.5, 1.5, 2.5, 3.5)]
    assert all(float((way**2).sum()) < 1.2**2 for way in ways)
    assert not any("not acted" in warning for warning in stage.warnings)
