"""Several renderers of a node on one clip: each has a card of its own, and all take the same steps together.

It knows nothing of Ray, as `generators.executors.renderer`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

from generators.executors.renderer import Renderer

__all__ = ["GroupedRenderer"]


class GroupedRenderer(Renderer):
    """One of several processes that make a clip together; the first of them gives the clip back."""

    def place(self) -> str:
        """Where the others find this one, as host:port; the port is free when it is asked for."""
        with socket.socket() as found:
            found.bind(("", 0))
            port = found.getsockname()[1]
        return f"{socket.gethostbyname(socket.gethostname())}:{port}"

    def join(self, rank: int, world: int, place: str) -> None:
        """Joins the group; comes back when all have.

        Args:
            rank: which of them this is, from 0.
            world: how many there are.
            place: of the first.
        """
        import torch

        host, _, port = place.rpartition(":")
        os.environ.update(MASTER_ADDR=host, MASTER_PORT=port, RANK=str(rank), WORLD_SIZE=str(world))
        torch.distributed.init_process_group(
            "nccl" if torch.cuda.is_available() else "gloo", rank=rank, world_size=world
        )
        self._rank = rank

    def render(self, order: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
        """As `Renderer.render`; the clip of any but the first is not sent."""
        answer, clip = super().render(order, files)
        return answer, clip if self._rank == 0 else b""
