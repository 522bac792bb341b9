"""How long the clip is, how fast time goes in it, and when each beat begins and ends."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.knowledge import (
    staging_of,
)
from prompts.completing.small_falls import slowed_because, slowed_for_fall
from prompts.shot import Beat

__all__ = ["MOST_AT_ONCE", "choose_beat_times", "choose_duration"]

DEFAULT_SECONDS = 5.0
FROZEN_TIME = 0.02
"""Story seconds a second of a moment that the camera circles."""
SECONDS_PER_BEAT = 2.5
LONGEST_SECONDS = 15.0
LONGEST_STORY_S = 120.0
MOST_AT_ONCE = 4
"""Subjects that are each given something to do when nothing is said of any."""


_COMES_ABOUT = re.compile(
    r"(?:\w+ly )?(?:stop|halt|brak|park|pull|get|board|arriv|com|open|clos|turn|go|step|climb)\w*ing\b"
    r"|\w+ing (?:down|up|in|on|off|out|over|into|onto)\b"
)
"""Deeds that take their turn, though who has done them is only there."""


def choose_duration(slate: Slate) -> None:
    """Length of the clip and speed of time: five seconds, more when there is more to show."""
    beats = len({b.start_s for b in slate.shot.beats if b.start_s is not None}) or len(slate.shot.beats)
    seconds = min(max(DEFAULT_SECONDS, SECONDS_PER_BEAT * beats), LONGEST_SECONDS)
    ends = [b.end_s for b in slate.shot.beats if b.end_s]
    frozen = any(move.kind == "bullet_time" for move in slate.shot.camera.moves)
    if frozen:
        slate.choose("time_scale", FROZEN_TIME, "the moment all but stands while the camera circles it")
    if not frozen and (slowed := slowed_for_fall(slate.shot, slate.shot.duration_s or seconds)) is not None:
        slate.choose("time_scale", slowed, slowed_because(slowed))
    slate.choose("time_scale", 1.0, "natural speed, as nothing else was asked")
    if ends:
        seconds = min(max(seconds, max(ends) / (slate.shot.time_scale or 1.0)), 60.0)
    why = (
        "one action reads well in five seconds"
        if beats < 3
        else f"{beats} actions at about two and a half seconds each"
    )
    slate.choose("duration_s", float(round(seconds, 2)), why)


def choose_beat_times(slate: Slate) -> None:
    """Start and end of every beat in story seconds: one after another, postures and company at the same time."""
    shot = slate.shot
    story = min((shot.duration_s or DEFAULT_SECONDS) * (shot.time_scale or 1.0), LONGEST_STORY_S)
    slots = _slots(slate)
    count = max(slots, default=0) + 1
    for i, slot in enumerate(slots):
        beat = slate.shot.beats[i]
        default_start = round(story * slot / count, 3)
        start = default_start if beat.end_s is None or default_start < beat.end_s else 0.0
        slate.choose(f"beats[{i}].start_s", start, "beats share the shot's length evenly")
        start = slate.shot.beats[i].start_s or 0.0
        end = round(story * (slot + 1) / count, 3)
        slate.choose(f"beats[{i}].end_s", end if end > start else max(story, start), "until the next beat takes over")


def _slots(slate: Slate) -> list[int]:
    """The slot in the order of events of every beat; beats that happen together share one."""
    beats = slate.shot.beats
    slots: list[int] = []
    for i, beat in enumerate(beats):
        before = beats[i - 1] if i else None
        if before is None:
            slots.append(0)
            continue
        another = beat.subject != before.subject and beat.start_s is None
        together = beat.start_s is not None and beat.start_s == before.start_s
        busy = any(beats[j].subject == beat.subject and slots[j] == slots[-1] for j in range(i))
        posture = (
            another
            and not busy
            and staging_of(beat.motion).name == "pose"
            and not _COMES_ABOUT.match(beat.action.lower())
        )
        meanwhile = another and (
            before.action.startswith(beat.action)
            or _goes_with(slate, before, beat)
            or _at_once(slate, beat)
            or (i == 1 and _at_once(slate, before))
        )
        slots.append(slots[-1] if together or posture or meanwhile else slots[-1] + 1)
    return slots


_BESIDE_IT = re.compile(r"(?:\w+ly )?(?:chas|follow|pursu|accompany|escort|tail|shadow|watch|overtak|pass)ing\b")
_IN_STEP = re.compile(
    r"\b(?:next to|beside|alongside|behind|after|ahead of|in front of|along with|with|above|over|around)"
    r" (?:him|her|it|them|the)\b"
    r"|\b(?:alongside|behind|ahead|in step)$"
)
"""What somebody does who is on the way together with another."""
_ON_THE_WAY = frozenset({"run", "walk", "fly", "drive", "ride", "swim", "gallop", "trot", "sail", "crawl"})
_IN_ORDER = re.compile(r"\b(?:then|after|afterwards|finally|until|later)\b")


def _goes_with(slate: Slate, before: Beat, beat: Beat) -> bool:
    """Whether somebody goes with another, or looks on, who is on the way, and nothing says that this comes later."""
    if before.motion not in _ON_THE_WAY or _IN_ORDER.search(slate.words.lower()):
        return False
    action = beat.action.lower()
    met = beat.target == before.subject and _BESIDE_IT.match(action) is not None
    return met or (beat.motion in _ON_THE_WAY and _IN_STEP.search(action) is not None)


def _at_once(slate: Slate, beat: Beat) -> bool:
    """Whether the words say that somebody acts while another does."""
    subject = slate.subject(beat.subject)
    if subject is None:
        return False
    last = re.escape(subject.noun.lower().split()[-1])
    who = rf"(?:{last}|another|the other)"
    return re.search(rf"\b(?:while|whilst|meanwhile)\b,?(?: [\w'-]+){{0,4}}? {who}\b", slate.words.lower()) is not None
