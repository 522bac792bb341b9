"""A story in plain sentences that tells of several hours is several shots; a description of one hour is one."""

from __future__ import annotations

import pytest

from prompts.complete import complete_all
from prompts.read import read


def test_each_sentence_of_a_day_is_a_shot() -> None:
    shots = complete_all(
        read(
            "Ada, a shepherd in a red scarf, wakes before dawn. She leads her sheep up a hill. "
            "At noon a storm breaks over the flock. At dusk the two of them come home. "
        ).shots
    )
    assert [shot.setting.time_of_day for shot in shots] == ["dawn", "dawn", "midday", "dusk"]
    assert shots[1].subjects[0].looks == shots[0].subjects[0].looks


@pytest.mark.parametrize(
    "words",
    [
        "A time-lapse of a harbour. At dawn boats leave. At dusk they come back.",
        "A woman walks through a market at dusk. Lamps glow. Her coat is red.",
        "A lighthouse at dusk. The lamp comes on.",
    ],
)
def test_one_hour_or_one_shot_stays_one(words: str) -> None:
    assert len(read(words).shots) == 1


def test_rain_on_a_roof_puts_nobody_on_the_roof() -> None:
    shot = read("rain beats on the roof while a cat sleeps in a library").shots[0]
    assert shot.setting.place == "library"


def test_a_list_after_the_topic_is_the_shots() -> None:
    shots = read("Make a 3-shot ad for a bicycle: a courier rides through traffic, the bike leans on a wall, "
                 "a close-up of the chain").shots  # fmt: skip
    assert [shot.subjects[0].noun for shot in shots] == ["courier", "bike", "chain"]


def test_a_screenplay_tells_age_and_speech() -> None:
    script = "INT. DINER - NIGHT\n\nJACK, 60s, stirs his coffee.\n\nLENA\nYou're late.\n\nJACK\nI'm old.\n"
    (shot,) = read(script).shots
    assert shot.duration_s is None
    assert [s.age for s in shot.subjects if s.id == "jack"] == ["60s"]
    assert [line.rstrip(".") for line in shot.sound.dialogue] == ["You're late", "I'm old"]
