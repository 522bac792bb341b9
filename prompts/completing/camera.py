"""Completing the camera: moves, side, angle, lens, distance, height and focus; its framing is in `framing`."""

from __future__ import annotations

import re
from math import radians, sin

from prompts.completing.cast import IN_PLACE, UPWARD, leading_motion, leading_staging, screen_way
from prompts.completing.deciding import Slate
from prompts.completing.framing import LIVING, MANY, choose_composition, choose_size, has_labels
from prompts.completing.in_depth import choose_in_depth
from prompts.completing.knowledge import Staging, pick
from prompts.completing.sides import KITE, choose_side, faces_the_lens
from prompts.physics.optics import (
    depth_of_field,
    framing_fraction,
    sensor_height_mm,
    subject_distance_m,
)
from prompts.reading.models import model_called
from prompts.shot import Aspect, Move, Speed, Stability, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import short_name, with_article

__all__ = ["choose_camera", "choose_moves"]

MACRO_M = 0.25
"""A camera closer than this wants a macro lens."""

AIRBORNE = frozenset({"fly", "rise"})
PERSONS_EYE_M = 1.6
GROUND_LEVEL_M = 0.12
CIRCLED_M = 3.0
"""Height above which a few steps round a thing show no other side of it."""

LENS_BY_MOVE = {
    "dolly_zoom_in": 35.0,
    "dolly_zoom_out": 50.0,
    "fpv": 18.0,
    "aerial": 24.0,
    "pov": 28.0,
    "track_side": 50.0,
}
"""Focal lengths (mm) that suit a move better than the size's own."""
APERTURES = {"extreme_wide": 8.0, "wide": 5.6, "full": 4.0, "medium_full": 2.8, "medium": 2.8, "medium_close_up": 2.8,
             "close_up": 2.8, "extreme_close_up": 4.0}  # fmt: skip
PLACE_MOVES = (
    ("dolly_in", "with nothing moving in it, a slow push-in gives the place depth"),
    ("truck_right", "sliding past slowly lets near and far part, which shows the depth of the place"),
    ("pan_right", "a slow pan takes in the width of the place"),
)
OPEN_PLACE_MOVES = (("crane_up", "rising slowly opens the place toward the horizon"),)
"""Moves that show a place with nobody in it; the second kind needs the sky above."""

CARRIERS = {
    "still": Stability.LOCKED, "rotation": Stability.TRIPOD, "lens": Stability.TRIPOD, "focus": Stability.TRIPOD,
    "translation": Stability.DOLLY, "lens_translation": Stability.DOLLY, "arc": Stability.DOLLY,
    "purpose": Stability.DOLLY, "follow": Stability.GIMBAL, "view": Stability.DRONE, "time": Stability.LOCKED,
}  # fmt: skip
"""What carries the camera, by the move's family."""

CARRIER_EXCEPTIONS = {"handheld": Stability.HANDHELD, "static_shake": Stability.HANDHELD, "steadicam": Stability.GIMBAL,
                      "pov": Stability.GIMBAL, "track_aerial": Stability.DRONE, "pan_follow": Stability.TRIPOD,
                      "tilt_follow": Stability.TRIPOD}  # fmt: skip
STANDING = frozenset({Stability.LOCKED, Stability.TRIPOD})
WHOLE_SHOT = frozenset({"follow", "texture", "focus", "still", "view", "time"})
"""Families of moves that run through the whole shot, beside the others."""

SIMULTANEOUS = re.compile(r"\b(?:at the same time|simultaneously|at once|combined with)\b")
"""Words by which several moves run together, for better or worse."""

STILL_CAMERA = re.compile(r"\b(?:static|locked[- ](?:off|down)|on (?:a |the )?tripod|(?:still|fixed) camera)\b")
CHARGED = re.compile(r"\bstatic (?:electric\w*|charge|cling|on the|noise|hum)|\b(?:tv|radio) static\b")
"""Static that is no camera's."""

AIMED = frozenset({"follow", "arc", "lens_translation", "focus", "time"})


def choose_moves(slate: Slate) -> None:
    """One dominant move when the user named none. Static is a choice."""
    shot, main = slate.shot, slate.shot.main_subject
    if shot.time_scale is not None and shot.time_scale >= 10:
        slate.choose("camera.moves", [Move(kind="static")], "time-lapse needs a camera that does not move at all")
    if main is None:
        kind, why = pick(PLACE_MOVES if shot.setting.interior else PLACE_MOVES + OPEN_PLACE_MOVES, slate.words)
        slate.choose("camera.moves", [Move(kind=kind, speed=Speed.SLOW)], why)
        return
    if STILL_CAMERA.search(slate.words) and not CHARGED.search(slate.words):
        slate.choose("camera.moves", [Move(kind="static")], "the words ask for a camera that stands still")
        return
    if "symmetr" in shot.camera.composition:
        slate.choose("camera.moves", [Move(kind="static")], "symmetry is seen by a camera that stands square to it")
        return
    if has_labels(shot):
        slate.choose("camera.moves", [Move(kind="static")], "labels are read from a frame that stands still")
        return
    if model_called(main.noun) is not None:
        slate.choose("camera.moves", [Move(kind="static")], "a model shows what it does to a frame that stands still")
        return
    if main.kind == "celestial" and shot.setting.stage != "space":
        slate.choose("camera.moves", [Move(kind="static")], "from a locked-off frame the sky is seen to move")
        return
    staging = leading_staging(slate)
    choose_in_depth(slate, main)
    _choose_exception(slate, main, staging)
    kind, speed, why = staging.move_for("" if _is_not_circled(slate, main) else slate.words)
    still = kind == "static"
    move = Move(kind=kind, speed=None if still else Speed(speed), target="" if still else main.id)
    slate.choose("camera.moves", [move], why)


def _is_not_circled(slate: Slate, main: Subject) -> bool:
    """True for who faces the lens, a side that was asked for, a law at work, and what is too large for another side."""
    large = (main.height_m or 0.0) > CIRCLED_M or main.kind in {"building", "landform", "device"}  # which has a face
    faced = slate.said("camera.view") or faces_the_lens(slate, main)
    return large or MANY.search(main.noun.lower()) is not None or faced or bool(slate.shot.physics)


def _clings(main: Subject) -> bool:
    """Whether it hardly moves at all: a starfish, a mussel."""
    return (
        re.search(r"\b(?:starfish|urchins?|corals?|barnacles?|mussels?|oysters?|clams?|anemones?)$", main.noun.lower())
        is not None
    )


def _choose_exception(slate: Slate, main: Subject, staging: Staging) -> None:
    """The move of what its way of moving alone would have followed in vain."""
    shot = slate.shot
    if main.kind == "food" and leading_motion(slate) == "rise":
        slate.choose("camera.moves", [Move(kind="static")], "it stays where it was put")
    if main.kind == "insect" and staging.move == "track_side":
        move = Move(kind="dolly_in", speed=Speed.SLOW, target=main.id)
        slate.choose("camera.moves", [move], "too small to travel with; a slow push-in goes close instead")
    if main.kind in {"smoke", "liquid"} and staging.move in {"pan_follow", "track_side"}:
        slate.choose("camera.moves", [Move(kind="static")], "a still frame lets what drifts be all that moves")
    if main.kind in {"building", "landform"} and staging.move in {"pan_follow", "track_side"}:
        slate.choose("camera.moves", [Move(kind="static")], "what stands where it was built is not followed")
    is_place = main.kind not in LIVING and terms_by_phrase("stages").get(main.noun.lower().split()[-1]) is not None
    if is_place and staging.move in {"pan_follow", "track_side", "tilt_follow"}:
        slate.choose("camera.moves", [Move(kind="static")], "a place is not followed")
    if staging.move == "track_side" and (IN_PLACE.search(slate.words) or _clings(main)):
        slate.choose("camera.moves", [Move(kind="static")], "it goes nowhere, so that the camera need not either")
    if staging.move == "pan_follow" and any(
        UPWARD.search(beat.action) for beat in shot.beats if beat.subject == main.id
    ):
        move = Move(kind="tilt_follow", speed=Speed.SLOW, target=main.id)
        slate.choose("camera.moves", [move], "tilting up with it keeps it in the frame as it climbs")
    hangs = KITE.search(main.noun.lower()) is not None or any(
        beat.action.startswith("hovering") for beat in shot.beats if beat.subject == main.id
    )
    if staging.move == "pan_follow" and hangs:
        move = Move(kind="dolly_in", speed=Speed.SLOW, target=main.id)
        slate.choose("camera.moves", [move], "it hangs on the spot, so that the camera can come closer")


def choose_camera(slate: Slate) -> None:
    """Everything of the camera that is still open; moves must have been chosen."""
    staging = leading_staging(slate)
    slate.choose("aspect", Aspect.WIDE, "the usual cinema and television frame")
    choose_size(slate, staging)
    choose_side(slate, staging)
    _choose_lens(slate)
    _choose_height(slate)
    _choose_move_details(slate)
    _choose_carrier(slate)
    _choose_exposure(slate)
    choose_composition(slate)


def _choose_lens(slate: Slate) -> None:
    shot = slate.shot
    size = table("shot_sizes").get(shot.camera.size or "")
    if size is None:
        return
    tall = sensor_height_mm(shot.aspect.ratio if shot.aspect else 16 / 9) / sensor_height_mm()
    named = next((LENS_BY_MOVE[m.kind] for m in shot.camera.moves if m.kind in LENS_BY_MOVE), None)
    main = shot.main_subject
    fraction = framing_fraction(size.fraction, has_face=main is not None and main.kind in LIVING)
    if shot.camera.distance_m and main is not None and main.height_m:
        focal = shot.camera.distance_m * sensor_height_mm() * tall * fraction / main.height_m
        slate.choose(
            "camera.focal_length_mm", _clamp(focal, 8, 800), f"gives {with_article(size.say)} from that distance"
        )
    if main is not None and subject_distance_m(main.height_m or 1.0, size.focal_length_mm, fraction) < MACRO_M:
        slate.choose("camera.focal_length_mm", 100.0, "a macro lens, so that the camera does not have to touch it")
    if named:
        slate.choose("camera.focal_length_mm", named, "the lens that suits the move")
    focal = round(size.focal_length_mm * tall)
    slate.choose("camera.focal_length_mm", float(focal), f"the usual lens for {with_article(size.say)}")
    if main is None:
        slate.choose("camera.distance_m", 4.0 if shot.setting.interior else 20.0, "focus on the middle of the place")
        return
    focal_mm = slate.shot.camera.focal_length_mm or size.focal_length_mm
    ratio = shot.aspect.ratio if shot.aspect else 16 / 9
    distance = subject_distance_m(main.height_m or 1.0, focal_mm, fraction, ratio)
    name = short_name(main)
    whole = f"makes {name} fill {fraction:.0%} of the frame's height"
    seen = whole if fraction <= 1 else f"frames {1 / fraction:.0%} of {name}"
    reason = f"at {focal_mm:g} mm this distance {seen}"
    slate.choose("camera.distance_m", _clamp(distance, 0.01, 50000), reason)


def _length(metres: float) -> str:
    """`2.1 m`, `10.8 cm`: with the digits that tell near from far."""
    return f"{100 * metres:.4g} cm" if metres < 1 else f"{metres:.3g} m"


def _clamp(value: float, low: float, high: float) -> float:
    return float(f"{min(max(value, low), high):.3g}")


def _choose_height(slate: Slate) -> None:
    """Lens height from the angle; left open for things in the air, whose height the stage decides."""
    shot, main = slate.shot, slate.shot.main_subject
    angle = table("angles").get(shot.camera.angle or "")
    flying = leading_motion(slate) in AIRBORNE or shot.setting.stage in {"sky", "space", "underwater"}
    if angle is None or (flying and main is not None):
        return
    if angle.id == "ground_level":
        slate.choose("camera.height_m", GROUND_LEVEL_M, "the lens just off the ground")
        return
    if main is None:
        height = {"high_angle": 6.0, "overhead": 12.0, "birds_eye": 40.0, "worms_eye": 0.2, "low_angle": 0.5}
        slate.choose("camera.height_m", height.get(angle.id, PERSONS_EYE_M), f"for a view {angle.say}")
        return
    tall, distance = main.height_m or 1.0, shot.camera.distance_m or 5.0
    if angle.pitch_deg == 0:
        eye = tall * (0.9 if main.kind in LIVING else 0.6)
        why = "a standing person's eye" if eye > PERSONS_EYE_M else f"level with {short_name(main)}"
        slate.choose("camera.height_m", _clamp(min(max(eye, 0.05), PERSONS_EYE_M), 0.05, 10), why)
        return
    lift = distance * sin(radians(-angle.pitch_deg))
    slate.choose(
        "camera.height_m", _clamp(max(tall * 0.5 + lift, GROUND_LEVEL_M), 0.05, 20000), f"for a view {angle.say}"
    )


def _choose_move_details(slate: Slate) -> None:
    shot = slate.shot
    seconds = shot.duration_s or 5.0
    main = shot.main_subject
    terms = [table("camera_moves")[m.kind] for m in shot.camera.moves]
    in_turn = [i for i, term in enumerate(terms) if term.family not in WHOLE_SHOT]
    for i, (move, term) in enumerate(zip(shot.camera.moves, terms, strict=True)):
        path = f"camera.moves[{i}]"
        if term.unit or term.family == "follow":
            slow = bool(shot.time_scale and shot.time_scale < 1)
            speed = Speed.SLOW if slow else Speed.MEDIUM
            slate.choose(f"{path}.speed", speed, "slow to go with the slow motion" if slow else "an unhurried pace")
        together = SIMULTANEOUS.search(slate.words) is not None
        first, last = (
            (0.0, seconds) if together or i not in in_turn else _share(in_turn.index(i), len(in_turn), seconds)
        )
        whole = "runs through the whole shot" if last - first >= seconds else "one move after another"
        start = first if move.end_s is None or first < move.end_s else 0.0
        slate.choose(f"{path}.start_s", start, whole)
        start = slate.shot.camera.moves[i].start_s or 0.0
        slate.choose(f"{path}.end_s", last if last > start else max(seconds, start), whole)
        if main is not None and term.family in AIMED:
            slate.choose(f"{path}.target", main.id, "the camera follows the main subject")
        way = screen_way(shot)
        if term.family == "follow" and "profile" in (shot.camera.view or ""):
            slate.choose(f"{path}.direction", way, "the way the subject goes")
        _choose_amount(slate, i)


def _share(turn: int, turns: int, seconds: float) -> tuple[float, float]:
    return round(seconds * turn / turns, 3), round(seconds * (turn + 1) / turns, 3)


def _choose_amount(slate: Slate, index: int) -> None:
    """Total of the move: the table's rate at its speed over its time; ratios compound, dollies take a share."""
    move = slate.shot.camera.moves[index]
    term = table("camera_moves")[move.kind]
    if not term.unit or move.speed is None or term.family in {"texture", "still", "focus"}:
        return
    rate = {Speed.SLOW: term.slow, Speed.MEDIUM: term.medium, Speed.FAST: term.fast}[move.speed]
    time = max((move.end_s or 0.0) - (move.start_s or 0.0), 0.0)
    amount = rate * time
    if term.unit == "x" and rate > 1:
        amount = min(rate**time, 4.0)
    elif term.unit == "x":
        amount = min(amount, 0.6)
    elif term.family == "rotation" and amount > 180.0:
        return  # a whip pan takes a part of its span only
    elif term.unit == "deg" and term.family != "rotation":
        amount = min(amount, 360.0)
    unit = {"deg": "degrees", "m": "metres", "x": "times" if rate > 1 else "of the distance"}.get(term.unit, term.unit)
    slate.choose(
        f"camera.moves[{index}].amount", round(min(amount, 1000.0), 3), f"{move.speed.value}: {rate:g} {unit} a second"
    )


def _choose_carrier(slate: Slate) -> None:
    found = [
        (CARRIER_EXCEPTIONS.get(move.kind) or CARRIERS.get(table("camera_moves")[move.kind].family), move)
        for move in slate.shot.camera.moves
    ]
    for carrier, move in sorted(found, key=lambda pair: pair[0] in STANDING):  # what travels needs wheels
        if carrier:
            slate.choose("camera.stability", carrier, f"the support for the move {move.kind.replace('_', ' ')}")
    slate.choose("camera.stability", Stability.TRIPOD, "steady, as no shake was asked for")


def _choose_exposure(slate: Slate) -> None:
    camera = slate.shot.camera
    night = slate.shot.setting.time_of_day == "night"
    stop = 2.0 if night else APERTURES.get(camera.size or "", 4.0)
    if camera.distance_m is not None and camera.distance_m < 0.5:
        stop = 5.6
    depth = table("focus_depths").get(terms_by_phrase("focus_depths").get(camera.focus.lower(), ""))
    if depth is not None and depth.aperture_f:
        slate.choose("camera.aperture_f", depth.aperture_f, f"the stop that gives {depth.say}")
    why = "open for the dark" if night else "keeps the subject sharp and the background a little softer"
    slate.choose("camera.aperture_f", stop, why)
    slate.choose("camera.shutter_deg", 180.0, "the usual half-open shutter: motion blur as the eye expects it")
    camera = slate.shot.camera
    if camera.focal_length_mm and camera.aperture_f and camera.distance_m:
        field = depth_of_field(camera.focal_length_mm, camera.aperture_f, camera.distance_m)
        main = slate.shot.main_subject
        name = short_name(main) if main else "the middle distance"
        words = f"shallow focus on {name}" if field.is_shallow else "deep focus"
        far = "infinity" if field.far_m > 1000 else _length(field.far_m)
        why = f"at {camera.focal_length_mm:g} mm and f/{camera.aperture_f:g}, {_length(field.near_m)} to {far} is sharp"
        slate.choose("camera.focus", words, why)
