"""Who else is there, how many, and how they stand: `more people`, `with a rider`, `a lighthouse in the background`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import PREPOSITIONS, singulars, verb_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.orders import MOVERS, imperative, ordered, told_to
from prompts.revising.patterns import NUMBERS, pattern, splits, words_for
from prompts.revising.subjects import cut, is_cue, is_of_the_trade, phrase_of, put_count, subject_from
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["attends", "kin_of", "names_things", "read_company"]

_FEWER: Final = frozenset({"fewer", "less", "not so many"})


def read_company(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to who is there, and turn what only brings somebody in, or tells somebody to act, into that.

    Returns:
        The text without what was understood.
    """
    for rule in (
        _bare_there,
        told_to,
        _scenery_beside,
        _put_there,
        _another,
        _arranged,
        _scattered,
        _more_of,
        _more_stuff,
        _behind,
        _company,
        imperative,
        ordered,
    ):
        text = rule(text, shot, edits)
    return text


def names_things(wish: str, shot: Shot) -> bool:
    """`flames!`, `a lamp`: nothing but a thing that is not there, nor alive, which is then to be there."""
    bare = re.sub(r"^(?:an?|some|a few|lots of|with|and) ", "", wish.lower().strip(" ,.!"))
    if not re.fullmatch(r"[a-z-]+(?: [a-z-]+)?", bare) or is_cue(bare) or is_of_the_trade(bare, None):
        return False
    if re.match(r"(?:more|less|fewer|no|not|only|just|very|too|other|another|same) ", bare):
        return False
    if attends(bare.split()[-1]):
        return not find_subjects(shot, f"all {bare}")
    known = terms_by_phrase("nouns")
    row = table("nouns").get(next((known[form] for form in _forms(bare) if form in known), ""))
    alone = row is not None and row.role in {"thing", "stuff"} and not table("kinds")[row.kind].animate
    small = row is not None and row.kind in _SWARMS
    return (alone or small) and not find_subjects(shot, f"all {bare}")


def attends(noun: str) -> bool:
    """Whether those whom a noun names are beside somebody else: assistants, onlookers, friends."""
    return not _ATTENDING.isdisjoint(_forms(noun.lower()))


_ATTENDING: Final = frozenset({
    "assistant", "helper", "onlooker", "bystander", "spectator", "colleague", "companion", "friend", "passer-by",
    "guest", "apprentice", "bodyguard", "attendant", "visitor", "opponent", "neighbour", "neighbor",
})  # fmt: skip


def kin_of(wish: str, shot: Shot) -> str:
    """The noun of a thing in the shot of the very sort that a wish names: the roses, for `tulips`; empty for none."""
    known, nouns = terms_by_phrase("nouns"), table("nouns")
    row = nouns.get(next((known[form] for form in _forms(wish.lower().strip(" ,.!")) if form in known), ""))
    for subject in shot.subjects if row is not None and row.sort else ():
        other = nouns.get(next((known[form] for form in _forms(subject.noun.lower()) if form in known), ""))
        if row is not None and other is not None and other.sort == row.sort and not table("kinds")[row.kind].animate:
            return subject.noun
    return ""


def _forms(words: str) -> tuple[str, ...]:
    return (words, *singulars(words), words.split()[-1], *singulars(words.split()[-1]))


_SWARMS: Final = frozenset({"insect", "bird", "fish"})
"""Kinds of creatures that dress a scene: `fireflies`, `birds`."""


def _put_there(text: str, shot: Shot, _edits: Edits) -> str:
    """`put a lamp on the desk` adds a lamp; `put it on velvet` is another thing to lie on than the table."""
    stood = pattern("absolute", "stood_on").search(text.strip(" ,."))
    for index in find_subjects(shot, stood["who"] or "main subject") if stood else ():
        thing = shot.subjects[index]
        under = next((b.target for b in shot.beats if b.subject == thing.id and b.target), "")
        base = next((s for s in shot.subjects if s.id == under), None)
        akin = base is not None and stood is not None and base.noun.split()[-1] == stood["what"].split()[-1]
        if stood and not akin and not table("kinds")[thing.kind or "thing"].animate and base is not None:
            return f"replace the {base.noun} with {stood['what']}"
    match = pattern("absolute", "put_there").search(text.strip(" ,."))
    phrase = phrase_of(match["what"]) if match else None
    if match is None or phrase is None or not phrase.noun_id or table("nouns")[phrase.noun_id].kind == "cloth":
        return text
    animate = any(table("kinds")[shot.subjects[i].kind or "thing"].animate for i in find_subjects(shot, match["where"]))
    if match["prep"] == "on" and animate:
        return text
    return f"add {match['what']} {match['prep']} {match['where']}"


def _another(text: str, shot: Shot, edits: Edits) -> str:
    """`add a baby panda`, beside the panda that is there: one more, unlike it in looks or age."""
    match = pattern("absolute", "another").search(text.strip(" ,."))
    fresh = subject_from(match["what"], Importance.SUPPORTING) if match else None
    told = phrase_of(match["what"]) if match else None
    alike = find_subjects(shot, f"all {told.noun}") if told is not None and told.noun else ()
    if match is None or fresh is None or not alike or not (fresh.age or fresh.looks):
        return text
    _bring(shot, edits, fresh, (match["where"] or "").strip(), match.group())
    return ""


def _bring(shot: Shot, edits: Edits, fresh: Subject, position: str, said: str) -> None:
    """Put a newcomer last among the subjects, under an id of its own."""
    rows = edits.rows(shot, "subjects")
    taken = {row["id"] for row in rows}
    new_id = next(n for k in range(1, 99) if (n := fresh.id if k == 1 else f"{fresh.id}_{k}") not in taken)
    fresh = fresh.model_copy(update={"id": new_id, "position": position})
    edits.put("subjects", [*rows, fresh.model_dump(mode="json")][:24], said)


def _arranged(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("absolute", "arranged").search(text)
    if match is None or not shot.subjects:
        return text
    for index in find_subjects(shot, "them"):
        edits.put(f"subjects[{index}].position", match["how"].lower(), match.group())
    return " ".join(f"{text[: match.start()]}{text[match.end() :]}".split())


def _scenery_beside(text: str, shot: Shot, edits: Edits) -> str:
    """`with the sea on the left`: what is to be seen of the place, and where."""
    match = pattern("absolute", "beside").search(text)
    low = re.sub(r"^(?:the|an?|some) ", "", match["what"].lower()) if match else ""
    phrase = phrase_of(match["what"]) if match else None
    if match is None or phrase is None or find_subjects(shot, f"all {low}") or is_of_the_trade(low, None):
        return text
    names = {low, low.split()[-1]}
    place = bool(names & terms_by_phrase("stages").keys() or names & set(words_for("scenery")))
    row = table("nouns").get(phrase.noun_id)
    if not place and (
        row is None or table("kinds")[row.kind].animate or match["what"].lower().startswith(("a ", "an "))
    ):
        return text
    if row is not None and row.kind == "building" and row.role == "thing" and low not in words_for("scenery"):
        return text  # a thing that stands there, as a lighthouse does
    detail = f"{low} {match['where'].lower()}"
    edits.put("setting.details", list(dict.fromkeys([*shot.setting.details, detail]))[:24], match.group())
    return cut(text, match)


def _scattered(text: str, shot: Shot, edits: Edits) -> str:
    """`flour in the air`, `leaves on the ground`: a detail of the place."""
    match = pattern("absolute", "drifting").search(text) or pattern("absolute", "scattered").search(text)
    phrase = phrase_of(match["what"]) if match else None
    if match is None or phrase is None or not phrase.noun or find_subjects(shot, f"all {match['what']}"):
        return text
    if any(find_subjects(shot, who) for who, _ in splits(match["what"])):
        return text
    fallen = terms_by_phrase("weather").get(phrase.noun.lower()) == "snow"
    if verb_of(phrase.noun.lower().split()[-1]) and not phrase.noun_id and not fallen:
        return text
    detail = f"{match['what'].strip()} {match['where'].lower()}"
    edits.put("setting.details", list(dict.fromkeys([*shot.setting.details, detail]))[:24], match.group())
    return cut(text, match)


def _more_of(text: str, shot: Shot, edits: Edits) -> str:
    """`more people`, `fewer cars`: another number of them, or some where there were none."""
    match = pattern("absolute", "more_of").search(text)
    phrase = phrase_of(match["what"]) if match else None
    if match is None or phrase is None or not phrase.noun_id or is_cue(match["what"].lower()):
        return text
    row = table("nouns")[phrase.noun_id]
    if row.role != "thing" or pattern("qualities", "effect").search(match.group().strip(" ,")):
        return text
    found = find_subjects(shot, f"all {match['what']}")
    if match["count"].lower() in _FEWER:
        for index in found:
            now, by = shot.subjects[index].count, _number_in(match["count"])
            fewer = max(1, now - by) if by else max(2 if now > 2 else 1, now // 2)
            put_count(shot, edits, index, fewer, "a few" if fewer > 1 else "", match.group())
        if not found:
            edits.ask(f"There are no {match['what']} in this shot. What should there be fewer of?")
    elif len(found) == 1:
        now, by = shot.subjects[found[0]].count, _number_in(match["count"])
        more = now + by if by else max(now * 2, now + 2)
        put_count(shot, edits, found[0], more, str(more) if by else "several", match.group())
    else:
        one = _number_in(match["count"]) == 1
        fresh = subject_from(
            f"a {match['what']}" if one else f"some {match['what']}",
            Importance.SUPPORTING if one else Importance.BACKGROUND,
        )
        if fresh is None:
            return text
        if one:
            _bring(shot, edits, fresh, (match["rest"] or "").strip(), match.group())
            return cut(text, match)
        position = (match["rest"] or "in the background").strip()
        _bring(shot, edits, fresh.model_copy(update={"count": max(fresh.count, 5)}), position, match.group())
    return cut(text, match)


def _more_stuff(text: str, shot: Shot, edits: Edits) -> str:
    """`more steam`, `a bit more milk`: stuff that is there goes up by half, stuff that is not comes in."""
    match = _MORE_STUFF.search(text)
    row = table("nouns").get(phrase.noun_id) if match and (phrase := phrase_of(match["what"])) else None
    if match is None or row is None or row.role != "stuff":
        return text
    found = find_subjects(shot, match["what"])
    fresh = subject_from(match["what"], Importance.SUPPORTING)
    for index in found:
        height = shot.subjects[index].height_m or row.height_m or table("kinds")[row.kind].height_m
        edits.put(f"subjects[{index}].height_m", round(height * _MORE, 3), match.group())
    if not found and fresh is not None:
        _bring(shot, edits, fresh, "", match.group())
    return cut(text, match)


_MORE: Final = 1.5
_MORE_STUFF: Final = re.compile(
    r"(?:^|(?<=[,;.] )|(?<=\band ))(?:(?:add|with|show|pour) )?(?:(?:some|an?|bit|little|lots?|much|even|of) )*"
    r"more (?P<what>(?!smoke|fog|mist|haze)[a-z]+[a-rt-z])(?= *(?:$|[,;.]| and\b))",
    re.I,
)
"""Smoke and mist are not meant: the air holds more of them by its haze."""


def _number_in(words: str) -> int:
    """The number of `five more` and `another`; 0 where there is none."""
    first = words.lower().split()[0]
    if words.lower().strip() in {"another", "one more"}:
        return 1
    return NUMBERS.get(first) or (int(first) if first.isdigit() else 0)


def _behind(text: str, shot: Shot, edits: Edits) -> str:
    """`a lighthouse in the background`: somebody or something more, and where."""
    match = pattern("absolute", "background").search(text)
    fresh = subject_from(match["what"], Importance.BACKGROUND) if match else None
    beside = match["beside"] if match else None
    placed = match is not None and (match["where"].lower() == "behind" or (beside and find_subjects(shot, beside)))
    if match and fresh is None and placed and not _acts(match["what"]):
        detail = match.group().strip()
        edits.put("setting.details", list(dict.fromkeys([*shot.setting.details, detail]))[:24], detail)
        return cut(text, match)
    acts = match is not None and _acts(match["what"])
    if match is None or fresh is None or acts or (beside and not find_subjects(shot, beside)):
        return text
    _bring(shot, edits, fresh, match["where"].lower().strip(), match.group())
    before = text[: match.start()].rstrip()
    return f"{before.removesuffix('add').removesuffix('with')} , {text[match.end() :]}"


def _acts(words: str) -> bool:
    """`a cat sleeping`: a newcomer who does something, which the reader tells in full."""
    *before, last = words.lower().split()
    nouns = terms_by_phrase("nouns")
    for noun, deed, after in zip([*before, last], [*before[1:], last], [*before[2:], last, ""], strict=False):
        form = verb.form if {noun, *singulars(noun)} & nouns.keys() and (verb := verb_of(deed)) else ""
        if form == "ing" or (form == "third" and after in PREPOSITIONS):
            return True
    verb = verb_of(last)
    told = bool(before) and any(single != before[-1] for single in singulars(before[-1]))
    return verb is not None and (verb.form in ("ing", "third") or (told and verb.form == "base"))


def _company(text: str, shot: Shot, edits: Edits) -> str:
    """`with a rider` brings somebody in, as `add a rider` does."""
    match = pattern("absolute", "company").search(text)
    phrase = phrase_of(match["what"]) if match else None
    if match is None or phrase is None or not phrase.noun:
        return text
    row = table("nouns").get(phrase.noun_id)
    doer = phrase.noun.lower().endswith(("er", "or", "ist", "man", "woman")) and phrase.determiner in {"a", "an"}
    moves = row is not None and row.role == "thing" and (table("kinds")[row.kind].animate or row.kind in MOVERS)
    if not (moves or (row is None and doer)):
        return text
    mounts = [s for s in shot.subjects if s.kind == "quadruped" and s.importance is Importance.MAIN]
    fresh = subject_from(match["what"], Importance.MAIN)
    if len(mounts) == 1 and fresh is not None and phrase.noun.lower().split()[-1] in _RIDERS:
        _mount(shot, edits, mounts[0], fresh, match.group())
        return cut(text, match)
    return f"{text[: match.start()]} add {text[match.end() :]}"


_RIDERS: Final = frozenset({"rider", "riders", "jockey", "cowboy", "cowgirl", "horseman", "horsewoman", "knight"})
"""Who comes to an animal to ride it."""


def _mount(shot: Shot, edits: Edits, mount: Subject, rider: Subject, said: str) -> None:
    """`with a rider`, of a galloping horse: the way is the rider's, on its back."""
    _bring(shot, edits, rider, "", said)
    rider_id = edits.values["subjects"][-1]["id"]
    rows = edits.rows(shot, "beats")
    for row in rows:
        motion = table("motions").get(row["motion"] or "")
        if row["subject"] != mount.id or motion is None or not motion.speed_mps:
            continue
        first, _, way = row["action"].partition(" ")
        how = f"{first} on the {mount.noun} {way}".strip()
        row.update(subject=rider_id, action=how, motion="ride", target=mount.id, speed_mps=None)
    edits.put("beats", rows, said)


def _bare_there(text: str, shot: Shot, _edits: Edits) -> str:
    """`glasses on the table`, by itself: things to be added, and where."""
    match = pattern("absolute", "bare_there").search(text.strip(" ,."))
    phrase = phrase_of(match["what"]) if match else None
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if match is None or row is None or row.role != "thing" or row.kind in _UNPLACED or is_cue(match["what"].lower()):
        return text
    here = find_subjects(shot, match["where"])
    stands = bool(here) and not any(table("kinds")[shot.subjects[i].kind or "thing"].animate for i in here)
    place = match["where"].lower().split()[-1] in shot.setting.place.lower().split()[-1:]
    head = table("nouns").get(terms_by_phrase("nouns").get(match["where"].lower().split()[-1], ""))
    main = shot.main_subject
    at_it = main is not None and main.kind == "human" and head is not None and head.kind == "furniture"
    if not (stands or place or at_it) or find_subjects(shot, f"all {match['what']}"):
        return text
    return f"add {match['what']} {match['prep']} {match['where']}"


_UNPLACED: Final = frozenset({"liquid", "celestial", "smoke", "fire"})
"""Kinds whose things lie on others as weather and dirt do, rather than stand there."""
