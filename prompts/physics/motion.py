"""Laws of motion: falling, throwing, sliding, rolling, swinging, balancing, springing, spinning, walking."""

from __future__ import annotations

import re
from math import atan, cos, degrees, pi, radians, sqrt

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law
from prompts.physics.impact import breaks_there, broken, drop_m
from prompts.physics.liquids import settling
from prompts.physics.substances import drift_of
from prompts.physics.things import stuff_of
from prompts.wording import is_many

__all__: list[str] = []

DEFAULT_THROW_MPS = 6.0
LEG_FRACTION = {"human": 0.52, "robot": 0.52, "quadruped": 0.6, "bird": 0.4}
"""Hip height over standing height (usual proportions)."""
LIVING = frozenset({"human", "quadruped", "bird", "creature", "robot", "insect", "reptile", "fish"})
TOGETHER = re.compile(
    r"\b(?:both|together|same|two|side by side|at once|gravity|vacuum|moon|feather|race|which|faster|first|air"
    r"|heav\w+)\b"
    r"|\b(?:and|with|beside) (?:an?|the|one|his|her) "
)
"""Words of two bodies that are let go at once."""

GROUNDS = re.compile(
    r"\b(?:ground|floors?|tables?|counter|sand|snow|grass|water|bed|sofa|carpet|street|road|pavement|stones?|tiles|desk|roof"
    r"|stairs|steps|deck|ice|mud|cushions?|mat|leaves|hay|rocks?|soil|surface|wood|concrete|asphalt|gravel|pan|bowl|plate)\b"
)
"""What something can come down on."""

SMALL_M = 0.1
"""Height under which many things are a handful, which does not come down as one."""

HAND_TO_HAND = re.compile(
    r"\b(?:from|through|between) (?:the |one )?(?:trees?|vines?|branch|branches|bars?|treetops) ?(?:to\b)?"
)
"""Words of swinging from hold to hold, which no pendulum does."""

FROM_HIGH = re.compile(r"\b(?:off|from|out of|into|onto|through|down|cliff|roof|sky|tower|bridge|parachut\w*)\b")
"""Words of a fall through the air; any other is a fall on the spot."""

SLOPE = re.compile(
    r"\b(?:downhill|down(?! (?:the|a|an|his|her) (?:\w+ )?(?:bar|counter|table|corridor|hall|aisle|lane|track|ice)\b)"
    r"|slope|ramp|incline[sd]?|inclined|tilted|hill|slide down|steep|banister|roof)\b"
)
STEEP = re.compile(r"\bsteep\w*")
USUAL_SLOPE_DEG = 25.0
SLOPE_DEG = re.compile(r"\b(\d+(?:\.\d+)?)(?:[- ]?degrees?|°)(?! ?(?:c\b|celsius|f\b))")
SLICK = 0.15
"""Sliding friction under which a thing goes on for long."""

SLIPPERY = re.compile(r"\b(?:ice|icy|iced|oiled|greased|waxed|soapy|wet glass|ice cubes?)\b")
UP = re.compile(r"\b(?:up|uphill)\b (?:a|the)\b")
HOLLOW = re.compile(
    r"\b(?:hollow|empty|ring|hoop|tyre|tire|wheel|can|pipe|tube|ball(?!\s*bearing)|basketball|balloon|globe)\b"
)
SOLID_BALL = re.compile(
    r"\b(?:solid|steel|marble|bowling|billiard|stone|iron|glass|metal|golf|bearing|boulder|orange|apple)\b"
)
CYLINDERS = re.compile(r"\b(?:can|barrel|log|pipe|bottle|cylinder|pencil|roll|drum|tube|wheel|tyre|tire|coin)\b")


@law("fall")
def _fall(case: Case) -> Facts:
    height, pull = drop_m(case), case.gravity_mps2
    if case.phenomenon and case.phenomenon[1] and case.phenomenon[2] and TOGETHER.search(case.words):
        return _both_fall(case, height, pull)
    if case.is_airless:
        together = (
            " side by side" if "feather" in case.words and re.search(r"\b(?:and|hammer|ball)\b", case.words) else ""
        )
        pace = "in slow motion" if pull < f.GRAVITY_MPS2 else "as fast as a stone"
        return Facts(
            f"With no air to hold anything back, {{the}} come(s) straight down{together} {pace}, without a "
            "flutter, and land(s)",
            {
                "drop_height_m": height,
                "fall_time_s": f.fall_time_s(height, pull),
                "impact_speed_mps": f.fall_speed_mps(height, pull),
                "gravity_mps2": pull,
            },
            "lie(s) where it came down",
        )
    named = case.phenomenon[1] if case.phenomenon else ""
    drift = drift_of(named or (case.subject.noun if case.subject else ""))
    if drift is not None:
        slow = drift.terminal_speed_mps
        return Facts(drift.outcome, {"drop_height_m": height, "terminal_speed_mps": slow, "fall_time_s": height / slow})
    numbers = {
        "drop_height_m": height,
        "fall_time_s": f.fall_time_s(height, pull),
        "impact_speed_mps": f.fall_speed_mps(height, pull),
    }
    if case.surface is not None and case.surface.id == "water":
        return settling(case, numbers)
    if case.subject is not None and case.subject.kind == "liquid":
        return Facts(
            f"{{The}} stretch(es) as it falls, hit(s) {case.other} and burst(s) outward in a low crown of droplets",
            numbers,
        )
    alive = case.subject is not None and case.subject.kind in LIVING
    on_the_spot = not case.event.height_m and case.words and not FROM_HIGH.search(case.words)
    if on_the_spot and case.subject is not None and case.subject.kind in {"human", "robot"}:
        return Facts("{The} lose(s) balance, arms shooting out, and roll(s) with the fall", numbers)
    if alive:
        return Facts(
            "{The} drop(s) faster and faster"
            + (", hair and clothes streaming upward" if case.subject and case.subject.kind == "human" else ""),
            numbers,
        )
    if breaks_there(case, numbers["impact_speed_mps"]):
        return broken(case, numbers)
    end = "land(s) softly on" if case.is_soft else "hit(s)"
    if case.subject is not None and is_many(case.subject) and (case.subject.height_m or 1.0) < SMALL_M:
        return Facts("{The} tumble(s) down one after another", numbers, "lie(s) where it came down")
    kept = ", still whole" if case.body is not None and case.body.breaks_at_mps else ""
    bounce = (
        ""
        if case.is_soft or case.restitution < 0.15 or kept or "bounc" in case.words or case.body is None
        else ", hop(s) once and lie(s) still"
    )
    met = case.other if GROUNDS.search(case.other) else "the ground"
    end = end if met == case.other else "hit(s)"
    return Facts(
        f"{{The}} drop(s) straight down, faster and faster, and {end} {met}{kept or bounce}",
        numbers,
        "lie(s) where it came down",
    )


def _both_fall(case: Case, height: float, pull: float) -> Facts:
    """Two bodies let go at once: together where no air slows the lighter, else the heavy one first."""
    _, one, other = case.phenomenon or (None, "", "")
    time = f.fall_time_s(height, pull)
    numbers = {"drop_height_m": height, "fall_time_s": time, "gravity_mps2": pull}
    slow = next((name for name in (one, other) if drift_of(name) is not None), "")
    fast = other if slow == one else one
    if case.is_airless:
        pace = "in slow motion" if pull < f.GRAVITY_MPS2 else "straight as plumb lines"
        light = f", the {slow} without a flutter," if slow else ""
        return Facts(
            f"Both come down side by side {pace}{light} and land at the same instant", numbers, "both lie still"
        )
    drift = drift_of(slow) if slow else None
    if drift is not None and drift_of(fast) is None:
        return Facts(
            f"The {fast} drops straight and strikes first; the {slow} is still far up, rocking down slowly on the air",
            {**numbers, "slow_fall_time_s": height / drift.terminal_speed_mps},
            f"the {fast} lies below, the {slow} coming to rest",
        )
    return Facts(
        "Both gather speed side by side, the heavy one no faster than the light one, and strike at the same instant",
        numbers,
        "both have come down",
    )


@law("throw")
def _throw(case: Case) -> Facts:
    speed = case.event.speed_mps or DEFAULT_THROW_MPS
    flight = f.parabola(
        speed,
        45.0 if case.event.angle_deg is None else case.event.angle_deg,
        case.event.height_m or 0.0,
        case.gravity_mps2,
    )
    if case.gravity_mps2 < f.GRAVITY_MPS2:
        return Facts(
            "{The} climb(s) slowly in a long high arc, hang(s) at the top and come(s) down far off in slow motion",
            {
                "range_m": flight.range_m,
                "apex_m": flight.apex_m,
                "flight_time_s": flight.time_s,
                "gravity_mps2": case.gravity_mps2,
            },
        )
    return Facts(
        "{The} climb(s) in a smooth arc, slow(s) at the top and come(s) down faster and faster",
        {
            "range_m": flight.range_m,
            "apex_m": flight.apex_m,
            "flight_time_s": flight.time_s,
            "landing_speed_mps": flight.landing_speed_mps,
        },
    )


@law("slide")
def _slide(case: Case) -> Facts:
    tilted = SLOPE.search(case.words) and not UP.search(case.words)
    given = SLOPE_DEG.search(case.words)
    slope = case.event.angle_deg or (float(given[1]) if given else 0.0)
    slope = slope or ((40.0 if STEEP.search(case.words) else USUAL_SLOPE_DEG) if tilted else 0.0)
    mu = _grip(case)
    if slope > 0:
        pull = f.slope_acceleration_mps2(slope, mu)
        facts = {"acceleration_mps2": pull, "holding_slope_deg": degrees(atan(mu)), "slope_deg": slope}
        asked = tilted and not (case.event.angle_deg or given)  # it is said to slide, so the slope is steep enough
        if pull or asked:
            return Facts("{The} slide(s) down the slope, faster and faster", facts, "lie(s) at the foot of the slope")
        return Facts(
            "{The} stay(s) put on the slope and do(es) not creep an inch, its weight pressing it to the ground",
            facts,
            "{is} just where it was put",
        )
    speed = case.event.speed_mps or 3.0
    if case.surface is not None and case.surface.id == "water":
        return Facts("{The} slip(s) in with a smooth splash, and rings spread outward", {"speed_mps": speed})
    slick = f"{{The}} glide(s) a long way over {case.other}, slowing only little by little"
    return Facts(
        slick if mu < SLICK else f"{{The}} slow(s) evenly and come(s) to rest on {case.other}",
        {"stopping_distance_m": f.stopping_distance_m(speed, mu), "stopping_time_s": f.stopping_time_s(speed, mu)},
    )


def _grip(case: Case) -> float:
    """Sliding friction of what the words name on what it lies on; the slipperier of the two decides."""
    if SLIPPERY.search(case.words):
        return 0.05
    stuff = stuff_of(case.phenomenon[1]) if case.phenomenon and case.phenomenon[1] else None
    own = stuff.solid.friction if stuff is not None and stuff.solid is not None else case.friction
    return min(own, case.friction)


def _rolling_shape(case: Case) -> str:
    said = f"{case.noun} {case.words}"
    if CYLINDERS.search(case.noun):
        return "hoop" if HOLLOW.search(case.noun) else "solid_cylinder"
    return "solid_sphere" if SOLID_BALL.search(said) or not HOLLOW.search(said) else "hollow_sphere"


@law("roll")
def _roll(case: Case) -> Facts:
    radius = case.height_m / 2
    speed = case.event.speed_mps or 2.0
    quantities = {"turns_per_s": speed / (2 * pi * radius), "speed_mps": speed}
    tilted = SLOPE.search(case.words) and not UP.search(case.words)
    given = SLOPE_DEG.search(case.words) if tilted else None
    slope = case.event.angle_deg or (float(given[1]) if given else USUAL_SLOPE_DEG if tilted else 0.0)
    if slope:
        shape = _rolling_shape(case)
        quantities |= {
            "slope_deg": slope,
            "acceleration_mps2": f.rolling_acceleration_mps2(slope, shape),
            "inertia_factor": f.ROLLING_SHAPES[shape],
        }
        return Facts("{The} roll(s) down the slope, turning faster and faster, in step with the ground", quantities)
    if re.search(r"\boff (?:the|a|an)\b", case.words):
        edge = re.search(r"\boff (?:(?:the |an? )?edge of )?(?:the |an? )(?!edge)([a-z]+)", case.words)
        return Facts(
            f"{{The}} run(s) over the edge{f' of the {edge[1]}' if edge else ''} and, still going forward, "
            "curve(s) down to the floor",
            quantities,
        )
    return Facts(f"{{The}} turn(s) exactly in step with {case.other} and slowly lose(s) speed", quantities)


@law("swing")
def _swing(case: Case) -> Facts:
    climbs = case.subject is not None and case.subject.kind in {"human", "quadruped", "creature", "robot"}
    if climbs and HAND_TO_HAND.search(case.words):
        return Facts("One hand lets go at the top of each swing, the body sails across, and the other catches hold")
    if re.search(r"\b(?:wheel|balance)\b", case.noun):
        return Facts(
            "{The} turn(s) back and forth through the same small angle, quick in the middle, still at each end"
        )
    length = case.event.height_m or 1.0
    amplitude = 30.0 if case.event.angle_deg is None else abs(case.event.angle_deg)
    return Facts(
        "{The} swing(s) to and fro at an even beat, fastest at the bottom, pausing at each end",
        {
            "period_s": f.pendulum_period_s(length, amplitude),
            "length_m": length,
            "top_speed_mps": f.fall_speed_mps(length * (1 - cos(radians(min(amplitude, 90.0))))),
        },
    )


@law("lever")
def _lever(case: Case) -> Facts:
    words = case.words
    equal = re.search(r"\b(?:equal|same weight|identical|balanced|two (?:identical|equal) |same mass)\b", words)
    if equal:
        return Facts(
            "Both arms dip in turn, less each time, and come to rest exactly level",
            {"mass_ratio": 1.0},
            "rest(s) level",
        )
    tool = re.search(r"\b(?:lever|crowbar)\b", words)
    if tool:
        return Facts(
            "The long end goes down a long way, and the short end raises the load a little, slowly and steadily",
            {},
            "hold(s) the load up",
        )
    heavy = re.search(
        r"\b(elephant|adult|father|dad|man|woman|boulder|stone|rock|brick|gold|bowling ball|heavier "
        r"[a-z]+|heavy [a-z]+|lead|iron [a-z]+|hippo|bear)\b",
        words,
    )
    name = heavy[1] if heavy else "heavier side"
    return Facts(
        f"The side with the {name} sinks at once to its stop and stays there; the other side is left high in the air"
        if heavy
        else "The heavier side sinks to its stop while the lighter one goes up as far, and there it stays",
        {},
        "rest(s) tilted",
    )


@law("spring")
def _spring(_: Case) -> Facts:
    mass, stiffness = 0.2, 20.0
    return Facts(
        "{The} bob(s) up and down at an even beat, fastest in the middle, each swing a little smaller, "
        "the coils opening and closing",
        {"period_s": 2 * pi * sqrt(mass / stiffness), "mass_kg": mass, "stiffness_n_m": stiffness},
        "hang(s) almost still",
    )


@law("spin")
def _spin(_: Case) -> Facts:
    radius, rate = 0.8, 1.0
    return Facts(
        "Everything loose moves outward as the turning quickens, and sinks back when it slows",
        {
            "radius_m": radius,
            "turns_per_s": rate,
            "rim_acceleration_mps2": (2 * pi * rate) ** 2 * radius,
            "least_turns_per_s": sqrt(f.GRAVITY_MPS2 / radius) / (2 * pi),
        },
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
