"""How a beat is staged: what of a deed the camera sees, which is seldom the whole of its verb."""

from __future__ import annotations

import re

from prompts.completing.knowledge import noun_entry, staging_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["CALLS", "ENGINED", "GOES", "SNAPS_IN", "is_at_the_wheel", "staged_motion"]

LIVING = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot"})
ENGINED = frozenset({"vehicle", "cycle", "boat", "aircraft", "spacecraft"})
SWARMING = frozenset({"fish", "insect"})
DONE_TO_OTHERS = frozenset({"throw", "break", "pour", "boil", "melt", "freeze", "burn", "open", "grow"})
"""Ways of moving that a living actor does to something else."""

ALSO_DONE = frozenset({"fly", "rise", "swing", "roll", "slide", "spin", "fall", "bounce", "float", "sink"})
"""Ways of moving that are done to something else when an object follows: `flying a kite`."""

ROMPS = re.compile(
    r"(?:\w+ly )?(?:play|splash|romp|frolick?|scamper|fight|wrestl|tumbl|compet|paddl)ing\b(?! (?:a|an|the) )"
)
WAYS = re.compile(r"\b(?:through|along|across|down|up|past|toward|towards|away|after|into)\b")
"""Moving about in one place, unless a way is named."""

GOES = re.compile(
    r"(?:\w+ly )?(?:com|go|leav|lead|pass|enter|arriv|head|start|follow|cross|reach|play|hold|carry"
    r"|lift|bring|tak|giv)(?:e?ing)\b"
)
"""Verbs that a thing has in a manner of speaking: a kettle `comes` to the boil, a path `leads` to a door."""

SHIFTED = re.compile(
    r"being (?:\w+ly )?(?:pushed|pulled|dragged|slid|shoved|nudged|towed|drawn|hauled)\b"
    r"(?! (?:from|out|off|apart|open))"
)
"""Things that are moved along the ground; all others that are handled are staged where they are."""

LUNGES = re.compile(
    r"diving\b[^.]*\b(?:save|ball|goal|penalty|catch|cover|shot|post|line|behind|out of the way|hay|bed|sofa)\b"
)
"""Dives that go into no water."""

WINGED = re.compile(
    r"\b(?:(?:honey|bumble)?bees?|wasps?|hornets?|fl(?:y|ies)|(?:butter|dragon|fire)fl(?:y|ies)|moths?|mosquito(?:e?s)?"
    r"|gnats?|locusts?|midges)$"
)
"""Insects that go from place to place in the air."""

ON_FOOT = re.compile(r"(?:\w+ly )?(?:walk|crawl|step|creep|climb|march)ing\b")
CALLS = re.compile(r"(?:\w+ly )?(?:hail|flag|call|order|wait|book)ing\b")
"""What is done about a taxi before anybody drives."""

LETS_GO = re.compile(r"(?:\w+ly )?(?:letting go\b|moving (?:an?|the|his|her|its|their|one|two|some) )")
DONE_TO = re.compile(
    r"(?:\w+ly )?(?:return|leav|pass|follow|enter|lead|cross)ing (?:an?|the|his|her|its|their|two|some) "
    r"(?P<thing>(?:[\w-]+ ){0,2}[\w-]+)"
)
"""Verbs of going, with what they are done to."""

HANDHELD = frozenset({"device", "tool", "vessel", "food", "box", "ball", "instrument", "cloth"})

SNAPS_IN = re.compile(
    r"\b(?:snap|click|crack)\w* (?:into|in|onto|on|shut|closed|open|together|to|at|back|an?|the|his|her|up|jokes?)\b"
    r"(?! (?:half|two|pieces))"
)
"""Snapping and cracking that leaves nothing in pieces."""

HAS_OBJECT = re.compile(
    r"(?:\w+ly )?\w+ing (?:(?:an?|the|his|her|its|their|two|some) |(?:it|them|him)\b"
    r"|\w+(?:s|es) (?:into|under|over|across|out|onto|off|through|from|to|back|along)\b)"
)
_TAKEN_OUT = re.compile(r"(?:\w+ly )?(?!(?:carry|haul|dragg|push)ing\b)\w+ .*\bout of ")
"""What is taken out of something where it is, and not carried out of a house."""
ON_THE_WAY = re.compile(r"(?:\w+ly )?(?:carrying|hauling|bringing|dragging|pushing|pulling|delivering|taking)\b")
"""Handling that goes along with walking; all other handling is done in one place."""


def staged_motion(beat: Beat, actor: Subject | None) -> str | None:
    """The motion that stages a beat: of somebody who pours, throws or flies something else, only the gesture is seen.

    A thing makes no gestures: when it turns or opens, the change itself is staged.
    """
    if actor is None or beat.motion is None:
        return beat.motion
    if actor.kind not in LIVING | SWARMING:
        return _staged_thing(beat, actor)
    if (
        beat.motion == "walk"
        and actor.kind == "insect"
        and WINGED.search(actor.noun.lower())
        and not ON_FOOT.match(beat.action)
    ):
        return "fly"
    if beat.motion == "walk" and _handles(beat.action):
        return "wave"
    if beat.motion in {"run", "swim", "dance"} and ROMPS.match(beat.action) and not WAYS.search(beat.action):
        return "romp"
    if CALLS.match(beat.action):
        return "wave"
    if beat.motion == "swim" and actor.kind == "bird" and "div" in beat.action.split()[0]:
        return "fly"
    if beat.motion == "swim" and LUNGES.match(beat.action):
        return "jump"
    on_others = beat.motion in DONE_TO_OTHERS or (beat.motion in ALSO_DONE and HAS_OBJECT.match(beat.action))
    in_place = beat.motion == "carry" and (
        not ON_THE_WAY.match(beat.action) or _TAKEN_OUT.match(beat.action) is not None
    )
    return "wave" if on_others or in_place else beat.motion


def _handles(action: str) -> bool:
    """True where a verb of going is done to a thing: moving a queen on the board, returning a book, letting go."""
    found = DONE_TO.match(action)
    entry = noun_entry(found["thing"]) if found else None
    return LETS_GO.match(action) is not None or (entry is not None and entry.kind in HANDHELD)


def _staged_thing(beat: Beat, actor: Subject) -> str | None:
    staging = staging_of(beat.motion).name
    if beat.motion == "break" and SNAPS_IN.search(beat.action):
        return "grow"
    if beat.motion == "throw" and actor.kind == "thing" and noun_entry(actor.noun) is None:
        return "rest"
    if actor.kind in ENGINED and beat.action.startswith("landing"):
        return "fly"
    if staging == "gesture":
        if beat.action.startswith("being "):
            return "rest"  # somebody puts or cuts it, and it does nothing by itself
        return "drive" if actor.kind in ENGINED and beat.motion == "turn" else "grow"
    moved = staging == "travel" and actor.kind not in ENGINED | SWARMING
    if moved and GOES.match(beat.action):
        return "rest"
    if moved and beat.action.startswith("being "):
        return "slide" if SHIFTED.match(beat.action) else "rest"
    return beat.motion


CARRIERS = frozenset({"vehicle", "cycle", "quadruped", "boat"})
CAR = re.compile(
    r"\b(?:cars?|sedan|saloon|hatchback|taxi|cab|convertible|roadster|cabriolet|coupe|jeep|suv|limousine|limo|pickup"
    r"|porsche|ferrari|mustang|beetle|mini)$"
)
"""Last words of what a driver is seen in."""


def is_at_the_wheel(shot: Shot, main: Subject) -> bool:
    """Whether somebody drives what has windows to be seen through.

    Args:
        shot: what is driven, and by whom.
        main: who is filmed.
    """
    driven = {beat.target for beat in shot.beats if beat.subject == main.id and beat.motion == "drive"}
    unnamed = driven == {""} and not any(s.kind in CARRIERS for s in shot.subjects)
    return unnamed or any(s.id in driven and CAR.search(s.noun.lower()) for s in shot.subjects)
