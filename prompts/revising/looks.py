"""Clothes and parts: putting them on, taking them off, and one for another."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.words import Words
from prompts.revising.degrees import Degree, degree_in
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, wearers
from prompts.revising.patterns import pattern, patterns, splits, words_for
from prompts.revising.subjects import cut, is_cue, is_look, phrase_of, put_looks
from prompts.shot import Look, Shot
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import noun_entry

__all__ = ["colour_first", "had_looks", "is_part", "read_looks"]

_CARRIED: Final = frozenset({"tool", "device", "instrument"})
_JOINT: Final = re.compile(r",? and (?:with )?|, (?:with )?")
_MANY: Final = "a pair of "


def read_looks(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to what somebody wears and has.

    Returns:
        The text without what was understood.
    """
    for rule in (_by_degree, _on_part, _held_in, _wear, _undress, _swap_look, _bare_list, _bare_part):
        text = rule(text, shot, edits)
    return text


def _by_degree(text: str, shot: Shot, edits: Edits) -> str:
    """`make his coat darker`, `tail bushier`: a part that somebody has or wears, in more of a quality."""
    match = pattern("qualities", "part_by_degree").search(text.strip(" ,."))
    degree = _degree_of(match["how"]) if match else None
    if match is None or degree is None or not degree.compared or not degree.more:
        return text
    part = match["part"].lower()
    worn = wearers(shot, part)
    owner = {"his": "him", "her": "her", "its": "it", "their": "them"}.get((match["whose"] or "").lower().strip(), "")
    owners = find_subjects(shot, owner or "main subject") if not worn and is_part(part) else ()
    whose: list[tuple[int, Look | None]] = [(i, k) for i, k in worn if not owner or i in find_subjects(shot, owner)]
    for index, look in whose or [(i, None) for i in owners]:
        old = [w for w in (look.text.split() if look else [part]) if not _opposes(w.lower(), degree.word)]
        colour = look.colour if look else ""
        fresh = Look(part=part, text=f"{degree.word} {' '.join(old)}", colour=colour)
        put_looks(shot, edits, index, [fresh], match.group())
    return "" if whose or owners else text


def _degree_of(how: str) -> Degree | None:
    """The degree, also of an adjective that no table knows: `bushier`."""
    last = how.lower().split()[-1]
    plain = f"{last[:-3]}y" if last.endswith("ier") and len(last) > len("airier") - 1 else ""
    return degree_in(how) or (Degree(plain, True, "", True) if plain else None)


def _wears(shot: Shot, index: int) -> bool:
    """Whether what is put on a subject is worn, rather than what it is put on."""
    return table("kinds")[shot.subjects[index].kind or "thing"].animate


def _opposes(word: str, other: str) -> bool:
    opposed = words_for("opposed")
    return word == other or (word in opposed and opposed[word] == opposed.get(other))


def is_part(word: str) -> bool:
    """True for clothes and for parts that somebody has rather than stands beside."""
    row = noun_entry(word)
    return bool(row and (row.role == "part" or row.kind == "cloth")) or word.lower() in words_for("parts")


def had_looks(words: str, *, carried: bool = False, colours: bool = False) -> list[Look]:
    """The looks that `with a white mane and blue eyes` gives a subject; none unless all of it is worn or a part.

    Args:
        words: what is worn or had, with or without the first `with`.
        carried: what is held in the hand counts too.
        colours: a bare colour counts too, as after `wears`.
    """
    found: list[Look] = []
    if colours and (low := words.lower().strip()) in terms_by_phrase("colours"):
        return [Look(part="clothes", text=low, colour=low)]
    for piece in _JOINT.split(words.strip().removeprefix("with ").strip()):
        look = _look_from(piece.strip(), carried=carried)
        if look is None:
            return []
        found.append(look)
    return found


def colour_first(words: str) -> str:
    """`a coat in red` as `red coat`; other words as they are."""
    told = re.fullmatch(
        r"(?:(?:an?|the|his|her|its|their) )?(?P<what>[\w' -]+) in (?P<colour>[a-z]+(?: [a-z]+)?)", words, re.I
    )
    return (
        f"{told['colour']} {told['what']}" if told and told["colour"].lower() in terms_by_phrase("colours") else words
    )


def _look_from(piece: str, *, carried: bool) -> Look | None:
    piece = colour_first(piece)
    bare = re.sub(r"^(?:an?|some|the|his|her|its|their|both|wearing|in) ", "", piece)
    phrase = phrase_of(piece)
    if phrase is None or not phrase.noun:
        return None
    row = table("nouns").get(phrase.noun_id)
    part = phrase.noun.lower().removeprefix(_MANY)
    kinds = _CARRIED if carried else frozenset()
    known = row is not None and (row.kind == "cloth" or row.role == "part" or row.kind in kinds)
    if not known and part.split()[-1] not in words_for("parts"):
        return None
    if len(Words.of(piece)) > phrase.end and not _is_tail(piece, phrase.end):
        return None
    colour = next((c for a in phrase.adjectives if (c := a.lower()) in terms_by_phrase("colours")), "")
    return Look(part=part[:160], text=bare[:160], colour=colour)


_NOT_HANDED: Final = frozenset({
    "look", "feel", "vibe", "mood", "moment", "second", "chance", "reason", "push", "shot", "room", "space", "rest",
    "close-up", "name", "time", "touch", "friend", "break", "line", "light", "background", "title",
})  # fmt: skip
_REACH_M: Final = 1.5
"""Things longer than this are not held in the hand."""


def _handed(shot: Shot, index: int, words: str) -> list[Look]:
    """`give her a clipboard`: a thing small enough to be held, which somebody then has."""
    found: list[Look] = []
    for piece in _JOINT.split(words.strip()):
        phrase = phrase_of(piece)
        row = table("nouns").get(phrase.noun_id) if phrase else None
        if phrase is None or phrase.determiner not in {"a", "an", "some"} or phrase.noun.lower() in _NOT_HANDED:
            return []
        large = row is not None and (table("kinds")[row.kind].animate or (row.height_m or 0.0) > _REACH_M)
        if large or shot.subjects[index].kind != "human" or not phrase.noun or is_cue(phrase.noun.lower()):
            return []
        found.append(Look(part=phrase.noun.lower(), text=re.sub(r"^(?:an?|some) ", "", piece)))
    return found


def _is_tail(piece: str, end: int) -> bool:
    """`a hat with feathers`: words after the head that still belong to it."""
    words = Words.of(piece)
    return words.low(end) in {"with", "of", "made", "on", "in", "over", "around"}


def _on_part(text: str, shot: Shot, edits: Edits) -> str:
    """`flour on his nose`, `flowers in her hair`: what is to be seen on a part of somebody."""
    match = pattern("becoming", "on_part").search(text.strip(" ,."))
    part = match["part"].lower() if match else ""
    if match is None or part not in words_for("parts") or is_cue(match["what"].lower()):
        return text
    pronoun = {"his": "him", "her": "her", "its": "it", "their": "them"}.get(match["whose"].lower(), "main subject")
    if find_subjects(shot, f"all {match['what']}") or phrase_of(match["what"]) is None:
        return text
    what = re.sub(r"^(?:some|an?|a few|lots of|more) ", "", match["what"].lower())
    for index in find_subjects(shot, pronoun):
        look = Look(part=f"{what}", text=f"{what} {match['where'].lower()} the {part}")
        put_looks(shot, edits, index, [look], match.group())
    return ""


def _held_in(text: str, shot: Shot, edits: Edits) -> str:
    """`with her hair in a bun`, `his sleeves rolled up`."""
    match = pattern("becoming", "held_in").search(text)
    if match is None or not is_part(match["part"]):
        return text
    worn = match["part"].lower() in words_for("parts") or bool(wearers(shot, match["part"]))
    if re.match(r"[a-z]+ing\b", match["how"]) and not worn:
        return text
    pronoun = {"his": "him", "her": "her", "its": "it", "their": "them"}.get(
        (match["whose"] or "").lower(), "main subject"
    )
    for index in find_subjects(shot, f"the {match['owner']}" if match["owner"] else pronoun):
        look = Look(part=match["part"].lower(), text=colour_first(f"{match['part'].lower()} {match['how'].strip()}"))
        put_looks(shot, edits, index, [look], match.group())
    return cut(text, match)


def _wear(text: str, shot: Shot, edits: Edits) -> str:
    for rule in patterns("becoming", "wear"):
        at = 0
        while match := rule.search(text, at):
            at = match.end()
            parts = match.groupdict()
            given = [(parts.get("who") or "main subject", parts["what"])] if parts.get("what") else splits(parts["all"])
            for who, what in given:
                found = find_subjects(shot, who)
                if what.lower().startswith("on ") and not all(_wears(shot, index) for index in found):
                    continue
                what = re.sub(r"^(?:in|with|on) ", "", what)
                in_hand = bool(parts.get("give")) or (
                    bool(found) and all(shot.subjects[i].kind == "human" for i in found)
                )
                coloured = bool(parts.get("who"))
                if who.lower() == "it" and what.lower() in terms_by_phrase("styles"):
                    continue
                looks = [had_looks(what, carried=in_hand, colours=coloured) for _ in found]
                if found and not all(looks) and match.group().lower().startswith("give ") and who.lower() != "it":
                    looks = [_handed(shot, index, what) for index in found]
                if found and all(looks):
                    for index, worn in zip(found, looks, strict=True):
                        put_looks(shot, edits, index, worn, match.group())
                    text, at = cut(text, match), 0
                    break
    return text


def _bare_list(text: str, shot: Shot, edits: Edits) -> str:
    """`white shirt and glasses`: all that the one main person wears and has."""
    match = pattern("becoming", "bare_list").search(text)
    looks = had_looks(match["what"]) if match else []
    main = shot.main_subject
    if match is None or len(looks) < 2 or main is None or main.kind != "human":
        return text
    put_looks(shot, edits, shot.subjects.index(main), looks, match.group())
    return cut(text, match)


def _bare_part(text: str, shot: Shot, edits: Edits) -> str:
    """`short hair`: another look of a part that somebody has or wears already."""
    match = pattern("becoming", "bare_part").search(text)
    looks = had_looks(match["what"]) if match else []
    worn = [index for index, _ in wearers(shot, looks[0].part)] if len(looks) == 1 else []
    if (
        match
        and len(looks) == 1
        and not worn
        and (match["on"] or (len(match["what"].split()) > 1 and looks[0].part.split()[-1] in words_for("parts")))
    ):
        worn = list(find_subjects(shot, "main subject"))
    if match is None or not worn:
        return text
    if match["on"] and looks[0].part.split()[-1] in words_for("lit_by"):
        looks = [looks[0].model_copy(update={"text": f"{looks[0].text} on"})]
    for index in worn:
        put_looks(shot, edits, index, looks, match.group())
    return cut(text, match)


def _without(shot: Shot, index: int, look: Look) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json") for row in shot.subjects[index].looks if row != look]


def _undress(text: str, shot: Shot, edits: Edits) -> str:
    """`without the raincoat`, `take off his hat`."""
    for rule in (*patterns("objects", "remove"), pattern("objects", "none")):
        match = rule.search(text)
        if match is None or find_subjects(shot, match["old"]):
            continue
        worn = wearers(shot, re.sub(r"^[\w]+'s ", "", match["old"]))
        for index, look in worn:
            edits.put(f"subjects[{index}].looks", _without(shot, index, look), match.group())
        if worn:
            return cut(text, match)
    return text


def _recoloured(words: str, look: Look) -> list[Look]:
    """`change the gloves to black`: the same part in another look."""
    low = words.lower().strip()
    colour = low if low in terms_by_phrase("colours") else ""
    return [Look(part=look.part, text=f"{low} {look.part}", colour=colour)] if colour or is_look(low) else []


def _swap_look(text: str, shot: Shot, edits: Edits) -> str:
    """`change the raincoat to a red jacket`."""
    for swap in patterns("objects", "swap"):
        match = swap.search(text)
        worn = wearers(shot, match["old"]) if match else []
        if match is None or not worn or find_subjects(shot, match["old"]):
            continue
        index, look = worn[0]
        fresh = had_looks(match["new"], carried=True) or _recoloured(match["new"], look)
        if fresh:
            rows = [row.model_dump(mode="json") for row in fresh]
            edits.put(f"subjects[{index}].looks", [*_without(shot, index, look), *rows], match.group())
            return cut(text, match)
    return text
