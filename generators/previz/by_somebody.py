"""Deeds without a doer: what is done to things by hands that nobody names, or of which only the hand is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.immersing import vessels_dropped_into
from generators.previz.motion.performing import performance_of
from generators.previz.rigs.props import prop_of
from generators.previz.taking_in import takers_of
from generators.previz.things import is_large
from prompts.reading.grammar import gerund_of, verbs
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["in_active_words", "with_somebody"]

SOMEBODY: Final = {"noun": "person", "kind": "human", "height_m": None, "count": 1, "count_text": "", "material": None}
BY_ITSELF: Final = frozenset(
    {"throw", "fall", "bounce", "roll", "swing", "spin", "turn", "pour", "flow", "burn", "boil", "melt", "slide",
     "rise", "shine"}
)  # fmt: skip
"""Motions that physics or the thing itself shows of what is thrown, tipped over or lit."""
FROM_NEAR: Final = frozenset({"boil", "melt", "pour"})
"""Motions of what is on the fire or poured, which is filmed from near by."""
IN_NO_HAND: Final = frozenset({"smoke", "fire", "liquid"})
"""Kinds of what nobody takes into the hand."""
AT_HAND: Final = frozenset({"hand", "surface", "aloft"})
"""Ways of having to do with a thing that leave no doubt who is seen with it: somebody at a table."""
TOOLS: Final = frozenset({"tool", "vessel", "device", "thing"})
"""Kinds of what hands do something with."""
LIKE_TOOLS: Final = {
    "pen": ("pen", "pencil", "quill", "marker", "crayon", "brush", "paintbrush"),
    "chalk": ("chalk", "marker", "pen"),
    "knife": ("knife", "cleaver", "peeler", "blade"),
    "spoon": ("spoon", "ladle", "whisk", "fork", "spatula"),
    "paintbrush": ("paintbrush", "brush", "roller"),
    "cloth": ("cloth", "sponge", "rag", "towel"),
    "broom": ("broom", "brush", "mop"),
}
"""What stands for the tool of a deed in the hand."""
BARE: Final = frozenset({"table", "studio"})
"""Stages on which there is no room for who does it."""
_PARTICLES: Final = frozenset({"up", "down", "on", "off", "out", "in", "over", "away", "back", "with"})
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "his", "her", "their", "some", "two", "three", "another"})
_BY_HAND: Final = re.compile(r" by (?:an? |the |somebody's |someone's )?(?:hands?|person|somebody|someone|fingers?)\b")
PRESSURE: Final = frozenset({"pressure", "force", "strength", "grip"})
"""What hands do more and more of, and nobody sees by itself."""
_GROWS: Final = re.compile(r"(?:increas|intensif|grow|ris|build|mount|decreas|weaken|eas)\w*\b")
_USED: Final = re.compile(r"being used (?:to|for) (?P<verb>[a-z]+)(?P<rest>.*)$")
_OF_CLOCKS: Final = re.compile(r"\b(?:clocks?|watch(?:es)?|timers?|dials?)\b")
_HANDS: Final = re.compile(r"(?:\w+ )?(?:hands?|fingers?)$")


def with_somebody(shot: Shot) -> Shot:
    """The shot with a person who does what is done to things in it, where nobody that lives is in it.

    Args:
        shot: one of `a thermos is opened` or `a hand opens a drawer`.
    """
    if any(_lives(subject) for subject in shot.subjects):
        return shot
    shot = _without_pressure(shot)
    if vessels_dropped_into(shot) or takers_of(shot):
        return shot
    near = [beat for beat in shot.beats if beat.motion in FROM_NEAR and not _by_hand(beat)]
    if near and not (_deeds(shot) and all(_is_poured(beat) for beat in near)):
        return shot
    hands = () if _OF_CLOCKS.search(shot.request.lower()) else shot.subjects
    hand = next((s for s in hands if _HANDS.match(s.noun.lower()) and _acts(shot, s)), None)
    deeds = _deeds(shot, pours=bool(near))
    if hand is None and not deeds:
        return shot
    who = hand.model_copy(update=SOMEBODY) if hand else Subject(id="somebody", **SOMEBODY)
    others = [s.model_copy(update={"importance": Importance.SUPPORTING}) for s in shot.subjects if s is not hand]
    subjects = [who if s is hand else others.pop(0) for s in shot.subjects] + ([] if hand else [who])
    beats = [_done_by(who, beat, deeds.get(number, "")) for number, beat in enumerate(shot.beats)]
    handled = {beat.target for number, beat in enumerate(beats) if number in deeds}
    physics = [event for event in shot.physics if event.subject not in handled]  # which would be filmed by itself
    flies = any(
        (row := performance_of(words, "", posture=False)) and row.leaves_to == "sky" for words in deeds.values()
    )
    staged = shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics})
    return _seen(staged, who, "wide" if flies else "medium")


def in_active_words(action: str, noun: str) -> str:
    """What somebody does to a thing that an action says is done to it; empty if no known verb says it.

    Args:
        action: of the thing, in lower case: `being cut into slices`.
        noun: of the thing.
    """
    first, _, rest = _BY_HAND.sub("", action.removeprefix("being ")).partition(" ")
    verb = next((verb for verb in verbs().get(first, ()) if verb.form in ("past", "participle", "base")), None)
    if verb is None or not action.startswith("being "):
        return ""
    words = rest.split()
    led = bool(words) and words[0] in _PARTICLES and (len(words) == 1 or words[1] not in _ARTICLES)
    said = (
        [gerund_of(verb.base), *words[:1], "the", noun, *words[1:]]
        if led
        else [gerund_of(verb.base), "the", noun, *words]
    )
    return " ".join(said)


def _is_poured(beat: Beat) -> bool:
    return beat.motion == "pour" and beat.action.lower().startswith("being ")


def _deeds(shot: Shot, *, pours: bool = False) -> Mapping[int, str]:
    """The deeds of hands by the numbers of their beats, in the words of who does them; `pours`: pouring too."""
    found: dict[int, str] = {}
    for number, beat in enumerate(shot.beats):
        thing = next((s for s in shot.subjects if s.id == (beat.subject or getattr(shot.main_subject, "id", ""))), None)
        if (
            thing is None
            or thing.kind in IN_NO_HAND
            or (beat.motion in BY_ITSELF and not _by_hand(beat) and not (pours and _is_poured(beat)))
            or not told(shot, f"beats[{number}].action")
        ):
            continue
        used = _used_to(thing, beat)
        words = used or in_active_words(beat.action.lower(), thing.noun.lower()) or _with_a_tool(thing, beat)
        row = performance_of(words, "", [thing.noun], posture=False, alone=True) if words else None
        if (
            row is not None
            and (row.object in AT_HAND or (used and row.object == "front"))
            and (_by_hand(beat) or not is_large(thing))
            and not _opens(thing, beat)
        ):
            found[number] = words
    return found


def _used_to(thing: Subject, beat: Beat) -> str:
    """What somebody does with a thing that is said to be used to do it: `being used to write on a box`."""
    found = _USED.match(beat.action.lower())
    if found is None:
        return ""
    return f"{gerund_of(found['verb'])}{found['rest']} with the {thing.noun.lower()}"


def _with_a_tool(thing: Subject, beat: Beat) -> str:
    """What somebody does with a tool of which it is told as if it did so by itself: a pen writes on paper."""
    action = beat.action.lower()
    row = performance_of(action, "", [], posture=False, alone=True) if thing.kind in TOOLS else None
    fits = row is not None and row.tool and (thing.noun.lower().split()[-1] in LIKE_TOOLS.get(row.tool, (row.tool,)))
    return f"{action} with the {thing.noun.lower()}" if fits else ""


def _by_hand(beat: Beat) -> bool:
    """Whether the words say that hands do it: a bottle being squeezed by hand pours nothing."""
    return _BY_HAND.search(beat.action.lower()) is not None


def _without_pressure(shot: Shot) -> Shot:
    """The shot without the pressure of hands as a thing of its own, which what they are at shows."""
    if not any(_by_hand(beat) for beat in shot.beats):
        return shot
    gone = {subject.id for subject in shot.subjects if subject.noun.lower() in PRESSURE}
    pressed = {s.id for s in shot.subjects if any(look.part in PRESSURE for look in s.looks)}
    beats = [
        beat for beat in shot.beats
        if beat.subject not in gone and not (beat.subject in pressed and _GROWS.match(beat.action.lower()))
    ]  # fmt: skip
    subjects = [
        s.model_copy(update={"looks": [look for look in s.looks if look.part not in PRESSURE]})
        if s.id in pressed
        else s
        for s in shot.subjects
        if s.id not in gone
    ]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if subjects and beats else shot


def _opens(thing: Subject, beat: Beat) -> bool:
    """Whether a thing shows by itself that it is opened."""
    prop = prop_of(thing.noun)
    return beat.motion == "open" and prop is not None and bool(prop.opens)


def _done_by(who: Subject, beat: Beat, words: str) -> Beat:
    if not words:
        return beat
    return beat.model_copy(update={"subject": who.id, "action": words, "target": beat.subject})


def _seen(shot: Shot, who: Subject, size: str) -> Shot:
    """The shot as the camera takes somebody at work, unless the user decided on it."""
    camera: dict[str, object] = {"height_m": None, "distance_m": None}
    if not told(shot, "camera.size"):
        camera["size"] = size
    if not told(shot, "camera.focal_length_mm"):
        camera["focal_length_mm"] = 50.0 if size == "medium" else 35.0
    moves = [m.model_copy(update={"target": who.id if m.target else ""}) for m in shot.camera.moves]
    update: dict[str, object] = {"camera": shot.camera.model_copy(update={**camera, "moves": moves})}
    if shot.setting.stage in BARE and not told(shot, "setting.stage"):
        update["setting"] = shot.setting.model_copy(update={"stage": "room", "interior": True})
    return shot.model_copy(update=update)


def _acts(shot: Shot, subject: Subject) -> bool:
    return any(beat.subject == subject.id and not beat.action.startswith("being ") for beat in shot.beats)


def _lives(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "thing")
    return kind is not None and kind.animate and not _HANDS.match(subject.noun.lower())
