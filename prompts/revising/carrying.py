"""What carries the camera and how fast or from how high things go: `on a tripod`, `at 100 km/h`, `from five metres`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.camerawork import camera_still, rows_of
from prompts.revising.edits import Edits
from prompts.revising.patterns import NUMBERS, pattern
from prompts.revising.subjects import cut
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["read_carried"]

_METRES_PER_SECOND: Final = {"km": 1 / 3.6, "kp": 1 / 3.6, "mp": 0.44704, "m/": 1.0, "kn": 0.5144}


def read_carried(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to what carries the camera, and to how fast and from where things move.

    Returns:
        The text without what was understood.
    """
    for rule in (_still, _carried, _speed, _dropped):
        text = rule(text, shot, edits)
    return text


def _still(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("becoming", "still").search(text)
    if match is None:
        return text
    camera_still(shot, edits, match.group())
    return cut(text, match)


def _carried(text: str, shot: Shot, edits: Edits) -> str:
    """`on a tripod`, `shake the camera`: what carries the camera, and the moves that go with another carrier."""
    for stability in ("tripod", "dolly", "gimbal", "handheld"):
        match = pattern("becoming", f"on_{stability}").search(text)
        if match is None:
            continue
        edits.put("camera.stability", stability, match.group())
        rest = [m for m in shot.camera.moves if table("camera_moves")[m.kind].family != "texture"]
        if stability != "handheld" and len(rest) < len(shot.camera.moves):
            edits.put("camera.moves", rows_of(rest), match.group(), incidental=True)
        return cut(text, match)
    return text


def _speed(text: str, shot: Shot, edits: Edits) -> str:
    """`at 100 km/h`: how fast the main subject travels."""
    match = pattern("becoming", "speed").search(text)
    main = shot.main_subject
    travels = [i for i, b in enumerate(shot.beats) if main and b.subject == main.id and _travels(b.motion)]
    if match is None or not travels:
        return text
    mps = float(match["number"]) * _METRES_PER_SECOND[match["unit"].lower()[:2]]
    for index in travels:
        edits.put(f"beats[{index}].speed_mps", round(mps, 3), match.group())
    return cut(text, match)


_METRES: Final = {"m": 1.0, "me": 1.0, "cm": 0.01, "ce": 0.01, "fe": 0.3048, "ft": 0.3048}
_FROM: Final = re.compile(r" ?\bfrom (?:a height of )?(?:[\d.]+|[a-z]+) ?(?:m|met(?:re|er)s?|cm|feet|ft)\b", re.I)
_DROPS: Final = frozenset({"fall", "bounce"})


def _dropped(text: str, shot: Shot, edits: Edits) -> str:
    """`from five metres`: how far what falls has to fall, in physics and in the words of it."""
    match = pattern("becoming", "dropped_from").search(text)
    events = [i for i, event in enumerate(shot.physics) if event.law in _DROPS]
    falls = [i for i, beat in enumerate(shot.beats) if beat.motion == "fall"]
    if match is None or not (events or falls):
        return text
    parts = re.match(r"([\d.]+|[a-z]+) ?([a-z]{1,2})", match["height"].lower())
    if parts is None:
        return text
    metres = (NUMBERS.get(parts[1]) or float(parts[1])) * _METRES[parts[2]]
    for index in events:
        edits.put(f"physics[{index}].height_m", round(metres, 3), match.group())
    for index in falls[:1]:
        action = _FROM.sub("", shot.beats[index].action)
        first, _, rest = action.partition(" ")
        edits.put(f"beats[{index}].action", f"{first} from {match['height']} {rest}".strip(), match.group())
    return cut(text, match)


def _travels(motion: str | None) -> bool:
    row = table("motions").get(motion or "")
    return bool(row and row.speed_mps > 0)
