"""A user's own row of the catalogue for a tiny model, as the text of `models.toml`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["own_row"]


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
