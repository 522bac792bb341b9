"""The colours that a deed is said to turn a thing from and to."""

from __future__ import annotations

import re

from generators.previz.rigs.surfaces import colour_in
from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["Rgb", "colours_of_deed", "said_colours"]

Rgb = tuple[int, int, int]
_FROM = re.compile(r"\bfrom (?P<start>[a-z -]+?) (?:to|into)\b")


def colours_of_deed(shot: Shot, subject: Subject, beat: Beat, spoken: str) -> tuple[Rgb | None, Rgb | None]:
    """Colours that a thing turns from and to by a deed; none where the deed changes another: a magician's cloth.

    Args:
        shot: its subjects.
        subject: whose change it would be.
        beat: the deed.
        spoken: its words from the verb on.
    """
    if beat.subject != subject.id:
        return said_colours(_without_looks(shot, spoken))
    changed = next((s for s in shot.subjects if s.id == beat.target and s.id != beat.subject), None)
    names = "|".join(re.escape(name) for name in names_of(changed)) if changed is not None else ""
    other = rf"\w+ (?!(?:in|on|at|from|to|by|with|as|into) )(?:[\w'-]+ ){{0,6}}?(?:{names})\b"
    return (None, None) if names and re.match(other, spoken) else said_colours(spoken)


def _without_looks(shot: Shot, words: str) -> str:
    """Words of what is done to a thing, without the colours that things have: who changes a yellow car's tyre."""
    for subject in shot.subjects:
        noun = re.escape(subject.noun.lower())
        words = re.sub(rf"(?:\b([a-z]+) )?\b{noun}\b", lambda m: m[1] if m[1] and not colour_in(m[1]) else "", words)
    return words


def said_colours(words: str) -> tuple[Rgb | None, Rgb | None]:
    """Colours that a thing turns from and to."""
    source = _FROM.search(words)
    start = colour_in(source["start"]) if source else None
    rest = words[source.end() :] if source else words
    return start, colour_in(rest)
