"""Who sweeps, dances or trains before or after a deed at a table does so beside it, and not through it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import staged


def stood_at(words: str, story_s: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Where the person and the table are, (2,) m, and half the table's shorter side, m."""
    players = staged(words).performance.players
    person = players[0]
    table = next(p for p in players if p.track.subject_id.endswith(("table", "desk", "counter")))
    at, on = (np.asarray(player.track.base(story_s))[:2] for player in (person, table))
    return at, on, min(table.model.length_m, table.model.width_m) / 2


@pytest.mark.parametrize(
    ("words", "free_s", "at_table_s"),
    [
        ("A person is cleaning the kitchen, then they suddenly start mopping the floor.", 4.8, 0.2),
        ("A person is exercising, then they suddenly start making lunch.", 0.5, 4.8),
        ("A man sits at the table, then he starts dancing.", 4.8, 0.2),
    ],
)
def test_the_floor_is_free_where_the_whole_body_works(words: str, free_s: float, at_table_s: float) -> None:
    free, table, half = stood_at(words, free_s)
    near, _, _ = stood_at(words, at_table_s)
    assert np.linalg.norm(free - table) > half + 0.4
    assert np.linalg.norm(free - near) > 0.8


def test_nobody_leaves_the_table_for_what_is_done_at_it() -> None:
    words = "A woman drinks tea at the table, then she reads a letter."
    first, _, _ = stood_at(words, 0.2)
    last, _, _ = stood_at(words, 4.8)
    assert np.linalg.norm(first - last) < 0.4
