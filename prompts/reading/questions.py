"""Questions as what is to be seen: `How does a plane stay up?` shows that a plane stays up."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import DETERMINERS, PREPOSITIONS, third_of, verb_of
from prompts.vocabulary import terms_by_phrase

__all__ = ["stated"]

_ASKED: Final = re.compile(r"(?<![^\s.!?])(?:why|how|when|where) (do|does|did|is|are) ([^.!?\n]{3,90})(\?|$)", re.I)
_PERSONS: Final = frozenset({"you", "i", "we", "they", "one", "it", "he", "she", "this", "that"})
_SHOWN: Final = re.compile(
    r"(?<=[.?!;])\s+(?:and |then |please )*show(?: me| us)? (?=(?:the|its|his|her|their|an?|how) )", re.I
)
_COMPARED: Final = re.compile(
    r"(?:^|(?<=[.?!;]\s))(?:please )?compare (?P<one>[^.!?\n;]{3,60}?) "
    r"(?:with|to|and|against|versus|vs\.?) (?=\w)",
    re.I,
)
_LESSON: Final = re.compile(
    r"^how (?:to|do you|do i|can i|do we) (?P<verb>[a-z]+)(?P<rest>(?: [^.!?:\n]{3,80})?)\??$", re.I
)
_VERSUS: Final = re.compile(r"^(?P<one>[a-z' -]{3,40}?) (?:versus|vs\.?) (?=\w[^.!?\n]*?ing\b)", re.I)
_LONGEST_SUBJECT: Final = 5


def stated(text: str) -> str:
    """The text with its questions of how and why turned into the statements that answer them.

    What the director is told to show after a sentence is seen: `Show the gears.` is `We see the gears.`

    A lesson without a teacher, `how to fold a sheet`, shows a person who does it.

    What is to be compared is seen together: `Compare a cat with a dog` shows a cat and a dog.

    A question whose subject is a pronoun, or whose verb is not known, stays as it is.
    """
    text = _NOT_SHOWN.sub("no ", _MAKES.sub(_why, text))
    told = _ASKED.sub(_statement, text) if "?" in text or _ASKED.match(text) else text
    if (lesson := _LESSON.match(text.strip())) and verb_of(lesson["verb"].lower()):
        return f"A person {third_of(lesson['verb'].lower())}{lesson['rest']}"
    for compared in (_COMPARED, _VERSUS):
        told = compared.sub(lambda found: f"{found['one']} and ", told)
    return _SHOWN.sub(" We see ", told)


_NOT_SHOWN: Final = re.compile(r"\b(?:never|don['’]t|do not) (?:ever )?show(?: us| me)? (?=\w)", re.I)
"""`Never show the face` tells what must not be seen."""
_MAKES: Final = re.compile(
    r"(?<![^\s.!?])what (?:makes|lets|causes|helps) (?P<it>(?:an? |the )?[\w'’-]+)(?: to)? (?=[a-z]+)", re.I
)
"""`What makes a plane fly?` asks why it does."""


def _why(asked: re.Match[str]) -> str:
    one = asked["it"].lower().startswith(("a ", "an ")) or not asked["it"].endswith("s")
    return f"why {'does' if one else 'do'} {asked['it']} "


def _statement(question: re.Match[str]) -> str:
    auxiliary, words = question[1].lower(), question[2].split()
    stop = "." if question[3] else ""
    at = _parting(words, be=auxiliary in {"is", "are"})
    if at < 1 or words[0].lower() in _PERSONS:
        return question[0]
    subject, rest = words[:at], words[at:]
    if auxiliary in {"is", "are"}:
        form = verb_of(rest[0].lower())
        made = form is not None and form.form in {"past", "participle"}
        told = [*subject, auxiliary, *(["being"] if made else []), *rest]
    else:
        verb = rest[0] if auxiliary == "do" else third_of(rest[0])
        told = [*subject, verb, *rest[1:]]
    said = " ".join(told)
    return f"{said[:1].upper() if question[0][:1].isupper() else said[:1]}{said[1:]}{stop}"


_HELPERS: Final = frozenset({"help", "let", "make", "go", "come", "dare"})
"""Verbs that another follows in its base form."""


def _noun_end(words: list[str], start: int) -> int:
    """Where the longest noun of the table ends that begins there, as `hot air balloon` is one; else one word on."""
    known = terms_by_phrase("nouns")
    lows = [word.lower().strip(",") for word in words]
    for length in (4, 3, 2):
        if start + length < len(words) and " ".join(lows[start : start + length]) in known:
            return start + length
    return start + 1


def _parting(words: list[str], *, be: bool) -> int:
    """Where the subject ends and what is said of it begins; -1 where that cannot be told."""
    if be:
        return 2 if len(words) == 3 and words[0].lower() in DETERMINERS else 1 if len(words) == 2 else -1
    first = 2 if words[0].lower() in DETERMINERS else 1
    first = _noun_end(words, first - 1)
    for at in range(first, min(len(words), first + _LONGEST_SUBJECT)):
        verb = verb_of(words[at].lower().strip(","))
        after = words[at - 1].lower()
        follows = verb_of(words[at + 1].lower().strip(",")) if at + 1 < len(words) else None
        paired = follows is not None and follows.form == "base" and words[at].lower() not in _HELPERS
        if verb is None or verb.form != "base" or paired or after in PREPOSITIONS | DETERMINERS:
            continue
        if not _is_named_before(words, at):
            return at
    return -1


def _is_named_before(words: list[str], at: int) -> bool:
    """`a pendulum clock keep`: a word that may be a verb, but is a noun here, with the verb after it."""
    nouns = terms_by_phrase("nouns")
    word, after = words[at].lower(), words[at + 1].lower() if at + 1 < len(words) else ""
    verb = verb_of(after)
    return word in nouns and after not in nouns and verb is not None and verb.form == "base"
