"""Who goes round something: planets round the sun, bees round a flower, a dog round a tree, vultures in the air.

The words are in `circling.toml`. What is gone round keeps its place; who goes round it takes a circle that is as wide
as both ask for and as is gone round once or more in the story. The picture is of the whole circle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from generators.previz.meeting.filming import is_invented_move, without_invented
from generators.previz.motion.performing import verb_pattern
from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.tables import tables_of

__all__ = ["as_seen_round", "circles", "going", "with_models_to_scale"]

SEEN_ROUND: Final = {"size": "full", "view": "profile", "height_m": None, "distance_m": None, "composition": "centred"}
"""What the camera takes of a circle where the director, not the user, chose."""


@cache
def _table(heading: str) -> Mapping[str, Any]:
    return MappingProxyType(tables_of(__package__, "circling")[heading])


@cache
def _patterns() -> tuple[re.Pattern[str], str, re.Pattern[str]]:
    """Verbs that mean it; what stands before a name; and words that name nothing."""
    words = _table("words")
    verbs = "|".join(verb_pattern(verb) for verb in words["verbs"])
    says = "|".join(rf"\b{re.escape(say)}\b" for say in words["says"])
    before = rf"(?:{verbs}|{says})(?: (?:around|round|about))? (?:(?!and\b|while\b)[\w'-]+ ){{0,3}}?"
    alone = "|".join(rf"\b{re.escape(say)}\b" for say in words["alone"])
    return re.compile(verbs), before, re.compile(alone)


def circles(shot: Shot, subject: Subject) -> tuple[Beat, Subject | None] | None:
    """The beat in which a subject goes round something, and what that is, if it is one of the shot's subjects.

    Args:
        shot: its beats say who goes round what.
        subject: who goes.
    """
    verbs, before, alone = _patterns()
    for beat in shot.beats:
        words = beat.action.lower()
        own = beat.subject == subject.id or (not beat.subject and shot.main_subject is subject)
        if not own or (beat.motion not in _table("words")["motions"] and not verbs.match(words)):
            continue
        for other in (s for s in shot.subjects if s is not subject):
            names = "|".join(re.escape(name) for name in names_of(other))
            if re.search(rf"{before}(?:{names})(?:e?s)?\b", words):
                return beat, other
        if subject.kind != "celestial" and alone.search(words):
            return beat, None
    return None


def going(subject: Subject, beat: Beat) -> str:
    """The motion by which a subject goes round: its kind's own, where the words only say that it does."""
    verbs, _, _ = _patterns()
    own = _table("goes").get(subject.kind or "")
    return str(own) if own and verbs.search(beat.action.lower()) else beat.motion or "walk"


def _orbits(shot: Shot, subject: Subject) -> bool:
    """Whether a subject goes round a heavenly body."""
    told = circles(shot, subject)
    return told is not None and told[1] is not None and told[1].kind == "celestial"


def with_models_to_scale(shot: Shot) -> tuple[Shot, tuple[str, ...]]:
    """The shot with heavenly bodies that orbit one another of sizes that tell them apart, and words that say so."""
    bodies = [s for s in shot.subjects if s.kind == "celestial" or _orbits(shot, s)]
    if len(bodies) < 2:
        return shot, ()
    heights = _table("height")

    def height(subject: Subject) -> float:
        words = re.findall(r"[a-z]+", subject.noun.lower())
        usual = "other" if subject.kind == "celestial" else "satellite"
        return float(next((heights[word] for word in reversed(words) if word in heights), heights[usual]))

    subjects = [s.model_copy(update={"height_m": height(s)}) if s in bodies else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}), ("sizes and distances of the heavenly bodies are no scale",)


def as_seen_round(shot: Shot, angle: str) -> Shot:
    """The shot as a still camera takes a whole circle, from above or below, unless the user decided."""
    kept = [move for number, move in enumerate(shot.camera.moves) if not is_invented_move(shot, number)]
    camera = shot.camera.model_copy(update={"moves": kept})
    main = shot.main_subject
    rank = {True: Importance.MAIN, False: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": rank[s is main]}) for s in shot.subjects]
    shot = shot.model_copy(update={"camera": camera, "subjects": subjects})
    return without_invented(shot, {**SEEN_ROUND, "angle": angle})
