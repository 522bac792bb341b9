"""How a prompt's words are held against a request's: what is said, in what company, and what nobody asked for."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

from prompts.reading.grammar import singulars, verb_of
from prompts.vocabulary import TableName, table, terms_by_phrase
from prompts.wording import base_form, plural

__all__ = ["parted_pairs", "stems", "strangers", "told_words", "unsaid"]

ROOT = Path(__file__).resolve().parent.parent
LIVING = frozenset({"human", "quadruped", "bird", "fish", "insect", "robot", "vehicle", "cycle", "aircraft", "boat"})
"""Kinds whose unasked appearance nobody would overlook."""

STOP_WORDS = frozenset({
    "a", "added", "after", "amid", "amidst", "an", "and", "are", "as", "at", "be", "been", "before", "both", "but",
    "by", "each", "finally", "for", "from", "had", "has", "have", "having", "he", "her", "his", "in", "into", "is",
    "it", "its", "of", "on", "or", "other", "she", "some", "that", "the", "their", "them", "then", "there", "they",
    "this", "to", "was", "were", "where", "which", "while", "who", "will", "with", "camera", "video", "shot", "frame",
    "style", "view", "still", "static",
})  # fmt: skip
"""Words that say nothing by themselves, and the trade's words that a field stands for."""

FILM_TABLES: tuple[TableName, ...] = (
    "camera_moves", "shot_sizes", "angles", "views", "lighting_setups", "times_of_day", "weather", "styles",
)  # fmt: skip
"""Tables whose terms a prompt may say in the words of their row."""

MOVES: dict[str, str] = tomllib.loads((ROOT / "prompts/dialects/data/moves.toml").read_text(encoding="utf-8"))["moves"]

NOT_THINGS = frozenset({"cooks", "does", "flies", "fly", "plane", "planes"})
"""Names of things that a prompt also uses as other words."""


def stems(text: str) -> set[str]:
    """The telling words of a text in their base form, cut to four letters so that `opens` meets `opening`."""
    words = [word for word in re.findall(r"[a-z]+", text.lower()) if word not in STOP_WORDS]
    bases = [base_form(word) if word.endswith("ing") and len(word) > 4 else word for word in words]
    return {re.sub(r"(?<=..)(?:ies|es|ed|s|e|y)$", "", base)[:4] for base in bases}


def lemmas(word: str) -> set[str]:
    """What a word may be a form of: itself, its singular, the base of a verb; whole words, nothing cut off."""
    found = {word, *singulars(word)}
    verb = verb_of(word)
    if verb:
        found.add(verb.base)
    if word.endswith("ing") and len(word) > 4:
        found.add(base_form(word))
    if word.endswith("ed") and len(word) > 4:
        found |= {word[:-2], word[:-1]}
    return found


def told_words(text: str) -> list[str]:
    """The telling words and numbers of a text, in order, lower case."""
    words = re.findall(r"[^\W_]+(?:'[^\W\d_]+)?", text.lower().replace("’", "'"))
    return [word for word in words if word not in STOP_WORDS]


def unsaid(wish: str, text: str) -> list[str]:
    """Telling words of a wish that a prompt says in no form; a film term may be said by its row's own words."""
    said = {form for word in told_words(text) for form in lemmas(word)}
    missing = [word for word in dict.fromkeys(told_words(wish)) if not lemmas(word) & said]
    meant = film_words(wish, said) if missing else set()
    return [word for word in missing if word not in meant]


def film_words(wish: str, said: set[str]) -> set[str]:
    """Words of the wish's film terms whose row the prompt says in other words: `macro` as an extreme close-up."""
    words = re.findall(r"[^\W_]+(?:'[^\W\d_]+)?", wish.lower())
    found: set[str] = set()
    for name in FILM_TABLES:
        phrases = terms_by_phrase(name)
        for size in range(1, 5):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                row = phrases.get(" ".join(run)) or phrases.get("-".join(run))
                if row is None:
                    continue
                own = re.findall(r"[a-z]+", f"{table(name)[row].say} {MOVES.get(row, '')}")
                if any(lemmas(word) & said for word in own if word not in STOP_WORDS):
                    found.update(run)
    return found


def parted_pairs(wish: str, text: str) -> tuple[list[str], int]:
    """Pairs of telling words that stand together in a wish, no comma between, and not in the prompt; and how many."""
    said = [lemmas(word) for word in told_words(text)]
    together = list(pairwise(said))
    pairs = [pair for stretch in re.split(r"[,.;:!?\n]", wish) for pair in pairwise(told_words(stretch))]
    parted = [
        f"{first} {second}"
        for first, second in pairs
        if not any(lemmas(first) & one and lemmas(second) & two for one, two in together)
    ]
    return parted, len(pairs)


def strangers(text: str, request: str) -> list[str]:
    """Living things and vehicles that a prompt names and the request does not."""
    said, asked = (set(re.findall(r"[a-z]+", words.lower())) for words in (text, request))
    found = []
    for noun in table("nouns").values():
        if noun.kind not in LIVING or " " in noun.say:
            continue
        forms = {form.lower() for name in (noun.say, *noun.synonyms) for form in (name, plural(name))}
        if forms & said - NOT_THINGS and not forms & asked and not any(word.startswith(noun.say[:4]) for word in asked):
            found.append(noun.say)
    return found
