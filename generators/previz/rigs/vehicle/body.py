"""Road vehicles: a painted hull, glass, wheels that turn with the way, lamps that light the road at night."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import atan2, cos, radians, sin, tau

from generators.previz.building import Surface
from generators.previz.motion.rotations import Vec, about_y, add, multiply, rotate, yaw_towards
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.lofts import loft
from generators.previz.rigs.surfaces import Srgb, colour_of, in_two_colours, named_colour, surface_of
from generators.previz.rigs.vehicle.coaches import drawn_out
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.tables import rows_of
from prompts.shot import Subject

__all__ = ["Body", "build_vehicle", "usual_paint"]

WHEELBASE_M = 2.7
"""Span over which a body follows the ground."""
_GLASS = surface_of((24, 30, 36), 0.06, specular=0.3)
_TYRE = surface_of((26, 26, 28), 0.9)
_RIM = surface_of((176, 180, 186), 0.25, specular=0.55)
_DARK = surface_of((20, 20, 22), 0.6)
_LEATHER = surface_of((74, 52, 40), 0.55)
_HEADROOM_M = 1.05
"""From a seat up to the roof, at the least."""
_SEAT_ASIDE = 0.42
"""Of the half width of a cabin: how far from the middle the front seats are."""
_PLATE = surface_of((226, 226, 214), 0.6)
_TAXI_SIGN = surface_of((250, 214, 90), 0.5, emission=0.8)

_RIM_PARTS = 8
"""Of which the rim of a steering wheel is made."""

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One row of `body.toml`; the keys are explained at its head."""

    id: str
    names: tuple[str, ...]
    length_m: float
    width_m: float
    height_m: float
    wheel_m: float
    wheel_width: float
    wheels: tuple[Row, ...]
    hull: tuple[Row, ...]
    colour: Srgb
    cabin: tuple[Row, ...] = ()
    small_wheels: tuple[Row, ...] = ()
    glass: tuple[Row, ...] = ()
    visor: tuple[Row, ...] = ()
    screens: tuple[Row, ...] = ()
    boxes: tuple[Row, ...] = ()
    roofless: bool = False
    coach: Row = ()
    seat_m: float = 0.0
    squareness: float = 4.5
    taper: float = 0.2


@cache
def _bodies() -> Mapping[str, Body]:
    return rows_of(__package__ or "", "body", Body)


def _body_of(noun: str, hint: str) -> Body | None:
    words = " ".join(re.findall(r"[a-z]+", noun.lower()))
    found = [
        (len(name), body) for body in _bodies().values() for name in body.names if re.search(rf"\b{name}s?\b", words)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else _bodies().get(hint)


def usual_paint(subject: Subject, hint: str) -> Srgb | None:
    """The paint of a vehicle of which no colour is said, sRGB; None where no body is called so.

    Args:
        subject: the vehicle.
        hint: the breed of its row in the vocabulary.
    """
    body = _body_of(subject.noun, hint)
    return body.colour if body else None


@rig("vehicle")
def build_vehicle(casting: Casting) -> Model:
    """Builds the vehicle that the subject's noun names; one whose body is not in the table becomes a car."""
    subject = casting.subject
    body = _body_of(subject.noun, casting.noun.breed if casting.noun else "")
    if body is None:
        casting.warnings.append(f"no body in the table is called {subject.noun!r}: a car stands in")
        body = _bodies()["sedan"]
    body = drawn_out(body, subject)
    size = casting.height_m(body.height_m) / body.height_m
    noun = subject.noun.lower()
    usual = (
        (236, 186, 40)
        if "taxi" in noun or "cab" in noun.split()
        else named_colour(subject, casting.noun) or body.colour
    )
    if "fire" in noun:
        usual = (190, 26, 26)
    paint = surface_of(
        colour_of(subject, ("paint", "body", "bodywork", "colour", "car"), usual, whole=True), 0.22, specular=0.09
    )
    paint = in_two_colours(paint, subject, 0.36 * body.height_m * size)
    figure = casting.start()
    _shell(figure, body, paint, size, manned=casting.manned)
    _windows(figure, body, size)
    wheels = _wheels(figure, body, size)
    lamps = _lamps(figure, body, size, lit=casting.night)
    if "taxi" in noun:
        figure.box(
            "root",
            (0.1 * size, 0.25 * size, 0.07 * size),
            (-0.2 * size, 0, body.height_m * size + 0.05 * size),
            _TAXI_SIGN,
        )

    def animate(act: Act) -> Animation:
        return lambda story_s: _drive(act, wheels, story_s)

    def lights(_story_s: float, posture: Posture) -> tuple[Light, ...]:
        return (*_beams(posture, lamps), *_dashboard(posture, body, size, lit=casting.manned)) if casting.night else ()

    return Model(
        figure=figure,
        height_m=body.height_m * size,
        length_m=body.length_m * size,
        width_m=body.width_m * size,
        animate=animate,
        centre_height_m=0.5 * body.height_m * size,
        focus=(0.3 * body.length_m * size, 0.0, 0.55 * body.height_m * size),
        proxy=Proxy(
            GeomKind.BOX,
            (body.length_m * size / 2, body.width_m * size / 2, body.height_m * size / 2),
            1300.0 * size**3,
            0.2,
            0.7,
        ),
        saddle_m=_seat_m(body) * size,
        seats=tuple((x * size, y * size) for x, y in _seats(body)),
        lights=lights,
        wheels=tuple((x * size, side * y * size) for x, y in body.wheels for side in (1, -1)),
    )


def _seat_m(body: Body) -> float:
    """Height of a seat, m at the usual size: low enough for a head under the roof."""
    if body.seat_m:
        return body.seat_m
    if body.roofless:
        return 0.42 * body.height_m
    return min(0.34 * body.height_m, body.height_m - _HEADROOM_M) if body.cabin else 0.27 * body.height_m


def _seats(body: Body) -> tuple[tuple[float, float], ...]:
    """The driver's seat on the right, the one beside it and those behind, m at the usual size.

    What goes from left to right through a picture is seen from its right, and so the driver is on the near side.
    """
    if not body.cabin:
        return ()
    half = max(row[1] for row in body.cabin)
    front = body.cabin[0][0] + 0.56 * (body.cabin[-1][0] - body.cabin[0][0])
    aside = _SEAT_ASIDE * half
    return ((front, -aside), (front, aside), (front - 0.85, -aside), (front - 0.85, aside))


def _drive(act: Act, wheels: Mapping[str, float], story_s: float) -> Posture:
    """Wheels turn by the distance over their radius; the body follows the way and rocks a little on its springs."""
    travel = act.travel
    distance = travel.distance(story_s)
    direction = travel.direction(distance)
    x, y = travel.point(distance)
    yaw = yaw_towards(*direction)
    joints = {name: distance / radius for name, radius in wheels.items()}
    rise = travel.ground(distance + WHEELBASE_M / 2) - travel.ground(distance - WHEELBASE_M / 2)
    pitch = about_y(-atan2(rise, WHEELBASE_M))
    return Posture((x, y, travel.smooth_ground(distance, WHEELBASE_M)), multiply(yaw, pitch), joints)


def _scaled(rows: tuple[Row, ...], size: float) -> list[list[float]]:
    return [[value * size for value in row] for row in rows]


def _skin(figure: Figure, rows: list[list[float]], surface: Surface, squareness: float, taper: float) -> None:
    name = figure.builder.mesh(*loft(rows, squareness=squareness, taper=taper))
    figure.shape("root", GeomKind.MESH, (0.0,), surface, meshname=name)


def _shell(figure: Figure, body: Body, paint: Surface, size: float, *, manned: bool) -> None:
    _skin(figure, _scaled(body.hull, size), paint, body.squareness, 0.06)
    for x, half_length, half_width, low, high, r, g, b in body.boxes:
        figure.box(
            "root",
            (half_length * size, half_width * size, (high - low) / 2 * size),
            (x * size, 0, (high + low) / 2 * size),
            surface_of((int(r), int(g), int(b)), 0.6),
        )
    if not body.cabin:
        return
    rows = _scaled(body.cabin, size)
    if manned or body.roofless:
        _inside(figure, body, rows, size)
    else:
        _skin(figure, rows, _GLASS, 5.0, body.taper)
    if body.roofless:
        _windscreen(figure, rows, paint, size)
        return
    base = min(row[2] for row in rows)
    high = max(row[3] for row in rows)
    # The roof is the upper rim of the glass house, a little outside it; posts run down from its corners.
    roof = [
        [x, (1 - body.taper) * half + 0.012 * size, top - 0.075 * size, top + 0.008 * size]
        for x, half, _, top in rows
        if top > base + 0.7 * (high - base)
    ]
    if len(roof) >= 2:
        _skin(figure, roof, paint, 5.0, 0.1)
    radius = 0.03 * size
    front, rear = roof[-1], roof[0]
    for side in (1, -1):
        figure.limb(
            "root",
            (front[0], side * front[1], front[2] + radius),
            (rows[-1][0], side * rows[-1][1], rows[-1][3]),
            (radius, radius),
            paint,
        )
        figure.limb(
            "root",
            (rear[0], side * rear[1], rear[2] + radius),
            (rows[0][0], side * rows[0][1], rows[0][3]),
            (1.5 * radius, 2 * radius),
            paint,
        )
        middle = (front[0] + rear[0]) / 2 - 0.05 * size
        widest = max(row[1] for row in rows)
        figure.limb(
            "root",
            (middle, side * (front[1] + 0.01 * size), high - 0.06 * size),
            (middle, side * widest, base + 0.04 * size),
            (radius, radius),
            paint,
        )
        figure.ball(
            "root",
            (0.07 * size, 0.09 * size, 0.06 * size),
            (rows[-2][0], side * (widest + 0.16 * size), base + 0.12 * size),
            paint,
        )


def _inside(figure: Figure, body: Body, rows: list[list[float]], size: float) -> None:
    """What is seen where the panes are left out so that who sits in it shows: dark below, seats and a wheel."""
    base = min(row[2] for row in rows)
    floor = [[x, 0.94 * half, base - 0.1 * size, base + 0.075 * size] for x, half, _, _ in rows[1:-1]]
    _skin(figure, floor, _DARK, 5.0, 0.05)
    seat = _seat_m(body) * size
    for x, y in _seats(body)[:2]:
        at = (x * size - 0.3 * size, y * size)
        figure.box("root", (0.07 * size, 0.22 * size, 0.28 * size), (*at, seat + 0.32 * size), _LEATHER)
        figure.box(
            "root", (0.05 * size, 0.13 * size, 0.08 * size), (at[0] - 0.02 * size, at[1], seat + 0.7 * size), _LEATHER
        )
    x, y = _seats(body)[0]
    hub = ((x + 0.34) * size, y * size, max(seat + 0.3 * size, base + 0.02 * size))
    rim = [
        add(hub, (-0.06 * size * sin(turn), 0.18 * size * cos(turn), 0.17 * size * sin(turn)))
        for turn in (number * tau / _RIM_PARTS for number in range(_RIM_PARTS + 1))
    ]
    for start, end in pairwise(rim):
        figure.limb("root", start, end, (0.018 * size, 0.018 * size), _DARK)


def _windscreen(figure: Figure, rows: list[list[float]], paint: Surface, size: float) -> None:
    """The frame of the windscreen of a car without a roof."""
    high = max(row[3] for row in rows)
    radius = 0.028 * size
    foot, half = rows[-1][0], rows[-2][1]
    top = (foot - 0.5 * size, 0.86 * half, high)
    for side in (1, -1):
        figure.limb("root", (foot, side * half, rows[-1][3]), (top[0], side * top[1], top[2]), (radius, radius), paint)
    figure.limb("root", top, (top[0], -top[1], top[2]), (radius, radius), paint)


def _windows(figure: Figure, body: Body, size: float) -> None:
    widest = max(row[1] for row in body.hull) * size
    for start, end, low, high in _scaled(body.glass, size):
        figure.box(
            "root",
            ((end - start) / 2, widest + 0.006 * size, (high - low) / 2),
            ((start + end) / 2, 0, (low + high) / 2),
            _GLASS,
        )
    for x, half, low, high in _scaled(body.screens, size):
        figure.box("root", (0.05 * size, half, (high - low) / 2), (x, 0, (low + high) / 2), _GLASS)
    if body.visor:
        _skin(figure, _scaled(body.visor, size), _GLASS, 5.0, 0.05)


def _wheels(figure: Figure, body: Body, size: float) -> dict[str, float]:
    """Builds the wheels; returns each hinge's radius, m."""
    radii: dict[str, float] = {}
    places = [(x, y, body.wheel_m, body.wheel_width) for x, y in body.wheels]
    places += [(x, y, r, w) for x, y, r, w in body.small_wheels]
    for index, (x, track, radius, width) in enumerate(places):
        for side in (1, -1):
            name = f"wheel{index}{'l' if side > 0 else 'r'}"
            r, half = radius * size, width * size / 2
            at = (x * size, side * track * size, r)
            figure.bone(name, "root", at, axis=(0, 1, 0))
            outer = side * half
            figure.shape(name, GeomKind.CYLINDER, (r,), _TYRE, ends=((0, -half, 0), (0, half, 0)))
            figure.shape(
                name,
                GeomKind.CYLINDER,
                (0.64 * r,),
                _RIM,
                ends=((0, 0.6 * outer, 0), (0, outer + side * 0.012 * size, 0)),
            )
            for spoke in range(2):
                turn = about_y(spoke * radians(90))
                figure.box(
                    name, (0.1 * r, 0.012 * size, 0.6 * r), (0, outer + side * 0.008 * size, 0), _DARK, quaternion=turn
                )
            # The dark of the wheel arch.
            figure.shape(
                "root",
                GeomKind.CYLINDER,
                (1.1 * r,),
                _DARK,
                ends=((at[0], at[1] - half, r), (at[0], at[1] + 0.7 * side * half, r)),
            )
            radii[name] = r
    return radii


def _lamps(figure: Figure, body: Body, size: float, *, lit: bool) -> tuple[Vec, ...]:
    """Head and tail lamps and number plates; returns the places of the head lamps."""
    nose, tail = body.hull[-1], body.hull[0]
    front, back = body.hull[-2], body.hull[1]
    white = surface_of((255, 246, 224), 0.2, emission=7.0 if lit else 0.5)
    red = surface_of((220, 24, 20), 0.3, emission=3.0 if lit else 0.15)
    heads: list[Vec] = []
    z = (0.62 * front[3] + 0.38 * front[2]) * size if body.cabin else (front[2] + 0.28 * (front[3] - front[2])) * size
    z = min(z, 1.05 * size)
    for side in (1, -1):
        at = ((front[0] + 0.03) * size, side * 0.78 * front[1] * size, z)
        figure.ball("root", (0.09 * size, 0.16 * size, 0.075 * size), at, white)
        heads.append((nose[0] * size, at[1], z))
        rear = ((back[0] - 0.03) * size, side * 0.8 * back[1] * size, min((0.7 * back[3] + 0.3 * back[2]), 1.15) * size)
        figure.ball("root", (0.06 * size, 0.15 * size, 0.07 * size), rear, red)
    low = nose[2] * size
    figure.box(
        "root",
        (0.06 * size, 0.62 * nose[1] * size, 0.09 * size),
        ((nose[0] - 0.03) * size, 0, low + 0.08 * size),
        _DARK,
    )
    for x in (nose[0] + 0.02, tail[0] - 0.02):
        figure.box("root", (0.02 * size, 0.26 * size, 0.055 * size), (x * size, 0, low + 0.12 * size), _PLATE)
    return tuple(heads)


def _dashboard(posture: Posture, body: Body, size: float, *, lit: bool) -> tuple[Light, ...]:
    """The glow of the instruments, which shows a driver's face at night."""
    if not lit or not body.cabin:
        return ()
    x, y = _seats(body)[0]
    at = ((x + 0.55) * size, y * size, (_seat_m(body) + 0.55) * size)
    place = add(posture.position, rotate(posture.rotation, at))
    return (Light(LightKind.POINT, (0.5, 0.42, 0.34), position=place, radius=0.1, shadows=False),)


def _beams(posture: Posture, heads: tuple[Vec, ...]) -> tuple[Light, ...]:
    """Two dipped beams."""
    direction = rotate(posture.rotation, (0.985, 0.0, -0.17))
    return tuple(
        Light(
            LightKind.SPOT,
            (9.0, 8.4, 7.2),
            direction=direction,
            position=add(posture.position, rotate(posture.rotation, head)),
            radius=0.1,
            cone_deg=56.0,
            shadows=False,
        )
        for head in heads
    )
