"""The same simple scene, drawn by MuJoCo's own renderers and by ours, in one run.

MuJoCo's GL renderer needs a GL that works without a display (`MUJOCO_GL=egl`, PyOpenGL); its Filament renderer needs a
Vulkan loader and driver, which is tried in a process of its own, since it ends the process that lacks them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

PRIMITIVES = 60
FRAMES = 24
KINDS = ("capsule", "sphere", "box", "cylinder", "ellipsoid")


def scene_text(width: int, height: int) -> str:
    """A floor, a lamp and `PRIMITIVES` coloured shapes on it, as MJCF."""
    rng = np.random.default_rng(7)
    rows = []
    for i in range(PRIMITIVES):
        x, y = (i % 10 - 4.5) * 0.6 + rng.uniform(-0.15, 0.15), (i // 10) * 0.7 + rng.uniform(-0.15, 0.15)
        colour = " ".join(f"{value:.2f}" for value in rng.uniform(0.2, 0.9, 3))
        kind = KINDS[i % len(KINDS)]
        rows.append(
            f'<geom type="{kind}" size="0.16 0.18 0.14" pos="{x:.2f} {y:.2f} 0.34" '
            f'euler="{rng.uniform(0, 90):.0f} {rng.uniform(0, 90):.0f} 0" rgba="{colour} 1"/>'
        )
    return f"""<mujoco>
  <visual>
    <global offwidth="{width}" offheight="{height}" fovy="32"/>
    <quality shadowsize="2048" offsamples="4"/>
  </visual>
  <worldbody>
    <light name="key" pos="-3 -3 6" dir="0.5 0.6 -1" type="directional" castshadow="true" diffuse="0.8 0.8 0.75"/>
    <camera name="shot" pos="0 -7 2.6" xyaxes="1 0 0 0 0.3 0.95" fovy="32"/>
    <geom type="plane" size="20 20 0.1" rgba="0.6 0.6 0.58 1"/>
    {"".join(rows)}
  </worldbody>
</mujoco>"""


def compare(width: int, height: int) -> None:
    """Draws the scene with every renderer that runs here and prints seconds a picture and the ratios to ours."""
    print(f"\n{PRIMITIVES} primitives, one shadow, {width}x{height}, {os.cpu_count()} cores, seconds a picture")
    text = scene_text(width, height)
    ours = _ours(text, width, height)
    print(f"  ray caster            {ours:.3f}  soft shadow, ambient occlusion, haze, graded")
    for name, measure in (("MuJoCo GL", _gl), ("MuJoCo Filament", _filament)):
        try:
            seconds, what = measure(text, width, height)
        except Exception as error:  # noqa: BLE001 - whatever is missing, the other rows are still wanted
            reason = " ".join(str(error).split())[:110]
            print(f"  {name:<21} not here: {type(error).__name__} {reason}")
            continue
        print(f"  {name:<21} {seconds:.3f}  {seconds / ours:.2f} times as long as ours  ({what})")


def _ours(text: str, width: int, height: int) -> float:
    from generators.previz.grade import grade
    from generators.previz.pace import drawing_threads
    from generators.previz.raycast import RayCaster
    from generators.previz.stagefile import read_stage

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.xml"
        path.write_text(text)
        stage = read_stage(path, aspect=width / height, seconds=0.5)
    caster = RayCaster(stage.scene, width, height)

    def draw(index: int) -> Any:
        layers = caster.draw(stage.frame(0.0, stage.new_data()))
        return grade(layers.light, layers.depth_m, stage.grade, seed=0, frame_index=index)

    draw(0)
    with ThreadPoolExecutor(drawing_threads(width * height)) as pool:
        return _per_frame(lambda: list(pool.map(draw, range(FRAMES))))


def _per_frame(work: Callable[[], Any]) -> float:
    best = np.inf
    for _ in range(3):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return float(best) / FRAMES


def _in_process_of_its_own(script: str, text: str, width: int, height: int, **environment: str) -> list[str]:
    """The lines that a script prints, given the scene on standard input."""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(width), str(height), str(FRAMES)],
        input=text, capture_output=True, text=True, timeout=300, check=False, env={**os.environ, **environment},
    )  # fmt: skip
    if ran.returncode:
        said = [line for line in ran.stderr.strip().splitlines() if line.strip()]
        raise RuntimeError(said[-1] if said else f"the process ended with {ran.returncode}")
    return ran.stdout.strip().splitlines()


_GL = """
import sys, time
import mujoco
from OpenGL import GL

text, (width, height, frames) = sys.stdin.read(), map(int, sys.argv[1:])
model = mujoco.MjModel.from_xml_string(text)
data = mujoco.MjData(model)
mujoco.mj_forward(model, data)
renderer = mujoco.Renderer(model, height, width)

def draw():
    renderer.update_scene(data, camera="shot")
    return renderer.render()

assert draw().any(), "an empty picture"
best = 1e9
for _ in range(3):
    began = time.perf_counter()
    for _ in range(frames):
        draw()
    best = min(best, time.perf_counter() - began)
print(best / frames)
print(GL.glGetString(GL.GL_RENDERER).decode())
"""


def _gl(text: str, width: int, height: int) -> tuple[float, str]:
    seconds, vendor = _in_process_of_its_own(_GL, text, width, height, MUJOCO_GL=os.environ.get("MUJOCO_GL", "egl"))
    return float(seconds), vendor


_FILAMENT = """
import sys, time
import mujoco
import numpy as np
from mujoco import mjrf
from mujoco.rendering.filament.model_scene import ModelScene
import mujoco.studio

text, (width, height, frames) = sys.stdin.read(), map(int, sys.argv[1:])
model = mujoco.MjModel.from_xml_string(text)
data = mujoco.MjData(model)
mujoco.mj_forward(model, data)
config = mjrf.ContextConfig()
config.software_rendering = True
context = mjrf.Context(config)
scene = ModelScene(context, model)
picture = np.zeros((height, width, 3), np.uint8)
target = context.create_render_target(mjrf.RenderTargetConfig(color_format=mjrf.PixelFormat.PIXEL_FORMAT_RGB8))
target.resize(width, height)
reading = mjrf.ReadRequest(target=target)
reading.set_buffer(picture)
seen = mujoco.MjvScene(model, 10)
camera = mujoco.MjvCamera()
camera.type, camera.fixedcamid = mujoco.mjtCamera.mjCAMERA_FIXED, 0
mujoco.mjv_updateScene(model, data, mujoco.MjvOption(), None, camera, mujoco.mjtCatBit.mjCAT_ALL, seen)
eye = seen.camera[0]
request = mjrf.RenderRequest()
request.scene, request.target = scene.scene, target
request.camera = mjrf.Camera(
    pos=eye.pos, forward=eye.forward, up=eye.up, frustum_bottom=eye.frustum_bottom, frustum_top=eye.frustum_top,
    frustum_near=eye.frustum_near, frustum_far=eye.frustum_far,
)
request.viewport.width, request.viewport.height = width, height

def draw():
    scene.update(data)
    context.wait_for_frame(context.render([request], [reading]))

draw()
best = 1e9
for _ in range(3):
    began = time.perf_counter()
    for _ in range(frames):
        draw()
    best = min(best, time.perf_counter() - began)
assert picture.any(), "an empty picture"
print(best / frames)
"""


def _filament(text: str, width: int, height: int) -> tuple[float, str]:
    (seconds,) = _in_process_of_its_own(_FILAMENT, text, width, height)[-1:]
    return float(seconds), "software Vulkan"
