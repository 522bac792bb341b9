"""Fragments that say nothing but how the picture looks: `warm window light`, `a crisp autumn morning`.

The tables' readers claim the phrases that they know; what stands around one in such a fragment (`warm` before `window
light`, `from the left` behind it) is told of the picture as well, and of nobody in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from prompts.reading.camera_terms import LEADS
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from prompts.reading.lexicon import noun_at, phrase_at, place_at
from prompts.reading.lists import words_of
from prompts.reading.phrases import is_adjective
from prompts.reading.tagging import tag_at
from prompts.reading.verbals import is_adverb
from prompts.reading.words import Words
from prompts.vocabulary import TableName, table

__all__ = ["claim_fragments"]

_HEADS: Final = ("light", "hour", "air", "film", "feel")
_DEEDS: Final = frozenset({"vz", "vb", "vd", "vg", "vn", "aux", "be", "not", "adv", "to"})
_CLOSERS: Final = frozenset({".", "!", "?", ";", "…", ",", ":", "(", ")", "-", "–", "—", "/", "|", "&", "+"})
_PATHS: Final[tuple[tuple[TableName, str], ...]] = (
    ("times_of_day", "setting.time_of_day"),
    ("seasons", "setting.season"),
    ("weather", "setting.weather"),
    ("lighting_setups", "lighting.setup"),
    ("styles", "style.look"),
    ("grades", "style.grade"),
)
"""Tables whose phrases count in a fragment even where their own readers, who know only clauses, left them."""

_TAIL: Final = re.compile(
    r"(?:from|to|on|at) (?:the |one |a )?(?:far )?(?:left|right|side|sides|front|back|behind|above|below|top)\b|"
    r"(?:on|at) (?:the |one |her |his |its |their )?"
    r"(?:face|faces|skin|cheek|cheeks|ground|floor|wall|walls|horizon|edges|corners)\b|"
    r"of (?:the |a |an |his |her |its |their |some |one )?(?:[\w-]+ ){0,2}[\w-]+$|"
    r"in (?:the |her |his |their )?(?:air|background|foreground|distance|sky|frame|eyes|hair|corner|corners)\b|"
    r"(?:through|between|past|behind|from|across|over|off|outside|beyond) (?:[\w-]+ ){0,3}"
    r"(?:windows?|window blinds|blinds|curtains?|shutters?|trees|leaves|branches|door|doorway|canopy|clouds|skylight|"
    r"stained glass|haze|smoke|fog|mist|dust|water|horizon|lens|scene|face|faces|street|room|floor|wall|walls)\b",
    re.IGNORECASE,
)
"""Where light comes from or falls, and where in the picture something is."""


@dataclass(slots=True)
class _Fragment:
    """What a range of words between marks says of the picture.

    Attributes:
        start, end: its tokens.
        heads: the kinds of its heads, keys of `fragments.toml`.
        found: what the tables name in it and no reader has claimed: (path, id, first token, end).
        more: whether words stand in it that no reader has claimed.
        cue: whether anything in it is of the picture.
        of_camera: whether it tells what the camera does, as the camera's reader understood.
        described: whether an adjective or a side stands in it: `warm`, `from the left`.
    """

    start: int
    end: int
    heads: set[str] = field(default_factory=set)
    found: list[tuple[str, str, int, int]] = field(default_factory=list)
    more: bool = False
    cue: bool = False
    of_camera: bool = False
    described: bool = False


def claim_fragments(words: Words, draft: Draft) -> None:
    """Claim every fragment that is told of the picture alone; its words are kept with the field that they speak of."""
    for start, end in _segments(words):
        fragment = _read(words, start, end) or _at_the_end(words, start, end)
        told = fragment is not None and fragment.more and _told_besides(words, fragment.start, end)
        if fragment is not None and told and not _is_a_thing(words, fragment.start, end):
            _keep(words, draft, fragment)


def _segments(words: Words) -> Iterator[tuple[int, int]]:
    start = 0
    for index, token in enumerate(words.tokens):
        if token.low in _CLOSERS:
            if index > start:
                yield start, index
            start = index + 1
    if start < len(words):
        yield start, len(words)


def _told_besides(words: Words, start: int, end: int) -> bool:
    """Whether the text has a noun or a verb outside the range, so that the range is not what the text is about."""
    return any(
        words.free(i) and tag_at(words, i) in {"n", "name", "vz", "vg", "vb", "vd", "vn"}
        for i in range(len(words))
        if not start <= i < end
    )


def _is_a_thing(words: Words, start: int, end: int) -> bool:
    """Whether the range is one thing with its `a`: `a traffic light`, `a red frying pan`, `a camera`."""
    if words.low(start) not in {"a", "an"}:
        return False
    at = start + 1
    while at < end:
        noun = noun_at(words, at, end)
        if noun is not None and noun.end == end:
            return table("nouns")[noun.id].role != "part" and all(words.free(i) for i in range(at, end))
        if not _describes(words, at):
            return False
        at += 1
    return False


def _read(words: Words, start: int, end: int) -> _Fragment | None:
    """What a segment says, if all of it is told of the picture."""
    led = start + (words.low(start) in DETERMINERS)
    fragment = _Fragment(start, end, of_camera=words.low(led) in LEADS and not words.free(led))
    at = start
    while at < end:
        step = _step(words, at, end, fragment)
        if step <= at:
            return None
        at = step
    return fragment if fragment.cue else None


def _at_the_end(words: Words, start: int, end: int) -> _Fragment | None:
    """The light or the hour at the end of a clause: `mends a net in soft evening light`."""
    for at in range(end - 2, start, -1):
        if words.low(at) not in words_of("fragments", "before_light") or words.low(end - 1) in _WORK:
            continue
        fragment = _read(words, at, end)
        if fragment is None:
            return None
        cues = any(words.claimed[i] for i in range(at, end)) or bool(fragment.found)
        of_light = fragment.heads <= {"light", "hour"} and (cues or fragment.described)
        return fragment if of_light and not (fragment.heads == {"hour"} and not cues) else None
    return None


_WORK: Final = frozenset({"sun", "sunshine", "heat"})
"""What melts, dries and warms belongs to the deed: `a snowman melting in the spring sun`."""


def _step(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """The token after what is understood here; `at` where nothing is."""
    return next((stop for reader in _READERS if (stop := reader(words, at, end, fragment)) > at), at)


def _read_claimed(words: Words, at: int, _: int, fragment: _Fragment) -> int:
    """What another reader has understood."""
    fragment.cue = fragment.cue or words.claimed[at]
    return at + words.claimed[at]


def _read_camera_deed(words: Words, at: int, _: int, fragment: _Fragment) -> int:
    """The `vibrates` of `the camera vibrates`, which the camera's reader understood."""
    if not fragment.of_camera or tag_at(words, at) not in _DEEDS:
        return at
    fragment.more = True
    return at + 1


def _read_alone(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """`warm`, alone between marks."""
    if at != fragment.start or at + 1 != end or words.low(at) not in words_of("fragments", "alone"):
        return at
    fragment.more = fragment.cue = True
    return end


def _read_named(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """A phrase of a table, or the part of somebody that a size is of: `hands close-up`."""
    found = _named(words, at, end)
    if part := _part_in_close_up(words, at, end):
        found = ("camera.focus", words.said(at, part), part)
    elif at > fragment.start and words.claimed[at - 1] and (part := _part_of_somebody(words, at, end)):
        found = ("camera.focus", words.said(at + 1, part), part)
    if found is None:
        return at
    path, identity, stop = found
    fragment.found.append((path, identity, at, stop))
    fragment.more = fragment.cue = True
    return stop


def _read_side(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """`from the left`, `through the trees`, `overhead` behind a cue, to the end of the fragment."""
    word = words.low(at)
    of_light = word != "of" or words.low(at - 1) in words_of("fragments", "light")
    tail = _TAIL.match(words.said(at, end)) if of_light else None
    closes = tail is not None and tail.end() == len(words.said(at, end))
    if not fragment.cue or not (closes or (at + 1 == end and word in words_of("fragments", "behind"))):
        return at
    fragment.more = fragment.described = True
    return end


def _read_head(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """What light, air, film and feel are called by."""
    kind = next((kind for kind in _HEADS if words.low(at) in words_of("fragments", kind)), "")
    if not kind or _names_more(words, at, end) or _acts(words, at):
        return at
    fragment.heads.add(kind)
    fragment.more = fragment.cue = True
    return at + 1


def _read_small(words: Words, at: int, _: int, fragment: _Fragment) -> int:
    """`a bit of`, and what opens a fragment."""
    word = words.low(at)
    if word in words_of("fragments", "amounts") and words.low(at + 1) == "of":
        fragment.more = True
        return at + 2
    return at + (word in words_of("fragments", "openers") or word in DETERMINERS)


def _read_adjective(words: Words, at: int, end: int, fragment: _Fragment) -> int:
    """What is said of a cue before it: `warm`, or the `workshop` of workshop light."""
    described = not _names_a_place(words, at, end) and _describes(words, at) and _leads_to_cue(words, at + 1, end)
    if not described and not _names_the_light(words, at, end):
        return at
    fragment.more = fragment.described = True
    return at + 1


_READERS: Final = (
    _read_claimed, _read_camera_deed, _read_alone, _read_named, _read_side, _read_head, _read_small, _read_adjective,
)  # fmt: skip


def _part_in_close_up(words: Words, at: int, end: int) -> int:
    """Where the part ends that stands before a size, the `hands` of `, hands close-up`; 0 for any other word."""
    part = noun_at(words, at, end)
    if part is None or table("nouns")[part.id].role != "part" or part.end >= end or not words.claimed[part.end]:
        return 0
    size = phrase_at(words, part.end, "shot_sizes")
    return part.end if size is not None and size.end == end else 0


def _part_of_somebody(words: Words, at: int, end: int) -> int:
    """Where the fragment ends with the `on his hands` of `, close-up on his hands`; 0 for any other words."""
    sized = any((m := phrase_at(words, i, "shot_sizes")) is not None and m.end == at for i in range(max(at - 4, 0), at))
    led = sized and words.low(at) in {"on", "of"} and words.low(at + 1) in POSSESSIVES
    part = noun_at(words, at + 2, end) if led else None
    return end if part is not None and part.end == end and table("nouns")[part.id].role == "part" else 0


def _names_more(words: Words, at: int, end: int) -> bool:
    """Whether a thing's name begins with a head's word: a `light bulb`, a `night train`."""
    noun = noun_at(words, at, end)
    return noun is not None and noun.end > at + 1


def _names_a_place(words: Words, at: int, end: int) -> bool:
    """Whether a place of more words than one begins here, and no light is called by it: `market square`."""
    place = place_at(words, at, end)
    lit = place is not None and words.low(place.end) in words_of("fragments", "light")
    return place is not None and place.end > at + 1 and not lit


def _acts(words: Words, at: int) -> bool:
    """The `flicker` of `lights flicker`: what light, a camera or the air does is no name of it."""
    before = words.low(at - 1)
    named = tag_at(words, at - 1) == "n"
    plural = before.endswith("s") and (named or any(before in words_of("fragments", kind) for kind in _HEADS))
    own = before == "camera" and words.low(at).endswith("s")
    third = named and words.low(at) in words_of("fragments", "acts_alone")
    return third or (words.low(at) in words_of("fragments", "acts") and (plural or own))


def _named(words: Words, at: int, end: int) -> tuple[str, str, int] | None:
    """A phrase of the picture's tables that no reader has claimed, its path, id and end."""
    best: tuple[str, str, int] | None = None
    for name, path in _PATHS:
        match = phrase_at(words, at, name)
        if match is None or match.end > end or not all(words.free(i) for i in range(at, match.end)):
            continue
        one_word = match.end == at + 1 and words.low(match.end) not in words_of("fragments", "feel")
        if one_word and name in {"lighting_setups", "styles", "grades"}:
            continue  # butterfly, split, western: words of other things too
        if best is None or match.end > best[2]:
            best = (path, match.id, match.end)
    return best


def _describes(words: Words, at: int) -> bool:
    low = words.low(at)
    described = tag_at(words, at) in {"adj", "num"} or is_adjective(low) or is_adverb(low)
    return described or low in words_of("fragments", "participles") or words.tokens[at].joined


def _names_the_light(words: Words, at: int, end: int) -> bool:
    """The `workshop` of `warm workshop light`."""
    named = tag_at(words, at) == "n" and at + 1 < end and words.free(at + 1)
    return named and words.low(at + 1) in words_of("fragments", "light") and not _acts(words, at + 1)


def _leads_to_cue(words: Words, at: int, end: int) -> bool:
    """Whether adjectives, adverbs and `and` alone stand between a token and what they are said of."""
    while at < end:
        low = words.low(at)
        if words.claimed[at]:
            return low not in PREPOSITIONS and low not in DETERMINERS
        if any(low in words_of("fragments", kind) for kind in _HEADS) or _named(words, at, end):
            return True
        if _names_the_light(words, at, end):
            return True
        if not (low == "and" or words.tokens[at].joined or _describes(words, at)):
            return False
        at += 1
    return False


def _keep(words: Words, draft: Draft, fragment: _Fragment) -> None:
    """Put what the fragment says where it belongs, and claim its words."""
    first = fragment.start
    while first < fragment.end - 1 and words.free(first) and words.low(first) in _SILENT:
        first += 1
    said = words.said(first, fragment.end)[:160]
    paths = _paths_in(draft, said)
    for path, identity, begin, stop in fragment.found:
        draft.put(path, identity, words.said(begin, stop))
        paths.add(path)
    words.claim(fragment.start, fragment.end)
    lit = any(words.low(i) in words_of("fragments", "light") for i in range(fragment.start, fragment.end))
    if lit or (fragment.described and any(path.startswith("lighting.") for path in paths)):
        if not draft.values.get("lighting.source") or draft.values["lighting.source"] in said:
            draft.values["lighting.source"] = said
            draft.note("lighting.source", said)
        else:
            draft.effects.append(said)
            draft.said["lighting.effects"] = ", ".join(draft.effects)
    elif fragment.heads & {"air", "hour"} or any(path.startswith("setting.") for path in paths):
        if fragment.heads or fragment.described:
            draft.details.append(said)
    elif path := next((path for path in sorted(paths) if path.startswith("camera.")), ""):
        draft.note(path, said)
    else:
        draft.style_words.append(said)


_SILENT: Final = frozenset({"with", "in", "and", "at", "under", "by", "on", "plus", "a", "an", "the", "during"})


def _paths_in(draft: Draft, said: str) -> set[str]:
    """The fields whose words stand in a fragment."""
    low = said.lower()
    return {path for path, told in draft.said.items() for piece in told.split(", ") if piece and piece.lower() in low}
