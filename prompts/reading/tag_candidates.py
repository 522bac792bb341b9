"""What parts of speech the tokens of a text may be: each word's own, its capitals and the words around it."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import PREPOSITIONS, verbs
from prompts.reading.lexicon import noun_at, place_at
from prompts.reading.lists import words_of
from prompts.reading.tag_names import WAYS, join_phrases
from prompts.reading.tag_series import (
    BEFORE_OBJECT,
    acts_alone,
    begins_two_word_deed,
    by_itself,
    changes_state,
    closes_aside,
    goes_on,
    goes_on_together,
    in_series,
    is_counted,
    is_handled,
    is_named,
    is_pastime,
    names_it,
    opens_series,
    says_how,
    they_do,
    verbed,
)
from prompts.reading.word_tags import (
    Options,
    is_adjective_alone,
    is_closed,
    is_given_name,
    is_known_noun,
    is_plural,
    options_by_ending,
    word_options,
)
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["candidates"]

_SHOUTED: Final = 0.6
"""The share of words with capitals from which capitals say nothing: `A Dog Running In The Park`."""


def candidates(words: Words) -> list[Options]:
    """The options of every token of a text."""
    capitals = _capitals_tell(words)
    rows = [_options(words, index, capitals=capitals) for index in range(len(words))]
    join_phrases(words, rows)
    return rows


def _capitals_tell(words: Words) -> bool:
    long = [t for t in words.tokens if t.is_word and len(t.low) > 3]
    return sum(1 for t in long if t.text[0].isupper()) <= _SHOUTED * len(long) or len(long) < 3


def _options(words: Words, index: int, *, capitals: bool) -> Options:
    token = words.tokens[index]
    if words.claimed[index]:
        return _CUE
    if token.is_mark:
        return {"mark": 0.0} if token.low not in "&" else {"cc": 0.0}
    if token.joined and index:
        return {
            "n": 0.1,
            "adj": 0.1,
            **{t: c + 0.5 for t, c in word_options(token.low).items() if t in ("vg", "vn", "vd", "vz", "prt")},
        }
    base = word_options(token.low)
    if index + 1 < len(words) and words.tokens[index + 1].joined and token.low not in _PREFIXED:
        base = {tag: cost for tag, cost in base.items() if tag not in FINITE_FORMS} or {"n": 0.1, "adj": 0.1}
    if sure := _by_neighbours(words, index) or _by_syntax(words, index, base):
        return sure
    if not (capitals and token.text[0].isupper()):
        return {"adj": 0.0} if _describes_next(words, index) else base
    opens = index == 0 or words.tokens[index - 1].low in {".", "!", "?", ":", ";"} or words.claimed[index - 1]
    if is_given_name(token.low):
        return {**base, "name": 0.0} if opens else {"name": 0.0, **({"n": 1.0} if "n" in base else {})}
    if opens:
        unknown = not is_closed(token.low) and not verbs().get(token.low) and not is_known_noun(token.low)
        return {**base, "name": 0.3} if unknown and not is_adjective_alone(token.low) and "adv" not in base else base
    if is_closed(token.low):
        return base
    return {"name": 0.1, **{tag: cost + 0.2 for tag, cost in base.items() if tag in ("n", "adj", "gen")},
            **{tag: cost + 1.5 for tag, cost in base.items() if tag not in ("n", "adj", "gen")}}  # fmt: skip


def _by_syntax(words: Words, index: int, base: Options) -> Options | None:
    """What the shape of the sentence around a word leaves no doubt of; None for any other."""
    word = words.low(index)
    if "vz" not in base and "n" in base and verbed(words, index):
        return {"vz": 0.2, "n": 1.0}
    if _is_how(words, index):
        return {tag: 0.0 for tag in ("adj", "vg") if tag in base}
    if _is_how(words, index + 1):
        return {"n": 0.0}
    if "vz" in base and "n" in base and _does_so(words, index):
        return {**base, "vz": base["vz"] + 2.0, "n": min(base["n"], 0.3)}
    if "vz" in base and words.low(index - 1) in _ONE and words.free(index - 1) and not is_closed(word):
        return {"vz": 0.0}
    if sure := _by_place(words, index, base):
        return sure
    if "vz" in base and (told := _by_company(words, index, base)):
        return told
    if base == options_by_ending(word) and "vz" in base and words.low(index + 1) in WAYS:
        return {"vz": 0.2, "n": 0.8}
    if word in terms_by_phrase("colours") and words.low(index - 1) in {"in", "wearing", "all"}:
        known = is_known_noun(words.low(index + 1)) and not verbs().get(words.low(index + 1))
        return base if known else {"n": 0.0, "adj": 0.9}
    return None


def _by_place(words: Words, index: int, base: Options) -> Options | None:
    """What a word that has a verb's form is, by where it stands; None where that leaves it open."""
    if says_how(words, index):
        return {"adv": 0.0}
    if "adj" in base and words.low(index).endswith("er") and words.low(index + 1) == "than":
        return {"adj": 0.0}
    if "n" in base and "vb" in base and _is_worn_there(words, index):
        return {"n": 0.0}
    if words.low(index) == "being" and {"vn", "vd"} & set(word_options(words.low(index + 1))):
        return {"vg": 0.0, "be": 0.3}
    if "n" in base and "vb" in base and _is_named_doing(words, index):
        return {"n": 0.0}
    if "vg" in base and _is_doing_of(words, index):
        return {"adj": 0.0}
    if "vg" in base and is_handled(words, index):
        return {"vg": 0.0}
    if "vb" in base and "n" in base and names_it(words, index):
        return {"n": 0.0}
    if "vb" in base and changes_state(words, index):
        return {"vb": 0.0}
    if "vb" in base and (goes_on_together(words, index) or they_do(words, index) or is_pastime(words, index)):
        return {"vb": 0.0}
    if begins_two_word_deed(words, index) or ("vb" in base and closes_aside(words, index)):
        return {"vb": 0.0}
    return None


def _is_named_alone(words: Words, index: int) -> bool:
    """The `park` of `two players, park, autumn`, the `sparks` of `a horse rears, sparks, night`."""
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark
    alone = index > 0 and words.tokens[index - 1].low == "," and closes
    place = not words.low(index).endswith("s") and place_at(words, index, index + 1) is not None
    return alone and (words.low(index) in _SEEN_ALONE or place)


_SEEN_ALONE: Final = frozenset({"sparks", "embers", "flames", "bubbles", "shadows", "ripples", "clouds", "petals"})


def _does_so(words: Words, index: int) -> bool:
    """The `waves` of `waves breaking on rocks`: after a verb no -ing form follows, but for a few (`keeps running`)."""
    word, after = words.low(index), words.low(index + 1)
    goes_on = any(verb.base in words_of("verbs", "before_ing") for verb in verbs().get(word, ()))
    doing = set(word_options(after)) & {"vg", "vn"} >= {"vg"} and not is_adjective_alone(after)
    return not goes_on and doing and not is_known_noun(after)


_ONE: Final = frozenset(
    {"one", "another", "each", "everyone", "everybody", "someone", "somebody", "nobody", "he", "she"}
)
"""After these a word in -s is what is done: `one juggles, one laughs`."""

FINITE_FORMS: Final = frozenset({"vb", "vz", "vd"})
_PREFIXED: Final = frozenset({"re", "un", "pre", "co", "over", "under", "out", "double", "self"})
"""Before a hyphen these leave a verb a verb: `re-enters`, `double-checks`."""

_LIT: Final = frozenset({"northern", "southern", "traffic", "fairy", "city", "string", "christmas", "neon"})
"""First words of the names of lights."""


def _by_neighbours(words: Words, index: int) -> Options | None:
    """What the words around one leave no doubt of; None for any other."""
    if words.low(index) == "but" and words.low(index - 1) in {"nothing", "anything", "everything", "all", "everyone"}:
        return {"prep": 0.0}
    if (
        words.low(index) in {"lights", "signs"}
        and (index == 1 or words.low(index - 2) == ",")
        and words.low(index + 1) in ({",", "."} if index == 1 else {",", ".", ""})
    ):
        return {"n": 0.0}
    if words.low(index) == "lights" and words.low(index - 1) in _LIT:
        return {"n": 0.0}
    if words.low(index) == "leaves" and words.low(index - 1) in _LEAFY:
        return {"n": 0.0}
    if words.low(index) == "sports" and is_known_noun(words.low(index + 1)):
        return {"n": 0.0}
    return {"n": 0.0} if _names_a_place(words, index) or _is_named_alone(words, index) else None


_LEAFY: Final = frozenset({"autumn", "fallen", "dry", "dead", "golden", "tea", "palm", "oak", "maple", "wet", "yellow"})
"""Before `leaves` these say what leaves they are."""


def _names_a_place(words: Words, index: int) -> bool:
    """The `crossing` of `a crowd at Shibuya crossing`: a noun in -ing that closes a place's name."""
    word, name = words.low(index), words.tokens[index - 1].text if index else ""
    if not word.endswith("ing") or not is_known_noun(word) or not name[:1].isupper():
        return False
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or words.low(index + 1) in PREPOSITIONS
    opens = index == 1 and words.low(index + 1) in {"at", "in", "by", ",", ""}
    return closes and (opens or words.low(index - 2) in PREPOSITIONS)


def _is_named_doing(words: Words, index: int) -> bool:
    """The `watch` of `on a ticking watch`: between what it does, with an article before that, and a mark or a joint."""
    doing = any(verb.form == "ing" for verb in verbs().get(words.low(index - 1), ()))
    led = words.low(index - 2) in {"a", "an", "the", "his", "her", "its", "their"}
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "prep" in word_options(words.low(index + 1))
    return doing and led and closes and is_known_noun(words.low(index))


def _is_doing_of(words: Words, index: int) -> bool:
    """The `ticking` of `, ticking clock`: what one thing without an article does cannot be done to it."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "ing"}
    by_itself = bases & (words_of("verbs", "intransitive") | _BY_THEMSELVES)
    after = words.low(index + 1)
    one = is_known_noun(after) and not is_plural(words, index + 1) and after not in words_of("open_classes", "mass")
    closes = index + 2 >= len(words) or words.tokens[index + 2].is_mark or "prep" in word_options(words.low(index + 2))
    return bool(by_itself) and one and closes and (index == 0 or words.tokens[index - 1].is_mark)


_BY_THEMSELVES: Final = frozenset({
    "tick", "flicker", "drip", "steam", "boil", "hum", "sputter", "creak", "wail", "blare", "whistle", "cry", "crackle",
    "burn", "swing", "spin", "smoke", "bubble", "buzz", "flash", "blink",
})  # fmt: skip
"""Verbs that a clock, a candle or a dog does, and that nobody does to one by its bare name."""


def _describes_next(words: Words, index: int) -> bool:
    """The `open` of `on an open book`: an adjective before what could be a verb as well."""
    word, after = words.low(index), words.low(index + 1)
    if not is_adjective_alone(word) or words.low(index - 1) not in {"a", "an"} or not is_known_noun(after):
        return False
    return "vb" in word_options(word) and "vb" in word_options(after)


def _by_company(words: Words, index: int, base: Options) -> Options | None:
    """A word in -s that may be a verb, by the words around it; None where they leave it open."""
    if "n" in base and (is_counted(words, index) or _is_all_round(words, index)):
        return {"n": 0.0}
    if by_itself(words, index) or acts_alone(words, index, base):
        return {"vz": 0.0}
    if "n" in base and is_named(words, index - 1):
        return {**base, "vz": 0.0, "n": base["n"] + 0.8}
    if (
        in_series(words, index)
        or opens_series(words, index)
        or _after_looks(words, index)
        or goes_on(words, index, base)
    ):
        return {"vz": 0.0}
    if "n" in base and _has_its_verb(words, index):
        return {"n": 0.0}
    if "n" in base and words.low(index + 1) in _PARTICLES and _may_act(words, index):
        return {"vz": 0.0, "n": 1.6}
    if "n" in base and _after_one(words, index):
        return {"vz": 0.0}
    if "n" in base and _ends_a_list(words, index):
        return {**base, "vz": base["vz"] + 3.0}
    if words.low(index) == "drops" and words.low(index - 1) in {"dew", "rain", "tear", "ink"}:
        return {"n": 0.0}
    if "n" in base and _lies_there(words, index):
        return {**base, "vz": base["vz"] + 3.0, "n": 0.0}
    if _after_gerund(words, index):
        return {**base, "vz": base["vz"] + 2.0, "n": min(base.get("n", 9), 0.3)}
    return None


_LIKELY: Final = 2.5
"""A cost below which a word may well be what it is asked about."""


def _has_its_verb(words: Words, index: int) -> bool:
    """The `sparks` of `he grinds a blade, sparks fly`: between marks a bare verb stands after it, and nothing else."""
    before = words.low(index - 1) if index else ","
    after = words.low(index + 1)
    closes = index + 2 >= len(words) or words.tokens[index + 2].is_mark
    return (
        before in {",", ";", "."}
        and closes
        and not is_closed(after)
        and word_options(after).get("vb", 9) < _LIKELY
        and not is_plural(words, index + 1)
    )


def _may_act(words: Words, index: int) -> bool:
    """`a sculptor chips away`, `wobbles, falls down`: one thing, or a verb before a comma, stands before."""
    before = words.low(index - 1)
    if before in {",", "and"}:
        return any("vz" in word_options(words.low(i)) for i in range(max(0, index - 6), index - 1))
    return is_known_noun(before) and not is_plural(words, index - 1) and words.free(index - 1)


def _after_one(words: Words, index: int) -> bool:
    """The `howls` of `a wolf howls, breath visible`: what `a` opens is one thing, so that no plural can end it."""
    after = words.low(index + 1) if index + 1 < len(words) else ""
    closes = not after or words.tokens[index + 1].is_mark or not _may_end_compound(words, index + 1)
    one = "n" in word_options(words.low(index - 1)) and words.free(index - 1) and not is_plural(words, index - 1)
    described = words.low(index - 2) in {"a", "an"} and is_adjective_alone(words.low(index - 1))
    if described and words.low(index + 1) in BEFORE_OBJECT:
        return is_plural(words, index)  # a thermal lifts a condor
    if not closes or not one or words.low(index - 1).endswith("ing"):
        return False
    first = index - 2
    while first > 0 and (is_adjective_alone(words.low(first)) or _may_end_compound(words, first)):
        first -= 1
    return first >= 0 and words.low(first) in {"a", "an"} and is_plural(words, index)


def _may_end_compound(words: Words, index: int) -> bool:
    """Whether the name of one thing may end here, after a plural: the `car` of `a sports car`."""
    return "n" in word_options(words.low(index)) and not is_plural(words, index)


def _after_looks(words: Words, index: int) -> bool:
    """The `rises` of `the moon, huge and orange, rises behind a mill`: nothing but looks stands between commas."""
    if words.low(index - 1) != ",":
        return False
    first = index - 2
    while first > 0 and (is_adjective_alone(words.low(first)) or words.low(first) == "and"):
        first -= 1
    return 0 < first < index - 2 and words.low(first) == "," and not is_plural(words, first - 1)


def _is_how(words: Words, index: int) -> bool:
    """The `flat` of `ears flat, watching`: how a part of the body is held."""
    if not 0 < index < len(words) or not words.free(index - 1) or not is_plural(words, index - 1):
        return False
    if not {"adj", "vg"} & set(word_options(words.low(index))):
        return False
    noun = noun_at(words, index - 1, index)
    part = noun is not None and table("nouns")[noun.id].role == "part"
    return part and (index + 1 >= len(words) or words.tokens[index + 1].is_mark)


def _lies_there(words: Words, index: int) -> bool:
    """The `waves` of `a lighthouse on a cliff, waves below`: nothing before is a verb, and nothing follows."""
    after = words.low(index + 2) if index + 2 < len(words) else ""
    if words.low(index - 1) == "," and words.low(index + 1) in {"in", "on"} and words.low(index + 3) in _FAR_OFF:
        return True
    if _is_had(words, index):
        return True
    closes = not after or words.tokens[index + 2].is_mark
    if words.low(index - 1) != "," or words.low(index + 1) not in _WHERE or not closes:
        return False
    before = [word_options(words.low(i)) for i in range(index - 1) if not words.claimed[i]]
    return not any({"vz", "vd", "be"} & set(options) for options in before)


def _is_all_round(words: Words, index: int) -> bool:
    """The `sparks` of `shapes a vase, sparks around him`: far oftener a noun, between a comma and where it is."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "third"}
    glows = all(terms_by_phrase("motions").get(base, "burn") in _OF_FIRE for base in bases)
    rare = bool(bases & words_of("verbs", "noun_first")) and glows
    last = index + 2 + (words.low(index + 2) in _BEFORE_A_NOUN)
    closes = last + 1 >= len(words) or words.tokens[last + 1].is_mark
    return rare and words.low(index - 1) == "," and words.low(index + 1) in PREPOSITIONS and closes


_OF_FIRE: Final = frozenset({"burn", "shine", "float", "fall", "grow"})
"""Motions that nobody goes about with: beside them, a verb that is oftener a noun is one."""
_BEFORE_A_NOUN: Final = frozenset({"the", "his", "her", "its", "their", "a", "an"})


def _is_worn_there(words: Words, index: int) -> bool:
    """The `towel` of `dyes her hair, towel round her neck`: a thing by its bare name, and the part that it is on."""
    there = noun_at(words, index + 3, index + 4) if words.low(index + 2) in {"his", "her", "its", "their"} else None
    part = there is not None and table("nouns")[there.id].role == "part"
    at = words.low(index + 1) in {"in", "on", "round", "around", "over", "under", "between", "behind", "across"}
    return words.low(index - 1) == "," and at and part and is_known_noun(words.low(index))


def _is_had(words: Words, index: int) -> bool:
    """The `pins` of `measures a man, pins in his mouth`: what somebody has, between a comma and the part it is in."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "third"}
    there = noun_at(words, index + 3, index + 4) if words.low(index + 2) in {"his", "her", "its", "their"} else None
    part = there is not None and table("nouns")[there.id].role == "part"
    led = words.low(index - 1) == "," and words.low(index + 1) in {"in", "on", "between"}
    return led and part and not any(base in terms_by_phrase("motions") for base in bases)


_WHERE: Final = frozenset(
    {"below", "above", "behind", "beyond", "around", "beneath", "nearby", "underneath", "everywhere", "overhead"}
)


_FAR_OFF: Final = frozenset({"distance", "background", "foreground", "horizon", "sky", "corner"})
"""What stands `in the distance` is there, and does nothing: `combing her hair, ships in the distance`."""


def _after_gerund(words: Words, index: int) -> bool:
    """The `sprinkles` of `kneads dough, adding sprinkles`: what is added."""
    adds = any(verb.form == "ing" for verb in verbs().get(words.low(index - 1), ()))
    return adds and words.low(index - 2) == "," and words.low(index + 1) in {",", ".", "and", "to", "on", ""}


def _ends_a_list(words: Words, index: int) -> bool:
    """The `skis` of `a refrigerator and skis`: nothing follows, and nothing before is a verb."""
    after = words.low(index + 1)
    led = after in PREPOSITIONS and is_known_noun(words.low(index))
    if words.low(index - 1) != "and" or not (led or after in {"", ".", ","}) or index < _A_PAIR:
        return False
    before = [word_options(words.low(i)) for i in range(index - 1) if not words.claimed[i]]
    named = all({"n", "adj", "det", "num", "mark"} & set(options) and "vz" not in options for options in before)
    return named and (led or words.low(0) in _ARTICLES)


_A_PAIR: Final = 2
_ARTICLES: Final = frozenset({"a", "an", "some", "two", "three"})
_PARTICLES: Final = frozenset({"away", "off", "down", "up", "out", "over", "back", "into", "onto", "across", "through"})
_CUE: Final[Options] = {"cue": 0.0}
