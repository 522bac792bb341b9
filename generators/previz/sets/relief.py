"""Land with height: hills, mountains and dunes around the level ground of the action, as height fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface
from generators.previz.sets.dressing import SetSite

__all__ = ["Heights", "Relief", "canyon", "dunes", "gorge", "peaks", "relief", "rolling", "smooth_noise"]

F64 = NDArray[np.float64]
Heights = Callable[[F64, F64], F64]
CELLS = 112
STRATA = 4
"""Steps in the wall of a canyon."""
WINDING_M = 34.0
"""How far a canyon goes on before it has turned by a radian of its bends."""
BELOW_M = 1.5
"""How far under the level ground a field lies where nothing rises."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A height field that was built: its height anywhere, m; the level ground outside it."""

    centre: tuple[float, float]
    half_m: float
    heights_m: F64

    def height(self, x: float, y: float) -> float:
        """Height at a point of the world, m; never below the level ground."""
        side = len(self.heights_m) - 1
        u = (x - self.centre[0] + self.half_m) / (2 * self.half_m) * side
        v = (y - self.centre[1] + self.half_m) / (2 * self.half_m) * side
        if not (0.0 <= u < side and 0.0 <= v < side):
            return 0.0
        i, j = int(u), int(v)
        fu, fv = u - i, v - j
        field = self.heights_m
        low = field[j, i] + fu * (field[j, i + 1] - field[j, i])
        high = field[j + 1, i] + fu * (field[j + 1, i + 1] - field[j + 1, i])
        return max(0.0, float(low + fv * (high - low)))


def smooth_noise(x: F64, y: F64, size_m: float, rng: np.random.Generator) -> F64:
    """Smooth random values 0..1 over the plane with features of about `size_m`."""
    grid = rng.uniform(0.0, 1.0, (64, 64))
    u, v = x / size_m + 31.7, y / size_m + 17.3
    i, j = np.floor(u).astype(int), np.floor(v).astype(int)
    fu, fv = u - i, v - j
    fu, fv = fu**3 * (fu * (6 * fu - 15) + 10), fv**3 * (fv * (6 * fv - 15) + 10)
    i0, j0, i1, j1 = i % 64, j % 64, (i + 1) % 64, (j + 1) % 64
    low = grid[j0, i0] * (1 - fu) + grid[j0, i1] * fu
    high = grid[j1, i0] * (1 - fu) + grid[j1, i1] * fu
    return np.asarray(low * (1 - fv) + high * fv, np.float64)


def _rise(away: F64, near_m: float, far_m: float) -> F64:
    share = np.clip((away - near_m) / (far_m - near_m), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), np.float64)


def relief(site: SetSite, surface: Surface, half_m: float, heights: Heights, *, cells: int = CELLS) -> Relief:
    """Builds a square field around the action.

    Args:
        site: where.
        surface: of the land.
        half_m: half its side.
        heights: height in metres over arrays x, y (m from the middle); below 0 the level ground covers it.
        cells: along each side.
    """
    at = np.linspace(-half_m, half_m, cells + 1)
    x, y = np.meshgrid(at, at)
    field = heights(x, y)
    site.builder.height_field(site.builder.world, field, half_m, surface, (*site.travel.centre, 0.0))
    return Relief(site.travel.centre, half_m, field)


def _clear_m(site: SetSite) -> float:
    """Half the longer side of what must stay level."""
    travel = site.travel
    return max(travel.x_max - travel.x_min, travel.y_max - travel.y_min) / 2 + site.clearing.reach_m


def rolling(site: SetSite, surface: Surface, *, height_m: float = 16.0, near_m: float = 52.0) -> Relief:
    """Rolling hills that rise from `near_m` beyond the action, higher with distance."""
    near = near_m + _clear_m(site)

    def heights(x: F64, y: F64) -> F64:
        away = np.hypot(x, y)
        broad, fine = smooth_noise(x, y, 95.0, site.rng), smooth_noise(x, y, 34.0, site.rng)
        far = smooth_noise(x, y, 150.0, site.rng)
        hill = 0.30 + 0.85 * broad + 0.22 * (fine - 0.5)
        tall = _rise(away, near, near + 90.0) * hill + 1.5 * _rise(away, near + 80.0, near + 250.0) * (0.2 + far)
        return np.asarray(height_m * tall - BELOW_M * (1.0 - _rise(away, near, near + 12.0)), np.float64)

    return relief(site, surface, near + 330.0, heights)


def peaks(site: SetSite, surface: Surface, *, height_m: float = 92.0, near_m: float = 130.0) -> Relief:
    """A range of mountains all round: ridges that run together into peaks, foothills before them."""
    near = near_m + _clear_m(site)

    def heights(x: F64, y: F64) -> F64:
        away = np.hypot(x, y)
        bend = 40.0 * (smooth_noise(x, y, 90.0, site.rng) - 0.5)
        total = np.zeros_like(x)
        weight = np.ones_like(x)
        for octave, (size, share) in enumerate(((170.0, 0.55), (74.0, 0.28), (33.0, 0.13), (16.0, 0.06))):
            ridge = 1.0 - np.abs(2.0 * smooth_noise(x + bend, y - bend, size, site.rng) - 1.0)
            ridge = ridge**2 if octave else ridge**1.5
            total += share * ridge * weight
            weight = np.clip(1.6 * ridge, 0.15, 1.0)
        rise = _rise(away, near, near + 240.0)
        return np.asarray(height_m * rise * (0.10 + 1.35 * total) - BELOW_M * (1.0 - _rise(away, near, near + 15.0)))

    return relief(site, surface, near + 420.0, heights, cells=150)


def canyon(site: SetSite, surface: Surface, *, height_m: float = 34.0, near_m: float = 16.0) -> Relief:
    """The walls of a canyon along the way of the action: steps of rock, beyond it and behind the camera."""
    near = near_m + _clear_m(site)

    def heights(x: F64, y: F64) -> F64:
        aside = np.abs(y) + 14.0 * (smooth_noise(x, y, 60.0, site.rng) - 0.5) + 5.0 * smooth_noise(x, y, 17.0, site.rng)
        rise = np.clip((aside - near) / 34.0, 0.0, 1.0) * STRATA
        step, within = np.floor(rise), rise - np.floor(rise)
        stepped = (step + np.clip((within - 0.55) / 0.45, 0.0, 1.0)) / STRATA
        top = height_m * (0.8 + 0.4 * smooth_noise(x, y, 80.0, site.rng))
        return np.asarray(top * stepped - BELOW_M * (rise <= 0.0), np.float64)

    return relief(site, surface, near + 150.0, heights, cells=170)


def gorge(site: SetSite, surface: Surface, *, height_m: float = 84.0, near_m: float = 9.0) -> Relief:
    """A deep canyon that winds away from the camera between mountains: steep walls to both sides, peaks above them."""
    clear = _clear_m(site)
    near = near_m + 0.5 * clear

    def heights(x: F64, y: F64) -> F64:
        out = np.clip((y - 0.6 * clear) / 50.0, 0.0, 1.0)
        middle = out * (0.16 * WINDING_M * np.sin(y / 90.0) + 24.0 * np.sin(y / WINDING_M))
        floor = near * (1.0 - 0.45 * out)
        aside = np.abs(x - middle) + 9.0 * (smooth_noise(x, y, 26.0, site.rng) - 0.5)
        ridge = np.zeros_like(x)
        for size, share in ((110.0, 0.6), (46.0, 0.3), (19.0, 0.16)):
            ridge += share * (1.0 - np.abs(2.0 * smooth_noise(x, y, size, site.rng) - 1.0))
        wall = np.clip((aside - floor) / 26.0, 0.0, 1.0)
        step, within = np.floor(wall * STRATA), wall * STRATA - np.floor(wall * STRATA)
        stepped = (step + np.clip((within - 0.4) / 0.6, 0.0, 1.0)) / STRATA
        beyond = _rise(aside - floor, 20.0, 150.0)
        closed = _rise(y, 190.0, 330.0)
        tall = height_m * (0.42 * stepped * (0.6 + 0.6 * ridge) + 0.9 * beyond * ridge + 0.8 * closed * ridge)
        return np.asarray(tall - BELOW_M * (wall <= 0.0) * (1.0 - closed), np.float64)

    return relief(site, surface, clear + 340.0, heights, cells=220)


def dunes(site: SetSite, surface: Surface, *, near_m: float = 9.0) -> Relief:
    """Dunes with a sharp crest, steep to leeward, higher with distance."""
    near = near_m + _clear_m(site)

    def heights(x: F64, y: F64) -> F64:
        away = np.hypot(x, y)
        total = np.zeros_like(x)
        for size, tall, first in ((26.0, 3.2, 0.0), (70.0, 13.0, 18.0), (150.0, 26.0, 60.0)):
            bend = smooth_noise(x, y, 1.1 * size, site.rng)
            phase = (0.85 * y + 0.35 * x) / size + 1.3 * bend
            saw = phase - np.floor(phase)
            # The slip face takes a fifth of the dune's length.
            shape = np.where(saw < 0.78, saw / 0.78, (1.0 - saw) / 0.22)
            shape = shape**1.4 * (0.35 + 0.9 * smooth_noise(x, y, 1.7 * size, site.rng))
            total += tall * shape * _rise(away, near + first, near + first + 1.5 * size)
        return np.asarray(total - 0.5 * (1.0 - _rise(away, near, near + 10.0)), np.float64)

    return relief(site, surface, near + 250.0, heights, cells=170)
