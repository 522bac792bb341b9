"""What is said in short: `the tall one` without its noun, `a knight vs a dragon` without its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.activities import told_as_deeds
from prompts.reading.film_talk import said_in_full
from prompts.reading.grammar import verb_of
from prompts.reading.numbers import GROUPS
from prompts.reading.occasions import told_as_scene
from prompts.reading.passives import told_by_who_does_it
from prompts.reading.pronouns import fits_pronoun
from prompts.reading.subjects import head_words, phrase_singulars
from prompts.reading.word_tags import is_plural_word
from prompts.shot import Importance, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import plural
from prompts.wording.eyepieces import without_eyepiece

__all__ = ["in_full"]


_BEFORE: Final = re.compile(
    r"\bagainst (?:the|a) (?:[a-z]+ )?backdrop of (?!(?:white|black|plain|seamless|grey|gray)\b)"
)
_LIMPID: Final = re.compile(
    r"\bcrystal[- ]clear (?=(?:\w+ )?(?:water|waters|sea|lake|pool|lagoon|river|stream|ice)\b)", re.I
)


def _before_what(text: str) -> str:
    """`against a backdrop of mountains` as in front of them; limpid water as such."""
    return _LIMPID.sub("transparent ", _BEFORE.sub("in front of ", text))


def in_full(text: str, known: Sequence[Subject]) -> str:
    """The text of one shot with what it leaves out put in.

    Args:
        text: of one shot.
        known: the subjects of the shots before, the latest last.
    """
    said = told_as_deeds(_before_what(said_in_full(told_as_scene(without_eyepiece(text)))))
    said = _with_noun_for_a_such_one(said)
    said = _with_noun_for_another(_with_partners(_with_insert_as_a_shot(_as_one_word(said))))
    said = told_by_who_does_it(_HELD_OPEN.sub(r"\1\2", said))
    for put_in in (
        _with_nouns_for_ones,
        _with_what_is_seen,
        _with_owner_of_parts,
        _with_names_for_both,
        _with_inside_of,
    ):
        said = put_in(said, known)
    return _with_verb_for_versus(said)


_HELD_OPEN: Final = re.compile(
    r"\b((?:hold|prop|keep)(?:s|ing)? (?:an?|the|his|her|their) (?:[a-z]+ )?(?:door|gate|window|lid)|held the door) "
    r"open( for| while| as|[.,;]|$)",
    re.IGNORECASE,
)
"""`Holds a door open while ...`: the door is what is held."""
_ONE: Final = re.compile(
    r"\b(?P<before>the|that|this) (?P<which>(?!other\b|first\b|second\b|third\b|last\b|next\b)[a-z-]+) (?P<one>ones?)\b"
    r"(?! of\b)",
    re.IGNORECASE,
)


_SUCH: Final = (
    r"(?:red|blue|green|yellow|black|white|brown|gr[ea]y|orange|pink|purple|golden|silver|big|small|large|little|tiny|huge"
    r"|giant|tall|short|long|old|older|young|younger|new|fat|thin|dark|bright|striped|spotted|wooden|metal|plastic|glass"
    r"|empty|full|broken|smaller|bigger|larger)"
)
_COUNT: Final = r"(?:an?|the|one|two|three|four|five|another)"
_FIRST_SUCH: Final = re.compile(rf"\b{_COUNT} {_SUCH} (?:{_SUCH} )?(?P<noun>(?!ones?\b)[a-z]+)\b", re.IGNORECASE)
_SUCH_ONE: Final = re.compile(rf"\b(?P<such>{_COUNT} {_SUCH}) (?P<one>ones?)\b(?! of\b)", re.IGNORECASE)


def _with_noun_for_a_such_one(text: str) -> str:
    """The text with the noun for `one`: `a red car and a blue one` are two cars."""

    def named(match: re.Match[str]) -> str:
        before = _FIRST_SUCH.search(text, 0, match.start())
        if before is None:
            return match[0]
        singles = sorted(phrase_singulars(before["noun"].lower()), key=len)
        single = next((noun for noun in singles if noun in terms_by_phrase("nouns")), before["noun"])
        return f"{match['such']} {single if match['one'].lower() == 'one' else plural(single)}"

    return _SUCH_ONE.sub(named, text)


def _with_nouns_for_ones(text: str, known: Sequence[Subject]) -> str:
    """The text with the noun of the last group seen for `one`: `the older one` is the older brother."""
    groups = [subject for subject in known if subject.importance is Importance.MAIN and subject.count > 1]
    if not groups:
        return text
    noun = groups[-1].noun
    single = min(phrase_singulars(head_words(noun)), key=len)
    return _ONE.sub(lambda m: f"{m['before']} {m['which']} {single if m['one'].lower() == 'one' else noun}", text)


_ONE_OF_TWO: Final = re.compile(
    r"^(?P<before>.*?)\b(?:one|1) (?P<noun>[a-z]+)\b(?! of\b)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_ANOTHER: Final = re.compile(
    r"\b(?:another|the other)\b(?P<owner>['’]s)?(?=\s*(?:$|[,.;!?]|(?P<next>[a-z-]+)\b))", re.IGNORECASE
)
_AFTER_ONE: Final = frozenset({
    "is", "are", "was", "has", "who", "into", "onto", "to", "with", "on", "in", "at", "by", "from", "up", "down", "out",
    "off", "across", "over", "through", "while", "and", "as", "under", "behind", "a", "an", "some", "the", "his", "her",
    "their", "how",
})  # fmt: skip


_COUPLE: Final = re.compile(r"\b(?:a|an|the|one) (?:[a-z]+ ){0,2}couple\b", re.IGNORECASE)
_PARTNER: Final = re.compile(
    r"\bthe (?:(?P<he>man|husband|boyfriend|groom)|(?P<she>woman|wife|girlfriend|bride))\b(?= (?:[a-z]+ly )?[a-z]+s\b)",
    re.IGNORECASE,
)


def _with_partners(text: str) -> str:
    """`a couple dances, the man bows`: he is one of the two, where nobody else has been named so."""
    couple = _COUPLE.search(text)
    if couple is None or re.search(r"\b(?:an?|one|two) (?:[a-z]+ ){0,2}(?:man|woman|men|women)\b", text, re.IGNORECASE):
        return text
    told = _PARTNER.sub(lambda m: "he" if m["he"] else "she", text[couple.end() :])
    return text[: couple.end()] + told


def _with_noun_for_another(text: str) -> str:
    """`one person hands a cup to another`: to another person; `the other walks through` is another person too."""
    told = _ONE_OF_TWO.match(text)
    row = table("nouns").get(terms_by_phrase("nouns").get(told["noun"].lower(), "")) if told else None
    if told is None or row is None or not table("kinds")[row.kind].animate or _ONE_OF_TWO.match(told["rest"]):
        return text
    several = re.escape(row.plural or f"{told['noun']}s")
    if re.search(rf"\b(?:{several}|both|couple|pair)\b", told["before"], re.IGNORECASE):
        rest = re.sub(
            rf"\b(the (?:other|second|last)|another) {re.escape(told['noun'])}\b",
            r"\1 one",
            told["rest"],
            flags=re.IGNORECASE,
        )
        return f"{told['before']}one of them{rest}"  # of those who were named

    def named(match: re.Match[str]) -> str:
        following = (match["next"] or "").lower()
        acts = following.endswith("s") and verb_of(following) is not None
        bare = match["owner"] or not following or following in _AFTER_ONE or acts or following.endswith("ing")
        return f"another {told['noun']}{match['owner'] or ''}" if bare else match[0]

    rest, changed = _ANOTHER.subn(named, told["rest"], count=1)
    return text[: told.start("rest")] + rest if changed else text


_BARE_INSIDE: Final = re.compile(r"\b(inside|aboard|on board)(?=\s*(?:[,.;:!?\u2014-]|$))", re.IGNORECASE)
_ENTERED: Final = frozenset({"vehicle", "aircraft", "spacecraft", "boat", "building"})


def _with_inside_of(text: str, known: Sequence[Subject]) -> str:
    """The text with what was seen last that one can be inside of named after a bare `inside`."""
    entered = next((subject for subject in reversed(known) if subject.kind in _ENTERED), None)
    return _BARE_INSIDE.sub(lambda m: f"{m[1]} the {entered.noun}", text) if entered else text


_FIRST: Final = re.compile(r"\b(head|feet|foot|face|nose|tail|belly|hands|legs|snout|beak|back) first\b", re.IGNORECASE)


def _as_one_word(text: str) -> str:
    """The text with the adverb `head first` and the deed `ice skate` as one word, which no noun can be taken out of."""
    text = _BOWS.sub(lambda m: _BOWING[m[1].lower()], text)
    text = _DRAWN.sub(lambda m: _RAISED[m[1].lower()], text)
    text = text if _AIRCRAFT.search(text) else _AIRPORT.sub(r"\1 terminal", text)
    return _BOUND.sub(_bound, _FIRST.sub(r"\1-first", _RUSH.sub(r"\1-hour", text)))


_AIRPORT: Final = re.compile(
    r"\b((?:in|through|inside|at|across) (?:an?|the) (?:[a-z]+ )?airport)\b"
    r"(?! (?:runway|apron|tower|terminal|lounge|road|car|taxi|hotel|security|gate|bus|shuttle|building|hall|worker"
    r"|staff|police|bar|shop|restaurant|parking|fence|hangar)s?\b)",
    re.IGNORECASE,
)
_AIRCRAFT: Final = re.compile(
    r"\b(?:planes?|jets?|airplanes?|aeroplanes?|aircraft|airliners?|runway|tarmac|helicopters?|control tower)\b",
    re.IGNORECASE,
)
"""Who is at an airport is in its terminal, where nothing lands."""
_RAISED: Final = {"draw": "raise", "draws": "raises", "drawing": "raising", "drew": "raised"}
_DRAWN: Final = re.compile(
    r"\b(draws?|drawing|drew)(?= (?:an?|his|her|the|their|its) (?:[a-z]+ )?"
    r"(?:swords?|blades?|katanas?|guns?|pistols?|revolvers?|daggers?|kni(?:fe|ves)|rapiers?|sabres?|sabers?|weapons?)\b"
    r"(?! (?:on|with|in) (?:paper|chalk|ink|pencil|the sand|a)\b))",
    re.IGNORECASE,
)
"""Who draws a sword makes no picture of it."""
_BOWING: Final = {"take": "bow", "takes": "bows", "taking": "bowing"}
_BOWS: Final = re.compile(
    r"\b(takes?|taking) (?:an?|his|her|its|their|one) (?:(?:final|deep|low|last|little|graceful|grand) )?bow\b"
    r"(?! (?:and arrow|from|off|out)|,? and (?:an? )?(?:arrow|quiver))",
    re.IGNORECASE,
)
"""Who takes a bow bows, and takes nothing."""


_RUSH: Final = re.compile(r"^(rush|happy|zero) hour\b(?=\s*[:,])", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"\b(?P<who>(?!(?:an?|the|his|her|their|my|our|of|with|in|on|wearing|and|new|old)\b)[a-z]+) "
    r"(?P<how>ice|roller|tap|belly|line|arm|slow) (?P<deed>skates?|dances?|wrestles?|skating|dancing|wrestling)\b"
    r"(?= (?:on|in|along|across|around|at|through|over|by|down|to|under|with|together|for|and|\w+ly)\b|\s*(?:[,.;]|$))",
    re.IGNORECASE,
)


def _bound(match: re.Match[str]) -> str:
    """`friends ice skate`, `a girl ice skates` with a hyphen, where noun and verb agree; other words as they are."""
    several = is_plural_word(match["who"].lower())
    if match["deed"].endswith("ing"):
        return f"{match['who']} slow-{match['deed']}" if match["how"].lower() == "slow" else match[0]
    agree = several != match["deed"].endswith("s") or match["who"].lower() in GROUPS
    return f"{match['who']} {match['how']}-{match['deed']}" if agree else match[0]


_SEEN: Final = re.compile(r"^\s*(?:this is )?what (?:s?he|they|it) sees?\s*[:\u2014-]\s*", re.IGNORECASE)
_VIEW: Final = re.compile(
    r"^\s*(?:show (?:me |us )?|cut to )?"
    r"(?:what (?P<who>s?he|they|it) sees?|(?P<whose>his|her|their) (?:point of view|pov))\s*[.!]?\s*$",
    re.IGNORECASE,
)
_INSERT: Final = re.compile(r"^\s*(insert|cutaway)\s*:\s*", re.IGNORECASE)


def _with_insert_as_a_shot(text: str) -> str:
    """`Insert: a photo`, the screenplay's heading, as the `insert shot of a photo`; `what he sees` is a view."""
    return _SEEN.sub("point of view shot of ", _INSERT.sub(lambda m: f"{m[1]} shot of ", text))


def _with_what_is_seen(text: str, known: Sequence[Subject]) -> str:
    """`Show what she sees`, as a view of who or what else the film has shown last."""
    asked = _VIEW.match(text)
    if asked is None or not known:
        return text
    pronoun = (asked["who"] or {"his": "he", "her": "she", "their": "they"}[asked["whose"].lower()]).lower()
    seer = next((s for s in reversed(known) if fits_pronoun(pronoun, s)), None)
    other = next((s for s in reversed(known) if s is not seer and s.kind != "cloth"), None)
    return f"point of view shot of the {other.noun}" if other is not None else "point of view shot"


_PART: Final = re.compile(
    r"^(?:just |only )?(?:the )?(hands|face|feet|eyes|fingers|mouth|paws)(?: only)?(?:, (macro|extreme close-?up))?"
    r"(?=\s*(?:[,.;]|$))",
    re.IGNORECASE,
)


def _with_owner_of_parts(text: str, known: Sequence[Subject]) -> str:
    """`Hands only`, as the close-up of the hands of whom the shot before shows."""
    owner = next((s for s in reversed(known) if s.importance is Importance.MAIN and s.kind != "thing"), None)
    if owner is None:
        return text
    whose = "their" if owner.count > 1 else f"the {owner.noun}'s"
    return _PART.sub(lambda m: f"{m[2] or 'close-up'} shot of {whose} {m[1].lower()}", text)


_BOTH: Final = re.compile(
    r"\b(of|on|at|with|behind|past|around) (?:both|the two|all)(?: of them)?\b(?! \w+ing\b)", re.IGNORECASE
)


def _with_names_for_both(text: str, known: Sequence[Subject]) -> str:
    """`A wide shot of both of them`, as of the two brothers, or of the cook and the guest, of the shots before."""
    mains = [s for s in known if s.importance is Importance.MAIN and s.kind != "thing"]
    group = next((s for s in reversed(mains) if s.count > 1), None)
    pair = f"the {mains[-2].noun} and the {mains[-1].noun}" if len(mains) > 1 else ""
    names = f"the {group.count_text or ''} {group.noun}".replace("  ", " ") if group else pair
    return _BOTH.sub(lambda m: f"{m[1]} {names}", text) if names else text


_VERSUS: Final = re.compile(
    r"(?<=\w) (?:vs\.?|versus|v\.) (?=(?:an?|the|his|her|another|two|three|\d+)\b|[A-Z][a-z]+\b(?! \w+ing\b)"
    r"|[a-z]+(?: [a-z]+){0,2}$)"
)


def _with_verb_for_versus(text: str) -> str:
    """`a knight vs a dragon` as two who fight, where whole phrases or names stand on its sides."""
    return _VERSUS.sub(" fights ", text)


_PUT_IN: Final = (
    _with_nouns_for_ones, _with_what_is_seen, _with_owner_of_parts, _with_names_for_both, _with_inside_of,
)  # fmt: skip
