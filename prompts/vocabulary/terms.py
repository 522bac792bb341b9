"""The kinds of entry that the vocabulary's tables hold. Every field says its unit.

A table is one TOML file of `[[term]]` entries beside this module; the loader checks every key and every type.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Angle",
    "Aspect",
    "CameraHeight",
    "CameraMove",
    "Colour",
    "Composition",
    "FilmTexture",
    "FocusDepth",
    "GradeTerm",
    "Kind",
    "Lens",
    "LightEffect",
    "LightSource",
    "LightingSetup",
    "Material",
    "Measure",
    "Motion",
    "NamedCue",
    "Noun",
    "PhysicalLaw",
    "Playback",
    "Season",
    "ShotSize",
    "Stage",
    "StyleTerm",
    "Term",
    "TimeOfDay",
    "TopSurface",
    "View",
    "Weather",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a table.

    Attributes:
        id: stable name in snake case; what a `Shot` stores.
        say: how it reads inside an English sentence.
        synonyms: other ways people write it, lower case.
        alone: ways to write it that are ordinary words too (`square`, `wide`, `from behind`); they mean it only where
            they stand by themselves, as between commas.
        definition: what it is, in one sentence.
    """

    id: str
    say: str
    synonyms: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    definition: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every way to write it that the reader knows, lower case."""
        return (self.id.replace("_", " "), self.say.lower(), *self.synonyms, *self.alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraMove(Term):
    """A camera move.

    Attributes:
        family: still, rotation, translation, arc, lens, lens_translation, follow, texture, focus, view, time, purpose.
        unit: what `Move.amount` counts: deg, m, x (ratio), s, or "" when the move has no amount.
        slow, medium, fast: the amount per second of clip at that speed, in `unit` (ratio: factor per second).
        labels: the CameraBench movement labels it implies.
        sideways_label: the label's first word when it goes left or right: "Move" for a track, "Pan" for a whip pan.
        opposite: id of the move that undoes it.
        distinction: what it is not to be confused with, and why.
    """

    family: str
    unit: str = ""
    slow: float = 0.0
    medium: float = 0.0
    fast: float = 0.0
    labels: tuple[str, ...] = ()
    sideways_label: str = ""
    opposite: str = ""
    distinction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotSize(Term):
    """A shot size; `fraction` is the subject's height over the frame's height (above 1 crops the subject)."""

    fraction: float
    focal_length_mm: float
    rank: int = 0
    """Order from widest (0) to closest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle(Term):
    """A camera angle; `pitch_deg` is the camera's pitch (negative looks down); `roll_deg` for the Dutch angle."""

    pitch_deg: float = 0.0
    roll_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Term):
    """From which side the subject is seen; `azimuth_deg` from its front, clockwise seen from above."""

    azimuth_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCue(Term):
    """A cue known by what it says in several words, its synonyms and `alone` phrases; its id is often a plain word."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every way to write it that the reader knows, lower case."""
        said = (self.say.lower(),) if " " in self.say else ()
        return (*said, *self.synonyms, *self.alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect(NamedCue):
    """A shape of the frame; its id is width to height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraHeight(NamedCue):
    """A height of the lens by its name, metres above the ground."""

    height_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition(NamedCue):
    """A way to lay out the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Term):
    """What a shot is measured by. `path`: the field of the shot that holds it."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmTexture(NamedCue):
    """What film, tape or editing leaves on the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusDepth(NamedCue):
    """How much is sharp; `aperture_f` is the f-number that gives it at usual distances."""

    aperture_f: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTerm(NamedCue):
    """A grade: factors of saturation and contrast, a shift of white (kelvin, warmer is positive), and stops."""

    saturation: float = 1.0
    contrast: float = 1.0
    warmth_k: float = 0.0
    exposure_stops: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens(NamedCue):
    """A lens by its name; `focal_length_mm` on a sensor 36 mm wide."""

    focal_length_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LightEffect(NamedCue):
    """What light does in time, in the lens or in the air; `rate_hz` is how often a second it wavers."""

    rate_hz: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSource(NamedCue):
    """A source of light: its colour temperature (kelvin), its quality, hard or soft, and the set-up that it makes."""

    colour_temperature_k: float
    quality: str = ""
    setup: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playback(NamedCue):
    """How story time runs; `time_scale` is story seconds per clip second."""

    time_scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(NamedCue):
    """A season; `before` are the words that mean it before a place or a plant: `a winter forest`."""

    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay(Term):
    """A time of day with the sun's elevation (degrees) and the light's colour temperature (kelvin).

    `from_hour` to `to_hour` (0..24, past midnight where the second is smaller) are the hours that a clock shows then.
    """

    from_hour: float | None = None
    to_hour: float | None = None

    sun_elevation_deg: float
    colour_temperature_k: float
    key_fill_ratio: float
    night: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather(Term):
    """Weather: cloud cover 0..1, haze 0..1, wind (m/s), what falls, and words that mean it of an hour or a day."""

    clouds: float = 0.0
    haze: float = 0.0
    wind_mps: float = 2.0
    precipitation: str = ""
    of_hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LightingSetup(NamedCue):
    """A lighting set-up: key azimuth (degrees from the camera axis, 180 behind the subject), elevation, ratio."""

    key_azimuth_deg: float | None = None
    key_elevation_deg: float | None = None
    key_fill_ratio: float | None = None
    colour_temperature_k: float | None = None
    quality: str = ""


def _several(place: str) -> str:
    """`wheat fields` for a wheat field."""
    if place.endswith("y") and place[-2] not in "aeiou":
        return f"{place[:-1]}ies"
    return f"{place}es" if place.endswith(("x", "sh", "ch", "z")) else f"{place}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Term):
    """A kind of place the previz renderer can build; the synonyms are the place nouns that mean it."""

    interior: bool = False
    ground: str = "soil"
    """Material id of the floor or ground."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every way to write it that the reader knows, lower case; places of two words and more in the plural too."""
        single = Term.phrases.fget(self)  # type: ignore[attr-defined]
        return (*single, *(_several(phrase) for phrase in single if " " in phrase and not phrase.endswith("s")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Term):
    """A material: density (kg/m3), restitution (0..1, on a hard floor), sliding friction, melting point (C)."""

    density_kg_m3: float
    restitution: float = 0.3
    friction: float = 0.5
    colour: str = "grey"
    roughness: float = 0.7
    metallic: float = 0.0
    transmission: float = 0.0
    refractive_index: float = 1.0
    melting_c: float | None = None
    boiling_c: float | None = None
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion(Term):
    """A way of moving, known by its verbs (the synonyms, base forms).

    Attributes:
        speed_mps: usual travelling speed, m/s; 0 when it stays in place.
        gerund: "running"; third: "runs".
        simulated: moved by the physics engine, not by a gait.
        consequence: a visible physical consequence, as a clause ("paws kick up small clods of earth").
    """

    gerund: str
    third: str
    speed_mps: float = 0.0
    simulated: bool = False
    consequence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleTerm(Term):
    """A look: medium (photographic, animated, painted, ...), grade and its numbers for the previz renderer.

    `unbound` looks let happen what physics does not.
    """

    medium: str = "photographic"
    unbound: bool = False
    saturation: float = 1.0
    contrast: float = 1.0
    palette: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Term):
    """A colour word; `srgb` is display red, green, blue 0..255."""

    srgb: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopSurface(Term):
    """What something is shown on; `srgb` and `second` are display colours 0..255 mixed by `pattern` over `scale_m`."""

    srgb: tuple[int, int, int]
    second: tuple[int, int, int]
    pattern: str = "noise"
    scale_m: float = 0.1
    roughness: float = 0.5
    specular: float = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Term):
    """A kind of thing; `rig` is the previz rig that stands for it ("" when none fits)."""

    rig: str = ""
    animate: bool = False
    height_m: float = 1.0
    default_motion: str = "stand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun(Term):
    """A noun: its kind, usual size (m), mass (kg), material and colour, and proportions for its rig.

    Attributes:
        height_m: height of the thing as it stands; length_m: its longest horizontal extent.
        breed: name of a variant of the rig (proportions, coat), such as "retriever".
        role: "thing", "place", "weather", "part" (of a body or thing) or "stuff" (water, smoke).
        sort: id of the broader noun by which it may be called again, such as dog for a corgi.
        age, gender: of a person or young animal, where the noun says it: "child", "puppy"; "female", "male".
    """

    kind: str
    height_m: float | None = None
    length_m: float | None = None
    mass_kg: float | None = None
    material: str = ""
    colour: str = ""
    breed: str = ""
    role: str = "thing"
    plural: str = ""
    sort: str = ""
    age: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalLaw(Term):
    """A kind of physical event; `visible` is what the eye sees, with named quantities in braces."""

    domain: str = "mechanics"
    visible: str = ""
    nothing: str = ""
    """What is seen when the threshold is not reached."""
