"""Changes to who and what is in the shot: replace, remove, add, recolour, dress, and what it does."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.cast import Cast
from prompts.reading.grammar import verb_of
from prompts.reading.phrases import is_adjective
from prompts.reading.words import Words
from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, patterns
from prompts.revising.subjects import (
    cut,
    drop_subject,
    find_subject,
    is_cue,
    is_only_cue,
    is_thing,
    phrase_of,
    put_count,
    put_looks,
    replace_subject,
    subject_from,
)
from prompts.shot import Look, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_objects"]

_TEXT_WORDS: Final = frozenset({"title", "titles", "text", "lettering", "caption", "captions", "words", "label"})
_CAMERA_WORDS: Final = frozenset({
    "camera", "move", "movement", "motion", "zoom", "pan", "tilt", "shake", "shaking", "tracking", "dolly",
})  # fmt: skip


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


def _swap(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    for number, swap in enumerate(patterns("objects", "swap")):
        match = swap.search(text)
        if match is None:
            continue
        index = find_subject(shot, match["old"])
        if index is None:
            if number == 0 and is_thing(phrase_of(match["old"])) and not _names_place(shot, match["old"]):
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
    phrase = phrase_of(new)
    if phrase is None or phrase.count < 2 or find_subject(shot, phrase.noun) != index:
        return False
    put_count(edits, index, phrase.count, phrase.count_text, said)
    return True


def _names_place(shot: Shot, words: str) -> bool:
    return words.lower().split()[-1] in shot.setting.place.lower()


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
    if what.lower().startswith(("not ", "never ")):
        return text, ""
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
    if (weather := terms_by_phrase("weather").get(low)) and who.lower() == "it":
        edits.put("setting.weather", weather, match.group())
        return cut(text, match), ""
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
    if verb and first not in {"rain", "snow", "be"} and not is_cue(low):
        subject = shot.subjects[index]
        return f"{text[: match.start()]} , the {subject.noun} {_third_person(what)} {text[match.end() :]}", ""
    return text, ""


def _third_person(what: str) -> str:
    verb = verb_of(what.split()[0].lower())
    return what if verb and verb.form in ("third", "ing") else f"is going to {what}" if verb is None else f"will {what}"


def _is_only_look(words: str) -> bool:
    low = words.lower()
    return not is_cue(low) and low not in {
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
