"""People fall over side by side, run from whom they are chased by, fall through the air and clap for whom they mean."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.biped import BipedGait
from tests.generators.staged_words import shot_of, staged, track_of, tracks_of


def _performances(words: str) -> list[str]:
    gaits = (player.animation for player in staged(words).performance.players)
    cues = (cue for gait in gaits if isinstance(gait, BipedGait) for cue in gait.cues)
    return [cue.score.performance.id for cue in cues if cue.score is not None]


def test_two_who_fall_over_lie_beside_one_another() -> None:
    places = [track.base(4.5) for track in tracks_of("Two kids fall down laughing", "kid")]
    assert all(abs(float(b[1] - a[1])) > 0.4 for a, b in pairwise(places))
    assert not staged("Two kids fall down laughing").warnings


def test_who_romps_on_a_bed_and_falls_down_was_on_it_before() -> None:
    played = _performances("Two kids have a pillow fight on a bed, and then fall down laughing.")
    assert played == ["pillow_fight", "fall_down"] * 2


@pytest.mark.parametrize(
    ("words", "chased"),
    [
        ("A mail carrier puts a letter into the mailbox, and then the dog chases him.", "mail_carrier"),
        ("A thief grabs a handbag, and a policeman chases him.", "thief"),
    ],
)
def test_who_is_chased_runs(words: str, chased: str) -> None:
    shot = as_staged(shot_of(words))
    runs = [beat for beat in shot.beats if beat.subject == chased and beat.motion == "run"]
    assert len(runs) == 1
    assert track_of(words, chased).speed((shot.duration_s or 5.0) - 0.5) > 1.0


def test_who_is_chased_all_along_gets_no_second_deed() -> None:
    shot = shot_of("A dog chases a mailman")
    assert len([b for b in as_staged(shot).beats if b.action == "running away"]) == 0


@pytest.mark.parametrize("words", ["A person is skydiving", "A skydiver falls through the clouds"])
def test_skydivers_are_in_the_air(words: str) -> None:
    assert as_staged(shot_of(words)).setting.stage == "sky"
    assert "skydive" in _performances(words)


def test_skydivers_keep_the_place_that_they_are_told_to_be_over() -> None:
    assert as_staged(shot_of("A man is skydiving over the mountains")).setting.stage == "mountains"


def test_those_who_clap_face_whom_they_clap_for() -> None:
    words = "Friends clap as a girl blows out the candles on her birthday cake."
    girl = track_of(words, "girl").centre(1.0)
    for friend in tracks_of(words, "friend"):
        toward = (girl - friend.centre(1.0))[:2]
        cosine = float(np.dot(friend.heading(1.0)[:2], toward)) / float(np.linalg.norm(toward))
        assert cosine > 0.9


def test_a_surfer_has_a_board_while_paddling_and_standing() -> None:
    played = _performances("A surfer paddles out, stands up on a wave, and then falls off.")
    assert played[:2] == ["paddle_out", "surf"]
