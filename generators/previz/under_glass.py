"""Things seen inside glass: a frog in a terrarium, a village in a snow globe, a rose under a bell jar."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.rigs import noun_of
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.props.build import longest_of
from generators.previz.tables import rows_of
from generators.previz.things import names_of
from prompts.shot import Beat, Camera, Importance, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["glass_that_is_looked_into", "with_things_under_glass"]

STAYS: Final = frozenset({"human", "quadruped", "bird", "insect", "reptile", "creature", "robot"})
SHOWN: Final = STAYS | {"plant", "tree", "building", "boat", "vehicle", "aircraft", "landform", "celestial", "food"}
SHOWN_WITH: Final = SHOWN | {"tool", "furniture", "box", "ball", "device", "thing"}
"""Kinds that are seen whole in a glass: in any; and in one that is there to show things."""
IMMERSED: Final = frozenset({"float", "sink", "fall", "throw", "melt", "slide", "pour", "flow"})
GROWN: Final = frozenset({"plant"})
"""What stands in jars and bottles by itself, as in vases, unless the glass is there to show it."""
JAR: Final = "jar"
"""The row of what holds anything small."""
FILLS, SHARES = 0.82, 0.5
"""How much of the room one thing fills at the most, and each of several."""
LEAST: Final = 0.26
"""What would fill less of the room is shown that large."""
SLENDER: Final = 0.5
"""Length over height of what the vocabulary knows only the height of."""
_IN: Final = r"\b(?:in|inside|within|into|under|beneath|underneath|trapped in|enclosed in|contained in)"
_UNDER: Final = r"\b(?:under|beneath|underneath|trapped (?:in|by)|caught (?:in|under))"
_WITH: Final = r"(?:with|of|containing|holding|showing|housing|that (?:contains|holds|has)|full of|filled with)"
SEEN: Final = {"size": "full", "height_m": None, "distance_m": None, "angle": "eye_level"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Glass:
    """One row of `under_glass.toml`, whose head says what each field means."""

    id: str
    words: tuple[str, ...]
    noun: str
    least_m: float
    most_m: float
    wide: float
    high: float
    with_it: bool = False
    under: bool = False
    drops: tuple[str, ...] = ()


@cache
def _rows() -> Mapping[str, Glass]:
    return rows_of(__package__ or "", "under_glass", Glass, heading="glass")


def with_things_under_glass(shot: Shot) -> Shot:
    """The shot with the glass that things are in clear and large enough for them, and them inside it.

    Args:
        shot: one of `a tiny village inside a snow globe`; fish in their bowls are left as they are.
    """
    for vessel in shot.subjects:
        row = _row_of(vessel)
        inside = [s for s in shot.subjects if s is not vessel and row is not None and _is_in(shot, s, vessel, row)]
        if row is not None and inside:
            return _shown(shot, vessel, row, inside)
    return shot


def glass_that_is_looked_into(shot: Shot) -> frozenset[str]:
    """Ids of the glass on the stage in which things are seen."""
    nouns = {row.noun for row in _rows().values()}
    return frozenset(s.id for s in shot.subjects if s.noun in nouns)


def _row_of(subject: Subject) -> Glass | None:
    """The row that a thing's noun and material mean: a sphere of glass, and no other one."""
    noun = subject.noun.lower()
    if subject.material == "glass" and "glass" not in noun:
        noun = f"glass {noun}"
    ends = (r for r in _rows().values() if any(noun == w or noun.endswith(f" {w}") for w in r.words))
    return next(ends, None) if subject.count == 1 else None


def _is_in(shot: Shot, subject: Subject, vessel: Subject, row: Glass) -> bool:
    """Whether the words have a subject in a glass."""
    kinds = SHOWN_WITH if row.with_it else SHOWN_WITH - GROWN if row.id == JAR else SHOWN - GROWN
    if subject.kind not in kinds or subject.noun.lower() in row.drops:
        return False
    if any(b.subject == subject.id and b.motion in IMMERSED for b in shot.beats):
        return False  # what is dropped into a tank meets its water
    text = " ".join([shot.request, subject.position, *(b.action for b in shot.beats)]).lower()
    names = "|".join(re.escape(name) for name in names_of(subject))
    glass = "|".join(re.escape(name) for name in names_of(vessel))
    how = _UNDER if row.under else _IN
    within = rf"\b(?:{names})s?\b[^.,;]*?{how} (?:(?:an?|the|its|his|her|their) )?(?:[\w-]+ ){{0,3}}?(?:{glass})\b"
    inside = rf"\b(?:{glass}) {_WITH} [^.;]*?\b(?:{names})s?\b"
    told_inside = rf"{inside}[^.;]*?\b(?:inside|within|in it|under it)\b"
    if re.search(rf"\b(?:{glass})\b[^.;]*\b(?:beside|next to|outside)\b", text) or _fills_it(shot, subject):
        return False
    ways = (within,) if row.under else (within, inside) if row.with_it else (within, told_inside)
    return any(re.search(way, text) for way in ways)


_FILLS: Final = re.compile(
    r"(?:\w+ly )?(?:putt|plac|dropp|pour|pack|seal|stuff|slipp|toss|throw|scoop|add|keep|lock|trapp|catch)ing\b"
)


def _fills_it(shot: Shot, subject: Subject) -> bool:
    """Whether somebody puts something into a glass, and is not in it."""
    return any(b.subject == subject.id and b.target and _FILLS.match(b.action.lower()) for b in shot.beats)


def _aimed(shot: Shot, inside: Collection[str], vessel_id: str) -> Camera:
    """The camera with its moves round the glass, and not round what is in it."""
    moves = [m.model_copy(update={"target": vessel_id}) if m.target in inside else m for m in shot.camera.moves]
    return shot.camera.model_copy(update={"moves": moves})


def _shown(shot: Shot, vessel: Subject, row: Glass, inside: list[Subject]) -> Shot:
    sizes = {s.id: _size_m(s) for s in inside}
    share = FILLS if sum(s.count for s in inside) == 1 else SHARES
    needs = max(max(high / row.high, long / row.wide) / share for high, long in sizes.values())
    glass_m = min(max(needs, row.least_m), row.most_m)
    own = {"noun": row.noun, "kind": "vessel", "material": "glass", "height_m": glass_m, "importance": Importance.MAIN}
    subjects = []
    for subject in shot.subjects:
        if subject is vessel:
            subject = subject.model_copy(update={**own, "looks": []})
        elif subject.id in sizes:
            high, long = sizes[subject.id]
            filled = max(high / row.high, long / row.wide) / glass_m
            height = high * min(max(filled, LEAST), share) / filled
            within = {"height_m": height, "position": f"in the {row.noun}", "importance": Importance.SUPPORTING}
            subject = subject.model_copy(update=within)
        subjects.append(subject)
    gone = {s.id for s in subjects if s.noun.lower() in row.drops}
    gone |= {""} if any(re.search(rf"\b{drop}\b", b.action.lower()) for b in shot.beats for drop in row.drops) else gone
    beats = [_stilled(b) if b.subject in sizes else b for b in shot.beats if b.subject not in gone]
    setting = _in_a_room(shot).setting
    if setting.weather in row.drops:
        setting = setting.model_copy(update={"weather": None})
    kept = {
        "subjects": [s for s in subjects if s.id not in gone],
        "beats": beats,
        "camera": _aimed(shot, sizes, vessel.id),
    }
    shot = shot.model_copy(update={**kept, "setting": setting})
    return without_invented(shot, SEEN)


def _size_m(subject: Subject) -> tuple[float, float]:
    """Height and length of what is to stand in a glass, m."""
    noun = noun_of(subject)
    known = table("nouns").get(noun.id) if noun is not None else None
    usual = (known.height_m if known is not None else None) or 1.0
    high = subject.height_m or usual
    prop = prop_of(subject.noun)
    if prop is not None:
        return high, high * longest_of(prop) / prop.high
    length = (known.length_m if known is not None else None) or SLENDER * usual
    return high, high * length / usual


def _stilled(beat: Beat) -> Beat:
    """A beat of what is in a glass, which goes nowhere."""
    return beat.model_copy(update={"speed_mps": 0.0, "direction": "", "target": ""})


def _in_a_room(shot: Shot) -> Shot:
    """The shot on a table, unless the user said where it is: what is in the glass has its own place there."""
    cue, stage = shot.source_of("setting.stage"), table("stages").get(shot.setting.stage or "")
    if (cue is not None and cue.source is Source.USER) or (stage is not None and stage.interior):
        return shot
    setting = shot.setting.model_copy(update={"stage": "table", "interior": True, "place": ""})
    return shot.model_copy(update={"setting": setting})
