"""`upscale_shots`: a larger or smoother take of each shot, made from the newest one it has."""

from __future__ import annotations

from pydantic import Field

from assistant.errors import InputError
from assistant.events import Receipt, TakeEvent, TakeView
from assistant.memory import TakeRecord
from assistant.ordering import Ready
from assistant.tools.base import Arguments, Tool
from assistant.tools.queued import queued
from assistant.tools.receipts import take_rows
from assistant.upscaling import newest_take, take_named, upscale_order, upscale_take
from assistant.workbench import Call, Workbench
from generators import registry
from generators.base import Estimate
from generators.budget import together
from generators.upscale.asking import Asked, settings_for, upscaler_named
from prompts.shot import Shot

__all__ = ["TOOL", "UpscaleShots", "estimate"]


class UpscaleShots(Arguments):
    """Arguments of `upscale_shots`."""

    shots: list[int] = Field(
        default_factory=list, max_length=1000, description="numbers of the shots, from 1; empty for the last one"
    )
    takes: list[int] = Field(default_factory=list, max_length=1000, description="numbers of takes instead of shots")
    lines: int | None = Field(
        None, ge=64, le=4320, description="the shorter side in pixels: 1080 for full HD, 1440, 2160 for 4K"
    )
    fps: float | None = Field(None, ge=1, le=120, description="frames per second, if the user wants other ones")
    model: str | None = Field(None, max_length=80, description="the model that enlarges, only if the user names it")


def estimate(bench: Workbench, arguments: UpscaleShots) -> Estimate:
    """What a model that is named will take for these takes; nothing without one, which is done at once.

    Raises:
        InputError: there is no such shot or take.
        GeneratorError: the model does not enlarge, or a take cannot be used.
    """
    if arguments.model is None:
        return Estimate(seconds=0.0, peak_memory_mb=0.0, file_mb=0.0)
    generator = registry.get(upscaler_named(arguments.model))
    asked = Asked(short_side=arguments.lines, fps=arguments.fps)
    costs = [
        generator.estimate(Shot(duration_s=take.seconds), settings_for(bench.project.path / take.path, asked))
        for take in _takes(bench, arguments)
    ]
    return together(costs)


def _takes(bench: Workbench, arguments: UpscaleShots) -> list[TakeRecord]:
    count = len(bench.project.film().slots)
    if not count:
        raise InputError("The film has no shots yet. Describe one first.")
    takes = [take_named(bench, str(number)) for number in dict.fromkeys(arguments.takes)]
    return takes or [newest_take(bench, number) for number in dict.fromkeys(arguments.shots or [count])]


async def _run(call: Call, arguments: UpscaleShots) -> Receipt:
    if not call.turn.render:
        raise InputError("Rendering is off for this message; ask again when takes may be made.")
    takes = _takes(call.bench, arguments)
    asked = Asked(short_side=arguments.lines, fps=arguments.fps)
    if call.turn.queue:
        orders = [Ready(await upscale_order(call.bench, take, asked, "pad", arguments.model), []) for take in takes]
        return await queued(call, TOOL.name, orders, "upscaled")
    views: list[TakeView] = []
    for take in takes:
        view = await upscale_take(call.bench, take, asked, "pad", call.emit, arguments.model)
        views.append(view)
        call.emit(TakeEvent(take=view))
    return Receipt(
        action="upscale_shots",
        summary="; ".join(f"take {view.id.removeprefix('t')} of shot {view.shot_number} recorded" for view in views),
        details={"takes": take_rows(views), "model": arguments.model or ""},
    )


TOOL = Tool(
    name="upscale_shots",
    description=(
        "Make the newest take of shots larger (1080p, 4K) or give it another frame rate, as a new take. Without a "
        "model it invents no detail. Call it when the user asks to upscale, for 4K, or for so many frames per second."
    ),
    arguments=UpscaleShots,
    run=_run,
)
