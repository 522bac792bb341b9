"""What melts, grows, burns down or turns yellow does so in the picture, and the ray caster draws it where it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.changing import change_of
from generators.previz.raycast import RayCaster
from generators.previz.scene import Frame, GeomKind, Light, LightKind
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from tests.generators.raycast_scenes import FLAT_SKY, look_at, scene

SIZE = (128, 72)


def staged(request: str):
    shot = complete(read(request).shots[0])
    stage = Stage.build(shot, seed=3, width=SIZE[0], height=SIZE[1])
    caster, data, seconds = RayCaster(stage.scene, *SIZE), stage.new_data(), shot.duration_s or 5.0
    return [caster.draw(stage.frame(share * seconds, data), passes=True) for share in (0.02, 0.5, 0.98)]


def height_px(layers) -> int:
    rows = np.flatnonzero((layers.subject == 1).any(axis=1))
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0


@pytest.mark.parametrize(
    "request_text", ["a snowman melts, static", "a candle burns down, time-lapse", "a sunflower wilts, static"]
)
def test_what_melts_or_wilts_gets_lower(request_text: str) -> None:
    heights = [height_px(layers) for layers in staged(request_text)]
    assert heights[0] > 1.15 * heights[1] > 1.3 * heights[2] * 0.9
    assert heights[2] < 0.85 * heights[0]


def test_what_grows_gets_taller() -> None:
    heights = [height_px(layers) for layers in staged("a red balloon is inflated, static")]
    assert 1.5 * heights[0] < heights[1] < heights[2]


def test_a_flower_that_blooms_opens_on_its_stem() -> None:
    places = [np.nonzero(layers.subject > 0) for layers in staged("a flower blooms, static")]
    heights, widths = ([int(np.ptp(place[axis])) for place in places] for axis in (0, 1))
    assert widths[0] < widths[2]
    assert min(heights) > 0.7 * max(heights)


def test_a_leaf_turns_yellow() -> None:
    first, _, last = staged("a leaf turns from green to yellow, static")
    red_over_green = [
        float(np.median(layers.light[layers.subject == 1][:, 0] / layers.light[layers.subject == 1][:, 1]))
        for layers in (first, last)
    ]
    assert red_over_green[1] > 2.0 * red_over_green[0]


@pytest.mark.parametrize(
    ("request_text", "change"),
    [
        ("an ice cube melts on a table", "melt"),
        ("an apple rots", "rot"),
        ("bread bakes in an oven", "cook"),
        ("a boy inflates a balloon", "inflate"),
        ("a tomato ripens", "ripen"),
        ("a ball rolls across the floor", None),
        ("a woman grows tired", None),
        ("a car turns left", None),
        ("a dog runs", None),
    ],
)
def test_the_words_say_what_becomes_of_it(request_text: str, change: str | None) -> None:
    shot = complete(read(request_text).shots[0])
    found = [course.change.id for s in shot.subjects if (course := change_of(shot, s, 5.0))]
    assert (found or [None])[0] == change


def test_shapes_in_other_sizes_are_drawn_as_if_built_so() -> None:
    shapes = [
        {"kind": GeomKind.BOX, "size": (0.4, 0.3, 0.2), "at": (-1.2, 0.0, 0.3)},
        {"kind": GeomKind.ELLIPSOID, "size": (0.3, 0.4, 0.5), "at": (0.0, 0.0, 0.5)},
        {"kind": GeomKind.CYLINDER, "size": (0.3, 0.4, 0.0), "at": (1.2, 0.0, 0.4)},
    ]
    factors = np.array([(0.5, 1.5, 2.0), (0.5, 1.2, 0.7), (1.5, 1.5, 0.5)], np.float32)
    built, position, rotation = scene(*shapes)
    camera = look_at((0.0, -5.0, 1.5), (0.0, 0.0, 0.4), 35.0)
    frame = frame_of(position, rotation, camera)
    resized = RayCaster(built, 160, 90).draw(replace(frame, scale=factors), passes=True)
    sized = [
        {
            **shape,
            "size": tuple(
                np.array(shape["size"]) * (factor if shape["kind"] != GeomKind.CYLINDER else factor[[0, 2, 2]])
            ),
        }
        for shape, factor in zip(shapes, factors, strict=True)
    ]
    other, position, rotation = scene(*sized)
    straight = RayCaster(other, 160, 90).draw(frame_of(position, rotation, camera), passes=True)
    assert np.array_equal(resized.geom, straight.geom)
    assert np.allclose(resized.light, straight.light, atol=1e-4)


def frame_of(position, rotation, camera):
    sun = Light(LightKind.SUN, (1.0, 1.0, 1.0), direction=(0.3, -0.5, 0.8))
    return Frame(position, rotation, camera, (sun,), FLAT_SKY)
