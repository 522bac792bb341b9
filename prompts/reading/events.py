"""Physical events that the words imply: phenomena by their signs, and what falls, bounces, breaks or burns, on what."""

from __future__ import annotations

import re
from typing import Final

from prompts.physics.events import sighted_events
from prompts.physics.sighting import Sighting
from prompts.physics.substances import body_of, drift_of
from prompts.reading.draft import Draft
from prompts.reading.words import Words
from prompts.shot import Beat, PhysicalEvent, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_events"]

_NUMBERS: Final = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "eight": 8.0,
                   "ten": 10.0, "twelve": 12.0, "twenty": 20.0, "fifty": 50.0, "hundred": 100.0}  # fmt: skip
_HEIGHT: Final = re.compile(
    r"\b(?:from (?:a height of |about )?|(?:falls?|falling|fell|drops?|dropping|dropped|tumbles?|plunges?|plunging) "
    rf"(?:about |only |just |a mere )?)(\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})"
    r"[ -]?(mm|cm|km|m|(?:centi|milli|kilo)?met(?:re|er)s?|feet|foot|ft|inch(?:es)?|yards?|stor(?:eys?|ies|y))\b",
    re.I,
)
_UNIT_M: Final = {"mm": 0.001, "cm": 0.01, "km": 1000.0, "m": 1.0, "feet": 0.3048, "foot": 0.3048, "ft": 0.3048,
                  "inch": 0.0254, "inches": 0.0254, "yard": 0.9144, "yards": 0.9144, "storey": 3.0}  # fmt: skip
_SURFACE: Final = re.compile(
    r"\b(?:on|onto|into|against|off|across|over|down|along|in)\s+(?:to )?(?:the |a |an )?([\w' -]{2,60})", re.I
)
_ANIMATE: Final = frozenset({"human", "quadruped", "bird", "fish", "insect", "reptile", "creature", "robot"})
_AIRY: Final = frozenset({"smoke", "celestial"})
_LAWS_OF_THINGS: Final = frozenset(
    {"fall", "throw", "bounce", "slide", "roll", "swing", "float", "sink", "pour", "melt", "boil", "burn", "break"}
)
_LAWS_OF_ANYBODY: Final = frozenset({"fall", "slide", "swing"})
_CASUALTY: Final = frozenset(
    {"break", "throw", "melt", "burn", "pour", "boil", "slide", "roll", "fall", "bounce", "swing"}
)
"""Laws that, done by somebody, happen to the target: a boy kicks a ball, a barista slides a cup."""

_DONE_TO: Final = re.compile(
    r"^(?:\w+ly )?\w+ing (?:over |down |up |out |off )?(?:an?|the|his|her|its|their|some|two|three|it|them)\b", re.I
)
"""An action with an object right after its verb."""

_LIGHT: Final = re.compile(
    r"\b(?:sun|moon|star|lamp|candle|fire)?light$|\b(?:beams?|rays?|shadows?|glow|sun|darkness|night|silence|temperatures?|pressure|level)$"
)
_STANDING: Final = frozenset({"building", "tree"})
_STRIKES: Final = re.compile(r"(?:hitting|striking|kicking|beating|punching|smacking)\b")
"""Actions of a thing that strikes, and is not thrown for that."""

_STRUCK: Final = re.compile(
    r"being (?:struck|hit|beaten|smashed|punched|hammered)\b(?! (?:over|across|into|on the moon|at))"
)
_HUNG: Final = re.compile(r"(?:being )?(?:hanging|hung|dangling)\b")
_CRAFT: Final = frozenset({"aircraft", "spacecraft", "vehicle", "boat"})
_FIRED: Final = re.compile(
    r"(?:firing|shooting) (?:an?|the|his|her|their|its) (?:\w+ )?"
    r"(?:gun|rifle|pistol|cannon|weapon|bow|laser|photo|film)"
)
_WET: Final = re.compile(
    r"\b(?:water|sea|ocean|lake|river|pool|pond|bath\w*|tub|tank|stream|milk|oil|waves?|harbou?r|canal|bay|surface|soup|"
    r"glass|bowl|fountain|flood|lagoon|aquarium|honey|mercury|creek|puddle|boat|ship|raft)s?\b"
)
_OWN: Final = re.compile(r"(?:its|his|her|their|all) ")
_WORN: Final = frozenset({"cloth", "thing"})
_CARRIED: Final = re.compile(r"(?:bag|satchel|backpack|rucksack|purse|pouch)s?$")
_MOVES_IT: Final = re.compile(
    r"sliding (?!(?:\w+ly )?(?:down|across|on|over|along|in|into|to|off|through|under|home)\b)\w"
    r"|(?:swinging|rocking|dangling) (?:an?|the|his|her|their|its) \w"
)
_RIDDEN: Final = re.compile(r"\b(?:swing|slide|trapeze|hammock|rope|skateboard|sled|snowboard|skis?)\b")
_ANY_FLOOR: Final = frozenset({"", "ground", "surface", "height", "roof", "balcony", "building"})
"""Words that leave open what the ground is made of."""


def read_events(words: Words, draft: Draft) -> None:
    """Add an event for every beat that physics decides, and for every phenomenon that a sentence calls for."""
    subjects = {s.id: s for s in draft.subjects}
    sighted = sighted_events(words.text, draft.subjects)
    for beat in draft.beats:
        event = _event(words, beat, subjects, draft)
        over = next((s for _, s in sighted if _is_in(beat, s)), None)
        if event is None or (over is not None and not _stays(event, over, draft)):
            continue
        if not any(e.law == event.law and e.subject == event.subject for e in draft.physics):
            draft.physics.append(event)
    for event, sighting in sighted:
        if not any(e.law == event.law for e in draft.physics):
            draft.physics.append(_grounded(event, sighting))


def _stays(event: PhysicalEvent, over: Sighting, draft: Draft) -> bool:
    """True when a law of motion is told beside the phenomenon of its sentence: what falls and is said to bounce."""
    return over.law == "bounce" and event.law in {"fall", "bounce"} and any(b.motion == "bounce" for b in draft.beats)


def _is_in(beat: Beat, sighting: Sighting) -> bool:
    """True when the sentence of the phenomenon speaks of this beat."""
    said = set(re.findall(r"[a-z]+", sighting.sentence))
    acted = [word for word in re.findall(r"[a-z]+", beat.action.lower()) if len(word) > 3][1:]
    return not acted or sum(word in said for word in acted) >= 0.6 * len(acted)


def _grounded(event: PhysicalEvent, sighting: Sighting) -> PhysicalEvent:
    """The event with the ground that it meets and the height that is said, for laws of impact."""
    if event.law not in {"bounce", "break", "fall"}:
        return event
    height = _HEIGHT.search(sighting.sentence)
    surface = None if sighting.other in _ANY_FLOOR else _material_of(sighting.other)
    metres = _metres(height) if height else None
    return event.model_copy(update={"surface": surface, "height_m": metres})


def _event(words: Words, beat: Beat, subjects: dict[str, Subject], draft: Draft) -> PhysicalEvent | None:
    law = beat.motion or ""
    if law not in _LAWS_OF_THINGS:
        return None
    doer, target = subjects.get(beat.subject), subjects.get(beat.target)
    who = doer
    if doer is None or doer.kind in _ANIMATE:
        done_to = target is not None and target.kind not in _ANIMATE and _DONE_TO.match(beat.action)
        if law in _CASUALTY and done_to and not (target and _RIDDEN.search(target.noun.lower())):
            who = target
        elif law not in _LAWS_OF_ANYBODY or doer is None or (done_to and not _RIDDEN.search(beat.action)):
            return None
    if who is None:
        return None
    if _never(law, who, beat):
        return None
    if law == "float" and (
        drift_of(who.noun)
        or not _WET.search(f"{beat.action} {who.noun} {draft.values.get('setting.place', '')}".lower())
    ):
        law = "fall"  # what floats down through the air
        if drift_of(who.noun) is None:
            return None
    if who.kind in _AIRY and law in {"float", "fall", "roll"}:
        return None  # clouds and smoke are carried by the air
    other, surface = _surface(beat.action, draft)
    if law == "fall" and who is doer and target is not None and beat.action.startswith(("knocking", "dropping")):
        return None  # what it knocks over falls, not it
    height = _HEIGHT.search(words.text)
    return PhysicalEvent(
        law=law,
        subject=who.id,
        other=other,
        material=who.material,
        surface=surface,
        height_m=_metres(height) if height and law in {"fall", "bounce"} else None,
        temperature_c=draft.values.get("setting.temperature_c"),
    )


def _never(law: str, who: Subject, beat: Beat) -> bool:
    """True for what the verb's physics does not fit: falling light, buildings, landing craft, guns that are fired."""
    if _LIGHT.search(who.noun.lower()):
        return True
    strikes = who.kind not in _ANIMATE and who.id == beat.subject and _STRIKES.match(beat.action) is not None
    struck = _STRUCK.match(beat.action) is not None
    if (law == "throw" and struck) or (law == "swing" and _HUNG.match(beat.action) and "swing" not in beat.action):
        return True
    carried = who.kind in _WORN or _CARRIED.search(who.noun.lower()) is not None
    if law == "bounce" and carried and body_of(who.noun) is None:
        return True  # a bag or a skirt bounces along with who wears it
    if law in {"slide", "swing"} and who.kind in _ANIMATE and _MOVES_IT.match(beat.action):
        return True  # it is the letter or the drawer that slides
    if law == "slide" and who.kind == "reptile":
        return True  # a snake goes by its own strength
    built = who.kind in _STANDING or (who.kind in _CRAFT and beat.action.startswith("landing"))
    return (law == "fall" and built) or (law == "throw" and (strikes or _FIRED.match(beat.action) is not None))


def _metres(said: re.Match[str]) -> float:
    number = _NUMBERS.get(said[1].lower())
    return (float(said[1]) if number is None else number) * _UNIT_M[_unit(said[2])]


def _unit(word: str) -> str:
    low = word.lower()
    whole = re.fullmatch(r"(centi|milli|kilo)?met(?:re|er)s?", low)
    return f"{(whole[1] or '')[:1]}m" if whole else "storey" if low.startswith("stor") else low


def _surface(action: str, draft: Draft) -> tuple[str, str | None]:
    """What the event meets, in the user's words, and its material where a word or the noun's row says it."""
    match = _SURFACE.search(action)
    text = re.split(r" (?:and|with|as|while|in|on|of|at|from|to) ", match[1].strip(), maxsplit=1)[0] if match else ""
    if not text:
        text = (
            str(draft.values.get("setting.place", "")) if draft.values.get("setting.stage") in {"table", "room"} else ""
        )
    if _OWN.match(text):
        return "", None  # its own belly is no ground
    return text[:160], _material_of(text)


def _material_of(text: str) -> str | None:
    materials, nouns = terms_by_phrase("materials"), terms_by_phrase("nouns")
    parts = text.lower().split()
    for word in parts:
        if word in materials:
            return materials[word]
    for word in reversed(parts):
        row = table("nouns").get(nouns.get(word, ""))
        if row and row.material in materials.values():
            return row.material
    stage = table("stages").get(terms_by_phrase("stages").get(parts[-1], "")) if parts else None
    return stage.ground if stage else None
