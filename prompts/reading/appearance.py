"""What follows the name of somebody or something and says how they look: `in a red coat`, `with long hair`."""

from __future__ import annotations

from typing import Final

from prompts.reading.ages import age_at
from prompts.reading.camera_terms import STEADINESS
from prompts.reading.cast import Cast
from prompts.reading.grammar import MADE, POSSESSIVES, PREPOSITIONS
from prompts.reading.hairdos import HELD_OUT, done_up, is_a_hairdo
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.numbers import GROUPS
from prompts.reading.phrases import NounPhrase, begins_verb, is_adjective, noun_phrase_at
from prompts.reading.subjects import head_words, look_of, material_of, part_look, row_of
from prompts.reading.tagging import tag_at
from prompts.reading.words import Words
from prompts.shot import Importance, Look
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun

__all__ = ["held_until", "likeness_until", "modifiers", "on_a_part", "worn_or_had"]

_WEARING: Final = frozenset({"wearing", "dressed", "clad", "sporting"})
_WEARING_IN: Final = frozenset({"adorned in", "attired in", "garbed in", "swathed in", "outfitted in", "draped in"})
_COVERED: Final = frozenset({
    "covered", "adorned", "decorated", "surrounded", "filled", "draped", "wrapped", "topped", "shaped", "depicted",
    "streaked", "splattered", "speckled", "dusted", "smeared", "stained", "caked", "dotted", "flecked", "sprinkled",
    "trimmed", "studded", "encrusted", "soaked", "drenched", "coated", "splashed", "spattered", "crusted", "glazed",
})  # fmt: skip
_COLOURED: Final = frozenset(
    {"painted", "dyed", "coloured", "colored", "tinted", "stained", "sprayed", "lacquered", "of", "in", "with"}
)
"""Before a colour these say that something has it: `painted red`, `of colour red`."""


def modifiers(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """Read `with long hair`, `in a suit`, `made of glass` after a subject; returns where it ends."""
    while at < stop and words.free(at):
        taken = _modifier(cast, words, at, stop, subject_id)
        if taken == at:
            return at
        at = taken
    return at


def _modifier(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    word = words.low(at)
    start = at
    if (aged := _aged(cast, words, at, stop, subject_id)) or (
        aged := _described_aside(cast, words, at, stop, subject_id)
    ):
        return aged
    if word == "," and (_is_wearing(words, at + 1) or _dressed_aside(words, at + 1, stop)):
        word, at = words.low(at + 1), at + 1
    if word in {"named", "called"} and at + 1 < stop and words.tokens[at + 1].text[0].isupper():
        last = at + 2
        while last < stop and words.free(last) and words.tokens[last].text[0].isupper():
            last += 1
        cast.update(subject_id, name=words.said(at + 1, last)[:160])
        return last
    if word == "dressed" and words.low(at + 1) in {"as", "like", "up"} and (costume := _costume(words, at, stop)):
        cast.look(subject_id, Look(text=words.said(at, costume)[:160]))
        return costume
    if _is_wearing(words, at):
        first = at + 1 + (words.low(at + 1) in {"all", "entirely", "completely"})
        return _worn(cast, words, first + (words.low(first) == "in"), stop, subject_id) or start
    if word == "in" and _may_wear(cast, subject_id) and _is_worn_next(words, at + 1, stop):
        return _worn(cast, words, at + 1, stop, subject_id) or start
    if word == "having" and not _is_part_next(words, at + 1, stop):
        return start  # having a sword fight
    if word in {"with", "has", "having"} or (word == "and" and words.low(at + 1) == "with"):
        return _with(cast, words, at + 1 + (word == "and"), stop, subject_id) or start
    if word == "as" and (like := likeness_until(words, at, stop)):
        cast.look(subject_id, Look(text=words.said(at, like)[:160]))
        return like
    if tag_at(words, at) == "adj" and words.low(at + 1) in {"of", "with", "from", "than"}:
        return _like(cast, words, at, stop, subject_id) or start
    return (
        _made(cast, words, at, stop, subject_id)
        or _covered(cast, words, at, stop, subject_id)
        or _coloured(cast, words, at, stop, subject_id)
        or start
    )


def _may_wear(cast: Cast, subject_id: str) -> bool:
    """Whether clothes after `in` are worn: an ice cube in a sock is in it."""
    subject = cast.by_id(subject_id)
    kind = table("kinds").get(subject.kind or "") if subject else None
    return kind is None or kind.animate or kind.id == "thing"


def _aged(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """`in her sixties`, `(30s`, `aged ten`; 0 when no age is said of a person."""
    subject = cast.by_id(subject_id)
    if subject is None or subject.kind not in ("human", None) or head_words(subject.noun).lower() in GROUPS:
        return 0
    row = row_of(subject)
    said, end = age_at(words, at, named=row is None or bool(subject.name) or words.low(at) == "(")
    if not said or end > stop:
        return 0
    cast.update(subject_id, age=said[:160], kind="human")
    return end


def _described_aside(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """`the moon, huge and orange, rises`: adjectives between commas; 0 when there are none."""
    if words.low(at) != "," or not words.free(at + 1):
        return 0
    index, found = at + 1, []
    while index < stop and is_adjective(words.low(index)):
        found.append(words.tokens[index].text)
        index += 1
        if words.low(index) in {"and", ","} and is_adjective(words.low(index + 1)):
            index += 1
    joined = len(found) > 1 or tag_at(words, at + 1) == "adj"
    if not found or not joined or words.low(index) != "," or not begins_verb(words, index + 1, after_noun=True):
        return 0
    for adjective in found:
        cast.look(subject_id, look_of(adjective))
    return index + 1


def _covered(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """`covered in snow`, `streaked with mud`."""
    taken = words.low(at) in _COVERED and words.low(at + 1) in PREPOSITIONS
    inner = noun_phrase_at(words, at + 2, stop) if taken else None
    if inner is None or (words.low(at) == "surrounded" and _lives(inner)):
        return 0  # who stands round somebody is no look but company
    cast.look(subject_id, Look(text=words.said(at, inner.end)[:160]))
    return inner.end


def _lives(phrase: NounPhrase) -> bool:
    """Whether a noun phrase is of somebody or of animals."""
    noun = table("nouns").get(phrase.noun_id)
    return noun is not None and table("kinds")[noun.kind].animate


def _coloured(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """`painted red`, `of red colour`."""
    colour = _colour_said(words, at + 1, stop) if words.low(at) in _COLOURED else None
    if colour is None:
        return 0
    cast.look(subject_id, look_of(words.said(at, colour.end)))
    return colour.end


def worn_or_had(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """Read looks that follow `has`, `wears` or a comma; returns where they end, at least one token on."""
    return _with(cast, words, at, stop, subject_id) or _worn(cast, words, at, stop, subject_id) or at + 1


def _is_worn_next(words: Words, at: int, stop: int) -> bool:
    phrase = noun_phrase_at(words, at, stop)
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if phrase and not row and not phrase.stage and phrase.determiner in {"a", "an", "his", "her"}:
        return any(a.lower() in terms_by_phrase("colours") for a in phrase.adjectives)
    if phrase and not row and phrase.adjectives == [] and phrase_at(words, at, "colours"):
        return words.low(phrase.end) in {"", ",", "."} or True
    return bool(row and (row.kind == "cloth" or (phrase and phrase.noun.lower().split()[-1] in _WORN_TOO)))


_WORN_TOO: Final = frozenset({
    "mask", "masks", "helmet", "helmets", "goggles", "glasses", "sunglasses", "wig", "crown", "headphones", "armour",
    "armor", "visor",
})  # fmt: skip
"""What is no cloth, and worn: `a welder in a mask`."""


def _is_part_next(words: Words, at: int, stop: int) -> bool:
    phrase = noun_phrase_at(words, at, stop)
    row = table("nouns").get(phrase.noun_id) if phrase else None
    return bool(row and (row.role == "part" or row.kind == "cloth"))


def _is_wearing(words: Words, at: int) -> bool:
    return words.low(at) in _WEARING or f"{words.low(at)} {words.low(at + 1)}" in _WEARING_IN


def _dressed_aside(words: Words, at: int, stop: int) -> bool:
    """`Mira, in a blue raincoat, runs`: clothes between commas."""
    return words.low(at) == "in" and words.free(at) and _is_worn_next(words, at + 1, stop)


def _worn(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    end = 0
    while True:
        phrase = noun_phrase_at(words, at, stop)
        if phrase is None:
            return end
        row = table("nouns").get(phrase.noun_id)
        if end and not (row and row.kind == "cloth"):
            return end
        look = part_look(words, phrase)
        in_colour = look.part in terms_by_phrase("colours")
        cast.look(subject_id, look.model_copy(update={"part": "clothes"}) if in_colour else look)
        if (wearer := cast.by_id(subject_id)) and wearer.kind is None:
            cast.update(subject_id, kind="human")  # a name that wears clothes is a person's
        end = phrase.end
        at = _next_look(words, end, stop)
        if not at:
            return end
        following = noun_phrase_at(words, at, stop)
        inner = table("nouns").get(following.noun_id) if following else None
        if not (inner and inner.kind == "cloth"):
            return end


def _with(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    subject = cast.by_id(subject_id)
    end = 0
    while subject:
        phrase = noun_phrase_at(words, at, stop)
        if phrase is None or _is_a_cameras(phrase):
            return end
        row = table("nouns").get(phrase.noun_id)
        belongs = (
            row is None
            or row.role == "part"
            or row.kind == "cloth"
            or _is_a_marking(subject.kind, phrase)
            or is_a_hairdo(subject.kind, phrase, words)
            or (phrase.determiner in POSSESSIVES and not table("kinds")[row.kind].animate)
        )
        if (
            end
            and row is not None
            and _is_held(row)
            and row.id not in _WORN_ON
            and phrase.determiner in {"a", "an"}
            and subject.kind == "human"
        ):
            last = cast.last
            cast.add(phrase, Importance.SUPPORTING)
            cast.last = last
            return phrase.end
        on_back = (
            row is not None and row.id == "backpack" and subject.kind == "human" and not _in_hands(words, phrase.end)
        )
        worn = row is not None and (row.id in _WORN_ON or (row.id in _ADORNS and not phrase.determiner))
        adorns = on_back or (bool(end) and worn)
        acts = words.low(phrase.end).endswith("ing") and not (row and (row.role == "part" or row.kind == "cloth"))
        if not (belongs or adorns) or acts:
            return end
        held = held_until(words, phrase, row) if end else phrase.end
        phrase.end = end = held if held > phrase.end else on_a_part(words, phrase.end, stop)
        cast.look(subject_id, part_look(words, phrase))
        at = _next_look(words, end, stop)
        if not at:
            return end
    return end


def _in_hands(words: Words, at: int) -> bool:
    """Whether what was told of last is `in his hand` or `in her arms`."""
    return words.low(at) == "in" and words.low(at + 2) in {"hand", "hands", "arms"}


def _next_look(words: Words, at: int, stop: int) -> int:
    """Where the next of several looks begins: after `and`, a comma, or the `over` of a coat over a shirt; else 0."""
    joint = words.low(at)
    if joint in {"and", ","}:
        return at + 2 if joint == "," and words.low(at + 1) == "and" else at + 1
    beneath = noun_phrase_at(words, at + 1, stop) if joint in {"over", "under", "beneath", "underneath"} else None
    row = table("nouns").get(beneath.noun_id) if beneath else None
    return at + 1 if row and row.kind == "cloth" else 0


def _is_a_marking(kind: str | None, phrase: NounPhrase) -> bool:
    """The `white blaze` of a horse or the `white chest` of a dog, which are a flame and a box elsewhere."""
    row = table("kinds").get(kind or "")
    animal = row is not None and row.animate and row.id != "human"
    coloured = any(adjective.lower() in terms_by_phrase("colours") for adjective in phrase.adjectives)
    return animal and coloured and phrase.noun.lower().split()[-1].removesuffix("s") in _MARKINGS


_MARKINGS: Final = frozenset({
    "blaze", "star", "snip", "chest", "bib", "breast", "back", "saddle", "patch", "mask", "stripe", "ring", "crown",
    "tip", "collar", "belly", "rump", "flank", "crest", "marking", "spot", "dot", "band", "muzzle", "stocking",
})  # fmt: skip


def on_a_part(words: Words, at: int, stop: int) -> int:
    """Where the `on his arm` of `a cast on his arm` ends, or hair's `in a bun`: what something is on; else `at`."""
    if done := done_up(words, at, stop):
        return done
    there = noun_phrase_at(words, at + 1, stop) if words.low(at) in _ON_A_PART else None
    whose = there is not None and (there.determiner in POSSESSIVES or there.count_text.lower() == "one")
    row = table("nouns").get(there.noun_id) if there and whose else None
    return there.end if there and row and (row.role == "part" or row.kind == "cloth") else at


_ON_A_PART: Final = frozenset({"on", "in", "around", "round", "over", "across", "under", "behind", "between"})


def _is_a_cameras(phrase: NounPhrase) -> bool:
    """The `noticeable shake` of `follows a waiter, with noticeable shake`: what a camera has and nobody before it."""
    noun = phrase.noun.lower()
    steady = any(adjective.lower() in STEADINESS for adjective in phrase.adjectives)
    return noun in STEADINESS or (noun in {"motion", "movement"} and steady)


def held_until(words: Words, phrase: NounPhrase, row: Noun | None) -> int:
    """Where `eyes closed` ends: a part of the body with how it is held, and nothing after it."""
    after = phrase.end
    held = tag_at(words, after) in ("vn", "vd", "vg", "adj") or words.low(after) in HELD_OUT
    held = held and tag_at(words, after + 1) in ("mark", "end")
    return after + 1 if held and row is not None and row.role == "part" else after


def _is_held(row: Noun | None) -> bool:
    """Whether a thing is one that somebody holds: the katana of `a girl with silver hair and a katana`."""
    return row is not None and row.role == "thing" and row.kind in {"tool", "instrument", "device", "ball", "vessel"}


def _like(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    """`full of children`, `green with moss`, `bigger than themselves`."""
    phrase = noun_phrase_at(words, at + 2, stop)
    end = phrase.end if phrase else at + 3 if tag_at(words, at + 2) == "pron" and words.low(at + 1) == "than" else 0
    if end:
        cast.look(subject_id, Look(text=words.said(at, end)[:160]))
    return end


def _costume(words: Words, at: int, stop: int) -> int:
    """Where `dressed as a chicken` ends: what somebody is dressed as is not there; 0 for anything else."""
    first = at + 2 + (words.low(at + 1) == "up")
    phrase = noun_phrase_at(words, first, stop) if words.low(first - 1) in {"as", "like"} else None
    return phrase.end if phrase else 0


def likeness_until(words: Words, at: int, stop: int) -> int:
    """Where `as still as glass` ends: what something is like, and no second thing; 0 for anything else."""
    second = next((i for i in range(at + 2, min(at + 5, stop)) if words.low(i) == "as"), 0)
    like = noun_phrase_at(words, second + 1, stop) if second and words.low(at) == "as" else None
    return like.end if like else 0


def _made(cast: Cast, words: Words, at: int, stop: int, subject_id: str) -> int:
    if words.low(at) not in MADE or words.low(at + 1) not in {"of", "from", "out"}:
        return 0
    first = at + 2 + (words.low(at + 1) == "out")
    phrase = noun_phrase_at(words, first, stop)
    if phrase is None:
        return 0
    material = next((m for i in range(first, phrase.end) if (m := material_of(words.low(i)))), "")
    cast.look(subject_id, Look(text=words.said(at, phrase.end)[:160]))
    if material:
        cast.update(subject_id, material=material)  # a cup made of ice is not of what cups are
    return phrase.end


_ADORNS: Final = frozenset({"earring", "necklace", "bracelet", "ring", "crown", "tiara", "spectacles"})
"""What people have on them beside their hair: `with black hair and silver earrings`."""
_WORN_ON: Final = frozenset({"backpack", "necklace", "bracelet", "tiara", "crown", "spectacles"})
"""What is worn though it is no cloth: `with red hair and a yellow rucksack`."""


def _colour_said(words: Words, at: int, stop: int) -> Match | None:
    """The colour of `painted bright red`, `of colour red` or `of red colour`; after `of` the word itself must stand."""
    first = at + (words.low(at) in {"a", "the"})
    before = words.low(first) in _COLOUR_WORDS
    colour = phrase_at(words, first + before, "colours") or (
        phrase_at(words, first + 1, "colours") if words.low(first) in _SHADES else None
    )
    if colour is None or colour.end > stop or not words.free(colour.start):
        return None
    after = words.low(colour.end) in _COLOUR_WORDS
    if words.low(at - 1) in {"of", "in", "with"} and not (before or after):
        return None
    closes = tag_at(words, colour.end + after) not in ("n", "name", "adj")
    return colour._replace(end=colour.end + after) if closes else None


_SHADES: Final = frozenset(
    {"bright", "deep", "dark", "light", "pale", "vivid", "all", "completely", "neon", "entirely"}
)
_COLOUR_WORDS: Final = frozenset({"colour", "color", "colours", "colors"})
