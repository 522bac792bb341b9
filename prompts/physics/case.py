"""A physical event with what the tables know of it, what a law says of it, and the register of laws.

A law is a function from a `Case` to `Facts`: numbers with units in their names, and a sentence of at most 25 words that
never names the law. In a sentence `{The}`, `{the}`, `{it}`, `{its}` stand for the thing, and `(s)` and `(es)` mark the
ending that a plural drops.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from prompts.physics.choosing import AIRLESS
from prompts.physics.formulae import GRAVITY_MPS2, MOON_GRAVITY_MPS2
from prompts.physics.sighting import Phenomenon, told
from prompts.physics.substances import Body, Substance, body_of, substance_in, substance_of_material, substances_in
from prompts.physics.temperature import temperature_in
from prompts.shot import PhysicalEvent, Subject
from prompts.vocabulary import terms_by_phrase
from prompts.vocabulary.terms import Material
from prompts.wording import is_many, is_plural, short_name

__all__ = ["LAWS", "MOON", "Case", "Facts", "Law", "agreed", "law", "part_words"]

SOFT_GROUND = {"grass": 0.5, "soil": 0.5, "sand": 0.1, "snow": 0.05, "water": 0.0, "mud": 0.05, "cloth": 0.3,
               "foam": 0.15, "flesh": 0.3, "clay": 0.1, "feather": 0.05}  # fmt: skip
"""How much of a body's restitution is left on ground that gives (hard floors keep all of it); working values."""

DEFAULT_FRICTION = 0.5
MOON = re.compile(
    r"\b(?:on|over|across|to|of) (?:the )?(?:surface of the )?(?:moon|lunar)\b|\blunar\b"
    r"|\bmoon(?:'s)? (?:surface|dust)\b"
)
"""Words that put a scene on the moon, where gravity is a sixth and there is no air."""

PORTIONS = re.compile(
    r"^(?:(?:small|large|thick|thin|little|tiny|big|single|few) )*(?:transformation|process|change|"
    r"piece|bit|lump|pile|heap|block|chunk|cube"
    r"|slab|stick|strip|sheet|bar|drop|droplet|handful|pinch|spoonful|puff|stream|shot|view|pieces|bits|drops|cubes"
    r"|crystals|pellets|ball|spot|layer|amount|film|portion|mass|melting|freezing|boiling|burning|heating|cooling)"
    r" of (?:an? |the )?(.+)$"
)
"""A portion of something is called by what it is of: `the iron` for a piece of iron."""


@dataclass(frozen=True)
class Case:
    """An event with what the tables know of it.

    Attributes:
        event, subject: what happens, to whom; `None` when the shot has no such subject.
        material, surface: of the body, and of what it meets.
        words: what is said of it, from which substances and temperatures are read.
    """

    event: PhysicalEvent
    subject: Subject | None
    material: Material | None
    surface: Material | None
    words: str = ""

    @cached_property
    def phenomenon(self) -> tuple[Phenomenon, str, str] | None:
        """The row of the phenomena that tells this event, the name of the thing and of what it meets."""
        return told(self.event.law, self.words)

    @cached_property
    def noun(self) -> str:
        """The thing's noun with its looks, lower case."""
        looks = " ".join(look.text for look in self.subject.looks) if self.subject else ""
        return f"{looks} {self.subject.noun if self.subject else ''}".strip().lower()

    @cached_property
    def matter(self) -> Substance | None:
        """The substance it happens to: what the action names first, else what the subject holds or is made of."""
        noun = self.subject.noun if self.subject else ""
        inside = substance_in(noun) if " of " in noun else None
        named = inside or substance_in(self.noun)
        usual = self.event.material is None or (
            self.subject is not None and self.event.material == self.subject.material
        )
        if inside is None and not usual and self.event.material:
            named = substance_of_material(self.event.material)
        made_of = substance_of_material(self.material.id) if self.material else None
        return named or made_of or next(iter(substances_in(self.words)), None)

    @cached_property
    def met(self) -> Substance | None:
        """The substance that it meets: what the event or the action names besides its own."""
        own = self.matter
        found = [*substances_in(self.event.other), *substances_in(self.words)]
        return next((s for s in found if s != own), None) or (
            substance_of_material(self.surface.id) if self.surface else None
        )

    @cached_property
    def liquid(self) -> Substance | None:
        """The first liquid that the event or its words name, other than its own substance."""
        found = [*substances_in(self.event.other), *substances_in(self.words)]
        return next((s for s in found if s != self.matter and s.is_liquid), None)

    @cached_property
    def body(self) -> Body | None:
        """How the everyday thing behaves as a whole, if a row knows its noun."""
        return body_of(self.noun) if self.noun else None

    @cached_property
    def temperature_c(self) -> float | None:
        """The temperature that the event has or its words give for its substance."""
        if self.event.temperature_c is not None:
            return self.event.temperature_c
        return temperature_in(self.words, self.matter)

    @property
    def gravity_mps2(self) -> float:
        """Gravity where it happens."""
        return MOON_GRAVITY_MPS2 if MOON.search(self.words) else GRAVITY_MPS2

    @property
    def is_airless(self) -> bool:
        """True where no air slows what falls."""
        return bool(MOON.search(self.words) or AIRLESS.search(self.words))

    @property
    def height_m(self) -> float:
        """Standing height of the subject, m."""
        return (self.subject and self.subject.height_m) or 0.3

    @property
    def other(self) -> str:
        """What it meets, with its article."""
        words = self.event.other or (self.surface.say if self.surface else "")
        if not words:
            return "the ground"
        first, _, rest = words.partition(" ")
        if first in {"a", "an", "another"} and rest:
            return f"the {rest}"
        return words if first in {"the", "its", "his", "her", "their", "two", "three"} else f"the {words}"

    @property
    def is_soft(self) -> bool:
        """True when what it meets gives."""
        return self.surface is not None and self.surface.id in SOFT_GROUND

    @property
    def restitution(self) -> float:
        """Rebound speed over impact speed, of this body on this surface."""
        base = self.material.restitution if self.material else 0.5
        if self.body is not None and self.body.restitution is not None:
            base = self.body.restitution
        return base * (SOFT_GROUND.get(self.surface.id, 1.0) if self.surface else 1.0)

    @property
    def friction(self) -> float:
        """Sliding friction of this body on this surface: the slipperier of the two decides."""
        known = [m.friction for m in (self.material, self.surface) if m is not None]
        return min(known, default=DEFAULT_FRICTION)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a law says of a case.

    Attributes:
        outcome: what the eye sees.
        quantities: numbers with units in their names.
        end: how it stands when all is done, after the thing's name: `lies in pieces`; empty when it leaves nothing.
    """

    outcome: str
    quantities: dict[str, float] = field(default_factory=dict)
    end: str = ""


Law = Callable[[Case], Facts | None]
LawFunction = TypeVar("LawFunction", bound=Law)
LAWS: dict[str, Law] = {}


def law(*law_ids: str) -> Callable[[LawFunction], LawFunction]:
    """Enter a function as the law with these ids; it may give `None` where only the law's own row can tell."""

    def register(function: LawFunction) -> LawFunction:
        for law_id in law_ids:
            LAWS[law_id] = function
        return function

    return register


def agreed(sentence: str, subject: Subject | None, called: str = "") -> str:
    """A law's sentence about a thing, its verbs agreeing.

    Args:
        sentence: with `{The}`, `{it}`, `{is}` and `(s)`.
        subject: the subject of the shot that it is about, if it is one.
        called: its name in the words, for a thing that is no subject of the shot.
    """
    same = subject is not None and subject.noun.lower() == called and not subject.name
    if subject is not None and not same and (not called or not _names(called, subject)):
        called = ""
    plural = is_many(subject) if subject is not None and (same or not called) else is_plural(called.split(" of ")[0])
    people = subject is not None and subject.kind == "human" and not called
    name = f"the {called}" if called else "it" if subject is None else _called(subject)
    words = {
        "The": name[:1].upper() + name[1:],
        "the": name,
        "it": "they" if plural or people else "it",
        "them": "them" if plural or people else "it",
        "its": "their" if plural or people else "its",
        "is": "are" if plural else "is",
        "has": "have" if plural else "has",
    }
    ending = "" if plural else r"\1"
    return re.sub(r"\((e?s)\)", ending, re.sub(r"\{(\w+)\}", lambda m: words[m.group(1)], sentence))


def _names(called: str, subject: Subject) -> bool:
    """True when a name from the words says more than the subject's own: the subject is a place or a vessel for it."""
    return not set(called.split()) & set(subject.noun.lower().split(" of ")[0].split())


PARTS = ((0.06, "a sliver"), (0.14, "a tenth"), (0.22, "a fifth"), (0.29, "a quarter"), (0.37, "a third"),
         (0.46, "a little under half"), (0.55, "half"), (0.72, "two thirds"), (0.82, "three quarters"),
         (0.93, "nine tenths"), (99.0, "almost all"))  # fmt: skip
"""Fraction up to which, and how it is said."""


def _called(subject: Subject) -> str:
    """Its name: `the ball` for a glass ball when the bare noun is known, `the iron` for a piece of iron."""
    noun = subject.noun.lower()
    portion = None if is_many(subject) else PORTIONS.match(noun)
    if portion:
        return f"the {portion[1]}"
    last = noun.split(" of ")[0].split()[-1]
    if last.upper() == subject.noun.split(" of ")[0].split()[-1] and len(last) > 1:
        return f"the {last.upper()}"  # an abbreviation: the CD
    known = last in terms_by_phrase("nouns") and last not in {"cube", "droplet", "drop", "pair", "set", "group"}
    return short_name(subject) if is_many(subject) or subject.name or not known else f"the {last}"


def part_words(fraction: float) -> str:
    """A fraction as it is said: `a third`."""
    return next(words for limit, words in PARTS if fraction < limit)
