"""Which set stands for which stage. A new set is a new module in this package with a `stage_set` function."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import numpy as np

from generators.previz.building import StageBuilder
from generators.previz.light import cues_of
from generators.previz.scene import Light
from generators.previz.sets.brink import is_on_a_brink
from generators.previz.sets.clearing import clearing_of
from generators.previz.sets.discs import hang_discs
from generators.previz.sets.dressing import SetDressing, SetSite, TravelBounds
from generators.previz.sets.fires import Fires, blaze, campfire
from generators.previz.sets.grounds import dress_ground
from generators.previz.sets.hillside import on_a_slope
from generators.previz.sets.hilltop import on_a_hilltop
from generators.previz.sets.railway import lay_track
from generators.previz.sets.string_lights import hang_string_lights
from generators.previz.sets.told_paint import paint_as_told
from generators.previz.sets.weather import falling_of, together
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Dresser", "dress", "set_ids", "stage_set"]

Lamps = Callable[[float], tuple[Light, ...]]
Dresser = Callable[[SetSite], SetDressing]

_DRESSERS: dict[str, Dresser] = {}
SNOW_WORDS = ("snow", "frost", "icy", "winter", "blizzard")
FALLBACK, INDOOR_FALLBACK = "plain", "room"


def stage_set(*stage_ids: str) -> Callable[[Dresser], Dresser]:
    """Makes a function the set for one or more stages of the vocabulary."""

    def register(dresser: Dresser) -> Dresser:
        for stage_id in stage_ids:
            _DRESSERS[stage_id] = dresser
        return dresser

    return register


@cache
def _dressers() -> Mapping[str, Dresser]:
    package = importlib.import_module(__package__ or "")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return MappingProxyType(_DRESSERS)


def set_ids() -> tuple[str, ...]:
    """The stages that have a set, sorted."""
    return tuple(sorted(_dressers()))


def dress(
    builder: StageBuilder,
    shot: Shot,
    rng: np.random.Generator,
    *,
    travel: TravelBounds,
    told: Shot | None = None,
) -> SetDressing:
    """Builds the shot's set into the stage.

    Args:
        builder: gets the set's shapes (subject 0) and its grass.
        shot: `setting` decides the set; its light decides whether lamps are lit.
        rng: of the stage; the same state builds the same set.
        travel: where the subjects will be; stays free.
        told: the shot with all that it tells, the weather's own deeds too; `shot` where there is no more.
    """
    dresser, warnings = _chosen(shot)
    words = " ".join((shot.setting.place, *shot.setting.details, shot.setting.season)).lower()
    cold = shot.setting.weather == "snow" or any(word in words for word in SNOW_WORDS)
    site = SetSite(
        builder=builder,
        shot=shot,
        rng=rng,
        clearing=clearing_of(shot, travel),
        cues=cues_of(shot),
        snowy=cold and not cues_of(shot).interior,
        words=words,
    )
    dressing, fires = on_a_hilltop(site, on_a_slope(site, dresser(site))), Fires()
    lay_track(site)
    campfire(site, fires)
    blaze(site, fires)
    ground_lamps = dress_ground(site, fires) if not (site.cues.interior or is_on_a_brink(site)) else ()
    ground_lamps = (*ground_lamps, *hang_string_lights(site, told or shot))
    hang_discs(site)
    paint_as_told(builder, told or shot)
    falls = falling_of(shot, site.cues, seed=int(rng.integers(2**31)), told=told)
    falling = together([air for air in (dressing.falling, falls, fires.flakes if fires else None) if air is not None])
    if fires or ground_lamps:
        dressing = replace(dressing, practicals=_both(dressing.lights, _both(fires.lights, lambda _: ground_lamps)))
    return replace(dressing, falling=falling, warnings=(*dressing.warnings, *warnings))


def _both(first: Lamps, second: Lamps) -> Lamps:
    return lambda story_s: (*first(story_s), *second(story_s))


def _chosen(shot: Shot) -> tuple[Dresser, tuple[str, ...]]:
    stage_id = shot.setting.stage or ""
    known = _dressers()
    if stage_id in known:
        return known[stage_id], ()
    stage = table("stages").get(stage_id)
    indoors = shot.setting.interior if shot.setting.interior is not None else bool(stage and stage.interior)
    nearest = INDOOR_FALLBACK if indoors else FALLBACK
    place = shot.setting.place or (stage.say if stage else "")
    said = f"There is no set for {place!r} yet" if place else "The shot names no place"
    return known[nearest], (f"{said}; the previz shows a plain {table('stages')[nearest].say} instead.",)
