"""Deeds that the shot has and that are not to be: left out, done in place of, or what a new one goes before."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import singulars, verb_of
from prompts.revising.camerawork import kinds_of
from prompts.revising.deeds import is_beside
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, is_pronoun
from prompts.revising.patterns import pattern, patterns
from prompts.revising.subjects import cut
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = [
    "find_deeds",
    "leave_out",
    "read_order",
    "read_other_face",
    "read_swapped_deed",
    "read_swapped_object",
    "read_undone",
]

_NOT_SEEN: Final = frozenset({
    "be", "look", "feel", "seem", "want", "need", "like", "have", "know", "think", "understand", "work", "fit", "match",
    "mean", "show", "see", "get", "change", "touch", "let",
})  # fmt: skip
"""Verbs whose denial says something of the shot or of the speaker, unless somebody in it does just that."""


def find_deeds(shot: Shot, word: str, who: str = "", *, alike: bool = True) -> list[int]:
    """The beats that a verb means, whatever its form: by the verb itself, else by its way of moving.

    Args:
        shot: the shot as it is.
        word: the verb, such as `laughing`.
        who: whom the words name as its doer; their beats come first, and nobody else's count where they have one.
        alike: whether beats of another verb with the same way of moving count.
    """
    verb = verb_of(word.lower())
    if verb is None:
        return []
    motion = terms_by_phrase("motions").get(verb.base)
    same = [i for i, beat in enumerate(shot.beats) if verb.base in _bases(beat.action)]
    moving = [i for i, beat in enumerate(shot.beats) if alike and motion and beat.motion == motion]
    meant = same or moving
    doers = {shot.subjects[i].id for i in find_subjects(shot, who)} if who and who.lower() != "it" else set()
    own = [i for i in meant if shot.beats[i].subject in doers]
    return own or (meant if not doers or same else [])


def _bases(action: str) -> set[str]:
    """The base of the verb that an action begins with, and of one that it goes on with."""
    words = re.findall(r"[a-z]+", _DESCRIBES.sub(" ", action.lower()))
    found = {verb.base for word in words[:1] if (verb := verb_of(word))}
    return found | {verb.base for word in words[1:] if word.endswith("ing") and (verb := verb_of(word))}


_DESCRIBES: Final = re.compile(
    r"\b(?:an?|the|his|her|its|their|some|under|in|at|on|with|of|into|past|by) (?P<how>[a-z]+ing) (?=[a-z])"
)
"""`under flickering neon lights`: how a thing is that a deed names."""


def _undescribed(shot: Shot, edits: Edits, deed: str, said: str) -> bool:
    """Take `flickering` out of `walking under flickering lights`, where nobody flickers; false where none is so."""
    verb = verb_of(deed.lower())
    told = [i for i, b in enumerate(shot.beats) for m in _DESCRIBES.finditer(b.action.lower())
            if verb is not None and (of := verb_of(m["how"])) is not None and of.base == verb.base]  # fmt: skip
    for index in told:
        how = next(m["how"] for m in _DESCRIBES.finditer(shot.beats[index].action.lower()))
        action = re.sub(rf"\b{how} ", "", shot.beats[index].action, flags=re.I)
        edits.put(f"beats[{index}].action", action, said)
        left = [effect for effect in shot.lighting.effects if how not in effect.lower()]
        if left != shot.lighting.effects:
            edits.put("lighting.effects", left, said)
    return bool(told)


def read_undone(text: str, shot: Shot, edits: Edits) -> str:
    """`it doesn't bounce`, `cut the laughing`: that beat and what physics makes of it go; returns the other words."""
    for rule in patterns("deeds", "undone"):
        match = rule.search(text)
        if match is None or verb_of(match["deed"].lower()) is None or "camera" in match.group().lower():
            continue
        who = (match["who"] or "").strip()
        if kinds_of(match["deed"]) and not find_deeds(shot, match["deed"], who):
            continue
        found = find_deeds(shot, match["deed"], _doer(who, shot))
        if rule is patterns("deeds", "undone")[1]:
            base = verb_of(match["deed"].lower())
            found = [i for i in found if base is not None and base.base in _bases(shot.beats[i].action)]
        if found:
            leave_out(shot, edits, found, match.group())
            return cut(text, match)
        if _undescribed(shot, edits, match["deed"], match.group()):
            return cut(text, match)
        base = verb_of(match["deed"].lower())
        told = bool(who) and rule is patterns("deeds", "undone")[0]
        if told and base is not None and base.base not in _NOT_SEEN and _doer(who, shot):
            edits.ask(f"Nobody does that in this shot: “{match.group().strip(' ,')}”. What should happen instead?")
            return cut(text, match)
    return text


def _doer(who: str, shot: Shot) -> str:
    """Whom the words mean; empty for nobody in particular."""
    named = who.lower() not in {"", "it", "nobody", "no one", "noone", "any", "more"}
    return who if named and (is_pronoun(who) or find_subjects(shot, who)) else ""


def leave_out(shot: Shot, edits: Edits, gone: list[int], said: str) -> None:
    """Take beats out, and what physics makes of them."""
    left = [beat for i, beat in enumerate(shot.beats) if i not in gone]
    edits.put("beats", [b.model_dump(mode="json") | {"start_s": None, "end_s": None} for b in left], said)
    done = {(shot.beats[i].subject, shot.beats[i].motion) for i in gone}
    motions = {motion for _, motion in done}
    events = [
        event
        for event in shot.physics
        if (event.subject, event.law) not in done
        and not (event.law in _OF_MOTION.get("fall", ()) and "fall" in motions)
    ]
    if len(events) < len(shot.physics):
        edits.put("physics", [event.model_dump(mode="json") for event in events], said)


_OF_MOTION: Final = {"fall": frozenset({"topple"})}
"""Laws that a way of moving brings about under another name."""


def read_swapped_deed(text: str, shot: Shot, edits: Edits) -> str:
    """`he cries instead of laughing`: the new deed alone, which takes the place of the old one."""
    for rule in patterns("deeds", "instead"):
        match = rule.search(text)
        if match is None or verb_of(match["old"].lower()) is None or match["old"].lower() in terms_by_phrase("weather"):
            continue
        new = re.sub(r"^(?:to |let (?:it|him|her|them) |have (?:it|him|her|them) )", "", match["new"].strip())
        verbs = [verb for word in new.lower().split()[:6] if (verb := verb_of(word)) and verb.base != "be"]
        found = find_deeds(shot, match["old"])
        if not found or not verbs or kinds_of(new.split()[0]):
            continue
        edits.instead = found[0]
        first = verb_of(new.split()[0].lower())
        if first is not None and first.form in ("base", "ing"):
            return f"{_named(shot, found[0])} should {new if first.form == 'base' else f'be {new}'}"
        return new
    return text


_INSTEAD: Final = re.compile(
    r"^(?P<who>he|she|it|they|(?:the|his|her|its|their) [\w' -]+?) (?:should |must |could |can )?(?P<deed>[a-z]+)"
    r"(?: [\w' -]+?)? instead$",
    re.I,
)


def read_other_face(text: str, shot: Shot, edits: Edits) -> str:
    """`she should smile instead`, of one who opens a letter and cries: she smiles where she cried, and opens it."""
    match = _INSTEAD.match(text.strip(" ,."))
    verb = verb_of(match["deed"].lower()) if match else None
    if match is None or verb is None or not is_beside(verb.base):
        return text
    doers = {shot.subjects[i].id for i in find_subjects(shot, match["who"])}
    own = [i for i, b in enumerate(shot.beats) if b.subject in doers and any(map(is_beside, _bases(b.action)))]
    if own:
        edits.instead = own[-1]
    return text


def read_swapped_object(text: str, shot: Shot) -> str:
    """`she checks her phone instead of her watch`, of one who checks it already: a phone instead of the watch.

    So is `slice onions`, where tomatoes are sliced.
    """
    match = pattern("deeds", "object").search(text)
    if match is not None and find_deeds(shot, match["deed"], match["who"]) and find_subjects(shot, match["old"]):
        return f"{match['new']} instead of {match['old']}"
    match = pattern("deeds", "another").search(text)
    old = _other_object(match, shot) if match is not None else ""
    return f"{match['new']} instead of {old}" if match is not None and old else text


def _other_object(match: re.Match[str], shot: Shot) -> str:
    """What the deed of a wish is done to in the shot, where the wish names something new for it; else nothing."""
    who = (match["who"] or match["made"] or "").strip()
    verb = verb_of(match["deed"].lower())
    found = find_deeds(shot, match["deed"], _doer(who, shot))
    if verb is None or not (who or verb.form == "base"):
        return ""  # reading glasses
    if not found or verb.base not in _bases(shot.beats[found[0]].action):
        return ""
    if who and shot.beats[found[0]].subject not in {shot.subjects[i].id for i in find_subjects(shot, who)}:
        return ""
    known = terms_by_phrase("nouns")
    if find_subjects(shot, match["new"]) or not any(n in known for n in singulars(match["new"].lower().split()[-1])):
        return ""
    target = next((s for s in shot.subjects if s.id == shot.beats[found[0]].target), None)
    if target is None or (match["old"] and target not in (shot.subjects[i] for i in find_subjects(shot, match["old"]))):
        return ""
    return f"the {target.noun}"


def _named(shot: Shot, at: int) -> str:
    doer = next((s for s in shot.subjects if s.id == shot.beats[at].subject), shot.main_subject)
    if doer is None or doer is shot.main_subject:
        return "they" if doer is not None and doer.count > 1 else "the main subject"
    return doer.name or f"the {doer.noun}"


def _told(deed: str) -> bool:
    """A verb as it is told of somebody: `before he opens it`."""
    verb = verb_of(deed.lower())
    return verb is not None and verb.form == "third"


def read_order(text: str, shot: Shot, edits: Edits) -> str:
    """`first she waves`, `before it falls he shouts`: where a new deed goes; returns the text without that."""
    if match := pattern("deeds", "before").search(text):
        found = find_deeds(shot, match["deed"])
        rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
        if not found and rest and match.start() == 0 and _told(match["deed"]):
            edits.ask(f"Nobody does that in this shot: “{match.group().strip(' ,')}”. When should it happen?")
            return ""
        if found and rest:
            edits.before = found[0] if "before" in match["side"].lower() else found[-1] + 1
            return rest
    match = pattern("deeds", "first").search(text)
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,") if match else ""
    if match and rest and shot.beats:
        edits.before = 0
        return rest
    return text
