"""Remembered characters in a shot: whom the words name, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from assistant.memory import Character
from prompts.reading.grammar import PRONOUNS, gerund_of
from prompts.shot import Beat, Cue, Look, PhysicalEvent, Shot, Source, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["changed", "named_in", "recast", "replacement_in", "with_cast"]

_WORD: Final = re.compile(r"\w+")
_CLAUSE_ENDS: Final = r"(?:while|and|as|when|then|before|after|but|until)\b"
_REPLACING: Final = (
    r"\b(?:replace|swap|exchange)\s+(?P<old>[\w'’ -]{{1,60}}?)\s+(?:with|by|for)\s+{name}\b",
    r"\b(?:with\s+|use\s+)?{name}\s+instead(?:\s+of\s+(?:the\s+)?(?P<old>[\w'’-]+(?:\s+[\w'’-]+)?))?",
    r"\bmake\s+(?:it|him|her|them|that|(?P<old>the\s+[\w'’ -]{{1,40}}?))\s+{name}(?=\s*(?:$|[,.;]))",
)
"""How a character is put in another's place; `name` is filled in."""

_OF_A_SHOT: Final = ("a", "an", "the", "of", "shot", "scene", "picture", "video", "clip", "film", "with")
_REMEMBERED: Final = ("noun", "kind", "age", "material", "height_m")
"""What a shot's subject takes from memory beside the looks, when the words of the shot leave it open."""


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """Which of the names (lower case) the text says, as whole words, in the order of the names."""
    said = f" {_plain(text)} "
    return [name for name in names if f" {_plain(name)} " in said]


def with_cast(shot: Shot, characters: Iterable[Character]) -> Shot:
    """The shot with each of the characters looking as remembered.

    A subject that carries the name is filled from memory where the shot's own words leave it open; a look that the
    words give to the same part wins. A character whom no subject stands for becomes the first subject.
    """
    for character in characters:
        shot = _once(_with_its_verb(shot, character.name), character.name)
        index = _index_of(shot, character.name)
        shot = _entered(shot, character) if index is None else _filled(shot, index, character)
    return shot


def replacement_in(words: str, name: str, shot: Shot) -> tuple[str, str] | None:
    """Whom a character is to replace, when the words say so: "replace the dog with Mira", "with Mira instead".

    Returns:
        The id of the subject to go, the main one if the words name none, and the rest of the words; or None.
    """
    for pattern in _REPLACING:
        match = re.search(pattern.format(name=re.escape(name)), words, re.IGNORECASE)
        if match is None:
            continue
        old = _plain(match.groupdict().get("old") or "")
        named = [s.id for s in shot.subjects if old and (_holds(old, s.noun) or _holds(old, s.name or s.noun))]
        lead = shot.main_subject if _may_be(old, shot.main_subject) else None
        if not named and lead is None:
            return None
        rest = f"{words[: match.start()]} {words[match.end() :]}".strip(" ,.;")
        return (named or [lead.id if lead else ""])[0], " ".join(rest.split())
    return None


def _may_be(old: str, lead: Subject | None) -> bool:
    """Whether words that name no subject of the shot may mean the main one all the same: "it", "the dog" of a hound."""
    words = set(old.split()) - set(_OF_A_SHOT)
    if lead is None or not words - PRONOUNS:
        return lead is not None
    phrases, nouns = terms_by_phrase("nouns"), table("nouns")
    kinds = {nouns[phrases[word]].kind for word in words if word in phrases}
    return lead.kind in kinds if kinds else True


def recast(shot: Shot, subject_id: str, character: Character) -> Shot:
    """The shot with a character in place of a subject: what the old one did, the new one does."""
    index = next(i for i, subject in enumerate(shot.subjects) if subject.id == subject_id)
    taken = {subject.id for subject in shot.subjects} - {subject_id}
    new_id = _free_id(character.name, taken)
    old = shot.subjects[index]
    subject = character.subject.model_copy(
        update={"id": new_id, "name": character.name, "importance": old.importance, "position": old.position}
    )
    prefix = f"subjects[{index}]"
    provenance = {path: cue for path, cue in shot.provenance.items() if not path.startswith(prefix)}
    provenance[prefix] = _remembered(character)
    subjects = [*shot.subjects[:index], subject, *shot.subjects[index + 1 :]]
    changed = _with_references(shot, subject_id, new_id).model_copy(
        update={"subjects": subjects, "provenance": provenance}
    )
    return Shot.model_validate(changed.model_dump())


def _entered(shot: Shot, character: Character) -> Shot:
    new_id = _free_id(character.name, {subject.id for subject in shot.subjects})
    subject = character.subject.model_copy(update={"id": new_id, "name": character.name})
    moved = {_shifted(path): cue for path, cue in shot.provenance.items()}
    moved["subjects[0]"] = _remembered(character)
    beats = [beat if beat.subject else beat.model_copy(update={"subject": new_id}) for beat in shot.beats]
    said = {*_plain(character.name).split(), *_OF_A_SHOT}
    extra = [words for words in shot.extra if not said.issuperset(_plain(words).split())]
    return shot.model_copy(
        update={"subjects": [subject, *shot.subjects], "beats": beats, "extra": extra, "provenance": moved}
    )


def _with_its_verb(shot: Shot, name: str) -> Shot:
    """The shot with "Tom mends" taken for a name and what he does, where the reader took it for mends of a kind.

    The reader knows many verbs but no characters; a remembered name makes the word after it a verb.
    """
    glued = re.compile(
        rf"\b{re.escape(name)} (?P<verb>[a-z]+)s(?P<rest>(?: (?!{_CLAUSE_ENDS})[\w'’-]+)*)", re.IGNORECASE
    )
    for index, subject in enumerate(shot.subjects):
        named = [look for look in subject.looks if _plain(look.text) == _plain(name)]
        said = next((m for m in glued.finditer(shot.request) if f"{m['verb']}s".lower() == subject.noun.lower()), None)
        if not named or said is None:
            continue
        verb = said["verb"].lower()
        base = verb[:-1] if verb.endswith(("she", "che", "sse", "xe")) else verb
        beat = Beat(subject=subject.id, action=f"{gerund_of(base)}{said['rest']}")
        looks = [look for look in subject.looks if look not in named]
        bare = Subject(id=subject.id, noun=name, importance=subject.importance, looks=looks)
        subjects = [*shot.subjects[:index], bare, *shot.subjects[index + 1 :]]
        cue = Cue(source=Source.USER, reason=f"said: '{said[0]}'"[:400])
        provenance = {**shot.provenance, f"beats[{len(shot.beats)}]": cue}
        return shot.model_copy(update={"subjects": subjects, "beats": [*shot.beats, beat], "provenance": provenance})
    return shot


def _filled(shot: Shot, index: int, character: Character) -> Shot:
    subject = shot.subjects[index]
    template = character.subject
    cue = _remembered(character)
    update: dict[str, Any] = {"name": character.name}
    provenance: dict[str, Cue] = dict(shot.provenance)
    titled = _plain(subject.noun) != _plain(character.name) and _holds(subject.noun, character.name)
    bare = titled or _plain(subject.noun) in {"", _plain(character.name), _plain(template.noun)}
    if titled:
        update["name"] = subject.noun  # "Captain Mira"
    for name in _REMEMBERED if bare else _REMEMBERED[2:]:
        remembered = getattr(template, name)
        here = getattr(subject, name)
        if remembered and (not here or name in {"noun", "kind"}) and remembered != here:
            update[name] = remembered
            provenance[f"subjects[{index}].{name}"] = cue
    looks = _merged(template.looks, subject.looks)
    if looks != subject.looks:
        update["looks"] = looks
        provenance[f"subjects[{index}].looks"] = cue
    subjects = list(shot.subjects)
    subjects[index] = subject.model_copy(update=update)
    return shot.model_copy(update={"subjects": subjects, "provenance": provenance})


def _merged(remembered: list[Look], said: list[Look]) -> list[Look]:
    """The remembered looks in their order, each replaced by what the shot says of that part; then what is new."""
    by_part: Mapping[str, Look] = {look.part.casefold(): look for look in said if look.part}
    parts = {look.part.casefold() for look in remembered}
    texts = {look.text.casefold() for look in remembered}
    kept = [by_part.get(look.part.casefold(), look) if look.part else look for look in remembered]
    new = [look for look in said if look.part.casefold() not in parts or not look.part]
    return [*kept, *(look for look in new if look.text.casefold() not in texts)]


def changed(known: Character, new: Character) -> Character:
    """A character who looks different from now on: what is new takes the place of the same part, the rest stays.

    A part that the new looks deny, as "no beard", is gone.
    """
    denied = {look.part.casefold() for look in new.subject.looks if look.part and look.text.startswith("no ")}
    looks = _merged(known.subject.looks, [look for look in new.subject.looks if look.part.casefold() not in denied])
    kept = [look for look in looks if look.part.casefold() not in denied]
    return known.model_copy(update={"subject": known.subject.model_copy(update={"looks": kept})})


def _index_of(shot: Shot, name: str) -> int | None:
    """The subject that is the character: by name, else the first whose noun holds the name, as "Captain Mira"."""
    wanted = _plain(name)
    for index, subject in enumerate(shot.subjects):
        if wanted in {_plain(subject.name), _plain(subject.noun), _plain(subject.id.replace("_", " "))}:
            return index
    return next((i for i, subject in enumerate(shot.subjects) if _holds(subject.noun, name)), None)


def _holds(text: str, name: str) -> bool:
    return f" {_plain(name)} " in f" {_plain(text)} "


def _remembered(character: Character) -> Cue:
    return Cue(source=Source.MEMORY, reason=f"{character.name}, as remembered")


def _with_references(shot: Shot, old: str, new: str) -> Shot:
    """The shot with every beat, event, lettering and move of one subject's id turned to another's."""
    moves = [_renamed(move, old, new) for move in shot.camera.moves]
    return shot.model_copy(
        update={
            "beats": [_renamed(beat, old, new) for beat in shot.beats],
            "physics": [_renamed(event, old, new) for event in shot.physics],
            "text": [_renamed(text, old, new) for text in shot.text],
            "camera": shot.camera.model_copy(update={"moves": moves}),
        }
    )


def _once(shot: Shot, name: str) -> Shot:
    """The shot with the character in it once: a change that says the name again means who is there already."""
    there = next((subject for subject in shot.subjects if _plain(subject.name) == _plain(name)), None)
    if there is None:
        return shot
    doubles = [s for s in shot.subjects if s is not there and not s.name and _plain(s.noun) == _plain(name)]
    for double in doubles:
        index = shot.subjects.index(double)
        shot = _with_references(shot, double.id, there.id)
        subjects = [*shot.subjects[:index], *shot.subjects[index + 1 :]]
        provenance = {
            _shifted(path, index, -1): cue
            for path, cue in shot.provenance.items()
            if not path.startswith(f"subjects[{index}]")
        }
        shot = shot.model_copy(update={"subjects": subjects, "provenance": provenance})
    return shot


def _renamed(record: Any, old: str, new: str) -> Any:
    """A beat, move, event or lettering with every reference to one subject's id turned to another's."""
    update = {
        name: new for name in ("subject", "target", "other") if hasattr(record, name) and getattr(record, name) == old
    }
    if isinstance(record, PhysicalEvent) and update:
        update["outcome"] = ""
    return record.model_copy(update=update) if update else record


def _free_id(name: str, taken: set[str]) -> str:
    base = "_".join(_WORD.findall(name.casefold())) or "character"
    candidates = (base, *(f"{base}_{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _shifted(path: str, after: int = -1, by: int = 1) -> str:
    """A provenance path after a subject was put in (by 1) or taken out (by -1); those up to `after` stay."""
    return re.sub(
        r"^subjects\[(\d+)\]",
        lambda match: f"subjects[{int(match[1]) + (by if int(match[1]) > after else 0)}]",
        path,
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
