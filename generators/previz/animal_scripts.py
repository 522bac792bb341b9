"""Scripts of what is no person: its motions in order, up into the air and down again."""

from __future__ import annotations

from generators.previz.acting import Part
from generators.previz.fitting import facing_of
from generators.previz.motion.habits import habit_of
from generators.previz.motion.script import Cue
from generators.previz.place import Place
from generators.previz.vaulting import DIVES, dive_cues, leap_cues

__all__ = ["animal_cues"]

RISE_MPS = {"bird": 0.7, "aircraft": 3.2, "spacecraft": 3.2}
"""How fast what flies comes up from where it was, or down to it, by its kind."""


def animal_cues(part: Part, place: Place) -> tuple[Cue, ...]:
    """The script of what is no person: motions in order, up into the air and down again, and up what it climbs."""
    cues: list[Cue] = []
    height = 0.0
    rate = RISE_MPS.get(part.subject.kind or "", RISE_MPS["bird"])
    mixed = len({deed.motion == "fly" for deed in part.deeds}) > 1
    for number, deed in enumerate(part.deeds):
        seconds = deed.end_s - deed.start_s
        climb = habit_of(deed.motion, deed.words).climb_mps if deed.speed_mps == 0 else 0.0
        lands = number + 1 < len(part.deeds) and part.deeds[number + 1].motion != "fly"
        if mixed and deed.motion == "fly":
            height = rate * seconds if lands and height == 0.0 else height
            climb = -rate if lands else rate
        elif deed.speed_mps > 0 or part.subject.kind in RISE_MPS:
            height = 0.0
        cues.append(
            Cue(
                deed.start_s,
                deed.end_s,
                deed.motion,
                deed.words,
                travels=deed.speed_mps > 0,
                speed_mps=deed.speed_mps,
                facing=facing_of(part, place, deed) if part.pace and not part.vault else None,
                raise_m=height,
                climb_mps=climb,
            )
        )
        height = max(0.0, height + climb * seconds)
        if part.subject.kind == "bird" and deed.motion in ("swim", "fly") and DIVES.search(deed.words):
            cues[-1:] = dive_cues(deed, part.subject.height_m or 0.5)
    return leap_cues(tuple(cues), place.lift_m, place.from_m) if part.vault else tuple(cues)
