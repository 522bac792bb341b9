"""The subjects of a shot, for the rules of change: finding, describing anew, replacing and taking out."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.cast import Cast
from prompts.reading.grammar import singulars
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.words import Words
from prompts.revising.edits import Edits
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = [
    "cut",
    "drop_subject",
    "find_subject",
    "is_cue",
    "is_only_cue",
    "is_thing",
    "phrase_of",
    "put_count",
    "put_looks",
    "replace_subject",
    "subject_from",
]


def find_subject(shot: Shot, text: str) -> int | None:
    """The index of the subject that words mean: by name, id, noun, or a pronoun for the main one."""
    low = re.sub(r"^(?:the|a|an|his|her|its|their|that|this|all|any) ", "", text.lower().strip())
    if low in {"it", "him", "her", "them", "he", "she", "they", "main subject", "subject", "character"}:
        main = shot.main_subject
        return shot.subjects.index(main) if main else None
    wanted = set(singulars(low)) | {f"{low.rpartition(' ')[0]} {s}".strip() for s in singulars(low.rpartition(" ")[2])}
    for index, subject in enumerate(shot.subjects):
        own = {subject.noun.lower(), subject.id.replace("_", " "), subject.name.lower()} - {""}
        own |= {s for noun in list(own) for s in singulars(noun)}
        if wanted & own:
            return index
    nouns = terms_by_phrase("nouns")
    meant = {nouns[w] for w in wanted if w in nouns}
    for index, subject in enumerate(shot.subjects):
        heads = {*singulars(subject.noun.lower().split(" of ")[0].split()[-1])}
        if heads & {w.split()[-1] for w in wanted if w} or nouns.get(subject.noun.lower()) in meant:
            return index
    alike = [i for i, s in enumerate(shot.subjects) if _sorts_of(s) & meant]
    return alike[0] if len(alike) == 1 else None


def _sorts_of(subject: Subject) -> set[str]:
    """Broader nouns by which a subject may be called: `dog` for a corgi, `man` for a chef."""
    row = table("nouns").get(terms_by_phrase("nouns").get(subject.noun.lower(), subject.id))
    if row is None:
        return set()
    people = {"man", "woman", "boy", "girl", "child"} if row.kind == "human" and not row.gender else set()
    return {row.sort, *people} - {""}


def cut(text: str, match: re.Match[str]) -> str:
    """The text with what was understood struck out."""
    return f"{text[: match.start()]} , {text[match.end() :]}"


def _phrase(text: str) -> tuple[Words, NounPhrase | None]:
    words = Words.of(text)
    return words, noun_phrase_at(words, 0, len(words)) if len(words) else None


def phrase_of(text: str) -> NounPhrase | None:
    """The noun phrase that words begin with."""
    return _phrase(text)[1]


def is_thing(phrase: NounPhrase | None) -> bool:
    """True for a noun phrase that names a thing, known or introduced by `a`."""
    return phrase is not None and (bool(phrase.noun_id) or phrase.determiner in {"a", "an"})


def subject_from(text: str, importance: Importance) -> Subject | None:
    """The subject that words describe, such as `a black cat with a bell`; None when they name no thing."""
    words, phrase = _phrase(text)
    if phrase is None or not is_thing(phrase):
        return None
    cast = Cast()
    subject_id = cast.add(phrase, importance)
    cast.modifiers(words, phrase.end, len(words), subject_id)
    return cast.by_id(subject_id)


def put_count(edits: Edits, index: int, count: int, count_text: str, said: str) -> None:
    """Make it another number of the same subject."""
    edits.put(f"subjects[{index}].count", count, said)
    edits.put(f"subjects[{index}].count_text", count_text, said)


def is_only_cue(text: str) -> bool:
    """True for words such as `a watercolour` and `a wide shot`, which name no subject."""
    return is_cue(re.sub(r"^(?:an?|the) ", "", text.lower()))


def replace_subject(shot: Shot, edits: Edits, index: int, new: Subject, said: str) -> None:
    """Put a new subject in the place and the part of an old one."""
    old = shot.subjects[index]
    taken = {s.id for s in shot.subjects} - {old.id}
    new_id = next(n for k in range(1, 99) if (n := new.id if k == 1 else f"{new.id}_{k}") not in taken)
    new = new.model_copy(update={"id": new_id, "position": old.position, "facing": old.facing})
    edits.put(f"subjects[{index}]", new.model_dump(mode="json"), said)
    _rename(shot, edits, old, new, said)


def _rename(shot: Shot, edits: Edits, old: Subject, new: Subject, said: str) -> None:
    """Point everything that named the old subject at the new one."""
    for i, beat in enumerate(shot.beats):
        for name in ("subject", "target"):
            if getattr(beat, name) == old.id:
                edits.put(f"beats[{i}].{name}", new.id, said, incidental=True)
        action = re.sub(rf"\b{re.escape(old.noun)}\b", new.noun, beat.action, flags=re.I)
        if action != beat.action:
            edits.put(f"beats[{i}].action", action, said, incidental=True)
    for i, move in enumerate(shot.camera.moves):
        if move.target == old.id:
            edits.put(f"camera.moves[{i}].target", new.id, said, incidental=True)
    for i, event in enumerate(shot.physics):
        if event.subject == old.id:
            edits.put(f"physics[{i}].subject", new.id, said, incidental=True)
            if new.material:
                edits.put(f"physics[{i}].material", new.material, said, incidental=True)


def drop_subject(shot: Shot, edits: Edits, index: int, said: str) -> None:
    """Take a subject out, with its beats and physics and the mentions of it."""
    gone = shot.subjects[index]
    edits.put("subjects", [s.model_dump(mode="json") for s in shot.subjects if s.id != gone.id], said)
    preposition = r"(?:,? (?:with|beside|near|at|on|to|towards?|over|past|around|after) )?"
    article = r"(?:(?:the|an?|its|his|her) )?(?:[\w-]+ )?"
    mention = re.compile(rf" ?{preposition}{article}{re.escape(gone.noun)}\b", re.I)
    beats: list[dict[str, Any]] = []
    for beat in shot.beats:
        if beat.subject == gone.id:
            continue
        row = beat.model_dump(mode="json")
        row["target"] = "" if beat.target == gone.id else beat.target
        row["action"] = mention.sub("", beat.action).strip() or beat.action
        beats.append(row)
    edits.put("beats", beats, said)
    edits.put("physics", [e.model_dump(mode="json") for e in shot.physics if e.subject != gone.id], said)
    if any(m.target == gone.id for m in shot.camera.moves):
        edits.put(
            "camera.moves",
            [m.model_dump(mode="json") | ({"target": ""} if m.target == gone.id else {}) for m in shot.camera.moves],
            said,
        )


_CUE_TABLES: Final[tuple[TableName, ...]] = (
    "styles",
    "times_of_day",
    "weather",
    "shot_sizes",
    "angles",
    "camera_moves",
    "lighting_setups",
    "stages",
)


def is_cue(words: str) -> bool:
    """True for words that are a term of film, place, hour or weather."""
    low = re.sub(r"^(?:an?|the|in|at|on) ", "", words)
    return any(low in terms_by_phrase(name) for name in _CUE_TABLES)


def put_looks(shot: Shot, edits: Edits, index: int, fresh: list[Look], said: str) -> None:
    """Put new looks on a subject: one of the same part, or a colour of the whole where there was another, gives way."""
    path = f"subjects[{index}].looks"
    now = [
        Look.model_validate(row) for row in edits.values.get(path, [k.model_dump() for k in shot.subjects[index].looks])
    ]
    for look in fresh:
        now = [old for old in now if not _gives_way(old, look)]
        now.append(look)
    edits.put(path, [look.model_dump(mode="json") for look in now][:24], said)


def _gives_way(old: Look, new: Look) -> bool:
    if new.part or old.part:
        return bool(new.part) and old.part.lower().split()[-1:] == new.part.lower().split()[-1:]
    if new.colour:
        return bool(old.colour)
    materials = terms_by_phrase("materials")
    return new.text.lower() in materials and old.text.lower() in materials
