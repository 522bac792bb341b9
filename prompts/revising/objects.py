"""Changes to who and what is in the shot: replaced, removed, lettered; how they are to look is in `made.py`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.phrases import is_adjective
from prompts.revising.edits import Edits, value_of
from prompts.revising.finding import find_subject, find_subjects
from prompts.revising.made import read_bare, read_make, read_scenery, read_should
from prompts.revising.patterns import QUOTED, UNMEANT, pattern, patterns, words_for
from prompts.revising.subjects import (
    cut,
    describe_anew,
    drop_subject,
    is_only_cue,
    is_thing,
    phrase_of,
    replace_subject,
    subject_from,
)
from prompts.revising.tidying import PLACE_PREPOSITIONS, unsay
from prompts.shot import Shot, Subject
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = ["read_objects"]

_TEXT_WORDS: Final = frozenset({"title", "titles", "text", "lettering", "caption", "captions", "words", "label"})


def read_objects(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to subjects that a sentence asks for.

    Returns:
        The text without what was understood.
    """
    for rule in (_lettering, _swap, _remove, _none, read_should, read_make, read_bare, read_scenery):
        text = rule(text, shot, edits)
    return text


def _lettering(text: str, shot: Shot, edits: Edits) -> str:
    """`call it "Autumn" instead of "Summer"`: the old words are not meant, nor is where they stand."""
    if QUOTED not in text:
        return _lettering_at(text, shot, edits)
    for rule in patterns("objects", "renamed"):
        if match := rule.search(text):
            kept = match.group()
            if match.groupdict().get("gone"):
                at = match.start("gone") - match.start()
                kept = f"{kept[:at]}{UNMEANT}{kept[at + 1 :]}"
            marks = " ".join(c for c in kept if c in (QUOTED, UNMEANT))
            text = f"{text[: match.start()]} {marks} {text[match.end() :]}"
            break
    return pattern("objects", "text_place").sub(" ", text)


def _lettering_at(text: str, shot: Shot, edits: Edits) -> str:
    """`put the title at the bottom`: where the lettering of the shot stands."""
    match = pattern("objects", "text_at").search(text)
    if match is None or find_subjects(shot, match["what"]):
        return text
    for index in range(len(shot.text)):
        edits.put(f"text[{index}].position", _BEFORE_PLACE.sub("", match["where"].lower()), match.group())
    if not shot.text:
        edits.ask(f"There is no {match['what'].lower()} in this shot. What should it say, in quotation marks?")
    return cut(text, match)


_BEFORE_PLACE: Final = re.compile(r"^(?:(?:in|at|to|on|onto|near|into|towards?|down|up|along|the|very) )+")


def _swap(text: str, shot: Shot, edits: Edits) -> str:
    for number, swap in enumerate(patterns("objects", "swap")):
        match = swap.search(text)
        if match is None:
            continue
        index = _replaced(match["old"], match["new"], shot)
        if index is None:
            if number != _MAKES and _other_adjective(shot, edits, match["old"], match["new"], match.group()):
                return cut(text, match)
            if _names_place(shot, match["old"]) and number != _MAKES:
                _put_place(match["new"], edits, match.group())
                before = re.sub(r"\b(?:in|on|at)\s*$", "", text[: match.start()])
                return f"{before} , {text[match.end() :]}"
            if number != _MAKES and _other_music(shot, edits, match["old"], match["new"], match.group()):
                return cut(text, match)
            if (number != _MAKES or _object_of(shot, match["old"])) and _other_object(
                shot, edits, match["old"], match["new"], match.group()
            ):
                return cut(text, match)
            if number == 0 and is_thing(phrase_of(match["old"])):
                edits.ask(f"There is no {match['old']} in this shot. What should be replaced?")
                return cut(text, match)
            continue
        if _recount(match["new"], shot, edits, index, match.group()):
            return cut(text, match)
        new_subject = subject_from(match["new"], shot.subjects[index].importance)
        if new_subject is None or is_only_cue(match["new"]):
            continue
        if match["old"].lower() == "it":
            index = _living_instead(shot, new_subject, index)
        replace_subject(shot, edits, index, new_subject, match.group())
        return cut(text, match)
    return text


def _replaced(old: str, new: str, shot: Shot) -> int | None:
    """Who gives way: whom the words name, or a mail carrier for `a woman, not a man`, of whom neither was said."""
    index = find_subject(shot, old)
    index = find_subject(shot, f"the {old}") if index is None else index
    main = shot.main_subject
    if index is None and main is not None and main.kind == "human" and {old.lower(), new.lower().split()[-1]} <= _SEXES:
        return shot.subjects.index(main)
    return index


_SEXES: Final = frozenset({"man", "woman", "boy", "girl"})


def _living_instead(shot: Shot, new: Subject, index: int) -> int:
    """`make it a woman`, of a baker and dough: somebody takes the place of somebody, not of a thing beside them."""
    kinds, main = table("kinds"), shot.main_subject
    animate = [bool(s and kinds[s.kind or "thing"].animate) for s in (new, shot.subjects[index], main)]
    return shot.subjects.index(main) if main is not None and animate == [True, False, True] else index


_MAKES: Final = 5
"""The place of `make the dog a cat` among the patterns of `swap`, which never means a place."""


def _recount(new: str, shot: Shot, edits: Edits, index: int, said: str) -> bool:
    """`make it two dogs`, `make it a red car`: the same subject in another number or look."""
    phrase = phrase_of(new)
    if phrase is None or not phrase.noun:
        return False
    sex = phrase.noun.lower() in _SEXES and not _SEXES & set(shot.subjects[index].noun.lower().split())
    if index not in find_subjects(shot, f"all {phrase.noun}") and not (sex and shot.subjects[index].kind == "human"):
        return False
    return describe_anew(shot, edits, index, new, said)


def _put_place(words: str, edits: Edits, said: str) -> None:
    """A place told as what stands for another: `a train instead of a café`."""
    place = re.sub(r"^(?:(?:in|on|at|inside|an?|the) )+", "", words.strip(), flags=re.I)
    edits.put("setting.place", place, said)
    low = place.lower()
    stages = terms_by_phrase("stages")
    stage = stages.get(low) or stages.get(low.split()[-1])
    if stage:
        edits.put("setting.stage", stage, said)
        edits.put("setting.interior", table("stages")[stage].interior, said)


def _names_place(shot: Shot, words: str) -> bool:
    if not words.strip():
        return False
    head = words.lower().split()[-1]
    known = head in terms_by_phrase("stages") or head in terms_by_phrase("nouns")
    return head in shot.setting.place.lower().split() or any(
        known and re.search(rf"\b{PLACE_PREPOSITIONS} (?:the |an? )?(?:[\w-]+ )*?{re.escape(head)}\b", b.action, re.I)
        for b in shot.beats
    )


def _other_music(shot: Shot, edits: Edits, old: str, new: str, said: str) -> bool:
    """`swap techno for disco`: the music that the shot has gives way."""
    head = old.lower().removesuffix(" music").strip()
    if not head or head not in shot.sound.music.lower():
        return False
    bare = re.sub(r"^(?:use|some|with|play) | music$", "", new.lower().strip())
    edits.put("sound.music", re.sub(re.escape(head), bare, shot.sound.music, flags=re.I), said)
    return True


def _other_object(shot: Shot, edits: Edits, old: str, new: str, said: str) -> bool:
    """`cards instead of chess`: what is done, done with something else that is no subject either."""
    named = re.compile(rf"\b(?:an? |the )?{re.escape(old.strip())}\b", re.I)
    found = [i for i, beat in enumerate(shot.beats) if named.search(beat.action)]
    bare = re.sub(r"^(?:make it|use|with|let them play|have) ", "", new.strip())
    for index in found:
        edits.put(f"beats[{index}].action", named.sub(bare, shot.beats[index].action), said)
    for index, subject in enumerate(shot.subjects if found else ()):
        if named.search(subject.noun):
            edits.put(f"subjects[{index}].noun", named.sub(bare, subject.noun), said)
    return bool(found)


def _other_adjective(shot: Shot, edits: Edits, old: str, new: str, said: str) -> bool:
    """`steady lights instead of flickering lights`: a thing that deeds or the place name, in another look."""
    was, now = old.lower().split(), re.sub(r"^(?:an?|the|some) ", "", new.lower()).split()
    before, after = [w for w in was if w not in now], [w for w in now if w not in was]
    if len(before) != 1 or not after or (len(was) > 1 and was[-1] != now[-1]):
        return False
    held = re.compile(rf"\b{re.escape(before[0])} (?=(?:[a-z]+ )?{re.escape(now[-1])}\b)", re.I)
    paths = {f"beats[{i}].action": beat.action for i, beat in enumerate(shot.beats)} | {
        "setting.place": shot.setting.place
    }
    found = {path: text for path, text in paths.items() if held.search(text)}
    for path, text in found.items():
        told = " ".join(word for word in now[:-1] if word not in text.lower().split()) or now[0]
        edits.put(path, held.sub(f"{told} ", text), said)
    left = [effect for effect in shot.lighting.effects if before[0] not in effect.lower()]
    if found and left != shot.lighting.effects:
        edits.put("lighting.effects", left, said)
    return bool(found)


def _remove(text: str, shot: Shot, edits: Edits) -> str:
    match = next((m for rule in patterns("objects", "remove") if (m := rule.search(text))), None)
    if match is None:
        return text
    if _strike(match["old"], shot, edits, match.group()):
        return cut(text, match)
    found = find_subjects(shot, match["old"])
    left = len(shot.subjects) - len(found)
    if not found:
        edits.ask(f"There is no {match['old'].strip()} in this shot. What should go?")
    elif not left:
        edits.ask(f"The {shot.subjects[0].noun} is the only subject. What should be seen instead?")
    for index in found if left else ():
        drop_subject(shot, edits, index, match.group())
    return cut(text, match)


def _none(text: str, shot: Shot, edits: Edits) -> str:
    """`no people`, `without the truck`: out of the shot, or, if it is not in it, never to be seen."""
    while (rest := _none_of(text, shot, edits)) != text:
        text = rest
    return text


def _none_of(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("objects", "none").search(text)
    if match is None:
        return text
    said = match["old"].strip()
    if said.lower().split()[0] in _NO_NAMES:
        return text
    if _strike(said, shot, edits, match.group()):
        return cut(text, match)
    found = find_subjects(shot, said)
    if found and len(found) < len(shot.subjects):
        for index in found:
            drop_subject(shot, edits, index, match.group())
        return cut(text, match)
    now = edits.values.get("avoid", list(shot.avoid))
    if found:
        edits.ask(f"The {shot.subjects[0].noun} is the only subject. What should be seen instead?")
    elif deed := _object_of(shot, said):
        edits.ask(f"The {said} is part of “{deed}”. What should happen instead?")
    elif match.group().lower().startswith(("less", "not so")) or (
        is_adjective(said) and not is_thing(phrase_of(said)) and "show" not in match.group().lower()
    ):
        return text
    elif said not in now:
        edits.put("avoid", [*now, said][:16], match.group())
    return cut(text, match)


_NO_NAMES: Final = frozenset({"and", "or", "then", "at", "in", "on", "to", "so", "too", "that", "with", "by", "for"})
"""With which no name of a thing begins."""


def _object_of(shot: Shot, words: str) -> str:
    """The action whose verb takes a thing that is no subject: without it, nothing would be left to do."""
    named = re.compile(rf"^[\w-]+ (?:an? |the |some |his |her |its |their )?(?:[\w-]+ )?{re.escape(words)}\b", re.I)
    return next((beat.action for beat in shot.beats if named.search(beat.action)), "")


def _strike(what: str, shot: Shot, edits: Edits, said: str) -> bool:
    """Weather, lettering, a camera move or a detail that is to go."""
    low = what.lower().strip()
    if not low:
        return False
    parts = set(low.split())
    weather = terms_by_phrase("weather").get(low)
    if weather and weather != "clear":
        edits.put("setting.weather", "clear", said)
        if low == "snow":
            unsay(shot, edits, {"snowy", "snow-covered", "snow-capped", "snowbound", "snow-clad"}, said)
        return True
    if parts & _TEXT_WORDS and shot.text:
        edits.put("text", [], said)
        return True
    if low in terms_by_phrase("times_of_day") and terms_by_phrase("times_of_day")[low] == shot.setting.time_of_day:
        return True
    if _undescribed(low, shot, edits, said):
        return True
    if _silenced(low, shot, edits, said) or _unset(low, shot, edits, said):
        return True
    if low in terms_by_phrase("styles") or low.removesuffix(" style") in terms_by_phrase("styles"):
        return _unstyle(low.removesuffix(" style"), shot, edits, said)
    if low.endswith(("slow motion", "slow-motion", "slow mo", "slo-mo", "time-lapse", "timelapse", "time lapse")):
        edits.put("time_scale", 1.0, said)
        return True
    gone = [e for e in shot.lighting.effects if low.rstrip("s") not in e.lower()]
    if len(gone) < len(shot.lighting.effects):
        edits.put("lighting.effects", gone, said)
        return True
    details = [d for d in shot.setting.details if low not in d.lower()]
    if len(details) < len(shot.setting.details):
        edits.put("setting.details", details, said)
        return True
    return False


_CHOICES: Final[tuple[tuple[TableName, str], ...]] = (
    ("lighting_setups", "lighting.setup"), ("angles", "camera.angle"), ("shot_sizes", "camera.size"),
    ("times_of_day", "setting.time_of_day"),
)  # fmt: skip
_LENSES: Final = frozenset({"fisheye", "fish-eye", "fish eye", "telephoto", "wide-angle", "wide angle"})
_SPEECH: Final = frozenset({"dialogue", "dialog", "speech", "talking", "voices", "voice", "voiceover", "voice-over"})
_FOCUS: Final = {"shallow focus": ("deep focus", 11.0), "deep focus": ("shallow focus", 2.0)}


def _undescribed(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`no more dusty`, `remove the dust`, of a dusty road: the adjective of the place goes."""
    last = low.split()[-1]
    told = {last} if is_adjective(last) else {f"{last}y", f"{last}{last[-1]}y", f"{last.removesuffix('e')}y"}
    gone = told & _place_words(shot)
    if gone:
        unsay(shot, edits, gone, said)
    return bool(gone)


def _silenced(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`no dialogue`: what is said, which nobody would look for in the picture."""
    if low not in _SPEECH:
        return False
    if shot.sound.dialogue:
        edits.put("sound.dialogue", [], said)
    else:
        edits.ask("Nobody speaks in this shot. What else should change?")
    return True


def _unset(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """A choice that the shot has made and that is to be another: the director's. Of focus there are only two."""
    if low in _FOCUS:
        focus, stop = _FOCUS[low]
        edits.put("camera.focus", focus, said)
        edits.put("camera.aperture_f", stop, said, incidental=True)
        return True
    if shot.setting.season and low == shot.setting.season.lower():
        edits.put("setting.season", "", said)
        return True
    if shot.camera.focal_length_mm and low.removesuffix(" lens").removesuffix(" look") in _LENSES:
        edits.put("camera.focal_length_mm", None, said)
        return True
    if low == "mood" and shot.style.mood:
        edits.put("style.mood", "", said)
        return True
    data = shot.model_dump(mode="json")
    if find_subjects(shot, f"all {low}"):
        return False
    if shot.lighting.setup in words_for("lit_by").get(low, ()):
        dark = shot.setting.time_of_day == "night" and shot.lighting.setup != "moonlight"
        edits.put("lighting.setup", "moonlight" if dark else "natural", said)
        return True
    for name, path in _CHOICES:
        terms = terms_by_phrase(name)
        chosen = {terms.get(low), terms.get(f"{low} light"), terms.get(low.removesuffix(" light"))} - {None}
        if value_of(data, path) in chosen:
            edits.put(path, _neighbour(path, shot), said)
            return True
    return False


def _neighbour(path: str, shot: Shot) -> str | None:
    """What a refused framing gives way to: the next size, eye level; else what the director chooses."""
    if path == "camera.angle" and shot.camera.angle != "eye_level":
        return "eye_level"
    if path != "camera.size" or shot.camera.size is None:
        return None
    sizes = list(table("shot_sizes"))
    at = sizes.index(shot.camera.size)
    return sizes[at - 1 if at > len(sizes) // 2 else at + 1]


def _place_words(shot: Shot) -> set[str]:
    return set(re.findall(r"[\w-]+", shot.setting.place.lower()))


def _unstyle(name: str, shot: Shot, edits: Edits, said: str) -> bool:
    """The look that is to go; the director chooses another."""
    if terms_by_phrase("styles")[name] != shot.style.look:
        return False
    edits.put("style.look", None, said)
    edits.put("style.words", [w for w in shot.style.words if name not in w.lower()], said)
    return True
