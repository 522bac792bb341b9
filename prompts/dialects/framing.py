"""The camera in trade words: what it does, how large and from where it sees, on which lens, and what is sharp."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from prompts.dialects.voice import Clause, Voice
from prompts.shot import Move, Speed
from prompts.vocabulary import table
from prompts.wording import capital, is_many, join_list, pronouns_of, sentence, short_name, with_article

__all__ = ["camera", "focus", "framing", "move_words", "spoken_moves"]

TEXTURES = frozenset({"handheld", "static_shake", "steadicam"})
DEEP = "and everything is sharp from near to far"
ADVERBS = {Speed.SLOW: "slowly", Speed.FAST: "quickly"}


AIM = re.compile(r",? (?:toward|from|around|on|with|behind|looking down on) \{it\}")


def _alone(voice: Voice) -> bool:
    return len(voice.shot.subjects) == 1


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "moves.toml").read_text(encoding="utf-8"))


def move_words(voice: Voice, move: Move) -> str:
    """One move as a verb phrase: `tracks alongside at the dog's pace`, `slowly pushes in toward the man`."""
    term = table("camera_moves")[move.kind]
    words: str = _words()["moves"].get(move.kind) or f"makes {with_article(term.say)}"
    target = voice.subject(move.target) or voice.shot.main_subject
    name = short_name(target) if target else "the scene"
    owner = f"{name}'" if name.endswith("s") else f"{name}'s"
    pace = "a steady pace" if target is None else f"{pronouns_of(target).possessive if _alone(voice) else owner} pace"
    if target is None:
        words = AIM.sub("", words)
    pronouns = pronouns_of(target) if target else None
    said = (
        words.replace("{it}", name).replace("{its}", pronouns.possessive if pronouns else "its").replace("{pace}", pace)
    )
    if name == "they" or (target is not None and is_many(target)):
        said = said.replace(f"{name} keeps", f"{name} keep")
    adverb = ADVERBS.get(move.speed) if move.speed else None
    if not adverb or move.kind in _words()["no_adverb"]["moves"]:
        return said
    return f"{adverb} {said}"


def spoken_moves(voice: Voice) -> list[Move]:
    """The moves that the dialect says: all, only those asked for, only the dominant one, or none."""
    moves = voice.shot.camera.moves
    if voice.dialect.moves == "none":
        return []
    if voice.dialect.moves == "asked":
        moves = [m for i, m in enumerate(moves) if voice.users(f"camera.moves[{i}].kind")]
    if voice.dialect.one_move and not voice.users("camera.moves"):
        moves = [m for m in moves if m.kind not in TEXTURES][:1] or moves[:1]
    return moves


def camera(voice: Voice) -> list[Clause]:
    """The camera's moves with size, side, angle and lens."""
    moves = spoken_moves(voice)
    rank = voice.rank("camera.moves", 1)
    picture = _picture(voice)
    if not moves:
        return (
            [Clause(sentence(f"the camera sees it in {picture}"), rank)]
            if picture and "framing" not in voice.dialect.order
            else []
        )
    said = _sequence(voice, moves)
    if "framing" in voice.dialect.order or not picture:
        return [Clause(sentence(f"the camera {said}"), rank)]
    if len(said.split()) > 14 or said.endswith(" in"):
        return [Clause(sentence(f"the camera {said}"), rank), Clause(sentence(f"the framing is {picture}"), rank)]
    return [Clause(sentence(f"the camera {said}, in {picture}"), rank)]


def framing(voice: Voice) -> list[Clause]:
    """The picture alone, without the camera's moves, for families that want it first."""
    picture = _picture(voice)
    return [Clause(sentence(picture), voice.rank("camera.size", 1))] if picture else []


def _sequence(voice: Voice, moves: list[Move]) -> str:
    said = list(dict.fromkeys(move_words(voice, move) for move in moves))
    if len(said) == 1:
        return said[0]
    starts = {move.start_s for move in moves}
    if len(starts) == 1:
        return join_list(said)
    textures = [move_words(voice, m) for m in moves if m.kind in TEXTURES]
    steps = [words for words in said if words not in textures]
    text = ", then ".join(steps)
    return f"{text}, and {join_list(textures)}" if textures and steps else text or join_list(textures)


def _picture(voice: Voice) -> str:
    """`a wide profile shot at eye level on a 50 mm lens`."""
    c = voice.shot.camera
    size = table("shot_sizes").get(c.size or "")
    angle = table("angles").get(c.angle or "")
    view = _words()["views"].get(c.view or "", "")
    name = size.say if size else "shot"
    profile = c.view == "profile" and name.endswith("shot")
    parts = [with_article(f"{name.removesuffix('shot')}profile shot" if profile else name)]
    if view and voice.shot.main_subject is not None and not profile and not (angle and abs(angle.pitch_deg) > 75):
        parts.append(view)
    if angle is not None and (angle.id != "eye_level" or voice.users("camera.angle") or not view):
        parts.append(angle.say)
    lens = c.focal_length_mm
    if lens is not None and not any(m.kind.startswith(("zoom", "dolly_zoom")) for m in c.moves):
        parts.append(f"on {'an' if round(lens) in {8, 11, 18} or 80 <= lens < 90 else 'a'} {lens:g} mm lens")
    return " ".join(parts) if size or angle or lens else ""


def focus(voice: Voice) -> list[Clause]:
    """Depth of field and composition, in one sentence where they are the director's."""
    c = voice.shot.camera
    placed = c.composition if voice.dialect.composition or voice.users("camera.composition") else ""
    rank = 0 if any(voice.users(p) for p, v in (("camera.focus", c.focus), ("camera.composition", placed)) if v) else 8
    where, sharp = _composition(voice, placed), _sharpness(voice)
    if not where and not sharp:
        return []
    if voice.shot.main_subject is not None and where and sharp:
        return [Clause(sentence(f"{where}, {sharp}"), rank)]
    said = [where, f"the picture is {sharp.removeprefix('with ')}" if voice.users("camera.focus") else _plainly(sharp)]
    return [Clause(sentence(text), rank) for text in said if text]


def _plainly(sharp: str) -> str:
    if not sharp:
        return ""
    return "everything is sharp from near to far" if "everything" in sharp else "the background is soft"


def _sharpness(voice: Voice) -> str:
    c = voice.shot.camera
    if not c.focus:
        return ""
    if voice.users("camera.focus"):
        return f"with {c.focus}"
    return "sharp against a soft background" if c.focus.startswith("shallow") else DEEP


def _composition(voice: Voice, composition: str) -> str:
    if not composition:
        return ""
    main = voice.shot.main_subject
    if main is None:
        horizon = composition.startswith("horizon")
        return (
            f"the horizon lies {composition.removeprefix('horizon ')}"
            if horizon
            else f"the composition is {composition}"
        )
    name = f"{voice.main_name} {'are' if is_many(main) else 'is'} framed"
    if composition.startswith("on the"):
        return f"{name} {composition.replace(' with lead-room', ', with room ahead')}"
    if composition == "rule of thirds":
        return f"{name} on a third of the picture"
    if composition in {"centred", "centered"}:
        return f"{name} in the centre"
    return f"the composition is {composition}" if "composition" not in composition else capital(composition)
