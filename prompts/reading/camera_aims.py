"""What a camera move begins on, ends on and reveals, which is told after the move: `pull back to reveal a hall`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.appearance import modifiers
from prompts.reading.grammar import CONJUNCTIONS, POSSESSIVES
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import Scan, acts_after
from prompts.reading.seen import may_be_seen
from prompts.reading.subjects import is_place_phrase
from prompts.reading.tagging import FINITE, tag_at
from prompts.reading.words import Words
from prompts.shot import Importance, Look
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["begins_there", "read_aim", "read_reveal"]

_REVEALS: Final = frozenset({"reveal", "reveals", "revealing", "show", "showing", "uncover", "uncovering", "disclose"})


def read_reveal(scan: Scan, at: int) -> int:
    """`pull back to reveal an empty hall`, behind a camera move: what the shot ends on, which is no deed of anybody."""
    words = scan.words
    if words.low(at) in {"until", "till"}:
        return _read_until_seen(scan, at)
    before = at - 1 - (words.low(at - 1) == ",")
    verb = at + (words.low(at) == "to")
    moved = before >= scan.start and bool(scan.draft.moves) and (words.claimed[before] or _from_something(scan, at))
    if not moved or words.low(verb) not in _REVEALS or (words.low(at) != "to" and not words.low(at).endswith("ing")):
        return at
    if not any(scan.start <= start <= before for start in scan.draft.moves_at):
        return at
    phrase = noun_phrase_at(words, verb + 1, scan.end)
    if phrase is None:
        return at
    said = words.said(verb + 1, phrase.end)
    be = "are" if phrase.count > 1 else "is"
    scan.draft.put("end_state", f"{said} {be} revealed"[:400], words.said(at, phrase.end))
    scan.current = []
    return verb + 1


def _from_something(scan: Scan, at: int) -> bool:
    """Whether a move is told with what it begins on: `pull back from a cup to reveal a man`."""
    words = scan.words
    start = max((start for start in scan.draft.moves_at if scan.start <= start < at), default=at)
    between = range(start, at)
    begins = any(words.low(i) == "from" for i in between)
    return begins and not any(words.free(i) and tag_at(words, i) in FINITE for i in between)


def _read_until_seen(scan: Scan, at: int) -> int:
    """`zoom out until the whole garden is seen`, `until they are dots`: what the move ends on."""
    words = scan.words
    said = words.text[words.tokens[at + 1].start :] if at + 1 < scan.end else ""
    if (small := _SMALL.match(said)) and any(scan.start <= start < at for start in scan.draft.moves_at):
        stop = min(at + 1 + len(Words.of(small[0]).tokens), scan.end)
        scan.draft.put("end_state", small[0][:400], words.said(at, stop))
        return stop
    phrase = noun_phrase_at(words, at + 1, scan.end)
    if phrase is None or not any(scan.start <= start < at for start in scan.draft.moves_at):
        return at
    said = words.text[words.tokens[phrase.end].start :] if phrase.end < scan.end else ""
    seen = _SEEN.match(said)
    if seen is None:
        return at
    stop = phrase.end + len(Words.of(seen[0]).tokens)
    scan.draft.put("end_state", words.said(at + 1, stop)[:400], words.said(at, stop))
    if is_place_phrase(phrase):
        set_place(scan, phrase)
    else:
        scan.cast.add(phrase, Importance.SUPPORTING)
    scan.current = []
    return stop


_SMALL: Final = re.compile(
    r"(?:s?he|it|they|we|(?:the|his|her) [\w-]+)(?:['\u2019]s| is|['\u2019]re| are| becomes?| looks?| seems?) "
    r"(?:just |only |nothing but |no more than |very |so |all |like )*(?:an? )?"
    r"(?:(?:tiny|small|little|black|distant|lone) ?)*(?:tiny|small|dots?|specks?|spots?|ants?|figures?|points?)\b"
    r"(?: (?:in|on|against|below|from) (?:the |an? )?(?:\w+ )?\w+)?",
    re.IGNORECASE,
)
"""What somebody becomes in a frame that grows: `he is tiny`, `they are just dots on the sand`."""
_SEEN: Final = re.compile(
    r"(?:is|are|becomes?|gets?) (?:fully |all )?(?:seen|visible|revealed|shown|in (?:view|frame|shot))\b"
    r"|comes? into (?:view|frame|shot)\b|fills? the (?:frame|screen|picture)\b|appears?\b"
)


def _aim_at(scan: Scan, at: int, phrase: NounPhrase) -> int:
    """`whip pan to the crowd`: the move ends on what is named, and no deed before it goes there."""
    first = at
    while first > scan.start and not scan.words.tokens[first - 1].is_mark:
        first -= 1
    moves = scan.draft.moves_at
    number = next((i for i in reversed(range(len(moves))) if first <= moves[i] < at), None)
    words = scan.words
    begins = "from" in (words.low(i) for i in range(first, at)) and not any(
        words.free(i) and tag_at(words, i) in FINITE for i in range(first, at)
    )
    acts = acts_after(words, phrase.end, scan.end) and tag_at(words, phrase.end) != "vg"
    told = all(words.claimed[i] or words.low(i) in CONJUNCTIONS | {"then"} for i in range(first, at))
    if number is None or not (begins or told) or acts:
        return at
    row = table("nouns").get(phrase.noun_id)
    if row is not None and row.role == "part" and phrase.determiner in POSSESSIVES and scan.cast.subjects:
        _bring_owner(scan, at)
        scan.draft.moves[number].setdefault("target", scan.cast.last_animate())
        if scan.orders:
            scan.draft.put("camera.focus", words.said(phrase.start, phrase.end)[:160], words.said(at, phrase.end))
        return phrase.end
    whose = owner_of(words, phrase) if _names_a_part(phrase) or (row is not None and row.kind == "cloth") else None
    if whose is not None:
        return _up_to_somebody(scan, at, phrase, whose, number)
    aim = scan.cast.add(phrase, Importance.SUPPORTING)
    scan.draft.moves[number].setdefault("target", aim)
    scan.current = [aim]
    return modifiers(scan.cast, words, phrase.end, scan.end, aim)


def _bring_owner(scan: Scan, at: int) -> None:
    """`from the bride's bouquet to her face`: where nobody else is there, the owner named before is who is seen."""
    if any(s.kind is None or table("kinds")[s.kind].animate for s in scan.cast.subjects):
        return
    for index in range(scan.start, at):
        thing = noun_phrase_at(scan.words, index, at)
        if thing is not None and (whose := owner_of(scan.words, thing)):
            scan.cast.add(whose, Importance.MAIN)
            return


def _names_a_part(phrase: NounPhrase) -> bool:
    """`the face of a cowboy`: a part of the body, by the word before `of`."""
    row = table("nouns").get(terms_by_phrase("nouns").get(phrase.noun.lower().partition(" of ")[0], ""))
    return row is not None and row.role == "part"


def _up_to_somebody(scan: Scan, at: int, phrase: NounPhrase, whose: NounPhrase, number: int) -> int:
    """`from muddy boots to the face of a cowboy`: the cowboy is who is seen, in the boots that were seen first."""
    cast, words = scan.cast, scan.words
    person = cast.add(whose, Importance.MAIN)
    worn = [s for s in cast.subjects if s.kind == "cloth" and s.id not in {b.subject for b in scan.draft.beats}]
    cast.subjects = [s for s in cast.subjects if s not in worn]
    for garment in worn:
        said = " ".join([*(look.text for look in garment.looks), garment.noun])
        cast.look(person, Look(part=garment.noun.lower(), text=said[:160]))
    scan.draft.moves[number]["target"] = person
    if "face" in phrase.noun.lower() and scan.draft.moves[number]["kind"] == "tilt_up":
        scan.draft.put("camera.size", "medium_close_up", words.said(at, phrase.end))
    scan.draft.put("camera.focus", words.said(phrase.start, phrase.end)[:160], words.said(at, phrase.end))
    scan.current = [person]
    return phrase.end


def begins_there(scan: Scan, phrase: NounPhrase) -> bool:
    """`the camera starts on the dog's paws, tilts up`: the dog is who is seen, and its paws are what is seen first."""
    words, row = scan.words, table("nouns").get(phrase.noun_id)
    if not scan.draft.moves or row is None or not (row.role == "part" or row.kind == "cloth"):
        return False
    if words.low(phrase.start - 1) not in {"on", "from", "at"} or not (
        words.low(phrase.start - 2).startswith(_STARTS)
        or (words.low(phrase.start - 1) == "from" and words.claimed[phrase.start - 2])
    ):
        return False
    at = next((i for i in range(phrase.start, phrase.end) if words.low(i).endswith("'s")), None)
    if at is None or not (whose := owner_of(words, phrase)):
        return False
    scan.cast.add(whose, Importance.MAIN)
    scan.draft.put("camera.focus", f"first on {words.said(phrase.start, phrase.end)}"[:160], words.said(at, phrase.end))
    return True


def read_aim(scan: Scan, at: int) -> int:
    """`tilts up to its face`, once the camera has started on something: what is seen last."""
    words, focus = scan.words, scan.draft.values.get("camera.focus", "")
    begins = scan.draft.moves and any(words.low(i) == "from" for i in range(scan.start, at))
    if at <= scan.start or words.low(at) not in {"to", "towards", "onto"} or not (words.claimed[at - 1] or begins):
        return at
    phrase = noun_phrase_at(words, at + 1, scan.end)
    if phrase is None or is_place_phrase(phrase) or not may_be_seen(phrase):
        return at
    if not focus.startswith("first on "):
        return _aim_at(scan, at, phrase)
    scan.draft.values["camera.focus"] = f"{focus}, then on {words.said(at + 1, phrase.end)}"[:300]
    return phrase.end


_STARTS: Final = ("start", "begin", "open")
