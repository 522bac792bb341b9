"""Checks of the camera: moves that fight each other, size against lens and distance, sides, focus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from prompts.linting.finding import Report, Severity, check
from prompts.physics.optics import depth_of_field, field_of_view_deg, frame_fraction, framing_fraction, hyperfocal_m
from prompts.shot import Move, Shot, Source, Stability
from prompts.vocabulary import table

__all__: list[str] = []

QUIET = frozenset({"texture", "focus", "still"})
"""Families that go with any other move."""

SMOOTH_PAN_S = 7.0
"""Seconds in which an object may cross the frame without judder at 24 frames a second (the seven-second rule)."""

SIDES = {"track_side": "profile", "track_tail": "back", "track_lead": "front"}
LOOSE = 1.25
"""Factor by which size, lens and distance may disagree."""


def _families(shot: Shot) -> list[tuple[int, Move, str]]:
    return [(i, m, table("camera_moves")[m.kind].family) for i, m in enumerate(shot.camera.moves)]


def _overlap(a: Move, b: Move) -> bool:
    if a.start_s is None or b.start_s is None or a.end_s is None or b.end_s is None:
        return a.start_s == b.start_s and a.start_s is not None
    return a.start_s < b.end_s and b.start_s < a.end_s


@check("CAM-OPPOSED", Severity.ERROR)
def _opposed(shot: Shot) -> Iterator[Report]:
    for (_, a, _), (j, b, _) in combinations(_families(shot), 2):
        if table("camera_moves")[a.kind].opposite == b.kind and (_overlap(a, b) or _said_together(shot)):
            yield (
                f"camera.moves[{j}]",
                f"{_say(a)} and {_say(b)} at the same time cancel out",
                "let one follow the other, or drop one",
            )


def _said_together(shot: Shot) -> bool:
    return SAID_TOGETHER.search(shot.request) is not None and not IN_TURN.search(shot.request)


def _say(move: Move) -> str:
    return move.kind.replace("_", " ")


SAID_STATIC = re.compile(
    r"\b(?:static|locked[- ]off|motionless) (?:tripod |wide |medium |close |long )?(?:camera|shot|frame)\b"
    r"|\bcamera (?:stays|remains|is|holds) (?:completely |perfectly )?"
    r"(?:still|static|fixed|locked[- ]off|locked down|motionless)\b"
    r"|\bcamera (?:never|does not|doesn['’]t) moves?\b",
    re.IGNORECASE,
)
SAID_TOGETHER = re.compile(
    r"\b(?:while|whilst|at the same time|simultaneously|at once|all together|as it (?:goes|moves|rises|comes|flies))\b",
    re.I,
)
"""Words by which moves are made at one time."""

KEPT = frozenset({"pan_follow", "tilt_follow"})
PANS = frozenset({"pan_left", "pan_right", "tilt_up", "tilt_down"})
"""Turns of the head that keep a subject in frame while the camera travels, and compete with nothing."""

IN_TURN = re.compile(r"\b(?:then|after|before|begins?|starts?|until|first|finally)\b", re.IGNORECASE)
"""Words by which a still frame and a move follow one another."""


@check("CAM-STATIC-MOVE", Severity.ERROR)
def _static_and_move(shot: Shot) -> Iterator[Report]:
    moves = _families(shot)
    if SAID_STATIC.search(shot.request) and not IN_TURN.search(shot.request):
        for i, move, family in moves:
            if family not in QUIET and _asked(shot, i):
                yield (
                    f"camera.moves[{i}]",
                    f"the words ask for a still camera and to {_say(move)}",
                    "keep static, or keep the move",
                )
                return
    if any(m.kind == "static" for _, m, _ in moves):
        for i, move, family in moves:
            if family not in QUIET and _overlap_with_static(move, shot):
                yield f"camera.moves[{i}]", f"a static camera cannot {_say(move)} too", "keep static, or keep the move"


def _asked(shot: Shot, index: int) -> bool:
    cue = shot.source_of(f"camera.moves[{index}]")
    return cue is not None and cue.source is not Source.DIRECTOR


def _said(shot: Shot, path: str) -> bool:
    """True unless the director has chosen the field."""
    cue = shot.source_of(path)
    return cue is None or cue.source is not Source.DIRECTOR


def _overlap_with_static(move: Move, shot: Shot) -> bool:
    static = next(m for m in shot.camera.moves if m.kind == "static")
    return static.start_s is None or move.start_s is None or _overlap(static, move)


@check("CAM-TWO-DOMINANT", Severity.WARNING)
def _two_dominant(shot: Shot) -> Iterator[Report]:
    for (_, a, family_a), (j, b, family_b) in combinations(_families(shot), 2):
        opposite = table("camera_moves")[a.kind].opposite == b.kind
        if {a.kind, b.kind} & KEPT:
            continue
        alike = a.kind.rpartition("_")[2] == b.kind.rpartition("_")[2]
        together = _said_together(shot) and not {a.kind, b.kind} & PANS and not alike
        if family_a not in QUIET and family_b not in QUIET and (_overlap(a, b) or together) and not opposite:
            yield (
                f"camera.moves[{j}]",
                f"{_say(a)} and {_say(b)} compete; most models follow one move a shot",
                "keep the stronger one, or make two shots",
            )


@check("CAM-MANY-MOVES", Severity.WARNING)
def _many_moves(shot: Shot) -> Iterator[Report]:
    moves = [m for _, m, family in _families(shot) if family not in QUIET]
    seconds = shot.duration_s
    if seconds and len(moves) > 2 and seconds / len(moves) < 2 and not _said_together(shot):
        yield (
            "camera.moves",
            f"{len(moves)} camera moves in {seconds:g} s leave {seconds / len(moves):.2g} s for each",
            "make the shot longer or drop moves",
        )


@check("CAM-JUDDER", Severity.WARNING)
def _judder(shot: Shot) -> Iterator[Report]:
    lens = shot.camera.focal_length_mm
    for i, move, family in _families(shot):
        if lens is None or family != "rotation" or move.kind.startswith("whip") or not move.amount:
            continue
        if not move.kind.startswith(("pan", "tilt")) or move.start_s is None or move.end_s is None:
            continue
        rate = move.amount / max(move.end_s - move.start_s, 0.01)
        limit = 3 * field_of_view_deg(lens) / SMOOTH_PAN_S
        if rate > limit:
            yield (
                f"camera.moves[{i}].amount",
                f"{rate:.3g} degrees a second on a {lens:g} mm lens will judder",
                f"stay under {limit:.3g} degrees a second, use a wider lens, or call it a whip pan",
            )


@check("CAM-TARGET", Severity.ERROR)
def _target(shot: Shot) -> Iterator[Report]:
    known = {"", *(subject.id for subject in shot.subjects)}
    for i, move in enumerate(shot.camera.moves):
        if move.target not in known:
            yield (
                f"camera.moves[{i}].target",
                f"there is no subject {move.target!r} to aim at",
                "name a subject of the shot",
            )


@check("CAM-HEIGHT", Severity.ERROR)
def _height(shot: Shot) -> Iterator[Report]:
    height = shot.camera.height_m
    if height is not None and height < 0 and shot.setting.stage not in {"underwater", "sea", "lake"}:
        yield "camera.height_m", f"the lens is {-height:g} m under the ground", "raise the camera above the ground"


@check("CAM-INSIDE", Severity.ERROR)
def _inside(shot: Shot) -> Iterator[Report]:
    main, distance = shot.main_subject, shot.camera.distance_m
    if main is not None and main.height_m and distance is not None and distance < 0.1 * main.height_m:
        yield (
            "camera.distance_m",
            f"at {distance:g} m the camera is all but inside {main.noun} of {main.height_m:g} m",
            "go farther away or use a longer lens",
        )


@check("CAM-CARRIER", Severity.WARNING)
def _carrier(shot: Shot) -> Iterator[Report]:
    travels = [m for _, m, f in _families(shot) if f in {"translation", "follow", "arc", "view", "lens_translation"}]
    travels = [m for m in travels if m.kind not in {"pan_follow", "tilt_follow"}]
    if travels and shot.camera.stability in {Stability.LOCKED, Stability.TRIPOD}:
        yield (
            "camera.stability",
            f"a camera on a {shot.camera.stability} cannot {_say(travels[0])}",
            "put it on a dolly, a gimbal or a drone",
        )


@check("SIZE-DISTANCE", Severity.WARNING)
def _size_distance(shot: Shot) -> Iterator[Report]:
    camera, main = shot.camera, shot.main_subject
    size = table("shot_sizes").get(camera.size or "")
    if size is None or main is None or not main.height_m or not camera.focal_length_mm or not camera.distance_m:
        return
    if not _said(shot, "camera.distance_m"):
        return  # it follows from the others, as near as the lens can come
    ratio = shot.aspect.ratio if shot.aspect else 16 / 9
    fraction = frame_fraction(main.height_m, camera.focal_length_mm, camera.distance_m, ratio)
    kind = table("kinds").get(main.kind or "")
    wanted = framing_fraction(size.fraction, has_face=kind is None or kind.animate)
    if not 1 / LOOSE <= fraction / wanted <= LOOSE:
        fits = camera.distance_m * fraction / wanted
        yield (
            "camera.distance_m",
            f"a {size.say} wants {wanted:.2g} of the frame's height, but at {camera.distance_m:g} m and "
            f"{camera.focal_length_mm:g} mm it is {fraction:.2g}",
            f"go to {fits:.3g} m, or change the size",
        )


@check("VIEW-MOVE", Severity.WARNING)
def _view_move(shot: Shot) -> Iterator[Report]:
    view = shot.camera.view
    for i, move in enumerate(shot.camera.moves):
        side = SIDES.get(move.kind)
        if view and side and view != side and not (side == "profile" and view.startswith("three")):
            yield (
                f"camera.moves[{i}]",
                f"{_say(move)} sees the subject {table('views')[side].say}, not {table('views')[view].say}",
                f"ask for the view {table('views')[side].say}, or for another move",
            )


@check("DZ-NEEDS-SUBJECT", Severity.ERROR)
def _dolly_zoom(shot: Shot) -> Iterator[Report]:
    for i, move in enumerate(shot.camera.moves):
        if move.kind.startswith("dolly_zoom") and not shot.subjects:
            yield f"camera.moves[{i}]", "a dolly zoom needs a subject whose size stays the same", "name a subject"


@check("TRACK-STILL", Severity.WARNING)
def _track_still(shot: Shot) -> Iterator[Report]:
    for i, move, family in _families(shot):
        target = move.target or (shot.main_subject.id if shot.main_subject else "")
        own = [b for i, b in enumerate(shot.beats) if b.subject == target and _said(shot, f"beats[{i}].action")]
        still = own and all(b.speed_mps == 0 or (b.motion and not _moves(b.motion)) for b in own)
        parked = next((s for s in shot.subjects if s.id == target), None)
        still = still or (not own and parked is not None and any(STILL.search(look.text) for look in parked.looks))
        if family == "follow" and move.kind != "track_arc" and still:
            yield f"camera.moves[{i}]", f"{_say(move)} follows something that stays in place", "use an arc or a push-in"


STILL = re.compile(r"\b(?:parked|stationary|motionless|immobile|abandoned|stranded)\b", re.IGNORECASE)
"""Looks of what goes nowhere."""


def _moves(motion: str) -> bool:
    term = table("motions").get(motion)
    return term is None or term.speed_mps > 0 or term.simulated


SHALLOW = re.compile(r"\b(?:shallow|bokeh|blurred|blurry|soft background|out of focus)\b")
DEEP = re.compile(r"\b(?:deep|everything|front to back|sharp throughout|all in focus|pin[- ]sharp)\b")
NEAREST_DEEP_M = 10.0
"""Nearest sharp distance from which a picture is no longer sharp from front to back."""

SHARP_FROM_M = 1.0
"""Hyperfocal distance below which everything is sharp but what touches the lens."""


@check("FOCUS-DEPTH", Severity.WARNING)
def _focus_depth(shot: Shot) -> Iterator[Report]:
    c = shot.camera
    if not c.focus or not c.focal_length_mm or not c.aperture_f:
        return
    lens, hyperfocal = f"{c.focal_length_mm:g} mm at f/{c.aperture_f:g}", hyperfocal_m(c.focal_length_mm, c.aperture_f)
    asked = _said(shot, "camera.distance_m") if c.distance_m else False
    sharp, soft = hyperfocal < SHARP_FROM_M and not asked, hyperfocal / 2 > NEAREST_DEEP_M and shot.main_subject is None
    if c.distance_m:
        field = depth_of_field(c.focal_length_mm, c.aperture_f, c.distance_m)
        lens += f" and {c.distance_m:g} m" if asked else ""
        sharp = sharp or field.far_m > 4 * c.distance_m
        soft = soft or (field.is_shallow and shot.main_subject is not None)
    if SHALLOW.search(c.focus) and sharp:
        yield "camera.focus", f"{lens} keeps nearly everything sharp", "open the aperture or use a longer lens"
    if DEEP.search(c.focus) and soft:
        yield "camera.focus", f"{lens} cannot keep it all sharp", "stop down or use a wider lens"
