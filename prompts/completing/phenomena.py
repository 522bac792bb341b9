"""What substances do in a shot: which laws its words call for, and at what temperature."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.physics import laws_sighted, substance_in, substances_in
from prompts.shot import PhysicalEvent, Subject

__all__ = ["named_material", "observed_events", "said_of", "temperature_c"]

ROOM_C = 20.0
IN_UNITS = re.compile(
    r"(-|−|minus )?(\d+(?:\.\d+)?) ?(?:°|degrees?|deg\.?)? ?(c|celsius|centigrade|f|fahrenheit|kelvin)\b(?!\.)",
    re.IGNORECASE,
)
IN_DEGREES = re.compile(
    r"\b(?:at|to|below|above|of) (-|−|minus )?(\d+(?:\.\d+)?) ?(?:°|degrees)(?! ?[a-z])", re.IGNORECASE
)
VESSELS = frozenset({"vessel", "liquid"})
FROZEN = frozenset({"ice", "snow"})
WARM_SHARE = 0.5
"""Share of its boiling point from which a liquid is hot enough for the eye to expect something."""


def temperature_c(slate: Slate, *, thermal: bool) -> float | None:
    """The temperature that the shot or its words give, °C.

    Args:
        slate: the shot.
        thermal: whether something melts, boils or freezes, so that bare degrees are a temperature and no angle.
    """
    if slate.shot.setting.temperature_c is not None:
        return slate.shot.setting.temperature_c
    words = said_of(slate, "")
    found = IN_UNITS.search(words) or (IN_DEGREES.search(words) if thermal else None)
    if found is None:
        return ROOM_C if "room temperature" in words else None
    value = float(found[2]) * (-1 if found[1] else 1)
    unit = (found[3] if len(found.groups()) > 2 else "c").lower()
    if unit.startswith("f"):
        value = (value - 32) / 1.8
    value = value - 273.15 if unit == "kelvin" else value
    return round(min(max(value, -273.15), 6000.0), 2)


def said_of(slate: Slate, subject_id: str) -> str:
    """What is said of a subject's doings; for the empty id, of everything."""
    actions = [beat.action for beat in slate.shot.beats if not subject_id or beat.subject == subject_id]
    return " ".join(actions) if subject_id else " ".join([slate.shot.request.lower(), *actions])


def observed_events(slate: Slate) -> list[PhysicalEvent]:
    """Events that no way of moving stands for: rarer laws by their words, and what a temperature does or not."""
    words = said_of(slate, "")
    events = []
    for law in laws_sighted(words):
        doer = _bearer(slate, law)
        others = [s for s in slate.shot.subjects if doer is None or s.id != doer.id]
        met = others[0].noun if others else ""
        events.append(PhysicalEvent(law=law, subject=doer.id if doer else "", other=met[:160]))
    heat = temperature_c(slate, thermal=False)
    if heat is None or events:
        return events
    for subject in slate.shot.subjects:
        law = _phase_law(subject, heat)
        if law:
            return [PhysicalEvent(law=law, subject=subject.id, temperature_c=heat)]
    return events


def _bearer(slate: Slate, law: str) -> Subject | None:
    """Whose event it is: the first subject that a substance is known for, else the main one."""
    if law == "dispersion":
        return None
    if law == "refraction":
        dipped = [s for s in slate.shot.subjects if s.kind not in VESSELS and " of " not in s.noun]
        return next(iter(dipped), None) or slate.shot.main_subject
    known = [s for s in slate.shot.subjects if substance_in(s.noun) or s.material]
    return next(iter(known), None) or slate.shot.main_subject


def _phase_law(subject: Subject, heat_c: float) -> str:
    """The change that a temperature makes the eye expect of a subject; empty for none."""
    matter = substance_in(subject.noun)
    if matter is None or (subject.kind in {"human", "quadruped"} and matter.id not in FROZEN):
        return ""
    if matter.sublimes_c is not None:
        return "sublimate"
    melts, boils = matter.melts_at_c, matter.boils_at_c
    if matter.viscosity_pa_s is None or (matter.hardness_mohs or 0) > 0:
        return "melt" if melts is not None and melts < 200 else ""
    if melts is not None and heat_c <= melts:
        return "freeze"
    return "boil" if boils is not None and heat_c >= WARM_SHARE * boils else ""


def named_material(words: str) -> str | None:
    """The material of the first substance that words name; `None` when it is none of the vocabulary's."""
    found = substances_in(words)
    return (found[0].material or None) if found else None
