"""What the deeds of a cast need: which figure is whose seat, table, tool or partner, and things the shot implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generators.previz.acting import Part
from generators.previz.deeds import Deed
from generators.previz.motion.performing import hold_of
from generators.previz.rigs import Model
from generators.previz.rigs.props import prop_of
from generators.previz.things import TURNED_TO, is_inside
from prompts.shot import Importance, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import is_plural

__all__ = ["Placed", "Use", "extras_of", "role_of_animals", "uses_of"]

_MOUTH = re.compile(
    r"\b(?:carry|carri(?!age)|hold|fetch|bring|catch|pick|grab|steal|balanc|retriev|snatch|seiz|pluck|nab)"
    r"|\bin (?:its|his|her) (?:beak|mouth|jaws|talons)\b"
)
_FEEDS = re.compile(
    r"\b(?:eat|drink|lick|sniff|nibbl|peck|lap|graz|munch|gnaw|bit(?:e|es|ing)\b|strip(?:s|ping)\b|paw|knock|play|bat|tap|dig|chew"
    r"|dip|poke|nudg|watch(?:es|ing)? (?:a|an|the)\b|star(?:es|ing) at|gaz(?:es|ing) at|inspect|investigat|scratch"
    r"|swat)"
)
_CLIMBS = re.compile(r"\bclimb")
_LEAPS = re.compile(r"\b(?:jump|leap|hurdl|vault)\w* (?:\w+ )?over\b")
_OF_ANIMALS = (("over", _LEAPS), ("mouth", _MOUTH), ("food", _FEEDS), ("front", _CLIMBS))
IN_NUMBERS = ("hand", "surface", "floor")
"""Roles in which the further ones of several things lie beside the first."""
FOR_ALL = ("surface", "around")
"""Roles in which several of a group have one thing between them."""
UNFITTED = ("subject", "companion", "partner", "beside", "met", "mount", *TURNED_TO)
"""Roles of objects that keep a place of their own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure that wants a place: its part, how its rig built it, and which of its subject's figures it is."""

    part: Part
    model: Model
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Use:
    """A figure used by another in a deed.

    Attributes:
        actor, thing: indices of figures. deed: the actor's.
        role: seat, table, tool, other_tool, or the deed's mode of handling its object (hand, surface, front ...).
    """

    actor: int
    thing: int
    deed: Deed
    role: str


def extras_of(part: Part, copy: int) -> Iterator[Part]:
    """Parts for the things that a figure's deeds imply; one for all deeds that need the same."""
    seen: set[tuple[str, str]] = set()
    for deed in part.deeds:
        for role, noun in deed.implied:
            for_all = role in FOR_ALL or _seats_several(role, noun) or (role == "object" and deed.row.shared)
            if noun == "ground" or (role, noun) in seen or (copy and for_all):
                continue
            seen.add((role, noun))
            yield _extra(part, copy, role, noun)
    if copy:
        own = {("object", deed.noun) for deed in part.deeds if _each_has_one(deed)}
        own |= {("tool", deed.tool_noun) for deed in part.deeds if _each_has_a_tool(deed)}
        yield from (_extra(part, copy, role, noun) for role, noun in sorted(own))
    strung = next((deed for deed in part.deeds if deed.performance and deed.row.cord), None)
    if strung is not None and strung.row.cord and not copy:
        length, pieces, _ = strung.row.cord
        for piece in range(pieces):
            cord = _extra(part, copy, "cord", "cord piece")
            subject = cord.subject.model_copy(update={"id": f"{cord.subject.id}.{piece}", "height_m": length})
            yield replace(cord, subject=subject, piece=piece, number=part.number)


def _seats_several(role: str, noun: str) -> bool:
    """Whether a seat is one for all: a bench, a sofa."""
    prop = prop_of(noun) if role == "seat" and noun != "ground" else None
    return prop is not None and prop.id in ("bench", "sofa")


def _each_has_one(deed: Deed) -> bool:
    """Whether the further ones of a group need an object of their own: each a cup, but all one sofa."""
    one = bool(deed.object) and not is_plural(deed.noun)
    apiece = bool(one and deed.performance and deed.row.object == "hand" and deed.row.period_s > 0)
    return apiece and not deed.row.shared


def _each_has_a_tool(deed: Deed) -> bool:
    """Whether the further ones of a group need a tool of their own: each a skipping rope, but two one beam."""
    return bool(deed.tool_noun and deed.performance) and not (deed.row.bears or deed.row.shared)


def _extra(part: Part, copy: int, role: str, noun: str) -> Part:
    row = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
    kind = row.kind if row and row.kind not in ("building", "liquid", "human") else "thing"
    subject = Subject(
        id=f"{part.subject.id}.{copy}.{role}.{noun}"[:150],
        noun=noun,
        kind=kind,
        height_m=_body_height(part, role),
        importance=Importance.BACKGROUND,
    )
    return Part(
        subject=subject,
        number=part.number if role in ("object", "tool", "other_tool") else 0,
        motion="rest",
        speed_mps=0.0,
        direction="",
        manner="",
        simulated=False,
        event=None,
        target="",
        start_s=0.0,
        owner=part.subject.id,
        role=role,
    )


def _body_height(part: Part, role: str) -> float | None:
    """Implied tables and seats are of the body's size."""
    body = part.subject.height_m or 1.7
    if role == "surface":
        sits = any(deed.posture == "sit" for deed in part.deeds)
        return (0.42 if sits else 0.53) * body
    return None


def uses_of(figures: Sequence[Placed]) -> tuple[Use, ...]:
    """Everything that is used by somebody, in the order of figures and deeds."""
    by_id: dict[str, list[int]] = {}
    for index, figure in enumerate(figures):
        by_id.setdefault(figure.part.subject.id, []).append(index)
    uses = []
    for actor, figure in enumerate(figures):
        for deed in figure.part.deeds:
            for role, thing_id in _roles(figure, deed):
                things = [i for i in by_id.get(thing_id, ()) if i != actor]
                if things:
                    thing = _of_several(figures, things, figure, role)
                    uses.append(Use(actor, thing, deed, role))
                if role in IN_NUMBERS and figure.copy == 0:
                    spare = "surface" if deed.surface or deed.needs("surface") else "floor"
                    bearers = list(by_id[figure.part.subject.id]) if role in ("hand", "surface") else [actor]
                    left = things[len(bearers) :]
                    if role == "hand" and deed.performance and deed.row.juggles:
                        uses += [Use(bearers[n % len(bearers)], i, deed, role) for n, i in enumerate(left)]
                        left = []
                    if left and role == "hand" and _leaves_a_hand(figures, actor, things[0], deed):
                        uses += [Use(*who, deed, hand) for who, hand in _shared_out(bearers, left)]
                        left = []
                    uses += [Use(actor, i, deed, spare) for i in left]
                if (
                    role == "tool"
                    and figure.copy == 0
                    and not deed.needs("other_tool")
                    and figure.part.subject.count == 1
                ):
                    uses += [Use(actor, i, deed, "other_tool") for i in things[1:]]  # more letters, in the other hand
            other = _counterpart(figures, actor, deed)
            if other is not None:
                uses.append(Use(actor, other, deed, "beside" if deed.row.object == "beside" else "partner"))
    return tuple(uses)


def _shared_out(bearers: Sequence[int], things: Sequence[int]) -> Iterator[tuple[tuple[int, int], str]]:
    """Who has which of the further things, and in which hand: the left ones first, then the right ones again."""
    for number, thing in enumerate(things):
        left = number // len(bearers) % 2 == 0
        yield (bearers[number % len(bearers)], thing), "other_tool" if left else "tool"


def _leaves_a_hand(figures: Sequence[Placed], actor: int, thing: int, deed: Deed) -> bool:
    """Whether somebody who only carries a thing has a hand left for another like it: a suitcase, an umbrella."""
    model, body = figures[thing].model, figures[actor].model
    hold = hold_of(figures[thing].part.subject.noun, model.height_m, max(model.length_m, model.width_m), body.height_m)
    return bool(deed.performance) and not deed.row.keys and hold.second is None


def _of_several(figures: Sequence[Placed], things: Sequence[int], figure: Placed, role: str) -> int:
    """Which of several is used: the one of the user's own number, or of one group the next, so that they are pairs."""
    of_a_pair = (i for i in things if role == "met" and figures[i].part.subject is figure.part.subject)
    paired = next((i for i in of_a_pair if figures[i].copy == figure.copy ^ 1), None)
    return things[min(figure.copy, len(things) - 1)] if paired is None else paired


def _counterpart(figures: Sequence[Placed], actor: int, deed: Deed) -> int | None:
    """Who does the same together with somebody whose deed names nobody: the next of its group, else the other one."""
    if not deed.performance or deed.row.pair <= 0 or deed.partner:
        return None
    figure = figures[actor]
    for index, other in enumerate(figures):
        if index == actor:
            continue
        if other.part.subject.id == figure.part.subject.id:
            if other.copy == figure.copy ^ 1:
                return index
        elif figure.copy == 0 and any(_same(deed, theirs, figure.part.subject.id) for theirs in other.part.deeds):
            return index
    return None


def _same(deed: Deed, theirs: Deed, who: str) -> bool:
    """Whether two deeds are one thing done together."""
    overlap = min(deed.end_s, theirs.end_s) - max(deed.start_s, theirs.start_s)
    return overlap > 0.1 and (theirs.partner == who or theirs.performance == deed.performance)


def role_of_animals(words: str) -> str:
    """What an animal has a thing for in a deed: over, mouth, food, front; nothing where the words do not say."""
    return next((role for role, pattern in _OF_ANIMALS if pattern.search(words)), "")


def _comes_onto(figure: Placed, deed: Deed) -> bool:
    """Whether an animal climbs onto a thing: it stands on that, and has it before it no more."""
    vault = figure.part.vault
    return vault is not None and vault.onto == deed.object and _CLIMBS.search(deed.words) is not None


def _tool_role(deed: Deed) -> str:
    """What a tool is to who uses it: in the hand, or between two."""
    return "load" if deed.row.bears else "tool"


def _roles_of_animals(figure: Placed, deed: Deed) -> Iterator[tuple[str, str]]:
    """As `_roles`, of somebody without hands."""
    subject = figure.part.subject
    role = "" if is_inside(subject) or _comes_onto(figure, deed) else role_of_animals(deed.words)
    if deed.object and role and (figure.model.face_ahead_m > 0 or role == "food" or "balanc" in deed.words):
        yield role, deed.object
    for lies, noun in deed.implied:
        yield lies, f"{subject.id}.0.{lies}.{noun}"[:150]


def _roles(figure: Placed, deed: Deed) -> Iterator[tuple[str, str]]:
    """Roles of a deed and the ids of what fills them."""
    subject = figure.part.subject
    if deed.encounter:
        yield "met", deed.partner
        return
    if not deed.performance:
        yield from _roles_of_animals(figure, deed)
        return
    mode = deed.row.object or "subject"
    held = (
        f"{subject.id}.{figure.copy}.object.{deed.noun}"[:150] if figure.copy and _each_has_one(deed) else deed.object
    )
    own_tool = figure.copy and _each_has_a_tool(deed)
    tool = f"{subject.id}.{figure.copy}.tool.{deed.tool_noun}"[:150] if own_tool else deed.tool
    for role, named in (("seat", deed.seat), ("table", deed.surface), (mode, held), (_tool_role(deed), tool)):
        if named and named != figure.part.mount:
            yield role, named
    played = {"object": mode, "surface": "table"}
    for role, noun in deed.implied:
        if noun != "ground":
            one = role in FOR_ALL or _seats_several(role, noun) or (role == "object" and deed.row.shared)
            copy = 0 if one else figure.copy
            yield played.get(role, role), f"{subject.id}.{copy}.{role}.{noun}"[:150]
    if deed.other_hand:
        yield "other_tool", deed.other_hand
    if deed.over:
        yield "over", deed.over
    if deed.onto:
        yield "onto", deed.onto
    if deed.mirror:
        yield "mirror", deed.mirror
    if deed.partner:
        yield ("borne" if mode == "load" else "partner"), deed.partner
