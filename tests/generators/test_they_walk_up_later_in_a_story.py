"""Who walks up to another one later in a story is beside them then; a dragon breathes fire when it is told."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.acting import Part, parts_of
from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


def _part(words: str, who: str) -> Part:
    shot = as_staged(shot_of(words))
    return next(part for part in parts_of(shot, shot.duration_s or 5.0) if part.subject.id == who)


@pytest.mark.parametrize(
    ("words", "who", "whom"),
    [
        ("A boy yawns, walks over to a girl and waves.", "boy", "girl"),
        ("A nurse washes her hands, walks up to an old man and smiles.", "nurse", "old_man"),
    ],
)
def test_who_walks_up_later_comes_from_elsewhere(words: str, who: str, whom: str) -> None:
    one, other = track_of(words, who), track_of(words, whom)
    apart = [dist(one.base(t)[:2], other.base(t)[:2]) for t in (1.0, 7.0)]
    assert apart[0] > apart[1] + 0.8
    assert apart[1] < 2.0


def test_what_is_brought_over_is_given_to_her() -> None:
    words = "A boy picks up a rose, walks over to a girl and gives it to her."
    assert _part(words, "boy").deeds[-1].partner == "girl"


def test_over_to_somebody_is_not_over_them() -> None:
    words = "A boy yawns, walks over to a girl and waves."
    assert not any("over the girl" in line for line in staged(words).warnings)


def test_a_dragon_breathes_fire_from_its_own_time_on() -> None:
    words = "A princess waves and then a dragon breathes fire."
    shot = as_staged(shot_of(words))
    assert not any(subject.kind == "fire" for subject in shot.subjects)
    player = next(
        p for p, part in zip(staged(words).performance.players, parts_of(shot, 5.0), strict=False)
        if part.subject.id == "dragon"
    )  # fmt: skip
    assert player.plume is not None
    assert player.plume.flakes(0.5) is None
    assert player.plume.flakes(4.5) is not None
