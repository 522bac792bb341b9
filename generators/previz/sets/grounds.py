"""What stands in the open by the words of the place: stalls in a market, boats in a harbour. Rows of `grounds.toml`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from generators.previz.rigs import noun_of
from generators.previz.scene import Light
from generators.previz.sets.coastal import COASTAL_STAGES, is_coastal
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.fires import Fires, fire_at
from generators.previz.sets.paints import PAINTS
from generators.previz.sets.pieces import build, frozen, lamp_of, pieces, standing
from generators.previz.sets.vegetation import Sward, grass_field, palm
from prompts.tables import tables_of
from prompts.wording.whole_words import stands_whole

__all__ = ["Ground", "crop_named", "crop_of", "dress_ground", "ground_of", "is_afloat", "is_deserted"]

Place = tuple[float, float, float]
"""x, y (m) and the way it faces (radians)."""
ROW_GAP = 1.12
QUAY_HALF_M, QUAY_DEEP_M = (60.0, 3.4), 0.5
QUAY_BEYOND_M, QUAY_UP_M = 14.0, 0.9
"""How far beyond a boat that is filmed a quay lies, and how high over the water."""
BOAT_M = 24.0
"""Length of a boat that a harbour is built for as it is."""
BESIDE_M, BUILT_FOR_M = 4.0, 13.0
"""How far to the side of the action a piece "beside" it stands, for a craft of this height."""
EMPTY = re.compile(r"\b(?:empty|deserted|abandoned|vacant)\b")
NEAREST_M = 0.5
MOST_LAMPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One row of `grounds.toml`, whose head says what each field means."""

    stages: tuple[str, ...]
    words: tuple[str, ...]
    pieces: tuple[tuple[str, int, float, float, str], ...] = ()
    sward: tuple[Any, ...] = ()
    bloom_m: tuple[float, float] = (0.011, 0.026)
    heart: tuple[int, ...] = ()
    rows_m: float = 0.0
    grows: tuple[str, ...] = ()
    palms: int = 0
    quay: bool = False
    afloat: tuple[tuple[str, int, float, float, str], ...] = ()
    front: str = ""
    deserted: bool = False
    paved_m: float = 0.0
    filled_with: tuple[str, ...] = ()


@cache
def _rows() -> Mapping[str, Ground]:
    rows = tables_of(__package__, "grounds")
    return MappingProxyType(
        {name: Ground(**{key: frozen(value) for key, value in row.items()}) for name, row in rows.items()}
    )


def ground_of(stage_id: str, words: str) -> Ground | None:
    """The row for a stage that the words of the place call for: the one whose longest word stands in them."""
    found = [
        (len(word), name)
        for name, row in _rows().items()
        if stage_id in row.stages
        for word in row.words
        if stands_whole(word, words)
    ]
    return _rows()[max(found)[1]] if found else None


def is_deserted(site: SetSite) -> bool:
    """Whether nobody lives in the place: its houses are ruins."""
    row = ground_of(site.shot.setting.stage or "", site.words)
    return row is not None and row.deserted


def crop_of(row: Ground) -> Sward:
    """What grows on a ground that has a crop."""
    blades, height_m, root, tip, *blossom = row.sward
    flowers, petals = blossom or (0.0, Sward().petals)
    return Sward(
        blades=blades, height_m=height_m, roots=(root,), tips=(tip,), flowers=flowers, petals=petals, bend=0.3,
        bloom_m=row.bloom_m, heart=row.heart, rows_m=row.rows_m, crop=bool(row.grows),
    )  # fmt: skip


def crop_named(noun: str) -> Ground | None:
    """The ground on which a plant grows as a crop.

    Args:
        noun: of the plant; its longest name wins.
    """
    words = f" {noun.lower()} "
    found = [
        (len(name), key)
        for key, row in _rows().items()
        for name in row.grows
        if re.search(rf"\b{re.escape(name.removesuffix('y'))}(?:y|ies|e?s)?\b", words)
    ]
    return _rows()[max(found)[1]] if found else None


def dress_ground(site: SetSite, fires: Fires) -> tuple[Light, ...]:
    """Builds what the words of the place call for beside the stage's own set; returns its lamps."""
    row = ground_of(site.shot.setting.stage or "", site.words)
    if row is None:
        return ()
    lamps = []
    at_sea = site.shot.setting.stage in COASTAL_STAGES and is_coastal(site)  # nothing stands where the sea is
    afloat = is_afloat(site)
    size = _ship_scale(site) if row.quay and afloat else 1.0
    if row.quay:
        x, y = site.travel.centre
        if afloat:
            y, up = site.travel.y_max + size * QUAY_BEYOND_M + 2.0 * QUAY_HALF_M[0], size * QUAY_UP_M
            site.slab((x, y, up - 2.0), (5.0 * QUAY_HALF_M[0], 2.0 * QUAY_HALF_M[0], 2.0), PAINTS["flagstones"])
        else:
            site.slab((x, y, 0.01 - QUAY_DEEP_M), (*QUAY_HALF_M, QUAY_DEEP_M), PAINTS["flagstones"])
    if row.sward and not site.snowy:
        grass_field(site, crop_of(row))
    for name, count, near, far, turned in row.afloat if row.quay and afloat else row.pieces:
        if (turned == "back" and at_sea) or (name in row.filled_with and EMPTY.search(site.words)):
            continue
        piece = pieces()[name]
        up = QUAY_UP_M if row.quay and afloat and near > QUAY_BEYOND_M else 0.0
        scale = _beside_scale(site) if turned in ("pad", "beside") else size
        for x, y, yaw in _places(site, size * piece.wide_m, count, size * near, size * far, turned):
            spot = standing(x, y, yaw, scale, up_m=size * up)
            build(site, piece, spot, scale=scale)
            if piece.lamp and site.cues.lamps_lit:
                lamps.append(lamp_of(piece, spot))
            if piece.plume:
                words, px, py, pz, tall = piece.plume
                fire_at(fires, words, spot(px, py, pz), tall, int(site.rng.integers(2**31)))
    for x, y in site.places(row.palms, 1.0, 4.0, 18.0):
        palm(site, x, y, float(site.rng.uniform(5.0, 8.0)))
    lamps.sort(key=lambda lamp: site.travel.distance(lamp.position[0], lamp.position[1]))
    return tuple(lamps[:MOST_LAMPS])


def _ship_scale(site: SetSite) -> float:
    """How much larger and farther off a harbour is built for a ship than for a boat, so that both are seen."""
    main = site.shot.main_subject
    noun = noun_of(main) if main is not None else None
    return max(1.0, (noun.length_m or 0.0) / BOAT_M if noun else 1.0)


def _beside_scale(site: SetSite) -> float:
    """How much larger than usual a gantry is built for a tall craft at it."""
    main = site.shot.main_subject
    noun = noun_of(main) if main is not None else None
    tall = (main.height_m if main is not None else None) or (noun.height_m if noun else None) or BUILT_FOR_M
    return max(tall, BUILT_FOR_M) / BUILT_FOR_M


def is_afloat(site: SetSite) -> bool:
    """Whether the shot is of a boat on the water, so that a quay lies beyond it."""
    main = site.shot.main_subject
    return main is not None and main.kind == "boat" and site.shot.setting.stage in ("sea", "beach")


def _places(site: SetSite, wide_m: float, count: int, near: float, far: float, turned: str) -> list[Place]:
    x0, y0 = site.travel.centre
    ahead = site.clearing.ahead().mean(axis=0)
    facing = math.atan2(-float(ahead[1]), -float(ahead[0]))
    half = (
        (site.travel.x_max - site.travel.x_min) / 2
        if abs(ahead[0]) < 0.7
        else (site.travel.y_max - site.travel.y_min) / 2
    )
    if turned in ("under", "pad"):
        return [(x0, y0, facing)]
    if turned == "along":
        ways = (site.lane_yaw + math.pi / 2, site.lane_yaw - math.pi / 2)
        return [(x0, y0, max(ways, key=lambda way: math.cos(way - facing)))]
    if turned == "beside":
        out = BESIDE_M * _beside_scale(site)
        return [(x0 - out * float(ahead[1]), y0 + out * float(ahead[0]), facing)]
    if turned in ("row", "back"):
        depth = (site.travel.y_max - site.travel.y_min) / 2 if abs(ahead[0]) < 0.7 else half
        out = depth + near
        found = []
        for number in range(count):
            aside = (number - (count - 1) / 2) * wide_m * ROW_GAP
            x = x0 + out * float(ahead[0]) - aside * float(ahead[1])
            y = y0 + out * float(ahead[1]) + aside * float(ahead[0])
            if (
                site.clearing.seen(x, y, wide_m)
                and site.travel.distance(x, y) > NEAREST_M
                and _clear_of_cameras(site, x, y, wide_m)
            ):
                found.append((x, y, facing))
        return found
    radius = max(0.4, 0.42 * wide_m)
    places = site.places(count, radius, near, far)
    return [
        (x, y, facing if turned == "camera" else float(site.rng.uniform(0.0, 2 * math.pi)))
        for x, y in places
        if site.clearing.seen(x, y, wide_m)
    ]


def _clear_of_cameras(site: SetSite, x: float, y: float, wide_m: float) -> bool:
    return site.clearing.away(x, y) > 0.5 * wide_m + 1.0
