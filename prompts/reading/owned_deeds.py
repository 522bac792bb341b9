"""What is somebody's own: `our baby's first steps` shows the baby, who walks; `grandma's birthday` shows grandma."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import gerund_of, verbs
from prompts.reading.lists import words_of
from prompts.reading.moving import motion_of_verb
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase
from prompts.reading.scan import Scan, acts_after
from prompts.reading.words import Words
from prompts.shot import Beat, Importance
from prompts.vocabulary import terms_by_phrase

__all__ = ["read_owned_deed"]

_TAKEN: Final = frozenset({
    "step", "steps", "bath", "breath", "bow", "nap", "bite", "sip", "turn", "shower", "break", "ride",
})  # fmt: skip
"""What one takes: `first steps` are taken."""
_OCCASIONS: Final = frozenset({
    "birthday", "day", "wedding", "graduation", "anniversary", "christmas", "concert", "recital",
})  # fmt: skip
_WHICH: Final = frozenset({"first", "last", "big", "second", "third", "final", "own"})


def read_owned_deed(scan: Scan, phrase: NounPhrase) -> int:
    """Read whose deed or day a noun phrase names, who is the one to be seen; 0 for any other phrase."""
    words = scan.words
    at = next((i for i in reversed(range(phrase.start, phrase.end)) if words.low(i).endswith("'s")), None)
    head = words.low(phrase.end - 1) if " of " not in phrase.noun else ""
    if at is None or acts_after(words, phrase.end, scan.end):
        return 0
    told = {words.low(i) for i in range(at + 1, phrase.end - 1)}
    ordinal = bool(told & _WHICH) or any(word[:1].isdigit() for word in told)
    deed = head in words_of("unseen", "happenings") | _TAKEN and ordinal
    day = head in _OCCASIONS and (ordinal or head != "day")
    whose = owner_of(words, phrase) if deed or day else None
    if whose is None:
        return 0
    owner = scan.cast.add(whose, Importance.MAIN)
    scan.current, scan.since = [owner], len(scan.draft.beats)
    if deed:
        action, base = _action(words, at, phrase.end)
        motion = terms_by_phrase("motions").get(base) or motion_of_verb(words, base, at, at + 1)
        scan.draft.beats.append(Beat(subject=owner, action=action[:400], motion=motion))
    else:
        scan.draft.details.append(words.said(phrase.start, phrase.end)[:160])
    return phrase.end


def _action(words: Words, at: int, end: int) -> tuple[str, str]:
    """What is done, and the base form of a verb for how one moves in it: `taking first steps` is walking."""
    head = words.low(end - 1)
    said = words.said(at + 1, end)
    if head in _TAKEN:
        return f"taking {'' if head.endswith('s') else 'the '}{said}", "walk" if head.startswith("step") else ""
    base = next((verb.base for verb in verbs().get(head, ()) if verb.form == "base"), "")
    first = " for the first time" if words.low(at + 1) == "first" else ""
    return (f"{gerund_of(base)}{first}", base) if base else (f"giving {said}", "")
