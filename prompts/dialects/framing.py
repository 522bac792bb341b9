"""The camera in trade words: what it does, how large and from where it sees, on which lens, and what is sharp."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from prompts.dialects.voice import UNNAMED, Clause, Voice
from prompts.shot import Move, Speed
from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.wording import capital, content_words, is_many, join_list, pronouns_of, sentence, with_article

__all__ = ["camera", "focus", "framing", "motion_score", "move_words", "spoken_moves"]

TEXTURES = frozenset({"handheld", "static_shake", "steadicam"})
ANGLED = {"low_angle": "low-angle", "high_angle": "high-angle", "ground_level": "ground-level", "overhead": "overhead"}
"""Angles that stand before the size where a side is named too."""

LONG_MOVES = 14
"""Words of the moves after which the framing is a sentence of its own."""

CLEAR_HAZE = 0.3
VEILED = frozenset({"fog", "mist", "snow", "storm", "rain", "sandstorm"})
"""Weather in which the distance is not sharp."""

ADVERBS = {Speed.SLOW: "slowly", Speed.FAST: "quickly"}


AIM = re.compile(r"(?<=closer) to \{it\}|,? (?:toward|from|around|on|with|behind|looking down on) \{it\}")


def _opens_with_camera(voice: Voice) -> bool:
    """True where nobody has been named when the camera is spoken of."""
    order = voice.dialect.order
    return "camera" in order and order.index("camera") < order.index("action") and not voice.dialect.image


def _alone(voice: Voice) -> bool:
    return len(voice.shot.subjects) == 1


@cache
def _words() -> Mapping[str, Any]:
    return tables_of(__package__, "data/moves")


EXACT = frozenset({"pan_left", "pan_right", "truck_left", "truck_right", "crane_up", "arc_cw", "arc_ccw"})
"""Moves whose own words a user who named them looks for."""


def _way(voice: Voice, kind: str) -> str:
    """How a move is said: by its own words, or by one of the other ways to say it."""
    own: str = _words()["moves"].get(kind, "")
    others: list[str] = _words()["ways"].get(kind, [])
    moves = voice.shot.camera.moves
    theirs = any(move.kind == kind and voice.users(f"camera.moves[{i}].kind") for i, move in enumerate(moves))
    if theirs and kind in EXACT:
        return str(_words()["named"].get(kind, own))
    return voice.picked([own, *others], "move", kind) if others else own


def move_words(voice: Voice, move: Move) -> str:
    """One move as a verb phrase: `tracks alongside at the dog's pace`, `slowly pushes in toward the man`."""
    term = table("camera_moves")[move.kind]
    words = _way(voice, move.kind) or f"makes {with_article(term.say)}"
    target = voice.subject(move.target) or voice.shot.main_subject
    name = UNNAMED if _opens_with_camera(voice) and not voice.users("camera.moves") else voice.name_of(target)
    owner = f"{name}'" if name.endswith("s") and target is not None and is_many(target) else f"{name}'s"
    pace = (
        "a steady pace"
        if name == UNNAMED or target is None
        else f"{pronouns_of(target, voice.told).possessive if _alone(voice) else owner} pace"
    )
    if target is None or name == UNNAMED:
        words = AIM.sub("", words)
    pronouns = pronouns_of(target, voice.told) if target else None
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
    picture = "" if "framing" in voice.dialect.order or voice.dialect.image else _picture(voice)
    own = [told.text for told in voice.own.camera] if voice.own else []
    told = bool(re.search(r"(?:^|[.!?]\s+)(?:the )?camera\b", voice.told.lower()))
    if moves and (own or told):
        said = [Clause(sentence(text), 0) for text in own]
        return [*said, Clause(sentence(_alone_in(voice, picture)), rank)] if picture else said
    if not moves:
        return [Clause(sentence(_alone_in(voice, picture)), rank)] if picture else []
    said_moves = _sequence(voice, moves)
    effect = _said_of_moves(voice, said_moves)
    if effect:
        said_moves = said_moves.split(", with ")[0]
    if not picture:
        return [Clause(sentence(f"the camera {said_moves}{effect}"), rank)]
    if effect or len(said_moves.split()) > LONG_MOVES:
        return [Clause(sentence(f"the camera {said_moves}{effect}"), rank),
                Clause(sentence(_alone_in(voice, picture)), rank)]  # fmt: skip
    if picture.startswith("on "):
        return [Clause(sentence(f"the camera {said_moves}, {picture}"), rank)]
    still = _is_still(moves) or said_moves.startswith("is ")
    frame = voice.chosen("camera", "still" if still else "several" if " and " in said_moves else "moving")
    return [Clause(sentence(frame.format(move=said_moves, picture=picture)), rank)]


def _alone_in(voice: Voice, picture: str) -> str:
    if picture.startswith("on "):
        return f"the picture is taken {picture}"
    return voice.chosen("camera", "alone").format(picture=picture)


def _is_still(moves: list[Move]) -> bool:
    return all(move.kind in {"static", "static_shake"} for move in moves)


def _said_of_moves(voice: Voice, said: str) -> str:
    """What the user said of the moves besides their names: `, with an intense shaking effect`."""
    words = voice.said_words("camera.moves[0]") or voice.said_words("camera.moves")
    opens = re.match(r"(?:with|featuring|without) ", words)
    return f", {words}" if opens and not content_words(words) <= content_words(said) else ""


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
    """`a wide shot from the side on a 50 mm lens`; the lens alone where a tag says the size."""
    c = voice.shot.camera
    lens = _lens(voice)
    if "tags" in voice.dialect.order and voice.is_photographic and not voice.users("camera.angle"):
        return lens
    size = table("shot_sizes").get(c.size or "")
    angle = table("angles").get(c.angle or "")
    view = _view(voice)
    name = size.say if size else "shot"
    if view and angle is not None and angle.id in ANGLED:
        return " ".join(p for p in (with_article(f"{ANGLED[angle.id]} {name}"), view, lens) if p)
    parts = [with_article(name)]
    if view and not (angle and abs(angle.pitch_deg) > 75):
        parts.append(view)
    if angle is not None and (angle.id != "eye_level" or voice.users("camera.angle") or not view):
        parts.append(angle.say)
    return " ".join([*parts, *([lens] if lens else [])]) if size or angle or lens else ""


def _view(voice: Voice) -> str:
    """Which side is seen: a face or a body in profile, a thing from the side."""
    main = voice.shot.main_subject
    if main is None or not voice.shot.camera.view:
        return ""
    kind = table("kinds").get(main.kind or "")
    if voice.shot.camera.view == "profile" and not (kind and kind.animate):
        return "from the side"
    words: str = _words()["views"].get(voice.shot.camera.view, "")
    return words


def _lens(voice: Voice) -> str:
    c = voice.shot.camera
    lens = c.focal_length_mm
    if lens is None or any(m.kind.startswith(("zoom", "dolly_zoom")) for m in c.moves):
        return ""
    if not voice.dialect.lens and not voice.users("camera.focal_length_mm"):
        return ""
    return f"on {'an' if round(lens) in {8, 11, 18} or 80 <= lens < 90 else 'a'} {lens:g} mm lens"


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
    said = [where, _as_asked(sharp) if voice.users("camera.focus") else _plainly(voice)]
    return [Clause(sentence(text), rank) for text in said if text]


def _as_asked(sharp: str) -> str:
    """The user's focus as a sentence: how deep it is, what is to be sharp, or how the picture is to be."""
    if depth := _DEPTH.fullmatch(sharp):
        return f"the {depth['what'].lower()} is {depth['how'].lower()}"
    thing = _SHARP_THING.match(sharp)
    return f"the focus is on {thing['thing']}" if thing else f"the picture is {sharp.removeprefix('with ')}"


_DEPTH: Final = re.compile(
    r"(?:with )?(?:an? )?(?P<how>(?:very |extremely )?(?:shallow|deep|soft|sharp|selective|narrow))"
    r" (?P<what>focus|depth of field)",
    re.I,
)
_SHARP_THING: Final = re.compile(
    r"(?:with )?(?:sharp focus on |focus on )?(?P<thing>(?:the |her |his |their |its |[A-Z][\w'’-]* ).+)$"
)


def _plainly(voice: Voice) -> str:
    focus_ = voice.shot.camera.focus
    kind = "shallow" if focus_.startswith("shallow") else "deep"
    if not focus_ or (kind == "deep" and _is_veiled(voice)):
        return ""
    if voice.main_name == UNNAMED:
        return "the background is soft" if kind == "shallow" else "everything is sharp from near to far"
    return voice.chosen("sharp", kind).format(name=voice.main_name)


def _is_veiled(voice: Voice) -> bool:
    """True where the air hides what is far, so that it cannot be sharp too."""
    setting, haze = voice.shot.setting, voice.shot.lighting.haze or 0.0
    return haze > CLEAR_HAZE or (setting.weather in VEILED and not setting.interior)


def _sharpness(voice: Voice) -> str:
    c = voice.shot.camera
    if not c.focus:
        return ""
    if voice.users("camera.focus"):
        return f"with {c.focus}"
    if c.focus.startswith("deep") and _is_veiled(voice):
        return ""
    return voice.chosen("focus", "shallow" if c.focus.startswith("shallow") else "deep")


def _composition(voice: Voice, composition: str) -> str:
    if not composition:
        return ""
    main, asked = voice.shot.main_subject, voice.users("camera.composition")
    if voice.main_name == UNNAMED or (composition == "balanced" and not asked):
        return ""
    if main is None:
        horizon = composition.startswith("horizon")
        return (
            f"the horizon lies {composition.removeprefix('horizon ')}"
            if horizon
            else f"the composition is {composition}"
        )
    many = is_many(main)
    words = {"name": voice.main_name, "is": "are" if many else "is", "s": "" if many else "s"}
    if composition.startswith("on the"):
        where = composition.replace(" with lead-room", " with room ahead")
        return voice.chosen("focus", "side").format(**words, where=where)
    if composition == "rule of thirds":  # as the director's choice it is not worth a sentence
        return "{name} {is} placed on one third of the frame".format(**words) if asked else ""
    if composition in {"centred", "centered"}:
        return voice.chosen("focus", "centre").format(**words)
    return f"the composition is {composition}" if "composition" not in composition else capital(composition)


SCORES = ((0.3, 2), (2.0, 3), (7.0, 5), (15.0, 7), (1e9, 9))
"""Speed of the fastest subject up to which (m/s), and its share of the motion score."""

CAMERA_SCORES = {Speed.SLOW: 1, Speed.MEDIUM: 2, Speed.FAST: 4}
MOST_MOTION = 15


def motion_score(voice: Voice) -> list[Clause]:
    """How much moves, 1 (nothing) to 15, for families that are told a number."""
    camera_, beats = voice.shot.camera, voice.shot.beats
    fastest = max((beat.speed_mps or 0.0 for beat in beats), default=0.0)
    score = next(points for limit, points in SCORES if fastest <= limit) if beats else 1
    moving = [move for move in camera_.moves if move.kind != "static"]
    score += max((CAMERA_SCORES.get(move.speed or Speed.MEDIUM, 2) for move in moving), default=0)
    return [Clause(f"Motion score: {min(score, MOST_MOTION)}.", 0)]
