"""What one does to another's clothes, what two hand over, pull at, hold and play with one another."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz import tables
from generators.previz.acting import parts_of
from generators.previz.bonds import Bond
from generators.previz.caused import with_caused
from generators.previz.tables import rows_of
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("request_", "performance"),
    [
        ("One person adjusts the collar of another person's shirt.", "at_their_clothes"),
        ("One person brushes the dust off another person's jacket.", "brush_off_somebody"),
        ("One person puts a coat on another person.", "help_into_coat"),
        ("One person helps another person tie their shoes.", "tie_laces"),
        ("A woman puts a hat on a little girl.", "crown_somebody"),
    ],
)
def test_clothes_of_another_are_seen_to_at_that_one(request_: str, performance: str) -> None:
    (doer, *_) = parts_of(shot_of(request_))
    (deed,) = doer.deeds
    assert deed.performance == performance
    assert deed.partner


def test_two_who_pull_at_a_rope_face_one_another_with_it_between_them() -> None:
    stage = staged("Two people are playing tug-of-war with a rope.")
    one, other = (p.track.base(2.0)[:2] for p in stage.performance.players[:2])
    (rope,) = [p for p in stage.performance.players if p.model.figure.name.endswith("x0")]
    middle = rope.animation(2.0).position[:2]
    assert np.linalg.norm((one + other) / 2 - middle) < 0.2
    assert np.linalg.norm(one - other) > 1.5


def test_a_row_that_is_like_none_before_it_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"bond": [{"id": "a", "like": "b", "verbs": [], "says": [], "keeps": "beside"}]}
    monkeypatch.setattr(tables, "tables_of", lambda *_: rows)
    with pytest.raises(ValueError, match="stand before"):
        rows_of("any", "bond", Bond)


def test_people_who_play_ping_pong_are_two_with_a_table_between_them() -> None:
    stage = staged("people are playing ping-pong.")
    people = [p for p in stage.performance.players if p.track.subject_id == "person"]
    between = [p for p in stage.performance.players if p.track.subject_id.endswith("table tennis table")]
    assert len(people) == 2
    assert len(between) == 1


def test_two_who_play_volleyball_have_one_ball() -> None:
    balls = [
        p
        for p in staged("Two men play volleyball on the beach.").performance.players
        if p.track.subject_id == "volleyball"
    ]
    assert len(balls) == 1


def test_who_is_helped_up_from_the_ground_sits_there_first() -> None:
    shot = with_caused(shot_of("One person helps another up from the ground."))
    assert [beat.motion for beat in shot.beats if beat.subject == "person_2"] == ["sit", "stand"]


def test_a_face_is_wiped_at_whose_it_is() -> None:
    (doer, *_) = parts_of(shot_of("One person wipes another person's face."))
    assert doer.deeds[0].partner == "person_2"


def test_who_wipes_their_own_face_needs_nobody() -> None:
    (doer, *others) = parts_of(shot_of("A woman wipes her face."))
    assert not others
    assert doer.deeds[0].performance == "wipe_brow"
