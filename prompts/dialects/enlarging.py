"""Sentences for families that like long prompts: what the record's numbers say that nothing else has said.

Each is true of the shot and adds no subject. They are ranked by how much a model can do with them; the compiler takes
as many as the family's shortest length asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from math import atan, degrees, radians, tan

from prompts.completing.knowledge import body_of
from prompts.dialects.framing import spoken_moves
from prompts.dialects.voice import COLOURLESS, UNNAMED, Clause, Voice
from prompts.vocabulary import table
from prompts.wording import is_many, pronouns_of, sentence

__all__ = ["SPARE", "detail", "kept_same", "more"]

SPARE = 20
"""From this rank on a sentence is said only to reach the family's shortest length."""

WAYS = {"left": "from right to left across the frame", "right": "from left to right across the frame"}
BREEZES = ((0.4, "the air is still"), (3.4, "a light breeze moves the air"), (8.0, "a steady breeze blows"),
           (14.0, "a strong wind blows"), (99.0, "a gale blows"))  # fmt: skip
"""Wind speed up to which (m/s), after Beaufort, and how it is said."""

SHADOWS = ((0.6, "short"), (2.2, ""), (99.0, "long"))
"""Shadow length over height up to which, and the frames that say it; nothing for shadows of a usual length."""

TONES = ((3000, "deep and warm"), (4500, "warm"), (6200, ""), (7600, "cool"), (40001, "cold and blue"))
"""Kelvin up to which, and the tone of the light; nothing for neutral daylight."""

HEIGHTS = ((0.35, "just above the {ground}"), (0.7, "at knee height"), (1.05, "at hip height"),
           (1.4, "at chest height"), (1.85, "at eye height"))  # fmt: skip
"""Lens height up to which (m), and how film people say it; higher ones are said in metres."""

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FILM_SHUTTER_DEG = 180
BUSY = re.compile(
    r"\b(?:rush hour|peak hour|crowd\w*|bus(?:y|tling)|market|traffic|part(?:y|ies)|festival|parade|full of)\b"
)
"""Words of places that do not lie quiet."""

QUICK_MPS = 2.5
"""Speed from which movement blurs on film (m/s)."""

FARTHEST_M = 60.0
"""Distance up to which it is worth saying how far off the camera stands."""

TRAVELLERS = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot", "fish", "insect", "vehicle",
                        "cycle", "boat", "aircraft", "spacecraft"})  # fmt: skip
"""Kinds that go from place to place."""

LASTING = TRAVELLERS | {"building", "furniture", "tool", "box", "instrument", "device"}
"""Kinds that look the same at the end as at the beginning."""

CHANGING = frozenset({"melt", "burn", "freeze", "dissolve", "break", "grow", "rust", "sublimate", "cook"})
"""Laws that leave a thing looking otherwise than before."""

STEADY = frozenset({"sunlight", "window", "overcast", "natural", "studio", "three_point", "high_key", "fluorescent"})
"""Lights that do not waver."""

BECOMES = re.compile(
    r"\b(?:becom|turn\w* into|transform|chang|grow|hatch|melt|burn|explod|collaps|vanish|disappear)", re.I
)

NEAR_SIZES = frozenset({"extreme_close_up", "close_up", "medium_close_up", "medium"})
"""Sizes in which skin, fur and grain can be made out."""

FAR_SIZES = frozenset({"wide", "extreme_wide"})
"""Sizes that show a horizon."""

HEADROOM = frozenset({"medium_close_up", "medium", "medium_full", "full"})
SEEN_FROM_THE_AIR = frozenset({"aerial", "fpv", "track_aerial"})
HALF_SENSOR_MM = 18
LOW_M = 0.6
"""Height under which a thing stands on something rather than on the ground."""

LOWEST_M, HIGHEST_M = 0.1, 60
"""Between which heights it is worth saying how high the lens is."""

BRIGHTEST_RATIO = 4
"""Key to fill up to which neither end of the scale is lost."""


def more(voice: Voice) -> list[Clause]:
    """Sentences that are said only while the prompt is shorter than its family likes."""
    told = [line for line in _lines(voice) if UNNAMED not in line]
    if voice.dialect.sentences:
        pairs = zip_longest(told[::2], told[1::2], fillvalue="")  # few sentences are to reach the length
        told = ["; ".join(filter(None, pair)) for pair in pairs]
    return [Clause(sentence(line), SPARE + 2 + i) for i, line in enumerate(told)]


def _lines(voice: Voice) -> Iterator[str]:
    shot, main = voice.shot, voice.shot.main_subject
    yield from _of_movement(voice)
    yield from _of_camera(voice)
    yield from _of_surface(voice)
    yield from _of_light(voice)
    yield from _of_place(voice)
    if shot.style.grade:
        look = table("styles").get(shot.style.look or "")
        named = look is not None and look.say.islower() and not look.say.endswith("film") and " of " not in look.say
        frame = voice.chosen("look", "grade") if named else voice.chosen("more", "grade")
        yield frame.format(grade=shot.style.grade, look=look.say if look else "")
    if main is not None and any(beat.subject == main.id for beat in shot.beats) and main.kind in TRAVELLERS:
        yield voice.chosen("more", "weight")
    yield from _of_tones(voice)
    if shot.camera.shutter_deg == FILM_SHUTTER_DEG and _is_quick(voice):
        yield voice.chosen("more", "blur")
    if "detail" not in voice.dialect.order:
        yield from (kept_same(voice),) if kept_same(voice) else ()
    if shot.camera.focus.startswith("shallow") and not voice.users("camera.focus") and len(shot.subjects) == 1 and main:
        yield voice.chosen("more", "quiet").format(name=voice.main_name, s="" if is_many(main) else "s")
    if shot.duration_s:
        yield voice.chosen("more", "take").format(seconds=_number(shot.duration_s))
    if len(shot.beats) > 1 and voice.users("beats[0].action"):
        yield voice.chosen("more", "flow")
    yield from _of_finish(voice)
    yield from _of_frame(voice)


def _of_finish(voice: Voice) -> Iterator[str]:
    """What a picture from life looks like, and a scene in which little happens."""
    shot = voice.shot
    if not shot.beats or not any(voice.users(f"beats[{i}].action") for i in range(len(shot.beats))):
        yield voice.chosen("more", "calm")
    if voice.is_photographic:
        if not voice.is_monochrome and not shot.style.words:
            yield voice.chosen("more", "natural")
        yield voice.chosen("more", "proportions")
        yield voice.chosen("more", "grain")
    else:
        yield voice.chosen("more", "drawn")
    if shot.lighting.setup in STEADY and not (shot.time_scale or 1.0) > 1:
        yield voice.chosen("more", "steady")
    if shot.style.palette and not voice.is_monochrome and not BECOMES.search(voice.told):
        yield voice.chosen("more", "colours")


def _of_frame(voice: Voice) -> Iterator[str]:
    """The field of view, 2 atan(18 mm / focal length) of a 36 mm wide sensor, the sun's height, the frame's shape."""
    if voice.shot.aspect:
        yield voice.chosen("frame", "shape").format(aspect=voice.shot.aspect.value)
    lens, moves = voice.shot.camera.focal_length_mm, voice.shot.camera.moves
    if lens and voice.dialect.lens and not any("zoom" in move.kind for move in moves):
        width = round(degrees(2 * atan(HALF_SENSOR_MM / lens)))
        yield voice.chosen("frame", "field").format(lens=f"{lens:g}", degrees=width)
    sun = voice.shot.lighting.sun_elevation_deg
    if voice.shot.lighting.setup == "sunlight" and sun and sun > 20 and not voice.shot.setting.interior:
        yield voice.chosen("more", "sun").format(degrees=round(sun))
    yield voice.chosen("more", "firm")


def _is_quick(voice: Voice) -> bool:
    """True where something moves fast enough to blur, in time as it is."""
    shot = voice.shot
    beats = [beat for beat in shot.beats if travels(beat.motion) or (beat.speed_mps or 0.0) >= QUICK_MPS]
    return (shot.time_scale or 1.0) >= 1 and any((beat.speed_mps or QUICK_MPS) >= QUICK_MPS for beat in beats)


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
    follows = any(table("camera_moves")[move.kind].family == "follow" for move in shot.camera.moves)
    if main is None or voice.main_name == UNNAMED or not follows:
        return
    mine = [beat for beat in shot.beats if beat.subject == main.id and travels(beat.motion)]
    way = next((beat.direction for beat in mine if beat.direction in WAYS), "")
    if way and way not in voice.action_words and voice.users("beats[0].action"):
        yield f"the movement runs {WAYS[way]}"


def _of_camera(voice: Voice) -> Iterator[str]:
    camera = voice.shot.camera
    kinds = {move.kind for move in camera.moves}
    still = bool(kinds) and kinds == {"static"}
    if camera.stability is not None and not still and spoken_moves(voice):
        yield voice.chosen("carrier", camera.stability.value)
    in_air = bool(kinds & SEEN_FROM_THE_AIR) and not voice.users("camera.height_m")
    stop = voice.chosen("more", "stop").format(stop=f"{camera.aperture_f:g}") if camera.aperture_f else ""
    stop = "" if voice.users("camera.focus") else stop
    high = camera.height_m or 0.0
    if LOWEST_M <= high <= HIGHEST_M and not in_air and _stands_on_ground(voice):
        away = ""
        if camera.distance_m and 1 <= camera.distance_m <= FARTHEST_M and _has_body(voice):
            away = voice.chosen("more", "away").format(distance=_metres(camera.distance_m), name=voice.main_name)
        stop = f"{',' if away else ''} and set to f/{camera.aperture_f:g}" if stop else ""
        yield voice.chosen("more", "stand").format(height=_height(voice, high)) + away + stop
    elif stop:
        yield stop
    main = voice.shot.main_subject
    if camera.size in HEADROOM and main is not None and main.kind == "human" and camera.angle == "eye_level":
        yield voice.chosen("more", "headroom").format(name=voice.main_name)


def _height(voice: Voice, height_m: float) -> str:
    """`at chest height`, `six metres above the ground`: how high the lens is, as film people say it."""
    stage = table("stages").get(voice.shot.setting.stage or "")
    wet = stage is not None and stage.ground == "water"
    ground = "floor" if voice.shot.setting.interior else "water" if wet else "ground"
    said = next((words for limit, words in HEIGHTS if height_m <= limit), "")
    if not said or (wet and said != HEIGHTS[0][1]):
        return f"{_metres(height_m)} above the {ground}"
    return said.format(ground=ground)


def _of_surface(voice: Voice) -> Iterator[str]:
    """What is seen of skin, fur and grain, where the frame is near enough and shows life as it is."""
    main = voice.shot.main_subject
    if main is None or not voice.is_photographic or voice.shot.camera.size not in NEAR_SIZES or is_many(main):
        return
    kind = main.kind or ""
    ways = voice.ways("texture").get("plant" if kind in {"tree", "grass"} else kind)
    if ways:
        cover = body_of(main).cover
        said = re.sub(r"\[([^|]*)\|([^\]]*)\]", r"\1", voice.picked(ways, "texture", kind))
        yield said.format(their=pronouns_of(main, voice.told).possessive, cover=cover)


def _stands_on_ground(voice: Voice) -> bool:
    """False where the lens is level with something on a table, and its height above the floor is not known."""
    main = voice.shot.main_subject
    perched = main is not None and main.kind in {"bird", "insect"}
    low = main is not None and (perched or main.kind not in TRAVELLERS) and (main.height_m or 0.0) < LOW_M
    stage = table("stages").get(voice.shot.setting.stage or "")
    awash = stage is not None and stage.ground == "water" and (voice.shot.camera.height_m or 0.0) < 1
    return voice.shot.setting.stage != "table" and not low and not awash


def _of_light(voice: Voice) -> Iterator[str]:
    light = voice.shot.lighting
    if light.key_fill_ratio:
        contrast = _contrast(voice, light.key_fill_ratio)
        tone = next((words for limit, words in TONES if (light.colour_temperature_k or 5500) <= limit), "")
        source = table("lighting_setups").get(light.setup or "")
        grey = voice.is_monochrome or not tone or (source is not None and source.say in COLOURLESS)
        yield contrast if grey else voice.chosen("more", "tone").format(tone=tone, contrast=contrast)


def _of_tones(voice: Voice) -> Iterator[str]:
    """How the light is exposed, how long its shadows are, and that the picture is level."""
    shot, elevation = voice.shot, voice.shot.lighting.sun_elevation_deg
    night = (term := table("times_of_day").get(shot.setting.time_of_day or "")) is not None and term.night
    if not night and (shot.lighting.key_fill_ratio or 3.0) <= BRIGHTEST_RATIO and not shot.lighting.exposure_stops:
        yield voice.chosen("more", "exposure")
    if shot.lighting.setup == "sunlight" and elevation and elevation > 5 and not shot.setting.interior:
        length = next(kind for limit, kind in SHADOWS if 1 / tan(radians(elevation)) <= limit)
        yield from (voice.chosen("shadows", length),) if length else ()
    rolls = any(move.kind.startswith(("roll", "fpv", "handheld", "static_shake")) for move in shot.camera.moves)
    level = shot.camera.angle != "dutch" and shot.camera.size in FAR_SIZES and not rolls
    if level and not shot.setting.interior and shot.setting.stage not in {"underwater", "space"}:
        yield voice.chosen("more", "horizon")


def _of_place(voice: Voice) -> Iterator[str]:
    setting = voice.shot.setting
    outside = not setting.interior and setting.stage not in {"space", "underwater", "studio", "sky", "sea"}
    heard = "sound" in voice.dialect.order and "wind" in voice.shot.sound.ambience
    if setting.wind_mps is not None and outside and not heard:
        yield next(words for limit, words in BREEZES if setting.wind_mps <= limit)
    still = bool(voice.shot.camera.moves) and all(move.kind == "static" for move in voice.shot.camera.moves)
    acts = bool(voice.shot.beats) and voice.users("beats[0].action")
    empty = not voice.shot.subjects and not voice.shot.physics and not acts
    if empty and voice.shot.setting.place and BUSY.search(voice.shot.request.lower()) is None:
        yield voice.chosen("more", "quiet_still" if still else "quiet_moving")


def detail(voice: Voice) -> list[Clause]:
    """What of the main subject must stay the same."""
    same = kept_same(voice)
    return [Clause(sentence(same), 10)] if same else []


def kept_same(voice: Voice) -> str:
    """`The dog looks the same from first frame to last`; empty for what has no lasting looks, or is to change."""
    main = voice.shot.main_subject
    changes = any(event.law in CHANGING for event in voice.shot.physics) or BECOMES.search(voice.told) is not None
    if main is None or main.kind not in LASTING or voice.main_name == UNNAMED or changes:
        return ""
    return voice.chosen("more", "same").format(name=voice.main_name, s="" if is_many(main) else "s")


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
    return voice.chosen("contrast", "strong" if ratio >= 8 else "gentle" if ratio <= 2 else "middle")
