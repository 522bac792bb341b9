"""Changes said as how someone is to be: `make the dog black`, `the hat should be green`, `make it run`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import DETERMINERS, PREPOSITIONS, singulars, third_of, verb_of
from prompts.reading.phrases import is_adjective
from prompts.revising.degrees import degree_in
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, told_apart, wearers
from prompts.revising.looks import had_looks, is_part
from prompts.revising.patterns import pattern, splits, words_for
from prompts.revising.subjects import cut, is_cue, is_look, put_looks
from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import join_list
from prompts.wording.nouns import noun_entry

__all__ = ["read_bare", "read_make", "read_place_look", "read_scenery", "read_should"]


def read_should(text: str, shot: Shot, edits: Edits) -> str:
    """`the dog should be black`: puts what is meant; returns the text without it."""
    match = pattern("objects", "should").search(text)
    return _says(text, match, match["who"], match["what"].strip(), shot, edits) if match else text


def read_bare(text: str, shot: Shot, edits: Edits) -> str:
    """`tutu white`, `the background black`: a thing and its new look, side by side; returns the text without them."""
    said = text.strip(" ,.").lower()
    main = shot.main_subject
    if not edits.values and said in terms_by_phrase("colours") and main is not None and _is_coloured(main):
        put_looks(shot, edits, shot.subjects.index(main), [Look(text=said, colour=said)], said)
        return ""
    match = pattern("objects", "side_by_side").search(text.strip(" ,."))
    look = re.sub(r"^(?:pure|plain|solid|all|totally|completely) ", "", match["what"].lower()) if match else ""
    if match is None or not (is_look(look) or look in terms_by_phrase("colours")):
        return text
    return _says(text, match, match["who"], look, shot, edits)


def _is_coloured(subject: Subject) -> bool:
    return any(look.colour and not look.part for look in subject.looks)


def read_make(text: str, shot: Shot, edits: Edits) -> str:
    """`make the dog black`, `make it run`: puts what is meant; returns the text without it."""
    match = pattern("objects", "make").search(text)
    for who, what in splits(match["all"]) if match else ():
        if who.lower().endswith(" and") or what.lower().startswith("and "):
            continue  # her hair curly and | red
        if _is_owned(who, what):
            return f"{who} {what.split()[0]} {third_of(what.split()[1])} {' '.join(what.split()[2:])}".strip()
        if who.lower() == "it" and what.lower().removeprefix("in ") in terms_by_phrase("styles").keys() - {
            what.lower()
        }:
            return text
        if match and (told := _says(text, match, who, what, shot, edits)) != text:
            return told
    return text


def read_place_look(text: str, shot: Shot, edits: Edits) -> str:
    """`make it messier`, where a place is named: how the place is, unless the words fit a thing that is there."""
    match = pattern("objects", "all_round").search(text.strip(" ,."))
    said = match["what"].lower() if match else ""
    degree = degree_in(said, frozenset(words_for("of_places")))
    look = degree.word if degree is not None and degree.more else said
    if match is None or look not in words_for("of_places") or not shot.setting.place:
        return text
    main = shot.main_subject
    if words_for("of_places")[look] and main is not None and main.kind != "human":
        return text
    kept = [word for word in shot.setting.place.split() if not _denies(look, word.lower()) and word.lower() != look]
    here = look in shot.setting.place.lower().split()
    edits.put("setting.place", " ".join(["very"] * here + [look, *kept]), match.group())
    return ""


def _is_owned(who: str, what: str) -> bool:
    """`have her grandson watch`: somebody who is hers, and not her, is to do something."""
    words = what.lower().split()
    verb = verb_of(words[1]) if len(words) > 1 else None
    return who.lower() == "her" and bool(words) and _is_somebody(words[0]) and verb is not None and verb.form == "base"


def read_scenery(text: str, shot: Shot, edits: Edits) -> str:
    """`a dark background`, `purple sky`: a thing of the place in a look; returns the text without it."""
    match = pattern("objects", "scenery").search(text.strip(" ,."))
    if match is None or find_subjects(shot, f"all {match['thing']}"):
        return text
    return _scenery(text, match, match["thing"], match["look"].lower(), shot, edits)


_POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})


def _says(text: str, match: re.Match[str], who: str, what: str, shot: Shot, edits: Edits) -> str:
    """`make the dog black`, `make it run`, `the hat should be green`, `they should both be tired`."""
    if what.lower().startswith(("not ", "never ")):
        return text
    if who.lower() in _POSSESSIVES and len(what.split()) > 1 and is_part(what.split()[0]):
        who, what = f"{who} {what.split()[0]}", what.split(maxsplit=1)[1]
    meant = _whose(shot, who)
    if not meant:
        return _scenery(text, match, who, what, shot, edits)
    what = re.sub(r" (?:instead|now|again|too)$", "", what)
    low = _BESIDE.sub("", what.lower())
    if who.lower() == "it" and _puts_weather(low, shot, edits, match.group()):
        return cut(text, match)
    low = re.sub(r"^(?:made|built|carved)(?: out)? of |^out of ", "", low)
    state = bool(_FULL_OF.match(low))
    bare, _, rest = (low, "", "") if state else low.partition(" with ")
    pieces = [piece for piece in re.split(r",? and |, ", bare) if piece]
    if len(pieces) > 1 and all(is_look(p) or p in terms_by_phrase("colours") or is_adjective(p) for p in pieces):
        for index, part in meant:
            put_looks(shot, edits, index, _looks_of(pieces, part), match.group())
        return cut(text, match)
    colour = next((c for n in (2, 1) if (c := " ".join(bare.split()[:n])) in terms_by_phrase("colours")), "")
    if bare in _AGES and not rest and not any(part for _, part in meant):
        for index, _ in meant:
            edits.put(f"subjects[{index}].age", _AGES[bare], match.group())
        return cut(text, match)
    parts_look = state or (len(bare.split()) == 1 and is_adjective(bare) and any(part for _, part in meant))
    if colour or bare in terms_by_phrase("materials") or is_look(bare) or parts_look:
        for index, part in meant:
            look = _look_of_part(shot.subjects[index], part, bare, colour) if part else Look(text=bare, colour=colour)
            more = had_looks(rest) if rest else []
            put_looks(shot, edits, index, [look, *more], match.group())
        return cut(text, match)
    return _does(text, match, what, low, [index for index, _ in meant], shot)


def _puts_weather(low: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`it is foggy`, `it is foggy and wet`: the weather, and what it makes of the ground; false where none is told."""
    pieces = [piece for piece in re.split(r",? and |, ", low) if piece]
    sky = [terms_by_phrase("weather")[piece] for piece in pieces if piece in terms_by_phrase("weather")]
    ground = [f"{piece} ground" for piece in pieces if piece in _OF_GROUND]
    ground += [f"{piece} air" for piece in pieces if piece in _OF_AIR]
    if not sky or len(pieces) > len(sky) + len(ground):
        return False
    edits.put("setting.weather", sky[0], said)
    if ground:
        edits.put("setting.details", [*shot.setting.details, *ground][:24], said)
    return True


def _does(text: str, match: re.Match[str], what: str, low: str, meant: list[int], shot: Shot) -> str:
    """`make it run`, told as what happens; other text as it is."""
    verb = verb_of(low.split()[0]) if low else None
    if verb is None or verb.base in {"rain", "snow", "be"} or is_cue(low) or is_cue(low.split()[0]):
        return text
    main, rooted = shot.main_subject, {shot.subjects[i].kind for i in meant} <= _ROOTED
    if main is not None and rooted and match.group().lower().strip(" ,").startswith("it ") and _lives(main):
        meant = [shot.subjects.index(main)]
    return f"{text[: match.start()]} , {join_list(told_apart(shot, meant))} {_told_of(what)} {text[match.end() :]}"


_ROOTED: Final = frozenset({"furniture", "building", "landform", "plant"})
"""Kinds that do nothing by themselves; `it` that is to laugh is a baby, and not the carpet that it is on."""


def _lives(subject: Subject) -> bool:
    return table("kinds")[subject.kind or "thing"].animate


_OF_GROUND: Final = frozenset({"wet", "icy", "muddy", "dusty", "slippery", "frosty"})
"""What weather makes of the ground."""
_OF_AIR: Final = frozenset({"cold", "chilly", "warm", "hot", "humid", "damp"})
"""And of the air."""

_FULL_OF: Final = re.compile(
    r"(?:full|covered|filled|wrapped|soaked|painted|dressed|caked|drenched|tired|lined) (?:of|in|with) [a-z]"
)
"""`full of silver fish`: a state with what it is a state of."""


def _look_of_part(subject: Subject, part: str, words: str, colour: str) -> Look:
    """A part as it is said to be, with what was said of it before and is not denied: a short `red coat`."""
    before = next((look for look in subject.looks if look.part.lower() == part.lower()), None)
    old = before.text.removesuffix(part).split() if before is not None and before.text.endswith(f" {part}") else []
    hues = terms_by_phrase("colours")
    opposed = words_for("opposed")
    kept = [
        word
        for word in old
        if not (colour and (word.lower() in hues or opposed.get(word.lower()) == opposed["dark"]))
        and word.lower() not in words.split()
        and opposed.get(word.lower(), word) not in [opposed.get(new) for new in words.split()]
        and is_adjective(word)
    ]
    told = [*kept, words] if colour else [words, *kept]
    colour = colour or (before.colour if before is not None and before.colour in kept else "")
    return Look(part=part, text=" ".join([*told, part]), colour=colour)


def _looks_of(pieces: list[str], part: str) -> list[Look]:
    """`long and black`: one look of a part, or as many of the whole."""
    colours = terms_by_phrase("colours")
    if part:
        colour = next((piece for piece in pieces if piece in colours), "")
        return [Look(part=part, text=f"{' '.join(pieces)} {part}", colour=colour)]
    if all(piece in colours for piece in pieces):
        return [Look(text=" and ".join(pieces), colour=pieces[0])]
    return [Look(text=piece, colour=piece if piece in colours else "") for piece in pieces]


def _scenery(text: str, match: re.Match[str], who: str, what: str, shot: Shot, edits: Edits) -> str:
    """`make the sky purple`: a thing of the place that is nobody's, in another look."""
    thing = re.sub(r"^(?:the|an?) ", "", who.lower())
    look = _plain_degree(_BESIDE.sub("", re.sub(r" (?:instead|now)$", "", what.lower())))
    if (
        shot.setting.place
        and thing == shot.setting.place.lower().split()[-1]
        and (is_look(look) or _is_plain_word(look))
    ):
        kept = [word for word in shot.setting.place.split() if not _denies(look, word.lower())]
        edits.put("setting.place", " ".join([look, *kept]), match.group())
        return cut(text, match)
    held = [detail for detail in shot.setting.details if detail.lower().split()[-1:] == [thing]]
    if not (held or thing in words_for("scenery")) or not (
        look in {"dark", "bright"} or look in terms_by_phrase("colours") or is_look(look)
    ):
        return text
    kept = [detail for detail in shot.setting.details if thing not in detail.lower().split()]
    told = held[0].lower().split()[:-1] if held and look not in terms_by_phrase("colours") else []
    old = [word for word in told if not _denies(look, word) and word != look]
    edits.put("setting.details", [*kept, " ".join([look, *old, thing])][:24], match.group())
    return cut(text, match)


def _denies(look: str, word: str) -> bool:
    """Whether a look takes the place of a word: one colour of another, `big` of `small`."""
    opposed, colours = words_for("opposed"), terms_by_phrase("colours")
    return (look in colours and word in colours) or (look in opposed and opposed.get(word) == opposed[look])


def _plain_degree(look: str) -> str:
    """`bigger` as the plain `big`, which is all that words of a place can say."""
    degree = degree_in(look, frozenset(words_for("of_places")))
    return degree.word if degree is not None and degree.more else look


def _is_plain_word(word: str) -> bool:
    """A word that no table knows, which after `should be` can only say how something is: `messy`."""
    return bool(re.fullmatch(r"[a-z]{3,}", word)) and not is_cue(word) and word not in terms_by_phrase("nouns")


_AGES: Final = {
    "young": "young", "old": "old", "elderly": "elderly", "middle-aged": "middle-aged", "teenage": "teenage",
    "a teenager": "teenage", "very old": "very old",
}  # fmt: skip
"""Looks that are an age."""


_BESIDE: Final = re.compile(
    r"^(?:(?:both|all|now|be|look(?! (?:at|up|down|away|back|around|into|out|over|to))|more|in|into|to|very|really) )+"
)


def _told_of(what: str) -> str:
    verb = verb_of(what.split()[0].lower())
    return what if verb and verb.form in ("third", "ing") else f"will {what}"


def _whose(shot: Shot, who: str) -> list[tuple[int, str]]:
    """The subjects and the part of each that words speak of: `the dog's coat`, `her hat`, `the hat`, `both dogs`."""
    several = re.split(r",? and |, ", re.sub(r"^both ", "", who.strip(), flags=re.IGNORECASE))
    if len(several) > 1 and all(each := [_whose(shot, one) for one in several]):
        return [meant for one in each for meant in one]
    low = re.sub(r"^(?:the|a|an) ", "", who.lower().strip())
    owner, _, part = low.partition("'s ")
    if part and (found := find_subjects(shot, f"the {owner}")):
        return [(index, part) for index in found]
    if (match := re.match(r"(his|her|its|their) (.+)", low)) and not _NO_NAMES & set(match[2].split()):
        pronoun = {"his": "him", "her": "her", "its": "it", "their": "them"}[match[1]]
        if _is_somebody(match[2]):
            return []
        return [(index, match[2]) for index in find_subjects(shot, pronoun)]
    found = find_subjects(shot, who)
    worn = [(index, look.part) for index, look in wearers(shot, low)]
    return [(index, "") for index in found] or worn or _might_wear(shot, low)


_NO_NAMES: Final = PREPOSITIONS | DETERMINERS
"""Words that no part of somebody has in its name: `look out of the window` is none."""


def _is_somebody(words: str) -> bool:
    """`her grandson` is somebody else, and no part of her."""
    row = table("nouns").get(terms_by_phrase("nouns").get(words.split()[0], ""))
    return row is not None and row.role == "thing" and table("kinds")[row.kind].animate


def _props(subject: Subject) -> frozenset[str]:
    """What somebody of a trade has with them: a surfer's board, a drummer's drums."""
    trades = [single for word in subject.noun.lower().split() for single in singulars(word)]
    return frozenset(
        thing for trade in trades for name in ("props", "players") for thing in words_for(name).get(trade, ())
    )


def _might_wear(shot: Shot, part: str) -> list[tuple[int, str]]:
    """The one person who has hands for `gloves should be leather`, though nobody spoke of gloves before."""
    if not part:
        return []
    row = noun_entry(part)
    people = [index for index, subject in enumerate(shot.subjects) if subject.kind == "human"]
    if len(people) == 1 and part.split()[-1] in _props(shot.subjects[people[0]]):
        return [(people[0], part)]
    worn = row is not None and row.kind == "cloth" and not any(part in d.lower() for d in shot.setting.details)
    return [(people[0], part)] if worn and len(people) == 1 and part not in words_for("scenery") else []
