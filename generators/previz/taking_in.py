"""Things that open, take something in or give it out, and close, by hands that nobody names: drawers, fridges, cases.

A row of the props with `holds` says where what is put in it stands, and by which way it comes there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.contents import heaped
from generators.previz.deeds import Deed
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.filming import without_invented
from generators.previz.motion.simulation import RECORD_S, Recording
from generators.previz.opening import swings_of
from generators.previz.place import ahead_of
from generators.previz.pouring.stream import hollow_of
from generators.previz.rigs import noun_of
from generators.previz.rigs.props import Prop, prop_of
from generators.previz.rigs.props.build import longest_of
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["is_part_that_opens", "taken_in", "takers_of", "with_takers"]

_OPENS: Final = re.compile(
    r"(?:being )?(?:slowly |gently )?"
    r"(?:open|unlock|unlatch|(?:slid|swing|pop|creak|burst|fly|lift|pull)\w* (?:open|out))\w*\b"
)
_CLOSES: Final = re.compile(r"\b(?:clos(?:e|es|ed|ing)|shut\w*|slam\w*|pushed (?:in|back|shut))\b")
_PUT: Final = (
    r"(?:put|plac|set|slid|slip|drop|lay|laid|load|pack|fold|tuck|insert|push|lower|toss|thrown|stuff|stor|shov|cram|jam|squeez|roll|stow|hang|hung|go|com|mov|fall)"
    r"\w*\b"
)
_IN: Final = re.compile(
    rf"(?:being )?(?:\w+ly )?{_PUT}.*?\b(?:in|inside|into|within|on (?:the|its) (?:tray|shelf|rack))\b"
)
_OUT: Final = re.compile(
    r"(?:being )?(?:\w+ly )?"
    r"(?:(?:tak|pull|lift|remov|slid|com|pick|brought|draw|fall|roll)\w*\b.*?\b(?:out|from)\b|removed\b)"
)
_LIES: Final = re.compile(
    r"(?:sparkl|glow|shin|gleam|glitter|glisten|lie|lying|rest|sit|wait|twinkl|glint|appear|turn|spin|rotat)\w*\b"
    r".*?\b(?:in|inside|within)(?: it| the \w+)?$"
)
"""What is said of a thing that is inside all the time."""
_PART_OF: Final = re.compile(r"^(?P<whole>.+?)(?:'s)? (?:door|lid|drawer|tray|flap|hatch)$")
_OF_WHOLE: Final = re.compile(r"^(?:door|lid|drawer|tray|flap|hatch) of (?:an? |the )?(?P<whole>.+)$")
PARTS: Final = frozenset({"door", "lid", "drawer", "tray", "flap", "hatch", "top"})
"""What a thing opens by, where it is named by itself."""
_CASES: Final = (
    ("hinged case", re.compile(r"\b(?:suitcase|briefcase|luggage|trunk|guitar case|violin case)$")),
    ("hinged chest", re.compile(
        r"\b(?:chest|jewel\w* (?:box|case)|music box|lunch ?box|tool ?box|ring box|casket|wooden box|"
        r"pencil (?:case|box))$"
    )),
    ("lidded box", re.compile(r"\b(?:box|carton|parcel|package)$")),
)  # fmt: skip
"""What each kind of case is where it opens by itself."""
_NO_CASE: Final = re.compile(r"\b(?:mailbox|sandbox|juke|phone|telephone|litter|letter|post)\b|\bjukebox\b")
CASE_M: Final = {"hinged case": 0.24, "hinged chest": 0.22, "lidded box": 0.3}
"""How high each is."""
FOLDED: Final = "folded clothes"
_SMALL: Final = (
    (re.compile(r"\b(?:ring|match|pill)\b"), 0.07),
    (re.compile(r"\b(?:jewel\w*|music|pencil|pen|watch|snuff|trinket)\b"), 0.15),
)
"""Heights of small cases, m."""
LAUNDRY: Final = frozenset({"clothes", "clothing", "laundry", "washing", "dirty laundry", "dirty clothes"})
"""What is on a line elsewhere, and in a heap where it is put into something."""
LEAST: Final = 0.1
"""What is put in is drawn of at least this share of the thing's height."""
SEEN: Final = {
    "size": "full",
    "view": "three_quarter_front",
    "angle": "high_angle",
    "height_m": None,
    "distance_m": None,
}
"""What the camera takes of it, where the user did not decide."""
FROM_M: Final = 2.6
"""How far aside, over the thing's width or height, what is put in is before and what is taken out after."""
EACH_S: Final = 0.35
"""From one to the next of several that are put in."""
HELD: Final = "_held"
"""How the ids of fillings end."""
LEVEL: Final = 0.12


def with_takers(shot: Shot) -> Shot:
    """The shot with things as what they open as, and each door or lid in it as part of its thing.

    Args:
        shot: one of `a fridge door opens, milk is put in, and the door closes`.
    """
    if any(is_person(s) for s in shot.subjects):
        return shot
    opener = next((s for s in shot.subjects if (row := _row_of(s)) and _is_opened(shot, s, row)), None)
    if opener is None or (row := _row_of(opener)) is None:
        return shot
    through = [beat for beat in shot.beats if beat.subject != opener.id and _passes(beat)]
    if not through:
        return shot
    going = {beat.subject for beat in through}
    others = [s for s in shot.subjects if s is not opener and s.id not in going]
    parts = {s.id for s in others if s.noun.lower().split()[-1] in PARTS}
    case = row if row in CASE_M else ""
    change: dict[str, object] = {"noun": row, "importance": Importance.MAIN}
    change |= {"kind": "vessel", "height_m": _case_m(opener, case)} if case else _plain(opener, row)
    whole = opener.model_copy(update=change)
    subjects = [
        whole if s is opener else _fitting(s, whole) if s.id in going else _beside(s)
        for s in shot.subjects
        if s.id not in parts
    ]
    beats = [_of_the_whole(beat, opener.id, parts, through) for beat in shot.beats]
    physics = [event for event in shot.physics if event.subject not in {beat.subject for beat in through}]
    return without_invented(shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics}), SEEN)


def _case_m(opener: Subject, case: str) -> float:
    """How high a case is, m: small ones by what is kept in them."""
    noun = opener.noun.lower()
    small = next((high for pattern, high in _SMALL if pattern.search(noun)), None)
    return small or max(opener.height_m or 0.0, CASE_M[case])


def is_part_that_opens(shot: Shot, subject: Subject) -> bool:
    """Whether a subject is the door or lid of a thing that takes something in, which is drawn with that thing."""
    there = {s.id for s in with_takers(shot).subjects}
    return subject.id in {s.id for s in shot.subjects} - there


def _beside(subject: Subject) -> Subject:
    return subject.model_copy(update={"importance": Importance.SUPPORTING})


def _fitting(subject: Subject, whole: Subject) -> Subject:
    """What goes into a thing, of a size that has room in it and is seen beside it."""
    folded = FOLDED if subject.noun.lower() in LAUNDRY else subject.noun
    prop, own = prop_of(whole.noun), prop_of(folded)
    if prop is None:
        return subject
    change: dict[str, object] = {"noun": folded, "importance": Importance.SUPPORTING}
    change |= {"count": 1, "count_text": ""} if folded == FOLDED else {}
    unit = (prop.height_m if prop.own_size else whole.height_m or prop.height_m) / prop.high
    noun = noun_of(subject)
    own_size = own is not None and own.own_size and not subject.height_m
    usual = own.height_m if own is not None and own_size else noun.height_m if noun is not None else 0.1
    high = subject.height_m or usual or 0.1
    long = high * longest_of(own) / own.high if own is not None else high
    scale = min(prop.room * unit / long, 1.0) if prop.room and long > 0.0 else 1.0
    scale = max(scale, LEAST * unit * prop.high / long) if long > 0.0 else 1.0
    return subject.model_copy(update={**change, **({"height_m": high * scale} if scale != 1.0 else {})})


def _plain(opener: Subject, row: str) -> dict[str, object]:
    """What a thing that was named by its door is as a whole."""
    noun = noun_of(Subject(id="whole", noun=row))
    if opener.noun.lower() == row or noun is None:
        return {"position": ""}
    return {"kind": noun.kind, "material": None, "height_m": noun.height_m, "position": ""}


def _row_of(subject: Subject) -> str | None:
    """The noun of the prop that a subject is where it opens; None for what takes nothing in."""
    noun = subject.noun.lower()
    part = _PART_OF.match(noun) or _OF_WHOLE.match(noun)
    for words in (noun, part["whole"] if part else ""):
        prop = prop_of(words) if words else None
        if prop is not None and prop.holds:
            return words
        case = next((name for name, pattern in _CASES if words and pattern.search(words)), None)
        if case is not None and not _NO_CASE.search(words):
            return case
    return None


def _is_opened(shot: Shot, subject: Subject, row: str) -> bool:
    """Whether the words open a thing, or a door or lid that is told of by itself."""
    parts = {s.id for s in shot.subjects if s.noun.lower() in PARTS}
    prop = prop_of(row)
    opened = any(_OPENS.match(b.action.lower()) and b.subject in {subject.id, *parts} for b in shot.beats)
    return opened and prop is not None and bool(prop.holds)


def _passes(beat: Beat) -> bool:
    words = beat.action.lower()
    return any(pattern.match(words) for pattern in (_IN, _OUT, _LIES))


def _of_the_whole(beat: Beat, whole: str, parts: set[str], through: Sequence[Beat]) -> Beat:
    """A beat as one of the thing that opens, or of what goes into it."""
    if beat.subject in parts:
        beat = beat.model_copy(update={"subject": whole, "motion": "open"})
    if beat in through:
        return beat.model_copy(update={"target": whole, "motion": "rest"})
    return beat.model_copy(update={"motion": "open"}) if _turns(beat, whole) else beat


def _turns(beat: Beat, whole: str) -> bool:
    words = beat.action.lower()
    return beat.subject == whole and (_OPENS.match(words) is not None or _CLOSES.search(words) is not None)


def takers_of(shot: Shot) -> dict[str, str]:
    """Ids of the things that are put into or taken out of a thing that opens, each with that thing's."""
    by_id = {s.id: s for s in shot.subjects}
    found: dict[str, str] = {}
    for beat in shot.beats:
        thing, taker = by_id.get(beat.subject), by_id.get(beat.target)
        prop = prop_of(taker.noun) if taker is not None else None
        if thing is None or taker is None or beat.motion != "rest" or prop is None or not prop.holds:
            continue
        if _passes(beat) and not is_person(thing):
            found[thing.id] = taker.id
    return found


def taken_in(shot: Shot, company: Sequence[CompanyMember], seconds: float) -> dict[int, Recording]:
    """Recordings of what is put into things that open, or taken out of them, by its place in the company.

    Args:
        shot: its words say what goes into what.
        company: the cast with its places.
        seconds: of story.
    """
    into = takers_of(shot)
    there = {member.placed.part.subject.id: member for member in reversed(company)}
    found: dict[int, Recording] = {}
    for index, thing in enumerate(company):
        whole = thing.placed.part.subject.id.removesuffix(HELD)
        taker = there.get(into.get(whole, ""))
        prop = prop_of(taker.placed.part.subject.noun) if taker is not None else None
        deeds = there[whole].placed.part.deeds if taker is not None else ()
        deed = next((d for d in deeds if any(p.match(d.words) for p in (_IN, _OUT, _LIES))), None)
        if taker is not None and prop is not None and deed is not None:
            place = _place_among(thing, there[whole])
            found[index] = _carried(thing, taker, prop, deed, seconds, place)
    return found


def _place_among(thing: CompanyMember, whole: CompanyMember) -> tuple[float, float, float]:
    """Where one of several is in the row of them, or in the vessel that it is a filling of, m."""
    model, count = thing.placed.model, max(thing.placed.part.subject.count, 1)
    if thing.placed.part.subject is whole.placed.part.subject:
        return 0.0, 0.0, thing.placed.copy * model.height_m
    x, y, up = heaped(thing.placed.copy, model.width_m, model.height_m) if count > 1 else (0.0, 0.0, 0.0)
    return x, y, up + float(hollow_of(whole.placed.part.subject.noun, whole.placed.model).heights[0])


def _carried(
    thing: CompanyMember,
    taker: CompanyMember,
    prop: Prop,
    deed: Deed,
    seconds: float,
    place: tuple[float, float, float],
) -> Recording:
    """The way of one thing into another or out of it, and with the part that bears it."""
    model = thing.placed.model
    unit = taker.placed.model.height_m / prop.high
    ahead, aside, up = place[0], place[1], place[2] + model.height_m / 2
    inside = np.array(prop.holds) * unit + (ahead, aside, up)
    before = np.array(prop.way) * unit + (ahead, aside, up)
    away = FROM_M * max(taker.placed.model.height_m, taker.placed.model.width_m)
    outside = before + np.array([0.4 * away, -away, 0.1 * away])
    late = 0 if thing.placed.part.subject.id.endswith(HELD) else thing.placed.copy
    start = deed.start_s + EACH_S * late
    span = max(deed.end_s - start, 0.6)
    out = _IN.match(deed.words) is None
    times = np.arange(int(seconds / RECORD_S) + 1, dtype=np.float64) * RECORD_S
    share = np.clip((times - start) / span, 0.0, 1.0)
    share = share * share * (3.0 - 2.0 * share)
    if _LIES.match(deed.words):
        share, out = np.ones_like(times), False
    points = _along(1.0 - share if out else share, outside, before, inside)
    shut = _shut(taker, prop, times, unit)
    points[:, 0] -= shut * (share < LEVEL if out else share > 1.0 - LEVEL)
    ground = taker.travel.terrain.height(taker.place.x, taker.place.y) + taker.place.lift_m
    placed = [(*ahead_of(taker.place, float(x), float(y)), ground + float(z)) for x, y, z in points]
    hx, hy = taker.place.heading
    half = 0.5 * float(np.arctan2(hy, hx))
    turn = (float(np.cos(half)), 0.0, 0.0, float(np.sin(half)))
    return Recording(0.0, np.array(placed), np.tile(turn, (len(placed), 1)))


def _along(
    share: NDArray[np.float64], outside: NDArray[np.float64], before: NDArray[np.float64], inside: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(n, 3) points on the way from outside to the opening and in, at shares of it."""
    first, second = np.clip(share / 0.5, 0.0, 1.0)[:, None], np.clip(share / 0.5 - 1.0, 0.0, 1.0)[:, None]
    points: NDArray[np.float64] = outside + (before - outside) * first + (inside - before) * second
    return points


def _shut(taker: CompanyMember, prop: Prop, times: NDArray[np.float64], unit: float) -> NDArray[np.float64]:
    """(n,) how far the part that bears what is in it has gone back from where it is open, m, at story times."""
    part = next((part for part in prop.parts if part.id == prop.bears), None)
    if part is None:
        return np.zeros_like(times)
    swings = swings_of(taker.placed.part, (), -1)
    is_open = np.full_like(times, 1.0 - swings[0][2] if swings else 0.0)
    for start, end, to in swings:
        share = np.clip((times - start) / (end - start), 0.0, 1.0)
        is_open += (to - is_open) * share * share * (3.0 - 2.0 * share)
    return (1.0 - is_open) * part.deg * unit
