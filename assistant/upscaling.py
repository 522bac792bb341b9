"""A take made larger, or at another frame rate: a new take of the same shot. The old one stays as it is."""

from __future__ import annotations

from dataclasses import replace

from assistant.errors import InputError
from assistant.events import ProgressEvent, TakeView
from assistant.memory import TakeRecord
from assistant.taking import Order, Planned
from assistant.workbench import Emit, Workbench, whole
from generators import registry
from generators.base import Fit, Progress, RenderInputs, RenderRequest
from generators.errors import OutputError
from generators.upscale.asking import UPSCALER, Asked, settings_for, upscaler_named
from prompts.shot import Shot

__all__ = ["MADE_FROM", "newest_take", "take_named", "upscale_order", "upscale_take"]

MADE_FROM = "made_from"
"""The setting of an upscaled take that names the take it was made from."""


def newest_take(bench: Workbench, number: int) -> TakeRecord:
    """The newest take of a shot of the film.

    Raises:
        InputError: there is no such shot, or it has no take.
    """
    film = bench.project.film()
    if not 1 <= number <= len(film.slots):
        raise InputError(f"There is no shot {number}: the film has {len(film.slots)}.")
    takes = bench.project.takes.all(film.slots[number - 1].shot_id)
    if not takes:
        raise InputError(f"Shot {number} has no take yet. Render it first.")
    return takes[-1]


def take_named(bench: Workbench, name: str) -> TakeRecord:
    """The take that "3" or "t3" names.

    Raises:
        InputError: there is no such take.
    """
    takes = bench.project.takes.all()
    found = next((take for take in takes if take.id == f"t{name.casefold().removeprefix('t')}"), None)
    if found is None:
        raise InputError(f"There is no take {name}: the project has {len(takes)}.")
    return found


async def upscale_order(bench: Workbench, take: TakeRecord, asked: Asked, fit: Fit, model: str | None = None) -> Order:
    """The render of the new take. One that was itself upscaled is made anew from its original, larger or faster.

    Raises:
        CannotRender: the take is as asked for already, its file cannot be used, or the model does not enlarge.
    """
    upscaler = await whole(lambda: upscaler_named(model))
    origin = _origin(bench, take)
    if origin is not take:
        asked = _together(take, asked)
    source = bench.project.path / origin.path
    settings = await whole(lambda: settings_for(source, asked))
    shot = bench.project.history.shot(take.shot_hash)
    prompt = await whole(lambda: _told(bench, shot, upscaler))
    request = RenderRequest(
        shot=shot,
        settings=settings,
        inputs=RenderInputs(source=source, fit=fit),
        prompt=prompt,
        output=bench.project.takes.new_file(),
    )
    planned = Planned(
        shot_id=origin.shot_id,
        shot_hash=origin.shot_hash,
        settings={**settings.model_dump(mode="json"), "seed": origin.seed, MADE_FROM: origin.id},
        prompt=origin.prompt,
        inherited=origin.warnings,
    )
    return Order(upscaler, request, planned)


async def upscale_take(
    bench: Workbench, take: TakeRecord, asked: Asked, fit: Fit, emit: Emit, model: str | None = None
) -> TakeView:
    """Makes and records the new take.

    Raises:
        CannotRender: the take is as asked for already, its file cannot be used, or the model does not enlarge.
        OutputError: the new one cannot be written.
    """
    order = await upscale_order(bench, take, asked, fit, model)
    file = order.request.output
    number = bench.project.film().number_of(take.shot_id)

    def report(progress: Progress) -> None:
        emit(ProgressEvent(shot_id=take.shot_id, shot_number=number or 0, **progress.model_dump()))

    try:
        clip = await bench.worker.render(order.generator, order.request, report)
        made = await whole(lambda: bench.project.takes.record(file, order.planned.record(clip)))
    except OutputError as error:
        raise OutputError(str(error).replace(str(file), f"a take in {file.parent}")) from error
    finally:
        file.unlink(missing_ok=True)  # there only when something failed on the way
    return bench.take_view(made)


def _told(bench: Workbench, shot: Shot, upscaler: str) -> str:
    """What a model that enlarges is told of the shot: one that goes over a clip once more draws what it reads of."""
    return "" if upscaler == UPSCALER else bench.prompt(shot, registry.get(upscaler)).text


def _origin(bench: Workbench, take: TakeRecord) -> TakeRecord:
    made_from = take.settings.get(MADE_FROM)
    return next((other for other in bench.project.takes.all(take.shot_id) if other.id == made_from), take)


def _together(take: TakeRecord, asked: Asked) -> Asked:
    """What is asked of a take now, on top of what was asked of it before."""
    if asked.fps is None:
        return replace(asked, fps=take.fps)
    sized = asked.size or asked.height or asked.short_side
    return asked if sized else replace(asked, size=(take.width, take.height))
