"""Changes to who and what is in the shot: replace, remove, add, recolour, dress, and what it does."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.cast import Cast
from prompts.reading.grammar import singulars, verb_of
from prompts.reading.phrases import NounPhrase, is_adjective, noun_phrase_at
from prompts.reading.words import Words
from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, patterns
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = [
    "cut",
    "drop_subject",
    "find_subject",
    "is_only_cue",
    "phrase_of",
    "put_count",
    "put_looks",
    "read_objects",
    "replace_subject",
    "subject_from",
]

_TEXT_WORDS: Final = frozenset({"title", "titles", "text", "lettering", "caption", "captions", "words", "label"})
_CAMERA_WORDS: Final = frozenset({
    "camera", "move", "movement", "motion", "zoom", "pan", "tilt", "shake", "shaking", "tracking", "dolly",
})  # fmt: skip


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


def read_objects(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    """Collect the edits to subjects that a sentence asks for.

    Returns:
        The text without what was understood; and a question when something it names is not there.
    """
    question = ""
    for rule in (_swap, _remove, _none, _give, _should, _make):
        text, asked = rule(text, shot, edits)
        question = question or asked
    return text, question


def cut(text: str, match: re.Match[str]) -> str:
    """The text with what was understood struck out."""
    return f"{text[: match.start()]} , {text[match.end() :]}"


def _phrase(text: str) -> tuple[Words, NounPhrase | None]:
    words = Words.of(text)
    return words, noun_phrase_at(words, 0, len(words)) if len(words) else None


def phrase_of(text: str) -> NounPhrase | None:
    """The noun phrase that words begin with."""
    return _phrase(text)[1]


def _is_thing(phrase: NounPhrase | None) -> bool:
    return phrase is not None and (bool(phrase.noun_id) or phrase.determiner in {"a", "an"})


def subject_from(text: str, importance: Importance) -> Subject | None:
    """The subject that words describe, such as `a black cat with a bell`; None when they name no thing."""
    words, phrase = _phrase(text)
    if phrase is None or not _is_thing(phrase):
        return None
    cast = Cast()
    subject_id = cast.add(phrase, importance)
    cast.modifiers(words, phrase.end, len(words), subject_id)
    return cast.by_id(subject_id)


def _swap(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    for number, swap in enumerate(patterns("objects", "swap")):
        match = swap.search(text)
        if match is None:
            continue
        index = find_subject(shot, match["old"])
        if index is None:
            if number == 0 and _is_thing(_phrase(match["old"])[1]) and not _names_place(shot, match["old"]):
                return cut(text, match), f"There is no {match['old']} in this shot. What should be replaced?"
            continue
        if _recount(match["new"], shot, edits, index, match.group()):
            return cut(text, match), ""
        new = subject_from(match["new"], shot.subjects[index].importance)
        if new is None or is_only_cue(match["new"]):
            continue
        replace_subject(shot, edits, index, new, match.group())
        return cut(text, match), ""
    return text, ""


def _recount(new: str, shot: Shot, edits: Edits, index: int, said: str) -> bool:
    """`make it two dogs`: the same subject, another number of it."""
    phrase = _phrase(new)[1]
    if phrase is None or phrase.count < 2 or find_subject(shot, phrase.noun) != index:
        return False
    put_count(edits, index, phrase.count, phrase.count_text, said)
    return True


def put_count(edits: Edits, index: int, count: int, count_text: str, said: str) -> None:
    """Make it another number of the same subject."""
    edits.put(f"subjects[{index}].count", count, said)
    edits.put(f"subjects[{index}].count_text", count_text, said)


def _names_place(shot: Shot, words: str) -> bool:
    return words.lower().split()[-1] in shot.setting.place.lower()


def is_only_cue(text: str) -> bool:
    """True for words such as `a watercolour` and `a wide shot`, which name no subject."""
    return _is_cue(re.sub(r"^(?:an?|the) ", "", text.lower()))


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


def _remove(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    match = pattern("objects", "remove").search(text)
    if match is None:
        return text, ""
    if _strike(match["old"], shot, edits, match.group()):
        return cut(text, match), ""
    index = find_subject(shot, match["old"])
    if index is None:
        return cut(text, match), f"There is no {match['old'].strip()} in this shot. What should go?"
    if len(shot.subjects) == 1:
        return cut(text, match), f"The {shot.subjects[0].noun} is the only subject. What should be seen instead?"
    drop_subject(shot, edits, index, match.group())
    return cut(text, match), ""


def _none(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    match = pattern("objects", "none").search(text)
    if match is None:
        return text, ""
    said = match["old"].strip()
    if _strike(said, shot, edits, match.group()):
        return cut(text, match), ""
    index = find_subject(shot, said)
    if index is not None and len(shot.subjects) > 1:
        drop_subject(shot, edits, index, match.group())
    now = edits.values.get("avoid", list(shot.avoid))
    if said not in now:
        edits.put("avoid", [*now, said][:16], match.group())
    return cut(text, match), ""


def _strike(what: str, shot: Shot, edits: Edits, said: str) -> bool:
    """Weather, lettering, a camera move or a detail that is to go."""
    low = what.lower()
    parts = set(low.split())
    weather = terms_by_phrase("weather").get(low)
    if weather and weather != "clear":
        edits.put("setting.weather", "clear", said)
        _unsay(
            shot,
            edits,
            {low, f"{low}y", f"{low}ing", "rainy", "snowy"}
            if weather in ("rain", "snow")
            else {low, f"{low}gy", f"{low}y"},
            said,
        )
        return True
    if parts & _TEXT_WORDS and shot.text:
        edits.put("text", [], said)
        return True
    if parts & _CAMERA_WORDS:
        if parts & {"shake", "shaking"}:
            edits.put("camera.stability", "tripod", said)
        else:
            edits.put("camera.moves", [{"kind": "static"}], said)
        return True
    details = [d for d in shot.setting.details if low not in d.lower()]
    if len(details) < len(shot.setting.details):
        edits.put("setting.details", details, said)
        return True
    return False


def _unsay(shot: Shot, edits: Edits, words: set[str], said: str) -> None:
    """Take adjectives that no longer hold out of the place and the actions."""
    gone = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b ?,? ?", re.I)
    place = edits.values.get("setting.place", shot.setting.place)
    if gone.search(place) and gone.sub("", place).strip():
        edits.put("setting.place", gone.sub("", place).strip(), said, incidental=True)
    for index, beat in enumerate(shot.beats):
        action = edits.values.get(f"beats[{index}].action", beat.action)
        if shot.setting.place and shot.setting.place in action and gone.search(action):
            edits.put(f"beats[{index}].action", gone.sub("", action).strip(), said, incidental=True)


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


# --- looks and deeds -----------------------------------------------------------------------------------------


def _give(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    match = pattern("objects", "give").search(text)
    index = find_subject(shot, match["who"]) if match else None
    if match is None or index is None:
        return text, ""
    words = Words.of(f"with {match['what']}")
    cast = Cast(subjects=list(shot.subjects))
    before = len(shot.subjects[index].looks)
    cast.modifiers(words, 0, len(words), shot.subjects[index].id)
    fresh = cast.subjects[index].looks[before:]
    if not fresh:
        return text, ""
    put_looks(shot, edits, index, list(fresh), match.group())
    return cut(text, match), ""


def _should(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    match = pattern("objects", "should").search(text)
    if match is None:
        return text, ""
    return _says(text, match, shot, edits)


def _make(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    match = pattern("objects", "make").search(text)
    if match is None:
        return text, ""
    return _says(text, match, shot, edits)


_POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})


def _is_part(word: str) -> bool:
    row = table("nouns").get(terms_by_phrase("nouns").get(word.lower(), ""))
    return bool(row and (row.role == "part" or row.kind == "cloth"))


def _says(text: str, match: re.Match[str], shot: Shot, edits: Edits) -> tuple[str, str]:
    """`make the dog black`, `make it run`, `the hat should be green`."""
    who, what = match["who"], match["what"].strip()
    if who.lower() in _POSSESSIVES and len(what.split()) > 1 and _is_part(what.split()[0]):
        who, what = f"{who} {what.split()[0]}", what.split(maxsplit=1)[1]
    index, part, what = _whose(shot, who, what)
    if index is None:
        return text, ""
    low = re.sub(
        r"^(?:be|look(?! (?:at|up|down|away|back|around|into|out|over|to))|more|in|into|to|very|really) ",
        "",
        what.lower(),
    )
    if low in terms_by_phrase("weather"):
        return text, ""
    first = low.split()[0] if low else ""
    colour = next((c for n in (2, 1) if (c := " ".join(low.split()[:n])) in terms_by_phrase("colours")), "")
    if (
        colour
        or (low in terms_by_phrase("materials"))
        or (is_adjective(first) and len(low.split()) <= 2 and _is_only_look(low))
    ):
        look = Look(part=part, text=f"{low} {part}".strip() if part else low, colour=colour)
        put_looks(shot, edits, index, [look], match.group())
        material = terms_by_phrase("materials").get(low)
        if material and not part and not colour:
            edits.put(f"subjects[{index}].material", material, match.group())
        return cut(text, match), ""
    verb = verb_of(first)
    if verb and first not in {"rain", "snow", "be"} and not _is_cue(low):
        subject = shot.subjects[index]
        return f"{text[: match.start()]} , the {subject.noun} {_third_person(what)} {text[match.end() :]}", ""
    return text, ""


def _third_person(what: str) -> str:
    verb = verb_of(what.split()[0].lower())
    return what if verb and verb.form in ("third", "ing") else f"is going to {what}" if verb is None else f"will {what}"


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


def _is_cue(words: str) -> bool:
    low = re.sub(r"^(?:an?|the|in|at|on) ", "", words)
    return any(low in terms_by_phrase(name) for name in _CUE_TABLES)


def _is_only_look(words: str) -> bool:
    low = words.lower()
    return not _is_cue(low) and low not in {
        "vertical",
        "horizontal",
        "square",
        "static",
        "landscape",
        "portrait",
        "bright",
        "dark",
        "warm",
        "cool",
    }


def _whose(shot: Shot, who: str, what: str) -> tuple[int | None, str, str]:
    """The subject and the part of it that words speak of: `the dog's coat`, `her hat`, `the hat`."""
    low = re.sub(r"^(?:the|a|an) ", "", who.lower().strip())
    index = find_subject(shot, who)
    if index is not None:
        return index, "", what
    owner, _, part = low.partition("'s ")
    if part and (index := find_subject(shot, owner)) is not None:
        return index, part, what
    if match := re.match(r"(?:his|her|its|their) (.+)", low):
        index = find_subject(shot, "it")
        return index, match[1], what
    for index, subject in enumerate(shot.subjects):
        for look in subject.looks:
            if look.part and look.part.lower().split()[-1] == low.split()[-1]:
                return index, look.part, what
    return None, "", what


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
