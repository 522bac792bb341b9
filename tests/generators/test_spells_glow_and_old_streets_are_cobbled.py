"""Magic is seen before the hands that make it; streets of cobblestones have stones and no markings."""

from __future__ import annotations

import numpy as np

from generators.previz.scene import Pattern
from tests.generators.staged_words import staged


def test_sparks_fly_before_the_hands_of_who_casts_a_spell() -> None:
    stage = staged("a wizard casting a spell in a dark forest")
    frame, wizard = stage.frame(2.5, stage.new_data()), stage.tracks[0]
    assert frame.flakes is not None
    away = np.asarray(frame.flakes.position) - wizard.centre(2.5)
    ahead = away @ np.append(wizard.heading(2.5)[:2], 0.0)
    assert len(ahead) > 20
    assert np.median(ahead) > 0.2
    assert not stage.warnings


def test_who_casts_a_line_makes_no_magic() -> None:
    stage = staged("a fisherman casting his line")
    assert stage.frame(2.5, stage.new_data()).flakes is None


def test_cobblestones_have_no_markings() -> None:
    cobbled = staged("a black cat crossing a cobblestone street at night").scene.pattern
    plain = staged("a black cat crossing a street at night").scene.pattern
    assert Pattern.TARMAC in plain
    assert Pattern.TARMAC not in cobbled
