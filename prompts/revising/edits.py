"""Changing fields by path, keeping locks, and releasing what the director decided because of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from prompts.shot import Shot, Source

__all__ = ["Edits", "locked_by", "released", "released_paths", "value_of"]

_STEP: Final = re.compile(r"([A-Za-z_]+)|\[(\d+)\]")

DEPENDENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "setting.time_of_day": ("lighting", "style.palette", "style.grade", "sound.ambience", "end_state", "setting.stage_light"),
    "setting.weather": ("lighting", "style.palette", "style.grade", "sound.ambience", "setting.wind_mps", "physics", "end_state"),
    "setting.place": ("lighting", "setting.stage", "setting.interior", "setting.weather", "setting.details", "style.palette",
                      "style.grade", "sound.ambience", "physics", "end_state"),
    "setting.stage": ("lighting", "style.palette", "style.grade", "sound.ambience", "physics", "end_state"),
    "setting.season": ("lighting", "style.palette", "style.grade"),
    "camera.size": ("camera.distance_m", "camera.focal_length_mm", "camera.aperture_f", "camera.height_m", "camera.focus",
                    "camera.composition", "camera.moves.amount"),
    "camera.focal_length_mm": ("camera.distance_m", "camera.aperture_f", "camera.focus", "camera.moves.amount"),
    "camera.distance_m": ("camera.size", "camera.aperture_f"),
    "camera.angle": ("camera.height_m", "camera.composition"),
    "camera.view": ("lighting.key_azimuth_deg", "camera.composition", "beats.direction"),
    "camera.aperture_f": ("camera.focus",),
    "camera.moves": ("camera.stability", "camera.view", "camera.focal_length_mm", "camera.distance_m", "camera.composition",
                     "camera.focus", "end_state"),
    "camera.stability": (),
    "subjects": ("camera", "physics", "style.palette", "sound.ambience", "end_state", "setting.place", "setting.stage",
                 "lighting.key_azimuth_deg"),
    "beats": ("camera", "physics", "beats.start_s", "beats.end_s", "beats.speed_mps", "beats.direction", "duration_s",
              "sound.ambience", "end_state"),
    "time_scale": ("beats.start_s", "beats.end_s", "duration_s", "camera.shutter_deg", "camera.moves.start_s",
                   "camera.moves.end_s", "camera.moves.amount", "physics.time_s"),
    "duration_s": ("beats.start_s", "beats.end_s", "camera.moves.start_s", "camera.moves.end_s", "camera.moves.amount",
                   "physics.time_s"),
    "aspect": ("camera.distance_m", "camera.composition"),
    "style.look": ("style.palette", "style.grade", "lighting"),
    "lighting.setup": ("lighting",),
    "lighting.sun_elevation_deg": ("lighting.colour_temperature_k", "lighting.key_fill_ratio"),
}  # fmt: skip
"""Field to the fields that the director decides because of it. A path without numbers stands for every item."""

_IMPLIED: Final = frozenset({"setting.stage_light"})


@dataclass(slots=True)
class Edits:
    """The changes that a sentence asks for, collected before any is made.

    Attributes:
        values: path to new value. A path ends in a field, or is a whole list such as `subjects`.
        said: path to the words that asked for it.
        incidental: paths that only follow from another edit, such as a renamed subject's beats; they release nothing.
    """

    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    incidental: set[str] = field(default_factory=set)

    def put(self, path: str, value: Any, said: str, *, incidental: bool = False) -> None:
        """Ask for a value; a later word on the same field wins."""
        self.values[path] = value
        if incidental:
            self.incidental.add(path)
        self.said[path] = said.strip(" ,.;")

    def locked(self, shot: Shot) -> str:
        """The first lock that these edits would break, if any."""
        return next((lock for path in self.values if (lock := locked_by(shot, path))), "")

    def apply(self, shot: Shot) -> Shot:
        """The shot with the values set, their cues written, and the director's dependent choices released.

        Raises:
            pydantic.ValidationError: a value is out of its field's range.
        """
        before = shot.model_dump(mode="json")
        data = shot.model_dump(mode="json")
        changed = [p for p, v in self.values.items() if p not in self.incidental and v != value_of(before, p)]
        for path, value in self.values.items():
            if value == value_of(data, path):
                continue
            _set(data, path, value)
            _forget(data["provenance"], path)
            data["provenance"][path] = {"source": Source.USER.value, "reason": f"said: '{self.said[path][:300]}'"}
        for path in released_paths(shot, changed):
            if not any(_within(path, own) or _within(own, path) for own in self.values):
                _release(data, path)
        return Shot.model_validate(data)


def _within(path: str, other: str) -> bool:
    return path == other or path.startswith((f"{other}.", f"{other}["))


def locked_by(shot: Shot, path: str) -> str:
    """The lock that forbids changing a path: the path itself, one that contains it, or one inside it."""
    return next((lock for lock in shot.locks if _within(path, lock) or _within(lock, path)), "")


def released_paths(shot: Shot, changed: Iterable[str]) -> tuple[str, ...]:
    """The paths that the director decided and that depend on a changed field; locked ones stay."""
    wanted = {dependent for path in changed for dependent in _dependents(path)}
    found = []
    for path, cue in shot.provenance.items():
        bare = re.sub(r"\[\d+\]", "", path)
        if cue.source is Source.DIRECTOR and not locked_by(shot, path) and any(_within(bare, w) for w in wanted):
            found.append(path)
    return tuple(found)


def _dependents(path: str) -> tuple[str, ...]:
    bare = re.sub(r"\[\d+\]", "", path)
    while bare:
        if bare in DEPENDENTS:
            return tuple(d for d in DEPENDENTS[bare] if d not in _IMPLIED)
        bare = bare.rpartition(".")[0]
    return ()


def released(shot: Shot) -> Shot:
    """The shot with every unlocked choice of the director taken back: what the user and memory said remains."""
    data = shot.model_dump(mode="json")
    for path, cue in shot.provenance.items():
        if cue.source is Source.DIRECTOR and not locked_by(shot, path):
            _release(data, path)
    return Shot.model_validate(data)


# --- plain dictionaries by path ------------------------------------------------------------------------------


def _steps(path: str) -> list[str | int]:
    return [name or int(index) for name, index in _STEP.findall(path)]


def value_of(data: Any, path: str) -> Any:
    """The value at a path of a dumped record; None where there is none."""
    for step in _steps(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _set(data: Any, path: str, value: Any) -> None:
    *way, last = _steps(path)
    for step in way:
        data = data[step]
    data[last] = value


def _forget(provenance: dict[str, Any], path: str) -> None:
    for known in [p for p in provenance if _within(p, path)]:
        del provenance[known]


def _release(data: dict[str, Any], path: str) -> None:
    """Empty a field that the director filled, unless a user's word stands inside it, and drop its cue."""
    provenance = data["provenance"]
    provenance.pop(path, None)
    if any(_within(p, path) and provenance[p]["source"] != Source.DIRECTOR.value for p in provenance):
        return
    old = value_of(data, path)
    if old is None:
        return
    *way, last = _steps(path)
    node: Any = data
    for step in way:
        node = node[step]
    if isinstance(last, int):
        if last == len(node) - 1:
            node.pop()
    elif isinstance(old, (str, list, dict)) and not _is_choice(path):
        node[last] = type(old)()
    else:
        node[last] = None
    _forget(provenance, path)


_TEXTS: Final = frozenset({
    "place", "season", "era", "source", "quality", "focus", "composition", "grade", "mood", "ambience", "music",
    "outcome", "end_state", "title", "other", "direction", "manner", "position", "facing", "count_text", "age",
    "action", "noun", "name", "target", "text", "role",
})  # fmt: skip


def _is_choice(path: str) -> bool:
    """True for fields whose empty value is None: numbers, terms and enumerations, rather than words."""
    last = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    return last not in _TEXTS and last not in {"palette", "moves", "details", "effects", "words", "quantities", "beats", "physics",
                                               "subjects", "looks", "extra", "avoid", "dialogue"}  # fmt: skip
