"""The shot: the one record that everything hangs on.

A language model fills it, a person revises it, memory stores it, prompts are compiled from it and the previz
renderer stages it. A *partial* shot has `None` (or empty lists) where nobody has decided yet; the completer
decides the rest and says why. Records are immutable: a change makes a new shot.

Where a value comes from is kept beside it: `provenance` maps a field's path (`camera.focal_length_mm`,
`subjects[0].looks`) to its `Cue`. A path in `locks` may not be changed by anybody but the user's explicit word.

Ids of film terms are checked against the vocabulary's tables, so a table row is all that a new term needs.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from prompts.vocabulary import TableName, term_ids

__all__ = [
    "Aspect",
    "Beat",
    "Camera",
    "Cue",
    "Importance",
    "Lighting",
    "Look",
    "Move",
    "OnScreenText",
    "PhysicalEvent",
    "Setting",
    "Shot",
    "ShotDraft",
    "Sound",
    "Source",
    "Speed",
    "Stability",
    "Style",
    "Subject",
    "canonical_json",
    "content_hash",
]


def _term(name: TableName) -> Any:
    """A string type whose values are the ids of a vocabulary table; its JSON schema lists them."""

    def check(value: str) -> str:
        if value not in term_ids(name):
            raise ValueError(f"{value!r} is not one of the {name.replace('_', ' ')}: {', '.join(term_ids(name))}")
        return value

    class _Schema(WithJsonSchema):
        """Looks the ids up only when a schema is asked for, so that importing this module reads no table."""

        def __init__(self) -> None:
            super().__init__(None)

        def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
            return {"type": "string", "enum": list(term_ids(name))}

    return Annotated[str, AfterValidator(check), _Schema()]


AngleId = _term("angles")
LightingSetupId = _term("lighting_setups")
MaterialId = _term("materials")
MotionId = _term("motions")
MoveId = _term("camera_moves")
PhysicalLawId = _term("physical_laws")
ShotSizeId = _term("shot_sizes")
StageId = _term("stages")
StyleId = _term("styles")
TimeOfDayId = _term("times_of_day")
ViewId = _term("views")
WeatherId = _term("weather")
KindId = _term("kinds")

Text = Annotated[str, Field(max_length=400)]
Phrase = Annotated[str, Field(max_length=160)]
Seconds = Annotated[float, Field(ge=0, le=120)]


class Source(StrEnum):
    """Who decided a cue."""

    USER = "user"
    MEMORY = "memory"
    DIRECTOR = "director"


class Speed(StrEnum):
    """How fast a camera move is; the amounts per second stand in the vocabulary's `camera_moves`."""

    SLOW = "slow"
    MEDIUM = "medium"
    FAST = "fast"


class Stability(StrEnum):
    """What carries the camera."""

    LOCKED = "locked"
    TRIPOD = "tripod"
    DOLLY = "dolly"
    GIMBAL = "gimbal"
    HANDHELD = "handheld"
    DRONE = "drone"


class Aspect(StrEnum):
    """The picture's width to height."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"
    CLASSIC = "4:3"
    SCOPE = "21:9"

    @property
    def ratio(self) -> float:
        """Width over height."""
        width, height = self.value.split(":")
        return int(width) / int(height)


class Importance(StrEnum):
    """How much of the picture a subject is to have."""

    MAIN = "main"
    SUPPORTING = "supporting"
    BACKGROUND = "background"


class Record(BaseModel):
    """Base of all records: immutable, unknown keys are errors, numbers are finite."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


class Cue(Record):
    """Where a value comes from, and why it is what it is."""

    source: Source
    reason: Text = ""


class Look(Record):
    """How one part of a subject looks: part "hair", text "short red hair", colour "red"."""

    part: Phrase = Field("", description="hair, coat, raincoat, eyes...; empty for the whole subject")
    text: Phrase = Field(description="the look in words, as the user said it")
    colour: Phrase = Field("", description="colour word, if any")


class Subject(Record):
    """Somebody or something in the shot."""

    id: Phrase = Field(description="short name, unique in the shot, such as dog or man_2")
    noun: Phrase = Field(description="what it is in the user's words: golden retriever, teenage girl")
    kind: KindId | None = Field(None, description="kind of thing")
    name: Phrase = Field("", description="character name, if it is a remembered character")
    count: int = Field(1, ge=1, le=1000)
    count_text: Phrase = Field("", description="the count in the user's words: a flock of, several, two")
    looks: list[Look] = Field(default_factory=list, max_length=24)
    age: Phrase = Field("", description="child, teenage, adult, old; puppy")
    material: MaterialId | None = None
    height_m: float | None = Field(None, gt=0, le=5000, description="height as it stands, m")
    importance: Importance = Importance.MAIN
    position: Phrase = Field("", description="place in the frame or relative to another: left, on the table")
    facing: Phrase = Field("", description="left, right, camera, away")


class Beat(Record):
    """One thing that happens. Beats are in order; equal starts are simultaneous."""

    subject: Phrase = Field("", description="id of the subject that acts; empty for the scene itself")
    action: Text = Field(description="what it does in plain words, -ing form: running through the grass")
    motion: MotionId | None = Field(None, description="the way of moving that stages it")
    target: Phrase = Field("", description="id of the subject acted on")
    manner: Phrase = Field("", description="slowly, happily")
    direction: Phrase = Field("", description="left, right, toward, away, up, down, across, around")
    speed_mps: float | None = Field(None, ge=0, le=12000, description="travelling speed, m/s")
    start_s: Seconds | None = None
    end_s: Seconds | None = None


class Setting(Record):
    """Where and when."""

    place: Text = Field("", description="the place in words: a sunlit meadow")
    stage: StageId | None = Field(None, description="the kind of place")
    details: list[Phrase] = Field(default_factory=list, max_length=24, description="things that belong to the place")
    interior: bool | None = None
    time_of_day: TimeOfDayId | None = None
    season: Phrase = ""
    era: Phrase = Field("", description="1920s, medieval, futuristic")
    weather: WeatherId | None = None
    wind_mps: float | None = Field(None, ge=0, le=80, description="wind speed, m/s")
    temperature_c: float | None = Field(None, ge=-273.15, le=6000, description="temperature, degrees Celsius")


class Move(Record):
    """One camera move. Moves run one after another unless their times overlap."""

    kind: MoveId
    speed: Speed | None = None
    amount: float | None = Field(None, ge=0, le=1000, description="total: degrees, metres or ratio by kind")
    direction: Phrase = Field("", description="left, right, toward, away: for tracking moves, the way on screen")
    target: Phrase = Field("", description="id of the subject it follows, orbits or focuses on")
    start_s: Seconds | None = None
    end_s: Seconds | None = None


class Camera(Record):
    """A physical camera with a 36 mm wide sensor (36 x 20.25 mm at 16:9)."""

    size: ShotSizeId | None = Field(None, description="shot size")
    angle: AngleId | None = None
    view: ViewId | None = Field(None, description="side of the subject that is seen")
    height_m: float | None = Field(None, ge=-100, le=20000, description="lens height above ground, m")
    focal_length_mm: float | None = Field(None, ge=4, le=1200)
    distance_m: float | None = Field(None, gt=0, le=50000, description="camera to subject, m")
    aperture_f: float | None = Field(None, ge=0.7, le=64, description="f-number")
    shutter_deg: float | None = Field(None, gt=0, le=360, description="shutter angle, degrees")
    focus: Phrase = Field("", description="what is sharp: deep focus, shallow focus on the dog")
    composition: Phrase = Field("", description="centred, rule of thirds left, symmetrical")
    stability: Stability | None = None
    moves: list[Move] = Field(default_factory=list, max_length=8)


class Lighting(Record):
    """The light."""

    setup: LightingSetupId | None = None
    source: Phrase = Field("", description="sunlight, moonlight, street lamps, candle, softbox")
    sun_elevation_deg: float | None = Field(None, ge=-90, le=90, description="above the horizon, degrees")
    key_azimuth_deg: float | None = Field(
        None, ge=-180, le=180, description="key light's bearing from the camera axis: 0 front, 90 right, 180 back"
    )
    colour_temperature_k: float | None = Field(None, ge=1000, le=40000, description="key light, kelvin")
    key_fill_ratio: float | None = Field(None, ge=1, le=64, description="2 is gentle, 8 dramatic")
    exposure_stops: float | None = Field(None, ge=-6, le=6, description="0 normal, negative darker")
    quality: Phrase = Field("", description="hard or soft")
    haze: float | None = Field(None, ge=0, le=1, description="0 clear air, 1 thick fog")
    effects: list[Phrase] = Field(default_factory=list, max_length=8, description="god rays, lens flare, neon glow")


class PhysicalEvent(Record):
    """Something physics decides, with its quantities and what the eye will see."""

    law: PhysicalLawId
    subject: Phrase = Field("", description="id of the subject")
    other: Phrase = Field("", description="what it meets: wooden floor, water")
    material: MaterialId | None = None
    surface: MaterialId | None = Field(None, description="material of what it meets")
    height_m: float | None = Field(None, ge=0, le=100000, description="drop height, m")
    speed_mps: float | None = Field(None, ge=0, le=12000, description="starting speed, m/s")
    angle_deg: float | None = Field(None, ge=-90, le=90, description="launch or slope angle, degrees")
    temperature_c: float | None = Field(None, ge=-273.15, le=6000)
    time_s: Seconds | None = Field(None, description="when it begins, story seconds")
    outcome: Text = Field("", description="the visible result in about 25 words, never the law's name")
    quantities: dict[str, float] = Field(default_factory=dict, description="computed, with units in the names")


class Style(Record):
    """The look of the picture."""

    look: StyleId | None = None
    words: list[Phrase] = Field(default_factory=list, max_length=12, description="style words as the user said them")
    palette: list[Phrase] = Field(default_factory=list, max_length=8, description="colour words")
    grade: Phrase = ""
    mood: Phrase = ""


class Sound(Record):
    """What is heard; used by models that make sound."""

    ambience: Phrase = ""
    effects: list[Phrase] = Field(default_factory=list, max_length=8)
    music: Phrase = ""
    dialogue: list[Text] = Field(default_factory=list, max_length=8)


class OnScreenText(Record):
    """Lettering, exactly as it must read."""

    text: Text
    role: Phrase = Field("title", description="title, lower_third, label, sign")
    position: Phrase = ""
    target: Phrase = Field("", description="id of the subject it labels")


class ShotDraft(Record):
    """What a language model fills in: every field may be left out."""

    title: Phrase = ""
    subjects: list[Subject] = Field(default_factory=list, max_length=24)
    beats: list[Beat] = Field(default_factory=list, max_length=24)
    setting: Setting = Setting()
    camera: Camera = Camera()
    lighting: Lighting = Lighting()
    physics: list[PhysicalEvent] = Field(default_factory=list, max_length=12)
    style: Style = Style()
    sound: Sound = Sound()
    text: list[OnScreenText] = Field(default_factory=list, max_length=8)
    avoid: list[Phrase] = Field(default_factory=list, max_length=16, description="what must not be seen")
    extra: list[Text] = Field(
        default_factory=list, max_length=32, description="words of the request that no other field holds"
    )
    end_state: Text = Field("", description="how the shot ends")
    duration_s: float | None = Field(None, ge=0.5, le=60, description="length of the clip, s")
    time_scale: float | None = Field(
        None, gt=0, le=100000, description="story seconds per clip second: 0.4 slow motion, 60 time-lapse"
    )
    aspect: Aspect | None = None


class Shot(ShotDraft):
    """A shot with the words it came from, where each cue came from, and what is locked."""

    request: str = Field("", max_length=8000, description="the user's words, verbatim")
    provenance: dict[str, Cue] = Field(default_factory=dict)
    locks: list[Phrase] = Field(default_factory=list, max_length=64)

    @model_validator(mode="after")
    def _ids_hold_together(self) -> Self:
        ids = [subject.id for subject in self.subjects]
        twice = {i for i in ids if ids.count(i) > 1}
        if twice:
            raise ValueError(f"subject ids must be unique; {', '.join(sorted(twice))} stands twice")
        known = {"", *ids}
        for beat in self.beats:
            strangers = {beat.subject, beat.target} - known
            if strangers:
                raise ValueError(
                    f"beat {beat.action!r} names {', '.join(sorted(strangers))}, which is no subject of this shot"
                )
        return self

    @property
    def main_subject(self) -> Subject | None:
        """The first main subject, else the first subject, else None."""
        mains = [s for s in self.subjects if s.importance is Importance.MAIN]
        return next(iter(mains or self.subjects), None)

    def source_of(self, path: str) -> Cue | None:
        """The cue for a field's path, or for the nearest path that contains it."""
        while path:
            if path in self.provenance:
                return self.provenance[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None


def canonical_json(record: BaseModel) -> bytes:
    """The record as UTF-8 JSON with sorted keys and no spaces: equal records give equal bytes."""
    plain = record.model_dump(mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def content_hash(record: BaseModel) -> str:
    """SHA-256 of `canonical_json`, hexadecimal, 64 characters."""
    return hashlib.sha256(canonical_json(record)).hexdigest()
