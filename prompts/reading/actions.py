"""Verb phrases: what a subject does, up to the next event, and what the action touches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from prompts.reading.camera_manner import camera_holds
from prompts.reading.extent import extent_of, held_by_another
from prompts.reading.grammar import (
    DETERMINERS,
    gerund_of,
)
from prompts.reading.lists import words_of
from prompts.reading.moving import is_handwork, motion_of_kind, motion_of_verb, sense_of
from prompts.reading.objects import TRAVERSED, objects_of, traverse
from prompts.reading.phrases import begins_verb, noun_phrase_at
from prompts.reading.scan import BE, DIRECTIONS, Scan
from prompts.reading.states import goes_on_passive, is_passive, lasts, read_participle, read_state, unclaimed_text
from prompts.reading.subjects import head_words, is_place_phrase, phrase_singulars, row_of
from prompts.reading.tagging import AUX, VERBAL, base_at, tag_at
from prompts.reading.trades import is_trade
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


def _agreeing(scan: Scan, verb: int) -> list[str]:
    """Who does a deed in the singular that names nobody: not the sparks of `sparks fly, then quenches the blade`."""

    def several(subject_id: str) -> bool:
        subject = scan.cast.by_id(subject_id)
        many = subject is not None and len(list(phrase_singulars(head_words(subject.noun)))) > 1
        return many or (subject is not None and subject.count > 1)

    named = scan.since >= len(scan.draft.beats)
    if named or tag_at(scan.words, verb) != "vz" or len(scan.current) != 1 or not several(scan.current[0]):
        return scan.current
    single = next((b.subject for b in reversed(scan.draft.beats) if b.subject and not several(b.subject)), "")
    return [single] if single else scan.current


def read_verb(scan: Scan, at: int, start: int, end: int) -> int:
    """Read the verb phrase at a token into beats, or into looks and positions; returns where it ends, or `at`."""
    words = scan.words
    aux, first, manner = _auxiliaries(words, at, end)
    manner = [*(scan.take_manner() or _still_some(scan, at)), *manner]
    if first >= end or camera_holds(scan, first):
        return max(first, at) + 1 if first < end else max(first, at + 1)
    finite = bool(aux) or tag_at(words, first) in ("vz", "vd", "vb")
    if finite and scan.loose and scan.main:
        scan.current = scan.main  # spins, her skirt flaring out, and drops
    some = any(word.endswith(" of them") for word in manner)
    scan.current = scan.current if aux or some else _agreeing(scan, first)
    subjects = scan.current or [_left_to_act(scan)]
    scan.loose = not finite
    if finite:
        scan.main = subjects
    if aux and tag_at(words, first) not in VERBAL and words.low(aux[-1]) in BE | {"has", "have", "had"}:
        state = read_state(scan, first, end, subjects)
        if state > first:
            return state
    stop = extent_of(scan, first, start, end)
    if stop <= first:
        return at
    if tag_at(words, at - 1) == "wh" and _is_habit(words, first, stop):
        return _read_habit(scan, at - 1, stop, subjects)
    return _read_deed(scan, first, stop, subjects, aux, manner)


def _read_deed(scan: Scan, first: int, stop: int, subjects: list[str], aux: list[int], manner: list[str]) -> int:
    """Read the verb phrase between two tokens into beats; `aux` are its auxiliaries, `manner` adverbs before it."""
    words, cast = scan.words, scan.cast
    if not aux and is_passive(words, aux, first) and not goes_on_passive(scan, first) and lasts(words, first, stop):
        return read_participle(scan, first, stop, subjects)
    action = _action(scan, aux, first, stop, manner)
    begun = first + (action.base in _BEGINS and tag_at(words, first + 1) == "vg")
    if base_at(words, begun) in TRAVERSED or action.base in TRAVERSED:
        traverse(scan, begun + 1, stop)
    motion = motion_of_verb(words, action.base, first, stop)
    target = objects_of(scan, first + 1, stop, subjects, aimed=_aims(action.base, motion))
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
            _enliven(scan, subject)
    if target and held_by_another(scan, first, stop):
        scan.current = [target]
    return stop


_BEGINS: Final = frozenset({"start", "begin", "continue", "keep", "resume", "finish"})
"""Before an -ing form these say no more than that it is done: `starts sweeping the garage`."""


def _read_habit(scan: Scan, at: int, stop: int, subjects: list[str]) -> int:
    """`who runs a bakery`, as what its subject is like."""
    for subject in subjects:
        scan.cast.look(subject, Look(text=scan.words.said(at, stop)[:160]))
    return stop


def _is_habit(words: Words, first: int, stop: int) -> bool:
    """The `runs a bakery` of `grandpa, who runs a bakery, kneads dough`: what somebody is, and no deed of the shot."""
    base, tag = base_at(words, first), tag_at(words, first)
    if tag == "vd" and base not in words_of("verbs", "noun_too") and _goes_on_in_present(words, stop):
        return True  # the dog that ate my homework looks guilty
    if tag not in ("vz", "vb", "vd") or base not in words_of("verbs", "habits"):
        return False
    phrase = noun_phrase_at(words, first + 1, stop)
    return base not in _ALSO_SEEN or (phrase is not None and is_place_phrase(phrase, "through"))


def _goes_on_in_present(words: Words, at: int) -> bool:
    """Whether the main verb behind a relative clause is in the present, so that what the clause tells is past."""
    return tag_at(words, at) in ("vz", "vb") or words.low(at) in {"is", "are"}


_ALSO_SEEN: Final = frozenset({"run", "work", "come", "teach", "speak", "manage", "have"})
"""Habits that are also deeds: `a man who runs` runs, `a man who runs a bakery` owns it."""
_DONE_BY_PEOPLE: Final = frozenset({"walk", "talk", "wave", "dance", "eat", "look", "ride"})


def _enliven(scan: Scan, subject_id: str) -> None:
    """An unknown noun in -er that walks, looks or works is somebody by what he does: `a stargazer looks up`."""
    subject = scan.cast.by_id(subject_id)
    deed = scan.draft.beats[-1].motion
    if subject is None or subject.kind != "thing" or row_of(subject) is not None or deed not in _DONE_BY_PEOPLE:
        return
    if is_trade(subject.noun):
        scan.cast.update(subject_id, kind="human")


def _left_to_act(scan: Scan) -> str:
    """Who does a deed that names nobody: who was named last, unless that is a thing of another's deed."""
    last = scan.cast.by_id(scan.cast.last)
    lives = last is not None and (last.kind is None or table("kinds")[last.kind].animate)
    return last.id if last is not None and (lives or last.importance is Importance.MAIN) else ""


def _says_all(words: Words, at: int) -> bool:
    """Whether the words of a clause before its verb tell of a whole group: `they`, `then both`."""
    before = takewhile(lambda i: not words.tokens[i].is_mark, range(at - 1, max(at - 5, -1), -1))
    return any(words.low(i) in _WHOLE for i in before)


_WHOLE: Final = frozenset({"they", "both", "all", "everyone", "everybody"})


def _still_some(scan: Scan, at: int) -> list[str]:
    """The `one of them` of the deed before, which goes on to a verb at a token: `one of them trips and falls`."""
    before = scan.draft.beats[-1] if len(scan.draft.beats) > max(scan.sentence, scan.since) else None
    if _says_all(scan.words, at):
        return []  # one trips, and then they all laugh
    some = before is not None and before.manner.endswith(" of them") and [before.subject] == scan.current
    return [before.manner] if before is not None and some else []


def _aims(base: str, motion: str | None) -> frozenset[str]:
    """The prepositions that name no place after a verb: `howls at the moon`, `turns to ice`."""
    if base in {"turn", "change", "transform", "melt", "freeze", "morph", "grow"}:
        return frozenset({"to", "into", "from"})
    return frozenset({"at"}) if motion in _AIMED else frozenset()


_AIMED: Final = frozenset({"look", "talk", "wave", "throw", "point"})
"""Motions whose `at` names what they are meant for, not where they happen: `howls at the moon`."""


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
    {"just", "also", "still", "very", "so", "almost", "then", "all", "both", "too", "now", "never"}
)


def _verb_follows(words: Words, at: int) -> bool:
    """Whether a verb follows, adverbs and `not` passed over."""
    while tag_at(words, at) in ("adv", "not"):
        at += 1
    return tag_at(words, at) in VERBAL | {"be"}


def _action(scan: Scan, aux: list[int], first: int, stop: int, manner: list[str]) -> _Action:
    """The action in -ing form, without the tokens that other readers claimed."""
    words = scan.words
    word = words.low(first)
    base = base_at(words, first) or _guess_base(word)
    passive = is_passive(words, aux, first) or (
        not aux and tag_at(words, first) == "vd" and goes_on_passive(scan, first)
    )
    head = words.tokens[first].text if tag_at(words, first) == "vg" else gerund_of(base)
    if passive:
        head = f"being {words.tokens[first].text}"
    rest = unclaimed_text(words, first + 1, stop)
    negated = (
        "not "
        if any(
            tag_at(words, i) == "not" or words.low(i).endswith("n't") or words.low(i) in {"never", "cannot"}
            for i in range(max(0, first - 2), first)
            if all(tag_at(words, j) in AUX | {"adv", "not"} for j in range(i + 1, first))
        )
        else ""
    )
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


_BY_THE_LENS: Final = (
    (
        "toward",
        re.compile(r"\b(?:towards?|(?:straight|right|directly) at|up to) (?:the |our )?(?:camera|lens|viewers?|us)\b"),
    ),
    ("away", re.compile(r"\baway from (?:the |our )?(?:camera|lens|viewers?|us)\b")),
)
"""Words by which somebody comes to the camera, or goes from it, whatever else the way is."""
_FAR_OFF: Final = frozenset({
    "sunset", "sunrise", "sun", "distance", "horizon", "fog", "mist", "haze", "darkness", "dark", "night", "dusk",
    "light", "blizzard", "snowstorm", "storm", "void", "unknown",
})  # fmt: skip
"""What somebody goes into who is seen from behind."""
_TO_SOMETHING: Final = frozenset({"to", "toward", "towards", "into"})


def _in_depth(words: Words, index: int, stop: int) -> str | None:
    """The way on screen of who goes to or into something: `away` into the distance.

    Empty where it is anything else, which says nothing of the screen; None at any other word.
    """
    if words.low(index) not in _TO_SOMETHING:
        return None
    at = next((i for i in range(index + 1, min(stop, index + 5)) if words.low(i) in _FAR_OFF), None)
    between = range(index + 1, at if at is not None else index)
    if at is None or any(words.low(i) in DIRECTIONS or words.low(i) in _TO_SOMETHING for i in between):
        return ""
    return "away"


def _direction(words: Words, first: int, stop: int) -> str:
    told = words.said(first, stop).lower()
    if by_the_lens := next((way for way, said in _BY_THE_LENS if said.search(told)), ""):
        return by_the_lens
    for index in range(first + 1, stop):
        if words.low(index) == "from" and words.low(index + 2) == "to" and words.low(index + 3) in {"left", "right"}:
            return words.low(index + 3)
        if words.low(index) == "to" and words.low(index + 1) == "the" and words.low(index + 2) in {"left", "right"}:
            return words.low(index + 2)
        if words.low(index) == "away" and words.low(index + 1) == "from":
            continue  # who flees somebody goes any way on screen
        deep = _in_depth(words, index, stop)
        if deep is not None and words.free(index):
            if deep:
                return deep
            continue
        found = DIRECTIONS.get(words.low(index))
        named = words.tokens[index].joined or words.low(index - 1) in DETERMINERS
        if found and words.free(index) and not named:
            return found
    return ""
