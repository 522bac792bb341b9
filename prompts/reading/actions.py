"""Verb phrases: what a subject does, up to the next event, and what the action touches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from prompts.reading.cast import is_person, is_place_phrase
from prompts.reading.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    gerund_of,
    verbs,
)
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import lists_of, words_of
from prompts.reading.moving import is_handwork, motion_of_kind, motion_of_verb, sense_of
from prompts.reading.objects import TRAVERSED, objects_of, traverse
from prompts.reading.phrases import begins_verb, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import BE, DIRECTIONS, RELATION, THEN, Scan, following
from prompts.reading.tagging import AUX, FINITE, VERBAL, base_at, tag_at
from prompts.reading.verbals import skip_adverbs
from prompts.reading.words import Words
from prompts.shot import Beat, Importance, Look
from prompts.vocabulary import table, terms_by_phrase

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
    if aux and tag_at(words, first) not in VERBAL and words.low(aux[-1]) in BE | {"has", "have", "had"}:
        state = _read_state(scan, first, end, subjects)
        if state > first:
            return state
    stop = _extent(scan, first, start, end)
    if stop <= first:
        return at
    if not aux and _is_passive(words, aux, first) and not _goes_on_passive(scan, first) and _lasts(words, first, stop):
        return _read_participle(scan, first, stop, subjects)
    action = _action(scan, aux, first, stop, manner)
    if action.base in TRAVERSED:
        traverse(scan, first + 1, stop)
    motion = motion_of_verb(words, action.base, first, stop)
    target = objects_of(scan, first + 1, stop, subjects, aimed=motion in _AIMED)
    text = f"{action.text} {scan.take_lead()}".strip()
    speed = _SPEED.search(text)
    mps = float(speed[1]) * _METRES_PER_SECOND[speed[2].lower()[:2]] if speed else None
    if is_handwork(scan, action.base, motion, first, stop):
        motion = "work"
    for subject in subjects[:4]:
        sense = None if action.passive else sense_of(scan, subject, action.base, first, stop)
        scan.draft.beats.append(
            Beat(
                subject=subject,
                action=text[:400],
                motion=sense[0] if sense else motion_of_kind(scan, subject, action.base, motion),
                target=target if target != subject else "",
                manner=" and ".join(action.manner)[:160],
                direction=_direction(words, first, stop),
                speed_mps=mps,
            )
        )
        if subject:
            cast.update(subject, importance=Importance.MAIN)
    return stop


_AIMED: Final = frozenset({"look", "talk", "wave", "throw", "point"})
"""Motions whose `at` names what they are meant for, not where they happen: `howls at the moon`."""

_UNDERGONE: Final = frozenset({
    "throw", "fall", "roll", "slide", "swing", "bounce", "break", "burn", "melt", "carry", "drive", "ride", "fly",
    "float", "spin", "run", "walk", "pour", "flow", "sink", "rise", "jump", "boil", "eat",
})  # fmt: skip
"""Motions that happen to a thing while one looks; a participle of others tells what it is like: `painted red`."""


def _lasts(words: Words, first: int, stop: int) -> bool:
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


def _goes_on_passive(scan: Scan, first: int) -> bool:
    """`is moved across the board, placed on a square`: one more thing that is done to the subject."""
    beats, before = scan.draft.beats, scan.words.low(first - 1)
    undergone = len(beats) > scan.sentence and beats[-1].action.startswith("being ")
    return undergone and (before in THEN | {"and", ","}) and beats[-1].subject in scan.current


def _read_participle(scan: Scan, first: int, stop: int, subjects: list[str]) -> int:
    """`a wall painted red`, `a cup filled with coffee`: looks of the subject; `perched on a branch`: what it does."""
    said = scan.words.said(first, stop)
    postures = dict(pair.split() for pair in lists_of("english")["postures"].split("|"))
    posture = postures.get(base_at(scan.words, first))
    if posture:
        doing = posture.replace("_", " ")
        rest = _unclaimed_text(scan.words, first + 1, stop)
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


def _auxiliaries(words: Words, at: int, end: int) -> tuple[list[int], int, list[str]]:
    """Auxiliary tokens, where the main verb stands, and adverbs on the way."""
    aux: list[int] = []
    manner: list[str] = []
    index = at
    while index < end and words.free(index):
        tag, word = tag_at(words, index), words.low(index)
        if tag in AUX and not (tag in ("have", "do") and not _verb_follows(words, index + 1)):
            aux.append(index)
        elif tag == "adv" and (aux or manner or begins_verb(words, index + 1, after_noun=True)):
            if word not in _EMPTY_ADVERBS and (word == "suddenly" or _verb_follows(words, index + 1)):
                manner.append(words.tokens[index].text)
            elif word not in _EMPTY_ADVERBS:
                break
        elif tag != "not":
            break
        index += 1
    return aux, index, manner


_EMPTY_ADVERBS: Final = frozenset(
    {"just", "also", "still", "very", "so", "almost", "then", "all", "both", "too", "now"}
)


def _verb_follows(words: Words, at: int) -> bool:
    """Whether a verb follows, adverbs and `not` passed over."""
    while tag_at(words, at) in ("adv", "not"):
        at += 1
    return tag_at(words, at) in VERBAL | {"be"}


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
    relative = (
        tag_at(words, first) == "vg"
        or tag_at(words, first - 1) == "wh"
        or (tag_at(words, first - 1) in AUX and tag_at(words, first - 2) == "wh")
    )
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
            or (relative and tag_at(words, at) in ("vz", "vd", "be") and tag_at(words, at - 1) in _ENDS_OBJECT)
            or (word in {"who", "which", "that"} and _of_another(scan, at))
            or (word == "no" and words.low(at - 1) == ",")
        ):
            return at
        at += 1
    return end


_ENDS_OBJECT: Final = frozenset({"n", "name", "prt", "adv"})


def _of_another(scan: Scan, at: int) -> bool:
    """`barks at a postman who runs away`: what follows is told of the thing just named, which the cast can hold."""
    words = scan.words
    if tag_at(words, at) != "wh" or not begins_verb(words, at + 1, after_noun=True) or tag_at(words, at - 1) != "n":
        return False
    named = noun_at(words, at - 1, at) or noun_at(words, at - 2, at)
    row = table("nouns").get(named.id) if named else None
    return is_person(words.low(at - 1)) or bool(row and row.role == "thing")


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
    if words.low(at + 1) in THEN:
        return True
    first = skip_adverbs(words, at + 1)
    if begins_verb(words, at + 1, after_noun=True):
        last = tag_at(words, first) in FINITE and _is_last_item(words, at, end)
        return last or words.low(at - 1) == "," or not listed
    if tag_at(words, at + 1) == "pron" and begins_verb(words, at + 2, after_noun=True):
        return words.low(at - 1) == "," or not listed or _is_last_item(words, at, end)
    phrase = noun_phrase_at(words, at + 1, end)
    new_actor = phrase is not None and phrase.end < end and begins_verb(words, phrase.end, after_noun=True)
    return new_actor and (words.low(at - 1) == "," or not listed or _is_last_item(words, at, end))


def _is_last_item(words: Words, at: int, end: int) -> bool:
    """The `and` of `jumps, turns and runs`: no further item follows, and none was opened by `then`."""
    if any(words.low(i) == "," or words.low(i) in THEN for i in range(at + 1, end)):
        return False
    for index in range(at - 1, -1, -1):
        if words.tokens[index].is_mark:
            return True
        if words.low(index) in THEN:
            return index == 0 or words.tokens[index - 1].low in {".", "!", "?", ";", ":"}
    return True


def _new_event(words: Words, at: int, end: int) -> bool:
    """`before landing` and `as birds fly by` begin events; `as it runs`, `while walking` belong to the action."""
    word = words.low(at)
    following = words.low(at + 1)
    if word in {"before", "after"} and tag_at(words, at + 1) == "vg":
        return word == "before"
    if following in PRONOUNS:
        return False
    phrase = noun_phrase_at(words, at + 1, end)
    return phrase is not None and phrase.end < end and begins_verb(words, phrase.end, after_noun=True)


def _has_separators(words: Words, start: int, end: int) -> bool:
    """True when commas or `then` already part the events of a sentence."""
    for index in range(start, end):
        if words.low(index) in {"then", "finally"} and index > start:
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
    base = base_at(words, first) or _guess_base(word)
    passive = _is_passive(words, aux, first) or (
        not aux and tag_at(words, first) == "vd" and _goes_on_passive(scan, first)
    )
    head = words.tokens[first].text if word.endswith("ing") else gerund_of(base)
    if passive:
        head = f"being {words.tokens[first].text}"
    rest = _unclaimed_text(words, first + 1, stop)
    negated = (
        "not "
        if any(
            tag_at(words, i) == "not" or words.low(i).endswith("n't") or words.low(i) in {"never", "cannot"}
            for i in range(max(0, first - 2), first)
        )
        else ""
    )
    trailing = list(manner)
    text = f"{negated}{head} {rest}".strip()
    text = re.sub(r"\s{2,}", " ", re.sub(r"\s+([,;])", r"\1", text)).strip(" ,;")
    return _Action(base=base, text=text, passive=passive, manner=trailing)


def _is_passive(words: Words, aux: list[int], first: int) -> bool:
    """`is thrown`, and `a ball thrown by a boy`: a participle that no `have` makes a tense of."""
    tag = tag_at(words, first)
    if tag == "vn":
        return not (aux and tag_at(words, aux[-1]) == "have")
    if tag == "vd" and not aux and words.low(first + 1) == "of":
        return True
    wants_object = tag == "vd" and not aux and base_at(words, first) in words_of("verbs", "transitive")
    return wants_object and tag_at(words, first + 1) in ("prep", "prt", "mark", "end", "adv")


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


def _direction(words: Words, first: int, stop: int) -> str:
    for index in range(first + 1, stop):
        if words.low(index) == "to" and words.low(index + 1) == "the" and words.low(index + 2) in {"left", "right"}:
            return words.low(index + 2)
        found = DIRECTIONS.get(words.low(index))
        if found and words.free(index) and words.low(index - 1) not in DETERMINERS:
            return found
    return ""
