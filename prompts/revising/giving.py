"""Things that change hands, and what somebody is put on: `give the umbrella to a man`, `put him on a scooter`."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.pronouns import lives
from prompts.revising.edits import Edits
from prompts.revising.finding import Ambiguous, find_subjects, told_apart
from prompts.revising.subjects import phrase_of, subject_from
from prompts.shot import Importance, Shot
from prompts.vocabulary import table

__all__ = ["MOUNTS", "put_on_a_mount", "read_given"]

MOUNTS: Final = frozenset({"quadruped", "cycle", "creature"})
"""Kinds that somebody rides."""
_GIVEN: Final = re.compile(
    r"^(?:give|hand|pass) (?:the|his|her|its|their|that) (?P<what>[\w' -]+?) (?:over )?to (?P<whom>(?:an?|the|his|her"
    r"|their|another|one|someone|somebody)\b[\w' -]*|him|her|it|them)(?: instead)?$"
    r"|^(?:let|have|make) (?P<whom2>(?:an?|the|his|her|their) [\w' -]+?|him|her|it) (?:hold|carry|have) "
    r"(?:the|his|her|its|their) (?P<what2>[\w' -]+?)(?: instead)?$",
    re.I,
)
_PUT_ON: Final = re.compile(
    r"^(?:put|set|place|sit|seat) (?P<who>him|her|it|them|the [\w' -]+?) on(?:to)? (?P<what>an? [\w -]+)$", re.I
)


def read_given(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits by which a thing of the shot is in somebody else's hands.

    Who had it goes on without it; who gets it does with it what was done with it, or holds it.

    Returns:
        The text without what was understood.
    """
    match = _GIVEN.match(text.strip(" ,."))
    if match is None:
        return text
    things = _found(shot, match["what"] or match["what2"])
    whom = match["whom"] or match["whom2"]
    held = next((i for i in things if not lives(shot.subjects[i]) and shot.subjects[i].kind != "cloth"), None)
    if held is None:
        return text
    thing, rows = shot.subjects[held], edits.rows(shot, "subjects")
    others = [i for i in _found(shot, whom) if lives(shot.subjects[i])]
    taker = shot.subjects[others[0]] if others else subject_from(whom, Importance.SUPPORTING)
    if taker is None or not lives(taker):
        return text
    if not others:
        taken = {row["id"] for row in rows}
        name = next(n for k in range(1, 99) if (n := taker.id if k == 1 else f"{taker.id}_{k}") not in taken)
        taker = taker.model_copy(update={"id": name})
        edits.put("subjects", [*rows, taker.model_dump(mode="json")][:24], match.group())
    edits.put("beats", _handed_on(shot, thing.id, thing.noun, taker.id)[:24], match.group())
    return ""


def _found(shot: Shot, who: str) -> tuple[int, ...]:
    try:
        return find_subjects(shot, who)
    except Ambiguous:
        return ()


def _handed_on(shot: Shot, thing: str, noun: str, taker: str) -> list[dict[str, Any]]:
    """The beats with what is done with a thing told of another doer."""
    an = r"(?:an?|the|his|her|its|their|some) (?:[\w-]+ )*?"
    done_with = re.compile(rf"^[a-z]+ing (?:on |up |out )?{an}{re.escape(noun)}\b", re.I)
    beside = re.compile(rf",? (?:and )?(?:with|under|holding|carrying|beneath) {an}{re.escape(noun)}\b", re.I)
    rows, deeds = [], []
    for beat in shot.beats:
        row = beat.model_dump(mode="json") | {"start_s": None, "end_s": None}
        if beat.subject == taker or (beat.target != thing and not beside.search(beat.action)):
            rows.append(row)
            continue
        if done_with.match(beat.action):
            deeds.append(row | {"subject": taker})
            rows.append(row | {"action": "standing", "motion": "stand", "target": ""})
            continue
        row |= {"action": beside.sub("", beat.action).strip() or "standing", "target": ""}
        rows.append(row)
    held = {"subject": taker, "action": f"holding the {noun}", "motion": "carry", "target": thing}
    return [*rows, *(deeds or [held])]


def put_on_a_mount(text: str, shot: Shot) -> str:
    """`put him on a scooter`: the scooter instead of what he rides, or he rides it; other text as it is.

    Args:
        text: one wish in plain words.
        shot: as it is.
    """
    match = _PUT_ON.match(text.strip(" ,."))
    noun = phrase_of(match["what"]) if match else None
    row = table("nouns").get(noun.noun_id) if noun else None
    found = [i for i in _found(shot, match["who"]) if lives(shot.subjects[i])] if match else []
    if match is None or row is None or row.kind not in MOUNTS or not found:
        return text
    rider = shot.subjects[found[0]]
    ridden = next((b.target for b in shot.beats if b.subject == rider.id and b.motion == "ride" and b.target), "")
    mount = next((s for s in shot.subjects if s.id == ridden and s.kind in MOUNTS), None)
    if mount is not None:
        return f"replace the {mount.noun} with {match['what']}"
    return f"{told_apart(shot, found[:1])[0]} should ride {match['what']}"
