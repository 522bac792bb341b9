"""One of several that a shot holds as one subject: `the second dog lies down`, `one of them is black, the other white`.

The one that the words speak of becomes a subject of its own, which does what the others do unless the words say what
else.
"""

from __future__ import annotations

from typing import Any, Final

from prompts.reading.grammar import verb_of
from prompts.reading.subjects import phrase_singulars
from prompts.revising.degrees import base_of
from prompts.revising.edits import Edits
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.revising.patterns import NUMBERS, pattern, patterns
from prompts.shot import OPEN_COUNT, Look, Shot, Subject
from prompts.vocabulary import terms_by_phrase
from prompts.wording import plural

__all__ = ["read_parted", "single_noun"]

_SIDES: Final = frozenset({"left", "right"})
_COATS: Final = frozenset({"spotted", "striped"})


def read_parted(text: str, shot: Shot, edits: Edits) -> str:
    """Part one from a group where the words tell something of one alone; returns them told of it by its number."""
    for shape in patterns("parting", "one"):
        match = shape.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        who, rest = (parts.get("who") or "").lower(), text[match.end() :].strip()
        index = _group(who, shot)
        which = (parts.get("which") or "").lower()
        apart = _of_two(who, shot) if which in {"", "other"} else ""
        noun = single_noun(shot.subjects[index]) if index is not None else apart
        if not noun or not rest or pattern("parting", "not_one").match(rest):
            continue
        if index is None and _is_coloured(which):
            continue
        if index is not None:
            _part(shot, edits, index, which, match.group())
        elif which == "other" and _is_told_of_the_last(noun, shot):
            return f"{match['lead'] or ''}the first {noun} {rest}"
        told = f"{match['lead'] or ''}the second {noun} {rest}"
        return _with_the_other(told, noun)
    return text


def _is_coloured(which: str) -> bool:
    """Whether one is told from the others by its colour, as subjects of their own are by their looks."""
    return which in _COATS or which in terms_by_phrase("colours")


def _with_the_other(told: str, noun: str) -> str:
    """`the other white`, of one that is black: the first of the two, told as a whole wish."""
    other = pattern("parting", "other").search(told)
    if other is None:
        return told
    joint = "," if other.group().startswith(",") else " and"
    verb = verb_of(told[other.end() :].split()[0].lower()) if told[other.end() :].strip() else None
    is_look = bool(other["bare"]) and not (verb is not None and verb.form == "third")
    what = f"the first {noun} {'should be ' if is_look else ''}"
    return f"{told[: other.start()]}{joint} {what}{told[other.end() :]}"


def _group(noun: str, shot: Shot) -> int | None:
    """The subject of more than one that a noun names, or the only one when there is no noun."""
    many = [i for i, s in enumerate(shot.subjects) if s.count > 1]
    if not noun or noun in {"one", "ones", "them", "these", "those"}:
        mains = [i for i in many if shot.subjects[i].importance == "main"] or many
        return mains[0] if len(mains) == 1 else None
    try:
        named = (*find_subjects(shot, f"all {noun}"), *find_subjects(shot, f"all {plural(noun)}"))
        meant = [i for i in many if i in named]
    except Ambiguous:
        return None
    return meant[0] if len(meant) == 1 else None


def _of_two(noun: str, shot: Shot) -> str:
    """The noun that several subjects share, if one is shared and is the one that is named; empty for none."""
    nouns = [subject.noun for subject in shot.subjects]
    shared = {name for name in nouns if nouns.count(name) > 1}
    named = {name for name in shared if noun in {"", "one", "ones"} or name in phrase_singulars(noun)}
    return named.pop() if len(named) == 1 else ""


def _is_told_of_the_last(noun: str, shot: Shot) -> bool:
    """Whether of two of a noun the second is the one that something was said of, so that the other is the first."""
    first, second = [s for s in shot.subjects if s.noun == noun][:2]
    told = [
        (len(one.looks), bool(one.position), sum(beat.subject == one.id for beat in shot.beats))
        for one in (second, first)
    ]
    return told[0] > told[1]


def single_noun(subject: Subject) -> str:
    """A subject's noun in the singular: `dog` of two dogs."""
    *before, head = subject.noun.split()
    forms = [form for form in phrase_singulars(head.lower()) if form != head.lower()]
    known = next((form for form in forms if form in terms_by_phrase("nouns")), "")
    return " ".join([*before, known or next(iter(forms), head)])


def _part(shot: Shot, edits: Edits, index: int, which: str, said: str) -> None:
    group, noun = shot.subjects[index], single_noun(shot.subjects[index])
    taken = {s.id for s in shot.subjects}
    new_id = next(name for k in range(2, 99) if (name := f"{group.id}_{k}") not in taken)
    left = group.count - 1
    text = next((word for word, number in NUMBERS.items() if number == left), str(left)) if left > 1 else ""
    count_text = text if group.count_text or group.count != OPEN_COUNT else ""
    stay = {"count": left, "count_text": count_text, "noun": group.noun if left > 1 else noun}
    one = {
        "id": new_id,
        "noun": noun,
        "count": 1,
        "count_text": "",
        "position": which if which in _SIDES else group.position,
    }
    rows = [s.model_dump(mode="json") for s in shot.subjects]
    alone: dict[str, Any] = rows[index] | one
    if look := base_of(which) or (which if _is_coloured(which) else ""):
        alone["looks"] = [*alone["looks"], Look(text=look).model_dump(mode="json")]
    edits.put("subjects", [*rows[:index], rows[index] | stay, alone, *rows[index + 1 :]], said)
    beats = [beat.model_dump(mode="json") for beat in shot.beats]
    told = [
        row for beat in beats for row in ([beat, beat | {"subject": new_id}] if beat["subject"] == group.id else [beat])
    ]
    if len(told) > len(beats):
        edits.put("beats", told[:24], said)
