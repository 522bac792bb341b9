"""`render_shots`: a take of each shot.

The clip is made in the worker, named by its content, and then recorded; or the render is put into the queue. What it
needs first, such as the portrait of somebody, is made before it and shown.
"""

from __future__ import annotations

from functools import partial

from pydantic import Field

from assistant.errors import InputError
from assistant.events import ProgressEvent, Receipt, TakeEvent, TakeView
from assistant.giving.preparing import with_prepared
from assistant.giving.sources import files_of, inputs_from
from assistant.ordering import Wish, chosen_in_time, ready_order, shot_at, wished_settings
from assistant.taking import Order
from assistant.tools.base import Tool
from assistant.tools.making import prepared, shots_wanted
from assistant.tools.queued import queued
from assistant.tools.receipts import take_rows
from assistant.workbench import Call, Emit, Turn, Workbench, whole
from generators.base import Estimate, Progress
from generators.budget import together
from generators.errors import OutputError

__all__ = ["TOOL", "RenderShots", "estimate"]


class RenderShots(Wish):
    """Arguments of `render_shots`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, from 1; empty for the last one"
    )


def estimate(bench: Workbench, turn: Turn, arguments: RenderShots) -> Estimate:
    """What rendering these shots will cost. One that the generator cannot make costs nothing: the render says why.

    Raises:
        InputError: one of the shots is not in the film.
    """
    costs = []
    wanted = shots_wanted(bench, arguments.shots)
    arguments = _shared(arguments, turn, len(wanted))
    for number in wanted:
        shot, digest = shot_at(bench, number)
        inputs = inputs_from(bench.project.path, files_of(bench.project, number, shot))
        wish, generator, _ = chosen_in_time(bench, turn, arguments, number, inputs)
        settings = wished_settings(bench, turn, wish, shot, digest, generator, inputs)
        if generator.can(shot, settings, inputs).able:
            costs.append(generator.estimate(shot, settings))
    return together(costs)


async def _run(call: Call, arguments: RenderShots) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; the shots are planned and can be rendered later.")
    wanted = shots_wanted(call.bench, arguments.shots)
    turn, arguments = call.turn, _shared(arguments, call.turn, len(wanted))
    if turn.queue:
        orders = [await whole(partial(ready_order, call.bench, turn, arguments, number)) for number in wanted]
        return await queued(call, TOOL.name, orders)
    views: list[TakeView] = []
    pictures: list[dict[str, str]] = []
    for number in wanted:
        order, before = await whole(partial(ready_order, call.bench, turn, arguments, number))
        made = [await prepared(call, one, number) for one in before]
        pictures += [{"title": one.file.name, "path": one.file.path} for one in made if one.role == "reference"]
        request, planned = with_prepared(call.project.path, order.request, order.planned, made)
        order = order._replace(request=request, planned=planned)
        take = await _render(call.bench, order, number, call.emit)
        views.append(take)
        call.emit(TakeEvent(take=take))
    return Receipt(
        action="render_shots",
        summary="; ".join(f"take {view.id.removeprefix('t')} of shot {view.shot_number} recorded" for view in views),
        details={"takes": take_rows(views), "pictures": pictures},
    )


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


def _shared(arguments: RenderShots, turn: Turn, shots: int) -> RenderShots:
    """The wish for one shot: a time that was given is shared by all of them."""
    seconds = arguments.within_s or turn.settings.get("within_s")
    return arguments.model_copy(update={"within_s": seconds / shots}) if seconds else arguments


TOOL = Tool(
    name="render_shots",
    description=(
        "Render a clip of one or more shots that are in the film. Call it after planning or revising, "
        "unless rendering is off."
    ),
    arguments=RenderShots,
    run=_run,
)
