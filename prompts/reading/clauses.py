"""Clauses: who is spoken of, in order, and what is said of each."""

from __future__ import annotations

from typing import Final

from prompts.reading.actions import read_verb
from prompts.reading.actors import read_actor, read_inverted
from prompts.reading.appearance import held_until, modifiers
from prompts.reading.appositions import aside
from prompts.reading.avoided import read_avoid
from prompts.reading.belongings import seen_by_part
from prompts.reading.camera_aims import begins_there, read_aim, read_reveal
from prompts.reading.camera_manner import of_the_subject, read_camera_manner
from prompts.reading.cast import Cast
from prompts.reading.claims import give_back
from prompts.reading.draft import Draft
from prompts.reading.extent import extent_of
from prompts.reading.frames import bare_frame, framed, of_camera
from prompts.reading.holding import read_filled, read_holding
from prompts.reading.leads import claim_lead
from prompts.reading.leftovers import settle_word
from prompts.reading.members import read_each, read_members
from prompts.reading.orders import read_action
from prompts.reading.owned_deeds import read_owned_deed
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.places import is_sky_behind, read_prepositional, set_place
from prompts.reading.scan import BESIDE_IT, RELATION, Scan, acts_after, following
from prompts.reading.seen import may_be_seen
from prompts.reading.subjects import is_place_phrase
from prompts.reading.tagging import AUX, tag_at
from prompts.reading.unseen import (
    gather,
    read_held,
    read_image,
    read_occasion,
    read_something,
    read_unseen,
    read_weather,
)
from prompts.reading.words import Words
from prompts.shot import Importance, Look
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_clauses"]

_SKIP: Final = frozenset({
    "there", "here", "also", "just", "and", "or", "but", "so", "suddenly", ",", "finally", "then",
})  # fmt: skip


def read_clauses(words: Words, draft: Draft, cast: Cast, *, orders: bool = False) -> list[tuple[int, int]]:
    """Read subjects, beats and setting from what the cue readers left unclaimed.

    Args:
        words: the tokens of a text.
        draft: where fields are put.
        cast: where subjects are put; those it has already may be meant again.
        orders: whether a verb in the base form tells what is to be seen: `crack two eggs`.

    Returns:
        The ranges of tokens that were not understood, in order.
    """
    scan = Scan(words, draft, cast, orders=orders)
    give_back(words)
    draft.style_words.extend(claim_lead(words, draft))
    words.tags = None
    for start, end in words.sentences():
        scan.start, scan.end, scan.main, scan.loose = start, end, [], False
        scan.current, scan.sentence, scan.manner = [], len(draft.beats), ""
        _read_sentence(scan, start, end)
        if lead := scan.take_lead():
            draft.details.append(lead[:160])
    if scan.occasions and not cast.subjects:
        gather(scan)
    draft.subjects = cast.subjects
    return scan.rest


_OBJECTS: Final = frozenset({"them", "him", "it"})
_SILENT: Final = AUX | {"det", "prep", "to", "sub", "wh", "ex", "cc", "not"}
"""Words that say nothing when what they lead to has been read already."""


def _read_sentence(scan: Scan, start: int, end: int) -> None:
    words = scan.words
    at = start
    while at < end:
        word = words.low(at)
        if not words.free(at) or words.tokens[at].is_mark or word in _SKIP:
            if word == "suddenly":
                scan.manner = "suddenly"
            at += 1
            continue
        taken = _read_part(scan, at)
        if taken <= at:
            if tag_at(words, at) not in _SILENT and word not in _OBJECTS and not settle_word(scan, at):
                scan.leave(at, at + 1)
            taken = at + 1
        at = taken


def _read_part(scan: Scan, at: int) -> int:
    """Read the clause, noun phrase or prepositional phrase at a token; returns where it ends, or `at`."""
    for reader in _READERS:
        taken = reader(scan, at)
        if taken > at:
            return taken
    return _read_noun(scan, at, scan.start, scan.end)


def _read_negation(scan: Scan, at: int) -> int:
    words, word = scan.words, scan.words.low(at)
    if word == "without" and tag_at(words, at + 1) == "vg" and len(scan.draft.beats) > scan.sentence:
        return _read_without(scan, at)
    if word == "not" and words.low(at + 1) in _HOW_MUCH:
        return _read_measure(scan, at)
    if word == "no" and words.low(at + 1) in _NOT_SO:
        return at + 2
    denies = word in {"no", "without", "avoid", "avoiding", "nobody"}
    return read_avoid(scan, at, scan.end) if denies or (word == "not" and _denies_thing(words, at, scan.end)) else at


def _read_measure(scan: Scan, at: int) -> int:
    """`not too close`, `not very bright`: how much of something is wanted, word for word."""
    words = scan.words
    stop = next((i for i in range(at, scan.end) if words.tokens[i].is_mark), scan.end)
    scan.draft.details.append(words.said(at, stop)[:160])
    return stop


_HOW_MUCH: Final = frozenset({"too", "so", "very", "quite", "overly"})
_NOT_SO: Final = frozenset({"longer", "doubt", "matter", "wonder"})
"""Behind `no` these deny no thing."""


def _read_without(scan: Scan, at: int) -> int:
    """`stirs his coffee without drinking it`: how the deed is done, and no deed of its own."""
    stop = extent_of(scan, at + 1, scan.start, scan.end)
    return stop if stop > at and scan.add_to_beat(scan.words.said(at, stop)) else at


def _read_filmed(scan: Scan, at: int) -> int:
    """`shot from behind`, whose rest is a claimed cue."""
    words = scan.words
    if words.low(at) in _FILMED and at + 1 < scan.end and words.claimed[at + 1]:
        return at + 1
    presented = words.low(at) in _PRESENTED and words.low(at + 1) in {"as", "through", "by"} and words.free(at + 1)
    return at + 2 if presented and not scan.current else at


def _read_link(scan: Scan, at: int) -> int:
    """Words that join clauses; a relative says who is spoken of next."""
    words, word = scan.words, scan.words.low(at)
    if word in {"who", "which", "that"} and tag_at(words, at) == "wh" and scan.cast.last:
        if begins_verb(words, at + 1, after_noun=True):
            scan.current = [scan.cast.last_animate() if word == "who" else scan.cast.last]
        return at + 1
    if word == "at" and words.low(at + 1) in {"last", "first", "once", "least"}:
        return at + 2
    return at + (word in _LINKS)


_LINKS: Final = frozenset({
    "while", "as", "if", "when", "before", "after", "until", "once", "where", "who", "which", "that",
})  # fmt: skip


def _read_after_cue(scan: Scan, at: int) -> int:
    """`close-up of a man`, `dolly zoom on a man`: the preposition belongs to the cue before it."""
    words, word = scan.words, scan.words.low(at)
    after = word in {"on", "of", "with"} and at > scan.start and words.claimed[at - 1] and not scan.current
    if not after:
        return at
    phrase = noun_phrase_at(words, at + 1, scan.end)
    return at + (not (phrase and is_place_phrase(phrase, word)))


def _read_relation(scan: Scan, at: int) -> int:
    """`next to an open book`, told of the subject at hand."""
    told = following(scan.words, at, scan.end)
    if scan.current and scan.current[-1] and (RELATION.match(told) or BESIDE_IT.match(told)):
        return _position(scan, at, scan.end, scan.current[-1])
    return at


def _read_phrase(scan: Scan, at: int) -> int:
    prepositional = tag_at(scan.words, at) in ("prep", "prt") and not begins_verb(scan.words, at, after_noun=False)
    return read_prepositional(scan, at, scan.end) if prepositional else at


def _read_turned(scan: Scan, at: int) -> int:
    return at if scan.current else read_inverted(scan, at, scan.start, scan.end)


_READERS: Final = (
    read_aim, read_reveal, read_camera_manner, read_filled, _read_negation, _read_filmed, read_each, read_something,
    read_actor, _read_link, _read_after_cue, _read_relation, _read_phrase, _read_turned, read_action,
)  # fmt: skip


_PRESENTED: Final = frozenset(
    {"shown", "told", "depicted", "represented", "symbolised", "symbolized", "pictured", "imagined"}
)
"""`hope, shown as a candle`: the candle is what is seen."""

_FILMED: Final = frozenset({"shot", "filmed", "seen", "viewed", "captured", "photographed", "pictured"})


def _denies_thing(words: Words, at: int, end: int) -> bool:
    """`a dog, not a cat`: the thing is not to be seen; `not running` denies a deed."""
    return not begins_verb(words, at + 1, after_noun=False) and noun_phrase_at(words, at + 1, end) is not None


# --- noun phrases --------------------------------------------------------------------------------------------


def _read_noun(scan: Scan, at: int, start: int, end: int) -> int:
    words, cast = scan.words, scan.cast
    phrase = noun_phrase_at(words, at, end)
    if phrase is None:
        return at
    for reader in _NO_SUBJECT:
        if taken := reader(scan, phrase):
            return taken
    names: list[str] = []
    heads: list[NounPhrase] = []
    stop = phrase.end
    while True:
        heads.append(phrase)
        acts = acts_after(words, stop, end)
        first = len(heads) == 1 or words.low(phrase.start - 1) == ","
        if name := seen_by_part(scan, phrase, acts=acts) or _named(scan, phrase, acts=acts, first=first):
            names.append(name)
            stop = aside(cast, words, phrase, end, names[-1])
            stop = modifiers(cast, words, stop, end, names[-1])
            stop = _position(scan, stop, end, names[-1])
            stop = modifiers(cast, words, stop, end, names[-1])
        stop = max(stop, phrase.end)
        following = _next_in_list(words, stop, end)
        if following is None:
            break
        phrase = following
        stop = phrase.end
    if not names:
        return stop
    scan.current, scan.since, scan.loose = names, len(scan.draft.beats), False
    after = stop
    while (
        words.low(after) in {",", "who", "which", "that"}
        and after < end
        and begins_verb(words, after + 1, after_noun=True)
    ):
        after += 1
    if after < end and begins_verb(words, after, after_noun=True):
        return read_verb(scan, after, start, end)
    return max(stop, heads[-1].end)


def _named(scan: Scan, phrase: NounPhrase, *, acts: bool, first: bool) -> str:
    """The id of the subject that a noun phrase names; empty where it names none."""
    if not acts and _is_no_subject(scan, phrase, first=first):
        return ""
    return scan.cast.add(phrase, Importance.MAIN if acts or not scan.draft.beats else Importance.SUPPORTING)


def _read_another(scan: Scan, phrase: NounPhrase) -> int:
    """`the other follows`: one of those who are there."""
    cast = scan.cast
    meant = phrase.noun.lower() in _ANOTHER and cast.subjects and acts_after(scan.words, phrase.end, scan.end)
    if not meant:
        return 0
    scan.current = [cast.last or cast.subjects[-1].id]
    return read_verb(scan, phrase.end, scan.start, scan.end)


_ANOTHER: Final = frozenset({"other", "others", "rest", "first", "second", "third", "one", "ones"})


def _is_no_subject(scan: Scan, phrase: NounPhrase, *, first: bool) -> bool:
    """Whether a noun phrase that does nothing is a place, or a part of a subject; it is read as such."""
    row = table("nouns").get(phrase.noun_id)
    said = scan.words.said(phrase.start, phrase.end)
    if begins_there(scan, phrase) or phrase.noun.lower() in {"one", "ones"}:
        return True  # `the shop light is the only one on`
    if is_place_phrase(phrase):
        set_place(scan, phrase)
        return True
    if row is not None and row.role == "weather" and (scan.cast.subjects or "setting.place" in scan.draft.values):
        weather = terms_by_phrase("weather").get(phrase.noun.lower())
        if weather:
            scan.draft.put("setting.weather", weather, said)
        scan.draft.details.append(said[:160])
        return True
    if (
        row is not None
        and row.kind == "cloth"
        and first
        and (wearer := scan.cast.by_id(scan.cast.last))
        and wearer.kind == "human"
    ):
        scan.cast.look(wearer.id, Look(part=phrase.noun[:160].lower(), text=said[:160]))
        return True
    if row is None or row.role != "part":
        return False
    if whose := owner_of(scan.words, phrase):
        if not (scan.draft.beats or scan.cast.subjects):
            scan.draft.put("camera.size", "close_up", said)
        scan.cast.add(whose, Importance.MAIN)
        scan.draft.put("camera.focus", said[:160], said)
        return True
    if "'s " in phrase.noun.replace("’", "'"):
        scan.draft.put("camera.focus", said[:160], said)
        return True
    if scan.cast.subjects and first:
        phrase.end = held_until(scan.words, phrase, row)
        said = scan.words.said(phrase.start, phrase.end)
        scan.cast.look(_whose_part(scan, phrase), Look(part=phrase.noun[:160].lower(), text=said[:160]))
        return True
    return False


def _whose_part(scan: Scan, phrase: NounPhrase) -> str:
    """Whose the tongue of `a boy builds a castle on a carpet, tongue out` is: his, and not the carpet's."""
    cast = scan.cast
    if pronoun := {"his": "him", "her": "her"}.get(phrase.determiner):
        return cast.pronoun(pronoun)
    last = cast.by_id(cast.last)
    lives = last is not None and (last.kind is None or table("kinds")[last.kind].animate)
    bodily = phrase.noun_id not in _PARTS_OF_THINGS and not phrase.determiner
    return cast.last if lives or not bodily else cast.last_animate()


_PARTS_OF_THINGS: Final = frozenset({"bumper", "edge", "horn", "wing", "tail", "fin"})
"""Parts that vehicles and tools have as well."""


_NO_SUBJECT: Final = (
    bare_frame, framed, of_camera, of_the_subject, read_weather, read_holding, read_owned_deed, read_occasion,
    read_held, read_image, read_unseen, read_members, _read_another,
)  # fmt: skip
"""What a noun phrase may be read as, before it is one for a subject; each gives where it ends, or 0."""


def _next_in_list(words: Words, at: int, end: int) -> NounPhrase | None:
    """The next noun phrase of `a cat and a dog`, unless it begins a clause of its own."""
    if at >= end or not words.free(at):
        return None
    first = at
    if words.low(at) == ",":
        first += 1
        if words.low(first) == "and":
            first += 1
        elif not _list_goes_on(words, first, end):
            return None
    elif words.low(at) == "and":
        first += 1
    else:
        return None
    if begins_verb(words, first, after_noun=True) or words.low(first) == "no":
        return None
    return noun_phrase_at(words, first, end)


def _list_goes_on(words: Words, at: int, end: int) -> bool:
    phrase = noun_phrase_at(words, at, end)
    return (
        phrase is not None
        and words.low(phrase.end) in {",", "and"}
        and not begins_verb(words, phrase.end + 1, after_noun=True)
    )


def _position(scan: Scan, at: int, end: int, subject_id: str) -> int:
    """`on the left of a car`, `next to the lamp`: where a subject stands, relative to another."""
    words = scan.words
    if beside := BESIDE_IT.match(following(words, at, end)):
        stop = at + len(beside.group().split())
        details = scan.draft.details
        if details and words.said(at - 1, at) == details[-1].split()[-1]:  # city skyline behind her
            details[-1] = f"{details[-1]} {words.said(at, stop)}"[:160]
            return stop
        scan.cast.update(subject_id, position=words.said(at, stop)[:160])
        return stop
    match = RELATION.match(following(words, at, end))
    if not match:
        return at
    width = len(match.group().split())
    other = noun_phrase_at(words, at + width, end)
    if other is None or is_place_phrase(other, "in") or not may_be_seen(other):
        return at
    other_id = scan.cast.add(other, Importance.SUPPORTING)
    if not is_sky_behind(scan, subject_id, other):
        scan.cast.update(subject_id, position=words.said(at, other.end)[:160])
    return modifiers(scan.cast, words, other.end, end, other_id)
