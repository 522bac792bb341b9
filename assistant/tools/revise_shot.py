"""`revise_shot`: changes just the fields that the user's words, or a chat model's, ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import Field, ValidationError

from assistant.addressing import parts_meant
from assistant.casting import named_in, recast, replacement_in, with_cast
from assistant.drafting import credit
from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.keeping import kept_gifts, put_in
from assistant.memory import Character, Draft
from assistant.paths import changed_paths
from assistant.tools.ask_user import ask
from assistant.tools.base import Arguments, Tool, ToolArgumentsError, mend_words
from assistant.tools.receipts import shot_rows
from assistant.tools.telling import change_rows
from assistant.workbench import Call, Workbench, whole
from prompts.complete import complete
from prompts.reading.grammar import PRONOUNS
from prompts.revise import NOT_UNDERSTOOD, Revision, released, revise
from prompts.revising.edits import value_of
from prompts.shot import Cue, Shot, ShotDraft, Source
from prompts.wording import join_list

__all__ = ["TOOL", "ReviseShot"]


_UNCHANGED: Final[dict[str, list[dict[str, str]]]] = {"changed": [], "followed": []}


class ReviseShot(Arguments):
    """Arguments of `revise_shot`."""

    shots: list[int] = Field(
        default_factory=list,
        max_length=1000,
        description="numbers of the shots, from 1; empty for the one the words are about",
    )
    change: str = Field("", max_length=8000, description="what to change, in the user's words")
    fields: dict[str, Any] = Field(
        default_factory=dict,
        description="the same as values by top-level field, such as {'camera': {'focal_length_mm': 85}}; only what "
        "is given changes. Leave out to have the words read by rule",
    )


async def _run(call: Call, arguments: ReviseShot) -> Receipt:
    words = arguments.change or call.turn.words
    changed: dict[str, list[str]] = {}
    told: dict[str, dict[str, list[dict[str, str]]]] = {}
    notes: list[str] = []
    asked: dict[int, tuple[str, list[str]]] = {}
    kept = await whole(lambda: kept_gifts(call.project, call.turn.gifts))

    def change(draft: Draft) -> None:
        parts = _addressed(draft, arguments, words)
        numbers = [number for numbers, _ in parts for number in numbers]
        for number, wanted in ((number, wanted) for numbers, wanted in parts for number in numbers):
            before = draft.shot(number)
            revised, unused, question = _revised(call.bench, draft, before, arguments, wanted, call.turn.seconds)
            if question:
                asked[number] = (question, unused)
                continue
            notes.extend(unused)
            after = complete(revised)
            if paths := changed_paths(before, after):
                shot_id = draft.replace_shot(number, after)
                changed[shot_id] = paths
                told[shot_id] = change_rows(before, revised, after)
        if kept and not asked:
            given = put_in(draft, kept, numbers)
            notes.extend(f"{line[:1].upper()}{line[1:]}." for line in given)
            changed.update((draft.slots[number - 1].shot_id, ["given"]) for number in numbers if not changed)
            told.update((shot_id, _UNCHANGED) for shot_id in changed if shot_id not in told)

    commit = await call.commit(f"revise: {words}", change)
    film = call.project.film()
    numbers = [number for shot_id in changed if (number := film.number_of(shot_id))]
    views = await whole(lambda: [call.bench.shot_view(number, film) for number in numbers])
    if views:
        call.emit(Proposal(shots=views, changed=changed))
    if asked and not changed:
        return ask(next(iter(asked.values()))[0], call.emit, action="revise_shot")
    return Receipt(
        action="revise_shot",
        summary="; ".join(f"shot {view.number} revised" for view in views) or "nothing to change",
        commit=commit.hash if commit else "",
        details={
            "shots": [{**row, **told[row["id"]]} for row in shot_rows(views)],
            "warnings": list(dict.fromkeys([*notes, *_not_changed(asked)])),
        },
    )


def _not_changed(asked: Mapping[int, tuple[str, list[str]]]) -> list[str]:
    """What is told of shots that stay as they are beside others that were changed: why, unless they hold no such thing.

    Args:
        asked: by the shot's number the question, and what else was not used.
    """
    by_question: dict[str, list[int]] = {}
    for number, (question, _) in asked.items():
        by_question.setdefault("" if question.startswith(NOT_UNDERSTOOD) else question, []).append(number)
    told = []
    for question, numbers in by_question.items():
        which = (
            f"Shot {numbers[0]} stays as it is"
            if len(numbers) == 1
            else f"Shots {join_list(list(map(str, numbers)))} stay as they are"
        )
        told.append(f"{which}: {question}" if question else f"{which}.")
    return told


def _addressed(draft: Draft, arguments: ReviseShot, words: str) -> list[tuple[list[int], str]]:
    """Which shots are meant, and what is wanted of them, part by part."""
    if arguments.shots or not draft.slots:
        return [(arguments.shots or [1], words)]
    return parts_meant(words, draft.shots, draft.worked_on)


def _revised(
    bench: Workbench, draft: Draft, shot: Shot, arguments: ReviseShot, words: str, seconds: float | None
) -> tuple[Shot, list[str], str]:
    """The shot after the change, still to be completed; what was not used; a question when it cannot be made."""
    cast = [bench.project.history.character(draft.cast[key]) for key in named_in(words, draft.cast)]
    notes: list[str] = []
    question = ""
    if arguments.fields:
        revised = _with_fields(shot, arguments.fields, words)
    else:
        revised, notes, question = _by_words(shot, words, cast, draft.shots)
    if question:
        return shot, notes, question
    revised = with_cast(revised, cast)
    if seconds is not None:
        cue = Cue(source=Source.USER, reason=f"asked for {seconds:g} s")
        revised = revised.model_copy(
            update={"duration_s": seconds, "provenance": {**revised.provenance, "duration_s": cue}}
        )
    return revised, notes, ""


def _by_words(shot: Shot, words: str, cast: Sequence[Character], film: Sequence[Shot]) -> tuple[Shot, list[str], str]:
    """The shot as the words change it, by rule."""
    for character in cast:
        replacement = replacement_in(words, character.name, shot)
        if replacement is None:
            continue
        subject_id, words = replacement
        shot = recast(released(shot), subject_id, character)
        if not words:
            return shot, [], ""
    revision = revise(shot, words, film)
    notes = _unused(revision)
    if not revision.fields:
        return shot, notes, revision.question
    return revision.shot, [*notes, revision.question] if revision.question else notes, ""


def _unused(revision: Revision) -> list[str]:
    """A word on what of the sentence changed nothing; pronouns and other forms of what was changed do not count."""
    record = revision.shot.model_dump(mode="json")
    values = " ".join(str(value_of(record, path)) for path in revision.fields).casefold()
    stems = set(re.findall(r"[a-z]{3,}", values))
    left = [
        piece
        for piece in revision.unread
        if not set(piece.casefold().split()) <= PRONOUNS
        and not any(piece.casefold().startswith(stem) for stem in stems)
    ]
    return [f"I could not use {join_list([f'“{piece}”' for piece in left])}."] if left else []


def _with_fields(shot: Shot, fields: dict[str, Any], words: str) -> Shot:
    """The shot with a model's values merged in, each credited to who said it.

    Raises:
        InputError: a value fights a lock.
        ToolArgumentsError: a value cannot be used.
    """
    try:
        draft = ShotDraft.model_validate(fields)
        cues = credit(draft, words)
        locked = [path for path in cues if any(path == lock or path.startswith(f"{lock}.") for lock in shot.locks)]
        if locked:
            raise InputError(f"{', '.join(locked)} is locked in this shot. Unlock it before changing it.")
        merged = _merged(shot.model_dump(mode="json"), draft.model_dump(mode="json", exclude_unset=True))
        merged["provenance"] = {**merged["provenance"], **{p: c.model_dump(mode="json") for p, c in cues.items()}}
        return Shot.model_validate(merged)
    except ValidationError as error:
        raise ToolArgumentsError(mend_words("revise_shot", error)) from error


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Records are merged field by field; lists and values are replaced."""
    return {
        **old,
        **{
            name: _merged(old[name], value) if isinstance(value, dict) and isinstance(old.get(name), dict) else value
            for name, value in new.items()
        },
    }


TOOL = Tool(
    name="revise_shot",
    description=(
        "Change shots that are in the film: 'slower', 'from above', 'at night instead'. Only what is asked for "
        "changes. Call it when the user speaks of a shot that is there."
    ),
    arguments=ReviseShot,
    run=_run,
)
