"""Each word's part of speech is decided once, by what it may be and by its company."""

from __future__ import annotations

import pytest

from prompts.reading.tagging import tags_of
from prompts.reading.words import Words


def tagged(text: str) -> dict[str, str]:
    """The tag of every word; of the last one where a word stands twice."""
    words = Words.of(text)
    return {token.low: tag for token, tag in zip(words.tokens, tags_of(words), strict=True)}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("the waves crash against the rocks as the sun sets", {"waves": "n", "crash": "vb", "sets": "vz"}),
        ("a girl waves at a crowd", {"waves": "vz", "crowd": "n"}),
        ("a candle is put out by a gust of wind and smoke curls upward", {"put": "vn", "smoke": "n", "curls": "vz"}),
        ("Rose waters the flowers while Mark reads a book", {"rose": "name", "waters": "vz", "mark": "name"}),
        ("Will opens the door and waves at Bob", {"will": "name", "opens": "vz", "waves": "vz", "bob": "name"}),
        ("a bird building a nest from twigs and leaves", {"building": "vg", "leaves": "n"}),
        ("a car passes a burning building", {"burning": "adj", "building": "n"}),
        ("the autumn wind leaves the trees bare", {"leaves": "vz", "trees": "n"}),
        ("people watch fireworks explode over the harbour", {"watch": "vb", "fireworks": "n", "explode": "vb"}),
        ("a man who has lost his hat chases it", {"lost": "vn", "chases": "vz"}),
        ("the bus stops and passengers get off", {"stops": "vz", "get": "vb"}),
        ("glowing orange, the potion bubbles, smokes and explodes", {"smokes": "vz", "explodes": "vz"}),
        ("four musicians in black play in a church", {"black": "n", "play": "vb"}),
        ("a robot arm welds a door, sparks flying everywhere", {"sparks": "n", "flying": "vg"}),
        ("he turns the light on", {"light": "n", "on": "prt"}),
        ("a polar bear plops into the water", {"plops": "vz"}),
    ],
)  # fmt: skip
def test_a_word_is_what_its_company_makes_it(text: str, tags: dict[str, str]) -> None:
    found = tagged(text)
    assert {word: found[word] for word in tags} == tags
