"""The wishes of a sentence of change, one after the other: `closer, at night and make the dog black` holds three.

A comma or a conjunction parts two wishes where what follows could stand by itself: an order, a statement, a degree, a
denial, a phrase with a preposition or a term of film. Everything else (`a hat and glasses`, `a big, red car`, `blue,
not red`) belongs together. What a wish leaves out is filled in from the one before: `make the dog big and the cat
small`, `the light should be warmer and a lot softer`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from prompts.reading.grammar import PREPOSITIONS, verb_of
from prompts.revising.complaints import complaint_in, is_praise
from prompts.revising.degrees import base_of
from prompts.revising.patterns import pattern, source, words_for
from prompts.revising.sequence import is_move
from prompts.revising.subjects import is_cue, is_look
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import noun_entry

__all__ = ["asking_verbs", "wishes_of"]

_JOINT: Final = re.compile(
    r"\s*[;.](?!\d)\s*|\s*,\s*(?:(?:and|but|then|also|so|plus|or|while)\s+)*"
    r"|\s+(?:and|but|while|plus)(?:\s+(?:then|also|please|now))*\s+",
    re.I,
)
_STATEMENT: Final = re.compile(
    r"^(?P<topic>(?:it|he|she|they|this|that|we|everything|everyone|both|there)"
    r"|(?:the|his|her|its|their|both|all|each|my|our)(?: [\w'-]+){1,4}?) "
    r"(?:(?:should|must|could|can|would|may|might|will|shall|is|are|was|isn't|aren't|shouldn't|has|have|needs?|had|gets?|"
    r"looks?|feels?|seems?|comes?|goes|stays?|becomes?|wears?|doesn't|don't|never)\b|(?P<verb>[a-z]+)\b)",
    re.I,
)
_DENIAL: Final = re.compile(r"^(?:no|without|don't|do not|never|not so|not too|not as|less|fewer)\b", re.I)
_REFUSED: Final = re.compile(r"^(?:not|don't|do not|no|never|stop|instead of|rather than|less|neither)\b", re.I)
_TOPIC: Final = r"(?:it|he|she|they|(?:the|his|her|its|their) \w[\w'-]*(?: \w[\w'-]*)*?)"
_ELLIPSIS: Final = re.compile(
    rf"^(?:(?P<lead>(?P<verb>make|turn|keep|get|have|let|paint|colou?r) (?P<object>it|him|them|{_TOPIC}))"
    rf"|(?P<lead2>(?P<topic>{_TOPIC}) "
    r"(?P<verb2>(?:should|must|could|can)(?: be| look| feel| go| move| run)?|(?:needs?|has|have) to be))"
    rf"|(?P<lead3>(?P<of>{_TOPIC}) (?:is|are))) (?P<what>[\w-]+(?: [\w-]+){{0,3}})$",
    re.I,
)


@cache
def _file() -> Mapping[str, str]:
    return tables_of(__package__, "wishes")


@cache
def asking_verbs() -> frozenset[str]:
    """The first words of the verbs that ask for something, in their base form."""
    return frozenset(verb.split("_")[0] for verb in _file()["asking"].split())


@cache
def _softly() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(_file()['softly'].split())})\b,? ?)+(?=\S)", re.I)


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"^(?:an? )?(?:{source('relative', 'degree')} )*(?:[a-z]{{3,}}er|more|less|too)\b", re.I)


def wishes_of(text: str) -> list[str]:
    """The sentence cut into its wishes, in order; one where nothing can be cut.

    Args:
        text: the sentence in plain words, its quotations hidden.
    """
    found: list[str] = []
    then = ""
    text = pattern("relative", "restated").sub(r"\g<topic> \g<figure>", text).strip()
    start = 0
    for joint in _JOINT.finditer(text):
        left, right = text[start : joint.start()].strip(" ,;."), text[joint.end() :].strip(" ,;.")
        if not left or not right or not _parts(left, joint.group(), right):
            continue
        found.append(then + ((found and _filled(left, found[-1])) or left))
        start = joint.end()
        then = "then " if re.search(r"\bthen\b", joint.group(), re.I) and _tells_deed(right) else ""
    last = text[start:].strip(" ,;.")
    found.append(then + ((found and _filled(last, found[-1])) or last))
    return [wish for at, wish in enumerate(found) if wish and not (_NOT.match(wish) and at + 1 < len(found))]


def _parts(left: str, joint: str, right: str) -> bool:
    bare = _softly().sub("", right)
    if joint.strip().lower() == "and" and _has_no_look_yet(left):
        return False
    if complaint_in(left) or complaint_in(_JOINT.split(bare)[0]) or _REQUEST.match(bare) or is_praise(left):
        return True
    if (is_move(left) and is_move(bare)) or (
        _ONLY.match(left) and bare.lower().startswith("no ") and left.split()[-1].lower() not in words_for("parts")
    ):
        return False
    marked = not joint.strip().lower().startswith(("and", "while", "plus"))
    refuses = bool(_REFUSED.match(left)) and "and" not in joint.lower()
    if refuses and not (_DENIAL.match(bare) or _degree().match(bare) or _is_order(bare, settled=True)):
        return False
    if re.match(r"(?:not|rather than|instead of)\b(?! so\b| too\b| as\b)", bare, re.I) and not _negated_order(bare):
        return False
    return _opens(bare, marked=marked) or bool(_filled(_JOINT.split(right)[0], left))


def _has_no_look_yet(left: str) -> bool:
    """The `make the dog` of `make the dog and the cat black`: how they are to be is said behind the last of them."""
    match = _MADE.fullmatch(left)
    last = match["last"].lower() if match else ""
    row = noun_entry(last) if last and last not in terms_by_phrase("colours") else None
    return row is not None and (table("kinds")[row.kind].animate or verb_of(last) is None)


_MADE: Final = re.compile(
    r"(?:please )?(?:make|have|let|keep|paint|dye|colou?r) (?:both )?(?:the|her|his|its|their) "
    r"(?:(?!an?\b)[\w-]+ )?(?P<last>[\w-]+)",
    re.IGNORECASE,
)

_REQUEST: Final = re.compile(
    r"(?:(?:i|we)(?:'d| would)? (?:really |rather |just )?(?:want|wanna|need|like|love|prefer)"
    r"|(?:can|could|would) (?:you|we|i)|let's|how about|what (?:if|about)|i'd rather) \w",
    re.I,
)
"""How somebody begins to ask for something."""

_NOT: Final = re.compile(r"^not (?!so\b|too\b|as\b|that\b)", re.I)
"""What is refused, and what is wanted follows: `not telephoto, use a wide angle`."""

_ONLY: Final = re.compile(r"^(?:only|just)\b", re.I)


def _negated_order(words: str) -> bool:
    return bool(re.match(r"(?:don't|do not|never)\b", words, re.I))


def _opens(words: str, *, marked: bool) -> bool:
    """Whether words could stand by themselves as a wish."""
    first = words.split()[0].lower()
    if _DENIAL.match(words) or _degree().match(words) or _is_order(words) or _is_statement(words):
        return True
    if pattern("objects", "scenery").match(words):
        return True
    if pattern("absolute", "scattered").match(words) and len(words.split()) < 8:
        return True
    if _is_recoloured(words) or pattern("facing", "turned").match(words):
        return True
    if first in PREPOSITIONS and (marked or first in _SETTING):
        return True
    return _is_term(words)


_SETTING: Final = frozenset({"at", "in", "from", "with", "as", "without", "on"})


def _is_recoloured(words: str) -> bool:
    """`his suit black`: somebody's part and its new look."""
    match = pattern("objects", "side_by_side").match(words)
    owned = bool(re.match(r"(?:the|his|her|its|their) ", words, re.I))
    look = match["what"].lower() if match else ""
    who = match["who"].lower().split()[-1] if match else ""
    named = owned or who in terms_by_phrase("nouns")
    return (owned and (look in terms_by_phrase("colours") or is_look(look))) or (named and base_of(look) != "")


def _is_order(words: str, *, settled: bool = False) -> bool:
    """An order opens with one of the verbs of asking, and something that it asks of."""
    first, _, rest = words.lower().partition(" ")
    if first not in asking_verbs():
        return False
    return (
        bool(rest) if not settled else bool(rest) and first in {"make", "add", "put", "give", "keep", "use", "remove"}
    )


def _is_statement(words: str) -> bool:
    match = _STATEMENT.match(words)
    if match is None:
        return False
    verb = verb_of(match["verb"].lower()) if match["verb"] else None
    return match["verb"] is None or (verb is not None and verb.form in ("third", "base"))


def _tells_deed(words: str) -> bool:
    """`it melts`: what somebody does then, after the deed before it."""
    match = _STATEMENT.match(words)
    verb = verb_of(match["verb"].lower()) if match and match["verb"] else None
    return verb is not None and verb.form in ("third", "base")


def _is_term(words: str) -> bool:
    """Film terms, and figures with their unit, up to the next joint."""
    piece = _JOINT.split(words)[0].lower().strip()
    bare = re.sub(r"^(?:an?|the) ", "", piece)
    return is_cue(piece) or is_cue(bare) or bool(re.match(r"(?:f/)?\d", bare)) or bare in terms_by_phrase("playbacks")


def _filled(wish: str, before: str) -> str:
    """A wish with what it leaves out filled in from the one before; empty when it leaves out nothing.

    `a lot softer` after `make the light warmer`, `the plate blue` after `the cup should be red`.
    """
    if (side := _FROM_SIDE.match(wish)) and re.search(r"\b(?:sun)?light(?:ing)?\b", before, re.I):
        return f"light from the {side['side']}" if "from" not in wish else f"light {_softly().sub('', wish)}"
    bare = _softly().sub("", wish)
    if is_move(before) and _PACED.match(bare):
        return f"camera {bare}"
    if _HAS.match(wish) and (told := _STATEMENT.match(before)) and not told["verb"]:
        return f"{told['topic']} {wish}"
    if _BE.match(wish) and (modal := _MODAL.match(before)):
        return f"{modal.group()} {wish}"
    led = _ELLIPSIS.match(before)
    if led is None:
        return ""
    topic = (led["object"] or led["topic"] or led["of"]).lower()
    if is_look(bare.lower()) and not _degree().match(bare) and not _degree().match(led["what"]):
        return ""
    if _degree().match(bare) or is_look(bare.lower()):
        return "" if topic in _GENERAL else f"{led['lead'] or led['lead2'] or led['lead3']} {bare}"
    other = re.match(r"(?P<topic>(?:the|his|her|its|their) [\w' -]+?) (?P<what>[\w-]+(?: [\w-]+)?)$", bare, re.I)
    if other and is_look(other["what"].lower()):
        return f"{led['verb']} {bare}" if led["object"] else f"{other['topic']} {led['verb2'] or 'is'} {other['what']}"
    return ""


_HAS: Final = re.compile(r"(?:has|have|wears?|is|are|should be|should have) (?!to\b)", re.I)
_BE: Final = re.compile(r"(?:be|become|look|feel|get|stay) (?!closer|rid|in\b|out\b)\w+", re.I)
_MODAL: Final = re.compile(
    r"(?:the|his|her|its|their) [\w' -]+? (?:should|must)(?= )|(?:it|he|she|they) (?:should|must)(?= )", re.I
)
_PACED: Final = re.compile(
    r"(?:[\w ]+ )?(?:faster|slower|quicker|more slowly|more quickly|smoother"
    r"|(?:twice|half|three times) as (?:fast|slow|quick))$",
    re.I,
)
_FROM_SIDE: Final = re.compile(
    r"(?:(?:and|but) )?(?:from|(?:bring|move|put|swing|have) it (?:round |around |over )?(?:to|on|from)) (?:the |one )?"
    r"(?P<side>left|right|above|below|behind|side|front)$",
    re.I,
)
_GENERAL: Final = frozenset({"it", "this", "that", "everything", "the shot", "the scene", "the picture"})
