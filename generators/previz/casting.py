"""Casting: every subject of a shot, and what is used with it, built by its rig before the stage is compiled."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

import numpy as np

from generators.previz.acting import Part, parts_of, seed_of
from generators.previz.backdrops import with_backdrops_seen
from generators.previz.blocking import Terrain
from generators.previz.boards import boards_laid
from generators.previz.building import StageBuilder
from generators.previz.burning import is_lit_or_put_out
from generators.previz.cast import Cast
from generators.previz.changing import add_pool, change_of
from generators.previz.circling import with_models_to_scale
from generators.previz.company import company_of
from generators.previz.donning import donned_by, off_while_worn
from generators.previz.enlarging import with_creatures_seen
from generators.previz.fixtures import is_fixture
from generators.previz.immersing import add_liquid, vessels_dropped_into, with_tanks_that_fit
from generators.previz.meeting import usual_count, with_ramps, with_units, with_walls
from generators.previz.needs import extras_of
from generators.previz.performance import Member
from generators.previz.pouring import Pour, build_stream
from generators.previz.rigs import Casting, is_of_the_place, noun_of, rig_for
from generators.previz.rigs.stairs import as_told
from generators.previz.things import vessel_in
from generators.previz.uncast import is_puddle, is_unseen
from prompts.shot import OPEN_COUNT, Shot, Subject
from prompts.vocabulary import table

__all__ = ["stage_cast"]

MOST_OF_A_KIND = 12
"""More of one subject than this are not drawn; the user is told."""
HANDLED = ("hand", "aloft", "surface", "board", "front", "ground", "floor", "bounce", "push", "drag", "load")
"""Ways of having to do with a thing in which it is shown as hands and feet use it."""
HELD_ROLES = ("object", "tool", "other_tool", "cord")
"""What a thing that the shot implies is to its owner, when it is in the hand."""


def stage_cast(
    builder: StageBuilder,
    shot: Shot,
    terrain: Terrain,
    rng: np.random.Generator,
    *,
    clip_seconds: float,
    pour: Pour | None = None,
) -> Cast:
    """Builds every subject of a shot into the stage.

    Args:
        builder: the stage; gets bodies, joints and shapes.
        shot: its subjects, beats and physical events decide the cast.
        terrain: the ground that feet stand on.
        rng: everything random follows from it.
        clip_seconds: length of the clip; story time is that times the shot's time scale.
        pour: the liquid that is poured, which is none of the shot's subjects.
    """
    warnings: list[str] = []
    members: list[Member] = []
    night = _is_night(shot)
    seconds = clip_seconds * (shot.time_scale or 1.0)

    def build(part: Part, subject: Subject, copy: int, name: str) -> Member:
        seed = seed_of(rng)
        casting = Casting(
            builder=builder,
            subject=subject,
            noun=noun_of(subject),
            name=name,
            number=part.number,
            rng=np.random.default_rng(seed),
            motion=part.motion,
            warnings=warnings if copy == 0 and not part.owner else [],
            night=night or _is_lit(shot, subject),
            held=subject.id in handled or part.role in HELD_ROLES,
            empty=subject.id in emptied,
            laid=subject.id in laid,
            manned=subject.id in manned,
            donned=donned_by(part),
        )
        motions = (part.motion, *(deed.motion for deed in part.deeds))
        model = rig_for(subject, held=casting.held, motions=motions)(casting)
        if subject.id in off:
            model = replace(model, dressed=(*model.dressed, off[subject.id]))
        if subject.id in baths and not part.owner:
            add_liquid(subject, model, shot.request.lower())
        course = None if part.owner else change_of(shot, subject, seconds)
        if course is not None and course.change.puddle:
            add_pool(course.change, subject, model, inside=vessel_in(part.whereabouts, shot.subjects) is not None)
        return Member(part, model, seed, copy, course)

    shot = with_tanks_that_fit(shot)
    baths = frozenset(vessels_dropped_into(shot).values())
    shot = with_walls(with_ramps(as_told(with_units(shot))))
    shot, enlarged = with_creatures_seen(with_backdrops_seen(shot))
    shot, scaled = with_models_to_scale(shot)
    warnings += [*enlarged, *scaled]
    stage = shot.setting.stage
    parts = [p for p in parts_of(shot, seconds) if not (is_unseen(p.subject) or is_of_the_place(p.subject, stage))]
    manned = frozenset(part.mount for part in parts if part.mount)
    deeds = [deed for part in parts for deed in part.deeds if deed.performance]
    off = off_while_worn(parts)
    handled = {deed.object for deed in deeds if deed.row.object in HANDLED} | {deed.tool for deed in deeds}
    handled |= {deed.other_hand for deed in deeds}
    made = {noun for deed in deeds for noun in deed.row.makes if re.search(rf"\b{noun}\b", deed.words)}
    laid = boards_laid(shot) - handled
    parts = [
        p for p in parts if p.subject.id in handled or not (_is_made(p.subject, made) or is_fixture(shot, p.subject))
    ]
    told = " ".join(deed.words for deed in deeds)
    emptied = {s.id for part in parts if (s := vessel_in(part.whereabouts, shot.subjects))} | {
        pour.into if pour else "",
        *baths,
    }
    for part in (p for p in parts if not _is_in_a_vessel(p.subject, told)):
        company = company_of(_in_pairs(part), usual_count(part.subject))
        if len(company) > MOST_OF_A_KIND:
            many = f"{len(company)} of {part.subject.noun!r} asked for; the previz shows {MOST_OF_A_KIND}"
            warnings.append(many)
        for copy, subject in enumerate(company[:MOST_OF_A_KIND]):
            members.append(build(part, subject, copy, f"s{part.number}.{copy}"))
    stream = None
    for member in members:
        if pour is not None and member.part.subject.id == pour.into and member.copy == 0:
            noun = member.part.subject.noun
            stream = build_stream(
                builder, "stream", member.part.number, noun, pour.noun, member.model,
                coats=pour.coats, thick=pour.thick, foams=pour.foams,
            )  # fmt: skip
    for member in tuple(members):
        for number, extra in enumerate(extras_of(member.part, member.copy)):
            name = f"s{member.part.number}.{member.copy}.x{number}"
            members.append(build(extra, extra.subject, member.copy, name))
    return Cast(shot, terrain, seconds, tuple(members), tuple(_once(warnings)), pour, stream)


def _is_made(subject: Subject, made: Container[str]) -> bool:
    """Whether a thing is what a deed's tool shows already: wet sheets that are hung up."""
    noun = subject.noun.lower()
    return noun in made or (bool(noun) and noun.split()[-1] in made)


def _is_in_a_vessel(subject: Subject, told: str) -> bool:
    """Whether a liquid that the deeds speak of is in what hands hold; a puddle lies on the ground."""
    word = subject.noun.lower().split()[-1]
    return is_puddle(subject) and word in told and not word.startswith("puddle")


def _in_pairs(part: Part) -> Subject:
    """The subject of a part; two, where no number was said and each needs somebody opposite."""
    subject = part.subject
    open_number = subject.count == OPEN_COUNT and not subject.count_text
    paired = any(d.performance and d.row.pair > 0 and not d.partner for d in part.deeds)
    return subject.model_copy(update={"count": 2}) if open_number and paired else subject


def _once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _is_lit(shot: Shot, subject: Subject) -> bool:
    """Whether a lamp burns by day because the request says so: a warm work lamp, a desk lamp on."""
    if subject.kind not in ("furniture", "device", "tool", "building"):
        return False
    if is_lit_or_put_out(shot, subject):
        return True
    noun = re.escape(subject.noun.lower())
    before = rf"(?:warm|lit|glowing|bright|dim|burning)\b(?: \w+){{0,2}}? {noun}"
    after = rf"{noun}s? (?:on|lit|glow\w*)"
    return re.search(rf"\b(?:{before}|{after})\b", shot.request.lower()) is not None


def _is_night(shot: Shot) -> bool:
    """Whether lamps are lit: at night and dusk, or when the sun is under the horizon."""
    if shot.lighting.sun_elevation_deg is not None and shot.lighting.sun_elevation_deg < 0:
        return True
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    return bool(time and (time.night or time.sun_elevation_deg < 3))
