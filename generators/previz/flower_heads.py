"""Pictures of a flower's head: where an insect settles on it, or a close picture is of the flower."""

from __future__ import annotations

from typing import Final

from generators.previz.fitting import CompanyMember
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Shot, Subject

__all__ = ["HEAD", "has_head", "head_in_picture", "picture_of_head"]

CLOSE: Final = frozenset({"close_up", "extreme_close_up", "medium_close_up", "macro", "insert"})
HIGH: Final = 0.78
"""A flower's head is the part of a plant over this share of its height, where its row has its focus there."""
HEAD: Final = 0.28
"""Height of the picture of a head with what is on it, over the whole plant's."""


def has_head(member: CompanyMember) -> bool:
    """Whether a plant has a head on a stem: a sunflower, a rose, and no fern."""
    model = member.placed.model
    return member.placed.part.subject.kind == "plant" and model.focus[2] > HIGH * model.height_m


def head_in_picture(shot: Shot, subject: Subject) -> bool:
    """Whether the size of the picture asks for a flower's head and not for all of it."""
    return shot.main_subject is subject and shot.camera.size in CLOSE and subject.count == 1


def picture_of_head(member: CompanyMember) -> PlaceTrack:
    """What the camera has to show of a flower: its head, and a little over it."""
    model, (x, y) = member.placed.model, member.travel.origin
    foot = member.travel.terrain.height(x, y) + member.travel.lift_m
    tall = HEAD * model.height_m
    extents = Extents(tall, tall, tall, tall / 2, (0.0, 0.0, tall / 2))
    part = member.placed.part
    return PlaceTrack(part.subject.id, part.number, extents, (x, y, foot + model.focus[2] + 0.1 * tall), of_a_part=True)
