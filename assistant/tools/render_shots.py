"""`render_shots`: a take of each shot.

The clip is made in the worker, named by its content, and then recorded; or the render is put into the queue.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assistant.errors import InputError
from assistant.events import ProgressEvent, Receipt, TakeEvent, TakeView
from assistant.limits import framed, with_draft
from assistant.queueing import queued_takes
from assistant.taking import Order, Planned
from assistant.tools.base import Arguments, Tool
from assistant.tools.queued import queued
from assistant.tools.receipts import take_rows
from assistant.workbench import Call, Emit, Turn, Workbench, whole
from generators import registry
from generators.base import Estimate, Generator, Progress, RenderRequest, RenderSettings, Steer
from generators.catalogue import model_named
from generators.choosing import steerable_model
from generators.errors import CannotRender, OutputError
from generators.steering import steers
from prompts.shot import Shot

__all__ = ["TOOL", "RenderShots", "estimate"]


class RenderShots(Arguments):
    """Arguments of `render_shots`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, from 1; empty for the last one"
    )
    seed: int | None = Field(None, ge=0, lt=2**63, description="only if the user names one")
    profile: Literal["draft", "standard", "final"] | None = Field(None, description="only if the user asks for it")
    model: str | None = Field(None, max_length=80, description="what renders, only if the user names it")
    steer: Steer | None = Field(
        None, description="what of the previz a model is to follow, only if the user says so; auto for what suits"
    )
    strength: float | None = Field(None, ge=0, le=2, description="how closely it follows, 1 as usual")


def estimate(bench: Workbench, turn: Turn, arguments: RenderShots) -> Estimate:
    """What rendering these shots will cost: seconds and megabytes add up, the peak of memory does not.

    The seconds are None when those of one shot are not known. A shot that the generator cannot make costs nothing: the
    render says why.

    Raises:
        InputError: one of the shots is not in the film.
    """
    planned = [
        (shot, _settings(bench, turn, arguments, shot, digest))
        for shot, digest in (_shot(bench, number) for number in _wanted(bench, arguments))
    ]
    generator = _generator(bench, arguments)
    costs = [generator.estimate(shot, settings) for shot, settings in planned if generator.can(shot, settings).able]
    known = [cost.seconds for cost in costs if cost.seconds is not None]
    return Estimate(
        seconds=sum(known) if len(known) == len(costs) else None,
        peak_memory_mb=max((cost.peak_memory_mb for cost in costs), default=0.0),
        file_mb=sum(cost.file_mb for cost in costs),
    )


async def _run(call: Call, arguments: RenderShots) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; the shots are planned and can be rendered later.")
    if call.turn.queue:
        wanted = _wanted(call.bench, arguments)
        return await queued(call, TOOL.name, [_order(call.bench, call.turn, arguments, number) for number in wanted])
    views: list[TakeView] = []
    for number in _wanted(call.bench, arguments):
        order = _order(call.bench, call.turn, arguments, number)
        take = await _render(call.bench, order, number, call.emit)
        views.append(take)
        call.emit(TakeEvent(take=take))
    return Receipt(
        action="render_shots",
        summary="; ".join(f"take {view.id.removeprefix('t')} of shot {view.shot_number} recorded" for view in views),
        details={"takes": take_rows(views)},
    )


def _order(bench: Workbench, turn: Turn, arguments: RenderShots, number: int) -> Order:
    shot, digest = _shot(bench, number)
    settings = _settings(bench, turn, arguments, shot, digest)
    generator = _generator(bench, arguments)
    ability = generator.can(shot, settings)
    if not ability.able:
        raise CannotRender(f"Shot {number} cannot be rendered by {generator.name}: {'; '.join(ability.reasons)}")
    prompt = bench.prompt(shot, generator)
    request = RenderRequest(
        shot=shot,
        settings=settings,
        prompt=prompt.text,
        negative=prompt.negative,
        title=shot.title,
        output=bench.project.takes.new_file(),
    )
    planned = Planned(
        shot_id=bench.project.film().slots[number - 1].shot_id,
        shot_hash=digest,
        settings=settings.model_dump(mode="json"),
        prompt=prompt.model_dump(),
        warnings=[*_said_of_final(arguments, generator), *ability.warnings],
    )
    return Order(generator.name, request, planned)


async def _render(bench: Workbench, order: Order, number: int, emit: Emit) -> TakeView:
    file, planned = order.request.output, order.planned

    def report(progress: Progress) -> None:
        emit(ProgressEvent(shot_id=planned.shot_id, shot_number=number, **progress.model_dump()))

    try:
        clip = await bench.worker.render(order.generator, order.request, report)
        take = await whole(lambda: bench.project.takes.record(file, planned.record(clip)))
    except OutputError as error:
        raise OutputError(str(error).replace(str(file), f"a take in {file.parent}")) from error
    finally:
        file.unlink(missing_ok=True)  # there only when something failed on the way
    return bench.take_view(take)


def _settings(bench: Workbench, turn: Turn, arguments: RenderShots, shot: Shot, digest: str) -> RenderSettings:
    """The settings of the next take of a shot: a new seed for each take, unless somebody named one."""
    asked = dict(turn.settings)
    if arguments.seed is not None:
        asked["seed"] = arguments.seed
    if arguments.profile is not None:
        asked.setdefault("profile", arguments.profile)
    if asked.get("profile") == "draft":
        asked = with_draft(asked)
    steer = arguments.steer or asked.get("steer") or _usual_steer(bench, arguments)
    if steer != "none":
        asked["steer"] = steer
        if arguments.strength is not None:
            asked["steer_strength"] = arguments.strength
        asked.setdefault("seed", _seen_seed(bench, digest))
    asked.setdefault("seed", bench.project.takes.count(digest) + queued_takes(bench.project, digest))
    return framed(RenderSettings.model_validate(asked), shot.aspect)


def _generator(bench: Workbench, arguments: RenderShots) -> Generator:
    """What renders: the one that is named, for a final the best that can follow the previz, else the session's own."""
    if arguments.model:
        return registry.get(arguments.model)
    own = bench.generator
    if arguments.profile == "final" and own.name == "previz" and arguments.steer != "none":
        return registry.get(steerable_model() or own.name)
    return own


def _usual_steer(bench: Workbench, arguments: RenderShots) -> Steer:
    """How a render is steered when nobody says: a final by what suits the shot, if its model can follow at all."""
    model = model_named(_generator(bench, arguments).name)
    return "auto" if arguments.profile == "final" and model is not None and steers(model) else "none"


def _said_of_final(arguments: RenderShots, generator: Generator) -> list[str]:
    if arguments.profile == "final" and generator.name == "previz" and not arguments.model:
        return ["no model that can follow the previz is ready on this machine, so this final is previz at its best"]
    return []


def _seen_seed(bench: Workbench, digest: str) -> int:
    """The seed of the newest previz of a shot, which is what the user has seen; 0 where there is none."""
    seen = [take.seed for take in bench.project.takes.all() if take.shot_hash == digest and take.generator == "previz"]
    return seen[-1] if seen else 0


def _wanted(bench: Workbench, arguments: RenderShots) -> list[int]:
    film = bench.project.film()
    if not film.slots:
        raise InputError("The film has no shots yet. Describe one first.")
    wanted = list(dict.fromkeys(arguments.shots)) or [len(film.slots)]
    strangers = [str(number) for number in wanted if not 1 <= number <= len(film.slots)]
    if strangers:
        raise InputError(f"There is no shot {', '.join(strangers)}: the film has {len(film.slots)}.")
    return wanted


def _shot(bench: Workbench, number: int) -> tuple[Shot, str]:
    slot = bench.project.film().slots[number - 1]
    return bench.project.history.shot(slot.hash), slot.hash


TOOL = Tool(
    name="render_shots",
    description=(
        "Render a clip of one or more shots that are in the film. Call it after planning or revising, "
        "unless rendering is off."
    ),
    arguments=RenderShots,
    run=_run,
)
