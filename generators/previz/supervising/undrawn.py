"""What physics and words make of things that the previz does not draw."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Final

from generators.previz.motion.plumes import plume_of
from generators.previz.own_work import does_itself
from generators.previz.periods import not_of_its_time
from generators.previz.things import is_alive
from generators.previz.toppling import knocked_over
from prompts.shot import Beat, Shot, Source, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import short_name

__all__ = ["actor_of", "lists_of_acted", "undrawn"]


@cache
def lists_of_acted() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Physical laws that are seen, words of states, and places that no set has."""
    rows = tables_of(__package__, "acted")
    return frozenset(rows["laws"]["seen"]), tuple(rows["states"]["words"]), tuple(rows["places"]["unbuilt"])


def undrawn(shot: Shot, silent: Container[str], seen: Container[str]) -> Iterator[str]:
    """What physics does to things and the previz does not draw, unless their deeds are reported already."""
    laws = table("physical_laws")
    names = {subject.id: short_name(subject) for subject in shot.subjects}
    for subject in shot.subjects:
        for look in subject.looks:
            if _DEPICTS.match(look.text.lower()):
                yield f"not drawn in the previz, of {names[subject.id]}: {look.text}"
            if look.text.lower() in _HANDED:
                yield f"not seen in the previz, of {names[subject.id]}: {look.text}"
    yield from not_of_its_time(shot)
    yield from _unnamed(shot)
    yield from _reflected(shot)
    yield from _before_the_stage(shot)
    yield from _spilt(shot, names)
    for event in shot.physics:
        if (
            event.law in lists_of_acted()[0]
            or event.subject in silent
            or event.subject in seen
            or event.subject not in names
        ):
            continue
        if any(b.subject == event.subject and _does(shot, b) for b in shot.beats):
            continue
        if event.law == "pour" and any(b.motion == "pour" and b.subject == event.subject for b in shot.beats):
            continue  # its stream is seen, or the deed is reported
        if event.law in AFTERWARDS and not _names_it(shot, event.law):
            continue  # a cube that drops into coffee is seen to; what comes of it later nobody has asked for
        if event.law == "burn" and plume_of(names[event.subject]):
            continue
        if laws[event.law].domain != "light" and not _is_told(shot, event.subject):
            continue  # a fried egg is done; nothing of it is to be seen happening
        definition = laws[event.law].definition
        outcome = f"{definition[:1].lower()}{definition[1:].rstrip('.')}"
        yield f"not drawn in the previz, of {names[event.subject]}: {outcome}"


_REFLECTED: Final = re.compile(
    r"\b(?:reflect\w*|mirror(?:ed|ing)|reflections?\b[^,.;]*?) (?:in|on|off) (?:(?:an?|the|his|her|their|its) )?"
    r"(?:[\w'\u2019-]+ ){0,2}?(?P<where>glasses|sunglasses|spectacles|goggles|eyes?|pupils?|iris|visor|helmet|blade"
    r"|sword|knife|spoon|bottle|screen|phone|watch|lens|bubbles?|teardrop|tear|chrome|hubcap|bumper|kettle|armou?r)\b",
    re.IGNORECASE,
)


_AUDIENCE: Final = re.compile(r"\b(?:audience|crowd|spectators|public)\b", re.IGNORECASE)


def _before_the_stage(shot: Shot) -> Iterator[str]:
    """The audience of a hall, which is where the lens is, once nobody on the stage stands for it."""
    told = _AUDIENCE.search(shot.request) if shot.setting.stage == "theatre" else None
    if told is None or any(_AUDIENCE.search(s.noun) for s in shot.subjects) or _RINGS.search(shot.request):
        return
    yield f"out of the picture in the previz: the {told[0].lower()}, before the stage"


_RINGS: Final = re.compile(r"\b(?:circus|big top|boxing|boxers?|arena|wrestl\w+|ring)\b", re.IGNORECASE)
"""Places whose stands are seen behind the action."""


def _reflected(shot: Shot) -> Iterator[str]:
    """What is to be seen in something too small or too round to be a mirror in the previz."""
    told = _REFLECTED.search(shot.request)
    if told is not None:
        yield f"not drawn in the previz: what is reflected in the {told['where'].lower()}"


def _does(shot: Shot, beat: Beat) -> bool:
    """Whether the parts of who acts show a deed."""
    actor = actor_of(shot, beat)
    return actor is not None and does_itself(actor, beat.action.lower())


AFTERWARDS = frozenset({"dissolve", "cook", "corrode", "cool", "break"})
"""Laws of what comes of a thing that does something else, which the words then name if they want it seen."""
_STEMS = {
    "break": r"break|broke|shatter|smash|crack|splinter",
    "dissolve": r"dissolv|melt|stir|mix",
    "cook": r"cook|bak|brown|fry|roast|grill|sizzl|crisp|toast",
}


def _names_it(shot: Shot, law: str) -> bool:
    """Whether the words name a law by its own verb."""
    return re.search(rf"\b(?:{_STEMS.get(law, law[:5])})\w*", shot.request.lower()) is not None


_HANDED = frozenset({"left-handed", "lefthanded", "right-handed", "ambidextrous"})


def _unnamed(shot: Shot) -> Iterator[str]:
    """Whoever a deed calls she or he where a shot has nobody: her hat flies off as she crosses the bridge."""
    if any(is_alive(subject) or subject.kind == "robot" for subject in shot.subjects):
        return
    texts = [beat.action for beat in shot.beats]
    texts += [shot.request] if len(shot.request.split()) <= SHORT else []  # a long one tells of other shots too
    said = next((found for text in texts if (found := _SHE.search(text.lower()))), None)
    if said is not None:
        yield f"not drawn in the previz: whoever is meant by '{said[0]}'"


SHORT = 20
"""Words of a request that is of one shot."""
_SHE = re.compile(r"\b(?:she|he|her|his|him)\b(?! own)")


def _spilt(shot: Shot, names: Mapping[str, str]) -> Iterator[str]:
    """What runs out of vessels that fall over with something to drink in them."""
    nouns = terms_by_phrase("nouns")
    for beat in shot.beats:
        vessel = knocked_over(shot, beat)
        inside = vessel.noun.lower().partition(" of ")[2] if vessel is not None and vessel.kind == "vessel" else ""
        row = table("nouns").get(nouns.get(inside, ""))
        if vessel is not None and row is not None and row.kind == "liquid":
            yield f"not drawn in the previz: the {inside} that runs out of {names[vessel.id]}"


def _is_told(shot: Shot, subject_id: str) -> bool:
    """Whether the words tell what a subject does or what becomes of it, beside what it is called."""
    for index, beat in enumerate(shot.beats):
        actor, cue = actor_of(shot, beat), shot.source_of(f"beats[{index}].action")
        if actor and actor.id == subject_id and cue is not None and cue.source is Source.USER:
            return True
    return False


def actor_of(shot: Shot, beat: Beat) -> Subject | None:
    """Who does what a beat tells: its subject, or the shot's main one."""
    if not beat.subject:
        return shot.main_subject
    return next((subject for subject in shot.subjects if subject.id == beat.subject), None)


_DEPICTS = re.compile(r"(?:depicted|painted|imagined|reimagined|rendered) as (?:an?|the) ")
"""A look that is said to be something else."""
