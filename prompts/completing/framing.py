"""Completing the framing: how large the subject is in the frame, and where."""

from __future__ import annotations

import re

from prompts.completing.cast import IN_PLACE, UPWARD, screen_way
from prompts.completing.deciding import Slate
from prompts.completing.knowledge import Staging, noun_entry
from prompts.completing.staged import ENGINED
from prompts.physics.optics import SENSOR_LONG_SIDE_MM, sensor_height_mm
from prompts.reading.models import model_called
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import any_such, is_bodiless, is_many
from prompts.wording.eyepieces import eyepiece_of

__all__ = ["LIVING", "MANY", "choose_composition", "choose_size", "has_labels"]

SMALL_M = 0.4
LARGE_M = 4.0
DROP_M = 1.2
STRAIGHT_DOWN_DEG = -60.0
"""Pitch of the camera from which no horizon is seen."""

LIVING = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot", "insect", "fish"})
FORMLESS = frozenset({"smoke", "fire"})
TRAVELLERS = LIVING | ENGINED | {"ball"}
"""Kinds that go somewhere of themselves, or roll there, so that they want room ahead."""

LENGTH_OVER_HEIGHT = {"quadruped": 1.6, "vehicle": 3.0, "cycle": 1.6, "boat": 3.0, "aircraft": 3.5, "fish": 3.0}
"""Usual length over height of a kind, where the noun's row gives no length."""

WIDEST_SHARE = 0.65
"""Share of the frame's width that a subject may take before a wider size is better."""

MANY = re.compile(
    r"\b(?:crowds?|audience|orchestra|choir|herd|flock|swarm|army|armada|fleet|shoal|school of|team|band|procession"
    r"|pack of|parade|protesters|commuters|class|congregation|convoy|colony|murmuration"
    r"|regatta|race|chase|ceremony|battle|festival|concert)\b"
)
"""Nouns of many together."""

SKIES = re.compile(r"\b(?:sunrise|sunset|dawn|dusk|twilight|nightfall|aurora|sky|rainbow|northern lights|storm)$")
"""Nouns of what is seen all over the sky."""

GALAXIES = re.compile(r"\b(?:galax(?:y|ies)|nebulae?|supernova|black hole|milky way)$")
FORLORN = re.compile(
    r"\b(?:in the middle of|in the midst of|lost in|alone (?:in|on)|tiny in) (?:an? |the )?(?:[\w-]+ )?"
    r"(?:empty|vast|endless|huge|deserted|immense|infinite|barren)\b"
)
"""Words of somebody in a large and empty place."""
DISC = re.compile(r"\b(?:sun|moon)$")
"""Words that end in what has a disc in the sky."""

PARTS = re.compile(r"\b(?:hands?|fingers?|face|eyes?|lips|mouth|feet|foot|paws?|ears?|nose)$")
"""Nouns of parts of a body."""

MACRO = re.compile(r"\b(?:macro(?! (?:econom|level))|(?:under|through) (?:a|the) microscope|microscopic|magnified)\b")


def choose_size(slate: Slate, staging: Staging) -> None:
    """How large the subject is in the frame: from what it is, what it does, and how many there are."""
    main = slate.shot.main_subject
    if main is None:
        wide = "wide" if slate.shot.setting.interior else "extreme_wide"
        slate.choose("camera.size", wide, "the place itself is the subject")
        return
    height = main.height_m or 1.0
    if SKIES.search(main.noun.lower()):
        slate.choose("camera.size", "extreme_wide", "what fills the sky needs the whole of it")
    _choose_by_words(slate, main)
    if has_labels(slate.shot) or model_called(main.noun) is not None:
        slate.choose("camera.size", "full", "every part is to be seen")
    if main.kind in LIVING and disc_in_frame(slate.shot):
        slate.choose("camera.size", "full", "from near, the sky and what is in it would be out of the frame")
    told = bool(slate.shot.beats) and slate.said("beats[0].action")
    acting = {beat.subject for beat in slate.shot.beats} if told else set()
    company = [s for s in slate.shot.subjects if s.id in acting or s.kind in LIVING]
    tiny = height < SMALL_M and main.kind not in LIVING
    if not tiny and (len(company) > 2 or main.count > 3 or MANY.search(main.noun.lower())):
        slate.choose("camera.size", "wide", "a group needs room")
    if staging.name == "drop" and not PARTS.search(main.noun.lower()):
        said = [e.height_m for e in slate.shot.physics if e.height_m]
        if not said and height < SMALL_M:
            slate.choose("camera.size", "wide", f"{staging.why_size}, and {any_such(main)} must not get lost in it")
        room = max(said or [DROP_M])
        fits = [s for s in table("shot_sizes").values() if s.fraction * 1.15 * (room + height) <= height]
        size = max(fits, key=lambda s: s.fraction).id if fits else "extreme_wide"
        slate.choose("camera.size", size, staging.why_size)
    if main.kind in LIVING and any(_burns(s) for s in slate.shot.subjects if s is not main):
        up = slate.shot.camera.angle in {"low_angle", "worms_eye", "ground_level"}
        slate.choose("camera.size", "wide" if up else "extreme_wide", "the fire is seen over who is before it")
    _choose_by_height(slate, staging, main, height)
    if PARTS.search(main.noun.lower()):
        slate.choose("camera.size", "close_up", "a part of somebody is only told from close by")
    _choose_whole(slate, main, staging, told=told)
    if _is_on_something(slate.shot, main):
        slate.choose("camera.size", "full", "what it is on is seen with it")
    size = staging.size if height < SMALL_M else _not_too_long(main, staging.size)
    slate.choose("camera.size", size, staging.why_size)


def _choose_by_words(slate: Slate, main: Subject) -> None:
    """The size that single words of the request ask for."""
    if GALAXIES.search(main.noun.lower()):
        slate.choose("camera.size", "full", "it is all that is to be seen in the dark of space")
    if MACRO.search(slate.words):
        slate.choose("camera.size", "extreme_close_up", "macro fills the frame with something small")
    if main.kind in LIVING and main.count == 1 and FORLORN.search(slate.words):
        slate.choose("camera.size", "wide", "how empty it is around somebody takes a wide frame")


def _burns(subject: Subject) -> bool:
    """Whether it is a house in flames, which stand higher than anybody."""
    return subject.kind == "building" and any(
        look.text.lower() in {"burning", "blazing", "flaming", "on fire", "in flames"} for look in subject.looks
    )


def disc_in_frame(shot: Shot) -> bool:
    """Whether the sun or the moon is told of as something to see in the sky of the shot."""
    if shot.setting.interior or shot.setting.stage in ("space", "underwater", "table", "studio"):
        return False
    nouns = [s.noun for s in shot.subjects if s.kind == "celestial" and s is not shot.main_subject]
    return any(DISC.search(said.lower()) for said in (*nouns, *shot.setting.details))


def _choose_whole(slate: Slate, main: Subject, staging: Staging, *, told: bool) -> None:
    """A full shot: for things, animals with several deeds, and who without one is told with another of other build."""
    if told and main.kind == "quadruped" and len({b.motion for b in slate.shot.beats if b.subject == main.id}) > 1:
        slate.choose("camera.size", "full", "what an animal does one thing after another takes its whole body")
    if not told and main.kind in LIVING and any(_stands_with(main, s) for s in slate.shot.subjects):
        slate.choose("camera.size", "full", "two of different sizes at each other's side are both to be seen whole")
    if main.kind not in LIVING and staging.size_thing:
        slate.choose("camera.size", staging.size_thing, "the whole thing fills the frame")


def _stands_with(main: Subject, other: Subject) -> bool:
    """Whether somebody without a deed is told with another of another build: a bear and a zebra, a man and a dog."""
    both_people = main.kind == other.kind == "human"
    return other is not main and not both_people and other.importance is not Importance.BACKGROUND


def _choose_by_height(slate: Slate, staging: Staging, main: Subject, height: float) -> None:
    """The size that what is large or small has in such a shot."""
    if height > LARGE_M and staging.size_large:
        slate.choose(
            "camera.size", staging.size_large, f"{any_such(main)} need{_s(main)} space around to show the scale"
        )
    if height < SMALL_M and staging.size_small:
        be = "are" if is_many(main) else "is"
        slate.choose("camera.size", staging.size_small, f"{any_such(main)} {be} small, and should fill the frame")


def _is_on_something(shot: Shot, main: Subject) -> bool:
    """Whether an animal is said to be on a thing of the shot: a lion on a rock, a cat on a sofa."""
    if main.kind not in LIVING or main.kind == "human":
        return False
    words = f"{main.position} {' '.join(b.action for b in shot.beats if b.subject == main.id)}".lower()
    nouns = "|".join(re.escape(s.noun.lower()) for s in shot.subjects if s.id != main.id and s.kind not in LIVING)
    on = rf"\b(?:on|atop|upon) (?:an?|the|its|his|her) (?:[\w-]+ )?(?:{nouns})\b"
    return bool(nouns) and re.search(on, words) is not None


def has_labels(shot: Shot) -> bool:
    """Whether parts of something are pointed at by labels, as in a diagram."""
    return sum(text.role == "label" for text in shot.text) > 1


def _not_too_long(subject: Subject, size: str) -> str:
    """The size, or a wide shot where the subject's length would leave too little of the frame's width."""
    entry = noun_entry(subject.noun)
    height = subject.height_m or 1.0
    length = (entry.length_m if entry and entry.length_m else None) or height * LENGTH_OVER_HEIGHT.get(
        subject.kind or "", 1
    )
    fraction = table("shot_sizes")[size].fraction
    width = fraction * length / height * sensor_height_mm() / SENSOR_LONG_SIDE_MM
    return "wide" if fraction <= 1 and width > WIDEST_SHARE else size


def _s(subject: Subject) -> str:
    return "" if is_many(subject) else "s"


def _has_outline(slate: Slate, main: Subject) -> bool:
    """False for smoke and happenings, for what no table knows, and for a thing that only stands in a named place."""
    unknown = main.kind == "thing" and noun_entry(main.noun) is None
    return not (main.kind in FORMLESS or unknown or is_bodiless(main) or _is_after_its_place(slate, main))


def _is_after_its_place(slate: Slate, main: Subject) -> bool:
    """True for a thing that a place was named before: of a diner at night, rain on the windows, the diner is shown."""
    place = slate.shot.setting.place.lower()
    opens = slate.words.find(place) if place else -1
    return main.kind not in LIVING and 0 <= opens < slate.words.find(main.noun.lower())


def choose_composition(slate: Slate) -> None:
    """Where in the frame the subject is, where it has an outline of its own."""
    shot, main = slate.shot, slate.shot.main_subject
    if main is None:
        angle = table("angles").get(shot.camera.angle or "")
        skyless = shot.setting.interior or (angle is not None and angle.pitch_deg <= STRAIGHT_DOWN_DEG)
        slate.choose("camera.composition", "balanced" if skyless else "horizon on the lower third", "rest for the eye")
        return
    if not _has_outline(slate, main):
        slate.choose("camera.composition", "balanced", "what has no outline has no place in the frame either")
    if eyepiece_of(shot.request):
        slate.choose("camera.composition", "centred", "an eyepiece leaves open what is in the middle")
    upward = any(UPWARD.search(beat.action) for beat in shot.beats if beat.subject == main.id)
    goes = main.kind in TRAVELLERS and not upward and not IN_PLACE.search(slate.words)
    way = screen_way(shot) if goes else ""
    if way and table("shot_sizes")[shot.camera.size or "full"].fraction <= 1:
        side = "left" if way == "right" else "right"
        slate.choose("camera.composition", f"on the {side} third with lead-room", "room ahead of a moving subject")
    if any(m.kind.startswith("dolly_zoom") for m in shot.camera.moves) or main.kind not in LIVING:
        slate.choose("camera.composition", "centred", "the eye has one place to rest")
    slate.choose("camera.composition", "rule of thirds", "a figure off the centre line gives the frame tension")
