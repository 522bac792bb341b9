"""Who acts, where no noun stands before the verb: a pronoun, or a subject that comes after it."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.appearance import modifiers
from prompts.reading.grammar import NUMBER_WORDS, gerund_of, verb_of
from prompts.reading.moving import motion_of_kind, motion_of_verb
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.pronouns import lives, sex_of
from prompts.reading.scan import THEN, Scan
from prompts.reading.subjects import row_of
from prompts.reading.tagging import FINITE, base_at, tag_at
from prompts.reading.word_tags import is_plural_word
from prompts.reading.words import Words
from prompts.shot import Beat, Importance, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_actor", "read_inverted"]

_ACTORS: Final = frozenset({"he", "she", "it", "they"})
_NOBODY_YET: Final = {
    "he": "man", "she": "woman", "they": "people", "i": "person", "we": "people", "someone": "someone",
    "somebody": "somebody", "everyone": "everyone", "everybody": "everybody", "you": "person", "one": "person",
}  # fmt: skip
"""Who is meant by a pronoun when nobody has been named: somebody must be seen."""

_COUPLE: Final = re.compile(r"\b(?:kiss|embrac|hug|fall in love|slow dance)", re.IGNORECASE)
_TWO: Final = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
"""What a couple does, and what two do, of whom nobody has been named."""

_ONES: Final = frozenset({"one", "each", "all", "both", "others", "another", "some", "many", "few", "two", "three"})
_OF_A_GROUP: Final = frozenset({"one", "another", "two", "three", "some", "most", "each", "none", "several", "half"})
_A_PAIR: Final = 2


def read_actor(scan: Scan, at: int) -> int:
    """A pronoun that does something; returns where its verb begins, or `at`."""
    words, word = scan.words, scan.words.low(at)
    end = _after_all_of_them(scan, at)
    if end and begins_verb(words, end, after_noun=True) and (meant := _all_of_them(scan)):
        scan.current = meant
        return end
    if (end := _read_some_of(scan, at)) or (end := _read_both(scan, at)) or (end := _read_viewers(scan, at)):
        return end
    if tag_at(words, at) not in ("pron", "num") or word not in _ACTORS | _ONES | set(_NOBODY_YET):
        return at
    first = at + 1
    if words.low(first) == "of" and words.low(first + 1) in {"them", "us", "these", "those"}:
        first += 2
    while words.low(first) in THEN | {"all", "both", "each"}:
        first += 1
    if not begins_verb(words, first, after_noun=True):
        return at
    _put_actor(scan, at, word, first)
    if len(scan.current) == 1:
        scan.cast.call(scan.current[0], word)
    return first


def _put_actor(scan: Scan, at: int, word: str, verb: int) -> None:
    """Make whom a pronoun at a token means the one who acts; its verb stands at another."""
    words = scan.words
    if (not scan.cast.subjects or scan.cast.lacks(word)) and (before := scan.cast.recalled(word)):
        scan.current = before
    elif word in {"i", "we"} and words.low(at - 1) == "and" and len(scan.draft.beats) == scan.since:
        scan.cast.add(NounPhrase(at, at + 1, noun="person", noun_id="person"), Importance.MAIN)
        scan.current = [*scan.current, scan.cast.last]  # my wife and I
    elif word in _NOBODY_YET and (scan.cast.lacks(word) or not (scan.cast.subjects and word in _ACTORS | {"one"})):
        noun = _NOBODY_YET[word]
        several = noun == "people" or noun.startswith("every")
        told = words.text if word == "they" else ""
        if _COUPLE.search(told):
            phrase = NounPhrase(at, at + 1, noun="couple", noun_id="couple")
        elif _TWO.search(told):
            phrase = NounPhrase(at, at + 1, noun=noun, noun_id="person", count=2, count_text="two")
        else:
            phrase = NounPhrase(at, at + 1, noun=noun, noun_id="person", count_text="some" if several else "")
        scan.cast.add(phrase, Importance.MAIN)
        scan.current = [scan.cast.last]
    elif scan.cast.subjects:
        they = _they(scan) if word == "they" else []
        if word == "they" and "all" in (words.low(at + 1), words.low(verb - 1)):
            they = [s.id for s in scan.cast.subjects if s.kind and table("kinds")[s.kind].animate][-4:]
        if thing := _gives_way(scan, word, verb):
            scan.current = [thing]
            return
        if (given := _given_to(scan, word, joined=words.low(at - 1) in _JOINED)) is not None:
            scan.cast.update(given.id, importance=Importance.MAIN)
            scan.current = [given.id]
            return
        scan.manner = scan.manner or _of_a_couple(scan, word)
        scan.current = they or [scan.cast.last if word in _ONES and scan.cast.last else _meant_by(scan, word)]


def _gives_way(scan: Scan, pronoun: str, verb: int) -> str:
    """`a cat knocks a glass off, it shatters`: what comes apart, spills or melts is a thing, where one is there."""
    form = verb_of(scan.words.low(verb))
    motion = terms_by_phrase("motions").get(form.base) if form else None
    if pronoun not in {"it", "they"} or motion not in _OF_THINGS or noun_phrase_at(scan.words, verb + 1, scan.end):
        return ""
    acted_on = [beat.target for beat in reversed(scan.draft.beats)]
    things = [s.id for s in scan.cast.subjects if s.kind and not table("kinds")[s.kind].animate]
    return next((thing for thing in [*acted_on, *reversed(things)] if thing in things), "")


_OF_THINGS: Final = frozenset({"break", "pour", "burn", "melt", "boil", "flow"})
"""Motions that, with no object, are of things and stuff."""


def _of_a_couple(scan: Scan, word: str) -> str:
    """`a couple dances, he spins her`: the one of the two who acts, as `the man of them`; empty for anybody else."""
    meant = scan.cast.by_id(_meant_by(scan, word)) if word in _PARTNERS else None
    return _PARTNERS[word] if meant is not None and row_of(meant) == table("nouns")["couple"] else ""


_PARTNERS: Final = {"he": "the man of them", "she": "the woman of them"}


def _they(scan: Scan) -> list[str]:
    """Whom `they` means: the living who are several, or the two who were seen last; nobody where one alone lives."""
    living = [s for s in scan.cast.subjects if s.kind and table("kinds")[s.kind].animate]
    mains = [s for s in living if s.importance is Importance.MAIN] or living
    groups = [s for s in mains if s.count > 1 or is_plural_word(s.noun.lower().split()[-1])]
    if groups:
        return [groups[-1].id]
    return [s.id for s in (mains if len(mains) >= _A_PAIR else living)[-_A_PAIR:]] if len(living) >= _A_PAIR else []


def _meant_by(scan: Scan, pronoun: str) -> str:
    """Whom a pronoun means: `it`, where no main subject can be meant, is what was acted on last."""
    meant = scan.cast.pronoun(pronoun)
    subject = scan.cast.by_id(meant)
    acted_on = scan.cast.by_id(scan.draft.beats[-1].target) if scan.draft.beats else None
    other = acted_on is not None and acted_on.kind != "human" and acted_on.count == 1
    row = row_of(subject) if subject else None
    main = subject is not None and subject.importance is Importance.MAIN and subject.kind != "human"
    main = main and not (row is not None and row.role == "part")
    return acted_on.id if acted_on is not None and pronoun == "it" and other and not main else meant


def _given_to(scan: Scan, pronoun: str, *, joined: bool) -> Subject | None:
    """Who has just been given something, and is `he` or `she` by the noun, where who gave it is neither by theirs.

    So is whom anything was done to, where the pronoun goes on in the same sentence (joined): the one who acts would
    not be named again there.
    """
    last = scan.draft.beats[-1] if scan.draft.beats else None
    if last is None or pronoun not in _SEXES or not (joined or _GIVES.match(last.action.lower())):
        return None
    giver, taker = scan.cast.by_id(last.subject), scan.cast.by_id(last.target)
    if giver is None or taker is None or taker.kind != "human" or taker.count > 1:
        return None
    return taker if sex_of(taker) == _SEXES[pronoun] and sex_of(giver) != _SEXES[pronoun] else None


_JOINED: Final = frozenset({"and", ",", ";", "so", "but"})
_SEXES: Final = {"he": "male", "she": "female"}
_GIVES: Final = re.compile(r"(?:\w+ly )?(?:giv|bring|hand|offer|serv|pass|show|throw|toss|send|sell|lend|feed)ing\b")


def _read_some_of(scan: Scan, at: int) -> int:
    """`one of them does a backflip`, `one of the kids`: who of a group acts; where the verb begins, or 0."""
    words = scan.words
    if end := _read_the_one(scan, at):
        return end
    counted = words.low(at + 1) in terms_by_phrase("nouns") and not words.low(at + 1).endswith(("s", "ed", "ing"))
    lone = words.low(at) in {"one", "another"} and not counted and begins_verb(words, at + 1, after_noun=True)
    if words.low(at) not in _OF_A_GROUP or not (lone or words.low(at + 1) == "of"):
        return 0
    named = None if lone or words.low(at + 2) in _OBJECT_FORMS else noun_phrase_at(words, at + 2, scan.end)
    end = at + 1 if lone else named.end if named else at + 3
    if not begins_verb(words, end, after_noun=True) or (named and not named.determiner):
        return 0
    meant = scan.cast.add(named, Importance.MAIN) if named else _group(scan)
    if not meant:
        return 0
    scan.current = [meant]
    scan.manner = f"{words.low(at)} of them"
    return end


def _read_the_one(scan: Scan, at: int) -> int:
    """`the one in yellow wins`, `the last one shuts the door`: who of a group acts; where the verb begins, or 0."""
    words = scan.words
    one = next((i for i in range(at + 1, min(at + 4, scan.end)) if words.low(i) == "one"), 0)
    if words.low(at + 1) == "other" and not one:
        one = at + 1  # `the other laughs`
    if words.low(at) not in {"the", "this", "that"} or not one:
        return 0
    if any(tag_at(words, i) not in ("adj", "num", "n", "adv") for i in range(at + 1, one)):
        return 0
    end = one + 1
    if words.low(end) == "to" and verb_of(words.low(end + 1)):
        end += 2  # the first one to finish
    if words.low(end) in {"in", "with", "on", "at"} and (told := noun_phrase_at(words, end + 1, scan.end)):
        end = told.end
    acts = begins_verb(words, end, after_noun=True)
    if acts and words.low(at + 1) == "other" and (other := scan.cast.other()):
        scan.current = [other]
        return end
    meant = _group(scan) if acts else ""
    if not meant:
        return 0
    scan.current = [meant]
    scan.manner = f"{words.said(at, end)} of them"
    return end


_OBJECT_FORMS: Final = frozenset({"them", "us", "these", "those"})


def _group(scan: Scan) -> str:
    """Id of the living subjects named last who are several, in the shots before where none are here; "" for none."""
    cast = scan.cast
    if not cast.subjects and any(s.count > 1 and lives(s) for s in cast.known):
        return cast.recalled("they")[-1]
    several = [s for s in cast.subjects if s.count > 1]
    living = [s for s in several if s.kind is None or table("kinds")[s.kind].animate]
    return (living or several)[-1].id if several else ""


def _read_viewers(scan: Scan, at: int) -> int:
    """`we can't hear them`, `we see a man`: who watches the film is nobody in it; where that ends, or 0."""
    words = scan.words
    seen = at + 1 + (words.low(at + 1) in {"can", "then", "now", "also", "only"})
    if words.low(at) in {"we", "you"} and words.low(seen) in {"see", "glimpse"} and not _by_another(words, at):
        scan.current = []
        return seen + 1
    if words.low(at) not in {"we", "you"} or words.low(at + 1) not in _CANNOT or words.low(at + 2) not in _PERCEIVED:
        return 0
    stop = next((i for i in range(at, scan.end) if words.tokens[i].is_mark), scan.end)
    scan.draft.details.append(words.said(at, stop)[:160])
    return stop


def _by_another(words: Words, at: int) -> bool:
    """`my wife and we see`, `when we see`: told of people who are in it."""
    return words.low(at - 1) in {"and", "when", "if", "before", "until", "what", "that", "thin"}


_CANNOT: Final = frozenset({"can't", "cannot", "can", "don't", "never", "couldn't", "only"})
_PERCEIVED: Final = frozenset({"hear", "see", "only", "tell", "not"})


def _read_both(scan: Scan, at: int) -> int:
    """`both fall into the water`: two who were named apart; where the verb begins, or 0."""
    words = scan.words
    if words.low(at) != "both" or not begins_verb(words, at + 1, after_noun=True):
        return 0
    single = [s.id for s in scan.cast.subjects if s.count == 1 and s.kind and table("kinds")[s.kind].animate]
    pair = next((s.id for s in reversed(scan.cast.subjects) if s.count == _A_PAIR), "")
    if not pair and len(single) < _A_PAIR:
        return 0
    scan.current = [pair] if pair else single[-_A_PAIR:]
    return at + 1


def _after_all_of_them(scan: Scan, at: int) -> int:
    """Where `the two of them` or `both of them` ends, if it stands there and there is somebody to mean; else 0."""
    words = scan.words
    first = at + 1 if words.low(at) == "the" and words.low(at + 1) in NUMBER_WORDS else at
    counted = first > at or words.low(at) in {"both", "all"}
    named = scan.cast.subjects or scan.cast.known
    return first + 3 if counted and named and words.low(first + 1) == "of" and words.low(first + 2) == "them" else 0


def _all_of_them(scan: Scan) -> list[str]:
    """Every living subject of the shot; those of the shots before where this one has named nobody."""
    living = [s.id for s in scan.cast.subjects if s.kind is None or table("kinds")[s.kind].animate]
    return living or scan.cast.recalled("they") or [s.id for s in scan.cast.subjects[-1:]]


def read_inverted(scan: Scan, at: int, start: int, end: int) -> int:
    """`Down the hill rolls a snowball`, `there stands a tower`: the verb before its subject; `at` when it is not."""
    words = scan.words
    opened = words.low(start) == "there" or tag_at(words, start) in ("prep", "adv", "prt")
    phrase = noun_phrase_at(words, at + 1, end) if opened and tag_at(words, at) in ("vz", "vd", "vb") else None
    base = base_at(words, at)
    if phrase is None or not base or tag_at(words, phrase.end) in FINITE:
        return at
    subject = scan.cast.add(phrase, Importance.MAIN)
    scan.current = [subject]
    stop = modifiers(scan.cast, words, phrase.end, end, subject)
    lead = "" if words.low(start) == "there" else words.said(start, at).strip(" ,").lower()
    action = f"{gerund_of(base)} {lead}".strip()
    motion = motion_of_kind(scan, subject, base, motion_of_verb(words, base, at, at + 1))
    scan.draft.beats.append(Beat(subject=subject, action=action[:400], motion=motion))
    return stop
