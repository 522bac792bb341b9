"""What a sentence tells the main subject, or a thing, to do, as one speaks to an actor: `plant a flag`, `look up`."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import verb_of
from prompts.revising.camerawork import kinds_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, is_pronoun, told_apart
from prompts.revising.patterns import pattern
from prompts.revising.subjects import is_cue, is_of_the_trade, phrase_of
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import join_list

__all__ = ["MOVERS", "imperative", "ordered", "told_to"]

_OF_CAMERA: Final = frozenset({
    "pan", "tilt", "zoom", "dolly", "track", "follow", "orbit", "circle", "push", "pull", "truck", "shake", "move",
    "lock", "make", "put", "give", "add", "keep", "have", "let", "show", "change", "use", "set", "leave", "remove",
    "call",
    "name", "see", "focus", "frame", "hold", "get", "take", "replace", "swap", "turn", "light", "dress", "paint",
    "color", "colour", "drop", "lose", "hide", "bring", "start", "end", "cut", "shoot", "film",
    "speed", "slow", "warm", "cool", "darken", "brighten", "dim", "lighten", "lift", "raise", "lower", "lengthen",
    "shorten", "extend", "trim", "stabilise", "stabilize", "blur", "sharpen", "soften", "reverse", "centre", "center",
    "position", "place", "shift", "delete", "skip", "stop", "want", "like", "love", "need", "try", "do", "go", "say",
    "tell", "help", "thank", "think", "know", "understand", "write", "avoid", "rename", "repeat", "render",
})  # fmt: skip
"""Verbs whose object is the shot's, or which other rules know."""

MOVERS: Final = frozenset({"vehicle", "cycle", "aircraft", "boat", "spacecraft", "robot", "ball"})
"""Kinds of things that go by themselves, and are told to."""


def told_to(text: str, shot: Shot, _edits: Edits) -> str:
    """`look up`, `stop at a red light`: what the main subject is to do, told as to an actor."""
    match = pattern("absolute", "told_to").search(text.strip(" ,."))
    verb = verb_of(match["verb"].lower()) if match else None
    main = shot.main_subject
    if match is None or verb is None or verb.form != "base" or main is None or is_cue(text.strip(" ,.").lower()):
        return text
    acts = table("kinds")[main.kind or "thing"].animate or main.kind in MOVERS
    motion = table("motions").get(terms_by_phrase("motions").get(verb.base, ""))
    stops = verb.base == "stop" and bool(match["rest"])
    if not acts or motion is None or not (stops or verb.base not in _OF_CAMERA | _AS_CAMERAS_DO):
        return text
    if verb.base in terms_by_phrase("nouns") or kinds_of(verb.base) or (motion.speed_mps and not match["rest"]):
        return text
    return f"{join_list(told_apart(shot, [shot.subjects.index(main)]))} will {match['verb']}{match['rest']}"


_AS_CAMERAS_DO: Final = frozenset({
    "creep", "drift", "glide", "float", "fly", "rise", "sink", "swing", "sweep", "descend", "climb", "spin", "rotate",
    "wander", "arc", "dive", "soar", "stay", "remain", "rest", "wait", "linger",
})  # fmt: skip
"""What a camera may be told to do as well."""


def imperative(text: str, shot: Shot, _edits: Edits) -> str:
    """`rotate the bottle slowly`: what is done to it is what it does."""
    match = pattern("absolute", "imperative").search(text)
    verb = verb_of(match["verb"].lower()) if match else None
    if match is None or verb is None or verb.form != "base" or verb.base in _OF_CAMERA:
        return text
    if pattern("objects", "removing").match(verb.base):
        return text
    if is_pronoun(match["who"]) and terms_by_phrase("motions").get(verb.base) is None:
        return text
    found = find_subjects(shot, match["who"])
    if not found or (is_pronoun(match["who"]) and match["who"].lower() == "it" and not shot.subjects):
        return text
    names = join_list(told_apart(shot, found))
    return f"{text[: match.start()]} , {names} will {match['verb']}{match['how']} {text[match.end() :]}"


def ordered(text: str, shot: Shot, _edits: Edits) -> str:
    """`plant a flag`: what the main subject is to do with something, told as to an actor."""
    match = pattern("absolute", "ordered").search(text.strip(" ,."))
    verb = verb_of(match["verb"].lower()) if match else None
    phrase = phrase_of(match["what"]) if match else None
    main = shot.main_subject
    if match is None or verb is None or phrase is None or main is None or verb.form != "base":
        return text
    acts = table("kinds")[main.kind or "thing"].animate or main.kind == "robot"
    known = phrase.noun_id or phrase.noun.lower() in _ANYTHING
    if not acts or not known or verb.base in _OF_CAMERA - _WITH_HANDS or is_cue(text.strip(" ,.").lower()):
        return text
    if (
        is_of_the_trade(phrase.noun.lower(), None)
        or kinds_of(verb.base)
        or pattern("objects", "removing").match(verb.base)
    ):
        return text
    return f"{join_list(told_apart(shot, [shot.subjects.index(main)]))} will {verb.base} {match['what']}"


_ANYTHING: Final = frozenset({"something", "hands"})
_WITH_HANDS: Final = frozenset({"hold"})
"""A verb of the camera's that people do too, to what is no shot: `hold hands`."""
