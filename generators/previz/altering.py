"""What changes the shapes of the bound cast by more than their places: melting, cloth, ramps, pouring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.airborne import is_stroke
from generators.previz.building import linear_rgb
from generators.previz.burning import GLOWS, darkened
from generators.previz.changing import Course, Shapes, both, fluttering, parts_changed
from generators.previz.donning import dressing
from generators.previz.light.changing import flash
from generators.previz.meeting import is_ramp, ramp_stretch
from generators.previz.needs import Use
from generators.previz.performance import Member, Player
from generators.previz.pouring import Pour, Stream, framed, from_above, in_hand, tilting, timing_of
from generators.previz.rigs import Model
from generators.previz.scene import GeomKind
from generators.previz.shattering import in_pieces, shatters_s
from generators.previz.signals import is_signal, signalling
from prompts.shot import Shot

__all__ = ["changed", "pour_out"]

STROKE: Final = 0.12
"""Strength of a flash in which the stroke itself is seen."""
UNSEEN: Final = (0.0, 0.0, -500.0)
LIKE: Final = 0.01
"""How near a shape's colour is to that of the part of somebody that it belongs to."""
EYED, EYE = frozenset({"quadruped", "bird", "fish", "reptile"}), 0.05
"""Kinds whose eyes keep their colour, and the size of an eye at the most, over body height."""
STEM: Final = linear_rgb((78, 132, 52))
"""The green of stems and leaves, which stays where a flower changes its colour."""
EMISSION: Final = 11
"""Which of a geom's user numbers says how it glows."""


def changed(
    player: Player,
    member: Member,
    model: Any,
    shot: Shot,
    seconds: float,
    swings: Sequence[tuple[float, float, float]] = (),
) -> Player:
    """A player with what becomes of it and its parts, which `swings` open and close; the rest is as for `_changed`."""
    player = _changed(player, member, model, shot, seconds)
    if member.model.dressed:
        player = replace(player, alter=both(player.alter, dressing(model, member.model)))
    if not member.model.changing:
        return player
    return replace(player, alter=both(player.alter, parts_changed(model, member.model, seconds, swings)))


def _changed(player: Player, member: Member, model: Any, shot: Shot, seconds: float) -> Player:
    """A player with what becomes of it: its size and colour, its cloth, the slope of a ramp.

    Args:
        player: bound.
        member: what it was built from.
        model: the compiled model.
        shot: what happens.
        seconds: of story.
    """
    course, geoms = member.course, geoms_of(model, member.model)
    if player.burning is not None:
        emission = model.geom_user[geoms, EMISSION]
        out = darkened(geoms, emission, player.burning, member.part.subject)
        plume = replace(player.plume, burns=player.burning.strength) if player.plume else None
        player = replace(player, alter=out, plume=plume)
    if is_signal(member.part.subject):
        lamps = geoms[model.geom_user[geoms, EMISSION] > GLOWS]
        return replace(player, alter=signalling(shot, member.part.subject, lamps, model.geom_rgba[lamps, :3]))
    if is_ramp(member.part.subject):
        factors = np.tile((1.0, 1.0, ramp_stretch(shot)), (len(geoms), 1))
        return replace(player, alter=lambda t, s: s.stretch(geoms, np.array(player.animation(t).position), factors))
    breaks = None if member.part.owner else shatters_s(shot, member.part.subject, player, seconds)
    if breaks is not None:
        return in_pieces(player, member, model, geoms, breaks)
    if is_stroke(member.part.subject):
        return replace(player, alter=lambda t, s: _only_in_flashes(geoms, t, s))
    if member.model.cloth is not None:
        stands = player.animation(0.0)
        alter = fluttering(member.model.cloth, geoms, stands, shot, seconds, member.seed)
        return replace(player, alter=alter if course is None else both(alter, course.repaint(geoms)))
    if course is None:
        return player
    pool = int(geoms[-1]) if course.change.puddle else None
    geoms = geoms[:-1] if pool is not None else geoms
    plain = (model.geom_user[geoms, EMISSION] == 0.0) | (member.part.subject.kind == "celestial")
    plain &= _turns(member, course, model.geom_user[geoms, 0], model.geom_rgba[geoms, :3])
    if course.part:
        own = member.model.parts.get(course.part)
        if own is None:
            return player
        plain &= np.abs(model.geom_rgba[geoms, :3] - np.asarray(own)).max(axis=1) < LIKE
    elif member.part.subject.kind in EYED:
        plain &= model.geom_rbound[geoms] > EYE * member.model.height_m

    def foot(story_s: float) -> NDArray[np.float64]:
        return np.asarray(player.animation(story_s).position, np.float64)

    alter = both(player.alter, course.alter(geoms, plain, foot, member.model.height_m, pool))
    plume = replace(player.plume, sunk=course.sunk) if player.plume else None
    return replace(player, alter=alter, plume=plume)


def _turns(
    member: Member, course: Course, kinds: NDArray[np.float64], colours: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which of its shapes take on another colour: the leaves of a tree, and not its wood; a flower's petals."""
    every = np.ones(len(kinds), bool)
    if any(finish is not None for finish in course.finishes):
        return every
    if member.part.subject.kind == "tree":
        return np.asarray(kinds != GeomKind.ROUND_CONE, np.bool_)
    if member.part.subject.kind == "plant":
        green = np.asarray(np.abs(colours - np.asarray(STEM)).max(axis=1) < LIKE, np.bool_)
        return every if green.all() else ~green
    return every


def _only_in_flashes(geoms: NDArray[np.intp], story_s: float, shapes: Shapes) -> None:
    """Hides a stroke of lightning but for the moments at which the sky flashes."""
    if flash(story_s) < STROKE:
        shapes.position[geoms] = UNSEEN


def pour_out(
    pour: Pour,
    stream: Stream,
    players: list[Player],
    members: Sequence[Member],
    uses: Sequence[Use],
    model: Any,
    seconds: float,
) -> frozenset[str]:
    """Lets a stream flow and its vessel fill; the players in it are replaced in the list.

    Args:
        pour: who pours what into what.
        stream: its shapes.
        players: all, in the order of the members.
        members: what they were built from.
        uses: who holds what.
        model: the compiled model.
        seconds: of story.

    Returns:
        ids of the vessels that the camera shows with their stream: filled while nobody is at it, or in a close size.
    """
    by_id = {m.part.subject.id: i for i, m in reversed(list(enumerate(members)))}
    into, timing = by_id[pour.into], timing_of(pour, seconds)
    vessel, filled = members[into], players[into]
    foot = np.asarray(filled.animation(timing.start_s).position, np.float64)
    bottle = next((u.thing for u in uses if u.role == "tool" and u.actor == by_id.get(pour.actor)), None)
    source = by_id.get(pour.source)
    if pour.actor and (held := source if source is not None else bottle) is not None:
        noun = members[held].part.subject.noun
        spring = in_hand(players[held].animation, noun, members[held].model)
    elif source is not None:
        tilted = members[source]
        animation, spring = tilting(
            foot,
            vessel.model.height_m,
            vessel.model.length_m,
            tilted.part.subject.noun,
            tilted.model,
            timing,
            players[source].animation,
        )
        players[source] = replace(players[source], animation=animation)
    else:
        spring = from_above(foot, vessel.model.height_m)

    def place(story_s: float) -> NDArray[np.float64]:
        return np.asarray(filled.animation(story_s).position, np.float64)

    alter = stream.alter(model, place, spring, timing.start_s, timing.end_s)
    players[into] = replace(filled, alter=both(filled.alter, alter))
    if pour.actor and not pour.close:
        return frozenset()
    by_hand = bool(pour.actor)
    seen = source is not None or by_hand
    track = framed(pour.into, vessel.part.number, foot, vessel.model, with_source=seen, by_hand=by_hand)
    players[into] = replace(players[into], track=track)
    return frozenset({pour.into})


def geoms_of(model: Any, rigged: Model) -> NDArray[np.intp]:
    """The geoms of a figure in the compiled model."""
    root = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/root")
    return np.flatnonzero(model.body_rootid[model.geom_bodyid] == root)
