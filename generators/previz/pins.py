"""What labels point at: a part of a subject, or its middle, in the world and in the picture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.lettering import Anchor
from generators.previz.camera import project
from generators.previz.filmed import Filmed
from generators.previz.scene import Frame, Scene
from prompts.shot import OnScreenText, Shot, Subject

__all__ = ["Pins"]

PINNED: Final = frozenset({"label"})
"""Roles that point at something even when no target is given."""
SAMPLES: Final = 5
"""Instants of the clip by which a label's side is chosen."""
SEEN: Final = 0.12
"""A part that is smaller than this, over its full size, is not there to be pointed at."""
PLACES: Final = ("left", "right", "top", "bottom", "centre", "center", "middle")
"""Words of a position that say where in the picture, not which part."""


class Pins:
    """The points that a shot's texts are pinned to.

    Bodies of a figure are called `s<subject>.<copy>/<bone>` in the model, so a label that names a bone (head, tail,
    wheel, nucleus), or whose position does, points at that part.
    """

    def __init__(self, shot: Shot, stage: Filmed) -> None:
        self._drawn, self._scene = stage.drawn, stage.scene
        self._bodies = _bodies(stage.model) if shot.text else {}
        # A stage that was read from a file has no tracks, and its figures the numbers of the shot.
        self._numbers = {track.subject_id: track.number for track in reversed(getattr(stage, "tracks", ()))}
        self._geoms = {
            number: geoms
            for number, text in enumerate(shot.text)
            if len(geoms := self._pointed_at(text, shot.subjects, stage.model))
        }
        self._parts = {n for n, geoms in self._geoms.items() if len({stage.model.geom_bodyid[g] for g in geoms}) == 1}
        self._sides = dict.fromkeys(self._geoms, 1)
        if self._geoms:
            self._sides = self._outward(stage, shot.duration_s or 0.0)

    def _outward(self, stage: Filmed, seconds: float) -> dict[int, int]:
        """The side that each label stands on all through the clip: outward from the middle, -1 left or 1 right."""
        data, sums = stage.new_data(), dict.fromkeys(self._geoms, 0.0)
        for clip_s in np.linspace(0.0, seconds, SAMPLES):
            frame = stage.frame(float(clip_s), data, air=False)
            for number, anchor in self.anchors(data, frame, 1, 1).items():
                sums[number] += anchor.x - 0.5
        return {number: 1 if total >= 0.0 else -1 for number, total in sums.items()}

    def _pointed_at(self, text: OnScreenText, subjects: Sequence[Subject], model: Any) -> NDArray[np.intp]:
        """The geoms whose middle a text is pinned to; none for a text that stands in the picture."""
        none = np.zeros(0, np.intp)
        if text.role not in PINNED and not text.target:
            return none
        number = _named(text, subjects)
        staged = self._numbers.get(subjects[number - 1].id, number) if subjects else number
        figure = {name: body for (owner, name), body in self._bodies.items() if owner == staged}
        part = _part(text, tuple(figure))
        if part is None and (not figure or not _is_called(text, subjects[number - 1])):
            others = {name: body for (_, name), body in reversed(self._bodies.items())}
            figure, part = (others, found) if (found := _part(text, tuple(others))) else (figure, None)
        if not figure:
            return none
        bodies = [figure[part]] if part else list(figure.values())
        return np.flatnonzero(np.isin(model.geom_bodyid, bodies))

    def anchors(self, data: Any, frame: Frame, width: int, height: int) -> Mapping[int, Anchor]:
        """Where the points lie in a picture, by the text's number.

        What lies outside it, or has not grown to be seen yet, is not pointed at.

        Args:
            data: the stage's `MjData`, posed.
            frame: of the picture.
            width: pixels.
            height: pixels.
        """
        places = np.array(data.geom_xpos, np.float64)
        places[self._drawn] = frame.position  # what grows has moved beside its bone
        found = {}
        for number, geoms in self._geoms.items():
            middle = places[geoms].mean(axis=0)
            if number in self._parts:  # of several that lie apart, as in a cell, one is pointed at
                away = np.linalg.norm(places[geoms] - middle, axis=1)
                middle = places[geoms][int(away.argmin())]
            across, up, depth = project(frame.camera, middle)
            x, y = (0.5 + across) * width, (0.5 - up) * height
            inside = depth > 0.0 and 0.0 <= x <= width and 0.0 <= y <= height
            found[number] = Anchor(x, y, inside and self._has_grown(frame, geoms), self._sides[number])
        return found

    def _has_grown(self, frame: Frame, geoms: NDArray[np.intp]) -> bool:
        """Whether any of the shapes is there to be pointed at."""
        numbers = np.flatnonzero(np.isin(self._drawn, geoms))
        return (
            frame.scale is None or not len(numbers) or any(_share(frame, self._scene, int(n)) > SEEN for n in numbers)
        )


def _share(frame: Frame, scene: Scene, number: int) -> float:
    """The least extent of a shape over that of its full size."""
    assert frame.scale is not None
    bent = frame.meshes.get(number)
    if bent is None:
        return float(frame.scale[number].min())
    first, last = scene.mesh_face_range[number]
    full = np.ptp(scene.mesh_vertices[np.unique(scene.mesh_faces[first:last])], axis=0)
    return float((np.ptp(bent, axis=0) / np.maximum(full, 1e-6)).min())


def _bodies(model: Any) -> dict[tuple[int, str], int]:
    """Subject number and bone name to body, of the first figure of every subject."""
    found = {}
    for body in range(model.nbody):
        name = mujoco.mj_id2name(model, mujoco.mjtObj.mjOBJ_BODY, body) or ""
        match = re.fullmatch(r"s(\d+)\.0/(.+)", name)
        if match:
            found[int(match[1]), match[2]] = body
    return found


def _named(text: OnScreenText, subjects: Sequence[Subject]) -> int:
    """Number of the subject that a text belongs to: its target, else whom it names, else the first."""
    wanted = text.text.lower()
    by_target = (n for n, s in enumerate(subjects, 1) if text.target and s.id == text.target)
    by_name = (n for n, s in enumerate(subjects, 1) if wanted in {s.noun.lower(), s.name.lower(), s.id.lower()})
    return next(by_target, next(by_name, 1))


def _is_called(text: OnScreenText, subject: Subject) -> bool:
    """Whether a text is a subject's own name, and so means all of it."""
    return text.text.lower() in {subject.noun.lower(), subject.name.lower()}


def _part(text: OnScreenText, bones: Sequence[str]) -> str | None:
    """The bone that the text or its position names, if any: the very one that the position is called, first of all."""
    if text.position in bones:
        return text.position
    said = re.findall(r"[a-z]+", f"{text.position} {text.text}".lower())
    words = {form for word in said if word not in PLACES for form in (word, word.removesuffix("s"))}
    side = next((s[0] for s in ("left", "right") if s in said), "")
    fitting = [bone for bone in bones if bone.rpartition("/")[2].rstrip("0123456789_") in words]
    return next((bone for bone in fitting if side and bone.startswith(f"{side}/")), next(iter(fitting), None))
