"""Bridges that somebody goes over: of a size for who does, and there where only the place is called one."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.rigs.props import prop_of
from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["deck_m", "goes_over", "goes_under", "with_bridges"]

FOREST_FALL_M: Final = 8.0
FOOTBRIDGE_M: Final = 4.2
"""Height of a stone bridge that people walk over."""
WILDS: Final = frozenset({"mountains", "forest", "meadow", "lake", "snow", "plain"})
"""Stages whose suspension bridges people walk over are of ropes and planks."""
ON_FOOT: Final = frozenset({"human", "quadruped", "cycle"})
SOLID: Final = 0.5
"""A bridge whose deck is higher than this share of it stands on piers, and has no towers."""
_OVER: Final = re.compile(r"\b(?:cross\w*|over|across|along|on|onto|upon|(?:in|at) the (?:middle|centre|center) of)\b")
_UNDER: Final = r"\b(?:under|beneath|below|underneath)\b(?: (?!and\b)[\w-]+){0,3}? "
ROOM_UNDER: Final = 2.2
"""Height of a bridge over that of what goes under it, whose deck is lower than its towers."""
_THERE: Final = (
    r"\b(?:on|onto|over|across|along|cross\w*|from|middle of|centre of|center of) "
    r"(?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,2}?"
)
"""Words that put somebody on the deck of a bridge."""
_NAMED: Final = re.compile(
    r"\b(?:(?:stone|wooden|suspension|arch|railway|road|steel|old|long|rope|hanging|plank) )*(?:bridge|viaduct)\b"
)


def goes_over(words: str) -> bool:
    """Whether the words say that somebody goes or is over something."""
    return _OVER.search(words) is not None


def deck_m(subject: Subject, height_m: float) -> float:
    """Height of what goes over a subject, m; 0 where nothing does."""
    prop = prop_of(subject.noun)
    return prop.deck * height_m if prop is not None else 0.0


def goes_under(words: str, bridge: Subject) -> bool:
    """Whether the words take somebody through under a bridge."""
    names = "|".join(re.escape(name) for name in names_of(bridge))
    return deck_m(bridge, 1.0) > 0.0 and re.search(rf"{_UNDER}(?:{names})\b", words) is not None


def _high_enough(shot: Shot) -> Shot:
    """The shot with a bridge under which what goes under it fits."""
    main = shot.main_subject
    words = " ".join(beat.action.lower() for beat in shot.beats)
    tall = main.height_m if main is not None else None
    subjects = [
        s.model_copy(update={"height_m": max(s.height_m or 0.0, ROOM_UNDER * tall)})
        if tall and s is not main and goes_under(words, s)
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def with_bridges(shot: Shot) -> Shot:
    """The shot with its bridge, where one is gone over: a thing of its own, of a size for who walks over it."""
    shot = _high_enough(_on_the_deck(_named(_in_the_woods(shot))))
    usual = table("nouns")["bridge"].height_m
    if shot.main_subject is None or shot.main_subject.kind not in ON_FOOT:
        return _with_its_piers(shot)
    subjects = [
        s.model_copy(update={"height_m": FOOTBRIDGE_M}) if s.height_m in (None, usual) and deck_m(s, 1.0) > SOLID else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _with_its_piers(shot: Shot) -> Shot:
    """The shot of what drives over a high bridge from so far that its piers are seen."""
    main = shot.main_subject
    words = " ".join(beat.action.lower() for beat in shot.beats)
    over = any(deck_m(s, 1.0) > SOLID and s is not main and (s.height_m or 0.0) > HIGH_M for s in shot.subjects)
    if main is None or main.kind != "vehicle" or not over or not goes_over(words):
        return shot
    return without_invented(shot, {"size": "extreme_wide", "distance_m": None})


HIGH_M: Final = 10.0
"""A bridge that is higher is filmed with what it stands on."""


def _in_the_woods(shot: Shot) -> Shot:
    """The shot with a waterfall seen from before it, of the forest's size there, so that trees are seen with it."""
    main = shot.main_subject
    if main is not None and main.noun.lower() == "waterfall":
        shot = without_invented(shot, {"view": "front"})
    usual = table("nouns")["waterfall"].height_m
    if shot.setting.stage != "forest":
        return shot
    subjects = [
        s.model_copy(update={"height_m": FOREST_FALL_M}) if s.noun.lower() == "waterfall" and s.height_m == usual else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _on_the_deck(shot: Shot) -> Shot:
    """The shot with those on foot who do something on a bridge put on it, and the bridge one that hides nobody."""
    bridges = [s for s in shot.subjects if deck_m(s, 1.0) and s is not shot.main_subject]
    main = shot.main_subject
    if not bridges or main is None or main.kind not in ON_FOOT:
        return shot
    subjects, beats = list(shot.subjects), list(shot.beats)
    for bridge in bridges:
        names = "|".join(re.escape(name) for name in names_of(bridge))
        there = re.compile(rf"{_THERE}(?:{names})\b")
        own = {s.id: " ".join([s.position, *(b.action for b in shot.beats if b.subject == s.id)]) for s in subjects}
        on_it = {who for who, words in own.items() if there.search(words.lower())}
        if not on_it:
            continue
        noun = _walked_over(shot, bridge.noun.lower())
        material = "wood" if noun == "rope bridge" else "stone"
        for number, subject in enumerate(subjects):
            if subject.id == bridge.id and noun != bridge.noun.lower():
                subjects[number] = subject.model_copy(update={"noun": noun, "material": material, "height_m": None})
            elif subject.id in on_it and not subject.position:
                subjects[number] = subject.model_copy(update={"position": f"on the {noun}"})
        beats = [_without_the_bridge(b, bridge, there) if b.subject in on_it else b for b in beats]
    shot = shot.model_copy(update={"subjects": subjects, "beats": beats})
    return without_invented(shot, {"size": "full"}) if shot.camera.size in _WITHOUT_FEET else shot


_WITHOUT_FEET: Final = frozenset({"medium_full", "medium", "medium_close_up", "close_up"})
"""Sizes in which nothing is seen of what somebody stands on."""


def _without_the_bridge(beat: Beat, bridge: Subject, there: re.Pattern[str]) -> Beat:
    """The deed of who stays where they are on a bridge, which is not what they do it to."""
    motion = table("motions").get(beat.motion or "")
    if motion is not None and motion.speed_mps:
        return beat
    words = re.sub(r"\s+", " ", there.sub("", beat.action)).strip() or "standing"
    return beat.model_copy(update={"action": words, "target": "" if beat.target == bridge.id else beat.target})


def _walked_over(shot: Shot, noun: str) -> str:
    """The bridge that somebody on foot is on where nobody says of what kind: a stone one, which hides nobody."""
    on_foot = shot.main_subject is not None and shot.main_subject.kind in ON_FOOT
    if on_foot and noun.endswith("suspension bridge") and shot.setting.stage in WILDS:
        return "rope bridge"
    return f"stone {noun}" if on_foot and noun in ("bridge", "old bridge", "long bridge") else noun


def _named(shot: Shot) -> Shot:
    """The shot with the bridge that its beats or its place name and that is none of its subjects."""
    if any(deck_m(subject, 1.0) for subject in shot.subjects):
        return shot
    for beat in shot.beats:
        words = beat.action.lower()
        words = words if _NAMED.search(words) else f"{words} {shot.setting.place}".lower()
        found = _NAMED.search(words)
        if found and goes_over(words[: found.start()]) and f"under {found.group()}" not in words:
            bridge = Subject(
                id="bridge", noun=_walked_over(shot, found.group()), kind="building", importance=Importance.SUPPORTING
            )  # fmt: skip
            beats = [b.model_copy(update={"action": words}) if b is beat else b for b in shot.beats]
            return shot.model_copy(update={"subjects": [*shot.subjects, bridge], "beats": beats})
    return shot
