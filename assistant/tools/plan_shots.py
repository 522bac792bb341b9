"""`plan_shots`: new shots from the user's words, or from a chat model's drafts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import Field

from assistant.casting import named_in, recast, with_cast
from assistant.continuing import gone_on_from, latest_shots
from assistant.drafting import shots_from_drafts
from assistant.errors import InputError
from assistant.events import Proposal, Receipt
from assistant.giving.keeping import Kept, footage_seconds, kept_gifts, put_in
from assistant.limits import MAX_SECONDS, MIN_SECONDS
from assistant.memory import Character, Draft
from assistant.tools.base import Arguments, Tool
from assistant.tools.receipts import shot_rows
from assistant.workbench import Call, Turn, Workbench, whole
from prompts.complete import complete_all
from prompts.errors import RequestError
from prompts.read import Reading, introduced, read
from prompts.revise import released, revise
from prompts.shot import Cue, Shot, ShotDraft, Source
from prompts.wording import join_list

__all__ = ["TOOL", "PlanShots", "length_asked", "spoken", "with_length"]

_AS_LONG: Final = "as long as the footage"


class PlanShots(Arguments):
    """Arguments of `plan_shots`."""

    request: str = Field(
        "",
        max_length=8000,
        description="the part of the user's message that says what to show, verbatim; empty for all of it",
    )
    drafts: list[ShotDraft] = Field(
        default_factory=list,
        max_length=40,
        description="one for each shot, in order; fill what the user said and what you choose, leave the rest out. "
        "Empty: the words are read by rule",
    )
    like: int | None = Field(None, ge=1, description="number of a shot to begin from, for 'again, but with Mira'")
    change: str = Field(
        "",
        max_length=2000,
        description="with `like`, how the new shot differs from that one, in the user's words",
    )
    cast: list[str] = Field(
        default_factory=list,
        max_length=8,
        description="names of remembered characters that are in these shots; with `like`, the first takes the place "
        "of that shot's main subject",
    )


async def _run(call: Call, arguments: PlanShots) -> Receipt:
    ids: list[str] = []
    warnings: list[str] = []
    kept = await whole(lambda: kept_gifts(call.project, call.turn.gifts))
    length = await whole(lambda: _length(call, kept))

    def plan(draft: Draft) -> None:
        told = _plan(call.bench, draft, arguments, call.turn)
        warnings.extend(told.warnings)
        first = len(draft.slots) + 1
        shots = complete_all([with_length(shot, *length) for shot in told.shots], told.before)
        ids.extend(draft.add_shot(shot) for shot in shots)
        given = put_in(draft, kept, range(first, first + len(ids)))
        warnings.extend(f"{line[:1].upper()}{line[1:]}." for line in given)

    commit = await call.commit(f"plan: {call.turn.message}", plan)
    views = await whole(lambda: [call.bench.shot_view(number) for number in _numbers(call.bench, ids)])
    call.emit(Proposal(shots=views, changed={view.id: [] for view in views}))
    return Receipt(
        action="plan_shots",
        summary="; ".join(f"shot {view.number} planned" for view in views),
        commit=commit.hash if commit else "",
        details={"shots": shot_rows(views), "warnings": warnings},
    )


def spoken(turn: Turn, arguments: PlanShots) -> str:
    """The user's own words: what the model quotes of them counts only if they were said."""
    quoted = arguments.request
    if turn.gifts and not turn.words:
        return ""
    return quoted if quoted and quoted.casefold() in turn.words.casefold() else turn.words or quoted


@dataclass(frozen=True)
class _Plan:
    """Partial shots, what there is to tell of them, and the shot that they go on from."""

    shots: list[Shot]
    warnings: list[str]
    before: Shot | None = None


def _plan(bench: Workbench, draft: Draft, arguments: PlanShots, turn: Turn) -> _Plan:
    words = spoken(turn, arguments)
    cast = _cast(bench, draft, arguments, introduced(words).scene)
    if arguments.like is not None:
        return _changed(draft.shot(arguments.like), cast, words, arguments.change)
    if not arguments.drafts and not words:
        return _Plan([Shot()], [])  # of a picture that is to move, with nothing said of how
    film = latest_shots(draft)
    if not arguments.drafts:
        reading = read(words, film)
        shots = [with_cast(shot, _of(shot, cast, len(reading.shots))) for shot in reading.shots]
        return _Plan(shots, _kept_as_said(reading, shots), gone_on_from(reading, film, turn.words))
    heard = _reading_or_none(words, film)
    shots, warnings = shots_from_drafts(arguments.drafts, words, heard)
    with_looks = [with_cast(shot, _of(shot, cast, len(shots))) for shot in shots]
    return _Plan(with_looks, warnings, gone_on_from(heard, film, turn.words))


def _kept_as_said(reading: Reading, shots: list[Shot]) -> list[str]:
    """A word on what no field of the shots holds."""
    left = {words for shot in shots for words in shot.extra}
    kept = dict.fromkeys(f"“{piece.text}”" for piece in reading.unread if piece.text in left)
    return [f"Kept in the prompt word for word: {join_list(list(kept))}."] if kept else []


def _cast(bench: Workbench, draft: Draft, arguments: PlanShots, words: str) -> list[Character]:
    names = {name.strip().casefold(): name for name in arguments.cast}
    strangers = [name for key, name in names.items() if key not in draft.cast]
    if strangers:
        raise InputError(f"{', '.join(strangers)} is not remembered yet. Say who that is first: this is Mira: a girl…")
    keys = dict.fromkeys([*names, *named_in(words, draft.cast)])
    return [bench.project.history.character(draft.cast[key]) for key in keys]


def _of(shot: Shot, cast: list[Character], shots: int) -> list[Character]:
    """Who of the cast is in this shot: all of them where there is one shot, else those it names."""
    if shots == 1:
        return cast
    said = " ".join([*(f"{s.name} {s.noun} {s.id}" for s in shot.subjects), *shot.extra])
    named = set(named_in(said.replace("_", " "), [character.name.casefold() for character in cast]))
    return [character for character in cast if character.name.casefold() in named]


def _changed(shot: Shot, cast: list[Character], words: str, change: str) -> _Plan:
    """The same shot once more, as it is after a change.

    Raises:
        InputError: nothing in the change is understood.
    """
    if not change:
        return _Plan([_like(shot, cast, words)], [], shot)
    revision = revise(shot, change)
    if revision.question:
        raise InputError(revision.question)
    unread = [f"I could not use {join_list([f'“{piece}”' for piece in revision.unread])}."] if revision.unread else []
    return _Plan([_like(revision.shot, cast, words)], unread, shot)


def _like(shot: Shot, cast: list[Character], words: str) -> Shot:
    """The same shot once more, decided anew where the director decided, with the first of the cast in the lead."""
    fresh = released(shot)
    lead = fresh.main_subject
    fresh = fresh.model_copy(update={"request": f"{shot.request}\n{words}"[-8000:], "title": ""})
    if not cast:
        return fresh
    present = {subject.name.casefold() for subject in fresh.subjects}
    if lead and cast[0].name.casefold() not in present:
        return with_cast(recast(fresh, lead.id, cast[0]), cast[1:])
    return with_cast(fresh, cast)


def _length(call: Call, kept: list[Kept]) -> tuple[float | None, str]:
    """How long the shots are to be, s, and why: as the user says, else as the footage is that they follow."""
    if call.turn.seconds is not None:
        return length_asked(call.turn)
    seconds = footage_seconds(call.project, kept)
    if seconds is None:
        return None, ""
    return min(max(round(seconds, 1), MIN_SECONDS), MAX_SECONDS), f"{_AS_LONG}, {seconds:.1f} s"


def length_asked(turn: Turn) -> tuple[float | None, str]:
    """How long the user sets the shots to be beside the message, s, and why; None where that is left open."""
    return (None, "") if turn.seconds is None else (turn.seconds, f"asked for {turn.seconds:g} s")


def with_length(shot: Shot, seconds: float | None, reason: str) -> Shot:
    """A partial shot as long as the user or the footage says, and why; itself where neither does."""
    if seconds is None or (shot.duration_s is not None and reason.startswith(_AS_LONG)):
        return shot
    cue = Cue(source=Source.USER, reason=reason)
    return shot.model_copy(update={"duration_s": seconds, "provenance": {**shot.provenance, "duration_s": cue}})


def _reading_or_none(words: str, film: list[Shot]) -> Reading | None:
    try:
        return read(words, film)
    except RequestError:  # another language, say: the model's drafts stand alone
        return None


def _numbers(bench: Workbench, ids: list[str]) -> list[int]:
    film = bench.project.film()
    return [number for shot_id in ids if (number := film.number_of(shot_id))]


TOOL = Tool(
    name="plan_shots",
    description=(
        "Add new shots to the film from the user's message. Call it when the user describes something to see. "
        "Everything you leave open is decided and explained by the studio."
    ),
    arguments=PlanShots,
    run=_run,
)
