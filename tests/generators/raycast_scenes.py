"""Small scenes for the ray caster's tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast import RayCaster
from generators.previz.scene import CameraPose, Flakes, Frame, GeomKind, Layers, Light, LightKind, Pattern, Scene, Sky

WIDTH, HEIGHT = 96, 54
FLAT_SKY = Sky(zenith=(0.5, 0.5, 0.5), horizon=(0.5, 0.5, 0.5), ground=(0.2, 0.2, 0.2), haze_per_m=0.0)
SUN = Light(LightKind.SUN, (1.0, 1.0, 1.0), direction=(0.0, 0.0, 1.0), radius=0.005)


def scene(*geoms: dict, **more) -> tuple[Scene, NDArray[np.float32], NDArray[np.float32]]:
    """A scene of geoms given as keyword tables; the keys are those of `Scene`, with `at` and `axes` for the pose."""

    def column(name, default, dtype=np.float32):
        return np.array([geom.get(name, default) for geom in geoms], dtype)

    built = Scene(
        kind=column("kind", GeomKind.SPHERE, np.int32),
        size=column("size", (1.0, 0.0, 0.0)),
        colour=column("colour", (0.5, 0.5, 0.5)),
        second_colour=column("second_colour", (0.1, 0.1, 0.1)),
        pattern=column("pattern", Pattern.PLAIN, np.int32),
        pattern_scale=column("pattern_scale", 1.0),
        roughness=column("roughness", 1.0),
        specular=column("specular", 0.04),
        emission=column("emission", 0.0),
        transmission=column("transmission", 0.0),
        ior=column("ior", 1.5),
        subject=column("subject", 0, np.int32),
        **more,
    )
    return built, column("at", (0.0, 0.0, 0.0)), column("axes", np.eye(3))


def look_at(position, target, focal_length_mm=35.0, **lens) -> CameraPose:
    back = np.array(position, float) - np.array(target, float)
    back /= np.linalg.norm(back)
    up = (0.0, 0.0, 1.0) if abs(back[2]) < 0.99 else (0.0, 1.0, 0.0)
    right = np.cross(up, back)
    right /= np.linalg.norm(right)
    rotation = np.column_stack([right, np.cross(back, right), back])
    return CameraPose(np.array(position, np.float32), rotation.astype(np.float32), focal_length_mm, **lens)


def shoot(
    geoms,
    camera,
    lights=(SUN,),
    sky=FLAT_SKY,
    *,
    size=(WIDTH, HEIGHT),
    passes=True,
    flakes: Flakes | None = None,
    **more,
) -> Layers:
    built, position, rotation = scene(*geoms, **more)
    frame = Frame(position, rotation, camera, tuple(lights), sky, flakes=flakes)
    return RayCaster(built, *size).draw(frame, passes=passes)


def pixel_rays(camera: CameraPose, width=WIDTH, height=HEIGHT) -> NDArray[np.float64]:
    """(h, w, 3) directions through the pixel centres, with a length of 1 along the view axis."""
    half_x = 0.5 * camera.sensor_mm[0] / camera.focal_length_mm
    half_y = 0.5 * camera.sensor_mm[1] / camera.focal_length_mm
    x = (2 * (np.arange(width) + 0.5) / width - 1) * half_x
    y = (1 - 2 * (np.arange(height) + 0.5) / height) * half_y
    a, b = np.meshgrid(x, y)
    return np.stack([a, b, -np.ones_like(a)], axis=-1) @ np.asarray(camera.rotation, float).T


def pixel_of(camera: CameraPose, point, width=WIDTH, height=HEIGHT) -> tuple[float, float]:
    """Where a world point shows: x, y in pixels."""
    local = np.asarray(camera.rotation, float).T @ (np.array(point, float) - camera.position)
    x = local[0] / -local[2] * camera.focal_length_mm / camera.sensor_mm[0] + 0.5
    y = 0.5 - local[1] / -local[2] * camera.focal_length_mm / camera.sensor_mm[1]
    return x * width, y * height
