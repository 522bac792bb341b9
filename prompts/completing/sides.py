"""From which side and at which angle the camera sees who it is for."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.framing import LIVING, disc_in_frame
from prompts.completing.knowledge import Staging
from prompts.reading.models import model_called
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["AT_THE_LENS", "KITE", "choose_side", "faces_the_lens", "is_travel"]

VIEW_BY_MOVE = {
    "dolly_zoom_in": "front",
    "dolly_zoom_out": "front",
    "fpv": "back",
    "track_aerial": "three_quarter_back",
    "track_front_side": "three_quarter_front",
    "track_lead": "front",
    "track_rear_side": "three_quarter_back",
    "track_side": "profile",
    "track_tail": "back",
}
VIEW_BY_DIRECTION = {"toward": "front", "away": "back", "left": "profile", "right": "profile", "across": "profile"}


def faces_the_lens(slate: Slate, main: Subject) -> bool:
    """Whether somebody looks at whoever watches the film."""
    return any(b.subject == main.id and AT_THE_LENS.search(b.action.lower()) for b in slate.shot.beats)


def choose_side(slate: Slate, staging: Staging) -> None:
    """The side and the angle that are still open."""
    shot, main = slate.shot, slate.shot.main_subject
    for move in shot.camera.moves:
        if move.kind in VIEW_BY_MOVE:
            name = move.kind.replace("_", " ")
            slate.choose("camera.view", VIEW_BY_MOVE[move.kind], f"the side that the move {name} sees")
    if main is not None and KITE.search(main.noun.lower()):
        slate.choose("camera.view", "front", "a kite is known by its face")
    if "symmetr" in shot.camera.composition and main is not None:
        slate.choose("camera.view", "front", "both sides of it are the same from the front")
    if main is not None:
        if model_called(main.noun) is not None:
            slate.choose("camera.view", "front", "a model is made to be seen from its front")
        way = _way_of(shot, main)
        if way in VIEW_BY_DIRECTION:
            slate.choose("camera.view", VIEW_BY_DIRECTION[way], f"it moves {way} on screen")
        if faces_the_lens(slate, main):
            slate.choose("camera.view", "front", "who looks into the lens is seen from the front")
        if (
            shot.lighting.setup in FACE_LIGHTS
            and main.kind == "human"
            and not any(is_travel(b.motion) for b in shot.beats)
        ):
            slate.choose("camera.view", "front", "such light draws its pattern on a face that looks at the lens")
        if main.kind == "human" and _outdoors(shot) and _looks_out(shot, main):
            slate.choose("camera.view", "three_quarter_back", "with who looks out on it, what they look at is seen")
        slate.choose("camera.view", staging.view, "the side that shows the action best")
    slate.choose("camera.angle", *_angle(shot, main))


FACE_LIGHTS = frozenset({"rembrandt", "loop", "butterfly", "split", "broad_light", "short_light", "underlight"})
"""Set-ups that are known by the shadows they draw on a face."""


AT_THE_LENS = re.compile(
    r"\b(?:at|into|to|towards?|facing|for|in front of) (?:the |a )?(?:camera|lens|viewers?|audience)\b"
)
"""Words of who faces whoever watches the film."""


LOOKS_OUT = re.compile(
    r"\b(?:look|gaz|star|peer|watch|admir|contemplat|overlook|fac)(?:s|e|es|ing|ed)?\b"
    r"(?: (?:\w+ly|out|down|far|off|alone))*"
    r"(?: (?:at|over|on|to|towards?|across|into|upon|onto))?(?: (?:an?|the|his|her|their))? (?:[\w-]+ ){0,3}?"
    r"(?:sea|ocean|horizon|waves|lake|valley|view|landscape|city|skyline|mountains|hills|sunset|sunrise|canyon|stars"
    r"|night sky|desert|abyss|distance|river|surf|ruins|battlefield|northern lights|aurora)\b"
)
"""Deeds of who has what they look at before them, far and wide."""


def _looks_out(shot: Shot, main: Subject) -> bool:
    return any(LOOKS_OUT.search(beat.action.lower()) for beat in shot.beats if beat.subject == main.id)


def _outdoors(shot: Shot) -> bool:
    return not shot.setting.interior and shot.camera.size not in ("close_up", "extreme_close_up", "medium_close_up")


def _way_of(shot: Shot, main: Subject) -> str:
    """The way that somebody goes on screen; nothing of who first stays, of whom that is filmed as well."""
    own = [b for b in shot.beats if b.subject == main.id]
    going = next((b for b in own if b.direction and _goes(b)), None)
    stays = going is not None and any((b.start_s or 0.0) < (going.start_s or 0.0) for b in own if not _goes(b))
    later = going is not None and own.index(going) > 0 and not _goes(own[0])
    return "" if going is None or stays or later else going.direction


LETS = re.compile(r"(?:let|mak|watch|help|releas|send|set)\w*\b")
"""Who makes something else go."""


def _goes(beat: Beat) -> bool:
    """Whether who acts in a beat goes somewhere by it: who lets a balloon fly away stays."""
    return is_travel(beat.motion) and not (beat.target and LETS.match(beat.action.lower()))


def is_travel(motion_id: str | None) -> bool:
    """True for a way of moving that leads somewhere: dust is blown away, and the carpenter stays."""
    motion = table("motions").get(motion_id or "")
    return motion is None or motion.speed_mps > 0 or motion.simulated


KITE = re.compile(r"\bkites?$")


HANDS = re.compile(r"^(?!deep|soft|shallow).*\b(?:hands?|fingers?|fingertips|palms?)$")
"""What a camera is set to that is close on somebody's hands."""


def _angle(shot: Shot, main: Subject | None) -> tuple[str, str]:
    if HANDS.search(shot.camera.focus.lower()):
        return "high_angle", "hands at work are seen from a little above"
    kinds = {move.kind for move in shot.camera.moves}
    if kinds & {"track_aerial", "aerial", "fpv"}:
        return "high_angle", "a camera in the air looks down"
    if main is not None and (main.height_m or 0) > 8 and main.kind in {"building", "tree", "landform", "spacecraft"}:
        return "low_angle", "looking up gives it its height"
    if main is not None and main.kind in LIVING and disc_in_frame(shot):
        return "low_angle", "from below, so that what is in the sky stands above them"
    if shot.lighting.setup == "silhouette" and main is not None and not shot.setting.interior:
        return "low_angle", "from below, so that the shape stands against the sky"
    return "eye_level", "level with the subject, the plain and honest angle"
