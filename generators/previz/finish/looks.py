"""Which look a shot has: the row of its style, or that of a word its style speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.eyepieces import eyepiece_of

__all__ = ["Look", "look_of", "unmade"]

DAYLIGHT_K = 6504.0
Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One row of `looks.toml`, whose head says what each field means; None where the row leaves it open."""

    words: tuple[str, ...] = ()
    lift: Triple | None = None
    gain: Triple | None = None
    vignette: float | None = None
    grain: float | None = None
    bloom: float | None = None
    mono_tint: Triple | None = None
    contrast: float | None = None
    saturation: float | None = None
    effects: tuple[tuple[str | float, ...], ...] = ()
    hold: int = 1
    warmth_k: float = 0.0
    stops: float = 0.0

    def grade_fields(self) -> dict[str, Any]:
        """The fields of a `Grade` that the row sets."""
        names = ("lift", "gain", "vignette", "grain", "bloom", "mono_tint", "contrast", "saturation")
        set_here = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        white = DAYLIGHT_K + self.warmth_k
        return {**set_here, "effects": self.effects, "hold": self.hold, "white_kelvin": white}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


@cache
def _tables() -> tuple[Mapping[str, Look], Mapping[str, Look], Mapping[str, Look], Mapping[str, Look]]:
    """The rows of styles, of words, of extras and of what the lens looks through."""
    rows = tables_of(__package__, "looks")
    words, extras, eyepieces = rows.pop("words"), rows.pop("extras"), rows.pop("eyepieces")
    rows.pop("unmade")

    def looks(of: dict[str, Any]) -> Mapping[str, Look]:
        made = {name: Look(**{key: _frozen(value) for key, value in row.items()}) for name, row in of.items()}
        return MappingProxyType(made)

    return looks(rows), looks(words), looks(extras), looks(eyepieces)


def look_of(shot: Shot) -> Look:
    """The look of a shot: its style's row with what the vocabulary's style leaves open, and the extras it asks for."""
    styles, words, _, eyepieces = _tables()
    spoken = " ".join((*shot.style.words, shot.style.grade)).lower()
    found = [
        (len(word), name)
        for name, row in words.items()
        for word in row.words
        if word in spoken and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", spoken)
    ]
    style = table("styles").get(shot.style.look or "")
    row = words[max(found)[1]] if found else styles.get(style.id if style else "", Look())
    usual = {"saturation": style.saturation, "contrast": style.contrast} if style else {}
    look = Look(**{**usual, **_set_fields(row)})
    for term in _asked(shot):
        look = _with_extra(look, term)
    through = eyepiece_of(shot.request)
    masks = [row for row in eyepieces.values() if through.endswith(row.words)] if through else []
    return replace(look, effects=(*look.effects, *masks[0].effects)) if masks else look


def _asked(shot: Shot) -> Iterator[str]:
    """Ids of the grades, film textures and light effects that the shot's phrases mean."""
    phrases: tuple[tuple[Literal["grades", "film_textures", "light_effects"], Sequence[str]], ...] = (
        ("grades", (shot.style.grade,)),
        ("film_textures", shot.style.words),
        ("light_effects", shot.lighting.effects),
    )
    for kind, said in phrases:
        known = terms_by_phrase(kind)
        for phrase in said:
            term = known.get(re.sub(r"^(an?|the) ", "", phrase.lower()))
            if term is not None:
                yield term


def unmade(shot: Shot) -> tuple[str, ...]:
    """What a shot asks for of how its pictures are put together that no effect makes, in sentences for the user."""
    rows, known = table("film_textures"), tables_of(__package__, "looks")["unmade"]["textures"]
    asked = [term for term in _asked(shot) if term in known]
    return tuple(f"not shown in the previz: {rows[term].say}" for term in dict.fromkeys(asked))


def _with_extra(look: Look, term: str) -> Look:
    extra = _tables()[2].get(term, Look())
    grade = table("grades").get(term)
    saturation = (1.0 if look.saturation is None else look.saturation) * (grade.saturation if grade else 1.0)
    contrast = (1.0 if look.contrast is None else look.contrast) * (grade.contrast if grade else 1.0)
    low, high = extra.lift or (0.0, 0.0, 0.0), extra.gain or (1.0, 1.0, 1.0)
    own_low, own_high = look.lift or (0.0, 0.0, 0.0), look.gain or (1.0, 1.0, 1.0)
    fields = {name: value for name, value in _set_fields(extra).items() if name not in ("words", "hold")}
    return replace(
        look,
        **{
            **fields,
            "saturation": saturation,
            "contrast": contrast,
            "lift": tuple(a + b for a, b in zip(own_low, low, strict=True)),
            "gain": tuple(a * b for a, b in zip(own_high, high, strict=True)),
            "effects": (*look.effects, *extra.effects),
            "warmth_k": look.warmth_k + (grade.warmth_k if grade else 0.0),
            "stops": look.stops + (grade.exposure_stops if grade else 0.0),
        },
    )


def _set_fields(row: Look) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Look.__slots__ if getattr(row, name) is not None}
