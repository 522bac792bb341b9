"""Whose movement a sentence tells: where the camera is spoken of, where something else is, and what is denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from prompts.reading.camera_terms import (
    FILLERS,
    FILM_NOUNS,
    FILM_VERBS,
    IMPERATIVES,
    INTRINSIC,
    KINDS_OF_SHOT,
    LEADS,
    LEADS_THAT_ACT,
    NEGATORS,
    OWN_WAYS,
    STILL_WORDS,
    SUBORDINATE,
    THINGS_DO,
    WAY,
    WE_ACT,
    base_of,
    family_of,
    is_adverb_of_pace,
)
from prompts.reading.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, verb_of
from prompts.reading.lexicon import noun_at
from prompts.reading.word_tags import is_plural_word
from prompts.reading.words import Words
from prompts.vocabulary import table

__all__ = ["clause_end", "denied", "segments", "speaks_of_another"]


def segments(words: Words, start: int, end: int, amounts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The ranges of a sentence whose subject is the camera, a move by its noun (`a slow pan to the left`), or an order.

    `amounts` are the first tokens of amounts to the tokens after them.
    """
    at = start
    while at < end:
        named = _named_move(words, at, end, amounts) if words.free(at) else -1
        if words.free(at) and _is_order(words, at, start, end, amounts):
            stop = _segment_end(words, at, end, opens=False)
            paced = at - (at > start and words.free(at - 1) and is_adverb_of_pace(words.low(at - 1)))
            yield paced, stop
            at = stop
            continue
        leads = words.free(at) and (_is_lead(words, at) or (at == start and _goes_on_as_it(words, at)))
        leads = leads or (words.low(at) == "shot" and words.free(at + 1) and _acts_as_camera(words, at))
        if leads or named >= start:
            first = _with_participle_before(words, start, _with_denial_before(words, start, at)) if leads else named
            opens = first == start or _opens_sentence(words, start, at)
            stop = _segment_end(words, at, end, opens=opens)
            yield first, stop
            at = stop
        else:
            at += 1


def _is_lead(words: Words, at: int) -> bool:
    word = words.low(at)
    if word in LEADS:
        return not _is_a_thing(words, at)
    if word == "drone":
        verb = next((i for i in range(at + 1, at + 5) if not words.low(i).endswith("ly") and words.low(i) != "and"), at)
        moves = bool(base_of(words.low(verb))) or words.low(at + 1) in KINDS_OF_SHOT
        flies_itself = words.low(at - 1) == "a" and family_of(words.low(verb)) == "go"  # a drone flying over a forest
        return moves and words.low(at - 1) in {"the", "", ".", ",", "a"} and not flies_itself
    return word in LEADS_THAT_ACT and _acts_as_camera(words, at)


def _goes_on_as_it(words: Words, at: int) -> bool:
    """`It then tilts up`, after a sentence about the camera."""
    if words.low(at) != "it" or at == 0:
        return False
    before = [first for first, last in words.sentences() if last == at]
    if not before or not any(words.low(i) in LEADS | {"drone"} for i in range(before[0], min(before[0] + 6, at))):
        return False
    verb = at + 1
    while words.low(verb).endswith("ly") or words.low(verb) in {"then", "also", "first", "is", "next"}:
        verb += 1
    low = words.low(verb)
    return (bool(base_of(low)) and low not in THINGS_DO) or low in {"begins", "starts", "continues", "remains", "stays"}


def _acts_as_camera(words: Words, at: int) -> bool:
    """`the shot pans left`, `the view is static`, `we push in on her`: the picture, or the crew, for the camera."""
    verb = at + 1
    while _is_adverb(words.low(verb)) or words.low(verb) in {"then", "now", "first"}:
        verb += 1
    low = words.low(verb)
    if words.low(at) == "we":
        base = base_of(low)
        return bool(base) and (base in FILM_VERBS | WE_ACT or bool(_way_near(words, verb)))
    if low in {"is", "remains", "stays"}:
        ahead = [words.low(i) for i in range(verb + 1, verb + 5)]
        return any(word in STILL_WORDS for word in ahead)
    acts = base_of(low) in FILM_VERBS or family_of(low) == "turn"
    return low in {"moves", "starts", "begins"} or (low.endswith("s") and acts)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not base_of(word)  # no `fly`


def _way_near(words: Words, verb: int) -> bool:
    return any(words.low(i) in WAY and not words.tokens[i].is_mark for i in range(verb + 1, min(verb + 3, len(words))))


def _is_a_thing(words: Words, at: int) -> bool:
    """A camera somebody holds, or looks at, is a thing in the picture."""
    before = [words.low(i) for i in range(max(0, at - 3), at)]
    verb = at + 1
    while words.low(verb).endswith("ly"):
        verb += 1
    if words.low(at) == "lens" and not base_of(words.low(verb)):
        return True
    return bool(_BEFORE_A_THING & set(before)) and not (base_of(words.low(at + 1)) or words.low(at + 1).endswith("ly"))


_BEFORE_A_THING: Final = POSSESSIVES | frozenset(
    {"to", "at", "toward", "towards", "hold", "holds", "holding", "facing", "into", "for", "my", "our"}
)


def _named_move(words: Words, at: int, end: int, amounts: Mapping[int, int]) -> int:
    """Where a move begins that is told by its noun, with its direction or pace beside it: `an upward tilt`.

    Returns:
        The first token of its adjectives, or -1 when no move is named at the token.
    """
    if words.low(at) not in FILM_NOUNS:
        return -1
    told = paced = False
    first = at
    ends = {stop: begin for begin, stop in amounts.items()}
    while first > 0 and (first in ends or words.low(first - 1) in WAY or is_adverb_of_pace(words.low(first - 1))
                         or words.low(first - 1) in FILLERS - {"a", "an", "the"}):  # fmt: skip
        if first in ends:
            first, told = ends[first], True
            continue
        first -= 1
        told = told or words.low(first) in WAY
        paced = paced or is_adverb_of_pace(words.low(first))
    opens = first == 0 or words.tokens[first - 1].is_mark or words.low(first - 1) in {"with", "then", "followed", "and"}
    if words.low(first - 1) in NEGATORS or not (opens or words.low(first - 1) in DETERMINERS):
        return -1
    if not opens and words.low(at) in _THINGS_TOO and first == at and not _asks_for(words, first - 2):
        return -1  # follows a truck down a road
    after = words.low(at + 1)
    if after in {"to", "from", "toward", "towards"}:
        told = told or any(words.low(i) in WAY for i in range(at + 2, min(at + 5, end)))
    told = told or (after == "from" and any(words.low(i) == "to" for i in range(at + 3, min(at + 7, end))))
    goes_on = after in {"on", "over", "across", "around", "into", "towards", "toward", "reveals", "follows"}
    across = words.low(at) in {"pan", "truck"} and after == "across"
    return first if told or across or after in WAY or (paced and goes_on) else -1


_THINGS_TOO: Final = frozenset({"truck", "trucks", "crane", "cranes", "pan", "pans", "dolly"})
"""Moves by their nouns that are things as well."""
_ASKED: Final = frozenset({"use", "do", "add", "make", "try", "want", "need", "then", "with", "by", "have", "give"})


def _asks_for(words: Words, at: int) -> bool:
    """Whether what stands before the article leads to a move and to no thing: a beginning, a mark, `with`."""
    return at < 0 or words.tokens[at].is_mark or words.claimed[at] or words.low(at) in _ASKED


def _is_order(words: Words, at: int, start: int, end: int, amounts: Mapping[int, int]) -> bool:
    """A clause that begins with a bare verb tells the camera what to do: `pan 90 degrees to the right`."""
    low = words.low(at)
    base = base_of(low)
    if low != base and not (at <= start + 1 and base in FILM_VERBS | {"creep", "push", "pull"} and low.endswith("ing")):
        return False
    if base not in IMPERATIVES and base != "creep":
        return False
    before = at - 1
    while before >= start and (is_adverb_of_pace(words.low(before)) or words.low(before) in {"then", "and", "now"}):
        before -= 1
    opens = before < start
    ordered = words.low(at - 1) == "then" or (base in FILM_VERBS and words.tokens[before].is_mark)
    if not opens and not ordered:
        return False
    if family_of(low) == "track" and opens and words.low(at + 1) in DETERMINERS:
        return True
    after = at + 1
    while after < end and (after in amounts or words.low(after).endswith("ly") or words.low(after) in _PASSED_OVER):
        after = amounts.get(after, after + 1)
    turns = family_of(low) == "arc" and words.low(after) in {"around", "round"}
    return after < end and (turns or words.low(after) in WAY)


_PASSED_OVER: Final = frozenset({"it", "him", "her", "them", "the", "camera", "to", "very"})
"""Words between an order and its direction."""


def _with_denial_before(words: Words, start: int, at: int) -> int:
    """`without any camera movement`: the denial belongs to what is said of the camera."""
    first = at
    if words.low(first - 1) == "the" and words.low(first - 2) == "of" and words.low(first - 3) in OWN_WAYS:
        first -= 3
    first -= words.low(first - 1) == "any"
    return first - 1 if first > start and words.low(first - 1) in NEGATORS else at


def _with_participle_before(words: Words, start: int, at: int) -> int:
    """`Moving forward, the camera ...`: what opens the sentence is the camera's own."""
    first = start
    while words.low(first) in {"while", "after", "by", "before", "slowly", "gently", "then"} and first < at:
        first += 1
    low = words.low(first)
    as_it = words.low(first) == "as" and words.low(first + 1) == "it" and bool(base_of(words.low(first + 2)))
    if not ((low.endswith("ing") and base_of(low)) or as_it) or first >= at:
        return at
    marks = [i for i in range(first, at) if words.tokens[i].is_mark]
    reaches = marks and words.low(marks[-1]) == "," and at - marks[-1] <= 4
    return start if reaches and all(words.free(i) for i in range(first, marks[-1])) else at


def _opens_sentence(words: Words, start: int, at: int) -> bool:
    """True when the camera is the subject of the sentence: nothing but its own adjectives stands before it."""
    return at - start <= 4 and not any(
        words.tokens[i].is_mark
        or words.low(i) in PREPOSITIONS
        or words.low(i) in SUBORDINATE
        or noun_at(words, i, i + 1)
        for i in range(start, at)
    )


def _segment_end(words: Words, at: int, end: int, *, opens: bool) -> int:
    index = at + 1
    while index < end:
        if words.low(index) in {",", ":"} and not opens and not _goes_on(words, index + 1, end):
            return index
        index += 1
    return end


def _goes_on(words: Words, at: int, end: int) -> bool:
    for index in range(at, min(at + 4, end)):
        word = words.low(index)
        if base_of(word) and (word.endswith("ing") or words.low(index - 1) == "then" or base_of(word) in FILM_VERBS):
            return True
        if word not in FILLERS and not word.endswith("ly"):
            return False
    return False


# --- clauses of something else -------------------------------------------------------------------------------


def speaks_of_another(words: Words, index: int, end: int) -> bool:
    """True where a clause of another subject begins: `as the car turns left`, `a man moving backward`."""
    word = words.low(index)
    if word in SUBORDINATE:
        return _opens_another(words, index, end)
    if word in {"and", ",", "but"} and _new_subject(words, index + 1, end):
        return True
    if base_of(word) and word.endswith("ing") and words.low(index - 1) not in LEADS:
        previous = words.low(index - 1)
        before = noun_at(words, index - 1, index) if previous.isalpha() else None
        film = base_of(word) in FILM_VERBS
        is_way = previous in WAY or previous in FILLERS or previous.endswith("ly")
        return bool(before) and not film and not is_way and previous not in OWN_WAYS
    return False


def _opens_another(words: Words, index: int, end: int) -> bool:
    following = words.low(index + 1)
    if words.low(index) == "who":
        return True
    if following in {"it", "the", "its"} and (following == "it" or words.low(index + 2) in LEADS | OWN_WAYS):
        return following == "it" and _a_thing_does(words, index + 2)
    if base_of(following) or following.endswith(("ing", "ly")) or following in WAY or following in LEADS:
        return False
    return index + 1 < end


def _a_thing_does(words: Words, verb: int) -> bool:
    """`following the balloon as it floats up`: what only things do, things do."""
    return words.low(verb) in THINGS_DO or (words.low(verb).endswith("ly") and words.low(verb + 1) in THINGS_DO)


def _new_subject(words: Words, at: int, end: int) -> bool:
    """`and the plate rotates`, `, children chase pigeons`: a noun that is not the camera, and a verb of its own."""
    if words.low(at) not in DETERMINERS:
        return _several_act(words, at, end)
    noun = next((match for i in range(at + 1, min(at + 4, end)) if (match := noun_at(words, i, end))), None)
    if noun is None or any(words.low(i) in LEADS | OWN_WAYS for i in range(at, noun.end)):
        return False
    verb = noun.end
    while words.low(verb).endswith("ly"):
        verb += 1
    form = verb_of(words.low(verb))
    return (
        bool(form and form.form in {"third", "past"})
        or words.low(verb) in {"is", "are"}
        or (bool(family_of(words.low(verb))) and words.low(verb).endswith("s"))
    )


def _several_act(words: Words, at: int, end: int) -> bool:
    """The `children chase` of `, children chase pigeons`: several who live, without an article, and their verb."""
    noun = noun_at(words, at, end)
    form = verb_of(words.low(noun.end)) if noun and is_plural_word(words.low(noun.end - 1)) else None
    alive = noun is not None and table("kinds")[table("nouns")[noun.id].kind].animate
    return alive and form is not None and form.form in {"base", "past"}


def clause_end(words: Words, index: int, end: int) -> int:
    """Where the clause that begins at a token ends: the next mark, or the next `then` or `while`."""
    at = index + 1
    while at < end and words.low(at) not in {",", ";", ":"}:
        if words.low(at) == "while" or (words.low(at) == "before" and words.low(at + 1).endswith("ing")):
            return at
        if words.low(at) == "then" and _is_the_cameras(words, at + 1):
            return at
        at += 1
    return at


def _is_the_cameras(words: Words, at: int) -> bool:
    """After `then`: a verb that cameras alone do, or the camera named again."""
    while words.low(at).endswith("ly") or words.low(at) in {"the", "it"}:
        at += 1
    base = base_of(words.low(at))
    return words.low(at) in LEADS or base in FILM_VERBS or base in INTRINSIC


# --- what is denied ------------------------------------------------------------------------------------------


def denied(words: Words, index: int, end: int) -> int:
    """How far a denial reaches that begins at a token: `without any zoom or rotation`, `does not pan, tilt or zoom`.

    Returns:
        The token after the last that it denies; `index` when none begins here.
    """
    if words.low(index) not in NEGATORS:
        return index
    at = index + 1
    while at < end:
        if words.low(at) in {"or", "nor"}:
            at += 1
        elif words.low(at) in {",", "and"}:
            item = at + 1 + (words.low(at + 1) in {"or", "nor", "and", "no", "any"})
            if not _one_word_item(words, item, end):
                return at
            at = item
        elif words.tokens[at].is_mark or words.low(at) in {"but", "while", "then", "as"}:
            return at
        else:
            at += 1
    return at


def _one_word_item(words: Words, at: int, end: int) -> bool:
    """An item of a list of denied moves: one film word, then a mark, `or`, `and`, or the end."""
    low = words.low(at)
    film = bool(base_of(low)) or low in STILL_WORDS or low in OWN_WAYS or low.startswith(("shak", "trembl", "rotat"))
    after = words.low(at + 1) if at + 1 < end else ""
    return film and (not after or not after[0].isalnum() or after in {"or", "and", "nor", "during", "throughout"})
