"""The ball of a game: what a tennis player serves is small and yellow, though the words only say "the ball"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person
from prompts.shot import Importance, Shot, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.whole_words import stands_whole

__all__ = ["with_game_balls", "with_kicked_balls"]

BARE: Final = frozenset({"ball", "balls"})


@cache
def _games() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    return MappingProxyType(tables_of(__package__, "ball_games"))


def with_game_balls(shot: Shot) -> Shot:
    """The shot with each plain ball as that of the game that the request names.

    Args:
        shot: its request and subjects.
    """
    shot = _with_ball_meant(shot)
    words = shot.request.lower()
    said = [
        (len(word), str(game["ball"]))
        for game in _games().values()
        for word in game["words"]
        if stands_whole(word, words)
    ]
    if not said or not any(subject.noun.lower() in BARE for subject in shot.subjects):
        return shot
    ball = max(said)[1]
    return shot.model_copy(update={"subjects": [_as_ball(subject, ball) for subject in shot.subjects]})


def _with_ball_meant(shot: Shot) -> Shot:
    """The shot with its only ball as the target of a deed that speaks of `the ball` and has no other target."""
    balls = [subject.id for subject in shot.subjects if subject.kind == "ball"]
    meant = [not b.target and _THE_BALL.search(b.action.lower()) is not None for b in shot.beats]
    if len(balls) != 1 or not any(meant):
        return shot
    beats = [b.model_copy(update={"target": balls[0]}) if m else b for b, m in zip(shot.beats, meant, strict=True)]
    return shot.model_copy(update={"beats": beats})


_THE_BALL: Final = re.compile(r"\b(?:for|after|at|to catch|to reach) the ball\b|^\w+ing the ball\b")


def _as_ball(subject: Subject, noun: str) -> Subject:
    row = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
    if subject.noun.lower() not in BARE or row is None:
        return subject
    return subject.model_copy(update={"noun": noun, "height_m": row.height_m})


def with_kicked_balls(shot: Shot) -> Shot:
    """The shot with the ball that somebody kicks and nobody names, so that it flies: `a striker shoots a goal`.

    Args:
        shot: its people and their beats.
    """
    people = {subject.id for subject in shot.subjects if is_person(subject)}
    for number, beat in enumerate(shot.beats):
        row = performance_of(beat.action.lower(), "", posture=False)
        kicks = row is not None and row.object == "ground" and row.leaves_to == "air"
        if row is None or not kicks or beat.target or beat.subject not in people:
            continue
        noun = table("nouns")[terms_by_phrase("nouns")[row.implied]]
        ball = Subject(
            id=f"{beat.subject}_ball", noun=row.implied, kind=noun.kind, importance=Importance.SUPPORTING,
            height_m=noun.height_m,
        )  # fmt: skip
        beats = [*shot.beats]
        beats[number] = beat.model_copy(update={"target": ball.id})
        return shot.model_copy(update={"subjects": [*shot.subjects, ball], "beats": beats})
    return shot
