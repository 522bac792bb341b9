"""Who has clothes on that a deed is about: whom a coat is put on, whose collar is straightened, who takes it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prompts.reading.grammar import POSSESSIVES
from prompts.reading.lexicon import noun_at
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.subjects import part_look
from prompts.reading.words import Words
from prompts.shot import Importance
from prompts.vocabulary import table

__all__ = ["NOT_WORN", "dress_with_help", "has_on", "is_own_garment", "put_on_somebody", "wear_own", "whose_it_is"]

NOT_WORN: Final = frozenset({
    "cloth", "towel", "blanket", "sail", "tablecloth", "ribbon", "backdrop_curtain", "bedsheet", "quilt", "bath_towel",
    "handkerchief", "banner_cloth", "tapestry", "yarn",
})  # fmt: skip
"""Cloth that one lies, sits or hides in."""
_WORN_TOO: Final = frozenset({"crown", "helmet", "glasses", "sunglasses", "headphones", "backpack", "tiara", "mask"})
"""Things of other kinds that are put on."""
_DRESSES: Final = frozenset({
    "put", "place", "drape", "wrap", "hang", "throw", "lay", "slip", "pull", "tie", "set", "fasten", "lower", "fit",
})  # fmt: skip
"""With a garment and `on somebody`, what dresses them."""
_ONTO: Final = frozenset({"on", "onto", "over", "around", "round"})
_HELPS: Final = frozenset({"help", "assist", "dress", "clothe"})
_ON_SOMEBODY: Final = frozenset({
    "adjust", "straighten", "button", "unbutton", "zip", "unzip", "fix", "tie", "untie", "lace", "unlace", "brush",
    "dust", "smooth", "tug", "fasten", "tighten", "loosen", "pin", "polish", "shine", "pat", "wipe", "measure", "do",
    "buckle", "clean", "mend", "sew", "pull", "grab",
})  # fmt: skip
"""What is done to clothes while somebody has them on."""
_OF_CLOTHES: Final = frozenset({
    "collar", "sleeve", "sleeves", "shoelace", "shoelaces", "laces", "button", "buttons", "zipper", "zip", "cuffs",
    "lapel", "lapels", "hood", "veil", "belt", "tie", "necktie", "shoes", "shoe", "boots", "boot", "bow", "corset",
})  # fmt: skip
_OVER_THE_BODY: Final = frozenset({
    "coat", "jacket", "shirt", "sweater", "dress", "uniform", "suit", "raincoat", "cardigan", "hoodie", "vest", "gown",
    "robe", "bathrobe", "jumper", "blouse", "overcoat", "parka", "blazer", "cloak", "kimono", "apron", "sweatshirt",
})  # fmt: skip
"""What is seen on the body while it is put on or taken off, and not in the hands."""
_INTO_THEM: Final = frozenset({"put", "take", "try", "pull", "slip", "throw", "get"})
_WITH_THEM_ON: Final = frozenset({"button", "unbutton", "zip", "unzip", "smooth", "straighten", "remove"})


def put_on_somebody(scan: Scan, phrase: NounPhrase, stop: int, *, verb: str, preposition: str) -> str:
    """The id of the person whom a garment is put on, who has it on then: `puts a coat on another person`.

    Args:
        scan: the text.
        phrase: the garment; its end becomes that of the person's phrase.
        stop: where the verb's phrase ends.
        verb: base form of what is done.
        preposition: before the garment, or nothing.
    """
    words = scan.words
    if preposition or verb not in _DRESSES or not _is_garment(phrase) or words.low(phrase.end) not in _ONTO:
        return ""
    told = noun_phrase_at(words, phrase.end + 1, stop)
    wearer = told if told is None or _is_human(told) else owner_of(words, told)
    if told is None or wearer is None or not _is_human(wearer):
        return ""
    look = part_look(words, phrase)
    found = scan.cast.add(wearer, Importance.SUPPORTING)
    scan.cast.look(found, look)
    phrase.end = min(told.end, stop)
    return found


def dress_with_help(scan: Scan, phrase: NounPhrase, target: str, verb: str) -> bool:
    """Gives who is helped the garment that they are helped into: `helps her son put on his jacket`."""
    who = scan.cast.by_id(target)
    if who is None or who.kind != "human" or verb not in _HELPS or not _is_garment(phrase):
        return False
    scan.cast.look(target, part_look(scan.words, phrase))
    return True


def has_on(words: Words, at: int, stop: int, verb: str) -> bool:
    """Whether `in a red coat`, `with long hair` behind whom a deed is about says how they look, and is no other thing.

    Args:
        words: the text.
        at: the token behind whom the deed is about, who lives.
        stop: where the verb's phrase ends.
        verb: base form of what is done: what somebody is hit or covered with is not on them yet.
    """
    lead = words.low(at)
    phrase = noun_phrase_at(words, at + 1, stop) if at + 1 < stop and words.free(at) else None
    if phrase is None or lead not in {"in", "with", "wearing"} or phrase.determiner in POSSESSIVES | {"the"}:
        return False
    row = table("nouns").get(phrase.noun_id)
    worn = row is not None and (row.id in _WORN_TOO or (row.kind == "cloth" and row.id not in NOT_WORN))
    if lead != "with":
        return worn
    return (worn or (row is not None and row.role == "part")) and verb not in _WITH_A_THING


_WITH_A_THING: Final = frozenset({
    "hit", "beat", "slap", "strike", "touch", "cover", "wipe", "dry", "wrap", "dress", "poke", "tickle", "stroke",
    "brush", "push", "punch", "kick", "catch", "help", "rub", "tie", "bind", "gag", "blindfold", "feed", "clean",
    "wash", "whip", "tease", "provide", "present", "dance", "fight", "clothe", "drape", "fan", "warm", "swat",
})  # fmt: skip
"""What is done to somebody `with` a coat or a finger that is the doer's own."""


def is_own_garment(words: Words, phrase: NounPhrase, verb: str) -> bool:
    """Whether somebody puts on, takes off or buttons what is seen on their own body."""
    if words.low(phrase.end - 1) not in _OVER_THE_BODY or phrase.determiner == "the":
        return False
    particle = words.low(phrase.start - 1) in {"on", "off"}
    if words.low(phrase.end) in {"on", "off"}:
        particle = noun_phrase_at(words, phrase.end + 1, len(words)) is None
    own = phrase.determiner in POSSESSIVES
    return (verb in _INTO_THEM and particle) or (verb in _WITH_THEM_ON and own)


def wear_own(scan: Scan, phrase: NounPhrase, subjects: Sequence[str]) -> bool:
    """Gives the people who act the garment that they put on or take off."""
    wearers = [who.id for s in subjects if (who := scan.cast.by_id(s)) and who.kind in ("human", "robot", "creature")]
    for wearer in wearers:
        scan.cast.look(wearer, part_look(scan.words, phrase))
    return bool(wearers)


def whose_it_is(scan: Scan, phrase: NounPhrase, verb: str) -> str:
    """Brings in who is there with what is theirs; their id where that is on them, or nothing.

    `Another person's cup` brings that person beside the cup; of a groom whose tie is straightened, the tie is worn.
    """
    words, cast = scan.words, scan.cast
    whose = owner_of(words, phrase)
    worn = _is_on_them(words, phrase)
    if whose is None or not (whose.determiner == "another" or (verb in _ON_SOMEBODY and worn)):
        return ""
    owner = cast.add(whose, Importance.SUPPORTING)
    if not worn:
        return ""
    cast.look(owner, part_look(words, NounPhrase(phrase.end - 1, phrase.end, noun=words.low(phrase.end - 1))))
    return owner


def _is_on_them(words: Words, phrase: NounPhrase) -> bool:
    """Whether what is somebody's own is on their body: a jacket, a collar, shoelaces."""
    noun = noun_at(words, phrase.end - 1, phrase.end)
    row = table("nouns").get(noun.id) if noun else None
    return (row is not None and row.kind == "cloth") or words.low(phrase.end - 1) in _OF_CLOTHES


def _is_garment(phrase: NounPhrase) -> bool:
    row = table("nouns").get(phrase.noun_id)
    return row is not None and (row.id in _WORN_TOO or (row.kind == "cloth" and row.id not in NOT_WORN))


def _is_human(phrase: NounPhrase) -> bool:
    row = table("nouns").get(phrase.noun_id)
    return row is not None and row.kind == "human"
