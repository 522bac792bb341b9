"""Somebody who is to be of the other sex and else the same: `make him a her`, `make the fisherman a woman`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import pattern, words_for
from prompts.revising.subjects import cut, put_looks, sex_of
from prompts.shot import Look, Shot

__all__ = ["read_sex"]

_FEMALE: Final = frozenset({"woman", "women", "girl", "lady", "female", "her", "she"})
_SAYS_NO_MORE: Final = frozenset({"female", "male", "women", "men", "her", "him", "she", "he"})
"""Words for a sex that name nobody in particular."""
_SEVERAL: Final = frozenset({"women", "men"})


def read_sex(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits that make somebody of the other sex: the noun, and the pronouns of what they do.

    Who is no more than a man, a woman or a child is another one of these then, which the rules of swapping tell.

    Returns:
        The text without what was understood.
    """
    match = pattern("becoming", "sex").search(text)
    if match is None:
        return text
    low, sex = match["sex"].lower(), "female" if match["sex"].lower() in _FEMALE else "male"
    meant = find_subjects(shot, match["who"])
    index = meant[0] if len(meant) == 1 else None
    if (
        index is None
        or shot.subjects[index].kind != "human"
        or (shot.subjects[index].count > 1) is not (low in _SEVERAL)
    ):
        return text
    noun = shot.subjects[index].noun
    now = sex_of(noun)
    if now == sex or (not now and low not in _SAYS_NO_MORE):
        return text
    if noun.lower().split()[-1] in _plain_nouns() and low not in _SAYS_NO_MORE:
        return text
    if not now:
        put_looks(shot, edits, index, [Look(text=sex)], match.group())
    else:
        _rename(shot, edits, index, _counterpart(noun, sex), match.group())
    _repronoun(shot, edits, index, sex, match.group())
    return cut(text, match)


def _plain_nouns() -> frozenset[str]:
    return frozenset({"man", "woman", "boy", "girl", "lady", "guy", "gentleman"})


def _counterpart(noun: str, sex: str) -> str:
    """`fisherwoman` for a fisherman, `queen` for a king; `female monk` where there is no such word."""
    before, _, head = noun.rpartition(" ")
    pairs = words_for("counterparts")
    others = {**{left: right[0] for left, right in pairs.items()}, **{right[0]: left for left, right in pairs.items()}}
    low = head.lower()
    made = f"{low.removesuffix('woman')}man" if low.endswith("woman") else f"{low.removesuffix('man')}woman"
    told = others.get(low) or (made if low.endswith("man") else f"{sex} {head}")
    return f"{before} {told}".strip()


def _rename(shot: Shot, edits: Edits, index: int, noun: str, said: str) -> None:
    old = shot.subjects[index].noun
    edits.put(f"subjects[{index}].noun", noun, said)
    for at, beat in enumerate(shot.beats):
        action = re.sub(rf"\b{re.escape(old)}\b", noun, beat.action, flags=re.I)
        if action != beat.action:
            edits.put(f"beats[{at}].action", action, said, incidental=True)


def _repronoun(shot: Shot, edits: Edits, index: int, sex: str, said: str) -> None:
    """What they do speaks of them by the pronouns of the other sex."""
    for at, beat in enumerate(shot.beats):
        if beat.subject != shot.subjects[index].id:
            continue
        action = edits.values.get(f"beats[{at}].action", beat.action)
        for rule, instead in _PRONOUNS[sex]:
            action = re.sub(rule, instead, action)
        if action != beat.action:
            edits.put(f"beats[{at}].action", action, said, incidental=True)


_PRONOUNS: Final = {
    "female": ((r"\bhimself\b", "herself"), (r"\b(?:his|him)\b", "her"), (r"\bhe\b", "she")),
    "male": ((r"\bherself\b", "himself"), (r"\bher\b(?= [a-z])", "his"), (r"\bher\b", "him"), (r"\bshe\b", "he")),
}
