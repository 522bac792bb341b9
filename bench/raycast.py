"""How long the ray caster takes for a picture, pass by pass: `python -m bench.raycast`.

Times are of one thread's own processor time, the least of several pictures, on a sunlit meadow with a four-legged
animal, trees, a house and 15,000 blades of grass.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
from numpy.typing import NDArray

from generators.previz.grade import Grade
from generators.previz.scene import (
    BladeField,
    CameraPose,
    Frame,
    GeomKind,
    Light,
    LightKind,
    Pattern,
    Scene,
    Sky,
)

F32 = NDArray[np.float32]
Triple = tuple[float, float, float]

SUN_DIRECTION = (-0.80, -0.28, 0.36)
COAT = (0.62, 0.36, 0.14)


class SceneBuilder:
    """Collects geoms one by one and makes the arrays of a scene and their poses."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []

    def add(
        self,
        kind: GeomKind,
        size: Triple,
        at: Triple,
        colour: Triple,
        *,
        axes: NDArray[np.float64] | None = None,
        second: Triple | None = None,
        pattern: Pattern = Pattern.PLAIN,
        scale: float = 1.0,
        roughness: float = 0.85,
        specular: float = 0.04,
        emission: float = 0.0,
        transmission: float = 0.0,
        ior: float = 1.5,
        subject: int = 0,
    ) -> int:
        """Adds a geom; returns its index."""
        self.rows.append(
            {
                "kind": int(kind),
                "size": size,
                "at": at,
                "axes": np.eye(3) if axes is None else axes,
                "colour": colour,
                "second_colour": colour if second is None else second,
                "pattern": int(pattern),
                "pattern_scale": scale,
                "roughness": roughness,
                "specular": specular,
                "emission": emission,
                "transmission": transmission,
                "ior": ior,
                "subject": subject,
            }
        )
        return len(self.rows) - 1

    def limb(self, start: Triple, end: Triple, r0: float, r1: float, colour: Triple, subject: int = 0) -> int:
        """Adds a round cone between two points."""
        a, b = np.array(start, float), np.array(end, float)
        half = 0.5 * float(np.linalg.norm(b - a))
        middle = 0.5 * (a + b)
        at = (float(middle[0]), float(middle[1]), float(middle[2]))
        return self.add(GeomKind.ROUND_CONE, (r0, half, r1), at, colour, axes=axes_along(b - a), subject=subject)

    def scene(self, blades: BladeField | None = None) -> Scene:
        """The arrays of the scene."""

        def column(name: str) -> F32:
            return np.array([row[name] for row in self.rows], np.float32)

        return Scene(
            kind=column("kind").astype(np.int32),
            size=column("size"),
            colour=column("colour"),
            second_colour=column("second_colour"),
            pattern=column("pattern").astype(np.int32),
            pattern_scale=column("pattern_scale"),
            roughness=column("roughness"),
            specular=column("specular"),
            emission=column("emission"),
            transmission=column("transmission"),
            ior=column("ior"),
            subject=column("subject").astype(np.int32),
            blades=blades,
        )

    def poses(self) -> tuple[F32, F32]:
        """Centres (n, 3) and axes (n, 3, 3)."""
        return (
            np.array([row["at"] for row in self.rows], np.float32),
            np.array([row["axes"] for row in self.rows], np.float32),
        )


def axes_along(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    """A rotation whose z axis points along `direction`."""
    z = direction / np.linalg.norm(direction)
    x = np.cross((0.0, 1.0, 0.0) if abs(z[1]) < 0.9 else (1.0, 0.0, 0.0), z)
    x /= np.linalg.norm(x)
    return np.column_stack([x, np.cross(z, x), z])


def look_at(position: Triple, target: Triple, focal_length_mm: float, **lens: float) -> CameraPose:
    """A level camera at `position` that looks at `target`."""
    back = np.array(position, float) - np.array(target, float)
    back /= np.linalg.norm(back)
    right = np.cross((0.0, 0.0, 1.0), back)
    right /= np.linalg.norm(right)
    rotation = np.column_stack([right, np.cross(back, right), back]).astype(np.float32)
    return CameraPose(np.array(position, np.float32), rotation, focal_length_mm, **lens)  # type: ignore[arg-type]


def add_dog(build: SceneBuilder, subject: int = 1) -> None:
    """A standing four-legged animal of about 25 parts."""
    ball = GeomKind.ELLIPSOID
    build.add(ball, (0.27, 0.15, 0.17), (0.18, 0, 0.60), COAT, subject=subject)
    build.add(ball, (0.28, 0.135, 0.145), (-0.12, 0, 0.60), COAT, subject=subject)
    build.add(ball, (0.17, 0.13, 0.155), (-0.34, 0, 0.59), COAT, subject=subject)
    build.limb((0.36, 0, 0.66), (0.52, 0, 0.86), 0.12, 0.085, COAT, subject)
    build.add(ball, (0.12, 0.095, 0.10), (0.57, 0, 0.91), COAT, subject=subject)
    build.limb((0.62, 0, 0.89), (0.76, 0, 0.86), 0.06, 0.042, COAT, subject)
    build.add(ball, (0.022, 0.026, 0.02), (0.80, 0, 0.875), (0.03, 0.03, 0.03), roughness=0.3, subject=subject)
    for side in (-1.0, 1.0):
        build.limb((0.53, side * 0.08, 0.96), (0.50, side * 0.115, 0.83), 0.045, 0.03, (0.5, 0.27, 0.1), subject)
        build.add(
            ball, (0.016, 0.016, 0.016), (0.655, side * 0.065, 0.93), (0.02, 0.02, 0.02), roughness=0.2, subject=subject
        )
    for side, swing in ((-1.0, 0.16), (1.0, -0.12)):
        x = 0.30
        build.limb((x, side * 0.09, 0.56), (x + swing, side * 0.09, 0.32), 0.075, 0.048, COAT, subject)
        build.limb((x + swing, side * 0.09, 0.32), (x + 1.3 * swing, side * 0.09, 0.06), 0.046, 0.034, COAT, subject)
        build.add(ball, (0.06, 0.04, 0.035), (x + 1.3 * swing + 0.03, side * 0.09, 0.035), COAT, subject=subject)
        x = -0.38
        build.limb((x, side * 0.085, 0.55), (x - swing, side * 0.09, 0.33), 0.10, 0.055, COAT, subject)
        build.limb(
            (x - swing, side * 0.09, 0.33), (x - 1.4 * swing - 0.04, side * 0.09, 0.07), 0.048, 0.034, COAT, subject
        )
        build.add(ball, (0.06, 0.04, 0.035), (x - 1.4 * swing, side * 0.09, 0.035), COAT, subject=subject)
    build.limb((-0.46, 0, 0.66), (-0.72, 0, 0.78), 0.05, 0.06, COAT, subject)
    build.limb((-0.72, 0, 0.78), (-0.92, 0.03, 0.84), 0.06, 0.02, COAT, subject)


def add_tree(build: SceneBuilder, x: float, y: float, height: float, rng: np.random.Generator) -> None:
    """A trunk and ten balls of leaves."""
    build.limb((x, y, -0.1), (x + 0.1, y, 0.55 * height), 0.05 * height, 0.025 * height, (0.20, 0.14, 0.09))
    for k in range(10):
        turn, ring = 2.4 * k, 0.22 * height * np.sqrt((k + 0.3) / 10)
        size = height * (0.13 + 0.05 * rng.random())
        at = (x + ring * np.cos(turn), y + ring * np.sin(turn), height * (0.58 + 0.34 * rng.random() * (1 - k / 14)))
        shade = 0.75 + 0.5 * rng.random()
        build.add(
            GeomKind.ELLIPSOID,
            (1.15 * size, 1.15 * size, 0.9 * size),
            at,
            (0.10 * shade, 0.19 * shade, 0.045),
            second=(0.17 * shade, 0.28 * shade, 0.06),
            pattern=Pattern.LEAVES,
            scale=0.22,
        )


def add_house(build: SceneBuilder, x: float, y: float) -> None:
    """Walls, a roof and a chimney."""
    build.add(
        GeomKind.BOX,
        (4.0, 3.0, 1.6),
        (x, y, 1.6),
        (0.72, 0.66, 0.56),
        second=(0.10, 0.12, 0.15),
        pattern=Pattern.WINDOWS,
        scale=3.0,
    )
    for side in (-1.0, 1.0):
        c, s = np.cos(0.65), np.sin(0.65) * side
        axes = np.array([[1, 0, 0], [0, c, -s], [0, s, c]], float).T
        build.add(GeomKind.BOX, (4.3, 2.3, 0.12), (x, y + side * 1.6, 4.35), (0.42, 0.16, 0.10), axes=axes)
    build.add(GeomKind.BOX, (0.35, 0.35, 1.2), (x + 2.0, y + 0.8, 5.5), (0.4, 0.2, 0.15))


def meadow_blades(count: int, rng: np.random.Generator) -> BladeField:
    """Grass, thinner with distance from the middle, with a few flowers."""
    away = 9.0 * rng.random(count) ** 0.8
    turn = 2.0 * np.pi * rng.random(count)
    root = np.column_stack([away * np.cos(turn), away * np.sin(turn), np.zeros(count)])
    tone = (0.8 + 0.4 * rng.random(count))[:, None]
    flower = rng.random(count) < 0.03
    petals = np.array([(0.85, 0.83, 0.75), (0.85, 0.62, 0.08), (0.62, 0.25, 0.5)])

    def single(values: object) -> F32:
        return np.asarray(values, np.float32)

    return BladeField(
        root=single(root),
        height_m=single(0.14 + 0.16 * rng.random(count)),
        width_m=single(0.008 + 0.006 * rng.random(count)),
        lean=single(0.15 + 0.45 * rng.random(count)),
        azimuth=single(2.0 * np.pi * rng.random(count)),
        phase=single(1.2 * rng.random(count)),
        root_colour=single(np.array((0.07, 0.14, 0.025)) * tone),
        tip_colour=single(np.array((0.24, 0.34, 0.07)) * tone),
        flower_radius_m=single(np.where(flower, 0.014 + 0.01 * rng.random(count), 0.0)),
        flower_colour=single(petals[rng.integers(0, 3, count)]),
    )


def meadow(blades: int = 15000) -> tuple[Scene, Frame]:
    """The bench's scene and one frame of it."""
    rng = np.random.default_rng(7)
    build = SceneBuilder()
    build.add(
        GeomKind.PLANE,
        (0, 0, 0.1),
        (0, 0, 0),
        (0.11, 0.17, 0.04),
        second=(0.20, 0.24, 0.07),
        pattern=Pattern.NOISE,
        scale=0.6,
        roughness=1.0,
    )
    add_dog(build)
    for x, y, height in ((-6.5, 9.0, 5.5), (7.5, 14.0, 7.0), (-16.0, 26.0, 9.0)):
        add_tree(build, x, y, height, rng)
    add_house(build, 5.0, 24.0)
    position, rotation = build.poses()
    frame = Frame(
        position=position,
        rotation=rotation,
        camera=look_at((0.3, -3.6, 0.75), (0.15, 0.0, 0.62), 40.0),
        lights=(Light(LightKind.SUN, (1.5, 1.15, 0.78), direction=SUN_DIRECTION, radius=0.012),),
        sky=Sky(
            zenith=(0.16, 0.30, 0.62),
            horizon=(0.62, 0.68, 0.74),
            ground=(0.16, 0.16, 0.07),
            sun_direction=SUN_DIRECTION,
            sun_glow=(1.0, 0.72, 0.4),
            sun_disc_rad=0.012,
            clouds=0.45,
            haze=(0.66, 0.68, 0.70),
            haze_per_m=0.006,
        ),
        wind_lean=0.12,
    )
    return build.scene(meadow_blades(blades, rng)), frame


def main() -> None:
    """Prints the times."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--size", default="854x480")
    arguments.add_argument("--repeat", type=int, default=5)
    given = arguments.parse_args()
    width, height = (int(n) for n in given.size.split("x"))
    began = time.perf_counter()
    from generators.previz.grade import grade
    from generators.previz.raycast import RayCaster

    imported = time.perf_counter()
    scene, frame = meadow()
    bare = meadow(blades=0)[0]
    caster, bare_caster = RayCaster(scene, width, height), RayCaster(bare, width, height)
    layers = caster.draw(frame)
    grade(layers.light, layers.depth_m, Grade(), seed=1, frame_index=0)
    ready = time.perf_counter()
    print(f"import {imported - began:.2f} s, first picture {ready - imported:.2f} s (compiling, if the cache is cold)")

    def least(work: object) -> float:
        times = []
        for _ in range(given.repeat):
            start = time.thread_time()
            work()  # type: ignore[operator]
            times.append(time.thread_time() - start)
        return 1000.0 * min(times)

    whole, without = least(lambda: caster.draw(frame)), least(lambda: bare_caster.draw(frame))
    graded = least(lambda: grade(layers.light, layers.depth_m, Grade(), seed=1, frame_index=0))
    print(f"{width}x{height}, {len(scene.kind)} geoms: solids {without:.1f} ms, blades {whole - without:.1f} ms,")
    print(f"grade {graded:.1f} ms, together {whole + graded:.1f} ms a picture of one core")


if __name__ == "__main__":
    main()
