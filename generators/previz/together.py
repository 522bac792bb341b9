"""What several do with one another: who is borne, wheeled or carried up, who gives and is given, throws and catches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generators.previz.deeds import WAITING, Deed
from generators.previz.motion.performing import performances
from generators.previz.things import is_person, names_of

if TYPE_CHECKING:
    from generators.previz.acting import Part

__all__ = ["at_one_table", "borne", "in_time", "perched", "returned"]

_IDLE = frozenset({"stand", "", WAITING})
_CATCH = re.compile(r"\bcatch")
FLIGHT_S, CATCH_S = 0.85, 0.45
"""How long a thing is in the air from hand to hand, and when in a catch it arrives."""


def borne(parts: list[Part]) -> list[Part]:
    """Who is carried by others on something lies on it and goes at their pace."""
    done = list(parts)
    for part in parts:
        bears = [deed for deed in part.deeds if deed.performance == "bear" and deed.partner]
        index = next((i for i, other in enumerate(parts) if bears and other.subject.id == bears[0].partner), None)
        if index is None:
            continue
        lies = tuple(
            Deed(d.start_s, d.end_s, d.motion, "lying", "borne", "borne", speed_mps=d.speed_mps) for d in part.deeds
        )
        done[index] = replace(parts[index], deeds=lies, motion=part.motion, direction=part.direction, pace=part.pace)
    for part in parts:
        for deed in (d for d in part.deeds if d.performance and d.row.object in PUSHED and d.object):
            _seat_in(done, part, deed)

    _carry_up(done)
    _take_on_laps(done)
    return done


_ON_LAP = re.compile(r"\b(?:on|onto|in|upon) (?:[\w']+ ){0,3}?(?:lap|knees?)\b")


def _take_on_laps(parts: list[Part]) -> None:
    """Seats who sits on somebody's lap there, and whose lap it is on a chair."""
    for number, part in enumerate(list(parts)):
        deed = next((d for d in part.deeds if d.performance and _ON_LAP.search(d.words)), None)
        index = next((i for i, p in enumerate(parts) if deed and p is not part and _is_lap_of(p, part, deed)), None)
        if deed is None or index is None:
            continue
        below = parts[index]
        sits = tuple(Deed(d.start_s, d.end_s, d.motion, d.words, "on_lap", "on_lap") for d in part.deeds)
        parts[number] = replace(part, deeds=sits, speed_mps=0.0, pace=None, mount=below.subject.id)
        if not any(d.seat for d in below.deeds):
            seat = (("seat", "armchair"),)
            deeds = tuple(
                replace(d, performance="sit", posture="sit", implied=seat, speed_mps=0.0) for d in below.deeds
            )
            parts[index] = replace(below, deeds=deeds, motion="sit", speed_mps=0.0, pace=None)


def _is_lap_of(other: Part, part: Part, deed: Deed) -> bool:
    """Whether the words name somebody as the one whose lap it is."""
    named = any(re.search(rf"\b{re.escape(name)}", deed.words) for name in names_of(other.subject))
    return is_person(other.subject) and is_person(part.subject) and (named or part.target == other.subject.id)


_UP_ON = re.compile(r"\b(?:on(?:to)? (?:his|her|their) (?:shoulders|back)|piggyback|piggy-back)\b")
_ON_BACK = re.compile(r"\b(?:on(?:to)? (?:his|her|their) back|piggyback|piggy-back)\b")
_IN_ARMS = re.compile(r"(?:carry|hold|cradl|rock|lift|rescu)\w*\b")
PUSHED = ("push", "drag")


def _carry_up(parts: list[Part]) -> None:
    """Seats whom somebody carries on the shoulders up there, and lays whom they carry otherwise in their arms."""
    for number, part in enumerate(list(parts)):
        deed = next(
            (d for d in part.deeds if d.performance and (_UP_ON.search(d.words) or _IN_ARMS.match(d.words))), None
        )
        index = next((i for i, p in enumerate(parts) if deed and p.subject.id == part.target and p is not part), None)
        if index is None or deed is None or not is_person(parts[index].subject) or deed.performance == "hold_hands":
            continue
        up = _UP_ON.search(deed.words) is not None
        if not up and parts[index].subject.id not in (deed.partner, deed.object, part.target):
            continue
        how = "piggyback" if _ON_BACK.search(deed.words) else "shouldered" if up else "cradled"
        sits = tuple(Deed(d.start_s, d.end_s, d.motion, "sitting", how, how, speed_mps=d.speed_mps) for d in part.deeds)
        if how == "piggyback":
            bent = tuple(replace(d, performance="bear_on_back", posture="stand", implied=()) for d in part.deeds)
            parts[number] = replace(part, deeds=bent)
        if not up:
            held = tuple(
                replace(d, performance="cradle", posture="stand", implied=()) if d.performance == "carry" else d
                for d in part.deeds
            )
            parts[number] = replace(part, deeds=held)
        parts[index] = replace(
            parts[index],
            deeds=sits,
            motion=part.motion,
            direction=part.direction,
            pace=part.pace,
            mount=part.subject.id,
        )


def _seat_in(parts: list[Part], pusher: Part, deed: Deed) -> None:
    """Seats who is pushed along in something: the person whom the deed names and who does nothing else."""
    for index, other in enumerate(parts):
        named = any(re.search(rf"\b{re.escape(name)}\b.* (?:in|on) ", deed.words) for name in names_of(other.subject))
        idle = all(d.words in ("stand", "") for d in other.deeds)
        if other is pusher or not is_person(other.subject) or not named or not idle:
            continue
        sits = tuple(
            Deed(d.start_s, d.end_s, d.motion, "sitting", "wheeled", "wheeled", speed_mps=d.speed_mps)
            for d in pusher.deeds
        )
        parts[index] = replace(
            other, deeds=sits, motion=pusher.motion, direction=pusher.direction, pace=pusher.pace, mount=deed.object
        )


def returned(parts: list[Part]) -> list[Part]:
    """Who is embraced, greeted or danced with, and does nothing else, does the same."""
    done = list(parts)
    for part in parts:
        for deed in part.deeds:
            if not deed.performance or not deed.partner or deed.row.pair <= 0:
                continue
            if deed.row.leaves_to == "partner" and deed.object:
                _receives(done, deed)
                continue
            index = next((i for i, other in enumerate(parts) if other.subject.id == deed.partner), None)
            if index is None or not (_is_idle(parts[index], deed) or _goes_on_with(part, parts[index], deed)):
                continue
            meanwhile = done[index].deeds
            before = [replace(d, end_s=min(d.end_s, deed.start_s)) for d in meanwhile if d.start_s < deed.start_s - 0.1]
            after = [replace(d, start_s=max(d.start_s, deed.end_s)) for d in meanwhile if d.end_s > deed.end_s + 0.1]
            done[index] = replace(parts[index], deeds=(*before, _in_return(part, deed), *after))
    return done


def _is_idle(part: Part, meanwhile: Deed) -> bool:
    """Whether somebody has nothing to do of their own while a deed lasts."""
    return not any(
        deed.words not in _IDLE
        for deed in part.deeds
        if deed.start_s < meanwhile.end_s - 0.1 and deed.end_s > meanwhile.start_s + 0.1
    )


def _goes_on_with(part: Part, other: Part, deed: Deed) -> bool:
    """Whether somebody still does together with another what that one has done too, and now does something to them.

    Who dances with a partner is dipped by them, and dances on.
    """
    if not deed.row.received or not deed.performance:
        return False
    before = {d.performance for d in part.deeds if d.end_s <= deed.start_s + 0.1 and d.performance}
    joint = [d for d in other.deeds if d.start_s < deed.end_s - 0.1 and d.end_s > deed.start_s + 0.1]
    return bool(joint) and all(d.performance in before and d.start_s < deed.start_s - 0.1 for d in joint)


def _in_return(part: Part, deed: Deed) -> Deed:
    """What somebody does to whom a deed is done: the same, or what its row says."""
    seats = tuple(pair for pair in deed.implied if pair[0] == "seat")
    back = replace(deed, partner=part.subject.id, object="", implied=seats, seat="", surface="", tool="")
    row = performances().get(deed.row.received)
    if row is None:
        return back
    pose = performances()[row.posture or row.id]
    needs = {"object": row.implied, "seat": row.seat or pose.seat, "surface": row.surface, "tool": row.tool}
    implied = tuple((role, noun) for role, noun in needs.items() if noun)
    words = f"being with {part.subject.noun}"
    return replace(back, performance=row.id, posture=pose.id, partner="", implied=implied, motion="stand", words=words)


def _receives(parts: list[Part], deed: Deed) -> None:
    """Who is given a thing and does nothing else holds it from then on."""
    index = next((i for i, other in enumerate(parts) if other.subject.id == deed.partner), None)
    if index is None or any(other.words not in ("stand", "") for other in parts[index].deeds):
        return
    waits = parts[index].deeds[0]
    given_s = min(deed.start_s + deed.row.leave_s, deed.end_s - 0.1)
    holds = replace(
        waits, start_s=given_s, words="holding it", performance="carry", object=deed.object, noun=deed.noun, implied=()
    )
    parts[index] = replace(parts[index], deeds=(replace(waits, end_s=given_s), holds))


def at_one_table(parts: list[Part]) -> list[Part]:
    """Those who do the same thing together have one table or counter between them, which comes with the first."""
    hosts: dict[tuple[str, str], str] = {}
    done = []
    for part in parts:
        deeds = []
        for deed in part.deeds:
            noun, words = deed.needs("surface"), deed.words
            host = hosts.setdefault((words, noun), part.subject.id) if noun and is_person(part.subject) else ""
            if host and host != part.subject.id:
                own = tuple(pair for pair in deed.implied if pair[0] not in ("surface", "object"))
                deed = replace(deed, implied=own, object="", surface=f"{host}.0.surface.{noun}"[:150])
            deeds.append(deed)
        done.append(replace(part, deeds=tuple(deeds)))
    return done


SMALL_M = 0.95
"""Whose feet do not come down to the floor from a chair."""


def perched(parts: list[Part]) -> list[Part]:
    """Small children on chairs let their feet hang."""
    return [
        replace(part, deeds=tuple(map(_perched, part.deeds)))
        if is_person(part.subject) and (part.subject.height_m or SMALL_M) < SMALL_M
        else part
        for part in parts
    ]


def _perched(deed: Deed) -> Deed:
    if deed.posture != "sit":
        return deed
    return replace(deed, posture="perched", performance="perched" if deed.performance == "sit" else deed.performance)


def in_time(parts: list[Part]) -> list[Part]:
    """Who throws what another catches lets it go so that it arrives when it is caught."""
    catches = [d for part in parts for d in part.deeds if _CATCH.search(d.words) and d.object]
    timed = []
    for part in parts:
        deeds: list[Deed] = []
        for deed in part.deeds:
            throws = bool(deed.performance) and deed.row.leaves_to == "air" and bool(deed.object)
            caught = next((c for c in catches if c.object == deed.object and c not in part.deeds), None)
            if throws and caught is not None:
                late = caught.start_s + CATCH_S - FLIGHT_S - deed.row.leave_s
                if late > deed.start_s + 0.3:
                    deeds.append(replace(deed, end_s=late, performance="carry", words="holding it"))
                    deed = replace(deed, start_s=late, end_s=max(deed.end_s, late + 1.5))
            deeds.append(deed)
        timed.append(replace(part, deeds=_in_order(deeds)))
    return timed


def _in_order(deeds: list[Deed]) -> tuple[Deed, ...]:
    """Deeds whose ends give way to the next one's start."""
    starts = [deed.start_s for deed in deeds[1:]]
    return tuple(
        replace(deed, end_s=max(start, deed.start_s + 0.05)) for deed, start in zip(deeds, starts, strict=False)
    ) + tuple(deeds[-1:])
