"""What is done to somebody from outside, which shows as a look: `wrap her in a blanket`, `get some flour on him`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.pronouns import lives
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import pattern, words_for
from prompts.revising.striking import put_out
from prompts.revising.subjects import cut, phrase_of, put_looks
from prompts.shot import Look, Shot, Source
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_handling"]


def read_handling(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the looks of what is done to a subject.

    Returns:
        The text without what was understood.
    """
    for rule in (_handled, _made_of, _stuff_on, _state, _more_or_less_of_it, _switched):
        text = rule(text, shot, edits)
    return text


def _handled(text: str, shot: Shot, edits: Edits) -> str:
    """`tether him to a satellite`: he is tethered to one."""
    match = pattern("handled", "handled").search(text.strip(" ,."))
    done = words_for("handling").get(match["verb"].lower()) if match else None
    alone = match is not None and (match["how"] or match["verb"].lower() in words_for("handled_alone"))
    found = find_subjects(shot, match["who"]) if match and done and alone else ()
    if match is None or done is None or not found:
        return text
    for index in found:
        put_looks(shot, edits, index, [Look(text=f"{done[0]} {match['how'] or ''}".strip())], match.group())
    return ""


def _made_of(text: str, shot: Shot, edits: Edits) -> str:
    """`the mobile is made of paper birds`: what something consists of, where that is no material of its own."""
    match = pattern("handled", "made_of").search(text.strip(" ,."))
    found = find_subjects(shot, match["who"]) if match else ()
    if match is None or not found or match["what"].lower() in terms_by_phrase("materials"):
        return text
    for index in found:
        put_looks(shot, edits, index, [Look(text=f"made of {match['what'].lower()}")], match.group())
    return ""


def _stuff_on(text: str, shot: Shot, edits: Edits) -> str:
    """`some flour on him`: stuff that has come onto somebody."""
    match = pattern("handled", "stuff_on").search(text.strip(" ,."))
    phrase = phrase_of(match["stuff"]) if match else None
    found = find_subjects(shot, match["who"]) if match and phrase else ()
    stuff = match["stuff"].lower() if match else ""
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if match is None or not found or find_subjects(shot, f"all {stuff}"):
        return text
    way = next(iter(words_for("stuffs").get(stuff.split()[-1], ())), "")
    if not way and not (row is not None and row.kind in _RUNNY):
        return text
    if stuff in terms_by_phrase("weather") and not all(lives(shot.subjects[i]) for i in found):
        return text
    for index in found:
        put_looks(shot, edits, index, [Look(text=f"{way or 'spattered'} with {stuff}")], match.group())
    return ""


_RUNNY: Final = frozenset({"liquid"})
"""Kinds that leave somebody spattered."""


def _state(text: str, shot: Shot, edits: Edits) -> str:
    """`it is in trouble`, `have her in tears`: how somebody is, told by a phrase."""
    match = pattern("handled", "state").search(text)
    found = find_subjects(shot, match["who"]) if match else ()
    if match is None or match["state"].lower() not in words_for("states") or not found:
        return text
    for index in found:
        put_looks(shot, edits, index, [Look(text=f"in {match['state'].lower()}")], match.group())
    return cut(text, match)


def _more_or_less_of_it(text: str, shot: Shot, edits: Edits) -> str:
    """`less rust on it`, of a rusty robot: slightly rusty; `no rust` takes the look away, `more` makes it very so."""
    match = pattern("handled", "amount_of_look").search(text.strip(" ,."))
    low = match["stuff"].lower() if match else ""
    adjectives = {f"{low}y", f"{low}{low[-1:]}y", f"{low.removesuffix('e')}y", *words_for("looked").get(low, ())}
    held = [
        (index, look)
        for index in (find_subjects(shot, (match["who"] if match else "") or "") or range(len(shot.subjects)))
        for look in shot.subjects[index].looks
        if match and not look.part and adjectives & set(look.text.lower().split())
    ]
    if match is None or not held:
        return text
    way = match["way"].lower()
    for index, look in held:
        bare = re.sub(r"^(?:very|slightly) ", "", look.text)
        degree = "" if way.split()[-1] in _GONE else "very" if way.endswith("more") else "slightly"
        looks = [k for k in shot.subjects[index].looks if k != look]
        fresh = [look.model_copy(update={"text": f"{degree} {bare}"})] if degree else []
        edits.put(f"subjects[{index}].looks", [k.model_dump(mode="json") for k in [*looks, *fresh]], match.group())
    return ""


_GONE: Final = frozenset({"no", "without", "the", "lose", "remove"})


def _switched(text: str, shot: Shot, edits: Edits) -> str:
    """`turn the lamp off`: it gives no light, and stays where it is seen."""
    match = pattern("handled", "switched_off").search(text)
    lamp = (match["lamp"] or match["lamp2"]).lower() if match else ""
    head = lamp.split()[-1] if lamp else ""
    cue = shot.source_of("lighting.source")
    lights = bool(head) and cue is not None and cue.source is Source.USER and head in shot.lighting.source.lower()
    found = find_subjects(shot, f"all {lamp}") if match else ()
    if match is None:
        return text
    for index in found:
        put_looks(shot, edits, index, [Look(text="switched off")], match.group())
    if lights:
        edits.put("lighting.source", "", match.group())
    return cut(text, match) if put_out(head, shot, edits, match.group()) or lights or found else text
