"""The suites of sentences of change, and how a sentence is judged: the rows of the benchmark and the tests share it.

A sentence is right when it changes exactly the fields that its suite names and each becomes what the suite says, when
every other field of the completed shot stays as it was but for what follows from those
(`prompts/revising/dependents.toml`), and when a sentence that changes nothing asks a question with the words that it
must hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from prompts.complete import complete, complete_all
from prompts.read import read
from prompts.revise import address, revise
from prompts.revising.edits import depends_on, value_of
from prompts.shot import Shot
from tui.batch import changed_paths

__all__ = ["SUITES", "Case", "agrees", "cases_of", "film_of", "told", "verdict"]

_FOLDER = Path(__file__).resolve().parent.parent / "tests" / "prompts"
SUITES = {
    "of the fields": _FOLDER / "revision_suite.toml",
    "as people ask": _FOLDER / "revision_sentences.toml",
    "said afresh": _FOLDER / "revision_sentences_afresh.toml",
    "held back": _FOLDER / "revision_sentences_later.toml",
    "wish by wish": _FOLDER / "revision_wishes.toml",
    "as directors talk": _FOLDER / "revision_directions.toml",
    "as crews talk": _FOLDER / "revision_crew.toml",
    "step by step": _FOLDER / "revision_steps.toml",
}
"""The suites by what they are called in the table."""

_NAMES = {"subjects": "noun", "beats": "motion", "moves": "kind", "physics": "law", "text": "text", "looks": "text"}
"""By which of its fields an item of a list is told in a suite."""


@dataclass(frozen=True)
class Case:
    """A sentence of change and what it must do.

    Attributes:
        film: the request that the shots are read from.
        say: the sentence.
        fields: path to what becomes of it; see the head of `revision_sentences.toml`.
        asks: words of the question, when nothing is to change.
        shots: numbers of the shots it is about; empty when it names none.
        locked: paths that are locked beforehand.
        completed: whether it is said of the completed shot, or of the shot as read.
        after: the sentences that were said before it, each of the completed shot.
    """

    film: str
    say: str
    fields: dict[str, Any] = field(default_factory=dict)
    asks: Sequence[str] = ()
    shots: tuple[int, ...] = ()
    locked: tuple[str, ...] = ()
    completed: bool = True
    after: tuple[str, ...] = ()


def cases_of(path: Path) -> Iterator[Case]:
    """The sentences of a suite file, in its order."""
    suite = tomllib.loads(path.read_text(encoding="utf-8"))
    if "change" in suite:
        for row in suite["change"]:
            yield Case(suite["shots"][row["shot"]], row["say"], row["fields"], completed=False)
        return
    for base in suite.values():
        for row in base["changes"]:
            yield Case(
                base["request"],
                row["say"],
                row.get("fields", {}),
                row.get("asks", ()),
                tuple(row.get("shots", ())),
                tuple(row.get("locked", ())),
                after=tuple(row.get("after", ())),
            )


@cache
def film_of(request: str, completed: bool) -> tuple[Shot, ...]:
    """The shots of a request, read once."""
    shots = read(request).shots
    return tuple(complete_all(shots)) if completed else shots


def verdict(case: Case) -> str:
    """What is wrong with what a sentence does; empty when it is right."""
    film = film_of(case.film, case.completed)
    for step in case.after:
        film = (complete(revise(film[0], step, film).shot), *film[1:])
    meant = address(case.say, film)
    if meant.numbers != case.shots:
        return f"speaks of shots {list(meant.numbers)}, not {list(case.shots)}"
    faults = [_fault(film[number - 1], meant.rest, case, film) for number in case.shots or (1,)]
    return "; ".join(dict.fromkeys(fault for fault in faults if fault))


def _fault(shot: Shot, say: str, case: Case, film: Sequence[Shot]) -> str:
    shot = shot.model_copy(update={"locks": list(case.locked)})
    revision = revise(shot, say, film)
    if not case.fields:
        if revision.fields:
            return f"changed {_briefly(revision.shot, revision.fields)}"
        missing = [word for word in case.asks if word not in revision.question.lower()]
        return "" if revision.question and not missing else f"asked “{revision.question}” without {missing}"
    if set(revision.fields) != set(case.fields):
        return f"changed {_briefly(revision.shot, revision.fields)}, not {sorted(case.fields)}; “{revision.question}”"
    if revision.question:
        return f"changed what it should, and asked “{revision.question}”"
    after = complete(revision.shot) if case.completed else revision.shot
    old, new = shot.model_dump(mode="json"), after.model_dump(mode="json")
    for path, wanted in case.fields.items():
        if wanted == "*" and value_of(old, path) != value_of(new, path):
            continue
        was, now = told(path, value_of(old, path)), told(path, value_of(new, path))
        if not agrees(wanted, was, now):
            return f"{path} became {now!r} from {was!r}, not {wanted!r}"
    strangers = [
        path for path in changed_paths(old, new) if not any(depends_on(path, said) for said in revision.fields)
    ]
    return f"changed {strangers} besides" if strangers else ""


def _briefly(shot: Shot, fields: Sequence[str]) -> dict[str, Any]:
    data = shot.model_dump(mode="json")
    return {path: told(path, value_of(data, path)) for path in fields}


def told(path: str, value: Any) -> Any:
    """A value as a suite tells it: subjects by their nouns, beats by their motions, looks by their texts."""
    last = path.rsplit(".", 1)[-1].split("[")[0]
    if isinstance(value, list):
        return [row[_NAMES[last]] if isinstance(row, dict) else row for row in value]
    return value[_NAMES[last]] if isinstance(value, dict) else value


def agrees(wanted: Any, was: Any, now: Any) -> bool:
    """Whether a value became what a suite says: a value, `>`, `<`, `*`, or a table of has, lacks, from and to."""
    if wanted == "*":
        return bool(now != was)
    if wanted in (">", "<"):
        before, after = was or 0.0, now or 0.0
        return bool(after > before) if wanted == ">" else bool(after < before)
    if isinstance(wanted, dict):
        words = " ".join(map(str, now)) if isinstance(now, list) else str(now)
        within = "from" not in wanted or wanted["from"] <= now <= wanted["to"]
        return within and bool(
            (not wanted.get("has") or re.search(re.escape(wanted["has"]), words, re.I))
            and (not wanted.get("lacks") or not re.search(re.escape(wanted["lacks"]), words, re.I))
        )
    if isinstance(wanted, float):
        return isinstance(now, int | float) and abs(now - wanted) <= 1e-6 * max(1.0, abs(wanted))
    return bool(now == wanted)
