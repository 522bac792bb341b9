"""A user's own row of the catalogue for a tiny model, as the text of `models.toml`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generators.catalogue import Model

__all__ = ["own_row", "row_text"]


def own_row(
    name: str,
    family: str,
    folder: Path,
    pipelines: str,
    *,
    controls: Sequence[str] = (),
    references: int = 0,
    least: int = 5,
    most: int = 17,
    steps: Mapping[str, int] | None = None,
    guidance: float = 1.0,
) -> str:
    """A row for a model of 64 lines and 8 frames a second; `pipelines` is the inside of its table, role by role.

    Args:
        name, family, folder: of the model.
        pipelines: such as `text-to-video = "WanPipeline"`.
        controls, references: what it takes.
        least, most: frames of a clip; their number less one is a multiple of four.
        steps: by profile; two for `standard` where nothing is given.
        guidance: of every profile.
    """
    profiles = "\n".join(
        f"{profile} = {{ steps = {count}, guidance = {guidance}, height = 64 }}"
        for profile, count in (steps or {"standard": 2}).items()
    )
    return f"""
[[model]]
name = "{name}"
title = "Tiny {name}"
family = "{family}"
folder = "{folder}"
licence = "apache-2.0"
dialect = "wan2.1"
rate = 8
frames = {{ step = 4, offset = 1, least = {least}, most = {most} }}
sizes = {{ 64 = 112 }}
controls = {json.dumps(list(controls))}
references = {references}
pipelines = {{ {pipelines} }}
[model.sampling]
{profiles}
"""


def row_text(model: Model) -> str:
    """Any row as the text of `models.toml`: what it says beyond the defaults."""
    said = model.model_dump(mode="json", exclude_defaults=True)
    return "[[model]]\n" + "\n".join(f"{key} = {_inline(value)}" for key, value in said.items()) + "\n"


def _inline(value: Any) -> str:
    """A value as TOML on one line; JSON writes strings, numbers and truth alike."""
    if isinstance(value, dict):
        inside = (f"{json.dumps(key)} = {_inline(one)}" for key, one in value.items())
        return f"{{ {', '.join(inside)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return json.dumps(value)
