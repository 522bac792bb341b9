"""What is no subject and is to go: weather, lettering, a term of film, a light, a detail, an adjective of the place."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.phrases import is_adjective
from prompts.revising.edits import Edits, value_of
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import words_for
from prompts.revising.tidying import unsay
from prompts.shot import Shot
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = ["put_out", "strike"]

_TEXT_WORDS: Final = frozenset({"title", "titles", "text", "lettering", "caption", "captions", "words", "label"})
_TITLES: Final = frozenset({"title", "titles"})


def strike(what: str, shot: Shot, edits: Edits, said: str) -> bool:
    """Weather, lettering, a camera move or a detail that is to go."""
    low = what.lower().strip()
    if not low:
        return False
    parts = set(low.split())
    weather = terms_by_phrase("weather").get(low)
    if weather and weather != "clear":
        _no_weather(low, weather, shot, edits, said)
        return True
    if parts & _TEXT_WORDS and shot.text:
        others = [t.model_dump(mode="json") for t in shot.text if parts & _TITLES and t.role == "label"]
        edits.put("text", others, said)
        return True
    if low in terms_by_phrase("times_of_day") and terms_by_phrase("times_of_day")[low] == shot.setting.time_of_day:
        return True
    if _undescribed(low, shot, edits, said):
        return True
    if _silenced(low, shot, edits, said) or _unset(low, shot, edits, said):
        return True
    if low in terms_by_phrase("styles") or low.removesuffix(" style") in terms_by_phrase("styles"):
        return _unstyle(low.removesuffix(" style"), shot, edits, said)
    if low.endswith(("slow motion", "slow-motion", "slow mo", "slo-mo", "time-lapse", "timelapse", "time lapse")):
        edits.put("time_scale", 1.0, said)
        return True
    gone = [e for e in shot.lighting.effects if low.rstrip("s") not in e.lower()]
    if len(gone) < len(shot.lighting.effects):
        edits.put("lighting.effects", gone, said)
        return True
    details = [d for d in shot.setting.details if low not in d.lower()]
    if len(details) < len(shot.setting.details):
        edits.put("setting.details", details, said)
        return True
    return False


_BRIEF: Final = 3
"""So many words has a detail at most that tells of weather alone: `in heavy rain`."""
_VAPOUR: Final = frozenset({"fog", "mist"})
_SNOWY: Final = frozenset({"snowy", "snow-covered", "snow-capped", "snowbound", "snow-clad"})


def _no_weather(low: str, weather: str, shot: Shot, edits: Edits, said: str) -> None:
    """`no rain`: a storm leaves its clouds; where no such weather is, that is said, and the other weather stays."""
    rows, now = table("weather"), shot.setting.weather or "clear"
    falls = rows[weather].precipitation
    details = [
        d for d in shot.setting.details if d.lower().split()[-1] not in {low, weather} or len(d.split()) > _BRIEF
    ]
    lies = weather == "snow" and bool(_SNOWY & _place_words(shot))
    if now == weather or {now, weather} <= _VAPOUR:
        edits.put("setting.weather", "clear", said)
    elif falls and rows[now].precipitation == falls:
        edits.put("setting.weather", "overcast", said)
    elif details == shot.setting.details and not lies:
        edits.ask(f"There is no {low} in this shot. What should the weather be?")
    if details != shot.setting.details:
        edits.put("setting.details", details, said)
    if low == "snow":
        unsay(shot, edits, set(_SNOWY), said)


_CHOICES: Final[tuple[tuple[TableName, str], ...]] = (
    ("lighting_setups", "lighting.setup"), ("angles", "camera.angle"), ("shot_sizes", "camera.size"),
    ("times_of_day", "setting.time_of_day"),
)  # fmt: skip
_LENSES: Final = frozenset({"fisheye", "fish-eye", "fish eye", "telephoto", "wide-angle", "wide angle"})
_SPEECH: Final = frozenset({"dialogue", "dialog", "speech", "talking", "voices", "voice", "voiceover", "voice-over"})
_FOCUS: Final = {"shallow focus": ("deep focus", 11.0), "deep focus": ("shallow focus", 2.0)}


def _undescribed(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`no more dusty`, `remove the dust`, of a dusty road: the adjective of the place goes."""
    last = low.split()[-1]
    told = {last} if is_adjective(last) else {f"{last}y", f"{last}{last[-1]}y", f"{last.removesuffix('e')}y"}
    gone = told & _place_words(shot)
    if gone:
        unsay(shot, edits, gone, said)
    return bool(gone)


def _silenced(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`no dialogue`: what is said, which nobody would look for in the picture."""
    if low not in _SPEECH:
        return False
    if shot.sound.dialogue:
        edits.put("sound.dialogue", [], said)
    else:
        edits.ask("Nobody speaks in this shot. What else should change?")
    return True


def _unset(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """A choice that the shot has made and that is to be another: the director's. Of focus there are only two."""
    if low in _FOCUS:
        focus, stop = _FOCUS[low]
        edits.put("camera.focus", focus, said)
        edits.put("camera.aperture_f", stop, said, incidental=True)
        return True
    if shot.setting.season and low == shot.setting.season.lower():
        edits.put("setting.season", "", said)
        return True
    if shot.camera.focal_length_mm and low.removesuffix(" lens").removesuffix(" look") in _LENSES:
        edits.put("camera.focal_length_mm", None, said)
        return True
    if low == "mood" and shot.style.mood:
        edits.put("style.mood", "", said)
        return True
    data = shot.model_dump(mode="json")
    if find_subjects(shot, f"all {low}"):
        return False
    if put_out(low, shot, edits, said):
        return True
    for name, path in _CHOICES:
        terms = terms_by_phrase(name)
        chosen = {terms.get(low), terms.get(f"{low} light"), terms.get(low.removesuffix(" light"))} - {None}
        if value_of(data, path) in chosen:
            edits.put(path, _neighbour(path, shot), said)
            return True
    return False


def put_out(lamp: str, shot: Shot, edits: Edits, said: str) -> bool:
    """The light that a lamp makes goes, where it is that of the shot: moonlight by night, daylight else."""
    if shot.lighting.setup not in words_for("lit_by").get(lamp, ()):
        return False
    dark = shot.setting.time_of_day == "night" and shot.lighting.setup != "moonlight"
    setup = "moonlight" if dark else "window" if shot.setting.interior else "natural"
    edits.put("lighting.setup", setup, said)
    return True


def _neighbour(path: str, shot: Shot) -> str | None:
    """What a refused framing gives way to: the next size, eye level; else what the director chooses."""
    if path == "camera.angle" and shot.camera.angle != "eye_level":
        return "eye_level"
    if path != "camera.size" or shot.camera.size is None:
        return None
    sizes = list(table("shot_sizes"))
    at = sizes.index(shot.camera.size)
    return sizes[at - 1 if at > len(sizes) // 2 else at + 1]


def _place_words(shot: Shot) -> set[str]:
    return set(re.findall(r"[\w-]+", shot.setting.place.lower()))


def _unstyle(name: str, shot: Shot, edits: Edits, said: str) -> bool:
    """The look that is to go; the director chooses another."""
    if terms_by_phrase("styles")[name] != shot.style.look:
        return False
    edits.put("style.look", None, said)
    edits.put("style.words", [w for w in shot.style.words if name not in w.lower()], said)
    return True
