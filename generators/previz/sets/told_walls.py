"""Rooms of a colour: a pink lobby, a bathroom with green walls."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.previz.building import Surface
from generators.previz.sets.dressing import SetSite
from generators.previz.told_colours import colours_told_of

__all__ = ["walls_as_told"]

_ENDS: Final = (
    r"(?=$|[.,;:!]| (?:with|in|at|by|as|while|and|where|on|of|lit|full|under|to|for|during|next|the|an?|[a-z]+ing)\b)"
)
_ROOMS: Final = (
    r"(?:(?:living|dining|bath|bed|hotel|waiting|class|laundry|motel|ball|throne|dressing|empty) ?)?"
    r"(?:rooms?|walls?|wallpaper|tiles|kitchen|lobby|hall|hallway|corridor|office|apartment|caf[eé]|diner|parlou?r|salon"
    r"|nursery|interior|motel|lounge|foyer|bathroom|bedroom|locker room)" + _ENDS
)


def walls_as_told(site: SetSite, walls: Surface) -> Surface:
    """The walls of a room in the colour that the words give to the room or to them; as they are where they give none.

    Args:
        site: whose shot is read.
        walls: of the room as it is by its kind.
    """
    setting = site.shot.setting
    text = ". ".join((site.shot.request, setting.place, *setting.details)).lower()
    told = colours_told_of(text, _ROOMS)
    if not told:
        return walls
    painted = Surface.of(*told[0], roughness=0.9)
    return replace(painted, roughness=walls.roughness)
