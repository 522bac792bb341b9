"""What is poured from where into what, as the beats of a shot say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generators.previz.rigs.props import prop_of
from generators.previz.sources import is_poured_from, named_after
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Pour", "is_of_what_is_poured", "pour_of", "without_stream"]

_POURS = re.compile(
    r"\b(?:pour|(?:re)?fill(?:s|ing)?\b|being (?:re)?filled|top(?:ping|s|ped)? up|trickl|drizzl|"
    r"stream(?:s|ing)? into|flow(?:s|ing)? into)"
)
HOLDS: Final = frozenset({"vessel", "food"})
"""Kinds that liquid is poured into."""
CLOSE: Final = frozenset({"close_up", "extreme_close_up", "medium_close_up"})
_UNSAID: Final = re.compile(r"\b(?:over|into|onto|in|on) (?:it|them|the ice|ice)\b|\bin$")
"""Where something is poured that is named no more: into the one vessel there is."""
_THICK: Final = re.compile(
    r"\b(?:honey|syrup|sauce|caramel|custard|gravy|batter|glaze|molasses|ketchup|mustard|mayonnaise|yogh?urt|dressing|"
    r"icing|fudge|ganache|(?:melted|molten) \w+|slime|glue|resin)$"
)
"""What flows in a smooth thread, whatever it is filed under."""
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
    coats: bool = False
    thick: bool = False
    foams: bool = False


def pour_of(shot: Shot) -> Pour | None:
    """The first pouring of a shot into a vessel that it names; None without one."""
    for beat in shot.beats:
        if not (_POURS.search(beat.action.lower()) or beat.motion == "pour" or _drips(shot, beat)):
            continue
        into = _into(shot, beat)
        if into is None:
            continue
        doer = next((s for s in shot.subjects if s.id == beat.subject), None)
        liquid = _liquid(shot, beat, into)
        vessels = [s for s in shot.subjects if s.kind in HOLDS and s is not into and s is not liquid]
        source = doer if doer in vessels else next((s for s in vessels if is_poured_from(beat.action.lower(), s)), None)
        actor = doer.id if doer is not None and doer.kind in LIVING else ""
        noun = _called(liquid) if liquid else _unnamed(beat, into)
        return Pour(
            liquid.id if liquid else "", into.id, source.id if source else "", actor, noun,
            beat.start_s or 0.0, beat.end_s, shot.camera.size in CLOSE,
            into.kind == "food" and not _HOLDS.search(into.noun.lower()), _THICK.search(noun.lower()) is not None,
            _foams(shot, noun),
        )  # fmt: skip
    return None


_FROTHY: Final = re.compile(r"\b(?:beer|ale|lager|stout|guinness|champagne|prosecco|cola|soda|root beer|cappuccino)\b")
FOAM: Final = frozenset({"foam", "froth", "head", "head of foam", "bubbles", "fizz", "rim", "brim", "foam head"})
"""What is said of a drink that froths, and is drawn with it."""


def _foams(shot: Shot, noun: str) -> bool:
    told = re.search(r"\b(?:foam|froth|fizz|bubbl|head)", shot.request.lower()) is not None
    usual = re.search(r"\b(?:beer|ale|lager|stout|guinness)\b", noun) is not None
    return _FROTHY.search(noun) is not None and (told or usual)


def is_of_what_is_poured(shot: Shot, subject: Subject) -> bool:
    """Whether a subject is what is poured in a shot, its foam, or the rim that this rises over."""
    pour = pour_of(shot)
    return pour is not None and (subject.id == pour.liquid or (pour.foams and subject.noun.lower() in FOAM))


_DRIPS: Final = re.compile(r"(?:being )?(?:\w+ly )?(?:drip|ooz|run|drop|squeez|spoon)\w*\b.*\b(?:into|onto|over|on)\b")


def _drips(shot: Shot, beat: Beat) -> bool:
    """Whether something thick runs into or over another thing, which it does in a thread."""
    subject = next((s for s in shot.subjects if s.id == beat.subject), None)
    return (
        subject is not None and _THICK.search(_called(subject)) is not None and bool(_DRIPS.match(beat.action.lower()))
    )


def _flows(subject: Subject) -> bool:
    return _is_liquid(subject.noun.lower()) or _THICK.search(_called(subject)) is not None


def _called(liquid: Subject) -> str:
    """A liquid by its noun, and what is thick by all its words: dark chocolate sauce."""
    full = " ".join([*(look.text for look in liquid.looks if not look.part), liquid.noun]).lower()
    return full if _THICK.search(full) else liquid.noun


_HOLDS: Final = re.compile(
    r"\b(?:bowl|cup|mug|glass|pot|jar|pan|dish|plate|soup|salad|cereal|oatmeal|porridge|noodles)\b"
)
"""Food in a vessel of its own."""


def without_stream(shot: Shot) -> Shot:
    """The shot without the liquid that is poured as a thing of its own; what it goes into takes its rank.

    A stream has no shape that could stand anywhere, so it is not cast as the other subjects are.
    """
    pour = pour_of(shot)
    if pour is None:
        return shot
    gone = next((s for s in shot.subjects if s.id == pour.liquid), None)
    main = gone is not None and gone.importance is Importance.MAIN
    foam = {s.id for s in shot.subjects if pour.foams and s.noun.lower() in FOAM}
    kept = [s for s in shot.subjects if s is not gone and s.id not in foam]
    shot = shot.model_copy(update={"beats": [b for b in shot.beats if b.subject not in foam]})
    raised = [s.model_copy(update={"importance": Importance.MAIN}) if main and s.id == pour.into else s for s in kept]
    raised = [_empty_at_first(shot, s) if s.id == pour.into else s for s in raised]
    beats = [_of_the_vessel(b, pour.into) if pour.liquid and b.subject == pour.liquid else b for b in shot.beats]
    beats = [b.model_copy(update={"target": pour.into}) if b.target == pour.liquid else b for b in beats]
    moves = [
        m.model_copy(update={"target": pour.into}) if gone is not None and m.target == pour.liquid else m
        for m in shot.camera.moves
    ]
    camera = shot.camera.model_copy(update={"moves": moves})
    return shot.model_copy(update={"subjects": raised, "beats": beats, "camera": camera})


def _empty_at_first(shot: Shot, vessel: Subject) -> Subject:
    """The vessel of what is poured by the name of both: `a glass of beer is poured` begins with a glass."""
    own = any(b.subject == vessel.id and _POURED.match(b.action.lower()) for b in shot.beats)
    of = _OF_LIQUID.search(vessel.noun.lower()) if own else None
    return vessel.model_copy(update={"noun": vessel.noun.split(" of ")[0]}) if of else vessel


def _of_the_vessel(beat: Beat, into: str) -> Beat:
    """What a liquid does as a deed of what it is in, which nobody squeezes."""
    change: dict[str, object] = {"subject": into, "action": _SQUEEZED.sub("poured", beat.action)}
    if beat.motion != "pour" and not _POURS.search(beat.action.lower()):
        change |= {"motion": "rest", "direction": "", "speed_mps": 0.0}  # what settles or foams up is in the vessel
    return beat.model_copy(update=change)


_SQUEEZED: Final = re.compile(r"\b(?:squeez|squirt|squish|press)\w*\b")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _is_liquid(noun: str) -> bool:
    row = table("nouns").get(terms_by_phrase("nouns").get(noun, noun))
    return (row is not None and row.kind == "liquid") or _THICK.search(noun) is not None


def _of_liquid(noun: str) -> bool:
    """Whether a thing that is poured is made of a liquid by its name: latte art, a milk drink."""
    return prop_of(noun) is None and any(_is_liquid(word) for word in _words(noun))


def _into(shot: Shot, beat: Beat) -> Subject | None:
    said = beat.action.lower()
    vessels = [s for s in shot.subjects if s.kind in HOLDS and not _is_liquid(s.noun)]
    named = [s for s in vessels if named_after(said, "into|in|onto|over|on", s)]
    filled = [s for s in vessels if s.id == beat.target or named_after(said, "fill|filling|fills|up", s)]
    own = [s for s in shot.subjects if s.kind in HOLDS and s.id == beat.subject and "fill" in said]
    own += [s for s in vessels if s.id == beat.subject and _OF_LIQUID.search(s.noun.lower()) and _POURED.match(said)]
    one = [s for s in vessels if s.kind == "vessel" and s.count == 1] if _UNSAID.search(said) else []
    one = one if len(one) == 1 and not is_poured_from(said, one[0]) else []
    return next(iter(named or filled or own or one), None)


def _unnamed(beat: Beat, into: Subject) -> str:
    """What is poured where no subject is: by the words of the deed, or by what its vessel is of."""
    of = _OF_LIQUID.search(into.noun.lower())
    return of["held"] if of else next((w for w in _words(beat.action) if _is_liquid(w)), "water")


_OF_LIQUID: Final = re.compile(r"^(?:cup|glass|mug|pint|bowl|tankard|stein|flute|goblet|jar) of (?P<held>[\w ]+)$")
_POURED: Final = re.compile(r"being poured(?: out)?(?: \w+ly)?$")


def _liquid(shot: Shot, beat: Beat, into: Subject) -> Subject | None:
    known = [s for s in shot.subjects if s is not into and (s.kind == "liquid" or _flows(s))]
    known += [s for s in shot.subjects if s.kind == "thing" and s.id == beat.target and _of_liquid(s.noun)]
    return next((s for s in known if s.id in (beat.subject, beat.target)), next(iter(known), None))
