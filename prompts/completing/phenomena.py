"""What the words of a shot say of its physical events, and the events that they call for where nobody has noted any."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from prompts.completing.deciding import Slate
from prompts.completing.deeds import LIVING
from prompts.completing.knowledge import Consequence, exposed_to, noun_entry, weathered
from prompts.completing.staged import SNAPS_IN
from prompts.physics import Sighting, degrees_in, sightings, substances_in
from prompts.physics.events import sighted_events
from prompts.reading.topics import as_shown
from prompts.shot import PhysicalEvent, Subject
from prompts.wording import is_bodiless

__all__ = [
    "DENIED",
    "exposure_of",
    "is_amiss",
    "named_material",
    "observed_events",
    "said_of",
    "sighting_of",
    "snow_falls",
    "temperature_c",
    "weather_of",
]

ROOM_C = 20.0
HURRIED = 4.0
"""Story seconds a second of film from which people flicker past."""

BREATH_SHOWS_C = 7.0
"""Temperature below which breath is seen, °C: its vapour condenses as it mixes with colder air."""

OVER = re.compile(r"\bafter (?:the |a )?(?:heavy )?(?:rain|storm|shower|downpour|thunderstorm)\b")
DENIED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|will|would|can|could|has|have)(?:n['’]t| not)|can(?:not|['’]t)|won['’]t|"
    r"not|never|without|nearly|almost)\b(?: \w+ly\b)?"
)
"""Words after which an action says what does not happen."""

BOILS = re.compile(r"\b(?:boil|simmer|bubbl|steam|froth|fizz|brew|cook)")
SHEDS = re.compile(r"\bshedd?(?:s|ing)? (?:its|their|his|her|the|old|a|some|fur|hair|skin|tears?|leaves|light)\b")
AGES = re.compile(r"\b(?:age|aging|ageing|grow\w* (?:old|up)|wrinkl|decay|rot|grey|gray|turn\w* (?:old|to))")
SOLID_FOOD = frozenset({"cheese", "pizza", "crust", "bread", "dough"})
LIGHT = frozenset({
    "salt", "sugar", "flour", "pepper", "powder", "spice", "spices", "snowflakes", "hair", "locks", "lock", "curls",
    "shavings", "crumbs", "flakes", "skirt", "dress", "scarf", "braid", "ponytail",
})  # fmt: skip
"""What does not come down as one body, or swings like none."""

ALONG = re.compile(r"\b(?:across|along|down|over|off|through|on the|on a|to a (?:stop|halt))\b")
CRUSHED = re.compile(r"\b(?:crush|press|mash|peel|bit|torn|tear)\w*")
HANGS = re.compile(
    r"\b(?:swings?|swing ?set|playground|ropes?|vines?|trapeze|hammock|tyre|tire|trees?|branch(?:es)?|chains?)\b"
)
BOATERS = re.compile(r"\b(?:kayak|canoe|raft|row|sail)\w*$")


def temperature_c(slate: Slate, *, thermal: bool) -> float | None:
    """The temperature that the shot or its words give in degrees, °C.

    Args:
        slate: the shot.
        thermal: whether something melts, boils or freezes, so that bare degrees are a temperature and no angle.
    """
    if slate.shot.setting.temperature_c is not None:
        return slate.shot.setting.temperature_c
    words = said_of(slate, "")
    found = degrees_in(words, bare=thermal)
    return ROOM_C if found is None and "room temperature" in words else found


def said_of(slate: Slate, subject_id: str) -> str:
    """What is said of a subject's doings; for the empty id, of everything."""
    actions = [beat.action for beat in slate.shot.beats if not subject_id or beat.subject == subject_id]
    return " ".join(actions) if subject_id else ". ".join([_asked_for(slate), *actions])


def _asked_for(slate: Slate) -> str:
    """The request as it is shown, without what is not to be seen: `no fireworks` calls for no sparks."""
    words = as_shown(slate.shot.request).text.lower()
    for thing in slate.shot.avoid:
        words = re.sub(rf"\b(?:no|without(?: any)?|not?) (?:an? )?{re.escape(thing.lower())}\b", "", words)
    return words


def sighting_of(slate: Slate, event: PhysicalEvent) -> Sighting | None:
    """The sentence of the shot that calls for the event's law, if one does."""
    return next((s for s in sightings(said_of(slate, "")) if s.law == event.law), None)


LIES = re.compile(
    r"\bsnow\b[^.]*\b(?:lies|lay|covers?|blankets?|rests?|melts?)\b|\bsnow-?covered\b"
    r"|\b(?:covered|blanketed) (?:in|with) snow\b"
    r"|\bsnow (?:at [-−]?\d+ ?(?:degrees|°)? ?c? )?(?:on|all over|over) (?:the |an? )?"
    r"(?:ground|roofs?|rooftops?|trees|branch(?:es)?|car|fence)\b"
    r"|\b(?:through|in|across|into|from|over) (?:the |a )?(?:deep |thick |fresh )?snow\b"
)
FALLS = re.compile(
    r"\bsnow(?:flakes?)?\b[^.]*\b(?:falls?|falling|swirls?|drifts?|flakes)\b|\bsnow(?:ing|fall|storm|s)\b|\bblizzard\b"
)
"""Words of snow that has come down, and of snow that is coming down."""


def snow_falls(words: str) -> bool:
    """False where words speak of snow only as of what lies already."""
    return FALLS.search(words.lower()) is not None or LIES.search(words.lower()) is None


def weather_of(slate: Slate) -> str:
    """What the weather that is falling does to a place; empty when it has stopped."""
    if not snow_falls(slate.words):
        return ""
    passed = slate.shot.setting.weather == "cloudy" and OVER.search(slate.words) is not None
    return weathered("after_rain" if passed else slate.shot.setting.weather or "")


def exposure_of(slate: Slate, main: Subject, shown: Consequence) -> tuple[str, ...]:
    """What weather or hurried time does to people who do nothing that shows more; none indoors or in fair weather.

    Args:
        slate: the shot.
        main: who is out in it.
        shown: what would be shown of them otherwise.
    """
    setting = slate.shot.setting
    if main.kind != "human" or not (shown.still or shown.law == "gait"):
        return ()
    if (slate.shot.time_scale or 1.0) >= HURRIED:
        return exposed_to("hurried")
    if setting.interior or not shown.still:
        return ()
    cold = "winter" in setting.season.lower() or setting.weather == "snow" or setting.stage == "snow"
    degrees = setting.temperature_c
    if degrees is not None:
        cold = degrees < BREATH_SHOWS_C
    return exposed_to("cold" if cold else setting.weather or "")


def observed_events(slate: Slate) -> list[PhysicalEvent]:
    """The phenomena that the shot's words call for, other than by a figure of speech."""
    seen = [event for event, _ in sighted_events(said_of(slate, ""), slate.shot.subjects)]
    doers = [slate.subject(event.subject) for event in seen]
    return [event for event, doer in zip(seen, doers, strict=True) if doer is None or not is_amiss(slate, event, doer)]


def named_material(words: str) -> str | None:
    """The material of the first substance that words name; `None` when it is none of the vocabulary's."""
    found = substances_in(words)
    return (found[0].material or None) if found else None


MOVED_BY = {
    "fall": r"drop\w*|fall\w*|fell|plung\w*|tumbl\w*|plummet\w*|let\w* go(?: of)?|releas\w*|knock\w*"
    r"|push\w*|slip\w*|come\w* down|leap\w*",
    "bounce": r"bounc\w*|drop\w*|fall\w*|fell|dribbl\w*|rebound\w*|thr[oe]w\w*|hit\w*|strik\w*|knock\w*|jump\w*"
    r"|roll\w*|land\w*",
    "throw": r"thr[oe]w\w*|toss\w*|hurl\w*|kick\w*|lob\w*|launch\w*|fl[iu]ng\w*|hit\w*|shoot\w*|juggl\w*|fir\w+"
    r"|pitch\w*|fl[iy]\w*",
}
"""Laws of bodies in the air, and the verbs of which one must stand beside the body's name."""

NEAR = 4
"""Words that may stand between such a verb and what it moves."""


def _is_moved(slate: Slate, law: str, doer: Subject) -> bool:
    """True where the words say of this very body that it falls, flies or bounces, and not only of something near it."""
    verbs, noun = MOVED_BY[law], re.escape(doer.noun.lower().split(" of ")[0].split()[-1].removesuffix("s"))
    between = rf"(?: (?!and\b|then\b|but\b|while\b)[\w'’-]+){{0,{NEAR}}}? "
    near = re.compile(rf"\b(?:{verbs}){between}{noun}(?:e?s)?\b|\b{noun}(?:e?s)?\b{between}(?:{verbs})\b")
    own = [beat.action for beat in slate.shot.beats if beat.subject == doer.id]
    falls = any(re.search(rf"\b(?:{verbs})\b", action) for action in own)
    return doer.kind in LIVING or falls or near.search(f"{slate.words} {said_of(slate, '')}") is not None


def _does_not_fall(slate: Slate, doer: Subject, done: str) -> bool:
    """True for what comes down otherwise: shed fur, drifting crumbs, a boatman whom his boat takes over."""
    light = doer.noun.split()[-1] in LIGHT or BOATERS.search(doer.noun.lower()) is not None
    return light or SHEDS.search(done) is not None or not _is_moved(slate, "fall", doer)


def _does_not_fly(slate: Slate, doer: Subject, done: str) -> bool:
    """True for who throws, and for what nobody knows, so that nobody knows how it flies either."""
    throws = re.match(r"(?:\w+ly )?(?:throw|toss|hurl|pitch|hitt|kick|shoot|lobb|launch|fling)\w*ing\b", done)
    unknown = doer.kind == "thing" and noun_entry(doer.noun) is None
    return unknown or throws is not None or not _is_moved(slate, "throw", doer)


def _is_no_pendulum(slate: Slate, doer: Subject, done: str) -> bool:
    """True for who swings a bat, or round a bar, and for hair."""
    del done
    return (doer.kind in LIVING or doer.noun.split()[-1] in LIGHT) and HANGS.search(slate.words) is None


def _does_not_boil(slate: Slate, doer: Subject, done: str) -> bool:
    """True for what heats a house, and for cheese that bubbles."""
    del slate
    wet = doer.kind == "liquid" or any(matter.is_liquid for matter in substances_in(doer.noun.lower()))
    return doer.noun.split()[-1] in SOLID_FOOD or (not wet and BOILS.search(done) is None)


AMISS: Mapping[str, Callable[[Slate, Subject, str], bool]] = MappingProxyType({
    "age": lambda _, doer, done: doer.kind in LIVING and AGES.search(done) is None,
    "boil": _does_not_boil,
    "bounce": lambda slate, doer, _: not _is_moved(slate, "bounce", doer),
    "break": lambda _, _doer, done: SNAPS_IN.search(done) is not None or CRUSHED.search(done) is not None,
    "fall": _does_not_fall,
    "float": lambda _, doer, _done: BOATERS.search(doer.noun.lower()) is not None,
    "flow": lambda _, doer, _done: doer.kind in LIVING,
    "shadow": lambda _, doer, _done: is_bodiless(doer),
    "slide": lambda slate, _doer, done: ALONG.search(f"{slate.words} {done}") is None,
    "swing": _is_no_pendulum,
    "throw": _does_not_fly,
})  # fmt: skip
"""Laws that words often call for by a figure of speech, and when that is so: of the shot, the doer, what it does."""


def is_amiss(slate: Slate, event: PhysicalEvent, doer: Subject) -> bool:
    """True for a law that words call for by a figure of speech: what snaps in is whole, and no talk has a shadow."""
    done = " ".join(beat.action for beat in slate.shot.beats if beat.subject == doer.id)
    amiss = AMISS.get(event.law)
    return amiss is not None and amiss(slate, doer, done)
