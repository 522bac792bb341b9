"""What the words of a shot put in, on or under what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generators.previz.things import NO_PLACE, is_person, names_of, seat_among
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["BODILY", "GOES_OVER", "place_in", "relations_of", "seated_beat", "whereabouts_of"]

_PLACED: Final = r"\b(in|inside|into|on|onto|atop|upon|under|beneath|underneath|through|over(?! to\b)|across)"
_BETWEEN: Final = r" (?:(?:the )?top of )?(?:(?:the|an?|his|her|its|their|one|two) )?(?:(?!with\b)[\w-]+ ){0,2}?"
_SOURCES: Final = re.compile(
    r"\b(?:from|out of|with|using) (?:(?:a|an|the|his|her|their|its) )?(?:[\w-]+ ?){1,2}(?= |$)"
)
"""What something is taken from or done with, which is not what is placed."""
_CROSSES: Final = re.compile(r"\bcross\w* (?=(?:the|an?) )")
_BOTTOM: Final = re.compile(
    r"\b(?:on|at) the (?:bottom|underside) of(?! (?:the|an?) (?:sea|ocean|lake|pool|river|pond)\b)"
)
"""As said of something that another thing is seen over."""
_WEARS: Final = re.compile(
    r"\btr(?:y|ies|ying) on |\b(?:put\w*|pull\w*|slip\w*|ha(?:s|ve|ving)) on (?=an?|the|his|her|their)"
)
"""Putting something on oneself, which puts nobody anywhere."""
_SHOWN: Final = re.compile(
    r"\b(?:watch|stream|play)\w* (?:(?:an?|the|some|their|his|her) )?(?:[\w-]+ ){0,2}?"
    r"(?:tv|television|movies?|films?|shows?|series|cartoons?|news|games?|match|videos?)\b"
)
"""What is on a screen, and not on the couch from which it is watched."""
_ON_A_CALL: Final = re.compile(
    r"\b((?:talk|speak|chat|call|shout|yell|whisper|laugh|gossip|argu|listen|is|are|being)\w*(?: [\w-]+){0,3}?)"
    r" (?:on|into|over) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ )?(?:phone|telephone|radio|walkie-talkie|intercom)\b"
)
"""What somebody speaks through, and nobody is on."""
_MIRRORED: Final = re.compile(r"\b(?:in|into|through) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,2}?mirrors?\b")
"""Where somebody looks, and nothing is."""
_FULL: Final = r" (?:full of|filled with|loaded with|laden with|piled with) (?:[\w-]+ )??"
_BESIDE: Final = re.compile(r"^(?:in|on|into|onto) (?:the |its |his |her )?(?:\w+ )?(front|left|right|side)\b")
"""Words for a side of something, which put nobody in or on it."""
CARRIERS: Final = frozenset({"vehicle", "boat", "aircraft"})
BODILY: Final = frozenset(
    {
        "sit", "stand", "lie", "walk", "run", "trot", "gallop", "jump", "dance", "crawl", "perch", "climb", "swim",
        "float", "sail", "fall", "slide", "roll", "drive", "rest", "fly", "throw", "bounce", "carry",
    }
)  # fmt: skip
"""Motions by which somebody is or comes where the words say; in others only the hands or the eyes do."""
LIQUIDS: Final = frozenset({"liquid", "smoke", "fire"})
"""Kinds whose shapes do not tell where they are."""
GOES_OVER: Final = frozenset({"through", "over", "across"})
"""What is said of a way and not of a place: who sleeps over a book lies on none."""
_IT: Final = re.compile(r"\b(?:it|them)\b")
_WITH_A_LIMB: Final = re.compile(
    r"^\w+ing (?:his|her|its|their|an?|the|both) (?:\w+ )?(?:fingers?|hands?|palms?|thumbs?|paws?|eyes|gaze)\b"
)
"""Who runs a finger over something, which puts nobody there."""
_KNOCKED_OVER: Final = re.compile(r"\b(?:knock|tip|push|kick|bump)\w*\b(?: \w+)? over (?:an?|the|his|her|its) ")
"""What goes over by that, and nobody over it."""
_MADE_INTO: Final = re.compile(
    r"\b(?:crumpl|roll|wad|scrunch|squeez|form|shap|fold|cut|tear|arrang|slic|mold|mould|twist)\w*\b.* into "
    r"(?:an?|two|three|four|small|thin|the shape of|tiny)?(?: [\w-]+){0,2}? ?"
    r"(?:ball|balls|shape|heart|square|triangle|circle|pieces|slices|strips|cubes|halves|star|swan|crane|sculpture)\b"
)
"""What something is made into, which puts it nowhere."""
_MOVES_THINGS: Final = frozenset({"carry", "slide", "roll", "throw", "fall", "lie"})
"""Motions of what is called `it` in a deed: a letter that somebody slips into an envelope, a fish laid on rice."""
_MOVES_IT: Final = re.compile(r"\b(?:push|pull|wheel|drag|carry|roll)\w*\b")
"""What others do to the seat that somebody is in."""
SEATED_BY: Final = frozenset({"on", "in", "upon"})
_REELS: Final = re.compile(r"\b(?:reel|haul|pull|bring|wind|draw|land)\w* in (?=an?\b|the\b|his\b|her\b|their\b)")
"""What is drawn in by a line, which puts nobody in it."""
_DONE_ON: Final = re.compile(r"\b(?:machine|computer|laptop|typewriter|printer|lathe|loom)$")
"""What something is made on, which is not put there."""
STILL: Final = frozenset({"sit", "stand", "lie", "rest"})


def relations_of(shot: Shot) -> Iterator[tuple[Subject, str, Subject]]:
    """Who or what is put where: the first, the word for it, and the second."""
    by_id = {subject.id: subject for subject in shot.subjects}
    texts = [(_placed_by(beat, by_id), beat.action.lower(), beat.motion or "") for beat in shot.beats]
    texts += [(subject, subject.position.lower(), "stand") for subject in shot.subjects if subject.position]
    for owner, words, motion in texts:
        if _WITH_A_LIMB.search(words) or _KNOCKED_OVER.search(words) or _MADE_INTO.search(words):
            continue
        words = _ON_A_CALL.sub(r"\1", _MIRRORED.sub("", _SHOWN.sub("watching", words)))
        text = _BOTTOM.sub("under", _WEARS.sub("wearing ", _CROSSES.sub("going over ", _REELS.sub("catching ", words))))
        yield from _filled(text, shot)
        for second in shot.subjects:
            found = place_in(text, second)
            if found is None or (found.group(1) in GOES_OVER and motion in STILL):
                continue
            if motion == "work" and _DONE_ON.search(second.noun.lower()):
                continue
            bodily = motion in BODILY
            first = _last_named(text[: found.start()], shot, second) or (owner if bodily else None)
            if first is not None and first is not second and not {first.kind, second.kind} & LIQUIDS:
                yield first, found.group(1), second


def _placed_by(beat: Beat, by_id: Mapping[str, Subject]) -> Subject | None:
    """Who or what a beat puts somewhere: who goes there, and what somebody carries there."""
    carried = by_id.get(beat.target) if beat.motion in _MOVES_THINGS and _IT.search(beat.action.lower()) else None
    return carried or by_id.get(beat.subject)


def _filled(text: str, shot: Shot) -> Iterator[tuple[Subject, str, Subject]]:
    """What something that can be carried or wheeled is full of: bricks of a barrow."""
    for first in shot.subjects:
        for second in shot.subjects:
            names = (rf"(?:{'|'.join(map(re.escape, names_of(s)))})" for s in (second, first))
            if first is not second and first.kind not in LIQUIDS and re.search(rf"\b{_FULL.join(names)}\b", text):
                yield first, "in", second


def whereabouts_of(shot: Shot, subject: Subject) -> str:
    """The words that put a thing on or into another one in what somebody does: "on the cake", or nothing."""
    kind = table("kinds").get(subject.kind or "thing")
    if kind is not None and kind.animate:
        return ""
    for first, word, second in relations_of(shot):
        if first is subject and word not in GOES_OVER:
            return f"{word} the {second.noun.lower()}"
    return ""


def seated_beat(shot: Shot, subject: Subject) -> Beat | None:
    """What somebody does of whom the words say only which seat they are on: an old man on a bench sits on it.

    Args:
        shot: whose words put people on things.
        subject: who has no deed of their own.
    """
    if not is_person(subject) or any(b.subject == subject.id or _MOVES_IT.search(b.action.lower()) for b in shot.beats):
        return None
    for first, word, second in relations_of(shot):
        if first is subject and word in SEATED_BY:
            lies = word == "in" and second.noun.lower().endswith("bed")
            words = f"{'lying' if lies else 'sitting'} {word} the {second.noun.lower()}"
            if seat_among((second,), words) is not None:
                return Beat(subject=subject.id, action=words, motion="lie" if lies else "sit", target=second.id)
    return None


def place_in(text: str, subject: Subject) -> re.Match[str] | None:
    """Where a text says that something is in, on or under a subject."""
    names = "|".join(re.escape(name) for name in names_of(subject))
    found = re.search(rf"{_PLACED}{_BETWEEN}(?:{names})(?:s|es)?\b{NO_PLACE}", text)
    side = _BESIDE.search(found[0]) if found is not None else None
    return None if side is not None and (side[1] != "front" or subject.kind not in CARRIERS) else found


def _last_named(before: str, shot: Shot, but: Subject) -> Subject | None:
    """The subject that the words name last."""
    before = _SOURCES.sub(" ", before)
    ends = [
        (match.end(), index)
        for index, subject in enumerate(shot.subjects)
        if subject is not but
        for name in names_of(subject)
        for match in re.finditer(rf"\b{re.escape(name)}(?:s|es)?\b", before)
    ]
    return shot.subjects[max(ends)[1]] if ends else None
