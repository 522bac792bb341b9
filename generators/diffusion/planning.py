"""From a request and a catalogue row to numbers: which pipeline, what size, how many frames, in how many pieces.

Pure: nothing here looks at a file or a device.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generators.base import Profile, RenderRequest, RenderSettings
from generators.catalogue import PICTURE_ROLES, Adapter, CameraAdapter, ContextAdapter, FrameRule, Model, Role, Sampling
from generators.diffusion.referring import most_of, of_medium
from generators.diffusion.taking import taken
from generators.errors import CannotRender
from generators.media import Medium

__all__ = ["PROFILES", "Plan", "Segment", "generation_size", "plan_of", "plans_downwards", "reach"]

LARGEST_SIZE_STEP: Final = 1.35
"""A picture is made at the trained height nearest to what the profile says; the rest is scaled at delivery."""
PROFILES: Final[tuple[Profile, ...]] = ("final", "standard", "draft")
"""The best first."""
_MANY: Final[dict[Medium, str]] = {"picture": "pictures", "footage": "clips", "sound": "sounds"}


@dataclass(frozen=True, slots=True)
class Segment:
    """One call of the pipeline.

    Attributes:
        frames: that the pipeline makes.
        skip: of these, how many at the start repeat the segment before and are left out.
        keep: how many are delivered after that.
        lead: how many at the start are given to it, rather than made.
    """

    frames: int
    skip: int
    keep: int
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be made.

    Attributes:
        model, role, pipeline: the row, what it is asked to do, and the class that does it.
        sampling: how the profile samples.
        width, height: of the pictures that the pipeline makes, pixels; delivery scales them.
        rate: frames per second that the pipeline makes.
        segments: its calls, in order.
        strength: how much of given footage may change, where the role asks for that.
        scale: how many times as large as its footage the picture is, along each side.
        camera: the LoRA for how the camera moves.
        context: the LoRA for what it is shown beside what it makes.
        warnings: what will differ from what was asked, in words for the user.
    """

    model: Model
    role: Role
    pipeline: str
    sampling: Sampling
    width: int
    height: int
    rate: float
    segments: tuple[Segment, ...]
    strength: float = 1.0
    scale: float = 1.0
    camera: CameraAdapter | None = None
    context: ContextAdapter | None = None
    warnings: tuple[str, ...] = ()

    @property
    def adapters(self) -> tuple[Adapter, ...]:
        """The LoRAs that are at work; of two stages in the first."""
        return (*self.sampling.adapters, *self._camera, *self._context)

    @property
    def second_adapters(self) -> tuple[Adapter, ...]:
        """Those of the second stage, in which the camera moves as it did in the first."""
        second = self.sampling.second
        return (*second.adapters, *self._camera) if second else ()

    @property
    def _context(self) -> tuple[Adapter, ...]:
        return (self.context,) if self.context else ()

    @property
    def _camera(self) -> tuple[Adapter, ...]:
        return (self.camera,) if self.camera else ()

    @property
    def source_size(self) -> tuple[int, int]:
        """Width and height at which footage is handed over, pixels."""
        return round(self.width / self.scale), round(self.height / self.scale)

    @property
    def frames(self) -> int:
        """How many are delivered at the model's rate."""
        return sum(segment.keep for segment in self.segments)


def plan_of(model: Model, request: RenderRequest, *, role: Role | None = None) -> Plan:
    """The plan for a request.

    Args:
        model: the row.
        request: what is asked for.
        role: what the model is asked to do, where that is not to be read off the request's inputs.

    Raises:
        CannotRender: the model cannot make it; says why.
    """
    known = None if role else taken(model, request.inputs)
    role = role or (known.role if known else Role.TEXT_TO_VIDEO)
    sampling = model.sampled(request.settings.profile)
    width, height = generation_size(model, request.settings, sampling)
    wanted = max(1, math.ceil((request.shot.duration_s or 0.0) * model.rate - 1e-6))
    segments = segments_of(model, role, wanted)
    if request.inputs.lead is not None:
        segments = (replace(segments[0], lead=model.before), *segments[1:])
    return Plan(
        model=model,
        role=role,
        pipeline=model.pipelines[role],
        sampling=sampling,
        width=width,
        height=height,
        rate=model.rate,
        segments=segments,
        strength=request.inputs.strength,
        scale=model.scales[0] if role is Role.UPSCALE else 1.0,
        warnings=(*_differences(model, request, wanted, segments), *(known.warnings if known else ())),
    )


def reach(plan: Plan) -> int:
    """How many frames the last segment reaches to, counted over the whole clip at the plan's rate."""
    before = sum(segment.keep for segment in plan.segments[:-1])
    last = plan.segments[-1]
    return before - last.skip + last.frames


def plans_downwards(model: Model, request: RenderRequest) -> list[Plan]:
    """The plan for a request, and then those of lower profiles that make smaller pictures, for want of memory.

    Raises:
        CannotRender: the model cannot make it; says why.
    """
    plans = [plan_of(model, request)]
    for profile in PROFILES[PROFILES.index(request.settings.profile) + 1 :]:
        settings = request.settings.model_copy(update={"profile": profile})
        lower = plan_of(model, request.model_copy(update={"settings": settings}))
        if lower.width * lower.height < plans[-1].width * plans[-1].height:
            plans.append(lower)
    return plans


def generation_size(model: Model, settings: RenderSettings, sampling: Sampling) -> tuple[int, int]:
    """Width and height that a model makes for a delivered picture: the same shape, at a size that it was trained at.

    The area is that of the trained size whose height is nearest to the profile's; both sides are rounded to the
    model's multiple. A delivered picture that is smaller is made no larger than itself, but for the rounding.
    """
    height = min(model.sizes, key=lambda trained: abs(trained - sampling.height))
    area = float(height * model.sizes[height])
    aspect = settings.width / settings.height
    area = min(area, max(float(settings.width * settings.height), area / LARGEST_SIZE_STEP**2))
    step = model.size_multiple * (2 if sampling.second else 1)  # the first of two stages is made at half the size
    return _nearest_size(area, aspect, step)


def segments_of(model: Model, role: Role, wanted: int, rule: FrameRule | None = None) -> tuple[Segment, ...]:
    """The calls that make `wanted` frames: one, or several that each begin where the one before ended.

    Args:
        model: the row.
        role: what it is asked to do.
        wanted: how many frames are delivered.
        rule: which numbers of frames a call makes, where that is not the model's own.

    Raises:
        CannotRender: it takes several and the model cannot go on from a picture.
    """
    rule = rule or model.frames
    if role in PICTURE_ROLES:
        return (Segment(frames=1, skip=0, keep=1),)
    if wanted <= rule.most:
        return (Segment(frames=rule.at_least(wanted), skip=0, keep=wanted),)
    if _continuation(model, role) is None:
        longest = rule.most / model.rate
        raise CannotRender(
            f"{model.title} makes at most {longest:g} s at a time and cannot go on from a picture; "
            f"ask for {longest:g} s or choose another model"
        )
    pieces = [Segment(frames=rule.most, skip=0, keep=rule.most)]
    left, again = wanted - rule.most, model.before
    while left > 0:
        frames = rule.at_least(min(left + again, rule.most))
        keep = min(left, frames - again)
        pieces.append(Segment(frames=frames, skip=again, keep=keep, lead=again))
        left -= keep
    return tuple(pieces)


def _continuation(model: Model, role: Role) -> Role | None:
    """The role in which the model goes on from the last picture of a segment; None when it has none."""
    if role in (Role.CONTROL, Role.AVATAR, Role.EDIT, Role.REFINE, Role.CAMERA_PATH, Role.UPSCALE):
        return role if role in model.pipelines else None
    onwards = model.before_as
    if model.modular and model.pipelines.get(onwards) != model.pipelines.get(role):  # each is loaded as a whole
        return None
    return onwards if onwards in model.pipelines else None


def _differences(model: Model, request: RenderRequest, wanted: int, segments: tuple[Segment, ...]) -> list[str]:
    said: list[str] = []
    if len(segments) > 1:
        said.append(f"{model.title} makes {model.frames.most / model.rate:g} s at a time: "
                    f"the clip is {len(segments)} pieces, each going on from the one before")  # fmt: skip
    if not model.audio and _asks_for_sound(request):
        said.append(f"{model.title} makes no sound")
    if wanted < model.frames.least:
        said.append(f"{model.title} makes at least {model.frames.least} frames: the clip is cut to its length")
    for medium, words in _MANY.items():
        if len(of_medium(request.inputs.references, medium)) > most_of(model, medium) > 0:
            said.append(f"{model.title} takes {most_of(model, medium)} reference {words}: the first ones were used")
    return said


def _asks_for_sound(request: RenderRequest) -> bool:
    sound = request.shot.sound
    return bool(sound.dialogue or sound.effects or sound.music)


def _nearest_size(area: float, aspect: float, step: int) -> tuple[int, int]:
    """Width and height in multiples of `step`: of the sizes about that area the first with the right shape.

    Rounding both sides alone may put a narrow picture's shape off by a tenth; a step more or less of height mends it.
    """
    tall = math.sqrt(area / aspect)
    heights = [_rounded(tall + by * step, step) for by in (0, -1, 1)]
    sizes = [(_rounded(height * aspect, step), height) for height in heights]
    sizes[0] = _rounded(tall * aspect, step), heights[0]
    return min(sizes, key=lambda size: max(0.0, abs(size[0] / size[1] / aspect - 1) - step / 2 / min(size)))


def _rounded(side: float, step: int) -> int:
    return max(step, round(side / step) * step)
