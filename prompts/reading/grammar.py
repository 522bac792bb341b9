"""Small closed classes of English words, and the forms of verbs and nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from prompts.vocabulary import terms_by_phrase

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DETERMINERS",
    "NUMBER_WORDS",
    "PREPOSITIONS",
    "PRONOUNS",
    "Verb",
    "gerund_of",
    "singulars",
    "verb_of",
    "verbs",
]

DETERMINERS: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
        "some",
        "any",
        "each",
        "every",
        "another",
        "both",
        "all",
        "one's",
    ]
)
PRONOUNS: Final = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "them",
        "himself",
        "herself",
        "itself",
        "themselves",
        "we",
        "us",
        "i",
        "you",
        "one's",
        "each",
        "other",
        "who",
        "which",
        "that",
        "what",
    ]
)
AUXILIARIES: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "isn't",
        "aren't",
        "gets",
        "get",
        "got",
    ]
)
CONJUNCTIONS: Final = frozenset(
    [
        "and",
        "or",
        "but",
        "then",
        "while",
        "as",
        "before",
        "after",
        "when",
        "until",
        "till",
        "because",
        "since",
        "so",
        "where",
        "whilst",
        "whereas",
        "finally",
    ]
)
PREPOSITIONS: Final = frozenset(
    [
        "in",
        "on",
        "at",
        "of",
        "to",
        "into",
        "onto",
        "through",
        "across",
        "along",
        "over",
        "under",
        "by",
        "beside",
        "near",
        "with",
        "without",
        "from",
        "off",
        "out",
        "up",
        "down",
        "around",
        "past",
        "toward",
        "towards",
        "between",
        "among",
        "behind",
        "above",
        "below",
        "beneath",
        "inside",
        "outside",
        "against",
        "about",
        "amid",
        "amidst",
        "within",
        "beyond",
        "throughout",
        "underneath",
        "upon",
        "via",
        "for",
        "during",
        "like",
        "despite",
        "atop",
        "alongside",
        "amongst",
        "round",
        "opposite",
        "next",
    ]
)
ADVERBS: Final = frozenset(
    [
        "away",
        "together",
        "there",
        "here",
        "now",
        "again",
        "still",
        "just",
        "also",
        "too",
        "very",
        "so",
        "back",
        "forward",
        "forwards",
        "backward",
        "backwards",
        "upward",
        "upwards",
        "downward",
        "downwards",
        "left",
        "right",
        "sideways",
        "apart",
        "aside",
        "ahead",
        "fast",
        "hard",
        "high",
        "low",
        "slow",
        "once",
        "twice",
        "never",
        "always",
        "suddenly",
        "outside",
        "inside",
        "indoors",
        "outdoors",
        "alone",
        "almost",
        "quite",
        "rather",
        "instead",
        "everywhere",
                "home",
        "overhead",
        "abroad",
        "first",
        "halfway",
        "midway",
        "abruptly",
        "nearby",
        "meanwhile",
        "later",
        "afterwards",
        "only",
        "even",
    ]
)
NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "dozen": 12, "thousand": 1000}

_IRREGULAR: Final = """
be was been|begin began begun|bend bent bent|bite bit bitten|blow blew blown|break broke broken|bring brought brought
build built built|burst burst burst|buy bought bought|catch caught caught|choose chose chosen|come came come
creep crept crept|cut cut cut|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung
fly flew flown|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|keep kept kept|kneel knelt knelt
know knew known|lay laid laid|lead led led|lean leant leant|leap leapt leapt|leave left left|let let let|lie lay lain
light lit lit|lose lost lost|make made made|meet met met|pay paid paid|put put put|read read read|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|sell sold sold|send sent sent|set set set
sew sewed sewn|shake shook shaken|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken
speed sped sped|spend spent spent|spill spilt spilt|spin spun spun|split split split|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck
sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|tread trod trodden|wake woke woken
wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound|write wrote written
""".replace("\n", "|")

_CATENATIVE: Final = [
    "start",
    "begin",
    "continue",
    "try",
    "keep",
    "stop",
    "seem",
    "want",
    "decide",
    "finish",
    "help",
    "let",
    "allow",
    "manage",
    "attempt",
]
_OTHER_VERBS: Final = [
    "be",
    "have",
    "do",
    "get",
    "go",
    "come",
    "use",
    "make",
    "let",
    "lose",
    "win",
    "spend",
    "meet",
    "send",
    "buy",
    "sell",
    "pay",
    "know",
    "feel",
    "touch",
    "hide",
    "become",
    "end",
    "need",
    "reveal",
    "depict",
    "feature",
    "display",
    "contain",
    "bask",
    "cut",
    "reflect",
    "lick",
    "scrape",
    "nudge",
    "sneeze",
    "cough",
    "shower",
    "bathe",
    "shave",
    "score",
    "capture",
    "defeat",
    "unlock",
    "solve",
    "poke",
    "ring",
    "threaten",
    "encourage",
    "produce",
    "undress",
    "attack",
    "defend",
    "rescue",
    "save",
    "break",
    "wind",
    "tumble",
    "scatter",
    "merge",
    "explode",
    "swallow",
    "unveil",
    "welcome",
    "serve",
    "prick",
    "invite",
    "curse",
    "sculpt",
    "skewer",
    "whisk",
    "grind",
    "scramble",
    "transform",
    "materialise",
    "detach",
    "reattach",
    "flatten",
    "tighten",
    "sharpen",
    "squash",
    "stack",
    "wrestle",
    "whirl",
    "scroll",
    "slam",
    "smash",
    "steer",
]
_DOUBLED: Final = frozenset(
    [
        "run",
        "sit",
        "swim",
        "jog",
        "hop",
        "skip",
        "spin",
        "stop",
        "drop",
        "hit",
        "cut",
        "put",
        "get",
        "let",
        "dig",
        "win",
        "chop",
        "clap",
        "drag",
        "flap",
        "flip",
        "grab",
        "grip",
        "hug",
        "hum",
        "knit",
        "mop",
        "nap",
        "nod",
        "pat",
        "pet",
        "pop",
        "rob",
        "rub",
        "scrub",
        "ship",
        "shop",
        "shut",
        "sip",
        "skim",
        "slap",
        "slip",
        "snap",
        "spot",
        "step",
        "stir",
        "strum",
        "swap",
        "tap",
        "tip",
        "trap",
        "trip",
        "trot",
        "tug",
        "wag",
        "wrap",
        "zip",
        "bat",
        "beg",
        "chat",
        "dip",
        "drip",
        "drum",
        "fan",
        "fit",
        "grin",
        "jam",
        "mob",
        "pan",
        "pin",
        "plan",
        "plot",
        "shred",
        "split",
        "slam",
        "begin",
        "set",
        "strut",
        "tan",
        "thin",
        "whip",
        "scan",
        "scrap",
        "drag",
        "blur",
        "prop",
        "cram",
        "lap",
        "grab",
        "bob",
        "rot",
        "rip",
    ]
)


class Verb(NamedTuple):
    """A verb form: its base and which form it is: base, third, ing, past or participle."""

    base: str
    form: str


def _third(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


def gerund_of(base: str) -> str:
    """The -ing form of a base form: `run` to `running`, `drive` to `driving`, `lie` to `lying`."""
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base in _DOUBLED:
        return f"{base}{base[-1]}ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return f"{base[:-1]}ing"
    return f"{base}ing"


def _past(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{base}ed"


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every known verb form to what it may be. The verbs are the first words of the motions' phrases."""
    bases = dict.fromkeys(phrase.replace("-", " ").split()[0] for phrase in terms_by_phrase("motions"))
    bases.update(dict.fromkeys((*_CATENATIVE, *_OTHER_VERBS)))
    irregular = {row.split()[0]: row.split()[1:] for row in _IRREGULAR.split("|") if row.strip()}
    forms: dict[str, list[Verb]] = {}

    def note(form: str, verb: Verb) -> None:
        forms.setdefault(form, []).append(verb)

    for base in bases:
        if base.endswith("ing") and base not in {
            "bring",
            "sing",
            "ring",
            "swing",
            "fling",
            "string",
            "spring",
            "sting",
        }:
            continue
        note(base, Verb(base, "base"))
        note(_third(base), Verb(base, "third"))
        note(gerund_of(base), Verb(base, "ing"))
        for british in _with_double_l(base):
            note(f"{british}ing", Verb(base, "ing"))
            note(f"{british}ed", Verb(base, "past"))
        past, participle = irregular.get(base, [_past(base)] * 2)
        note(past, Verb(base, "past"))
        if participle != past:
            note(participle, Verb(base, "participle"))
    return {form: tuple(found) for form, found in forms.items()}


def _with_double_l(base: str) -> Iterable[str]:
    if base.endswith("l") and base[-2:-1] in set("aeiou"):
        yield f"{base}l"


def verb_of(word: str) -> Verb | None:
    """What verb form a word is, if it is one; a base form wins over a past (`put`, `read`)."""
    found = verbs().get(word)
    if not found:
        return None
    return next((verb for verb in found if verb.form in ("third", "ing")), found[0])


def singulars(word: str) -> Iterable[str]:
    """The word, then what it may be the plural of."""
    yield word
    if word.endswith("'s"):
        yield word[:-2]
        return
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return
    yield word[:-1]
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    elif word.endswith("es"):
        yield word[:-2]
        if word.endswith("ves"):
            yield f"{word[:-3]}f"
            yield f"{word[:-3]}fe"
