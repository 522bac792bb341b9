"""Cereal comes out of its box and rice out of a sack, into the vessel before who pours."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "request_text",
    ["A man pours rice into a pot.", "A girl pours cereal into a bowl."],
)
def test_the_vessel_is_in_reach(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    stage = Stage.build(shot, seed=3, width=64, height=36)
    by_id = {p.track.subject_id: p for p in stage.performance.players}
    vessel = next(s for s in shot.subjects if s.kind == "vessel")
    person = shot.subjects[0]
    at, hands = by_id[vessel.id].animation(1.0).position, by_id[person.id].animation.bear(1.0).palms["r"]
    assert dist(at, hands) < 0.7
    assert any(p.track.subject_id.endswith(("cereal box", "paper sack")) for p in stage.performance.players)
