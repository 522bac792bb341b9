"""A windowsill: a painted board before a window, and through its panes the garden and the weather outside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface
from generators.previz.scene import Flakes, GeomKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import glowing, mottled

__all__ = ["FALLS_MPS", "SILL_WORDS", "WET_WEATHERS", "drops_on", "falling_behind", "window_sill"]

SILL_WORDS = ("windowsill", "window sill", "window ledge")
BOARD = Surface.of(232, 228, 218, roughness=0.5)
FRAME = Surface.of(244, 242, 236, roughness=0.45)
GLASS_M, HALF_WIDE_M, TALL_M, BAR_M = 0.16, 1.0, 1.5, 0.022
"""How far behind what is on the sill the glass is; half the window's width, its height, and half a bar of its frame."""
SKY_M = 5.0
WET_WEATHERS = ("rain", "storm", "drizzle")
DROPS, STREAKS = 70, 340
FALLS_MPS, STREAK_BOX = {"rain": 6.5, "storm": 7.5, "drizzle": 4.0, "snow": 0.9}, (3.2, 1.6, 2.2)
"""How fast what falls outside comes down, and the room behind the glass in which it is drawn, m."""


def window_sill(site: SetSite) -> SetDressing:
    """The board in front, the window's frame, drops on its panes where it is wet, and what lies beyond."""
    site.ground(BOARD)
    x0, _ = site.travel.centre
    glass_y = site.travel.y_max + GLASS_M + 0.12 * max(site.clearing.reach_m, 0.2)
    weather = site.shot.setting.weather or ""
    _beyond(site, x0, glass_y, weather)
    for number in range(-2, 3):
        x = x0 + number * HALF_WIDE_M / 2.0
        site.box((x, glass_y, TALL_M / 2), (BAR_M * (1.6 if number % 2 == 0 else 1.0), BAR_M, TALL_M / 2), FRAME)
    for height in (0.03, 0.62, TALL_M):
        site.box((x0, glass_y, height), (HALF_WIDE_M, BAR_M, BAR_M * 1.4), FRAME)
    for side in (-1.0, 1.0):
        wall = mottled((196, 184, 166), (180, 168, 150), 0.6)
        site.slab((x0 + side * (HALF_WIDE_M + 1.0), glass_y, 1.0), (1.0, 0.06, 1.2), wall)
    if weather in WET_WEATHERS:
        drops_on(site, (x0, glass_y - 0.012), half_m=0.95 * HALF_WIDE_M, low_m=0.06, high_m=0.9)
    falls = FALLS_MPS.get(weather)
    if falls is None:
        return SetDressing()
    return SetDressing(falling=falling_behind(site, (x0, glass_y + 0.06, 0.0), falls, STREAK_BOX))


def _beyond(site: SetSite, x0: float, glass_y: float, weather: str) -> None:
    """Sky, hedges and trees outside, grey in bad weather, dark where lamps are lit."""
    if site.cues.lamps_lit:
        sky, leaf = glowing((38, 52, 86), 0.35), mottled((24, 34, 34), (34, 44, 44), 0.3)
    elif weather in WET_WEATHERS or weather in ("overcast", "fog", "snow"):
        sky, leaf = glowing((150, 164, 178), 0.55), mottled((66, 84, 70), (86, 100, 84), 0.3)
    else:
        sky, leaf = glowing((188, 214, 240), 1.1), mottled((92, 132, 66), (122, 156, 82), 0.3)
    site.slab((x0, glass_y + SKY_M, 1.0), (8.0, 0.05, 4.0), sky)
    for _ in range(12):
        size = float(site.rng.uniform(0.35, 0.9))
        x, y = x0 + float(site.rng.uniform(-4.0, 4.0)), glass_y + float(site.rng.uniform(2.2, SKY_M - 0.8))
        site.ball((x, y, float(site.rng.uniform(-0.5, 0.5))), (size, 0.6 * size, size), leaf)


def drops_on(
    site: SetSite, glass: tuple[float, float], *, half_m: float, low_m: float, high_m: float, times: float = 1.0
) -> None:
    """Drops that cling to a pane, some with a trail under which they have run.

    Args:
        site: of the window.
        glass: the middle of the pane and its plane, x and y, m.
        half_m: half the width that is wet.
        low_m: where that begins.
        high_m: where it ends.
        times: how large the drops are, to those of a window that is seen from close by.
    """
    water = Surface.of(206, 220, 230, roughness=0.05, specular=0.5)
    for number in range(DROPS):
        x, z = glass[0] + float(site.rng.uniform(-half_m, half_m)), float(site.rng.uniform(low_m, high_m))
        size = times * float(site.rng.uniform(0.0014, 0.0042))
        site.ball((x, glass[1], z), (size, 0.5 * size, 1.3 * size), water)
        if number % 5 == 0:
            top = min(z + times * float(site.rng.uniform(0.03, 0.12)), high_m)
            site.geom(GeomKind.CAPSULE, (0.3 * size,), water, ends=((x, glass[1], z), (x, glass[1], top)))


def falling_behind(
    site: SetSite,
    corner: tuple[float, float, float],
    falls_mps: float,
    room: tuple[float, float, float],
    *,
    times: float = 1.0,
) -> Callable[[float, NDArray[np.float64]], Flakes]:
    """What falls behind the glass, over story time.

    Args:
        site: of the window.
        corner: the middle of the near edge of where it is drawn, at its lowest, m.
        falls_mps: how fast.
        room: where it is drawn: width, depth and height, m.
        times: how large the flakes are, to those of a window that is seen from close by.
    """
    rng = np.random.default_rng(int(site.rng.integers(2**31)))
    box = np.array(room)
    start = rng.uniform(0.0, 1.0, (STREAKS, 3)) * box
    low = np.array([corner[0] - box[0] / 2, corner[1], corner[2]])
    velocity = np.tile(np.array([0.25, 0.0, -falls_mps]), (STREAKS, 1))
    slow = falls_mps < 2.0
    size = np.full(STREAKS, times * (0.009 if slow else 0.003), np.float32)

    def at(story_s: float, camera_position: NDArray[np.float64]) -> Flakes:
        del camera_position  # outside, wherever the lens is
        moved = np.mod(start + velocity * story_s, box) + low
        return Flakes(
            position=moved.astype(np.float32),
            velocity=velocity.astype(np.float32),
            radius_m=size,
            colour=np.full((STREAKS, 3), 0.98 if slow else 0.86, np.float32),
            opacity=np.full(STREAKS, 0.95 if slow else 0.75, np.float32),
            glow=np.zeros(STREAKS, np.float32),
        )

    return at
