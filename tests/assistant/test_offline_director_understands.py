"""The offline director knows what a message is for: a new shot, a change, a character, a question, or small talk."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.offline.intents import Deed, Film, Speech, intend

FILM = Film(shots=3, cast=("Mira", "Old Tom"))
EMPTY = Film()


@pytest.mark.parametrize(
    "message",
    [
        "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting",
        "a dog running",
        "dolly zoom on a man standing on an empty street at dusk",
        "Mira walks through the rain",
        "two children play football on a beach",
        "extreme close-up of a clock ticking",
        "An old fisherman mends his net while gulls circle above",
        "A horse slower than the wind gallops across a field",
        "In the distance, a storm darkens the horizon",
        "In a still frame, a park bench with a view of the lake",
        "A dragon blows bubbles instead of fire",
        "a fantasy landscape",
        "15 second ad for a coffee brand, cozy",
        "On the second night, she walks along the river",
        "Shot 1: a dog runs on a beach.\nShot 2: a cat sleeps on a sofa.",
    ],
)
@pytest.mark.parametrize("film", [FILM, EMPTY], ids=["film", "empty"])
def test_something_to_see_is_a_new_shot(message: str, film: Film) -> None:
    assert intend(message, film) == Deed("plan_shots", {"request": message})


@pytest.mark.parametrize(
    ("message", "request_"),
    [
        ("show me a castle on a hill at night", "a castle on a hill at night"),
        ("I'd like to see a tiger drinking from a river", "a tiger drinking from a river"),
        ("a new shot: the dog sleeps by the fire", "the dog sleeps by the fire"),
        ("a second shot: the cat jumps onto a table", "the cat jumps onto a table"),
        ("next shot: a train leaves the station", "a train leaves the station"),
        ("ok, now a train leaves the station", "a train leaves the station"),
        ("Can you show me a dog running?", "a dog running?"),
    ],
)
def test_words_that_lead_up_to_a_shot_are_no_part_of_it(message: str, request_: str) -> None:
    assert intend(message, FILM) == Deed("plan_shots", {"request": request_})


@pytest.mark.parametrize(
    "message",
    ["why is it so dark?", "why is it so dark", "Who made this?", "is there no end to it?", "how long does it take?"],
)
def test_a_question_is_never_a_shot(message: str) -> None:
    for film in (FILM, EMPTY):
        answer = intend(message, film)
        assert isinstance(answer, Speech) or answer.tool in {"explain", "recall"}


def test_a_change_may_be_put_as_a_question() -> None:
    change = {"change": "the camera orbits around him"}
    assert intend("what if the camera orbits around him", FILM) == Deed("revise_shot", change)


@pytest.mark.parametrize(
    "message",
    [
        "make it slower",
        "the light's boring",
        "it looks flat",
        "everything's great, but it's too dark",
        "slower",
        "the light is too harsh",
        "from above",
        "at night instead",
        "same dog, but in the snow",
        "closer, and at 85 mm",
        "no rain",
        "make the dog black",
        "shot 2: at noon",
        "in the second shot, make it rain",
        "the camera should be static",
        "warmer light",
        "as a watercolour",
        "vertical",
        "10 seconds",
        "replace the dog with a cat",
        "not so fast",
        "handheld",
        "with shallow focus",
        "static camera instead",
    ],
)
def test_a_change_is_for_the_shot_that_is_there(message: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": message})


@pytest.mark.parametrize(
    ("message", "change"),
    [
        ("a bit slower please", "a bit slower"),
        ("Could you make it warmer?", "make it warmer"),
        ("what about at dawn?", "at dawn"),
        ("Now from above, please.", "from above"),
    ],
)
def test_polite_words_are_no_part_of_a_change(message: str, change: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": change})


@pytest.mark.parametrize(
    "message",
    [
        "hmm, could you make it a bit warmer please?",
        "no, wider, and more to the left",
        "call him Pedro",
        "both shots in black and white",
        "everything in black and white",
        "the first and third shots handheld",
        'title: "The End"',
        "from left to right",
        "twice as fast",
        "as wide as possible",
        "they laugh",
        "the boat on the left",
        "Pedro wears a blue cap now",
        "the boats should be bigger",
        "I think it'd be nicer at night",
    ],
)
def test_a_change_is_known_by_what_is_seen_and_through_the_words_around_it(message: str) -> None:
    film = Film(shots=3, cast=("Mira",), seen=("Pedro", "fisherman", "boat"))
    answer = intend(message, film)
    assert isinstance(answer, Deed)
    assert answer.tool == "revise_shot"


@pytest.mark.parametrize(
    "message",
    [
        "the fisherman rows out to sea",
        "a boat crosses the bay at dawn",
        "she walks into a bright kitchen and sits down",
    ],
)
def test_what_somebody_does_in_a_place_is_a_new_shot(message: str) -> None:
    film = Film(shots=3, seen=("fisherman", "boat"))
    assert intend(message, film) == Deed("plan_shots", {"request": message})


@pytest.mark.parametrize("message", ["make it slower", "from above", "slower"])
def test_a_change_without_a_shot_is_asked_about(message: str) -> None:
    assert isinstance(intend(message, EMPTY), Speech)


def test_an_introduction_is_remembered() -> None:
    deed = intend("this is Mira: a teenage girl with short red hair and a yellow raincoat", EMPTY)
    assert isinstance(deed, Deed)
    assert (deed.tool, deed.arguments["name"]) == ("remember_character", "Mira")
    assert "girl" in deed.arguments["subject"]["noun"]
    assert {"hair", "raincoat"} <= {look["part"] for look in deed.arguments["subject"]["looks"]}


@pytest.mark.parametrize(
    ("message", "steps"),
    [
        ("undo", 1),
        ("Undo that.", 1),
        ("please undo that twice", 2),
        ("undo three times", 3),
        ("undo the last 2 changes", 2),
        ("take that back", 1),
        ("go back 4 steps", 4),
        ("UNDO!", 1),
    ],
)
def test_undo_with_its_steps(message: str, steps: int) -> None:
    assert intend(message, FILM) == Deed("undo", {"steps": steps})


@pytest.mark.parametrize(
    ("message", "tool", "arguments"),
    [
        ("redo", "redo", {"steps": 1}),
        ("redo twice", "redo", {"steps": 2}),
        ("again, with Mira", "plan_shots", {"like": 3, "cast": ["Mira"]}),
        ("the same shot again but with old Tom", "plan_shots", {"like": 3, "cast": ["Old Tom"]}),
        ("draw me a storyboard of the film", "draw_frames", {"shots": [1, 2, 3]}),
        ("draw a key frame for shot 1 over the previz", "draw_frames", {"shots": [1], "over_previz": True}),
        ("draw a storyboard over the previz", "draw_frames", {"shots": [1, 2, 3], "over_previz": True}),
        ("redraw the key frame", "draw_frames", {"shots": [3]}),
        ("draw a portrait of Mira", "draw_frames", {"portraits": ["Mira"]}),
        ("storyboard shots 1 and 3", "draw_frames", {"shots": [1, 3]}),
        ("make a key frame for the second shot", "draw_frames", {"shots": [2]}),
        ("show me a still first", "draw_frames", {"shots": [3]}),
        ("render shot 2 again", "render_shots", {"shots": [2]}),
        ("render it again", "render_shots", {"shots": [3]}),
        ("render shots 1 and 3", "render_shots", {"shots": [1, 3]}),
        ("please render the second shot", "render_shots", {"shots": [2]}),
        ("render all shots", "render_shots", {"shots": [1, 2, 3]}),
        ("another take of shot 1", "render_shots", {"shots": [1]}),
        ("who is Mira?", "recall", {"query": "mira", "about": "cast"}),
        ("what does Old Tom look like?", "recall", {"query": "old tom", "about": "cast"}),
        ("what have we got?", "recall", {"about": "anything"}),
        ("list the shots", "recall", {"about": "shots"}),
        ("which takes are there?", "recall", {"about": "takes"}),
        ("show me the cast", "recall", {"about": "cast"}),
        ("what did we change?", "recall", {"about": "history"}),
        ("where was the red car?", "recall", {"query": "the red car"}),
        ("do we have any shots with a red car?", "recall", {"query": "red car"}),
        ("go back to how it was before the snow", "recall", {"about": "history"}),
        ("delete shot 2", "remove_shot", {"shots": [2]}),
        ("please remove the last shot", "remove_shot", {"shots": [3]}),
        ("drop shots 1 to 2", "remove_shot", {"shots": [1, 2]}),
        ("delete shots 1 and 3", "remove_shot", {"shots": [1, 3]}),
        ("delete this shot", "remove_shot", {"shots": [3]}),
        ("delete all shots", "remove_shot", {"shots": [1, 2, 3]}),
        ("delete shot 9", "remove_shot", {"shots": [9]}),
        ("swap shots 1 and 2", "move_shot", {"shot": 1, "to": 2, "swap": True}),
        ("swap the first and the last shot", "move_shot", {"shot": 1, "to": 3, "swap": True}),
        ("move shot 3 to the front", "move_shot", {"shot": 3, "to": 1}),
        ("move the first shot to the end", "move_shot", {"shot": 1, "to": 3}),
        ("put shot 3 before shot 2", "move_shot", {"shot": 3, "to": 2}),
        ("put shot 1 after shot 3", "move_shot", {"shot": 1, "to": 3}),
        ("put shot 1 before shot 3", "move_shot", {"shot": 1, "to": 2}),
        ("move shot 2 to position 1", "move_shot", {"shot": 2, "to": 1}),
    ],
)
def test_set_phrases(message: str, tool: str, arguments: dict[str, Any]) -> None:
    assert intend(message, FILM) == Deed(tool, arguments)


@pytest.mark.parametrize("message", ["remove the dog from shot 2", "remove the tree", "drop the camera lower"])
def test_a_thing_in_a_shot_is_not_the_shot(message: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": message})


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("Mira wears a red hat now", {"description": "with a red hat"}),
        ("from now on Old Tom has no beard", {"description": "with no beard"}),
        ("Mira no longer has a raincoat", {"description": "with no raincoat"}),
        ("remember that Mira is left-handed", {"notes": "Mira is left-handed."}),
    ],
)
def test_what_changes_for_good_is_remembered(message: str, arguments: dict[str, Any]) -> None:
    name = "Mira" if "Mira" in message else "Old Tom"
    assert intend(message, FILM) == Deed("remember_character", {"name": name, "keep": True, **arguments})


@pytest.mark.parametrize("message", ["Mira has a dog", "Mira wears a red hat in the rain, close-up"])
def test_what_is_to_be_seen_of_a_character_is_a_shot(message: str) -> None:
    assert intend(message, FILM) == Deed("plan_shots", {"request": message})


def test_dislike_is_asked_about() -> None:
    answer = intend("I don't like it", FILM)
    assert isinstance(answer, Deed)
    assert answer.tool == "ask_user"


@pytest.mark.parametrize(
    "message", ["hello", "Hi there!", "help", "what can you do?", "thanks", "thank you!", "great", "ok", "bye"]
)
def test_small_talk_does_nothing(message: str) -> None:
    answer = intend(message, FILM)
    assert isinstance(answer, Speech)
    assert answer.text


def test_a_long_message_is_never_searched_for_set_phrases() -> None:
    message = "undo " + "render it again " * 400
    assert isinstance(intend(message[:8000], FILM), Deed)


@pytest.mark.parametrize(
    "message", ["rotating on black marble, rim light", "come down to her", "steam everywhere, red lanterns, night"]
)
def test_words_without_a_doer_are_about_the_shot_that_is_there(message: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": message})


@pytest.mark.parametrize("message", ["pouring coffee into a cup", "cats, dogs, sunset", "a knight, a dragon, sunset"])
def test_a_deed_with_its_thing_and_a_new_cast_are_a_new_shot(message: str) -> None:
    assert intend(message, FILM).tool == "plan_shots"


def test_a_lesson_is_a_shot_and_no_question_about_the_film() -> None:
    assert intend("explain how a battery works", FILM).tool == "plan_shots"
    assert intend("how does a volcano erupt?", FILM).tool == "plan_shots"
    assert isinstance(intend("how does the camera move?", FILM), Speech) or (
        intend("how does the camera move?", FILM).tool == "explain"
    )


def test_before_there_is_a_film_a_lesson_may_speak_of_what_films_have_too() -> None:
    asked = "How does a seesaw work? A heavy child sits on one end and a light child on the other."
    assert intend(asked, Film(shots=0)).tool == "plan_shots"
    assert intend("Explain a solar eclipse: the moon passes before the sun", Film(shots=0)).tool == "plan_shots"
    assert isinstance(intend("how is the light?", Film(shots=0)), Speech)


def test_a_shot_is_not_parted_without_being_told_what_the_parts_show() -> None:
    assert intend("break it into 4 shots", FILM).tool == "ask_user"
    assert intend("one more like it but with rose petals falling", FILM) == Deed(
        "plan_shots", {"like": FILM.shots, "change": "with rose petals falling"}
    )


KIDS = Film(shots=1, seen=("kids", "kite"), seen_in=((1, ("kids", "kite")),))


@pytest.mark.parametrize(
    "message",
    [
        "one of them wears a red jacket",
        "the second kid waves",
        "what if the kite had a tail",
        "fireflies!",
        "the kids are girls",
    ],
)
def test_what_is_said_of_those_who_are_there_changes_their_shot(message: str) -> None:
    answer = intend(message, KIDS)
    assert isinstance(answer, Deed)
    assert answer.tool == "revise_shot"


@pytest.mark.parametrize("message", ["back to how it was before", "put it back to the way it was", "undo"])
def test_what_was_before_is_taken_back(message: str) -> None:
    assert intend(message, KIDS) == Deed("undo", {"steps": 1})
