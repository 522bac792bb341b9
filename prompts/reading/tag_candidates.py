"""What parts of speech the tokens of a text may be: each word's own, its capitals and the words around it."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import PREPOSITIONS, verbs
from prompts.reading.lexicon import noun_at, place_at
from prompts.reading.lists import words_of
from prompts.reading.tag_company import by_company, is_worn_there
from prompts.reading.tag_names import WAYS, join_phrases
from prompts.reading.tag_series import (
    acts_as_group,
    begins_two_word_deed,
    changes_state,
    closes_aside,
    goes_away,
    goes_on_together,
    handled_together,
    is_handled,
    is_pastime,
    names_it,
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
    if capitals and index and token.text[0].isupper() and "vz" in base and is_given_name(token.low):
        return {"name": 0.0}  # Holmes, Dickens: no verb is written so
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
    if words.low(index - 1) in _BEFORE_NAMES and not is_known_noun(token.low) and not verbs().get(token.low):
        return {"name": 0.0}
    return {"name": 0.1, **{tag: cost + 0.2 for tag, cost in base.items() if tag in ("n", "adj", "gen")},
            **{tag: cost + 1.5 for tag, cost in base.items() if tag not in ("n", "adj", "gen")}}  # fmt: skip


_BEFORE_NAMES: Final = frozenset({"old", "young", "little", "big", "poor", "dear", "tiny", "brave", "sweet", "tall"})
"""Adjectives by which people are called beside their names: `Old Henrik`."""

_PLAYED: Final = frozenset({"video", "computer", "card", "board", "arcade", "party", "ball", "word", "console", "team"})
_FOUGHT: Final = frozenset(
    {"snowball", "pillow", "water", "food", "sword", "fist", "paintball", "cake", "balloon", "mud"}
)
_SPORTS: Final = frozenset({
    "football", "soccer", "tennis", "rugby", "cricket", "hockey", "basketball", "volleyball", "baseball", "boxing",
    "wrestling", "badminton", "chess", "handball", "polo", "squash", "sumo", "fencing", "school",
})  # fmt: skip
_CALLED_BY: Final = {
    **dict.fromkeys(("game", "games"), _PLAYED | _SPORTS),
    **dict.fromkeys(("fight", "fights"), _FOUGHT),
    **dict.fromkeys(("match", "matches"), _SPORTS),
}
"""What games, fights and matches are called by: nobody games in `playing video games`, and no snowball fights."""


def _by_syntax(words: Words, index: int, base: Options) -> Options | None:
    """What the shape of the sentence around a word leaves no doubt of; None for any other."""
    word = words.low(index)
    if "vz" not in base and "n" in base and verbed(words, index):
        return {"vz": 0.2, "n": 1.0}
    if "vg" in base and acts_as_group(words, index):
        return {"vg": 0.0}
    coloured = words.low(index - 1) in terms_by_phrase("colours") and words.low(index - 2) in {"in", "wearing"}
    if words.low(index - 1) in _CALLED_BY.get(word, ()) or (coloured and "n" in base and _is_cloth(words, index)):
        return {"n": 0.0}
    if _is_how(words, index):
        return {tag: 0.0 for tag in ("adj", "vg") if tag in base}
    if _is_how(words, index + 1):
        return {"n": 0.0}
    if "vz" in base and "n" in base and _does_so(words, index):
        return {**base, "vz": base["vz"] + 2.0, "n": min(base["n"], 0.3)}
    if "vz" in base and words.low(index - 1) in _ONE and words.free(index - 1) and not is_closed(word):
        return {"vz": 0.0}
    if sure := handled_together(words, index, base) or _by_place(words, index, base):
        return sure
    if "vz" in base and (told := by_company(words, index, base)):
        return told
    if base == options_by_ending(word) and "vz" in base and words.low(index + 1) in WAYS:
        return {"vz": 0.2, "n": 0.8}
    return _by_colour(words, index, base) if word in terms_by_phrase("colours") else None


def _by_colour(words: Words, index: int, base: Options) -> Options | None:
    """What the name of a colour is that may be a thing as well; None where that stays open."""
    if _is_one_of_two_colours(words, index):
        return {"adj": 0.0}
    if words.low(index - 1) in {"in", "wearing", "all"}:
        known = is_known_noun(words.low(index + 1)) and not verbs().get(words.low(index + 1))
        return base if known or _is_cloth(words, index + 1) else {"n": 0.0, "adj": 0.9}
    return None


_FRUIT_OR_COLOUR: Final = frozenset({"orange", "gold", "silver"})


def _is_one_of_two_colours(words: Words, index: int) -> bool:
    """The `orange` of `an orange and white cat`, which is no fruit beside a cat."""
    colours = terms_by_phrase("colours")
    if words.low(index) not in _FRUIT_OR_COLOUR or words.low(index + 1) != "and":
        return False
    return words.low(index + 2) in colours and is_known_noun(words.low(index + 3))


def _by_place(words: Words, index: int, base: Options) -> Options | None:
    """What a word that has a verb's form is, by where it stands; None where that leaves it open."""
    if says_how(words, index):
        return {"adv": 0.0}
    if _are_looks(words, index) or (
        "adj" in base and words.low(index).endswith("er") and words.low(index + 1) == "than"
    ):
        return {"adj": 0.0}
    if "n" in base and "vb" in base and is_worn_there(words, index):
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
    return (alone and (words.low(index) in _SEEN_ALONE or place)) or _is_set_beside(words, index)


def _is_set_beside(words: Words, index: int) -> bool:
    """The `torches` of `a queen on her throne, torches on the walls`, the `leaves` of `, leaves falling`."""
    low = words.low(index)
    if index == 0 or words.tokens[index - 1].low not in {",", ";", "."} or low not in _SEEN_ALONE | _SEEN_THERE:
        return False
    after = words.low(index + 1)
    does = "vg" in word_options(after) and not is_known_noun(after)
    return does or (low not in {"leaves", "waves", "paint"} and after in PREPOSITIONS)


_SEEN_THERE: Final = frozenset({
    "torches", "steam", "smoke", "lights", "stars", "dust", "sweat", "mist", "leaves", "beams", "rays", "puddles",
    "blinds", "shadow", "snow", "rain", "fog", "flowers", "plants", "trees", "waves", "lamps", "streaks", "pools",
    "water", "blood", "foam", "paint", "ash", "confetti",
})  # fmt: skip
"""What is set beside a scene without an article, and is hardly ever what its people do by that word."""


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
    if _sets_about(words, index):
        return {"vb": 0.0}
    if _tells_a_name(words, index):
        return {"vn": 0.0}
    if words.low(index) in _UNCHANGED and words.low(index - 1) in {",", "and"} and _has_object(words, index + 1):
        return {"vb": 0.0}
    if words.low(index) == "lights" and words.low(index - 1) in _LIT:
        return {"n": 0.0}
    if words.low(index) == "leaves" and words.low(index - 1) in _LEAFY:
        return {"n": 0.0}
    if goes_away(words, index):
        return {"vz": 0.0}
    if words.low(index) == "signs" and words.low(index - 1) in {"neon", "street", "road", "shop", "traffic", "light"}:
        return {"n": 0.0}
    if words.low(index) == "sports" and is_known_noun(words.low(index + 1)):
        return {"n": 0.0}
    if _is_worn(words, index):
        return {"adj": 0.0}
    return {"n": 0.0} if _names_a_place(words, index) or _is_named_alone(words, index) else None


def _tells_a_name(words: Words, index: int) -> bool:
    """The `named` of `a girl named Ada lived there`, which is not what the sentence tells."""
    called = words.low(index) in {"named", "called"} and 0 < index < len(words) - 1
    return called and words.tokens[index + 1].text[0].isupper() and is_known_noun(words.low(index - 1))


def _sets_about(words: Words, index: int) -> bool:
    """The `start` of `they get up and start sweeping`: before what is done next, and after a joint, a verb stands."""
    if words.low(index) not in _SETS_ABOUT or not any(v.form == "ing" for v in verbs().get(words.low(index + 1), ())):
        return False
    before = index - 1
    while before > 0 and "adv" in word_options(words.low(before)) and words.low(before).endswith("ly"):
        before -= 1
    return words.low(before) in {"and", "then", "they", "we", "you", "to", "both"}


_SETS_ABOUT: Final = frozenset({"start", "begin", "stop", "keep", "finish", "quit", "resume", "continue"})
"""Base forms that are nouns too, after which what is done comes in -ing."""


def _is_cloth(words: Words, index: int) -> bool:
    """The `suits` of `two men in white suits stand`: what is worn, though a verb is called so too."""
    noun = noun_at(words, index, index + 1)
    return noun is not None and table("nouns")[noun.id].kind == "cloth"


def _is_worn(words: Words, index: int) -> bool:
    """The `ripped` of `a hoodie and ripped jeans`: clothes after clothes, as they are and not what is done to them."""
    participle = {"vn", "vd"} <= set(word_options(words.low(index)))
    if not participle or words.low(index - 1) not in {"and", ","}:
        return False
    noun, before = noun_at(words, index + 1, len(words)), noun_at(words, index - 2, index - 1)
    if noun is None or table("nouns")[noun.id].kind != "cloth":
        return False
    listed = before is None or table("nouns")[before.id].kind == "cloth" or table("nouns")[before.id].role == "part"
    opened = any(words.low(i) in {"in", "with", "wearing"} for i in range(max(0, index - 16), index - 2))
    return listed and opened


_UNCHANGED: Final = frozenset({"cut", "put", "set", "lay", "split", "spread"})
"""Verbs whose bare form is another word too, where several do one thing after the other: `roll it out, cut circles`."""


def _has_object(words: Words, index: int) -> bool:
    """Whether what is done is done to what follows, and somebody did something before."""
    follows = words.low(index) in {"them", "it"} or (is_plural(words, index) and is_known_noun(words.low(index)))
    before = range(max(0, index - 18), index - 1)
    acts = any("vb" in word_options(words.low(i)) and is_plural(words, i - 1) for i in before if i)
    return follows and acts


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


def _are_looks(words: Words, index: int) -> bool:
    """Either word of `a cup of coffee, warm and cosy`: two adjectives after a comma, and nothing besides."""
    first = index - 2 * (words.low(index - 1) == "and")
    if words.low(first + 1) != "and" or words.low(first - 1) != "," or first < _LOOKS_FROM:
        return False
    closed = first + 3 >= len(words) or words.tokens[first + 3].is_mark
    told = [set(word_options(words.low(i))) for i in (first, first + 2) if words.tokens[i].text.islower()]
    return closed and len(told) == _A_PAIR and all("adj" in options and not options & {"vn", "vd"} for options in told)


_LOOKS_FROM: Final = 2
_A_PAIR: Final = 2


def _is_how(words: Words, index: int) -> bool:
    """The `flat` of `ears flat, watching`: how a part of the body is held."""
    if not 0 < index < len(words) or not words.free(index - 1) or not is_plural(words, index - 1):
        return False
    if not {"adj", "vg"} & set(word_options(words.low(index))):
        return False
    noun = noun_at(words, index - 1, index)
    part = noun is not None and table("nouns")[noun.id].role == "part"
    return part and (index + 1 >= len(words) or words.tokens[index + 1].is_mark)


_CUE: Final[Options] = {"cue": 0.0}
