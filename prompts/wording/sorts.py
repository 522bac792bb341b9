"""What sort of thing a subject is to the language: one or many, with a body or without, alive or only like it."""

from __future__ import annotations

import re

from prompts.reading.lists import words_of
from prompts.shot import Subject
from prompts.wording.english import is_plural

__all__ = ["MADE", "head_of", "is_bodiless", "is_happening", "is_lifeless", "is_many", "is_unseen", "takes_plural_verb"]

MADE = re.compile(
    r"\b(?:teddy|toy|stuffed|plush|rubber|gummy|paper|wooden|plastic|tattoo|costume|model|statue|clay|lego|origami)\b"
)
"""What an animal or a boat is called that lives nowhere, or floats nowhere."""

BODILESS = re.compile(
    r"\b(?:sunrise|sunset|dawn|dusk|twilight|night|morning|evening|weather|light|shadows?|darkness|glow|aurora"
    r"|reflections?|storm|avalanche|phases?|sound|music|title|paws?|hands?|eyes?|face|view|silence|smell|dream|portal"
    r"|funeral|party|wedding|ceremony|race|chase|match|parade|picnic|battle|concert|festival|meeting|first steps"
    r"|march|protest|carnival|riot|procession|shoot-?out|scrum|rave|gig|duel|raid|heist|rehearsal|celebration|harvest"
    r"|intro|outro|teaser|trailer|advert|commercial|ad|advertisement|video|clip|scene|montage|lesson|tutorial|brand"
    r"|rush hour|market day|day|season|heat haze|mirage|birthday|anniversary|holiday|christmas|conversation|argument"
    r"|dialogue|quarrel|date|breakfast|lunch|dinner|power cut|blackout|earthquake|explosion|accident|crash"
    r"|footsteps|footprints)$"
)
"""Nouns of what lies nowhere and casts no shadow: lights, events, and parts of somebody."""

PART = re.compile(r"\b(?:paws?|hands?|eyes?|face|title|portal|lights?|glow|shadows?|reflections?|footprints)$")
"""Bodiless nouns that can be looked at all the same."""

UNSEEN = re.compile(
    r"\b(?:feelings?|emotions?|ideas?|concept|meaning|essence|passage|passing|time|love|hope|joy|grief|sorrow|sadness"
    r"|nostalgia|loneliness|solitude|freedom|anxiety|fear|anger|chaos|peace|calm|infinity|eternity|entropy|gravity"
    r"|melancholy|happiness|regret|ambition|courage|justice|faith|memor(?:y|ies)|thoughts?|process|evolution|history"
    r"|future|past|beginning|ending|economy|inflation|democracy|mood|atmosphere|difference|importance|power|beauty|trust"
    r"|silence|birth|death|secret|science|theory|wisdom|truth|luck|fate|destiny|progress|growth|balance|colou?r|sound|taste|weight|entropy|conversation|argument"
    r"|\w+(?:synthesis|[lt]osis|onomy|ology|cracy|(?<!har)ness)|(?:capital|social|commun|vandal|optim|pessim|rac)ism)$"
)
"""Nouns of what no camera sees: feelings, ideas, processes."""

LIFELESS = frozenset({
    "statue", "statues", "sculpture", "sculptures", "bust", "mannequin", "mannequins", "scarecrow", "scarecrows",
    "snowman", "snowmen", "skeleton", "figurine", "cutout", "cut-out", "portrait", "painting", "drawing", "silhouette",
    "hologram", "effigy", "corpse", "gargoyle", "gargoyles", "dummy",
})  # fmt: skip
"""Nouns of figures that do not breathe, and are no `they` or `she` for having a face."""


def is_many(subject: Subject) -> bool:
    """True when its short name and pronoun stand in the plural; a flock is many although it `flies`."""
    if subject.name or _is_called_so(subject) or (subject.count == 1 and subject.count_text.lower() in _ONE):
        return False
    return subject.count > 1 or is_plural(subject.noun)


def _is_called_so(subject: Subject) -> bool:
    """True for one whom the words call by a given name: `Jonas`, `Old James`."""
    last = subject.noun.split()[-1:]
    called = subject.count == 1 and bool(last) and last[0][:1].isupper()
    return called and last[0].lower() in words_of("names", "female") | words_of("names", "male")


_ONE = frozenset({"one", "a", "an", "a single", "one single", "single"})


def is_bodiless(subject: Subject) -> bool:
    """True for what lies nowhere: a light, an event, a part of somebody, or anything that no camera sees."""
    return BODILESS.search(head_of(subject)) is not None or is_unseen(subject)


def is_happening(subject: Subject) -> bool:
    """True for a light, an hour or an event, which a camera cannot go up to as to a thing."""
    return is_bodiless(subject) and not PART.search(head_of(subject))


def is_unseen(subject: Subject) -> bool:
    """True for feelings, ideas and processes, on which no camera can be set."""
    return not subject.name and UNSEEN.search(head_of(subject)) is not None


def head_of(subject: Subject) -> str:
    """The noun before `of`, in lower case."""
    return re.split(r" of ", subject.noun.lower(), maxsplit=1)[0]


def is_lifeless(subject: Subject) -> bool:
    """True for figures that only look alive: a statue, a snowman."""
    return bool(set(head_of(subject).split()) & LIFELESS)


def takes_plural_verb(subject: Subject) -> bool:
    """True when the verb after its full phrase stands in the plural: two dogs `run`, a flock of birds `flies`."""
    if subject.name:
        return False
    group = re.match(r"(?:a|an|one|the) \w+ of\b|(?:a|one|an|the)$", subject.count_text.lower())
    if group or " of " in subject.noun:
        return is_plural(subject.noun) and not group
    return subject.count > 1 or bool(subject.count_text) or is_plural(subject.noun)
