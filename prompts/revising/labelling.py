"""Labels by a sentence: `label the leaf`, `label it "oak"`, `add labels for the stem and the root`, `no labels`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from prompts.revising.edits import Edits
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.revising.patterns import QUOTED
from prompts.shot import Shot

__all__ = ["read_labels"]

_ALL: Final = (
    r"everything|each (?:part|thing|of them)|every (?:part|thing)|all(?: of)?(?: the)? (?:parts|things|them)|the parts"
    r"|parts"
)
_THING: Final = rf"{_ALL}|it|them|him|her|this|(?:(?:the|its|his|her|their|each|every|an?) )?[a-z][a-z' -]{{1,40}}?"
_SAYS: Final = r"(?: (?:as|saying|reading|that (?:says|reads)|with(?: the (?:word|words|text|name))?))?:? *"
_ORDER: Final = re.compile(
    rf"^(?:and |please |also )*(?:label|tag)(?P<what> (?:{_THING})(?:(?:, (?:{_THING}))*,? and (?:{_THING}))?)"
    rf"(?:{_SAYS}(?P<quote>{QUOTED}))?$",
    re.I,
)
_ADDED: Final = re.compile(
    r"^(?:and |please |also )*(?:add|put|give|place|stick|show|have|with|i want|we need)(?: me| us| it| them)?"
    r" (?:an? |the |some |little |small |large |big |clear )*labels?"
    rf"(?: (?:on|to|for|at|next to|beside|above|over|naming|pointing (?:at|to))(?P<what> (?:{_THING})"
    rf"(?:(?:, (?:{_THING}))*,? and (?:{_THING}))?))?(?: please)?(?:{_SAYS}(?P<quote>{QUOTED}))?$",
    re.I,
)
_GONE: Final = re.compile(
    r"^(?:and |please )*(?:remove|delete|lose|drop|no(?: more)?|without|take (?:away|off|out)|hide|get rid of)"
    r"(?: the| all| any| all the)? labels?(?P<what> (?:on|of|for|from) .+)?$",
    re.I,
)
_STYLED: Final = re.compile(
    r"^(?:make |the |all |have )*labels? (?:should be |are |too |much |a bit |more |in )*"
    r"(?:bigger|larger|smaller|bolder|red|blue|green|yellow|black|white|colou?rful|small|big|large|bold)\b",
    re.I,
)
_MOST: Final = 8
"""So many texts a shot holds."""


def read_labels(text: str, quotations: Sequence[str], shot: Shot, edits: Edits) -> bool:
    """Read a sentence that is about labels alone; returns whether it is one.

    Args:
        text: the sentence, with a mark for each quotation.
        quotations: what the marks stand for.
        shot: the shot as it is.
        edits: receives the texts, or a question.
    """
    said = text.strip(" .!?")
    if gone := _GONE.match(said):
        _remove(gone["what"] or "", shot, edits, said)
        return True
    order = _ORDER.match(said) or _ADDED.match(said)
    if _STYLED.search(said):
        edits.ask("Labels are all drawn in one size and colour. What should they say, or which of them should go?")
        return True
    if order is None:
        return False
    words = quotations[0].strip("\"'“”‘’«» ") if order["quote"] and quotations else ""
    if not (order["what"] or words) and not re.search(r"\blabels\b", said, re.I):
        return False
    labels = _labels((order["what"] or "" if words else order["what"] or "everything").strip(), words, shot)
    if not labels:
        return False
    named = {label["text"].lower() for label in labels}
    pinned = {(label["target"], label["position"]) for label in labels}
    kept = [
        t for t in (text.model_dump(mode="json") for text in shot.text)
        if t["role"] != "label" or (t["text"].lower() not in named and (t["target"], t["position"]) not in pinned)
    ]  # fmt: skip
    if len(kept) + len(labels) > _MOST:
        edits.ask(f"A shot holds {_MOST} texts at most. Which of them are to go?")
        return True
    edits.put("text", [*kept, *labels], said)
    return True


def _labels(what: str, words: str, shot: Shot) -> list[dict[str, Any]]:
    """The labels of what is named, each with its own name or with the words that were given."""
    if re.fullmatch(_ALL, what, re.I):
        return [_label(subject.name or subject.noun, subject.id) for subject in shot.subjects]
    names = [name for name in re.split(r",? and |, ", what) if name]
    if words and len(names) > 1:
        return []
    labels = [_of_one(name, words, shot) for name in names]
    return labels or ([_label(words, "")] if words else [])


def _of_one(name: str, words: str, shot: Shot) -> dict[str, Any]:
    bare = re.sub(r"^(?:the|its|his|her|their|each|every|an?) ", "", name.strip(), flags=re.I)
    try:
        found = find_subjects(shot, name)
    except Ambiguous:
        found = ()
    if found:
        subject = shot.subjects[found[0]]
        pronoun = bare.lower() in {"it", "them", "him", "her", "this"}
        return _label(words or ((subject.name or subject.noun) if pronoun else bare), subject.id)
    return _label(words or bare, "", bare if words else "")


def _label(text: str, target: str, position: str = "") -> dict[str, Any]:
    return {"text": text[:160], "role": "label", "position": position[:160], "target": target}


def _remove(of: str, shot: Shot, edits: Edits, said: str) -> None:
    labels = [text for text in shot.text if text.role == "label"]
    wanted = re.sub(r"^ (?:on|of|for|from) (?:the |its )?", "", of).lower()
    going = [t for t in labels if not wanted or wanted in {t.text.lower(), t.target.lower(), t.position.lower()}]
    if not going:
        edits.ask("There is no such label in this shot. What should go?")
        return
    edits.put("text", [t.model_dump(mode="json") for t in shot.text if t not in going], said)
