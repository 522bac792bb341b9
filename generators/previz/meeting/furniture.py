"""Things that meet what stands still: a ball that rolls down a ramp or off a table, or drops onto a bed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, pi, radians, sqrt, tan
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.bouts import bout_of
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.running import struck_on_the_way
from generators.previz.meeting.steps import down_the_steps
from generators.previz.meeting.walls import against_a_wall, comes_against, is_wall, picture_at_a_wall
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, about_y, about_z, multiply, rotate
from generators.previz.motion.simulation import GRAVITY, FreeBody, Recording
from generators.previz.motion.world import Fixed, Thing, World, simulate_together
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs import Model
from generators.previz.rigs.props import prop_of
from generators.previz.scene import GeomKind
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = [
    "Standing",
    "is_ramp",
    "on_furniture",
    "picture_of",
    "ramp_stretch",
    "standing_pairs",
    "turned_aside",
    "with_ramps",
]

RAMPS: Final = frozenset({"ramp", "slope", "incline", "plank", "chute"})
RAMP_DEG: Final = 25.0
"""Slope of a ramp as it is built; the physical law takes the same where nothing is said."""
RAMP_LIMITS_DEG: Final = (4.0, 50.0)
TOP_M: Final = 0.025
"""Half the thickness of a table's top."""
SEEN_S: Final = 2.2
"""How much of its way the frame has to hold."""
SIDE_ROOM: Final = 0.45
"""Room beside the furniture for where it falls or rolls, over the furniture's length."""
DROP_M, DROP_SHARE = 0.45, 0.6
"""How high over a table's top something is dropped: at the least, and over the table's height."""
THIN_M = 0.15
"""What is lower is fallen onto from the height that is told, as the floor is: a carpet, a mat."""
DRIFT_MPS: Final = 0.45
"""Level speed of what bounces off again."""
ROLL_MPS: Final = 0.9
MOVING: Final = frozenset({"vehicle", "cycle", "boat", "aircraft", "quadruped", "bird", "human"})
FRONT: Final = 0.4
ROLL_SIZES: Final = 7.0
"""How far from the edge a small thing starts, in its own sizes."""
SMALL_SHARE, PICTURE_SIZES = 0.1, 12.0
"""Beside furniture that is so much larger than itself a thing is filmed closer: the frame's width in its own sizes."""
OVER_SHARE, FALLING_SHARE = 0.5, 0.5
"""What comes down by this much of the furniture's height has gone over its edge; if it is smaller than this share of
the furniture's length, the frame is of that end alone."""
ROLL_SIZES_PER_S: Final = 5.0
"""Speed of a small thing that rolls, in its own sizes."""
ROLLING: Final = 0.004
"""Rolling friction over the radius, at the most, so that a marble rolls as far in its sizes as a ball."""
ROUND: Final = 2.0
"""Length over height of what still rolls."""
FOOT_SIZES: Final = 2.0
"""From a ramp's lower edge to what is struck, in sizes of what comes down."""
SLID_SIZES: Final = 0.9
"""The same for what slides, and soon stops."""
LEAST_ROLL_MPS: Final = 0.25
"""Of what rolls off, so that it gets there."""
ACROSS_S: Final = 4.5
"""How long what rolls across a top, and not off it, is on its way there."""
EDGE_MPS: Final = 0.6
"""Speed of what falls off an edge."""
RAMP_SIZES: Final = 5.0
"""Height of a ramp over that of what rolls down it, where nobody told it."""
LEAST_RAMP_M: Final = 0.22
"""A lower one would be gone down in the wink of an eye."""
SLIDE_SPARE: Final = 1.35
"""Speed of what slides off, over what it needs to reach the edge."""
_OFF = re.compile(
    r"\b(?:off|over the edge|from(?! (?:(?:an?|about|around|only|the) )*"
    r"(?:height|above|\d|half|one|two|three|four|five|six|eight|ten|met(?:re|er)|foot)))\b"
)
"""Words of leaving it: `from the table`, not `from two metres`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a thing meets that stands still: indices in the company of the one and of the other."""

    thing: int
    base: int


def standing_pairs(figures: Sequence[Placed], shot: Shot) -> tuple[Standing, ...]:
    """What of the cast physics moves on a piece of furniture or a ramp, and on which.

    Args:
        figures: the cast.
        shot: its beats and events say what meets what.
    """
    found = []
    for index, figure in enumerate(figures):
        part = figure.part
        free = part.simulated and not part.thrower and not part.owner and not is_ramp(part.subject)
        base = _base_of(figures, shot, index) if free and figure.model.proxy is not None else None
        if base is not None:
            found.append(Standing(index, base))
    return tuple(found)


def turned_aside(pairs: Sequence[Standing], figures: Sequence[Placed], places: Sequence[Place]) -> tuple[Place, ...]:
    """The places with what is met standing so that its long side, or its slope, lies across the picture."""
    turned = list(places)
    for base in {pair.base for pair in pairs}:
        model = figures[base].model
        broad = model.width_m > model.length_m and not is_ramp(figures[base].part.subject)
        broad = not broad if is_wall(figures[base].part.subject) else broad  # seen edge-on
        turned[base] = replace(places[base], heading=(0.0, -1.0) if broad else (1.0, 0.0))
    return tuple(turned)


def on_furniture(
    pairs: Sequence[Standing], company: Sequence[CompanyMember], shot: Shot, story_seconds: float
) -> Mapping[int, Recording]:
    """Recordings of what moves on what stands still, and of what it then runs into, by their places in the company."""
    recordings: dict[int, Recording] = {}
    for pair in pairs:
        recordings |= _recorded(pair, company, shot, story_seconds)
    return recordings


def picture_of(base: CompanyMember, recording: Recording, thing: Model) -> PlaceTrack:
    """What the camera has to show: the furniture and the way of the thing on it and just beside it."""
    radius_m = thing.height_m / 2
    broad_m = sorted((thing.height_m, thing.length_m, thing.width_m))[1]  # of a plate, and of a pencil that lies
    if is_wall(base.placed.part.subject):
        return picture_at_a_wall(base, recording, radius_m)
    model, (x, y) = base.placed.model, base.travel.origin
    floor = base.travel.terrain.height(x, y)
    long = _long_way(model)
    room = SIDE_ROOM * long
    way = np.array([recording.at(float(t))[0] for t in np.arange(0.0, SEEN_S, 0.05)])
    low = max(min(float(way[:, 0].min()) - radius_m, x - long / 2), x - long / 2 - room)
    high = min(max(float(way[:, 0].max()) + radius_m, x + long / 2), x + long / 2 + room)
    top = max(float(way[:, 2].max()) + radius_m - floor, model.height_m)
    level, small = not is_ramp(base.placed.part.subject), broad_m < SMALL_SHARE * long
    goes_over = level and float(way[0, 2] - way[-1, 2]) > OVER_SHARE * model.height_m
    if goes_over and not small and broad_m < FALLING_SHARE * long:
        return _picture_of_fall(base, way, broad_m / 2, floor)
    extents = Extents(top, high - low, min(model.length_m, model.width_m), top / 2, (0.0, 0.0, top / 2))
    part = base.placed.part
    middle = ((low + high) / 2, y, floor + top / 2)
    if small and level:
        wide = PICTURE_SIZES * broad_m
        extents = Extents(wide / 2, wide, wide / 2, wide / 4, (0.0, 0.0, wide / 4))
        # What rolls sets off near the edge and is seen to go over it; what drops lands in the middle.
        across = float(np.ptp(way[:, 0]))
        middle = (float(way[0, 0]) + min(across, 0.6 * wide), float(way[0, 1]), floor + model.height_m)
    return PlaceTrack(part.subject.id, part.number, extents, middle, of_a_part=small and level)


def _picture_of_fall(base: CompanyMember, way: NDArray[np.float64], radius_m: float, floor: float) -> PlaceTrack:
    """The end of the furniture that a thing goes over, from its top down to the floor where the thing lands."""
    start, part = way[0], base.placed.part
    top = float(way[:, 2].max()) + radius_m - floor
    aside = float(np.clip(way[-1, 0] - start[0], -top, top))
    wide = abs(aside) + 4.0 * radius_m
    extents = Extents(top, wide, wide, top / 2, (0.0, 0.0, top / 2))
    at = (float(start[0]) + aside / 2, float(start[1]), floor + top / 2)
    return PlaceTrack(part.subject.id, part.number, extents, at, of_a_part=True)


def ramp_angle_deg(shot: Shot) -> float:
    """The slope that a shot's events tell, degrees."""
    told = (e.angle_deg if e.angle_deg is not None else e.quantities.get("slope_deg") for e in shot.physics)
    angle = next((abs(a) for a in told if a), RAMP_DEG)
    return min(max(angle, RAMP_LIMITS_DEG[0]), RAMP_LIMITS_DEG[1])


def ramp_stretch(shot: Shot) -> float:
    """How much higher a ramp is drawn than it is built, so that it has the shot's slope."""
    return tan(radians(ramp_angle_deg(shot))) / tan(radians(RAMP_DEG))


def with_ramps(shot: Shot) -> Shot:
    """The shot with ramps as high as goes with what rolls down them."""
    others = [s.height_m for s in shot.subjects if not is_ramp(s) and s.height_m]
    if not others or len(others) == len(shot.subjects):
        return shot
    usual = table("nouns")["ramp"].height_m or 1.0
    fit = min(usual, max(RAMP_SIZES * max(others), LEAST_RAMP_M))
    subjects = [
        s.model_copy(update={"height_m": fit}) if is_ramp(s) and s.height_m in (None, usual) else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def is_ramp(subject: Subject) -> bool:
    """Whether something is a slope to roll down."""
    noun = subject.noun.lower().partition(" of ")[0]
    return noun.split()[-1] in RAMPS or terms_by_phrase("nouns").get(noun) in RAMPS


def _base_of(figures: Sequence[Placed], shot: Shot, index: int) -> int | None:
    """What a thing rolls down, drops onto or bounces off: named by its event or in its beat."""
    part = figures[index].part
    said = " ".join(b.action.lower() for b in shot.beats if b.subject == part.subject.id)
    said += f" {part.event.other.lower()}" if part.event else ""
    for other, figure in enumerate(figures):
        subject = figure.part.subject
        straight = figure.model.flight is not None and not figure.model.flight.radius_m
        falls = figure.part.simulated and figure.part.motion == "fall"
        wall = is_wall(subject) and comes_against(part.motion, said)
        if other == index or falls or figure.part.owner or not (straight or wall or _carries(subject)):
            continue
        if wall or part.target == subject.id or re.search(rf"\b{re.escape(subject.noun.lower())}\b", said):
            return other
    return None


def _carries(subject: Subject) -> bool:
    """Whether things may lie on it: furniture, a bench, a ramp."""
    prop = prop_of(subject.noun)
    seat = prop is not None and prop.seat > 0.0 and subject.kind not in MOVING
    return subject.kind == "furniture" or seat or is_ramp(subject)


def _recorded(pair: Standing, company: Sequence[CompanyMember], shot: Shot, seconds: float) -> Mapping[int, Recording]:
    thing, base = company[pair.thing], company[pair.base]
    body, _ = bout_of(thing.placed.part, thing.placed.model, thing.travel, 7)
    along = body.kind is GeomKind.BOX and body.size[0] > body.size[1] and _is_a_rod(body)
    body = _rounded(body) if thing.placed.part.motion == "roll" else body
    floor = base.travel.terrain.height(*base.travel.origin)
    beats = [b for b in shot.beats if b.subject == thing.placed.part.subject.id]
    flight = base.placed.model.flight
    if flight is not None:
        fixed, start = down_the_steps(body, flight, base, floor, bounces=thing.placed.part.motion != "roll")
    elif is_wall(base.placed.part.subject):
        fixed, start = against_a_wall(body, thing, base, floor)
    elif is_ramp(base.placed.part.subject):
        fixed, start = _down_a_ramp(body, base, floor, radians(ramp_angle_deg(shot)))
    else:
        fixed, start = _on_a_top(body, thing, base, floor, beats)
    if along and body.kind is GeomKind.SPHERE:
        start = replace(start, rotation=multiply(start.rotation, about_z(pi / 2)))  # a rod rolls across its length
    surface = table("materials").get(base.placed.part.subject.material or "wood")
    friction = surface.friction if surface else 0.5
    fixed = tuple(replace(part, restitution=start.restitution, friction=friction) for part in fixed)
    world = World(floor, start.restitution, body.friction, fixed=fixed)
    struck = _at_the_foot(pair, company, shot, floor)
    recordings = simulate_together([Thing(start), *struck.values()], world, seconds)
    return dict(zip((pair.thing, *struck), recordings, strict=True))


def _at_the_foot(pair: Standing, company: Sequence[CompanyMember], shot: Shot, floor: float) -> Mapping[int, Thing]:
    """What is told to be struck by what comes down a ramp: just beyond its lower edge, in the way."""
    base = company[pair.base]
    if not is_ramp(base.placed.part.subject):
        return {}
    (x, y), (ahead, aside, _) = base.travel.origin, _heading(base)
    sizes = SLID_SIZES if company[pair.thing].placed.part.motion == "slide" else FOOT_SIZES
    far = base.placed.model.length_m / 2 + sizes * company[pair.thing].placed.model.height_m
    return struck_on_the_way(company, shot, pair.thing, (x + ahead * far, y + aside * far, floor), (ahead, aside))


def _rounded(body: FreeBody) -> FreeBody:
    """What rolls is as good as round, if it is about as long as high: an orange, an egg."""
    long, short = max(body.size), min(body.size)
    if body.kind is not GeomKind.BOX or (long > ROUND * short and not _is_a_rod(body)):
        return body
    return replace(body, kind=GeomKind.SPHERE, size=(body.size[2], 0.0, 0.0))


def _is_a_rod(body: FreeBody) -> bool:
    """Whether a box is long one way and about as thick as high: a pencil that lies, and rolls about its length."""
    first, second, third = sorted(body.size)
    return third > ROUND * second and second < ROUND * first and body.size[2] < third


def _heading(base: CompanyMember) -> tuple[float, float, float]:
    """The way a ramp goes down or a table's long side runs: level unit vector and its bearing, rad."""
    x, y = base.travel.heading
    yaw = atan2(y, x)
    return x, y, yaw


def _down_a_ramp(body: FreeBody, base: CompanyMember, floor: float, slope: float) -> tuple[tuple[Fixed, ...], FreeBody]:
    """The ramp's surface as a slab, and the thing at rest near its upper edge."""
    _, _, yaw = _heading(base)
    model, (x, y) = base.placed.model, base.travel.origin
    half_run = model.length_m / 2
    turn = multiply(about_z(yaw), about_y(slope))
    thick, long = 0.05, half_run / cos(slope)
    up = rotate(turn, (0.0, 0.0, 1.0))
    middle = (x, y, floor + half_run * tan(slope))
    centre = tuple(m - thick * u for m, u in zip(middle, up, strict=True))
    fixed = Fixed(GeomKind.BOX, (long, model.width_m / 2, thick), (centre[0], centre[1], centre[2]), turn)
    radius = body.size[0] if body.kind is GeomKind.SPHERE else body.size[2]
    along = rotate(turn, (-long + 1.4 * max(body.size), 0.0, 0.0))
    place = tuple(m + a + radius * u for m, a, u in zip(middle, along, up, strict=True))
    lies = IDENTITY if body.kind is GeomKind.SPHERE else turn
    return (fixed,), _started(body, (place[0], place[1], place[2]), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), lies)


def _started(body: FreeBody, position: Vec, velocity: Vec, spin: Vec, rotation: Quat) -> FreeBody:
    rolling = min(body.rolling, ROLLING * min(s for s in body.size if s > 0.0))
    return replace(
        body, position=position, velocity=velocity, spin=spin, rotation=rotation, rolling=rolling, start_s=0.0
    )


def _on_a_top(
    body: FreeBody, thing: CompanyMember, base: CompanyMember, floor: float, beats: Sequence[Beat]
) -> tuple[tuple[Fixed, ...], FreeBody]:
    """A table's top, a seat or a mattress as a slab, and the thing over it or on it."""
    model, (x, y) = base.placed.model, base.travel.origin
    hx, hy, yaw = _heading(base)
    prop = prop_of(base.placed.part.subject.noun)
    top = floor + _top_m(model, seated=prop is not None and prop.seat > 0.0)
    fixed = Fixed(
        GeomKind.BOX, (model.length_m / 2, model.width_m / 2, TOP_M), (x, y, top - TOP_M), about_z(yaw)
    )  # fmt: skip
    part = thing.placed.part
    leaves = any(_OFF.search(b.action) for b in beats)
    half = thing.placed.model.root_height_m or thing.placed.model.height_m / 2
    long = _long_way(model)
    wx, wy = (hx, hy) if model.length_m >= model.width_m else (-hy, hx)
    # A small thing is near the front edge, so that the table does not hide where it goes over the side.
    aside = FRONT * min(model.length_m, model.width_m) if 2 * half < SMALL_SHARE * long else 0.0
    if part.motion == "fall" and leaves:
        edge = 0.5 * long - 0.12 * max(thing.placed.model.length_m, thing.placed.model.width_m)
        place = (x + edge * wx, y + edge * wy - aside, top + half)
        return (fixed,), _started(body, place, (EDGE_MPS * wx, EDGE_MPS * wy, 0.0), (0.0, 0.0, 0.0), IDENTITY)
    if part.motion in ("roll", "slide"):
        way = min(0.8 * long, ROLL_SIZES * 2 * half)
        told = part.event.speed_mps if part.event else None
        speed = told or part.speed_mps or ROLL_MPS
        if part.motion == "slide":
            speed = SLIDE_SPARE * sqrt(2.0 * max(body.friction, 0.05) * GRAVITY * way)
        least = LEAST_ROLL_MPS if leaves else 0.0
        speed = min(speed, ROLL_MPS, max(ROLL_SIZES_PER_S * 2 * half, least)) if part.motion == "roll" else speed
        if part.motion == "roll" and not leaves:
            speed = min(speed, 0.8 * long / ACROSS_S)
            way = 0.5 * (long + speed * ACROSS_S)
        rolls = part.motion == "roll" and body.kind is GeomKind.SPHERE
        spin = (-wy * speed / half, wx * speed / half, 0.0) if rolls else (0.0, 0.0, 0.0)
        back = way - 0.5 * long
        place = (x - back * wx, y - back * wy - aside, top + half)
        return (fixed,), _started(body, place, (speed * wx, speed * wy, 0.0), spin, IDENTITY)
    # Several fall one after another, side by side.
    number = thing.placed.copy
    along = (-1.0) ** number * ((number + 1) // 2) * 1.5 * max(thing.placed.model.length_m, 2.0 * half)
    told_m = part.event.height_m if part.event else None
    told_m = told_m if told_m and (told_m < 1.5 * top or top - floor < THIN_M) else None
    drop = told_m if told_m and top - floor < THIN_M else max(DROP_M, DROP_SHARE * (told_m or top - floor))
    drift = DRIFT_MPS if leaves or part.motion == "bounce" else 0.0
    back = 0.25 * long if drift else 0.0
    place = (x + (along - back) * wx, y + (along - back) * wy - aside, top + half + drop * (1.0 + 0.5 * number))
    return (fixed,), _started(body, place, (drift * wx, drift * wy, 0.0), body.spin, body.rotation)


def _top_m(model: Model, *, seated: bool) -> float:
    """Height of what one puts things on: the seat of what has one."""
    return model.saddle_m if seated else model.height_m


def _long_way(model: Model) -> float:
    return max(model.length_m, model.width_m)
