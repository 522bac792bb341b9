"""How long `rushes --help` takes, and how long until the studio's first picture is on the terminal.

    python bench/startup.py [--runs N]

Both are whole processes, from their start: the help to its exit, the studio (in a pseudo-terminal of 120 x 36 that
answers the usual queries, as terminals do) to the moment its composer has been drawn. Aims: 0.25 s and 1 s.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_PICTURE = "What do you want to see?"[1:].encode()
ANSWERS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[16t": b"\x1b[6;20;10t", b"\x1b_G": b"\x1b_Gi=1;ENOTSUPPORTED\x1b\\"}
PATIENCE_S = 30.0


def main() -> None:
    """Measures both and prints them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {runs} runs each after one to warm the disk cache")
    with tempfile.TemporaryDirectory() as folder:
        report("rushes --help", 0.25, [help_seconds() for _ in range(runs + 1)][1:])
        report("studio, first picture", 1.0, [studio_seconds(Path(folder) / "film") for _ in range(runs + 1)][1:])


def report(what: str, aim_s: float, seconds: list[float]) -> None:
    """Prints the fastest and the median run against the aim."""
    print(f"{what:<24} {min(seconds):.3f} s fastest, {statistics.median(seconds):.3f} s median (aim {aim_s:g} s)")


def help_seconds() -> float:
    """Wall time of `rushes --help`, s."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "tui", "--help"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def studio_seconds(project: Path) -> float:
    """Wall time from the start of `rushes` to its first picture, s."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "tui", "--project", str(project)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    try:
        wait_for_picture(terminal)
        return time.perf_counter() - begun
    finally:
        leave(process, terminal)


def wait_for_picture(terminal: int) -> None:
    """Reads the terminal until the first picture is there, answering what the program asks."""
    seen = b""
    end = time.monotonic() + PATIENCE_S
    while FIRST_PICTURE not in seen:
        readable, _, _ = select.select([terminal], [], [], max(end - time.monotonic(), 0))
        if not readable:
            raise SystemExit(f"no picture after {PATIENCE_S:g} s; the program wrote {seen[-400:]!r}")
        news = os.read(terminal, 65536)
        for query, answer in ANSWERS.items():
            if query in news:
                os.write(terminal, answer)
        seen += news


def leave(process: int, terminal: int) -> None:
    """Asks the studio to quit, and sees that it does."""
    os.write(terminal, b"\x11")
    end = time.monotonic() + PATIENCE_S
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        if time.monotonic() > end:
            os.kill(process, signal.SIGKILL)
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                os.read(terminal, 65536)
            except OSError:
                continue
    os.close(terminal)


if __name__ == "__main__":
    main()
