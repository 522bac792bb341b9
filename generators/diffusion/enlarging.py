"""A clip made larger by a model: at its own rate, as many times as the model can, the rest by Lanczos.

What the model draws is new detail that nobody filmed; the clip's first warning says so. Sound and length are kept.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Final

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.catalogue import Model, Role
from generators.diffusion.planning import Plan, segments_of
from generators.errors import CannotRender
from generators.upscale.sound import SourceSound
from generators.upscale.source import SourceClip, open_source

__all__ = ["enlarged", "plan_for"]

MEGAPIXEL_FRAMES: Final = 251.0
"""What is made in one piece: five seconds of 1080p. Larger pictures are made in shorter pieces."""


def enlarged(model: Model, request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Makes the clip from `request.inputs.source`; see `Generator.render`."""
    from generators.diffusion.rendering import render_planned

    path = request.inputs.source
    assert path is not None
    _refuse_itself(path, request.output)
    source = open_source(path)
    plan = plan_for(model, source, request)
    shot = request.shot.model_copy(update={"duration_s": source.seconds, "text": []})  # its lettering is in the picture
    request = request.model_copy(update={"shot": shot, "title": request.title or source.title})
    with ExitStack() as stack:
        sound = stack.enter_context(SourceSound(path, source.begins_s))
        clip = render_planned(plan, request, progress, heard=sound if sound.present else None)
        notes = [*source.notes, *sound.notes]
    done = f"Enlarged {plan.scale:g} times by {model.title} from {source.form.width}x{source.form.height}"
    return clip.model_copy(update={"warnings": [f"{done}: its detail is invented", *clip.warnings, *notes]})


def plan_for(model: Model, source: SourceClip, request: RenderRequest) -> Plan:
    """The plan for a clip: the fewest times larger that reach the wanted size, at the clip's own rate.

    Raises:
        CannotRender: the clip is that large already.
    """
    settings = request.settings
    across, down = settings.width / source.form.width, settings.height / source.form.height
    if max(across, down) <= 1.0:
        raise CannotRender(
            f"the clip is {source.form.width}x{source.form.height} already, and {model.title} only enlarges; "
            "leave the model out for another rate or a smaller size"
        )
    wanted = max(across, down) if request.inputs.fit == "crop" else min(across, down)
    scale = min((by for by in model.scales if by >= wanted - 0.01), default=max(model.scales))
    width, height = _taken_size(model, source, scale)
    made = (round(width * scale), round(height * scale))
    rule = model.frames
    most = rule.at_most(int(MEGAPIXEL_FRAMES / (made[0] * made[1] / 1e6)))
    return Plan(
        model=model,
        role=Role.UPSCALE,
        pipeline=model.pipelines[Role.UPSCALE],
        sampling=model.sampled(settings.profile),
        width=made[0],
        height=made[1],
        rate=float(source.form.rate),
        segments=segments_of(model, Role.UPSCALE, source.count, rule.model_copy(update={"most": most})),
        scale=scale,
    )


def _taken_size(model: Model, source: SourceClip, scale: float) -> tuple[int, int]:
    """Width and height at which the clip is handed over: its own, or a little larger where a model takes none so small.

    Both are multiples of the model's; what that cuts off at the sides is less than one of them.
    """
    own = (source.form.width, source.form.height)
    by = max(1.0, model.smallest / scale / min(own))
    step = model.size_multiple
    width, height = (max(step, int(side * by + 0.5) // step * step) for side in own)
    return width, height


def _refuse_itself(source: Path, output: Path) -> None:
    if source.exists() and output.exists() and source.samefile(output):
        raise CannotRender(f"the clip {source.name} would be written over itself; give another name")
