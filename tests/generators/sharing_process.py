"""One of two processes that make a clip together; started by `test_a_clip_is_divided_between_processes`.

    python -m tests.generators.sharing_process FOLDER RANK PORT OUT

There are no cards here: the processes talk over gloo and compute on the processor. diffusers asks how many accelerators
there are and divides by that; it is told one, which is all that stands in its way.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import torch

from generators.catalogue import Role, Sampling
from generators.errors import CannotRender
from tests.generators.tiny_rendering import HEIGHT, render, row_of


def main(folder: Path, rank: int, port: str, output: Path) -> None:
    """Renders a clip alone, then together with the other process; and asks for one that is not divided evenly."""
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "RANK": str(rank), "WORLD_SIZE": "2"}
    torch.set_num_threads(1)
    torch.accelerator.device_count = lambda: 1
    torch.distributed.init_process_group("gloo")
    for gpus in (1, 2):
        sampling = Sampling(steps=2, guidance=3.0, height=HEIGHT, gpus=gpus)
        row = row_of(folder, "wan", {Role.TEXT_TO_VIDEO: "WanPipeline"}, sampling=sampling)
        clip = render(row, output / f"{rank}-{gpus}.mp4", seconds=0.5)
        assert any("between 2 cards (Ulysses" in line for line in clip.warnings) == (gpus == 2)
        print(gpus, clip.sha256, flush=True)
    try:
        render(row, output / f"{rank}-odd.mp4", seconds=0.5, width=80, height=80)  # 75 tokens
    except CannotRender as error:
        told = "refused" if "divided evenly between 2 cards" in str(error) else "wrong"
        print("odd", told, flush=True)
    torch.distributed.destroy_process_group()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
