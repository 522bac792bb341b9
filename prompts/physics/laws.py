"""Physical events: each law's quantities and the outcome that the eye sees.

A law is a function from a `Case` (the event with its materials looked up) to `Facts`: numbers with units in
their names, and a sentence of at most 25 words that never names the law. In a sentence `(s)` and `(es)` mark the
ending that a plural subject drops. Thresholds decide: what does not reach them visibly stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import atan, cos, degrees, isfinite, pi, radians

from prompts.physics import formulae as f
from prompts.shot import PhysicalEvent, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Material
from prompts.wording import is_many, short_name

__all__ = ["Case", "Facts", "event_quantities", "known_laws"]

SOFT_GROUND = {"grass": 0.5, "soil": 0.5, "sand": 0.1, "snow": 0.05, "water": 0.0, "mud": 0.05, "cloth": 0.3}
"""How much of a body's restitution is left on ground that gives (hard floors keep all of it); working values."""

FIREPROOF = frozenset({
    "air", "aluminium", "asphalt", "brick", "ceramic", "concrete", "copper", "glass", "gold", "ice", "iron",
    "marble", "porcelain", "sand", "silver", "snow", "steel", "stone", "tile", "water"
})  # fmt: skip
THICK_LIQUIDS = frozenset({"honey", "syrup", "lava", "caramel", "ketchup", "paint", "oil", "glycerine", "chocolate"})
DEFAULT_DROP_M = 1.2
DEFAULT_FRICTION = 0.5
LEG_FRACTION = {"human": 0.52, "robot": 0.52, "quadruped": 0.6, "bird": 0.4}
"""Hip height over standing height (usual proportions)."""


@dataclass(frozen=True, slots=True)
class Case:
    """An event with what the tables know of it."""

    event: PhysicalEvent
    subject: Subject | None
    material: Material | None
    surface: Material | None

    @property
    def height_m(self) -> float:
        """Standing height of the subject, m."""
        return (self.subject and self.subject.height_m) or 0.3

    @property
    def other(self) -> str:
        """What it meets, with its article."""
        words = self.event.other or (self.surface.say if self.surface else "")
        if not words:
            return "the ground"
        return words if words.split()[0] in {"a", "an", "the", "its", "his", "her", "their"} else f"the {words}"

    @property
    def is_soft(self) -> bool:
        """True when what it meets gives."""
        return self.surface is not None and self.surface.id in SOFT_GROUND

    @property
    def restitution(self) -> float:
        """Rebound speed over impact speed, of this body on this surface."""
        base = self.material.restitution if self.material else 0.5
        return base * (SOFT_GROUND.get(self.surface.id, 1.0) if self.surface else 1.0)

    @property
    def friction(self) -> float:
        """Sliding friction of this body on this surface: the slipperier of the two decides."""
        known = [m.friction for m in (self.material, self.surface) if m is not None]
        return min(known, default=DEFAULT_FRICTION)

    @property
    def substance(self) -> str:
        """The material's name in a sentence."""
        return self.material.say if self.material else "it"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a law says of a case."""

    outcome: str
    quantities: dict[str, float]


Law = Callable[[Case], Facts]
_LAWS: dict[str, Law] = {}


def _law(law_id: str) -> Callable[[Law], Law]:
    def register(function: Law) -> Law:
        _LAWS[law_id] = function
        return function

    return register


def known_laws() -> tuple[str, ...]:
    """Ids of the laws that have a function here."""
    return tuple(_LAWS)


def event_quantities(event: PhysicalEvent, subject: Subject | None = None) -> PhysicalEvent:
    """The event with its computed `quantities` and, where it has none, its visible `outcome`.

    Args:
        event: what happens; fields left open take usual values (a drop of 1.2 m, water at its threshold).
        subject: the thing it happens to, for its noun, number, height and material.

    Returns:
        The event; unchanged when its law has no function. Quantities and an outcome already set are kept.
    """
    law = _LAWS.get(event.law)
    if law is None:
        return event
    facts = law(_case(event, subject))
    outcome = event.outcome or _agree(facts.outcome, subject)
    found = {name: round(value, 4) for name, value in facts.quantities.items() if isfinite(value)}
    return event.model_copy(update={"outcome": outcome, "quantities": {**found, **event.quantities}})


def _case(event: PhysicalEvent, subject: Subject | None) -> Case:
    materials = table("materials")
    body = event.material or (subject.material if subject else None) or ""
    return Case(event, subject, materials.get(body), materials.get(event.surface or ""))


def _agree(sentence: str, subject: Subject | None) -> str:
    plural = subject is not None and is_many(subject)
    name = "it" if subject is None else _called(subject)
    people = subject is not None and subject.kind == "human"
    words = {
        "The": name[:1].upper() + name[1:],
        "the": name,
        "it": "they" if plural or people else "it",
        "its": "their" if plural or people else "its",
    }
    ending = "" if plural else r"\1"
    return re.sub(r"\((e?s)\)", ending, re.sub(r"\{(\w+)\}", lambda m: words[m.group(1)], sentence))


PARTS = ((0.06, "a sliver"), (0.14, "a tenth"), (0.22, "a fifth"), (0.29, "a quarter"), (0.37, "a third"),
         (0.46, "a little under half"), (0.55, "half"), (0.72, "two thirds"), (0.82, "three quarters"),
         (0.93, "nine tenths"), (99.0, "almost all"))  # fmt: skip
"""Fraction up to which, and how it is said."""


def _called(subject: Subject) -> str:
    """Its name, or `the ball` for a glass ball when the bare noun is known to the vocabulary."""
    last = subject.noun.lower().split(" of ")[0].split()[-1]
    return (
        short_name(subject)
        if is_many(subject) or subject.name or last not in terms_by_phrase("nouns")
        else f"the {last}"
    )


def _part(fraction: float) -> str:
    return next(words for limit, words in PARTS if fraction < limit)


@_law("fall")
def _fall(case: Case) -> Facts:
    height = DEFAULT_DROP_M if case.event.height_m is None else case.event.height_m
    end = "land(s) softly on" if case.is_soft else "hit(s)"
    return Facts(
        f"{{The}} drop(s) straight down, gathering speed all the way, and {end} {case.other}",
        {"drop_height_m": height, "fall_time_s": f.fall_time_s(height), "impact_speed_mps": f.fall_speed_mps(height)},
    )


@_law("throw")
def _throw(case: Case) -> Facts:
    flight = f.parabola(
        case.event.speed_mps or 6.0,
        45.0 if case.event.angle_deg is None else case.event.angle_deg,
        case.event.height_m or 0.0,
    )
    return Facts(
        "{The} climb(s) in a smooth arc, slow(s) at the top and come(s) down faster and faster",
        {"range_m": flight.range_m, "apex_m": flight.apex_m, "flight_time_s": flight.time_s,
         "landing_speed_mps": flight.landing_speed_mps},
    )  # fmt: skip


@_law("bounce")
def _bounce(case: Case) -> Facts:
    drop = DEFAULT_DROP_M if case.event.height_m is None else case.event.height_m
    e = case.restitution
    quantities = {"drop_height_m": drop, "restitution": e}
    quantities |= {f"rebound_{n}_m": h for n, h in enumerate(f.rebound_heights_m(drop, e), 1)}
    quantities |= {f"impact_{n}_s": t for n, t in enumerate(f.rebound_times_s(drop, e), 1)}
    if e < 0.2:
        return Facts(f"{{The}} meet(s) {case.other} with a dull thud and hardly rebound(s) before settling", quantities)
    return Facts(
        f"{{The}} rebound(s) from {case.other} to {_part(e * e)} of the height, each bounce lower and quicker "
        "than the last",
        quantities,
    )


@_law("slide")
def _slide(case: Case) -> Facts:
    slope, mu = case.event.angle_deg or 0.0, case.friction
    if slope > 0:
        pull = f.slope_acceleration_mps2(slope, mu)
        facts = {"acceleration_mps2": pull, "holding_slope_deg": degrees(atan(mu))}
        moving = "slide(s) down the slope, faster and faster" if pull else "stay(s) put on the slope, gripping it"
        return Facts(f"{{The}} {moving}", facts)
    speed = case.event.speed_mps or 3.0
    end = "glide(s) on a long way, slowing only little by little" if mu < 0.15 else "slow(s) evenly and come(s) to rest"
    return Facts(
        f"{{The}} {end} on {case.other}",
        {"stopping_distance_m": f.stopping_distance_m(speed, mu), "stopping_time_s": f.stopping_time_s(speed, mu)},
    )


@_law("roll")
def _roll(case: Case) -> Facts:
    radius = case.height_m / 2
    speed = case.event.speed_mps or 2.0
    quantities = {"turns_per_s": speed / (2 * pi * radius), "speed_mps": speed}
    if case.event.angle_deg:
        quantities["acceleration_mps2"] = f.rolling_acceleration_mps2(case.event.angle_deg)
        return Facts("{The} roll(s) down the slope, turning faster and faster, in step with the ground", quantities)
    return Facts(f"{{The}} turn(s) exactly in step with {case.other} and slowly lose(s) speed", quantities)


@_law("swing")
def _swing(case: Case) -> Facts:
    length = case.event.height_m or 1.0
    amplitude = 30.0 if case.event.angle_deg is None else abs(case.event.angle_deg)
    return Facts(
        "{The} swing(s) to and fro at an even beat, fastest at the bottom, pausing at each end",
        {"period_s": f.pendulum_period_s(length, amplitude), "length_m": length,
         "top_speed_mps": f.fall_speed_mps(length * (1 - _cosine(amplitude)))},
    )  # fmt: skip


def _cosine(angle_deg: float) -> float:
    return cos(radians(min(angle_deg, 90.0)))


@_law("float")
@_law("sink")
def _buoyancy(case: Case) -> Facts:
    body = case.material.density_kg_m3 if case.material else 600.0
    fluid = case.surface.density_kg_m3 if case.surface and case.surface.density_kg_m3 > 500 else f.WATER_DENSITY_KG_M3
    below = f.submerged_fraction(body, fluid)
    quantities = {"submerged_fraction": below, "density_kg_m3": body}
    hollow = case.event.law == "float" and case.event.material is None
    if (below >= 1 and not hollow) or (case.event.law == "sink" and case.material is None):
        return Facts("{The} go(es) under and sink(s) to the bottom, trailing a string of bubbles", quantities)
    return Facts(
        "{The} bob(s) on the surface, rising and dipping with every ripple"
        if below >= 1
        else f"{{The}} bob(s) and settle(s) on the surface with {_part(1 - below)} of {{its}} height above it",
        quantities,
    )


@_law("pour")
def _pour(case: Case) -> Facts:
    drop = case.event.height_m or 0.2
    quantities = {"stream_speed_mps": f.fall_speed_mps(drop)}
    if case.material and case.material.id in THICK_LIQUIDS:
        return Facts("A thick rope of it stretches down, coils where it lands and slowly levels out", quantities)
    return Facts("The stream narrows as it falls, splashes where it lands, and the level rises steadily", quantities)


@_law("melt")
def _melt(case: Case) -> Facts:
    point = 0.0 if case.material is None or case.material.melting_c is None else case.material.melting_c
    now = case.event.temperature_c
    quantities = {"melting_point_c": point}
    if now is not None and f.phase_at(now, point, None) is f.Phase.SOLID:
        return Facts("{The} stay(s) hard and dry, with edges as sharp as before", quantities)
    return Facts("{The} soften(s) from the edges, shine(s) wet and slump(s) into a spreading puddle", quantities)


@_law("boil")
def _boil(case: Case) -> Facts:
    point = 100.0 if case.material is None or case.material.boiling_c is None else case.material.boiling_c
    now = case.event.temperature_c
    quantities = {"boiling_point_c": point}
    if now is not None and f.phase_at(now, None, point) is not f.Phase.GAS:
        return Facts("The surface stays smooth and unbroken; only a faint wisp of vapour curls up", quantities)
    return Facts("Bubbles stream up from the bottom, the surface churns and thick steam rises", quantities)


@_law("freeze")
def _freeze(case: Case) -> Facts:
    point = 0.0 if case.material is None or case.material.melting_c is None else case.material.melting_c
    now = case.event.temperature_c
    quantities = {"freezing_point_c": point}
    if now is not None and now >= point:
        return Facts("The surface stays liquid and goes on rippling", quantities)
    return Facts("A pale skin of ice creeps inward from the edges and turns opaque", quantities)


@_law("burn")
def _burn(case: Case) -> Facts:
    quantities = {"flame_temperature_c": 1000.0, "plume_speed_mps": 1.0}
    if case.material and case.material.id in FIREPROOF:
        return Facts("{The} only blacken(s) with soot where the flame licks it and keep(s) {its} shape", {})
    return Facts(
        "Flame climbs from the edges, blackening and curling what it touches, with smoke rising above", quantities
    )


@_law("break")
def _break(case: Case) -> Facts:
    speed = case.event.speed_mps or f.fall_speed_mps(case.event.height_m or 1.0)
    brittle = case.material.breaks if case.material else True
    if not brittle or case.is_soft:
        return Facts(f"{{The}} strike(s) {case.other} and stay(s) whole", {"impact_speed_mps": speed})
    return Facts(
        "Cracks race out from the point of impact and pieces fly apart, skitter and come to rest",
        {"impact_speed_mps": speed},
    )


WIND_SIGNS = (
    (2.0, "The air barely moves; loose ends hang almost straight"),
    (6.0, "A breeze lifts loose ends and lets them fall again in soft waves"),
    (12.0, "The wind streams everything loose to one side and keeps it fluttering"),
    (999.0, "The gale flattens everything loose to one side and whips it without a pause"),
)
"""Wind speed up to which (m/s), and what is seen (after the Beaufort scale's land signs, own words)."""


@_law("wind")
def _wind(case: Case) -> Facts:
    speed = 5.0 if case.event.speed_mps is None else case.event.speed_mps
    sign = next(sign for limit, sign in WIND_SIGNS if speed <= limit or limit > 900)
    return Facts(sign, {"wind_mps": speed, "trailing_angle_deg": f.hang_angle_deg(speed)})


@_law("wave")
def _wave(_: Case) -> Facts:
    return Facts("Rings of ripples spread outward evenly and fade", {"wave_speed_mps": f.wave_speed_mps(0.1)})


@_law("reflection")
def _reflection(case: Case) -> Facts:
    return Facts(f"A mirror image of {{the}} keeps exact step in {case.other}", {})


@_law("refraction")
def _refraction(case: Case) -> Facts:
    index = next((m.refractive_index for m in (case.surface, case.material) if m and m.refractive_index > 1), 1.333)
    bent = f.refraction_angle_deg(45.0, 1.0, index) or 0.0
    return Facts(
        "{The} look(s) bent and enlarged where seen through the surface",
        {"refractive_index": index, "bend_at_45_deg": 45.0 - bent},
    )


@_law("inertia")
def _inertia(_: Case) -> Facts:
    return Facts("Everything loose on {the} lags a beat behind each change of speed, then swings past and settles", {})


@_law("gait")
def _gait(case: Case) -> Facts:
    kind = (case.subject and case.subject.kind) or "human"
    leg = case.height_m * LEG_FRACTION.get(kind, 0.5)
    speed = case.event.speed_mps or 1.4
    running = speed > f.walk_run_speed_mps(leg)
    lift = "leave(s) the ground for an instant in every stride" if running else "rise(s) and sink(s) a little each step"
    return Facts(
        f"{{The}} {lift}, and every foot plants without slipping",
        {
            "stride_frequency_hz": f.stride_frequency_hz(speed, leg),
            "stride_length_m": f.stride_length_m(speed, leg),
            "walk_run_speed_mps": f.walk_run_speed_mps(leg),
        },
    )
