"""Changes to who and what is in the shot: replaced, removed, lettered; how they are to look is in `made.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.phrases import is_adjective
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subject, find_subjects
from prompts.revising.made import read_bare, read_make, read_scenery, read_should
from prompts.revising.parting import single_noun
from prompts.revising.patterns import NUMBERS, QUOTED, UNMEANT, pattern, patterns
from prompts.revising.striking import strike
from prompts.revising.subjects import (
    cut,
    describe_anew,
    drop_subject,
    is_only_cue,
    is_thing,
    phrase_of,
    put_count,
    replace_subject,
    sex_of,
    subject_from,
)
from prompts.revising.tidying import PLACE_PREPOSITIONS
from prompts.revising.undoing import find_deeds, leave_out
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_objects"]


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
    place = pattern("objects", "text_place")
    return place.sub(lambda m: m[0] if text[: m.start()].rstrip().endswith(QUOTED) else " ", text)


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
        if new_subject is None or _is_no_subject(match["new"], new_subject, shot.subjects[index]):
            continue
        if match["old"].lower() == "it":
            index = _living_instead(shot, new_subject, index)
        replace_subject(shot, edits, index, new_subject, match.group())
        return cut(text, match)
    return text


def _is_no_subject(words: str, new: Subject, old: Subject) -> bool:
    """Whether words are a term of film or a place, which in the place of a building is another building: a castle."""
    return is_only_cue(words) and not {new.kind, old.kind} <= _BUILT


_BUILT: Final = frozenset({"building", "landform"})


def _replaced(old: str, new: str, shot: Shot) -> int | None:
    """Who gives way: whom the words name, or a mail carrier for `a woman, not a man`, of whom neither was said."""
    index = find_subject(shot, old)
    index = find_subject(shot, f"the {old}") if index is None else index
    main = shot.main_subject
    if (
        index is None
        and main is not None
        and main.kind == "human"
        and {old.lower(), new.lower().rpartition(" ")[2]} <= _SEXES
    ):
        return shot.subjects.index(main)
    return index


_SEXES: Final = frozenset({"man", "woman", "boy", "girl"})


def _living_instead(shot: Shot, new: Subject, index: int) -> int:
    """`make it a woman`, of a baker and dough: somebody takes the place of somebody, not of a thing beside them."""
    kinds, main = table("kinds"), shot.main_subject
    animate = [bool(s and kinds[s.kind or "thing"].animate) for s in (new, shot.subjects[index], main)]
    if main is not None and (new.kind == "human") is not (main.kind == "human"):
        return index
    return shot.subjects.index(main) if main is not None and animate == [True, False, True] else index


_MAKES: Final = 5
"""The place of `make the dog a cat` among the patterns of `swap`, which never means a place."""


def _recount(new: str, shot: Shot, edits: Edits, index: int, said: str) -> bool:
    """`make it two dogs`, `make it a red car`: the same subject in another number or look."""
    phrase = phrase_of(new)
    if phrase is None or not phrase.noun:
        return False
    own = sex_of(shot.subjects[index].noun)
    sex = phrase.noun.lower() in _SEXES and own in ("", sex_of(phrase.noun))
    sex = sex and not _SEXES & set(shot.subjects[index].noun.lower().split())
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
    if strike(match["old"], shot, edits, match.group()):
        return cut(text, match)
    if _one_less(match["old"], shot, edits, match.group()):
        return cut(text, match)
    found = find_subjects(shot, match["old"]) or _crowd(match["old"], shot)
    left = len(shot.subjects) - len(found)
    if not found and match["old"].lower().strip() in shot.setting.place.lower():
        edits.ask(f"The {match['old'].strip()} is where the shot is. Where should it be instead?")
    elif not found:
        edits.ask(f"There is no {match['old'].strip()} in this shot. What should go?")
    elif not left:
        edits.ask(f"The {shot.subjects[0].noun} is the only subject. What should be seen instead?")
    for index in found if left else ():
        drop_subject(shot, edits, index, match.group())
    return cut(text, match)


def _crowd(old: str, shot: Shot) -> tuple[int, ...]:
    """The people of a shot who are several, for `the crowd` and `the extras`."""
    if old.lower().removeprefix("the ").strip() not in _CROWDS:
        return ()
    return tuple(i for i, s in enumerate(shot.subjects) if s.kind == "human" and s.count > 1)


_CROWDS: Final = frozenset({
    "crowd", "crowds", "people", "other people", "others", "extras", "bystanders", "passers-by", "pedestrians",
    "everyone", "everybody else", "everyone else", "background people", "people in the background",
})  # fmt: skip


def _one_less(old: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`lose one astronaut`, of two: so many of them go."""
    told = re.match(
        rf"(?P<count>{'|'.join(NUMBERS)}|\d+) (?:of (?:the |them)?)?(?P<noun>[\w -]*)$", old.lower().strip()
    )
    found = find_subjects(shot, f"all {told['noun']}" if told and told["noun"] else "them") if told else ()
    if told is None or len(found) != 1:
        return False
    now, by = shot.subjects[found[0]].count, NUMBERS.get(told["count"]) or int(told["count"])
    if now <= by:
        return False
    count_text = next((word for word, number in NUMBERS.items() if number == now - by), str(now - by))
    put_count(shot, edits, found[0], now - by, count_text if now - by > 1 else "", said)
    if now - by == 1:
        edits.put(f"subjects[{found[0]}].noun", single_noun(shot.subjects[found[0]]), said, incidental=True)
    return True


def _stopped(found: Sequence[int], shot: Shot, edits: Edits, said: str) -> None:
    """`stop the mobile`, which spins: its movement ends, and it stays."""
    for index in found:
        subject = shot.subjects[index]
        looks = [look for look in subject.looks if look.part or not look.text.lower().endswith("ing")]
        moves = [i for i, beat in enumerate(shot.beats) if beat.subject == subject.id]
        if looks != subject.looks:
            edits.put(f"subjects[{index}].looks", [look.model_dump(mode="json") for look in looks], said)
        elif moves:
            leave_out(shot, edits, moves, said)
        else:
            edits.ask(f"The {subject.noun} does not move in this shot. Should it go?")


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
    if not said or said.lower().split()[0] in _NO_NAMES:
        return text
    if strike(said, shot, edits, match.group()):
        return cut(text, match)
    found = find_subjects(shot, said)
    if found and match.group().lower().lstrip(" ,").startswith("stop"):
        _stopped(found, shot, edits, match.group())
        return cut(text, match)
    if found and len(found) < len(shot.subjects):
        _drop_all(found, said, shot, edits, match.group())
        return cut(text, match)
    if not found and (deeds := find_deeds(shot, _AFTER_ALL.sub("", said), alike=False)):
        leave_out(shot, edits, deeds, match.group())
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


def _drop_all(found: Sequence[int], what: str, shot: Shot, edits: Edits, said: str) -> None:
    """Takes subjects out; of `no trees` those of the set are not to be seen either."""
    for index in found:
        drop_subject(shot, edits, index, said)
    if what not in shot.avoid and re.match(r"[\s,]*(?:no|without|not any)\b", said, re.I):
        edits.put("avoid", [*shot.avoid, what][:16], said, incidental=True)


_AFTER_ALL: Final = re.compile(r" (?:after all|please|any ?more|at all|this time|now)$", re.I)
"""Behind `no crash` these say nothing of what is not to happen."""
_NO_NAMES: Final = frozenset({"and", "or", "then", "at", "in", "on", "to", "so", "too", "that", "with", "by", "for"})
"""With which no name of a thing begins."""


def _object_of(shot: Shot, words: str) -> str:
    """The action whose verb takes a thing that is no subject: without it, nothing would be left to do."""
    named = re.compile(rf"^[\w-]+ (?:an? |the |some |his |her |its |their )?(?:[\w-]+ )?{re.escape(words)}\b", re.I)
    return next((beat.action for beat in shot.beats if named.search(beat.action)), "")
