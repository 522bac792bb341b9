"""Passive sentences that name who does it, in the active: `a cart is pulled by two horses`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import gerund_of, verbs
from prompts.reading.lists import words_of
from prompts.reading.subjects import phrase_singulars
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["told_by_who_does_it"]

_NUMBER: Final = r"(?:an?|the|his|her|their|its|some|two|three|four|five|six|seven|eight|nine|ten|several|many)"
_THING: Final = rf"{_NUMBER} (?:[\w'-]+ ){{0,3}}?[\w'-]+(?: (?:of|full of) (?:[\w'-]+ )?[\w'-]+)?"
_PASSIVE: Final = re.compile(
    rf"^(?P<thing>{_THING}) (?:is|are|gets|get|(?:is|are) being|being) (?:(?P<how>[a-z]+ly) )?(?P<done>[a-z]+)"
    rf"(?P<off>(?: (?:up|down|away|off|out|over|around|along))?)(?P<before> (?:into|onto|across|through|along|to) "
    rf"{_THING})? by (?P<who>{_NUMBER} (?:[\w'-]+ ){{0,3}}?[\w'-]+)"
    r"(?P<where>(?:,? (?:in|on|at|to|into|onto|from|across|through|along|under|over|near|down|up|past|with|during"
    r"|around|before|beside|behind) [^,.;]*?)?)(?P<rest>[,.;].*)?$",
    re.IGNORECASE | re.DOTALL,
)
_WORKER: Final = re.compile(r"[a-z]{2,}er$")
"""Somebody who is named by what they do: a mover."""
_AND: Final = re.compile(r"\b(?:and|then|who|which|that|while|as|by)\b", re.IGNORECASE)


def told_by_who_does_it(text: str) -> str:
    """A request of one passive deed with whoever does it before the deed; any other text as it is.

    Only somebody alive does something: what is lit by the moon is left so.

    Args:
        text: of one shot.
    """
    found = _PASSIVE.match(text.strip())
    if found is None or _AND.search(f"{found['thing']} {found['who']} {found['where']}") or not _acts(found["who"]):
        return text
    base = next(
        (v.base for v in verbs().get(found["done"].lower(), ()) if v.form in ("participle", "past", "base")), ""
    )
    if not base:
        return text
    thing = found["thing"][:1].lower() + found["thing"][1:]
    words = [found["who"], gerund_of(base), thing + found["off"] + (found["before"] or ""), found["how"] or ""]
    said = " ".join(word for word in words if word) + found["where"] + (found["rest"] or "")
    return said[:1].upper() + said[1:] if found["thing"][:1].isupper() else said


def _acts(who: str) -> bool:
    """Whether a phrase names people, animals or robots."""
    known, kinds = terms_by_phrase("nouns"), table("kinds")
    for form in phrase_singulars(re.sub(rf"^{_NUMBER} ", "", who.lower())):
        noun = known.get(form) or known.get(form.split()[-1], "")
        row = table("nouns").get(noun)
        if row is not None and (kinds[row.kind].animate or row.kind == "robot"):
            return True
        if row is None and _WORKER.search(form) and form.split()[-1] not in words_of("open_classes", "tools_in_er"):
            return True
    return False
