"""Changes to what somebody is, wears, is called and does not do: `it should be a cat`, `only the car`."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.cast import Cast
from prompts.reading.grammar import verb_of
from prompts.reading.words import Words
from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, patterns
from prompts.revising.subjects import (
    cut,
    drop_subject,
    find_subject,
    is_only_cue,
    phrase_of,
    put_count,
    put_looks,
    replace_subject,
    subject_from,
)
from prompts.shot import Importance, Look, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_becoming"]

_METRES_PER_SECOND: Final = {"km": 1 / 3.6, "kp": 1 / 3.6, "mp": 0.44704, "m/": 1.0, "kn": 0.5144}


def read_becoming(text: str, shot: Shot, edits: Edits) -> tuple[str, str]:
    """Collect the edits that make a subject something else.

    Returns:
        The text without what was understood; and a question when something it names is not there.
    """
    for rule in (_still, _carried, _speed, _name, _wear, _undress, _swap_look, _not_done, _only, _all_of_them, _become):
        text = rule(text, shot, edits)
    return text, ""


# --- who and what --------------------------------------------------------------------------------------------


def _become(text: str, shot: Shot, edits: Edits) -> str:
    for is_bare, found in ((False, _told_to_be(text)), (True, pattern("becoming", "bare").search(text.strip(" ,.")))):
        if found is None or "subjects" in edits.values or is_only_cue(found["new"]) or _is_relative(found["new"]):
            continue
        who = found.groupdict().get("who") or "it"
        phrase = phrase_of(found["new"])
        same = find_subject(shot, phrase.noun) if phrase and phrase.noun else None
        index = same if same is not None else None if is_bare else find_subject(shot, who)
        if phrase is None or index is None:
            continue
        if same is not None:
            if not _describe_anew(shot, edits, index, found["new"], found.group()):
                continue
        elif not phrase.noun_id or (new := subject_from(found["new"], shot.subjects[index].importance)) is None:
            continue
        else:
            replace_subject(shot, edits, index, new, found.group())
        return "" if is_bare else cut(text, found)
    return text


def _is_relative(words: str) -> bool:
    """`a bigger ball` is a matter of degree."""
    return any(pattern("relative", name).search(words) for name in ("bigger", "smaller"))


def _told_to_be(text: str) -> re.Match[str] | None:
    return next((found for rule in patterns("becoming", "be") if (found := rule.search(text))), None)


def _describe_anew(shot: Shot, edits: Edits, index: int, new: str, said: str) -> bool:
    """`two dogs`, `a black dog`: the same subject in another number or look."""
    phrase, told = phrase_of(new), subject_from(new if re.match(r"(?:an?|the) ", new) else f"a {new}", Importance.MAIN)
    changed = False
    if phrase is not None and phrase.count_text and phrase.count > 1:
        put_count(edits, index, phrase.count, phrase.count_text, said)
        changed = True
    if told is not None and told.looks:
        put_looks(shot, edits, index, list(told.looks), said)
        changed = True
        material = next((m for look in told.looks if (m := terms_by_phrase("materials").get(look.text.lower()))), "")
        if material:
            edits.put(f"subjects[{index}].material", material, said)
    return changed


def _all_of_them(text: str, shot: Shot, edits: Edits) -> str:
    """`three of them`, `make both black`."""
    match = pattern("becoming", "of_them").search(text)
    phrase = phrase_of(f"{match['number']} things") if match else None
    main = shot.main_subject
    if match and phrase and main and phrase.count > 1:
        put_count(edits, shot.subjects.index(main), phrase.count, match["number"], match.group())
        return cut(text, match)
    match = pattern("becoming", "both").search(text)
    if match is None or match["what"].lower() not in terms_by_phrase("colours"):
        return text
    for index, subject in enumerate(shot.subjects):
        if subject.importance is Importance.MAIN:
            look = Look(text=match["what"].lower(), colour=match["what"].lower())
            put_looks(shot, edits, index, [look], match.group())
    return cut(text, match)


def _only(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("becoming", "only").search(text)
    index = find_subject(shot, match["who"]) if match else None
    if match is None or index is None or len(shot.subjects) != 2:
        return text
    drop_subject(shot, edits, 1 - index, match.group())
    return cut(text, match)


def _name(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("becoming", "name").search(text)
    index = find_subject(shot, match["who"]) if match else None
    if match is None or index is None or not match["name"][:1].isupper():
        return text
    edits.put(f"subjects[{index}].name", match["name"], match.group())
    return cut(text, match)


# --- clothes -------------------------------------------------------------------------------------------------


def _wear(text: str, shot: Shot, edits: Edits) -> str:
    for rule in patterns("becoming", "wear"):
        match = rule.search(text)
        index = find_subject(shot, match.groupdict().get("who") or "it") if match else None
        if match is None or index is None:
            continue
        looks = _looks_from(match["what"], shot, index, carried=bool(match.groupdict().get("give")))
        if looks:
            put_looks(shot, edits, index, looks, match.group())
            return cut(text, match)
    return text


def _looks_from(what: str, shot: Shot, index: int, *, carried: bool) -> list[Look]:
    words = Words.of(f"with {what}")
    cast = Cast(subjects=list(shot.subjects))
    before = len(shot.subjects[index].looks)
    cast.modifiers(words, 0, len(words), shot.subjects[index].id)
    fresh = list(cast.subjects[index].looks[before:])
    phrase = phrase_of(what)
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if fresh and row is not None and (row.kind == "cloth" or row.role == "part"):
        return fresh
    if not carried or phrase is None or row is None or row.kind not in {"tool", "device", "instrument"}:
        return []
    colour = next((a.lower() for a in phrase.adjectives if a.lower() in terms_by_phrase("colours")), "")
    return [Look(part=phrase.noun.lower(), text=" ".join([*phrase.adjectives, phrase.noun]), colour=colour)]


def _look_of(shot: Shot, part: str) -> tuple[int, str] | None:
    """The subject that wears a part, and the part by its name."""
    wanted = part.lower().split()[-1]
    for index, subject in enumerate(shot.subjects):
        for look in subject.looks:
            if look.part and look.part.lower().split()[-1] == wanted:
                return index, look.part
    return None


def _without(shot: Shot, index: int, part: str) -> list[dict[str, Any]]:
    return [look.model_dump(mode="json") for look in shot.subjects[index].looks if look.part != part]


def _undress(text: str, shot: Shot, edits: Edits) -> str:
    for name in ("remove", "none"):
        match = pattern("objects", name).search(text)
        worn = _look_of(shot, match["old"]) if match else None
        if match and worn and find_subject(shot, match["old"]) is None:
            edits.put(f"subjects[{worn[0]}].looks", _without(shot, *worn), match.group())
            return cut(text, match)
    return text


def _swap_look(text: str, shot: Shot, edits: Edits) -> str:
    """`change the raincoat to a red jacket`."""
    for swap in patterns("objects", "swap"):
        match = swap.search(text)
        worn = _look_of(shot, match["old"]) if match else None
        if match is None or worn is None or find_subject(shot, match["old"]) is not None:
            continue
        fresh = _looks_from(match["new"], shot, worn[0], carried=True)
        if fresh:
            rows = [look.model_dump(mode="json") for look in fresh]
            edits.put(f"subjects[{worn[0]}].looks", [*_without(shot, *worn), *rows], match.group())
            return cut(text, match)
    return text


# --- deeds and the camera ------------------------------------------------------------------------------------


def _not_done(text: str, shot: Shot, edits: Edits) -> str:
    """`it doesn't bounce`: that beat and what physics makes of it go."""
    match = pattern("becoming", "not_done").search(text)
    verb = verb_of(match["deed"].lower()) if match else None
    index = find_subject(shot, match["who"] or "it") if match else None
    if match is None or verb is None or index is None:
        return text
    motion = terms_by_phrase("motions").get(verb.base)
    who = shot.subjects[index].id
    kept = [b for b in shot.beats if b.subject != who or b.motion != motion]
    if motion is None or len(kept) == len(shot.beats):
        return text
    rows = [b.model_dump(mode="json") | {"start_s": None, "end_s": None} for b in kept]
    edits.put("beats", rows, match.group())
    events = [e for e in shot.physics if e.subject != who or e.law != motion]
    if len(events) < len(shot.physics):
        edits.put("physics", [e.model_dump(mode="json") for e in events], match.group())
    return cut(text, match)


def _still(text: str, _shot: Shot, edits: Edits) -> str:
    match = pattern("becoming", "still").search(text)
    if match is None:
        return text
    edits.put("camera.moves", [{"kind": "static"}], match.group())
    return cut(text, match)


def _carried(text: str, _shot: Shot, edits: Edits) -> str:
    """`on a tripod`, `shake the camera`: what carries the camera."""
    for stability in ("tripod", "dolly", "gimbal", "handheld"):
        if match := pattern("becoming", f"on_{stability}").search(text):
            edits.put("camera.stability", stability, match.group())
            return cut(text, match)
    return text


def _speed(text: str, shot: Shot, edits: Edits) -> str:
    """`at 100 km/h`: how fast the main subject travels."""
    match = pattern("becoming", "speed").search(text)
    main = shot.main_subject
    travels = [i for i, b in enumerate(shot.beats) if main and b.subject == main.id and _travels(b.motion)]
    if match is None or not travels:
        return text
    mps = float(match["number"]) * _METRES_PER_SECOND[match["unit"].lower()[:2]]
    for index in travels:
        edits.put(f"beats[{index}].speed_mps", round(mps, 3), match.group())
    return cut(text, match)


def _travels(motion: str | None) -> bool:
    row = table("motions").get(motion or "")
    return bool(row and row.speed_mps > 0)
