"""Scripts: who does what when and where, from the deeds and places of a cast."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from generators.previz.acting import Part
from generators.previz.anchors import anchors_of, gaze_of
from generators.previz.bearing import standing_m
from generators.previz.closing_in import closed_in
from generators.previz.deeds import Deed
from generators.previz.fitting import (
    HELD,
    Company,
    CompanyMember,
    ahead_of,
    aside_of,
    facing_of,
    floor_m,
    over_m,
    side_of,
    station_of,
)
from generators.previz.gripping import grip_of, hand_for, hold_for
from generators.previz.letting_go import GRAVITY, THROWN_UP_MPS
from generators.previz.motion.chute import down_chute
from generators.previz.motion.performing import Hold, performances
from generators.previz.motion.rotations import Vec
from generators.previz.motion.score import score_of
from generators.previz.motion.script import Anchor, Cue, Grip
from generators.previz.needs import Placed, Use
from generators.previz.place import SIDE_ON, Place, turned_to
from generators.previz.reach import aloft_of
from generators.previz.rigs.props import prop_of
from generators.previz.setting import Setting
from generators.previz.stepping_aside import STEPS_S, beside_the_mount, beside_the_table
from generators.previz.things import TURNED_TO

__all__ = ["cues_of"]

SEAT_SPACING_M = 0.62
"""From one to the next who sit side by side."""
THWART_M = 0.2
"""Height of a seat in a boat over its floor."""
LADDER_SLOPE = 0.24
"""How far a ladder leans away for each metre up."""


def cues_of(company: Company, uses: Sequence[Use], actor: int, mount: int | None, seconds: float) -> tuple[Cue, ...]:
    """The script of a person.

    Args:
        company: all figures.
        uses: everything that is used.
        actor: whose script.
        mount: what it rides.
        seconds: length of the story.
    """
    setting = Setting(company, uses, actor, seconds)
    me = setting.me
    return tuple(_cue(setting, deed, mount) for deed in me.placed.part.deeds)


HIGH_SEAT: Final = 0.5
"""Over somebody's height: on a seat as high as this no foot reaches the ground."""


def _cue(setting: Setting, deed: Deed, mount: int | None) -> Cue:
    me = setting.me
    part, row = me.placed.part, deed.row
    at = station_of(part, me.place, deed, setting.seconds)
    beside = beside_the_table(setting.company, setting.uses, setting.actor, deed, at) if mount is None else None
    beside = beside_the_mount(setting.company, setting.actor, deed, mount, at) if mount is not None else beside
    at = beside or at
    met = closed_in(setting.company, setting.uses, setting.actor, deed, at, setting.seconds) if mount is None else None
    at = met[0] if met else at
    posture = performances()[deed.posture]
    holds = _holds(setting, deed)
    raise_m = _climbed_m(setting, deed)
    raise_m += sum(standing_m(setting.company[u.thing].placed) for u in setting.of(deed, "board"))
    apart = aside_of(part, me.place, deed) != (0.0, 0.0)
    mark, facing, seat_m = ((at.x, at.y) if beside or met or apart else None), at.heading if met else None, None
    if deed.speed_mps == 0 and part.speed_mps > 0:
        facing = at.heading
    seats = setting.of(deed, "seat")
    if mount is not None and floor_m(setting.company[mount].placed):
        seat_m = THWART_M if posture.seated else None
    elif mount is not None and posture.seated:
        seat_m = over_m(setting.company[mount].placed)
    elif seats:
        under = setting.company[seats[0].thing]
        height = under.placed.model.saddle_m + under.place.lift_m - me.place.lift_m
        if under.placed.model.beam is None:
            mark = _share_seat(setting, seats[0], under, deed)
            facing = facing_of(part, me.place, deed) if posture.hips else under.place.heading
        else:  # at its own end of the beam
            mark, facing = (me.place.x, me.place.y), me.place.heading
            height -= under.placed.model.beam.drop_m  # legs are bent as for the lowest that it comes
        own_m = me.placed.model.seat_m
        high = posture.seated and height > HIGH_SEAT * me.placed.model.height_m  # a wall, a bough: the feet hang
        seat_m = height
        raise_m = height - own_m if high else height if posture.hips and not posture.seated else 0.0
    elif ridden := setting.of(deed, "mount"):
        seat_m = setting.company[ridden[0].thing].placed.model.saddle_m
        raise_m += 0.0 if posture.seated else floor_m(setting.company[ridden[0].thing].placed)
    elif posture.seated:
        seat_m = me.placed.model.seat_m
    seen = None
    if side_of(deed) is not None and deed.speed_mps == 0:
        facing, seen = facing or at.heading, me.place.heading
    elif deed.speed_mps == 0 and part.speed_mps > 0:
        seen = None if _has_turned(facing, me.place) else me.place.heading
    elif mount is None and not seats and deed.speed_mps == 0 and (aimed := setting.of(deed, *TURNED_TO)):
        to = setting.company[aimed[0].thing].travel
        facing = turned_to(at, *to.point(to.distance((deed.start_s + deed.end_s) / 2)))
        seen = me.place.heading
    elif deed.partner and deed.speed_mps == 0 and me.place.heading == SIDE_ON:
        seen = SEEN_SIDE_ON
    in_step = bool(row.leave_s or row.take_s or row.seat)  # a swing does not wait for who is on it
    offset = 0.0 if in_step or not row.period_s else 1.37 * me.placed.copy
    return Cue(
        start_s=deed.start_s,
        end_s=deed.end_s,
        motion=deed.motion,
        words=deed.words,
        score=score_of(deed.posture, _turned_over(setting, deed, at), *_hold_ids(holds), left_handed=deed.left_handed),
        travels=deed.speed_mps > 0,
        speed_mps=deed.speed_mps,
        mark=mark,
        facing=facing,
        seen=seen,
        raise_m=raise_m,
        seat_m=seat_m,
        climb_mps=_climb_mps(setting, deed),
        climb_slope=_climb_slope(setting, deed),
        aloft_m=_aloft_m(setting, deed),
        anchors=MappingProxyType(anchors_of(setting, deed, at, met[1] if met else None) | _bars(setting, mount)),
        grips=tuple(grip for _, grip in holds),
        gaze=gaze_of(setting, deed, at),
        offset_s=offset,
        blend_s=max(
            row.blend_s,
            posture.blend_s if _changes_posture(part, deed) else 0.0,
            STEPS_S if beside or met or apart else 0.0,
        ),
        pendulum=_ropes(setting, seats),
        turn=_sitters(setting, seats[0]).index(setting.actor) if seats and row.chute else 0,
    )


def _has_turned(facing: tuple[float, float] | None, place: Place) -> bool:
    """Whether somebody faces the other way than they go later: the camera is before them, and they leave it."""
    return facing is not None and facing[0] * place.heading[0] + facing[1] * place.heading[1] < TURNED_FROM


TURNED_FROM: Final = -0.4
"""Cosine of the angle from which on somebody faces another way."""


def _turned_over(setting: Setting, deed: Deed, at: Place) -> str:
    """The id of the row that a deed is played by: of two who hold hands, each gives the one that is nearer."""
    row = deed.row
    other = next((setting.company[use.thing].place for use in setting.of(deed, "beside")), None)
    if not row.on_the_right or other is None:
        return row.id
    if seats := setting.of(deed, "seat"):  # on it the first sits on the right
        sitters = _sitters(setting, seats[0])
        return row.on_the_right if sitters.index(setting.actor) > 0 else row.id
    hx, hy = at.heading
    return row.on_the_right if hx * (other.y - at.y) - hy * (other.x - at.x) < 0.0 else row.id


SEEN_SIDE_ON = (0.574, -0.819)
"""How the camera is to take the first of two who face one another: it looks at both from the side."""


def _climb_mps(setting: Setting, deed: Deed) -> float:
    """How fast somebody climbs: at the posture's own speed, but not beyond the top."""
    usual = performances()[deed.posture].climb_mps
    if usual == 0.0 or deed.row.climb_mps == 0.0:
        return 0.0
    body = setting.me.placed.model.height_m
    rooms = [_room_up_m(setting.company[use.thing].placed, body) for use in setting.of(deed, "front")]
    room = max(0.3, min(rooms, default=1e9))
    return min(usual, room / max(deed.end_s - deed.start_s, 0.5))


BARE_TRUNK: Final = 0.33
"""Share of a tree's height below its crown."""


def _room_up_m(thing: Placed, body_m: float) -> float:
    """How far somebody may climb up a thing: to where they still hold on to it, and on a tree to under its crown."""
    if thing.part.subject.kind == "tree":
        return BARE_TRUNK * thing.model.height_m - body_m
    return thing.model.height_m - 0.7 * body_m


def _climb_slope(setting: Setting, deed: Deed) -> float:
    """How far what is climbed leans away for each metre up."""
    climbed = [u.thing for u in setting.uses if u.actor == setting.actor and u.role == "front"]
    nouns = [setting.company[thing].placed.part.subject.noun.lower() for thing in climbed]
    return LADDER_SLOPE if deed.posture == "climb" and any("ladder" in noun for noun in nouns) else 0.0


def _climbed_m(setting: Setting, deed: Deed) -> float:
    """How high somebody is who has climbed before and not come down."""
    height = 0.0
    for other in setting.me.placed.part.deeds:
        if other is deed:
            break
        height = (
            height + _climb_mps(setting, other) * (other.end_s - other.start_s) if other.posture == "climb" else 0.0
        )
    return height if deed.posture == "climb" else 0.0


def _bars(setting: Setting, mount: int | None) -> dict[str, Anchor]:
    """The handlebars of what is ridden."""
    ridden = [mount] if mount is not None else []
    ridden += [u.thing for u in setting.uses if u.actor == setting.actor and u.role == "mount"]
    if not ridden:
        return {}
    member = setting.company[ridden[0]]
    prop = prop_of(member.placed.part.subject.noun)
    if prop is None or prop.bars is None:
        return {}
    h = member.placed.model.height_m
    ahead, _, up = prop.bars
    travel = setting.me.travel
    forward = (ahead - prop.seat_x) * h

    def point(story_s: float) -> Vec:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        dx, dy = travel.direction(distance)
        return (x + dx * forward, y + dy * forward, travel.ground(distance) + up * h)

    return {"bars": point}


def _aloft_m(setting: Setting, deed: Deed) -> float:
    """How high over the hand that is which somebody has on a string, or throws up, m."""
    if deed.performance and deed.row.leaves_to == "up":
        return THROWN_UP_MPS**2 / (2.0 * GRAVITY)
    nouns = [setting.company[u.thing].placed for u in setting.of(deed, "aloft")]
    return max((aloft_of(p.part.subject.noun)[2] + p.model.height_m for p in nouns), default=0.0)


def _changes_posture(part: Part, deed: Deed) -> bool:
    index = next(i for i, other in enumerate(part.deeds) if other is deed)
    return index > 0 and part.deeds[index - 1].posture != deed.posture


def _ropes(setting: Setting, seats: Sequence[Use]) -> tuple[float, float] | None:
    """The pendulum of the swing that somebody sits on, whatever they do there."""
    hung = any("swing" in setting.company[use.thing].placed.part.subject.noun.lower().split() for use in seats)
    return performances()["swing"].pendulum if hung else None


def _slid_m(setting: Setting, deed: Deed) -> float:
    """How far ahead of its seat's middle somebody sits who has come down a slide before, m."""
    before = [d for d in setting.me.placed.part.deeds if d.start_s < deed.start_s and d.performance and d.row.chute]
    return down_chute(before[-1].row.chute, before[-1].end_s - before[-1].start_s).ahead_m if before else 0.0


def _share_seat(setting: Setting, seat: Use, under: CompanyMember, deed: Deed) -> tuple[float, float]:
    """The place on a seat, side by side with others who sit on it; a slide takes one after the other."""
    if deed.row.chute:
        return under.place.x, under.place.y
    sitters = _sitters(setting, seat)
    index = sitters.index(setting.actor)
    aside = (index - (len(sitters) - 1) / 2) * SEAT_SPACING_M
    return ahead_of(under.place, _slid_m(setting, deed), aside)


def _sitters(setting: Setting, seat: Use) -> list[int]:
    """All who sit on a seat, from the right one on."""
    return list(dict.fromkeys(u.actor for u in setting.uses if u.role == "seat" and u.thing == seat.thing))


def _hold_ids(holds: Sequence[tuple[Hold, Grip]]) -> tuple[str, str]:
    ids = [hold.id for hold, _ in holds]
    return (ids[0] if ids else ""), (ids[1] if len(ids) > 1 else "")


def _holds(setting: Setting, deed: Deed) -> list[tuple[Hold, Grip]]:
    """What is in the hands in a deed, the leading hand's first: its own things, else what was taken before."""
    own = setting.of(deed, *HELD)
    kept = [] if any(use.role == "hand" for use in own) else kept_in_hand(setting, deed)
    found: list[tuple[Hold, Grip]] = []
    for use in (*own, *kept):
        thing = setting.company[use.thing].placed
        hold = hold_for(thing, setting.me.placed, deed)
        hand = hand_for(use.role, hold, deed)
        if any(grip.hand == (hand or hold.hand) for _, grip in found):
            continue
        found.append((hold, grip_of(thing, hold, hand)))
    return found


def kept_in_hand(setting: Setting, deed: Deed) -> list[Use]:
    """What the actor still holds from an earlier deed, or holds already for a later one."""
    mine = [u for u in setting.uses if u.actor == setting.actor and u.role == "hand"]
    earlier = [u for u in mine if u.deed.start_s < deed.start_s]
    if earlier:
        last = earlier[-1]
        return [last] if not last.deed.row.leaves_to else []
    later = [u for u in mine if u.deed.start_s > deed.start_s]
    if later and later[0].deed.row.take_s == 0 and not _handed_over(setting, later[0]):
        return [later[0]]
    return []


def _handed_over(setting: Setting, use: Use) -> bool:
    """Whether somebody else has the thing before."""
    return any(
        u.thing == use.thing and u.actor != use.actor and u.deed.start_s < use.deed.start_s for u in setting.uses
    )
