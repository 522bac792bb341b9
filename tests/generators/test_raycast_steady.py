"""The same frame gives the same bytes, on one thread or several, and a moving camera makes nothing flicker."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generators.previz.raycast import RayCaster
from generators.previz.scene import BladeField, Frame, GeomKind, Light, LightKind, Pattern, Sky
from tests.generators.raycast_scenes import SUN, look_at, scene

SKY = Sky((0.2, 0.3, 0.6), (0.7, 0.7, 0.7), (0.2, 0.2, 0.1), clouds=0.5, stars=0.5, sun_disc_rad=0.02)
LAMP = Light(LightKind.POINT, (3.0, 2.5, 2.0), position=(1.0, -1.0, 2.0), radius=0.1)

ROOT = Path(__file__).resolve().parents[2]
CAMPFIRE = """
import hashlib
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

shot = complete(read("two hikers toast bread over a campfire in a wood at night").shots[0])
stage = Stage.build(shot, seed=0, width=160, height=90)
caster, data = RayCaster(stage.scene, 160, 90), stage.new_data()
for clip_s in (2.0, 0.0, 1.0):
    layers = caster.draw(stage.frame(clip_s, data))
    print(hashlib.sha256(layers.light.tobytes() + layers.depth_m.tobytes()).hexdigest())
"""


def grass(count=400):
    rng = np.random.default_rng(3)

    def single(values):
        return np.asarray(values, np.float32)

    return BladeField(
        root=single(np.column_stack([rng.uniform(-2, 2, count), rng.uniform(-2, 2, count), np.zeros(count)])),
        height_m=single(rng.uniform(0.1, 0.4, count)),
        width_m=single(np.full(count, 0.02)),
        lean=single(rng.uniform(0, 0.5, count)),
        azimuth=single(rng.uniform(0, 6.3, count)),
        phase=single(rng.uniform(0, 6.3, count)),
        root_colour=single(np.full((count, 3), 0.1)),
        tip_colour=single(np.full((count, 3), 0.3)),
        flower_radius_m=single(np.where(rng.random(count) < 0.1, 0.02, 0.0)),
        flower_colour=single(np.full((count, 3), 0.8)),
    )


def everything(pattern=Pattern.NOISE, **more):
    plane = {"kind": GeomKind.PLANE, "size": (0, 0, 0.1), "pattern": pattern, "pattern_scale": 0.4}
    kinds = [kind for kind in GeomKind if kind not in (GeomKind.PLANE, GeomKind.HFIELD, GeomKind.MESH)]
    solids = [
        {
            "kind": kind,
            "size": (0.3, 0.4, 0.25),
            "at": (-1.8 + 0.6 * i, 0.2 * i, 0.5),
            "pattern": pattern,
            "pattern_scale": 0.2,
            "subject": 1 + i % 2,
            "specular": 0.5 if i == 1 else 0.04,
            "roughness": 0.1 if i == 1 else 0.9,
            "transmission": 0.9 if i == 0 else 0.0,
            "emission": 0.3 if i == 2 else 0.0,
        }
        for i, kind in enumerate(kinds)
    ]
    return scene(plane, *solids, **more)


def frame_of(position, rotation, x=0.0, **lens):
    camera = look_at((x, -5.0, 1.3), (x, 0.0, 0.5), **lens)
    return Frame(position, rotation, camera, (replace(SUN, direction=(0.5, -0.4, 0.6)), LAMP), SKY)


@pytest.mark.parametrize("pattern", list(Pattern), ids=lambda pattern: pattern.name.lower())
def test_every_pattern_gives_finite_light_that_is_not_flat(pattern):
    built, position, rotation = everything(pattern)
    layers = RayCaster(built, 96, 54).draw(frame_of(position, rotation))
    assert np.isfinite(layers.light).all()
    assert (layers.light >= 0).all()
    plain = RayCaster(replace(built, pattern=np.zeros_like(built.pattern)), 96, 54).draw(frame_of(position, rotation))
    assert (pattern == Pattern.PLAIN) == np.array_equal(plain.light, layers.light)


def test_drawing_twice_or_on_two_threads_gives_the_same_bytes():
    built, position, rotation = everything(blades=grass())
    caster = RayCaster(built, 128, 72)
    frames = [frame_of(position, rotation, x=0.1 * i, aperture_f=2.0, focus_m=5.0) for i in range(6)]

    def digest(frame):
        layers = caster.draw(frame, passes=True)
        return b"".join(part.tobytes() for part in (layers.light, layers.depth_m, layers.normal, layers.subject))

    one_by_one = [digest(frame) for frame in frames]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(digest, frames)) == one_by_one
    assert len(set(one_by_one)) == len(frames)


def test_a_slow_camera_changes_the_picture_slowly():
    built, position, rotation = everything(Pattern.CHECKER)
    caster = RayCaster(built, 192, 108)
    pictures = [caster.draw(frame_of(position, rotation, x=0.004 * i)).light for i in range(4)]
    # 4 mm at 5 m is a seventh of a pixel: a step between frames that is far from its neighbours' is a flicker.
    steps = [np.abs(b - a).max(axis=-1) for a, b in itertools.pairwise(pictures)]
    assert all(np.mean(step) < 0.02 for step in steps)
    jerk = np.abs(pictures[2] - 2 * pictures[1] + pictures[0]).max(axis=-1)
    assert np.percentile(jerk, 99) < 0.12


def test_far_patterns_settle_at_their_mean():
    plane = {
        "kind": GeomKind.PLANE,
        "size": (0, 0, 0.1),
        "pattern": Pattern.CHECKER,
        "pattern_scale": 0.05,
        "colour": (0.8, 0.8, 0.8),
        "second_colour": (0.2, 0.2, 0.2),
    }
    built, position, rotation = scene(plane)
    camera = look_at((0.0, 0.0, 60.0), (0.0, 20.0, 0.0))
    frame = Frame(position, rotation, camera, (SUN,), replace(SKY, haze_per_m=0.0))
    light = RayCaster(built, 96, 54).draw(frame).light
    assert (light.std(axis=(0, 1)) < 0.02 * light.mean()).all()


def test_pictures_do_not_depend_on_what_memory_held_nor_on_the_order_of_sets():
    # glibc fills what it hands out with the byte of MALLOC_PERTURB_, so that what is read unwritten would show.
    drawn = set()
    for filled_with, order in (("0", "1"), ("85", "2"), ("170", "3")):
        chance = {"MALLOC_PERTURB_": filled_with, "PYTHONHASHSEED": order, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-c", CAMPFIRE], capture_output=True, text=True, env={**os.environ, **chance}
        )
        assert ran.returncode == 0, ran.stderr
        drawn.add(ran.stdout)
    assert len(drawn) == 1
    assert len(set(drawn.pop().split())) == 3


def test_a_lenient_picture_shows_the_same_shapes_in_nearly_the_same_light():
    built, position, rotation = everything(Pattern.LEAVES)
    frame = frame_of(position, rotation)
    exact, lenient = (RayCaster(built, 160, 90, lenience=by).draw(frame) for by in (1.0, 2.5))
    apart = np.abs(np.clip(exact.light, 0.0, 1.0) - np.clip(lenient.light, 0.0, 1.0))
    assert np.array_equal(exact.geom, lenient.geom)
    assert np.array_equal(exact.depth_m, lenient.depth_m)
    assert 0.0 < apart.mean() < 0.02
