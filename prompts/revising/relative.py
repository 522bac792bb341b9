"""Relative words: slower, closer, warmer, brighter, longer, steadier, higher; with how much of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from prompts.revising.edits import Edits
from prompts.shot import Shot, Speed, Stability
from prompts.vocabulary import table

__all__ = ["read_relative"]

_DEGREE: Final = r"(?P<degree>(?:just )?(?:a |one )?(?:tiny |little |wee )?(?:bit|little|touch|tad|slightly|somewhat|notch|shade)|slightly|somewhat|much|far|way|a lot|lots|a good deal|considerably|really|very|even|twice as|half as|not so|less|more)"
_TAIL: Final = r"(?: (?:light(?:ing)?|look|colou?rs?|tones?|picture|image|exposure|focus|clip|video|framing)\b)?"
_CAMERA: Final = re.compile(r"\b(?:camera|move|movement|pan|tilt|zoom|dolly|orbit|tracking|push|crane|truck)\b", re.I)
_STEPS: Final = (
    (re.compile(r"\b(?:bit|little|touch|tad|slightly|somewhat|notch|shade)\b", re.I), 0.5),
    (re.compile(r"\b(?:much|far|way|lot|lots|considerably|really|very|good deal)\b", re.I), 2.0),
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """A quantity that relative words move.

    Attributes:
        more, less: patterns of the words that raise and lower it.
        path: the field.
        factor: one step multiplies by it; 0 when a step adds.
        step: one step adds it.
        base: where it starts when nobody has set it, or a function of the shot.
        low, high: where it ends.
    """

    path: str
    more: str
    less: str
    base: float | Callable[[Shot], float]
    factor: float = 0.0
    step: float = 0.0
    low: float = 0.0
    high: float = 1e9


def _kelvin(shot: Shot) -> float:
    time = table("times_of_day").get(shot.setting.time_of_day or "day")
    return time.colour_temperature_k if time else 5500.0


_SCALES: Final = (
    _Scale("lighting.colour_temperature_k",
           r"cooler|colder(?: light| colou?rs)?|bluer|less warm|not so warm|less orange|less yellow",
           r"warmer|less cold|less cool|not so cold|not so cool|less blue|more golden|cosier|cozier",
           _kelvin, factor=1.25, low=1600, high=16000),
    _Scale("lighting.exposure_stops",
           r"brighter|lighter|not so dark|less dark|not as dark|too dark|more light|brighten(?: it| this)?(?: up)?|lighten(?: it)?(?: up)?",
           r"darker|dimmer|not so bright|less bright|not as bright|too bright|less light|darken(?: it)?|dim (?:it|the lights?)(?: down)?",
           0.0, step=0.7, low=-4, high=4),
    _Scale("lighting.key_fill_ratio",
           r"more dramatic(?: light(?:ing)?)?|more contrast|higher contrast|moodier|more contrasty|harder light|starker",
           r"less dramatic|less contrast|lower contrast|flatter|softer(?: light(?:ing)?)?|gentler light", 3.0, factor=1.7, low=1, high=48),
    _Scale("lighting.haze", r"hazier|foggier|mistier|more (?:haze|fog|mist)|smokier", r"less (?:haze|fog|mist|hazy|foggy|misty)|clearer air|less smoky",
           0.2, step=0.25, low=0, high=1),
    _Scale("setting.wind_mps", r"windier|more wind|stronger wind", r"less wind(?:y)?|calmer wind", 3.0, factor=2.0, low=0, high=60),
    _Scale("camera.aperture_f", r"deeper focus|more depth of field|deeper depth of field|sharper background|less bokeh|less blur(?:ry)?(?: background)?",
           r"shallower(?: focus| depth of field)?|more bokeh|blurrier background|softer background|less depth of field|more background blur",
           4.0, factor=2.0, low=0.95, high=32),
)  # fmt: skip

_SLOWER: Final = r"slower|more slowly|slow(?: (?:it|this|that|things|everything|him|her|them|the (?:action|dog|motion|shot)))? down|less fast|not so fast|not so quick|too fast"
_FASTER: Final = r"faster|quicker|more quickly|speed(?: (?:it|this|that|things|everything))? up|less slow(?:ly)?|not so slow|too slow|snappier"
_CLOSER: Final = r"closer(?: (?:in|up))?|nearer|tighter|more of a close-up|less wide|not so wide|too wide|too far(?: away)?|fill the frame"
_WIDER: Final = r"wider|further (?:away|back|out)|farther (?:away|back|out)|looser|more distant|less close|not so close|less tight|too close|show more of (?:the )?(?:place|surroundings|scene|background|landscape)"
_LONGER: Final = r"longer|lengthen(?: it)?|extend it|too short|not so short"
_SHORTER: Final = r"shorter|shorten(?: it)?|trim it|too long|not so long|briefer"
_STEADY: Final = r"(?:less|not so|not as|too) (?:shaky|shake|wobbly|handheld|jittery)|steadier|more (?:stable|steady)|smoother|stabili[sz]e(?: (?:it|the camera))?|no shak(?:e|ing)"
_SHAKY: Final = r"shakier|more (?:shaky|handheld|shake|wobbly|jittery)|rougher|less (?:stable|steady|smooth)"
_HIGHER: Final = r"higher(?: angle| up| camera)?|raise the camera|camera (?:further |a bit )?up|lift the camera"
_LOWER: Final = r"lower(?: angle| down| camera)?|lower the camera|camera (?:further )?down"
_BIGGER: Final = r"(?P<who>(?:the |a )?[\w -]{2,40}? )?(?:bigger|larger|taller)"
_SMALLER: Final = r"(?P<who>(?:the |a )?[\w -]{2,40}? )?(?:smaller|tinier)"

_ANGLES: Final = ("worms_eye", "ground_level", "low_angle", "eye_level", "high_angle", "overhead", "birds_eye")
_STEADINESS: Final = (Stability.HANDHELD, Stability.GIMBAL, Stability.DOLLY, Stability.TRIPOD, Stability.LOCKED)


class _Words:
    """The change, from which what was understood is struck out."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: str) -> tuple[re.Match[str], str] | None:
        match = re.search(
            rf"\b(?:make (?:it|him|her|them|this|that|the \w+) |a )?(?:{_DEGREE} )?(?:{pattern})(?![\w-]){_TAIL}",
            self.text,
            re.I,
        )
        if not match:
            return None
        around = self._part(match.start(), match.end())
        self.text = f"{self.text[: match.start()]} , {self.text[match.end() :]}"
        return match, around

    def _part(self, start: int, end: int) -> str:
        """The words between the commas (or `and`s) around a match."""
        before = re.split(r"[,;.]| and | but ", self.text[:start])[-1]
        after = re.split(r"[,;.]| and | but ", self.text[end:])[0]
        return f"{before} {self.text[start:end]} {after}"


def _steps_of(match: re.Match[str]) -> float:
    said = match.groupdict().get("degree") or ""
    return next((steps for pattern, steps in _STEPS if pattern.search(said)), 1.0)


def read_relative(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    """Collect the edits that relative words ask for.

    Returns:
        The text without the words that were understood; and a question when one of them cannot be done.
    """
    words = _Words(text)
    question = ""
    for pattern, sign in ((_SLOWER, -1), (_FASTER, 1)):
        if found := words.take(pattern):
            _speed(shot, edits, *found, sign=sign)
            if _CAMERA.search(found[1]):
                words.text = re.sub(
                    r"\b(?:the )?(?:camera|pan|tilt|zoom|dolly|orbit|tracking|crane|move|movement)\b",
                    " ",
                    words.text,
                    flags=re.I,
                )
    for pattern, sign in ((_CLOSER, 1), (_WIDER, -1)):
        if found := words.take(pattern):
            question = question or _size(shot, edits, found[0], sign)
            words.text = re.sub(
                r"\b(?:move |go |get |come |bring )?(?:the )?camera\b|\b(?:get|go|come|move|zoom)\b(?: in)?(?= ,)|\bon (?:it|him|her)\b|\bshot\b",
                " ",
                words.text,
                count=2,
                flags=re.I,
            )
    for pattern, sign in ((_STEADY, 1), (_SHAKY, -1)):
        if found := words.take(pattern):
            _steadiness(shot, edits, found[0], sign)
    if found := words.take(
        r"(?P<number>\d+(?:\.\d+)?|one|two|three|four|five) ?(?:seconds?|secs?|s) (?P<way>longer|shorter)"
    ):
        _seconds(shot, edits, found[0])
    for pattern, sign in (
        (r"(?:twice|double) (?:as long|the length|the duration)", 2),
        (r"half (?:as long|the length|the duration)", -2),
    ):
        if found := words.take(pattern):
            _length(shot, edits, found[0], factor=2.0 if sign > 0 else 0.5)
    for pattern, factor in ((_LONGER, 1.5), (_SHORTER, 1 / 1.5)):
        if found := words.take(pattern):
            _length(shot, edits, found[0], factor=factor ** _steps_of(found[0]))
    for scale in _SCALES:
        for pattern, sign in ((scale.more, 1), (scale.less, -1)):
            if found := words.take(pattern):
                question = question or _scaled(shot, edits, scale, found[0], sign)
    for pattern, sign in ((_HIGHER, 1), (_LOWER, -1)):
        if found := words.take(pattern):
            question = question or _angle(shot, edits, found[0], sign)
    for pattern, sign in ((_BIGGER, 1), (_SMALLER, -1)):
        if found := words.take(pattern):
            _height(shot, edits, found[0], sign)
    return words.text, question


def _current(shot: Shot, edits: Edits, path: str, value: Any) -> Any:
    return edits.values.get(path, value)


def _speed(shot: Shot, edits: Edits, match: re.Match[str], around: str, *, sign: int) -> None:
    """The camera's moves where the camera is spoken of, else the time scale: the subject and the moment move slower."""
    if _CAMERA.search(around) and shot.camera.moves:
        order = list(Speed)
        by = 2 if _steps_of(match) >= 2 else 1
        for index, move in enumerate(shot.camera.moves):
            at = order.index(move.speed or Speed.MEDIUM) + sign * by
            edits.put(f"camera.moves[{index}].speed", order[max(0, min(at, 2))].value, match.group())
        return
    scale = _current(shot, edits, "time_scale", shot.time_scale) or 1.0
    factor = {0.5: 0.75, 1.0: 0.5, 2.0: 0.25}[_steps_of(match)]
    edits.put(
        "time_scale", round(max(0.02, min(scale * factor if sign < 0 else scale / factor, 1000.0)), 4), match.group()
    )


def _size(shot: Shot, edits: Edits, match: re.Match[str], sign: int) -> str:
    sizes = list(table("shot_sizes").values())
    now = _current(shot, edits, "camera.size", shot.camera.size) or "medium"
    rank = table("shot_sizes")[now].rank
    target = rank + sign * (2 if _steps_of(match) >= 2 else 1)
    if not 0 <= target < len(sizes) and rank in (0, len(sizes) - 1):
        return f"It is {_article(table('shot_sizes')[now].say)} already. Shall I go {'past it with a macro lens' if sign > 0 else 'wider with a wider lens'}?"
    edits.put("camera.size", sizes[max(0, min(target, len(sizes) - 1))].id, match.group())
    return ""


def _article(phrase: str) -> str:
    return f"an {phrase}" if phrase[0] in "aeiou" else f"a {phrase}"


def _steadiness(shot: Shot, edits: Edits, match: re.Match[str], sign: int) -> None:
    now = shot.camera.stability or (Stability.HANDHELD if sign > 0 else Stability.TRIPOD)
    kinds = [move.kind for move in shot.camera.moves]
    if sign > 0:
        at = _STEADINESS.index(now) + 1 if now in _STEADINESS else 1
        edits.put("camera.stability", _STEADINESS[min(at, 3)].value, match.group())
        calmer = {"handheld": None, "static_shake": "static"}
        if set(kinds) & set(calmer):
            moves = [m.model_dump(mode="json") | {"kind": calmer.get(m.kind, m.kind)} for m in shot.camera.moves]
            edits.put("camera.moves", [m for m in moves if m["kind"]], match.group())
        return
    edits.put("camera.stability", Stability.HANDHELD.value, match.group())


def _seconds(shot: Shot, edits: Edits, match: re.Match[str]) -> None:
    number = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}.get(match["number"].lower()) or float(
        match["number"]
    )
    now = shot.duration_s or 5.0
    edits.put(
        "duration_s",
        round(max(0.5, min(now + number * (1 if match["way"].lower() == "longer" else -1), 60)), 2),
        match.group(),
    )


def _length(shot: Shot, edits: Edits, match: re.Match[str], *, factor: float) -> None:
    now = _current(shot, edits, "duration_s", shot.duration_s) or 5.0
    edits.put("duration_s", round(max(0.5, min(now * factor, 60.0)), 1), match.group())


def _scaled(shot: Shot, edits: Edits, scale: _Scale, match: re.Match[str], sign: int) -> str:
    group, _, name = scale.path.partition(".")
    start = getattr(getattr(shot, group), name)
    base = scale.base(shot) if callable(scale.base) else scale.base
    now = _current(shot, edits, scale.path, start)
    now = base if now is None else now
    steps = sign * _steps_of(match)
    value = now * scale.factor**steps if scale.factor else now + scale.step * steps
    value = max(scale.low, min(value, scale.high))
    if value == now:
        return f"It is as {match.group().strip()} as it goes already. What else should change?"
    edits.put(scale.path, round(value, 2) if value < 100 else float(round(value, -1)), match.group())
    return ""


def _angle(shot: Shot, edits: Edits, match: re.Match[str], sign: int) -> str:
    now = shot.camera.angle or "eye_level"
    at = (_ANGLES.index(now) if now in _ANGLES else 3) + sign * (2 if _steps_of(match) >= 2 else 1)
    if not 0 <= at < len(_ANGLES):
        return f"The camera looks {table('angles')[now].say} already. Which other angle do you want?"
    edits.put("camera.angle", _ANGLES[at], match.group())
    return ""


def _height(shot: Shot, edits: Edits, match: re.Match[str], sign: int) -> None:
    who = (match.groupdict().get("who") or match.group()).lower()
    index = next((i for i, s in enumerate(shot.subjects) if s.noun.lower() in who or s.id.replace("_", " ") in who), 0)
    if not shot.subjects:
        return
    subject = shot.subjects[index]
    noun = table("nouns").get(subject.id)
    kind = table("kinds").get(subject.kind or "thing")
    now = subject.height_m or (noun.height_m if noun and noun.height_m else None) or (kind.height_m if kind else 1.0)
    steps = {0.5: 1.15, 1.0: 1.4, 2.0: 2.0}[_steps_of(match)]
    edits.put(f"subjects[{index}].height_m", round(min(now * steps**sign, 5000.0), 3), match.group())
