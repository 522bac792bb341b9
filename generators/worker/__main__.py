"""The worker process. It lives as long as its caller's end of the pipe is open, and not a second longer."""

from __future__ import annotations

from generators.worker.serving import serve

if __name__ == "__main__":
    serve()
