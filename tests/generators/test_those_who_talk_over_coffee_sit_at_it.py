"""Who talks over a drink or a meal sits at a table and has it there, and nothing of it stands on the floor."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("request_", "who", "meal"),
    [
        ("two friends laughing over coffee in a cafe", "friend", "drinking coffee"),
        ("a couple talking over dinner in a restaurant", "couple", "eating dinner"),
    ],
)
def test_they_sit_and_have_it(request_: str, who: str, meal: str) -> None:
    beat = next(b for b in as_staged(shot_of(request_)).beats if b.subject == who)
    assert beat.motion == "sit"
    assert meal in beat.action
    people = [track for track in staged(request_).tracks if track.subject_id == who]
    assert all(float(track.focus(2.0)[2]) < 1.4 for track in people)


def test_who_jumps_over_a_coffee_table_does_not_sit_at_it() -> None:
    shot = as_staged(shot_of("a man jumping over a coffee table"))
    assert shot.beats[0].motion == "jump"


def test_cookies_are_baked_in_a_kitchen() -> None:
    assert shot_of("a mother and daughter baking cookies").setting.stage == "kitchen"
    assert shot_of("kids baking bread over a campfire").setting.interior is False
