"""What plays a deed and with what: the row of its act, the posture, the seat, the table and the tool."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generators.previz.at_hand import IN_HAND, at_hand_still, held_said
from generators.previz.deeds import UPRIGHT, Deed
from generators.previz.furnishing import WILD, is_counter, is_shelf, is_table, seat_said, table_said
from generators.previz.motion.performing import Performance, performance_of, performances
from generators.previz.motion.stairs import STAIRS_MPS, STAIRS_RUN_MPS
from generators.previz.readings import LOCOMOTION, ON_FOOT, Reading, posture_of
from generators.previz.rigs.props.rows import prop_in
from generators.previz.sources import is_poured_from, poured_from
from generators.previz.things import (
    CARRIES_NOBODY,
    filmed_on,
    is_large,
    is_person,
    is_put,
    names_of,
    object_of,
    only_near,
    passes_by,
    posted_of,
    says_it,
    seat_among,
    side_table,
    tool_of,
)
from prompts.shot import Shot, Subject

__all__ = ["LOW", "played"]
_BULKY = frozenset({"furniture", "vehicle", "cycle", "boat"})
_LEAVES_SEAT = frozenset({"jump", "fall", "climb", "throw", "slide", "roll"})
"""Motions by which one comes to a seat or leaves it."""
LOW = ("kneel", "crouch", "sit_ground", "prone")
"""Postures in which nobody is at a table."""
_ALIKE = frozenset({"table", "counter"})
"""Surfaces of which one is enough for all that is done at them in a row."""
OF_HOUSES = frozenset({"counter", "kitchen counter", "stove"})
"""Surfaces that stand in kitchens."""
_ON_SEATS = frozenset({"sit", "lie"})
_AT_TABLES = frozenset(
    {"read", "drink", "eat", "dine", "look", "talk", "think", "look_at_phone", "phone_call", "stand", "sit"}
)
"""What people do sitting who are at a table or desk."""

_BED = re.compile(r"\bbed$")
_LIES = frozenset({"lie", "sleep"})
"""What somebody does on the one bed that there is, though its words do not say so again."""


_FOR_TWO: Final = re.compile(r"\b(?:bench|sofa|couch|settee|loveseat)\b")
"""Seats on which two sit side by side."""
_WILD_SEAT = re.compile(
    r"\b(?:rock|boulder|log|stump|grass|ground|sand|step|steps|wall|dune|branch|root|meadow|bench)s?\b"
)
"""What people sit on in the open, where no table stands before them."""


STREETS = frozenset({"street", "road"})
"""Stages where who writes something down stands, and has no table."""


def _as_is_room_for(shot: Shot, row: Performance, read: Reading, seat: Subject | None) -> Performance:
    """The row, or the one for it at something large, and in the open or in a bed, where no table stands."""
    if row.object == "surface" and _is_at_something_large(row, read):
        row = performances()["work_at"]
    told = f"{read.words} {seat.noun if seat else ''} {_where_seated(shot)}".lower()
    tables = any(is_table(other) for other in shot.subjects)
    wild = shot.setting.stage in WILD or _WILD_SEAT.search(told)
    if row.id == "write" and not shot.setting.interior and not tables and wild:
        return performances()["write_on_knee"]
    desk = tables or seat or table_said(read.words) or seat_said(read.words)
    if row.id == "write" and shot.setting.stage in STREETS and not desk:
        return performances()["write_standing"]
    if row.id == "handiwork" and shot.setting.stage in WILD and not tables:
        if _is_at_hand(read):
            return performances()["carry"]
        if read.others and all(other.kind == "quadruped" for other in read.others):
            return performances()["stand"]  # nobody has oxen on a table
    in_bed = seat is not None and _BED.search(seat.noun.lower()) is not None
    return performances()["eat"] if in_bed and row.surface and read.motion == "eat" else row


def _as_seated(row: Performance, before: Deed | None, seat: Subject | None) -> Performance:
    """The row, or the one for two who sit side by side: on what they have sat on before, or what the words name."""
    on = seat.noun if seat is not None else before.seat if before is not None and before.posture == "sit" else ""
    if before is not None and before.posture == "sit":
        on = on or before.needs("seat")
    return performances()[row.seated_as] if row.seated_as and _FOR_TWO.search(on.replace("_", " ")) else row


def _is_at_hand(read: Reading) -> bool:
    """Whether something small is in somebody's hands, and the verb itself names no work on it: a rifle is lowered."""
    named = performance_of(read.words, "", [other.noun for other in read.others], posture=False)
    return named is None and any(prop_in(other.noun, held=True) is not None for other in read.others)


def _where_seated(shot: Shot) -> str:
    """The words of those deeds by which somebody sits or leans somewhere."""
    return " ".join(beat.action for beat in shot.beats if beat.motion in ("sit", "perch", "lie", "rest"))


def played(shot: Shot, before: Deed | None, read: Reading) -> Deed:
    """The deed that a reading comes to, by what the shot has at hand and by the deed before."""
    rows = performances()
    row = read.row or read.pose or rows["stand"]
    seat = _seat_of(read)
    row = _as_seated(_as_is_room_for(shot, row, read, seat), before, seat)
    on_the_spot = read.speed_mps == 0 and read.motion not in _LEAVES_SEAT
    seat_noun = seat.noun if seat else _seat_said(read) if on_the_spot else ""
    table_noun = table_said(read.words) if on_the_spot and row.id in _AT_TABLES else ""
    posture = posture_of(read, row, before, seat_noun or (table_noun and "chair"))
    pose = rows[posture]
    speed = (
        0.0 if row.stays or pose.stays or posture in ("sit", "lie", "kneel", "sit_ground", "climb") else read.speed_mps
    )
    on_foot = ON_FOOT.search(read.words) or row.id == "ascend"
    if (
        row.posture == "stand"
        and not on_foot
        and read.motion not in LOCOMOTION
        and read.motion not in ("carry", "jump")
    ):
        speed = 0.0
    if row.object == "way":
        speed = STAIRS_RUN_MPS if read.motion == "run" else STAIRS_MPS
    people = [other for other in read.others if is_person(other)]
    partner = people[0].id if people and (row.pair > 0 or row.object in ("partner", "beside", "load")) else ""
    upright = read.motion in UPRIGHT
    tables = [
        other
        for other in read.others
        if is_table(other)
        and other is not seat
        and row.object != "load"
        and not (row.object == "front" and any(name in row.nouns for name in names_of(other)))  # its door is opened
        and not (upright and is_put(read.words, other))
    ]
    table_ = next(iter(tables), None)
    if table_ is None and (row.surface or row.leaves_to == "surface" or row.take_s > 0) and not _comes_out_of(read):
        table_ = next(
            (
                other
                for other in shot.subjects
                if is_table(other)
                and not is_shelf(other)
                and not _is_others(shot, row, read, other)
                and not _was_opened(shot, read, other)
            ),
            None,
        )
    tool = posted_of(read.others, row) or tool_of(read.others, read.words, (seat, table_))
    if tool is None and row.pours:
        tool = next((other for other in read.others if is_poured_from(read.words, other)), None)
        tool = tool or _taken_to_pour(shot, before, read)
    tool = (
        tool
        or _taken_for_it(shot, row)
        or read.carried
        or filmed_on(read.others, row, read.words)
        or _own_tool(row, read)
    )
    about = _about(row, read, tool)
    handled = object_of(about, row, seat, table_, people, read.words)
    if handled is None and before is not None and row.object in ("hand", "surface") and says_it(read.words):
        handled = next((s for s in shot.subjects if s.id == before.object), None)
    if handled is None:
        handled = at_hand_still(shot, before.object if before else "", row, bare=not read.others)
    if handled is None and before is not None and row.implied and not partner:
        handled = next((s for s in shot.subjects if s.id == before.object and row.implied in names_of(s)), None)
    if seat is None and before is not None and before.posture == posture and pose.seat:
        seat = next((s for s in shot.subjects if s.id == before.seat), None)
    level = posture not in ("climb", "lie", *LOW)
    bulky = any(
        other.kind in _BULKY and other not in (seat, table_) and not only_near(read.words, other) for other in about[:1]
    )
    if seat is None and posture == "lie" and row.id in _LIES and "floor" not in read.words:
        seat = next((s for s in shot.subjects if _BED.search(s.noun.lower())), None)
    if posture not in _ON_SEATS:
        seat_noun = ""
    implied = {
        "object": (row.implied or _handled_by_word(row, read))
        if handled is None and not (partner and not row.shared) and not bulky
        else "",
        "seat": (seat_noun or row.seat or pose.seat) if seat is None and (pose.seated or pose.seat) else "",
        "surface": (table_noun or row.surface or side_table(row, handled, read.words))
        if table_ is None and level and not _comes_out_of(read)
        else "",
        "tool": "" if tool else poured_from(read.words) if row.pours else row.tool_for(read.words) or pose.tool,
        "other_tool": row.other_tool or pose.other_tool,
        "behind": row.behind,
        "ahead": row.ahead,
        "around": row.around,
    }
    implied["surface"] = "" if _is_out_of_place(shot, row, implied["surface"], table_noun) else implied["surface"]
    if before is not None:
        implied |= _goes_on_with(before, implied, read, posture if seat is None else "", table_noun)
    return Deed(
        start_s=read.start_s,
        end_s=read.end_s,
        motion=read.motion,
        words=read.words,
        performance=row.id,
        posture=posture,
        speed_mps=speed,
        object=handled.id if handled else "",
        noun=handled.noun if handled else "",
        seat=seat.id if seat else "",
        surface=table_.id if table_ else "",
        partner=partner,
        tool=tool.id if tool else "",
        tool_noun=tool.noun if tool and tool.count == 1 and row.tool and row.tool in names_of(tool) else "",
        onto=_thrown_onto(read, row),
        other_hand=_in_the_other_hand(row, read, handled, (seat, table_, tool)),
        implied=tuple((role, noun) for role, noun in implied.items() if noun and not _named(noun, read.others)),
    )


def _is_out_of_place(shot: Shot, row: Performance, surface: str, said: str) -> bool:
    """Whether nobody has a surface in the open that no words name: a kitchen counter, what a thing of the house is on.

    What is picked up there lies on the ground.
    """
    brought = not row.surface or surface in OF_HOUSES
    return brought and not said and shot.setting.stage in WILD


def _in_the_other_hand(
    row: Performance, read: Reading, handled: Subject | None, elsewhere: tuple[Subject | None, ...]
) -> str:
    """Id of the second of two things that somebody only holds or carries: a cup in one hand, a book in the other."""
    if row.object != "hand" or row.keys or handled is None or handled.count != 1 or is_large(handled):
        return ""
    fits = (o for o in read.others if o is not handled and o not in elsewhere and o.count == 1 and o.kind in _IN_A_HAND)
    second = next((o for o in fits if not is_large(o) and _AND.search(read.words)), None)
    return second.id if second is not None and not is_put(read.words, second) else ""


_IN_A_HAND: Final = IN_HAND | {"box"}
_AND: Final = re.compile(r"\band\b|\bin (?:his|her|their) (?:other|left|right)\b")


def _about(row: Performance, read: Reading, tool: Subject | None) -> list[Subject]:
    """Those of whom a deed may be about: not what it is done with or makes; on the way, what may carry somebody."""
    made = row.makes if row.object in ("front", "load") else ()
    about = [
        o for o in read.others if o is not tool and set(made).isdisjoint((o.noun.lower(), o.noun.lower().split()[-1]))
    ]
    if row.object != "mount":
        return about
    if passes_by(read.words):
        return [other for other in about if other.kind == "boat" and row.id == "row"]
    return [other for other in about if other.kind not in CARRIES_NOBODY]


def _goes_on_with(
    before: Deed, implied: dict[str, str], read: Reading, posture: str, table_noun: str
) -> dict[str, str]:
    """What a deed goes on with that the one before it needed: its table or counter, its seat, what it calls `it`."""
    kept = {}
    if not table_noun and implied["surface"] in _ALIKE and before.needs("surface") in _ALIKE:
        kept["surface"] = before.needs("surface")
    if before.posture == posture and before.needs("seat"):
        kept["seat"] = before.needs("seat")
    if implied["object"] and implied["object"] == before.needs("tool"):
        kept["object"], kept["tool"] = "", before.needs("tool")  # the paddle that is raised is the one they row with
    elif implied["object"] and before.needs("object") and says_it(read.words):
        kept["object"] = before.needs("object")
    return kept


def _handled_by_word(row: Performance, read: Reading) -> str:
    """The noun of a thing that hands are at by the words alone, which is none of the shot's subjects: his own shoes."""
    things = [other for other in read.others if not is_person(other)]
    return held_said(read.words) if row.object in ("hand", "surface", "floor") and not things else ""


def _is_at_something_large(row: Performance, read: Reading) -> bool:
    """Whether what the hands are at stands on the floor; what the row itself is for comes first."""
    meant = [other for other in read.others if any(name in row.nouns for name in names_of(other))]
    at = [other for other in (meant or read.others)[:1] if other.kind != "cloth"]  # a sheet is taken up to be folded
    return any(is_large(other) for other in at if not only_near(read.words, other))


def _comes_out_of(read: Reading) -> bool:
    """Whether a deed takes something out of what stands there, such as a fridge: it lies on no table then."""
    return "out of " in read.words and any(is_large(other) for other in read.others)


def _taken_to_pour(shot: Shot, before: Deed | None, read: Reading) -> Subject | None:
    """What somebody has in hand and pours as `it`: a carton of juice."""
    if before is None or not before.object or not says_it(read.words):
        return None
    holders = ("box", "vessel")
    return next((s for s in shot.subjects if s.id == before.object and s.kind in holders), None)


def _taken_for_it(shot: Shot, row: Performance) -> Subject | None:
    """What cuts and has been taken in hand before, for a deed that is done with a knife otherwise: scissors."""
    if row.tool not in _CUTS:
        return None
    taken = {b.target for b in shot.beats if _TAKES.match(b.action.lower())}
    return next((s for s in shot.subjects if s.id in taken and s.noun.lower().split()[-1] in _CUTS), None)


_CUTS: Final = frozenset({"knife", "scissors", "shears", "cleaver", "razor", "cutter", "scalpel"})
_TAKES: Final = re.compile(r"(?:\w+ly )?(?:tak|pick|grabb?|fetch|gett|pull|draw)ing\b")


def _was_opened(shot: Shot, read: Reading, other: Subject) -> bool:
    """Whether somebody has opened it, and so works at a table or a counter beside it: an oven."""
    opened = any(b.target == other.id and _OPENING.match(b.action.lower()) for b in shot.beats)
    return opened and not any(name in read.words for name in names_of(other))


_OPENING: Final = re.compile(r"(?:\w+ly )?opening ")


def _own_tool(row: Performance, read: Reading) -> Subject | None:
    """What a deed is always done with, where the words name it: the towel that somebody is wrapped in."""
    tool = row.tool_for(read.words)
    return next((other for other in read.others if tool and tool in names_of(other)), None)


def _seat_of(read: Reading) -> Subject | None:
    """What the words seat somebody on; who stands on a chair has it underfoot."""
    if read.row is not None and read.row.chute:
        return next((o for o in read.others if not set(names_of(o)).isdisjoint(read.row.nouns)), None)
    seat = seat_among(read.others, read.words)
    stands = read.motion in UPRIGHT or (read.row is not None and read.row.underfoot)
    if read.row is not None and read.row.leaves_to == "air":
        return None  # a hat is thrown onto the sofa, and nobody sits on it
    return None if seat is not None and stands and is_put(read.words, seat) else seat


def _seat_said(read: Reading) -> str:
    """The seat that the words put who acts on, and not somebody else: a photo of a bride on a bench."""
    said = seat_said(read.words)
    names = [name for other in read.others if is_person(other) for name in names_of(other)]
    before = read.words[: read.words.rfind(said)] if said else ""
    theirs = any(re.search(rf"\b{re.escape(name)}\b", before) for name in names)
    sits = read.pose is not None and read.pose.seated
    return "" if theirs and not sits else said


def _thrown_onto(read: Reading, row: Performance) -> str:
    """Id of the furniture or vessel that something is thrown onto or into, or nothing."""
    if row.leaves_to != "air":
        return ""
    down = (o.id for o in read.others if o.kind in ("furniture", "vessel", "box") and is_put(read.words, o))
    return next(down, "")


def _is_others(shot: Shot, row: Performance, read: Reading, table_: Subject) -> bool:
    """Whether somebody cooks while others are at a table that only their own words name: that is no place to cook."""
    names = names_of(table_)
    told = [beat.action.lower() for beat in shot.beats if beat.action.lower() != read.words]
    return row.surface == "counter" and not is_counter(table_) and any(n in words for n in names for words in told)


def _named(noun: str, others: Iterable[Subject]) -> bool:
    """Whether an implied thing is there already by its own name."""
    return any(noun in names_of(other) for other in others)
