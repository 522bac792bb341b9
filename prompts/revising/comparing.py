"""Finding relative words in a wish: which, how much of them, and whether they are said of the shot or of a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prompts.revising.finding import find_subjects
from prompts.revising.looks import is_part
from prompts.revising.patterns import pattern, source, steps_of, words_for
from prompts.revising.subjects import told_names
from prompts.revising.topics import topic_nouns
from prompts.shot import Shot

__all__ = ["Change", "Said", "words_of"]


def words_of(name: str) -> str:
    """The relative words of `words/` by their name there, as a pattern."""
    return source("relative", name)


def _framed(words: str) -> str:
    """Relative words with how much of them before, and what they are said of after."""
    lead = r"\b(?:make (?P<lead>it|him|her|them|this|that|(?:(?:the|both|all|his|her) )+(?:\w+ )?\w+) |a )?"
    after = words_of("after")
    return rf"{lead}(?:{words_of('degree')} )?(?:{words})(?![\w-]){words_of('tail')}{after}"


@dataclass(frozen=True, slots=True)
class Said:
    """Relative words that were found: the match, and the words between the commas around it."""

    match: re.Match[str]
    around: str

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.match.group().strip()

    @property
    def steps(self) -> float:
        """How much: 0.5 for a bit, 2 for much, else 1."""
        return steps_of(self.match.groupdict().get("degree") or self.match.groupdict().get("after"))


class Change:
    """The text of the change, from which what was understood is struck out."""

    def __init__(self, text: str, shot: Shot) -> None:
        self.text, self.shot = text, shot

    def take(self, words: str) -> Said | None:
        """The next of these words that is said of the shot, struck out; None where there is none."""
        found = re.finditer(_framed(words), self.text, re.I)
        match = next((m for m in found if not _describes(self.text, m, self.shot)), None)
        if match is None:
            return None
        before = re.split(r"[,;.]| and | but ", self.text[: match.start()])[-1]
        after = re.split(r"[,;.]| and | but ", self.text[match.end() :])[0]
        self.text = f"{self.text[: match.start()]} , {self.text[match.end() :]}"
        return Said(match, f"{before} {match.group()} {after}")

    def strike(self, name: str) -> None:
        """Strike out words that only say what a relative word was said of."""
        self.text = pattern("relative", name).sub(" ", self.text, count=2)


def _is_thing_here(words: str, shot: Shot) -> bool:
    """`the table` of a shot whose place is a table, or a thing that it shows; not `it` or `the light`."""
    head = words.lower().split()[-1]
    return len(words.split()) > 1 and head not in topic_nouns() and head in told_names(shot)


def _describes(text: str, match: re.Match[str], shot: Shot) -> bool:
    """True where a comparative tells things apart, `the lower third`, or is said of one, `darker trousers`."""
    named = bool({"who", "whom"} & match.groupdict().keys())
    if named and {(match[name] or "").split()[-1:][0] for name in ("who", "whom") if match[name]} & topic_nouns():
        return True
    if not named and re.match(r"\s*the (?!camera)", match.group(), re.I):
        return True
    lead = match.groupdict().get("lead") or ""
    if lead or re.search(r"\b(?:the|his|her|their|its) $", text[: match.start()], re.I):
        return not named and (not lead or _is_thing_here(lead, shot))
    following = re.match(r" ([a-z]+)", text[match.end() :], re.I)
    word = following[1].lower() if following else ""
    if not word or named:
        return False
    here = shot.setting.place.lower().split()[-1:]
    return word in here or word in words_for("scenery") or is_part(word) or bool(find_subjects(shot, f"all {word}"))
