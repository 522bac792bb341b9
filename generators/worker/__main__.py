"""The worker process. It lives as long as its caller's end of the pipe is open, and not a second longer."""

from __future__ import annotations

import gc

from generators.worker.serving import serve

# What is imported lives as long as the process: looking through it again and again is a tenth of its start.
gc.set_threshold(400_000, 20, 20)

if __name__ == "__main__":
    serve()
