"""Changes to the camera's work: its moves turned round, strengthened or left out, and what carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import NUMBERS, pattern, steps_of, words_for
from prompts.revising.subjects import cut
from prompts.shot import Move, Shot, Speed, Stability
from prompts.vocabulary import table

__all__ = ["camera_still", "kinds_of", "put_said_amount", "read_camerawork", "rows_of", "without_amount"]

_USUAL_SECONDS: Final = 5.0
_SHAKY: Final = frozenset({"handheld", "static_shake"})
_CARRIERS: Final = frozenset({Stability.HANDHELD, Stability.GIMBAL, Stability.DRONE, Stability.DOLLY})
_STEP: Final = 1.5
"""What one step makes of the amount of a move."""

_STRONGER: Final = frozenset({"more", "further", "farther", "longer", "deeper", "bigger", "stronger", "wider"})
_WAYS: Final = {
    "left": ("left",), "right": ("right",), "up": ("up",), "down": ("down",), "in": ("in",), "out": ("out",),
    "clockwise": ("cw",), "counterclockwise": ("ccw",), "counter-clockwise": ("ccw",), "anticlockwise": ("ccw",),
}  # fmt: skip


def read_camerawork(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to the camera's work that a sentence asks for.

    Returns:
        The text without what was understood.
    """
    for rule in (
        _swap, _reversed, _left_out, _stronger, _toward, _turned_to, _locked, _from_the_air,
    ):  # fmt: skip
        text = rule(text, shot, edits)
    return text


def kinds_of(words: str) -> tuple[str, ...]:
    """The kinds of move that a word such as `pan` stands for; `("any",)` for the camera's movement at large."""
    return words_for("moves").get(words.lower(), ())


def rows_of(moves: Sequence[Move]) -> list[dict[str, Any]]:
    """Moves as plain rows."""
    return [move.model_dump(mode="json") for move in moves]


def _said_move(match: re.Match[str]) -> str:
    return next((found for name, found in match.groupdict().items() if name.startswith("move") and found), "")


def _spoken_of(shot: Shot, word: str) -> list[int]:
    """The moves of the shot that a word means."""
    kinds = kinds_of(word)
    return [i for i, m in enumerate(shot.camera.moves) if m.kind in kinds or kinds == ("any",)]


def camera_still(shot: Shot, edits: Edits, said: str) -> None:
    """Take every move from the camera, and what carries it along."""
    edits.put("camera.moves", [{"kind": "static"}], said)
    if shot.camera.stability in _CARRIERS and "camera.stability" not in edits.values and not _directors(shot):
        edits.put("camera.stability", Stability.LOCKED.value, said, incidental=True)


def _directors(shot: Shot) -> bool:
    """True when the director chose the support, who will choose another for a still camera."""
    cue = shot.source_of("camera.stability")
    return cue is not None and cue.source.value == "director"


# --- one move for another ------------------------------------------------------------------------------------


def _swap(text: str, shot: Shot, edits: Edits) -> str:
    """`swap the pan for a dolly in`, `zoom in instead of panning`: the new move is read as any other."""
    match = pattern("camerawork", "swap").search(text)
    if match and not _is_thing_here(shot, match):
        return f"{text[: match.start()]}{_in_full(text[match.end() :], shot)}"
    if match := pattern("camerawork", "instead_of").search(text):
        gone = _spoken_of(shot, _said_move(match)) if _said_move(match) else []
        if gone:
            rest = [m for i, m in enumerate(shot.camera.moves) if i not in gone]
            edits.put("camera.moves", rows_of(rest), match.group())
        return f"{_in_full(text[: match.start()], shot)} {text[match.end() :]}".strip()
    return text


def _in_full(said: str, shot: Shot) -> str:
    """`pan` by itself goes one way or another; with a subject that is followed, it follows."""
    bare = re.sub(r" (?:it|him|her|them|the [\w]+)$", "", said.strip(" ,."))
    kinds = kinds_of(bare)
    if not kinds or kinds == ("any",):
        return said
    following = any(table("camera_moves")[m.kind].family == "follow" for m in shot.camera.moves)
    kind = next((k for k in kinds if following and k.endswith("_follow")), kinds[0])
    ends = {m.kind.rpartition("_")[2] for m in shot.camera.moves}
    kind = next((k for k in kinds if k.rpartition("_")[2] in ends), kind)
    return kind.replace("_", " ")


def _is_thing_here(shot: Shot, match: re.Match[str]) -> bool:
    """`remove the truck`: a thing of the shot that is called as a move is."""
    return bool(find_subjects(shot, f"all {_said_move(match)}"))


def _left_out(text: str, shot: Shot, edits: Edits) -> str:
    """`without the zoom`, `no camera movement`."""
    match = pattern("camerawork", "without").search(text)
    word = _said_move(match) if match else ""
    if (
        match is None
        or _is_thing_here(shot, match)
        or ((shot.time_scale or 1.0) != 1.0 and re.search(r"slow[- ]$", text[: match.start()]))
    ):
        return text
    gone = _spoken_of(shot, word)
    if kinds_of(word) == ("any",):
        camera_still(shot, edits, match.group())
    elif gone:
        rest = [m for i, m in enumerate(shot.camera.moves) if i not in gone]
        edits.put("camera.moves", rows_of(rest) or [{"kind": "static"}], match.group())
        if _SHAKY & set(kinds_of(word)) and shot.camera.stability is Stability.HANDHELD:
            edits.put("camera.stability", Stability.TRIPOD.value, match.group(), incidental=True)
    elif _SHAKY & set(kinds_of(word)):
        edits.put("camera.stability", Stability.TRIPOD.value, match.group())
    else:
        edits.ask(f"There is no {word.lower()} in this shot. What should the camera do?")
    return cut(text, match)


def _reversed(text: str, shot: Shot, edits: Edits) -> str:
    """`reverse the camera move`, `the other way`: pans turn round, else what travels does."""
    match = pattern("camerawork", "reverse").search(text)
    if match is None:
        return text
    terms = table("camera_moves")
    turned = [m.model_copy(update={"kind": terms[m.kind].opposite or m.kind}) for m in shot.camera.moves]
    if turned != list(shot.camera.moves):
        edits.put("camera.moves", rows_of(turned), match.group())
    elif not _turn_beats(shot, edits, "", match.group()):
        edits.ask("Nothing in this shot goes one way rather than another. What should turn round?")
    return cut(text, match)


def _turn_beats(shot: Shot, edits: Edits, way: str, said: str) -> bool:
    """Send what travels across the frame the other way, or one way; false when nothing does."""
    other = {"left": "right", "right": "left", "toward": "away", "away": "toward"}
    turned = False
    for index, beat in enumerate(shot.beats):
        row = table("motions").get(beat.motion or "")
        if beat.direction in other or (way and row and row.speed_mps):
            edits.put(f"beats[{index}].direction", way or other[beat.direction], said)
            turned = True
    return turned


def _turned_to(text: str, shot: Shot, edits: Edits) -> str:
    """`left` by itself: the way that the camera's move, else the action, is to take."""
    match = pattern("camerawork", "turn_to").search(text)
    if match is None:
        return text
    way, terms = match["way"].lower(), table("camera_moves")
    turned = list(shot.camera.moves)
    for index, move in enumerate(turned):
        base = move.kind.rpartition("_")[0]
        goal = next((f"{base}_{end}" for end in _WAYS[way] if base and f"{base}_{end}" in terms), "")
        if goal:
            turned[index] = move.model_copy(update={"kind": goal})
    if any(m.kind.rpartition("_")[2] in _WAYS[way] for m in turned):
        edits.put("camera.moves", rows_of(turned), match.group())
        return cut(text, match)
    if way in ("left", "right") and _turn_beats(shot, edits, way, match.group()):
        return cut(text, match)
    return text


# --- how much of a move --------------------------------------------------------------------------------------


def _stronger(text: str, shot: Shot, edits: Edits) -> str:
    """`push in a bit more`, `less orbit`: the amount of the move."""
    for name in ("more", "of"):
        match = pattern("camerawork", name).search(text)
        moves = _spoken_of(shot, _said_move(match)) if match else []
        if match is None or not moves or shot.camera.moves[moves[0]].kind in _SHAKY:
            continue
        sign = 1 if match["way"].lower() in _STRONGER else -1
        for index in moves:
            put_amount(shot, edits, index, _STEP ** (sign * steps_of(match["degree"])), match.group())
        return cut(text, match)
    return text


def put_amount(shot: Shot, edits: Edits, index: int, factor: float, said: str) -> None:
    """Make the amount of a move so many times what it is."""
    move, row = shot.camera.moves[index], table("camera_moves")[shot.camera.moves[index].kind]
    rate = {Speed.SLOW: row.slow, Speed.FAST: row.fast}.get(move.speed or Speed.MEDIUM, row.medium)
    now = move.amount or rate * (shot.duration_s or _USUAL_SECONDS)
    if row.unit == "x" and row.family == "lens":
        now = move.amount or rate
        value = 1.0 + (now - 1.0) * factor
    else:
        value = now * factor
    if now:
        edits.put(f"camera.moves[{index}].amount", round(min(value, 1000.0), 3), said)


def without_amount(text: str) -> tuple[str, tuple[float, str]]:
    """The text without how far a move goes, and that: `boom up a couple of feet` is 0.61 `m`; 0 where it is not said.

    The unit is that of the vocabulary's moves, metres or degrees.
    """
    match = pattern("camerawork", "by_amount").search(text)
    if match is None:
        return text, (0.0, "")
    size = next((size for unit, size in _METRES.items() if match["unit"].lower().startswith(unit)), 0.0)
    said = match["count"].lower()
    count = _COUNTS.get(said) or NUMBERS.get(said) or float(said)
    return f"{text[: match.end('what')]} {text[match.end() :]}", (count * (size or 1.0), "m" if size else "deg")


_METRES: Final = {"cm": 0.01, "cent": 0.01, "fe": 0.3048, "fo": 0.3048, "ft": 0.3048, "m": 1.0}
_COUNTS: Final = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "a couple of": 2.0, "a few": 3.0}


def put_said_amount(shot: Shot, edits: Edits, amount: tuple[float, str]) -> None:
    """Give the first of the new moves that goes by such a unit the amount that was said of it.

    A dolly goes by its share of the distance to the subject, which metres are turned into where that is known.
    """
    for row in edits.values.get("camera.moves", ()):
        term, (value, unit) = table("camera_moves")[row["kind"]], amount
        if unit == "m" and term.unit == "x" and term.family != "lens" and shot.camera.distance_m:
            value, unit = value / shot.camera.distance_m, "x"
            value = min(value, _NEAREST) if row["kind"] == "dolly_in" else value
        if value and term.unit == unit:
            row["amount"] = round(value, 3)
            return


_NEAREST: Final = 0.9
"""The largest share of the distance to its subject that a camera can go in."""


def _toward(text: str, shot: Shot, edits: Edits) -> str:
    """`come in a bit`, `pull back a little`: another framing, where no such move is under way."""
    for name, sign in (("toward", 1), ("back", -1)):
        match = pattern("camerawork", name).search(text)
        if match is None:
            continue
        degree = match["degree"] or match.groupdict().get("degree2") or ""
        moves = [i for i, m in enumerate(shot.camera.moves) if m.kind in _AIMS[sign]]
        for index in moves:
            put_amount(shot, edits, index, _STEP ** steps_of(degree), match.group())
        if moves:
            return cut(text, match)
        sizes = list(table("shot_sizes").values())
        now = table("shot_sizes")[shot.camera.size or "medium"].rank
        edits.put("camera.size", sizes[max(0, min(now + sign, len(sizes) - 1))].id, match.group())
        return cut(text, match)
    return text


_AIMS: Final = {1: ("dolly_in", "zoom_in"), -1: ("dolly_out", "zoom_out")}


# --- support --------------------------------------------------------------------------------


def _locked(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("camerawork", "locked").search(text)
    if match is None:
        return text
    camera_still(shot, edits, match.group())
    return cut(text, match)


def _from_the_air(text: str, _shot: Shot, edits: Edits) -> str:
    if match := pattern("camerawork", "drone").search(text):
        edits.put("camera.angle", "overhead", match.group())
        if "drone" in match.group().lower():
            edits.put("camera.stability", Stability.DRONE.value, match.group())
        return cut(text, match)
    if match := pattern("camerawork", "air").search(text):
        edits.put("camera.angle", "overhead", match.group())
        return cut(text, match)
    return text
