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
from prompts.physics.substances import Substance, drift_of, substance_in, substance_of_material, substances_in
from prompts.shot import PhysicalEvent, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Material
from prompts.wording import is_many, short_name

__all__ = ["Case", "Facts", "agreed", "case_of", "event_quantities", "known_laws", "law", "part_words"]

SOFT_GROUND = {"grass": 0.5, "soil": 0.5, "sand": 0.1, "snow": 0.05, "water": 0.0, "mud": 0.05, "cloth": 0.3}
"""How much of a body's restitution is left on ground that gives (hard floors keep all of it); working values."""

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
    words: str = ""

    @property
    def matter(self) -> Substance | None:
        """The substance it happens to: what the action names first, else what the subject holds or is made of."""
        noun = self.subject.noun if self.subject else ""
        looks = " ".join(look.text for look in self.subject.looks) if self.subject else ""
        inside = substance_in(noun) if " of " in noun else None
        named = inside or substance_in(f"{looks} {noun}")
        usual = self.event.material is None or (
            self.subject is not None and self.event.material == self.subject.material
        )
        if inside is None and not usual and self.event.material:
            named = substance_of_material(self.event.material)
        made_of = substance_of_material(self.material.id) if self.material else None
        return named or made_of or next(iter(substances_in(self.words)), None)

    @property
    def met(self) -> Substance | None:
        """The substance that it meets: what the event or the action names besides its own."""
        own = self.matter
        found = [*substances_in(self.event.other), *substances_in(self.words)]
        return next((s for s in found if s != own), None) or (
            substance_of_material(self.surface.id) if self.surface else None
        )

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


def law(law_id: str) -> Callable[[Law], Law]:
    """Enter a function as the law with this id."""

    def register(function: Law) -> Law:
        _LAWS[law_id] = function
        return function

    return register


def known_laws() -> tuple[str, ...]:
    """Ids of the laws that have a function here."""
    return tuple(_LAWS)


def event_quantities(event: PhysicalEvent, subject: Subject | None = None, words: str = "") -> PhysicalEvent:
    """The event with its computed `quantities` and, where it has none, its visible `outcome`.

    Args:
        event: what happens; fields left open take usual values (a drop of 1.2 m, water at its threshold).
        subject: the thing it happens to, for its noun, number, height and material.
        words: what is said of it, from which substances are read: `pouring honey into milk`.

    Returns:
        The event; unchanged when its law has no function. Quantities and an outcome already set are kept.
    """
    function = _LAWS.get(event.law)
    if function is None:
        return event
    facts = function(case_of(event, subject, words))
    outcome = event.outcome or agreed(facts.outcome, subject)
    found = {name: round(value, 4) for name, value in facts.quantities.items() if isfinite(value)}
    return event.model_copy(update={"outcome": outcome, "quantities": {**found, **event.quantities}})


def case_of(event: PhysicalEvent, subject: Subject | None = None, words: str = "") -> Case:
    """The event with its materials looked up."""
    materials = table("materials")
    body = event.material or (subject.material if subject else None) or ""
    return Case(event, subject, materials.get(body), materials.get(event.surface or ""), words)


def agreed(sentence: str, subject: Subject | None) -> str:
    """A law's sentence about a subject, its verbs agreeing."""
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


def part_words(fraction: float) -> str:
    """A fraction as it is said: `a third`."""
    return next(words for limit, words in PARTS if fraction < limit)


@law("fall")
def _fall(case: Case) -> Facts:
    height = DEFAULT_DROP_M if case.event.height_m is None else case.event.height_m
    end = "land(s) softly on" if case.is_soft else "hit(s)"
    drift = drift_of(case.subject.noun) if case.subject else None
    if drift is not None:
        slow = drift.terminal_speed_mps
        return Facts(drift.outcome, {"drop_height_m": height, "terminal_speed_mps": slow, "fall_time_s": height / slow})
    if case.surface is not None and case.surface.id == "water":
        end = "throw(s) up a crown of spray from"
    return Facts(
        f"{{The}} drop(s) straight down, gathering speed all the way, and {end} {case.other}",
        {"drop_height_m": height, "fall_time_s": f.fall_time_s(height), "impact_speed_mps": f.fall_speed_mps(height)},
    )


@law("throw")
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


@law("bounce")
def _bounce(case: Case) -> Facts:
    drop = DEFAULT_DROP_M if case.event.height_m is None else case.event.height_m
    e = case.restitution
    quantities = {"drop_height_m": drop, "restitution": e}
    quantities |= {f"rebound_{n}_m": h for n, h in enumerate(f.rebound_heights_m(drop, e), 1)}
    quantities |= {f"impact_{n}_s": t for n, t in enumerate(f.rebound_times_s(drop, e), 1)}
    if e < 0.2:
        return Facts(f"{{The}} meet(s) {case.other} with a dull thud and hardly rebound(s) before settling", quantities)
    return Facts(
        f"{{The}} rebound(s) from {case.other} to {part_words(e * e)} of the height, each bounce lower and quicker "
        "than the last",
        quantities,
    )


@law("slide")
def _slide(case: Case) -> Facts:
    slope, mu = case.event.angle_deg or 0.0, case.friction
    if slope > 0:
        pull = f.slope_acceleration_mps2(slope, mu)
        facts = {"acceleration_mps2": pull, "holding_slope_deg": degrees(atan(mu))}
        moving = "slide(s) down the slope, faster and faster" if pull else "stay(s) put on the slope, gripping it"
        return Facts(f"{{The}} {moving}", facts)
    speed = case.event.speed_mps or 3.0
    if case.surface is not None and case.surface.id == "water":
        return Facts("{The} slip(s) in with a smooth splash, and rings spread outward", {"speed_mps": speed})
    end = "glide(s) on a long way, slowing only little by little" if mu < 0.15 else "slow(s) evenly and come(s) to rest"
    return Facts(
        f"{{The}} {end} on {case.other}",
        {"stopping_distance_m": f.stopping_distance_m(speed, mu), "stopping_time_s": f.stopping_time_s(speed, mu)},
    )


@law("roll")
def _roll(case: Case) -> Facts:
    radius = case.height_m / 2
    speed = case.event.speed_mps or 2.0
    quantities = {"turns_per_s": speed / (2 * pi * radius), "speed_mps": speed}
    if case.event.angle_deg:
        quantities["acceleration_mps2"] = f.rolling_acceleration_mps2(case.event.angle_deg)
        return Facts("{The} roll(s) down the slope, turning faster and faster, in step with the ground", quantities)
    return Facts(f"{{The}} turn(s) exactly in step with {case.other} and slowly lose(s) speed", quantities)


@law("swing")
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


@law("break")
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


@law("wind")
def _wind(case: Case) -> Facts:
    speed = 5.0 if case.event.speed_mps is None else case.event.speed_mps
    sign = next(sign for limit, sign in WIND_SIGNS if speed <= limit or limit > 900)
    return Facts(sign, {"wind_mps": speed, "trailing_angle_deg": f.hang_angle_deg(speed)})


@law("wave")
def _wave(_: Case) -> Facts:
    return Facts("Rings of ripples spread outward evenly and fade", {"wave_speed_mps": f.wave_speed_mps(0.1)})


@law("reflection")
def _reflection(case: Case) -> Facts:
    return Facts(f"A mirror image of {{the}} keeps exact step in {case.other}", {})


@law("refraction")
def _refraction(case: Case) -> Facts:
    index = next((m.refractive_index for m in (case.surface, case.material) if m and m.refractive_index > 1), 1.333)
    bent = f.refraction_angle_deg(45.0, 1.0, index) or 0.0
    return Facts(
        "{The} look(s) broken at the surface: the part below is shifted sideways and a little enlarged",
        {"refractive_index": index, "bend_at_45_deg": 45.0 - bent},
    )


@law("dispersion")
def _dispersion(_: Case) -> Facts:
    red, violet = (f.refraction_angle_deg(45.0, 1.0, index) or 0.0 for index in (1.513, 1.532))
    return Facts(
        "A narrow white beam enters and fans out into clean bands, from red, which turns least, through to violet",
        {"spread_deg": red - violet},
    )


@law("inertia")
def _inertia(_: Case) -> Facts:
    return Facts("Everything loose on {the} lags a beat behind each change of speed, then swings past and settles", {})


@law("gait")
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
