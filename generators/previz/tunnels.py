"""Who comes out of a tunnel or goes into one: a hill with a mouth in it, where the nose of it is at that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.needs import Placed
from generators.previz.place import Place, ahead_of
from generators.previz.rigs import noun_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["in_a_tunnel", "put_at_tunnel_mouth", "with_tunnel_mouths"]

MOUTH: Final = "tunnel mouth"
_OUT: Final = re.compile(r"\b(?:out of|from|exit\w*|leav\w*)\b(?: [\w-]+){0,4}? tunnel\b")
_IN: Final = re.compile(r"\b(?:into|enter\w*|in|inside)\b(?: [\w-]+){0,4}? tunnel\b")
_TUNNEL: Final = re.compile(r"\b(?:out of|from|exit\w*|leav\w*|into|enter\w*|inside|in)\b(?: [\w-]+){0,4}? tunnel\b")
_GONE: Final = re.compile(r"(?:disappear|vanish|fad)\w*\b")
_PAST: Final = re.compile(r"\b(?:past|by|toward\w*|at) ?(?:the camera|us|the viewer)?$")
_INSIDE: Final = re.compile(r"\b(?:in|inside|through|along|down) (?:the|a|an) (?:[\w-]+ ){0,2}tunnel\b")
KINDS: Final = frozenset({"vehicle"})
MOUTH_ID: Final = "tunnel_mouth"
OVER: Final = 3.0
"""Height of the hill over that of who goes through it."""
COMES_OUT, GOES_IN = 0.12, 0.55
"""The share of the deed after which the nose is in the mouth."""
OUT_WORDS, IN_WORDS = "driving out into the open", "driving into the hill"


def with_tunnel_mouths(shot: Shot) -> Shot:
    """The shot with the mouth of the tunnel that a vehicle comes out of or goes into, seen from outside.

    Args:
        shot: one of `a train comes out of a tunnel`.
    """
    if (shot.setting.interior and shot.setting.stage != "road") or any(m.kind == "pov" for m in shot.camera.moves):
        return shot
    for number, beat in enumerate(shot.beats):
        subject = next((s for s in shot.subjects if s.id == beat.subject), None)
        words = beat.action.lower()
        if subject is None or subject.kind not in KINDS or subject.count != 1 or not _TUNNEL.search(words):
            continue
        out = _OUT.search(words) is not None
        if not out and not (_IN.search(words) and not _INSIDE.search(words)):
            continue
        return _with_mouth(shot, subject, number, out=out)
    return shot


def _with_mouth(shot: Shot, subject: Subject, number: int, *, out: bool) -> Shot:
    speed = table("motions")["drive"].speed_mps
    told = shot.beats[number]
    goes = told.model_copy(
        update={
            "action": OUT_WORDS if out else IN_WORDS, "motion": "drive", "direction": "", "target": "",
            "speed_mps": max(told.speed_mps or 0.0, speed),
        }
    )  # fmt: skip
    beats = [goes if beat is told else _kept(beat, subject, out=out) for beat in shot.beats]
    noun = noun_of(subject)
    high = OVER * (subject.height_m or (noun.height_m if noun is not None else None) or 2.0)
    mouth = Subject(id=MOUTH_ID, noun=MOUTH, kind="building", height_m=high, importance=Importance.SUPPORTING)
    others = [s for s in shot.subjects if s.noun.lower().split()[-1] != "tunnel"]
    rails = "train" in subject.noun.lower().split() or re.search(r"\b(?:train|locomotive|tram)\b", subject.noun.lower())
    place = "railway" if rails else "country road"
    setting = shot.setting.model_copy(update={"stage": "road", "interior": False})
    if "tunnel" in setting.place.lower():
        setting = setting.model_copy(update={"place": place})
    physics = [event for event in shot.physics if event.law not in ("sink", "rise") or event.subject != subject.id]
    update = {"beats": beats, "subjects": [*others, mouth], "setting": setting, "physics": physics}
    return shot.model_copy(update=update)


def _kept(beat: Beat, subject: Subject, *, out: bool) -> Beat:
    """What a vehicle does besides: one in its tunnel has disappeared already, and one that came out drives on."""
    if beat.subject == subject.id and out and _PAST.search(beat.action.lower()):
        return beat.model_copy(update={"action": "driving on", "motion": "drive", "direction": ""})
    if beat.subject == subject.id and not out and _GONE.match(beat.action.lower()):
        return beat.model_copy(update={"action": IN_WORDS, "motion": "drive"})
    return beat


def in_a_tunnel(shot: Shot) -> frozenset[str]:
    """Ids of who is inside a hill for a part of the story, and out of sight there."""
    if not any(s.id == MOUTH_ID for s in shot.subjects):
        return frozenset()
    return frozenset(beat.subject for beat in shot.beats if beat.action in (OUT_WORDS, IN_WORDS))


def put_at_tunnel_mouth(figures: Sequence[Placed], places: list[Place], index: int, seconds: float) -> None:
    """Puts the mouth where the nose of who goes through it is at that time.

    Args:
        figures: in the cast's order.
        places: of the figures; the mouth's is changed.
        index: who is under way.
        seconds: how long the story is.
    """
    mouth = next((i for i, f in enumerate(figures) if f.part.subject.noun == MOUTH), None)
    part = figures[index].part
    deed = next((d for d in part.deeds if d.words in (OUT_WORDS, IN_WORDS)), None)
    if mouth is None or mouth == index or deed is None:
        return
    out = deed.words == OUT_WORDS
    when = deed.start_s + (COMES_OUT if out else GOES_IN) * (deed.end_s - deed.start_s)
    at = places[index]
    x, y = ahead_of(at, part.offset_m(when, seconds) + 0.5 * figures[index].model.length_m)
    hx, hy = at.heading
    places[mouth] = replace(places[mouth], x=x, y=y, heading=(hx, hy) if out else (-hx, -hy), lift_m=0.0)
