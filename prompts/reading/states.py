"""What a subject is like or undergoes: `is open`, `painted red`, `perched on a branch`, `thrown by a boy`."""

from __future__ import annotations

from typing import Final

from prompts.reading.appearance import likeness_until
from prompts.reading.grammar import (
    PREPOSITIONS,
    gerund_of,
    verbs,
)
from prompts.reading.lists import lists_of, words_of
from prompts.reading.moving import motion_of_verb
from prompts.reading.objects import objects_of
from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import RELATION, THEN, Scan, following
from prompts.reading.seen import is_a_thing
from prompts.reading.subjects import is_place_phrase
from prompts.reading.tagging import base_at, tag_at
from prompts.reading.words import Words
from prompts.shot import Beat, Importance, Look
from prompts.vocabulary import terms_by_phrase

__all__ = ["goes_on_passive", "is_passive", "lasts", "read_participle", "read_state", "unclaimed_text"]

_UNDERGONE: Final = frozenset({
    "throw", "fall", "roll", "slide", "swing", "bounce", "break", "burn", "melt", "carry", "drive", "ride", "fly",
    "float", "spin", "run", "walk", "pour", "flow", "sink", "rise", "jump", "boil", "eat",
})  # fmt: skip
"""Motions that happen to a thing while one looks; a participle of others tells what it is like: `painted red`."""


def lasts(words: Words, first: int, stop: int) -> bool:
    """Whether a participle tells a state: `placed on a table`, `filled with coffee`."""
    base = base_at(words, first)
    if (
        base in words_of("english", "resting_participles")
        or f"{base} " in lists_of("english")["postures"]
        or tag_at(words, first + 1) in ("mark", "end", "cc")
    ):
        return True
    return motion_of_verb(words, base, first, stop) not in _UNDERGONE


_PLACES_A_THING: Final = frozenset(
    {"in", "on", "under", "behind", "between", "against", "onto", "around", "over", "beside", "to", "by"}
)


def _motion_of_gerund(word: str) -> str | None:
    base = next((verb.base for verb in verbs().get(word, ()) if verb.form == "ing"), "")
    return terms_by_phrase("motions").get(base)


def goes_on_passive(scan: Scan, first: int) -> bool:
    """`is moved across the board, placed on a square`: one more thing that is done to the subject."""
    beats, before = scan.draft.beats, scan.words.low(first - 1)
    undergone = len(beats) > scan.sentence and beats[-1].action.startswith("being ")
    return undergone and (before in THEN | {"and", ","}) and beats[-1].subject in scan.current


def read_participle(scan: Scan, first: int, stop: int, subjects: list[str]) -> int:
    """`a wall painted red`, `a cup filled with coffee`: looks of the subject; `perched on a branch`: what it does."""
    said = scan.words.said(first, stop)
    postures = dict(pair.split() for pair in lists_of("english")["postures"].split("|"))
    posture = postures.get(base_at(scan.words, first))
    if posture:
        doing = posture.replace("_", " ")
        rest = unclaimed_text(scan.words, first + 1, stop)
        motion = _motion_of_gerund(doing.split()[0])
        target = objects_of(scan, first + 1, stop, subjects)
        for subject in subjects[:4]:
            beat = Beat(subject=subject, action=f"{doing} {rest}".strip()[:400], motion=motion, target=target)
            scan.draft.beats.append(beat)
        return stop
    if scan.words.low(first + 1) in _PLACES_A_THING:
        objects_of(scan, first + 1, stop, subjects)
    for subject in subjects[:4]:
        if subject:
            scan.cast.look(subject, Look(text=said[:160]))
        else:
            scan.draft.details.append(said[:160])
    return stop


def _read_whereabouts(scan: Scan, at: int, end: int, subjects: list[str]) -> int:
    """`is on the table`: where a subject is."""
    words, cast = scan.words, scan.cast
    word = words.low(at)
    relation = RELATION.match(following(words, at, end))
    first = at + (len(relation.group().split()) if relation else 1)
    phrase = noun_phrase_at(words, first, end)
    if phrase is None:
        return at
    unknown = not phrase.noun_id and not phrase.stage and not phrase.is_name
    if (unknown and not is_a_thing(phrase)) or (phrase.noun_id == "fire" and not phrase.determiner):
        return _read_condition(scan, at, phrase, subjects)
    if is_place_phrase(phrase, word):
        set_place(scan, phrase)
    else:
        other = cast.add(phrase, Importance.SUPPORTING)
        if phrase.stage and word == "on":
            scan.draft.put("setting.stage", phrase.stage, words.said(phrase.start, phrase.end))
        for subject in subjects:
            if subject != other:
                cast.update(subject, position=words.said(at, phrase.end)[:160])
    for subject in subjects:
        scan.draft.beats.append(
            Beat(subject=subject, action=f"resting {words.said(at, phrase.end)}"[:400], motion="rest")
        )
    return phrase.end


def _read_condition(scan: Scan, at: int, phrase: NounPhrase, subjects: list[str]) -> int:
    """`is in pain`, `is on fire`: how somebody is, and no place or thing."""
    return _look_of_all(scan, at, phrase.end, subjects)


def read_state(scan: Scan, at: int, end: int, subjects: list[str]) -> int:
    """`are damp`, `has long hair`: what a subject is like."""
    words = scan.words
    if stop := likeness_until(words, at, end):
        return _look_of_all(scan, at, stop, subjects)
    if words.low(at) in PREPOSITIONS:
        return _read_whereabouts(scan, at, end, subjects)
    if _is_compound_deed(words, at, end):
        return _read_compound_deed(scan, at, end, subjects)
    stop = at
    while (
        stop < end
        and words.free(stop)
        and not words.tokens[stop].is_mark
        and words.low(stop) not in PREPOSITIONS | {"then", "while", "as", "before", "when", "who", "that", "which"}
    ):
        if words.low(stop) == "and" and begins_verb(words, stop + 1, after_noun=True):
            break
        stop += 1
    return at if stop == at else _look_of_all(scan, at, stop, subjects)


def _look_of_all(scan: Scan, at: int, stop: int, subjects: list[str]) -> int:
    said = scan.words.said(at, stop)
    for subject in subjects:
        if subject:
            scan.cast.look(subject, Look(text=said[:160]))
        else:
            scan.draft.details.append(said[:160])
    return stop


def _is_compound_deed(words: Words, at: int, end: int) -> bool:
    """`is ice skating`, `is rock climbing`: a noun bound to the verb that follows it, with nothing before it."""
    gerund = any(verb.form == "ing" for verb in verbs().get(words.low(at + 1), ()))
    bare = words.tokens[at].is_word and words.low(at - 1) in {"is", "are", "was", "were", "being", "go", "goes"}
    after = words.low(at + 2) if at + 2 < end else ""
    closed = not after or words.tokens[at + 2].is_mark or after in PREPOSITIONS | {"and", "while", "then", "as"}
    return gerund and bare and closed and tag_at(words, at) == "n" and words.free(at) and words.free(at + 1)


def _read_compound_deed(scan: Scan, at: int, end: int, subjects: list[str]) -> int:
    words = scan.words
    stop = at + 2
    while stop < end and not words.tokens[stop].is_mark and words.low(stop) not in {"and", "while", "then", "as"}:
        stop += 1
    target = objects_of(scan, at + 2, stop, subjects)
    text = unclaimed_text(words, at, stop)[:400]
    motion = _motion_of_gerund(words.low(at + 1))
    for subject in subjects[:4]:
        scan.draft.beats.append(Beat(subject=subject, action=text, motion=motion, target=target))
    return stop


def is_passive(words: Words, aux: list[int], first: int) -> bool:
    """`is thrown`, and `a ball thrown by a boy`: a participle that no `have` makes a tense of."""
    tag = tag_at(words, first)
    if tag == "vn":
        return not (aux and tag_at(words, aux[-1]) == "have")
    if tag == "vd" and not aux and words.low(first + 1) == "of":
        return True
    base = base_at(words, first)
    if tag == "vd" and words.low(first + 1) in _WITH_PARTICLE.get(base, ()):
        return False
    wants_object = tag == "vd" and not aux and (base in words_of("verbs", "transitive") or base in _LEFT)
    return wants_object and tag_at(words, first + 1) in ("prep", "prt", "mark", "end", "adv")


_WITH_PARTICLE: Final = {"set": frozenset({"off", "out", "forth", "about"})}
"""Verbs that want an object, and none with these after them: `a girl set off on a journey`."""
_LEFT: Final = frozenset({"park", "moor", "anchor", "dock", "strand"})
"""What a vehicle that was left is, and hardly what it did: `a truck parked under a willow`."""


def unclaimed_text(words: Words, start: int, stop: int) -> str:
    """What stands between two tokens without the words of cues; further verbs of the action in their -ing form."""
    parts: list[str] = []
    index = start
    while index < stop:
        if words.free(index):
            last = index
            while last + 1 < stop and words.free(last + 1) and not _goes_on(words, last + 1):
                last += 1
            deed = _goes_on(words, index)
            if deed:
                parts.append(gerund_of(base_at(words, index)))
                last = index
            else:
                parts.append(words.said(index, last + 1))
            index = last
        index += 1
    return " ".join(parts)


def _goes_on(words: Words, at: int) -> bool:
    """`gets out and slams the door`: a second verb of the same action, to be told in the -ing form as well."""
    before = at - 1
    while tag_at(words, before) == "adv" and words.low(before).endswith("ly"):
        before -= 1
    return tag_at(words, at) in ("vz", "vd") and words.low(before) in {"and", "or", "but"} and bool(base_at(words, at))
