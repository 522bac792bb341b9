"""Completing what happens: the phenomena that are asked for, and one visible consequence at least of what is done."""

from __future__ import annotations

import re
from dataclasses import replace

from prompts.completing.cast import leading_motion
from prompts.completing.deciding import Slate
from prompts.completing.deeds import LIVING, Deed, deed_of
from prompts.completing.knowledge import (
    ambient_of,
    befalls,
    consequence_of,
    motion_of,
    noun_entry,
    pick,
    staging_of,
)
from prompts.completing.outcomes import is_told_truly, outcome_about, seen_of_deed
from prompts.completing.phenomena import (
    DENIED,
    exposure_of,
    is_amiss,
    named_material,
    observed_events,
    said_of,
    sighting_of,
    temperature_c,
    weather_of,
)
from prompts.completing.small_falls import small_drop_m
from prompts.completing.staged import CALLS, ENGINED, GOES, staged_motion
from prompts.completing.underfoot import ground_of, surface_words
from prompts.physics import body_of as body_of_thing
from prompts.physics import case_of, event_quantities, known_laws, sightings
from prompts.physics.possible import marvel, objection, style_allows
from prompts.reading.models import model_called
from prompts.shot import Beat, PhysicalEvent, Shot, Source, Subject
from prompts.vocabulary import table
from prompts.wording import is_bodiless, is_lifeless

__all__ = ["choose_phenomena", "choose_physics"]

STILLNESS = re.compile(r"\b(?:still life|frozen in time|freeze[- ]frame|abstract|no movement|motionless)\b")
SIMULATED = {"fall": "fall", "bounce": "bounce", "throw": "throw", "slide": "slide", "roll": "roll", "swing": "swing",
             "break": "break", "melt": "melt", "boil": "boil", "freeze": "freeze", "burn": "burn", "pour": "pour",
             "float": "float", "sink": "sink"}  # fmt: skip
"""Ways of moving that a law decides by itself, and the law."""

WORKED_OUT = "worked out from size, speed and material"
AS_SUCH = "what such a thing visibly does"

OF_SUBSTANCE = frozenset({"pour", "melt", "boil", "freeze"})
"""Laws that go by what something is made of, which is seldom what the actor is made of."""

FLAMES = re.compile(r"\b(?:burn|flam|fire|ignit|blaz|smoulder)")
"""Words of real fire; a glow or a shimmer burns nothing."""

OF_HEAT = frozenset({"melt", "boil", "freeze", "sublimate"})
DROPPED = frozenset({"fall", "bounce"})
CLOSE_DROPS = {"extreme_close_up": 2.0, "close_up": 2.4, "medium_close_up": 2.7, "medium": 3.0, "medium_full": 3.0,
               "full": 3.0, "wide": 3.0}  # fmt: skip
"""Drop height in heights of the thing that drops, for the sizes that are closer than a thing's usual drop."""

USUAL_DROP_M = 1.2
"""From a hand or a table to the floor."""

STRIKES = re.compile(r"(?:hitting|striking|kicking|beating|punching|smacking)\b")
"""Actions of a thing that strikes, and is not thrown for that."""

FROZEN = re.compile(r"\b(?:frozen|icy|iced over|solid)\b")
WATERS = re.compile(r"\b(?:water|sea|ocean|lake|river|pool|pond|bath|tub|tank|stream|milk|oil)\b")

THROWN = re.compile(
    r"\b(?:throw\w*|toss\w*|hurl\w*|kick\w*|flung|fling\w*|lob\w*|launch\w*|catapult\w*|juggl\w*|hit|struck"
    r"|flying|fired)\b"
)
BREAKS = re.compile(r"\b(?:shatter|crack|smash|break|broke|split|explod|collaps|demolish|crumbl|torn|tear|snap)")
"""Verbs that leave pieces, of whatever it is."""

AFLOAT = frozenset({"float", "sail", "swim"})
"""Ways of moving that stir water, where there is any."""

AFLOAT_STAGES = frozenset({"space", "sky", "underwater"})
SEEN_FROM_WITHIN = re.compile(r"\b(?:from (?:the )?inside|(?:the )?inside of|interior of|inside an?|inside the)\b")

MOUNTED = re.compile(
    r"\bon (?:an?|the|his|her|their) (?:[a-z]+ )?(?:bicycles?|bikes?|motorbikes?|motorcycles?|scooters?|skateboards?"
    r"|horses?|sleds?|unicycles?|rollerblades|skis|snowboards?)\b"
)
"""What carries somebody, whose feet then touch no ground."""

WALKS = frozenset({"walk", "carry"})
ON_FOOT = re.compile(
    r"(?:\w+ly )?(?:walk|stroll|wander|strid|march|pac|ambl|hik|roam|stepp|sneak|creep|trudg|limp|stalk|prowl|crawl"
    r"|plod|lumber|waddl|toddl|tipto|saunter|cross|lead|wad|trek|stagger|stumbl|totter|carry|tread|patroll|explor|parad"
    r"|follow|head|climb|com|go|approach|mov)(?:e?ing)\b(?! (?:back|aside|in|into|inside|home|out)\b)"
)
"""Ways of going of which the steps are seen."""

BARE = re.compile(r"\b(?:drought|cracked|barren|bare|burnt|ploughed|plowed|parched|salt)\b"
                  r"|\b(?:empty|drained|dry|dried-up) (?:[a-z]+ )?(?:pool|lake|canal|basin|pond|dock)\b")  # fmt: skip
"""Land on which nothing stirs."""

CALM_MPS = 3.5
"""Wind up to which (m/s) only light things stir."""


def choose_phenomena(slate: Slate) -> None:
    """The phenomena that the words call for, early, since framing and move depend on them."""
    if not slate.shot.physics:
        slate.choose("physics", observed_events(slate), "what the words call for")


def choose_physics(slate: Slate) -> None:
    """At least one visible physical consequence; quantities and outcome of every event."""
    if not slate.shot.physics and not STILLNESS.search(slate.words):
        slate.choose("physics", _events(slate), "what the action visibly does to body and ground")
    for i, event in enumerate(slate.shot.physics):
        if not _is_void(slate, event):
            _tell(slate, i)


def _is_void(slate: Slate, event: PhysicalEvent) -> bool:
    """True for an event that a beat only denies, that weather does, or that a bounce tells of already."""
    if event.law in {"float", "sink"} and slate.shot.setting.stage in {"space", "sky"} and not slate.locked("physics"):
        return True  # what drifts there has no surface to ride on
    doer = slate.subject(event.subject)
    if doer is not None and not slate.locked("physics") and is_amiss(slate, event, doer):
        return True
    if slate.locked("physics") or sighting_of(slate, event) is not None:
        return False
    others = [e.law for e in slate.shot.physics if e.subject == event.subject]
    if event.law == "fall" and "bounce" in others + [s.law for s in sightings(said_of(slate, ""))]:
        return True
    actor = slate.subject(event.subject)
    if actor is not None and not befalls(event.law, actor):
        return True
    done = [b for b in slate.shot.beats if b.subject == event.subject]
    if event.law == "float" and (slate.shot.setting.stage == "underwater" or (actor and actor.kind == "fish")):
        return True  # below the surface nothing rides on it
    if event.law == "throw" and done and not any(THROWN.search(b.action) for b in done):
        return True  # it shoots out, is pitched or scores; nobody throws it
    if event.law == "sink" and not WATERS.search(slate.words):
        return True
    if event.law == "roll" and actor is not None and actor.kind in {"food", "cloth"}:
        return True
    brittle = actor is not None and body_of_thing(actor.noun) is not None
    if event.law == "break" and not brittle and not any(BREAKS.search(b.action) for b in slate.shot.beats):
        return True
    alive = actor is not None and actor.kind in LIVING
    if event.law == "fall" and alive and len(done) > 1 and done[0].action.startswith("slipping"):
        return True  # it catches itself
    told = [b for b in slate.shot.beats if b.subject == event.subject and SIMULATED.get(b.motion or "") == event.law]
    return bool(told) and all(DENIED.match(b.action) or _is_weather(b.action, actor) for b in told)


def _is_weather(action: str, actor: Subject | None) -> bool:
    """True for `raining on the roof`, which nobody alive does."""
    return actor is not None and actor.kind in LIVING and action.startswith(("raining", "snowing", "hailing"))


def _tell(slate: Slate, i: int) -> None:
    """The quantities and the visible outcome of one event."""
    event = slate.shot.physics[i]
    if event.law not in known_laws():
        return
    subject = slate.subject(event.subject)
    sighting = sighting_of(slate, event)
    if event.law in OF_SUBSTANCE and sighting is None:
        slate.choose(f"physics[{i}].material", _substance(slate, event), "the substance that the action names")
    if event.law in DROPPED:
        slate.choose(f"physics[{i}].height_m", _drop_m(slate, subject), "so that so close a frame holds the fall")
    if event.law in OF_HEAT:
        heat = temperature_c(slate, thermal=True)
        slate.choose(f"physics[{i}].temperature_c", heat, "the temperature that the words give")
    event = slate.shot.physics[i]
    said = sighting.sentence if sighting else said_of(slate, event.subject) or said_of(slate, "")
    computed = event_quantities(event, subject, said)
    case = case_of(event, subject, said)
    if style_allows(slate.shot) and objection(case):
        slate.choose(f"physics[{i}].outcome", marvel(case), "the style lets it happen against physics")
    slate.choose(f"physics[{i}].outcome", _deed_seen(slate, event, subject), AS_SUCH)
    if subject is None or is_told_truly(event.law, subject):
        slate.choose(f"physics[{i}].outcome", computed.outcome, WORKED_OUT if computed.quantities else AS_SUCH)
    if not event.quantities and computed.quantities and not slate.locked(f"physics[{i}]"):
        slate.note_quantities(i, computed.quantities)


def _deed_seen(slate: Slate, event: PhysicalEvent, doer: Subject | None) -> str:
    """What somebody's own deed shows of a law that would tell of it as of a thing; empty where no row knows it."""
    main = slate.shot.main_subject
    for beat in slate.shot.beats:
        who = slate.subject(beat.subject)
        deed = deed_of(beat.action, who) if who is not None and who.kind in LIVING else None
        its_own = doer is who and SIMULATED.get(beat.motion or "") == event.law
        if who is not None and deed is not None and (its_own or (deed.first and who is main)):
            return seen_of_deed(slate.shot, who, beat, deed)
    return ""


def _drop_m(slate: Slate, subject: Subject | None) -> float | None:
    """How far a thing drops: off a table its height, in a close shot no farther than the picture; else left open."""
    size = slate.shot.camera.size or ""
    kind = table("kinds").get((subject.kind if subject else "") or "")
    targets = [slate.subject(b.target) for b in slate.shot.beats if subject and b.subject == subject.id and b.target]
    perch = next((target for target in targets if target and target.kind == "furniture"), None)
    if perch is not None and perch.height_m and not slate.said("camera.size"):
        return perch.height_m
    if subject is None or not subject.height_m or size not in CLOSE_DROPS or (kind and kind.animate):
        return None
    if any(b.motion == "fall" and b.subject not in ("", subject.id) for b in slate.shot.beats):
        return None  # things of several sizes that fall together are seen from a hand's height
    if (far := small_drop_m(slate.shot)) is not None and not slate.said("camera.size"):
        return far
    drop = CLOSE_DROPS[size] * subject.height_m
    return float(f"{drop:.3g}") if drop < USUAL_DROP_M else None


def _actions_of(slate: Slate, subject_id: str) -> list[str]:
    return [beat.action for beat in slate.shot.beats if not subject_id or beat.subject == subject_id]


def _substance(slate: Slate, event: PhysicalEvent) -> str | None:
    """The first material that an action names: `pouring oil into a glass jar` is of oil."""
    return named_material(" ".join(_actions_of(slate, event.subject)))


def _events(slate: Slate) -> list[PhysicalEvent]:
    main, shot = slate.shot.main_subject, slate.shot
    stage = table("stages").get(shot.setting.stage or "")
    ground = ground_of(slate)
    if main is None:
        return _events_of_place(slate)
    main = _carrier(slate, main)
    mine = [b for b in shot.beats if b.subject == main.id]
    mine = [b for b in mine if not DENIED.match(b.action) and not _is_weather(b.action, main)]
    told = next(((b, deed) for b in mine if (deed := deed_of(b.action, main))), None)
    if told is not None:
        return _events_of_deed(shot, main, *told)
    moving = [b for b in mine if b.motion != "throw" or not STRIKES.match(b.action)]
    motions = [staged_motion(b, main) for b in moving if b.motion != "burn" or FLAMES.search(b.action)]
    wet = (
        ground == "water"
        or shot.setting.stage == "underwater"
        or bool(WATERS.search(" ".join(beat.action for beat in shot.beats)))
    )
    motions = [m for m in motions if m != "throw" or any(THROWN.search(b.action) for b in mine)]
    motions = [m for m in motions if m in SIMULATED and (wet or m not in {"float", "sink"}) and befalls(m, main)]
    surface = ground if ground in table("materials") else None
    if motions:
        other = "" if stage is None or surface is None else surface_words(slate, surface)
        laws = dict.fromkeys(SIMULATED[m] for m in motions if m)
        if "bounce" in laws:
            laws.pop("fall", None)  # a bounce tells of the fall before it
        return [PhysicalEvent(law=law, subject=main.id, surface=surface, other=other) for law in laws]
    motion = _liveliest(slate, main)
    if not mine and main is not slate.shot.main_subject:
        motion = "drive"
    consequence = consequence_of(motion if wet or motion not in AFLOAT else "", main.kind or "thing", ground, main.noun)
    if suffered := exposure_of(slate, main, consequence):
        consequence = replace(consequence, outcomes=suffered, still=False)
    if main.kind == "liquid" and FROZEN.search(slate.words):
        return []
    if consequence.still and _is_unknown(slate, main):
        return []
    wetted = "" if shot.setting.interior else weather_of(slate)
    if consequence.still and wetted and main.kind not in LIVING:
        return [PhysicalEvent(law="wind", speed_mps=shot.setting.wind_mps, outcome=wetted)]
    if not consequence.outcomes:
        return []
    speed = next((b.speed_mps for b in mine if b.speed_mps), None)
    speed = shot.setting.wind_mps if consequence.law == "wind" else speed
    event = PhysicalEvent(
        law=consequence.law,
        subject=main.id,
        surface=surface,
        speed_mps=speed,
        outcome=outcome_about(
            pick(consequence.outcomes, main.noun, shot.request), main, alone=len(shot.subjects) == 1, told=shot.request
        ),
    )
    case = case_of(event, main, said_of(slate, main.id))
    if style_allows(shot) and objection(case):
        event = event.model_copy(update={"outcome": marvel(case)})
    return [event]


def _is_unknown(slate: Slate, main: Subject) -> bool:
    """True where nobody knows whether a thing lies, stands or happens, or what a deed of no row's shows."""
    nameless = main.kind == "thing" and noun_entry(main.noun) is None
    nameless = nameless or model_called(main.noun) is not None
    return nameless or _is_told_to_act(slate, main) or is_bodiless(main) or _is_beside_the_point(slate, main)


def _events_of_deed(shot: Shot, doer: Subject, beat: Beat, deed: Deed) -> list[PhysicalEvent]:
    """What a deed of the table visibly does; nothing for one of which nothing can be said."""
    said = seen_of_deed(shot, doer, beat, deed)
    return [PhysicalEvent(law="inertia", subject=doer.id, outcome=said)] if said else []


def _events_of_place(slate: Slate) -> list[PhysicalEvent]:
    """What weather or wind does to a place with nobody in it; nothing where nobody knows what there is to stir."""
    shot = slate.shot
    inside = bool(shot.setting.interior)
    row = ambient_of(shot.setting)
    wind = 0.0 if inside else shot.setting.wind_mps or 0.0
    wetted = "" if inside else weather_of(slate)
    calm = wind <= CALM_MPS
    if not wetted and calm and (not row.outcomes or _is_unpictured(slate)):
        return []
    stirring = wetted or (pick(row.outcomes, shot.setting.place, shot.request) if calm else "")
    return [PhysicalEvent(law="wind", speed_mps=wind, outcome=stirring)]


def _is_told_to_act(slate: Slate, main: Subject) -> bool:
    """True when the user says that the subject does something, or that somebody else acts in the shot."""
    cue = slate.shot.source_of("beats[0].action")
    theirs = cue is None or cue.source is not Source.DIRECTOR
    mine = [b for b in slate.shot.beats if b.subject == main.id]
    if not theirs or not mine or any(beat.target for beat in mine):
        return theirs
    return any(
        staging_of(staged_motion(b, main)).name != "pose"
        or b.motion == "sway"
        or motion_of(b) is None
        or GOES.match(b.action)
        for b in mine
    )


def _is_unpictured(slate: Slate) -> bool:
    """True when nobody has said what place it is, so that nothing is known to stir in it."""
    nowhere = not slate.shot.setting.place and not slate.said("setting.stage")
    bare = BARE.search(slate.shot.setting.place.lower()) is not None
    return nowhere or bare or SEEN_FROM_WITHIN.search(slate.words) is not None


def _is_beside_the_point(slate: Slate, main: Subject) -> bool:
    """True of what lies still where nothing rests on anything, is seen from within, or only stands in a named place."""
    setting = slate.shot.setting
    if is_lifeless(main) or setting.stage in AFLOAT_STAGES or SEEN_FROM_WITHIN.search(slate.words):
        return True
    words, place, noun = slate.words, setting.place.lower(), main.noun.lower()
    opens = words.find(place) if place else -1
    return main.kind not in LIVING and 0 <= opens < words.find(noun) and not words.startswith(("in ", "on ", "at "))


def _carrier(slate: Slate, main: Subject) -> Subject:
    """The vehicle that the main subject drives, since it is the vehicle that rocks and raises dust; else itself."""
    if main.kind in ENGINED:
        return main  # a car that chases another drives only itself
    for beat in slate.shot.beats:
        driven = slate.subject(beat.target) if beat.subject == main.id and _drives(beat) else None
        if driven is not None and driven.kind in ENGINED:
            return driven
    return main


def _drives(beat: Beat) -> bool:
    """True for a beat in which something is driven or sailed, and not only called."""
    return beat.motion in {"drive", "sail"} and not CALLS.match(beat.action)


def _liveliest(slate: Slate, subject: Subject) -> str:
    """The way of moving of the subject's fastest beat; of its first, when none travels."""
    motions = table("motions")
    mine = [staged_motion(b, subject) for b in slate.shot.beats if b.subject == subject.id]
    own = [motion for motion in mine if motion in motions]
    if not mine and slate.shot.beats:
        return ""  # others act, and what they do is not done by this one
    motion = max(own, key=lambda m: motions[m or ""].speed_mps, default=leading_motion(slate)) or ""
    acts = [beat.action for beat in slate.shot.beats if beat.subject == subject.id]
    if motion in WALKS and acts and (not ON_FOOT.match(acts[0]) or slate.shot.setting.stage == "underwater"):
        return ""  # who enters, leaves or passes is not seen to do so by the way the feet are put
    return "ride" if motion in {"walk", "run", "stand"} and MOUNTED.search(slate.words) else motion
