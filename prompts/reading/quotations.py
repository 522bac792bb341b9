"""Quoted strings: what is spoken, and what is written in the picture, exactly as it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, gerund_of, past_of, third_of, verbs
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import lists_of
from prompts.reading.words import Words
from prompts.shot import OnScreenText
from prompts.vocabulary import table

__all__ = ["lettering_after_bearer", "read_quotations", "with_marks"]

_QUOTED: Final = re.compile(
    r"“([^”\n]{1,400})”|\"([^\"\n]{1,400})\"|«\s?([^»\n]{1,400}?)\s?»|„([^“”\n]{1,400})[“”]"
    r"|(?<![\w'])'([^'\n]{2,400}(?:'(?=\w)[^'\n]{1,400}){0,4})'(?!\w)|‘([^’\n]{2,400}(?:’(?=\w)[^’\n]{1,400}){0,4})’(?!\w)"
)
_CAPITALS: Final = re.compile(
    r"\b(?:says?|saying|reads?|reading|labell?ed|titled|captioned|spelling|spells|text|words?)(?: just| simply)?:? "
    r"((?:[A-Z][A-Z0-9&!?'’.-]+|(?<=[A-Z!] )(?:[A-Z]|[0-9]+))"
    r"(?:,? (?:[A-Z][A-Z0-9&!?'’.-]+|(?<!, )[A-Z0-9]+))*)(?![a-z])"
)
"""Lettering without quotation marks, in capitals: `a sign saying STOP`."""
_AFTER_COLON: Final = re.compile(
    r"\b(?:titles?|captions?|on-screen text|lettering|headlines?|slogans?|tag ?lines?|end cards?)"
    r"(?: (?:at|on|in|over) the (?:end|start|beginning|screen|top|bottom))?: ?"
    r"([A-Z0-9][\w'’&!?-]*(?: [\w'’&!?-]+){0,7}?)(?= *(?:[.,;\n]|$))",
    re.M,
)
"""Lettering without quotation marks, behind a colon: `title at the end: The Last Bus`."""
_BEFORE: Final = 80
"""Characters before a quotation in which its kind is looked for."""
_ROLE_NEAR: Final = 60
_LEAD: Final = re.compile(
    r"(?:\b(?:with|and|showing|featuring) )?(?:\b(?:the|an?) )?(?:\bon-screen )?"
    r"(?:\b(?:arabic|bengali|chinese|cyrillic|farsi|french|german|greek|hebrew|hindi|italian|japanese|korean|persian|"
    r"portuguese|russian|spanish|tamil|thai|turkish|urdu|bold|big|large|small|plain|simple) )?"
    r"\b(?:titles?|text|words?|letters|lettering|captions?|captioned|titled|labell?ed|tag ?lines?|slogans?|"
    r"headlines?|straplines?|lower[- ]thirds?|chyrons?|name supers?|end cards?|spelling|subtitles?|logos?|wordmarks?|"
    r"brand names?)"
    r"(?: (?:at|on|in|over) the (?:end|start|beginning|screen|top|bottom))?"
    r"(?: (?:reading|saying|(?:that |which )?(?:says?|reads?)))?:? *$"
    r"|\b(?:that |which )?(?:says|saying|reads|reading):? *$"
    r"|(?:^|(?<=[,.;:])|\b(?:with|and|add|plus|the)) *labels?:? *$",
    re.I,
)
"""The words that only say that lettering follows."""
_MADE: Final = r"(?:written|painted|printed|shown|displayed|placed|appears?|appearing|carved|engraved|stitched)"
_SIDE: Final = r"(?:top|bottom|middle|cent(?:re|er)|upper|lower|left|right)"
_PLACE: Final = re.compile(
    rf",? *(?:(?:is |are )?{_MADE} )?"
    rf"((?:cent(?:re|er)ed )?(?:(?:at|in|on|across|along|near) the (?:very )?{_SIDE}"
    r"(?:[ -](?:left|right|cent(?:re|er)|third))?(?: (?:corner|half|third|edge|side))?"
    r"(?: of (?:the )?(?:screen|frame|picture|image|video))?"
    r"|(?:top|bottom|upper|lower)[ -](?:left|right)(?: corner)?|cent(?:re|er)ed"
    r"|in (?:[a-z]+ ){1,3}(?:letters|lettering|type|font|capitals|writing)"
    r"|at the (?:end|start|beginning)))(?=$|[\s,.;])",
    re.I,
)
"""Where the lettering stands, said right after it."""
_BESIDE: Final = re.compile(
    r" *((?:under|below|above|beneath|beside|next to) (?:the|his|her|its) [\w-]+)(?= *(?:[,.;:!?]|$))", re.I
)
"""Beside which thing the lettering stands: `slogan "Just go" under the shoes`."""
_NAMING: Final = re.compile(r"\b(?:called|named|by the name of) *$", re.I)
"""What is quoted after these is a name: `a watch called "Meridian"`."""
_SPEECH_TAG: Final = re.compile(r"[,\s]*((?:[\w'’-]+ ?){1,4})")
"""What may follow a line of speech: `shouts the farmer`, `she said`."""
_INVERTED: Final = re.compile(
    r"[,\s]*(\w+) ((?:the|an?|his|her|my|our) [\w-]+(?: [\w-]+)?|[A-Z][\w-]+)(?=\s*(?:[,.;:!?]|$|and\b))"
)


@cache
def _spoken_forms() -> frozenset[str]:
    known = {verb.base: form for form, found in verbs().items() for verb in found if verb.form == "past"}
    bases = lists_of("quotations")["spoken"].split()
    made = {f for base in bases for f in (base, third_of(base), gerund_of(base), known.get(base, past_of(base)))}
    return frozenset(made | {"said", "told", "sang", "spoke", "thought"})


@cache
def _shows_forms() -> frozenset[str]:
    bases = lists_of("quotations")["shows"].split()
    return frozenset(form for base in bases for form in (base, third_of(base), gerund_of(base)))


@cache
def _roles() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{nouns.strip()})\b", re.I), role) for role, nouns in lists_of("quotations")["roles"].items()
    )


def read_quotations(text: str, draft: Draft) -> str:
    """Take quoted strings out of the text: speech becomes dialogue, all else lettering, exactly as it stands.

    Returns:
        The text with each quotation replaced by spaces of the same length.
    """
    rest = text
    for match in _QUOTED.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        if words.strip():
            rest = _take(text, rest, match.start(), match.end(), words, draft)
    for pattern in _unmarked():
        for match in pattern.finditer(rest):
            rest = _take(text, rest, match.start(1), match.end(1), match[1], draft)
    return rest


_WORDED: Final = r"(?:on-screen )?(?:text|words?|title|caption|headline|slogan|tag ?line|lettering)"


@cache
def _title_case() -> re.Pattern[str]:
    """Lettering without quotation marks, in words that begin with capitals: `a sign reading Open Late`."""
    bearers = "|".join(nouns.strip() for nouns in lists_of("quotations")["roles"].values())
    word = r"(?:[A-Z][\w'’&!?-]*|[0-9]+)"
    says = r"(?: (?:that |which )?(?:says?|saying|reads?|reading|spells?|spelling):? )"
    return re.compile(
        rf"\b(?i:(?:{bearers}|title|caption|text|words){says}|(?:add|put|write|show) (?:the |an? )?{_WORDED} )"
        rf"({word}(?: (?:(?:of|the|and|to|in|at|a|an|for|on|is) )*{word})*)"
    )


def _unmarked() -> tuple[re.Pattern[str], ...]:
    """What is written or spoken, and stands in no quotation marks."""
    return _voiced(), _CAPITALS, _title_case(), _AFTER_COLON


@cache
def _voices() -> str:
    """A voice that speaks over the picture, and the words around it: `with a calm narrator (V.O.) saying`."""
    voices = "|".join(map(re.escape, lists_of("quotations")["voices"].split()))
    return (
        rf"(?:\b(?:with|add|and|then|use|give it|put in) )*(?:\b(?:an?|the|some|this|one) )?(?:\b[a-z]+ ){{0,2}}?"
        rf"\b(?:{voices})(?: (?:line|text|track))?(?: ?\([^)\n]{{1,20}}\))?"
        r"(?: (?:that |which )?(?:says?|saying|reads?|reading|tells us|explains|begins|goes|whispers))?(?: that)?"
    )


@cache
def _voice() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_voices()}) ?[:,—–-]? *$")


@cache
def _voiced() -> re.Pattern[str]:
    """Speech without quotation marks, behind a voice and a colon, up to its full stop."""
    return re.compile(rf"(?i:{_voices()}) ?: ?([A-Za-z0-9][^\n\"“”]{{1,400}}?[!?]?)(?=[.]?\s*(?:$|\n)|[.] |(?<=[!?]) )")


@cache
def _bearer() -> re.Pattern[str]:
    """`neon sign`: what bears the lettering before it, with up to two words of its own."""
    signs = lists_of("quotations")["roles"]["sign"].strip()
    small = "|".join(PREPOSITIONS | DETERMINERS | CONJUNCTIONS)
    return re.compile(rf" +((?:(?!(?:{small})\b)[\w-]+ ){{0,2}}(?:{signs}))\b", re.I)


def lettering_after_bearer(text: str) -> str:
    """A text that opens with the lettering of a thing, with the thing first: `neon sign "OPEN" flickers`."""
    quoted = _QUOTED.match(text)
    bearer = _bearer().match(text, quoted.end()) if quoted else None
    return f"{bearer[1]} {quoted[0]}{text[bearer.end() :]}" if quoted and bearer else text


def with_marks(text: str) -> str:
    """The text with marks around lettering that has none: `the title reads OPEN` is `the title reads “OPEN”`."""
    if _QUOTED.search(text):
        return text
    found = next((m for pattern in _unmarked() if (m := pattern.search(text))), None)
    return f"{text[: found.start(1)]}“{found[1]}”{text[found.end(1) :]}" if found else text


def _take(text: str, rest: str, start: int, end: int, words: str, draft: Draft) -> str:
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    if _NAMING.search(before):
        return f"{rest[:start]} {words.ljust(end - start - 1)}{rest[end:]}"
    voice = _voice().search(rest[:start])
    if voice or _is_speech(before, after, rest[:start]):
        draft.dialogue.append(words)
        start = voice.start() if voice else start
        tail = rest[end:]
        turned = _INVERTED.match(tail)
        if turned and turned[1].lower() in _spoken_forms():
            tail = f"{' ' * turned.start(1)}{turned[2]} {turned[1]}{tail[turned.end() :]}"
        return f"{rest[:start]}{' ' * (end - start)}{tail}"
    lead, role = _LEAD.search(rest[:start]), _role(before, after)
    where = _PLACE.match(rest[end:]) or (_BESIDE.match(rest[end:]) if lead and role != "sign" else None)
    position = where[1].strip() if where else ""
    draft.text.append(OnScreenText(text=words, role=role, position=position))
    first = lead.start() if lead else start
    last = end + (where.end() if where else 0)
    return f"{rest[:first]}{' ' * (last - first)}{rest[last:]}"


def _role(before: str, after: str) -> str:
    """What the lettering is: a thing that bears it, in the same clause, comes before words for lettering."""
    clause = re.split(r"[,.;:]\s", before[-_ROLE_NEAR:])[-1]
    for near in (clause, before[-_ROLE_NEAR:]):
        for pattern, role in _roles():
            if pattern.search(near) and (role != "sign" or near is clause):
                return role
    if _bearer().match(after):
        return "sign"
    on = re.match(r" *(?:is )?(?:written|painted|printed|carved|engraved|stitched|on) ", after)
    return "sign" if on and any(role == "sign" and pattern.search(after) for pattern, role in _roles()) else "title"


_LETTERING: Final = re.compile(
    r"\b(?:titles?|caption|subtitles?|text|lettering|words|headline|credits?|intertitle|lower third)"
    r" (?:that |which )?(?:says?|reads?|saying|reading|spells?|spelling)[:,]?\s*$",
    re.I,
)
"""What is written and never speaks: `the title reads`."""


def _is_speech(before: str, after: str, until: str) -> bool:
    """Whether a quotation is said by somebody rather than written on something."""
    if _LETTERING.search(before):
        return False
    lead = re.search(r"([\w-]+)[:,]?\s*$", before)
    word = lead[1].lower() if lead else ""
    if word in lists_of("quotations")["voices"].split():
        return True
    if word in _spoken_forms():
        return word not in _shows_forms() or not _written_thing_before(until)
    if lead and word in {"with", "the", "of", "titled", "labelled", "labeled", "named", "called"}:
        return False
    tag = _SPEECH_TAG.match(after)
    return tag is not None and any(said in _spoken_forms() for said in tag[1].lower().split())


_NAME_AND_VERB: Final = 2


def _written_thing_before(until: str) -> bool:
    """`a T-shirt that says`: the last noun before the verb is a thing, not a speaker."""
    words = Words.of(re.split(r"[.!?]\s", until[-_BEFORE:])[-1])
    if len(words) == _NAME_AND_VERB and words.tokens[0].text[:1].isupper() and noun_at(words, 0, 1) is None:
        return False
    for index in range(len(words) - 1, -1, -1):
        noun = noun_at(words, index, len(words))
        if noun is None:
            continue
        longer = (noun_at(words, i, noun.end) for i in range(max(0, index - 2), index))
        wider = next((match for match in longer if match and match.end == noun.end), noun)
        row = table("nouns")[wider.id]
        if row.role == "part":
            continue
        return not table("kinds")[row.kind].animate
    return any(pattern.search(until[-_ROLE_NEAR:]) for pattern, _ in _roles())
