"""Fish in bowls, jars and tanks of glass: the vessel is full of clear water, and they swim round in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import Final

from generators.previz.motion.circle import CircleWay
from generators.previz.motion.travel import Travel
from generators.previz.needs import Placed
from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["in_fishbowls", "vessels_of_fish", "with_fishbowls"]

BOWL, TANK = "glass fish bowl", "home aquarium"
_TANK: Final = re.compile(r"\b(?:aquarium|tank|terrarium)$")
_BOWL: Final = re.compile(r"\b(?:bowl|fishbowl|jar|glass|vase|jug|beaker|pitcher)$")
_OF_A_PLACE: Final = re.compile(r"\b(?:public|giant|huge|enormous|underwater|walk-through) |\baquarium tunnel\b")
HIGH_M: Final = {BOWL: 0.28, TANK: 0.46}
LONG: Final = {BOWL: 0.34, TANK: 0.3}
"""How long a fish is at the most, over the height of what it is in."""
ROUND: Final = {BOWL: 0.26, TANK: 0.3}
"""Radius of its way, over that height."""
UP: Final = {BOWL: (0.3, 0.6), TANK: (0.28, 0.74)}
"""Between which heights of it they swim."""
_UP: Final = re.compile(r"\b(?:surface|up|top|upwards?|rises?|rising)\b")
TO_THE_TOP: Final = "to the surface"
TURN_S: Final = 4.5
"""Time for once round, s."""
DEPTH: Final = 0.3
"""Height of a fish over its length."""


@dataclass(frozen=True, slots=True)
class _BowlWay(CircleWay):
    """A circle in a vessel, on which a fish comes up.

    Attributes:
        rise_m: how far. rises_s: between which story times.
    """

    rise_m: float = 0.0
    rises_s: tuple[float, float] = (0.0, 1.0)

    def ground(self, distance_m: float, aside_m: float = 0.0) -> float:
        """Height of what the fish swims over there, m."""
        story_s = self.origin_s + distance_m / self.speed_mps
        start, end = self.rises_s
        share = min(max((story_s - start) / max(end - start, 0.1), 0.0), 1.0)
        return CircleWay.ground(self, distance_m, aside_m) + self.rise_m * share * share * (3.0 - 2.0 * share)


def with_fishbowls(shot: Shot) -> Shot:
    """The shot with the glass that fish are in full of water, and them of a size for it.

    Args:
        shot: one of `a goldfish swims in a glass bowl`.
    """
    fish, vessel = next(((f, v) for f in shot.subjects if f.kind == "fish" and (v := _vessel(shot, f))), (None, None))
    if fish is None or vessel is None:
        return shot
    noun = TANK if _TANK.search(vessel.noun.lower()) else BOWL
    stand = next((s for s in shot.subjects if s.kind == "furniture"), None)
    own = {
        "noun": noun, "kind": "vessel", "material": "glass", "height_m": HIGH_M[noun], "looks": [],
        "position": f"on the {stand.noun}" if stand is not None and _stands_on(shot, vessel, stand) else "",
        "importance": min(fish.importance, vessel.importance, key=list(Importance).index),
    }  # fmt: skip
    long = LONG[noun] * HIGH_M[noun]
    inside = {"height_m": DEPTH * long, "position": f"in the {noun}", "importance": Importance.SUPPORTING}
    subjects = [
        s.model_copy(update=own if s is vessel else inside) if s in (fish, vessel) else s for s in shot.subjects
    ]
    beats = [_swims(b, noun) if b.subject == fish.id else b for b in shot.beats]
    moves = [m.model_copy(update={"target": vessel.id}) if m.target == fish.id else m for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves})
    setting = shot.setting
    cue, row = shot.source_of("setting.stage"), table("stages").get(setting.stage or "")
    if (cue is None or cue.source is not Source.USER) and not (row is not None and row.interior):
        stage = "room" if noun == TANK else "table"  # what fish are at home in is in the glass
        setting = setting.model_copy(update={"stage": stage, "interior": True, "place": ""})
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "camera": camera, "setting": setting})


def _swims(beat: Beat, noun: str) -> Beat:
    """A beat of a fish that stays in its water; one that leaps out of it does what the words say."""
    if re.search(r"\b(?:jump|leap)", beat.action.lower()):
        return beat
    up = f"{TO_THE_TOP} " if _UP.search(beat.action.lower()) else ""
    return beat.model_copy(update={"motion": "swim", "action": f"swimming {up}in the {noun}", "target": ""})


def _vessel(shot: Shot, fish: Subject) -> Subject | None:
    """What the words have a fish in."""
    text = " ".join([shot.request, fish.position, *(b.action for b in shot.beats)]).lower()
    fishes = "|".join(re.escape(name) for name in names_of(fish))
    for other in shot.subjects:
        noun = other.noun.lower()
        if other is fish or other.count != 1 or not (_TANK.search(noun) or _BOWL.search(noun)):
            continue
        names = "|".join(re.escape(name) for name in names_of(other))
        within = rf"\b(?:in|inside|within|around)(?: [\w-]+){{0,3}}? (?:{names})\b"
        full = rf"\b(?:{names}) (?:with|of|full of|filled with|containing)(?: [\w-]+){{0,3}}? (?:{fishes})"
        if not _OF_A_PLACE.search(text) and (re.search(within, text) or re.search(full, text)):
            return other
    return None


def _stands_on(shot: Shot, vessel: Subject, stand: Subject) -> bool:
    names = ("|".join(re.escape(name) for name in names_of(s)) for s in (vessel, stand))
    return (
        re.search(r"\b(?:{})\b[^.]*? on (?:[\w-]+ ){{1,3}}?(?:{})\b".format(*names), shot.request.lower()) is not None
    )


def vessels_of_fish(shot: Shot) -> dict[str, str]:
    """Ids of the fish that are in a vessel on the stage, each with that of the vessel."""
    found: dict[str, str] = {}
    for fish in (s for s in shot.subjects if s.kind == "fish"):
        vessel = next((v for v in shot.subjects if v.noun in HIGH_M and fish.position == f"in the {v.noun}"), None)
        if vessel is not None:
            found[fish.id] = vessel.id
    return found


def in_fishbowls(shot: Shot, figures: Sequence[Placed], travels: Sequence[Travel], seconds: float) -> list[Travel]:
    """The ways of all, those of fish in vessels as circles in them, each at a height of its own.

    Args:
        shot: as it is staged.
        figures: the cast.
        travels: their ways as they were.
        seconds: of story.
    """
    into, ways = vessels_of_fish(shot), list(travels)
    for index, figure in enumerate(figures):
        whole = into.get(figure.part.subject.id)
        base = next((i for i, f in enumerate(figures) if f.part.subject.id == whole), None)
        if base is None:
            continue
        noun, tall = figures[base].part.subject.noun, figures[base].model.height_m
        count = max(figure.part.subject.count, 1)
        low, high = UP[noun]
        share = (figure.copy + 0.5) / count
        lift = ways[base].lift_m + (low + (high - low) * share) * tall - figure.model.height_m / 2
        radius = ROUND[noun] * tall * (1.0 if figure.copy % 2 == 0 else 0.7)
        rise = next((d for d in figure.part.deeds if TO_THE_TOP in d.words), None)
        ways[index] = _BowlWay(
            terrain=ways[index].terrain, origin=ways[base].origin, heading=(1.0, 0.0),
            speed_mps=2 * pi * radius / TURN_S, origin_s=seconds / 2, lift_m=lift, radius_m=radius,
            start_rad=-pi / 2 + 2 * pi * figure.copy / count,
            rise_m=(high - low) * (1.0 - share) * tall if rise else 0.0,
            rises_s=(rise.start_s, rise.end_s) if rise else (0.0, 1.0),
        )  # fmt: skip
    return ways
