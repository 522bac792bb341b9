"""What renders on a node of the cluster: it keeps its generators loaded, and sends clips back as bytes.

It knows nothing of Ray; `generators.executors.ray_cluster` makes actors of it. Several threads call it: one renders,
others ask how far it is or stop it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.base import Progress
from generators.errors import Cancelled
from generators.relocating import with_inputs_at
from generators.worker import wire
from generators.worker.outcome import outcome

__all__ = ["Renderer"]


class Renderer:
    """One process of the cluster that renders one clip at a time."""

    def __init__(self) -> None:
        self._reached: dict[int, Progress] = {}
        self._stopped: set[int] = set()

    def render(self, order: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
        """Makes a clip in a folder of its own.

        Args:
            order: `wire.Render` in JSON.
            files: what the request starts from, by the path that the request names.

        Returns:
            How it ended, as a `wire.Answer` in JSON, and the clip's bytes; none when there is no clip.
        """
        asked = wire.Render.model_validate_json(order)

        def report(progress: Progress) -> None:
            if asked.job in self._stopped:
                raise Cancelled
            self._reached[asked.job] = progress

        with TemporaryDirectory(prefix="rushes-") as folder:
            answer = outcome(_unpacked(asked, files, Path(folder)), report)
            clip = answer.clip.path.read_bytes() if isinstance(answer, wire.Finished) else b""
        self._reached.pop(asked.job, None)
        return answer.model_dump_json(), clip

    def progress(self, job: int) -> str | None:
        """How far a render is, as `Progress` in JSON; None before it has begun and after its end."""
        reached = self._reached.get(job)
        return reached.model_dump_json() if reached else None

    def stop(self, job: int) -> None:
        """Stops a render when it next reports."""
        self._stopped.add(job)

    def pid(self) -> int:
        """The process's number."""
        return os.getpid()


def _unpacked(order: wire.Render, files: Mapping[str, bytes], folder: Path) -> wire.Render:
    """The order with its files written to a folder, and the clip to be made there."""
    places: dict[Path, Path] = {}
    for number, (name, content) in enumerate(files.items()):
        place = folder / f"{number}{Path(name).suffix}"
        place.write_bytes(content)
        places[Path(name)] = place
    request = with_inputs_at(order.request, lambda path: places[path])
    output = folder / f"clip{order.request.output.suffix}"
    return order.model_copy(update={"request": request.model_copy(update={"output": output})})
