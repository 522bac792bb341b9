"""`recall`: what the project remembers, by topic or by words."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from assistant.casting import named_in
from assistant.events import Receipt
from assistant.memory import Film, Found, Project
from assistant.tools.base import Arguments, Tool
from assistant.tools.receipts import take_rows
from assistant.workbench import Call, Workbench, whole
from prompts.describe import summary_line
from prompts.reading.pronouns import lives
from prompts.wording import subject_phrase

__all__ = ["TOOL", "Recall"]

_ROWS = 12


class Recall(Arguments):
    """Arguments of `recall`."""

    query: str = Field("", max_length=400, description="plain words to look for, or a name; empty for an overview")
    about: Literal["anything", "shots", "cast", "takes", "history", "conversation"] = Field(
        "anything", description="what to look among"
    )


async def _run(call: Call, arguments: Recall) -> Receipt:
    details = await whole(lambda: _found(call.bench, arguments))
    count = sum(len(value) for value in details.values() if isinstance(value, list))
    return Receipt(action="recall", summary=f"{count} thing{'' if count == 1 else 's'} remembered", details=details)


def _found(bench: Workbench, arguments: Recall) -> dict[str, Any]:
    project = bench.project
    film = project.film()
    if arguments.query:
        return {"query": arguments.query, **_search(bench, film, arguments)}
    topics: dict[str, Any] = {"shots_total": len(film.slots), "cast_total": len(film.cast)}
    if arguments.about in {"anything", "shots"}:
        topics["shots"] = [_shot_row(project, film, n) for n in range(1, len(film.slots) + 1)[-_ROWS:]]
    if arguments.about in {"anything", "cast"}:
        topics["cast"] = [_cast_row(project, film, key) for key in sorted(film.cast)[:_ROWS]]
    if arguments.about == "cast":
        topics["seen"] = _seen_rows(project, film)
    if arguments.about in {"anything", "takes"}:
        takes = project.takes.all()
        topics["takes_total"] = len(takes)
        topics["takes"] = take_rows(bench.take_view(take, film) for take in takes[-_ROWS:])
    if arguments.about == "history":
        log = project.history.log(_ROWS + 1)
        topics["history"] = [{"message": c.message, "created": c.created} for c in log if c.parents][:_ROWS]
    if arguments.about == "conversation":
        topics["conversation"] = [{"role": m.role, "text": m.text[:200]} for m in project.conversation.last(_ROWS)]
    return topics


def _search(bench: Workbench, film: Film, arguments: Recall) -> dict[str, Any]:
    project = bench.project
    names = named_in(arguments.query, film.cast)
    cast = [_cast_row(project, film, key) for key in names]
    if arguments.about == "cast" and cast:
        return {"cast": cast}
    kinds: dict[str, Any] = {"shots": ["shot"], "cast": ["character"], "takes": ["take"], "conversation": ["message"]}
    found = project.recall(arguments.query, kinds=kinds.get(arguments.about, ["shot", "character", "take"]))
    return {"cast": cast, "found": [_found_row(film, hit) for hit in found if hit.owner not in names]}


def _shot_row(project: Project, film: Film, number: int) -> dict[str, Any]:
    shot = project.history.shot(film.slots[number - 1].hash)
    return {"number": number, "summary": summary_line(shot), "seconds": shot.duration_s}


def _seen_rows(project: Project, film: Film) -> list[dict[str, Any]]:
    """Who is seen without being remembered by a name, as they look last, and in which shots."""
    looks: dict[str, str] = {}
    shots: dict[str, list[int]] = {}
    for number, slot in enumerate(film.slots, 1):
        for subject in project.history.shot(slot.hash).subjects:
            if lives(subject) and subject.name.casefold() not in film.cast:
                looks[subject.id] = subject_phrase(subject)
                shots.setdefault(subject.id, []).append(number)
    return [{"looks": looks[key], "shots": numbers} for key, numbers in list(shots.items())[:_ROWS]]


def _cast_row(project: Project, film: Film, key: str) -> dict[str, Any]:
    character = project.history.character(film.cast[key])
    return {"name": character.name, "looks": subject_phrase(character.subject), "notes": character.notes}


def _found_row(film: Film, hit: Found) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": hit.kind, "title": hit.title, "words": hit.snippet, "current": hit.current}
    if number := film.number_of(hit.owner):
        row["shot"] = number
    return row


TOOL = Tool(
    name="recall",
    description=(
        "Look up what the project remembers: shots, characters, takes, the history of changes, what was said. "
        "Call it when the user asks about the film."
    ),
    arguments=Recall,
    run=_run,
)
