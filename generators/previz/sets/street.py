"""The city street: tarmac, kerbs, pavements, terraces on both sides, lamps and parked cars."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from generators.previz.building import Surface
from generators.previz.rigs import noun_of
from generators.previz.scene import GeomKind, Light, Pattern
from generators.previz.sets.dressing import DESERTED_WORDS, SetDressing, SetSite
from generators.previz.sets.grounds import Ground, ground_of
from generators.previz.sets.houses import Lane, front, lamp, neon_street, neon_tubes, parked_car, sign, strip
from generators.previz.sets.paint import ASPHALT, CONCRETE, MARKING, SNOW, mottled, snow_covered
from generators.previz.sets.paints import PAINTS
from generators.previz.sets.pieces import Piece, build, lamp_of, pieces, standing
from generators.previz.sets.registry import stage_set
from generators.previz.sets.rooftop import ROOFTOP_WORDS, rooftop
from generators.previz.sets.skyline import SKYLINE_WORDS, skyline
from generators.previz.sets.vegetation import bare_tree, broadleaf

COBBLED_WORDS = ("cobblestone", "cobblestones", "cobbled", "cobbles", "old town", "prague")
"""Streets that are paved with stones, without markings."""
ROAD_M = 7.4
PAVEMENT_M = 3.0
KERB_M = 0.13
ON_PAVEMENT_M, FORECOURT_M = 1.5, 4.5
"""How far from the kerb somebody stands before a building of its own, and how much wider the pavement is there."""
LAMP_GAP_M = 17.0
PAVING = Surface.of(
    164, 160, 152, second_colour=Surface.of(146, 143, 137).colour, pattern=Pattern.CHECKER, pattern_scale=0.6
)
DASH_PERIOD_M = 6.0
SLUSH = mottled((126, 130, 138), (96, 100, 108), 0.5, roughness=0.5)
AVENUE, AVENUE_M = (0.25, 0.5, 0.75), 60.0
"""Where trees that line a street stand between two lamps, as shares of the way; and how far off they still do, m."""
AVENUE_SAID = re.compile(
    r"\btrees?[- ]lined\b|\blined (?:with|by) (?:[\w-]+ ){0,2}(?:trees|palms|limes|poplars|plane trees)\b"
    r"|\bavenue of\b|\btrees (?:on|along) (?:both|either|the) sides?\b|\bleafy\b"
)
FEWEST_LAMPS, MOST_LAMPS = 4, 7
LIT_BESIDE_M = 13.0
"""Lamps this near to the subjects' way light it."""
USUALLY_PARKED = 0.6
PARKED = ((DESERTED_WORDS, 0.0), (frozenset({"busy", "crowded", "traffic", "bustling"}), 1.0))
"""Words of the place, and the share of the kerb's spaces that is taken then."""
HOUSE_M, TOWER_M, SQUARE_M = 5.5, 40.0, 16.0
"""Buildings from and up to these heights are given a square; and from their wall to the houses behind, m."""
PROPS_M = 30.0
"""Cars, trees and snow banks stand no farther than this from the camera's way."""


def _is_of_fireworks(site: SetSite) -> bool:
    """Whether nothing is filmed but fireworks, which a city is seen under from afar."""
    nouns = {subject.noun.lower().split()[-1] for subject in site.shot.subjects}
    return bool(nouns) and nouns <= {"fireworks", "firework", "city", "skyline", "river", "harbour"}


@stage_set("street")
def street(site: SetSite) -> SetDressing:
    """A street that runs along the subjects' way, or away from the camera where they stay."""
    if site.said(ROOFTOP_WORDS):
        return rooftop(site)
    if site.said(SKYLINE_WORDS) or _is_of_fireworks(site):
        return skyline(site)
    wide_m = _building_m(site)
    if wide_m:
        return _square(site, wide_m)
    lane = _lane(site)
    half_length = 46.0 + max(site.travel.x_max - site.travel.x_min, site.travel.y_max - site.travel.y_min) / 2
    _roadway(site, lane, half_length)
    setback = {side: _setback(site, lane, side) for side in (1.0, -1.0)}
    lights: list[Light] = []
    landmark = pieces()[row.front] if (row := _fronted(site)) else None
    for side in (1.0, -1.0):
        _terrace(site, lane, side * setback[side], half_length, lights, gap_m=_gap(landmark, side))
        _furniture(site, lane, side, setback[side], half_length, lights)
    if landmark is not None:
        spot = standing(*lane.at(0.0, setback[1.0])[:2], lane.yaw - math.pi / 2)
        build(site, landmark, spot)
        lights += [lamp_of(landmark, spot)] if landmark.lamp else []
    _closing(site, lane, half_length)
    lit = _nearest(site, lane, lights) if site.cues.lamps_lit else ()
    return SetDressing(practicals=lambda _: lit, open_way_rad=lane.yaw)


def _building_m(site: SetSite) -> float:
    """How large a building is that is itself what the shot shows, m; 0 for others, and for what fits into a street."""
    main = site.shot.main_subject
    if main is None or main.kind != "building":
        return 0.0
    noun = noun_of(main)
    high = main.height_m or (noun.height_m if noun else None) or 0.0
    return ((noun.length_m if noun else None) or high) if HOUSE_M <= high <= TOWER_M else 0.0


def _square(site: SetSite, wide_m: float) -> SetDressing:
    """An open paved square about a building that is filmed, with a row of houses well behind it."""
    site.ground(PAINTS["flagstones"])
    lane, lights = Lane(site.travel.centre, 0.0), list[Light]()
    behind = 0.5 * wide_m + SQUARE_M
    _terrace(site, lane, behind, 60.0 + wide_m, lights)
    for number in range(-3, 4):
        x, y, _ = lane.at(9.0 * number, behind - 4.0)
        if abs(number) > 1 and site.clearing.free(x, y, 2.0):
            (bare_tree if site.snowy else broadleaf)(site, x, y, float(site.rng.uniform(4.5, 6.0)))
    lit = _nearest(site, lane, lights) if site.cues.lamps_lit and lights else ()
    return SetDressing(practicals=lambda _: lit)


def _fronted(site: SetSite) -> Ground | None:
    """The row of the place whose own front stands among the houses: a station, a school."""
    row = ground_of("street", site.words)
    return row if row is not None and row.front else None


def _gap(landmark: Piece | None, side: float) -> float:
    """Half of what the far side leaves free for a building of its own, m."""
    return landmark.wide_m / 2 + 1.0 if landmark is not None and side > 0 else 0.0


def _lane(site: SetSite) -> Lane:
    fronted = _fronted(site) is not None  # the front of a building is seen from before it
    x, y = site.travel.centre
    main = site.shot.main_subject
    if fronted and not site.travel.along_x and main is not None and main.kind == "human":
        y -= ROAD_M / 2 + ON_PAVEMENT_M
    return Lane((x, y), 0.0 if fronted else site.lane_yaw)


def _across(lane: Lane, x: float, y: float) -> float:
    dx, dy = x - lane.origin[0], y - lane.origin[1]
    return -dx * math.sin(lane.yaw) + dy * math.cos(lane.yaw)


def _setback(site: SetSite, lane: Lane, side: float) -> float:
    """Where the fronts of a side stand: behind the pavement, or farther if the camera needs the room."""
    forecourt = FORECOURT_M if side > 0 and _fronted(site) is not None else 0.0
    usual = ROAD_M / 2 + PAVEMENT_M + forecourt
    cameras = [side * _across(lane, float(x), float(y)) for x, y, _ in site.clearing.cameras]
    return max(usual, max(cameras) + 1.5)


def _roadway(site: SetSite, lane: Lane, half_length: float) -> None:
    """Ground, carriageway, kerbs; snow with wheel ruts when it is winter."""
    site.ground(snow_covered(CONCRETE, site.snowy))
    long = half_length + 60.0
    if site.snowy:
        for across in (-2.55, -1.05, 1.05, 2.55):
            strip(site, lane, across, 0.27, 0.008, SLUSH, long)
    else:
        carriageway(site, lane, long, ROAD_M)
    paving = snow_covered(PAVING, site.snowy)
    kerb = snow_covered(Surface.of(178, 176, 170), site.snowy)
    for side in (-1.0, 1.0):
        wide = PAVEMENT_M / 2 + 8.0
        site.sheet(lane.at(0, side * (ROAD_M / 2 + 0.1 + wide), KERB_M), (long, wide), paving, yaw=lane.yaw)
        strip(site, lane, side * (ROAD_M / 2 + 0.08), 0.09, KERB_M + 0.004, kerb, long)
        if site.snowy:
            _snow_banks(site, lane, side, half_length)


def carriageway(site: SetSite, lane: Lane, half_length: float, wide: float) -> None:
    """The tarmac with its markings, wet after rain.

    The renderer's tarmac pattern runs along the world's x axis; on a road that runs another way the markings are
    laid on as thin boxes.
    """
    # Neon belongs on wet asphalt, where it is seen twice.
    wet = site.shot.setting.weather in ("rain", "storm") or "wet" in site.words or neon_street(site)
    road = ASPHALT.with_(roughness=0.3 if wet else 0.9, specular=0.10 if wet else 0.01)
    if site.said(COBBLED_WORDS):
        stones = PAINTS["cobbles"].with_(roughness=road.roughness, specular=road.specular)
        site.sheet(lane.at(0, 0, 0.004), (half_length, wide / 2), stones, yaw=lane.yaw)
        return
    if lane.yaw == 0.0 and lane.origin[1] == 0.0:
        road = road.with_(second_colour=MARKING.colour, pattern=Pattern.TARMAC, pattern_scale=wide)
        site.sheet(lane.at(0, 0, 0.004), (half_length, wide / 2), road)
        return
    site.sheet(lane.at(0, 0, 0.004), (half_length, wide / 2), road, yaw=lane.yaw)
    count = int(half_length / DASH_PERIOD_M)
    for number in range(-count, count):
        dash = lane.at((number + 0.5) * DASH_PERIOD_M, 0.0, 0.004)
        site.box(dash, (DASH_PERIOD_M / 4, 0.06, 0.003), MARKING, yaw=lane.yaw)


def _snow_banks(site: SetSite, lane: Lane, side: float, half_length: float) -> None:
    for number in range(10):
        along = (number - 4.5) / 5 * half_length + float(site.rng.uniform(-2, 2))
        bank = lane.at(along, side * (ROAD_M / 2 + 0.35), 0.05)
        size = (float(site.rng.uniform(2.2, 4.5)), 0.42, float(site.rng.uniform(0.2, 0.38)))
        if site.clearing.away(bank[0], bank[1]) < PROPS_M and site.clearing.seen(bank[0], bank[1], size[0]):
            site.ball(bank, size, SNOW, yaw=lane.yaw)


def _terrace(
    site: SetSite, lane: Lane, across: float, half_length: float, lights: list[Light], *, gap_m: float = 0.0
) -> None:
    along = -half_length + float(site.rng.uniform(0, 4))
    while along < half_length:
        width = float(site.rng.uniform(8.5, 13.5))
        if gap_m and along < gap_m and along + width > -gap_m:
            along = max(along + 0.5, min(gap_m, along + width))
            continue
        middle = along + width / 2
        front(site, lane, middle, across, width - 0.08, int(site.rng.integers(1, 4)))
        if site.rng.uniform() < 0.5:
            glow = sign(site, lane, middle + 0.4 * width, across, float(site.rng.uniform(3.6, 4.6)))
            lights.extend([glow] if glow else [])
        place = lane.at(middle, across)
        if neon_street(site) and site.clearing.seen(place[0], place[1], width):
            lights += neon_tubes(site, lane, middle - 0.12 * width, across, 0.32 * width)
        along += width


def _furniture(site: SetSite, lane: Lane, side: float, setback: float, half_length: float, lights: list[Light]) -> None:
    """Lamps at even gaps, trees between them, parked cars at the kerb."""
    along = -half_length + (0.0 if side > 0 else LAMP_GAP_M / 2)
    pavement = side * (ROAD_M / 2 + 0.55)
    room = 2.1 if side > 0 else 3.4  # on the camera's side a car could hide somebody
    avenue = AVENUE_SAID.search(site.shot.request.lower()) is not None
    parked_share = next((share for words, share in PARKED if site.said(words)), USUALLY_PARKED)
    while along < half_length:
        x, y, _ = lane.at(along, pavement)
        if site.clearing.free(x, y, 0.7):
            lights.append(lamp(site, lane, along, pavement))
        for share in AVENUE if avenue else (0.5,):
            tree = lane.at(along + share * LAMP_GAP_M, side * (ROAD_M / 2 + 1.1))
            near = setback < 12.0 and site.clearing.away(tree[0], tree[1]) < (AVENUE_M if avenue else PROPS_M)
            leafy = (site.rng.uniform() < 0.55 or avenue) and near
            if leafy and site.clearing.free(tree[0], tree[1], 1.2 if avenue else 2.2):
                (bare_tree if site.snowy else broadleaf)(site, tree[0], tree[1], float(site.rng.uniform(4.5, 6.0)))
        park = lane.at(along + 5.0, side * (ROAD_M / 2 - 1.05))
        parked = site.rng.uniform() < parked_share and site.clearing.away(park[0], park[1]) < PROPS_M
        if parked and site.clearing.free(park[0], park[1], room):
            parked_car(site, lane, along + 5.0, side * (ROAD_M / 2 - 1.05))
        along += LAMP_GAP_M


def _closing(site: SetSite, lane: Lane, half_length: float) -> None:
    """What ends the view down the street: low houses under an open sky, and a spire to the side of it."""
    stone = mottled((168, 156, 138), (146, 136, 122), 1.2)
    spire = SNOW if site.snowy else mottled((84, 96, 104), (70, 80, 90), 0.8)
    for end in (1.0, -1.0):
        far = end * (half_length + 16.0)
        site.box(lane.at(far, -6.0, 2.6), (4.0, 9.0, 2.6), stone, yaw=lane.yaw)
        site.box(lane.at(far + end * 6.0, 9.0, 3.4), (4.0, 8.0, 3.4), stone, yaw=lane.yaw)
        tower = lane.at(far + end * 16.0, 5.5, 5.0)
        if site.clearing.seen(tower[0], tower[1], 4.0):
            site.box(tower, (1.8, 1.8, 5.0), stone, yaw=lane.yaw)
            site.geom(GeomKind.CONE, (2.2, 3.6, 0.05), spire, (tower[0], tower[1], 13.6))


def _nearest(site: SetSite, lane: Lane, lights: list[Light]) -> tuple[Light, ...]:
    """The lamps that light the action, evenly along its way; those far off only show their bulbs."""

    def along(light: Light) -> float:
        dx, dy = light.position[0] - lane.origin[0], light.position[1] - lane.origin[1]
        return dx * math.cos(lane.yaw) + dy * math.sin(lane.yaw)

    ranked = sorted(lights, key=lambda light: site.travel.distance(light.position[0], light.position[1]))
    beside = [light for light in ranked if site.travel.distance(*light.position[:2]) < LIT_BESIDE_M]
    if len(beside) > MOST_LAMPS:
        beside.sort(key=along)
        picks = [round(number * (len(beside) - 1) / (MOST_LAMPS - 1)) for number in range(MOST_LAMPS)]
        beside = [beside[pick] for pick in picks]
    chosen = beside if len(beside) >= FEWEST_LAMPS else ranked[:FEWEST_LAMPS]
    middle = min(chosen, key=lambda light: abs(along(light)), default=None)
    return tuple(replace(light, shadows=light is middle) for light in chosen)
