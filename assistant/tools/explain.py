"""`explain`: what shots hold, who decided it and why; what film words mean; what a change would do. Nothing changes."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import Field

from assistant.addressing import shots_meant
from assistant.events import Receipt
from assistant.memory import Film, Project
from assistant.tools.base import Arguments, Tool
from assistant.tools.telling import change_rows
from assistant.workbench import Call, Workbench, whole
from prompts.complete import complete
from prompts.describe import summary_line
from prompts.explain import Fact, define, explain
from prompts.revise import revise
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.shot import Shot, Source

__all__ = ["TOOL", "Explain"]

_CHANGES: Final = re.compile(r"(?:revise|plan): ")
_LOOKED_BACK: Final = 40
_EVERY: Final = (
    "subjects",
    "beats",
    "setting.place",
    "setting.time_of_day",
    "camera.size",
    "camera.moves",
    "duration_s",
)
"""What a shot is told by when nobody says what of it."""


class Explain(Arguments):
    """Arguments of `explain`."""

    shots: list[int] = Field(
        default_factory=list,
        max_length=100,
        description="numbers of the shots, from 1; empty for the one that the words are about",
    )
    fields: list[str] = Field(
        default_factory=list,
        max_length=40,
        description="paths such as 'camera.focal_length_mm', 'lighting', 'subjects.looks'",
    )
    who: str = Field("", max_length=120, description="the subject asked about, in words; empty for all")
    terms: str = Field("", max_length=200, description="words of film to define: 'a pan and a truck'")
    suppose: str = Field("", max_length=400, description="a change to think through without making it: 'at f/2'")
    takes: bool = Field(False, description="tell how the latest take was made")
    changes: bool = Field(False, description="tell what the latest change did")


async def _run(call: Call, arguments: Explain) -> Receipt:
    details = await whole(lambda: _found(call, arguments))
    return Receipt(action="explain", summary="explained; nothing was changed", details=details)


def _found(call: Call, arguments: Explain) -> dict[str, Any]:
    project = call.project
    film = project.film()
    if arguments.terms:
        return {"terms": [_term_row(d) for d in define(arguments.terms)], "asked": arguments.terms}
    if arguments.changes:
        return {"changes": _latest_changes(project)}
    numbers = _numbers(call, arguments, film)
    if arguments.takes:
        return {"take": _take_row(call.bench, film, numbers[-1] if numbers else 0)}
    rows = [_shot_row(project.history.shot(film.slots[n - 1].hash), n, arguments) for n in numbers]
    seconds = [shot.duration_s or 0.0 for shot in project.shots()] if arguments.fields == ["duration_s"] else []
    return {"shots": rows, "shots_total": len(film.slots), **({"film_seconds": sum(seconds)} if seconds else {})}


def _numbers(call: Call, arguments: Explain, film: Film) -> list[int]:
    """The shots asked about that the film has; the latest of them by default."""
    if not film.slots:
        return []
    asked = (
        arguments.shots or shots_meant(call.turn.words, call.project.shots(), call.project.history.worked_on(film))[0]
    )
    return [number for number in asked if 1 <= number <= len(film.slots)]


def _shot_row(shot: Shot, number: int, arguments: Explain) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "summary": summary_line(shot)}
    if arguments.suppose:
        return row | _supposed(shot, arguments.suppose)
    try:
        who = find_subjects(shot, arguments.who) if arguments.who else ()
    except Ambiguous:
        who = ()
    return row | {"facts": [_fact_row(fact) for fact in explain(shot, arguments.fields or _EVERY, who)]}


def _supposed(shot: Shot, change: str) -> dict[str, Any]:
    """What a change would do to a shot, worked out on a copy."""
    revision = revise(shot, change)
    if not revision.fields:
        return {"suppose": change, "unclear": revision.question}
    return {"suppose": change, **change_rows(shot, revision.shot, complete(revision.shot))}


def _fact_row(fact: Fact) -> dict[str, str]:
    source = str(fact.source) if fact.source else ""
    return {"field": fact.path, "what": fact.what, "value": fact.value, "source": source, "reason": fact.reason}


def _term_row(definition: Any) -> dict[str, str]:
    return {"term": definition.term, "kind": definition.kind, "text": definition.text, "unlike": definition.distinction}


def _take_row(bench: Workbench, film: Film, number: int) -> dict[str, Any]:
    """How the latest take was made: of a shot where one is named that has takes, else of the film."""
    shot_id = film.slots[number - 1].shot_id if number else None
    takes = bench.project.takes.all(shot_id) or bench.project.takes.all()
    if not takes:
        return {}
    view = bench.take_view(takes[-1], film)
    return {
        "id": view.id, "shot": view.shot_number, "model": view.model, "size": f"{view.width}x{view.height}",
        "fps": view.fps, "seconds": round(view.seconds, 3), "frames": view.frames, "seed": view.seed,
        "settings": view.settings, "facts": view.facts, "path": view.path, "prompt": view.prompt.text,
        "current": view.current,
    }  # fmt: skip


def _latest_changes(project: Project) -> dict[str, Any]:
    """What the newest change of the film did, shot by shot."""
    for commit in project.history.log(_LOOKED_BACK):
        if not commit.parents or not _CHANGES.match(commit.message):
            continue
        before = project.history.film_at(project.history.commit_at(commit.parents[0]))
        after = project.history.film_at(commit)
        known = {slot.shot_id: slot.hash for slot in before.slots}
        rows: list[dict[str, Any]] = []
        for number, slot in enumerate(after.slots, start=1):
            new = project.history.shot(slot.hash)
            if slot.shot_id not in known:
                rows.append({"number": number, "summary": summary_line(new)})
            elif known[slot.shot_id] != slot.hash:
                old = project.history.shot(known[slot.shot_id])
                rows.append({"number": number, "summary": summary_line(new), **_asked_and_followed(old, new)})
        return {"message": commit.message, "shots": rows}
    return {}


def _asked_and_followed(old: Shot, new: Shot) -> dict[str, list[dict[str, str]]]:
    """The differences that the user's words made, and those that the director made because of them."""
    rows = change_rows(old, new, new)["changed"]
    asked = [row for row in rows if _is_new_word(row["field"], old, new)]
    return {"changed": asked, "followed": [row for row in rows if row not in asked]}


def _is_new_word(path: str, old: Shot, new: Shot) -> bool:
    cue = new.source_of(path)
    return cue is not None and cue.source is Source.USER and cue != old.source_of(path)


TOOL = Tool(
    name="explain",
    description=(
        "Tell what a shot holds, who decided it and why; what words of film mean; what a change would do; how a take "
        "was made. Call it when the user asks about a shot or about the craft. Changes nothing."
    ),
    arguments=Explain,
    run=_run,
)
