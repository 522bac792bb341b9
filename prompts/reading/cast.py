"""From noun phrases to subjects: who is in the shot, who is meant again, and how each looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from prompts.reading.grammar import POSSESSIVES, PREPOSITIONS
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.subjects import (
    AGES,
    agrees,
    head_words,
    is_broader,
    look_of,
    material_of,
    part_look,
    phrase_singulars,
    row_of,
    subject_of,
)
from prompts.reading.tagging import tag_at
from prompts.reading.words import Words
from prompts.shot import Importance, Look, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Cast"]

_WEARING: Final = frozenset({"wearing", "dressed", "clad", "sporting"})
_MADE: Final = frozenset({"made", "built", "carved", "crafted"})
_COVERED: Final = frozenset({
    "covered", "adorned", "decorated", "surrounded", "filled", "draped", "wrapped", "topped", "shaped", "depicted",
    "streaked", "splattered", "speckled", "dusted", "smeared", "stained", "caked", "dotted", "flecked", "sprinkled",
    "trimmed", "studded", "encrusted", "soaked", "drenched", "coated", "splashed", "spattered", "crusted", "glazed",
})  # fmt: skip
_COLOURED: Final = frozenset(
    {"painted", "dyed", "coloured", "colored", "tinted", "stained", "sprayed", "lacquered", "of", "in", "with"}
)
"""Before a colour these say that something has it: `painted red`, `of colour red`."""


@dataclass(slots=True)
class Cast:
    """The subjects of a shot, in order of mention.

    Attributes:
        subjects: who is in the shot.
        last: id of the one mentioned last.
        known: subjects of earlier shots of the same request, for `the girl` to come back as she was.
    """

    subjects: list[Subject] = field(default_factory=list)
    last: str = ""
    known: list[Subject] = field(default_factory=list)

    def by_id(self, subject_id: str) -> Subject | None:
        """The subject of an id."""
        return next((s for s in self.subjects if s.id == subject_id), None)

    def last_animate(self) -> str:
        """The one mentioned last of those that live; anybody's id when nobody does."""
        order = sorted(self.subjects, key=lambda s: s.id == self.last)
        living = [s.id for s in order if s.kind is None or table("kinds")[s.kind].animate]
        return living[-1] if living else self.last

    def update(self, subject_id: str, **changes: object) -> None:
        """Replace a subject by one with these fields changed."""
        self.subjects = [s.model_copy(update=changes) if s.id == subject_id else s for s in self.subjects]

    def add(self, phrase: NounPhrase, importance: Importance) -> str:
        """The id of the subject that a noun phrase means: one that is known, or a new one."""
        known = self._meant_again(phrase) or self._has_as_its_side(phrase)
        if known:
            if importance is Importance.MAIN and self.by_id(known):
                self.update(known, importance=Importance.MAIN)
            self._enrich(known, phrase)
            self.last = known
            return known
        back = self._comes_back(phrase)
        if back is not None:
            self.subjects.append(back.model_copy(update={"importance": importance, "position": ""}))
            self.last = back.id
            return back.id
        if len(self.subjects) >= 24:
            return self.subjects[-1].id
        subject = subject_of(phrase, self._free_id(phrase), importance)
        self.subjects.append(subject)
        self.last = subject.id
        return subject.id

    def _free_id(self, phrase: NounPhrase) -> str:
        row = table("nouns").get(phrase.noun_id)
        base = row.id if row else re.sub(r"[^a-z0-9]+", "_", head_words(phrase.noun)).strip("_")[:40] or "thing"
        said = re.sub(r"[^a-z0-9]+", "_", next(iter(phrase_singulars(head_words(phrase.noun))), "")).strip("_")
        base = said if row and said in terms_by_phrase("nouns") else base
        taken = {s.id for s in [*self.subjects, *self.known]}
        return next(name for n in count(1) if (name := base if n == 1 else f"{base}_{n}") not in taken)

    def _meant_again(self, phrase: NounPhrase) -> str:
        """Who is meant by `the dog`, `the other`, or the same bare noun once more."""
        if phrase.determiner in {"a", "an", "another", "one"} and not (phrase.noun.lower() == "" or phrase.count > 1):
            return ""
        if phrase.count_text:
            return ""
        heads = set(phrase_singulars(head_words(phrase.noun)))
        for subject in reversed(self.subjects):
            if subject.name and subject.name.lower() == phrase.noun.lower():
                return subject.id
            theirs = set(phrase_singulars(head_words(subject.noun)))
            same = heads & theirs or {h.split()[-1] for h in heads} & {h.split()[-1] for h in theirs}
            if (same and agrees(phrase, subject)) or _is_called(phrase, subject):
                return subject.id
        return next((s.id for s in reversed(self.subjects) if is_broader(phrase, s)), "")

    def _has_as_its_side(self, phrase: NounPhrase) -> str:
        """`the front of the chair` is the chair, when one is there."""
        side, _, whole = phrase.noun.lower().partition(" of ")
        if side.split()[-1:] == [] or side.split()[-1] not in _SIDES or not whole:
            return ""
        heads = set(phrase_singulars(whole.split()[-1]))
        return next((s.id for s in reversed(self.subjects) if heads & set(phrase_singulars(head_words(s.noun)))), "")

    def _comes_back(self, phrase: NounPhrase) -> Subject | None:
        """The subject of an earlier shot that a definite phrase, or a name, speaks of."""
        if phrase.determiner in {"a", "an", "another", "some"}:
            return None
        heads = set(phrase_singulars(head_words(phrase.noun)))
        for subject in reversed(self.known):
            theirs = set(phrase_singulars(head_words(subject.noun)))
            alike = heads & theirs or {h.split()[-1] for h in heads if h} & {h.split()[-1] for h in theirs if h}
            if phrase.count_text and phrase.count != subject.count:
                continue
            if (alike and agrees(phrase, subject)) or is_broader(phrase, subject) or _is_called(phrase, subject):
                return subject
        return None

    def _enrich(self, subject_id: str, phrase: NounPhrase) -> None:
        subject = self.by_id(subject_id)
        if subject is None or not phrase.adjectives:
            return
        had = {look.text.lower() for look in subject.looks}
        fresh = [look_of(a) for a in phrase.adjectives if a.lower() not in had and a.lower() not in AGES
                 and a.lower() not in {"other", "same", "first", "last", "second"}]  # fmt: skip
        if fresh and phrase.determiner != "the":
            self.update(subject_id, looks=[*subject.looks, *fresh][:24])

    def describe(self, subject_id: str, phrase: NounPhrase) -> None:
        """Say of a subject known by its name what it is: `Mira` is a teenage girl."""
        named, told = self.by_id(subject_id), subject_of(phrase, subject_id, Importance.MAIN)
        if named is not None:
            looks = [*named.looks, *told.looks][:24]
            self.update(
                subject_id, name=named.noun, noun=told.noun, kind=told.kind, age=told.age or named.age, looks=looks
            )

    def aside(self, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
        """`Mira, a teenage girl with red hair,`: what somebody called by name is; returns where it ends."""
        at = phrase.end
        if phrase.noun_id:
            return self._apposition(words, phrase, stop, subject_id)
        if not phrase.noun[:1].isupper() or phrase.determiner or words.low(at) not in {",", "("}:
            return at
        if words.low(at + 1) not in {"a", "an", "the"} or at + 1 >= stop or not words.free(at + 1):
            return at
        told = noun_phrase_at(words, at + 1, stop)
        row = table("nouns").get(told.noun_id) if told else None
        if told is None or row is None or not table("kinds")[row.kind].animate:
            return at
        self.describe(subject_id, told)
        return told.end

    def _apposition(self, words: Words, phrase: NounPhrase, stop: int, subject_id: str) -> int:
        """`the teacher, a young woman with glasses, points`: a second description between commas."""
        at = phrase.end
        if words.low(at) != "," or words.low(at + 1) not in {"a", "an"} or not words.free(at + 1):
            return at
        own, told = table("nouns").get(phrase.noun_id), noun_phrase_at(words, at + 1, stop)
        row = table("nouns").get(told.noun_id) if told else None
        close = next((i for i in range(told.end, stop) if words.low(i) == ","), 0) if told else 0
        if own is None or row is None or told is None or own.kind != row.kind or not table("kinds")[own.kind].animate:
            return at
        if not close or not begins_verb(words, close + 1, after_noun=True):
            return at
        self.look(subject_id, Look(text=words.said(at + 1, told.end)[:160]))
        return self.modifiers(words, told.end, stop, subject_id)

    def pronoun(self, word: str) -> str:
        """The id that a pronoun most likely means: the main subject that fits, else the last one."""
        mains = [s for s in self.subjects if s.importance is Importance.MAIN] or self.subjects
        others = [s for s in self.subjects if s not in mains]
        for subject in [*reversed(mains), *reversed(others)]:
            row = row_of(subject)
            gender = row.gender if row else ""
            if word in {"he", "him"} and subject.kind == "human" and gender != "female":
                return subject.id
            if word in {"she", "her"} and subject.kind == "human" and gender != "male":
                return subject.id
            if word == "it" and subject.kind != "human":
                return subject.id
        return mains[-1].id if mains else ""

    def recalled(self, word: str) -> list[str]:
        """Whom a pronoun means in a shot that names nobody: the last of the shots before who fit, brought into it."""
        fitting = [s for s in reversed(self.known) if s.importance is Importance.MAIN and _fits_pronoun(word, s)]
        group = next((s for s in fitting if s.count > 1), None)
        meant = ([group] if group else fitting[:2]) if word == "they" else fitting[:1]
        for subject in reversed(meant):
            self.subjects.append(subject.model_copy(update={"position": ""}))
            self.last = subject.id
        return [subject.id for subject in reversed(meant)]

    def look(self, subject_id: str, look: Look, material: str = "") -> None:
        """Add a look to a subject."""
        subject = self.by_id(subject_id)
        if subject is None:
            return
        changes: dict[str, object] = {"looks": [*subject.looks, look][:24]}
        if material and not subject.material:
            changes["material"] = material
        self.update(subject_id, **changes)

    # --- what follows the head -------------------------------------------------------------------------------

    def modifiers(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        """Read `with long hair`, `in a suit`, `made of glass` after a subject; returns where it ends."""
        while at < stop and words.free(at):
            taken = self._modifier(words, at, stop, subject_id)
            if taken == at:
                return at
            at = taken
        return at

    def _modifier(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        word = words.low(at)
        start = at
        if word == "," and (words.low(at + 1) in _WEARING or self._dressed_aside(words, at + 1, stop)):
            word, at = words.low(at + 1), at + 1
        if word in {"named", "called"} and at + 1 < stop and words.tokens[at + 1].text[0].isupper():
            last = at + 2
            while last < stop and words.free(last) and words.tokens[last].text[0].isupper():
                last += 1
            self.update(subject_id, name=words.said(at + 1, last)[:160])
            return last
        if word in _WEARING:
            return self._worn(words, at + 1 + (words.low(at + 1) == "in"), stop, subject_id) or start
        if word == "in" and self._is_worn_next(words, at + 1, stop):
            return self._worn(words, at + 1, stop, subject_id) or start
        if word == "having" and not self._is_part_next(words, at + 1, stop):
            return start  # having a sword fight
        if word in {"with", "has", "having"} or (word == "and" and words.low(at + 1) == "with"):
            return self._with(words, at + 1 + (word == "and"), stop, subject_id) or start
        if tag_at(words, at) == "adj" and words.low(at + 1) in {"of", "with", "from"}:
            return self._like(words, at, stop, subject_id) or start
        return (
            self._made(words, at, stop, subject_id)
            or self._covered(words, at, stop, subject_id)
            or self._coloured(words, at, stop, subject_id)
            or start
        )

    def _covered(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        """`covered in snow`, `streaked with mud`."""
        taken = words.low(at) in _COVERED and words.low(at + 1) in PREPOSITIONS
        inner = noun_phrase_at(words, at + 2, stop) if taken else None
        if inner is None:
            return 0
        self.look(subject_id, Look(text=words.said(at, inner.end)[:160]))
        return inner.end

    def _coloured(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        """`painted red`, `of red colour`."""
        colour = _colour_said(words, at + 1, stop) if words.low(at) in _COLOURED else None
        if colour is None:
            return 0
        self.look(subject_id, look_of(words.said(at, colour.end)))
        return colour.end

    def worn_or_had(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        """Read looks that follow `has`, `wears` or a comma; returns where they end, at least one token on."""
        return self._with(words, at, stop, subject_id) or self._worn(words, at, stop, subject_id) or at + 1

    def _is_worn_next(self, words: Words, at: int, stop: int) -> bool:
        phrase = noun_phrase_at(words, at, stop)
        row = table("nouns").get(phrase.noun_id) if phrase else None
        if phrase and not row and phrase.adjectives == [] and phrase_at(words, at, "colours"):
            return words.low(phrase.end) in {"", ",", "."} or True
        return bool(row and row.kind == "cloth")

    def _is_part_next(self, words: Words, at: int, stop: int) -> bool:
        phrase = noun_phrase_at(words, at, stop)
        row = table("nouns").get(phrase.noun_id) if phrase else None
        return bool(row and (row.role == "part" or row.kind == "cloth"))

    def _dressed_aside(self, words: Words, at: int, stop: int) -> bool:
        """`Mira, in a blue raincoat, runs`: clothes between commas."""
        return words.low(at) == "in" and words.free(at) and self._is_worn_next(words, at + 1, stop)

    def _worn(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        end = 0
        while True:
            phrase = noun_phrase_at(words, at, stop)
            if phrase is None:
                return end
            row = table("nouns").get(phrase.noun_id)
            if end and not (row and row.kind == "cloth"):
                return end
            self.look(subject_id, part_look(words, phrase))
            if (wearer := self.by_id(subject_id)) and wearer.kind is None:
                self.update(subject_id, kind="human")  # a name that wears clothes is a person's
            end = phrase.end
            joint = words.low(end)
            if joint == "," and words.low(end + 1) == "and":
                at = end + 2
            elif joint in {"and", ","}:
                at = end + 1
            else:
                return end
            following = noun_phrase_at(words, at, stop)
            inner = table("nouns").get(following.noun_id) if following else None
            if not (inner and inner.kind == "cloth"):
                return end

    def _with(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        subject = self.by_id(subject_id)
        end = 0
        while subject:
            phrase = noun_phrase_at(words, at, stop)
            if phrase is None:
                return end
            row = table("nouns").get(phrase.noun_id)
            belongs = (
                row is None
                or row.role == "part"
                or row.kind == "cloth"
                or (phrase.determiner in POSSESSIVES and not table("kinds")[row.kind].animate)
            )
            adorns = bool(end) and row is not None and row.id in _ADORNS and not phrase.determiner
            acts = words.low(phrase.end).endswith("ing") and not (row and (row.role == "part" or row.kind == "cloth"))
            if not (belongs or adorns) or acts:
                return end
            self.look(subject_id, part_look(words, phrase))
            end = phrase.end
            joint = words.low(end)
            at = end + 2 if joint == "," and words.low(end + 1) == "and" else end + 1
            if joint not in {"and", ","}:
                return end
        return end

    def _like(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        """`full of children`, `green with moss`."""
        phrase = noun_phrase_at(words, at + 2, stop)
        if phrase is None:
            return 0
        self.look(subject_id, Look(text=words.said(at, phrase.end)[:160]))
        return phrase.end

    def _made(self, words: Words, at: int, stop: int, subject_id: str) -> int:
        if words.low(at) not in _MADE or words.low(at + 1) not in {"of", "from", "out"}:
            return 0
        first = at + 2 + (words.low(at + 1) == "out")
        phrase = noun_phrase_at(words, first, stop)
        if phrase is None:
            return 0
        material = next((m for i in range(first, phrase.end) if (m := material_of(words.low(i)))), "")
        self.look(subject_id, Look(text=words.said(at, phrase.end)[:160]), material)
        return phrase.end


_ADORNS: Final = frozenset({"earring", "necklace", "bracelet", "ring", "crown", "tiara", "spectacles"})
"""What people have on them beside their hair: `with black hair and silver earrings`."""
_SIDES: Final = frozenset({"front", "back", "rear", "side", "top", "bottom", "left", "right", "other side"})


def _colour_said(words: Words, at: int, stop: int) -> Match | None:
    """The colour of `painted bright red`, `of colour red` or `of red colour`; after `of` the word itself must stand."""
    first = at + (words.low(at) in {"a", "the"})
    before = words.low(first) in _COLOUR_WORDS
    colour = phrase_at(words, first + before, "colours") or (
        phrase_at(words, first + 1, "colours") if words.low(first) in _SHADES else None
    )
    if colour is None or colour.end > stop or not words.free(colour.start):
        return None
    after = words.low(colour.end) in _COLOUR_WORDS
    if words.low(at - 1) in {"of", "in", "with"} and not (before or after):
        return None
    closes = tag_at(words, colour.end + after) not in ("n", "name", "adj")
    return colour._replace(end=colour.end + after) if closes else None


_SHADES: Final = frozenset(
    {"bright", "deep", "dark", "light", "pale", "vivid", "all", "completely", "neon", "entirely"}
)
_COLOUR_WORDS: Final = frozenset({"colour", "color", "colours", "colors"})


def _fits_pronoun(word: str, subject: Subject) -> bool:
    row = row_of(subject)
    gender = row.gender if row else ""
    if word in {"he", "she"}:
        return subject.kind in ("human", None) and gender in ("", "male" if word == "he" else "female")
    animate = subject.kind is None or table("kinds")[subject.kind].animate
    return animate if word == "they" else word == "it" and subject.kind != "human"


def _is_called(phrase: NounPhrase, subject: Subject) -> bool:
    """`Maya`, or `Maya Lind`, for somebody of that name."""
    said = phrase.noun.lower()
    return (
        bool(subject.name)
        and phrase.noun[:1].isupper()
        and said in {subject.name.lower(), *subject.name.lower().split()}
    )
