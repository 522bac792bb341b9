"""Who stands where: places on the ground, headings by direction and view, and the starts of what physics moves.

The camera films from the -y side: screen right is +x and away from it is +y. The main subject passes the origin at
the middle of the clip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import pi, sin

from generators.previz.acting import Part
from generators.previz.airborne import is_stroke
from generators.previz.astride import astride, mount_of
from generators.previz.backdrops import put_behind
from generators.previz.bearing import bearer_place
from generators.previz.beside import beside, stands_behind
from generators.previz.beside_whom import (
    across,
    bedside_place,
    companion_place,
    in_a_row,
    lies_in_bed,
    partner_place,
    table_place,
)
from generators.previz.blocking import Terrain
from generators.previz.bridges import goes_under
from generators.previz.camera.shouldering import shoulder_of
from generators.previz.changing.becoming import becoming_of
from generators.previz.closing_in import go_together
from generators.previz.encounters import met_place
from generators.previz.finish_lines import put_across_the_way
from generators.previz.fitting import (
    BESIDE,
    ahead_of,
    facing_of,
    rest_of,
)
from generators.previz.gathered_round import gather_round
from generators.previz.headings import heading_of
from generators.previz.hopping import humps_of
from generators.previz.laying_out import lay_out, put_inside, put_where_it_is_fetched, stand_clear
from generators.previz.leaping import swims_at_m
from generators.previz.motion.travel import Travel
from generators.previz.needs import UNFITTED, Placed, Use
from generators.previz.on_walls import hang_on_walls
from generators.previz.overflying import over_place_m, put_below
from generators.previz.place import SIDE_ON, Place
from generators.previz.ranks import ranked_place
from generators.previz.settling import hang_in_the_sky, is_sky, lay_under_ways, put_at_one_place, set_off, set_under
from generators.previz.spacing import is_a_skein, is_goal, named_in, with_mounts
from generators.previz.standing_off import kept_clear, stood_off
from generators.previz.things import is_person, is_put
from generators.previz.throwing import _same_throw, at_hand, throw_to, thrower_of
from generators.previz.tunnels import put_at_tunnel_mouth
from generators.previz.turning import face_to_face, turned_to_talk
from generators.previz.under_furniture import put_under_furniture
from prompts.shot import Shot
from prompts.vocabulary import table
from prompts.wording import is_many

__all__ = ["mount_of", "places_of", "travel_to"]

_RELATION = re.compile(r"\b(?:behind|in front of|(?:left|right) of)\b")
_SURFACES = re.compile(r"(?:slowly |suddenly )?(?:surfac|emerg|breach|resurfac)\w*\b")
SUBMERGED = 0.62
"""How deep a boat that comes up lies at first, over its height."""
FLOCK_M = 6.0
"""How high a flock flies, m."""
FLOCK_DEEP, GOLDEN_RAD = 2.0, 2.399963
"""How far over and under the first the others of a flock fly, over the height of one, each at another level."""
SKEIN_UP = 1.1
"""How much higher or lower each bird of a V is than the one before it, over its height."""
EYE_HIGH = 0.9
"""How high what is small flies beside somebody, over their height."""
ROUND_M = 0.5
"""What is higher than this on the ground, several who are at it stand around."""
ROUND = ("table", "front")
"""What others stand round as it faces the first of them."""
WITH_SOMEBODY = ("partner", "beside", "companion", "met")
"""Roles of two who stand by each other."""
ABOARD_M, ABOARD = 0.95, 0.55
"""From one to the next of several on one mount; and the share of its length that all of them have at the most."""
WEAVE_M = 0.07
"""How far what lives strays from a straight line."""


def places_of(shot: Shot, figures: Sequence[Placed], uses: Sequence[Use], seconds: float) -> tuple[Place, ...]:
    """A place for each figure, so that none stands in another; the main subject's is the origin.

    Args:
        shot: view, facing and position words.
        figures: in the shot's order; several of one subject follow one another.
        uses: what is used by whom: its place follows from its user's.
        seconds: length of the story.
    """
    lead = next((i for i, f in enumerate(figures) if f.part.subject == shot.main_subject), 0)
    places = [Place(0.0, 0.0, heading_of(shot, f), _own_lift(shot, f, figures[lead])) for f in figures]
    done: list[int] = []
    used = {use.thing for use in uses if use.role not in UNFITTED}
    bulky = with_mounts(figures, uses)
    for index in _order(figures, lead, uses, used):
        if index in done or mount_of(figures, index) is not None or thrower_of(figures, index) is not None:
            continue
        drawn_up = ranked_place(figures, places, index)
        places[index] = drawn_up or places[index]
        if not drawn_up and not _opposite(figures, places, uses, done, index) and done:
            places[index] = beside(bulky, places, done, index, lead, seconds)
        done.append(index)
        for use in (u for u in _by_where_it_lies(uses) if u.role not in UNFITTED):
            if use.actor == index and use.thing in used and use.thing not in done:
                places[use.thing] = rest_of(use, figures, places[index], seconds)
                done.append(use.thing)
    for index in range(len(figures)):
        mount = mount_of(figures, index)
        if mount is not None:
            seats = [i for i in range(len(figures)) if mount_of(figures, i) == mount]
            gap_m = min(ABOARD_M, ABOARD * figures[mount].model.length_m / max(len(seats) - 1, 1))
            number = seats.index(index)
            back = (number - (len(seats) - 1) / 2) * gap_m
            places[index] = astride(places[mount], figures[mount], figures[index].model, number, back)
            for use in (u for u in uses if u.actor == index and u.thing in used and u.thing not in done):
                places[use.thing] = rest_of(use, figures, places[index], seconds)
                done.append(use.thing)
        thrower = thrower_of(figures, index)
        if thrower is not None:
            places[index] = at_hand(places[thrower], figures[thrower], figures[index])
    if not places:
        return ()
    stand_clear(figures, uses, places)
    lay_out(figures, uses, places, seconds)
    put_inside(figures, uses, places)
    put_where_it_is_fetched(figures, uses, places)
    gather_round(figures, places)
    set_under(figures, places, used, lead)
    put_under_furniture(figures, uses, places, seconds)
    return _settled(shot, figures, places, uses, lead, seconds)


def _settled(
    shot: Shot, figures: Sequence[Placed], places: list[Place], uses: Sequence[Use], lead: int, seconds: float
) -> tuple[Place, ...]:
    """The places once what has none of its own is given one, round that of the main subject."""
    for index, figure in enumerate(figures):
        if figure.part.speed_mps > 0 and (bridge := _gone_under(figures, index)) is not None:
            at = places[index]
            places[bridge] = replace(places[bridge], x=at.x, y=at.y, heading=at.heading)
        if figure.copy == 0 and figure.part.speed_mps > 0:
            put_across_the_way(figures, places, index, seconds)
            put_at_tunnel_mouth(figures, places, index, seconds)
        if figure.part.vault is not None:
            set_off(figures, places, index)
        if figure.copy == 0:
            put_below(shot, figures, places, index)
    becoming = becoming_of(shot, seconds)
    if becoming is not None:
        put_at_one_place(figures, places, becoming.source, becoming.target)
    put_behind(shot, figures, places, lead)
    hang_on_walls(figures, places)
    lay_under_ways(figures, places)
    hang_in_the_sky(figures, places, lead, f"{shot.request} {' '.join(f.part.whereabouts for f in figures)}".lower())
    both = shoulder_of(shot)
    facing = face_to_face(both, figures, turned_to_talk(figures, places, uses))
    facing = kept_clear(both, figures, stood_off(figures, facing))
    x, y = (0.0, 0.0) if is_sky(figures[lead].part.subject) else (facing[lead].x, facing[lead].y)
    return tuple(replace(place, x=place.x - x, y=place.y - y) for place in facing)


def _by_where_it_lies(uses: Sequence[Use]) -> list[Use]:
    """The uses in the order in which they say where a thing lies: what is worked at on a table does so all along."""
    return sorted(uses, key=lambda use: use.role != "surface")


def _gone_under(figures: Sequence[Placed], index: int) -> int | None:
    """The bridge that a figure goes through under, which stands across its way; None for most."""
    words = " ".join(deed.words for deed in figures[index].part.deeds)
    return next((i for i, f in enumerate(figures) if i != index and goes_under(words, f.part.subject)), None)


def _opposite(
    figures: Sequence[Placed], places: list[Place], uses: Sequence[Use], done: Sequence[int], index: int
) -> bool:
    """Gives the place opposite its partner to a figure whose partner has one; the first of two turns side on."""
    mine = sorted((u for u in uses if u.role in WITH_SOMEBODY and index in (u.actor, u.thing)), key=_goes_first)
    if any(_with_other(figures, places, uses, done, index, use) for use in mine):
        return True
    struck = figures[index].part
    if is_stroke(struck.subject) and struck.target:
        hit = next((i for i in done if figures[i].part.subject.id == struck.target), None)
        if hit is not None:
            places[index] = replace(places[hit], lift_m=places[hit].lift_m + 0.8 * figures[hit].model.height_m)
            return True
    fed = next((u for u in uses if u.actor == index and u.role == "food" and u.thing in done), None)
    if fed is not None:
        food, model = places[fed.thing], figures[index].model
        x = food.x + 0.6 * model.length_m + 0.4 * figures[fed.thing].model.length_m
        places[index] = replace(places[index], x=x, y=food.y - 0.1 * model.length_m, heading=(-1.0, 0.0))
        return True
    borne = next((u for u in uses if u.actor == index and u.role == "load"), None)
    first = next((u for u in uses if borne and u.thing == borne.thing and u.role == "load" and u.actor in done), None)
    if borne is not None and first is not None:
        places[index] = bearer_place(figures[first.actor], figures[first.thing], places[first.actor])
        return True
    shared = next((u for u in uses if u.actor == index and _is_shared(u, figures) and u.thing in done), None)
    if shared is not None:
        places[index] = _at_shared(figures, places, uses, done, shared)
        return True
    throw = throw_to(figures, uses, index)
    if throw is not None and throw.actor in done:
        catches = partner_place(figures[throw.actor], places[throw.actor], throw.deed)
        places[index] = in_a_row(catches, figures[index].copy, ROW_OF_CATCHERS * figures[index].model.height_m)
        return True
    together = [use for use in mine if use.role in ("partner", "met") and use.deed.speed_mps == 0]
    if together or any(
        throw_to(figures, uses, use.actor) for use in uses if use.actor != index and _same_throw(use, uses, index)
    ):
        places[index] = replace(places[index], heading=SIDE_ON)
    return False


def _goes_first(use: Use) -> bool:
    """What orders two's deeds: a way that they go hand in hand is before what they turn to each other for."""
    return not (bool(use.deed.performance) and use.deed.row.object == "beside" and use.deed.speed_mps > 0)


def _with_other(
    figures: Sequence[Placed],
    places: list[Place],
    uses: Sequence[Use],
    done: Sequence[int],
    index: int,
    use: Use,
) -> bool:
    """Gives a figure its place by the other one of two that have to do with each other, if that one has a place."""
    other = use.thing if use.actor == index else use.actor
    if other not in done or (figures[index].copy > figures[other].copy and _apart(figures, index, other)):
        return False
    if use.role == "met":
        there = sum(u.role == "met" and u.thing == use.thing and u.actor in done for u in uses)
        places[index] = met_place(figures, use, index, places[other], there if use.actor == index else 0)
    elif use.actor == index and (lies := lies_in_bed(figures[other].part.deeds)) is not None:
        places[index] = bedside_place(figures[other], places[other], lies)
    elif use.role == "partner" and go_together(figures[index].part.deeds, figures[other].part.deeds):
        x, y = ahead_of(places[other], 0.0, ABREAST * figures[use.actor].model.height_m)
        places[index] = replace(places[other], x=x, y=y)
    elif use.role != "companion":
        places[index] = partner_place(figures[use.actor], places[other], use.deed, figures[use.thing])
    elif index == use.thing and not _shares_seat(figures[index], use):
        places[index] = companion_place(figures[use.actor], figures[index], places[other])
    else:
        return False
    return True


def _shares_seat(figure: Placed, use: Use) -> bool:
    """Whether an animal that somebody strokes or hugs is on the seat that they are on, and so beside them."""
    return bool(use.deed.seat) and not is_person(figure.part.subject) and figure.part.whereabouts.startswith("on the ")


ABREAST = 0.34
"""From one to the other of two who go the same way, over height."""
ROW_OF_CATCHERS = 0.42  # from one to the next of several to whom something is thrown, over height
STAGGER = 0.15  # how far a further one who pushes stands back, over height: from the side both are seen


def _at_shared(
    figures: Sequence[Placed], places: Sequence[Place], uses: Sequence[Use], done: Sequence[int], shared: Use
) -> Place:
    """The place of a further one at a thing: beside who does the same there, else round it."""
    there = [u for u in uses if u.thing == shared.thing and u.role == shared.role and u.actor in done]
    beside = shared.role == "push" or (shared.role == "table" and figures[shared.actor].copy <= 1)
    beside = beside or _has_one_side(figures[shared.thing])
    first = next((u for u in there if u.deed.words == shared.deed.words and beside), None)
    if first is not None and first.deed.posture == "stand" and not first.deed.row.pair:
        h = figures[first.actor].model.height_m
        place = places[first.actor]
        faces = facing_of(figures[first.actor].part, place, first.deed)
        back = -STAGGER * h if shared.role == "push" else 0.0
        x, y = ahead_of(replace(place, heading=faces), back)
        row = in_a_row(Place(x, y, faces), len({u.actor for u in there}), -BESIDE * h)
        return replace(place, x=row.x, y=row.y)
    at = places[shared.thing]
    if shared.role == "floor" and len({u.actor for u in there}) == 1:
        return across(places[there[0].actor], at)
    hx, hy = at.heading
    faced = at if shared.role in ROUND else replace(at, heading=(-hx, -hy))
    return table_place(figures[shared.actor], figures[shared.thing], faced, len({u.actor for u in there}))


def _has_one_side(thing: Placed) -> bool:
    """Whether all who are at a thing are on one side of it: at a wall, a fence, a blackboard."""
    return thing.part.subject.kind == "building" or stands_behind(thing.part.subject)


def _apart(figures: Sequence[Placed], index: int, other: int) -> bool:
    """Whether two figures are of different subjects, so that one of a group has no partner of its own there."""
    return figures[index].part.subject.id != figures[other].part.subject.id


def _is_shared(use: Use, figures: Sequence[Placed]) -> bool:
    """Whether several stand round a thing that one of them is at: a table, a snowman, a cart."""
    return use.role in (*ROUND, "push") or (
        use.role == "floor" and max(figures[use.thing].model.height_m, figures[use.thing].model.width_m) > ROUND_M
    )


def _order(figures: Sequence[Placed], lead: int, uses: Sequence[Use], used: Iterable[int]) -> list[int]:
    """The main subject first, or before it what it stands on, beside or before; then the others in order.

    What is used has no turn of its own.
    """
    everybody = [i for i in range(len(figures)) if i not in used]
    if lead not in everybody:
        lead = everybody[0] if everybody else lead
    cared_for = (u.thing for u in uses if u.actor == lead and u.role in WITH_SOMEBODY and u.thing in everybody)
    lead = next((i for i in cared_for if lies_in_bed(figures[i].part.deeds) is not None), lead)
    base = named_in(figures[lead].part.whereabouts, figures, everybody, figures[lead]) if figures else None
    if any(use.actor == lead and use.thing == base for use in uses) or (
        base is not None
        and (
            figures[base].part.speed_mps > 0
            or stands_behind(figures[base].part.subject)
            or is_goal(figures, lead, base)
            or throw_to(figures, uses, base)
        )
    ):
        base = None  # what the lead acts on or goes to has its place from there; what moves goes before or after it
    if base is not None and named_in(figures[base].part.whereabouts, figures, range(len(figures)), figures[base]):
        base = None  # what is in or on something else has its place from that
    ridden = mount_of(figures, lead) if figures else None
    lead = ridden if ridden in everybody else lead  # a rider's place is its mount's
    first = [lead] if base is None else [base, lead]
    return _on_what_is_there(figures, [*first, *(i for i in everybody if i not in first)]) if figures else []


def _on_what_is_there(figures: Sequence[Placed], order: list[int]) -> list[int]:
    """The order with what carries something before what is put on it: the shelf, then the jar."""
    sorted_: list[int] = []
    for index in order:
        words = figures[index].part.whereabouts
        later = [i for i in order if i not in sorted_ and i != index]
        base = named_in(words, figures, later, figures[index]) if sorted_ else None
        if base is not None and figures[base].part.speed_mps == 0 and is_put(words, figures[base].part.subject):
            sorted_.append(base)
        if index not in sorted_:
            sorted_.append(index)
    return sorted_


def _own_lift(shot: Shot, figure: Placed, lead: Placed) -> float:
    """Height at which a thing flies, or swims where the stage is under water; others stay on the ground.

    What is small flies no higher than the head of who is filmed.
    """
    height = figure.model.height_m
    flock = figure.part.subject.kind == "bird" and is_many(figure.part.subject) and figure.part.keeps is None
    if flock and all(deed.motion == "fly" for deed in figure.part.deeds):
        if is_a_skein(figure):  # one arm of it higher than the other, so that a V is seen from the side
            arm = (figure.copy + 1) // 2 * (1.0 if figure.copy % 2 else -1.0)
            return FLOCK_M + SKEIN_UP * height * arm
        return FLOCK_M + FLOCK_DEEP * height * sin(GOLDEN_RAD * figure.copy)
    if figure.part.motion == "fly" and all(deed.motion == "fly" for deed in figure.part.deeds):
        alone = [shot.request.lower()] if figure.part.subject.kind == "aircraft" and lead is figure else []
        told = [*alone, *(deed.words for deed in figure.part.deeds)]
        over = over_place_m(shot.setting.stage or "", told, shot.setting.place or "")
        if over > 0.0:
            return over + height
        small = figure is not lead and lead.part.motion != "fly" and height < lead.model.height_m
        return min(max(EYE_HIGH * lead.model.height_m if small else 2.0, 1.5 * height), 40.0)
    if figure.part.subject.kind == "boat" and any(_SURFACES.match(deed.words) for deed in figure.part.deeds):
        return -SUBMERGED * height
    if figure.part.subject.kind == "fish" and shot.setting.stage == "underwater":
        return max(0.8, 0.6 * height)
    return swims_at_m(shot, figure.part.subject, height)


def travel_to(terrain: Terrain, part: Part, place: Place, story_seconds: float, seed: int) -> Travel:
    """The way through a place, passed at the middle of the story."""
    kind = table("kinds").get(part.subject.kind or "")
    alive = bool(kind and (kind.animate or kind.id == "cycle"))
    speed = 0.0 if part.simulated else part.speed_mps
    return Travel(
        terrain=terrain,
        origin=(place.x, place.y),
        heading=place.heading,
        speed_mps=speed,
        origin_s=story_seconds / 2 if part.origin_s is None else part.origin_s,
        pace=part.pace,
        weave_m=WEAVE_M if alive and speed > 0 and part.pace is None else 0.0,
        weave_length_m=8.0 + 3.0 * speed,
        phase=2 * pi * (seed % 997) / 997,
        lift_m=place.lift_m,
        humps=humps_of(part.hops, lambda story_s: part.offset_m(story_s, story_seconds)),
    )
