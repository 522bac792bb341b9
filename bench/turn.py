"""How long one offline chat turn takes without a render, on a film of 1,000 shots with 200 characters.

    python bench/turn.py [--turns N] [--profile]

Prints the median of several turns of each kind, in milliseconds of wall time, with the machine's core count.
Aim: under 150 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import os
import pstats
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.memory import Character, Draft, Project
from assistant.session import Studio
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Look, Subject

SHOTS = 1000
CHARACTERS = 200
AIM_MS = 150.0

SCENES = (
    "a golden retriever running through a sunlit meadow, camera tracking from the side",
    "a red car drives through a snowy street at night, crane up",
    "a glass ball falls onto a wooden floor and bounces, extreme close-up",
    "dolly zoom on a man standing on an empty street at dusk",
    "two children play football on a beach, wide shot, handheld",
)
TURNS = {
    "new request": "a black cat walks along a wall at sunset, slow dolly in",
    "with a character": "Person7 walks through the rain, medium shot",
    "revision": "make it slower",
    "revision of an early shot": "shot 12: from above",
    "introduction": "this is Mira: a teenage girl with short red hair and a yellow raincoat",
    "recall": "who is Person42?",
    "undo": "undo",
}


def build(folder: Path) -> None:
    """Makes the film, through the memory's own interface."""
    project = Project.open(folder)

    def fill(draft: Draft) -> None:
        base = [complete(shot) for scene in SCENES for shot in read(scene).shots]
        for number in range(SHOTS):
            shot = base[number % len(base)]
            draft.add_shot(shot.model_copy(update={"title": f"{shot.title} {number}"}))
        for number in range(CHARACTERS):
            name = f"Person{number}"
            looks = [Look(part="hair", text="short grey hair", colour="grey"), Look(part="coat", text="a green coat")]
            subject = Subject(id=name.lower(), noun="old man", name=name, looks=looks)
            draft.put_character(Character(name=name, subject=subject))

    project.history.commit("build", "bench", fill)
    project.close()


def rounds(turns: int) -> Iterator[tuple[str, str]]:
    """Kinds and messages; each kind `turns` times, interleaved as a person would."""
    for _ in range(turns):
        yield from TURNS.items()


async def take(studio: Studio, message: str) -> float:
    """Milliseconds of one turn."""
    start = time.perf_counter()
    async for event in studio.say(message, render=False):
        if event.type == "error":
            raise SystemExit(f"{message!r}: {event.message}")
    return (time.perf_counter() - start) * 1000


async def measure(folder: Path, turns: int) -> dict[str, list[float]]:
    """The times of each kind of turn; the first turn of all, with its imports, under "first turn"."""
    async with await Studio.open(folder, model="offline", generator="previz") as studio:
        times: dict[str, list[float]] = {"first turn (imports the agent)": [await take(studio, "hello")]}
        for message in TURNS.values():  # the tables of the vocabulary are read once
            await take(studio, message)
        for kind, message in rounds(turns):
            times.setdefault(kind, []).append(await take(studio, message))
    return times


def main() -> None:
    """Builds, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=7, help="turns of each kind")
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "film"
        build(folder)
        profiler = cProfile.Profile()
        if options.profile:
            profiler.enable()
        times = asyncio.run(measure(folder, options.turns))
        profiler.disable()
        size_mb = (folder / "project.db").stat().st_size / 1e6
    print(f"{SHOTS} shots, {CHARACTERS} characters, {os.cpu_count()} cores, database {size_mb:.1f} MB")
    for kind, values in times.items():
        print(f"  {kind:32} {statistics.median(values):7.1f} ms   (worst {max(values):.1f})")
    worst = max(statistics.median(values) for kind, values in times.items() if kind in TURNS)
    print(f"  {'slowest kind, median':32} {worst:7.1f} ms   (aim: under {AIM_MS:.0f})")
    if options.profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
