"""Who a subject stands for: a couple is two people, children are several, and not all of them are alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generators.previz.rigs import noun_of
from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Subject
from prompts.wording import is_many, plural, sex_of

__all__ = ["company_of", "with_parted_company"]

_GROWN: Final = ("man", "woman", "young man", "woman", "old man", "woman", "man", "old woman")
_COMPANIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "couple": ("man", "woman"),
        "lovers": ("man", "woman"),
        "newlyweds": ("groom", "bride"),
        "wedding couple": ("groom", "bride"),
        "elderly couple": ("old man", "old woman"),
        "old couple": ("old man", "old woman"),
        "young couple": ("young man", "young woman"),
        "parents": ("man", "woman"),
        "grandparents": ("old man", "old woman"),
        "family": ("man", "woman", "girl", "boy"),
        "children": ("boy", "girl", "boy"),
        "kids": ("girl", "boy", "girl"),
        "schoolkids": ("girl", "boy", "girl"),
        "schoolchildren": ("boy", "girl", "boy"),
        "classmates": ("girl", "boy", "girl"),
        "siblings": ("girl", "boy"),
        "twins": ("girl", "girl"),
        "teenagers": ("teenage boy", "teenage girl", "teenage boy"),
        "everyone": ("woman", "man", "woman", "man"),
        "everybody": ("woman", "man", "woman", "man"),
        "people": ("woman", "man", "woman"),
        "friends": ("woman", "man", "woman"),
        "strangers": ("man", "woman"),
        "group": _GROWN[:5],
        "team": _GROWN[:5],
        **dict.fromkeys(("crew", "posse", "gang", "entourage", "squad", "staff"), _GROWN[:4]),
        **dict.fromkeys(("mob", "jury", "delegation"), _GROWN[:6]),
        "choir": _GROWN,
        "orchestra": _GROWN[:6],
        "band": _GROWN[:4],
        "quartet": _GROWN[:4],
        "trio": _GROWN[:3],
        "quintet": _GROWN[:5],
        "crowd": _GROWN,
        "audience": _GROWN,
        "spectators": _GROWN,
        "onlookers": _GROWN[:5],
        "pedestrians": _GROWN[:5],
    }
)
"""A word for several people, and who they are."""

TWO_BY_NATURE: Final = frozenset({"parents", "grandparents", "newlyweds", "lovers", "twins"})
"""Those of them who are two where no number is said."""
_BUNCH: Final = re.compile(r"\b(?:bunch|bouquet|armful|posy)\b.*\b(?:flower|rose|tulip|dais|lil|sunflower)\w*$")
"""Flowers that are one thing."""
_MEAL: Final = re.compile(r"\b(?:noodles|cornflakes|oats|mashed potatoes|scrambled eggs|baked beans|french fries)$")
"""Plurals that are one meal."""
SEVERAL: Final = 3
"""A plural without a number."""


def company_of(subject: Subject, usual: int | None = None) -> tuple[Subject, ...]:
    """The single figures that a subject stands for; the subject itself, once, for most.

    A number that was said is kept; a mixed company is then repeated up to it.

    Args:
        subject: one or several.
        usual: how many where no number was said, for things that stand in a formation.
    """
    if usual is not None:
        return (subject,) * usual
    names = _heads(subject.noun.lower())
    nouns = next((_COMPANIES[name] for name in names if name in _COMPANIES), ()) if subject.kind == "human" else ()
    if _BUNCH.search(f"{subject.count_text} {subject.noun}".lower()):
        return (subject.model_copy(update={"noun": "bouquet", "count": 1}),)
    prop = prop_of(subject.noun)
    row = noun_of(subject)
    if row is not None and row.breed == "stairs":
        return (subject,) * subject.count  # a flight of them is one
    if prop and prop.pair:
        pairs = subject.count // 2 if "pair" in subject.count_text else subject.count
        return (subject,) * max(pairs, 1)
    if not nouns:
        one_meal = _MEAL.search(subject.noun.lower()) is not None
        several = SEVERAL if subject.count == 1 and is_many(subject) and not one_meal else subject.count
        return (subject,) * several
    by_nature = not subject.count_text and not set(names).isdisjoint(TWO_BY_NATURE)  # nobody has three parents
    number = subject.count if subject.count > 1 and not by_nature else len(nouns)
    # Each has the height of its own age, not the company's average.
    own = [subject.model_copy(update={"noun": nouns[i % len(nouns)], "height_m": None}) for i in range(number)]
    mixed = len({sex_of(one) for one in own}) > 1
    return tuple(_as_dressed(one) if mixed else one for one in own)


def _heads(noun: str) -> list[str]:
    """What somebody may be called a company by: the last two words and the last of each part of a noun.

    An orchestra conductor and a family doctor are one person.
    """
    parts = [re.findall(r"[a-z]+", part) for part in re.split(r" (?:of|in|with|and|on|at) ", noun)]
    return [*(" ".join(words[-2:]) for words in parts), *(words[-1] for words in parts if words)]


def with_parted_company(shot: Shot) -> Shot:
    """The shot with those who were parted from a company as they were in it: one of two friends is a woman still.

    Args:
        shot: its subjects; who was parted from `friend` is `friend_2`.
    """
    known = {subject.id: subject for subject in shot.subjects}
    subjects = []
    for subject in shot.subjects:
        first, _, number = subject.id.rpartition("_")
        group = known.get(first) if number.isdigit() else subject if f"{subject.id}_2" in known else None
        told_apart = subject.kind != "human" or subject.noun.lower() == "person"  # one person and another are no people
        nouns = () if told_apart else _COMPANIES.get(plural(subject.noun.lower()), ())
        if not nouns or group is None or subject.count > 1 or group.noun != subject.noun or subject.name:
            subjects.append(subject)
            continue
        place = int(number) - 1 if number.isdigit() else 0
        subjects.append(subject.model_copy(update={"noun": nouns[place % len(nouns)], "height_m": None}))
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def _as_dressed(subject: Subject) -> Subject:
    """One of a mixed company, without what only those of the other sex wear: of a couple she has the red dress."""
    other = {"female": _HIS, "male": _HERS}.get(sex_of(subject))
    if other is None:
        return subject
    looks = [look for look in subject.looks if not other.search(f"{look.part} {look.text}".lower())]
    return subject.model_copy(update={"looks": looks})


_HERS: Final = re.compile(
    r"\b(?:dress|dresses|gown|gowns|skirts?|blouses?|bikinis?|saris?|lipstick|high heels|heels|veil|tiara|earrings"
    r"|ponytails?|pigtails|braids)\b"
)
_HIS: Final = re.compile(r"\b(?:beards?|moustaches?|mustaches?|stubble|goatees?|tuxedos?|bow ?ties?|neckties?|bald)\b")
"""What of a mixed company only the women, and only the men, have."""
