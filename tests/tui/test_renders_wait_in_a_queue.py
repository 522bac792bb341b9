"""`rushes make --queue`, `rushes jobs` and `rushes run`: renders wait, can be changed meanwhile, and are then made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.tui.conftest import Ran

Rushes = Callable[..., Ran]
TINY = ("--seconds", "0.5", "--size", "160x90", "--fps", "8")


def queue(rushes: Rushes, words: str) -> int:
    ran = rushes("make", words, *TINY, "--queue", "--json")
    assert ran.status == 0, ran.err
    return int(ran.document["jobs"][0]["id"])


def test_what_is_queued_is_rendered_by_run_and_not_before(rushes: Rushes) -> None:
    ran = rushes("make", "a dog runs", *TINY, "--seed", "7", "--queue")
    assert ran.status == 0, ran.err
    assert "job 1 waits: shot 1: Dog run" in ran.out
    assert rushes("show", "--json").document["takes"] == []
    again = rushes("say", "render it again", "--queue")
    assert "Shot 1 waits in the queue as job 2." in again.out

    ran = rushes("run", "--json")
    assert ran.status == 0, ran.err
    assert "job 1 is done: take 1" in ran.err
    takes = rushes("show", "--json").document["takes"]
    assert [(take["width"], take["fps"], take["seed"]) for take in takes] == [(160, 8.0, 7), (854, 24.0, 1)]
    assert ran.document["clips"] == {take["id"]: take["path"] for take in takes}
    assert all(Path(take["path"]).is_file() for take in takes)
    assert rushes("jobs").out == "Nothing waits in the queue. 2 jobs are done or cancelled.\n"


def test_an_upscale_can_wait_too(rushes: Rushes) -> None:
    assert rushes("make", "a dog runs", *TINY).status == 0
    ran = rushes("say", "upscale shot 1 to 1080p", "--queue")
    assert "Shot 1 waits in the queue as job 1." in ran.out
    assert rushes("jobs").out.startswith("job 1 waits. Shot 1, upscaled: Dog run")
    assert rushes("jobs", "edit", "1", "--priority", "2", "--fps", "16").status == 0
    assert "works on a clip that is there" in rushes("jobs", "edit", "1", "--model", "previz").err
    assert rushes("run").status == 0
    larger = rushes("show", "--json").document["takes"][1]
    assert (larger["height"], larger["fps"], larger["settings"]["made_from"]) == (1080, 16.0, "t1")
    assert larger["warnings"][0].startswith("Upscaled with Lanczos from 160x90")


def test_the_queue_is_shown_moved_paused_and_edited(rushes: Rushes) -> None:
    for words in ("a dog runs", "a cat sleeps", "a horse jumps"):
        queue(rushes, words)
    assert rushes("jobs", "up", "3", "--by", "2").status == 0
    assert rushes("jobs", "edit", "1", "--after", "2", "--seed", "5", "--priority", "1").status == 0
    assert rushes("jobs", "pause", "3").out.startswith("job 3 is paused. Shot 3: Horse jump")
    rows = rushes("jobs", "--json").document["jobs"]
    assert [(row["id"], row["state"], row["blocked_by"]) for row in rows] == [
        (2, "waiting", []),
        (1, "waiting", [2]),
        (3, "paused", []),
    ]
    assert "job 1 waits for job 2. Shot 1: Dog run" in rushes("jobs").out
    assert rushes("jobs", "cancel", "2").status == 0
    ran = rushes("run")
    assert ran.status == 0, ran.err
    assert "job 1 waits for job 2" in ran.out
    assert rushes("show", "--json").document["takes"] == []


def test_what_cannot_be_is_told_in_a_line(rushes: Rushes) -> None:
    assert "There is no project at" in rushes("run").err
    queue(rushes, "a dog runs")
    for arguments, words in (
        (("jobs", "resume", "1"), "Job 1 is waiting; only paused jobs can be resumed."),
        (("jobs", "retry", "4"), "There is no job 4; `rushes jobs` lists them."),
        (("jobs", "edit", "1", "--after", "1"), "Job 1 would wait for itself."),
        (("jobs", "edit", "1", "--model", "sora"), "There is no generator 'sora'"),
        (("jobs", "edit", "1", "--fps", "900"), "The frame rate 900 cannot be used"),
        (("make", "a dog", "--queue", "-o", "dog.mp4"), "With --queue there is no clip yet"),
    ):
        ran = rushes(*arguments)
        assert ran.status != 0
        assert words in ran.err
        assert "Traceback" not in ran.err
