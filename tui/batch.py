"""The batch door: one request a line in, one JSON object a line out, thousands of lines in one process.

A line is a request in plain words. One that holds line ends, such as a pasted script, is written as a JSON object
with the key `request` (or `change`). A line that cannot be read gives an object with `error` in its place, so that
the n-th line out always answers the n-th line in. Nothing here imports the agent, the renderer or the studio.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from prompts.complete import complete, complete_all
from prompts.dialects import compile_prompt
from prompts.errors import PromptsError, RequestError
from prompts.lint import lint
from prompts.read import camera_labels, read
from prompts.reading.text import MAX_SCRIPT_CHARACTERS
from prompts.revise import Address, address, addresses, revise
from prompts.shot import Beat, Shot
from prompts.wording import sentence, short_name, subject_phrase, takes_plural_verb, third_person
from prompts.wording.conjugation import conjugated

__all__ = [
    "Given",
    "answers",
    "beat_sentence",
    "changed_paths",
    "given_shot",
    "given_shots",
    "print_lines",
    "prompt_objects",
    "read_object",
    "request_given",
    "revise_objects",
]

Answer = Callable[[str], Iterable[dict[str, Any]]]
"""A line's text to the objects that answer it."""


def read_object(request: str) -> dict[str, Any]:
    """What the reader, the completer and the linter make of a request.

    Returns:
        `request`; `shot` as read and `completed`, of the first shot; `shot_count`, and `more`, the same pair for each
        further shot; `labels`, `beats` and `findings` of all shots; `unread`; `ms`, the time that it took.

    Raises:
        RequestError: the request cannot be read.
    """
    begun = time.perf_counter()
    reading = read(request)
    done = complete_all(reading.shots)
    pairs = [
        {"shot": as_read.model_dump(mode="json"), "completed": completed.model_dump(mode="json")}
        for as_read, completed in zip(reading.shots, done, strict=True)
    ]
    labels = sorted({label for shot in reading.shots for label in camera_labels(shot.camera)})
    beats = events_of(reading.shots)
    findings = [
        {
            "shot": number,
            "code": finding.code,
            "field": finding.field,
            "severity": finding.severity.value,
            "message": finding.message,
            "mend": finding.mend,
        }
        for number, shot in enumerate(done, start=1)
        for finding in lint(shot)
    ]
    return {
        "request": request,
        **pairs[0],
        "shot_count": len(pairs),
        "more": pairs[1:],
        "labels": labels,
        "beats": beats,
        "findings": findings,
        "unread": [{"text": words.text, "reason": words.reason} for words in reading.unread],
        "ms": round((time.perf_counter() - begun) * 1000, 3),
    }


def events_of(shots: Iterable[Shot]) -> list[str]:
    """The beats of all shots in order, each a sentence: `A baker decorates a cake.`, later `The baker ...`."""
    named: set[str] = set()
    events = []
    for shot in shots:
        for beat in shot.beats:
            subject = next((s for s in shot.subjects if s.id == beat.subject), None)
            events.append(beat_sentence(shot, beat, first=bool(subject) and beat.subject not in named))
            named.add(beat.subject)
    return events


def beat_sentence(shot: Shot, beat: Beat, *, first: bool = False) -> str:
    """Who does what, as a sentence: `The dog runs through the grass.`; for the scene itself the action alone.

    Args:
        shot: the beat's.
        beat: what is done.
        first: name its subject in full, as at a first mention.
    """
    subject = next((s for s in shot.subjects if s.id == beat.subject), None)
    who = (subject_phrase(subject) if first else short_name(subject)) if subject else ""
    manner = f" {beat.manner}" if beat.manner and beat.manner not in beat.action else ""
    if subject and beat.action.startswith("being "):
        be = "are" if takes_plural_verb(subject) else "is"
        return sentence(f"{who} {be} {beat.action.removeprefix('being ')}{manner}")
    plain = f"{who} {beat.action}{manner}".strip()
    told, _ = conjugated(plain)
    verb, _, rest = beat.action.partition(" ")
    if told == plain and subject and verb.endswith("ing"):
        told = f"{who} {third_person(verb, plural_subject=takes_plural_verb(subject))} {rest}{manner}"
    return sentence(told)


def prompt_objects(request: str, dialects: Iterable[str], *, from_image: bool = False) -> Iterator[dict[str, Any]]:
    """The prompts of a request: for every shot, one object a dialect.

    Yields:
        `request`, `shot_number` (from 1), `dialect`, `text`, `negative`, `words`, `tokens` and `cap`.

    Raises:
        RequestError: the request cannot be read.
        VocabularyError: there is no such dialect.
    """
    names = tuple(dialects)
    done = complete_all(read(request).shots)
    for number, shot in enumerate(done, start=1):
        for name in names:
            prompt = compile_prompt(shot, name, from_image=from_image)
            yield {
                "request": request,
                "shot_number": number,
                "dialect": prompt.dialect,
                "text": prompt.text,
                "negative": prompt.negative,
                "words": prompt.words,
                "tokens": prompt.tokens,
                "cap": prompt.cap,
            }


def revise_objects(given: Given, change: str) -> Iterator[dict[str, Any]]:
    """What a sentence of change does to the shots it speaks of; to the first one when it names none.

    Yields:
        For each shot `change`; `fields`, the paths that changed: those of the words first, then those that had to
        follow; `said` and `followed`, the same apart; `shot`, changed, and completed again where the shot given was
        complete; `question`, empty when the change was made; `unread`; and, of a film, `shot_number`.

    Raises:
        RevisionError: the change is empty or too long.
    """
    if not given.is_film:
        meant = address(change, given.shots)
        yield _revised(given.shots[0], meant.rest if meant.explicit and meant.rest else change, change, given.shots)
        return
    shots = dict(enumerate(given.shots, start=1))
    for meant in addresses(change, given.shots):
        yield from _revised_in(shots, meant, change)


def _revised_in(shots: dict[int, Shot], meant: Address, change: str) -> Iterator[dict[str, Any]]:
    """What one part of a change does to the shots of a film that it speaks of, which are left as it makes them."""
    if meant.strangers and not meant.numbers:
        question = f"There is no shot {meant.strangers[0]}; the film has {len(shots)}. Which shot do you mean?"
        yield _answer(change, shots[1], shots[1], (), question, ())
        return
    for number in meant.numbers or (1,):
        found = _revised(shots[number], meant.rest or change, change, tuple(shots.values()))
        shots[number] = Shot.model_validate(found["shot"])
        yield {**found, "shot_number": number}


def _revised(shot: Shot, words: str, change: str, film: Sequence[Shot]) -> dict[str, Any]:
    revision = revise(shot, words, film)
    after = revision.shot if revision.question or complete(shot) != shot else complete(revision.shot)
    return _answer(change, shot, after, revision.fields, revision.question, revision.unread)


def _answer(
    change: str, before: Shot, after: Shot, said: tuple[str, ...], question: str, unread: tuple[str, ...]
) -> dict[str, Any]:
    moved = changed_paths(before.model_dump(mode="json"), after.model_dump(mode="json"))
    followed = [path for path in moved if not any(_within(path, field) for field in said)]
    return {
        "change": change,
        "fields": [*said, *followed],
        "said": list(said),
        "followed": followed,
        "shot": after.model_dump(mode="json"),
        "question": question,
        "unread": list(unread),
    }


_BOOK_KEEPING = ("provenance", "locks")


def changed_paths(before: Any, after: Any, path: str = "") -> list[str]:
    """Paths at which two plain records differ: `camera.size`, `subjects[0].looks`; lists of another length whole."""
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        keys = dict.fromkeys([*before, *after])
        return [
            found
            for key in keys
            if path or key not in _BOOK_KEEPING
            for found in changed_paths(before.get(key), after.get(key), f"{path}.{key}" if path else str(key))
        ]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [found for i, (old, new) in pairs for found in changed_paths(old, new, f"{path}[{i}]")]
    return [path]


def _within(path: str, field: str) -> bool:
    return path == field or path.startswith((f"{field}.", f"{field}[")) or field.startswith((f"{path}.", f"{path}["))


def answers(lines: Iterable[str], answer: Answer, key: str) -> Iterator[dict[str, Any]]:
    """The objects for each line; a line that fails gives `{key: text, "error": {...}}` and the next is read.

    Args:
        lines: of the input, with or without their ends.
        answer: what to make of a line's text.
        key: the input's name in an error object, `request` or `change`.
    """
    for line in lines:
        text = line.rstrip("\r\n")
        try:
            text = _text_of(text, key)
            yield from list(answer(text))
        except PromptsError as error:
            yield {key: text, "error": {"message": str(error), "code": "not_read"}}
        except Exception as error:  # noqa: BLE001 - one bad line must not end thousands
            yield {key: text, "error": {"message": f"{type(error).__name__}: {error}", "code": "defect"}}


def _text_of(line: str, key: str) -> str:
    """The line itself, or what stands under `key` when the line is a JSON object that has it."""
    if not line.lstrip().startswith("{"):
        return line
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return line
    words = found.get(key) if isinstance(found, dict) else None
    if not isinstance(words, str):
        raise RequestError(f'The line is a JSON object without a text under "{key}". Write {{"{key}": "..."}}.')
    return words


@contextmanager
def _opened(source: str) -> Iterator[TextIO]:
    """The lines of a file, or of standard input for `-`; bytes that are no UTF-8 become U+FFFD."""
    if source == "-":
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdin
        return
    with Path(source).open(encoding="utf-8", errors="replace", newline="\n") as lines:
        yield lines


def print_lines(source: str, answer: Answer, key: str) -> None:
    """Reads a file or `-` line by line and writes each answer at once on standard output, in ASCII JSON.

    Raises:
        OSError: the file cannot be read.
    """
    with _opened(source) as lines:
        for found in answers(lines, answer, key):
            sys.stdout.write(json.dumps(found, allow_nan=False) + "\n")
            sys.stdout.flush()


def request_given(arguments: Sequence[str]) -> str:
    """The request that a command's words mean: what a file of that name holds, standard input for `-`, or the words.

    Raises:
        OSError: the file cannot be read.
    """
    if len(arguments) != 1 or not (arguments[0] == "-" or os.path.isfile(arguments[0])):
        return " ".join(arguments)
    with _opened(arguments[0]) as text:
        return text.read(MAX_SCRIPT_CHARACTERS + 1)


@dataclass(frozen=True)
class Given:
    """The shots of a file, in order, and whether their numbers are known: those of a film, not of a shot by itself."""

    shots: tuple[Shot, ...]
    is_film: bool = False


def given_shots(path: Path) -> Given:
    """What a JSON file holds: a shot by itself, or the shots of a line that `rushes read` wrote, completed if it has.

    Raises:
        click.UsageError: the file holds no shot.
        OSError: it cannot be read.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        rows = [found, *found.get("more", ())] if isinstance(found, dict) else [found]
        held = [row.get("completed") or row.get("shot") or row if isinstance(row, dict) else row for row in rows]
        return Given(tuple(map(Shot.model_validate, held)), is_film=len(held) > 1)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise click.UsageError(
            f"{path} holds no shot: {reason}. Write one with: rushes read --json REQUEST > FILE"
        ) from error


def given_shot(path: Path) -> Shot:
    """The first shot in a JSON file; see `given_shots`.

    Raises:
        click.UsageError: the file holds no shot.
        OSError: it cannot be read.
    """
    return given_shots(path).shots[0]
