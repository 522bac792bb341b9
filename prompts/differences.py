"""What differs between two versions of a shot, field by field, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["Difference", "changes", "differences", "label_of", "value_in_words"]

_NAMES: Final = {
    "camera.size": "size", "camera.angle": "angle", "camera.view": "view", "camera.height_m": "camera height",
    "camera.focal_length_mm": "lens", "camera.distance_m": "distance", "camera.aperture_f": "aperture",
    "camera.shutter_deg": "shutter", "camera.focus": "focus", "camera.composition": "composition",
    "camera.stability": "support", "camera.moves": "camera move", "subjects": "subjects", "setting.place": "place",
    "setting.stage": "stage", "setting.time_of_day": "time", "setting.season": "season", "setting.details": "details",
    "setting.weather": "weather", "setting.wind_mps": "wind", "setting.temperature_c": "temperature",
    "lighting.setup": "lighting", "lighting.source": "light source", "lighting.sun_elevation_deg": "sun",
    "lighting.key_azimuth_deg": "key light", "lighting.colour_temperature_k": "light colour",
    "lighting.key_fill_ratio": "contrast", "lighting.exposure_stops": "exposure", "lighting.haze": "haze",
    "lighting.quality": "light quality", "style.look": "look", "style.palette": "palette", "style.grade": "grade",
    "duration_s": "duration", "time_scale": "speed of time", "aspect": "aspect", "end_state": "end",
    "sound.ambience": "sound", "sound.music": "music", "sound.effects": "sounds", "style.words": "style",
    "style.mood": "mood", "text": "lettering", "text.text": "lettering", "text.role": "kind of lettering",
    "text.position": "place of the lettering", "lighting.effects": "effects of light", "avoid": "kept out",
    "setting.era": "era", "setting.interior": "indoors",
}  # fmt: skip
_UNITS: Final = {
    "height_m": " m", "focal_length_mm": " mm", "distance_m": " m", "shutter_deg": "°", "wind_mps": " m/s",
    "temperature_c": " °C", "sun_elevation_deg": "°", "key_azimuth_deg": "°", "colour_temperature_k": " K",
    "exposure_stops": " stops", "duration_s": " s", "speed_mps": " m/s", "amount": "",
}  # fmt: skip
_UNTOLD: Final = frozenset({"provenance", "request", "locks", "title", "physics"})
_SUFFIXES: Final = ("_mps", "_mm", "_deg", "_s", "_m", "_k", "_c")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs.

    Attributes:
        path: the field, such as `camera.size`.
        label: the field in a director's words.
        before: its value before, with the unit; empty when it had none.
        after: its value now, likewise.
    """

    path: str
    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before or 'none'} → {self.after or 'none'}"


def differences(before: Shot, after: Shot) -> list[Difference]:
    """The fields that differ, in the record's order. Provenance, request and computed physics are left out."""
    return [
        difference
        for name in type(before).model_fields
        if name not in _UNTOLD
        for difference in _of_values(name, getattr(before, name), getattr(after, name))
    ]


def changes(before: Shot, after: Shot) -> list[str]:
    """The differences, a line each: `light colour: 5400 K → 4100 K`; none for equal shots."""
    return [str(difference) for difference in differences(before, after)]


def _of_values(path: str, before: object, after: object) -> Iterator[Difference]:
    if before == after:
        return
    fields = getattr(type(before), "model_fields", None)
    if fields is not None and type(before) is type(after):
        for name in fields:
            yield from _of_values(f"{path}.{name}", getattr(before, name), getattr(after, name))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(path, before, after)
    else:
        yield Difference(path, label_of(path), value_in_words(path, before), value_in_words(path, after))


def _of_lists(path: str, before: list[object], after: list[object]) -> Iterator[Difference]:
    if len(before) == len(after) and before and hasattr(type(before[0]), "model_fields"):
        for i, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _of_values(f"{path}[{i}]", old, new)
        return
    yield Difference(path, label_of(path), _items(before), _items(after))


def label_of(path: str) -> str:
    """A field in a director's words: `lens` for `camera.focal_length_mm`."""
    bare = re.sub(r"\[\d+\]", "", path)
    if bare in _NAMES:
        return _NAMES[bare]
    leaf = path.rsplit(".", 1)[-1]
    for suffix in _SUFFIXES:
        leaf = leaf.removesuffix(suffix)
    owner = path.split(".")[0].split("[")[0].rstrip("s") if "." in path else ""
    number = path[path.find("[") + 1 : path.find("]")] if "[" in path else ""
    place = f" {int(number) + 1}" if number else ""
    kind = "move" if path.startswith("camera.moves") else owner
    return f"{kind}{place} {leaf.replace('_', ' ')}".strip()


def value_in_words(path: str, value: object) -> str:
    """A value as it is told, with the unit of its field: `50 mm`; empty for none."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if path == "camera.aperture_f":
        return f"f/{value:g}"
    text = f"{value:g}" if isinstance(value, int | float) else str(value).replace("_", " ")
    return _printable(text + _UNITS.get(path.rsplit(".", 1)[-1], ""))


def _items(items: Iterable[object]) -> str:
    listed = list(items)
    called = [_item(item) for item in listed]
    apart = [_told_apart(item) if called.count(name) > 1 else name for item, name in zip(listed, called, strict=True)]
    return _printable(", ".join(apart))


def _told_apart(item: object) -> str:
    """One of several of a name with how it looks: `black dog`, `kid with red jacket`."""
    if not isinstance(item, Subject):
        return _item(item)
    plain = [look.text for look in item.looks if not look.part]
    parts = [look.text for look in item.looks if look.part]
    worn = f" with {' and '.join(parts)}" if parts else ""
    return f"{' '.join([*plain, _item(item)])}{worn}"


def _item(item: object) -> str:
    """A record of a list by what it is called: a subject by its name, a move by its kind, a beat by what happens."""
    if isinstance(item, Subject):
        return item.name or item.noun
    said = (getattr(item, name, None) for name in ("kind", "action", "text"))
    return str(next((words for words in said if words), item)).replace("_", " ")


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)
