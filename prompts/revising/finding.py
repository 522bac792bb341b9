"""Whom words mean: `the white dog`, `the second one`, `her`, `both`, `the dogs`; and which of several is not said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from prompts.reading.subjects import phrase_singulars
from prompts.revising.patterns import ORDINALS
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun
from prompts.wording import join_list

__all__ = ["Ambiguous", "find_subject", "find_subjects", "is_pronoun", "told_apart", "wearers"]

_LEAD: Final = re.compile(
    r"^(?:(?:the|a|an|his|her|its|their|my|our|that|this|all|any|both|of|each|every|those|these) )+", re.I
)
_EVERYBODY: Final = frozenset({
    "they", "them", "both", "both of them", "all of them", "everybody", "everyone", "each of them", "them both",
    "them all", "they both", "they all",
})  # fmt: skip
_PRONOUNS: Final = frozenset({"it", "he", "him", "she", "her", "this one", "that one"})
_MAIN: Final = frozenset({"main subject", "subject", "character", "main character"})
_ORDERED: Final = {**ORDINALS, "other": 2, "last": -1}


def singulars(word: str) -> tuple[str, ...]:
    """A word and the singulars it may have; `people` are no particular person's plural."""
    return (word,) if word == "people" else tuple(phrase_singulars(word))


class Ambiguous(Exception):
    """The words may mean several subjects.

    Attributes:
        names: what tells them apart: `the brown dog`, `the white dog`.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Which one do you mean: {join_list(self.names, 'or')}?")


def is_pronoun(words: str) -> bool:
    """True for words that point at somebody without a noun."""
    low = words.lower().strip()
    return low in _PRONOUNS or low in _EVERYBODY


def find_subject(shot: Shot, text: str) -> int | None:
    """The index of the one subject that words mean; the first of several that are meant together.

    Raises:
        Ambiguous: the words fit several, and do not mean them all.
    """
    found = find_subjects(shot, text)
    return found[0] if found else None


def find_subjects(shot: Shot, text: str) -> tuple[int, ...]:
    """The indices of the subjects that words mean: by name, id, noun and looks, by a pronoun, or all of a kind.

    Raises:
        Ambiguous: the words fit several, and do not mean them all.
    """
    said = " ".join(text.lower().split())
    if said in _EVERYBODY:
        kinds = table("kinds")
        living = tuple(i for i, s in enumerate(shot.subjects) if kinds[s.kind or "thing"].animate)
        mains = tuple(i for i in _mains(shot) if i in living)
        return (_with_the_like(shot, mains[0], living) if len(mains) == 1 else mains) or _mains(shot)
    low = _LEAD.sub("", said)
    if low in _PRONOUNS:
        return _by_pronoun(shot, low)
    if low in _MAIN:
        return _mains(shot)[:1]
    named = any(low in _own_names(subject) for subject in shot.subjects)
    found = (() if named else _called(shot, said)) or _by_words(shot, low) or _ridden(shot, said)
    if len(found) < 2:
        return found
    if said.startswith(("both", "all ", "each ", "every ")) or _is_plural(low):
        return found
    exact = tuple(i for i in found if shot.subjects[i].noun.lower() == low or shot.subjects[i].name.lower() == low)
    if len(exact) == 1:
        return exact
    raise Ambiguous(told_apart(shot, found))


def _with_the_like(shot: Shot, main: int, living: Sequence[int]) -> tuple[int, ...]:
    """Whom `they` means where one is the main subject: all of its kind, unless that is several by itself."""
    first = shot.subjects[main]
    alone = first.count == 1 and first.noun.lower() not in _SEVERAL
    like = (i for i in living if shot.subjects[i].kind == first.kind)
    return tuple(like) if alone else (main,)


_SEVERAL: Final = frozenset({
    "couple", "family", "crowd", "team", "band", "group", "pair", "class", "audience", "orchestra", "choir", "people",
    "gang", "crew", "army", "herd", "flock", "pack", "swarm",
})  # fmt: skip
"""Nouns of several who are one subject."""


def _by_number(shot: Shot, one: Subject) -> str:
    """`the first astronaut`, of two who are subjects of their own."""
    alike = [s.id for s in shot.subjects if s.noun.lower() == one.noun.lower()]
    ordinal = next((word for word, at in ORDINALS.items() if at == alike.index(one.id) + 1), "")
    return " ".join(filter(None, ("the", ordinal, one.noun)))


def told_apart(shot: Shot, indices: Iterable[int]) -> list[str]:
    """Names by which a user can choose among subjects of a kind."""
    indices = tuple(indices)
    chosen = [shot.subjects[i] for i in indices]
    names = [
        subject.name or " ".join(["the", *(k.text for k in subject.looks[:1] if not k.part), subject.noun])
        for subject in chosen
    ]
    others = [s.noun.lower() for i, s in enumerate(shot.subjects) if i not in set(indices)]
    if len(set(names)) == len(names) and len(chosen) > 1:
        return names
    if len(chosen) == 1:
        plain = chosen[0].name or chosen[0].noun.lower() not in others
        return names if plain else [_by_number(shot, chosen[0])]
    return [f"the {ordinal} {subject.noun}" for ordinal, subject in zip(ORDINALS, chosen, strict=False)]


def _mains(shot: Shot) -> tuple[int, ...]:
    return tuple(i for i, s in enumerate(shot.subjects) if s.importance is Importance.MAIN) or tuple(
        range(min(1, len(shot.subjects)))
    )


def _by_pronoun(shot: Shot, word: str) -> tuple[int, ...]:
    """The main subject that a pronoun fits; else the only one it fits; else the main one."""
    fits = _FITS.get(word, _is_no_person)
    everyone = [i for i, s in enumerate(shot.subjects) if fits(s)]
    everyone = [i for i in everyone if _gender(shot.subjects[i])] or everyone if word in _FITS else everyone
    mains = [i for i in _mains(shot) if i in everyone]
    chosen = mains or everyone or [i for i in _mains(shot) if word in _FITS_ALL or _may_be_called(shot.subjects[i])]
    if len({shot.subjects[i].noun.lower() for i in chosen}) == 1 and len(chosen) > 1:
        raise Ambiguous(told_apart(shot, chosen))
    return tuple(chosen[:1])


_FITS_ALL: Final = frozenset({"it", "this one", "that one"})
_CALLED_SHE: Final = frozenset({"thing", "robot", "vehicle", "cycle", "boat", "aircraft", "spacecraft"})
"""Kinds beside those that live of which people say `she`; of flour and a table nobody does."""


def _may_be_called(subject: Subject) -> bool:
    kind = subject.kind or "thing"
    return kind in _CALLED_SHE or (kind != "human" and table("kinds")[kind].animate)


def _gender(subject: Subject) -> str:
    row = _row_of(subject)
    return row.gender if row else ""


def _row_of(subject: Subject) -> Noun | None:
    """The vocabulary's noun for a subject, whether its own is in the singular or the plural."""
    phrases, noun = terms_by_phrase("nouns"), subject.noun.lower()
    told = next((phrases[word] for word in (noun, *singulars(noun)) if word in phrases), subject.id)
    return table("nouns").get(told)


def _is_no_person(subject: Subject) -> bool:
    return subject.kind != "human"


_FITS: Final[dict[str, Callable[[Subject], bool]]] = {
    "he": lambda s: s.kind == "human" and _gender(s) != "female",
    "him": lambda s: s.kind == "human" and _gender(s) != "female",
    "she": lambda s: s.kind == "human" and _gender(s) != "male",
    "her": lambda s: s.kind == "human" and _gender(s) != "male",
}


def _is_plural(low: str) -> bool:
    head = low.split()[-1] if low else ""
    return head in {"ones", "people", "men", "women", "children"} or (
        head.endswith("s") and any(s != head and s in terms_by_phrase("nouns") for s in singulars(head))
    )


def _by_words(shot: Shot, low: str) -> tuple[int, ...]:
    if not low.split():
        return ()
    *before, head = low.split()
    wanted = {" ".join([*before, s]).strip() for s in {*singulars(head), head}}
    named = tuple(i for i, s in enumerate(shot.subjects) if wanted & _own_names(s))
    if named:
        return named
    kin = _of_kind(shot, head, {w.split()[-1] for w in wanted})
    if not before:
        return kin
    place = next((_ORDERED[w] for w in before if w in _ORDERED), 0)
    traits = [w for w in before if w not in _ORDERED]
    if place and len(kin) > 1:
        return kin[place - 1 : place] if place > 0 else kin[place:]
    agreed = tuple(i for i in kin if all(_has_trait(shot.subjects[i], w) for w in traits))
    if agreed:
        return agreed
    strange = any(w in terms_by_phrase("colours") for w in traits)
    return kin if len(kin) == 1 and head not in {"one", "ones"} and not strange else ()


def _own_names(subject: Subject) -> set[str]:
    own = {subject.noun.lower(), subject.name.lower()} - {""}
    return own | {s for noun in list(own) for s in singulars(noun)}


def _of_kind(shot: Shot, head: str, singular: set[str]) -> tuple[int, ...]:
    """The subjects of a noun, by its head, its synonyms or, failing those, the sort it names."""
    if head in {"one", "ones"}:
        return tuple(range(len(shot.subjects)))
    nouns = terms_by_phrase("nouns")
    meant = {nouns[w] for w in singular if w in nouns}
    alike = tuple(
        i
        for i, s in enumerate(shot.subjects)
        if {n for part in s.noun.lower().split(" of ") for n in singulars(part.split()[-1])} & singular
        or nouns.get(s.noun.lower()) in meant
    )
    sorts = tuple(i for i, s in enumerate(shot.subjects) if _sorts_of(s) & meant)
    return alike or sorts or tuple(i for i, s in enumerate(shot.subjects) if (s.kind or "") in _LOOSELY.get(head, ()))


_LOOSELY: Final = {
    **dict.fromkeys(("drink", "beverage", "liquid"), ("liquid",)),
    **dict.fromkeys(("food", "meal", "snack"), ("food",)),
    "instrument": ("instrument",),
}
"""Words for anything of a kind that is no noun of the vocabulary."""


_RIDES: Final = frozenset({"cycle", "vehicle", "boat", "aircraft"})
"""Kinds whose things are called by one another's names: a motorcycle is a bike too."""


def _ridden(shot: Shot, said: str) -> tuple[int, ...]:
    """The only thing of a kind that goes by another's name: `the bike`, of a motorcycle."""
    pointed = said.startswith(("the ", "his ", "her ", "its ", "their ", "that "))
    if not pointed and not (said.startswith("all ") and _is_plural(said)):
        return ()
    nouns = terms_by_phrase("nouns")
    row = table("nouns").get(next((nouns[word] for word in singulars(said.split()[-1]) if word in nouns), ""))
    found = tuple(i for i, s in enumerate(shot.subjects) if row and s.kind == row.kind and row.kind in _RIDES)
    return found if len(found) == 1 else ()


_BROAD: Final = {
    "female": {"girl": "young", "woman": "grown", "lady": "grown"},
    "male": {"boy": "young", "man": "grown", "guy": "grown"},
    "": {"kid": "young", "child": "young"},
}
"""Broad nouns for somebody of a sex, and of what age."""


def _called(shot: Shot, said: str) -> tuple[int, ...]:
    """The only one who goes by a broad noun: `the girl`, of a granddaughter; `the man`, of a groom."""
    lead, _, noun = said.partition(" ")
    fits = []
    for index, subject in enumerate(shot.subjects if lead in _POINTING else ()):
        row = _row_of(subject)
        if row is None or row.kind != "human":
            continue
        small = not subject.age and not row.age and 0.0 < (row.height_m or 0.0) < _CHILD_M  # a daughter, a son
        age = "young" if (subject.age or row.age) in _YOUNG or small else "grown"
        by_sex = noun in _BROAD[row.gender] if row.gender in _BROAD else False
        if (by_sex and _BROAD[row.gender][noun] == age) or (noun in _BROAD[""] and age == "young"):
            fits.append(index)
    return tuple(fits) if len(fits) == 1 else ()


_CHILD_M: Final = 1.4
"""Whoever is usually no taller than this, m, is a child."""
_POINTING: Final = frozenset({"the", "that", "this"})
_YOUNG: Final = frozenset({"child", "baby", "teenager", "toddler", "young"})


def _has_trait(subject: Subject, word: str) -> bool:
    looks = " ".join(look.text for look in subject.looks)
    return word in re.findall(r"[a-z]+", f"{looks} {subject.age} {subject.noun} {subject.position}".lower())


def _sorts_of(subject: Subject) -> set[str]:
    """Broader nouns by which a subject may be called: `dog` for a corgi, `man` for a chef."""
    row = _row_of(subject)
    if row is None:
        return set()
    people = {"man", "woman", "boy", "girl", "child", "person"} if row.kind == "human" and not row.gender else set()
    animate = table("kinds")[row.kind].animate and row.kind != "human"
    people |= {row.kind} & terms_by_phrase("nouns").keys()
    return {row.sort, *people, *({"animal"} if animate else set())} - {""}


def wearers(shot: Shot, part: str) -> list[tuple[int, Look]]:
    """The subjects that wear or have a part, with the look of it."""
    wanted = part.lower().split()[-1:]
    return [
        (index, look)
        for index, subject in enumerate(shot.subjects)
        for look in subject.looks
        if look.part and wanted and look.part.lower().split()[-1].endswith(wanted[0])
    ]
