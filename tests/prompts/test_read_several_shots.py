"""Labels, numbered lists and cuts divide a request into shots; people stay who they are."""

from __future__ import annotations

import pytest

from prompts.errors import RequestError
from prompts.read import read
from prompts.shot import Source


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ("Shot 1: a dog runs. Shot 2: a cat sleeps. Shot 3: they meet.", 3),
        ("1. a dog runs\n2. a cat sleeps", 2),
        ("- a dog runs\n- a cat sleeps\n- a bird sings", 3),
        ("A dog runs on a beach. Cut to a cat sleeping on a sofa.", 2),
        ("Scene 1\na dog runs\nScene 2\na cat sleeps", 2),
        ("a dog runs. The light is soft.", 1),
        ("a 2.5 m tall robot walks", 1),
        ("a shot of 2 dogs", 1),
        ("wide shot: a shepherd on a hill; then close on his hands tying a knot", 2),
        ("a wide field, then close to the fence a hare", 1),
    ],
)
def test_the_number_of_shots(request_: str, count: int) -> None:
    assert len(read(request_).shots) == count


def test_a_recurring_character_keeps_id_and_looks() -> None:
    first, second = read(
        "Shot 1: A teenage girl with short red hair walks into a cafe.\nShot 2: The girl sits at a table."
    ).shots
    assert second.subjects[0].id == first.subjects[0].id
    assert second.subjects[0].looks == first.subjects[0].looks


def test_a_second_dog_is_another_dog() -> None:
    first, second = read("1. a black dog runs\n2. a white dog sleeps").shots
    assert first.subjects[0].id != second.subjects[0].id


STORY = (
    "A baker opens her shop before dawn. She kneads the dough, then she lights the oven. "
    "Customers arrive, and the baker hands them warm bread."
)


@pytest.mark.parametrize("number", [2, 3, 4, 5, 8])
@pytest.mark.parametrize("asked", ["Make {} shots.", "Tell it in {} shots.", "Show this as {} separate clips."])
def test_a_story_becomes_as_many_shots_as_are_asked_for(number: int, asked: str) -> None:
    shots = read(f"{STORY} {asked.format(number)}").shots
    assert len(shots) == number
    assert all(str(number) not in shot.request for shot in shots)


def test_views_of_the_same_words_differ_in_size_and_say_who_chose_it() -> None:
    shots = read("In three shots: a fox crosses a frozen lake.").shots
    assert len({shot.camera.size for shot in shots}) == 3
    assert {shot.provenance["camera.size"].source for shot in shots} == {Source.DIRECTOR}
    assert {subject.id for shot in shots for subject in shot.subjects} == {"fox"}


def test_a_shot_of_some_things_is_one_shot() -> None:
    assert len(read("a shot of three clips on a table").shots) == 1


def test_lines_of_a_script_are_shots() -> None:
    script = "\n".join([
        "A sailor coils a rope on the deck of a ship.",
        "The sailor looks up at the dark sky.",
        "A wave breaks over the bow of the ship.",
    ])  # fmt: skip
    shots = read(script).shots
    assert len(shots) == 3
    assert shots[1].subjects[0].id == shots[0].subjects[0].id


def test_a_script_may_be_longer_than_a_shot_and_a_shot_may_not() -> None:
    sentence = "A tall man in a grey coat walks slowly along the wet street. " * 20
    script = "\n".join(f"Shot {n}: {sentence}" for n in range(1, 13))
    assert len(script) > 8000
    assert len(read(script).shots) == 12
    with pytest.raises(RequestError, match="8,000"):
        read(sentence * 10)


def test_a_scene_heading_with_shots_under_it_is_no_shot() -> None:
    script = (
        "Scene 1\nShot 1: a dog runs.\nShot 2: the dog barks.\n\nScene 2\nShot 3: the dog sleeps.\nShot 4: it wakes up."
    )
    shots = read(script).shots
    assert len(shots) == 4
    assert {s.id for shot in shots for s in shot.subjects} == {"dog"}


def test_a_group_that_comes_back_is_the_same_group() -> None:
    first, second = read(
        "Shot 1: Two students in white lab coats stand at a bench.\nShot 2: The two students pour water into a glass."
    ).shots
    assert second.subjects[0].id == first.subjects[0].id
    assert second.subjects[0].looks == first.subjects[0].looks


def test_what_is_told_of_a_character_in_one_shot_holds_in_all() -> None:
    shots = read(
        "Shot 1: A gardener waters the roses.\n"
        "Shot 2: The gardener, wearing a green apron and a straw hat, looks up with a calm face.\n"
        "Shot 3: She walks home and the gardener closes the gate.\n"
        "Shot 4: A dog runs past."
    ).shots
    gardeners = [next(s for s in shot.subjects if s.noun == "gardener") for shot in shots[:3]]
    lasting = [[(k.part, k.text) for k in g.looks if k.part != "face"] for g in gardeners]
    assert {g.id for g in gardeners} == {"gardener"}
    assert lasting == [[("apron", "green apron"), ("straw hat", "straw hat")]] * 3
    assert not any(s.noun == "gardener" for s in shots[3].subjects)
