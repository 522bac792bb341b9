"""Words that no clause takes: each goes where it still says something, and only the rest stays word for word."""

from __future__ import annotations

from typing import Final

from prompts.reading.lists import words_of
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, begins_verb
from prompts.reading.scan import RELATION, Scan, acts_after
from prompts.reading.seen import is_a_thing, may_be_seen
from prompts.reading.tagging import FINITE, tag_at
from prompts.shot import Importance, Look
from prompts.vocabulary import table

__all__ = ["settle_phrase", "settle_word"]

_SEEN_BY_A_MOVE: Final = frozenset({
    "from", "to", "toward", "towards", "past", "on", "onto", "along", "around", "over", "into", "at", "of", "behind",
    "beside", "alongside", "through", "across", "above", "between", "among", "under", "beneath",
})  # fmt: skip


def settle_phrase(scan: Scan, at: int, phrase: NounPhrase) -> None:
    """A prepositional phrase: what a camera move goes by, the rest of an action, or a detail of the place."""
    words = scan.words
    said = words.said(at, phrase.end)
    by_camera = at > 0 and not scan.current and _of_a_move(scan, at)
    row = table("nouns").get(phrase.noun_id)
    of_body = row is not None and (row.role == "part" or row.kind == "cloth")
    if by_camera and of_body and (whose := owner_of(words, phrase)):
        _aim(scan, scan.cast.add(whose, Importance.MAIN), said)  # settles behind a pianist's shoulder
        return
    if by_camera and (words.low(at) in _SEEN_BY_A_MOVE or RELATION.match(said.lower())) and _stands_before_it(phrase):
        seen = scan.cast.add(phrase, Importance.MAIN)
        _aim(scan, seen, said)
        if acts_after(words, phrase.end, scan.end):
            scan.current, scan.since = [seen], len(scan.draft.beats)
    elif _stands_there(scan):
        scan.cast.update(scan.current[-1], position=said[:160])
    elif not scan.add_to_beat(said) and not scan.hold(at, said):
        scan.draft.details.append(said[:160])


def _stands_before_it(phrase: NounPhrase) -> bool:
    """Whether a move can go by what a phrase names: a thing, and no stretch of a place such as `the front-side`."""
    row = table("nouns").get(phrase.noun_id)
    return is_a_thing(phrase) if row is None else row.role == "thing" and may_be_seen(phrase)


def _stands_there(scan: Scan) -> bool:
    """Whether the subject at hand has done nothing yet and stands nowhere: `pigeons around their feet`."""
    who = scan.cast.by_id(scan.current[-1]) if scan.current else None
    return who is not None and not who.position and len(scan.draft.beats) == scan.since


def _of_a_move(scan: Scan, at: int) -> bool:
    """Whether the words before are a camera move's, or tell of its course already: `over a valley towards a castle`."""
    words, moves_at = scan.words, scan.draft.moves_at
    move = next((start for start in reversed(moves_at) if scan.start <= start < at), None)
    if move is None or words.claimed[at - 1]:
        return bool(scan.draft.moves) and words.claimed[at - 1]
    between = range(move, at)
    return not any(words.tokens[i].is_mark or (words.free(i) and tag_at(words, i) in FINITE) for i in between)


def _aim(scan: Scan, target: str, said: str) -> None:
    """The last move is towards the target, or away from it, and its words are told on."""
    number = len(scan.draft.moves) - 1
    if not said.lower().startswith("from "):
        scan.draft.moves[number]["target"] = target
    path = f"camera.moves[{number}]"
    scan.draft.said[path] = f"{scan.draft.said.get(path, '')} {said}".strip()


def settle_word(scan: Scan, at: int) -> bool:
    """A word alone: an adverb tells how the last thing happens, an adjective what the subject at hand is like."""
    words, draft = scan.words, scan.draft
    tag, said = tag_at(words, at), words.tokens[at].text
    if tag in ("adv", "prt") and (words.low(at) in _CONNECTIVES or _leads_on(scan, at)):
        return True
    if words.low(at) in _SWITCHED and _is_switched(scan, at):
        scan.cast.look(scan.current[-1], Look(text=said))
        return True
    if words.low(at) in _WHERE and _stands_there(scan) and _ends_there(scan, at):
        scan.cast.update(scan.current[-1], position=said)
        return True
    if tag in ("adv", "prt"):
        if len(draft.beats) > scan.sentence:
            return scan.add_to_beat(said)
        scan.manner = f"{scan.manner} {said}".strip()
        return True
    if tag == "adj" and words.low(at) in words_of("unseen", "moods") and _stands_alone(scan, at):
        draft.put("style.mood", words.low(at), said)
        return True
    if tag in ("adj", "vn"):
        if scan.current and scan.current[-1]:
            scan.cast.look(scan.current[-1], Look(text=said))
        else:
            draft.style_words.append(said)
        return True
    return False


def _leads_on(scan: Scan, at: int) -> bool:
    """The `all` of `bees all over her gloves`: it belongs to where something is."""
    words = scan.words
    return words.low(at) in {"all", "right", "just", "straight", "half"} and tag_at(words, at + 1) == "prep"


_WHERE: Final = frozenset({"overhead", "above", "below", "behind", "nearby", "outside", "underneath", "beyond"})
"""Behind who was just named these say where: `gulls overhead`."""


def _ends_there(scan: Scan, at: int) -> bool:
    return at + 1 >= scan.end or scan.words.tokens[at + 1].is_mark


def _stands_alone(scan: Scan, at: int) -> bool:
    """Between marks or the ends of a request, and no second verb's: `a cat, sad, looks out` is told of the cat."""
    words = scan.words
    opens = at == scan.start or words.tokens[at - 1].is_mark or words.claimed[at - 1]
    closes = at + 1 >= len(words) or words.tokens[at + 1].is_mark or words.claimed[at + 1]
    return opens and closes and not begins_verb(words, at + 2, after_noun=True)


_SWITCHED: Final = frozenset({"on", "off", "open", "shut", "closed"})


def _is_switched(scan: Scan, at: int) -> bool:
    """The `on` of `radio on, lights off`: how a thing just named is left."""
    words = scan.words
    closes = at + 1 >= scan.end or words.tokens[at + 1].is_mark
    named = bool(scan.current) and bool(scan.current[-1]) and len(scan.draft.beats) == scan.since
    return closes and named and tag_at(words, at - 1) in ("n", "name")


_CONNECTIVES: Final = words_of("english", "connectives")
