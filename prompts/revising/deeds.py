"""What the cast does now: new deeds for old ones, one after the rest, for all of them, or the old one another way."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import verb_of
from prompts.reading.phrases import is_adjective
from prompts.revising.camerawork import kinds_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import pattern
from prompts.revising.remaining import remains_aboard, with_seat
from prompts.revising.subjects import cut, put_looks
from prompts.revising.tidying import place_phrase
from prompts.shot import Beat, Look, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_beside", "put_deeds", "put_states", "read_direction"]

_WAYS: Final = frozenset({"left", "right", "toward", "away", "up", "down"})
_TRAVELS: Final = frozenset({"go", "move", "travel", "come", "head", "walk", "run"})
"""Verbs that speak of any way of travelling; with a way, they turn what travels already."""


def read_direction(text: str, shot: Shot, edits: Edits) -> str:
    """`from left to right`: which way what travels goes.

    Returns:
        The text without what was understood.
    """
    if match := pattern("absolute", "approaching").search(text):
        way = "away" if match["way"].lower().startswith("away") else "toward"
        movers = _movers(shot)
        for index in movers:
            edits.put(f"beats[{index}].direction", way, match.group())
        return cut(text, match) if movers else text
    if (match := pattern("absolute", "slope").search(text)) and (movers := _movers(shot)):
        for index in movers:
            turn(shot, edits, index, "up" if match["way"].lower().startswith("up") else "down", match.group())
        return cut(text, match)
    match = pattern("absolute", "direction").search(text)
    if match is None or kinds_of(text.strip(" ,").split()[0]):
        return text
    said, found = f"from {match['from']} to {match['to']}".lower(), False
    for index, beat in enumerate(shot.beats):
        row = table("motions").get(beat.motion or "")
        if row is None or not row.speed_mps:
            continue
        found = True
        edits.put(f"beats[{index}].direction", match["to"].lower(), match.group())
        action = _SIDES.sub(said, beat.action)
        edits.put(f"beats[{index}].action", action, match.group(), incidental=True)
    return cut(text, match) if found else text


def _movers(shot: Shot) -> list[int]:
    """The beats in which somebody gets from one place to another; what they hold goes with them."""
    rows = [(i, b, table("motions").get(b.motion or "")) for i, b in enumerate(shot.beats)]
    return [i for i, b, row in rows if row is not None and row.speed_mps and not _HELD.match(b.action.lower())]


_SIDES: Final = re.compile(r"\bfrom (?:left to right|right to left)\b", re.I)


def put_deeds(draft: Draft, shot: Shot, edits: Edits, said: str, *, adds: bool, strangers: dict[str, str]) -> None:
    """What a subject does is replaced by what it is now said to do; `then` and `add` put it after the rest."""
    told = [b for b in draft.beats if b.subject not in strangers and not _is_weather(b, draft) and not _is_no_deed(b)]
    main = shot.main_subject
    told = [beat for beat in told if beat.subject or beat.motion]
    if "setting.place" in draft.values:
        told = [beat for beat in told if not _only_is_there(beat, said)]
    fresh = [_told_of(beat, main.id if main else "", strangers) for beat in told]
    fresh = [_of_it(beat, shot, said) for beat in _of_everybody(fresh, shot, said)]
    fresh = [b for b in fresh if not _goes_along(b, shot, edits, said)]
    fresh = [b for b in fresh if adds or not (_turned(b, shot, edits, said) or _is_done_already(b, shot))]
    if not fresh:
        return
    if edits.instead is None:
        edits.instead = _done_by_another(fresh, shot, said)
    adds = adds or _rises(fresh[0], shot)
    adds = adds or (bool(shot.beats) and all(_is_beside(beat, shot) or _befalls(beat, shot) for beat in fresh))
    adds = adds and not _only_otherwise(fresh, shot, said)
    rows = edits.rows(shot, "beats")
    known = {s.id for s in shot.subjects}
    doers = {beat.subject for beat in fresh}
    adds = adds or edits.before is not None
    kept = {i for i, row in enumerate(rows) if not adds and row["subject"] in doers and _stays(row, fresh, shot)}
    told_rows = [
        (_where_it_was(beat, shot, edits, kept) if beat.subject in known and not adds else beat).model_dump(mode="json")
        for beat in fresh
    ]
    if edits.instead is not None or edits.before is not None:
        at = edits.before if edits.instead is None else edits.instead
        after_it = rows[at or 0 :] if edits.instead is None else rows[edits.instead + 1 :]
        placed = [*rows[: at or 0], *told_rows, *after_it]
        edits.put("beats", [row | {"start_s": None, "end_s": None} for row in placed][:24], said)
        return
    first = next((i for i, row in enumerate(rows) if row["subject"] in doers), len(rows)) if not adds else len(rows)
    others = {i for i, row in enumerate(rows) if adds or row["subject"] not in doers}
    before, after = ([i for i in sorted(others | kept) if (i < first or i in kept) is early] for early in (True, False))
    untimed = [row | {"start_s": None, "end_s": None} for row in rows]
    placed = [*(untimed[i] for i in before), *told_rows, *(untimed[i] for i in after)]
    if (
        not adds
        and _are_at_once(shot)
        and not any(_LEAVES.match(beat.action.lower()) for beat in fresh)
        and len({row["subject"] for row in placed}) == len(placed)
    ):
        placed = [row | {"start_s": 0.0} for row in placed]
    edits.put("beats", placed[:24], said)


_LEAVES: Final = re.compile(r"(?:leav|exit|depart)\w*ing\b|[a-z]+ing (?:away|off|out)\b")
"""What ends being with the others, and so comes after it."""


def _are_at_once(shot: Shot) -> bool:
    """Whether several act, all at the same time: one of them does something else beside the others then."""
    return len({beat.subject for beat in shot.beats}) > 1 and {beat.start_s for beat in shot.beats} == {0.0}


_TOGETHER: Final = re.compile(r"(?:holding hands|hand in hand|arm in arm|linking arms|walking hand in hand)$")


def _goes_along(beat: Beat, shot: Shot, edits: Edits, said: str) -> bool:
    """`they hold hands`, of two who walk: they walk on holding hands."""
    if not _TOGETHER.match(beat.action.lower()):
        return False
    own = [at for at, old in enumerate(shot.beats) if old.subject == beat.subject and not _TOGETHER.search(old.action)]
    moving = [at for at in own if (row := table("motions").get(shot.beats[at].motion or "")) and row.speed_mps]
    for at in moving or own:
        edits.put(f"beats[{at}].action", f"{shot.beats[at].action} holding hands"[:400], said)
    return bool(own)


def _stays(row: dict[str, Any], fresh: list[Beat], shot: Shot) -> bool:
    """Whether a deed goes on while its doer does what the wish tells."""
    return _goes_with(row, fresh) or remains_aboard(row, fresh, shot)


def _where_it_was(beat: Beat, shot: Shot, edits: Edits, kept: set[int]) -> Beat:
    """A new action on the way or the seat of the old one, unless that goes on."""
    beat = _with_place(beat, shot, edits)
    goes_on = any(shot.beats[i].subject == beat.subject for i in kept if i < len(shot.beats))
    return beat if goes_on or "setting.place" in edits.values else with_seat(beat, shot)


def _only_otherwise(fresh: list[Beat], shot: Shot, said: str) -> bool:
    """`it runs uphill`, of one that runs: the same deed another way, and no second one."""
    done = {(beat.subject, _base(beat.action)) for beat in shot.beats}
    return not re.search(r"\bagain\b", said, re.I) and all((b.subject, _base(b.action)) in done for b in fresh)


def _goes_with(row: dict[str, Any], fresh: list[Beat]) -> bool:
    """What is held stays in the hand of who goes another way, stands or sits: `holding an umbrella`."""
    moves = (table("motions").get(beat.motion or "") for beat in fresh)
    free = all(row is not None and (row.speed_mps > 0 or row.id in _POSTURES) for row in moves)
    held = _HELD.match(row["action"].lower())
    return held is not None and free and not any(beat.target for beat in fresh)


_HELD: Final = re.compile(r"(?:holding|carrying|clutching|gripping|wearing|cradling|hugging)\b")
_POSTURES: Final = frozenset({"stand", "sit", "lie", "kneel", "crouch", "rest", "turn", "look"})

_BESIDES: Final = frozenset({
    "smile", "grin", "frown", "smirk", "blink", "wink", "nod", "sigh", "blush", "weep", "cry", "sob", "yawn", "sneeze",
    "cough", "whistle", "honk", "hoot", "sweat", "shiver", "tremble", "sniff", "pant", "swallow", "gasp", "shrug",
    "win", "lose",
})  # fmt: skip
"""What somebody does beside what they are doing."""
_VOICES: Final = frozenset({"laugh", "giggle", "chuckle", "sing", "hum"})
"""And what they do with the voice, where they do not use it already."""


def is_beside(verb: str) -> bool:
    """Whether a verb in its base form is of the face or the voice: `smile`, `cry`, `laugh`."""
    return verb in _BESIDES | _VOICES


def _is_beside(beat: Beat, shot: Shot) -> bool:
    """Whether somebody goes on with what they do meanwhile."""
    base = _base(beat.action)
    own = [old for old in shot.beats if old.subject == beat.subject]
    busy = bool(own) and all(old.motion not in _STILL for old in own)
    return base in _BESIDES or (base in _VOICES and busy)


_BEFALLS: Final = frozenset({"trip", "stumble", "slip", "fall", "collapse", "faint", "drop", "die", "explode"})
"""What befalls somebody in the course of what they do, which is seen before it."""


_ENDS: Final = frozenset({"stop", "halt", "pause"})
"""What ends a deed that is done to another, who is still there then."""


def _befalls(beat: Beat, shot: Shot) -> bool:
    """`the groom trips`, of one who walks: first the one, then the other."""
    own = [old for old in shot.beats if old.subject == beat.subject]
    asleep = "asleep" in beat.action.lower()
    acts = any(old.motion not in _STILL and _base(old.action) not in _BEFALLS for old in own)
    with_another = any(old.target for old in own) and _base(beat.action) in _ENDS
    return (_base(beat.action) in _BEFALLS or with_another) and acts and not asleep


def _done_by_another(fresh: list[Beat], shot: Shot, said: str) -> int | None:
    """`the old man gives her the flower instead`, where she gives it to him: the deed that gives way."""
    if len(fresh) != 1 or not re.search(r"\binstead\b", said, re.I):
        return None
    same = (
        at
        for at, old in enumerate(shot.beats)
        if old.subject != fresh[0].subject and _base(old.action) == _base(fresh[0].action)
    )
    return next(same, None)


def _rises(beat: Beat, shot: Shot) -> bool:
    """`the lion gets up`, of one that lies: first the one, then the other."""
    low = any(old.motion in _LOW for old in shot.beats if old.subject == beat.subject)
    return low and _RISES.match(beat.action.lower()) is not None


_RISES: Final = re.compile(
    r"(?:slowly |suddenly |quickly )?(?:(?:get|stand|ris|wak|jump|sit|spring)\w*ing up|rising|"
    r"(?:jump|climb|hop|leap|get|com)\w*ing (?:down|off|out)|waking)\b"
)
"""What ends a posture, which is seen before it: `getting up`, of one who lies."""
_LOW: Final = frozenset({"lie", "sit", "perch", "kneel", "crouch", "squat"})

_STILL: Final = frozenset({"talk", "stand", "rest", "lie", None})


def _is_weather(beat: Beat, draft: Draft) -> bool:
    """`raining outside` is the weather, which nobody does."""
    first = beat.action.lower().split()[0] if beat.action else ""
    return "setting.weather" in draft.values and first in terms_by_phrase("weather")


def _only_is_there(beat: Beat, said: str) -> bool:
    """`they are in a garage` says where they are, not what they do."""
    base = _base(beat.action)
    return beat.motion in ("rest", "stand") and not any(
        verb.base == base for word in re.findall(r"[a-z]+", said.lower()) if (verb := verb_of(word))
    )


_NO_DEEDS: Final = frozenset({
    "be", "feel", "want", "need", "like", "love", "do", "seem", "look", "think", "know", "mean", "wonder", "have",
    "understand", "hope", "prefer", "matter", "become",
})  # fmt: skip
"""Verbs that say nothing to be seen unless the reader knows a way of moving for them."""


def _is_no_deed(beat: Beat) -> bool:
    """`it feels wrong somehow` tells what somebody thinks of the shot, not what happens in it."""
    if _base(beat.action) in {"look", "feel", "seem", "appear"} and is_adjective(_second(beat.action)):
        return True
    return beat.motion is None and (_base(beat.action) in _NO_DEEDS or not _base(beat.action))


def _second(action: str) -> str:
    """The word after the verb, where an action has no more than that: `panicked` of `looking panicked`."""
    words = action.lower().split()
    return words[1] if len(words) == 2 else ""


def put_states(draft: Draft, shot: Shot, edits: Edits, said: str) -> None:
    """`he should look panicked and check his watch`: how somebody looks is a look, and no deed."""
    main = shot.main_subject
    for beat in draft.beats:
        who = beat.subject or (main.id if main else "")
        index = next((i for i, s in enumerate(shot.subjects) if s.id == who), None)
        word = _second(beat.action)
        if index is not None and _base(beat.action) in {"look", "seem", "appear", "feel"} and is_adjective(word):
            put_looks(shot, edits, index, [Look(text=word)], said)


def _of_everybody(beats: list[Beat], shot: Shot, said: str) -> list[Beat]:
    """Where the words say `they` or `the dogs`, each of those meant does it."""
    match = pattern("absolute", "everybody").search(said)
    meant = [shot.subjects[i].id for i in find_subjects(shot, match.group())] if match else []
    if len(meant) < 2 or {beat.subject for beat in beats} - set(meant):
        return beats
    alone = [beat for beat in beats if beat.subject == (beats[0].subject if beats else "")]
    return [beat.model_copy(update={"subject": who}) for who in meant for beat in alone]


def _of_it(beat: Beat, shot: Shot, said: str) -> Beat:
    """`it bubbles over`, of a liquid that somebody pours in a lab: what is handled is `it`, and not where that is."""
    doer = next((s for s in shot.subjects if s.id == beat.subject), None)
    handled = next((old.target for old in shot.beats if old.target), "")
    it = re.match(r"\W*it\b", said, re.I) is not None
    main = shot.main_subject
    if it and doer is not None and main is not None and _base(beat.action) in _BESIDES | _VOICES:
        lives = {s.id for s in (doer, main) if table("kinds")[s.kind or "thing"].animate}
        return beat.model_copy(update={"subject": main.id}) if lives == {main.id} else beat
    if doer is None or not handled or doer.kind not in _PLACES or not it:
        return beat
    return beat.model_copy(update={"subject": handled})


_PLACES: Final = frozenset({"building", "room", "place", "furniture", "vessel"})
"""Kinds of what things are in, which do little by themselves."""


def _base(action: str) -> str:
    verb = verb_of(action.lower().split()[0]) if action else None
    return verb.base if verb else ""


def _same_deed(beat: Beat, old: Beat) -> bool:
    """True when a deed is told again, by its own verb or by the name of its way of moving."""
    base = _base(beat.action)
    row = table("motions").get(old.motion or "")
    goes = base in ("go", "move", "travel") and row is not None and row.speed_mps > 0
    return old.subject == beat.subject and bool(base) and (goes or base in (_base(old.action), old.motion))


def _is_done_already(beat: Beat, shot: Shot) -> bool:
    """`the car drives faster` tells nothing new of what the car does."""
    return len(beat.action.split()) < 2 and any(_same_deed(beat, old) for old in shot.beats)


def _turned(beat: Beat, shot: Shot, edits: Edits, said: str) -> bool:
    """`it should drive towards the camera`: what it does already, another way."""
    words = beat.action.lower().split()
    if beat.direction not in _WAYS or len(words) > 5 or not _ONLY_WAY.fullmatch(" ".join(words[1:])):
        return False
    turned = False
    for index, old in enumerate(shot.beats):
        row = table("motions").get(old.motion or "")
        general = _base(beat.action) in _TRAVELS - {"walk", "run"} and row is not None and row.speed_mps > 0
        if old.subject == beat.subject and (general or _same_deed(beat, old)):
            turn(shot, edits, index, beat.direction, said)
            turned = True
    return turned


def turn(shot: Shot, edits: Edits, index: int, way: str, said: str) -> None:
    """What travels goes another way: `walking down the stairs` goes up them."""
    beat = shot.beats[index]
    edits.put(f"beats[{index}].direction", way, said)
    if (opposite := _OPPOSITE.get(way)) and re.search(rf"\b{opposite}\b", beat.action, re.I):
        action = re.sub(rf"\b{opposite}\b", way, beat.action, count=1, flags=re.I)
        edits.put(f"beats[{index}].action", action, said, incidental=True)


_OPPOSITE: Final = {"up": "down", "down": "up", "left": "right", "right": "left"}

_ONLY_WAY: Final = re.compile(
    r"(?:(?:to(?:wards?)?|away|from|the|us|camera|left|right|up|down|screen|frame|off|out|of|straight|at)(?: |$))*"
)


def _told_of(beat: Beat, main: str, strangers: dict[str, str]) -> Beat:
    target = "" if beat.target in strangers else beat.target
    if not beat.subject and beat.action.startswith("something "):
        return beat  # nobody who is seen
    return beat.model_copy(update={"subject": beat.subject or main, "target": target})


def _with_place(beat: Beat, shot: Shot, edits: Edits) -> Beat:
    """A new action takes over where the old one took place: `running through the meadow`, now `walking` through it."""
    motion = table("motions").get(beat.motion or "")
    if "setting.place" in edits.values or not shot.setting.place or motion is None or not motion.speed_mps:
        return beat
    changes: dict[str, Any] = {}
    for old in shot.beats:
        where = place_phrase(old.action, shot.setting.place)
        new = where and where.lower() not in beat.action.lower() and len(beat.action.split()) < 3
        if old.subject == beat.subject and new and not changes:
            changes = {"action": f"{beat.action} {where}", "direction": beat.direction or old.direction}
    return beat.model_copy(update=changes)
