"""What hangs on a wall, and what stands on a shelf, where nobody is by it: high on a wall behind it, on a board."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_alive
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = [
    "BRICK_WALL",
    "LARGEST_M",
    "ROOM_WALL",
    "WALLS",
    "as_hung",
    "hang_on_walls",
    "hangs_on_a_wall",
    "with_boards_for_small_things",
    "with_things_on_walls",
]

_KINDS: Final = frozenset({"device", "tool", "furniture", "thing", "cloth", "box"})
ROOM_WALL, BRICK_WALL = "plaster panel", "brick panel"
"""Walls as the props have them, and not as parts of a set."""
WALLS: Final = frozenset({ROOM_WALL, BRICK_WALL})
ON_A_WALL: Final = (f"on the {ROOM_WALL}", f"on the {BRICK_WALL}")
MIDDLE_M: Final = 1.5
"""How high the middle of what hangs on a wall is, m."""
LARGEST_M: Final = 2.0
_ROUGH: Final = re.compile(r"\b(?:brick|bricked|stone|garden|city|castle|alley) walls?\b")
SHELF_BOARD: Final = "shelf board"
SMALL_M: Final = 0.6
"""What is no higher is filmed on a board of the shelf, and not with the whole of it."""
_SHELF: Final = re.compile(r"\b(?:shelf|shelves|bookshelf|mantelpiece|mantel|mantle|ledge)$")
SEEN: Final = {"view": "three_quarter_front", "angle": "eye_level", "height_m": None, "distance_m": None}


def hangs_on_a_wall(shot: Shot, subject: Subject) -> bool:
    """Whether the words hang a thing on a wall: a clock, a mirror, a painting."""
    if subject.position in ON_A_WALL:
        return True
    if subject.kind not in _KINDS:
        return False
    name = re.escape(subject.noun.lower().split()[-1])
    hung = r"(?: that| which)?(?: is| are)?(?: [\w-]+ly)?(?: hangs?| hanging| hung| mounted| fixed)?(?: [\w-]+)?"
    wall = r"on (?:the|a|an|its|his|her|their|one) (?:[\w-]+ ){0,2}?walls?\b"
    return re.search(rf"\b{name}{hung} {wall}", shot.request.lower()) is not None


def with_things_on_walls(shot: Shot) -> Shot:
    """The shot with a wall for what hangs on one, if nobody is there with it.

    Args:
        shot: one of `a clock on the wall`.
    """
    hung = shot.main_subject
    if hung is None or any(is_alive(s) for s in shot.subjects) or not hangs_on_a_wall(shot, hung):
        return shot
    if (hung.height_m or 0.0) > LARGEST_M:
        return shot
    wall = next((s for s in shot.subjects if s is not hung and re.search(r"\bwalls?$", s.noun.lower())), None)
    rough = _ROUGH.search(shot.request.lower()) is not None
    panel = Subject(
        id="hung_on", noun=BRICK_WALL if rough else ROOM_WALL, kind="building", importance=Importance.BACKGROUND,
        looks=list(wall.looks) if wall is not None else [],
    )  # fmt: skip
    hung = as_hung(shot, hung).model_copy(update={"position": f"on the {panel.noun}", "importance": Importance.MAIN})
    others = [s for s in shot.subjects if s.id not in (hung.id, wall.id if wall else "")]
    beats = [b.model_copy(update=_hanging(b)) if b.subject == hung.id else b for b in shot.beats]
    gone = wall.id if wall is not None else ""
    beats = [b.model_copy(update={"target": ""}) if b.target == gone else b for b in beats if b.subject != gone]
    shot = shot.model_copy(update={"subjects": [hung, *others, panel], "beats": beats})
    return without_invented(shot, SEEN)


_HANGS: Final = re.compile(r"(?:hang|mount|fix)\w*\b")
_CROOKED: Final = re.compile(r"\b(?:crooked(?:ly)?|askew|lopsided|at an angle|tilted)\b")
FLAT_M: Final = 0.02
"""What is lower lies on a table, and hangs on a wall upright."""
FLAT_ON_A_WALL: Final = "wall poster"
PICTURE: Final = "picture"
AT_REST: Final = "resting in place"


def as_hung(shot: Shot, subject: Subject) -> Subject:
    """A thing as it is on a wall: sheets upright, pictures askew where the words say so."""
    prop = prop_of(subject.noun)
    if prop is not None and prop.height_m < FLAT_M:
        return subject.model_copy(update={"noun": FLAT_ON_A_WALL, "kind": "furniture", "height_m": None})
    if prop is not None and prop.id == PICTURE and _CROOKED.search(shot.request.lower()):
        return subject.model_copy(update={"noun": f"crooked {PICTURE}", "height_m": None})
    return subject


def _hanging(beat: Beat) -> dict[str, str]:
    """What a beat that only tells how a thing hangs is: rest; any other one stays."""
    rests = {"motion": "rest", "target": "", "action": AT_REST}
    return rests if _HANGS.match(beat.action.lower()) else {}


def hang_on_walls(figures: Sequence[Placed], places: list[Place]) -> None:
    """Hangs what is on a wall before it, at the height of the eyes.

    Args:
        figures: in the order of a shot as `with_things_on_walls` leaves it.
        places: of them; those of the thing and of its wall are changed.
    """
    for index, figure in enumerate(figures):
        subject = figure.part.subject
        base = next(
            (i for i, f in enumerate(figures) if f.part.subject.noun in WALLS and subject.position in ON_A_WALL),
            None,
        )
        if base is None:
            continue
        at, model, wall = places[index], figure.model, figures[base].model
        middle = min(MIDDLE_M, 0.7 * wall.height_m)
        places[index] = replace(at, lift_m=middle - model.height_m / 2, heading=(0.0, -1.0))
        behind = model.length_m / 2 + wall.length_m / 2
        places[base] = replace(places[base], x=at.x, y=at.y + behind, heading=(0.0, -1.0), lift_m=0.0)


def with_boards_for_small_things(shot: Shot) -> Shot:
    """The shot with one board of a shelf under the small things that stand on it, where nobody is by it.

    Args:
        shot: one of `a row of books on a shelf`; a shelf that is what the shot is of stays whole.
    """
    shelf = next((s for s in shot.subjects if s is not shot.main_subject and _SHELF.search(s.noun.lower())), None)
    main = shot.main_subject
    if shelf is None or main is None or any(is_alive(s) for s in shot.subjects) or (main.height_m or 1.0) > SMALL_M:
        return shot
    on_it = (
        rf"\b(?:on|atop|upon) (?:(?:an?|the|top of) )*(?:[\w-]+ ){{0,2}}?{re.escape(shelf.noun.lower().split()[-1])}\b"
    )
    if re.search(on_it, shot.request.lower()) is None:
        return shot
    board = {"noun": SHELF_BOARD, "kind": "furniture", "height_m": None, "importance": Importance.BACKGROUND}
    onto = {"position": f"on the {SHELF_BOARD}"}
    subjects = [
        s.model_copy(update=board) if s is shelf else s.model_copy(update=onto) if s is main else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})
