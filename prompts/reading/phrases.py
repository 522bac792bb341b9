"""Noun phrases: where one begins and ends, and what its number, adjectives and head are."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.grammar import DETERMINERS, NUMBER_WORDS, singulars
from prompts.reading.homonyms import take_meaning
from prompts.reading.lexicon import Match, noun_at, phrase_at, place_at
from prompts.reading.lists import words_of
from prompts.reading.noun_phrase import NounPhrase
from prompts.reading.numbers import SOME, group_at, is_measure, is_number, units
from prompts.reading.shapes import is_shape_of
from prompts.reading.tagging import NOUNS, tag_at
from prompts.reading.verbals import begins_verb, is_adverb
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["WITHIN", "NounPhrase", "begins_verb", "is_adjective", "noun_phrase_at"]

_ADJECTIVES: Final = words_of("english", "adjectives")
_ADJECTIVE_ENDINGS: Final = re.compile(r"(?:ful|ous|ive|ish|less|able|ible|ical|ic|ary|esque|like|ed|some)$")
FRAME_NOUNS: Final = frozenset({
    "tableau", "scene", "view", "video", "clip", "footage", "image", "picture", "depiction", "glimpse",
    "montage", "shot", "close-up", "sequence", "animation", "film", "frame", "portrait", "timelapse", "time-lapse",
    "rendering", "render", "snapshot", "photograph", "cinemagraph", "hyperlapse", "visualisation", "visualization",
    "diagram", "cross-section", "cutaway", "schematic", "infographic",
})  # fmt: skip

_PARTS_OF_PLACES: Final = frozenset({
    "floor", "lane", "path", "corner", "edge", "entrance", "wall", "ground", "grounds",
})  # fmt: skip
"""Places that are part of the place named before them: a kitchen floor is in a kitchen."""

_PARTS_OF_ANYTHING: Final = frozenset({
    "edge", "middle", "centre", "center", "top", "bottom", "side", "foot", "bank", "banks", "shore", "shores", "corner",
    "end", "entrance", "heart", "outskirts", "surface", "floor", "depths", "mouth", "rim", "interior", "inside", "back",
    "front", "grounds", "sand", "sands", "waters", "slope", "slopes", "plains",
})  # fmt: skip
"""`At the edge of a frozen lake` is at a lake."""

_FIGURES: Final = frozenset({"sea", "ocean", "carpet", "blanket", "wall", "river", "maze"})
"""`A sea of clouds` is in the sky."""

_GROWS: Final = frozenset({"plant", "flower", "tree", "grass"})
"""A field of sunflowers is a field; a trail of smoke is no path."""

_OF_AT_MOST: Final = 4
"""How many times `of` may follow `of` in one noun phrase."""


WITHIN: Final = frozenset({"inside", "aboard"})
"""Prepositions that lead into a cabin or a house: `inside the bus` is where it happens."""
_ENTERED: Final = frozenset({"vehicle", "aircraft", "spacecraft", "building"})


@cache
def _materials() -> frozenset[str]:
    return frozenset(terms_by_phrase("materials"))


@cache
def _colours() -> frozenset[str]:
    return frozenset(terms_by_phrase("colours"))


def is_adjective(word: str) -> bool:
    """True for words that describe: known adjectives, colours, and words with an adjective's ending."""
    return word in _ADJECTIVES or word in _colours() or bool(_ADJECTIVE_ENDINGS.search(word))


def noun_phrase_at(words: Words, start: int, stop: int, within: int = 0) -> NounPhrase | None:
    """The noun phrase that begins at a token, if one does."""
    phrase = NounPhrase(start, start)
    at = _take_number(words, start, stop, phrase)
    run_start = at
    heads: list[Match] = []
    while at < stop and words.free(at) and not (at > run_start and is_side_by_side(words, at)):
        step = _step(words, at, run_start, stop, heads)
        if step == 0:
            break
        at += step
    if at == run_start:
        return None
    bare = at < stop and words.claimed[at] and not heads and tag_at(words, at - 1) == "adj"
    if bare and not words.tokens[at].is_mark:
        return None  # the single of a single spotlight, which is a cue
    phrase.end = at
    _name(words, phrase, run_start, heads)
    if not phrase.noun:
        return None
    if within < _OF_AT_MOST:
        _take_of(words, phrase, stop, within)
    return phrase


def is_side_by_side(words: Words, at: int) -> bool:
    """Whether `side by side` begins at a token, which is part of no name: `a frog and a toad side by side`."""
    return [words.low(at + n) for n in range(3)] == ["side", "by", "side"]


def _take_number(words: Words, start: int, stop: int, phrase: NounPhrase) -> int:
    at = start
    if words.low(at) in DETERMINERS | {"no"} and words.free(at):
        phrase.determiner = words.low(at)
        at += 1
        if words.low(at) in {"the", "these", "those", "its", "his", "her", "their"} and phrase.determiner in {
            "all",
            "both",
        }:
            at += 1
    if words.low(start) == "half" and words.low(start + 2) == "dozen" and start + 3 < stop and words.free(start):
        phrase.count, phrase.count_text = 6, words.said(start, start + 3)
        return start + 3
    if group := group_at(words, start, at, stop):
        phrase.count, phrase.count_text = group.number, group.text
        return group.end
    word = words.low(at)
    if is_measure(words, at, stop):
        return at
    if phrase.determiner == "both":
        phrase.count, phrase.count_text = 2, "both"
    if not words.free(at):
        return at
    token = words.tokens[at]
    drawn = at + 1 < stop and words.tokens[at + 1].joined and words.low(at + 1) == "d"  # 3D is no three of anything
    if (
        token.is_number
        and not drawn
        and not words.tokens[at].joined
        and token.low.isdigit()
        and 0 < int(token.low[:5]) <= 1000
    ):
        phrase.count, phrase.count_text = (
            int(token.low[:5]),
            words.said(start, at + 1) if int(token.low[:5]) > 1 else "",
        )
        return at + 1
    if word in NUMBER_WORDS and word != "zero" and not (at + 1 < stop and words.tokens[at + 1].joined):
        phrase.count = NUMBER_WORDS[word]
        phrase.count_text = token.text
        return at + 1
    if word in SOME and words.low(at + 1) != "of":
        phrase.count = SOME[word]
        phrase.count_text = words.said(start, at + 1)
        return at + 1
    twins = (word == "twin" and words.low(at + 1).endswith("s")) or word == "twins"
    phrase.count = 2 if twins else 3 if word == "triplets" else phrase.count
    phrase.count_text = token.text if twins else "some" if phrase.determiner == "some" else phrase.count_text
    return at


def _step(words: Words, at: int, run_start: int, stop: int, heads: list[Match]) -> int:
    """How many tokens the phrase takes at this point; 0 where it ends."""
    token, tag = words.tokens[at], tag_at(words, at)
    if token.is_mark:
        return _over_mark(words, at, run_start, stop, heads)
    if token.joined:
        found = noun_at(words, at, stop)
        if found and found.start > run_start:
            heads.append(found)
        return 1
    if token.is_number:
        return 1 if heads or (at + 1 < stop and words.tokens[at + 1].is_word) else 0
    if tag == "cc":
        return _over_and(words, at, stop, heads)
    if heads and words.low(at) in {"named", "called"} and words.said(at + 1, at + 2)[:1].isupper():
        return 0
    if tag == "vg" and heads and heads[-1].end == at:
        return 0  # an octopus playing cards
    noun = _noun_or_place(words, at, stop) if tag in NOUNS | _INSIDE else None
    if noun and (tag in NOUNS or noun.end - at > 1):
        heads.append(noun)
        return noun.end - noun.start
    if tag in NOUNS:
        return 1
    named = any(tag_at(words, i) in NOUNS for i in range(run_start, at))
    if tag == "vg" and tag_at(words, at + 1) not in NOUNS | {"adj", "vg"}:
        return 0  # juggling three oranges
    if tag in (_AFTER_HEAD if named else _INSIDE):
        return 1 if _leads_to_noun(words, at + 1, stop) or (tag in _ALONE and not named) else 0
    return 0


_INSIDE: Final = frozenset({"adj", "gen", "num", "vg", "vn", "adv"})
"""What may stand in a noun phrase before its head."""

_AFTER_HEAD: Final = frozenset({"adj", "gen"})
"""What may stand between the nouns of a compound: `a street food stall`, `a police officer's dog`."""

_ALONE: Final = frozenset({"adj", "num"})
"""What may end a phrase that has no noun: `the old`, `two`."""


def _noun_or_place(words: Words, at: int, stop: int) -> Match | None:
    """The vocabulary's noun or place that begins here, unless its last words are something else in this text."""
    noun, place = noun_at(words, at, stop), place_at(words, at, stop)
    if noun and noun.end - at > 1 and _is_of_that_colour(words, at):
        noun = noun_at(words, at, at + 1)
    if place and (noun is None or place.end > noun.end):
        noun = Match("", place.start, place.end)
    crosses = noun is not None and tag_at(words, noun.end - 1) == "vg" and words.low(noun.end) in DETERMINERS
    strange = noun is not None and any(tag_at(words, i) not in _IN_NAMES for i in range(at, noun.end))
    if noun and noun.end - noun.start > 1 and (strange or crosses):  # a zebra crossing the road
        return noun_at(words, at, at + 1)
    return noun


def _is_of_that_colour(words: Words, at: int) -> bool:
    """`a bright red fox`, `a very blue whale`: what stands before makes the first word of the name a real colour."""
    shade = phrase_at(words, at - 1, "colours") if at and words.free(at - 1) else None
    return bool(shade and shade.end > at) or (words.low(at) in _colours() and words.low(at - 1) in _HOW_MUCH)


_HOW_MUCH: Final = frozenset({"very", "really", "extremely", "unusually", "strangely", "impossibly", "oddly", "all"})


_IN_NAMES: Final = NOUNS | {"adj", "vg", "vn", "gen", "num", "prep", "det"}


def _over_mark(words: Words, at: int, run_start: int, stop: int, heads: list[Match]) -> int:
    """A comma between adjectives belongs to the phrase: `a small, elastic ball`."""
    if words.low(at) != "," or heads or at == run_start or at + 1 >= stop or not words.free(at + 1):
        return 0
    return int(
        _describes_here(words, at - 1) and _describes_here(words, at + 1) and _leads_to_noun(words, at + 1, stop)
    )


def _over_and(words: Words, at: int, stop: int, heads: list[Match]) -> int:
    if words.low(at) != "and" or heads or at + 1 >= stop:
        return 0
    fits = _describes_here(words, at - 1) and _describes_here(words, at + 1)
    return int(fits and _leads_to_noun(words, at + 1, stop))


def _describes_here(words: Words, at: int) -> bool:
    return tag_at(words, at) in ("adj", "vn", "vg")


def _leads_to_noun(words: Words, at: int, stop: int) -> bool:
    for index in range(at, min(at + 6, stop)):
        tag = tag_at(words, index)
        if not words.free(index):
            return False
        if tag in NOUNS:
            return True
        joins = tag == "cc" or words.low(index) == ","
        if tag not in _INSIDE and not (
            joins and tag_at(words, index - 1) in _INSIDE and tag_at(words, index + 1) in _INSIDE
        ):
            return False
    return False


def _name(words: Words, phrase: NounPhrase, run_start: int, heads: list[Match]) -> None:
    """Split the run into adjectives and the head noun with its compound parts."""
    last = heads[-1] if heads and heads[-1].end == phrase.end else None
    head_start = last.start if last else phrase.end - 1
    while head_start > run_start and words.tokens[head_start].joined:
        head_start -= 1
    before = [h for h in heads if h.end <= head_start]
    while before and before[-1].end == head_start and not _describes(words, before[-1]):
        head_start = before.pop().start
    while head_start > run_start and (_compounds(words, head_start - 1) or _is_worked(words, head_start - 1)):
        head_start -= 1
    broken_off = phrase.determiner in {"a", "an"} and words.low(phrase.end) == ","  # a dim, lamp-lit room
    lone = phrase.end - run_start == 1 and (phrase.determiner in {"", "both", "all"} or broken_off)
    if lone and not last and not before and tag_at(words, phrase.end - 1) == "adj":
        return
    phrase.head_start = head_start
    phrase.noun = words.said(head_start, phrase.end)
    phrase.noun_id = last.id if last else ""
    phrase.is_name = tag_at(words, phrase.end - 1) == "name"
    if phrase.is_name and phrase.determiner and head_start < phrase.end - 1:
        _take_name(words, phrase)
    places = [place for index in range(head_start, phrase.end) if (place := place_at(words, index, phrase.end))]
    phrase.stage = next((place.id for place in places if place.end == phrase.end), "")
    entered = table("nouns").get(phrase.noun_id) if words.low(phrase.start - 1) in WITHIN else None
    if entered is not None and entered.kind in _ENTERED:
        phrase.stage = "room"
    if places and words.low(phrase.end - 1) in _PARTS_OF_PLACES and places[-1].start == phrase.end - 1:
        phrase.stage = next((place.id for place in places if place.end == phrase.end - 1), phrase.stage)
    take_meaning(words, phrase)
    _take_adjectives(words, phrase, run_start, phrase.head_start)


def _take_adjectives(words: Words, phrase: NounPhrase, run_start: int, head_start: int) -> None:
    """The words before the head, one adjective each; colours, hyphenated words and `very old` stay together."""
    at = run_start
    while at < head_start:
        colour = phrase_at(words, at, "colours")
        end = colour.end if colour and colour.end <= head_start else at + 1
        while end < head_start and words.tokens[end].joined:
            end += 1
        if end < head_start and words.low(end) in units() and is_number(words, at):
            end += 1
        if is_adverb(words.low(at)) and end < head_start:
            end += 1
            while end < head_start and words.tokens[end].joined:
                end += 1
        if not words.tokens[at].is_mark and words.low(at) not in {"and", "or"}:
            phrase.adjectives.append(words.said(at, end))
        at = end


def _take_name(words: Words, phrase: NounPhrase) -> None:
    """`his sister Anna` is a sister of that name; `Captain Mira`, without a determiner, is called so as a whole."""
    first = phrase.head_start
    kin = noun_at(words, first, phrase.end)
    row = table("nouns").get(kin.id) if kin else None
    alive = row is not None and table("kinds")[row.kind].animate
    if kin is None or not alive or kin.end >= phrase.end or tag_at(words, first) == "name":
        return
    phrase.noun, phrase.noun_id = words.said(first, kin.end), kin.id
    phrase.name, phrase.is_name = words.said(kin.end, phrase.end), False


def _compounds(words: Words, at: int) -> bool:
    """A noun before the head that is part of its name: the `music` of `music box`."""
    word = words.low(at)
    if tag_at(words, at) == "name" and tag_at(words, at + 1) == "name":
        return True
    if word in units() and at and is_number(words, at - 1):
        return False  # a 10 degree ramp
    if tag_at(words, at) != "n" or word.endswith("'s") or words.tokens[at].joined or words.tokens[at].is_number:
        return False
    return word not in _materials() and word not in _colours() and word not in _ADJECTIVES


def _is_worked(words: Words, at: int) -> bool:
    """The `stone` of `a stone carver`: what somebody works, who is not made of it."""
    word, after = words.low(at), words.low(at + 1)
    worker = any(form in words_of("open_classes", "workers_of_materials") for form in singulars(after))
    return worker and word in _materials() and tag_at(words, at) in ("n", "adj") and not words.tokens[at].joined


def _describes(words: Words, match: Match) -> bool:
    """A noun that says what the next is made of or coloured like: `glass ball`, `orange cat`."""
    word = words.low(match.start)
    single = match.end - match.start == 1
    return single and (word in _materials() or word in _colours() or word in _ADJECTIVES)


def _joined_to(words: Words, inner: NounPhrase, stop: int) -> int:
    """Where `saffron and turmeric` ends, bare as both are: what something is of; 0 where the second begins anew."""
    at = inner.end
    if inner.determiner or inner.count_text or words.low(at) not in {"and", "or"} or at + 1 >= stop:
        return 0
    if not words.free(at) or tag_at(words, at + 1) not in ("n", "adj"):
        return 0
    second = noun_phrase_at(words, at + 1, stop, _OF_AT_MOST)
    if second is None or second.determiner or second.count_text or begins_verb(words, second.end, after_noun=True):
        return 0
    return second.end


def _are_all(words: Words, at: int) -> bool:
    """Whether nothing that is counted follows a number: `of four having a picnic`, and not `of six buses`."""
    return at >= len(words) or tag_at(words, at) not in NOUNS | {"adj", "vn"}


def _take_of(words: Words, phrase: NounPhrase, stop: int, within: int) -> None:
    """`a bottle of ketchup`, `the edge of the web` are one noun phrase."""
    at = phrase.end
    if words.low(at) != "of" or not words.free(at) or at + 1 >= stop:
        return
    if phrase.count_text and words.low(at + 1) == phrase.count_text.split()[-1].lower() and _are_all(words, at + 2):
        phrase.end = at + 2  # a family of four
        return
    inner = noun_phrase_at(words, at + 1, stop, within + 1)
    if inner is not None and (pair := _joined_to(words, inner, stop)):
        inner.end = pair
    if inner is None or words.low(at + 1) in {"colour", "color"} or words.low(inner.end - 1) in {"colour", "color"}:
        return
    phrase.end = inner.end
    phrase.noun = words.said(phrase.head_start, inner.end)
    row = table("nouns").get(inner.noun_id)
    if is_shape_of(words.low(phrase.head_start), inner):
        phrase.noun, phrase.noun_id, phrase.stage = inner.noun, inner.noun_id, inner.stage
        return
    lit = inner.noun.lower() in words_of("unseen", "looks")
    if phrase.stage and (lit or row is not None) and not inner.stage and (row is None or row.kind not in _GROWS):
        phrase.stage = ""  # a trail of smoke, a sea of people
    part = words.low(phrase.head_start) in _PARTS_OF_ANYTHING | _FIGURES
    if (not phrase.noun_id and not phrase.stage) or (part and inner.stage):
        phrase.noun_id, phrase.stage = inner.noun_id, inner.stage
