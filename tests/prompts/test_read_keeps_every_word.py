"""Each noun, number, colour and quotation of a request is in the shot, or said to be unread."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prompts.read import missing_words, read
from prompts.vocabulary import table

REQUESTS = [
    "A tranquil tableau of an exquisite mahogany dining table",
    "a bicycle on the left of a car, front view",
    "A panda drinking coffee in a cafe in Paris, oil painting",
    "A couple in formal evening wear going home get caught in a heavy downpour with umbrellas, black and white",
    "a bird building a nest from twigs and leaves",
    "A lion with the ears of a bat, the body of a whale and the wings of a dragon",
    "Seven green bottles fall from a wall 3 m high onto stone",
    "A car changes from white to golden.",
    "A steel key is placed on a glass of water, 4 °C",
    "The camera moves through a forest shrouded in morning mist, where sunlight filters through the haze.",
    "Van Gogh is painting in the room",
    "Gwen Stacy reading a book, pixel art",
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_nothing_is_lost(request_: str) -> None:
    assert missing_words(read(request_).shots[0], request_) == ()


def test_the_measure_itself_notices_a_loss() -> None:
    shot = read("a dog running").shots[0]
    assert missing_words(shot, 'a red dog and two cats running, "Hello"') == ("Hello", "red", "two", "cats")


def test_what_no_field_holds_is_reported_and_kept() -> None:
    reading = read("a dog running regarding the zzyzx principle")
    held = reading.shots[0].model_dump_json(exclude={"request"})
    assert "zzyzx" in held


NOUNS = st.sampled_from([n.id.replace("_", " ") for n in table("nouns").values() if n.role == "thing"])
COLOURS = st.sampled_from([c.id.replace("_", " ") for c in table("colours").values()])
VERBS = st.sampled_from(["running", "jumping", "falling", "standing", "flying", "spinning"])
PLACES = st.sampled_from(["a meadow", "the street", "a snowy field", "a kitchen", "the beach", "outer space"])


@settings(max_examples=60, deadline=None)
@given(NOUNS, COLOURS, VERBS, PLACES, st.integers(2, 90), NOUNS)
@example("person", "white", "running", "a meadow", 2, "sports fan")
def test_any_noun_colour_number_and_place_survive(
    noun: str, colour: str, verb: str, place: str, number: int, other: str
) -> None:
    request = f"a {colour} {noun} {verb} in {place}, with {number} {other}s"
    reading = read(request)
    assert len(reading.shots) == 1
    left = set(missing_words(reading.shots[0], request))
    unread = " ".join(u.text for u in reading.unread)
    assert {word for word in left if word not in unread} == set()
