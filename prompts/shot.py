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
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

from prompts.vocabulary import TableName, term_ids

__all__ = [
    "OPEN_COUNT",
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


@dataclass(frozen=True, slots=True)
class IdOf:
    """Marks a string field whose values are the ids of a vocabulary table; its JSON schema lists them.

    The table is read when a value is checked or a schema asked for, so that importing this module reads none.
    """

    name: TableName

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": list(term_ids(self.name))}

    def check(self, value: str) -> str:
        """The value, when it is an id of the table.

        Raises:
            ValueError: it is not; the message lists the ids.
        """
        ids = term_ids(self.name)
        if value not in ids:
            raise ValueError(f"{value!r} is not one of the {self.name.replace('_', ' ')}: {', '.join(ids)}")
        return value


AngleId = Annotated[str, IdOf("angles")]
KindId = Annotated[str, IdOf("kinds")]
LightingSetupId = Annotated[str, IdOf("lighting_setups")]
MaterialId = Annotated[str, IdOf("materials")]
MotionId = Annotated[str, IdOf("motions")]
MoveId = Annotated[str, IdOf("camera_moves")]
PhysicalLawId = Annotated[str, IdOf("physical_laws")]
ShotSizeId = Annotated[str, IdOf("shot_sizes")]
StageId = Annotated[str, IdOf("stages")]
StyleId = Annotated[str, IdOf("styles")]
TimeOfDayId = Annotated[str, IdOf("times_of_day")]
ViewId = Annotated[str, IdOf("views")]
WeatherId = Annotated[str, IdOf("weather")]

OPEN_COUNT: Final = 3
"""How many are drawn of a plural without a number (`birds`): with an empty `count_text` the words give no number."""

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
    count: int = Field(1, ge=1, le=1000, description="how many; see OPEN_COUNT for a bare plural")
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
