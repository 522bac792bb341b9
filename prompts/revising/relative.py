"""Relative words: slower, closer, warmer, brighter, longer, steadier, higher; with how much of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from prompts.revising.camerawork import put_amount
from prompts.revising.comparing import Change, Said, words_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, is_pronoun
from prompts.revising.pace import put_pace
from prompts.revising.patterns import NUMBERS, pattern, scales
from prompts.revising.subjects import cut
from prompts.shot import Shot, Speed, Stability
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_relative"]


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


@cache
def _scales() -> tuple[_Scale, ...]:
    return tuple(_Scale(**{"base": _kelvin, **row}) for row in scales())


_ANGLES: Final = ("worms_eye", "ground_level", "low_angle", "eye_level", "high_angle", "overhead", "birds_eye")
_STEADINESS: Final = (Stability.HANDHELD, Stability.GIMBAL, Stability.DOLLY, Stability.TRIPOD, Stability.LOCKED)


def _camera() -> re.Pattern[str]:
    return pattern("relative", "camera")


_Turn: TypeAlias = Callable[[Shot, Edits, Said, int], str]


def read_relative(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits that relative words ask for.

    Returns:
        The text without the words that were understood.
    """
    change = Change(text, shot)
    if ramp := pattern("relative", "ramp").search(text):
        edits.ask(
            f"“{ramp.group()}” would change in the middle of the shot, which has one value throughout. "
            "Should the whole shot be so, or shall it be two shots?"
        )
        return cut(text, ramp)
    for name, turn, sign, rest in _TURNS:
        while said := change.take(words_of(name)):
            edits.ask_if(turn(shot, edits, said, sign))
            if rest and (rest != "camera" or _of_camera(said, shot)):
                change.strike(rest)
    for scale in _scales():
        done = False
        for words, sign in ((scale.more, 1), (scale.less, -1)):
            while said := change.take(words):
                if not done:
                    edits.ask_if(_scaled(shot, edits, scale, said, sign))
                done = True
    return change.text


def _of_camera(said: Said, shot: Shot) -> bool:
    return bool(_camera().search(said.around) and shot.camera.moves)


def _speed(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    """The camera's moves where the camera is spoken of; the deeds of one who is; else the time scale."""
    if not _of_camera(said, shot):
        if put_pace(shot, edits, said.around, said.match.group(), sign, said.steps):
            return ""
        if not shot.subjects and shot.camera.moves and shot.camera.moves[0].kind != "static":
            return _move_speed(shot, edits, said, sign)
        scale = edits.values.get("time_scale", shot.time_scale) or 1.0
        factor = {0.5: 0.75, 1.0: 0.5, 2.0: 0.25}[said.steps]
        edits.put("time_scale", round(max(0.02, min(scale * factor**-sign, 1000.0)), 4), said.text)
        return ""
    return _move_speed(shot, edits, said, sign)


def _move_speed(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    """A faster or slower move; one that is as slow or fast as moves go covers less or more instead."""
    order = list(Speed)
    by = 2 if said.steps >= 2 else 1
    for index, move in enumerate(shot.camera.moves):
        at = order.index(move.speed or Speed.MEDIUM) + sign * by
        if 0 <= at < len(order) or move.speed is None or order.index(move.speed) + sign in (0, 1, 2):
            edits.put(f"camera.moves[{index}].speed", order[max(0, min(at, 2))].value, said.text)
        else:
            put_amount(shot, edits, index, 1.5 ** (sign * said.steps), said.text)
    return ""


def _paced(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    """`twice as fast`, `half the speed`, `at 50 % speed`: the time scale, or the speed of the one it is said of."""
    factor = _factor_of(said.match)
    if _of_camera(said, shot):
        return _move_speed(shot, edits, said, 1 if factor > 1 else -1)
    if not put_pace(shot, edits, said.around, said.match.group(), 1, 1.0, factor=factor):
        scale = edits.values.get("time_scale", shot.time_scale) or 1.0
        edits.put("time_scale", round(max(0.02, min(scale * factor, 1000.0)), 4), said.text)
    return ""


def _by_share(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    """`speed it up by half`, `slow down by 20 %`."""
    share = _factor_of(said.match)
    factor = 1 + share if said.match["verb"].lower() == "speed" else max(1 - share, 0.02)
    scale = edits.values.get("time_scale", shot.time_scale) or 1.0
    edits.put("time_scale", round(max(0.02, min(scale * factor, 1000.0)), 4), said.text)
    return ""


def _factor_of(match: re.Match[str]) -> float:
    """What `twice`, `half`, `three times` or `50 %` multiplies by."""
    words = match["times"].lower()
    if words in _FACTORS:
        slow = words != "half" and re.search(r"\bslow(?:er)?$", match.group(), re.I)
        return 1 / _FACTORS[words] if slow else _FACTORS[words]
    number = re.match(r"[\d.]+|[a-z]+", words)
    amount = (NUMBERS.get(number[0]) or float(number[0])) if number else 1.0
    amount = amount / 100 if "%" in words or "per" in words else amount
    return 1 / amount if amount > 1 and re.search(r"\bslow(?:er)?$", match.group(), re.I) else amount


_FACTORS: Final = {"twice": 2.0, "double": 2.0, "half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "triple": 3.0}


def _size(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    sizes = list(table("shot_sizes").values())
    now = table("shot_sizes")[edits.values.get("camera.size", shot.camera.size) or "medium"]
    if now.rank == (len(sizes) - 1 if sign > 0 else 0):
        article = "an" if now.say[0] in "aeiou" else "a"
        return f"It is {article} {now.say} already. Which lens, in mm, should it be {said.text} with?"
    target = now.rank + sign * (2 if said.steps >= 2 else 1)
    edits.put("camera.size", sizes[max(0, min(target, len(sizes) - 1))].id, said.text)
    return ""


def _steadiness(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    """Less or more sway: of a hand-held camera by degrees, then by what carries it."""
    order = list(Speed)
    held = next((i for i, m in enumerate(shot.camera.moves) if m.kind == "handheld"), None)
    if held is not None and (sign < 0 or said.steps < 1):
        at = order.index(shot.camera.moves[held].speed or Speed.MEDIUM) - sign
        if 0 <= at < len(order):
            edits.put(f"camera.moves[{held}].speed", order[at].value, said.text)
            return ""
    if sign < 0:
        if held is not None:
            return "The camera shakes as much as it can already. What else should change?"
        edits.put("camera.stability", Stability.HANDHELD.value, said.text)
        return ""
    if shot.camera.stability is Stability.DRONE:
        return "The camera flies, as steadily as drones do. Should it stand on a tripod, or move slower?"
    at = _STEADINESS.index(shot.camera.stability or Stability.HANDHELD) + 1
    edits.put("camera.stability", _STEADINESS[min(at, 3)].value, said.text)
    calmer = {"handheld": "", "static_shake": "static"}
    if any(move.kind in calmer for move in shot.camera.moves):
        moves = [m.model_dump(mode="json") | {"kind": calmer.get(m.kind, m.kind)} for m in shot.camera.moves]
        edits.put("camera.moves", [m for m in moves if m["kind"]], said.text)
    return ""


_SECONDS: Final = {"half a": 0.5, "half an": 0.5, "a": 1.0, "an": 1.0, "another": 1.0, "a couple of": 2.0, "a few": 3.0}


def _seconds(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    words = said.match["number"].lower()
    by = _SECONDS.get(words) or NUMBERS.get(words) or float(words)
    way = 1 if said.match["way"].lower() == "longer" else -1
    edits.put("duration_s", round(max(0.5, min((shot.duration_s or 5.0) + way * by, 60.0)), 2), said.text)
    return ""


def _times_as_long(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    return _lasting(shot, edits, said, _factor_of(said.match))


def _length(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    return _lasting(shot, edits, said, 1.5 ** (sign * said.steps))


def _lasting(shot: Shot, edits: Edits, said: Said, factor: float) -> str:
    now = edits.values.get("duration_s", shot.duration_s) or 5.0
    edits.put("duration_s", round(max(0.5, min(now * factor, 60.0)), 1), said.text)
    return ""


def _scaled(shot: Shot, edits: Edits, scale: _Scale, said: Said, sign: int) -> str:
    group, _, name = scale.path.partition(".")
    now = edits.values.get(scale.path, getattr(getattr(shot, group), name))
    if now is None:
        now = scale.base(shot) if callable(scale.base) else scale.base
    steps = sign * said.steps
    value = now * scale.factor**steps if scale.factor else now + scale.step * steps
    value = max(scale.low, min(value, scale.high))
    if value == now:
        return f"It is as {said.text} as it goes already. What else should change?"
    edits.put(scale.path, round(value, 2) if value < 100 else float(round(value, -1)), said.text)
    return ""


def _hardness(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    """Hard or soft light; light that is as hard or soft as that already gets more or less contrast."""
    quality = "hard" if sign > 0 else "soft"
    if shot.lighting.quality != quality:
        edits.put("lighting.quality", quality, said.text)
        return ""
    contrast = next(scale for scale in _scales() if scale.path == "lighting.key_fill_ratio")
    return _scaled(shot, edits, contrast, said, sign)


def _angle(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    now = shot.camera.angle or "eye_level"
    at = (_ANGLES.index(now) if now in _ANGLES else 3) + sign * (2 if said.steps >= 2 else 1)
    if not 0 <= at < len(_ANGLES):
        return f"The camera looks {table('angles')[now].say} already. Which other angle do you want?"
    edits.put("camera.angle", _ANGLES[at], said.text)
    return ""


def _lens_height(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    """`a little higher` lifts the lens; `much higher` and `a higher angle` look down as well."""
    if said.steps >= 2:
        return _angle(shot, edits, said, sign)
    now = shot.camera.height_m if shot.camera.height_m is not None else _USUAL_HEIGHT_M
    value = round(max(_LOWEST_M, now * 1.5 ** (sign * said.steps)), 3)
    if value == now:
        return "The camera is as low as it goes already. What else should change?"
    edits.put("camera.height_m", value, said.text)
    return ""


_USUAL_HEIGHT_M: Final = 1.5
_LOWEST_M: Final = 0.05


def _by_metres(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    """`raise the camera by a metre`."""
    words, unit = said.match["number"].lower(), said.match["unit"].lower()[:2]
    number = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5}.get(words) or NUMBERS.get(words) or float(words)
    metres = number * {"cm": 0.01, "ce": 0.01, "fe": 0.3048, "fo": 0.3048, "ft": 0.3048}.get(unit, 1.0)
    way = 1 if said.match["way"].lower() in ("raise", "lift", "bring up") else -1
    now = shot.camera.height_m if shot.camera.height_m is not None else _USUAL_HEIGHT_M
    edits.put("camera.height_m", round(max(_LOWEST_M, now + way * metres), 3), said.text)
    return ""


def _sized(shot: Shot, edits: Edits, said: Said, sign: int) -> str:
    steps = {0.5: 1.15, 1.0: 1.4, 2.0: 2.0}[said.steps]
    return _by_height(shot, edits, said, steps**sign)


def _times_as_big(shot: Shot, edits: Edits, said: Said, _sign: int) -> str:
    return _by_height(shot, edits, said, _factor_of(said.match))


_BETWEEN: Final = re.compile(
    r"^make |\b(?:should|must|could|can|to|is|are|be|look|looks|a|an|much|bit|little)\b.*$|\bplease\b", re.I
)


_PLAIN: Final = re.compile(r"(?!it|this|that|everything|all|frame|picture|shot|one|ones|in|on|at)[a-z]{4,}$", re.I)
"""One word that names something, such as `plume`."""

_UNSIZED: Final = re.compile(r"\b(?:big|large|huge|small|little|tiny) ", re.I)


_OF_STATURE: Final = re.compile(r"\b(?:tall|short)", re.I)
_OF_PEOPLE: Final = 0.25
"""The power of a step by which people are taller: they differ by a tenth where things double."""


def _by_height(shot: Shot, edits: Edits, said: Said, factor: float) -> str:
    parts = said.match.groupdict()
    said_of = " ".join(parts.get(name) or "" for name in ("lead", "who", "whom")).strip()
    who = _BETWEEN.sub("", said_of)
    if not shot.subjects:
        return "There is nobody in this shot. Who should be bigger or smaller?"
    found = find_subjects(shot, who) if who else ()
    thing = re.match(r"(?:the|his|her|its|their) ([\w' -]+)$", who, re.I)
    place = shot.setting.place
    if thing and not found and place and thing[1].lower() == place.lower().split()[-1]:
        edits.put("setting.place", f"{'big' if factor > 1 else 'small'} {_UNSIZED.sub('', place)}".strip(), said.text)
        return ""
    if (
        who
        and not found
        and not is_pronoun(who)
        and (thing or who.split()[-1] in terms_by_phrase("nouns") or _PLAIN.match(who))
    ):
        return f"There is no {thing[1] if thing else who} in this shot. Who should be bigger or smaller?"
    for index in found or find_subjects(shot, "main subject"):
        subject = shot.subjects[index]
        noun, kind = table("nouns").get(subject.id), table("kinds").get(subject.kind or "thing")
        now = (
            subject.height_m or (noun.height_m if noun and noun.height_m else None) or (kind.height_m if kind else 1.0)
        )
        grown = factor**_OF_PEOPLE if subject.kind == "human" and _OF_STATURE.search(said.text) else factor
        edits.put(f"subjects[{index}].height_m", round(min(now * grown, 5000.0), 3), said.text)
    return ""


_TURNS: Final[tuple[tuple[str, _Turn, int, str], ...]] = (
    ("by_share", _by_share, 0, ""),
    ("pace", _paced, 0, ""),
    ("slower", _speed, -1, "camera"),
    ("faster", _speed, 1, "camera"),
    ("closer", _size, 1, "approach"),
    ("wider", _size, -1, "approach"),
    ("steady", _steadiness, 1, ""),
    ("shaky", _steadiness, -1, ""),
    ("seconds", _seconds, 0, ""),
    ("as_long", _times_as_long, 0, ""),
    ("as_big", _times_as_big, 0, ""),
    ("longer", _length, 1, ""),
    ("shorter", _length, -1, ""),
    ("harder", _hardness, 1, ""),
    ("softer", _hardness, -1, ""),
    ("by_metres", _by_metres, 0, ""),
    ("higher_angle", _angle, 1, ""),
    ("lower_angle", _angle, -1, ""),
    ("higher", _lens_height, 1, ""),
    ("lower", _lens_height, -1, ""),
    ("bigger", _sized, 1, ""),
    ("smaller", _sized, -1, ""),
)
"""Words by their name in `words/`, what they do, which way, and what else to strike out."""
