"""Subjects that no figure is built for: the floor, a tune, the water that is in a glass."""

from __future__ import annotations

from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Source, Subject

__all__ = ["is_puddle", "is_unseen", "unstaged"]

UNSEEN = frozenset(
    {
        "leash", "kite string", "trick", "five", "song", "music", "dance", "game", "show", "flip", "conversation",
        "floor", "ground", "soil", "dirt", "mud", "hole", "sky", "air", "lawn", "sand", "snow", "horizon", "dust",
        "room", "water", "wind", "light", "shadow", "darkness", "pressure", "temperature", "speed", "friction",
        "gravity", "force", "time", "tension", "impact", "scene", "view", "vista", "perspective", "interplay",
        "contrast",
    }
)  # fmt: skip
"""What the set shows already or nobody can see, and no figure can stand for."""


def is_unseen(subject: Subject) -> bool:
    """Whether a subject is a word for what is there already or cannot be seen."""
    words = subject.noun.lower().split()
    if not words or words[-1] not in UNSEEN or subject.kind in ("human", "quadruped", "bird"):
        return False
    return len(words) < 2 or prop_of(subject.noun) is None  # "light" is unseen, a "traffic light" is not


def unstaged(shot: Shot) -> tuple[str, ...]:
    """Words for the user where nothing of what was asked for is on the stage, neither somebody nor the place.

    Args:
        shot: as it was asked for.
    """
    place = shot.source_of("setting.place") or shot.source_of("setting.stage")
    if shot.subjects or not shot.extra or (place is not None and place.source is Source.USER):
        return ()
    return (f"not shown in the previz: {'; '.join(shot.extra)}",)


def is_puddle(subject: Subject) -> bool:
    """Whether it is a liquid with no vessel of its own, which is in the bottle or cup that hands hold."""
    prop = prop_of(subject.noun)
    return subject.kind == "liquid" and prop is not None and prop.id == "puddle"
