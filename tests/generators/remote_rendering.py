"""What the tests of remote rendering share: requests, a place for the pace, and a render that does not wait long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generators.base import Clip, Progress, RenderRequest, RenderSettings
from generators.remote import Server
from generators.remote.desk import Patience
from generators.remote.rendering import render_at
from prompts.shot import Shot

QUICK = Patience(
    tries=3, tries_waiting=3, first_s=0.05, longest_s=0.1, settling_s=0.3, poll_first_s=0.05, poll_longest_s=0.1
)
NAME = "studio"


def request(folder: Path, *, seconds: float = 0.5, prompt: str = "a dog runs", **settings: Any) -> RenderRequest:
    chosen = RenderSettings.model_validate({"width": 96, "height": 64, "fps": 16, **settings})
    return RenderRequest(
        shot=Shot(duration_s=seconds, title="Dog"), settings=chosen, prompt=prompt, output=folder / "clip.mp4"
    )


def render(url: str, asked: RenderRequest, on_progress: Any = None, **server: Any) -> Clip:
    """Renders at a server, in this process."""
    heard = on_progress or unheard
    return render_at(Server(url=url, **server), NAME, asked, heard, patience=QUICK)


def unheard(_: Progress) -> None:
    """Goes on whatever it is told."""


def left_in(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
