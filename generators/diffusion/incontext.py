"""LoRAs that follow a reference in context: which one a render wants, whether it is here, and what is said of it.

LTX-2 is shown a clip beside the one that it makes. How that is followed (its depth, the poses in it, its lines, what is
to become of it) is what such a LoRA was trained on; without one the model takes no more than a hint from it.
"""

from __future__ import annotations

from dataclasses import replace

from generators.base import Control, RenderInputs
from generators.catalogue import ContextAdapter, Model, Role
from generators.catalogue.installed import adapter_file, controls_here
from generators.diffusion.planning import Plan
from generators.errors import CannotRender

__all__ = ["context_said", "with_context"]


def with_context(plan: Plan, inputs: RenderInputs) -> Plan:
    """The plan with the LoRA for what is followed.

    Args:
        plan: without one.
        inputs: of the request, with its control videos.

    Raises:
        CannotRender: a control video cannot be followed without one that is not here; says how to have it.
    """
    model = plan.model
    if not model.context_adapters or plan.role not in (Role.CONTROL, Role.EDIT, Role.REFERENCES):
        return plan
    kind = inputs.controls[0].kind if plan.role is Role.CONTROL else None
    wanted = _adapter_for(model, plan.role, kind)
    if wanted is None and kind is None:
        return plan
    if wanted is None:
        known = ", ".join(sorted(controls_here(model))) or "none"
        raise CannotRender(f"{model.title} has no LoRA here that follows {kind}; it follows {known}")
    if adapter_file(wanted) is not None:
        return replace(plan, context=wanted)
    lacks = (
        f"{model.title} follows {kind or 'what it is shown'} closely with {wanted.words} alone, which is not on this"
    )
    lacks = f"{lacks} machine: {_way_out(model, wanted)}"
    if kind is not None:
        raise CannotRender(lacks)
    return replace(plan, warnings=(*plan.warnings, lacks))


def context_said(adapter: ContextAdapter) -> str:
    """What is said of a clip that was made with it."""
    return f"what it was shown is followed with {adapter.words} at strength {adapter.strength:g}"


def _adapter_for(model: Model, role: Role, kind: Control | None) -> ContextAdapter | None:
    fitting = (one for one in model.context_adapters if (kind in one.controls if kind else role in one.roles))
    return next(fitting, None)


def _way_out(model: Model, adapter: ContextAdapter) -> str:
    if adapter.folder is not None:
        return f"there is no file {adapter.folder / adapter.file}"
    return f"rushes models pull {model.name} --control"
