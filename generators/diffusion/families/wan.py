"""Wan 2.1 and 2.2: text to video, first picture, first and last picture, video to video, Lucy Edit."""

from __future__ import annotations

from typing import Any

from generators.catalogue import Role
from generators.diffusion.families.calls import Call, family
from generators.diffusion.planning import Plan, Segment

__all__ = ["lucy", "wan"]


def _refined(plan: Plan, _segment: Segment) -> int:
    """Steps of Wan: a refinement starts in their middle, where as much noise is left as may change."""
    share = plan.strength if plan.role is Role.REFINE else 1.0
    return max(1, int(plan.sampling.steps * share))


@family("wan", steps=_refined)
def wan(call: Call) -> dict[str, Any]:
    """Arguments for Wan's pipelines; the second expert has a guidance of its own."""
    arguments = call.usual
    if call.plan.sampling.guidance_2 is not None and call.plan.model.weights.experts == 2:
        arguments["guidance_scale_2"] = call.plan.sampling.guidance_2
    if call.role is Role.REFINE:
        del arguments["num_frames"]
        return arguments | {"video": call.source, "strength": call.strength}
    if call.first is not None:
        arguments["image"] = call.first
    if call.last is not None:
        arguments["last_image"] = call.last
    return arguments


@family("lucy")
def lucy(call: Call) -> dict[str, Any]:
    """Arguments for Lucy Edit: the source is shown whole, the prompt says what changes."""
    return call.usual | {"video": call.source}
