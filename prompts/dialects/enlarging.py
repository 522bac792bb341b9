"""Sentences for families that like long prompts: what the record's numbers say that nothing else has said.

Each is true of the shot and adds no subject. They are ranked by how much a model can do with them; the compiler takes
as many as the family's shortest length asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan, degrees, log2, radians, tan

from prompts.dialects.framing import spoken_moves
from prompts.dialects.voice import UNNAMED, Clause, Voice
from prompts.vocabulary import table
from prompts.wording import is_many, pronouns_of, sentence

__all__ = ["SPARE", "detail", "kept_same", "more"]

SPARE = 20
"""From this rank on a sentence is said only to reach the family's shortest length."""

WAYS = {"left": "from right to left across the frame", "right": "from left to right across the frame",
        "toward": "toward the camera", "away": "away from the camera"}  # fmt: skip
BREEZES = ((0.4, "the air is still"), (3.4, "a light breeze moves the air"), (8.0, "a steady breeze blows"),
           (14.0, "a strong wind blows"), (99.0, "a gale blows"))  # fmt: skip
"""Wind speed up to which (m/s), after Beaufort, and how it is said."""

SHADOWS = ((0.5, "short"), (0.8, "shorter"), (1.25, "equal"), (2.2, "longer"), (99.0, "long"))
"""Shadow length over height up to which, and the frames that say it."""

TONES = (
    (3000, "deep and warm"), (4500, "warm"), (5000, "faintly warm"), (6200, "neutral"), (7600, "cool"),
    (40001, "cold and blue"),
)  # fmt: skip
"""Kelvin up to which, and the tone of the light."""

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FILM_SHUTTER_DEG = 180
FARTHEST_M = 60.0
"""Distance up to which it is worth saying how far off the camera stands."""

TRAVELLERS = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot", "fish", "insect", "vehicle",
                        "cycle", "boat", "aircraft", "spacecraft"})  # fmt: skip
"""Kinds of which a speed over the ground can be told."""

HALF_SENSOR_MM = 18
WALKING_MPS = 0.8
LOW_M = 0.6
"""Height under which a thing stands on something rather than on the ground."""

HIGHEST_M = 60
OPEN_GROUNDS = frozenset({"air", "water", "vacuum"})


def more(voice: Voice) -> list[Clause]:
    """Sentences that are said only while the prompt is shorter than its family likes."""
    told = [line for line in _lines(voice) if UNNAMED not in line]
    return [Clause(sentence(line), SPARE + 2 + i) for i, line in enumerate(told)]


def _lines(voice: Voice) -> Iterator[str]:
    yield from _of_movement(voice)
    yield from _of_camera(voice)
    yield from _of_light(voice)
    yield from _of_place(voice)
    grade = voice.shot.style.grade
    if grade:
        look = table("styles").get(voice.shot.style.look or "")
        named = look is not None and look.say.islower() and not look.say.endswith("film") and " of " not in look.say
        frame = voice.chosen("look", "grade") if named else voice.chosen("more", "grade")
        yield frame.format(grade=grade, look=look.say if look else "")
    yield from _of_size(voice)
    shallow = voice.shot.camera.focus.startswith("shallow") and not voice.users("camera.focus")
    if shallow and voice.shot.main_subject is not None:
        s = "" if is_many(voice.shot.main_subject) else "s"
        yield voice.chosen("more", "quiet").format(name=voice.main_name, s=s)
    if "detail" not in voice.dialect.order and voice.shot.main_subject is not None:
        yield kept_same(voice)
    if voice.shot.camera.shutter_deg == FILM_SHUTTER_DEG:
        yield voice.chosen("more", "blur")
    yield from _of_frame(voice)
    seconds = voice.shot.duration_s
    if seconds:
        yield voice.chosen("more", "take").format(seconds=_number(seconds))
    if voice.shot.beats:
        yield voice.chosen("more", "flow")


def _of_frame(voice: Voice) -> Iterator[str]:
    """The field of view, 2 atan(18 mm / focal length) of a 36 mm wide sensor, the sun's height, the frame's shape."""
    lens, moves = voice.shot.camera.focal_length_mm, voice.shot.camera.moves
    if lens and voice.dialect.lens and not any("zoom" in move.kind for move in moves):
        width = round(degrees(2 * atan(HALF_SENSOR_MM / lens)))
        yield voice.chosen("frame", "field").format(lens=f"{lens:g}", degrees=width)
    sun = voice.shot.lighting.sun_elevation_deg
    if voice.shot.lighting.setup == "sunlight" and sun and sun > 20 and not voice.shot.setting.interior:
        yield voice.chosen("more", "sun").format(degrees=round(sun))
    if voice.shot.aspect:
        yield voice.chosen("frame", "shape").format(aspect=voice.shot.aspect.value)


def travels(motion_id: str | None) -> bool:
    """True for ways of moving that take somebody from place to place."""
    motion = table("motions").get(motion_id or "")
    return motion is not None and motion.speed_mps > 0


def _has_body(voice: Voice) -> bool:
    """False for weather, light and land, to which nobody measures a distance."""
    main = voice.shot.main_subject
    return main is not None and main.kind not in {"landform", "smoke", "liquid", "celestial", "fire"}


def _of_movement(voice: Voice) -> Iterator[str]:
    main, shot = voice.shot.main_subject, voice.shot
    if main is None or voice.main_name == UNNAMED:
        return
    mine = [beat for beat in shot.beats if beat.subject == main.id]
    mine = [beat for beat in mine if travels(beat.motion)]
    way = next((beat.direction for beat in mine if beat.direction in WAYS), "")
    if way and way not in voice.action_words and voice.users("beats[0].action"):
        yield f"the movement runs {WAYS[way]}"
    if main.kind not in TRAVELLERS:
        return
    speed = max((beat.speed_mps or 0.0 for beat in mine), default=0.0)
    if speed >= WALKING_MPS:
        s = "" if is_many(main) else "s"
        yield voice.chosen("more", "speed").format(name=voice.main_name, s=s, metres=_metres(speed))


def _of_camera(voice: Voice) -> Iterator[str]:
    camera = voice.shot.camera
    still = bool(camera.moves) and all(move.kind == "static" for move in camera.moves)
    if camera.stability is not None and not still and spoken_moves(voice):
        yield voice.chosen("carrier", camera.stability.value)
    if camera.height_m is not None and 0.1 <= camera.height_m <= HIGHEST_M and _stands_on_ground(voice):
        away = ""
        if camera.distance_m and 1 <= camera.distance_m <= FARTHEST_M and _has_body(voice):
            away = voice.chosen("more", "away").format(distance=_metres(camera.distance_m), name=voice.main_name)
        stage = table("stages").get(voice.shot.setting.stage or "")
        wet = stage is not None and stage.ground == "water"
        ground = "floor" if voice.shot.setting.interior else "water" if wet else "ground"
        yield voice.chosen("more", "stand").format(height=_metres(camera.height_m), ground=ground) + away
    if camera.aperture_f and camera.focus and not voice.users("camera.focus"):
        kind = "shallow" if camera.focus.startswith("shallow") else "deep"
        yield voice.chosen("more", kind).format(stop=f"{camera.aperture_f:g}", name=voice.main_name)


def _stands_on_ground(voice: Voice) -> bool:
    """False where the lens is level with something on a table, and its height above the floor is not known."""
    main = voice.shot.main_subject
    low = main is not None and main.kind not in TRAVELLERS and (main.height_m or 0.0) < LOW_M
    stage = table("stages").get(voice.shot.setting.stage or "")
    awash = stage is not None and stage.ground == "water" and (voice.shot.camera.height_m or 0.0) < 1
    return voice.shot.setting.stage != "table" and not low and not awash


def _of_light(voice: Voice) -> Iterator[str]:
    light, setting = voice.shot.lighting, voice.shot.setting
    elevation = light.sun_elevation_deg
    if light.setup == "sunlight" and elevation and elevation > 20 and not setting.interior:
        length = 1 / tan(radians(elevation))
        yield voice.chosen("shadows", next(kind for limit, kind in SHADOWS if length <= limit))
    if light.colour_temperature_k and light.key_fill_ratio:
        tone = next(words for limit, words in TONES if light.colour_temperature_k <= limit)
        yield voice.chosen("more", "tone").format(tone=tone, contrast=_contrast(voice, light.key_fill_ratio))


def _of_place(voice: Voice) -> Iterator[str]:
    setting = voice.shot.setting
    stage = table("stages").get(setting.stage or "")
    ground = table("materials").get(stage.ground) if stage else None
    outside = not setting.interior and setting.stage not in {"space", "underwater", "studio", "sky", "sea"}
    said = [f"the ground is {ground.say.lower()}"] if ground and stage and outside and _is_ground(stage.ground) else []
    if setting.wind_mps is not None and outside:
        said.append(next(words for limit, words in BREEZES if setting.wind_mps <= limit))
    if said:
        yield " and ".join(said)
    still = bool(voice.shot.camera.moves) and all(move.kind == "static" for move in voice.shot.camera.moves)
    if not voice.shot.subjects and not voice.shot.physics and voice.shot.setting.place:
        yield voice.chosen("more", "quiet_still" if still else "quiet_moving")


def _is_ground(material: str) -> bool:
    return material not in OPEN_GROUNDS


def _of_size(voice: Voice) -> Iterator[str]:
    main = voice.shot.main_subject
    if main is None or not main.height_m or voice.main_name == UNNAMED:
        return
    many = is_many(main)
    upright = main.kind in {"human", "quadruped", "robot"}
    stand = ("stand" if many else "stands") if upright else ("are" if many else "is")
    yield voice.chosen("more", "size").format(
        name=voice.main_name,
        stand=stand,
        s="" if many else "s",
        metres=_metres(main.height_m),
        each=" each" if many else "",
    )


def detail(voice: Voice) -> list[Clause]:
    """What of the main subject must stay the same."""
    main = voice.shot.main_subject
    return [Clause(sentence(kept_same(voice)), 10)] if main and main.kind else []


def kept_same(voice: Voice) -> str:
    """`The dog keeps its shape, size and colours from first frame to last`."""
    main = voice.shot.main_subject
    if main is None or voice.main_name == UNNAMED:
        return "shapes, sizes and colours stay the same from first frame to last"
    s = "" if is_many(main) else "s"
    return voice.chosen("more", "same").format(name=voice.main_name, s=s, their=pronouns_of(main).possessive)


def _number(value: float) -> str:
    return COUNTS[int(value)] if value == int(value) and 0 < value < len(COUNTS) else f"{value:g}"


def _metres(metres: float) -> str:
    """`five metres`, `one and a half metres`, `forty centimetres`: rounded as people do."""
    if metres < 0.95:
        centimetres = max(round(metres * 100), 1)
        rounded = centimetres if centimetres < 10 else round(centimetres / 5) * 5
        return f"{_number(rounded)} centimetre{'' if rounded == 1 else 's'}"
    if metres < 1.25:
        return "one metre"
    if metres < 1.75:
        return "one and a half metres"
    return f"{_number(round(metres))} metres"


def _contrast(voice: Voice, ratio: float) -> str:
    kind = "strong" if ratio >= 8 else "gentle" if ratio <= 2 else "middle"
    stops = log2(ratio)
    amount = (
        "a stop"
        if stops < 1.25
        else "a stop and a half"
        if stops < 1.75
        else "two stops"
        if stops < 2.4
        else "two and a half stops"
    )
    return voice.chosen("contrast", kind).format(stops=amount)
