"""How long a previz clip takes, from the command line to the closed file, and where the time goes.

    python bench/previz.py [--seconds 5] [--size 854x480] [--fps 24] [--runs 3] [--request TEXT]
                           [--against mujoco]

The first part runs `rushes make` as whole processes on a warm cache and takes the fastest; its memory is that of the
command and its worker together, sampled; then the same with `--draft`, and both once more as messages to a studio that
is open and has rendered before. The second part renders the same shot once in
this process and counts the processor time of each kind of work. The third does so for a scene of about sixty
primitives at three sizes, and for heavy stages. Aims: as fast as the clip plays, under 700 MB, a draft within two
seconds; sixty primitives at 24 frames a second on two cores, the heaviest stage at half that.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from assistant.limits import render_settings
from assistant.session import Studio
from bench.peers import compare
from generators.base import RenderRequest, RenderSettings
from generators.previz.rendering import prepare, render_clip
from generators.previz.stage import Stage
from generators.previz.timing import Timings
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot

ROOT = Path(__file__).resolve().parent.parent
REQUEST = (
    "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, slow motion"
)
MEMORY_AIM_MB = 700
DRAFT_AIM_S = 2.0
CORES = 2
"""The aims are for so many."""
SIXTY = "a cat sits on a table in a studio"
RATES = (
    ("60 primitives", SIXTY, (854, 480)),
    ("60 primitives", SIXTY, (1280, 720)),
    ("60 primitives", SIXTY, (1920, 1080)),
    ("neon rain", "a woman walks down a neon street in the rain at night", (854, 480)),
    ("lake", "a rowing boat on a lake at sunset", (854, 480)),
    ("storm at sea", "a sailing ship on a stormy sea", (854, 480)),
)
RATE_SECONDS, RATE_FPS = 5.0, 2.4
"""A dozen pictures from all over a shot of the usual length."""
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
            size = ["--size", options.size, "--fps", f"{options.fps:g}"]
            fastest = min(whole_process(options, Path(folder), size))
            print(
                f"rate            {frames / fastest:6.1f} frames a second, {options.seconds / fastest:.2f} x real time"
            )
            whole_process(options, Path(folder), ["--draft"])
            asyncio.run(in_the_studio(options, Path(folder), settings))
        shares(options, settings, Path(folder), frames)
        rates(Path(folder))
    if options.against:
        compare(width, height)


def whole_process(options: argparse.Namespace, folder: Path, more: list[str]) -> list[float]:
    """Runs the command with some more options and prints its wall time and memory; returns the wall times, s."""
    walls, memories = [], []
    for run in range(options.runs + 1):
        clip = folder / f"{more[0]}-{run}.mp4"
        command = [sys.executable, "-m", "tui", "make", options.request, "--json", "-o", str(clip), *more]
        command += ["--project", str(folder / f"film{more[0]}-{run}"), "--seconds", f"{options.seconds:g}"]
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
    name, aim_s = ("draft", DRAFT_AIM_S) if "--draft" in more else ("whole process", options.seconds)
    fastest, middle = min(walls), statistics.median(walls)
    print(f"{name:15} {fastest:6.2f} s fastest, {middle:.2f} s median of {len(walls)} (aim {aim_s:g} s)")
    print(f"peak memory     {max(memories) / 1e6:6.0f} MB, command and worker together (aim {MEMORY_AIM_MB} MB)")
    return walls


async def in_the_studio(options: argparse.Namespace, folder: Path, settings: RenderSettings) -> None:
    """Prints the wall time from a message to its take in a studio that has rendered before."""
    draft = render_settings(profile="draft").settings
    async with await Studio.open(folder / "studio", model="offline", generator="previz") as studio:
        await take(studio, "a cat walks", draft, 1.0)
        for name, chosen, aim_s in (("studio, draft", draft, DRAFT_AIM_S), ("studio", settings, options.seconds)):
            walls = [await take(studio, options.request, chosen, options.seconds) for _ in range(options.runs)]
            print(f"{name:15} {min(walls):6.2f} s fastest, {statistics.median(walls):.2f} s median (aim {aim_s:g} s)")


async def take(studio: Studio, message: str, settings: RenderSettings, seconds: float) -> float:
    """Wall time of a turn that makes a take, s."""
    began, made = time.perf_counter(), False
    async for event in studio.say(message, settings=settings, seconds=seconds):
        made = made or event.type == "take"
    if not made:
        sys.exit(f"{message!r} made no take")
    return time.perf_counter() - began


def rates(folder: Path) -> None:
    """Prints what a frame of several scenes takes of a processor, and how many a second that makes on two cores."""
    print(f"processor time of one frame, all of its work, and the rate that it allows on {CORES} cores:")
    for name, request, (width, height) in RATES:
        settings = RenderSettings(width=width, height=height, fps=RATE_FPS)
        order = RenderRequest(shot=shot_of(request, RATE_SECONDS), settings=settings, output=folder / "rate.mp4")
        timings, stage_of = Timings(), Stage.build(shot_of(request, RATE_SECONDS), seed=0, width=width, height=height)
        render_clip(order, lambda _: None, timings=timings, stage=stage_of)
        took = sum(timings.seconds.values()) / round(RATE_SECONDS * RATE_FPS)
        geoms = f"{len(stage_of.scene.kind)} shapes"
        print(f"  {name:14} {width}x{height:<5} {geoms:>11} {1e3 * took:8.1f} ms {CORES / took:7.1f} frames a second")


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
