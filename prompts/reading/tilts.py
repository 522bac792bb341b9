"""A tilt over somebody, from a part to a part: `start on his boots, tilt up to his face`, said as who is seen.

Whose parts they are may be told before, between or behind: `the boots of a cowboy`, `a bride, tilt up from her shoes`,
`tilt up to his face, a soldier in a trench`. Where nobody is named, the pronoun says who it is.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["seen_by_tilt", "tilts_over_somebody"]

_LOW: Final = (
    r"boots?|shoes?|feet|foot|toes|heels|high heels|sneakers|trainers|sandals|slippers|spurs|ankles|legs|knees|paws"
    r"|hoofs|hooves|stilettos|loafers|hands?|fingers|fingertips|fists?|gloves|gloved hands?"
)
_HIGH: Final = r"face|eyes|head|hat|expression|smile|tears|gaze"
_GARMENTS: Final = r"boots?|shoes?|heels|sneakers|trainers|sandals|slippers|spurs|stilettos|loafers|gloves|hat"


def _part(names: str, tag: str) -> str:
    """A pattern of a part with who it is of: `his muddy boots`, `a bride's shoes`, `the hands of a potter`."""
    whose = (
        rf"(?:(?P<{tag}_pronoun>his|her|their|its) |(?P<{tag}_owner>(?:(?:an?|the) )?(?:[\w-]+ ){{0,3}}?[\w-]+)['’]s? "
        r"|(?:someone['’]s |somebody['’]s |the |an? )?)"
    )
    looks = rf"(?P<{tag}_garment>(?:a pair of )?(?:(?!(?:to|up|and|on|of|in|her|his)\b)[\w-]+,? ){{0,3}}?(?:{names}))"
    of = rf"(?: of (?P<{tag}_of>(?:an?|the|two|one) [^,.;]+?))?"
    return whose + looks + of


_WE: Final = r"(?:(?:the )?camera |the shot |we |it )?"
_SLOW: Final = r"(?P<pace>(?:very )?(?:slow(?:ly)?|quick(?:ly)?|fast|gently|smoothly) )?"
_SLOW_TOO: Final = r"(?: (?P<pace_too>(?:very )?(?:slowly|quickly|gently|smoothly)))?"
_BEGINS: Final = (
    r"(?:(?:(?:the )?camera |the shot |we )?(?:start|open|begin)(?:s|ing)?(?: (?:tight|close|low|high|in close))?"
    r" (?:on|at|with|from)"
    r"|(?:(?:extreme |tight |big )?close[- ]?up|close|tight|tight shot|detail|ecu|cu|low shot)(?: shot)?(?: on| of)"
    r"|we (?:only |first )?see(?: only| first| just)?|first)"
)
_ENDS: Final = (
    r"(?:(?:up |down )?to(?: reveal| show| find| end on)?|until (?:we|you) (?:see|reach|find)"
    r"|until it (?:reaches|shows|reveals)"
    r"|revealing|and (?:reveals?|shows?|ends? on|stops? (?:at|on)|finds?)|ending (?:on|at))"
)
_SOMEBODY: Final = r"(?P<revealed>(?:an?|the|two) (?!{parts})[^,.;]+?)"


def _patterns(way: str, first: str, last: str) -> tuple[re.Pattern[str], ...]:
    """A tilt one way: with what it begins on behind it, or before it in a clause of its own."""
    tilt = rf"{_WE}{_SLOW}tilt(?:s|ing)?(?: shot)? {way}{_SLOW_TOO}"
    held = r"(?:(?P<held>(?:the|an?) (?:[\w-]+ ){1,3}?)in )?"
    shut = r"(?=\s*(?:$|[,.;]|\b(?:as|while|who|then|in|on|at|\w+ing)\b))"
    end = rf"(?:{held}{_part(last, 'last')}|{_SOMEBODY.format(parts=last)}){shut}"
    deed = r"(?P<deed> \w+ing\b[^,.;]*?)?"
    then = r"[,.;]? *(?:and |then |and then |before )*"
    along = rf"{tilt} from {_part(first, 'first')}{deed},? {_ENDS} {end}"
    apart = rf"{_BEGINS} {_part(first, 'first')}{deed}{then}{tilt},? {_ENDS} {end}"
    return tuple(re.compile(rf"(?:^|(?<=[\s,.;:])){p}", re.IGNORECASE) for p in (along, apart))


_TILTS: Final = {"up": _patterns("up", _LOW, _HIGH), "down": _patterns("down", _HIGH, _LOW)}
_WHO: Final = {"her": "a woman", "his": "a man", "their": "a person", "its": "", "": "a person"}
_NAMES: Final = re.compile(r"^[\s,.;:\u2014-]*(?P<who>(?:an?|the|two|one|my) [^.;]+)", re.IGNORECASE)
_AN: Final = re.compile(r"^the\b", re.IGNORECASE)
_DEED: Final = re.compile(r"^ (?!click|tapp|crunch|splash|land)", re.IGNORECASE)
"""What boots do by themselves is nobody's deed."""
_BEFORE: Final = re.compile(r"\b(?:an?|the|two|my) (?!camera\b|shot\b)[a-z]", re.IGNORECASE)


def tilts_over_somebody(text: str) -> str:
    """The text with a tilt from one part of somebody to another said as who is seen, how close, and which way.

    Args:
        text: of one shot; any other text comes back as it is.
    """
    if "tilt" not in text.lower():
        return text
    for way, patterns in _TILTS.items():
        for pattern in patterns:
            if (told := pattern.search(text)) and (whole := _as_somebody(told, way, text)):
                return whole
    return text


def seen_by_tilt(text: str) -> str:
    """What a tilt up over somebody is on: first and last, or last alone where nobody's name is before the first.

    Args:
        text: of one shot; empty for any other.
    """
    patterns = _TILTS["up"] if "tilt" in text.lower() else ()
    told = next((found for pattern in patterns if (found := pattern.search(text))), None)
    if told is None or not told["last_garment"]:
        return ""
    first, last = (_as_said(told, tag) for tag in ("first", "last"))
    return f"first on {first}, then on {last}" if told["first_owner"] else last


def _as_said(told: re.Match[str], tag: str) -> str:
    """A part with who it is of, in the words of the text."""
    owner, pronoun, of = (told[f"{tag}_{name}"] for name in ("owner", "pronoun", "of"))
    whose = f"{owner}'s " if owner else f"{pronoun} " if pronoun else ""
    return f"{whose}{told[f'{tag}_garment']}{f' of {of}' if of else ''}"


def _as_somebody(told: re.Match[str], way: str, text: str) -> str:
    """Who is seen, with what was told of it, and the tilt behind; empty where nobody can be made out."""
    found = {name: value or "" for name, value in told.groupdict().items()}
    before, after = text[: told.start()].strip(" ,;:"), text[told.end() :]
    owner = next((found[n] for n in _OWNERS if found.get(n)), "")
    pace = (found["pace"] or found["pace_too"]).strip()
    tilt = f"medium close-up, {pace} tilt {way}".replace("  ", " ")
    deed = found["deed"] if _DEED.search(found["deed"]) else ""
    deed += f" holding {_AN.sub('a', found['held'].strip())}" if found["held"] else ""
    if not owner and (named := _NAMES.match(after)):
        owner, after = named["who"], after[named.end() :]
    elif not owner and _BEFORE.search(before):
        return f"{_dressed(before, found)}{deed and ',' + deed}{after.rstrip(' .')}, {tilt}"
    owner = owner or _WHO[(found["first_pronoun"] or found["last_pronoun"]).lower()]
    if not owner:
        return ""
    owner = owner if _ARTICLE.match(owner) else f"a {owner}"
    lead = f"{before}, " if before else ""
    return f"{lead}{_dressed(owner, found)}{deed}{after.rstrip(' .')}, {tilt}"


def _dressed(who: str, found: dict[str, str]) -> str:
    """`a soldier in a trench` with the muddy boots that the tilt begins on."""
    garments = [
        _PAIR.sub("", found[name]) for name in ("first_garment", "last_garment") if _WORN.search(found.get(name, ""))
    ]
    if not garments:
        return who
    noun = _NOUN.sub("", who) or who
    rest = who[len(noun) :]
    return f"{noun} in {' and '.join(garments)}{rest}"


_PAIR: Final = re.compile(r"^a pair of ", re.IGNORECASE)
_OWNERS: Final = ("first_owner", "first_of", "last_owner", "last_of", "revealed")
_ARTICLE: Final = re.compile(r"(?:an?|the|two|one|my) ", re.IGNORECASE)
_WORN: Final = re.compile(rf"\b(?:{_GARMENTS})$", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"(?:,| (?:in|on|at|with|who|under|behind|by|of|from|\w+ing|before|beside|holding|is|\w+s (?=the|an?|on|in))\b).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What is told of somebody behind their noun."""
