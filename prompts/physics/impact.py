"""Laws of impact: bouncing, breaking, colliding."""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.case import SOFT_GROUND, Case, Facts, law, part_words
from prompts.physics.sighting import stays_whole
from prompts.physics.substances import Body, body_of, softness_of
from prompts.physics.things import TOUGH, stuff_of

__all__ = ["breaks_there", "broken", "drop_m"]

DEFAULT_DROP_M = 1.2


def drop_m(case: Case) -> float:
    """How far it drops, m."""
    return DEFAULT_DROP_M if case.event.height_m is None else case.event.height_m


LOW_SHARE = 0.13
"""Share of its drop up to which a rebound is only a hop."""

HARD_THROW_MPS = 15.0
FORCE = re.compile(
    r"\b(?:forceful\w*|hard|hurl\w*|smash\w*|slam\w*|violent\w*|with (?:great|significant) (?:force|"
    r"speed)|fast|flung|shot)\b"
)
HURLED = re.compile(r"\b(?:thr(?:ow|ew)\w*|hurl\w*|flung|shot|toss\w*|slam\w*)\b")
STICKY = re.compile(r"\b(?:clay|dough|putty|mud|gum|snowball|plasticine|sticky|wet sponge|glue)\b")
HEAVIER = re.compile(
    r"\b(?:bowling|truck|bus|train|lorry|heavy|heavier|larger|big|bigger|huge|boulder|elephant|adult)\b"
)


@law("bounce")
def _bounce(case: Case) -> Facts:
    drop = drop_m(case)
    ground = _ground(case)
    named = _struck(case)
    base = (
        named.restitution
        if named and named.restitution is not None
        else (case.material.restitution if case.material else 0.5)
    )
    e = base * _kept(ground)
    if re.search(r"\b(?:deflated|flat)\b", case.words):
        e = min(e, 0.25)
    if named is not None and named.breaks_at_mps is not None and case.event.law == "bounce":
        speed = HARD_THROW_MPS if FORCE.search(case.words) else f.fall_speed_mps(drop)
        if speed * softness_of(ground) > named.breaks_at_mps and named.breaks != "shards":
            return broken(case, {"drop_height_m": drop})
    quantities = {"drop_height_m": drop, "restitution": e, "fall_time_s": f.fall_time_s(drop, case.gravity_mps2)}
    quantities |= {f"rebound_{n}_m": h for n, h in enumerate(f.rebound_heights_m(drop, e), 1)}
    quantities |= {f"impact_{n}_s": t for n, t in enumerate(f.rebound_times_s(drop, e), 1)}
    met = case.phenomenon[2] if case.phenomenon and case.phenomenon[2] else ""
    other = (
        f"the {met}"
        if met and not case.event.other and met not in {"height", "roof", "balcony", "building"}
        else case.other
    )
    if ground in YIELDING and (drop >= DEFAULT_DROP_M or HURLED.search(case.words)) and _is_heavy(case, named):
        return Facts(YIELDING[ground], quantities, "lie(s) half sunk where it struck")
    if e < 0.2:
        dead = "flatten(s) there and stay(s)" if base < 0.05 else "hardly rebound(s) before settling"
        return Facts(f"{{The}} meet(s) {other} with a dull thud and {dead}", quantities, "lie(s) where it hit")
    if re.search(r"\bwall\b", other):
        return Facts(
            f"{{The}} flatten(s) for an instant against {other}, spring(s) back the way it came at about "
            f"{part_words(e)} of its speed and drop(s) away",
            quantities,
            "roll(s) away, slower and slower",
        )
    if e * e < LOW_SHARE:
        return Facts(
            f"{{The}} hit(s) {other} with a clack, hop(s) low once or twice and lie(s) still",
            quantities,
            "lie(s) still",
        )
    springs = "flatten(s) on" if named and named.squeeze in {"springs", "bulges"} else "hit(s)"
    return Facts(
        f"{{The}} {springs} {other}, rebound(s) to {part_words(e * e)} of the height, and each bounce is "
        "lower and quicker "
        "than the last",
        quantities,
        "bounce(s) lower and lower",
    )


YIELDING = {
    "sand": "{The} thud(s) into {other} and stay(s), half buried, a ring of grains leaping up round it",
    "snow": "{The} punch(es) a clean hole in {other}, a puff of powder jumps up round it, and it stays sunk",
    "mud": "{The} smack(s) into {other} and stick(s), a ragged collar of mud thrown up round it",
    "soil": "{The} thump(s) into {other}, crumbs of earth jump up round it, and it stays in the dent",
}
"""Loose ground, and what a heavy thing does to it."""


def _is_heavy(case: Case, body: Body | None) -> bool:
    """True for a body of stone or metal, which sinks into loose ground."""
    stuff = stuff_of(case.phenomenon[1]) if case.phenomenon and case.phenomenon[1] else case.matter
    density = (body.density_kg_m3 if body else None) or (stuff.density if stuff else None) or 0.0
    return density > 2000.0


def _ground(case: Case) -> str:
    """Material of what it lands on, from the event or the words."""
    words = f"{case.event.other} {case.phenomenon[2] if case.phenomenon else ''} {case.words}".lower()
    said = next((ground for pattern, ground in GROUNDS if pattern.search(words)), "")
    return said or (case.surface.id if case.surface is not None else "")


GROUNDS = tuple(
    (re.compile(rf"\b(?:{words})\b"), ground)
    for words, ground in (
        ("sponge|foam|mattress|cushion|pillow|styrofoam|bean bag chair", "foam"),
        ("carpet|rug|blanket|bed(?! of nails)|sofa|towel|cloth", "cloth"),
        ("sand(?!bag|castle)|beach|dune", "sand"),
        ("snow", "snow"),
        ("grass|lawn|meadow", "grass"),
        ("mud", "mud"),
        ("soil|earth|dirt", "soil"),
        ("hay|straw|feathers|leaves", "feather"),
        ("(?:in|into|on|onto|by) (?:(?:his|her|the|an?|my|their) )?(?:[a-z]+ )?(?:hands?|palms?)", "flesh"),
        ("rubber mat|gym mat|mat", "rubber"),
    )
)
"""Words of ground that gives, and its material."""


def _kept(ground: str) -> float:
    return SOFT_GROUND.get(ground, 1.0)


def breaks_there(case: Case, speed_mps: float) -> bool:
    """True when an impact at this speed breaks the body on this ground."""
    body = _struck(case)
    if body is None or body.breaks_at_mps is None or stays_whole(case.words):
        return False
    return speed_mps * softness_of(_ground(case)) >= body.breaks_at_mps


def _struck(case: Case) -> Body | None:
    named = case.phenomenon[1] if case.phenomenon else ""
    return (body_of(named) if named else None) or case.body


PEOPLE = re.compile(r"\b(?:players?|skaters?|people|men|women|boys|girls|children|kids|runners|dancers)\b")
DROPPED = re.compile(r"\b(?:drops?|dropp(?:ed|ing)|falls?|fell|falling|knock\w*|slips?|slipp\w+|tips?|topples?)\b")
SHOT_AT = re.compile(r"\b(?:hammer|bullet|ball|stone|rock|thr(?:ow|ew)\w*|hurl\w*)\b")
"""Words of a fall to the floor, and of a blow."""

BROKEN = {
    "shards": (
        "Cracks race out from where it is struck; pieces burst apart, skitter outward and rock to a stop",
        "lie(s) in pieces",
    ),
    "dropped": (
        "{The} hit(s) the floor and burst(s) apart, pieces skittering outward and rocking to a stop",
        "lie(s) in pieces",
    ),
    "splat": (
        "The shell bursts where it strikes, and the soft inside splashes outward and runs",
        "lie(s) burst, its inside running",
    ),
    "burst": (
        "It bursts at the touch: the skin is gone at once and the contents keep its shape an instant, "
        "then splash outward",
        "is a spreading splash",
    ),
    "powder": (
        "It bursts into a puff of white crumbs where it strikes, a patch sticks and the rest showers down",
        "is a white patch and a scatter of crumbs",
    ),
    "crumble": (
        "Cracks open from the struck side, and it comes apart in rough lumps and crumbs that roll and lie",
        "lie(s) in rough lumps",
    ),
    "snap": (
        "It bends for an instant, then snaps clean across, the ends springing apart with a few crumbs between",
        "lie(s) in two clean pieces",
    ),
    "crack": (
        "It hits on a corner, flips over, and a web of cracks spreads over the glass from that corner, "
        "nothing flying off",
        "lie(s) cracked across",
    ),
}
"""How a brittle thing comes apart, and how it lies afterwards."""
SOFT_SHELLED = {"tomato", "watermelon", "water_balloon", "snowball"}


def broken(case: Case, numbers: dict[str, float]) -> Facts:
    """How the struck body comes apart."""
    body = _struck(case)
    way = body.breaks if body is not None and body.breaks else "shards"
    if way == "shards" and DROPPED.search(case.words) and not SHOT_AT.search(case.words):
        way = "dropped"
    outcome, end = BROKEN[way]
    if body is not None and body.id in SOFT_SHELLED and way == "splat":
        outcome = (
            "The skin splits where it strikes, red pulp and juice splash outward in a star and run, and the "
            "shell lies open"
        )
    return Facts(outcome, numbers, end)


@law("break")
def _break(case: Case) -> Facts:
    body = _struck(case)
    thrown = bool(
        re.search(
            r"\b(?:thr(?:ow|ew)\w*|hurl\w*|smash\w*|hammer|slam\w*|hits?|strik\w*|bat|bullet|crush\w*|"
            r"shatter\w*|breaks?|crash\w*|cracks?|kick\w*|burst\w*|explod\w*)\b",
            case.words,
        )
    )
    speed = case.event.speed_mps or (HARD_THROW_MPS if thrown else f.fall_speed_mps(drop_m(case)))
    ground = _ground(case)
    numbers = {"impact_speed_mps": speed}
    if TOUGH.search(case.phenomenon[1] if case.phenomenon else case.noun):
        return Facts(
            "{The} ring(s) and tremble(s) under the blow and stay(s) whole, with no more than a faint mark",
            numbers,
            "{is} whole, still trembling",
        )
    if body is not None:
        numbers["softness"] = softness_of(ground)
        if body.breaks_at_mps is not None:
            numbers["breaks_at_mps"] = body.breaks_at_mps
        soft = softness_of(ground)
        if body.breaks_at_mps is None and body.breaks == "":
            if case.material is not None and case.material.breaks:
                return broken(case, numbers)
            return Facts(
                f"{{The}} strike(s) {_met(case)}, rebound(s) a little and stay(s) whole", numbers, "lie(s) there, whole"
            )
        if soft == 1.0 and body.breaks_at_mps is not None and speed < body.breaks_at_mps:
            return Facts(
                f"{{The}} hit(s) {_met(case)} with a knock, rock(s) a little and stay(s) whole",
                numbers,
                "lie(s) there, whole",
            )
        if body.breaks_at_mps is not None and speed * soft < body.breaks_at_mps:
            return Facts(
                f"{{The}} sink(s) into {_met(case)}, which gives way under it and holds it, rocking, without a crack",
                numbers,
                "lie(s) there, whole",
            )
        return broken(case, numbers)
    if case.material is None and case.words:
        return Facts("", numbers)  # nobody knows what it is of, nor how that breaks
    brittle = case.material.breaks if case.material else True
    if not brittle or case.is_soft:
        return Facts(f"{{The}} strike(s) {case.other} and stay(s) whole", numbers)
    return Facts(
        "Cracks race out from the point of impact and pieces fly apart, skitter and come to rest",
        numbers,
        "lie(s) in pieces",
    )


def _met(case: Case) -> str:
    if case.event.other:
        return case.other
    found = re.search(
        r"\b(?:on(?:to)?|against|at|into|to) (?:an? |the )((?:[a-z]+ )?(?:sponge|foam|pillow|cushion|"
        r"mattress|carpet|rug|sand|snow|grass|hay|floor|ground|rock|stone|wall|table|mud|mat|blanket|"
        r"bed))\b",
        case.words,
    )
    return f"the {found[1]}" if found else case.other


@law("collide")
def _collide(case: Case) -> Facts:
    words = case.words
    light, heavy = 1.0, 1.0
    first = words.split(" into ")[0].split(" hits ")[0].split(" strikes ")[0]
    if HEAVIER.search(words):
        light, heavy = (5.0, 1.0) if HEAVIER.search(first) else (1.0, 5.0)
    e = (
        0.0
        if STICKY.search(words)
        else 0.2
        if re.search(r"\b(?:cars?|trucks?|trains?|vehicles?|buses)\b", words)
        else 0.9
    )
    both = bool(re.search(r"\b(?:head-on|each other|one another|two|both)\b", words)) and not re.search(
        r"\b(?:stationary|resting|still|parked)\b", words
    )
    a, b = f.collision_speeds_mps(light, 2.0, heavy, -2.0 if both else 0.0, e)
    numbers = {
        "mass_ratio": light / heavy,
        "restitution": e,
        "speed_before_a_mps": 2.0,
        "speed_before_b_mps": -2.0 if both else 0.0,
        "speed_after_a_mps": a,
        "speed_after_b_mps": b,
    }
    end = (
        "both lie there as one lump"
        if e == 0.0
        else "both stand still, crumpled"
        if e < 0.5
        else "the two roll apart, slowing"
    )
    if PEOPLE.search(words):
        return Facts(
            "They slam together, rock back from each other and catch themselves a step apart, arms flung out",
            numbers,
            "both find their feet again",
        )
    if re.search(r"\b(?:toy|model|remote[- ]controlled)\b", words):
        return Facts(
            "They meet with a crack, stop dead, bounce back a little and rock on their wheels before they lie still",
            numbers,
            "both stand still, turned a little aside",
        )
    return Facts(_collision_words(light / heavy, e, both=both), numbers, end)


def _collision_words(ratio: float, e: float, *, both: bool) -> str:
    if e == 0.0:
        return (
            "They meet, flatten into each other and stop dead as one lump"
            if both and ratio == 1
            else "They meet, squash together and go on as one lump, slower than before"
        )
    if e < 0.5:
        return (
            "Both fronts fold up where they meet, the rears lift, glass and trim burst outward, and they "
            "drop back almost on the spot"
            if both
            else "The struck one is shoved forward, both ends crumple where they meet, and they roll on locked "
            "together, slowing"
        )
    if both:
        return (
            "They meet with a sharp click, stop for an instant and roll back apart, each about as fast as "
            "the other came"
        )
    if ratio > 1:
        return "The heavy one goes on almost as before, while the light one it strikes shoots off ahead much faster"
    if ratio < 1:
        return "The light one bounces back the way it came, while the heavy one it struck creeps slowly forward"
    return "The striking one stops almost dead with a click, and the one it struck rolls off with nearly the same speed"
