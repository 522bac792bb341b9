"""A stream falls from where it leaves to what it fills, thins as it speeds up, and the level rises."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.pouring import pour_of, without_stream
from generators.previz.pouring.stream import PIECES, SLICES
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

SIZE = (160, 90)


def staged(words: str):
    shot = shot_of(words)
    return Stage.build(shot, seed=3, width=SIZE[0], height=SIZE[1]), shot.duration_s or 5.0


def shapes_of(stage: Stage, clip_s: float):
    """Positions (m, 3) and scales (m, 3) of the stream's pieces and of the slices in the vessel."""
    frame = stage.frame(clip_s, stage.new_data())
    first = int(stage.model.body_geomadr[stage.model.body("stream").id])
    drawn = [int(np.flatnonzero(stage.drawn == g)[0]) for g in range(first, first + PIECES + SLICES)]
    return frame.position[drawn], frame.scale[drawn]


@pytest.mark.parametrize(
    ("words", "liquid", "into", "source", "actor"),
    [
        ("coffee is poured into a cup", "coffee", "cup", "", ""),
        ("milk is poured from a jug into a glass", "milk", "glass", "jug", ""),
        ("a tea kettle pours hot water into a cup", "water", "cup", "kettle", ""),
        ("a woman pours water into a glass", "water", "glass", "", "woman"),
    ],
)
def test_who_pours_what_from_where_into_what(words: str, liquid: str, into: str, source: str, actor: str) -> None:
    shot = shot_of(words)
    pour = pour_of(shot)
    assert pour is not None
    assert (pour.noun, pour.into, pour.source, pour.actor) == (liquid, into, source, actor)
    assert liquid not in {s.noun for s in without_stream(shot).subjects}


@pytest.mark.parametrize(
    "words",
    [
        "rain pours over a city",
        "a woman drinks coffee",
        "a dog runs through water",
        "a cat watches a bowl filled with water",
    ],
)
def test_where_nothing_is_poured_into_a_vessel_nothing_changes(words: str) -> None:
    shot = shot_of(words)
    assert pour_of(shot) is None
    assert without_stream(shot) is shot


def test_the_stream_thins_as_the_square_root_of_its_speed() -> None:
    stage, seconds = staged("coffee is poured into a cup")
    positions, scales = shapes_of(stage, 0.5 * seconds)
    pieces, widths = positions[:PIECES, 2], scales[:PIECES, 0]
    assert np.all(np.diff(pieces) < 0.0)
    fallen = pieces[0] - pieces
    speeds = np.sqrt(1.0 + 2.0 * 9.81 * fallen / (2.0 * 9.81 * 0.15 * (pieces[0] - pieces[-1])))
    assert np.allclose(widths * np.sqrt(speeds / speeds[0]) / widths[0], 1.0, atol=0.16)
    assert widths[-1] < 0.72 * widths[0]


@pytest.mark.parametrize("words", ["orange juice is poured into a glass", "milk is poured from a jug into a glass"])
def test_the_level_rises_while_it_flows_and_the_stream_ends(words: str) -> None:
    stage, seconds = staged(words)
    levels = []
    for share in (0.4, 0.55, 0.7):
        positions, scales = shapes_of(stage, share * seconds)
        levels.append(float(scales[PIECES:, 2].sum()))
        assert np.all(positions[:PIECES, 2] > 0.0)
    assert levels == sorted(levels)
    assert levels[-1] > levels[0] + 0.3 * SLICES
    positions, scales = shapes_of(stage, seconds)
    assert np.all(positions[:PIECES, 2] < 0.0)
    assert np.allclose(scales[PIECES:, 2], 1.0)


def test_a_full_glass_shows_more_of_the_liquid_than_one_that_is_filled() -> None:
    stage, seconds = staged("orange juice is poured into a glass")
    caster, data = RayCaster(stage.scene, *SIZE), stage.new_data()
    orange = []
    for share in (0.02, 0.99):
        light = caster.draw(stage.frame(share * seconds, data), passes=True)
        inside = light.light[light.subject == 1]
        orange.append(int((inside[:, 0] > 2.0 * inside[:, 2]).sum()))
    assert orange[1] > orange[0] + 100


def test_a_jug_that_nobody_holds_keeps_its_spout_over_the_glass() -> None:
    stage, seconds = staged("milk is poured from a jug into a glass")
    positions, _ = shapes_of(stage, 0.5 * seconds)
    glass = next(p for p in stage.performance.players if p.track.subject_id == "glass")
    foot = np.array(glass.animation(0.5 * seconds).position)
    assert np.linalg.norm(positions[0, :2] - foot[:2]) < 0.06
    assert positions[0, 2] > foot[2] + glass.model.height_m


@pytest.mark.parametrize("vessel", ["test tube", "flask", "vial", "beaker", "bucket", "barrel", "teapot"])
def test_every_vessel_holds_what_is_poured_into_it(vessel: str) -> None:
    stage, clip_s = staged(f"water is poured into a {vessel}")
    position, scale = shapes_of(stage, clip_s)
    seen = position[PIECES:][position[PIECES:, 2] > -1.0]
    assert len(seen) > 0
    assert np.all(scale > 0.0)


def test_honey_runs_over_pancakes_in_its_own_colour_and_fills_nothing() -> None:
    shot = shot_of("Honey is slowly poured over a stack of pancakes")
    pour = pour_of(shot)
    assert pour is not None
    assert pour.coats
    assert pour.thick
    assert not any("not acted" in told for told in Stage.build(shot, seed=3, width=160, height=90).warnings)


def test_beer_that_is_poured_gets_a_head_and_its_foam_is_not_missed() -> None:
    shot = shot_of("A glass of beer is poured, the foam rises and spills over the rim")
    pour = pour_of(shot)
    assert pour is not None
    assert pour.foams
    assert not Stage.build(shot, seed=3, width=160, height=90).warnings


def test_water_that_is_poured_has_no_foam() -> None:
    pour = pour_of(shot_of("Water is poured from a jug into a glass"))
    assert pour is not None
    assert not pour.foams


def test_a_jug_that_nobody_holds_stands_beside_its_glass_before_it_pours() -> None:
    stage = Stage.build(shot_of("Water is poured from a jug into a glass"), seed=3, width=160, height=90)
    jug = next(p for p in stage.performance.players if p.track.subject_id == "jug")
    glass = next(p for p in stage.performance.players if p.track.subject_id == "glass")
    assert abs(jug.animation(0.0).position[2] - glass.animation(0.0).position[2]) < 0.02
    assert jug.animation(2.5).position[2] > jug.animation(0.0).position[2] + 0.05


def test_a_sauce_that_has_no_figure_of_its_own_is_not_missed_where_it_is_poured() -> None:
    assert not any("not drawn" in told for told in staged("Hot fudge is poured over a sundae")[0].warnings)
