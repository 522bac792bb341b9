"""What must not be seen: `no people`, `without any cars`, `no water falls out`."""

from __future__ import annotations

from prompts.reading.grammar import DETERMINERS, gerund_of
from prompts.reading.phrases import begins_verb, noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.tagging import FINITE, base_at, tag_at

__all__ = ["read_avoid"]


def _read_undone(scan: Scan, first: int, verb: int) -> int:
    """`no water falls out`: not the water, but that it falls out, must not be seen."""
    words, end = scan.words, verb + 1
    while end < scan.end and not words.tokens[end].is_mark and words.low(end) not in {"and", "while", "as", "then"}:
        end += 1
    deed = f"{gerund_of(base_at(words, verb))} {words.said(verb + 1, end)}".strip()
    scan.draft.avoid.append(f"{words.said(first, verb)} {deed}"[:160])
    return end


def read_avoid(scan: Scan, at: int, end: int) -> int:
    """Read `no people`, `without any cars or bikes`: what must not be seen; returns where it ends, or `at`."""
    words = scan.words
    first = at + 1 + (words.low(at + 1) in {"any", "the", "showing", "a", "an"})
    phrase = noun_phrase_at(words, first, end)
    if words.low(at) == "nobody" and begins_verb(words, at + 1, after_noun=True):
        stop = next((i for i in range(at, end) if words.tokens[i].is_mark or words.low(i) == "and"), end)
        scan.draft.details.append(words.said(at, stop)[:160])
        return stop
    if words.low(at) == "nobody":
        scan.draft.avoid.append("people")
        return at + 1
    if phrase is None:
        return at
    stop = phrase.end
    while words.low(stop) == "of" and (inner := noun_phrase_at(words, stop + 1, end)):
        stop = inner.end
    led = words.low(at - 1) in {"with", "and", "or", "has", "have"}
    if (
        words.low(at) == "no"
        and not led
        and begins_verb(words, stop, after_noun=True)
        and tag_at(words, stop) in FINITE
    ):
        return _read_undone(scan, first, stop)
    scan.draft.avoid.append(words.said(first, stop)[:160])
    while words.low(stop) in {"or", "and", ","} and words.low(stop + 1) not in DETERMINERS:
        more = noun_phrase_at(words, stop + 1 + (words.low(stop + 1) == "no"), end)
        if (
            more is None
            or begins_verb(words, more.end, after_noun=True)
            or (words.low(stop) != "or" and words.low(stop + 1) != "no")
        ):
            break
        scan.draft.avoid.append(words.said(more.start, more.end)[:160])
        stop = more.end
    return stop
