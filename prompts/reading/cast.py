"""From noun phrases to subjects: who is in the shot, who is meant again, and how each looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from prompts.reading.called import is_called, is_several, is_young_of, may_be_it, told_alike
from prompts.reading.kin import KIN, animal_before, grown_of
from prompts.reading.lists import pairs_of
from prompts.reading.numbers import GROUPS
from prompts.reading.phrases import NounPhrase
from prompts.reading.pronouns import SUBJECT_FORMS, fits_pronoun, is_creature, is_group, lives, may_be, sex_of
from prompts.reading.subjects import (
    AGES,
    agrees,
    head_words,
    is_broader,
    look_of,
    made_of_it,
    material_of,
    phrase_singulars,
    row_of,
    subject_of,
)
from prompts.shot import Beat, Importance, Look, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Cast"]


def _take_stuff(phrase: NounPhrase) -> None:
    """The glass of `a lion of clear glass` is what the lion is of, and no vessel."""
    row, (head, _, stuff) = table("nouns").get(phrase.noun_id), phrase.noun.partition(" of ")
    if row is None or not table("kinds")[row.kind].animate or material_of(stuff.split()[-1:][0] if stuff else "") == "":
        return
    phrase.noun, phrase.adjectives = head, [*phrase.adjectives, *stuff.split()]


@dataclass(slots=True)
class Cast:
    """The subjects of a shot, in order of mention.

    Attributes:
        subjects: who is in the shot.
        last: id of the one mentioned last.
        known: subjects of earlier shots, for `the girl` to come back as she was.
        script: how many of them, at the end, are of the same request, in which a bare noun means the same one too.
        owned: ids of those that were named as something's own, to whose they are: the hat of `its hat` to the snowman.
        called: ids of those who were meant by `he` or `she`, to that pronoun.
        acted: id of the one who acted last in the shots before, whom `the other one` does not mean.
        shared, sharing: adjectives that the next few who are added have in common, and how many those are.
    """

    subjects: list[Subject] = field(default_factory=list)
    last: str = ""
    known: list[Subject] = field(default_factory=list)
    script: int = 0
    owned: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    acted: str = ""
    shared: Sequence[str] = ()
    sharing: int = 0

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
        if back is not None and self.by_id(back.id):
            self.last = back.id
            return back.id  # a pronoun has brought it back already
        if back is not None:
            self.subjects.append(back.model_copy(update={"importance": importance, "position": ""}))
            self.last = back.id
            return back.id
        if len(self.subjects) >= 24:
            return self.subjects[-1].id
        if self.sharing:
            self.sharing -= 1
            phrase.adjectives = [*self.shared, *phrase.adjectives]
        self._take_kin(phrase)
        _take_stuff(phrase)
        subject = subject_of(phrase, self._free_id(phrase), importance)
        if phrase.determiner == "its" and self.last:
            self.owned[subject.id] = self.last
        self.subjects.append(subject)
        self.last = subject.id
        return subject.id

    def _take_kin(self, phrase: NounPhrase) -> None:
        """The mother of `a calf follows its mother` is of the calf's kind."""
        if phrase.noun_id in KIN and (animal := animal_before(phrase.noun)):
            phrase.noun, phrase.noun_id = animal.id.replace("_", " "), animal.id
            return
        whose = (
            self.by_id(self.last_animate()) if phrase.determiner in ("its", "their") and phrase.noun_id in KIN else None
        )
        row = row_of(whose) if whose is not None and whose.kind != "human" else None
        if whose is not None and row is not None and row.kind != whose.kind:  # the baby of elephants is called a baby
            rows = (row_of(subject) for subject in self.subjects if subject.kind == whose.kind)
            row = next((other for other in rows if other is not None and other.kind == whose.kind), row)
        if whose is None or row is None or not table("kinds")[row.kind].animate:
            return
        parent = pairs_of("homonyms", "parents", "of").get(row.id, grown_of(row.id))
        grown = table("nouns").get(parent, row)
        phrase.noun, phrase.noun_id = f"{phrase.noun} {grown.id.replace('_', ' ')}", grown.id

    def knows(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase speaks of somebody or something that is there already."""
        return bool(self._meant_again(phrase) or self._comes_back(phrase))

    def _free_id(self, phrase: NounPhrase) -> str:
        row = table("nouns").get(phrase.noun_id)
        base = row.id if row else re.sub(r"[^a-z0-9]+", "_", head_words(phrase.noun)).strip("_")[:40] or "thing"
        said = next(iter(phrase_singulars(head_words(phrase.noun))), "")
        base = re.sub(r"[^a-z0-9]+", "_", said).strip("_") if row and said in terms_by_phrase("nouns") else base
        taken = {s.id for s in [*self.subjects, *self.known]}
        return next(name for n in count(1) if (name := base if n == 1 else f"{base}_{n}") not in taken)

    def _meant_again(self, phrase: NounPhrase) -> str:
        """Who is meant by `the dog`, `the other`, or the same bare noun once more."""
        if phrase.determiner in {"a", "an", "another", "one"} and not (phrase.noun.lower() == "" or phrase.count > 1):
            return ""
        if phrase.count_text:
            return ""
        heads = set(phrase_singulars(head_words(phrase.noun)))
        latest_first = list(reversed(self.subjects))
        for subject in sorted(latest_first, key=lambda s: -told_alike(phrase, s)):
            if subject.name and subject.name.lower() == phrase.noun.lower():
                return subject.id
            theirs = set(phrase_singulars(head_words(subject.noun)))
            same = heads & theirs or {h.split()[-1] for h in heads} & {h.split()[-1] for h in theirs}
            if (same and agrees(phrase, subject) and not is_young_of(phrase, subject)) or is_called(phrase, subject):
                return subject.id
        broader = next((s.id for s in reversed(self.subjects) if is_broader(phrase, s)), "")
        return broader or made_of_it(phrase, self.subjects)

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
        named = next((s for s in reversed(self.known) if is_called(phrase, s) or _is_their_name(phrase, s)), None)
        if named is not None:
            return named
        heads = set(phrase_singulars(head_words(phrase.noun)))
        known = self.known if phrase.determiner else self.known[len(self.known) - self.script :]
        for subject in reversed(self.known if phrase.is_name else known):
            theirs = set(phrase_singulars(head_words(subject.noun)))
            alike = heads & theirs or {h.split()[-1] for h in heads if h} & {h.split()[-1] for h in theirs if h}
            if phrase.count_text and phrase.count != subject.count:
                continue
            if (alike and agrees(phrase, subject)) or is_broader(phrase, subject) or is_called(phrase, subject):
                one = subject.count > 1 and not phrase.count_text and head_words(phrase.noun) == min(heads, key=len)
                return self._one_of(subject, phrase.adjectives) if one and alike else subject
        return None

    def _one_of(self, group: Subject, adjectives: Sequence[str]) -> Subject:
        """The `younger brother` of two brothers who were seen before: one, with their looks and its own."""
        single = min(phrase_singulars(head_words(group.noun)), key=len)
        looks = [*group.looks, *(look_of(adjective) for adjective in adjectives)][:24]
        named = "_".join([group.id, *(re.sub(r"[^a-z0-9]+", "_", a.lower()).strip("_") for a in adjectives)])[:40]
        return group.model_copy(
            update={"id": named, "noun": single, "count": 1, "count_text": "", "looks": looks, "position": ""}
        )

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

    def narrow(self, subject_id: str, phrase: NounPhrase) -> None:
        """Say of what sort a subject is: `my dog`, a golden retriever; its looks stay."""
        known, told = self.by_id(subject_id), subject_of(phrase, subject_id, Importance.MAIN)
        if known is not None:
            self.update(subject_id, noun=told.noun, kind=told.kind, looks=[*known.looks, *told.looks][:24])

    def pronoun(self, word: str) -> str:
        """The id that a pronoun most likely means: the main subject that fits, else the last one."""
        mains = [s for s in self.subjects if s.importance is Importance.MAIN] or self.subjects
        others = [s for s in self.subjects if s not in mains]
        mains, others = ([s for s in some if self._may_be_called(word, s)] for some in (mains, others))
        if word == "it" and any(lives(s) and s.kind != "human" for s in mains):
            mains = [s for s in mains if s.kind not in _LOOK_ON]
        for subject in [*reversed(mains), *reversed(others)]:
            if subject.count > 1 and any(s.count == 1 for s in self.subjects):
                continue
            if word == "it" and is_several(subject) and not all(map(is_several, mains + others)):
                continue
            if SUBJECT_FORMS.get(word, word) in {"he", "she"} and is_group(subject) and not all(map(is_group, mains)):
                continue
            gender = sex_of(subject)
            if word in {"he", "him"} and subject.kind == "human" and gender != "female":
                return subject.id
            if word in {"she", "her"} and subject.kind == "human" and gender != "male":
                return subject.id
            if word == "it" and subject.kind != "human":
                return self.owned.get(subject.id, subject.id)
        return mains[-1].id if mains else ""

    def lacks(self, word: str) -> bool:
        """Whether nobody here can be meant by `he` or `she`: `she paints the fence, he trims it` tells of two."""
        fit = (s for s in self.subjects if may_be(word, s) and self._may_be_called(word, s))
        return word in {"he", "she"} and bool(self.subjects) and next(fit, None) is None

    def call(self, subject_id: str, pronoun: str) -> None:
        """Keep that a subject was meant by `he` or `she`: from then on the other of the two means somebody else."""
        subject = self.by_id(subject_id)
        couple = subject is not None and head_words(subject.noun).lower() in GROUPS
        if pronoun in {"he", "she"} and not couple:
            self.called.setdefault(subject_id, pronoun)

    def _may_be_called(self, pronoun: str, subject: Subject) -> bool:
        said = SUBJECT_FORMS.get(pronoun, pronoun)
        return said not in {"he", "she"} or self.called.get(subject.id, said) == said

    def recalled(self, word: str) -> list[str]:
        """Whom a pronoun means in a shot that names nobody: the last of the shots before who fit, brought into it."""
        latest = [s for s in reversed(self.known) if self._may_be_called(word, s)]
        mains = [s for s in latest if s.importance is Importance.MAIN]
        fitting = (
            [s for s in latest if word in {"he", "she"} and self.called.get(s.id) == word]
            or [s for s in mains if fits_pronoun(word, s)]
            or [s for s in latest if fits_pronoun(word, s) and (word != "it" or lives(s))]
            or [s for s in mains if is_creature(word, s)]
        )
        if word in {"he", "she"}:
            fitting = [s for s in fitting if head_words(s.noun).lower() not in GROUPS] or fitting
        if word == "they" and len(fitting) == 1 and not is_several(fitting[0]) and not _is_pair(fitting[0]):
            fitting = [s for s in latest if fits_pronoun(word, s)]
        group = next((s for s in fitting if s.count > 1 or _is_pair(s)), None)
        meant = ([group] if group else fitting[:2]) if word == "they" else fitting[:1]
        for subject in reversed(meant):
            if self.by_id(subject.id) is None:
                self.subjects.append(subject.model_copy(update={"position": ""}))
            self.last = subject.id
        return [subject.id for subject in reversed(meant)]

    def other(self) -> str:
        """The id of whom `the other one` means of the shots before, brought into this one; empty for nobody."""
        mains = [s for s in self.known if lives(s) and s.count == 1 and s.importance is Importance.MAIN]
        acted = next((s for s in mains if s.id == self.acted), None)
        others = [s for s in mains if acted is not None and s is not acted and s.kind == acted.kind]
        if not others or self.subjects:
            return ""
        self.subjects.append(others[-1].model_copy(update={"position": ""}))
        self.last = others[-1].id
        return others[-1].id

    def bring_back(self, beats: Iterable[Beat]) -> list[Beat]:
        """Whom the deeds of a shot mean by `behind her`, `hugs him` or `when she lands`, of the shots before.

        They come into the shot where nobody else in it can be meant. A thing that is `it` is called by its name, since
        the words of one shot alone must tell what it is.

        Returns:
            The beats, with such things named.
        """
        told = [beat.model_copy(update={"action": self._named_again(beat)}) for beat in beats]
        people = [s for s in self.subjects if s.kind == "human" and s.count == 1]
        if len(people) == 1 and self.known and any(s.id == people[0].id for s in self.known):
            for at, beat in enumerate(told):
                if not beat.subject and _OWNED.search(beat.action):  # `wipe a tear from her eye`
                    told[at] = beat.model_copy(update={"subject": people[0].id})
                    self.update(people[0].id, importance=Importance.MAIN)
        return told

    def _named_again(self, beat: Beat) -> str:
        action = beat.action
        for pattern in (_MEANT, _DONE_TO, _AT_THAT_TIME):
            for match in pattern.finditer(action):
                said = match[match.lastindex or 1].lower()
                pronoun = SUBJECT_FORMS.get(said, said)
                if not any(fits_pronoun(pronoun, s) for s in self.subjects if s.id != beat.subject):
                    for met in self.recalled(pronoun):
                        self.update(met, importance=Importance.SUPPORTING)
        for match in _OWNED.finditer(action):
            pronoun = "he" if match[1].lower() == "his" else "she"
            of_animals = _ANIMAL_PARTS.match(match[2]) is not None and any(lives(s) for s in self.subjects)
            if not of_animals and not any(fits_pronoun(pronoun, s) for s in self.subjects):
                for owner in self.recalled(pronoun):
                    self.update(owner, importance=Importance.SUPPORTING)
        it = _IT.match(action)
        others = any(subject.kind != "human" for subject in self.subjects if subject.id != beat.subject)
        thing = None if it is None or others else self._thing(action)
        if it is None or thing is None:
            return action
        if self.by_id(thing.id) is None:
            self.subjects.append(thing.model_copy(update={"position": "", "importance": Importance.SUPPORTING}))
        return f"{it[1]}the {thing.name or thing.noun}{action[it.end() :]}"

    def _thing(self, action: str) -> Subject | None:
        """What `it` means of what was seen before: the last thing, what one eats, or a creature that one chases."""
        eaten, met = _EATEN.match(action), _MET.match(action)
        served = (s for s in reversed(self.known) if s.kind in _SERVED) if eaten else iter(())
        things = [s for s in reversed(self.known) if may_be_it(s)]
        alive = (s for s in things if lives(s)) if met else iter(())
        return next(served, None) or next(alive, None) or next(iter(things), None)

    def look(self, subject_id: str, look: Look, material: str = "") -> None:
        """Add a look to a subject."""
        subject = self.by_id(subject_id)
        if subject is None:
            return
        changes: dict[str, object] = {"looks": [*subject.looks, look][:24]}
        if material and not subject.material:
            changes["material"] = material
        self.update(subject_id, **changes)


def _is_pair(subject: Subject) -> bool:
    """One word for several: a couple, a crowd."""
    return head_words(subject.noun).lower() in GROUPS


_LOOK_ON: Final = frozenset({"celestial", "plant", "furniture", "building", "landform"})
"""Kinds that are there where an animal acts: `it` is the bird, and not the moon or the branch."""


def _is_their_name(phrase: NounPhrase, subject: Subject) -> bool:
    """`biscuit wakes up`, of a cat of that name: a bare noun, which no other thing is called by."""
    bare = not (phrase.determiner or phrase.count_text or phrase.adjectives)
    return bare and bool(subject.name) and phrase.noun.lower() == subject.name.lower()


_MEANT: Final = re.compile(
    r"\b(?:behind|beside|at|to|towards?|near|around|past|over|above|with|after|before|from|by|against|on|for|off|under|"
    r"next to|in front of) (him|her|them)\b"
    r"(?=\s*(?:$|[,.;!?]|and\b|as\b|while\b|then\b|in\b|on\b|at\b|with\b|to\b|from\b|through\b|again\b))",
    re.I,
)
"""A pronoun that stands alone after a preposition: `behind her`, not `behind her back`."""
_DONE_TO: Final = re.compile(
    r"^\w+ing (?:(him|them)\b|(her)\b(?=\s*(?:$|[,.;!?]|\w+ly\b|"
    r"(?:and|as|up|back|down|off|away|in|on|at|from|to|with|an?|the)\b)))",
    re.I,
)
_OWNED: Final = re.compile(r"\b(his|her) ((?!own\b)[a-z]+)", re.I)
"""A seagull steals `her sandwich`: whose it is is there."""
_ANIMAL_PARTS: Final = re.compile(
    r"(?:paws?|tails?|wings?|beak|bill|fur|feathers?|plumage|nose|snout|muzzle|whiskers?|claws?|talons?|manes?|fins?|trunk|"
    r"horns?|antlers?|tusks?|hoo[fv]\w*|shell|scales|tongue|mate|nest|den|burrow|young|cubs?|chicks?|calf|foal|pups?|puppies|"
    r"kittens?|lambs?|eggs?|prey|back|belly|head|neck|legs?|ears?|eyes?|mouth|teeth|whole|best|long|big|little|tiny)",
    re.I,
)
"""What an animal itself is meant by: `a cat licks her paw`."""
_AT_THAT_TIME: Final = re.compile(r"\b(?:when|while|as|until|before|after|because|so that) (he|she|they)\b", re.I)
_IT: Final = re.compile(
    r"^(\w+ing (?:(?:at|to|towards?|over|under|past|around|into|onto|through|with|down|up|away|off|go of) )?)it\b"
    r"(?! (?:rain|snow|easy|out|a|all)\b)",
    re.I,
)
"""`Destroying it`, `jumping over it`; not `making it rain` or `calling it a day`."""
_EATEN: Final = re.compile(r"(?:tast|eat|drink|sipp|sip|swallow|chew|smell|sniff|lick|devour|gulp|slurp)ing\b", re.I)
_MET: Final = re.compile(
    r"(?:chas|follow|pett?|feed|hugg?|rid|hunt|scold|tam|greet|call|comfort|strok|cuddl|kiss|walk|train|rescu)ing\b",
    re.I,
)
_SERVED: Final = frozenset({"food", "liquid"})
_SIDES: Final = frozenset({"front", "back", "rear", "side", "top", "bottom", "left", "right", "other side"})
