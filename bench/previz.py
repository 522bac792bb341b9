"""How long a previz clip takes, from the command line to the closed file, and where the time goes.

    python bench/previz.py [--seconds 5] [--size 854x480] [--fps 24] [--runs 3] [--request TEXT]
                           [--against mujoco]

The first part runs `rushes make` as whole processes on a warm cache and takes the fastest; its memory is that of the
command and its worker together, sampled. The second part renders the same shot once in this process and counts the
processor time of each kind of work. Aims: as fast as the clip plays, and under 700 MB.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.peers import compare
from generators.base import RenderRequest, RenderSettings
from generators.previz.rendering import prepare, render_clip
from generators.previz.timing import Timings
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot

ROOT = Path(__file__).resolve().parent.parent
REQUEST = (
    "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, slow motion"
)
MEMORY_AIM_MB = 700
SAMPLE_EVERY_S = 0.02


def main() -> None:
    """Measures and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--size", default="854x480")
    parser.add_argument("--fps", type=float, default=24.0)
    parser.add_argument("--runs", type=int, default=3, help="whole processes to time; 0 for the shares alone")
    parser.add_argument("--request", default=REQUEST)
    parser.add_argument("--against", choices=["mujoco"], help="also draw one scene with MuJoCo's own renderers")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    settings = RenderSettings(width=width, height=height, fps=options.fps)
    frames = round(options.seconds * options.fps)
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    print(f"{options.seconds:g} s, {width}x{height}, {options.fps:g} fps: {frames} frames; aim {options.seconds:g} s")
    with tempfile.TemporaryDirectory() as folder:
        if options.runs > 0:
            whole_process(options, Path(folder), frames)
        shares(options, settings, Path(folder), frames)
    if options.against:
        compare(width, height)


def whole_process(options: argparse.Namespace, folder: Path, frames: int) -> None:
    """Runs the command and prints its wall time, rate and memory."""
    walls, memories = [], []
    for run in range(options.runs + 1):
        clip = folder / f"{run}.mp4"
        command = [sys.executable, "-m", "tui", "make", options.request, "--json", "-o", str(clip)]
        command += ["--project", str(folder / f"film-{run}"), "--seconds", f"{options.seconds:g}"]
        command += ["--size", options.size, "--fps", f"{options.fps:g}"]
        began = time.perf_counter()
        with open(folder / "errors.txt", "w+") as errors:
            process = subprocess.Popen(command, cwd=ROOT, env=usual(), stdout=subprocess.DEVNULL, stderr=errors)
            memory = Peak(process.pid)
            status = process.wait()
            errors.seek(0)
            said = errors.read()
        walls.append(time.perf_counter() - began)
        memories.append(memory.stop())
        if status or not clip.exists():
            sys.exit(f"`rushes make` ended with status {status} and made no clip:\n{said}")
    walls, memories = walls[1:], memories[1:]  # the first one warmed the caches
    print(f"whole process   {min(walls):6.2f} s fastest, {statistics.median(walls):.2f} s median of {len(walls)}")
    print(f"rate            {frames / min(walls):6.1f} frames a second, {options.seconds / min(walls):.2f} x real time")
    print(f"peak memory     {max(memories) / 1e6:6.0f} MB, command and worker together (aim {MEMORY_AIM_MB} MB)")


def usual() -> dict[str, str]:
    """This environment, in which Python keeps what it has compiled, as it does for a user."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def shares(options: argparse.Namespace, settings: RenderSettings, folder: Path, frames: int) -> None:
    """Renders in this process and prints the processor time by kind of work."""
    request = RenderRequest(
        shot=shot_of(options.request, options.seconds), settings=settings, output=folder / "inside.mp4"
    )
    prepare()
    timings = Timings()
    began, processor = time.perf_counter(), time.process_time()
    render_clip(request, lambda _: None, timings=timings)
    wall, total = time.perf_counter() - began, time.process_time() - processor
    print(f"renderer alone  {wall:6.2f} s wall, {total:.2f} s of processor time; of which:")
    rest = total - sum(timings.seconds.values())
    for work, seconds in [*timings.seconds.items(), ("the rest", rest)]:
        print(f"  {work:<18} {seconds:6.3f} s {100 * seconds / total:5.1f} % {1e3 * seconds / frames:7.2f} ms a frame")


def shot_of(request: str, seconds: float) -> Shot:
    """The completed shot, as the offline director plans it."""
    return complete(read(request).shots[0]).model_copy(update={"duration_s": seconds})


class Peak:
    """Samples the resident memory of a process and all it started, until stopped."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The highest sum seen, bytes; 0 where the system has no /proc."""
        self._done.set()
        self._thread.join()
        return self._bytes

    def _sample(self) -> None:
        while not self._done.wait(SAMPLE_EVERY_S):
            self._bytes = max(self._bytes, resident_bytes(self._pid))


def resident_bytes(pid: int) -> int:
    """Resident memory of a process and its descendants; pages they share count once for each."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident_bytes(int(child)) for child in children)


if __name__ == "__main__":
    main()
