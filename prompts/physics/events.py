"""From the phenomena that words call for to events of a shot's subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prompts.physics.sighting import Sighting, sightings
from prompts.physics.substances import substances_in
from prompts.physics.temperature import degrees_in
from prompts.shot import PhysicalEvent, Subject

__all__ = ["THERMAL", "sighted_events", "subject_of"]

THERMAL = frozenset({"melt", "boil", "freeze", "sublimate", "condense", "frost"})
"""Laws for which degrees without a unit are a temperature."""

_NOBODYS = frozenset({"beam", "condense", "frost", "mix", "wave", "diffraction"})
"""Laws that are told of the picture, not of a subject, when the words name no thing."""

_LAMPS = re.compile(
    r"\b(?:lamps?|lamp ?posts?|lanterns?|suns?|moon|candles?|torch(?:es)?|lights?|bulbs?|shadows?|wall|floor)\b"
)
"""What throws no shadow of its own to speak of."""

_NO_THINGS = frozenset({"temperature", "degree", "degrees", "time", "timelapse", "time-lapse", "process",
                        "transformation", "light", "sunlight", "beam", "surface", "point"})  # fmt: skip


def sighted_events(text: str, subjects: Sequence[Subject]) -> list[tuple[PhysicalEvent, Sighting]]:
    """The events that a text calls for, each with the sentence that does.

    Args:
        text: the request, or all that is said of the shot.
        subjects: the shot's subjects, of whom the event names the one that it happens to.
    """
    events = []
    for sighting in sightings(text):
        who = subject_of(sighting, subjects)
        heat = degrees_in(sighting.sentence) if sighting.law in THERMAL else None
        event = PhysicalEvent(
            law=sighting.law, subject=who.id if who else "", other=sighting.other[:160], temperature_c=heat
        )
        events.append((event, sighting))
    return events


def subject_of(sighting: Sighting, subjects: Sequence[Subject]) -> Subject | None:
    """The subject that it happens to: the one that its words name, else the first that is a thing at all."""
    if sighting.it:
        named = _stems(sighting.it)
        scored = [(len(named & _stems(f"{s.noun} {' '.join(look.text for look in s.looks)}")), s) for s in subjects]
        best = max(scored, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] else None
    if sighting.law in _NOBODYS:
        return None
    if sighting.law == "shadow":
        subjects = [s for s in subjects if not _LAMPS.search(s.noun.lower())] or subjects
    things = [s for s in subjects if s.noun.lower().split(" of ")[0].split()[-1] not in _NO_THINGS]
    known = [s for s in things if substances_in(s.noun) and s.kind != "vessel"]
    return next(iter([*known, *things]), None)


def _stems(words: str) -> set[str]:
    return {re.sub(r"(?:es|s)$", "", word) for word in re.findall(r"[a-z]+", words.lower())} - {
        "of",
        "the",
        "a",
        "piece",
        "drop",
    }
