"""Changes to what somebody is, wears, is called and does not do: `it should be a cat`, `only the car`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.reading.phrases import NounPhrase
from prompts.revising.carrying import read_carried
from prompts.revising.company import attends
from prompts.revising.degrees import base_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subject, find_subjects
from prompts.revising.patterns import NUMBERS, pattern, patterns
from prompts.revising.subjects import (
    cut,
    describe_anew,
    drop_subject,
    is_look,
    is_only_cue,
    phrase_of,
    put_count,
    put_looks,
    replace_subject,
    subject_from,
)
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_becoming"]


def read_becoming(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits that make a subject something else.

    Returns:
        The text without what was understood.
    """
    for rule in (
        _frame_rate,
        _resolution,
        _one_of_them,
        _glowing,
        _body,
        _decade,
        read_carried,
        _name,
        _only,
        _more_of_them,
        _all_of_them,
        _become,
        _plain_be,
    ):
        text = rule(text, shot, edits)
    return text


# --- who and what --------------------------------------------------------------------------------------------


def _become(text: str, shot: Shot, edits: Edits) -> str:
    for is_bare, found in ((False, _told_to_be(text)), (True, pattern("becoming", "bare").search(text.strip(" ,.")))):
        if found is None or "subjects" in edits.values or is_only_cue(found["new"]) or _is_relative(found["new"]):
            continue
        who = found.groupdict().get("who") or "it"
        phrase = phrase_of(found["new"])
        if is_bare and _acts(found["new"], phrase):
            continue
        same = _told_again(shot, phrase, found.groupdict().get("who") or "")
        index = same if same is not None else _other_of_kind(shot, phrase) if is_bare else find_subject(shot, who)
        if same is None and not found.groupdict().get("who") and not is_bare:
            index = _alike(shot, phrase, index)
        if phrase is None or index is None:
            continue
        if same is not None:
            if not describe_anew(shot, edits, index, found["new"], found.group()):
                continue
        elif (
            not phrase.noun_id
            or _is_quality(found["new"])
            or (new := subject_from(found["new"], shot.subjects[index].importance)) is None
        ):
            continue
        elif new.kind in _CONTENTS and " of " in shot.subjects[index].noun:
            vessel = shot.subjects[index].noun.partition(" of ")[0]
            edits.put(f"subjects[{index}].noun", f"{vessel} of {new.noun}", found.group())
        else:
            replace_subject(shot, edits, index, new, found.group())
        return text.strip(" ,.")[found.end() :] if is_bare else cut(text, found)
    return text


_CONTENTS: Final = frozenset({"liquid", "food"})
"""Kinds of what a glass or a plate may hold: `lemonade instead`, of a glass of tea."""


def _acts(words: str, phrase: NounPhrase | None) -> bool:
    """`the second dog stops` tells what it does, not what is there instead."""
    further = words.lower().split()[phrase.end :] if phrase is not None else []
    verb = verb_of(further[0]) if further else None
    modal = bool(further) and further[0] in _MODALS
    several = phrase is not None and phrase.count > 1
    return modal or (verb is not None and verb.form in ({"third", "base"} if several else {"third"}))


_MODALS: Final = frozenset({"is", "are", "should", "must", "will", "can", "could", "may", "might"})
"""Words after which somebody is told to do something."""


def _told_again(shot: Shot, phrase: NounPhrase | None, who: str) -> int | None:
    """Whom a noun phrase tells of again: somebody named, who is of that sort, or the one whom it fits."""
    named = find_subject(shot, who) if who and phrase is not None and phrase.noun else None
    if named is not None and phrase is not None and named in find_subjects(shot, f"all {phrase.noun}"):
        return named
    if named is not None and phrase is not None and _is_sex(phrase) and _is_any_sex(shot.subjects[named]):
        return named
    return _same(shot, phrase)


def _is_any_sex(subject: Subject) -> bool:
    row = table("nouns").get(terms_by_phrase("nouns").get(subject.noun.lower().split()[-1], ""))
    return subject.kind == "human" and (row is None or not row.gender)


def _is_sex(phrase: NounPhrase) -> bool:
    """`a woman`, which says of somebody what they are beside their trade."""
    return phrase.noun.lower() in {"woman", "man", "girl", "boy", "lady", "guy"}


def _is_quality(words: str) -> bool:
    """`gold`, `wooden`, `soft`: words that say how a thing is, though a noun may be written so too."""
    low = words.lower().strip()
    return low in terms_by_phrase("colours") or low in terms_by_phrase("materials") or is_look(low)


def _other_of_kind(shot: Shot, phrase: NounPhrase | None) -> int | None:
    """`an eagle`, said of an owl: the only main subject gives way to another of its sort, animal or person."""
    main = shot.main_subject
    people = main is not None and main.kind == "human" and phrase is not None and phrase.count > 1
    people = people and phrase is not None and not attends(phrase.noun)
    told = phrase is not None and (phrase.determiner in {"a", "an"} or (people and bool(phrase.count_text)))
    row = table("nouns").get(phrase.noun_id) if phrase and told else None
    mains = [s for s in shot.subjects if s.importance is Importance.MAIN]
    if row is None or main is None or len(mains) != 1 or row.role != "thing":
        return None
    kinds = table("kinds")
    alive = kinds[row.kind].animate and kinds[main.kind or "thing"].animate
    return shot.subjects.index(main) if alive and (row.kind == "human") is (main.kind == "human") else None


def _same(shot: Shot, phrase: NounPhrase | None) -> int | None:
    """The subject that a noun phrase tells of again: `a cyclist`, or `a girl cyclist`."""
    if phrase is None or not phrase.noun:
        return None
    found = find_subject(shot, phrase.noun)
    if found is None and phrase.count > 1:
        found = next(iter(find_subjects(shot, f"all {phrase.noun}")), None)
    ending = [i for i, s in enumerate(shot.subjects) if phrase.noun.lower().endswith(f" {s.noun.lower()}")]
    head = phrase.noun.lower().split()[-1]
    ending = ending or [i for i, s in enumerate(shot.subjects) if s.noun.lower().split()[-1] == head]
    return found if found is not None or len(ending) != 1 else ending[0]


def _plain_be(text: str, shot: Shot, edits: Edits) -> str:
    """`make it tea`, of a cup of coffee: what is of its sort gives way."""
    match = pattern("becoming", "plain_be").search(text)
    phrase = phrase_of(match["new"]) if match else None
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if match is None or row is None or not row.sort or is_only_cue(match["new"]) or _is_relative(match["new"]):
        return text
    if phrase is None or find_subjects(shot, f"all {phrase.noun}"):
        return text
    index = _alike(shot, phrase, None)
    new = subject_from(match["new"], shot.subjects[index].importance) if index is not None else None
    if index is None or new is None or match["new"].lower() in terms_by_phrase("materials"):
        return text
    replace_subject(shot, edits, index, new, match.group())
    return cut(text, match)


_SLOW_FPS: Final = 90
_PLAYED_FPS: Final = 24


def _frame_rate(text: str, _shot: Shot, edits: Edits) -> str:
    """`at 240 fps`: filmed so fast and played at 24, which is a tenth of the speed."""
    match = pattern("becoming", "frame_rate").search(text)
    if match is None:
        return text
    if int(match["fps"]) >= _SLOW_FPS:
        edits.put("time_scale", round(_PLAYED_FPS / int(match["fps"]), 4), match.group())
    else:
        edits.ask("How many frames a second a clip has is set when it is rendered. Should the shot be in slow motion?")
    return cut(text, match)


def _resolution(text: str, _shot: Shot, edits: Edits) -> str:
    """`in 4k`: what a clip has, and no shot."""
    match = pattern("becoming", "resolution").search(text.strip(" ,."))
    if match is None:
        return text
    edits.ask("How large the picture is, is set when a clip is rendered. What should change in the shot itself?")
    return ""


def _one_of_them(text: str, shot: Shot, edits: Edits) -> str:
    """`have one deer look up`, of three: those that are one subject do everything together."""
    if apart := pattern("becoming", "one_apart").search(text.strip(" ,.")):
        meant = find_subjects(shot, f"all {apart['who'] or 'main subject'}")
        group = [shot.subjects[i] for i in meant if shot.subjects[i].count > 1]
        if group:
            edits.ask(f"The {group[0].noun} are one subject in this shot, and alike. Should it be so for all of them?")
            return ""
    match = pattern("becoming", "one_of_them").search(text.strip(" ,."))
    verb = verb_of(match["verb"].lower()) if match else None
    found = find_subjects(shot, f"all {match['who'] or 'main subject'}") if match else ()
    many = [shot.subjects[i] for i in found if shot.subjects[i].count > 1]
    if match is None or verb is None or not many:
        return text
    edits.ask(f"The {many[0].noun} act together in this shot. Should all of them {verb.base}{match['rest']}?")
    return ""


def _glowing(text: str, shot: Shot, edits: Edits) -> str:
    """`make the horseshoe glow brighter`: how one thing looks, not the light of the shot."""
    match = pattern("becoming", "glowing").search(text)
    found = find_subjects(shot, match["who"]) if match else ()
    verb = verb_of(match["verb"].lower()) if match else None
    if match is None or not found or verb is None:
        return text
    stronger = match["way"].lower() not in _DIMMER
    for index in found:
        now = next((k.text for k in shot.subjects[index].looks if verb.base in k.text), f"{verb.base}ing")
        bare = re.sub(r"^(?:brightly|faintly) ", "", now)
        kept = [k for k in shot.subjects[index].looks if verb.base not in k.text]
        look = Look(text=f"{'brightly' if stronger else 'faintly'} {bare}")
        edits.put(f"subjects[{index}].looks", [k.model_dump(mode="json") for k in [*kept, look]], match.group())
    return cut(text, match)


_DIMMER: Final = frozenset({"dimmer", "less", "weaker", "softer", "fainter"})


def _body(text: str, shot: Shot, edits: Edits) -> str:
    """`barefoot`, by itself: how the one main person is."""
    match = pattern("becoming", "body").search(text)
    main = shot.main_subject
    if match is None or main is None or main.kind != "human":
        return text
    put_looks(
        shot, edits, shot.subjects.index(main), [Look(text=(match["what"] or match["what2"]).lower())], match.group()
    )
    return cut(text, match)


def _alike(shot: Shot, phrase: NounPhrase | None, index: int | None) -> int | None:
    """`a whiteboard instead`, of a teacher at a blackboard: what is of its kind gives way, the likest first."""
    nouns = table("nouns")
    row = nouns.get(phrase.noun_id) if phrase else None
    if row is None:
        return index
    rows = [(i, nouns.get(terms_by_phrase("nouns").get(s.noun.lower(), s.id)), s) for i, s in enumerate(shot.subjects)]
    head = row.id[-4:]
    named = [i for i, _, s in rows if s.noun.lower().endswith(head)]
    sort = [i for i, other, _ in rows if other is not None and row.sort and other.sort == row.sort]
    kind = [i for i, _, s in rows if s.kind == row.kind]
    return next(iter(named or sort or kind), index)


def _is_relative(words: str) -> bool:
    """`a bigger ball` is a matter of degree, and `no ball` of leaving out."""
    compared = any(pattern("relative", name).search(words) for name in ("bigger", "smaller"))
    return compared or bool(_OTHERWISE.match(words)) or base_of(words.lower().split()[-1]) != ""


_OTHERWISE: Final = re.compile(
    r"(?:same|no|not|add|without|only|just|more|less|with|remove|lose|drop|another|include) ", re.I
)


def _told_to_be(text: str) -> re.Match[str] | None:
    return next((found for rule in patterns("becoming", "be") if (found := rule.search(text))), None)


def _more_of_them(text: str, shot: Shot, edits: Edits) -> str:
    """`two more of them`, `another one`, `one fewer`."""
    match = pattern("becoming", "more_of_them").search(text)
    main = shot.main_subject
    if match is None or main is None or not (match["way"] or match["number"].lower() == "another"):
        return text
    by = 1 if match["number"].lower() == "another" else NUMBERS.get(match["number"].lower()) or int(match["number"])
    way = -1 if (match["way"] or "").strip().lower() in ("fewer", "less") else 1
    count = main.count + way * by
    if count < 1:
        edits.ask(f"That would leave no {main.noun}. What should be seen instead?")
    else:
        told = next((word for word, number in NUMBERS.items() if number == count), str(count))
        put_count(shot, edits, shot.subjects.index(main), count, told if count > 1 else "", match.group())
    return cut(text, match)


def _all_of_them(text: str, shot: Shot, edits: Edits) -> str:
    """`three of them`."""
    match = pattern("becoming", "of_them").search(text)
    phrase = phrase_of(f"{match['number']} things") if match else None
    main = shot.main_subject
    if match and phrase and main and phrase.count > 1:
        put_count(shot, edits, shot.subjects.index(main), phrase.count, match["number"], match.group())
        return cut(text, match)
    return text


def _only(text: str, shot: Shot, edits: Edits) -> str:
    """`only the car`: whoever else is seen or acts goes; what the scene stands on stays."""
    match = pattern("becoming", "only").search(text)
    found = find_subjects(shot, match["who"]) if match else ()
    doers = {beat.subject for beat in shot.beats}
    others = [i for i, s in enumerate(shot.subjects) if i not in found and s.id in doers]
    if match is None or not found or not others:
        return text
    for index in others:
        drop_subject(shot, edits, index, match.group())
    return cut(text, match)


def _name(text: str, shot: Shot, edits: Edits) -> str:
    for rule in patterns("becoming", "name"):
        at = 0
        while match := rule.search(text, at):
            at = match.end()
            index = find_subject(shot, match["who"])
            if index is not None and match["name"][:1].isupper():
                edits.put(f"subjects[{index}].name", match["name"], match.group())
                text, at = cut(text, match), 0
    return text


def _decade(text: str, shot: Shot, edits: Edits) -> str:
    """`in his fifties` is an age, not an era."""
    match = pattern("qualities", "decade").search(text)
    found = find_subjects(shot, match["who"] or "main subject") if match else ()
    if match is None or not found:
        return text
    for index in found:
        age = re.search(r"in (?:his|her|their) .+", match.group(), re.I)
        edits.put(f"subjects[{index}].age", age.group().lower() if age else "", match.group())
    return f"{text[: match.start()]}{text[match.end() :]}".strip()
