"""Water: the beach, the open sea, the lake shore, and under the surface."""

from __future__ import annotations

import math
import re

from generators.previz.aboard import boat_of
from generators.previz.across_water import is_on_the_far_bank
from generators.previz.birds_on_water import swims
from generators.previz.building import Surface
from generators.previz.into_water import goes_in
from generators.previz.motion.performing import performance_of
from generators.previz.rigs import noun_of
from generators.previz.scene import GeomKind, Light, LightKind, Pattern
from generators.previz.sets.dressing import FlatGround, SetDressing, SetSite
from generators.previz.sets.far_bank import across_the_water
from generators.previz.sets.grounds import ground_of, is_afloat
from generators.previz.sets.horizon import hills, tree_line
from generators.previz.sets.isles import build_isle_ahead, build_isles, is_isle, is_isle_ahead
from generators.previz.sets.marsh import MARSH_WORDS, marsh, reeds
from generators.previz.sets.paint import GRASS, ROCK, SAND, WET_SAND, mottled
from generators.previz.sets.pool import is_pool, pool
from generators.previz.sets.registry import stage_set
from generators.previz.sets.swell import Swell
from generators.previz.sets.vegetation import Sward, broadleaf, grass_field, palm
from generators.previz.sets.weather import drifting, together
from generators.previz.sets.woods import wood_tree
from generators.previz.wading import WADING_M, wades
from prompts.shot import Beat, Shot, Source, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["OPEN_SEA", "angles", "beach", "lake_shore", "open_sea", "rides_high", "shore_to", "underwater"]

SEA = Surface.of(
    30, 88, 104, second_colour=Surface.of(14, 52, 74).colour, pattern=Pattern.WATER, pattern_scale=4.5,
    roughness=0.16, specular=0.14,
)  # fmt: skip
SHALLOW = SEA.with_(colour=Surface.of(92, 140, 142).colour, pattern_scale=1.6, roughness=0.1)
OPEN_SEA = SEA.with_(pattern_scale=7.0, roughness=0.22)
STORM_SEA = SEA.with_(
    colour=Surface.of(64, 88, 94).colour, second_colour=Surface.of(20, 38, 48).colour, pattern_scale=26.0, roughness=0.5
)
HIGH_SEA = SEA.with_(pattern_scale=22.0, roughness=0.42)
TALL, TOWERING = {"pattern_scale": 40.0, "roughness": 0.62}, {"pattern_scale": 64.0, "roughness": 0.7}
"""Waves of twice a man's height, and as high as a house."""
LAKE = SEA.with_(
    colour=Surface.of(36, 62, 66).colour, second_colour=Surface.of(30, 54, 60).colour, pattern_scale=1.4, roughness=0.05
)
ROUGH_LAKE = LAKE.with_(pattern_scale=7.0, roughness=0.24)
DECK = Surface.of(
    142, 118, 92, second_colour=Surface.of(112, 92, 72).colour, pattern=Pattern.PLANKS, pattern_scale=0.16,
    roughness=0.85,
)  # fmt: skip
POST = mottled((110, 90, 70), (82, 66, 52), 0.2)
MUD = mottled((116, 98, 70), (92, 80, 58), 0.5, roughness=0.6)
BANK_M, BANK_LENGTH_M, BANK_SLOPE, WATER_BELOW_M = 1.6, 12.0, 0.12, 0.13
"""The land ends this far before the water's edge and slopes down to below the water, m."""
PIERS = ("pier", "dock", "jetty", "boardwalk", "quay", "wharf", "deck")
HIGH_WAVES = re.compile(
    r"\b(?:big|huge|giant|massive|enormous|towering|monster|gigantic|high|tall|large) (?:\w+ )?"
    r"(?:waves?|swells?|surf|seas|breakers|rollers)\b"
    r"|\bwalls? of (?:[\w-]+ )?water\b|\b(?:tsunami|(?:tidal|rogue) wave)s?\b"
)
"""What says that the sea is high, under any sky."""
TOWERING_WAVES = re.compile(
    r"\b(?:huge|giant|massive|enormous|towering|monster|gigantic|tsunami|tidal|rogue|walls? of)\b"
)
"""What says so of waves that tower over a boat."""
QUAY_OVER_WATER_M = 0.55
SHORE_M = 5.5
"""How far behind the action the water's edge lies."""
HIGH_CAMERA_M, NEAR_SHORE_M = 3.5, 0.8
"""A camera that looks down sees little of the distance, so the water comes to it."""


def angles(shot: Shot) -> bool:
    """Whether somebody fishes with a rod, whose line must reach the water."""
    return any(
        row is not None and row.id == "fish"
        for beat in shot.beats
        if (row := performance_of(beat.action.lower(), beat.motion or "", [], posture=False)) is not None
    )


CAST_M = 0.6
"""How far behind the action the water's edge lies where somebody fishes."""


def _edge(site: SetSite, shore_m: float = SHORE_M) -> float:
    """Where the water begins, along y."""
    from_above = float(site.clearing.cameras[:, 2].mean()) > HIGH_CAMERA_M
    return site.travel.y_max + (NEAR_SHORE_M if from_above else shore_m)


def shore_to(
    site: SetSite, land: Surface, slope: Surface, water: Surface, edge: float, *, out_m: float = 800.0
) -> None:
    """Level land up to the edge, a slope down under the water, and the water from there to the horizon.

    The waves run towards the land: the water's own x axis points at it.
    """
    x, _ = site.travel.centre
    world, inland = site.builder.world, 600.0
    site.builder.geom(
        world, GeomKind.PLANE, (800.0, inland, 1.0), land, position=(x, edge - BANK_M - inland, 0.0), collides=True
    )
    half, tilt = BANK_LENGTH_M / 2, -math.atan(BANK_SLOPE)
    centre = (x, edge - BANK_M + half * math.cos(tilt), half * math.sin(tilt))
    turn = (math.cos(tilt / 2), math.sin(tilt / 2), 0.0, 0.0)
    site.geom(GeomKind.PLANE, (800.0, half, 1.0), slope, centre, quaternion=turn)
    start = edge - BANK_M
    site.sheet((x, start + out_m / 2, -WATER_BELOW_M), (out_m / 2, 800.0), water, yaw=-math.pi / 2)


@stage_set("beach")
def beach(site: SetSite) -> SetDressing:
    """Sand down to a sea with lines of surf, palms to the side, a headland far off."""
    if _afloat(site):
        return open_sea(site)
    if is_isle(site):
        site.ground(OPEN_SEA)
        build_isles(site)
        return SetDressing()
    if wades(site.shot):
        site.ground(SHALLOW, WADING_M)
        _headland(site, 30.0)
        return SetDressing()
    edge = _edge(site, CAST_M if angles(site.shot) else SHORE_M)
    shore_to(site, SAND, WET_SAND, SEA, edge)
    for x, y in site.places(5, 1.0, 5.0, 18.0):
        if y < edge - 2.0:
            palm(site, x, y, float(site.rng.uniform(4.5, 7.0)))
    for x, y in site.places(10, 0.3, 2.0, 12.0):
        if y < edge - 1.0:
            size = float(site.rng.uniform(0.08, 0.3))
            site.ball((x, y, 0.2 * size), (size, 0.8 * size, 0.5 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    _headland(site, edge)
    return SetDressing()


def _headland(site: SetSite, edge: float) -> None:
    x0, _ = site.travel.centre
    green = mottled((96, 112, 84), (120, 112, 92), 12.0)
    for number, (dx, size) in enumerate(((95.0, 42.0), (150.0, 66.0), (-170.0, 60.0))):
        site.ball((x0 + dx, edge + 150.0 + 25.0 * number, -3.0), (size, 20.0, 0.32 * size), green)


RIDE_HIGH = frozenset({"boat", "liquid", "celestial", "smoke"})
"""Kinds that are carried by high waves, or are seen over them."""


def rides_high(shot: Shot) -> bool:
    """Whether waves may go as high as a house: nobody is in the water or on a board, who would be under them."""
    return all(subject.kind in RIDE_HIGH for subject in shot.subjects)


@stage_set("sea")
def open_sea(site: SetSite) -> SetDressing:
    """The sea to the horizon, its waves high and white in a storm; a pier where one is named."""
    stormy = site.shot.setting.weather == "storm" or site.said(("stormy", "rough", "raging"))
    quay = ground_of("sea", site.words)
    quayed = quay is not None and quay.quay and is_afloat(site)
    piered = not quayed and (site.said(PIERS) or (quay is not None and quay.quay))
    # Who stands on a quay or a pier stands above the water.
    told = " ".join((site.shot.request, site.shot.setting.place, *site.shot.setting.details)).lower()
    high = HIGH_WAVES.search(told) is not None and not site.said(("calm",))
    water = STORM_SEA if stormy else HIGH_SEA if high else OPEN_SEA
    if high and rides_high(site.shot) and (stormy or TOWERING_WAVES.search(told)):
        water = water.with_(**(TOWERING if TOWERING_WAVES.search(told) else TALL))
    site.ground(water, -QUAY_OVER_WATER_M if piered else 0.0)
    main = site.shot.main_subject
    if main is not None and main.noun.lower().split()[-1] == "lighthouse":
        _islet(site)
    if site.said(PIERS) and not (quay and quay.quay):
        _pier(site)
    if is_isle_ahead(site):
        build_isle_ahead(site)
    return SetDressing(terrain=FlatGround(0.0) if piered else Swell.of(water))


def _islet(site: SetSite) -> None:
    """Rocks under a lighthouse that stands in the sea."""
    x0, y0 = site.travel.centre
    site.ball((x0, y0, -0.6), (9.0, 8.0, 2.2), ROCK)
    for number in range(14):
        angle, away = 0.45 * number, float(site.rng.uniform(6.5, 11.0))
        size = float(site.rng.uniform(0.9, 2.6))
        foot = (x0 + away * math.cos(angle), y0 + away * math.sin(angle), 0.15 * size)
        site.ball(foot, (size, 0.8 * size, 0.75 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))


def _pier(site: SetSite) -> None:
    """A boarded way on posts under the subjects' feet, out into the water, with a rope rail along its far side."""
    travel = site.travel
    x0, y0 = travel.centre
    half_x, half_y = max(16.0, (travel.x_max - travel.x_min) / 2 + 4.0), 1.9
    site.sheet((x0, y0, 0.004), (half_x, half_y), DECK)
    for side in (-1.0, 1.0):
        site.slab((x0, y0 + side * half_y, -0.02), (half_x, 0.06, 0.10), POST)
        for number in range(-6, 7):
            foot = (x0 + number * half_x / 6.5, y0 + side * half_y)
            if site.clearing.free(foot[0], foot[1], 0.3) and site.clearing.seen(foot[0], foot[1], 1.0):
                tall = 0.9 if side > 0 else 0.12
                site.geom(GeomKind.CYLINDER, (0.09,), POST, ends=((*foot, -0.5), (*foot, tall)))
    rail = ((x0 - half_x, y0 + half_y, 0.8), (x0 + half_x, y0 + half_y, 0.8))
    site.geom(GeomKind.CAPSULE, (0.025,), Surface.of(190, 170, 130), ends=rail)


SWIMMING = frozenset({"swim", "float", "sail", "row", "dive", "sink"})


def _afloat(site: SetSite) -> bool:
    """Whether the action is on the water and not beside it."""
    main = site.shot.main_subject
    own = [beat for beat in site.shot.beats if main and beat.subject == main.id]
    if main is not None and (_lies_ashore(main) or drawn_up(site.shot)):
        own = [beat for beat in own if beat.motion != "float"]
    if main is not None and boat_of(site.shot, main) is not None:
        return True
    on_lake = site.shot.setting.stage != "beach"
    by_deed = any(
        beat.motion in SWIMMING or _boats(beat, main) or swims(main, beat.action) or (on_lake and goes_in(beat.action))
        for beat in own
        if main
    )
    return (
        by_deed
        or _fishes_on_the_wing(site.shot, main)
        or bool(main and (_swims_or_floats(site.shot, main) or _rises_from_water(main)))
    )


def _fishes_on_the_wing(shot: Shot, main: Subject | None) -> bool:
    """Whether a bird takes a fish out of the water that it flies over."""
    fish = {s.id for s in shot.subjects if s.kind == "fish"}
    flies = main is not None and main.kind == "bird"
    return flies and any(b.target in fish and b.motion == "fly" for b in shot.beats)


def _swims_or_floats(shot: Shot, main: Subject) -> bool:
    """Whether what the shot is of is in the water by its kind: but a boat among what is on land is drawn up on it."""
    return main.kind in ("boat", "fish") and not _lies_ashore(main) and not drawn_up(shot)


def drawn_up(shot: Shot) -> bool:
    """Whether a boat lies on a beach, beside somebody or something of the land, and nobody has said that it floats."""
    kinds = {subject.kind for subject in shot.subjects}
    cue = shot.source_of("beats[0]")
    said = cue is not None and cue.source is not Source.DIRECTOR and any(b.motion in SWIMMING for b in shot.beats)
    return shot.setting.stage == "beach" and "boat" in kinds and bool(kinds & ON_LAND) and not said


ON_LAND = frozenset({"human", "quadruped", "vehicle", "cycle", "furniture"})
"""Kinds that a boat is drawn up on the shore beside."""
IN_WATER = frozenset(
    {
        "bridge", "footbridge", "waterfall", "waterfalls", "iceberg", "icebergs", "fireworks", "pad", "pads", "lilypad",
        "lilypads", "lotus", "waterlily", "waterlilies", "lilies", "lotuses", "duckweed",
    }
)  # fmt: skip
"""Last words of what stands in the water itself, or is seen over it."""


def _rises_from_water(subject: Subject) -> bool:
    return subject.noun.lower().split()[-1] in IN_WATER


def _lies_ashore(subject: Subject) -> bool:
    """Whether a thing that floats is put down on the sand while nobody is on it: a surfboard."""
    noun = noun_of(subject)
    return noun is not None and noun.breed == "board"


def _boats(beat: Beat, who: Subject) -> bool:
    """Whether a deed brings its own boat."""
    row = performance_of(beat.action, beat.motion or "", [who.noun])
    noun = table("nouns").get(terms_by_phrase("nouns").get(row.implied, "")) if row and row.implied else None
    return noun is not None and noun.kind == "boat"


def _open_lake(site: SetSite, level_m: float) -> None:
    """Water all round, the wooded far bank and hills behind it."""
    site.ground(ROUGH_LAKE if _is_rough(site) else LAKE.with_(pattern_scale=2.2, roughness=0.08), level_m)
    x0, y0 = site.travel.centre
    bank = y0 + site.clearing.reach_m * 0.4 + 46.0
    site.sheet((x0, bank + 200.0, 0.05), (500.0, 200.0), GRASS)
    site.ball((x0, bank, 0.0), (260.0, 2.5, 0.5), ROCK)
    tree_line(site, away_m=bank - y0 + 12.0, count=46, land=hills(site, height_m=22.0, near_m=90.0))


def _is_rough(site: SetSite) -> bool:
    """Whether the water of a lake or a river goes high."""
    return site.shot.setting.weather == "storm" or site.said(("stormy", "rough", "raging", "choppy", "wild"))


LAKE_M = 90.0
RIVERS = (
    (("stream", "streams", "creek", "brook", "rivulet", "beck"), 5.0),
    (("river", "canal"), 44.0),
)
"""How far the other bank is of what the words name, m; of a lake farther."""
WOODED_LAKE_M, BEHIND_M = 22.0, 30.0
"""And of a lake in the woods, whose trees are seen; and the least from a bank to the trees behind everything."""
WOODED_WORDS = ("forest", "woods", "woodland", "jungle", "rainforest")


@stage_set("lake")
def lake_shore(site: SetSite) -> SetDressing:
    """A grassy shore, reeds, still water that mirrors the far bank's trees and hills."""
    if site.said(MARSH_WORDS):
        return marsh(site, afloat=_afloat(site))
    if is_pool(site.words) and not wades(site.shot):
        return pool(site, afloat=_afloat(site))
    if _afloat(site) or wades(site.shot):
        _open_lake(site, WADING_M if wades(site.shot) else 0.0)
        return SetDressing(terrain=Swell.of(ROUGH_LAKE)) if _is_rough(site) and _afloat(site) else SetDressing()
    if is_on_the_far_bank(site.shot):
        return across_the_water(site, water=LAKE, mud=MUD, below_m=WATER_BELOW_M)
    edge = _edge(site, CAST_M if angles(site.shot) else 2.8)
    x0, _ = site.travel.centre
    told = set(re.findall(r"[a-z]+", f"{site.words} {site.shot.request.lower()}"))
    wooded = not told.isdisjoint(WOODED_WORDS)
    wide = WOODED_LAKE_M if wooded else LAKE_M
    far = next((out for words, out in RIVERS if not told.isdisjoint(words)), wide)
    shore_to(site, GRASS, MUD, ROUGH_LAKE if _is_rough(site) else LAKE, edge, out_m=far)
    if far < LAKE_M:
        site.sheet((x0, edge - BANK_M + far + 300.0, 0.0), (800.0, 300.0), GRASS)
    beyond = [(x0 + step * 2.2, edge + 1.6, 2.0) for step in range(-40, 41)]
    beyond += [(x0 + step * 8.0, edge + 10.0, 8.5) for step in range(-12, 13)]
    beyond += [(x0 + step * 20.0, edge + 32.0, 24.0) for step in range(-8, 9)]
    grass_field(site, Sward(blades=13000, height_m=0.14, flowers=0.03), keep=beyond)
    for _ in range(9):
        reeds(site, x0 + float(site.rng.uniform(-22, 22)), edge + float(site.rng.uniform(0.1, 1.2)), 3)
    behind = max(far, BEHIND_M)
    land = hills(site, height_m=22.0, near_m=far - 16.0 if far == LAKE_M else edge + behind)
    tree_line(site, away_m=far - 10.0 if far == LAKE_M else edge + behind + 4.0, count=120 if wooded else 46, land=land)
    for x, y in site.places(110, 1.2, 4.0, far + 34.0) if wooded else site.places(5, 2.0, 7.0, 24.0):
        if y < edge - 2.5 or (wooded and y > edge + far):
            (wood_tree if wooded else _bank_tree)(site, x, y)
    return SetDressing()


def _bank_tree(site: SetSite, x: float, y: float) -> None:
    broadleaf(site, x, y, float(site.rng.uniform(5.0, 8.0)))


@stage_set("underwater")
def underwater(site: SetSite) -> SetDressing:
    """A sandy sea bed with rocks, coral and weed, rising bubbles, everything fading into blue."""
    site.ground(mottled((168, 164, 132), (140, 142, 122), 0.8))
    corals = ((206, 92, 84), (220, 146, 80), (176, 96, 150), (226, 196, 110))
    for x, y in site.places(12, 0.9, 3.0, 18.0):
        size = float(site.rng.uniform(0.4, 1.5))
        site.ball((x, y, 0.25 * size), (size, 0.85 * size, 0.75 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    for x, y in site.places(12, 0.5, 2.0, 12.0):
        coral = Surface.of(*corals[int(site.rng.integers(len(corals)))], roughness=0.8)
        for branch in range(5):
            angle = 2 * math.pi * branch / 5
            end = (x + 0.22 * math.cos(angle), y + 0.22 * math.sin(angle), float(site.rng.uniform(0.35, 0.7)))
            site.geom(GeomKind.ROUND_CONE, (0.06, 0.035), coral, ends=((x, y, 0.0), end))
    weed = Sward(
        blades=2600, height_m=0.55, bend=0.5, roots=((30, 60, 40),), tips=((70, 120, 70), (96, 130, 60)), flowers=0.0
    )
    grass_field(site, weed)
    seed = int(site.rng.integers(2**31))
    shaft = Light(
        LightKind.SPOT,
        (9.0, 14.0, 15.0),
        direction=(0.1, 0.05, -0.99),
        position=(-1.0, 0.5, 8.0),
        radius=1.0,
        cone_deg=70.0,
    )
    drifts = [
        drifting(name, wind_mps=0.4, wind_azimuth=0.3, seed=seed + k) for k, name in enumerate(("bubbles", "plankton"))
    ]
    return SetDressing(practicals=lambda _: (shaft,), falling=together(drifts))
