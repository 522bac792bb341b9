"""Completing the subjects and what they do: kinds, sizes, ways of moving, directions, speeds and times."""

from __future__ import annotations

import re
from typing import Final

from prompts.completing.deciding import Slate
from prompts.completing.knowledge import (
    Staging,
    ambient_of,
    motion_of,
    noun_entry,
    pick,
    placed_of,
    staging_of,
    staging_of_law,
    waiting_of,
)
from prompts.completing.staged import is_at_the_wheel, staged_motion
from prompts.completing.timing import MOST_AT_ONCE
from prompts.completing.told_sizes import size_told
from prompts.reading.models import model_called
from prompts.shot import Beat, Importance, Move, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import any_such, is_lifeless, is_many, with_article
from prompts.wording.flights import flight_of, flight_over
from prompts.wording.years import GROWN_YEARS, stature_m, years_told

__all__ = [
    "IN_PLACE",
    "UPWARD",
    "choose_ambient_beat",
    "choose_beats",
    "choose_directions",
    "choose_subjects",
    "leading_motion",
    "leading_staging",
    "screen_way",
]
YOUNG = {"child": 0.7, "baby": 0.45, "toddler": 0.5, "puppy": 0.5, "kitten": 0.5, "young": 0.85}
RUN_MPS = {"quadruped": 6.0, "human": 4.0, "bird": 3.0, "insect": 0.2, "robot": 3.0}

DONE_AS_LOOK = re.compile(
    r"(?:\w+ly )?(?:running|jogging|walking|dancing|jumping|leaping|galloping|trotting|flying|swimming|sleeping|crying"
    r"|laughing|singing|barking|howling|roaring|grazing|climbing|crawling|skating|skiing|surfing|sprinting|marching"
    r"|prowling|hopping|kneeling|praying|reading|waving|clapping|cheering|yawning|eating|drinking|sitting|diving"
    r"|soaring|hovering|racing|charging|limping|strolling|meditating|spinning|cycling|fighting|wrestling|breaching"
    r"|gliding|pecking|purring|growling|stretching|snoring)"
)
"""Words before a noun that tell what it does; others in -ing tell how it looks: charming, loving, striking."""
PEOPLE = frozenset({"human", "robot"})
"""Who does at a place what the place is for."""
LIVING = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot"})
MOVED = LIVING | {"fish", "insect"}
"""Of whom a word before the noun may tell what they do."""
PATHS = frozenset({"through", "along", "across", "past", "over", "into", "on", "around", "down"})
IN_PLACE = re.compile(
    r"\b(?:round and round|hover(?:s|ing)|(?:its|his|her) own tail|in circles|on the spot|in place|treadmill"
    r"|hamster wheel|exercise bike"
    r"|in (?:a|an|the|its|his|her) (?:[a-z]+ )?(?:bowl|fishbowl|tank|aquarium|cage|terrarium|jar))\b"
)
"""Words of a movement that leads nowhere."""

UPWARD = re.compile(r"\b(?:lift(?:s|ing)?[- ]off|launch\w*|blast\w* off|rising|ascending|climbing|shooting up)\b")
"""Going straight up, which is neither left nor right."""

FEATS = re.compile(
    r"\b(?:kickflip|ollie|backflip|front ?flip|flip|cartwheel|somersault|handspring|jump|leap|trick)s?\b"
)
"""Feats that somebody does, performs or lands."""

PERSONS = re.compile(
    r"(?:master|smith|maker|keeper|monger|wright|ologist|ician|ographer|warden|worker|player|dancer|singer|driver"
    r"|runner|rider|trainer|artist|ist|man|woman|boy|girl)s?$"
)
"""Endings of nouns for people that no row knows."""

ALOFT = frozenset({"kite", "kites", "drone", "drones", "balloon", "paper plane", "model plane"})
"""Things flown by somebody on the ground, which have to be in the frame."""

FACING = {"track_lead": "front", "track_tail": "back"}
"""Side of the subject that a tracking move sees, where it decides the direction."""


def leading_motion(slate: Slate) -> str | None:
    """The way of moving of the main subject's first beat, else of the first beat, as it is staged."""
    main = slate.shot.main_subject
    own = [b for b in slate.shot.beats if main is not None and b.subject == main.id]
    others = [b for b in slate.shot.beats if main is None or not _is_given_off(slate.subject(b.subject))]
    leading = next((b for b in [*own, *others] if b.motion), None)
    return staged_motion(leading, slate.subject(leading.subject)) if leading else None


def _is_given_off(subject: Subject | None) -> bool:
    """True for steam and smoke, which rise from what the shot is about and do not lead it."""
    return subject is not None and subject.kind == "smoke"


STEPS = re.compile(r"(?:\w+ly )?(?:stepping|moving) (?:back|forward|aside|away|closer|up|in|out|off|down|over)\b")
SETTLES = re.compile(r"(?:\w+ly )?(?:sitt?|ly|sett?l|stopp?|paus|halt|kneel|crouch|collaps|stand|freez)(?:l?ing)\b")
RUNS = frozenset({"run", "gallop", "trot"})


def leading_staging(slate: Slate) -> Staging:
    """How the shot is staged: by the phenomenon that it is about, else by the leading way of moving."""
    main = slate.shot.main_subject
    flown = {s.id for s in slate.shot.subjects if s.noun.lower() in ALOFT}
    if main is not None and any(b.subject == main.id and b.target in flown for b in slate.shot.beats):
        return staging_of("flown")
    if main is not None and main.kind == "human" and is_at_the_wheel(slate.shot, main):
        return staging_of("at_the_wheel")
    if main is None or main.kind not in LIVING:
        told = next((row for e in slate.shot.physics if (row := staging_of_law(e.law))), None)
        if told is not None:
            return told
    staging = staging_of(leading_motion(slate))
    return staging_of("arrive") if _comes_or_goes(slate, staging) else staging


def _comes_or_goes(slate: Slate, leading: Staging) -> bool:
    """True where the main subject walks up and settles, takes only a step, or first does something and then runs."""
    main = slate.shot.main_subject
    own = [beat for beat in slate.shot.beats if main is not None and beat.subject == main.id]
    if not own or main is None or main.kind not in LIVING:
        return False
    if leading.name == "travel":
        return STEPS.match(own[0].action) is not None or any(SETTLES.match(beat.action) for beat in own[1:])
    moves = [staged_motion(beat, main) for beat in own[1:]]
    return leading.name == "gesture" and any(move in RUNS for move in moves)


def screen_way(shot: Shot) -> str:
    """Whether the main subject crosses the frame to the `left` or `right`; empty when it does neither.

    A direction that says nothing of the screen (`through`, `along`) counts as left to right for what travels.
    """
    main = shot.main_subject
    for beat in shot.beats:
        if main is None or beat.subject != main.id:
            continue
        if beat.direction in {"left", "right"}:
            return beat.direction
        if beat.speed_mps and beat.direction in PATHS and (shot.camera.view or "").startswith(("profile", "three")):
            return next((m.direction for m in shot.camera.moves if m.direction in {"left", "right"}), "right")
    return ""


def choose_subjects(slate: Slate) -> None:
    """Kind, height and material of every subject, by its noun."""
    for i, subject in enumerate(slate.shot.subjects):
        entry = noun_entry(subject.noun)
        somebody = PERSONS.search(subject.noun.lower()) or _acts_as_person(slate.shot, subject)
        kind = subject.kind or (entry.kind if entry else "human" if somebody else "thing")
        slate.choose(f"subjects[{i}].kind", kind, f"staged as {with_article(table('kinds')[kind].say)}")
        if kind == "tree" and _is_planted(slate.shot, subject):
            slate.choose(f"subjects[{i}].height_m", PLANTED_M, "what is planted is young")
        slate.choose(
            f"subjects[{i}].height_m", _height(slate.shot, subject, kind), f"the usual height of {any_such(subject)}"
        )
        if entry and entry.material in table("materials"):
            slate.choose(
                f"subjects[{i}].material",
                entry.material,
                f"what {any_such(subject)} {'are' if is_many(subject) else 'is'} usually made of",
            )


def _is_planted(shot: Shot, subject: Subject) -> bool:
    """Whether somebody sets a tree in the ground here: `planting an oak`, not a row that was planted long ago."""
    return any(beat.target == subject.id and _PLANTS.match(beat.action) for beat in shot.beats)


PLANTED_M: Final = 2.5
"""Of a young tree from a nursery, whose crown is above who kneels at its foot, m."""
_PLANTS: Final = re.compile(r"(?:\w+ing )?(?:re)?plant(?:ing)?\b")


def _acts_as_person(shot: Shot, subject: Subject) -> bool:
    """True for a proper name that makes gestures: whoever reads a book is somebody."""
    named = all(word[:1].isupper() for word in subject.noun.split())
    beats = [beat for beat in shot.beats if beat.subject == subject.id]
    return named and any(staging_of(beat.motion or motion_of(beat)).name in {"gesture", "dance"} for beat in beats)


def _height(shot: Shot, subject: Subject, kind: str) -> float:
    entry = noun_entry(subject.noun)
    meant = entry if entry and (entry.kind == kind or kind != "human") else None  # a coach who shouts is no bus
    usual = (meant.height_m if meant else None) or table("kinds")[kind].height_m
    years = years_told(subject) if kind == "human" else None
    if years is not None and years < GROWN_YEARS:
        return round(stature_m(years), 2)
    grown = kind == "human" and subject.age == "young"  # a young woman has grown up, a young lion has not
    scale = 1.0 if (entry and entry.age) or grown else YOUNG.get(subject.age or _said_young(subject, kind), 1.0)
    scale *= size_told(shot, subject, kind, usual)
    return round(max(usual * scale, 0.001), 3)


def _said_young(subject: Subject, kind: str) -> str:
    """The age of a baby brother or a little sister, of whom the words say no more."""
    if kind != "human":
        return ""
    small = any(look.text == "little" for look in subject.looks)
    return "child" if small else subject.noun.lower().split(" ", 1)[0]


def choose_beats(slate: Slate) -> None:
    """A beat for a shot without one, then way of moving, direction and speed of every beat."""
    first = _first_beat(slate)
    if first:
        slate.choose("beats", first, "something has to happen in a moving picture")
    for i, beat in enumerate(slate.shot.beats):
        actor = slate.subject(beat.subject)
        kind = (actor and actor.kind) or "thing"
        motion = (
            beat.motion or motion_of(beat) or _feat(beat) or (table("kinds")[kind].default_motion if actor else None)
        )
        if motion in table("motions"):
            slate.choose(f"beats[{i}].motion", motion, "the way of moving that the words describe")
        speed = _speed(staged_motion(slate.shot.beats[i], actor), actor, kind)
        if speed:
            slate.choose(
                f"beats[{i}].speed_mps", speed, f"the usual speed of {any_such(actor) if actor else 'such a thing'}"
            )


def _feat(beat: Beat) -> str | None:
    """The way of moving of `doing a kickflip`, whose verb says nothing."""
    return "jump" if FEATS.search(beat.action.lower()) else None


def _first_beat(slate: Slate) -> list[Beat]:
    main = slate.shot.main_subject
    if main is None:
        return []
    if any(staging_of_law(event.law) for event in slate.shot.physics) and main.kind not in LIVING:
        return [Beat(subject=main.id, action="resting in place", motion="rest")]
    company = [s for s in slate.shot.subjects if s is main or s.importance is not Importance.BACKGROUND][:MOST_AT_ONCE]
    beats = [
        flight_over(slate.shot, subject) or _at_its_place(slate, _waiting(subject, together=len(company) > 1), subject)
        for subject in company
    ]
    used = {beat.target for beat in beats if beat.target}  # a horse that is ridden does not stand quietly
    return [beat for beat in beats if beat.subject not in used]


def _at_its_place(slate: Slate, beat: Beat, subject: Subject) -> Beat:
    """What somebody of whom only the place is told does there: who is at a piano plays it."""
    found = placed_of(subject, _place_said(slate.shot)) if subject.kind in PEOPLE else None
    if found is None:
        return beat
    row, name = found
    it = next((other for other in slate.shot.subjects if other.noun.lower().split()[-1:] == name.split()[-1:]), None)
    own = waiting_of(subject)
    if own is not None and own.motion not in ("rest", "stand", "sit"):
        return beat.model_copy(update={"target": it.id}) if it is not None and own.motion == row.motion else beat
    action = row.action.format(it=name)
    return beat.model_copy(
        update={"action": action, "motion": row.motion, "target": it.id if it is not None else beat.target}
    )


def _place_said(shot: Shot) -> str:
    """The shot's place with the word that the request puts before it: `on an ice rink`."""
    place = re.escape(shot.setting.place.lower())
    said = re.search(rf"\b(?:on|in|at|down) (?:[\w'-]+ ){{0,3}}?{place}\b", shot.request.lower()) if place else None
    return said.group() if said else ""


def _waiting(subject: Subject, *, together: bool) -> Beat:
    """What a subject does of which nothing is said."""
    kind = subject.kind or "thing"
    start = 0.0 if together else None
    if model_called(subject.noun) is not None:
        return Beat(subject=subject.id, action="showing its parts and what they do", motion="rest", start_s=start)
    if kind in MOVED | {"vehicle"} and (told := _told_by_look(subject)) is not None:
        return told.model_copy(update={"start_s": start})
    if (flight := flight_of(subject)) is not None:
        return flight.model_copy(update={"start_s": start})
    row = waiting_of(subject)
    if row is not None:
        return Beat(subject=subject.id, action=row.action, motion=row.motion, start_s=start)
    motion = table("kinds")[kind].default_motion
    gerund = table("motions")[motion].gerund if motion in table("motions") else "resting"
    if kind in LIVING and not is_lifeless(subject):
        return Beat(subject=subject.id, action=f"{gerund} quietly", motion=motion, start_s=start)
    words = {"rest": "resting in place", "stand": "standing still", "sway": "swaying gently"}
    return Beat(subject=subject.id, action=words.get(motion, gerund), motion=motion, start_s=start)


def _told_by_look(subject: Subject) -> Beat | None:
    """The deed that a word before the noun tells: a running boy runs, a charming one does nothing by that."""
    for told in (*(look.text.lower() for look in subject.looks if not look.part), _before_its_name(subject)):
        if DONE_AS_LOOK.fullmatch(told) is None:
            continue
        beat = Beat(subject=subject.id, action=told)
        if motion := motion_of(beat):
            return beat.model_copy(update={"motion": motion})
    return None


def _before_its_name(subject: Subject) -> str:
    """The first word of an animal's noun where the rest is its name: a swimming polar bear, but no flying fox.

    Of vehicles only those that fly are called by what they do.
    """
    first, _, rest = subject.noun.lower().partition(" ")
    if subject.kind == "vehicle":
        return first if first == "flying" else ""
    called = noun_entry(rest) if rest and subject.kind not in PEOPLE else None
    whole = noun_entry(subject.noun)
    return first if called is not None and (whole is None or whole.id == called.id) else ""


def choose_ambient_beat(slate: Slate) -> None:
    """What moves in a place with nobody in it, once the place is known."""
    setting = slate.shot.setting
    if slate.shot.subjects:
        return
    row = ambient_of(setting)
    action = pick(row.actions, setting.place, slate.shot.request)
    slate.choose("beats", [Beat(action=action, motion=row.motion)], "something has to happen in a moving picture")


SLOW_KINDS = frozenset({"tool", "vessel", "food", "box", "thing", "furniture", "plant"})
HEIGHTS_PER_S = 0.4
"""How fast a small thing of these kinds rises or sinks, in its own heights."""


def _speed(motion_id: str | None, actor: Subject | None, kind: str) -> float | None:
    motion = table("motions").get(motion_id or "")
    if motion is None or motion.speed_mps <= 0:
        return None
    if motion_id in ("rise", "sink") and kind in SLOW_KINDS and actor is not None and actor.height_m:
        return min(motion.speed_mps, round(HEIGHTS_PER_S * actor.height_m, 3))
    return RUN_MPS.get(kind, motion.speed_mps) if motion_id == "run" else motion.speed_mps


def _way_of(move: Move) -> str:
    """Whether a move goes to the `left` or `right` of the screen, with whom it shows on the way; empty for others."""
    named = {"pan_left": "left", "pan_right": "right"}
    return named.get(move.kind, move.direction if move.direction in {"left", "right"} else "")


def choose_directions(slate: Slate) -> None:
    """Which way travelling subjects go on screen, by the side from which the camera sees them."""
    shot = slate.shot
    view = shot.camera.view or next((FACING[m.kind] for m in shot.camera.moves if m.kind in FACING), "")
    across = {"front": "toward", "back": "away"}.get(view, "right")
    follow = next((way for m in shot.camera.moves if (way := _way_of(m))), "")
    in_place = IN_PLACE.search(slate.words) is not None
    for i, beat in enumerate(shot.beats):
        staged = staging_of(staged_motion(beat, slate.subject(beat.subject))).name
        if (
            beat.speed_mps
            and not in_place
            and not UPWARD.search(beat.action)
            and staged in {"travel", "drive", "swim", "glide", "air"}
        ):
            way = follow or across
            reason = (
                "left to right is the direction a picture is read in" if way == "right" else "as the camera sees it"
            )
            slate.choose(f"beats[{i}].direction", way, reason)
