"""The subjects of a shot, for the rules of change: finding, describing anew, replacing and taking out."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.appearance import modifiers
from prompts.reading.cast import Cast
from prompts.reading.grammar import verb_of
from prompts.reading.phrases import NounPhrase, is_adjective, noun_phrase_at
from prompts.reading.words import Words
from prompts.revising.degrees import base_of
from prompts.revising.edits import Edits
from prompts.revising.patterns import words_for
from prompts.shot import Importance, Look, Shot, Source, Subject
from prompts.vocabulary import TableName, table, terms_by_phrase
from prompts.wording import is_plural, plural

__all__ = [
    "cut",
    "describe_anew",
    "drop_subject",
    "gives_way",
    "is_cue",
    "is_look",
    "is_of_the_trade",
    "is_only_cue",
    "is_thing",
    "phrase_of",
    "put_count",
    "put_looks",
    "replace_subject",
    "sex_of",
    "subject_from",
    "told_names",
]


def told_names(shot: Shot) -> frozenset[str]:
    """The words in which a shot's own things are named, lower case."""
    named = [f"{s.noun} {s.name} {' '.join(look.text for look in s.looks)}" for s in shot.subjects]
    actions = [beat.action for beat in shot.beats]
    texts = [*named, *actions, shot.setting.place, *shot.setting.details, *(t.text for t in shot.text)]
    return frozenset(word for text in texts for word in re.findall(r"[\w'-]+", text.lower()))


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
    if phrase is None or not is_thing(phrase) or is_of_the_trade(phrase.noun, phrase.determiner):
        return None
    cast = Cast()
    subject_id = cast.add(phrase, importance)
    modifiers(cast, words, phrase.end, len(words), subject_id)
    return cast.by_id(subject_id)


_TRADE: Final = frozenset({
    "camera", "lens", "shot", "frame", "framing", "angle", "focus", "exposure", "aperture", "take", "scene", "picture",
    "image", "clip", "footage", "zoom", "pan", "tilt", "dolly", "gimbal", "tripod", "edit", "cut", "move", "movement",
    "contrast", "saturation", "grade", "composition", "fill", "key", "depth", "frame rate", "resolution", "motion",
})  # fmt: skip
"""What a film is made with, which is in the picture only where the words bring it in: `a camera on the table`."""


def is_of_the_trade(noun: str, determiner: str | None) -> bool:
    """Whether a noun speaks of how the film is made, not of a thing in the picture."""
    return noun.lower() in _TRADE and determiner not in {"a", "an", "two", "some"}


def put_count(shot: Shot, edits: Edits, index: int, count: int, count_text: str, said: str) -> None:
    """Make it another number of the same subject; an action that names it names so many."""
    subject = shot.subjects[index]
    edits.put(f"subjects[{index}].count", count, said)
    edits.put(f"subjects[{index}].count_text", count_text, said)
    named = re.compile(rf"\b(?P<article>an? )?{re.escape(subject.noun)}\b", re.I)
    for at, beat in enumerate(shot.beats):
        if beat.target != subject.id or is_plural(subject.noun) or count < 2 or subject.count > 1:
            continue
        many = named.sub(lambda m: f"{count_text if m['article'] else ''} {plural(subject.noun)}".strip(), beat.action)
        edits.put(f"beats[{at}].action", many, said, incidental=True)


def describe_anew(shot: Shot, edits: Edits, index: int, new: str, said: str) -> bool:
    """`two dogs`, `a black dog`, `an old chef`, `a tabby cat`: the same subject in another number, look or age."""
    phrase, told = phrase_of(new), subject_from(new if re.match(r"(?:an?|the) ", new) else f"a {new}", Importance.MAIN)
    changed = False
    before = shot.subjects[index]
    recounted = phrase is not None and (phrase.count, phrase.count_text) != (before.count, before.count_text)
    if phrase is not None and recounted and phrase.count_text and phrase.count:
        put_count(shot, edits, index, phrase.count, phrase.count_text, said)
        changed = True
    looks = list(told.looks) if told else []
    own, head = shot.subjects[index].noun.lower(), (phrase.noun.lower() if phrase else "")
    nouns, first = terms_by_phrase("nouns"), head.split(" ")[0]
    plain = is_adjective(first) or first in terms_by_phrase("materials") or first in terms_by_phrase("colours")
    if head.endswith(f" {own}") and nouns.get(head, own) != own and not plain:
        edits.put(f"subjects[{index}].noun", head, said)
        return True
    if not any(not look.part for look in looks) and head.endswith(f" {own}"):
        looks.insert(0, Look(text=head.removesuffix(f" {own}")))
    if phrase is not None and (sex := sex_of(phrase.noun)) and not sex_of(own) and head != own:
        looks.append(Look(text=sex))
    if not looks and " " in own and " " in head and head != own and head.split()[-1] == own.split()[-1]:
        vessel, of, _ = own.rpartition(" of ")
        edits.put(f"subjects[{index}].noun", f"{vessel}{of}{head}", said)
        changed = True
    aged = head.split(" ")[0]
    if " " in head and aged in _AGED and aged != before.age and not own.startswith(aged):
        edits.put(f"subjects[{index}].age", aged, said)
        changed = True
    if told is not None and told.age and told.age != shot.subjects[index].age:
        edits.put(f"subjects[{index}].age", told.age, said)
        changed = True
    if looks:
        put_looks(shot, edits, index, looks, said)
        changed = True
    return changed


_AGED: Final = frozenset({"old", "young", "elderly", "teenage", "middle-aged"})


def sex_of(noun: str) -> str:
    """`male` or `female` for a noun of a person that says so; empty for others."""
    row = table("nouns").get(terms_by_phrase("nouns").get(noun.lower(), ""))
    return row.gender if row and row.kind == "human" else ""


def is_only_cue(text: str) -> bool:
    """True for words such as `a watercolour` and `a wide shot`, which name no subject."""
    return is_cue(re.sub(r"^(?:an?|the) ", "", text.lower()))


def replace_subject(shot: Shot, edits: Edits, index: int, new: Subject, said: str) -> None:
    """Put a new subject in the place and the part of an old one."""
    old = shot.subjects[index]
    taken = {s.id for s in shot.subjects} - {old.id}
    new_id = next(n for k in range(1, 99) if (n := new.id if k == 1 else f"{new.id}_{k}") not in taken)
    if age := edits.values.get(f"subjects[{index}].age"):
        new = new.model_copy(update={"age": age})
    new = _in_its_colour(_as_old(new, old), old).model_copy(
        update={
            "id": new_id,
            "position": old.position,
            "facing": old.facing,
            "name": new.name or (old.name if _by_name(old, said) else ""),
        }
    )
    edits.put(f"subjects[{index}]", new.model_dump(mode="json"), said)
    _rename(shot, edits, old, new, said)


def _by_name(old: Subject, said: str) -> bool:
    """`Max should be a poodle`: who is spoken of by name keeps it."""
    return bool(old.name) and re.search(rf"^{re.escape(old.name)}\b", said.strip(), re.IGNORECASE) is not None


def _as_old(new: Subject, old: Subject) -> Subject:
    """`a girl instead of the boy`, of a teenage boy: somebody of the same age, where the words say none."""
    if (
        sex_of(new.noun)
        and sex_of(old.noun) not in ("", sex_of(new.noun))
        and new.noun.lower() in _PLAIN
        and not new.looks
    ):
        new = new.model_copy(update={"looks": list(old.looks)})
    first = old.noun.split()[0].lower()
    young = new.noun.lower() in {"boy", "girl", "baby", "child"}
    if old.kind != "human" or new.kind != "human" or first not in _AGED or " " in new.noun:
        return new
    if young is not (first in {"young", "teenage"} or old.noun.lower().split()[-1] in {"boy", "girl"}):
        return new
    return new.model_copy(update={"noun": f"{first} {new.noun}", "age": old.age or first})


def _in_its_colour(new: Subject, old: Subject) -> Subject:
    """`make it a truck`, of a red car: a red truck, where the words give it no colour."""
    told = [look for look in old.looks if look.colour and not look.part]
    alike = old.kind == new.kind or not {old.kind, new.kind} & {"cloth"}
    if not {old.kind, new.kind} <= _PAINTED or not alike or not told or any(look.colour for look in new.looks):
        return new
    return new.model_copy(update={"looks": [*told, *new.looks]})


_PAINTED: Final = frozenset({"vehicle", "cycle", "boat", "aircraft", "spacecraft", "cloth"})
"""Kinds whose colour is paint or dye, which another of them may have as well."""
_PLAIN: Final = frozenset({"man", "woman", "boy", "girl"})
"""Who is told by no more than sex and age, and wears what the other one wore."""


def _rename(shot: Shot, edits: Edits, old: Subject, new: Subject, said: str) -> None:
    """Point everything that named the old subject at the new one."""
    for i, beat in enumerate(shot.beats):
        for name in ("subject", "target"):
            if getattr(beat, name) == old.id:
                edits.put(f"beats[{i}].{name}", new.id, said, incidental=True)
        action = _called(old).sub(new.noun, beat.action)
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


def _called(subject: Subject) -> re.Pattern[str]:
    """Its noun as a deed tells it, with the adjectives that are its own: `an old tractor`."""
    own = "|".join(re.escape(look.text) for look in subject.looks if not look.part)
    lead = rf"(?:(?:{own}) )*" if own else ""
    return re.compile(rf"\b{lead}{re.escape(subject.noun)}\b", re.I)


def drop_subject(shot: Shot, edits: Edits, index: int, said: str) -> None:
    """Take a subject out, with its beats and physics and the mentions of it."""
    gone = shot.subjects[index]
    rows_of = edits.rows(shot, "subjects")
    edits.put("subjects", [row for row in rows_of if row["id"] != gone.id], said)
    preposition = r"(?:,? (?:with|in|wearing|beside|near|at|on|to|towards?|over|past|around|after) )?"
    article = r"(?:(?:the|an?|its|his|her|their|some|two|three|several) (?:[\w-]+ )?)?"
    mention = re.compile(rf" ?{preposition}{article}{re.escape(gone.noun)}\b", re.I)
    rows = edits.rows(shot, "beats")
    kept: list[dict[str, Any]] = [row for row in rows if row["subject"] != gone.id and not _is_held_alone(row, gone)]
    for row in kept:
        _left_to_do(row, gone)
        row["target"] = "" if row["target"] == gone.id else row["target"]
        row["action"] = mention.sub("", row["action"]).strip() or row["action"]
    if len(kept) == len(shot.beats):
        for at, (row, beat) in enumerate(zip(kept, shot.beats, strict=True)):
            if row["motion"] != beat.motion:
                edits.put(f"beats[{at}].motion", row["motion"], said, incidental=True)
            edits.put(f"beats[{at}].action", row["action"], said)
            edits.put(f"beats[{at}].target", row["target"] if beat.target else "", said)
    else:
        edits.put("beats", kept, said)
    cue = shot.source_of("physics")
    if cue is None or cue.source is not Source.DIRECTOR:
        edits.put("physics", [e.model_dump(mode="json") for e in shot.physics if e.subject != gone.id], said)
    for at, move in enumerate(shot.camera.moves):
        if move.target == gone.id:
            edits.put(f"camera.moves[{at}].target", "", said, incidental=True)


def _left_to_do(row: dict[str, Any], gone: Subject) -> None:
    """`lighting a cigarette under a lamp`, without it: standing under a lamp, as nothing can be lit."""
    direct = re.match(
        rf"(?P<verb>[a-z]+ing) (?:up |down |out |off |on )?(?:(?:the|an?|its|his|her|their|some) (?:[\w-]+ )?)?"
        rf"{re.escape(gone.noun)}\b(?P<rest>.*)$",
        row["action"],
        re.I,
    )
    verb = verb_of(direct["verb"].lower()) if direct else None
    if direct is None or verb is None or row["target"] != gone.id or verb.base in _ALONE:
        return
    walks = _WAY.match(direct["rest"].strip()) is not None
    row["motion"] = "walk" if walks else "stand"
    row["action"] = f"{'walking' if walks else 'standing'}{direct['rest']}"


_ALONE: Final = frozenset({
    "eat", "drink", "read", "write", "sing", "cook", "draw", "paint", "drive", "play", "smoke", "clean", "sweep",
    "dance", "knit", "study", "hunt", "fish", "ride", "walk", "run", "watch", "practise", "practice", "bake", "sew",
    "dig", "climb", "cross", "fly", "follow", "leave", "enter", "visit", "perform", "rehearse", "train", "type",
    "fight",
})  # fmt: skip
"""What is done without an object as well: `eating at a table`."""
_WAY: Final = re.compile(r"(?:through|across|along|down|up|into|past|towards?|over|around) ", re.I)


def _is_held_alone(row: dict[str, Any], gone: Subject) -> bool:
    """`holding an umbrella`, which is nothing without the umbrella."""
    what = re.fullmatch(
        r"[a-z]+ing (?:up |out |on to |onto )?(?:an?|the|his|her|its|their|some) (?P<what>[\w' -]+)", row["action"]
    )
    return row["motion"] == "carry" and what is not None and what["what"].lower().endswith(gone.noun.lower())


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
    fresh = [_in_plain_degree(look) for look in fresh]
    now = [*(old for old in now if not any(gives_way(old, look) for look in fresh)), *fresh]
    edits.put(path, [look.model_dump(mode="json") for look in now][:24], said)
    _put_material(shot, edits, index, fresh, {look.text.lower() for look in now}, said)


def _in_plain_degree(look: Look) -> Look:
    """`brighter`, which a record cannot hold, as the plain `bright`."""
    first, _, rest = look.text.partition(" ")
    base = base_of(first.lower()) if look.part or not rest else ""
    return look.model_copy(update={"text": f"{base} {rest}".strip()}) if base else look


def _put_material(shot: Shot, edits: Edits, index: int, fresh: list[Look], left: set[str], said: str) -> None:
    """A look may say what a thing is made of; one that gives way, and one that its noun said, say it no longer."""
    materials, subject = terms_by_phrase("materials"), shot.subjects[index]
    told = (k.text.lower() for k in fresh if not k.part and k.text.lower() not in _ONLY_LOOKS)
    material = next((materials[text] for text in told if text in materials), "")
    was = {k.text.lower() for k in subject.looks if materials.get(k.text.lower()) == subject.material}
    if material and not any(look.colour for look in fresh):
        _set_material(shot, edits, index, material, said)
    elif subject.material and was and not was & left:
        row = table("nouns").get(terms_by_phrase("nouns").get(subject.noun.lower(), ""))
        edits.put(f"subjects[{index}].material", (row.material or None) if row else None, said)


_ONLY_LOOKS: Final = frozenset({"snowy", "icy", "golden", "silvery", "rocky", "sandy", "earthy", "watery", "grassy"})
"""Adjectives of a material that mostly say how a thing looks."""


def _set_material(shot: Shot, edits: Edits, index: int, material: str, said: str) -> None:
    """The subject is of another material: its noun and what physics makes of it follow."""
    subject = shot.subjects[index]
    edits.put(f"subjects[{index}].material", material, said)
    first, _, rest = subject.noun.partition(" ")
    if rest and terms_by_phrase("materials").get(first.lower()) not in (None, material):
        edits.put(f"subjects[{index}].noun", rest, said, incidental=True)
    for at, event in enumerate(shot.physics):
        if event.subject == subject.id and event.material:
            edits.put(f"physics[{at}].material", material, said, incidental=True)


def is_look(words: str) -> bool:
    """True for one or two words that describe a thing rather than the picture."""
    parts = words.split()
    return (
        bool(parts)
        and len(parts) <= 2
        and parts[0] not in _ARTICLES
        and is_adjective(parts[0])
        and not is_cue(words)
        and words not in _OF_PICTURE
    )


_ARTICLES: Final = frozenset({"a", "an", "the"})
_OF_PICTURE: Final = frozenset({
    "vertical", "horizontal", "square", "static", "landscape", "portrait", "bright", "dark", "warm", "cool", "still",
    "slow", "fast", "wide", "close", "long", "short",
})  # fmt: skip


_COAT: Final = ("coat",)
"""The looks that stand for a colour: `tabby`, `calico`."""


def gives_way(old: Look, new: Look) -> bool:
    """Whether a look takes the place of another: one colour of another, `clean` of `dirty`, one part in two looks."""
    materials, opposed = terms_by_phrase("materials"), words_for("opposed")
    if new.part or old.part:
        return bool(new.part) and old.part.lower().split()[-1:] == new.part.lower().split()[-1:]
    if new.colour or opposed.get(new.text.lower()) == _COAT:
        return bool(old.colour) or opposed.get(old.text.lower()) == _COAT
    was, now = old.text.lower().removeprefix("very "), new.text.lower().removeprefix("very ")
    return (
        was == now or (now in materials and was in materials) or (was in opposed and opposed[was] == opposed.get(now))
    )
