"""What may be changed of a camera that is set right: what the user said of it is kept to within a little."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from generators.previz.bonds import keepings
from generators.previz.camera import CameraPath
from generators.previz.camera.frame_size import told
from generators.previz.light import cues_of
from generators.previz.supervising.wanted import GOES_TO, receivers_of
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["DRINKING_WIDER", "INWARD", "Limits", "is_of_drinking", "limits_of", "told_moves"]
_WIDER: Final = (1.8, 2.4, 1.2)
"""How much farther the camera goes to hold everything: from a whole figure, from a close one, and where it was told."""
KEPT_WIDER: Final = 3.2
"""And to hold those who go after, before or beside one another."""
REST_WIDER: Final = 1.3
"""And for what nobody acts on."""
DRINKING_WIDER: Final = 1.6
"""How many times as far as it was told a camera goes for who drinks: to hold the face and what comes up to it."""
INWARD: Final = frozenset({"dolly_in", "zoom_in"})
GENTLE: Final = 0.45
"""Share of a move in that is left where all of it would lose what comes later."""
AROUND: Final = frozenset({"arc_cw", "arc_ccw", "orbit"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be changed: how far away the camera may go, for the rest too, m; whether it may go round and up.

    `lens` is whether a shorter one may be taken from nearer.
    """

    farthest_m: float
    for_rest_m: float
    turns: bool
    rises: bool
    lens: bool
    gentle: frozenset[int] = frozenset()
    """Numbers of the moves in whose length nobody asked for."""
    around: frozenset[int] = frozenset()
    """Numbers of the moves round the subject that nobody asked for."""
    for_work_m: float = 0.0
    """How far away it may go to hold somebody at work, m."""

    def calmer(self, path: CameraPath) -> CameraPath:
        """The path without the moves round its subject that nobody asked for."""
        moves = enumerate(path.planned)
        return replace(path, planned=tuple(replace(m, total=0.0) if n in self.around else m for n, m in moves))

    def gentler(self, path: CameraPath) -> CameraPath:
        """The path with moves in that go less far, so that what comes later still fits."""
        moves = enumerate(path.planned)
        slower = tuple(replace(m, total=GENTLE * m.total) if n in self.gentle else m for n, m in moves)
        return replace(path, planned=slower)


def limits_of(shot: Shot, path: CameraPath) -> Limits:
    """The limits of a shot's camera, whose path is as its framing and moves have it."""
    free = not (told(shot, "camera.size") or told(shot, "camera.distance_m"))
    turns = not (told(shot, "camera.view") or (path.aiming.follows and told_moves(shot)))
    skyward = cues_of(shot).shown != ""  # the sun or the moon is to be in the frame
    rises = not (told(shot, "camera.angle") or told(shot, "camera.height_m") or skyward)
    kept = any(k.pace == 1.0 for k in keepings(shot)) or _goes_to_somebody(shot) or receivers_of(shot) != ()
    most_wider, close_wider, told_wider = _WIDER
    usual = KEPT_WIDER if kept else close_wider if path.framing.close else most_wider
    lens = not (told(shot, "camera.focal_length_mm") or told(shot, "camera.distance_m"))
    most = usual if free else told_wider
    away = path.framing.distance_m
    gentle = frozenset(
        n for n, move in enumerate(path.planned) if move.kind in INWARD and not told(shot, f"camera.moves[{n}].amount")
    )
    around = (
        frozenset() if told_moves(shot) else frozenset(n for n, move in enumerate(path.planned) if move.kind in AROUND)
    )
    return Limits(most * away, min(most, REST_WIDER) * away, turns, rises, lens, gentle, around)


def is_of_drinking(shot: Shot) -> bool:
    """Whether all that is done comes up to the face, so that a close shot of that shows it."""
    done = [beat.action.lower() for beat in shot.beats if beat.target]
    return bool(done) and all(_AT_THE_LIPS.match(action) for action in done)


_AT_THE_LIPS: Final = re.compile(r"(?:drink|sipp|sip|lick|smok|biting|blowing bubbles)")


def _goes_to_somebody(shot: Shot) -> bool:
    """Whether somebody is with another at the end whom they go to, and so both are to be seen."""
    people = {subject.id for subject in shot.subjects if is_person(subject)}
    return any(beat.target in people and GOES_TO.search(beat.action.lower()) for beat in shot.beats)


def told_moves(shot: Shot) -> bool:
    """Whether the user said how the camera moves, or that it does not."""
    paths = ["camera.moves", *(f"camera.moves[{n}].kind" for n in range(len(shot.camera.moves)))]
    return any(told(shot, path) for path in paths)
