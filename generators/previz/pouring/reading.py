"""What is poured from where into what, as the beats of a shot say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generators.previz.rigs.props import prop_of
from generators.previz.sources import is_poured_from, named_after
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Pour", "pour_of", "without_stream"]

_POURS = re.compile(
    r"\b(?:pour|(?:re)?fill(?:s|ing)?\b|being (?:re)?filled|top(?:ping|s|ped)? up|trickl|drizzl|"
    r"stream(?:s|ing)? into|flow(?:s|ing)? into)"
)
HOLDS: Final = frozenset({"vessel", "food"})
"""Kinds that liquid is poured into."""
CLOSE: Final = frozenset({"close_up", "extreme_close_up", "medium_close_up"})
_UNSAID: Final = re.compile(r"\b(?:over|into|onto|in|on) (?:it|them|the ice|ice)\b|\bin$")
"""Where something is poured that is named no more: into the one vessel there is."""
LIVING: Final = frozenset({"human", "quadruped", "bird"})


@dataclass(frozen=True, slots=True)
class Pour:
    """Ids of the subjects that take part; empty where the shot names none.

    Attributes:
        liquid: what is poured. into: where it goes. source: the vessel it comes from. actor: who pours.
        noun: of the liquid. start_s, end_s: story time. close: whether a close size was asked for, which is of it.
    """

    liquid: str
    into: str
    source: str
    actor: str
    noun: str
    start_s: float
    end_s: float | None
    close: bool = False


def pour_of(shot: Shot) -> Pour | None:
    """The first pouring of a shot into a vessel that it names; None without one."""
    for beat in shot.beats:
        if not (_POURS.search(beat.action.lower()) or beat.motion == "pour"):
            continue
        into = _into(shot, beat)
        if into is None:
            continue
        doer = next((s for s in shot.subjects if s.id == beat.subject), None)
        liquid = _liquid(shot, beat, into)
        vessels = [s for s in shot.subjects if s.kind in HOLDS and s is not into and s is not liquid]
        source = doer if doer in vessels else next((s for s in vessels if is_poured_from(beat.action.lower(), s)), None)
        actor = doer.id if doer is not None and doer.kind in LIVING else ""
        noun = liquid.noun if liquid else next((w for w in _words(beat.action) if _is_liquid(w)), "water")
        return Pour(
            liquid.id if liquid else "", into.id, source.id if source else "", actor, noun,
            beat.start_s or 0.0, beat.end_s, shot.camera.size in CLOSE,
        )  # fmt: skip
    return None


def without_stream(shot: Shot) -> Shot:
    """The shot without the liquid that is poured as a thing of its own; what it goes into takes its rank.

    A stream has no shape that could stand anywhere, so it is not cast as the other subjects are.
    """
    pour = pour_of(shot)
    if pour is None:
        return shot
    gone = next((s for s in shot.subjects if s.id == pour.liquid), None)
    main = gone is not None and gone.importance is Importance.MAIN
    kept = [s for s in shot.subjects if s is not gone]
    raised = [s.model_copy(update={"importance": Importance.MAIN}) if main and s.id == pour.into else s for s in kept]
    beats = [b.model_copy(update={"subject": pour.into if b.subject == pour.liquid else b.subject}) for b in shot.beats]
    beats = [b.model_copy(update={"target": pour.into}) if b.target == pour.liquid else b for b in beats]
    moves = [
        m.model_copy(update={"target": pour.into}) if gone is not None and m.target == pour.liquid else m
        for m in shot.camera.moves
    ]
    camera = shot.camera.model_copy(update={"moves": moves})
    return shot.model_copy(update={"subjects": raised, "beats": beats, "camera": camera})


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _is_liquid(noun: str) -> bool:
    row = table("nouns").get(terms_by_phrase("nouns").get(noun, noun))
    return row is not None and row.kind == "liquid"


def _of_liquid(noun: str) -> bool:
    """Whether a thing that is poured is made of a liquid by its name: latte art, a milk drink."""
    return prop_of(noun) is None and any(_is_liquid(word) for word in _words(noun))


def _into(shot: Shot, beat: Beat) -> Subject | None:
    said = beat.action.lower()
    vessels = [s for s in shot.subjects if s.kind in HOLDS and not _is_liquid(s.noun)]
    named = [s for s in vessels if named_after(said, "into|in|onto|over|on", s)]
    filled = [s for s in vessels if s.id == beat.target or named_after(said, "fill|filling|fills|up", s)]
    own = [s for s in shot.subjects if s.kind in HOLDS and s.id == beat.subject and "fill" in beat.action.lower()]
    one = [s for s in vessels if s.kind == "vessel" and s.count == 1] if _UNSAID.search(said) else []
    one = one if len(one) == 1 and not is_poured_from(said, one[0]) else []
    return next(iter(named or filled or own or one), None)


def _liquid(shot: Shot, beat: Beat, into: Subject) -> Subject | None:
    known = [s for s in shot.subjects if s is not into and (s.kind == "liquid" or _is_liquid(s.noun.lower()))]
    known += [s for s in shot.subjects if s.kind == "thing" and s.id == beat.target and _of_liquid(s.noun)]
    return next((s for s in known if s.id in (beat.subject, beat.target)), next(iter(known), None))
