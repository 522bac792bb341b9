"""What a proofreader would strike in a compiled prompt: mechanical defects of English, found without a model.

    python bench/proofreading.py FILE [DIALECT ...]

prints every defect of the prompts that the requests in FILE, one a line, compile to.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prompts.complete import complete_all
from prompts.dialects import compile_prompt, dialect, dialect_ids
from prompts.errors import PromptsError
from prompts.read import read
from prompts.reading.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, verb_of
from prompts.wording.english import STOP_WORDS, is_plural

__all__ = ["commonest", "defects", "sentences"]

LABEL = re.compile(r"^(?:[A-Z][a-z]+(?: [a-z]+)?|Style): ?", re.M)
QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]|(?<!\w)'[^'\n]{2,}'(?!\w)|‘[^’\n]+’")
A_BEFORE_VOWEL = re.compile(r"\b[Aa] (?:[aio]|e(?!u|we)|u(?!n[ioa]|s[eiua]|r[aeiou]|t[eio]|k|b[ie]))\w+")
AN_BEFORE_CONSONANT = re.compile(r"\b[Aa]n (?:[bcdfgjklmnpqrstvwxyz]|h(?!ou|on|ei))[a-z]+")
ONE_SOUND = re.compile(r"\b[Aa] (?:one|once)\b")
BEFORE_NOUNS = (DETERMINERS | PREPOSITIONS) - {"this", "that", "these", "those", "all", "both", "each"}
BEFORE_BASES = frozenset({"and", "i", "we", "you", "they", "to", "who", "that", "which", "both", "all", "still"})
TAG = 8
"""Words up to which a sentence may be a tag, which needs no verb."""

RUN = 5
"""Words in a row that no prompt should say twice."""

MARKS = ((re.compile(r"  +"), "double space"), (re.compile(r" [,.;:!?]"), "space before a mark"),
         (re.compile(r",,|\.\.(?!\.)|,\.|;\.|:\."), "doubled mark"), (re.compile(r"[{}_]|\bNone\b"), "unfilled frame"),
         (re.compile(r"\(\s*\)"), "empty brackets"))  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a prompt, labels taken off, quotations left in."""
    found = []
    for line in text.split("\n"):
        if line.startswith("- "):
            continue  # a list of beats or of speech says again, step by step, what the prose has said
        plain = LABEL.sub("", line)
        masked = QUOTED.sub(lambda m: "“" + "x" * (len(m[0]) - 2) + "”", plain)
        start = 0
        for match in re.finditer(r"(?<=[.!?…])[”\"')]?\s+(?=\S)", masked):
            found.append(plain[start : match.end()].strip())
            start = match.end()
        found.append(plain[start:].strip())
    return [sentence for sentence in found if sentence]


def defects(text: str, *, request: str = "") -> Iterator[str]:
    """Each mechanical defect of a prompt, in words; what the request itself has is the user's own affair."""
    asked = request.lower()
    yield from _in_words(QUOTED.sub("“x”", text), request)
    for opening, closing in (('"', '"'), ("“", "”")):
        odd = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        theirs = request.count(opening) % 2 if opening == closing else request.count(opening) != request.count(closing)
        if odd and not theirs:
            yield "unbalanced quotation marks"
    labelled = [LABEL.sub("", line) for line in text.split("\n") if LABEL.match(line)]
    said = sentences(text)
    for number, sentence in enumerate(said):
        if sentence[:1].islower():
            yield f"small first letter: {sentence[:60]}"
        words = re.findall(r"[\w'’-]+", sentence)
        theirs = sentence.lower().rstrip(".") in asked or any(
            line.startswith(sentence) or line.endswith(sentence) for line in labelled
        )
        if len(words) < 3 and number and not theirs:
            yield f"fragment: {sentence}"
        elif len(words) > TAG and not theirs and not has_verb(sentence):
            yield f"no verb: {sentence[:90]}"
    yield from _repeats(said, asked)


def _in_words(mine: str, request: str) -> Iterator[str]:
    asked = request.lower()
    for match in re.finditer(r"\b([A-Za-z']+) \1\b", mine, re.I):
        if match[0].lower() not in asked:
            yield f"doubled word: {match[0]}"
    for pattern in (A_BEFORE_VOWEL, AN_BEFORE_CONSONANT):
        for match in pattern.finditer(mine):
            if match[0].lower() not in asked and not ONE_SOUND.match(match[0]):
                yield f"article: {match[0]}"
    for pattern, name in MARKS:
        found = pattern.search(mine)
        if found and found[0] not in request:
            yield f"{name}: {mine[max(found.start() - 20, 0) : found.end() + 10]!r}"


def has_verb(sentence: str) -> bool:
    """True when some word can be a finite verb; a list of tags has none and needs none."""
    words = re.findall(r"[a-z']+", sentence.lower())
    if sentence.count(",") >= 2 and len(words) < 4 * (sentence.count(",") + 1) and not sentence.startswith("A "):
        return True
    for at, word in enumerate(words):
        if word in AUXILIARIES:
            return True
        before = words[at - 1] if at else ""
        verb = verb_of(word)
        if before in BEFORE_NOUNS or verb is None or verb.form == "ing":
            continue
        if verb.form != "base" or is_plural(before) or before in BEFORE_BASES or "and" in words[:at]:
            return True
    return False


def _repeats(said: list[str], asked: str) -> Iterator[str]:
    seen: dict[tuple[str, ...], int] = {}
    openings = Counter(" ".join(sentence.split()[:4]).lower() for sentence in said)
    for opening, times in openings.items():
        if times > 1 and len(opening.split()) == 4 and opening not in asked:
            yield f"{times} sentences begin alike: {opening}"
    for number, sentence in enumerate(said):
        words = re.findall(r"[a-z']+", sentence.lower())
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at : at + RUN])
            before = seen.setdefault(run, number)
            telling = [word for word in run if word not in STOP_WORDS]
            if before != number and len(telling) > 2 and " ".join(run) not in asked:
                yield f"said twice: {' '.join(run)}"
                return


def commonest(prompts: Iterable[str], most: int = 5) -> list[tuple[str, float]]:
    """The sentences that stand, word for word, in the greatest share of prompts."""
    texts = list(prompts)
    counted = Counter(sentence for text in texts for sentence in set(sentences(text)))
    return [(sentence, times / max(len(texts), 1)) for sentence, times in counted.most_common(most)]


def main(arguments: list[str]) -> None:
    """Prints the defects of every prompt, then the commonest sentences of each dialect."""
    path, *names = arguments
    lines = [line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    for name in names or dialect_ids():
        dialect(name)
        texts = []
        for line in lines:
            try:
                shots = complete_all(read(line).shots)
            except PromptsError:
                continue
            for shot in shots:
                text = compile_prompt(shot, name).text
                texts.append(text)
                for defect in defects(text, request=line):
                    print(f"{name}: {defect}\n    {line[:110]}")
        for sentence, share in commonest(texts):
            print(f"{name}: {share:5.1%} {sentence}")


if __name__ == "__main__":
    main(sys.argv[1:])
