"""What is held for one deed is put away for the next that wants the hands, and is not in them before its own."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from tests.generators.staged_words import staged


def away_m(words: str, thing: str, story_s: float) -> float:
    """How far a thing is from the nearer palm of who is first, m."""
    players = staged(words).performance.players
    gait, held = players[0].animation, next(p for p in players if p.track.subject_id.endswith(thing))
    assert isinstance(gait, BipedGait)
    at = np.array(held.animation(story_s).position)
    return min(float(np.linalg.norm(np.array(palm) - at)) for palm in gait.bear(story_s).palms.values())


@pytest.mark.parametrize(
    ("words", "thing", "in_hand_s", "away_s"),
    [
        ("A person is brushing their teeth, then they suddenly start making breakfast.", "toothbrush", 1.0, 4.0),
        ("A person is drinking tea, then they suddenly start making a phone call.", "tea", 1.0, 4.0),
        ("A person is drinking tea, then they suddenly start making a phone call.", "phone", 4.0, 1.0),
        ("A person sits on the couch, then gets up and starts sweeping the floor.", "broom", 6.5, 1.0),
    ],
)
def test_a_thing_is_in_the_hand_for_its_own_deed(words: str, thing: str, in_hand_s: float, away_s: float) -> None:
    assert away_m(words, thing, in_hand_s) < 0.2 + 0.7 * (thing == "broom")
    assert away_m(words, thing, away_s) > 0.25
