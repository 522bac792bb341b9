"""The place set right once the whole text is read: at a station, in space, under water, or seen from without."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.seen_from import BUILDINGS
from prompts.shot import Importance
from prompts.vocabulary import table

__all__ = ["dock_in_space", "halt_at_station", "put_under_water", "see_from_without", "see_steps_from_without"]
_EXTERIOR: Final = re.compile(r"(?:exterior|ext)\b\.?(?: shot)?(?: of)?\s*[:,.–—-]?", re.IGNORECASE)


def dock_in_space(draft: Draft) -> None:
    """A craft that is about a space station is outside it, and so is the world that it is said to be above."""
    main = next((subject for subject in draft.subjects if subject.importance is Importance.MAIN), None)
    there = str(draft.values.get("setting.place", "")).lower().endswith("space station")
    if there and main is not None and main.kind in ("spacecraft", "celestial"):
        draft.values |= {"setting.stage": "space", "setting.interior": False}


_TRAIN: Final = re.compile(r"\b(?:trains?|locomotives?|express)$")
_STATION: Final = re.compile(r"(?<!subway )(?<!metro )(?<!underground )(?<!tube )\b(?:station|platform)$")


def halt_at_station(draft: Draft) -> None:
    """A train that the shot is about comes to a station by its track, out of doors."""
    main = next((subject for subject in draft.subjects if subject.importance is Importance.MAIN), None)
    station = _STATION.search(str(draft.values.get("setting.place", "")).lower())
    if station and main is not None and _TRAIN.search(main.noun.lower()) and "subway" not in main.noun.lower():
        draft.values |= {"setting.stage": "road", "setting.interior": False}


def see_from_without(draft: Draft, text: str) -> None:
    """The place of a text that begins with `Exterior`, seen from outside: a house in its street.

    Args:
        draft: what is read of the text.
        text: as it was given.
    """
    stage = table("stages").get(str(draft.values.get("setting.stage", "")))
    if stage is None or not stage.interior or _EXTERIOR.match(text.strip()) is None:
        return
    place = str(draft.values.get("setting.place", "")).lower().split()
    draft.values["setting.interior"] = False
    if place and place[-1] in BUILDINGS:
        draft.values["setting.stage"] = "street"
    else:
        del draft.values["setting.stage"]


_STEPS_OF: Final = re.compile(
    r"\b(?:steps|stairs|stairway) (?:of|to|before|outside|in front of) (?:an? |the )?(?:[\w-]+ ){0,2}?(?P<of>[\w-]+)$"
    r"|\b(?P<its>[\w-]+) (?:steps|stairs)$"
)
_ON_A_FIELD: Final = frozenset({"stadium", "arena", "amphitheatre", "amphitheater"})
_STEPPED: Final = frozenset({
    "museum", "church", "cathedral", "courthouse", "library", "opera", "palace", "monument", "university", "capitol",
    "hall", "temple", "school", "bank", "parliament", "gallery", "basilica", "mosque", "embassy", "ministry", "theatre",
})  # fmt: skip


def see_steps_from_without(draft: Draft) -> None:
    """The steps of a museum or a church are before it, and those of a stadium lead up its stands."""
    if "setting.stage" in draft.values:
        return
    for subject in draft.subjects:
        found = _STEPS_OF.search(subject.noun.lower())
        house = (found["of"] or found["its"]) if found else ""
        stage = "meadow" if house in _ON_A_FIELD else "street" if house in _STEPPED else ""
        if stage:
            draft.values |= {"setting.stage": stage, "setting.place": house, "setting.interior": False}
            draft.note("setting.stage", subject.noun)
            draft.note("setting.place", subject.noun)


_WATERS: Final = frozenset({"sea", "lake"})
_LEAPS: Final = re.compile(r"\b(?:surfac|breach|out of)")
_BREAKS_THE_SURFACE: Final = frozenset({"jump", "fly", "float", "rise", "fall", "stand"})


_CAMERA_DIVES: Final = re.compile(
    r"^(?:the |a |an )?(?:\w+ )?(?:camera|drone|lens)\b[^.!?]{0,40}?\b(?:underwater|"
    r"(?:under|below|beneath) the (?:water|sea|surface|waves|ocean))\b",
    re.IGNORECASE,
)


def put_under_water(draft: Draft, text: str) -> None:
    """Fish `in the ocean` are seen under its surface, unless something else stands on it or they leap out.

    Args:
        draft: what is read of the text.
        text: as it was given; where its camera begins under water, the place is there.
    """
    if _CAMERA_DIVES.match(text.strip()):
        draft.values["setting.stage"] = "underwater"
        draft.values["setting.place"] = "underwater"
        draft.note("setting.stage", "underwater")
        draft.note("setting.place", "underwater")
        return
    if draft.values.get("setting.stage") not in _WATERS or not draft.subjects:
        return
    animate = [s for s in draft.subjects if s.kind and (table("kinds")[s.kind].animate or s.importance == "main")]
    leaps = any(beat.motion in _BREAKS_THE_SURFACE or _LEAPS.search(beat.action) for beat in draft.beats)
    if animate and all(s.kind == "fish" for s in animate) and not leaps:
        draft.values["setting.stage"] = "underwater"
