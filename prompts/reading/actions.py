"""Verb phrases: what a subject does, up to the next event, and what the action touches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from prompts.reading.cast import is_place_phrase
from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    gerund_of,
    verb_of,
)
from prompts.reading.moving import is_handwork, motion_of_kind, motion_of_verb
from prompts.reading.phrases import begins_verb, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import BE, DIRECTIONS, RELATION, THEN, Scan, following
from prompts.reading.words import Words
from prompts.shot import Beat, Importance, Look
from prompts.vocabulary import table

__all__ = ["read_verb"]

_SPEED: Final = re.compile(
    r"\bat (\d+(?:\.\d+)?) ?(km/h|kph|kmh|mph|m/s|kilomet(?:re|er)s an hour|miles an hour|knots)", re.I
)
_METRES_PER_SECOND: Final = {
    "km": 1 / 3.6,
    "kp": 1 / 3.6,
    "ki": 1 / 3.6,
    "mp": 0.44704,
    "mi": 0.44704,
    "m/": 1.0,
    "kn": 0.5144,
}


@dataclass(slots=True)
class _Action:
    base: str = ""
    particle_end: int = 0
    text: str = ""
    passive: bool = False
    manner: list[str] = field(default_factory=list)


def read_verb(scan: Scan, at: int, start: int, end: int) -> int:
    """Read the verb phrase at a token into beats, or into looks and positions; returns where it ends, or `at`."""
    words, cast = scan.words, scan.cast
    aux, first, manner = _auxiliaries(words, at, end)
    manner = [*scan.take_manner(), *manner]
    if first >= end:
        return max(first, at + 1)
    subjects = scan.current or ([cast.last] if cast.last else [""])
    verb = verb_of(words.low(first))
    if aux and (verb is None or _is_state(words, first, aux)) and words.low(aux[-1]) in BE | {"has", "have", "had"}:
        state = _read_state(scan, first, end, subjects)
        if state > first:
            return state
    stop = _extent(scan, first, start, end)
    if stop <= first:
        return at
    action = _action(scan, aux, first, stop, manner)
    if action.base in _TRAVERSED:
        _traverse(scan, first + 1, stop)
    target = _objects(scan, first + 1, stop, subjects)
    text = action.text
    speed = _SPEED.search(text)
    mps = float(speed[1]) * _METRES_PER_SECOND[speed[2].lower()[:2]] if speed else None
    motion = motion_of_verb(words, action.base, first, stop)
    if is_handwork(scan, action.base, motion, first, stop, target):
        motion = "work"
    for subject in subjects[:4]:
        scan.draft.beats.append(
            Beat(
                subject=subject,
                action=text[:400],
                motion=motion_of_kind(scan, subject, action.base, motion),
                target=target if target != subject else "",
                manner=" and ".join(action.manner)[:160],
                direction=_direction(words, first, stop),
                speed_mps=mps,
            )
        )
        if subject:
            cast.update(subject, importance=Importance.MAIN)
    return stop


def _auxiliaries(words: Words, at: int, end: int) -> tuple[list[int], int, list[str]]:
    """Auxiliary tokens, where the main verb stands, and adverbs on the way."""
    aux: list[int] = []
    manner: list[str] = []
    index = at
    while index < end and words.free(index):
        word = words.low(index)
        main = verb_of(words.low(index + 1))
        if word in AUXILIARIES and not (
            word in {"has", "have", "had", "do", "does", "did", "gets", "get"} and main is None
        ):
            aux.append(index)
        elif word in {"not", "never"} and aux:
            pass
        elif word == "suddenly" or (word.endswith("ly") and verb_of(word) is None):
            manner.append(words.tokens[index].text)
        elif (
            word in ADVERBS
            and word not in {"home"}
            and (aux or manner)
            and begins_verb(words, index + 1, after_noun=True)
        ):
            if word not in {"just", "also", "still", "very", "so", "almost"}:
                manner.append(words.tokens[index].text)
        else:
            break
        index += 1
    return aux, index, manner


def _is_state(words: Words, at: int, aux: list[int]) -> bool:
    """`is open`, `is closed`: an adjective, although it could be a verb's form."""
    verb = verb_of(words.low(at))
    return bool(verb and verb.form in {"base"} and words.low(aux[-1]) in BE)


def _read_whereabouts(scan: Scan, at: int, end: int, subjects: list[str]) -> int:
    """`is on the table`: where a subject is."""
    words, cast = scan.words, scan.cast
    word = words.low(at)
    relation = RELATION.match(following(words, at, end))
    first = at + (len(relation.group().split()) if relation else 1)
    phrase = noun_phrase_at(words, first, end)
    if phrase is None:
        return at
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


def _read_state(scan: Scan, at: int, end: int, subjects: list[str]) -> int:
    """`are damp`, `has long hair`: what a subject is like."""
    words, cast = scan.words, scan.cast
    if words.low(at) in PREPOSITIONS:
        return _read_whereabouts(scan, at, end, subjects)
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
    if stop == at:
        return at
    said = words.said(at, stop)
    for subject in subjects:
        if subject:
            cast.look(subject, Look(text=said[:160]))
        else:
            scan.draft.details.append(said[:160])
    return stop


def _extent(scan: Scan, first: int, start: int, end: int) -> int:
    """Where the action that begins at a verb ends: at the next event, not at every comma or `and`."""
    words = scan.words
    listed = _has_separators(words, start, end)
    at = first + 1
    while at < end:
        word = words.low(at)
        if not words.free(at):
            if _claimed_to_end(words, at, end):
                return at
            at += 1
            continue
        if words.tokens[at].is_mark and word not in "'\"-/%()$&":
            if word != "," or not _object_list_goes_on(words, at, end):
                return at
        elif (
            (word in THEN and words.low(at + 1) != "to")
            or (word in {"and", "but"} and _splits(words, at, end, listed=listed))
            or (word in {"before", "after", "while", "as", "when"} and _new_event(words, at, end))
            or word == "without"
            or (word == "no" and words.low(at - 1) == ",")
        ):
            return at
        at += 1
    return end


def _claimed_to_end(words: Words, at: int, end: int) -> bool:
    for index in range(at, end):
        if words.free(index):
            return words.tokens[index].is_mark or words.low(index) in THEN | {"and", "while", "as", "before"}
    return True


def _object_list_goes_on(words: Words, at: int, end: int) -> bool:
    first = at + 1
    if words.low(first) in {"and", "or"}:
        first += 1
    if first >= end or not words.free(first) or words.low(first) in THEN or begins_verb(words, first, after_noun=True):
        return False
    phrase = noun_phrase_at(words, first, end)
    if phrase is None or words.low(first) in PRONOUNS:
        return False
    if begins_verb(words, phrase.end, after_noun=True):
        return False
    after = words.low(phrase.end)
    return first > at + 1 or after == "and" or (after == "," and _object_list_goes_on(words, phrase.end, end))


def _splits(words: Words, at: int, end: int, *, listed: bool) -> bool:
    """Whether `and` begins a new event: always before `then`, else when the sentence has no other separators."""
    following = words.low(at + 1)
    if following in THEN:
        return True
    verb = begins_verb(words, at + 1, after_noun=True) and not _is_noun_list(words, at, end)
    after_comma = words.low(at - 1) == ","
    if verb:
        return after_comma or not listed
    phrase = noun_phrase_at(words, at + 1, end)
    new_actor = phrase is not None and begins_verb(words, phrase.end, after_noun=True) and phrase.end < end
    return new_actor and (after_comma or not listed)


def _is_noun_list(words: Words, at: int, end: int) -> bool:
    """`of rocks and waves`: the word after `and` is a noun, though a verb by form."""
    phrase = noun_phrase_at(words, at + 1, end)
    verb = verb_of(words.low(at + 1))
    if phrase is None or not phrase.noun_id or (verb and verb.form == "third" and not words.low(at - 1).endswith("s")):
        return False
    after = words.low(phrase.end) if phrase.end < end else ""
    return (
        not after
        or not after[0].isalpha()
        or after in PREPOSITIONS - {"up", "down", "off", "out", "around", "over", "into", "onto", "through", "at", "to"}
    )


def _new_event(words: Words, at: int, end: int) -> bool:
    """`before landing` and `as birds fly by` begin events; `as it runs`, `while walking` belong to the action."""
    word = words.low(at)
    following = words.low(at + 1)
    if word in {"before", "after"} and following.endswith("ing") and verb_of(following):
        return word == "before"
    if following in PRONOUNS:
        return False
    phrase = noun_phrase_at(words, at + 1, end)
    return phrase is not None and phrase.end < end and begins_verb(words, phrase.end, after_noun=True)


def _has_separators(words: Words, start: int, end: int) -> bool:
    """True when commas or `then` already part the events of a sentence."""
    for index in range(start, end):
        if words.low(index) in {"then", "finally"}:
            return True
        if words.low(index) == "," and words.free(index):
            nxt = index + 1 + (words.low(index + 1) == "and")
            if nxt < end and words.free(nxt) and begins_verb(words, nxt, after_noun=True):
                return True
    return False


def _action(scan: Scan, aux: list[int], first: int, stop: int, manner: list[str]) -> _Action:
    """The action in -ing form, without the tokens that other readers claimed."""
    words = scan.words
    word = words.low(first)
    verb = verb_of(word)
    base = verb.base if verb else _guess_base(word)
    passive = bool(aux) and any(words.low(i) in BE | {"gets", "get"} for i in aux) and not word.endswith("ing")
    head = words.tokens[first].text if word.endswith("ing") else gerund_of(base)
    if passive:
        head = f"being {words.tokens[first].text}"
    rest = _unclaimed_text(words, first + 1, stop)
    negated = "not " if any(words.low(i) in {"not", "never"} for i in range(max(0, first - 2), first)) else ""
    trailing = list(manner)
    text = f"{negated}{head} {rest}".strip()
    text = re.sub(r"\s{2,}", " ", re.sub(r"\s+([,;])", r"\1", text)).strip(" ,;")
    return _Action(base=base, text=text, passive=passive, manner=trailing)


def _guess_base(word: str) -> str:
    if word.endswith("ing"):
        return word[:-3]
    if word.endswith("ed"):
        return word[:-2] if not word.endswith("ied") else f"{word[:-3]}y"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") else word


def _unclaimed_text(words: Words, start: int, stop: int) -> str:
    parts: list[str] = []
    index = start
    while index < stop:
        if words.free(index):
            last = index
            while last + 1 < stop and words.free(last + 1):
                last += 1
            parts.append(words.said(index, last + 1))
            index = last
        index += 1
    return " ".join(parts)


def _direction(words: Words, first: int, stop: int) -> str:
    for index in range(first + 1, stop):
        if words.low(index) == "to" and words.low(index + 1) == "the" and words.low(index + 2) in {"left", "right"}:
            return words.low(index + 2)
        found = DIRECTIONS.get(words.low(index))
        if found and words.free(index) and words.low(index - 1) not in DETERMINERS:
            return found
    return ""


_TO_A_TARGET: Final = frozenset({
    "", "at", "to", "toward", "towards", "with", "over", "after", "around", "into", "onto", "on", "off", "past",
})  # fmt: skip


_TRAVERSED: Final = frozenset({"cross", "enter", "explore", "roam", "patrol", "wander", "climb"})
"""Verbs whose object is where it happens: `crosses a frozen lake`."""


def _traverse(scan: Scan, at: int, stop: int) -> None:
    phrase = noun_phrase_at(scan.words, at, stop)
    if phrase is not None and is_place_phrase(phrase, "through"):
        set_place(scan, phrase)


def _objects(scan: Scan, first: int, stop: int, subjects: list[str]) -> str:
    """Bring what an action speaks of into the cast, and its place into the setting; returns the first thing's id."""
    words, cast = scan.words, scan.cast
    target, preposition = "", ""
    at = first
    while at < stop:
        word = words.low(at)
        if not words.free(at) or words.tokens[at].is_mark:
            at += 1
            continue
        if word in PREPOSITIONS:
            relation = RELATION.match(following(words, at, stop))
            preposition = word
            at += len(relation.group().split()) if relation else 1
            continue
        if word in {"it", "him", "them"} and not target and not preposition:
            known = [s.id for s in cast.subjects if s.id not in subjects]
            target = known[-1] if known else ""
        phrase = noun_phrase_at(words, at, stop) if word not in PRONOUNS | ADVERBS else None
        if phrase is None or (phrase.noun_id == "camera" and phrase.determiner in {"", "the"}):
            at += 1 if phrase is None else phrase.end - at
            continue
        row = table("nouns").get(phrase.noun_id)
        place_prep = (
            preposition
            if words.low(phrase.start - 1) == preposition or words.low(phrase.start - 2) == preposition
            else ""
        )
        if place_prep and is_place_phrase(phrase, place_prep):
            if place_prep not in {"of", "from", "off", "like", "with", "for"}:
                set_place(scan, phrase)
        elif (
            row is not None
            and row.role in {"thing", "stuff"}
            and (row.kind != "cloth" or phrase.determiner not in POSSESSIVES)
        ):
            found = cast.add(phrase, Importance.SUPPORTING)
            if found not in subjects and not target and place_prep in _TO_A_TARGET:
                target = found
            if place_prep == "on" and phrase.stage:
                scan.draft.put("setting.stage", phrase.stage, words.said(phrase.start, phrase.end))
        at = max(phrase.end, at + 1)
    return target
