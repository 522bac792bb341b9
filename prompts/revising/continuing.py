"""What goes on with what is there: `towards a teddy bear`, `through the park`, `on a donkey`, `everybody laughs`.

A phrase by itself is said of the deed that the shot has; a word for all of them is said of each; and two who change
places are the same two.
"""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, told_apart
from prompts.revising.giving import MOUNTS, put_on_a_mount
from prompts.revising.subjects import phrase_of
from prompts.shot import Beat, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["goes_on", "read_sides"]

_PHRASE: Final = re.compile(
    r"^(?P<prep>towards?|into|onto|over to|past|after|away from|up to|out of|through|across|along|around|over|on|to) "
    r"(?P<what>(?:an?|the|some|two|three|his|her|its|their) [\w' -]+)$",
    re.I,
)
_OF_THE_CAMERA: Final = re.compile(
    r"\b(?:camera|us|lens|left|right|side|frame|screen|end|beginning|start|edge|cent(?:re|er)|middle|foreground"
    r"|background|distance|face|hands?|eyes?|crane|tripod|gimbal|dolly)\b",
    re.I,
)
_ALL: Final = re.compile(
    r"^(?:everybody|everyone|each of them|all of them|both of them|they all|they both) (?P<verb>[a-z]+)\b", re.I
)


def goes_on(text: str, shot: Shot) -> str:
    """A phrase that goes on with what the main subject does, told in full; other text as it is.

    Args:
        text: one wish in plain words.
        shot: as it is.
    """
    bare = text.strip(" ,.")
    if (all_of_them := _ALL.match(bare)) and (verb := verb_of(all_of_them["verb"].lower())) and verb.base != "be":
        return f"they {verb.base}{bare[all_of_them.end() :]}" if verb.form in ("third", "base") else text
    if (mounted := put_on_a_mount(bare, shot)) != bare:
        return mounted
    match = _PHRASE.match(bare)
    main = shot.main_subject
    if match is None or main is None or _OF_THE_CAMERA.search(bare):
        return text
    beat = next((b for b in reversed(shot.beats) if b.subject == main.id), None)
    head = match["what"].lower().split()[-1]
    place = terms_by_phrase("stages").get(head) is not None and not find_subjects(shot, f"the {head}")
    if match["prep"].lower() in _THROUGH and place:
        return f"in {match['what']}"
    return _told_in_full(match["prep"].lower(), match["what"], beat, shot) or text


_THROUGH: Final = frozenset({"through", "across", "along", "around"})


def _told_in_full(prep: str, what: str, beat: Beat | None, shot: Shot) -> str:
    """The deed of a beat with a phrase of where it goes, or of what is ridden; empty where it is none of these."""
    main = shot.main_subject
    row = table("motions").get(beat.motion or "") if beat is not None else None
    verb = verb_of(beat.action.lower().split()[0]) if beat is not None and beat.action else None
    if main is None or row is None or verb is None:
        return ""
    who = told_apart(shot, [shot.subjects.index(main)])[0]
    noun = phrase_of(what)
    thing = table("nouns").get(noun.noun_id) if noun is not None else None
    if prep == "on":
        rides = row.id == "ride" and thing is not None and thing.kind in MOUNTS
        return f"{who} should ride {what}" if rides else ""
    return f"{who} should {verb.base} {prep} {what}" if row.speed_mps > 0 and prep != "over" else ""


_CHANGE_PLACES: Final = re.compile(
    r"^(?:swap|switch|exchange|change|reverse|flip|trade)(?: (?:them|the two|both|around|round|over|their|the|two|of"
    r"|them|people|characters|man|woman|and|positions?|places?|sides|with each other|about))+$",
    re.I,
)


def read_sides(text: str, shot: Shot, edits: Edits) -> str:
    """`swap them`: who was on the left is on the right; a question where the shot does not say who is where.

    Returns:
        The text without what was understood.
    """
    if (moved := _moved(text, shot, edits)) is not None:
        return moved
    if not _CHANGE_PLACES.match(text.strip(" ,.")):
        return text
    living = [i for i, s in enumerate(shot.subjects) if table("kinds")[s.kind or "thing"].animate]
    pair = living if len(living) == 2 else list(range(len(shot.subjects)))
    if len(pair) != 2:
        return text
    first, second = (_side(shot.subjects[i].position) for i in pair)
    if not first and not second:
        one, other = told_apart(shot, pair)
        edits.ask(f"The shot does not say who is on which side. Who should be on the left, {one} or {other}?")
        return ""
    left = first == "left" or second == "right"
    for index, side in zip(pair, ("right", "left") if left else ("left", "right"), strict=True):
        edits.put(f"subjects[{index}].position", side, text)
    return ""


_OTHER_SIDE: Final = re.compile(
    r"^(?:(?:(?:put|move|place) (?:it|him|her|them) )?(?:(?:to|on) )?the other side"
    r"|on (?:the )?(?:far )?(?P<side>left|right)(?: side)?)"
    r"(?: of (?:the )?(?:frame|picture|shot|screen|image))?$",
    re.I,
)


def _moved(text: str, shot: Shot, edits: Edits) -> str | None:
    """`the other side`, `on the right`: what was put on a side last, else the last thing.

    Returns:
        The text without what was understood; None for no such words.
    """
    match = _OTHER_SIDE.match(text.strip(" ,."))
    if match is None:
        return None
    sided = [i for i, s in enumerate(shot.subjects) if _side(s.position)]
    meant = sided[-1:] or ([len(shot.subjects) - 1] if shot.subjects and match["side"] else [])
    if not meant:
        return None
    for index in meant:
        now = _side(shot.subjects[index].position)
        side = (match["side"] or {"left": "right", "right": "left"}.get(now, "")).lower()
        if not side:
            return None
        old = shot.subjects[index].position
        edits.put(f"subjects[{index}].position", old.replace(now, side) if now else f"on the {side}", text)
    return ""


def _side(position: str) -> str:
    found = re.search(r"\b(left|right)\b", position.lower())
    return found.group() if found else ""
