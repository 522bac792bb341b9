"""One thing that becomes another before the camera: a seed a sunflower, a caterpillar a butterfly, an egg a chick.

Both are subjects at one place: while the first dwindles, the second grows out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generators.previz.things import names_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["FLOWERING", "OPEN_FLOWER", "Becoming", "becoming_of", "with_becoming"]

_INTO: Final = (
    r"\b(?:becom(?:e|es|ing)|(?:grow|grew|turn|chang|transform|develop|morph|matur|metamorphos|evolv|open|unfold|bloom|"
    r"blossom|mould|mold)\w*(?: (?:up|out|slowly|gradually|suddenly|magically))? (?:into|to)) "
)
_OUT_OF: Final = (
    r"\b(?:hatch|emerg|break|crawl|climb|wriggl|peck|burst|struggl|com(?:e|es|ing))\w*(?: (?:its|his|her) way)?"
    r"(?: (?:slowly|free))? (?:from|out of|out|through) (?:inside )?(?:an?|its|the|his|her|their) (?:[\w-]+ ){0,2}?"
)
_COMES_TO_BE: Final = re.compile(r"\b(?:becom|turn|chang|transform|convert|morph)\w*")
_BACK: Final = re.compile(r"\b(?:turn|chang|transform|morph|shift|revert|return)\w* back\b")
SOON_S: Final = 0.05
_BECOMES, _COMES_OUT = re.compile(_INTO), re.compile(_OUT_OF)
_ARTICLE: Final = r"(?:(?:an?|the|its|his|her) )?(?:[\w-]+ ){0,2}?"
SHELLS: Final = frozenset({"egg", "cocoon", "chrysalis", "shell", "bud", "pupa"})
"""What something comes out of once and for all, unlike a house."""
SEEDS: Final = frozenset({"seed", "bean", "acorn", "bulb", "kernel", "pip", "nut", "pea"})
_SPROUTS: Final = re.compile(r"\b(?:sprout|germinat|grow|grew)\w*")
SPROUT: Final = "seedling"
"""What grows out of a seed where nothing else is said."""
LEAST: Final = 0.12
"""What becomes something is drawn no smaller than this share of that, or it would not be seen."""
IN_SHELL: Final = 0.8
"""An egg's height over that of what hatches from it."""
UNSOLID: Final = frozenset({"liquid", "smoke", "fire", "landform", "building"})


@dataclass(frozen=True, slots=True)
class Becoming:
    """What becomes what: ids of subjects. start_s, end_s: story time. back_s: when it turns back; None for never."""

    source: str
    target: str
    start_s: float
    end_s: float
    back_s: float | None = None


def becoming_of(shot: Shot, seconds: float) -> Becoming | None:
    """What becomes something else by the shot's beats; None where nothing does.

    Args:
        shot: its beats.
        seconds: how long the story is.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    for beat in shot.beats:
        words, actor = beat.action.lower(), by_id.get(beat.subject) or shot.main_subject
        into, out_of = _BECOMES.search(words), _COMES_OUT.search(words)
        if actor is None or not (into or out_of):
            continue
        own = [b for b in shot.beats if (by_id.get(b.subject) or shot.main_subject) is actor]
        start, end = min(b.start_s or 0.0 for b in own), min(beat.end_s or seconds, seconds)
        for other in (s for s in shot.subjects if s is not actor and s.kind not in UNSOLID and not _is_same(actor, s)):
            names = "|".join(re.escape(name) for name in names_of(other))
            if into and re.search(rf"{_INTO}{_ARTICLE}(?:{names})\b", words) and beat.motion in ("grow", "open"):
                return Becoming(actor.id, other.id, start, end, _back_s(shot, actor, end))
            if not SHELLS.isdisjoint(other.noun.lower().split()) and re.search(rf"{_OUT_OF}(?:{names})\b", words):
                return Becoming(other.id, actor.id, start, end)
    return None


def with_becoming(shot: Shot, seconds: float) -> Shot:
    """The shot with what grows out of a seed, and with both of what becomes something as they are seen.

    Args:
        shot: a completed one.
        seconds: how long the story is.
    """
    shot = _as_it_then_is(_with_sprout(_with_bloom(_as_one(_without_former(shot)))), seconds)
    becoming = becoming_of(shot, seconds)
    if becoming is None:
        return shot
    source, target = (next(s for s in shot.subjects if s.id == i) for i in (becoming.source, becoming.target))
    tall = target.height_m or _usual_m(target)
    shell = not SHELLS.isdisjoint(source.noun.lower().split())
    least = tall * (IN_SHELL if shell else LEAST)
    changes = {
        source.id: {"importance": Importance.SUPPORTING, "height_m": max(source.height_m or _usual_m(source), least)},
        target.id: {"importance": Importance.MAIN, "height_m": tall},
    }
    subjects = [s.model_copy(update=changes[s.id]) if s.id in changes else s for s in shot.subjects]
    if shell:  # who has just come out of it stays there
        still = {"motion": "rest", "direction": "", "speed_mps": 0.0}
        beats = [
            b.model_copy(update=still) if b.subject == target.id and _COMES_OUT.search(b.action.lower()) else b
            for b in shot.beats
        ]
        shot = shot.model_copy(update={"beats": beats})
    moves = [m.model_copy(update={"target": target.id}) if m.target == source.id else m for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves})
    return shot.model_copy(update={"subjects": subjects, "camera": camera})


def _back_s(shot: Shot, actor: Subject, end_s: float) -> float | None:
    """When something turns back into what it was; None for never, story s."""
    later = (b for b in shot.beats if (b.start_s or 0.0) >= end_s and _BACK.search(b.action.lower()))
    return next((b.start_s or 0.0 for b in later if names_of(actor)[-1] in b.action.lower() or not b.target), None)


def _without_former(shot: Shot) -> Shot:
    """The shot without a second figure of what something turns back into: it is the first one again."""
    by_id = {s.id: s for s in shot.subjects}
    again: dict[str, str] = {}
    for beat in shot.beats:
        other, own = by_id.get(beat.target), by_id.get(beat.subject)
        if other is not None and own is not None and other is not own and _BACK.search(beat.action.lower()):
            again |= dict.fromkeys([other.id], own.id) if _is_there(shot, other) else {}
    if not again:
        return shot
    beats = [b.model_copy(update={"target": "" if b.target in again else b.target}) for b in shot.beats]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in again], "beats": beats})


def _is_there(shot: Shot, other: Subject) -> bool:
    """Whether a shot has another subject of the same noun."""
    return any(s is not other and s.noun == other.noun for s in shot.subjects)


def _as_it_then_is(shot: Shot, seconds: float) -> Shot:
    """The shot in which what has become another thing acts as that one: the bird flies off, and not the paper."""
    becoming = becoming_of(shot, seconds)
    if becoming is None:
        return shot
    source = next(s for s in shot.subjects if s.id == becoming.source)
    by_itself = any(b.subject == becoming.target for b in shot.beats)

    def acts(beat: Beat) -> Beat:
        theirs = beat.subject == source.id and (beat.start_s or 0.0) >= becoming.end_s - SOON_S
        if by_itself or not theirs or _BACK.search(beat.action.lower()):
            return beat
        return beat.model_copy(update={"subject": becoming.target})

    beats = [acts(beat) for beat in shot.beats]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _is_same(first: Subject, second: Subject) -> bool:
    """Whether two are one thing of two materials: the glass toy that a plastic toy turns into."""
    alike = first.noun.lower().split()[-1] == second.noun.lower().split()[-1]
    made, painted = (first.material, second.material), (first.looks, second.looks)
    return alike and first.kind == second.kind and (made[0] != made[1] or painted[0] != painted[1])


def _as_one(shot: Shot) -> Shot:
    """The shot without what something turns into that only is of another material."""
    by_id = {s.id: s for s in shot.subjects}
    gone = {
        b.target
        for b in shot.beats
        if b.target in by_id and b.subject in by_id and _COMES_TO_BE.search(b.action.lower())
        and _is_same(by_id[b.subject], by_id[b.target])
    }  # fmt: skip
    if not gone:
        return shot
    beats = [b.model_copy(update={"target": "" if b.target in gone else b.target, "direction": ""}) for b in shot.beats]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "beats": beats})


def _usual_m(subject: Subject) -> float:
    noun = table("nouns").get(subject.noun.lower().replace(" ", "_"))
    return (noun.height_m if noun else None) or 0.3


_OPENS: Final = re.compile(r"\b(?:bloom|blossom|open|unfold|unfurl|burst|flower)\w*")
_BUD: Final = re.compile(r"^(?:(?P<of>[\w-]+?)[ -]?)?buds?$")
OPEN_FLOWER: Final = "open_flower"
"""What a bud opens into where no words name it."""
FLOWERING: Final = {"growing seed": "flowering seed"}
"""What is shown of a seed in its soil that blossoms in the end."""


def _with_bloom(shot: Shot) -> Shot:
    """The shot with the flower that a bud opens into where no words name it, and with that of a seed that blossoms."""
    main = shot.main_subject
    opens = [b for b in shot.beats if main is not None and b.subject == main.id and _OPENS.search(b.action.lower())]
    if main is None or not opens:
        return shot
    if main.noun in FLOWERING:
        flowering = main.model_copy(update={"noun": FLOWERING[main.noun]})
        return shot.model_copy(update={"subjects": [flowering if s is main else s for s in shot.subjects]})
    bud = _BUD.match(main.noun.lower())
    if bud is None or main.count != 1 or becoming_of(shot, 1.0) is not None:
        return shot
    named = terms_by_phrase("nouns").get(bud["of"] or "", "flower")
    noun = named if table("nouns")[named].kind == "plant" else "flower"
    flower = Subject(id=OPEN_FLOWER, noun=noun, kind="plant", looks=main.looks, importance=Importance.SUPPORTING)
    beats = [
        b.model_copy(update={"action": f"{b.action}, opening into a {noun}", "motion": "grow"}) if b is opens[-1] else b
        for b in shot.beats
    ]
    return shot.model_copy(update={"subjects": [*shot.subjects, flower], "beats": beats})


def _with_sprout(shot: Shot) -> Shot:
    main = shot.main_subject
    if main is None or SEEDS.isdisjoint(re.findall(r"[a-z]+", main.noun.lower())):
        return shot
    grows = [n for n, b in enumerate(shot.beats) if b.subject == main.id and _SPROUTS.search(b.action.lower())]
    if not grows or becoming_of(shot, 1.0) is not None:
        return shot
    sprout = Subject(id=SPROUT, noun=SPROUT, kind="plant", importance=Importance.SUPPORTING)
    last = grows[-1]
    beats = [
        b.model_copy(update={"action": f"{b.action}, growing into a {SPROUT}", "motion": "grow"}) if n == last else b
        for n, b in enumerate(shot.beats)
    ]
    return shot.model_copy(update={"subjects": [*shot.subjects, sprout], "beats": beats})
