"""A voice over the picture is speech, and nobody who is seen."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    "request_",
    [
        'waves roll onto a beach. Narrator: "The sea never rests"',
        "waves roll onto a beach. Voice-over: The sea never rests",
        'waves roll onto a beach, the narrator says "The sea never rests"',
        'waves roll onto a beach with a calm female voice-over saying "The sea never rests"',
        'Narrator (V.O.): "The sea never rests" Waves roll onto a beach.',
    ],
)
def test_what_a_narrator_says_is_heard_over_the_scene(request_: str) -> None:
    (shot,) = read(request_).shots
    assert shot.sound.dialogue == ["The sea never rests"]
    assert [subject.noun.lower() for subject in shot.subjects] == ["waves"]


def test_somebody_who_narrates_in_the_picture_is_seen() -> None:
    (shot,) = read("a narrator sits in a chair by the fire").shots
    assert shot.subjects[0].noun == "narrator"
