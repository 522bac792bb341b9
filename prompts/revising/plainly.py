"""What a sentence asks, without the words around it: politeness, opinion, hesitation and slips of the keys."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from prompts.reading.grammar import NUMBER_WORDS, verb_of
from prompts.reading.known_words import is_known
from prompts.reading.lexicon import one_slip
from prompts.revising.degrees import base_of
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import known_words, loosely, pattern, patterns, rewrites
from prompts.revising.subjects import told_names
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import with_article

__all__ = ["Plain", "plainly"]

_SHORTEST: Final = 4
_WORD: Final = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")


class Plain(NamedTuple):
    """The words that ask for something, and whether they put right what was understood wrongly before."""

    text: str
    corrects: bool


def plainly(text: str, shot: Shot) -> Plain:
    """The bare words of a sentence of change: `hmm, could you maybe make it slwoer?` is `make it slower`.

    Args:
        text: the sentence, cleaned; its quotations hidden.
        shot: the shot it is said of, whose own names are never taken for misspelt.
    """
    said = " ".join(_DASH.sub(", ", text.replace("’", "'")).split())
    corrects = bool(pattern("plainly", "corrects").search(said))
    for rule, instead in loosely():
        said = rule.sub(instead, said)
    said = _as_an_order(said)
    before = ""
    while said != before:
        before = said
        for rule in patterns("plainly", "lead"):
            said = rule.sub("", said, count=1).lstrip(" ,;:")
        for rule in patterns("plainly", "trail"):
            said = rule.sub("", said).rstrip(" ,;:")
    said = pattern("plainly", "inside").sub(" ", said)
    said = _in_digits(_mended(said, told_names(shot)))
    said = _against(said, shot)
    said = _told_at_once(said)
    for rule, instead in rewrites():
        said = rule.sub(instead, said)
    said = f"make it {said}" if said.lower() in terms_by_phrase("colours") and shot.subjects else said
    said = _as_place(re.sub(r"\s{2,}", " ", re.sub(r"\s+([,;:])", r"\1", said)).strip(" ,;:"), shot)
    return Plain(said, corrects)


def _as_place(said: str, shot: Shot) -> str:
    """`make it a rooftop` moves the shot there; where it is about a building, another takes its place."""
    match = _MADE_IT.match(said)
    if match is None or not (match["lead"] or match["instead"]):
        return said
    built = next((subject for subject in shot.subjects[:1] if subject.kind in _BUILT), None)
    if built is not None:
        return f"{match['place']}{match['rest'] or ''} instead of the {built.noun}"
    words = match["bare"].lower().split()
    known = terms_by_phrase("stages").get(match["bare"].lower()) or terms_by_phrase("stages").get(words[-1])
    noun = terms_by_phrase("nouns").get(words[-1])
    if known is None or (noun is not None and table("nouns")[noun].kind not in _BUILT):
        return said
    where = "on" if words[-1] in _ONTO else "in"
    return f"{where} {match['place']}{match['rest'] or ''} instead"


_MADE_IT: Final = re.compile(
    r"^(?P<lead>(?:make (?:it|this|that)|do|how about|what about) )?"
    r"(?P<place>(?:an? |the )(?P<bare>[\w'-]+(?: [\w'-]+){0,2}?))"
    r"(?P<rest> (?:at|in|with|by|under|on) .*?)?(?P<instead> instead)?$",
    re.IGNORECASE,
)
_BUILT: Final = frozenset({"building", "landform"})
_ONTO: Final = frozenset({
    "rooftop", "roof", "beach", "island", "street", "road", "bridge", "mountain", "hill", "cliff", "stage", "pier",
    "moon", "terrace", "balcony", "farm", "ship", "train", "plane", "boat",
})  # fmt: skip
"""Places that one is on."""


def _as_an_order(said: str) -> str:
    """`i want her to stop`, `i want her smiling`, `i want her older`: who is to do or to be so is not lost."""
    match = pattern("plainly", "wants").search(said)
    if match is None:
        return said
    who, rest = match["who"], said[match.end() :]
    if pattern("plainly", "to_be_so").match(rest):
        return f"{_AS_DOER.get(who.lower(), who)} should {rest}"
    verb = verb_of(rest.split()[0].lower())
    acts = match["to"] or (verb is not None and verb.form == "ing")
    return f"{'have' if acts else 'make'} {who} {rest}"


_AS_DOER: Final = {"him": "he", "her": "she", "them": "they"}

_DASH: Final = re.compile(r"(?<=[\w'\u201d\"]) ?(?: --? |[\u2014]| \u2013 ) ?(?=[a-z])", re.I)
"""A dash parts what is found wrong from what is wanted."""

_AGAINST: Final = re.compile(r"^(?P<new>[\w' -]{2,40}), not (?:an? |the )?(?P<old>[\w' -]{2,40})$", re.I)


def _told_at_once(said: str) -> str:
    """`put an apron on her, blue with white dots` is `put a blue apron with white dots on her`."""
    match = pattern("plainly", "afterthought").match(said)
    look = match["look"].lower().split()[-1] if match else ""
    if match is None or not (look in terms_by_phrase("colours") or look in terms_by_phrase("materials")):
        return said
    lead = re.sub(r"\ban? $", "", match["lead"])
    what = with_article(f"{match['look']} {match['noun']}")
    return f"{lead}{what}{match['tail'] or ''}{match['rest']}"


_ORDER: Final = re.compile(
    r"(?:make|paint|turn|colou?r|give|have|let|put|use|add) |.*\b(?:should|must|could|can|is|are|be|has|wears?)\b", re.I
)


_STATED: Final = re.compile(
    r"^(?:it|he|she|they|the [\w' -]+?|his [\w' -]+?|her [\w' -]+?)(?: (?:should|must|is|are)\b|'s |'re )", re.I
)


def _against(text: str, shot: Shot) -> str:
    """`apples, not oranges`, where oranges are in the shot, is a change of the one for the other."""
    if (told := pattern("plainly", "not_that").match(text)) and not _is_noun(told["new"]):
        return told["kept"]
    match = _AGAINST.match(text)
    if match is not None and _STATED.search(match["new"]):
        return match["new"]
    known = (
        match is not None and not _ORDER.match(match["new"]) and match["old"].lower().split()[-1] in told_names(shot)
    )
    if match is None or not (known or find_subjects(shot, f"all {match['old']}")):
        return text
    return f"{match['new']} instead of {match['old']}"


def _is_noun(word: str) -> bool:
    """A thing, which may take another's place; a colour and a material are how one is."""
    low = word.lower()
    looks = low in terms_by_phrase("colours") or low in terms_by_phrase("materials")
    return low in terms_by_phrase("nouns") and not looks


def _mended(text: str, names: frozenset[str]) -> str:
    """The text with misspelt words of change put right: one slip, the first letter kept."""

    def right(match: re.Match[str]) -> str:
        word = match.group()
        if word in names or word in known_words() or is_known(word) or word in _read_words() or base_of(word):
            return word
        near = [known for known in _candidates().get(word[0], ()) if _is_slip(word, known) and word[:-1] != known]
        return min(near, key=lambda known: sorted(known) != sorted(word), default=word)

    return _WORD.sub(right, text)


_SPELT: Final = re.compile(
    rf"\b(?:(?:{'|'.join(NUMBER_WORDS)}|forty|sixty|seventy|eighty|ninety)(?:[ -](?:and )?)?)+"
    r"(?= ?-?(?:mm|millimet|kelvin))",
    re.I,
)
_TENS: Final = {"forty": 40, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _in_digits(text: str) -> str:
    """`eighty-five millimetres` in digits, which is how lenses are read."""

    def number(match: re.Match[str]) -> str:
        total = 0
        for word in re.findall(r"[a-z]+", match.group().lower()):
            value = _TENS.get(word) or NUMBER_WORDS.get(word, 0)
            total = total * value if value == 100 and total else total + value
        return f"{total} " if match.group()[-1:] in " -" else str(total)

    return _SPELT.sub(number, text)


def _is_slip(word: str, known: str) -> bool:
    """Two neighbours swapped; or, in longer words, a letter missing, too many or, in words of change, wrong."""
    if not one_slip(word, known):
        return False
    if len(word) != len(known):
        return min(len(word), len(known)) > _SHORTEST
    return sorted(word) == sorted(known) or (len(word) > _SHORTEST + 1 and known in known_words())


@cache
def _read_words() -> frozenset[str]:
    """The words of the reader's own fixed phrases, which are spelt right too."""
    text = files("prompts.reading").joinpath("fixed_phrases.toml").read_text(encoding="utf-8")
    return frozenset(re.findall(r"[a-z]{4,}", re.sub(r"\\[bsdw]", " ", text)))


@cache
def _candidates() -> dict[str, tuple[str, ...]]:
    """Words that a slip may have been meant for, by their first letter, those of change before those of action."""
    found = dict.fromkeys(sorted(known_words()))
    for name in ("motions", "colours", "times_of_day", "weather"):
        found.update(dict.fromkeys(p for p in sorted(terms_by_phrase(name)) if p.isalpha()))
    by_letter: dict[str, list[str]] = {}
    for word in found:
        if len(word) >= _SHORTEST:
            by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in by_letter.items()}
