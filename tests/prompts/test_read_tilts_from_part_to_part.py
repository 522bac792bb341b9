"""A tilt from one part of somebody to another is of that somebody, however the owner of the parts is told."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "noun", "move"),
    [
        ("open on the heels, tilt up to her smile", "woman", "tilt_up"),
        ("tilt up from his worn sandals to his calm face, a monk in a temple", "monk", "tilt_up"),
        ("begin on a drummer's hands, then slowly tilt up to his face", "drummer", "tilt_up"),
        ("close on polished shoes tapping, tilt up to reveal a dancer", "dancer", "tilt_up"),
        ("a nurse in a corridor, the camera tilts up from her shoes to her face", "nurse", "tilt_up"),
        ("tilt down from his eyes to his boots", "man", "tilt_down"),
        ("the camera tilts down from the face to the hands of a potter", "potter", "tilt_down"),
    ],
)
def test_the_owner_of_the_parts_is_seen(request_: str, noun: str, move: str) -> None:
    shot = read(request_).shots[0]
    assert shot.main_subject is not None
    assert shot.main_subject.noun == noun
    assert [m.kind for m in shot.camera.moves] == [move]
    assert shot.camera.size == "medium_close_up"


def test_what_the_tilt_begins_on_is_worn() -> None:
    shot = read("tilt up from his muddy boots to his face, a farmer").shots[0]
    assert [look.text for look in shot.subjects[0].looks] == ["muddy boots"]


def test_what_is_in_the_hands_is_held() -> None:
    shot = read("the camera tilts down from her eyes to the photograph in her hands").shots[0]
    assert "photograph" in {s.noun for s in shot.subjects}
    assert any(beat.motion == "carry" for beat in shot.beats)


@pytest.mark.parametrize(
    "request_", ["tilt up from the bottom of the tower to the top", "tilt up from a man to the sky"]
)
def test_other_tilts_stay_as_they_are(request_: str) -> None:
    assert read(request_).shots[0].camera.size is None
