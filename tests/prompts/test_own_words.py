"""What happens is told in the user's own words for as long as they are true of the shot."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.revise import revise
from prompts.wording.articles import subject_with_article
from prompts.wording.conjugation import conjugated


def told(request: str, dialect: str = "plain") -> str:
    return compile_prompt(complete(read(request).shots[0]), dialect).text


@pytest.mark.parametrize(
    ("caption", "present", "progressive"),
    [
        ("a dog running and barking", "a dog runs and barks", "a dog is running and barking"),
        ("two kids building a castle while the tide comes in", "two kids build a castle while the tide comes in",
         "two kids are building a castle while the tide comes in"),
        ("an old man and his dog sitting on a bench", "an old man and his dog sit on a bench",
         "an old man and his dog are sitting on a bench"),
        ("a herd of elephants crossing a plain", "a herd of elephants crosses a plain",
         "a herd of elephants is crossing a plain"),
        ("a woman slowly opening a door", "a woman slowly opens a door", "a woman is slowly opening a door"),
        ("a black and white cat sleeping", "a black and white cat sleeps", "a black and white cat is sleeping"),
        ("a tube being squeezed by a hand", "a tube is being squeezed by a hand", "a tube is being squeezed by a hand"),
        ("a running shoe landing in a puddle", "a running shoe lands in a puddle",
         "a running shoe is landing in a puddle"),
        ("A chef slices an onion, wipes his eyes and laughs", "A chef slices an onion, wipes his eyes and laughs",
         "A chef is slicing an onion, wiping his eyes and laughing"),
        ("a dog running and a cat sleeping", "a dog runs and a cat sleeps", "a dog is running and a cat is sleeping"),
        ("a woman standing at a window looks out", "a woman standing at a window looks out", ""),
        ("a painter on a ladder, clouds drifting past", "", ""),
        ("A person is riding a bike", "A person is riding a bike", "A person is riding a bike"),
    ],
)  # fmt: skip
def test_a_caption_becomes_a_sentence_and_a_sentence_stays(caption: str, present: str, progressive: str) -> None:
    assert conjugated(caption)[0] == (present or caption)
    assert conjugated(caption, progressive=True)[0] == (progressive or caption)


def test_whether_there_is_a_verb_is_known() -> None:
    assert conjugated("a dog running")[1]
    assert not conjugated("a bottle of perfume on wet stones, drops sliding down the glass")[1]


@pytest.mark.parametrize(
    ("caption", "with_article"),
    [
        ("girl with blue hair standing", "a girl with blue hair standing"),
        ("fog rolling in", "fog rolling in"),
        ("Gwen Stacy reading", "Gwen Stacy reading"),
        ("dogs running", "dogs running"),
        ("dawn breaks over a lake", "dawn breaks over a lake"),
        ("Astronaut floating", "an astronaut floating"),
    ],
)
def test_a_bare_subject_gets_its_article(caption: str, with_article: str) -> None:
    assert subject_with_article(caption) == with_article


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ("a tired nurse drinking coffee in an empty corridor at 4 am",
         "A tired nurse drinks coffee in an empty corridor at 4 am."),
        ("close-up of an ant carrying a leaf", "An ant carries a leaf"),
        ("please make a video of my cat knocking a glass off the counter", "cat knocks a glass off the counter"),
        ("a farmer feeds the chickens, then the dog chases them, then it starts to rain",
         "farmer feeds the chickens, then the dog chases them, then it starts to rain."),
        ("a frog blinking, macro, golden hour", "A frog blinks"),
        ("a detective says \"I know.\" and lights a cigarette", "detective says \"I know.\" and lights a cigarette"),
    ],
)  # fmt: skip
def test_the_users_sentence_is_said_in_its_own_order(request_: str, sentence: str) -> None:
    assert sentence in told(request_)


def test_words_of_film_are_left_to_their_own_sentences() -> None:
    text = told("a frog blinking, macro, shot at 85mm")
    assert "macro" not in text
    assert "85 mm" in text


def test_what_is_not_to_be_seen_is_not_said() -> None:
    shot = complete(read("an empty train carriage without any passengers, sunlight moving across the seats").shots[0])
    prompt = compile_prompt(shot)
    assert "passengers" not in prompt.text
    assert "passengers" in prompt.negative
    assert "sunlight moving across the seats" in prompt.text


def test_a_revised_shot_is_told_from_its_record() -> None:
    first = complete(read("a dog running on a beach at night").shots[0])
    later = complete(revise(first, "at noon").shot)
    assert "at night" in compile_prompt(first).text
    assert "night" not in compile_prompt(later).text
    assert "dog runs" in compile_prompt(later).text


def test_a_shot_that_a_model_wrote_is_told_from_its_record() -> None:
    shot = complete(read("a dog running on a beach").shots[0]).model_copy(update={"request": "something sunny please"})
    assert "dog runs" in compile_prompt(shot).text
    assert "something sunny" not in compile_prompt(shot).text


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ("drone shot over a flooded field at dawn", " a flooded field at dawn."),
        ("drone shot rising over a vineyard at sunset", " a vineyard at sunset."),
        ("a drone shot gliding over a pine forest", " a pine forest."),
        ("drone shot circling a castle on a cliff", " a castle on a cliff"),
        ("drone follows a tractor across a muddy field", "The camera follows a tractor across a muddy field."),
    ],
)
def test_a_drone_that_films_is_the_camera_and_nothing_seen(request_: str, sentence: str) -> None:
    text = told(request_)
    assert sentence in text
    assert "drone" not in text.replace("as smooth as a drone's", "").replace("as drones do", "")


def test_a_drone_that_is_seen_stays_a_thing() -> None:
    assert "A drone delivers a parcel" in told("a drone delivers a parcel")


def test_a_camera_order_becomes_what_the_camera_does() -> None:
    text = told("pan left across a crowded bazaar and then zoom in on a brass lamp")
    assert "The camera pans left across a crowded bazaar and then zooms in on a brass lamp." in text


def test_what_a_revision_adds_is_said_beside_the_users_words() -> None:
    first = complete(read("a chef slices an onion, wipes his eyes and laughs").shots[0])
    garden = compile_prompt(complete(revise(first, "in a garden").shot)).text
    assert "garden" in garden
    assert "slices an onion, wipes his eyes and laughs" in garden
    slow = compile_prompt(complete(revise(first, "in slow motion").shot)).text
    assert "slow motion" in slow
    snow = compile_prompt(complete(revise(first, "make it snow").shot)).text
    assert "snow falls" in snow


def test_steps_are_told_from_the_record_only_where_it_says_the_same() -> None:
    thief = told("a thief picks a lock, sneaks in, steals a painting and trips the alarm", "hunyuanvideo1.5")
    assert "Initially, a thief picks a lock" in thief
    girl = told("a girl plants a seed, waters it, waits, and a flower grows", "hunyuanvideo1.5")
    assert "waters it, and then waits" in girl
    assert "waits grow" not in girl


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ("can you show a cozy cabin with smoke coming out of the chimney?",
         "a cozy cabin with smoke coming out of the chimney"),
        ("how a magnet attracts iron filings on a sheet of paper",
         "A magnet attracts iron filings on a sheet of paper."),
        ("a street in Havana with three old men playing dominoes", "three old men playing dominoes"),
        ("grandpa teaching his granddaughter to ride a bike", "Grandpa teaches his granddaughter to ride a bike"),
        ("a balloon drifting up between grey apartment blocks", "A balloon drifts up between grey apartment blocks"),
        ("\"Is anybody there?\" a child calls into the cave", "\"Is anybody there?\" a child calls into the cave."),
        ("a mouse, a robin and a hen want the last crumb", ", a mouse, a robin and a hen want the last crumb"),
        ("compare a tortoise with a hare running uphill", " a tortoise and a hare run uphill"),
        ("ice cream versus butter melting on a plate", "Ice cream and butter melt on a plate"),
        ("how to fold a paper boat", "A person folds a paper boat"),
        ("vinegar meets chalk in a glass", "Vinegar meets chalk"),
        ("close-up of a baby's toes", " a baby's toes."),
        ("our neighbour's goat eats a hat", ", a neighbour's goat eats a hat"),
        ("\"TEA ROOM\" wooden sign swings over a door", "A wooden sign \"TEA ROOM\" swings over a door."),
    ],
)  # fmt: skip
def test_all_kinds_of_wishes_become_sentences(request_: str, sentence: str) -> None:
    assert sentence in told(request_)
