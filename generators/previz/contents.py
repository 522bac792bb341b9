"""What vessels hold by their own name: the apples of a bowl of apples."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs import noun_of
from generators.previz.rigs.props.rows import prop_in
from prompts.shot import Importance, Shot, Subject
from prompts.wording.english import is_plural

__all__ = ["heaped", "with_contents", "with_meals_in_vessels", "with_vessels_at_work"]

SOLID: Final = frozenset({"food", "plant", "ball", "box", "tool", "thing"})
"""Kinds of what lies in a vessel; liquids are poured into it by its rig."""
HEAP, LAYER = 6, 3
"""How many stand for a plural, and how many lie in one layer."""
LAYER_M, AWAY = 0.7, 0.52
"""Height of a layer over that of what lies in it, and how far from the middle that lies, over its width."""
_OF: Final = re.compile(r"^(?P<vessel>[\w -]+?) (?:full )?of (?P<held>[\w -]+)$")


_STANDS_IN: Final = re.compile(
    r"\b(?:vase|pot|bowl|basket|jar|bucket|glass|jug|pitcher|planter|crate|tray|plate|dish)$"
)
_PAINTED: Final = r"(?!\b(?:painted|pattern|printed|motif|design|beside|next|around)\b)"


def _with_it_inside(shot: Shot) -> Shot:
    """The shot with the flowers, fruit or food that a vessel comes `with` in it."""
    words, subjects = shot.request.lower(), list(shot.subjects)
    for number, held in enumerate(subjects):
        if held.kind not in ("plant", "food") or held.position or any(b.target == held.id for b in shot.beats):
            continue
        for vessel in shot.subjects:
            names = [re.escape(s.noun.lower()) for s in (vessel, held)]
            comes_with = (
                rf"\b{names[0]}s? with (?:{_PAINTED}[\w-]+ ){{0,4}}?{names[1]}\b(?! pattern| motif| design| print)"
            )
            if _STANDS_IN.search(vessel.noun.lower()) and vessel.count == 1 and re.search(comes_with, words):
                subjects[number] = held.model_copy(update={"position": f"in the {vessel.noun.split()[-1]}"})
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def with_contents(shot: Shot) -> Shot:
    """The shot with what its vessels hold, where no row of the props shows both together."""
    shot = _with_baskets_open(_with_it_inside(shot))
    added = [held for subject in shot.subjects if (held := _held(shot, subject)) is not None]
    return shot.model_copy(update={"subjects": [*shot.subjects, *added]}) if added else shot


_BASKET: Final = re.compile(r"^(?:[\w-]+ )?basket(?P<of> of .+)?$")
OPEN_M: Final = 0.2
"""Height of a basket without a cloth over what is in it."""


def _with_baskets_open(shot: Shot) -> Shot:
    """The shot with baskets open that something is said to be in."""
    subjects = list(shot.subjects)
    for number, basket in enumerate(subjects):
        found = _BASKET.match(basket.noun.lower()) if basket.kind == "vessel" else None
        if found is None or "open" in basket.noun:
            continue
        inside = re.compile(r"^(?:with)?in(?:side)? (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?basket\b")
        if found["of"] or any(inside.match(other.position.lower()) for other in subjects):
            subjects[number] = basket.model_copy(update={"noun": f"open basket{found['of'] or ''}", "height_m": OPEN_M})
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def with_vessels_at_work(shot: Shot) -> Shot:
    """The shot with the vessel under the hands of who works on what is in it: `stirs vegetables in a wok`."""
    subjects, beats = {subject.id: subject for subject in shot.subjects}, list(shot.beats)
    for beat in beats:
        food = subjects.get(beat.target)
        if food is not None and _is_boiled(beat.action.lower(), food, subjects):
            subjects[food.id] = food.model_copy(
                update={"noun": f"pot of {food.noun}", "kind": "vessel", "height_m": None}
            )
    for n, beat in enumerate(beats):
        food, doer = subjects.get(beat.target), subjects.get(beat.subject)
        if _FLIPS.match(beat.action.lower()):
            continue  # the pan is in the hand then
        if food is None or food.position or doer is None or doer.kind != "human" or beat.motion not in _WORKS:
            continue
        vessel = next((s for s in subjects.values() if s.kind == "vessel" and _is_in(beat.action, food, s)), None)
        if vessel is not None and vessel is not food:
            _set_on_fire(subjects, vessel, beat.action.lower())
            inside = {"position": f"in the {vessel.noun}", "importance": Importance.BACKGROUND}
            subjects[food.id] = food.model_copy(update=inside)
            beats[n] = beat.model_copy(update={"target": vessel.id})
    return shot.model_copy(update={"subjects": list(subjects.values()), "beats": beats})


def with_meals_in_vessels(shot: Shot) -> Shot:
    """The shot with what is eaten or drunk `from a bowl` as one thing with its vessel: a bowl of noodles."""
    for n, beat in enumerate(shot.beats):
        by_id = {subject.id: subject for subject in shot.subjects}
        meal = by_id.get(beat.target)
        if meal is None or beat.motion != "eat" or meal.kind not in ("food", "liquid"):
            continue
        vessel = next((s for s in shot.subjects if s.kind == "vessel" and _is_taken_from(beat.action, meal, s)), None)
        if vessel is None or any(b.target == meal.id or b.subject == meal.id for b in shot.beats[:n]):
            continue
        full = vessel.model_copy(update={"noun": f"{vessel.noun} of {meal.noun}"})
        subjects = [full if s is vessel else s for s in shot.subjects if s is not meal]
        beats = [b.model_copy(update={"target": vessel.id}) if b.target == meal.id else b for b in shot.beats]
        shot = shot.model_copy(update={"subjects": subjects, "beats": beats})
    return shot


def _is_taken_from(action: str, meal: Subject, vessel: Subject) -> bool:
    food, noun = re.escape(meal.noun.lower()), re.escape(vessel.noun.lower())
    which = r"(?:(?:an?|the|his|her|their|its) )?(?:[\w-]+ ){0,3}?"
    out_of = rf"\b{food}(?: straight)? (?:from|out of|in) {which}{noun}\b"
    return " of " not in noun and re.search(out_of, action.lower()) is not None


BURNER: Final = "gas burner"
"""What burns under a vessel that somebody cooks in."""


def _set_on_fire(subjects: dict[str, Subject], vessel: Subject, action: str) -> None:
    """Makes flames that a deed has its vessel over the burner that it stands on."""
    for fire in list(subjects.values()):
        over = rf"\b(?:over|on) (?:[\w-]+ ){{0,3}}{re.escape(fire.noun.lower())}\b"
        if fire.kind == "fire" and re.search(over, action):
            burner = {"noun": BURNER, "kind": "device", "count": 1, "count_text": "", "height_m": None}
            subjects[fire.id] = fire.model_copy(update={**burner, "importance": Importance.BACKGROUND})
            subjects[vessel.id] = vessel.model_copy(update={"position": f"on the {BURNER}"})


_BOILED: Final = re.compile(r"\b(?:soup|stew|sauce|curry|chil+i|porridge|jam|risotto|gravy|broth|ragu|goulash|ramen)\b")
_STIRRED: Final = re.compile(r"(?:stir|cook|simmer|boil|heat|make|mak)\w*\b")


def _is_boiled(action: str, food: Subject, subjects: dict[str, Subject]) -> bool:
    """Whether a deed is done to what is in a pot that nobody names."""
    pots = any(subject.kind == "vessel" and not _SPOON.search(subject.noun) for subject in subjects.values())
    return food.kind in ("food", "liquid") and not pots and bool(_STIRRED.match(action) and _BOILED.search(food.noun))


_FLIPS: Final = re.compile(r"(?:flip|toss)\w* .*?\b(?:pancakes?|omelett?e?s?|cr[eê]pes?|eggs?|burgers?)\b")
_SPOON: Final = re.compile(r"\b(?:spoon|ladle|cup|glass|mug)\b")
_WORKS: Final = frozenset({"work", "boil"})


def _is_in(action: str, food: Subject, vessel: Subject) -> bool:
    noun, holder = re.escape(food.noun.lower()), re.escape(vessel.noun.lower())
    return (
        re.search(rf"\b{noun} in (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){{0,2}}{holder}\b", action.lower())
        is not None
    )


def _held(shot: Shot, subject: Subject) -> Subject | None:
    found = _OF.match(subject.noun.lower())
    if subject.kind != "vessel" or found is None or _BOILED.search(found["held"]):
        return None  # what is boiled is shown by the pot itself
    words, held = subject.noun.split(), found["held"]
    known = prop_in(subject.noun)
    row = noun_of(Subject(id="held", noun=held))
    if (known is not None and known[0] == len(words)) or row is None or row.kind not in SOLID:
        return None
    eaten_from = any(beat.motion == "eat" and beat.target == subject.id for beat in shot.beats)
    if eaten_from or any(held == other.noun.lower() for other in shot.subjects):
        return None  # who eats has the vessel in the hand, or takes out of it what is no more than a bite
    return Subject(
        id=f"{subject.id}_held", noun=held, kind=row.kind, count=HEAP if is_plural(held) else 1, height_m=row.height_m,
        importance=subject.importance, position=f"in the {found['vessel'].split()[-1]}",
    )  # fmt: skip


def heaped(number: int, width_m: float, height_m: float) -> tuple[float, float, float]:
    """Where one of several that lie in a vessel is: along x and y from the vessel's middle, and over its floor, m.

    Args:
        number: which of them, from 0.
        width_m: of each.
        height_m: of each.
    """
    layer, place = divmod(number, LAYER)
    turn = 1j ** (4.0 * place / LAYER + 0.66 * layer)
    away = AWAY * width_m * (1.0 if layer == 0 else 0.6)
    return away * turn.real, away * turn.imag, LAYER_M * height_m * layer
